"""Songs: what is on the soundtrack, who performs it, who wrote it."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from .hits import people_in
from .skeleton import Skeleton, Slot, pattern
from .tracks import Track, tracks_in
from .words import UPPER

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["PERFORMING", "find"]

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
    ("performer-offers", pattern(r"(?P<who>{N}) (?:offers?|contributes?|provides?|delivers?|lends?)\b[^.;:!?\ue001\ue002]{0,70}(?P<song>{QQ})"), 0.8),
)  # fmt: skip
_HIS_RENDITION = pattern(
    r"\b(?:[Hh]is|[Hh]er) (?:[a-z]+ ){0,3}(?:rendition|version|cover|performance) of (?P<song>{Q})"
)
_WRITTEN = pattern(
    r"(?P<song>{Q})[^.;!?\ue001\ue002]{0,40}\b(?:written|penned|composed)(?: and \w+)? by (?P<who>{NN})"
)
_LYRICS = pattern(r"\b(?:[Ll]yrics|[Ss]ongs) (?:are |were )?(?:written |penned )?by (?P<who>{NN})")
_NAME_LINE = rf"(?P<who>[{UPPER}][\w.’'&! -]{{0,50}}?)"
_TITLE_LINE = r"[‘'“\"](?P<title>[^‘“”\"\n]{1,80})[’'”\"]"
_LINES = (
    ("performer-dash-song", re.compile(rf"(?:\d+[.)] )?{_NAME_LINE}\s*[–—:-]+\s*{_TITLE_LINE}\s*")),
    (
        "song-dash-performer",
        re.compile(rf"(?:\d+[.)] )?{_TITLE_LINE}\s*(?:[–—-]+|by)\s*{_NAME_LINE}\s*"),
    ),
)
# A name of four words and more in brackets behind a song is the film it comes from.
_LONG_BRACKET = re.compile(r"\ue002 \((\ue001)\)")
_TITLE_WORDS = 4
_ELSEWHERE = re.compile(
    r"\b(?:like|unlike|such as|reminiscent of|recalls?|similar to|sounds? like|echoes|inspired by|previous(?:ly)?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


# "It is called “…”" gives a title; it does not report what others call it.
_CALLED = re.compile(r"\b(?:is|was|one|piece|cue|track|song|theme) (?:simply )?called $")


def find(reading: Reading) -> Iterator[Claim]:
    """Yield soundtrackSong, songPerformer and songWriter claims."""
    if reading.kind == "other":
        return
    yield from _from_fields(reading)
    yield from _from_lines(reading)
    for index, skeleton in enumerate(reading.skeletons):
        if any(slot.kind == "song" for slot in skeleton.slots.values()):
            yield from _from_sentence(reading, skeleton, index)
        yield from _lyricists(reading, skeleton)


def _song(reading: Reading, slot: Slot) -> Entity:
    return Entity("song", reading.inner(slot).of(reading.plain))


def _performer(reading: Reading, name: Span | str) -> Entity:
    return reading.entity(name, "performer")


def _from_fields(reading: Reading) -> Iterator[Claim]:
    for field in reading.layout.fields:
        film = reading.film
        if field.line is not None:
            film = reading.films.at(field.line.start)
        if film is None:
            continue
        if field.label in ("tracklist", "song"):
            for track in tracks_in(reading.layout, field):
                yield from _track_claims(reading, film, track, field)
        elif field.label == "lyricist":
            for name, _ in people_in(field.text(reading.layout)):
                writer = reading.entity(name, "person")
                yield reading.field_claim(film, "songWriter", writer, field=field, surface=name)


def _track_claims(
    reading: Reading, film: Entity, track: Track, field: LayoutField
) -> Iterator[Claim]:
    song = Entity("song", track.title, track.aliases)
    facts: list[tuple[Entity, str, Entity, str]] = [(film, "soundtrackSong", song, track.title)]
    facts += [
        (song, "songPerformer", Entity("performer", name, ()), name) for name in track.performers
    ]
    facts += [(song, "songWriter", reading.entity(name, "person"), name) for name in track.writers]
    for subject, predicate, thing, surface in facts:
        if track.at is not None:
            yield reading.claim(
                subject, predicate, thing, at=track.at, surface=surface, pattern="track-list",
                confidence=0.95, modality="asserted",
            )  # fmt: skip
        else:
            yield reading.field_claim(
                subject, predicate, thing, field=field, surface=surface, pattern="track-list"
            )


def _from_lines(reading: Reading) -> Iterator[Claim]:
    """Yield claims of lines that hold performer and quoted title only."""
    if reading.kind != "soundtrack":
        return
    for block in reading.layout.blocks:
        text = block.span.of(reading.plain)
        if len(text) > 140 or block.kind == "boilerplate":
            continue
        film = reading.films.at(block.span.start)
        for name, regex in _LINES:
            match = regex.fullmatch(text)
            if match is None or film is None:
                continue
            song = Entity("song", match["title"].strip())
            facts = [(film, "soundtrackSong", song)]
            if "various" not in match["who"].casefold():
                performer = _performer(reading, match["who"].strip())
                facts.append((song, "songPerformer", performer))
            for subject, predicate, thing in facts:
                yield reading.claim(
                    subject, predicate, thing, at=block.span, surface=thing.name, pattern=name,
                    confidence=0.93, modality="asserted",
                )  # fmt: skip
            break


def _from_sentence(reading: Reading, skeleton: Skeleton, index: int) -> Iterator[Claim]:
    at = skeleton.sentence.span
    film = reading.film_of(skeleton.sentence)
    credited: set[Span] = set()
    for offset, slot in sorted(skeleton.slots.items()):
        if slot.kind != "song" or _ELSEWHERE.search(skeleton.text[:offset]):
            continue
        # “Song” (Other Film): the song is of the film in brackets.
        bracket = re.match(r".{0,3} \((\ue000)\)", skeleton.text[offset:])
        owner = film
        if bracket and (other := skeleton.slots.get(offset + bracket.start(1))):
            owner = reading.film_at(other.span)
        if named := _LONG_BRACKET.match(skeleton.text[offset:]):
            other = skeleton.slots[offset + named.start(1)]
            if len(other.span.of(reading.plain).split()) >= _TITLE_WORDS:
                owner = Entity("film", other.span.of(reading.plain))
                credited.add(slot.span)
        if owner is not None:
            yield reading.claim(
                owner, "soundtrackSong", _song(reading, slot), at=at, surface=reading.inner(slot),
                pattern="song-title", confidence=0.82,
                modality="asserted" if _CALLED.search(skeleton.text[:offset]) else None,
            )  # fmt: skip
    for name, regex, confidence in PERFORMING:
        for match in regex.finditer(skeleton.text):
            for song in skeleton.named(match, "song"):
                if song.span in credited or _is_crew_possessive(reading, name, match, skeleton):
                    continue
                for who in _bands(reading, skeleton.named(match, "who")):
                    yield reading.claim(
                        _song(reading, song), "songPerformer", _performer(reading, who),
                        at=at, surface=who, pattern=name, confidence=confidence,
                    )  # fmt: skip
                credited.add(song.span)
    if rendition := _HIS_RENDITION.search(skeleton.text):
        song = skeleton.named(rendition, "song")[0]
        singer = _name_before(reading, skeleton, index)
        if singer is not None and song.span not in credited:
            yield reading.claim(
                _song(reading, song), "songPerformer", _performer(reading, singer.span), at=at,
                surface=reading.entity(singer.span, "performer").name, pattern="his-rendition", confidence=0.85,
            )  # fmt: skip
    for match in _WRITTEN.finditer(skeleton.text):
        for writer in skeleton.named(match, "who"):
            yield reading.claim(
                _song(reading, skeleton.named(match, "song")[0]), "songWriter",
                reading.entity(writer.span, "person"), at=at, surface=writer.span,
                pattern="song-written-by", confidence=0.88,
            )  # fmt: skip


def _bands(reading: Reading, names: list[Slot]) -> list[Span]:
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


def _lyricists(reading: Reading, skeleton: Skeleton) -> Iterator[Claim]:
    film = reading.film_of(skeleton.sentence)
    for match in _LYRICS.finditer(skeleton.text):
        for who in skeleton.named(match, "who"):
            if film is not None:
                yield reading.claim(
                    film, "songWriter", reading.entity(who.span, "person"),
                    at=skeleton.sentence.span, surface=who.span, pattern="lyrics-by",
                    confidence=0.85,
                )  # fmt: skip
