"""What may stand: duplicates joined, types checked, one value where a film has only one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..claims import Claim, Entity, Opinion, Rating
from .words import word_list

if TYPE_CHECKING:
    from ..documents import Span

__all__ = ["OBJECT_TYPES", "SUBJECT_TYPES", "in_order", "settle"]

SUBJECT_TYPES: dict[str, frozenset[str]] = {
    "playsCharacter": frozenset({"person"}),
    "characterIn": frozenset({"character"}),
    "songPerformer": frozenset({"song", "film"}),
    "songWriter": frozenset({"song", "film"}),
    "musicGenre": frozenset({"film", "song"}),
    "instrument": frozenset({"film", "song"}),
    "mood": frozenset({"film", "song"}),
    "scene": frozenset({"song"}),
    "occupation": frozenset({"character"}),
    "trait": frozenset({"character"}),
    "evokes": frozenset({"film", "song", "aspect", "instrument", "musicGenre"}),
    "mirrors": frozenset({"film", "song", "aspect", "instrument", "musicGenre"}),
}
OBJECT_TYPES: dict[str, frozenset[str]] = {
    "playsCharacter": frozenset({"character"}),
    "characterIn": frozenset({"film"}),
    "songPerformer": frozenset({"performer"}),
    "soundtrackSong": frozenset({"song"}),
    "comparedTo": frozenset({"film"}),
    "influencedBy": frozenset({"film", "person", "work", "movement"}),
    "basedOn": frozenset({"work"}),
    "setIn": frozenset({"place"}),
    "studio": frozenset({"studio"}),
    "recordLabel": frozenset({"label"}),
    "award": frozenset({"award"}),
    "theme": frozenset({"theme"}),
    "filmGenre": frozenset({"filmGenre"}),
    "musicGenre": frozenset({"musicGenre"}),
    "instrument": frozenset({"instrument"}),
    "mood": frozenset({"mood"}),
    "evokes": frozenset({"mood"}),
    "occupation": frozenset({"occupation"}),
    "trait": frozenset({"trait"}),
    "reception": frozenset({"reception"}),
    "mirrors": frozenset({"character", "trait"}),
}
_PERSON = frozenset({"person"})
_FILM = frozenset({"film"})
_PEOPLE = frozenset(
    [
        "director",
        "screenwriter",
        "producer",
        "cinematographer",
        "editor",
        "castMember",
        "composer",
        "songWriter",
        "reviewAuthor",
    ]
)
_BY_NAME = frozenset({*_PEOPLE, "songPerformer"})
# Relations of two that never have the same name: nobody plays or directs a namesake, as good as.
_UNLIKE = _PEOPLE | {"playsCharacter"}
# The most values that one film can have; the surest stand, of equals the first in the text.
_AT_MOST = {"releaseYear": 1, "runtimeMinutes": 1, "reviewDate": 1, "director": 4, "rating": 2}
# A credit from a sentence must be this sure to stand beside another one of the same role, unless
# the same words name both: "a film by Ann Example and Bo Other".
_BESIDE = {"director": 0.85, "composer": 0.85}


def settle(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that may stand, in the order of `Extraction.claims`."""
    typed = _without_roles([claim for claim in claims if _is_well_typed(claim)])
    typed = _without_people(typed)
    typed = _without_circles(typed)
    return tuple(sorted(_at_most(_without_duplicates(typed)), key=_order))


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return weighed claims in the order of `Extraction.claims`, each fact of a place once."""
    return tuple(sorted(_without_duplicates(_without_people(list(claims))), key=_order))


def _is_no_name(entity: Entity) -> bool:
    """Tell whether what should be a name holds no letter, or is somebody's and a pronoun or number.

    "His Anders is a cad" and "Four stars." name nobody else.
    """
    if not any(character.isalnum() for character in entity.name):
        return True
    word = entity.name.lower()
    return entity.type == "person" and word in word_list("function") | word_list("numbers_small")


def _is_well_typed(claim: Claim) -> bool:
    if claim.subject.type not in SUBJECT_TYPES.get(claim.predicate, _FILM):
        return False
    if isinstance(claim.object, Entity):
        unnamed = _is_no_name(claim.object)
        if claim.object == claim.subject or (unnamed and claim.object.type != "film"):
            return False
        if claim.predicate in _UNLIKE and claim.object.name == claim.subject.name:
            return False
        wanted = _PERSON if claim.predicate in _PEOPLE else OBJECT_TYPES.get(claim.predicate)
        return wanted is not None and claim.object.type in wanted
    return claim.predicate not in OBJECT_TYPES


def _without_roles(claims: list[Claim]) -> list[Claim]:
    """Drop the crew and cast that are somebody's role: "Director Hobbs is played by Ann Example".

    Of two readings of a name the surer stands.
    """
    played: dict[str, float] = {}
    players = {claim.subject.name for claim in claims if claim.predicate == "playsCharacter"}
    for claim in claims:
        thing = claim.object
        if claim.predicate != "playsCharacter" or not isinstance(thing, Entity):
            continue
        if claim.modality == "asserted" and thing.name not in players:
            played[thing.name] = max(claim.confidence, played.get(thing.name, 0.0))
    return [
        claim
        for claim in claims
        if claim.predicate not in _PEOPLE
        or not isinstance(claim.object, Entity)
        or (" " in claim.object.name and not claim.pattern.startswith("likely-"))
        or claim.confidence >= played.get(claim.object.name, 0.0)
    ]


def _without_circles(claims: list[Claim]) -> list[Claim]:
    """Drop what a film is based on where that is more surely based on the film."""
    based: dict[tuple[str, str], float] = {}
    for claim in claims:
        if claim.predicate == "basedOn" and isinstance(claim.object, Entity):
            pair = claim.subject.name, claim.object.name
            based[pair] = max(claim.confidence, based.get(pair, 0.0))
    return [
        claim
        for claim in claims
        if claim.predicate != "basedOn"
        or not isinstance(claim.object, Entity)
        or claim.confidence >= based.get((claim.object.name, claim.subject.name), 0.0)
    ]


def _without_people(claims: list[Claim]) -> list[Claim]:
    """Drop the songs that have the name of somebody who more surely acts in or makes a film.

    What only the tagger takes for a song is none where anybody of that name acts, plays or sings.
    """
    people: dict[str, float] = {}
    for claim in claims:
        thing = claim.object
        if claim.predicate in _BY_NAME and isinstance(thing, Entity) and " " in thing.name:
            name = thing.name.casefold()
            surest = claim.confidence if claim.predicate in _PEOPLE else 0.0
            people[name] = max(surest, people.get(name, 0.0))
    return [
        claim
        for claim in claims
        if all(
            not isinstance(thing, Entity)
            or thing.type != "song"
            or (known := people.get(thing.name.casefold())) is None
            or (claim.confidence > known and claim.pattern != "tagger")
            for thing in (claim.subject, claim.object)
        )
    ]


def _object_key(claim: Claim) -> tuple[str, str]:
    thing = claim.object
    if isinstance(thing, Entity):
        return thing.type, thing.name.casefold()
    if isinstance(thing, Opinion):
        return thing.aspect, thing.polarity
    if isinstance(thing, Rating):
        return thing.value, thing.scale or ""
    return str(thing), ""


def _fact(claim: Claim) -> tuple[str, ...]:
    subject = claim.subject
    return (subject.type, subject.name.casefold(), claim.predicate, *_object_key(claim))


def _order(claim: Claim) -> tuple[int, str, Entity, tuple[str, str], int]:
    # The year may be None, which does not compare: leave it out of the order.
    subject = Entity(claim.subject.type, claim.subject.name)
    return (claim.evidence.start, claim.predicate, subject, _object_key(claim), claim.evidence.end)


def _without_duplicates(claims: list[Claim]) -> list[Claim]:
    """Keep one claim per fact and evidence: a pattern's before a scorer's, else the surest."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (*_fact(claim), claim.evidence, claim.modality)
        if key not in best or _rank(claim) > _rank(best[key]):
            best[key] = claim
    return _without_wider(list(best.values()))


