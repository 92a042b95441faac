"""Cases for opinions: which sentences judge which aspects of a film, from the annotated corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from screensong.graph.documents import Document
from screensong.graph.extraction.likely_opinions import CLASSES
from screensong.graph.extraction.linear import Scorer
from screensong.graph.extraction.opinions import places
from screensong.graph.extraction.reading import Reading

from .annotated import Annotated
from .facts import evidence_of
from .linear import Case, train

__all__ = ["OpinionCase", "opinion_cases", "train_opinions"]


class OpinionCase(NamedTuple):
    """A sentence and an aspect: their features, the sign stated there, and whether it counts."""

    features: Sequence[str]
    label: str
    doubtful: bool


def opinion_cases(document: Annotated) -> list[OpinionCase]:
    """Return every sentence with each aspect it may judge, under the film's true title."""
    names = document.forms(document.film) if document.film else ()
    reading = Reading(
        Document(document.id, document.text),
        titled=names[0] if names else ("" if document.film else None),
    )
    if not any(fact.relation == "aspectOpinion" for fact in document.facts) and not reading.film:
        return []
    stated: dict[str, list[tuple[int, int, str, bool]]] = defaultdict(list)
    for fact, (start, end) in zip(document.facts, evidence_of(document), strict=True):
        if fact.relation == "aspectOpinion" and fact.mode == "asserted":
            held = (start, end, str(fact.polarity), fact.optional)
            stated[fact.object].append(held)
    cases = []
    for place in places(reading):
        span = reading.layout.evidence(place.skeleton.sentence.span)
        here = [
            (sign, optional)
            for start, end, sign, optional in stated.get(place.aspect, ())
            if span.start < end <= span.end + 2 or start <= span.start < span.end <= end
        ]
        signs = {sign for sign, _ in here}
        label = "none" if not signs else signs.pop() if len(signs) == 1 else "mixed"
        doubtful = bool(here) and all(optional for _, optional in here)
        features = sorted(place.shared | place.own)
        cases.append(OpinionCase(features, label, doubtful))
    return cases


def train_opinions(cases: Sequence[OpinionCase]) -> Scorer:
    """Return a scorer of no judgement, praise, blame and both; doubtful places are left out."""
    return train(
        [Case(case.features, case.label) for case in cases if not case.doubtful],
        CLASSES, rounds=10, rate=0.05, decay=1.5e-3, least=4,
    )  # fmt: skip
