"""The graph as a network of entities: how two of them hang together, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import pyoxigraph as ox

from ..ontology.terms import RELATIONS, SS, term
from .store import Graph

__all__ = ["Hop", "entity_network", "path_between"]

_TOO_COMMON = frozenset(
    (
        *("aspectOpinion", "filmGenre", "musicGenre", "instrument", "mood", "evokes"),
        *("technique", "occupation", "trait", "reception"),
    )
)
"""Relations that tie everything to everything and explain nothing."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: a triple as it is stated, and a sentence that states it.

    `subject` and `object` are IRIs; `forward` tells whether the path goes from subject to object.
    """

    subject: str
    predicate: str
    object: str
    forward: bool
    quote: str
    document: str


def entity_network(graph: Graph) -> nx.Graph[str]:
    """Return the entities as nodes, IRIs, and their direct triples as edges.

    An edge has `triples`, the sorted (subject, predicate, object) between its two nodes. Left
    out are opinions, genres and instruments. Cost: one look at every direct triple.
    """
    network: nx.Graph[str] = nx.Graph()
    for name in sorted(RELATIONS - _TOO_COMMON):
        predicate = ox.NamedNode(term(name))
        for subject, obj in sorted(set(_pairs(graph, predicate))):
            if not network.has_edge(subject, obj):
                network.add_edge(subject, obj, triples=[])
            network.edges[subject, obj]["triples"].append((subject, predicate.value, obj))
    return network


def _pairs(graph: Graph, predicate: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for quad in graph.store.quads_for_pattern(None, predicate, None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield quad.subject.value, quad.object.value


def path_between(graph: Graph, start: str, goal: str) -> list[Hop] | None:
    """Return a shortest path between two entities, or None if nothing connects them.

    Among paths of one length the first in the order of IRIs is taken, so the answer is always
    the same. The path from an entity to itself has no hops.
    """
    network = entity_network(graph)
    if start not in network or goal not in network:
        return None
    try:
        nodes = min(nx.all_shortest_paths(network, start, goal))
    except nx.NetworkXNoPath:
        return None
    return [
        _hop(graph, here, network.edges[here, there]["triples"][0])
        for here, there in pairwise(nodes)
    ]


def _hop(graph: Graph, here: str, triple: tuple[str, str, str]) -> Hop:
    subject, predicate, obj = triple
    stated = (
        f"<{SS.claimSubject}> <{subject}> ; <{SS.claimPredicate}> <{predicate}> ; "
        f"<{SS.claimObject}> <{obj}> ; <{SS.modality}> <{SS.Asserted}> ; "
        f"<{SS.quote}> ?quote ; <{SS.statedIn}> ?document"
    )
    answer = graph.run(
        f"SELECT ?quote ?document {{ ?claim {stated} }} ORDER BY ?document ?quote LIMIT 1"
    )
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    quote, document = "", ""
    for row in answer:
        quote, document = _text(row["quote"]), _text(row["document"])
    return Hop(subject, predicate, obj, subject == here, quote, document)


def _text(value: object) -> str:
    return value.value if isinstance(value, ox.Literal | ox.NamedNode) else ""
