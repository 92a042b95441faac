"""Who performs and who wrote a song, where no pattern says it but the words around make it likely.

Every pair of a song and a name in one sentence, or a name of the sentence before, is scored by
a trained scorer; what patterns say of the pair is among its features.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..expressions import expression
from .linear import Scorer, scorer
from .skeleton import Skeleton, Slot

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["CLASSES", "LikelyPerson", "SongPair", "likely_people", "song_pairs"]

CLASSES = ("none", "performer", "writer", "both")
"""What the name of a pair is to the song; "both" performs and wrote it."""

_PERFORMS, _WROTE = 0.5, 0.75
_PERSONS = frozenset({"name", "organisation"})
_TOKEN = expression(r"[\ue000-\ue005]|\w+(?:'\w+)?|[^\w\s]")
_KINDS = {
    "person": "PER", "performer": "PER", "character": "CHA", "none": "NAM", "genre": "NAM",
    "other": "OTH", "film": "TIT", "song": "SNG", "place": "LOC", "work": "WRK",
    "organization": "ORG",
}  # fmt: skip
_SLOTS = {
    "film": "FILM", "song": "SONG", "organisation": "ORG", "place": "LOC", "work": "WORK",
}  # fmt: skip
_MOST_BETWEEN = 45
_MOST_PAIRS = 400
_STOPS = frozenset(";:.!?")


class SongPair(NamedTuple):
    """A song and a name near it. `skeleton` is the sentence of the song."""

    song: Slot
    name: Slot
    skeleton: Skeleton
    features: frozenset[str]


# Ann Example wrote the score, but everybody remembers “Low Tide”: that is not in her score.
_NOT_OF_IT = expression(
    r"[^.!?]*\b(?:score|music|soundtrack)\b[^.!?“\"]*[,;:—–-] ?"
    r"(?:but|yet|while|though|although|however|whereas)\b"
)
# “Low Tide” from Paper Lanterns: a film's, an album's or a show's name.
_WHENCE = expression(r"[”\"’'*_]{0,3},? from (?:the (?:film|album|show) )?[“\"‘'*_]{0,3}")
# Who produced or mixed a record neither sings nor wrote it.
_PRODUCED = expression(r"\b(?:produced|mixed|remixed|arranged|engineered) by (?:the )?$")


class _Words:
    """A sentence as words, its names as kinds, with the place of each slot."""

    def __init__(self, reading: Reading, skeleton: Skeleton) -> None:
        self.words: list[str] = []
        self.slots: list[tuple[int, Slot]] = []
        for match in _TOKEN.finditer(skeleton.text):
            slot = skeleton.slots.get(match.start())
            if slot is None:
                self.words.append(match.group().lower())
                continue
            self.slots.append((len(self.words), slot))
            if slot.kind == "name":
                self.words.append(_KINDS[_likeliest(reading, slot)])
            else:
                self.words.append(_SLOTS[slot.kind])

    @property
    def songs(self) -> list[tuple[int, Slot]]:
        return [(at, slot) for at, slot in self.slots if slot.kind == "song"]

    @property
    def names(self) -> list[tuple[int, Slot]]:
        return [(at, slot) for at, slot in self.slots if slot.kind in _PERSONS]


def _likeliest(reading: Reading, slot: Slot) -> str:
    cluster = reading.names.cluster(slot.span)
    text = cluster.name() if cluster is not None else slot.span.of(reading.plain)
    return reading.name_kinds.likeliest(text)


def song_pairs(
    reading: Reading, said: Mapping[tuple[Slot, Slot], Sequence[str]]
) -> Iterator[SongPair]:
    """Yield the pairs of a document; `said` holds what patterns say of (song, name)."""
    known = _known_roles(reading)
    previous: Skeleton | None = None
    block = -1
    left = _MOST_PAIRS
    for skeleton in reading.skeletons:
        if skeleton.has("song") and left > 0:
            words = _Words(reading, skeleton)
            for at, song in words.songs:
                for there, name in words.names:
                    if abs(at - there) <= _MOST_BETWEEN:
                        features = _features(words, at, there)
                        features.update(_of_name(reading, name, known))
                        features.update(f"said:{what}" for what in said.get((song, name), ()))
                        left -= 1
                        yield SongPair(song, name, skeleton, frozenset(features))
                if previous is not None and block == skeleton.sentence.block:
                    before = _Words(reading, previous)
                    for there, name in before.names[-3:]:
                        features = _from_before(words, at, before, there)
                        features.update(_of_name(reading, name, known))
                        left -= 1
                        yield SongPair(song, name, skeleton, frozenset(features))
        previous = skeleton if _may_precede(skeleton) else None
        block = skeleton.sentence.block


def _may_precede(skeleton: Skeleton) -> bool:
    return any(skeleton.has(kind) for kind in ("name", "organisation", "song"))


def _known_roles(reading: Reading) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = defaultdict(set)
    for hit in reading.hits:
        for name, role in ((hit.person, hit.role), (hit.character, "character")):
            cluster = reading.names.cluster(name) if name is not None else None
            if cluster is not None:
                roles[cluster.key].add(role)
    return roles


def _of_name(reading: Reading, name: Slot, known: Mapping[str, set[str]]) -> Iterator[str]:
    cluster = reading.names.cluster(name.span)
    yield f"kind={_likeliest(reading, name)}"
    yield f"slot={name.kind}"
    if cluster is not None:
        chances = reading.name_kinds.chances(cluster.name())
        for kind in ("person", "performer", "character", "none"):
            yield f"p:{kind}={round(4 * chances.get(kind, 0.0))}"
        yield f"full={cluster.is_full}"
        for role in known.get(cluster.key, ()):
            yield f"known:{role}"


def _features(words: _Words, song: int, name: int) -> set[str]:
    """Return what the words of one sentence say about a song and a name in it."""
    first, second = sorted((song, name))
    side = "after" if name > song else "before"
    between = words.words[first + 1 : second]
    found = {
        side,
        f"{side}:gap={min(len(between), 12)}",
        f"{side}:names={min(3, sum(w in _KINDS.values() for w in between))}",
        f"{side}:songs={min(3, between.count('SONG'))}",
        f"{side}:l1={words.words[first - 1] if first else '^'}",
        f"{side}:r1={words.words[second + 1] if second + 1 < len(words.words) else '$'}",
        f"{side}:b1={between[0] if between else '-'}",
        f"{side}:bn={between[-1] if between else '-'}",
    }
    if len(between) < 6:
        found.add(f"{side}:all={' '.join(between)}")
    if len(between) > 1:
        found.add(f"{side}:b2={between[0]} {between[1]}")
        found.add(f"{side}:bm={between[-2]} {between[-1]}")
    bare = [w for w in between if w != "SONG" and w not in ",&/" and w not in ("and", "or")]
    if "SONG" in between and side == "before":
        nearest = between.index("SONG")
        listed = all(w in ("SONG", ",", "and", "&", "/", "or", "then") for w in between[nearest:])
        found.add(f"list={listed}")
        if listed:
            found.add(f"list:all={' '.join(between[:nearest][:5])}")
            found.add(f"list:b1={between[0] if nearest else '-'}")
    if side == "after" and between.count("SONG"):
        found.add(f"tail={len(bare)}")
    for word in set(between):
        found.add(f"{side}:B:{word}")
        if word in _STOPS:
            found.add("stop")
    for word in words.words[max(0, first - 5) : first]:
        found.add(f"{side}:L:{word}")
    for word in words.words[second + 1 : second + 6]:
        found.add(f"{side}:R:{word}")
    opened = "(" in between and ")" not in between
    if opened:
        found.add(f"{side}:in-brackets")
    if between and "(" in between and ")" in between:
        found.add(f"{side}:brackets-between")
    return found


def _from_before(words: _Words, song: int, previous: _Words, name: int) -> set[str]:
    """Return what two sentences say about a name in the first and a song in the second."""
    lead = words.words[:song]
    found = {
        "earlier",
        f"earlier:names={min(3, sum(at < song for at, _ in words.names))}",
        f"earlier:songs={min(2, lead.count('SONG'))}",
        f"earlier:first={words.words[0]}",
        f"earlier:l1={lead[-1] if lead else '^'}",
        f"earlier:l2={' '.join(lead[-2:])}",
        f"earlier:place={'first' if name == previous.slots[0][0] else 'later'}",
        f"earlier:end={min(6, len(previous.words) - name)}",
        f"earlier:song-there={'SONG' in previous.words}",
        f"earlier:r1={previous.words[name + 1] if name + 1 < len(previous.words) else '$'}",
        f"earlier:n1={previous.words[name - 1] if name else '^'}",
    }
    if len(lead) < 5:
        found.add(f"earlier:all={' '.join(lead)}")
    found.update(f"earlier:L:{word}" for word in lead[-8:])
    return found


class LikelyPerson(NamedTuple):
    """A name that likely performs or wrote a song, with the chance."""

    pair: SongPair
    role: str
    chance: float


def likely_people(
    reading: Reading,
    said: Mapping[tuple[Slot, Slot], Sequence[str]],
    weights: Scorer | None = None,
) -> Iterator[LikelyPerson]:
    """Yield the performers and writers of songs that are likely enough."""
    weights = weights or scorer("song_people")
    for pair in song_pairs(reading, said):
        if _WHENCE.fullmatch(reading.plain, pair.song.span.end, pair.name.span.start):
            continue
        if _PRODUCED.search(reading.plain, pair.skeleton.sentence.span.start, pair.name.span.start):
            continue
        chances = weights.chances(pair.features)
        performs = chances["performer"] + chances["both"]
        wrote = chances["writer"] + chances["both"]
        if performs >= _PERFORMS:
            yield LikelyPerson(pair, "performer", round(performs, 3))
        if wrote >= _WROTE and not _NOT_OF_IT.match(
            reading.plain, pair.name.span.end, pair.song.span.start
        ):
            yield LikelyPerson(pair, "writer", round(wrote, 3))
