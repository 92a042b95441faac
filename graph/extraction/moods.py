"""Moods: the tone and atmosphere of a film, and the feelings that its music and songs have.

The patterns are those of `data/words/patterns/moods.txt`; `feelings.py` reads the list in which
the word stands that a pattern finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .feelings import Frame, feelings_at, may_hold_a_feeling
from .modality import modality_at
from .sentence_patterns import SentencePattern, room

if TYPE_CHECKING:
    import re

    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["find"]

_FRAMES: Final[Mapping[str, Frame]] = {
    "mood-tone-is": Frame(kept=True),
    "mood-tone-of": Frame(nouns=True),
    "mood-felt-tone": Frame(kept=True, ends=True),
    "mood-film-is": Frame(plainly=True),
    "mood-a-felt-film": Frame(plainly=True, ends=True),
    "mood-this-felt-film": Frame(plainly=True, ends=True),
    "mood-steeped": Frame(plainly=True, nouns=True),
    "mood-felt-music": Frame(ends=True),
    "mood-of-the-film": Frame(plainly=True, ends=True, nouns=True),
    "mood-song-is-a": Frame(ends=True),
    "mood-felt-song": Frame(ends=True),
}
"""What the patterns say of the list in which the feeling stands; the others, nothing."""
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
        songs = one.names(skeleton, match, "song")
        if not songs or not (reading.kind == "soundtrack" or _OF_MUSIC.search(skeleton.lowered)):
            return None
        return Entity("song", reading.inner(songs[0]).of(reading.plain))
    return reading.film_of(skeleton.sentence)


def _claims(
    reading: Reading,
    skeleton: Skeleton,
    one: SentencePattern,
    match: re.Match[str],
    subject: Entity,
) -> Iterator[Claim]:
    sentence = skeleton.sentence
    text = sentence.span.of(reading.plain)
    end = one.end_of_object(match)
    start = end - len(one.words(match, one.says[0].object))
    if skeleton.text[end : end + 1].isalnum():
        return  # a part of a word
    frame = _FRAMES.get(one.name, Frame())
    if frame.ends and not frame.kept:
        end = match.end()  # "a deeply mournful score": the pattern finds its first word
    for feeling in feelings_at(skeleton.text, start, end, frame):
        at = Span(skeleton.plain_offset(feeling.start), skeleton.plain_offset(feeling.end))
        claim = reading.claim(
            subject,
            "mood",
            Entity("mood", feeling.name),
            at=sentence.span,
            surface=at,
            pattern=one.name,
            confidence=one.confidence - (0.0 if feeling.is_known else _UNKNOWN),
            modality=modality_at(text, at.start - sentence.span.start),
        )
        yield replace(claim, degree=feeling.degree)
