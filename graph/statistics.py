"""How much of what a graph holds."""

from __future__ import annotations

import pyoxigraph as ox

from ..ontology.terms import SS
from .store import Graph

__all__ = ["statistics"]

_COUNTED = {
    "documents": f"?thing a <{SS.Document}>",
    "films": f"?thing a <{SS.Film}>",
    "people": f"VALUES ?class {{ <{SS.Person}> <{SS.Performer}> }} ?thing a ?class",
    "characters": f"?thing a <{SS.Character}>",
    "songs": f"?thing a <{SS.Song}>",
    "themes": f"?work <{SS.theme}> ?thing",
    "claims": f"?thing a <{SS.Claim}>",
    "disputes": f"?thing a <{SS.Dispute}>",
}


def statistics(graph: Graph) -> dict[str, int]:
    """Return counts by name: documents, entities of each kind, claims, disputes, quads.

    Themes are those that a document states, not all of the scheme.
    """
    counts = {
        name: _count(graph, f"SELECT (COUNT(DISTINCT ?thing) AS ?n) {{ {pattern} }}")
        for name, pattern in _COUNTED.items()
    }
    with graph.nquads_path.open("rb") as lines:
        counts["quads"] = sum(1 for _ in lines)
    return counts


def _count(graph: Graph, query: str) -> int:
    solutions = graph.run(query)
    assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    value = next(iter(solutions))["n"]
    return int(value.value) if isinstance(value, ox.Literal) else 0
