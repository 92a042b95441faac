"""Opinions that turn within a sentence: "gorgeous in places and murky in others"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .link_language import book
from .opinion_words import OpinionWord

__all__ = ["is_corrected", "turns_of"]

_FAR: Final = 70


def turns_of(
    sentence: str, opinions: list[tuple[int, int, OpinionWord]], index: int
) -> Iterator[tuple[int, int, OpinionWord]]:
    """Yield the later words that turn the judgement of the word at `index` around."""
    start, at, first = opinions[index]
    for later, end, word in opinions[index + 1 :]:
        if later - at > _FAR:
            return
        if word.polarity == first.polarity or word.polarity == "mixed":
            continue
        if _ties("turn", sentence, (start, at), (later, end)):
            yield later, end, word
            return


def is_corrected(
    sentence: str, opinions: list[tuple[int, int, OpinionWord]], index: int
) -> OpinionWord | None:
    """Return the word of opinion that takes the place of a denied one at `index`, if any.

    "isn't haunting, it's harrowing": no blame. Only where both are praise, or both blame: else
    the denial is meant as it stands.
    """
    start, end, word = opinions[index]
    if index + 1 == len(opinions):
        return None
    later, stop, other = opinions[index + 1]
    if other.polarity != word.polarity or later - end > _FAR:
        return None
    return other if _ties("instead", sentence, (start, end), (later, stop)) else None


def _ties(link: str, sentence: str, word: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(
        way.ties(sentence, word, other) is not None
        for way in book().parts["turns"]
        if way.link.name == link and any(cue in sentence for cue in way.cues)
    )
