"""Songs named before: “Low Tide” opens the film. Ann Example sings it; Bo Other wrote the tune.

What a sentence says of "it", "the song" or "both of them" is read by the patterns of
`data/words/patterns/songs_again.txt`. The song is the only one that the sentence names before, or
else the nearest sentence before that names any, of the same paragraph and at most two back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..expressions import expression
from .sentence_patterns import room
from .skeleton import Skeleton, Slot
from .song_patterns import SongHit

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["AgainHit", "hits_again", "hits_again_in"]

_BACK = 2  # sentences
_SEVERAL = expression(r"\b(?:both|them|they|these|all three)\b", re.IGNORECASE)


class AgainHit(NamedTuple):
    """What a sentence says of a song that was named before it or earlier in it."""

    skeleton: Skeleton
    hit: SongHit


def hits_again(reading: Reading) -> Iterator[AgainHit]:
    """Yield who performs or wrote songs that are named before and now called "it"."""
    last = -_BACK - 1
    for index, skeleton in enumerate(reading.skeletons):
        if skeleton.has("song"):
            last = index
        if index - last > _BACK:
            continue
        yield from hits_again_in(reading, skeleton, index)


def hits_again_in(reading: Reading, skeleton: Skeleton, index: int) -> Iterator[AgainHit]:
    """Yield what one sentence says of the songs that its “it” or “both” stands for."""
    for one in room("songs_again").likely(skeleton):
        for match in one.matches(skeleton):
            names = tuple(one.names(skeleton, match, one.says[0].object))
            if not names or any(s.kind == "song" for s in skeleton.slots_in(*match.span())):
                continue
            if reading.version_at(names[0].span.start) is not None:
                continue  # "Ann Vane's version": of the film
            role = "writer" if one.says[0].relation == "songWriter" else "performer"
            several = _SEVERAL.search(match.group()) is not None
            songs = _meant(reading, skeleton, match.start(), index, several=several)
            for song in songs:
                yield AgainHit(skeleton, SongHit(song, names, role, one.name, one.confidence))


def _meant(
    reading: Reading, skeleton: Skeleton, at: int, index: int, *, several: bool
) -> Sequence[Slot]:
    """Return the songs that "it", or of several "both", stands for at an offset of a sentence."""
    found = _songs(skeleton, at)
    for before in reversed(reading.skeletons[max(0, index - _BACK) : index]):
        if found or before.sentence.block != skeleton.sentence.block:
            break
        found = _songs(before, len(before.text))
    distinct = {slot.span.of(reading.plain).casefold() for slot in found}
    if several:
        return found if len(distinct) > 1 else ()
    return found[-1:] if len(distinct) == 1 else ()


def _songs(skeleton: Skeleton, end: int) -> list[Slot]:
    return [slot for at, slot in sorted(skeleton.slots.items()) if slot.kind == "song" and at < end]
