"""How likely a claim is true, by everything that is known of it.

A pattern knows the words around a name, the tagger what the whole text says of it. Neither is to
be believed alone: a trained scorer (`data/model/fusion.json`) weighs what they say of one claim
into one chance, learnt from documents that neither had seen. It is the chance that the claim is
true if the film under review is the one that it is taken for; times the certainty of the title it
is the confidence of the claim, by which it stands.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..claims import Claim, Entity, Opinion
from ..tagger.labels import FILM_KINDS, PAIRS, RELATIONS
from .known import cast_signs
from .likely_opinions import PATTERN as LIKELY_OPINION
from .linear import scorer, steps
from .tagged import PATTERN as TAGGER

if TYPE_CHECKING:
    from ..documents import Span
    from ..tagger.answers import Tagged, TaggedMention
    from .reading import Reading

__all__ = ["CLASSES", "Bar", "Fusion", "bar_of", "bars", "weighed"]

CLASSES = ("false", "true")
"""The classes of the scorer `fusion`."""

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
_LOGITS = (-4, -2, 0, 2, 4, 6)
_SHARES = (0.05, 0.2, 0.5, 0.8, 0.95)
_FOUND = (0, 1, 3)
_FOUND_OF_FILM = (0, 3, 8, 15, 25)
_SEVERAL = 2
_FAR = 8.0
_HARDLY, _SURE = 0.02, 0.9


_OFTEN_UNMARKED = frozenset({"theme", "instrument", "musicGenre", "filmGenre", "setIn"})
"""Words that the corpus marks only where they are said of the film, as it does movements: that
the tagger does not read one says little against a pattern."""
_PEOPLE = frozenset({"person", "performer"})
_SUGGESTED = 0.5
"""The share of its bar from which a claim is suggested."""


class Bar(NamedTuple):
    """The least confidence with which a claim stands, and of what claims it is the bar."""

    least: float
    of: str


_OF_TAGGER = Bar(0.5, "tagger alone")
_OF_JUDGED = Bar(0.4, "opinion by scorer alone")
_OF_OPINION = Bar(0.15, "opinion")
_OF_PATTERN = Bar(0.3, "pattern")
_OF_UNMARKED = Bar(0.1, "theme, instrument, genre, movement, place")


def weighed(
    reading: Reading, tagged: Tagged, claims: Iterable[Claim]
) -> tuple[list[Claim], list[Claim]]:
    """Return the claims that stand, and those that are only suggested, with their chances.

    What patterns find denied or supposed stays as it is: it is stated of nothing. What only the
    tagger finds so stands if it is likely, and is not suggested.
    """
    claims = list(claims)
    fusion = Fusion(reading, tagged, claims)
    standing: list[Claim] = []
    suggested: list[Claim] = []
    sure_of = _entailed(claims, _together(claims, [fusion.chance(claim) for claim in claims]))
    for claim, chance in zip(claims, sure_of, strict=True):
        is_asserted = claim.modality == "asserted"
        if not is_asserted and claim.pattern != TAGGER:
            standing.append(claim)
            continue
        sure = chance * fusion.certainty(claim)
        least = bar_of(claim).least
        if sure >= least * (_SUGGESTED if is_asserted else 1):
            place = standing if sure >= least else suggested
            place.append(replace(claim, confidence=round(sure, 3)))
    return standing, suggested


def _together(claims: Sequence[Claim], chances: Sequence[float]) -> list[float]:
    """Return the chances, those of one mixed opinion alike: praise and blame show it together."""
    best: dict[tuple[Entity, Opinion], float] = {}
    for claim, chance in zip(claims, chances, strict=True):
        if isinstance(claim.object, Opinion) and claim.object.polarity == "mixed":
            key = claim.subject, claim.object
            best[key] = max(chance, best.get(key, 0.0))
    return [
        best.get((claim.subject, claim.object), chance)
        if isinstance(claim.object, Opinion)
        else chance
        for claim, chance in zip(claims, chances, strict=True)
    ]


def _entailed(claims: Sequence[Claim], chances: Sequence[float]) -> list[float]:
    """Return the chances, none below that of what it follows from.

    Who surely plays a character is in the cast and the character in a film: in the likeliest of
    those that the claims name.
    """
    plays: dict[tuple[str, Entity], float] = {}
    best: dict[tuple[str, Entity], float] = {}
    for claim, chance in zip(claims, chances, strict=True):
        if claim.modality != "asserted":
            continue
        part = claim.object if claim.predicate == "playsCharacter" else None
        if isinstance(part, Entity) and chance >= _SURE:
            for asked in (("castMember", claim.subject), ("characterIn", part)):
                plays[asked] = max(chance, plays.get(asked, 0.0))
        elif (asked_of := _entailed_of(claim)) is not None:
            best[asked_of] = max(chance, best.get(asked_of, 0.0))
    raised: list[float] = []
    for claim, chance in zip(claims, chances, strict=True):
        key = _entailed_of(claim) if claim.modality == "asserted" else None
        follows = key is not None and chance == best[key]
        raised.append(max(chance, plays.get(key, 0.0)) if key and follows else chance)
    return raised


def _entailed_of(claim: Claim) -> tuple[str, Entity] | None:
    """Return whose cast membership or whose film a claim states, if it states one."""
    if claim.predicate == "castMember" and isinstance(claim.object, Entity):
        return claim.predicate, claim.object
    return (claim.predicate, claim.subject) if claim.predicate == "characterIn" else None


def bars() -> tuple[Bar, ...]:
    """Return all bars, the lowest first."""
    return (_OF_UNMARKED, _OF_PATTERN, _OF_OPINION, _OF_JUDGED, _OF_TAGGER)


def bar_of(claim: Claim) -> Bar:
    """Return what an asserted claim has to reach to stand."""
    if claim.pattern == TAGGER:
        return _OF_TAGGER
    if isinstance(claim.object, Opinion):
        return _OF_JUDGED if claim.pattern == LIKELY_OPINION else _OF_OPINION
    of_movement = isinstance(claim.object, Entity) and claim.object.type == "movement"
    return _OF_UNMARKED if claim.predicate in _OFTEN_UNMARKED or of_movement else _OF_PATTERN


class Fusion:
    """The chances of the claims of one reading."""

    def __init__(self, reading: Reading, tagged: Tagged, claims: Iterable[Claim]) -> None:
        self._reading = reading
        self._patterns: Counter[tuple[Entity, str]] = Counter()
        self._fields: set[tuple[Entity, str]] = set()
        for claim in claims:
            if claim.pattern != TAGGER and claim.modality == "asserted":
                self._patterns[_asked(claim)] += 1
                if self._block(claim, reading) == "field":
                    self._fields.add(_asked(claim))
        self._tagged = tagged
        self._view = reading.layout.view
        self._mentions: Sequence[TaggedMention] = tagged.mentions
        self._forms: dict[str, list[TaggedMention]] = {}
        for mention in self._mentions:
            self._forms.setdefault(_folded(mention.span.of(reading.plain)), []).append(mention)
        self._opinions = tagged.opinions(_HARDLY)
        self._titles = sorted({one.film.name for one in reading.films.mentions})
        self._weights = scorer("fusion")

    def chance(self, claim: Claim) -> float:
        """Return the chance that the document states it, if its film is the right one.

        What stands in the data of a page, not in its text, is no reading of a tagger's to doubt.
        """
        if claim.pattern == "field" and self._view.to_plain(claim.evidence) is None:
            return claim.confidence
        return self._weights.chances(self.features(claim))[CLASSES[1]]

    def certainty(self, claim: Claim) -> float:
        """Return the chance that the film of a claim is the right one."""
        film = self._reading.film
        of_main = film is not None and film in (claim.subject, claim.object)
        return self._reading.films.certainty if of_main else 1.0

    def features(self, claim: Claim) -> list[str]:
        """Return what the scorer looks at."""
        found = ["is", *self._of_pattern(claim), *self._of_film(claim), *self._of_known(claim)]
        if isinstance(claim.object, Opinion):
            found += self._of_opinion(claim, claim.object)
        else:
            found += self._of_names(claim)
        group = _GROUPS.get(claim.predicate, claim.predicate)
        return [*found, *(f"{group}:{feature}" for feature in found), f"is:{claim.predicate}"]

    def _of_pattern(self, claim: Claim) -> Iterator[str]:
        if claim.pattern == TAGGER:
            yield "by-tagger"
            yield from self._beside_patterns(claim)
        else:
            yield from _steps("sure", claim.confidence)
        yield f"in:{self._block(claim, self._reading)}"

    def _beside_patterns(self, claim: Claim) -> Iterator[str]:
        """Yield what patterns have found of the same relation: a list of the cast is whole."""
        asked = _asked(claim)
        yield from steps("patterns", self._patterns[asked], _FOUND)
        if asked in self._fields:
            yield "in-fields-too"
        said = sum(n for (film, _), n in self._patterns.items() if film == asked[0])
        yield from steps("patterns-of-film", said, _FOUND_OF_FILM)

    @staticmethod
    def _block(claim: Claim, reading: Reading) -> str:
        place = reading.layout.view.to_plain(claim.evidence)
        number = reading.layout.block_of(place.start) if place is not None else -1
        return reading.layout.blocks[number].kind if number >= 0 else "nothing"

    def _of_film(self, claim: Claim) -> Iterator[str]:
        film = self._reading.film
        if film is not None and film not in (claim.subject, claim.object):
            yield "not-of-the-film"
        yield from self._of_told_film(claim)
        yield f"kind:{self._reading.kind}"

    def _of_known(self, claim: Claim) -> Iterator[str]:
        """Yield what is known from elsewhere of the person whom a claim ties to a film."""
        film, person = claim.subject, claim.object
        if isinstance(person, Entity) and film.type == "film" and person.type in _PEOPLE:
            titles, names = (film.name, *film.aliases), (person.name, *person.aliases)
            yield from cast_signs(titles, self._titles, names)

    def _of_names(self, claim: Claim) -> Iterator[str]:
        """Yield what the tagger says at the words of the claim."""
        thing = claim.subject if claim.predicate == "characterIn" else claim.object
        if not isinstance(thing, Entity):
            return
        at = claim.subject_at if claim.predicate == "characterIn" else claim.object_at
        place = self._view.to_plain(at) if at is not None else None
        here = self._tagged.mention_at(place) if place is not None else None
        kinds = _KINDS.get(thing.type, frozenset({thing.type}))
        by_pronoun = self._is_pronoun(claim, place)
        if by_pronoun:
            yield "by-pronoun"
        elif here is None:
            yield "unread"
        if here is not None:
            yield from steps("named", sum(here.kinds.get(kind, 0.0) for kind in kinds), _SHARES)
            yield from _steps("stated", here.stated)
        if claim.predicate in PAIRS:
            if not by_pronoun:
                yield from self._of_pair(claim, here)
            return
        if claim.predicate not in RELATIONS:
            return
        if here is not None:
            yield from _steps("read", here.relations[claim.predicate])
            rival = max(c for r, c in here.relations.items() if r != claim.predicate)
            yield from _steps("rival", rival)
        elsewhere = [
            mention.relations[claim.predicate]
            for mention in self._called(thing)
            if here is None or mention.span != here.span
        ]
        yield from _steps("elsewhere", max(elsewhere)) if elsewhere else ("only-here",)

    def _is_pronoun(self, claim: Claim, place: Span | None) -> bool:
        """Tell whether a name of the claim stands there as "he" or "she"."""
        at = claim.subject_at
        places = {place, self._view.to_plain(at) if at is not None else None} - {None}
        return any(
            cluster is not None and not places.isdisjoint(cluster.pronouns)
            for cluster in map(self._reading.names.cluster, sorted(filter(None, places)))
        )

    def _of_told_film(self, claim: Claim) -> Iterator[str]:
        """Yield how likely what the claim says is said of its film, not of another."""
        own = claim.object if claim.predicate == "characterIn" else claim.subject
        at = claim.subject_at if claim.predicate == "characterIn" else claim.object_at
        place = self._view.to_plain(at or claim.evidence)
        if place is None or not isinstance(own, Entity) or own.type != "film":
            return
        chances = self._reading.film_choice.chances(place)
        yield from steps("film", chances.get(own, 0.0), _SHARES)
        if len(chances) < _SEVERAL:
            yield "one-film"

    def _of_pair(self, claim: Claim, here: TaggedMention | None) -> Iterator[str]:
        if not isinstance(claim.object, Entity) or claim.subject.type == "film":
            yield "no-pair"
            return
        lefts = self._called(claim.subject)
        rights = self._called(claim.object)
        if here is not None and here not in rights:
            rights.append(here)
        yield from _steps("paired", self._tagged.likeliest_pair(claim.predicate, lefts, rights))

    def _of_opinion(self, claim: Claim, opinion: Opinion) -> Iterator[str]:
        place = self._view.to_plain(claim.evidence)
        reads = [
            read
            for read in self._opinions
            if place is not None and place.meets(read.segment) and read.aspect == opinion.aspect
        ]
        same = [r.chance for r in reads if opinion.polarity in (r.sign, "mixed")]
        against = [r.chance for r in reads if opinion.polarity not in (r.sign, "mixed")]
        yield f"aspect:{opinion.aspect}"
        yield f"sign:{opinion.polarity}"
        yield from _steps("opinion", max(same, default=0.0))
        yield from _steps("against", max(against, default=0.0))

    def _called(self, thing: Entity) -> list[TaggedMention]:
        names = {_folded(name) for name in (thing.name, *thing.aliases)}
        return [mention for name in sorted(names) for mention in self._forms.get(name, ())]


def _asked(claim: Claim) -> tuple[Entity, str]:
    """Return what a claim answers: of which film (or other subject), which relation."""
    of = claim.object if claim.predicate == "characterIn" else claim.subject
    return of if isinstance(of, Entity) else claim.subject, claim.predicate


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _logit(chance: float) -> float:
    likely = min(max(chance, 1e-6), 1 - 1e-6)
    return max(-_FAR, min(_FAR, math.log(likely / (1 - likely))))


def _steps(name: str, chance: float) -> Iterator[str]:
    """Yield a feature for each step of log-odds that a chance is above."""
    return steps(name, _logit(chance), _LOGITS)
