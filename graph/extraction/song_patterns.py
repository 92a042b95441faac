"""Sentence patterns for who performs and who wrote a song."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Span
from .skeleton import Skeleton, Slot, pattern

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["PERFORMING", "WRITING", "SongHit", "bands", "hits_in", "said_of_pairs"]

_NOUN = r"(?:song|track|single|tune|hit|number|classic|ballad|anthem|cover|version|rendition)"
PERFORMING: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("song-by", pattern(r"(?P<song>{Q}),?(?: \([^()]*\))?,?(?: (?:as |which is |is |was )?(?:performed|sung|covered|recorded|crooned|written and performed|played))? by (?:{the}(?:[a-z][\w'-]* ){0,4})?(?P<who>{NN})"), 0.92),
    ("song-bracket-performer", pattern(r"(?P<song>{Q}) \((?:by |performed by |sung by |feat(?:uring|\.)? )?(?P<who>{NN})\)"), 0.9),
    ("performer-sings", pattern(r"(?P<who>{NN}(?: (?:and|&) (?:the|his|her) {N})?)(?:,? who)? (?:also )?(?:(?:even|actually|\w+ly) )?(?:sings?|singing|sang|performs?|performing|performed|croons|covers|covering|belts out|warbles|hums|strums|tears? into|launch(?:es)? into|rips? through|breaks? into|plays)(?: (?:a|the|his|her|their|an|their own)(?: [a-z-]+){0,5})?,? (?P<song>{QQ})"), 0.92),
    ("performer-then-sings", pattern(r"(?P<who>{N})(?!'s) [^.;:!?\ue001\ue002]{1,60},? and (?:then )?(?:sings|performs|croons|plays|belts out) (?P<song>{QQ})"), 0.88),
    ("in-the-voice-of", pattern(r"(?P<song>{Q}),? (?:heard |here |now )?(?:in|with) the voice of (?P<who>{N})"), 0.88),
    ("song-in-a-version-by", pattern(r"(?P<song>{Q}),? (?:[a-z]+ ){0,3}(?:in|as) (?:a|the|its) (?:[a-z]+ ){0,2}(?:version|cover|rendition|recording) (?:by|of|from) (?P<who>{NN})"), 0.9),
    ("possessive-song", pattern(r"(?P<who>{N})(?:'s?|') (?:(?:own|[\w-]+),? (?:and )?){0,6}?(?P<song>{QQ})"), 0.88),
    ("rendition-of", pattern(r"(?P<who>{N})(?:'s?|') (?:[a-z][\w'-]*,? ){0,4}(?:rendition|version|cover|performance|take) (?:of|on) (?P<song>{Q})"), 0.93),
    ("performer-label-songs", pattern(r"^(?:[-*•] |\d+[.)] )?(?P<who>{NN})(?: \([^()]*\))?(?::|,) (?P<song>{QQ})"), 0.88),
    ("song-comma-performer", pattern(r"^(?:[-*•] |\d+[.)] )?(?P<song>{Q})(?:,| [–—-]+) (?P<who>{NN})(?: \([^()]*\))?(?:[.,;:!]|$)"), 0.88),
    ("performer-does", pattern(r"(?P<who>{NN})(?: \([^()]*\))?,? (?:(?:who |also |then |there |here |[a-z]+ly )?(?:do|does|did|doing|sobs|bawls|bawling|yells|hollers|howls|trills|belts|belting|groans|whispers|murmurs|mimes|strums|strumming|drawls|wails|raps|hands? in|gets? through|spits? out|drifts? through|comes? in with|weighs? in with|turns? up with|goes into|leads|shouts)|with|on|opens (?:his|her) mouth (?:on|for)|gets|has) (?:[a-z]+ ){0,2}?(?P<song>{QQ})"), 0.85),
    ("song-sung-by", pattern(r"(?P<song>{Q})[^.;!?\ue002]{0,70}?\b(?:sung|performed|crooned|belted out|belted|hollered|played|recorded|interpreted|given voice) by (?:{the}(?:[a-z][\w'-]* ){0,4})?(?P<who>{NN})"), 0.86),
    ("song-belongs-to", pattern(r"(?P<song>{Q}) (?:belongs to|goes to|is sung by|falls to|is left to|was given to) (?P<who>{NN})"), 0.88),
    ("song-singers", pattern(r"(?P<song>{Q})[^.;!?\ue001\ue002]{0,50}?\b(?:singers?|voices?|vocals?|vocalists?)(?: by| is| are| of|:| \() ?(?P<who>{NN})"), 0.86),
    ("song-with-singing", pattern(r"(?P<song>{Q}),? (?:with|where) (?P<who>{NN}) (?:[a-z]+ ){0,2}?(?:singing|sings?|groaning|crooning|on (?:lead )?vocals|at the mi[ck]e?|wailing|howling|bawling|yelling|rapping|hollering)"), 0.86),
    ("the-performer-one", pattern(r"(?P<song>{Q}),? the (?P<who>{N}) (?:one|version|song|number|hit|single|cover|take|recording|track)\b"), 0.85),
    ("performer-offers", pattern(r"(?P<who>{N}) (?:offers?|contributes?|provides?|delivers?|lends?)\b[^.;:!?\ue001\ue002]{0,70}(?P<song>{QQ})"), 0.8),
)  # fmt: skip
_HIS_RENDITION = pattern(
    r"\b(?:[Hh]is|[Hh]er) (?:[a-z]+ ){0,3}(?:rendition|version|cover|performance) of (?P<song>{Q})"
)
WRITING: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("song-written-by", pattern(r"(?P<song>{Q})[^.;!?\ue001\ue002]{0,40}\b(?:written|penned|composed|co-written|credited)(?: and \w+)? (?:by|to) (?P<who>{NN})"), 0.88),
    ("wrote-song", pattern(r"(?P<who>{NN})(?: \([^()]*\))?,? (?:who )?(?:(?:also |then |had |[a-z]+ly )?(?:wrote|writes|composed|penned|co-wrote|has written|had written))(?: the)?(?: lyrics (?:for|to|of)| words (?:for|to|of)| music (?:for|to|of))?(?: [a-z-]+){0,4}?:? (?P<song>{QQ})"), 0.88),
    ("wrote-words-for", pattern(r"\b[Ff]or (?P<song>{Q}),? (?P<who>{NN}) (?:has |had |also )?(?:wrote|written|penned) (?:the )?(?:words|lyrics?|music|tune)"), 0.85),
    ("song-words-by", pattern(r"(?P<song>{Q})[^.!?\ue002]{0,60}?\b(?:words|lyrics?|music|tune|melody)(?: (?:and|&) (?:words|lyrics?|music))?(?: (?:is|are|was|were))? (?:by|of) (?P<who>{NN})"), 0.85),
    ("wrote-words-of-song", pattern(r"\b(?:[Ww]ords|[Ll]yrics?|[Tt]une|[Mm]elody)(?: (?:of|to|for))? (?P<song>{Q})[^.!?\ue001\ue002]{0,20}\b(?:is|are|was|were) (?:(?:written|penned|composed) )?by (?P<who>{NN})"), 0.85),
)  # fmt: skip


class SongHit(NamedTuple):
    """What a pattern says of a song: who performs it or wrote it."""

    song: Slot
    names: tuple[Slot, ...]
    role: str
    pattern: str
    confidence: float


def hits_in(reading: Reading, skeleton: Skeleton, index: int) -> Iterator[SongHit]:
    """Yield what the patterns find in one sentence that names a song."""
    credited: set[Span] = set()
    for name, regex, confidence in PERFORMING:
        for match in regex.finditer(skeleton.text):
            for song in skeleton.named(match, "song"):
                names = tuple(skeleton.named(match, "who"))
                if song.span in credited:
                    continue
                if _is_crew_possessive(reading, name, match, skeleton):
                    yield SongHit(song, names, "writer", "composer-of-song", 0.8)
                    continue
                yield SongHit(song, names, "performer", name, confidence)
                credited.add(song.span)
    if rendition := _HIS_RENDITION.search(skeleton.text):
        song = skeleton.named(rendition, "song")[0]
        singer = _name_before(reading, skeleton, index)
        if singer is not None and song.span not in credited:
            yield SongHit(song, (singer,), "performer", "his-rendition", 0.85)
    for name, regex, confidence in WRITING:
        for match in regex.finditer(skeleton.text):
            for song in skeleton.named(match, "song"):
                names = tuple(skeleton.named(match, "who"))
                yield SongHit(song, names, "writer", name, confidence)


def said_of_pairs(reading: Reading) -> dict[tuple[Slot, Slot], list[str]]:
    """Return what the patterns say of each pair of a song and a name."""
    found: dict[tuple[Slot, Slot], list[str]] = defaultdict(list)
    for index, skeleton in enumerate(reading.skeletons):
        if skeleton.has("song"):
            for hit in hits_in(reading, skeleton, index):
                for name in hit.names:
                    found[hit.song, name].append(hit.pattern)
    return found


def bands(reading: Reading, names: Sequence[Slot]) -> list[Span]:
    """Return the spans of performers; "Ann Example and the Gulls" is one of them."""
    found: list[Span] = []
    for name in names:
        between = reading.plain[found[-1].end : name.span.start] if found else ""
        if re.fullmatch(r" (?:and|&) (?:the|his|her|The|His|Her) ", between):
            found[-1] = Span(found[-1].start, name.span.end)
        else:
            found.append(name.span)
    return found


def _is_crew_possessive(
    reading: Reading, name: str, match: re.Match[str], skeleton: Skeleton
) -> bool:
    """Tell whether "X's “Title”" names the composer of a cue, not the performer of a song."""
    if name not in ("possessive-song", "song-by"):
        return False
    words = skeleton.text[match.start() : match.end()]
    who = skeleton.named(match, "who")
    cluster = reading.names.cluster(who[0].span) if who else None
    crew = cluster is not None and cluster.key in reading.composers
    return crew and not re.search(rf"\b(?:{_NOUN}|sung|performed)\b", words)


def _name_before(reading: Reading, skeleton: Skeleton, index: int) -> Slot | None:
    """Return the person that "his" or "her" stands for: the first name of the sentence before."""
    names = (
        [s for s in reading.skeletons[index - 1].slots.values() if s.kind == "name"]
        if index
        else []
    )
    full = [s for s in names if (c := reading.names.cluster(s.span)) is not None and c.is_full]
    return next(iter(full or names), None)
