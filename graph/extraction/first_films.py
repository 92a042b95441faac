"""The film that the film under review follows: of its title without a number, or of another title.

"Low Tide 2", "Winter Piano takes place ten years after Summer Piano": what "the first film" or "its
predecessor" is told to have had is of that one, if the text names it.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .version_words import FIRST_OF_ALL, IS_SEQUEL, ROMAN, THE_FIRST, YEAR, bare, base

__all__ = [
    "are_of_one_series",
    "base_named",
    "calls_first",
    "cues_of_series",
    "followed",
    "follows",
    "is_earlier",
    "is_numbered",
    "speaks_of_sequel",
    "tells_of_first",
]

_MARKS = r"[“\"‘'*_]{0,2}"
_BEHIND = r"[”\"’'*_]{0,2}"
_AFTER = expression(
    r"(?:\b(?:sequel|follow-?up|successor|companion piece) to"
    r"|\b(?:set|takes place|took place|opens|begins|starts|happens|unfolds|picks up)\b[^.;!?]{0,40}\b(?:after|since)(?: the (?:events|end|close) of)?"
    r"|\bpicks up where|\bcontinu(?:es|ation of)|\bfollows (?:on from|up))"
    rf" (?:the (?:first )?)?{_MARKS}$",
    re.IGNORECASE,
)
_REACH = 90
_TWO = 2
_LEFT_OFF = expression(rf"{_BEHIND} (?:\({YEAR}\) )?left off\b")
_AND_NOW = rf"{_BEHIND},? (?:in {YEAR}|\({YEAR}\)),? and (?:now|here|this year) {_MARKS}"
_COUNT = expression(
    r"(?:\b(?:Part|Chapter|Volume|Vol\.),? )?\b(?:[2-9]|I{2,3}|I?V|VI{1,3}|Two|Three|Four|Five)(?=$|[:,]| [–—-])"
)
_LATER = expression(r"\b(?:[3-9]|III|I?V|VI{1,3}|Three|Four|Five|Six)(?=$|[:,]| [–—-])")
_SECOND = r"the second (?:film|movie|picture|one|part|chapter|entry|instalment|installment)\b"
_SURELY_FIRST = expression(r"the (?:original|first)\b")
# What stands behind the shorter title where a film is meant: "Low Tide, which she made in 2014".
_OF_FILM = expression(
    rf"{_BEHIND}(?:,? (?:which|that) (?:[\w.'’-]+ ){{1,3}}(?:made|directed|wrote|shot|scored|released)\b| \({YEAR}\)|(?: back)? in {YEAR}\b| (?:first )?(?:came out|was released|opened)\b)"
)


_FIRST_ONE = expression(
    r"\b(?:the (?:first|original|earlier|previous|old) (?:one|film|movie|picture|part|time|instal?lment|entry)|the last (?:one|instal?lment|entry)|the (?:first|original)(?=[.,;:!?)]| (?:was|is|had|has|did)\b)|(?:part|number) one|last time)\b",
    re.IGNORECASE,
)
# Words of a sequel's review: of "the original" speaks one of a remake, too.
_OF_SERIES = expression(
    r"\b(?:the (?:first|last) (?:one|film|movie|picture|part|instal?lment|entry)|(?:part|number) one"
    r"|last time|predecessor|sequel|prequel|follow-?up)\b",
    re.IGNORECASE,
)
_SEQUEL = expression(r"\b(?:sequel|prequel|follow-?up|trilogy)\b", re.IGNORECASE)
_REMADE = expression(
    r"\b(?:remakes?|remade|remaking|versions?|adaptations?|filmed before)\b", re.IGNORECASE
)
_EARLIER_CALLED = r"\b(?:sequel|prequel|follow-?up|successor|companion|first|original|earlier|previous|old|than|last year['’]s)(?: to| piece to)? [“\"‘'*_]{0,2}(?:the )?"


def tells_of_first(plain: str) -> bool:
    """Tell whether a text speaks of "the first one", "the original film", "last time"."""
    return _FIRST_ONE.search(plain) is not None


def speaks_of_sequel(plain: str) -> bool:
    """Tell whether a text speaks of a sequel, or of a first film, and of no film made again."""
    is_of_two = _SEQUEL.search(plain) is not None or tells_of_first(plain)
    return is_of_two and _REMADE.search(plain) is None


def is_earlier(short: str, title: str, plain: str) -> bool:
    """Tell whether the beginning of a title with a subtitle is that of the film before it.

    "Low Tide" in a text about "Low Tide: The Flood" that calls it the first one, or of "the first
    film", or in one about "Low Tide: Part II".
    """
    if _COUNT.match(title[len(short) :].lstrip(": ,–—-")) and not is_numbered(short):
        return True
    if is_numbered(short):
        return False
    name = re.escape(bare(short))
    called = re.search(rf"{_EARLIER_CALLED}{name}(?!: )\b", plain, re.IGNORECASE)
    return called is not None or tells_of_first(plain)


def is_numbered(title: str) -> bool:
    """Tell whether a title has the number of a sequel: "Low Tide 2", "Low Tide, Part II: Ebb"."""
    return _COUNT.search(title) is not None


def followed(main: Entity, films: Iterable[Entity], plain: str) -> Entity | None:
    """Return the film of another title that the one under review is said to follow."""
    return _said_before(main, films, plain) or _only_other(main, films, plain)


def _said_before(main: Entity, films: Iterable[Entity], plain: str) -> Entity | None:
    """Return the film that words beside its title say to be before the one under review."""
    own = re.escape(main.name)
    for film in dict.fromkeys((*films, *_shorter(main))):
        if film == main or not film.name or bare(film.name) == bare(main.name):
            continue
        if film.year and main.year and film.year > main.year:
            continue
        name = re.escape(film.name)
        now = re.compile(rf"{_AND_NOW}{own}\b")
        for place in re.finditer(rf"(?<!\w){name}(?!\w)", plain):
            if plain.startswith(main.name, place.start()):
                continue
            before = plain[max(0, place.start() - _REACH) : place.start()]
            if _AFTER.search(before) or _LEFT_OFF.match(plain, place.end()):
                return film
            if now.match(plain, place.end()):
                return film
        if re.search(rf"(?<!\w){own}{_BEHIND}(?: \({YEAR}\))? follows {_MARKS}{name}(?!\w)", plain):
            return film
    return None


def _only_other(main: Entity, films: Iterable[Entity], plain: str) -> Entity | None:
    """Return the one other film of a text that speaks of "the first film", if it is no later one."""
    if not speaks_of_sequel(plain) or not _OF_SERIES.search(plain):
        return None
    own = {bare(name) for name in (main.name, *main.aliases)}
    others = {film for film in films if film.name and bare(film.name) not in own}
    film = next(iter(others), None)
    if film is None or len({bare(one.name) for one in others}) != 1:
        return None
    is_later = bool(film.year and main.year and film.year > main.year)
    is_later = is_later or is_numbered(film.name) or bare(main.name) in bare(film.name)
    called = rf"\b(?:sequel|follow-?up|second film),? (?:(?:is )?(?:called|titled) )?{_MARKS}{re.escape(film.name)}"
    return None if is_later or re.search(called, plain, re.IGNORECASE) else film


def are_of_one_series(first: str, second: str) -> bool:
    """Tell whether two titles differ by a number or a subtitle alone.

    >>> are_of_one_series("Low Tide", "Low Tide 2"), are_of_one_series("Low Tide", "Low Tide")
    (True, False)
    """
    return base(first) == base(second) and bare(first) != bare(second)


def latest_of_series(films: Sequence[Entity], plain: str) -> Entity | None:
    """Return the one of two films that a text about both reviews if it is the other's sequel."""
    if len(films) != _TWO:
        return None
    for film, other in (films, films[::-1]):
        if _is_longer(film.name) and base(film.name) == bare(other.name):
            return film
        called = rf"\b(?:the|its) (?:sequel|follow-?up),? (?:called |titled )?{_MARKS}{re.escape(film.name)}"
        if _said_before(film, [other], plain) or re.search(called, plain, re.IGNORECASE):
            return film
    return None


