"""Comparisons: a likeness, contrast or ranking that a document draws between two named films.

The patterns are those of `data/words/patterns/comparisons.txt`; what may be a film is said by
`compared_films.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .compared_films import Candidate, Candidates
from .modality import modality_at
from .sentence_patterns import phrase, room
from .skeleton import Skeleton, Slot, skeleton_of

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["find"]

# "If it were like Paper Boats": no comparison yet.
_ONLY_IF: Final = expression(r"\b(?:[Ii]f|unless)\s+(?:only\s+)?(?:it|this|the\s+\w+)\s+were\b")
_NEAR: Final = 80  # words of report further off concern another matter
_UNMARKED: Final = 0.15  # less sure where nothing but capitals or quotation marks show a film
_BEFORE: Final = "\"“'‘_*(["
_BEHIND: Final = "\"”'’_*)]"


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `comparedTo` claims from the film under review to another film, one per film."""
    if reading.film is None or reading.kind == "other":
        return
    seen: set[tuple[Entity, Entity]] = set()
    candidates = Candidates(reading)
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        section = _told_of(reading, sentence) or reading.film
        known = candidates.known(sentence)
        unknown = candidates.unknown(sentence, known)
        films = [*known, *(one for one in unknown if not _may_be_song(reading, skeleton, one))]
        if all(one.film == section for one in films):
            continue
        own = any(one.film == section for one in known)
        for one, pattern, sure in _compared(reading, skeleton, films, own=own):
            if one.film == section or (section, one.film) in seen:
                continue
            seen.add((section, one.film))
            text = sentence.span.of(reading.plain)
            start = one.span.start - sentence.span.start
            near = max(0, start - _NEAR)
            modality = modality_at(text[near:], start - near)
            if modality != "reported" and not _ONLY_IF.search(text, near, start):
                modality = "asserted"
            yield reading.claim(
                section, "comparedTo", one.film, at=sentence.span,
                surface=one.span.of(reading.plain), pattern=pattern,
                confidence=sure - (0.0 if one.mark == "film" else _UNMARKED), modality=modality,
            )  # fmt: skip


_OF_SONGS: Final = expression(
    r"\b(?:songs?|sings?|sang|sung|singing|tunes?|soundtracks?|albums?|ballads?|lyrics?|choruse?s?"
    r"|belts?|croons?|tracks?|melod(?:y|ies)|tango|waltz|hits?|encore)\b"
)


def _may_be_song(reading: Reading, skeleton: Skeleton, one: Candidate) -> bool:
    """Tell whether nothing but quotation marks show a film where songs are spoken of."""
    if one.mark != "song":
        return False
    chances = reading.name_kinds.chances(one.film.name)
    likely = chances.get("song", 0.0) > chances.get("film", 0.0)
    return likely or _OF_SONGS.search(skeleton.lowered) is not None


def _told_of(reading: Reading, sentence: Sentence) -> Entity | None:
    """Return the film of a place; the film of the text where that one is only named in passing."""
    film, reviewed = reading.films.at(sentence.span.start), reading.films.reviewed
    return reading.film if reviewed and film not in reviewed else film


def _compared(
    reading: Reading, of: Skeleton, films: list[Candidate], *, own: bool
) -> Iterator[tuple[Candidate, str, float]]:
    """Yield the films that a sentence compares, in order, with the first pattern that says so.

    `own`: the sentence names the film that it is about, too.
    """
    skeleton, by_slot = _with_films(reading, of, films)
    found: dict[Slot, tuple[str, float]] = {}
    for one in room("comparisons").likely(skeleton):
        if one.name == "contrast" and not own:
            continue
        for match in one.matches(skeleton):
            for slot in one.names(skeleton, match, one.says[0].object):
                found.setdefault(slot, (one.name, one.confidence))
    spoilt = phrase("no-comparison")
    for offset, slot in skeleton.slots.items():
        start = _start_of_list(skeleton, offset)
        if slot in found and slot in by_slot and not spoilt.search(skeleton.text, 0, start):
            yield by_slot[slot], *found[slot]


_LISTED: Final = expression(
    r"\ue000(?: ?\([^()]{0,40}\))?(?: ?,\"? (?:and |or )?| (?:and|or|&) | ?/ ?)"
    r"(?:the |even )?$"
)


def _start_of_list(skeleton: Skeleton, offset: int) -> int:
    """Return where the list of films begins that a film ends: "A or B"."""
    while listed := _LISTED.search(skeleton.text, max(0, offset - 60), offset):
        offset = listed.start()
    return offset


def _with_films(
    reading: Reading, skeleton: Skeleton, films: list[Candidate]
) -> tuple[Skeleton, dict[Slot, Candidate]]:
    """Return the skeleton with a mark for each film, quotation marks and all."""
    by_slot = {Slot(_outer(reading.plain, skeleton.sentence, one), one.mark): one for one in films}
    others = [
        slot
        for slot in skeleton.slots.values()
        if all(slot.span.end <= f.span.start or f.span.end <= slot.span.start for f in by_slot)
    ]
    slots = sorted([*by_slot, *others], key=lambda slot: slot.span)
    return skeleton_of(reading.plain, skeleton.sentence, slots), by_slot


def _outer(plain: str, sentence: Sentence, one: Candidate) -> Span:
    start, end = one.span.start, one.span.end
    while start > sentence.span.start and plain[start - 1] in _BEFORE:
        start -= 1
    while end < sentence.span.end and plain[end] in _BEHIND:
        end += 1
    return Span(start, end)
