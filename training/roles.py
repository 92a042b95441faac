"""Cases for people's parts in the film under review, from the annotated corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from screensong.graph.documents import Document
from screensong.graph.extraction.likely_roles import ROLES
from screensong.graph.extraction.linear import UNIT, Scorer, row_of, written
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.role_features import person_places
from screensong.graph.extraction.roles import find_roles

from .annotated import Annotated
from .facts import evidence_of
from .linear import Case, train

__all__ = ["RoleCase", "role_cases", "train_roles"]


class RoleCase(NamedTuple):
    """One place of a name: its features, the parts stated there, and those stated elsewhere."""

    features: Sequence[str]
    stated: frozenset[str]
    held: frozenset[str]
    key: str


def role_cases(document: Annotated) -> list[RoleCase]:
    """Return the places of all names in a document under its true title; none without a film."""
    if document.film is None:
        return []
    names = document.forms(document.film)
    reading = Reading(Document(document.id, document.text), titled=names[0] if names else "")
    held: dict[str, set[str]] = defaultdict(set)
    where: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for fact, (start, end) in zip(document.facts, evidence_of(document), strict=True):
        if fact.relation in ROLES and fact.subject == document.film and fact.mode == "asserted":
            held[fact.object].add(fact.relation)
            where[fact.object].append((fact.relation, start, end))
    cases = []
    for place in person_places(reading, list(find_roles(reading))):
        source = reading.layout.view.to_source(place.span)
        key = next(
            (
                m.key
                for m in document.mentions
                if m.start < source.end and source.start < m.end and m.key[0] in "pb"
            ),
            "",
        )
        stated = {r for r, start, end in where.get(key, ()) if start <= source.start < end}
        cases.append(
            RoleCase(sorted(place.features), frozenset(stated), frozenset(held.get(key, ())), key)
        )
    return cases


def train_roles(cases: Sequence[RoleCase]) -> Scorer:
    """Return a scorer, one class a part; places where a known part is not stated are left out."""
    weights: dict[str, list[tuple[int, int]]] = defaultdict(list)
    bias = []
    for at, role in enumerate(ROLES):
        binary = [
            Case(case.features, "yes" if role in case.stated else "no")
            for case in cases
            if role in case.stated or role not in case.held
        ]
        learnt = train(binary, ("no", "yes"), rounds=10, decay=1e-3)
        bias.append(learnt.bias[1] - learnt.bias[0])
        for feature, row in learnt.weights.items():
            by_class = dict(row_of(row))
            weight = by_class.get(1, 0) - by_class.get(0, 0)
            if abs(weight) * 10 >= UNIT:
                weights[feature].append((at, weight))
    return Scorer(ROLES, bias, {f: written(row) for f, row in weights.items()})
