"""Rules: what follows from what documents state, kept in a graph of its own.

A rule is a SPARQL CONSTRUCT in the ontology's folder `rules`. What it infers has no claim; its
premises do, or are themselves inferred (see `why`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ..ontology.files import RULES
from ..ontology.terms import PREFIXES
from .iris import Iris

__all__ = ["Pattern", "Rule", "inferred_quads", "rules"]

_MOST_ROUNDS = 32
"""More than any chain of broader concepts is long; rules that feed on themselves end there."""

_NAMED_TERM = re.compile(r"\b(\w+):(\w+)")
_PATTERN = re.compile(r"(\?\w+)\s+(\?\w+|\w+:\w+)\s+(\?\w+|\w+:\w+)\s*(?=[.}])")

Pattern = tuple[str, str, str]
"""A triple pattern of a rule: variables (`?film`) and prefixed names (`ss:director`)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its file name without suffix, what it infers in one sentence, its query."""

    name: str
    says: str
    query: str

    @property
    def where(self) -> str:
        """Return what the rule looks for: its patterns, without the braces around them."""
        return self.query[self.query.index("WHERE {") + len("WHERE {") : self.query.rindex("}")]

    @property
    def head(self) -> tuple[Pattern, ...]:
        """Return the patterns of the triples that the rule makes."""
        made = self.query[self.query.index("CONSTRUCT") : self.query.index("WHERE {")]
        return tuple(_PATTERN.findall(made))

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Return the patterns of the rule's premises, in the order in which they are written."""
        return tuple(_PATTERN.findall(self.where))

    @property
    def terms(self) -> frozenset[str]:
        """Return the IRIs of the vocabularies that the rule names."""
        found = _NAMED_TERM.findall(self.query[self.query.index("CONSTRUCT") :])
        return frozenset(PREFIXES[prefix] + name for prefix, name in found)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of their names."""
    found = []
    for path in sorted(RULES.glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        found.append(Rule(path.stem, text.split("\n", 1)[0].removeprefix("#").strip(), text))
    return tuple(found)


def inferred_quads(lines: Iterable[str], iris: Iris) -> set[ox.Quad]:
    """Return the graph of inferred triples for the N-Quads `lines` of a whole graph.

    Premises may stand in different named graphs. Rules are applied until nothing new follows.
    """
    store = _premises(lines)
    graph = ox.NamedNode(iris.graph("inferred"))
    inferred: set[ox.Triple] = set()
    waiting = rules()
    for _ in range(_MOST_ROUNDS):
        new = {triple for rule in waiting for triple in _applied(rule, store)} - inferred
        if not new:
            break
        inferred |= new
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in new)
        predicates = {triple.predicate.value for triple in new}
        waiting = tuple(rule for rule in rules() if predicates & rule.terms)
    return {ox.Quad(t.subject, t.predicate, t.object, graph) for t in inferred}


def _premises(lines: Iterable[str]) -> ox.Store:
    """Return a store with those triples that rules look at, in its default graph."""
    predicates = {f"<{iri}>" for rule in rules() for iri in rule.terms}
    store = ox.Store()
    triples = (
        f"{line[: line.rindex(' <')]} .\n" for line in lines if line.split(" ", 2)[1] in predicates
    )
    store.bulk_load(input="".join(triples), format=ox.RdfFormat.N_TRIPLES)
    return store


def _applied(rule: Rule, store: ox.Store) -> Iterable[ox.Triple]:
    answer = store.query(rule.query)
    assert isinstance(answer, ox.QueryTriples)  # noqa: S101 - a CONSTRUCT gives triples
    return answer
