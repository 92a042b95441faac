"""What a sentence pattern states at some words of its sentence, as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claims import Claim, Entity, Value
from ..documents import Span
from .modality import modality_at
from .sentence_patterns import SentencePattern

if TYPE_CHECKING:
    import re

    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["claim_at", "song_of"]


def claim_at(
    reading: Reading,
    skeleton: Skeleton,
    pattern: SentencePattern,
    subject: Entity,
    relation: str,
    thing: Entity | Value,
    at: Span,
    *,
    less: float = 0.0,
) -> Claim:
    """Return the claim of a pattern about the plain stretch `at`, in the mode of these words.

    It is as sure as the pattern, `less` so much.
    """
    sentence = skeleton.sentence.span
    return reading.claim(
        subject, relation, thing, at=sentence, surface=at, pattern=pattern.name,
        confidence=pattern.confidence - less,
        modality=modality_at(sentence.of(reading.nameless), at.start - sentence.start),
    )  # fmt: skip


def song_of(
    reading: Reading, skeleton: Skeleton, pattern: SentencePattern, match: re.Match[str]
) -> Entity | None:
    """Return the first song of a match."""
    songs = pattern.names(skeleton, match, "song")
    return Entity("song", reading.inner(songs[0]).of(reading.plain)) if songs else None
