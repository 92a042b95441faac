"""What RDF a page stands for: an entity's triples, its neighbours' labels, the claims about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from ..ontology.terms import NAMESPACE, PREFIXES, RELATIONS, SS
from .browse import NoPageError
from .browse_model import BrowsableGraph

__all__ = ["Description", "describe"]

_MOST_QUADS = 50_000
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABELS = tuple(
    ox.NamedNode(iri) for iri in (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel")
)
_CLAIM_LINKS = tuple(
    ox.NamedNode(iri)
    for iri in (SS.claimSubject, SS.claimObject, SS.disputeSubject, SS.disputedClaim)
)
_RELATIONS = tuple(ox.NamedNode(NAMESPACE + name) for name in sorted(RELATIONS))


@dataclass(frozen=True, slots=True)
class Description:
    """Quads about one entity, sorted. `cut` tells that there are more than were taken."""

    quads: tuple[ox.Quad, ...]
    cut: bool

    def triples(self) -> list[ox.Triple]:
        """Return the quads without their graphs, each triple once, in order."""
        return list(dict.fromkeys(quad.triple for quad in self.quads))


def describe(graph: BrowsableGraph, iri: str, *, limit: int = _MOST_QUADS) -> Description:
    """Return the description of an entity, a document, a claim or a dispute.

    It holds the triples of the entity and those that point at it, the claims and disputes about
    it with their sentences, and a type and label of everything these name. For a document it is
    the document's whole named graph.

    Raises NoPageError if the graph says nothing about `iri`.
    """
    node = ox.NamedNode(iri)
    if next(graph.store.quads_for_pattern(node, _TYPE, None, None), None) is None:
        raise NoPageError(iri)
    found: set[ox.Quad] = set()
    cut = False
    for quad in _about(graph.store, node):
        if len(found) >= limit:
            cut = True
            break
        if isinstance(quad.graph_name, ox.NamedNode):
            found.add(quad)
    for neighbour in _named_in(found):
        found.update(_label_quads(graph.store, neighbour))
    return Description(tuple(sorted(found, key=_order)), cut)


def _order(quad: ox.Quad) -> tuple[str, ...]:
    return (str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name))


def _about(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(node, None, None, None)
    yield from store.quads_for_pattern(None, None, None, node)
    for relation in _RELATIONS:
        yield from store.quads_for_pattern(None, relation, node, None)
    for link in _CLAIM_LINKS:
        for pointer in store.quads_for_pattern(None, link, node, None):
            yield from _with_evidence(store, pointer.subject)
    for evidence in store.quads_for_pattern(node, ox.NamedNode(SS.evidence), None, None):
        yield from _own(store, evidence.object)
    for claim in store.quads_for_pattern(node, ox.NamedNode(SS.disputedClaim), None, None):
        yield from _with_evidence(store, claim.object)


def _own(store: ox.Store, term: object) -> Iterator[ox.Quad]:
    if isinstance(term, ox.NamedNode):
        yield from store.quads_for_pattern(term, None, None, None)


def _with_evidence(store: ox.Store, claim: object) -> Iterator[ox.Quad]:
    for quad in _own(store, claim):
        yield quad
        if quad.predicate.value == SS.evidence:
            yield from _own(store, quad.object)


def _named_in(quads: set[ox.Quad]) -> set[ox.NamedNode]:
    terms = (term for quad in quads for term in (quad.subject, quad.object))
    return {
        term
        for term in terms
        if isinstance(term, ox.NamedNode) and not term.value.startswith(NAMESPACE)
    }


def _label_quads(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    for predicate in (*_LABELS, _TYPE):
        yield from islice(store.quads_for_pattern(node, predicate, None, None), 3)
