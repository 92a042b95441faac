"""Paragraphs that pass to another film without a word of it: who made “it” there tells.

A film has one director, one cameraman, one composer. Where a paragraph names another film and not
the one under review, and somebody else is one of these there, it goes on about that other film
from where it names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..reading.layout import PROSE
from .topics import is_only_compared, leads_back

if TYPE_CHECKING:
    from ..claims import Entity
    from .clause_films import Named
    from .reading import Reading

__all__ = ["paragraphs_of_others"]

Maker = tuple[str, str]
_PARTS: Final = ("director", "cinematographer", "composer")
_LEAST: Final = 0.6


def paragraphs_of_others(
    reading: Reading, places: Sequence[Named]
) -> Iterator[tuple[Span, Entity]]:
    """Yield the rest of each such paragraph from the name of its film, with that film."""
    main = reading.film
    if main is None or reading.tagged is None or reading.films.equal:
        return
    named: dict[int, list[Named]] = defaultdict(list)
    for place in places:
        named[reading.layout.block_of(place.span.start)].append(place)
    makers = _makers(reading)
    own = {maker for block, of in named.items() if of[0].film == main for _, maker in makers[block]}
    for block, of in named.items() if own else ():
        told = [place for place in of if not is_only_compared(reading.plain, place.span)]
        if block < 0 or reading.layout.blocks[block].kind not in PROSE or not told:
            continue
        if {place.film for place in of} != {told[0].film} or told[0].film == main:
            continue
        rest = Span(told[0].span.start, reading.layout.blocks[block].span.end)
        there = {maker for at, maker in makers[block] if at > rest.start}
        if _are_others(there, own) and not leads_back(reading.plain, rest):
            yield rest, told[0].film


def _are_others(there: set[Maker], own: set[Maker]) -> bool:
    """Tell whether some maker of a paragraph does what another did, and none does what they did."""
    parts = {part for part, _ in there} & {part for part, _ in own}
    return bool(parts) and there.isdisjoint(own)


def _makers(reading: Reading) -> dict[int, list[tuple[int, Maker]]]:
    """Return where each paragraph names a maker, by part and last name, as the tagger reads it."""
    found: dict[int, list[tuple[int, Maker]]] = defaultdict(list)
    for mention in reading.tagged.mentions if reading.tagged is not None else ():
        for part in _PARTS:
            if mention.relations[part] * mention.stated >= _LEAST:
                name = mention.span.of(reading.plain).split()[-1].casefold()
                at = mention.span.start
                found[reading.layout.block_of(at)].append((at, (part, name)))
    return found
