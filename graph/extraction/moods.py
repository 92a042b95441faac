"""Moods: the tone and atmosphere of a film, and the feelings that its music and songs have.

The patterns are those of `data/words/patterns/moods.txt`; `feelings.py` reads the list in which
the word stands that a pattern finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..expressions import expression
from .feelings import Frame, feelings_at, may_hold_a_feeling
from .film_of_place import film_of_place
from .pattern_claims import claim_at, song_of
from .sentence_patterns import SentencePattern, room

if TYPE_CHECKING:
    import re

    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["find"]

_OF_MUSIC: Final = expression(
    r"\b(?:songs?|sings?|sang|sung|singing|music|tunes?|ballad|tracks?|score)\b"
)
_BLOCKS: Final = frozenset({"paragraph", "item", "heading"})
_UNKNOWN: Final = 0.1


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `mood` claims, one for each work, mood and sentence."""
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        if reading.layout.blocks[sentence.block].kind not in _BLOCKS:
            continue
        if not may_hold_a_feeling(skeleton.lowered):
            continue
        found: set[tuple[Entity, str]] = set()
        for one in room("moods").likely(skeleton):
            for match in one.matches(skeleton):
                subject = _subject(reading, skeleton, one, match)
                if subject is None:
                    continue
                for claim in _claims(reading, skeleton, one, match, subject):
                    thing = claim.object
                    if isinstance(thing, Entity) and (subject, thing.name) not in found:
                        found.add((subject, thing.name))
                        yield claim


def _subject(
    reading: Reading, skeleton: Skeleton, one: SentencePattern, match: re.Match[str]
) -> Entity | None:
    if one.says[0].subject == "song":
        of_music = reading.kind == "soundtrack" or _OF_MUSIC.search(skeleton.lowered)
        return song_of(reading, skeleton, one, match) if of_music else None
    return film_of_place(reading, skeleton.sentence, skeleton.sentence.span.start)


def _claims(
    reading: Reading,
    skeleton: Skeleton,
    one: SentencePattern,
    match: re.Match[str],
    subject: Entity,
) -> Iterator[Claim]:
    start, end = one.object_at(match)
    if skeleton.text[end : end + 1].isalnum():
        return  # a part of a word
    frame = Frame.of(one.needs)
    if frame.ends and not frame.kept:
        end = match.end()  # "a deeply mournful score": the pattern finds its first word
    for feeling in feelings_at(skeleton.text, start, end, frame):
        claim = claim_at(
            reading, skeleton, one, subject, "mood", Entity("mood", feeling.name),
            skeleton.plain_span(feeling.start, feeling.end),
            less=0.0 if feeling.is_known else _UNKNOWN,
        )  # fmt: skip
        yield replace(claim, degree=feeling.degree)
