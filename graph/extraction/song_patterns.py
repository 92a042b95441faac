"""What the patterns of `data/words/patterns/songs.txt` say of who performs and who wrote a song."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Span
from ..expressions import expression
from .sentence_patterns import room
from .skeleton import Skeleton, Slot

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["SongHit", "bands", "hits_in", "said_of_pairs"]

_AND_HIS_BAND = expression(r" (?:and|&) (?:the|his|her|The|His|Her) ")
_BACKING = ("The ", "His ", "Her ", "Their ")
_FIGURE = expression(
    r" [1-9]\d{0,2}(?=[ \t]*(?:$|\n|[,;)!?–—]|\.(?:\s|$)"
    r"| (?:and|is|are|plays|opens|closes|ends|follows|blares|over|in|on|as|from)\b))"
)
_NOUN = r"(?:song|track|single|tune|hit|number|classic|ballad|anthem|cover|version|rendition)"


class SongHit(NamedTuple):
    """What a pattern says of a song: who performs it or wrote it."""

    song: Slot
    names: tuple[Slot, ...]
    role: str
    pattern: str
    confidence: float


def hits_in(reading: Reading, skeleton: Skeleton) -> Iterator[SongHit]:
    """Yield what the patterns find in one sentence that names a song."""
    credited: set[Span] = set()
    wrote: list[SongHit] = []
    settled: set[tuple[Span, str]] = set()  # by "respectively"
    for one in room("songs").likely(skeleton):
        saying = one.says[0]
        for match in one.matches(skeleton):
            names = tuple(one.names(skeleton, match, saying.object))
            songs = one.names(skeleton, match, saying.subject)
            role = "writer" if saying.relation == "songWriter" else "performer"
            if saying.respectively:
                for song, name in zip(songs, names, strict=False):
                    if len(songs) == len(names) and (song.span, role) not in settled:
                        settled.add((song.span, role))
                        yield SongHit(song, (name,), role, one.name, one.confidence)
                continue
            for song in songs:
                if (song.span, role) in settled:
                    continue
                if saying.relation == "songWriter":
                    wrote.append(SongHit(song, names, "writer", one.name, one.confidence))
                elif song.span in credited:
                    continue
                elif _is_crew_possessive(reading, one.name, match, skeleton, names):
                    yield SongHit(song, names, "writer", "composer-of-song", 0.8)
                else:
                    yield SongHit(song, names, "performer", one.name, one.confidence)
                    credited.add(song.span)
    yield from wrote


def said_of_pairs(reading: Reading) -> dict[tuple[Slot, Slot], list[str]]:
    """Return what the patterns say of each pair of a song and a name."""
    found: dict[tuple[Slot, Slot], list[str]] = defaultdict(list)
    for skeleton in reading.skeletons:
        if skeleton.has("song"):
            for hit in hits_in(reading, skeleton):
                for name in hit.names:
                    found[hit.song, name].append(hit.pattern)
    return found


def bands(reading: Reading, names: Sequence[Slot]) -> list[Span]:
    """Return the spans of performers; "Ann Example and the Gulls" is one, so is "The Gull 5"."""
    found: list[Span] = []
    for name in names:
        between = reading.plain[found[-1].end : name.span.start] if found else ""
        short = bool(found) and not any(
            " " in span.of(reading.plain) for span in (found[-1], name.span)
        )
        backed = between in (" & ", " and ") and name.span.of(reading.plain).startswith(_BACKING)
        if backed or (between == " & " and short) or _AND_HIS_BAND.fullmatch(between):
            found[-1] = Span(found[-1].start, name.span.end)
        else:
            found.append(name.span)
    return [_with_figure(reading.plain, span) for span in found]


def _with_figure(plain: str, name: Span) -> Span:
    """Return the span of a band with the figure of its name: "The Gull 5", "Gull 41"."""
    text = name.of(plain)
    figure = _FIGURE.match(plain, name.end)
    if figure is None or (" " in text and not text.startswith("The ")):
        return name
    return Span(name.start, figure.end())


def _is_crew_possessive(
    reading: Reading,
    name: str,
    match: re.Match[str],
    skeleton: Skeleton,
    who: Sequence[Slot],
) -> bool:
    """Tell whether "X's “Title”" names the composer of a cue, not the performer of a song."""
    if name not in ("possessive-song", "song-by"):
        return False
    words = skeleton.text[match.start() : match.end()]
    cluster = reading.names.cluster(who[0].span) if who else None
    crew = cluster is not None and cluster.key in reading.composers
    return crew and not re.search(rf"\b(?:{_NOUN}|sung|performed)\b", words)
