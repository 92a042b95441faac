"""Who sings a song, told by a pronoun: “Ann Example is back. She sings “Low Tide” herself.”.

The patterns of songs read the pronoun as a name. “She” and “he” are the one person named before,
in the sentence or the one before it, or before sentences that only go on about “her”; “they” and
“both” are the two who are. A character stands for who plays it, and where others are spoken of
in between, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .couples import is_of_her
from .maker_pronouns import DIRECTOR
from .names import OF_HIM
from .skeleton import Skeleton, Slot, skeleton_names, skeleton_of

if TYPE_CHECKING:
    from .names import Cluster
    from .reading import Reading
    from .song_singers import Singers

__all__ = ["Told", "told_by_pronouns"]

_CUES: Final = (
    "sing", "sang", "sung", "perform", "croon", "duet", "rendition", "version", "cover", "record",
    "recording", "belt", "hum", "strum", "reprise", "open", "close", "launch", "burst", "break",
    "director", "filmmaker", "film-maker",
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
_ANY: Final = expression(rf"{_FEMALE.pattern}|{_MALE.pattern}", re.IGNORECASE)
_HER_TRADES: Final = ("actress ", "actress, ", "songstress ", "singer-actress ", "diva ")
_HIS_TRADES: Final = ("actor ", "actor, ", "crooner ", "King ")
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
        for match in DIRECTOR.finditer(reading.plain, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if reading.names.cluster(span) is not None:  # one person directed
                yield _told(reading, index, slots, Slot(span, "name"))
        for match in _PRONOUN.finditer(reading.plain, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            if any(slot.span.meets(span) for slot in slots):
                continue
            meant = _meant(reading, index, span, singers, several=match["two"] is not None)
            if not meant:
                continue
            pronoun = Slot(span, "name")
            cluster = reading.names.cluster(meant[0].span)
            if len(meant) == 1 and cluster is not None:
                reading.names.refer(span, cluster)
                meant = (pronoun,)
            yield _told(reading, index, slots, pronoun)._replace(meant=meant)


def _told(reading: Reading, index: int, slots: Sequence[Slot], pronoun: Slot) -> Told:
    """Return a sentence with a pronoun as one of its names, which means itself."""
    ordered = sorted([*slots, pronoun], key=lambda slot: slot.span)
    sentence = reading.skeletons[index].sentence
    return Told(index, skeleton_of(reading.plain, sentence, ordered), pronoun, (pronoun,))


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
    if not several and (
        _others_between(reading, min(ends), pronoun)
        or not _may_be(reading, next(iter(found.values())), index, pronoun)
    ):
        return ()
    return tuple(found.values())


def _may_be(reading: Reading, who: Slot, index: int, pronoun: Span) -> bool:
    """Tell whether somebody may be "he" or "she", by what else the text calls them.

    Where it does not say, "X sings “A”, and her “B”" is of X only if nobody else is near by.
    """
    cluster = reading.names.cluster(who.span)
    if cluster is None:
        return True
    as_she = _FEMALE.fullmatch(pronoun.of(reading.plain)) is not None
    she, he = _called(reading, cluster, index)
    if she != he:
        return as_she == (she > he)
    skeleton = reading.skeletons[index]
    sung = any(
        who.span.end <= slot.span.start < pronoun.start and slot.kind == "song"
        for slot in skeleton.slots.values()
    )
    near = (s for s in reading.skeletons if s.sentence.block == skeleton.sentence.block)
    others = {one.key for s in near for one in _people(reading, s)} - {cluster.key}
    return not (sung and others)


def _called(reading: Reading, cluster: Cluster, index: int) -> tuple[int, int]:
    """Return how often a name is called "she" and "he", but for one sentence.

    By its titles ("Mrs.", "Mr.", "the actress"), and by the pronouns of sentences that name nobody
    else before them.
    """
    she = sum(map(is_of_her, cluster.forms))
    he = sum(form.startswith(OF_HIM) for form in cluster.forms)
    for number, skeleton in enumerate(reading.skeletons):
        here = _people(reading, skeleton)
        if number == index or not any(one is cluster for one in here):
            continue
        text = skeleton.sentence.span.of(reading.plain)
        if len({id(one) for one in here}) == 1:
            first = _ANY.search(text)
            she += first is not None and _FEMALE.fullmatch(first[0]) is not None
            he += first is not None and _MALE.fullmatch(first[0]) is not None
        for form in cluster.forms:
            trade = text.partition(form)[0] if form in text else ""
            she += trade.endswith(_HER_TRADES)
            he += trade.endswith(_HIS_TRADES)
    return she, he


def _people(reading: Reading, skeleton: Skeleton) -> list[Cluster]:
    """Return whom a sentence names, in order."""
    found = (reading.names.cluster(slot.span) for slot in skeleton_names(skeleton))
    return [cluster for cluster in found if cluster is not None]


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
