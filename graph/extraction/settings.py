"""Settings: the named places where a film's story plays.

The patterns are those of `data/words/patterns/settings.txt`; here is what may be a place at all,
and how far a sentence claims it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..claims import Claim, Entity, Modality
from ..documents import Span
from ..expressions import expression
from .film_of_place import film_of_place
from .modality import modality_at
from .reading import Reading
from .sentence_patterns import room
from .skeleton import Skeleton, Slot, skeleton_of
from .words import word_list

__all__ = ["find"]

_NOT_SHOWN: Final = expression(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:shows?|shown|visits?|reach(?:es)?|sees?|seen|set)\b"
    r"|\b(?:would|could|should|might)\s+have\s+(?:been|had|gone)\b|\b[Ii]f\s+only\b"
)


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `setIn` claims, one per film and place."""
    seen: set[tuple[Entity, str]] = set()
    for of in reading.skeletons:
        skeleton = _with_places(reading, of) if of.has("film") else of
        sentence = skeleton.sentence
        if not (skeleton.has("place") or skeleton.has("name")):
            continue
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item"):
            continue
        for pattern, confidence, match_start, span in _places(reading, skeleton):
            film = film_of_place(reading, sentence, span.start)
            if film is None:
                continue
            name = span.of(reading.plain)
            modality = _modality(reading, skeleton, match_start, pattern)
            if (film, name) in seen or modality is None:
                continue
            seen.add((film, name))
            yield reading.claim(
                film, "setIn", Entity("place", name), at=sentence.span, surface=name,
                pattern=pattern, confidence=confidence, modality=modality,
            )  # fmt: skip


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


def _places(reading: Reading, skeleton: Skeleton) -> Iterator[tuple[str, float, int, Span]]:
    """Yield (pattern, confidence, start of the match in the text, place) of a sentence."""
    for one in room("settings").likely(skeleton):
        for match in one.matches(skeleton):
            slots = one.names(skeleton, match, one.says[0].object)
            spans = [slot.span for slot in slots]
            if one.says[0].object == "somewhere":  # a place with its country
                spans = [Span(spans[0].start, spans[-1].end)]
            for span in spans:
                if _may_be_place(reading, span):
                    yield one.name, one.confidence, skeleton.plain_offset(match.start()), span


def _may_be_place(reading: Reading, span: Span) -> bool:
    """Tell whether a name may be a place: no month, nation, or name of somebody or something."""
    name = span.of(reading.plain)
    first = name.split()[0]
    if (
        len(name) <= 2
        or first in word_list("not_places")
        or first.rstrip("s") in word_list("calendar")
        or name in word_list("nationalities")
    ):
        return False
    named = reading.names.entity_at(span)
    return named is None or named.type == "place" or name in word_list("places")


def _modality(reading: Reading, skeleton: Skeleton, start: int, pattern: str) -> Modality | None:
    """Return how the sentence claims a place; None where it only supposes or reports it.

    Nobody may sleep in a town and the story still plays there: only "set in" can be denied.
    """
    text = skeleton.sentence.span.of(reading.plain)
    start -= skeleton.sentence.span.start
    modality = modality_at(text, start)
    if modality != "reported" and pattern != "set-in":
        return None if _NOT_SHOWN.search(text, 0, start) else "asserted"
    return modality if modality in ("asserted", "negated") else None