def _without_wider(claims: list[Claim]) -> list[Claim]:
    """Drop what a line or paragraph says where one of its sentences says the same fact."""
    said: dict[tuple[object, ...], list[Span]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.evidence):
        said[*_fact(claim), claim.modality].append(claim.evidence)
    return [
        claim
        for claim in claims
        if not _covers_another(claim.evidence, said[*_fact(claim), claim.modality])
    ]


def _covers_another(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a stretch covers another one of `others`, which are in order."""
    for at in range(bisect_left(others, span.start, key=lambda other: other.start), len(others)):
        if others[at].start >= span.end:
            return False
        if others[at] != span and span.covers(others[at]):
            return True
    return False


def _rank(claim: Claim) -> tuple[bool, float]:
    return not claim.pattern.startswith("likely-"), claim.confidence


def _at_most(claims: list[Claim]) -> list[Claim]:
    """Drop values beyond the number that one film can have, the least sure first."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject.type, claim.subject.name.casefold(), claim.predicate].append(claim)
    kept: list[Claim] = []
    for (_, _, predicate), group in groups.items():
        asserted = [c for c in group if c.modality == "asserted"]
        kept += [c for c in group if c.modality != "asserted"]
        kept += _surest(asserted, predicate)
    return kept


def _surest(claims: list[Claim], predicate: str) -> list[Claim]:
    limit = _AT_MOST.get(predicate)
    floor = _BESIDE.get(predicate)
    if limit is None and floor is None:
        return claims
    ranked = sorted(claims, key=lambda c: _object_key(c))
    by_object = [list(group) for _, group in groupby(ranked, key=_object_key)]
    by_object.sort(
        key=lambda group: (-max(c.confidence for c in group), min(c.evidence for c in group))
    )
    if floor is not None:
        together = {(c.evidence, c.pattern) for c in by_object[0]} if by_object else set()
        by_object = by_object[:1] + [
            g
            for g in by_object[1:]
            if max(c.confidence for c in g) >= floor
            or any((c.evidence, c.pattern) in together for c in g)
        ]
    return [claim for group in by_object[:limit] for claim in group]
