"""What the tagger reads: statements that no pattern gives but a trained network finds likely.

Patterns come first: where one already states a fact, the network's word for it adds nothing but
its vote on the kinds of names. What it states alone stands with its own, calibrated chance.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from ..claims import Claim, Entity, Modality, Opinion, Polarity
from ..documents import Span
from .hits import Hit, is_not_a_person
from .likely_roles import SUPPOSED

if TYPE_CHECKING:
    from ..tagger.answers import Opinion as Read
    from ..tagger.answers import TaggedMention
    from .reading import Reading

__all__ = ["LEAST", "PATTERN", "find", "hits_in", "opinions_in", "suggested", "sureness"]

PATTERN = "tagger"
"""The pattern that claims of the tagger name."""

_CREW = ("director", "screenwriter", "producer", "cinematographer", "editor", "composer")
_ROLES: Mapping[str, str] = {"castMember": "cast", **{role: role for role in _CREW}}
_OBJECTS: Mapping[str, tuple[str, frozenset[str]]] = {
    "soundtrackSong": ("song", frozenset({"song"})),
    "basedOn": ("work", frozenset({"work", "other"})),
    "setIn": ("place", frozenset({"place"})),
    "award": ("award", frozenset({"award"})),
    "studio": ("studio", frozenset({"organization"})),
    "recordLabel": ("label", frozenset({"organization"})),
    **{kind: (kind, frozenset({kind})) for kind in (
        "musicGenre", "filmGenre", "instrument", "theme",
    )},
}  # fmt: skip
"""The type of a relation's object, and the kinds of mentions that may be it."""
LEAST: Mapping[str, float] = {"soundtrackSong": 0.999, "filmGenre": 0.999, "setIn": 0.9}
"""The least chance with which a relation stands, where it is not `_LEAST`."""
_LEAST = _LEAST_PAIR = 0.99
_LEAST_SUGGESTED = 0.3
_LEAST_OPINION = 0.95
_STATED = 0.5
_PEOPLE = frozenset({"person", "performer"})


def hits_in(reading: Reading, found: list[Hit]) -> Iterator[Hit]:
    """Yield the parts in a film that the tagger reads and no hit of `found` gives."""
    if reading.tagged is None:
        return
    known = {
        (hit.role, cluster.key)
        for hit in found
        if hit.person is not None and (cluster := reading.names.cluster(hit.person)) is not None
    }
    best: dict[tuple[str, str], Hit] = {}
    for mention in _in_prose(reading):
        if mention.kind not in _PEOPLE or mention.stated < _STATED:
            continue
        cluster = reading.names.cluster(mention.span)
        if cluster is None or not cluster.is_full or is_not_a_person(cluster.name()):
            continue
        if _is_supposed(reading, mention.span):
            continue
        for relation, role in _ROLES.items():
            chance = mention.relations[relation]
            key = role, cluster.key
            if chance < _least(relation) or key in known:
                continue
            if key not in best or sureness(chance) > best[key].confidence:
                at = _evidence(reading, mention.span)
                best[key] = Hit(role, PATTERN, sureness(chance), mention.span, at=at)
    yield from best.values()
    yield from _plays(reading)


def _in_prose(reading: Reading) -> Iterator[TaggedMention]:
    """Yield the mentions outside labelled lines: a label says better what they hold."""
    for mention in reading.tagged.mentions if reading.tagged is not None else ():
        number = reading.layout.block_of(mention.span.start)
        if number < 0 or reading.layout.blocks[number].kind != "field":
            yield mention


def _plays(reading: Reading) -> Iterator[Hit]:
    """Yield who plays whom, where no better is known of either."""
    tagged = reading.tagged
    if tagged is None:
        return
    for pair in tagged.pairs("playsCharacter", _LEAST_PAIR):
        left, right = tagged.mentions[pair.left], tagged.mentions[pair.right]
        person = reading.names.cluster(left.span)
        if person is None or not person.is_full or min(left.stated, right.stated) < _STATED:
            continue
        if max(left.relations["castMember"], right.relations["characterIn"]) < _LEAST:
            continue
        if _is_supposed(reading, right.span):
            continue
        at = _evidence(reading, right.span)
        yield Hit("cast", PATTERN, sureness(pair.chance), left.span, right.span, at=at)


def find(reading: Reading) -> Iterator[Claim]:
    """Yield what the tagger reads of songs, characters, places, works and concepts."""
    if reading.tagged is None or reading.film is None:
        return
    best: dict[tuple[str, Entity, str], tuple[float, TaggedMention]] = {}
    for mention in _in_prose(reading):
        if mention.stated < _STATED:
            continue
        film = reading.film_near(mention.span)
        if film is None or _is_supposed(reading, mention.span):
            continue
        name = mention.span.of(reading.plain)
        for relation, (_, kinds) in _OBJECTS.items():
            chance = mention.relations[relation]
            if chance < _least(relation) or mention.kind not in kinds:
                continue
            key = relation, film, name.casefold()
            if key not in best or chance > best[key][0]:
                best[key] = chance, mention
    for (relation, film, _), (chance, mention) in best.items():
        thing = _object(reading, relation, mention.span)
        yield _claim(reading, film, relation, thing, mention.span, chance)
    yield from _characters(reading)


