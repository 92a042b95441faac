"""How likely a claim is true, by everything that is known of it.

A pattern knows the words around a name, the tagger what the whole text says of it. Neither is to
be believed alone: boosted trees (`data/model/fusion.json`) weigh what they say of one claim
(`claim_values.py`) into one chance, learnt from documents that neither had seen. It is the chance
that the claim is true if the film under review is the one that it is taken for; times the certainty
of the title it is the confidence of the claim, by which it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from ..claims import Claim, Entity, Opinion
from .claim_values import ClaimValues
from .likely_opinions import PATTERN as LIKELY_OPINION
from .tagged import PATTERN as TAGGER
from .trees import trees

if TYPE_CHECKING:
    from ..tagger.answers import Tagged
    from .reading import Reading

__all__ = ["Bar", "Fusion", "bar_of", "bars", "weighed"]

_SURE: Final = 0.9
"""The chance from which what follows from a claim is as sure."""
_LABELLED: Final = 0.8
"""The least chance of what a label states: the trees have seen few such lines beside many films."""
_OFTEN_UNMARKED = frozenset({"theme", "instrument", "musicGenre", "filmGenre", "setIn"})
"""Words that the corpus marks only where they are said of the film, as it does movements: that
the tagger does not read one says little against a pattern."""
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
        self._values = ClaimValues(reading, tagged, claims)
        self._trees = trees("fusion")

    def chance(self, claim: Claim) -> float:
        """Return the chance that the document states it, if its film is the right one.

        What stands in the data of a page, not in its text, is no reading of a tagger's to doubt;
        what a labelled line says in so many words, it does not make unlikely.
        """
        view = self._reading.layout.view
        if claim.pattern == "field" and view.to_plain(claim.evidence) is None:
            return claim.confidence
        values = self._values.of(claim)
        if claim.predicate == "songPerformer" and "by-pronoun" in values:
            return claim.confidence  # the tagger pairs songs with names, not with “she”
        chance = self._trees.chance(values)
        return max(chance, _LABELLED) if claim.pattern == "field" else chance

    def certainty(self, claim: Claim) -> float:
        """Return the chance that the film of a claim is the right one."""
        film = self._reading.film
        of_main = film is not None and film in (claim.subject, claim.object)
        return self._reading.films.certainty if of_main else 1.0
