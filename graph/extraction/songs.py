"""Songs: what is on the soundtrack, who performs it, who wrote it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..claims import Claim, Entity, Modality
from ..documents import Span
from ..expressions import expression
from .film_of_place import film_of_place
from .hits import people_in
from .maker_pronouns import DIRECTOR
from .sentence_patterns import phrase, room
from .skeleton import Skeleton, Slot
from .song_again import AgainHit, hits_again, hits_again_in
from .song_lists import ListedSong
from .song_patterns import SongHit, bands, hits_in, said_of_pairs
from .song_people import LikelyPerson, likely_people
from .song_pronouns import told_by_pronouns
from .song_singers import Singers, singers_of
from .track_lines import unlabelled_tracks
from .tracks import Track, people_of, tracks_in
from .words import UPPER

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading
    from .versions import OtherVersion

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
# Who sings a song in the film under review stands so before it.
_SUNG_NOW = expression(
    r"\b(?:sings?|performs?|plays|revives?|belts|hums|reprises|strums|does) (?:[\w'’-]+ ){0,3}"
    r"[“\"‘'*_]{0,2}$"
)
# What may stand between a song and the other version that it is from.
_FROM = expression(
    r",? |,? (?:from|in) |, (?:the|an?|that) (?:[\w'’-]+ ){1,6}(?:from|in|of) "
    r"|, (?:which|that) (?:[\w'’.-]+ ){1,5}(?:sang|sung|sings|performed|recorded) (?:in|for) "
)
_ROLES = ("performer", "writer")
_LIKENED = ("likening", "no-match")
# Patterns of whose song it is, not of who opens the mouth.
_OWNED = frozenset(
    ("song-by", "possessive-song", "song-belongs-to", "song-bracket-performer", "track-list",
     "song-comma-performer", "performer-label-songs", "performer-dash-song")
)  # fmt: skip
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
    singers = singers_of(reading)
    likely: dict[Span, list[LikelyPerson]] = defaultdict(list)
    for one in likely_people(reading, said_of_pairs(reading)):
        likely[one.pair.skeleton.sentence.span].append(one)
    for skeleton in reading.skeletons:
        if skeleton.has("song") and not any(at.meets(skeleton.sentence.span) for at in lines):
            here = [
                one
                for one in likely[skeleton.sentence.span]
                if one.role != "performer" or _song(reading, one.pair.song).name not in sung
            ]
            yield from _from_sentence(reading, skeleton, here, singers)
        yield from _lyricists(reading, skeleton)
    yield from _said_again(reading, lines, singers)


def _said_again(reading: Reading, taken: Sequence[Span], singers: Singers) -> Iterator[Claim]:
    """Yield who performs and who wrote songs that only “it” or “the song” stands for."""
    for skeleton, hit in (*hits_again(reading), *_by_pronouns(reading, singers)):
        at = skeleton.sentence.span
        if any(line.meets(at) for line in taken):
            continue
        predicate = "songPerformer" if hit.role == "performer" else "songWriter"
        for said, who in _voices(reading, hit, singers):
            thing = reading.entity(who, "performer" if hit.role == "performer" else "person")
            surface: Span | str = said if at.covers(said) else thing.name
            yield reading.claim(
                _song(reading, hit.song), predicate, thing, at=at, surface=surface,
                pattern=hit.pattern, confidence=hit.confidence,
            )  # fmt: skip


def _by_pronouns(reading: Reading, singers: Singers) -> Iterator[AgainHit]:
    """Yield who performs songs where a pronoun stands for them, and what "the director" did."""
    for told in told_by_pronouns(reading, singers):
        skeleton = told.skeleton
        hits = [hit for _, hit in hits_again_in(reading, skeleton, told.number)]
        if skeleton.has("song"):
            hits += hits_in(reading, skeleton)
        for hit in hits:
            of_director = DIRECTOR.match(reading.plain, told.pronoun.span.start) is not None
            if told.pronoun in hit.names and (of_director or hit.role == "performer"):
                yield AgainHit(skeleton, hit._replace(names=told.meant))


def _voices(reading: Reading, hit: SongHit, singers: Singers) -> Iterator[tuple[Span, Span]]:
    """Yield the words for each who performs or wrote a song, and the place of a name of theirs.

    For a character who sings that is its actor; what is a character's own, in the story, nobody
    sings by that, and a character writes nothing.
    """
    own = [name for name in hit.names if singers.of(name) == name]
    yield from ((who, who) for who in bands(reading, own))
    if hit.role == "performer" and hit.pattern not in _OWNED:
        for name in hit.names:
            actor = singers.of(name)
            if actor is not None and actor != name:
                yield name.span, actor.span


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
    likely: list[LikelyPerson],
    singers: Singers,
) -> Iterator[Claim]:
    at = skeleton.sentence.span
    credited: set[Span] = set()
    for offset, slot in sorted(skeleton.slots.items()):
        if slot.kind != "song":
            continue
        owner = film_of_place(reading, skeleton.sentence, slot.span.start)
        modality: Modality | None = None
        if (tied := _version_behind(reading, skeleton, slot)) is not None:
            owner, modality = tied.film, "asserted"
        elif any(phrase(way).search(skeleton.text, 0, offset + 1) for way in _LIKENED):
            modality = "comparative"
        elif phrase("is-called").search(skeleton.text, 0, offset + 1):
            modality = "asserted"
        elif heard := phrase("heard-in").match(skeleton.text, offset):
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
                pattern="song-title", confidence=0.82, modality=modality,
            )  # fmt: skip
    yield from _people(reading, skeleton, likely, credited, singers)


def _version_behind(reading: Reading, skeleton: Skeleton, song: Slot) -> OtherVersion | None:
    """Return the other version that words right behind a song say it is from.

    "I missed “Low Tide”, which Ann Example sang in the original", "“Low Tide”, the hit from the
    first film": there it is heard, and in the film under review only if somebody sings it now.
    """
    if _SUNG_NOW.search(reading.plain, skeleton.sentence.span.start, song.span.start):
        return None
    for version in reading.versions:
        if song.span.end <= version.span.start < skeleton.sentence.span.end:
            between = reading.plain[song.span.end : version.span.start]
            return version if _FROM.fullmatch(between) else None
    return None


def _people(
    reading: Reading,
    skeleton: Skeleton,
    likely: list[LikelyPerson],
    credited: set[Span],
    singers: Singers,
) -> Iterator[Claim]:
    """Yield who performs and who wrote the songs of a sentence: by patterns, then by likelihood."""
    found: set[tuple[Span, str]] = set()
    wrote: set[tuple[Slot, Slot]] = set()

    def claims(hit: SongHit, chances: Mapping[Span, float]) -> Iterator[Claim]:
        predicate = "songPerformer" if hit.role == "performer" else "songWriter"
        at = skeleton.sentence.span
        for said, who in _voices(reading, hit, singers):
            thing = reading.entity(who, "performer" if hit.role == "performer" else "person")
            likely = (chance for span, chance in chances.items() if said.covers(span))
            surface: Span | str = said if at.covers(said) else thing.name
            version = reading.version_at(said.start)
            yield reading.claim(
                _song(reading, hit.song), predicate, thing, at=at, surface=surface,
                pattern=hit.pattern, confidence=max(likely, default=hit.confidence),
                modality="asserted" if version is not None and version.film else None,
            )  # fmt: skip

    told = {role: {(o.pair.song, o.pair.name) for o in likely if o.role == role} for role in _ROLES}
    for hit in hits_in(reading, skeleton):
        if hit.role == "performer" and hit.song.span in credited:
            continue
        pairs = {(hit.song, name) for name in hit.names}
        if hit.pattern == "possessive-song" and pairs <= told["writer"] - told["performer"]:
            continue  # a composer's
        if said := list(claims(hit, {})):
            found.add((hit.song.span, hit.role))
            wrote.update((hit.song, name) for name in hit.names if hit.role == "writer")
            yield from said
    by_song: dict[tuple[Slot, str], list[LikelyPerson]] = defaultdict(list)
    for one in likely:
        pair = one.pair
        if pair.song.span not in credited and (pair.song, pair.name) not in wrote:
            by_song[pair.song, one.role].append(one)
    for (song, role), ones in by_song.items():
        if (song.span, role) not in found:
            names = tuple(sorted((one.pair.name for one in ones), key=lambda slot: slot.span))
            chances = {one.pair.name.span: one.chance for one in ones}
            yield from claims(SongHit(song, names, role, f"likely-{role}", 0.0), chances)


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
