"""Opinions that no rule reads but the words of a sentence make likely: a trained scorer.

It weighs every sentence with every aspect that something in it hints at; the sentences of a film
that judge one aspect add up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from ..claims import Entity, Opinion, Polarity
from ..documents import Span
from .film_of_place import film_of_place
from .linear import UNIT, scorer, softmax
from .modality import modality_at
from .modality_voices import with_voices_marked
from .opinion_features import JudgedPlace
from .opinion_films import likens_before, named_in
from .reading import Reading

__all__ = ["CLASSES", "PATTERN", "LikelyOpinion", "likely_opinions"]

PATTERN: Final = "likely-opinion"
CLASSES: Final = ("none", "positive", "negative", "mixed")
"""The classes of the scorer `opinions`."""

_SIGNS: Final = cast("tuple[Polarity, ...]", CLASSES[1:])
# Sentences that judge an aspect less likely than this add nothing: a long text has many of them.
_WORTH_ADDING: Final = 0.05
_HARDLY: Final = round(UNIT * math.log((len(_SIGNS) + 1) / _WORTH_ADDING))
"""Where "none" is so far ahead of the next score, its chance is above what is left by that."""


class LikelyOpinion(NamedTuple):
    """What the sentences of a film make likely of one aspect, and those that do most.

    `chance` is that the film is judged so, `judged` that the aspect is judged in any way. The
    `places` are one, or for both praise and blame one each, where no sentence has both.
    """

    film: Entity
    opinion: Opinion
    chance: float
    judged: float
    places: tuple[JudgedPlace, ...]


class _Weighed(NamedTuple):
    place: JudgedPlace
    chances: dict[str, float]


def likely_opinions(
    reading: Reading,
    places: Iterable[JudgedPlace],
    *,
    known: Collection[tuple[Entity, str]] = (),
) -> Iterator[LikelyOpinion]:
    """Yield one opinion for each film and aspect, not `known` yet, that some sentence may judge."""
    weights = scorer("opinions")
    found: dict[tuple[Entity, str], list[_Weighed]] = defaultdict(list)
    own: dict[tuple[Span, int], bool] = {}
    heard: set[tuple[Entity, str, str]] = set()
    shared: list[int] = []
    of: object = None
    for place in places:
        if place.shared is not of:
            shared, of = weights.scores(place.shared), place.shared
        scores = [a + b - c for a, b, c in zip(
            shared, weights.scores(place.own), weights.bias, strict=True
        )]  # fmt: skip
        if scores[0] - max(scores[1:]) > _HARDLY:
            continue
        chances = dict(zip(CLASSES, softmax(scores), strict=True))
        if chances["none"] >= 1 - _WORTH_ADDING:
            continue
        sentence = place.skeleton.sentence
        film = film_of_place(reading, sentence, sentence.span.start + place.at)
        if film is None or (film, place.aspect) in known:
            continue
        said = sentence.span.of(reading.plain).lower()
        if film != reading.film and likens_before(said, place.at):
            continue
        if place.aspect == "overall" and named_in(reading, said, film) != film:
            continue
        at = (sentence.span, place.at)
        if at not in own:
            own[at] = _is_own(reading, place)
        told = (film, place.aspect, sentence.span.of(reading.plain))
        if own[at] and told not in heard:
            heard.add(told)
            found[film, place.aspect].append(_Weighed(place, chances))
    for (film, aspect), weighed in found.items():
        judged, together = _together([one.chances for one in weighed])
        best = max(_SIGNS, key=together.__getitem__)
        shown = tuple(one.place for one in _showing(weighed, best))
        opinion = Opinion(aspect, best)
        chance = round(together[best], 3)
        yield LikelyOpinion(film, opinion, chance, round(judged, 3), shown)


def _together(sentences: Sequence[Mapping[str, float]]) -> tuple[float, dict[Polarity, float]]:
    """Return the chance that any of the sentences judges, and those of each verdict of all.

    Sentences count as independent; praise in one and blame in another are both.
    """
    none = math.prod(one["none"] for one in sentences)
    praise = math.prod(one["none"] + one["positive"] for one in sentences) - none
    blame = math.prod(one["none"] + one["negative"] for one in sentences) - none
    both = max(0.0, 1 - none - praise - blame)
    return 1 - none, {"positive": praise, "negative": blame, "mixed": both}


def _showing(weighed: Sequence[_Weighed], sign: Polarity) -> tuple[_Weighed, ...]:
    """Return the sentence that shows a verdict best; of a mixed one that of each side."""
    most = {one: max(weighed, key=lambda w: w.chances[one]) for one in _SIGNS}
    if sign != "mixed":
        return (most[sign],)
    sides = (most["positive"], most["negative"])
    alone = min(side.chances[of] for side, of in zip(sides, _SIGNS, strict=False))
    if sides[0] is sides[1] or most["mixed"].chances["mixed"] >= alone:
        return (most["mixed"],)
    return sides


def _is_own(reading: Reading, place: JudgedPlace) -> bool:
    """Tell whether the writer says it, of this film, and not as a question."""
    said = place.skeleton.sentence.span.of(reading.plain)
    text = with_voices_marked(said, said.lower())
    if text.rstrip("\"'”’ ").endswith("?"):
        return False
    return modality_at(text, min(place.at, len(text))) == "asserted"
