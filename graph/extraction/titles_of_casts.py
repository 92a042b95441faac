"""Titles that are known from elsewhere and stand beside somebody who was in that film.

"Harold and Maude finally gets a release. Ruth Gordon …": a stretch of capitals may name anything;
one that is the title of a film, in a paragraph that names somebody of its cast, is likely that
film. What the tagger surely reads as something else, a song or a character, stays that; but whose
it is by "Ann Vane's", who is no actor of it, is a film's title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from ..reading.layout import PROSE
from ..tagger.labels import FILM_KINDS
from .known import is_known
from .title_runs import CASED, is_run
from .words import UPPER, word_list

if TYPE_CHECKING:
    from ..reading.layout import Layout
    from ..tagger.answers import Tagged

__all__ = ["titles_of_casts", "titles_with_casts"]

_MARKS: Final = tuple("\"“”'‘’*_")
_WORDS: Final = 7
_SEVERAL: Final = 2
_MOST_READ: Final = 20_000
# So likely something else, and so likely a book or a play, a title must not be; and so likely a
# film one word must be.
_ELSE, _WORK, _ONE_WORD = 0.5, 0.1, 0.03
_REACH, _BEFORE = 30, 6  # characters
# "another Low Tide", "his Slate": of these there are several, and films are not had so.
_ONE_OF: Final = expression(r"\b(?:another|an?|any|every|no|his|her|its|my|our|your|their) $")
_NAME: Final = rf"[{UPPER}][\w.’'-]*"
_LED: Final = expression(rf"(?<![\w'’-]){_NAME} (?:(?:of|of the|&) )?$")
_FOLLOWED: Final = expression(rf" (?:(?:of|&|of the) )?[{UPPER}\d]")
_OPENS: Final = expression(r"(?:^|[.!?…:;–—-][\"”'’)]*\s|\n)\W*$")
_OWNER: Final = expression(rf"(?<![\w'’-])(?P<name>{_NAME}(?: {_NAME}){{1,2}})['’]s? $")


def titles_with_casts(plain: str) -> Iterator[Span]:
    """Yield the places of known titles of whose cast the text names two or more, in order.

    They may stand inside a longer run of capitals: "Does Low Tide go on?". Only the first 20,000
    characters are read.
    """
    words = _cased(plain, Span(0, _MOST_READ))
    people = list(_people(plain, words))
    if len(people) >= _SEVERAL:
        yield from _titles(plain, words, people, least=_SEVERAL)


def titles_of_casts(layout: Layout, tagged: Tagged) -> Iterator[Span]:
    """Yield the places of known titles of whose cast their paragraph names somebody, in order."""
    plain = layout.view.plain
    for block in layout.blocks:
        words = _cased(plain, block.span) if block.kind in PROSE else []
        people = list(_people(plain, words))
        for title in _titles(plain, words, people) if people else ():
            if _is_likely(plain, title, people, tagged):
                yield title


def _cased(plain: str, within: Span) -> list[Span]:
    return [Span(*match.span()) for match in CASED.finditer(plain, *within)]


def _titles(
    plain: str, words: Sequence[Span], people: Sequence[tuple[Span, str]], *, least: int = 1
) -> Iterator[Span]:
    """Yield the known titles that begin with one of some words, none inside another."""
    end = 0
    for at, word in enumerate(words):
        if word.start >= end:
            title = _title(plain, words[at : at + _WORDS], people, least)
            if title is not None:
                end = title.end
                yield title


def _people(plain: str, words: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the known actors that runs of two or three capitals name."""
    for at, word in enumerate(words):
        for last in words[at + 1 : at + 3]:
            name = plain[word.start : last.end].removesuffix("'s").removesuffix("’s")
            if is_known("person", name):
                yield Span(word.start, last.end), name


def _title(
    plain: str, words: Sequence[Span], people: Sequence[tuple[Span, str]], least: int
) -> Span | None:
    """Return the longest title that begins with a word, of a film with some of `people`."""
    for last in reversed(words):
        whole = Span(words[0].start, last.end)
        for cut in ("'s", "’s", "!", "?", ""):
            if whole.of(plain).endswith(cut):
                span = Span(whole.start, whole.end - len(cut))
                if is_run(span.of(plain)) and _cast(plain, span, people) >= least:
                    return span
    return None


def _cast(plain: str, title: Span, people: Sequence[tuple[Span, str]]) -> int:
    """Return how many that stand outside a title are known to be in its film; 0 for no title."""
    name = _plain_and(title.of(plain))
    if not is_known("film", name):
        return 0
    beside = {who for place, who in people if not place.meets(title)}
    return sum(is_known("cast", name, who) for who in beside)


def _is_likely(plain: str, title: Span, people: Sequence[tuple[Span, str]], tagged: Tagged) -> bool:
    """Tell whether a title stands by itself, and is not plainly something else."""
    if _FOLLOWED.match(plain, title.end):
        return False
    name, chances = title.of(plain), tagged.chances(title)
    if chances.get("work", 0.0) >= _WORK or name in word_list("nationalities"):
        return False
    low = max(0, title.start - _REACH)
    owner = _OWNER.search(plain, low, title.start)
    if owner is not None:
        return not is_known("cast", _plain_and(name), owner["name"])
    if _ONE_OF.search(plain, low, title.start):
        return False
    if any(c >= _ELSE for kind, c in chances.items() if kind not in ("none", *FILM_KINDS)):
        return False
    if plain[title.start - 1 : title.start] in _MARKS:
        return plain[title.end : title.end + 1] in _MARKS
    led = _LED.search(plain, low, title.start)
    if " " not in name:
        read = tagged.mention_at(title)
        begins = read is not None and read.kind in FILM_KINDS and read.span.start == title.start
        films = sum(chances.get(kind, 0.0) for kind in FILM_KINDS)
        stars = _cast(plain, title, people) if name.casefold() not in word_list("common") else 0
        return led is None and (begins or films >= _ONE_WORD or stars >= _SEVERAL)
    before = max(0, led.start() - _BEFORE) if led is not None else 0
    return led is None or _OPENS.search(plain, before, led.start()) is not None


def _plain_and(name: str) -> str:
    return name.replace(" & ", " and ")
