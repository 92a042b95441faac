"""Songs: what is on the soundtrack, who performs it, who wrote it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .film_of_place import film_of_place
from .hits import people_in
from .sentence_patterns import phrase, room
from .skeleton import Skeleton, Slot
from .song_again import AgainHit, hits_again, hits_again_in
from .song_lists import ListedSong
from .song_patterns import bands, hits_in, said_of_pairs
from .song_people import LikelyPerson, likely_people
from .song_pronouns import told_by_pronouns
from .track_lines import unlabelled_tracks
from .tracks import Track, people_of, tracks_in
from .words import UPPER

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["find", "without_song_credits"]

# Lines of an album, with no names found yet: “The Gulls – ‘Low Tide’”.
_NAME_LINE = rf"(?P<who>[{UPPER}][\w.’'&! -]{{0,50}}?)"
_TITLE_LINE = r"[‘'“\"][^‘“”\"\n]{1,80}[’'”\"]"
_TITLES_LINE = rf"{_TITLE_LINE}(?:(?:,? (?:and|&) |, ?){_TITLE_LINE}){{0,9}}"
_TITLE = expression(r"[‘'“\"]([^‘“”\"\n]{1,80})[’'”\"](?= ?(?:,|and\b|&|$))")
_LINES = (
    (
        "performer-dash-song",
        expression(rf"(?:\d+[.)] )?{_NAME_LINE}\s*[–—:-]+\s*(?P<titles>{_TITLES_LINE})\.?\s*"),
    ),
    (
        "song-dash-performer",
        expression(
            rf"(?:\d+[.)] )?(?P<titles>{_TITLE_LINE})\s*(?:[–—-]+|by)\s*"
            rf"(?![A-Za-z]\w+ [^\n]*?\bby\b){_NAME_LINE}\s*"
        ),
    ),
)
# A name of so many words in brackets behind a song is the film it comes from.
_TITLE_WORDS = 4
_SCORER = "likely-"
_OF_FILMS = frozenset({"screenwriter", "composer", "reviewAuthor"})


def without_song_credits(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims less the credits for a film that are credits for a song.

    "“Song” was written by X" makes X no screenwriter of the film. Whom a sentence says to have
    written the score may have written a song as well, if only a scorer says so of the song.
    Who stands behind a song in a list of tracks is not in the cast by that.
    """
    sings = {
        (claim.object.name, claim.evidence)
        for claim in claims
        if claim.pattern == "track-list" and isinstance(claim.object, Entity)
    }
    claims = [
        claim
        for claim in claims
        if claim.predicate != "castMember"
        or not isinstance(claim.object, Entity)
        or (claim.object.name, claim.evidence) not in sings
    ]
    wrote = {
        (claim.object.name, claim.evidence): claim.pattern.startswith(_SCORER)
        for claim in sorted(claims, key=lambda claim: not claim.pattern.startswith(_SCORER))
        if claim.predicate == "songWriter"
        and claim.subject.type == "song"
        and isinstance(claim.object, Entity)
    }
    if not wrote:
        return claims
    return [
        claim
        for claim in claims
        if claim.predicate not in _OF_FILMS
        or not isinstance(claim.object, Entity)
        or (said := wrote.get((claim.object.name, claim.evidence))) is None
        or (said and claim.predicate == "composer" and not claim.pattern.startswith(_SCORER))
    ]


def find(reading: Reading) -> Iterator[Claim]:
    """Yield soundtrackSong, songPerformer and songWriter claims. No film performs a song."""
    if reading.kind == "other":
        return
    for claim in _all_claims(reading):
        performer = claim.object if claim.predicate == "songPerformer" else None
        if not (isinstance(performer, Entity) and _is_a_film(reading, performer.name, claim)):
            yield claim


