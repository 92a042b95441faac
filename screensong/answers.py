"""Answers of `screensong query`: the W3C result formats, and a table to read."""

from __future__ import annotations

import io
from typing import BinaryIO

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from .graph.export import serialize
from .graph.iris import data_prefixes
from .graph.store import Graph

__all__ = ["FORMATS", "shorten", "write_answer"]

_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES}
FORMATS = ["table", *_RESULTS, *_GRAPHS]

_Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def write_answer(graph: Graph, query: str, form: str, out: BinaryIO) -> None:
    """Run `query` on `graph` and write the answer to `out` in the format called `form`.

    SELECT and ASK give table, json, xml, csv or tsv; CONSTRUCT and DESCRIBE give turtle or
    ntriples (a table of them is Turtle).

    Raises SyntaxError for a query that is no SPARQL, ForbiddenQueryError for one that would reach
    outside, ValueError for a format that does not fit the kind of answer.
    """
    answer = graph.query(query)
    if isinstance(answer, ox.QueryTriples):
        if form in _RESULTS:
            message = f"the answer is a graph, not rows: choose {' or '.join(_GRAPHS)}, not {form}"
            raise ValueError(message)
        triples = sorted(answer, key=str)
        serialize(triples, _GRAPHS.get(form, ox.RdfFormat.TURTLE), graph.base, out)
    elif form in _GRAPHS:
        message = f"the answer is rows, not a graph: choose {', '.join(_RESULTS)}, not {form}"
        raise ValueError(message)
    elif form == "table":
        out.write(_table(answer, graph.base).encode("utf-8"))
    else:
        answer.serialize(out, _RESULTS[form])
        out.write(b"\n" if form in ("json", "xml") else b"")


def _table(answer: ox.QuerySolutions | ox.QueryBoolean, base: str) -> str:
    if isinstance(answer, ox.QueryBoolean):
        return "yes\n" if answer else "no\n"
    names = [variable.value for variable in answer.variables]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    count = 0
    for solution in answer:
        table.add_row(*(shorten(solution[name], base) for name in names))
        count += 1
    text = io.StringIO()
    console = Console(file=text, width=160, highlight=False, markup=False)
    console.print(table)
    lines = [line.rstrip() for line in text.getvalue().splitlines()]
    return "\n".join([*lines, f"({count} row{'' if count == 1 else 's'})"]) + "\n"


def shorten(term: object, base: str) -> str:
    """Return a term as people read it: a prefixed name for an IRI, the words of a literal.

    >>> shorten(ox.NamedNode("http://example.org/id/film/a"), "http://example.org/id/")
    'film:a'
    """
    if isinstance(term, ox.Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return "" if term is None else str(term)
    for prefix, namespace in data_prefixes(base).items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return f"<{term.value}>"
