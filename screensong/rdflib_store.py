"""The graph as an rdflib Graph, read where it lies: nothing is copied, nothing can be changed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.query import Result as RdflibResult
from rdflib.store import Store
from rdflib.term import Identifier

from .graph.iris import data_prefixes
from .graph.store import Graph

__all__ = ["graph_over", "to_rdflib"]

_Pattern = tuple[Identifier | None, Identifier | None, Identifier | None]


def graph_over(graph: Graph, name: str = "") -> rdflib.Graph:
    """Return the union of all graphs as an rdflib Graph, or the named graph of that IRI.

    Its queries run in the engine of the store, not in rdflib's, which is slower and would read
    files and addresses that a query names (FROM, SERVICE).
    """
    found = rdflib.Graph(store=_OxStore(graph, name), bind_namespaces="none")
    for prefix, namespace in data_prefixes(graph.base).items():
        found.bind(prefix, namespace)
    return found


def to_rdflib(term: object) -> Identifier:
    """Return an rdflib term; literals keep their characters as they are."""
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        kind = term.datatype.value
        plain = kind == str(rdflib.XSD.string)
        datatype = None if plain else rdflib.URIRef(kind)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    message = f"rdflib has no term like {term}"
    raise ValueError(message)


def _to_ox(term: Identifier | None) -> Any:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        kind = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), datatype=kind) if kind else ox.Literal(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term is None or isinstance(term, rdflib.URIRef):
        return term and ox.NamedNode(str(term))
    return _to_ox(rdflib.Literal(term))  # a value of Python, as a binding may be


class _OxStore(Store):
    """What rdflib asks of a store, answered by one snapshot."""

    context_aware = False
    formula_aware = False
    transaction_aware = False
    graph_aware = False

    def __init__(self, graph: Graph, name: str) -> None:
        super().__init__()
        self._graph = graph
        self._name: ox.NamedNode | ox.DefaultGraph = (
            ox.NamedNode(name) if name else ox.DefaultGraph()
        )
        self._namespaces: dict[str, rdflib.URIRef] = {}

    def triples(  # type: ignore[override]  # rdflib's own stores give no contexts either
        self, triple_pattern: _Pattern, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[tuple[Identifier, ...], Iterator[None]]]:
        """Yield the triples that fit."""
        subject, predicate, value = (_to_ox(term) for term in triple_pattern)
        store = self._graph.store
        for quad in store.quads_for_pattern(subject, predicate, value, self._name):
            found = (quad.subject, quad.predicate, quad.object)
            yield tuple(to_rdflib(term) for term in found), iter(())

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        return sum(1 for _ in self._graph.store.quads_for_pattern(None, None, None, self._name))

    def query(
        self,
        query: Any,
        initNs: Any,  # noqa: N803 - rdflib's name
        initBindings: Any,  # noqa: N803
        queryGraph: str,  # noqa: N803
        **_: Any,
    ) -> RdflibResult:
        """Run a query in the engine of the store."""
        prefixes = {str(prefix): str(namespace) for prefix, namespace in (initNs or {}).items()}
        text = str(query)
        if initBindings:
            names = " ".join(f"?{str(name).removeprefix('?')}" for name in initBindings)
            values = " ".join(str(_to_ox(value)) for value in initBindings.values())
            text += f"\nVALUES ({names}) {{ ({values}) }}"
        # a graph given here would win over a FROM in the query
        name = self._name if isinstance(self._name, ox.NamedNode) else None
        answer = self._graph.run(text, prefixes=prefixes, default_graph=name)
        return _result(answer)

    def namespaces(self) -> Generator[tuple[str, rdflib.URIRef]]:
        """Yield the prefixes."""
        yield from self._namespaces.items()

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:
        """Note a prefix; it lives in this object only."""
        if override or prefix not in self._namespaces:
            self._namespaces[prefix] = namespace

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        """Return the namespace of a prefix."""
        return self._namespaces.get(prefix)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        """Return the prefix of a namespace."""
        return next((p for p, n in self._namespaces.items() if n == namespace), None)

    def add(self, *_: Any, **__: Any) -> None:
        """Refuse: a snapshot does not change."""
        raise _read_only()

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: N802
        """Refuse: a snapshot does not change."""
        raise _read_only()

    def remove(self, *_: Any, **__: Any) -> None:
        """Refuse: a snapshot does not change."""
        raise _read_only()

    def update(self, *_: Any, **__: Any) -> None:
        """Refuse: a snapshot does not change."""
        raise _read_only()


def _read_only() -> TypeError:
    return TypeError("the graph is read-only; copy it: rdflib.Graph() + graph")


def _result(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> RdflibResult:
    if isinstance(answer, ox.QueryTriples):
        found = RdflibResult("CONSTRUCT")
        found.graph = rdflib.Graph()
        for triple in answer:
            found.graph.add(tuple(to_rdflib(term) for term in triple))  # type: ignore[arg-type]
    elif isinstance(answer, ox.QueryBoolean):
        found = RdflibResult("ASK")
        found.askAnswer = bool(answer)
    else:
        found = RdflibResult("SELECT")
        names = [variable.value for variable in answer.variables]
        found.vars = [rdflib.Variable(name) for name in names]
        found.bindings = [
            {rdflib.Variable(n): to_rdflib(row[n]) for n in names if row[n] is not None}
            for row in answer
        ]
    return found
