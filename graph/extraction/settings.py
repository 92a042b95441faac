"""Settings: the named places where a film's story plays.

The patterns are those of `data/words/patterns/settings.txt`; what no pattern says is found by
`likely_settings.py`. Here is how far a sentence claims it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..claims import Claim, Entity, Modality
from ..documents import Span
from ..expressions import expression
from .film_of_place import film_of_place
from .likely_settings import PATTERN as LIKELY
from .likely_settings import likely_settings, may_be_place
from .modality import modality_at
from .reading import Reading
from .sentence_patterns import room
from .skeleton import Skeleton, Slot, skeleton_of
from .words import word_list

__all__ = ["PlaceSaid", "find", "said_of_places"]

_LIKELY, _UNLIKELY, _SURE = 0.65, 0.08, 0.7

_NOT_SHOWN: Final = expression(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:shows?|shown|visits?|reach(?:es)?|sees?|seen|set)\b"
    r"|\b(?:would|could|should|might)\s+have\s+(?:been|had|gone)\b|\b[Ii]f\s+only\b"
)


class PlaceSaid(NamedTuple):
    """What a pattern says of a place; `start` is where it begins in the text."""

    skeleton: Skeleton
    pattern: str
    confidence: float
    start: int
    span: Span


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `setIn` claims, one per film and place."""
    seen: set[tuple[Entity, str]] = set()
    for one in _told(reading):
        film = film_of_place(reading, one.skeleton.sentence, one.span.start)
        if film is None:
            continue
        name = one.span.of(reading.plain)
        modality = _modality(reading, one)
        if (film, name) in seen or modality is None:
            continue
        seen.add((film, name))
        yield reading.claim(
            film, "setIn", Entity("place", name), at=one.skeleton.sentence.span, surface=name,
            pattern=one.pattern, confidence=one.confidence, modality=modality,
        )  # fmt: skip


def _told(reading: Reading) -> list[PlaceSaid]:
    """Return the places where the film plays: by patterns, and where the words make it likely.

    A pattern that is not sure yields where the scorer finds its place unlikely.
    """
    said = list(said_of_places(reading))
    found: list[PlaceSaid] = []
    chances: dict[int, float] = {}
    patterns = {one.span.start: one.pattern for one in said}
    for (slot, skeleton, _), chance in likely_settings(reading, patterns):
        chances[slot.span.start] = chance
        if chance >= _LIKELY and not any(one.span.covers(slot.span) for one in said):
            found.append(PlaceSaid(skeleton, LIKELY, chance, slot.span.start, slot.span))
    found += [
        one
        for one in said
        if one.confidence >= _SURE or chances.get(one.span.start, _LIKELY) >= _UNLIKELY
    ]
    return sorted(found, key=lambda one: (one.span.start, one.pattern == LIKELY))


def said_of_places(reading: Reading) -> Iterator[PlaceSaid]:
    """Yield what the patterns say of places, of one place what the first says."""
    for of in reading.skeletons:
        skeleton = _with_places(reading, of) if of.has("film") else of
        if not (skeleton.has("place") or skeleton.has("name")):
            continue
        if reading.layout.blocks[skeleton.sentence.block].kind in ("paragraph", "item"):
            taken: set[int] = set()
            for one in _places(reading, skeleton):
                if one.span.start not in taken:
                    taken.add(one.span.start)
                    yield one


def _with_places(reading: Reading, skeleton: Skeleton) -> Skeleton:
    """Return the skeleton with a place where a film is called like a known one."""
    known = word_list("places")
    slots = [
        Slot(slot.span, "place")
        if slot.kind == "film" and slot.span.of(reading.plain) in known
        else slot
        for slot in skeleton.slots.values()
    ]
    if slots == list(skeleton.slots.values()):
        return skeleton
    return skeleton_of(reading.plain, skeleton.sentence, slots)


def _places(reading: Reading, skeleton: Skeleton) -> Iterator[PlaceSaid]:
    for one in room("settings").likely(skeleton):
        for match in one.matches(skeleton):
            slots = one.names(skeleton, match, one.says[0].object)
            spans = [slot.span for slot in slots]
            if one.says[0].object == "somewhere":  # a place with its country
                spans = [Span(spans[0].start, spans[-1].end)]
            start = skeleton.plain_offset(match.start())
            for span in spans:
                if may_be_place(reading, span):
                    yield PlaceSaid(skeleton, one.name, one.confidence, start, span)


def _modality(reading: Reading, one: PlaceSaid) -> Modality | None:
    """Return how the sentence claims a place; None where it only supposes or reports it.

    Nobody may sleep in a town and the story still plays there: only "set in" can be denied.
    """
    text = one.skeleton.sentence.span.of(reading.plain)
    start = one.start - one.skeleton.sentence.span.start
    modality = modality_at(text, start)
    if modality != "reported" and one.pattern != "set-in":
        return None if _NOT_SHOWN.search(text, 0, start) else "asserted"
    return modality if modality in ("asserted", "negated") else None