def opinions_in(reading: Reading) -> Iterator[tuple[Entity, Opinion, Claim]]:
    """Yield the opinions that the tagger reads, one of each film and aspect, with its claim."""
    if reading.tagged is None:
        return
    found: dict[tuple[Entity, str], list[Read]] = defaultdict(list)
    for read in reading.tagged.opinions(_LEAST_OPINION):
        film = reading.film_near(read.trigger)
        if film is not None:
            found[film, read.aspect].append(read)
    for (film, aspect), reads in found.items():
        signs = {read.sign for read in reads}
        polarity = cast("Polarity", "mixed" if len(signs) > 1 else signs.pop())
        best = max(reads, key=lambda read: read.chance)
        opinion = Opinion(aspect, polarity)
        said = _claim(reading, film, "aspectOpinion", opinion, best.trigger, best.chance)
        yield film, opinion, said


def sureness(chance: float) -> float:
    """Return how often a claim of such a chance was right, on documents not learnt from.

    The network is surer than it should be: the line was fitted to 598 claims of the documents
    that patterns were tuned on (shared gold, samples, audience reviews).
    """
    likely = min(max(chance, 1e-4), 0.9995)
    logit = _CALIBRATED[0] + _CALIBRATED[1] * math.log(likely / (1 - likely))
    return round(1 / (1 + math.exp(-logit)), 3)


_CALIBRATED = (-1.563, 0.358)


def suggested(reading: Reading, stated: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what the tagger holds possible of the film, but too unlikely to state.

    Nothing of a name that something is stated of already, and of one name only the likeliest.
    """
    if reading.tagged is None:
        return
    said = {
        thing.name.casefold()
        for claim in stated
        for thing in (claim.subject, claim.object)
        if isinstance(thing, Entity)
    }
    best: dict[str, tuple[float, TaggedMention, Entity, str]] = {}
    for mention in _in_prose(reading):
        for relation, chance in mention.relations.items():
            if not _LEAST_SUGGESTED <= chance < _least(relation):
                continue
            thing = _suggested_object(reading, relation, mention)
            if thing is None or thing.name.casefold() in said:
                continue
            key = thing.name.casefold()
            if key not in best or chance > best[key][0]:
                best[key] = chance, mention, thing, relation
    for chance, mention, thing, relation in best.values():
        film = reading.film_near(mention.span)
        if film is not None:
            yield _claim(reading, film, relation, thing, mention.span, chance)


def _suggested_object(reading: Reading, relation: str, mention: TaggedMention) -> Entity | None:
    if relation in _ROLES and mention.kind in _PEOPLE:
        return reading.entity(mention.span, "person")
    if relation in _OBJECTS and mention.kind in _OBJECTS[relation][1]:
        return _object(reading, relation, mention.span)
    return None


def _characters(reading: Reading) -> Iterator[Claim]:
    best: dict[str, tuple[float, Span, Entity, Entity]] = {}
    for mention in _in_prose(reading):
        chance = mention.relations["characterIn"]
        if mention.kind != "character" or chance < _least("characterIn"):
            continue
        cluster = reading.names.cluster(mention.span)
        film = reading.film_near(mention.span)
        if cluster is None or film is None or cluster.votes["person"]:
            continue
        if cluster.key not in best or chance > best[cluster.key][0]:
            best[cluster.key] = chance, mention.span, cluster.entity("character"), film
    for chance, span, character, film in best.values():
        yield _claim(reading, character, "characterIn", film, span, chance, modality="asserted")


def _object(reading: Reading, relation: str, span: Span) -> Entity:
    kind, _ = _OBJECTS[relation]
    known = reading.names.entity_at(span)
    if known is not None and known.type == kind:
        return known
    return Entity(kind, " ".join(span.of(reading.plain).split()))


def _claim(
    reading: Reading,
    subject: Entity,
    predicate: str,
    thing: Entity | Opinion,
    words: Span,
    chance: float,
    modality: Modality | None = None,
) -> Claim:
    """Return a claim of the tagger: its evidence is the sentence around its words."""
    return reading.claim(
        subject, predicate, thing, at=_evidence(reading, words), surface=words, pattern=PATTERN,
        confidence=sureness(chance), modality=modality,
    )  # fmt: skip


def _evidence(reading: Reading, span: Span) -> Span:
    """Return the sentence that holds a mention, or its block where there is none."""
    sentence = reading.layout.sentence_at(span.start)
    if sentence is not None:
        return sentence.span
    number = reading.layout.block_of(span.start)
    return reading.layout.blocks[number].span if number >= 0 else span


def _is_supposed(reading: Reading, span: Span) -> bool:
    """Tell whether something in the sentence is denied, wished or supposed: no place to guess."""
    words = _evidence(reading, span).of(reading.plain).lower().replace("’", "'")
    return any(cue in words for cue in SUPPOSED)


def _least(relation: str) -> float:
    return LEAST.get(relation, _LEAST)
