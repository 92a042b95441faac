"""A check: one constraint on a graph, as a query that lists what breaks it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from .terms import NAMESPACE, PREFIXES, RELATIONS

__all__ = ["Check", "found_by", "place_of"]

_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Check:
    """A query that lists what breaks one constraint.

    `query` selects `?node` (what breaks it), `?value` (the term at fault, if there is one),
    `?document` (the named graph it stands in, if any) and `?quote` (of a claim, or of the claim
    behind a triple); no row means that the constraint holds. It is written for a dataset whose
    default graph is the union of its named graphs. `shape` is the local name of the shape,
    `path` the IRI of the property or "", `components` the local names of SHACL's constraint
    components: several where one query looks at each value once.

    `found` selects `?node` and `?value` alone, and `place` is the pattern that then gives
    `?document` and `?quote`: two steps that a checker of large graphs may take apart. `targets`
    are the IRIs of the classes, or properties, that pick the nodes that are looked at (none:
    all), `least` and `most` how many values of `path` a node must and may have (0: no matter).
    """

    name: str
    message: str
    found: str
    place: str
    shape: str
    components: tuple[str, ...] = ()
    path: str = ""
    targets: frozenset[str] = frozenset()
    least: int = 0
    most: int = 0

    @property
    def query(self) -> str:
        """Return the whole query."""
        return (
            f"{_PREFIXES}SELECT DISTINCT ?node ?document ?quote ?value WHERE {{\n"
            f"  {{ {self.found} }}\n{self.place}\n}}"
        )


def found_by(body: str) -> str:
    """Return the query for the nodes and values that `body` binds."""
    return f"SELECT DISTINCT ?node ?value WHERE {{ {body} }}"


def place_of(path: URIRef | None = None, *, properties: Iterable[str] = ()) -> str:
    """Return a pattern that finds the document of a row and, where there is one, the quote.

    It is the document in which the node has the value: by `path`, or by one of `properties`.
    Without either, what is wrong is no triple, and it is where the node has its class.
    """
    step = f"?node {path.n3()} ?value" if path else "?node a ?anyClass"
    if names := ", ".join(f"<{iri}>" for iri in sorted(properties)):
        step = f"?node ?anyProperty ?value FILTER (?anyProperty IN ({names}))"
    quote = f"?node <{NAMESPACE}quote> ?quote"
    if path and str(path).removeprefix(NAMESPACE) in RELATIONS:
        quote = (
            f"?claim <{NAMESPACE}claimSubject> ?node ; <{NAMESPACE}claimPredicate> {path.n3()} ; "
            f"<{NAMESPACE}claimObject>|<{NAMESPACE}claimValue> ?value ; "
            f"<{NAMESPACE}statedIn> ?document ; <{NAMESPACE}quote> ?quote"
        )
    return f"  OPTIONAL {{ GRAPH ?document {{ {step} }} }}\n  OPTIONAL {{ {quote} }}"
