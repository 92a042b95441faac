"""Checking a whole graph: the published shapes, asked as SPARQL, and every quote word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pyoxigraph as ox

from ..ontology.shape_queries import checks
from ..ontology.terms import SS
from .store import Graph

__all__ = ["Violation", "check"]


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

    Shapes are checked in the union of all graphs. A quote is wrong if it is not exactly what the
    document has between the offsets of its sentence.
    """
    return sorted({*_by_shapes(graph), *_quotes(graph)})


def _by_shapes(graph: Graph) -> Iterator[Violation]:
    for shape in checks():
        answer = graph.query(shape.query)
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
        for row in answer:
            found = {name.value: _text(row[name]) for name in answer.variables}
            yield Violation(
                shape.name,
                shape.message,
                found.get("node", ""),
                found.get("value", ""),
                found.get("document", ""),
                found.get("quote", ""),
            )


def _text(term: object) -> str:
    if isinstance(term, ox.Literal | ox.NamedNode):
        return term.value
    return "" if term is None else str(term)


_QUOTED = f"""SELECT ?claim ?quote ?start ?end ?document {{
  ?claim <{SS.quote}> ?quote ; <{SS.evidence}> ?sentence ; <{SS.statedIn}> ?document .
  ?sentence <{SS.start}> ?start ; <{SS.end}> ?end
}} ORDER BY ?document"""


def _quotes(graph: Graph) -> Iterator[Violation]:
    answer = graph.query(_QUOTED)
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
        found = text[int(_text(row["start"])) : int(_text(row["end"]))]
        if found != quote:
            message = "a quote differs from the text at its offsets"
            yield Violation("quote", message, claim, found, name, quote)