def _is_a_film(reading: Reading, name: str, claim: Claim) -> bool:
    """Tell whether a performer's name is a film's elsewhere in the text, and no person's."""
    here = reading.layout.view.to_plain(claim.evidence)
    if not any(
        _bare(name) in map(_bare, (mention.film.name, *mention.film.aliases))
        and (mention.film.year is not None or here is None or not here.meets(mention.span))
        for mention in reading.films.mentions
    ):
        return False
    chances = reading.name_kinds.chances(name)
    people = chances.get("person", 0.0) + chances.get("performer", 0.0)
    return people <= chances.get("film", 0.0)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _all_claims(reading: Reading) -> Iterator[Claim]:
    lines = [one.at for one in reading.listed_songs]
    listed = [
        *_from_lists(reading, reading.listed_songs),
        *_from_fields(reading, lines),
        *_from_lines(reading, lines),
    ]
    yield from listed
    sung = {claim.subject.name for claim in listed if claim.predicate == "songPerformer"}
    played = frozenset(
        cluster.key
        for hit in reading.hits
        if hit.character and (cluster := reading.names.cluster(hit.character)) is not None
    )
    likely: dict[Span, list[LikelyPerson]] = defaultdict(list)
    for one in likely_people(reading, said_of_pairs(reading)):
        likely[one.pair.skeleton.sentence.span].append(one)
    for index, skeleton in enumerate(reading.skeletons):
        if skeleton.has("song") and not any(at.meets(skeleton.sentence.span) for at in lines):
            here = [
                one
                for one in likely[skeleton.sentence.span]
                if one.role != "performer" or _song(reading, one.pair.song).name not in sung
            ]
            yield from _from_sentence(reading, skeleton, index, here, played)
        yield from _lyricists(reading, skeleton)
    yield from _said_again(reading, lines, played)


def _said_again(reading: Reading, taken: Sequence[Span], played: frozenset[str]) -> Iterator[Claim]:
    """Yield who performs and who wrote songs that only “it” or “the song” stands for."""
    for skeleton, hit in (*hits_again(reading), *_by_pronouns(reading, played)):
        at = skeleton.sentence.span
        if any(line.meets(at) for line in taken) or any(
            (cluster := reading.names.cluster(name.span)) is not None and cluster.key in played
            for name in hit.names
        ):
            continue
        predicate = "songPerformer" if hit.role == "performer" else "songWriter"
        for who in bands(reading, hit.names):
            thing = reading.entity(who, "performer" if hit.role == "performer" else "person")
            surface: Span | str = who if at.covers(who) else thing.name
            yield reading.claim(
                _song(reading, hit.song), predicate, thing, at=at, surface=surface,
                pattern=hit.pattern, confidence=hit.confidence,
            )  # fmt: skip


def _by_pronouns(reading: Reading, played: frozenset[str]) -> Iterator[AgainHit]:
    """Yield who performs songs where a pronoun stands for the singers."""
    for told in told_by_pronouns(reading, played):
        skeleton = told.skeleton
        hits = [hit for _, hit in hits_again_in(reading, skeleton, told.number)]
        if skeleton.has("song"):
            hits += hits_in(reading, skeleton, told.number)
        for hit in hits:
            if told.pronoun in hit.names and hit.role == "performer":
                yield AgainHit(skeleton, hit._replace(names=told.meant))


def _song(reading: Reading, slot: Slot) -> Entity:
    return Entity("song", reading.inner(slot).of(reading.plain))


def _performer(reading: Reading, name: Span | str) -> Entity:
    return reading.entity(name, "performer")


def _from_fields(reading: Reading, taken: Sequence[Span]) -> Iterator[Claim]:
    for field in reading.layout.fields:
        film = reading.film
        if field.line is not None:
            film = reading.films.at(field.line.start)
        if film is None:
            continue
        if field.label in ("tracklist", "song"):
            for track in tracks_in(reading.layout, field, reading.name_kinds):
                if track.at is None or not any(at.meets(track.at) for at in taken):
                    yield from _track_claims(reading, film, track, field)
        elif field.label == "lyricist":
            for name, _ in people_in(field.text(reading.layout)):
                writer = reading.entity(name, "person")
                yield reading.field_claim(film, "songWriter", writer, field=field, surface=name)


