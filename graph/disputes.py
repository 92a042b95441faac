"""Disputes: where documents say what cannot easily both be so. Nothing is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..ontology.terms import PREFIXES, SS, USUALLY_SINGLE
from .claims import Claim, Extraction, Opinion
from .iris import Iris, digest
from .quads import Minter, Stated
from .resolve import Resolution

__all__ = ["dispute_quads"]

_RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")

_Issue = tuple[str, ...]
_Sides = dict[str, set[ox.NamedNode]]


def dispute_quads(
    extractions: Iterable[Extraction], resolution: Resolution, iris: Iris
) -> set[ox.Quad]:
    """Return the graph of disputes.

    Two documents dispute a relation that is usually single-valued if they state values for one
    subject and agree on none of them (one who names two composers and one who names one of the
    two do not), and an aspect of a film if one only praises and the other only blames it. Only
    asserted claims count, and a mixed opinion takes no side.
    """
    issues: dict[_Issue, dict[str, _Sides]] = defaultdict(lambda: defaultdict(dict))
    for extraction in extractions:
        minter = Minter(extraction.document_id, resolution, iris)
        for claim in extraction.claims:
            if claim.modality == "asserted" and _takes_side(claim):
                stated = minter.state(claim)
                sides = issues[_issue(stated)][extraction.document_id]
                sides.setdefault(_side(stated), set()).add(stated.iri)
    graph = ox.NamedNode(iris.graph("disputes"))
    return {
        ox.Quad(*triple, graph)
        for issue, by_document in issues.items()
        for triple in _triples(issue, by_document, iris)
    }


def _takes_side(claim: Claim) -> bool:
    if isinstance(claim.object, Opinion):
        return claim.object.polarity != "mixed"
    return claim.predicate in USUALLY_SINGLE


def _issue(stated: Stated) -> _Issue:
    """Return what a claim is about: subject and relation; for an opinion also aspect and target."""
    about = (stated.subject.value, stated.predicate.value)
    if not isinstance(stated.claim.object, Opinion):
        return about
    target = (stated.target.value,) if stated.target else ()
    return (*about, stated.object.value, *target)


def _side(stated: Stated) -> str:
    opinion = stated.claim.object
    return opinion.polarity if isinstance(opinion, Opinion) else str(stated.object)


def _triples(
    issue: _Issue, by_document: dict[str, _Sides], iris: Iris
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]:
    positions = {frozenset(sides) for sides in by_document.values()}
    rivals = {one for one in positions if any(one.isdisjoint(other) for other in positions)}
    if not rivals:
        return
    node = ox.NamedNode(iris.dispute(digest(*issue)))
    yield node, _RDF_TYPE, ox.NamedNode(SS.Dispute)
    yield node, ox.NamedNode(SS.disputeSubject), ox.NamedNode(issue[0])
    yield node, ox.NamedNode(SS.disputePredicate), ox.NamedNode(issue[1])
    for sides in by_document.values():
        if frozenset(sides) in rivals:
            for claims in sides.values():
                for claim in claims:
                    yield node, ox.NamedNode(SS.disputedClaim), claim
