"""What speaks for and against a claim, as values of features for the trees that judge it.

Chances are log-odds, counts are counts, what is so is 1, and what a claim has not is left out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity, Opinion
from ..tagger.labels import FILM_KINDS, PAIRS, RELATIONS
from .known import cast_signs
from .tagged import PATTERN as TAGGER

if TYPE_CHECKING:
    from ..documents import Span
    from ..tagger.answers import Tagged, TaggedMention
    from .reading import Reading

__all__ = ["ClaimValues"]

_GROUPS: Mapping[str, str] = {
    **dict.fromkeys(
        ("director", "screenwriter", "producer", "cinematographer", "editor", "composer"), "crew"
    ),
    **dict.fromkeys(("castMember", "playsCharacter", "characterIn"), "cast"),
    **dict.fromkeys(("soundtrackSong", "songPerformer", "songWriter", "recordLabel"), "song"),
    **dict.fromkeys(("theme", "filmGenre", "musicGenre", "instrument"), "concept"),
    **dict.fromkeys(("releaseYear", "runtimeMinutes", "rating", "reviewDate"), "value"),
}
_KINDS: Mapping[str, frozenset[str]] = {
    "film": FILM_KINDS,
    "person": frozenset({"person", "performer"}),
    "performer": frozenset({"person", "performer"}),
    "studio": frozenset({"organization"}),
    "label": frozenset({"organization"}),
    "work": frozenset({"work", "other", "film"}),
}
"""The kinds of the tagger that an entity may have; else the kind of its own type."""
_PEOPLE: Final = frozenset({"person", "performer"})
_ROLES: Final = ("director", "screenwriter", "composer", "castMember", "playsCharacter")
"""Relations that speak for or against another of the same object."""
_SEVERAL: Final = 2
_FAR: Final = 8.0
_HARDLY: Final = 0.02

_Values = Iterator[tuple[str, float]]
_Asked = tuple[Entity, str]
"""What a claim answers: of which film (or other subject), which relation."""


class ClaimValues:
    """The values of the claims of one reading."""

    def __init__(self, reading: Reading, tagged: Tagged, claims: Iterable[Claim]) -> None:
        self._reading, self._tagged = reading, tagged
        self._view = reading.layout.view
        self._beside = _Beside([claim for claim in claims if claim.modality == "asserted"])
        self._in_fields = {
            _asked(claim)
            for claim in self._beside.stated
            if claim.pattern != TAGGER and self._block(claim) == "field"
        }
        self._mentions: Sequence[TaggedMention] = tagged.mentions
        self._forms: dict[str, list[TaggedMention]] = {}
        for mention in self._mentions:
            self._forms.setdefault(_folded(mention.span.of(reading.plain)), []).append(mention)
        self._opinions = tagged.opinions(_HARDLY)
        self._named = sorted({one.film for one in reading.films.mentions}, key=_in_order)
        self._text = {
            f"kind:{reading.kind}": 1.0,
            "length": float(len(reading.plain)),
            "claims": float(len(self._beside.stated)),
            "films-named": float(len(self._named)),
            "films-reviewed": float(len(reading.films.reviewed)),
        }

    def of(self, claim: Claim) -> dict[str, float]:
        """Return the values of a claim, by feature."""
        group = _GROUPS.get(claim.predicate, claim.predicate)
        found = {**self._text, f"is:{claim.predicate}": 1.0, f"group:{group}": 1.0}
        found.update(self._of_pattern(claim))
        found.update(self._beside.of(claim))
        found.update(self._of_place(claim))
        found.update(self._of_film(claim))
        found.update((sign, 1.0) for sign in self._of_known(claim))
        if isinstance(claim.object, Opinion):
            found.update(self._of_opinion(claim, claim.object))
        else:
            found.update(self._of_names(claim))
        return found

    def _of_pattern(self, claim: Claim) -> _Values:
        if claim.pattern == TAGGER:
            yield "by-tagger", 1.0
            if _asked(claim) in self._in_fields:
                yield "in-fields-too", 1.0
        else:
            yield "sure", claim.confidence
        yield f"in:{self._block(claim)}", 1.0

    def _block(self, claim: Claim) -> str:
        layout, place = self._reading.layout, self._view.to_plain(claim.evidence)
        number = layout.block_of(place.start) if place is not None else -1
        return layout.blocks[number].kind if number >= 0 else "nothing"

    def _of_place(self, claim: Claim) -> _Values:
        """Yield where in the text and in its evidence a claim stands."""
        evidence = self._view.to_plain(claim.evidence)
        if evidence is None:
            return
        yield "tenth", round(evidence.start / max(1, len(self._reading.plain)), 3)
        yield "long", float(evidence.end - evidence.start)
        thing = self._view.to_plain(claim.object_at) if claim.object_at is not None else None
        if thing is not None:
            yield "behind", float(thing.start - evidence.start)
            cluster = self._reading.names.cluster(thing)
            yield "times", float(len(cluster.spans) if cluster is not None else 0)

    def _of_film(self, claim: Claim) -> _Values:
        film = self._reading.film
        if film is not None and film not in (claim.subject, claim.object):
            yield "not-of-the-film", 1.0
        yield from self._of_told_film(claim)

    def _of_known(self, claim: Claim) -> Iterator[str]:
        """Yield what is known from elsewhere of the person whom a claim ties to a film."""
        film, person = claim.subject, claim.object
        if isinstance(person, Entity) and film.type == "film" and person.type in _PEOPLE:
            yield from cast_signs(film, self._named, (person.name, *person.aliases))

    def _of_names(self, claim: Claim) -> _Values:
        """Yield what the tagger says at the words of the claim."""
        thing = claim.subject if claim.predicate == "characterIn" else claim.object
        if not isinstance(thing, Entity):
            return
        yield "words", float(len(thing.name.split()))
        at = claim.subject_at if claim.predicate == "characterIn" else claim.object_at
        place = self._view.to_plain(at) if at is not None else None
        here = self._tagged.mention_at(place) if place is not None else None
        kinds = _KINDS.get(thing.type, frozenset({thing.type}))
        by_pronoun = self._is_pronoun(claim, place)
        if by_pronoun:
            yield "by-pronoun", 1.0
        elif here is None:
            yield "unread", 1.0
        if here is not None:
            yield "named", round(sum(here.kinds.get(kind, 0.0) for kind in kinds), 4)
            yield "stated", _logit(here.stated)
        if claim.predicate in PAIRS:
            if not by_pronoun:
                yield from self._of_pair(claim, here)
        elif claim.predicate in RELATIONS:
            yield from self._of_relation(claim.predicate, thing, here)

    def _of_relation(self, relation: str, thing: Entity, here: TaggedMention | None) -> _Values:
        if here is not None:
            yield "read", _logit(here.relations[relation])
            yield "rival", _logit(max(c for r, c in here.relations.items() if r != relation))
        elsewhere = [
            mention.relations[relation]
            for mention in self._called(thing)
            if here is None or mention.span != here.span
        ]
        yield ("elsewhere", _logit(max(elsewhere))) if elsewhere else ("only-here", 1.0)

    def _is_pronoun(self, claim: Claim, place: Span | None) -> bool:
        """Tell whether a name of the claim stands there as "he" or "she"."""
        at = claim.subject_at
        places = {place, self._view.to_plain(at) if at is not None else None} - {None}
        return any(
            cluster is not None and not places.isdisjoint(cluster.pronouns)
            for cluster in map(self._reading.names.cluster, sorted(filter(None, places)))
        )

    def _of_told_film(self, claim: Claim) -> _Values:
        """Yield how likely what the claim says is said of its film, not of another."""
        own = claim.object if claim.predicate == "characterIn" else claim.subject
        at = claim.subject_at if claim.predicate == "characterIn" else claim.object_at
        place = self._view.to_plain(at or claim.evidence)
        if place is None or not isinstance(own, Entity) or own.type != "film":
            return
        chances = self._reading.film_choice.chances(place)
        other = self._reading.version_choice.chance(place)
        is_version = own in self._reading.version_choice.films
        yield "film", other if is_version else chances.get(own, 0.0)
        if other:
            yield "of-its-version" if is_version else "of-another-version", other
        if len(chances) < _SEVERAL:
            yield "one-film", 1.0

    def _of_pair(self, claim: Claim, here: TaggedMention | None) -> _Values:
        if not isinstance(claim.object, Entity) or claim.subject.type == "film":
            yield "no-pair", 1.0
            return
        lefts = self._called(claim.subject)
        rights = self._called(claim.object)
        if here is not None and here not in rights:
            rights.append(here)
        yield "paired", _logit(self._tagged.likeliest_pair(claim.predicate, lefts, rights))

    def _of_opinion(self, claim: Claim, opinion: Opinion) -> _Values:
        place = self._view.to_plain(claim.evidence)
        reads = [
            read
            for read in self._opinions
            if place is not None and place.meets(read.segment) and read.aspect == opinion.aspect
        ]
        same = [r.chance for r in reads if opinion.polarity in (r.sign, "mixed")]
        against = [r.chance for r in reads if opinion.polarity not in (r.sign, "mixed")]
        yield f"aspect:{opinion.aspect}", 1.0
        yield f"sign:{opinion.polarity}", 1.0
        yield "opinion", _logit(max(same, default=0.0))
        yield "against", _logit(max(against, default=0.0))

    def _called(self, thing: Entity) -> list[TaggedMention]:
        names = {_folded(name) for name in (thing.name, *thing.aliases)}
        return [mention for name in sorted(names) for mention in self._forms.get(name, ())]


class _Beside:
    """What claims say of each other: a list of the cast is whole, a director is mostly one."""

    def __init__(self, stated: Sequence[Claim]) -> None:
        self.stated = stated
        self._by_pattern: Counter[_Asked] = Counter()
        self._of_film: Counter[Entity] = Counter()
        self._all: Counter[_Asked] = Counter()
        self._answers: dict[_Asked, set[object]] = defaultdict(set)
        self._relations: dict[object, set[str]] = defaultdict(set)
        self._subjects: dict[tuple[str, object], set[Entity]] = defaultdict(set)
        self._patterns: dict[tuple[Entity, str, object], set[str]] = defaultdict(set)
        for claim in stated:
            asked = _asked(claim)
            self._all[asked] += 1
            if claim.pattern != TAGGER:
                self._by_pattern[asked] += 1
                self._of_film[asked[0]] += 1
            self._answers[asked].add(_answer(claim))
            self._relations[claim.object].add(claim.predicate)
            self._subjects[claim.predicate, claim.object].add(claim.subject)
            self._patterns[claim.subject, claim.predicate, claim.object].add(claim.pattern)

    def of(self, claim: Claim) -> _Values:
        """Yield what the other claims say of one."""
        asked, thing = _asked(claim), claim.object
        if claim.pattern == TAGGER:
            yield "patterns", float(self._by_pattern[asked])
            yield "patterns-of-film", float(self._of_film[asked[0]])
        yield "asked", float(self._all[asked])
        yield "answers", float(len(self._answers[asked]))
        yield "relations", float(len(self._relations[thing]))
        yield "subjects", float(len(self._subjects[claim.predicate, thing]))
        yield "found-by", float(len(self._patterns[claim.subject, claim.predicate, thing]))
        for role in _ROLES:
            if role in self._relations[thing]:
                yield f"also:{role}", 1.0


def _asked(claim: Claim) -> _Asked:
    of = claim.object if claim.predicate == "characterIn" else claim.subject
    return of if isinstance(of, Entity) else claim.subject, claim.predicate


def _in_order(film: Entity) -> tuple[str, int]:
    return film.name, film.year or 0


def _answer(claim: Claim) -> object:
    return claim.subject if claim.predicate == "characterIn" else claim.object


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _logit(chance: float) -> float:
    likely = min(max(chance, 1e-6), 1 - 1e-6)
    return round(max(-_FAR, min(_FAR, math.log(likely / (1 - likely)))), 3)