def _track_claims(
    reading: Reading, film: Entity | None, track: Track, field: LayoutField | None
) -> Iterator[Claim]:
    song = Entity("song", track.title, track.aliases)
    facts: list[tuple[Entity, str, Entity, str]] = []
    if film is not None:
        facts.append((film, "soundtrackSong", song, track.title))
    facts += [
        (song, "songPerformer", reading.entity(name, "performer"), name)
        for name in track.performers
    ]
    facts += [(song, "songWriter", reading.entity(name, "person"), name) for name in track.writers]
    for subject, predicate, thing, surface in facts:
        if track.at is not None:
            yield reading.claim(
                subject, predicate, thing, at=track.at, surface=surface, pattern="track-list",
                confidence=0.95, modality="asserted",
            )  # fmt: skip
        elif field is not None:
            yield reading.field_claim(
                subject, predicate, thing, field=field, surface=surface, pattern="track-list"
            )


def _from_lists(reading: Reading, listed: Sequence[ListedSong]) -> Iterator[Claim]:
    """Yield claims of lists of songs from many films."""
    for one in listed:
        track = Track(one.title.of(reading.plain), one.performers, at=one.at)
        yield from _track_claims(reading, one.film, track, None)


def _from_lines(reading: Reading, taken: Sequence[Span]) -> Iterator[Claim]:
    """Yield claims of track lists without a label, and of lines of performer and quoted title.

    `taken` are lines that are read already; what the page or its readers say is passed over.
    """
    blocks = reading.layout.blocks
    apart = (b.span for b in blocks if b.kind in ("boilerplate", "comment"))
    taken = [*taken, *apart, *(f.line for f in reading.layout.fields if f.line is not None)]
    taken += [f.value for f in reading.layout.fields if f.value is not None]
    listed = list(taken)
    for track in unlabelled_tracks(reading.plain, reading.kind, reading.name_kinds, taken):
        film = reading.films.at(track.at.start) if track.at is not None else None
        if track.at is not None:
            listed.append(track.at)
            yield from _track_claims(reading, film, track, None)
    if reading.kind != "soundtrack":
        return
    for block in reading.layout.blocks:
        text = block.span.of(reading.plain)
        if len(text) > 140 or block.kind == "boilerplate":
            continue
        if any(block.span.covers(at) or at.covers(block.span) for at in listed):
            continue
        film = reading.films.at(block.span.start)
        for name, regex in _LINES:
            match = regex.fullmatch(text)
            if match is None or film is None or match["who"].split()[-1].islower():
                continue  # "Other titles: “Low Tide”"
            facts: list[tuple[Entity, str, Entity]] = []
            for title in _TITLE.findall(match["titles"]):
                song = Entity("song", title.strip())
                facts.append((film, "soundtrackSong", song))
                if "various" not in match["who"].casefold():
                    who = people_of(match["who"].strip())
                    facts += [(song, "songPerformer", _performer(reading, one)) for one in who]
            for subject, predicate, thing in facts:
                yield reading.claim(
                    subject, predicate, thing, at=block.span, surface=thing.name, pattern=name,
                    confidence=0.93, modality="asserted",
                )  # fmt: skip
            break


def _from_sentence(
    reading: Reading,
    skeleton: Skeleton,
    index: int,
    likely: list[LikelyPerson],
    played: frozenset[str],
) -> Iterator[Claim]:
    at = skeleton.sentence.span
    credited: set[Span] = set()
    is_called = phrase("is-called")
    for offset, slot in sorted(skeleton.slots.items()):
        if slot.kind != "song" or phrase("likening").search(skeleton.text, 0, offset + 1):
            continue
        owner = film_of_place(reading, skeleton.sentence, slot.span.start)
        if heard := phrase("heard-in").match(skeleton.text, offset):
            owner = reading.film_at(skeleton.slots[heard.end() - 1].span) or owner
        elif bracket := phrase("song-of").match(skeleton.text, offset):
            other = skeleton.slots[bracket.end() - 2]
            if other.kind == "film":
                owner = reading.film_at(other.span)
            elif len(other.span.of(reading.plain).split()) >= _TITLE_WORDS:
                owner = Entity("film", other.span.of(reading.plain))
                credited.add(slot.span)
        if owner is not None:
            yield reading.claim(
                owner, "soundtrackSong", _song(reading, slot), at=at, surface=reading.inner(slot),
                pattern="song-title", confidence=0.82,
                modality="asserted" if is_called.search(skeleton.text, 0, offset + 1) else None,
            )  # fmt: skip
    yield from _people(reading, skeleton, index, likely, credited, played)