def _shorter(main: Entity) -> Iterator[Entity]:
    """Yield the film that a title without its number and subtitle would name."""
    if _is_longer(main.name):
        short = _short_title(main.name)
        article = "The " if main.name.startswith("The ") and not short.startswith("The ") else ""
        yield Entity("film", article + short)


def _is_longer(title: str) -> bool:
    """Tell whether a title has a number or a subtitle."""
    return base(title) != bare(title)


def _short_title(title: str) -> str:
    """Return a title without article, number and subtitle, in its own letters."""
    short = base(title)
    start = title.lower().index(short)
    return title[start : start + len(short)]


def follows(main: Entity, films: Iterable[Entity], plain: str) -> bool:
    """Tell whether the film under review is said to be a sequel, or named as one."""
    is_told = IS_SEQUEL.search(plain.lower()) or ROMAN.search(main.name)
    return bool(is_told) or _is_longer(main.name) or bool(followed(main, films, plain))


def cues_of_series(main: Entity) -> list[str]:
    """Return the words by which a sequel's review calls the films before it."""
    return [THE_FIRST, _SECOND] if _LATER.search(main.name) else [THE_FIRST]


def calls_first(words: str, main: Entity) -> bool:
    """Tell whether words call the first film of a series: of a third one, no "predecessor"."""
    cue = _SURELY_FIRST if _LATER.search(main.name) else FIRST_OF_ALL
    return cue.match(words) is not None and "first two" not in words


def base_named(main: Entity, plain: str) -> Iterator[Span]:
    """Yield where a sequel's title without its number or subtitle is plainly that of a film."""
    before, colon, _ = main.name.partition(": ")
    is_subtitled = bool(colon) and not is_numbered(before)
    if not is_subtitled and not (is_numbered(main.name) and _is_longer(main.name)):
        return
    name = before if is_subtitled else _short_title(main.name)
    everywhere = is_subtitled and is_earlier(before, main.name, plain)
    for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w|: )", plain):
        if everywhere or _OF_FILM.match(plain, place.end()):
            yield Span(*place.span())
