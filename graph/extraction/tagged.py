"""What the tagger reads surely: parts in a film, which also tell what the names of a text name.

Patterns come first: where one already gives a part, the network's word for it adds nothing. All
that it holds possible besides is in `possible.py`; a scorer judges both (`fusion.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..claims import Claim, Entity, Modality, Opinion
from ..documents import Span
from .cast_pairs import is_ranked, is_whose
from .hits import Hit, is_not_a_person
from .likely_roles import is_done_too, is_no_actor, is_supposed
from .modality import modality_of_part
from .words import word_list

if TYPE_CHECKING:
    from ..tagger.answers import TaggedMention
    from .reading import Reading

__all__ = [
    "CREW", "OBJECTS", "PATTERN", "PEOPLE", "ROLES", "claim_of", "hits_in", "in_prose",
    "is_no_name", "sureness",
]  # fmt: skip

PATTERN = "tagger"
"""The pattern that claims of the tagger name."""

CREW = ("director", "screenwriter", "producer", "cinematographer", "editor", "composer")
ROLES: Mapping[str, str] = {"castMember": "cast", **{role: role for role in CREW}}
"""The role of a hit for each relation of people to a film."""
OBJECTS: Mapping[str, tuple[str, frozenset[str]]] = {
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
_LEAST = _LEAST_PAIR = 0.99
_STATED = 0.5
_FAR = 2000  # characters: no sentence that people write is longer
PEOPLE = frozenset({"person", "performer"})


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
    for mention in in_prose(reading):
        if mention.kind not in PEOPLE or mention.stated < _STATED:
            continue
        cluster = reading.names.cluster(mention.span)
        if cluster is None or not cluster.is_full or is_not_a_person(cluster.name()):
            continue
        read = [role for role in ROLES.items() if mention.relations[role[0]] >= _LEAST]
        if is_ranked(cluster.name()):
            continue  # "Inspector Reed" is nobody's real name
        if not read or _is_supposed(reading, mention.span):
            continue
        for relation, role in read:
            chance = mention.relations[relation]
            key = role, cluster.key
            if key in known or reading.bystanders.forbid(relation, cluster.key):
                continue
            if role == "cast" and is_no_actor(reading, mention.span):
                continue
            if ("director", cluster.key) in known and not is_done_too(
                relation, _evidence(reading, mention.span).of(reading.plain)
            ):
                continue
            if key not in best or sureness(chance) > best[key].confidence:
                at = _evidence(reading, mention.span)
                best[key] = Hit(role, PATTERN, sureness(chance), mention.span, at=at)
    yield from best.values()
    yield from _plays(reading)


def in_prose(reading: Reading) -> Iterator[TaggedMention]:
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
        if is_whose(reading.plain, right.span):
            continue
        if _is_supposed(reading, right.span) or is_no_name(right.span.of(reading.plain)):
            continue
        at = _evidence(reading, right.span)
        yield Hit("cast", PATTERN, sureness(pair.chance), left.span, right.span, at=at)


def is_no_name(name: str) -> bool:
    """Tell whether what is read as a character names nobody: "the", "Mrs." alone."""
    word = name.casefold()
    return word in word_list("function") or word.rstrip(".") in word_list("honorifics")


def sureness(chance: float) -> float:
    """Return how often a claim of such a chance was right, on documents not learnt from.

    The network is surer than it should be: the line was fitted to 598 claims of the documents
    that patterns were tuned on (shared gold, samples, audience reviews).
    """
    likely = min(max(chance, 1e-4), 0.9995)
    logit = _CALIBRATED[0] + _CALIBRATED[1] * math.log(likely / (1 - likely))
    return round(1 / (1 + math.exp(-logit)), 3)


_CALIBRATED = (-1.563, 0.358)
# A comparison is what its sentence says; "never dull" is read as praise with its "never".
_SAID_SO = frozenset({("comparedTo", "comparative"), ("aspectOpinion", "negated")})


def claim_of(
    reading: Reading,
    subject: Entity,
    predicate: str,
    thing: Entity | Opinion,
    words: Span,
    chance: float,
    modality: Modality | None = None,
) -> Claim:
    """Return a claim of the tagger: its evidence is the sentence around its words."""
    at = _evidence(reading, words)
    if modality is None:
        start, end = words.start - at.start, words.end - at.start
        modality = modality_of_part(at.of(reading.nameless), start, end, predicate)
        of_versions = modality == "comparative" and isinstance(thing, Entity)
        if (predicate, modality) in _SAID_SO or (
            of_versions and reading.version_choice.compares(at)
        ):
            modality = "asserted"
    return reading.claim(
        subject, predicate, thing, at=at, surface=words, pattern=PATTERN,
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
    at = _evidence(reading, span)
    at = Span(max(at.start, span.start - _FAR), min(at.end, span.end + _FAR))
    return is_supposed(reading.plain, at, span)