def _people(
    reading: Reading,
    skeleton: Skeleton,
    index: int,
    likely: list[LikelyPerson],
    credited: set[Span],
    played: frozenset[str],
) -> Iterator[Claim]:
    """Yield who performs and who wrote the songs of a sentence: by patterns, then by likelihood.

    `played` are the keys of characters, who are no performers to us.
    """
    found: set[tuple[Span, str]] = set()
    wrote: set[tuple[Slot, Slot]] = set()

    def claim(song: Slot, role: str, who: Span, name: str, confidence: float) -> Claim:
        predicate = "songPerformer" if role == "performer" else "songWriter"
        thing = reading.entity(who, "performer" if role == "performer" else "person")
        at = skeleton.sentence.span
        surface: Span | str = who if at.covers(who) else thing.name
        return reading.claim(
            _song(reading, song), predicate, thing, at=at, surface=surface, pattern=name,
            confidence=confidence,
        )  # fmt: skip

    def is_played(slot: Slot) -> bool:
        cluster = reading.names.cluster(slot.span)
        return cluster is not None and cluster.key in played

    for hit in hits_in(reading, skeleton, index):
        if any(is_played(name) for name in hit.names):
            continue
        if hit.role == "performer" and hit.song.span in credited:
            continue
        found.add((hit.song.span, hit.role))
        wrote.update((hit.song, name) for name in hit.names if hit.role == "writer")
        for who in bands(reading, hit.names):
            yield claim(hit.song, hit.role, who, hit.pattern, hit.confidence)
    by_song: dict[tuple[Slot, str], list[LikelyPerson]] = defaultdict(list)
    for one in likely:
        pair = one.pair
        if pair.song.span in credited or is_played(pair.name):
            continue
        if (pair.song, pair.name) not in wrote:
            by_song[one.pair.song, one.role].append(one)
    for (song, role), ones in by_song.items():
        if (song.span, role) not in found:
            chance = {one.pair.name.span: one.chance for one in ones}
            names = sorted((one.pair.name for one in ones), key=lambda slot: slot.span)
            for who in bands(reading, names):
                sure = max(c for span, c in chance.items() if who.covers(span))
                yield claim(song, role, who, f"likely-{role}", sure)


_LYRICS = ("lyrics-by", "lyrics-are-of")


def _lyricists(reading: Reading, skeleton: Skeleton) -> Iterator[Claim]:
    """Yield who wrote the words for the whole film, each once."""
    of_film = [room("songs").by_name[name] for name in _LYRICS]
    said = any(skeleton.holds(one.cues) for one in of_film)
    film = reading.film_of(skeleton.sentence) if said else None
    if film is None:
        return
    found: set[Span] = set()
    for lyrics in of_film:
        for match in lyrics.matches(skeleton):
            clause = skeleton.text.rfind(";", 0, match.start())
            if any(
                slot.kind == "song" and clause < at < match.start()
                for at, slot in skeleton.slots.items()
            ):
                continue  # the words of that song
            for who in lyrics.names(skeleton, match, "persons"):
                if who.span not in found:
                    found.add(who.span)
                    yield reading.claim(
                        film, "songWriter", reading.entity(who.span, "person"),
                        at=skeleton.sentence.span, surface=who.span, pattern=lyrics.name,
                        confidence=lyrics.confidence,
                    )  # fmt: skip
