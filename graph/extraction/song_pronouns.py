"""Who sings a song, told by a pronoun: “Ann Example is back. She sings “Low Tide” herself.”.

The patterns of songs read the pronoun as a name. “She” and “he” are the one person named before,
in the sentence or the one before it, or before sentences that only go on about “her”; “they” and
“both” are the two who are. A character stands for who plays it, and where others are spoken of
in between, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .skeleton import Skeleton, Slot, skeleton_of

if TYPE_CHECKING:
    from .reading import Reading
    from .song_singers import Singers

__all__ = ["Told", "told_by_pronouns"]

_CUES: Final = (
    "sing", "sang", "sung", "perform", "croon", "duet", "rendition", "version", "cover", "record",
    "recording", "belt", "hum", "strum", "reprise", "open", "close", "launch", "burst", "break",
)  # fmt: skip
_PRONOUN: Final = expression(
    r"\b(?:(?P<one>she|he|(?<=by )(?:her|him)(?=[.,;!]| (?:at|in|on|over|with|as|while)\b)"
    r"|(?:his|her)(?= (?:\w+ ){0,2}(?:rendition|version|cover|performance|recording|take) of\b))"
    r"|(?P<two>(?:both|the two|the pair|the couple)(?: of them)?|they(?: both)?"
    r"|(?<=by )(?:them(?: both)?|both(?: of them)?|the two(?: of them)?)))\b",
    re.IGNORECASE,
)
_FEMALE: Final = expression(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MALE: Final = expression(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_ITS_OWN: Final = 2
_CARRIED: Final = 3  # sentences back, for who is “she” all along


class Told(NamedTuple):
    """A sentence in which a pronoun stands as a name, and those whom it means."""

    number: int
    skeleton: Skeleton
    pronoun: Slot
    meant: tuple[Slot, ...]


def told_by_pronouns(reading: Reading, singers: Singers) -> Iterator[Told]:
    """Yield the sentences near a song in which somebody may sing by a pronoun.

    A pronoun that means one person is known to `reading.names` from then on.
    """
    last = -_ITS_OWN - 1
    for index, skeleton in enumerate(reading.skeletons):
        if skeleton.has("song"):
            last = index
        if index - last > _ITS_OWN or not skeleton.holds(_CUES):
            continue
        sentence = skeleton.sentence
        slots = list(skeleton.slots.values())
        for match in _PRONOUN.finditer(reading.plain, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if any(slot.span.meets(span) for slot in slots):
                continue
            meant = _meant(reading, index, span, singers, several=match["two"] is not None)
            if not meant:
                continue
            pronoun = Slot(span, "name")
            ordered = sorted([*slots, pronoun], key=lambda slot: slot.span)
            told = skeleton_of(reading.plain, sentence, ordered)
            cluster = reading.names.cluster(meant[0].span)
            if len(meant) == 1 and cluster is not None:
                reading.names.refer(span, cluster)
                meant = (pronoun,)
            yield Told(index, told, pronoun, meant)


def _meant(
    reading: Reading, index: int, pronoun: Span, singers: Singers, *, several: bool
) -> tuple[Slot, ...]:
    """Return whom a pronoun means: the nearest one person before it, or the nearest two."""
    skeletons = reading.skeletons
    joined = _joined(reading, skeletons[index], pronoun.end)
    found: dict[str, Slot] = {}
    ends: list[int] = []
    wanted = 2 if several else 1
    for at in range(index, max(-1, index - 1 - (_ITS_OWN if several else _CARRIED)), -1):
        before = skeletons[at]
        if before.sentence.block != skeletons[index].sentence.block:
            break
        for slot in sorted(before.slots.values(), key=lambda one: one.span):
            if slot.kind != "name" or slot.span.start >= pronoun.start:
                continue
            singer = singers.of(slot)
            cluster = reading.names.cluster(singer.span) if singer is not None else None
            if singer is None or cluster is None:
                continue
            if cluster.key != joined and (cluster.is_full or cluster.key in found):
                found.setdefault(cluster.key, singer)
                ends.append(slot.span.end)
        if len(found) >= wanted or not (several or _carries_on(reading, at, index, pronoun)):
            break
    if len(found) != wanted:
        return ()
    if not several and _others_between(reading, min(ends), pronoun):
        return ()
    return tuple(found.values())


def _carries_on(reading: Reading, at: int, index: int, pronoun: Span) -> bool:
    """Tell whether a sentence that names nobody is about the one whom a later pronoun means."""
    if at == index:
        return True
    same = _FEMALE if _FEMALE.fullmatch(pronoun.of(reading.plain)) else _MALE
    before = reading.skeletons[at]
    return (
        not before.has("name") and same.search(before.sentence.span.of(reading.plain)) is not None
    )


def _joined(reading: Reading, skeleton: Skeleton, end: int) -> str | None:
    """Return the key of the name that “and” joins to a pronoun: “she and Example”."""
    for slot in skeleton.slots.values():
        if reading.plain[end : slot.span.start] in (" and ", " & "):
            cluster = reading.names.cluster(slot.span)
            return None if cluster is None else cluster.key
    return None


def _others_between(reading: Reading, start: int, pronoun: Span) -> bool:
    """Tell whether somebody of the other sex is spoken of between a name and a pronoun."""
    between = reading.plain[start : pronoun.start]
    other = _MALE if _FEMALE.fullmatch(pronoun.of(reading.plain)) else _FEMALE
    return other.search(between) is not None
