"""Films that a text calls by their order: "A and B …; the first stars Ann Example …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..claims import Entity
from ..expressions import expression

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["called_in_order"]

_CUES: Final = ("the first", "the second", "the former", "the latter")
_TWO: Final = 2
_FILM: Final = "\ue000"
_PAIR: Final = expression(
    rf"{_FILM}[\"'”]?(?: ?\([^()]{{0,40}}\))?,? (?:and|&) [\"'“]?{_FILM}(?!['’]s)"
)
# The clause that calls a film so; "the first time" is no film.
_OF_CLAUSE: Final = expression(
    r"(?:^|[;:,(]|\b(?:and|while|whereas|but))\W*the (first|former|second|latter)"
    r"(?: (?:film|movie|one|picture|of (?:them|these|the two)))?,? (?=\W?[a-z\ue001])"
)
_NO_FILM: Final = expression(
    r"the (?:first|second) (?:[a-z]+ )?"
    r"(?:half|act|time|scene|hour|part|reel|thing|song|track|is that)"
)


def called_in_order(reading: Reading, skeleton: Skeleton, at: int) -> Entity | None:
    """Return the film of a pair that the clause around an offset of the skeleton calls by order.

    The pair stands in the same sentence or the one before; None where the clause names a film.
    """
    if len(reading.films.mentions) < _TWO or not skeleton.holds(_CUES):
        return None
    lowered = skeleton.lowered
    opened = None
    for match in _OF_CLAUSE.finditer(lowered, 0, min(len(lowered), at + 24)):
        if match.start() <= at and not _NO_FILM.match(lowered, match.start(1) - 4):
            opened = match
    if opened is None or ";" in lowered[opened.end() : at] or _FILM in lowered[opened.end() : at]:
        return None
    pair = _pair_before(reading, skeleton, opened.start())
    if pair is None:
        return None
    return pair[0] if opened[1] in ("first", "former") else pair[1]


def _pair_before(reading: Reading, skeleton: Skeleton, end: int) -> tuple[Entity, Entity] | None:
    """Return the last two films joined by "and" before an offset, or in the sentence before."""
    found = _pair_in(reading, skeleton, end)
    if found is None:
        index = reading.skeletons.index(skeleton)
        before = reading.skeletons[index - 1] if index else None
        found = _pair_in(reading, before, len(before.text)) if before is not None else None
    return found


def _pair_in(reading: Reading, skeleton: Skeleton, end: int) -> tuple[Entity, Entity] | None:
    pairs = list(_PAIR.finditer(skeleton.text, 0, end))
    if not pairs:
        return None
    offsets = [at for at in sorted(skeleton.slots) if pairs[-1].start() <= at < pairs[-1].end()]
    films = [reading.film_at(skeleton.slots[at].span) for at in offsets]
    if len(films) != _TWO or films[0] is None or films[1] is None or films[0] == films[1]:
        return None
    return films[0], films[1]
