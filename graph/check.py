"""Checking a whole graph: the published shapes, asked as SPARQL, and every quote word for word.

What the shapes cannot see, because they know no named graphs, is seen by `named_graphs`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import unquote

import pyoxigraph as ox

from ..ontology.check_model import Check
from ..ontology.shape_queries import checks
from ..ontology.terms import PREFIXES, SS
from .iris import Iris
from .named_graphs import NamedGraphs
from .store import Graph
from .summary import Summary, distinct_triples

__all__ = ["Violation", "check"]

_CHUNK = 200_000
_MOST_THREADS = 4


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something in the graph that should not be so; fields that do not apply are empty."""

    check: str
    message: str
    node: str
    value: str = ""
    document: str = ""
    quote: str = ""

    def __str__(self) -> str:
        parts = [f"{self.check}: {self.message}", f"node {self.node}"]
        parts += [f"value {self.value}"] if self.value else []
        parts += [f"document {self.document}"] if self.document else []
        parts += [f"sentence {self.quote!r}"] if self.quote else []
        return "; ".join(parts)


def check(graph: Graph) -> list[Violation]:
    """Return everything that is wrong with `graph`, sorted.

    Shapes are checked in the union of all graphs, which is held in memory for this: about 0.5 kB
    a triple. A quote is wrong if it is not exactly what the document has between the offsets of
    its sentence. The named graphs are checked line by line: what stands in which, and whether
    inferred triples and disputes are those that follow from the rest.
    """
    store, summary, named = _loaded(graph)
    asked = [one for one in checks() if not (summary.proves(one) or named.proves(one.name))]
    with ThreadPoolExecutor(_threads()) as pool:
        found = pool.map(lambda one: _broken(one, store), asked)
        # Meanwhile, here: the engine holds no lock of Python's.
        by_words = [*_quotes(graph, store), *_digests(graph, named)]
        faults = [*named.faults(graph.documents.ids()), *named.stale()]
        by_shapes = [
            _violation(one, row, graph)
            for one, rows in zip(asked, found, strict=True)
            for row in rows
        ]
    by_place = [Violation(*fault) for fault in faults]
    return sorted({*chain.from_iterable(by_shapes), *by_words, *by_place})


def _threads() -> int:
    return min(_MOST_THREADS, os.cpu_count() or 1)


def _loaded(graph: Graph) -> tuple[ox.Store, Summary, NamedGraphs]:
    """Return a store in memory with each triple once, and what was seen of them on the way."""
    store, summary, named = ox.Store(), Summary(), NamedGraphs(graph.base)

    def load(triples: list[bytes]) -> None:
        text = b" .\n".join(triples) + b" .\n"
        store.bulk_load(input=text, format=ox.RdfFormat.N_TRIPLES)

    with graph.nquads_path.open("rb") as lines, ThreadPoolExecutor(1) as loader:
        triples = summary.watch(distinct_triples(named.watch(lines)))
        loading: Future[None] | None = None
        while chunk := list(islice(triples, _CHUNK)):
            if loading is not None:
                loading.result()  # one chunk at a time waits in memory
            loading = loader.submit(load, chunk)
        if loading is not None:
            loading.result()
    return store, summary, named


_Row = tuple[object, object]


def _broken(one: Check, store: ox.Store) -> list[_Row]:
    """Return the nodes and values that break a check."""
    answer = store.query(one.found, prefixes=dict(PREFIXES))
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    bound = {name.value for name in answer.variables}
    return [(row["node"], row["value"] if "value" in bound else None) for row in answer]


def _violation(one: Check, row: _Row, graph: Graph) -> Iterator[Violation]:
    """Yield a row with its documents and quotes."""
    terms = dict(zip(("?node", "?value"), row, strict=True))
    place = one.place
    for name, term in terms.items():
        if isinstance(term, ox.NamedNode | ox.Literal):
            place = re.sub(rf"\{name}\b", lambda _, term=term: str(term), place)  # type: ignore[misc]
    if isinstance(row[0], ox.NamedNode):
        answer = graph.store.query(f"SELECT DISTINCT ?document ?quote {{ {place} }}")
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
        places = [(_text(found["document"]), _text(found["quote"])) for found in answer]
    else:  # a node without a name cannot be looked up
        places = [("", "")]
    for document, quote in places:
        yield Violation(one.name, one.message, _text(row[0]), _text(row[1]), document, quote)


def _text(term: object) -> str:
    if isinstance(term, ox.Literal | ox.NamedNode):
        return term.value
    return "" if term is None else str(term)


_QUOTED = f"""SELECT ?claim ?quote ?start ?end ?document {{
  ?claim <{SS.quote}> ?quote ; <{SS.evidence}> ?sentence ; <{SS.statedIn}> ?document .
  ?sentence <{SS.start}> ?start ; <{SS.end}> ?end
}} ORDER BY ?document"""


def _quotes(graph: Graph, store: ox.Store) -> Iterator[Violation]:
    answer = store.query(_QUOTED)
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    prefix = graph.base + "document/"
    known, text = "", None
    for row in answer:
        name = _text(row["document"])
        if name != known:
            document = graph.documents.get(unquote(name.removeprefix(prefix)))
            known, text = name, None if document is None else document.text
        quote, claim = _text(row["quote"]), _text(row["claim"])
        if text is None:
            yield Violation("document", "the document of a claim is missing", claim, name, name)
            continue
        start, end = int(_text(row["start"])), int(_text(row["end"]))
        found = text[start:end]
        if found != quote:
            message = "a quote differs from the text at its offsets"
            yield Violation("quote", message, claim, found, name, quote)
        elif len(quote) != end - start:
            message = "a quote is longer or shorter than its offsets say"
            yield Violation("quote", message, claim, f"{start},{end}", name, quote)


def _digests(graph: Graph, named: NamedGraphs) -> Iterator[Violation]:
    """Yield the documents whose text has another digest than the graph says, or none there."""
    iris = Iris(graph.base)
    for document_id in graph.documents.ids():
        document = graph.documents.get(document_id)
        iri = iris.document(document_id)
        if document is not None and named.digests(iri) != {document.sha256}:
            message = "the digest of a document is not that of its text"
            yield Violation("document", message, iri, ", ".join(sorted(named.digests(iri))), iri)
