"""The vocabulary as a graph uses it: how often each term occurs, and an example of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Final

import pyoxigraph as ox

from ..ontology.files import ONTOLOGY_TTL
from ..ontology.terms import (
    DEFINITIONS,
    DOMAINS,
    KIND_BY_RELATION,
    LABELS,
    NAMESPACE,
    PREFIXES,
    RANGES,
    SUPERCLASSES,
    SUPERPROPERTIES,
    descendants,
)
from .browse_model import BrowsableGraph, Ref
from .browse_reader import Reader, Term

__all__ = ["MOST_COUNTED", "TermView", "Vocabulary", "vocabulary"]

MOST_COUNTED: Final = 100_000
"""Counts of a term stop here."""

_CANDIDATES: Final = 24
_FACTS_WEIGHED: Final = 60
_TEXT: Final = 80
_RDF_TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
_INSTANCES: Final = """SELECT (COUNT(*) AS ?n) WHERE {
  SELECT DISTINCT ?thing WHERE { VALUES ?class { $classes } ?thing a ?class } LIMIT $most }"""
_USES: Final = "SELECT (COUNT(*) AS ?n) WHERE { SELECT ?s WHERE { $pattern } LIMIT $most }"


@dataclass(frozen=True, slots=True)
class TermView:
    """A class, property or individual with its use in one graph.

    The example of a class is `subject`, or `text` where its members are fixed values; of a property
    it is `subject` and either `object` or `text`.
    """

    name: str
    label: str
    definition: str
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    kind: str
    count: int
    subject: Ref | None = None
    object: Ref | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, in the order of the vocabulary's source. Relations are what documents state."""

    classes: tuple[TermView, ...]
    relations: tuple[TermView, ...]
    properties: tuple[TermView, ...]
    individuals: tuple[TermView, ...]


def vocabulary(graph: BrowsableGraph) -> Vocabulary:
    """Read how `graph` uses the vocabulary. Every look-up is bounded; keep the result."""
    reader = Reader(graph)
    types = _declared()
    properties = [
        _property(reader, name)
        for name, kinds in types.items()
        if any(kind.endswith("Property") for kind in kinds)
    ]
    return Vocabulary(
        tuple(_class(reader, name) for name, kinds in types.items() if "Class" in kinds),
        tuple(view for view in properties if view.name in KIND_BY_RELATION),
        tuple(view for view in properties if view.name not in KIND_BY_RELATION),
        tuple(
            _individual(reader, name, kinds - {"NamedIndividual"})
            for name, kinds in types.items()
            if "NamedIndividual" in kinds
        ),
    )


@cache
def _declared() -> dict[str, frozenset[str]]:
    """Return the local names of the types of each term, in the order of the source."""
    found: dict[str, set[str]] = {}
    for quad in ox.parse(path=str(ONTOLOGY_TTL), format=ox.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if (
            quad.predicate == _RDF_TYPE
            and isinstance(subject, ox.NamedNode)
            and isinstance(value, ox.NamedNode)
            and subject.value.startswith(NAMESPACE)
        ):
            names = found.setdefault(subject.value.removeprefix(NAMESPACE), set())
            names.add(value.value.rpartition("#")[2])
    return {name: frozenset(kinds) for name, kinds in found.items()}


def _class(reader: Reader, name: str) -> TermView:
    names = sorted({name} | descendants(name))
    classes = " ".join(f"<{NAMESPACE}{each}>" for each in names)
    quads = chain.from_iterable(
        reader.graph.store.quads_for_pattern(
            None, _RDF_TYPE, ox.NamedNode(NAMESPACE + each), ox.DefaultGraph()
        )
        for each in names
    )
    candidates = [q.subject for q in _first(quads) if isinstance(q.subject, ox.NamedNode)]
    best = max(candidates, key=lambda node: _telling(reader, node), default=None)
    if values := [each for each, kinds in _declared().items() if name in kinds]:
        used = [each for each in values if _count(reader, _named(each))]
        text = ", ".join(f"ss:{each}" for each in used)
        return _view(name, parents=SUPERCLASSES.get(name, ()), count=len(used), text=text)
    return _view(
        name,
        parents=SUPERCLASSES.get(name, ()),
        count=_count(reader, _INSTANCES.replace("$classes", classes)),
        subject=reader.ref(best.value) if best else None,
    )


def _property(reader: Reader, name: str) -> TermView:
    node = ox.NamedNode(NAMESPACE + name)
    quads = reader.graph.store.quads_for_pattern(None, node, None, ox.DefaultGraph())
    candidates = [
        (quad.subject, quad.object)
        for quad in _first(quads)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, Term)
    ]
    best = max(candidates, key=lambda pair: _telling(reader, pair[0]), default=None)
    object_, text = _object(reader, best[1]) if best else (None, "")
    return _view(
        name,
        parents=SUPERPROPERTIES.get(name, ()),
        kind=KIND_BY_RELATION.get(name, ""),
        count=_count(reader, _USES.replace("$pattern", f"?s <{node.value}> ?o")),
        subject=reader.ref(best[0].value) if best else None,
        object_=object_,
        text=text,
    )


def _individual(reader: Reader, name: str, classes: frozenset[str]) -> TermView:
    """Return an individual; it has no example, and counts where claims name it."""
    return _view(name, parents=tuple(sorted(classes)), count=_count(reader, _named(name)))


def _named(name: str) -> str:
    """Return the query that counts the triples with an individual as object."""
    return _USES.replace("$pattern", f"?s ?p <{NAMESPACE}{name}>")


def _view(
    name: str,
    *,
    parents: tuple[str, ...],
    count: int,
    kind: str = "",
    subject: Ref | None = None,
    object_: Ref | None = None,
    text: str = "",
) -> TermView:
    return TermView(
        name,
        LABELS[name],
        DEFINITIONS[name],
        parents,
        DOMAINS.get(name, ()),
        RANGES.get(name, ()),
        kind,
        count,
        subject,
        object_,
        text,
    )


def _first(quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """Return the first quads: those of which one may be the example."""
    return islice(quads, _CANDIDATES)


def _telling(reader: Reader, node: ox.NamedNode) -> tuple[int, str]:
    """Return how much a graph says of a thing, for choosing an example; the IRI breaks ties."""
    quads = reader.graph.store.quads_for_pattern(node, None, None, None)
    return sum(1 for _ in islice(quads, _FACTS_WEIGHED)), node.value


def _object(reader: Reader, value: Term) -> tuple[Ref | None, str]:
    if isinstance(value, ox.Literal):
        text = " ".join(value.value.split())
        return None, text if len(text) <= _TEXT else f"{text[:_TEXT].rstrip()} …"
    if value.value.startswith(NAMESPACE):
        return None, f"ss:{value.value.removeprefix(NAMESPACE)}"
    return reader.ref(value.value), ""


def _count(reader: Reader, query: str) -> int:
    answer = reader.graph.store.query(query.replace("$most", str(MOST_COUNTED)))
    if not isinstance(answer, ox.QuerySolutions):
        message = "a count must be a SELECT"
        raise TypeError(message)
    value = next(iter(answer))["n"]
    return int(value.value) if isinstance(value, ox.Literal) else 0
