"""Why a triple is in the graph: the claims that state it, or a rule and the premises behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from ..ontology.terms import INFERRED, NAMESPACE, SS
from .iris import data_prefixes
from .rules import Pattern, Rule, rules
from .store import Graph

__all__ = ["Derivation", "Reason", "Said", "reason_for", "triple_of", "why"]

Node = ox.NamedNode | ox.Literal
Triple = tuple[ox.NamedNode, ox.NamedNode, Node]

_MOST_DERIVATIONS = 5
_MOST_TRIED = 100
_PREFIXED = re.compile(r"([A-Za-z][\w-]*):(\S+)")
_VARIABLE = re.compile(r"\?\w+")

_CLAIMS = f"""SELECT ?claim ?document ?quote ?start ?end WHERE {{
  ?claim <{SS.claimSubject}> $subject ; <{SS.claimPredicate}> $predicate ;
    <{SS.claimObject}>|<{SS.claimValue}> $object ; <{SS.modality}> <{SS.Asserted}> ;
    <{SS.statedIn}> ?document ; <{SS.evidence}> ?sentence .
  ?sentence <{SS.start}> ?start ; <{SS.end}> ?end .
  OPTIONAL {{ ?claim <{SS.quote}> ?quote }}
}} ORDER BY ?document ?start ?claim"""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that states a triple: its IRI, the document, the sentence and its offsets there."""

    claim: str
    document: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Derivation:
    """One way in which a rule gives a triple: from these premises."""

    rule: Rule
    premises: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a triple is there. `graphs` are the IRIs of the named graphs that hold it.

    A stated triple has `said`, an inferred one `derivations` (some, if there are many). One with
    neither is no statement of a document: a type, a label, a link of a concept scheme.
    """

    triple: Triple
    graphs: tuple[str, ...]
    said: tuple[Said, ...] = ()
    derivations: tuple[Derivation, ...] = ()


def triple_of(graph: Graph, subject: str, predicate: str, value: str) -> Triple | None:
    """Return the triple of `graph` that three words mean, or None if it has none such.

    A word is an IRI, with or without angle brackets, or a prefixed name (`film:the-lamp-1999`,
    `ss:director`). The last one may also be the text of a literal (`1999`).
    """
    first, second = _iri(subject, graph), _iri(predicate, graph)
    if first is None or second is None:
        return None
    third = _iri(value, graph)
    for quad in graph.store.quads_for_pattern(first, second, None, None):
        found = quad.object
        if isinstance(found, ox.Literal) and found.value == value:
            return first, second, found
        if isinstance(found, ox.NamedNode) and found == third:
            return first, second, found
    return None


def _iri(word: str, graph: Graph) -> ox.NamedNode | None:
    prefixes = data_prefixes(graph.base)
    bare = word.removeprefix("<").removesuffix(">")
    prefixed = _PREFIXED.fullmatch(word)
    if prefixed and prefixed[1] in prefixes:
        bare = prefixes[prefixed[1]] + prefixed[2]
    try:
        return ox.NamedNode(bare)
    except ValueError:
        return None


def why(graph: Graph, subject: str, predicate: str, value: str) -> Reason | None:
    """Return why `graph` has the triple that three words mean (see `triple_of`), or None."""
    triple = triple_of(graph, subject, predicate, value)
    return None if triple is None else reason_for(graph, triple)


def reason_for(graph: Graph, triple: Triple) -> Reason:
    """Return why `graph` has `triple`: down to the sentences, whatever the number of steps.

    All claims of a stated triple are given, and up to five derivations of an inferred one; of a
    premise that is itself inferred, one.
    """
    return _reason(graph, triple, frozenset(), _MOST_DERIVATIONS)


def _reason(graph: Graph, triple: Triple, above: frozenset[Triple], limit: int) -> Reason:
    quads = graph.store.quads_for_pattern(*triple, None)
    graphs = sorted({q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)})
    if graph.base + "graph/inferred" in graphs:
        found = islice(_derivations(graph, triple, above | {triple}), limit)
        return Reason(triple, tuple(graphs), derivations=tuple(found))
    return Reason(triple, tuple(graphs), said=tuple(_said(graph, triple)))


def _said(graph: Graph, triple: Triple) -> Iterator[Said]:
    query = _CLAIMS
    for name, term in zip(("$subject", "$predicate", "$object"), triple, strict=True):
        query = query.replace(name, str(term))
    for row in _rows(graph, query):
        words = {name: _text(row[name]) for name in ("claim", "document", "quote", "start", "end")}
        yield Said(
            words["claim"], words["document"], words["quote"], int(words["start"]),
            int(words["end"]),
        )  # fmt: skip


def _derivations(graph: Graph, triple: Triple, above: frozenset[Triple]) -> Iterator[Derivation]:
    """Yield ways to infer `triple`, those from stated premises first, none in a circle."""
    for rule, premises in _candidates(graph, triple):
        if above.isdisjoint(premises):
            reasons = tuple(_reason(graph, one, above, 1) for one in premises)
            if all(reason.derivations for reason in reasons if _is_inferred(reason.triple)):
                yield Derivation(rule, reasons)


def _candidates(graph: Graph, triple: Triple) -> list[tuple[Rule, tuple[Triple, ...]]]:
    found = []
    for rule in rules():
        for head in rule.head:
            bound = _bound(graph, head, triple)
            if bound is not None:
                found += [(rule, premises) for premises in _solutions(graph, rule, bound)]
    return sorted(found, key=lambda one: (sum(map(_is_inferred, one[1])), one[0].name, str(one[1])))


def _is_inferred(triple: Triple) -> bool:
    return triple[1].value.removeprefix(NAMESPACE) in INFERRED


def _bound(graph: Graph, head: Pattern, triple: Triple) -> dict[str, Node] | None:
    """Return what the variables of a rule's head stand for in `triple`, None if it is another."""
    bound: dict[str, Node] = {}
    for term, node in zip(head, triple, strict=True):
        if (bound.setdefault(term, node) if term.startswith("?") else _iri(term, graph)) != node:
            return None
    return bound


def _solutions(graph: Graph, rule: Rule, bound: dict[str, Node]) -> set[tuple[Triple, ...]]:
    """Return the premises of each way in which the patterns of a rule match."""
    where = _VARIABLE.sub(lambda found: str(bound.get(found[0], found[0])), rule.where)
    answer = _rows(graph, f"SELECT * WHERE {{ {where} }} LIMIT {_MOST_TRIED}")
    found = set()
    for row in answer:
        known = dict(bound)
        for variable in answer.variables:
            known[str(variable)] = _term(row[variable])
        found.add(tuple(_triple(graph, pattern, known) for pattern in rule.patterns))
    return found


def _triple(graph: Graph, pattern: Pattern, known: dict[str, Node]) -> Triple:
    subject, predicate, value = (known.get(term) or _iri(term, graph) for term in pattern)
    assert isinstance(subject, ox.NamedNode)  # noqa: S101 - a test proves the form of rules
    assert isinstance(predicate, ox.NamedNode)  # noqa: S101
    assert value is not None  # noqa: S101
    return subject, predicate, value


def _rows(graph: Graph, query: str) -> ox.QuerySolutions:
    answer = graph.run(query)
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    return answer


def _term(term: object) -> Node:
    assert isinstance(term, ox.NamedNode | ox.Literal)  # noqa: S101 - no blank nodes in a graph
    return term


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
