"""Which films that a text names bear the title under review, and which of them words speak of."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .first_films import followed, is_numbered
from .title_forms import year_beside
from .version_words import NEWER, NOW, OLDER, REMAKE_OF, THE_FIRST, YEAR, bare, base, cue_of
from .words import UPPER, fold

__all__ = [
    "by_age",
    "first_of_series",
    "identified",
    "long_before",
    "names_another",
    "namesake",
    "own_years",
    "titled_alike",
]


# "That film was The Long Harbour, the 1951 chiller", "The first one was Low Tide (1951)".
_WORD: Final = rf"[{UPPER}\d][\w'’-]*"
_IS_CALLED: Final = expression(
    r"\b(?:[Tt]hat|[Tt]he (?:first|original|older|old|earlier|previous|other)) (?:film|movie|picture|one|version) (?:was|is)(?: called)? [“\"‘'*_]{0,2}"
    rf"(?P<title>{_WORD}(?: (?:(?:of|the|from|in|and|to|a|for|on) ){{0,2}}{_WORD}){{0,6}})[”\"’'*_]{{0,2}},?[”\"’'*_]{{0,2}}"
    rf" (?:\((?P<beside>{YEAR})\)|(?:an?|the) (?P<year>{YEAR}) [a-z-]+|(?:made |released |shot |filmed )?(?:in|from|of) (?P<made>{YEAR})\b)"
)


def identified(plain: str, main: Entity) -> Iterator[tuple[Span, Entity]]:
    """Yield where a text says which earlier film it has spoken of, with that film."""
    before = main.year or 0
    for said in _IS_CALLED.finditer(plain) if before else ():
        year = int(said["beside"] or said["year"] or said["made"])
        if year < before:
            title = said["title"]
            is_same = bare(title) == bare(main.name)
            name, other = (f"{title} ({year})", (title,)) if is_same else (title, ())
            yield Span(*said.span("title")), Entity("film", name, other, year)


_TENS: Final = (
    "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
)  # fmt: skip
# "Sixty years after Ann Example's Low Tide"
_LONG_AFTER: Final = (
    rf"\b(?:(?P<number>\d{{2,3}})|(?i:(?:a )?(?P<tens>{'|'.join(_TENS)}))(?:-[a-z]+)?) years (?:after|since) "
    rf"(?P<who>(?:{_WORD} ){{0,2}}[{UPPER}][\w.-]+)['’]s? [“\"‘'*_]{{0,2}}"
)
_LATEST: Final = 2039


class LongBefore(NamedTuple):
    """Words that count the years since a film of the title under review, and whose it was.

    `surely` tells that it is an earlier one: nobody could count as many since the one under review.
    """

    span: Span
    owner: str
    surely: bool


def long_before(plain: str, main: Entity) -> Iterator[LongBefore]:
    """Yield where a text counts the years since a film of the title under review."""
    title = re.escape(main.name)
    for said in re.finditer(rf"{_LONG_AFTER}{title}\b", plain) if title else ():
        tens = said["tens"]
        years = 10 * (_TENS.index(tens.lower()) + 1) if tens else int(said["number"])
        surely = main.year is not None and main.year + years > _LATEST
        yield LongBefore(Span(*said.span()), said["who"], surely)


def own_years(main: Entity, plain: str) -> set[int | None]:
    """Return the years of the film under review: that of its title, else those the text gives it.

    "The 1951 remake of", "the 1951 one, not the silent one", "Low Tide (1951)".
    """
    if main.year is not None:
        return {main.year}
    said = {int(match["year"]) for match in REMAKE_OF.finditer(plain.lower())}
    return {None, *said, year_beside(main.name, plain)}


def titled_alike(main: Entity, films: Iterable[Entity], year: int) -> Entity | None:
    """Return the film of a year that bears the title under review, if the text names it."""
    key = fold(main.name)
    alike = (film for film in films if film.year == year and key in map(fold, _names(film)))
    return next(alike, None)


def namesake(main: Entity, films: Iterable[Entity]) -> Entity | None:
    """Return the one other film of the same title that the text names with its year."""
    key = bare(main.name)
    found = {
        film
        for film in films
        if film.year not in (None, main.year) and key in map(bare, _names(film))
    }
    return found.pop() if len(found) == 1 else None


def first_of_series(
    main: Entity, films: Sequence[Entity], plain: str, *, called: bool
) -> Entity | None:
    """Return the film that a sequel follows, or that its title is made of: "Low Tide 2".

    `called` tells that the text calls a film so, be it found as one or not: "the first Low Tide".
    So does "the first film" where the title is that of the first with a number.
    """
    first = base(main.name)
    called = called or (is_numbered(main.name) and bool(cue_of(THE_FIRST).search(plain.lower())))
    if (told := followed(main, films, plain)) is not None:
        return told
    found = next((f for f in films if f != main and first in map(bare, _names(f))), None)
    if found is None and called and first != bare(main.name):
        end = main.name.lower().index(first) + len(first)
        found = Entity("film", main.name[:end])
    return found


def by_age(words: str, main: Entity, other: Entity) -> Entity | None:
    """Return the older or the newer of two films of one title, as the words say."""
    older, newer = sorted((main, other), key=lambda film: film.year or NOW)
    if OLDER.search(words):
        return older
    return newer if NEWER.search(words) else None


def names_another(text: str, main: Entity, films: Iterable[Entity]) -> bool:
    """Tell whether a text names a film of another title than the one under review."""
    own = set(map(bare, _names(main)))
    names = {name for film in films for name in _names(film) if name}
    return any(bare(name) not in own and name in text for name in names)


def _names(film: Entity) -> tuple[str, ...]:
    return (film.name, *film.aliases)
