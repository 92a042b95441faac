"""Answers of `screensong query`: the endpoint's formats, caps and messages, and a table to read."""

from __future__ import annotations

import io
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from .graph.guard import admit
from .graph.iris import data_prefixes
from .graph.query_limits import QueryLimits
from .graph.query_pool import QueryPool
from .graph.query_question import Question
from .graph.query_stream import Answer
from .graph.store import Graph
from .ontology.terms import PREFIXES

__all__ = ["FORMATS", "Told", "shorten", "write_answer"]

_ROW_FORMATS = ("json", "xml", "csv", "tsv")
_GRAPH_FORMATS = {
    "turtle": "ttl",
    "ntriples": "nt",
    "trig": "trig",
    "nquads": "nq",
    "jsonld": "jsonld",
    "rdfxml": "rdf",
}
FORMATS = ["table", *_ROW_FORMATS, *_GRAPH_FORMATS]
_ROWS_SHOWN = 1_000
_WIDTH = 160
_CONTROLS = {n: f"\\u{n:04x}" for n in (*range(32), *range(127, 160)) if chr(n) not in "\t\n"}
"""What would steer the terminal, as an escape of SPARQL."""
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


@dataclass(slots=True)
class Told:
    """What there is to say of an answer beside it: that it is not all, and how it came about."""

    note: str = ""
    explanation: str = ""


def write_answer(
    directory: Path,
    query: str,
    form: str,
    out: BinaryIO,
    *,
    limits: QueryLimits | None = None,
    explain: bool = False,
) -> Told:
    """Run `query` on the graph in `directory` and write the answer to `out`, in format `form`.

    SELECT and ASK give table, json, xml, csv or tsv; CONSTRUCT and DESCRIBE give turtle,
    ntriples, trig, nquads, jsonld or rdfxml (a table of them is Turtle). The query runs as at the
    endpoint, in a process of its own over the store on disk, within `limits`. An answer that
    breaks off has been written in part when the error comes.

    Raises QueryRefusedError, a QueryError, or ValueError for a format that does not fit.
    """
    limits = limits or QueryLimits()
    times: dict[str, float] = {}
    begun = time.perf_counter()
    kind = admit(query, limits.text)
    _check_fit(kind, form)
    times["look at the text"] = time.perf_counter() - begun
    with (
        Graph.open(directory) as graph,
        QueryPool(graph.nquads_path, base=graph.base, size=1, limits=limits, budget_mb=0) as pool,
    ):
        begun = time.perf_counter()
        pool.warm()
        pool.wait()
        times["start a process"] = time.perf_counter() - begun
        answer = _asked(pool, query, form, out, explain=explain)
        begun = time.perf_counter()
        notes = list(answer.notes)
        if form == "table" and answer.kind != "graph":
            out.write(_table(graph, answer).encode("utf-8"))
            if answer.more:
                shown = f"these are the first {_ROWS_SHOWN:,} rows; choose --format csv for all"
                notes.append(shown)
        elif answer.format in ("json", "xml"):
            out.write(b"\n")
        times["show"] = time.perf_counter() - begun
    said = answer.said or {}
    return Told("\n".join(notes), _explained(query, said, times) if explain else "")


def _check_fit(kind: str, form: str) -> None:
    if kind in ("CONSTRUCT", "DESCRIBE") and form in _ROW_FORMATS:
        message = f"the answer is a graph, not rows: choose {_choice(_GRAPH_FORMATS)}, not {form}"
        raise ValueError(message)
    if kind in ("SELECT", "ASK") and form in _GRAPH_FORMATS:
        message = f"the answer is rows, not a graph: choose {_choice(_ROW_FORMATS)}, not {form}"
        raise ValueError(message)


def _choice(names: Any) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}"


def _asked(pool: QueryPool, query: str, form: str, out: BinaryIO, *, explain: bool) -> Answer:
    """Return the answer: whole for a table, else without its bytes, which have been written."""
    as_table = form == "table" and admit(query, pool.limits.text) not in ("CONSTRUCT", "DESCRIBE")
    if as_table:
        return pool.ask(Question(query, first=_ROWS_SHOWN, explain=explain))
    solutions = form if form in _ROW_FORMATS else None
    graph = _GRAPH_FORMATS.get(form, "ttl")
    asked = Question(query, solutions=solutions, graph=graph, explain=explain)
    with pool.stream(asked) as stream:
        out.writelines(stream)
        return Answer(stream.kind, stream.format, b"", False, stream.said, stream.notes)


def _explained(query: str, said: dict[str, Any], times: dict[str, float]) -> str:
    """Return the query that ran and where the time went, each on lines of its own."""
    inside = said.get("seconds", {})
    answering = inside.get("total", 0.0) - inside.get("rewrite", 0.0) - inside.get("plan", 0.0)
    steps = {
        "look at the text": times["look at the text"],
        "start a process": times["start a process"],
        "rewrite": inside.get("rewrite", 0.0),
        "parse and plan": inside.get("plan", 0.0),
        "find and write": answering,
        "show": times["show"],
    }
    rewritten = said.get("rewritten")
    head = f"the query that ran:\n{rewritten}" if rewritten else "the query ran as it is written"
    lines = [f"  {name:<18}{seconds * 1000:>10,.1f} ms" for name, seconds in steps.items()]
    sizes = f"  {said.get('rows', 0):,} rows, {said.get('bytes', 0):,} bytes"
    return "\n".join([head, "where the time went:", *lines, sizes])


def _table(graph: Graph, answer: Answer) -> str:
    result = json.loads(answer.body)
    if "boolean" in result:
        return "yes\n" if result["boolean"] else "no\n"
    names = result["head"].get("vars", [])
    rows = result["results"]["bindings"]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    labels = _Labels(graph)
    for row in rows:
        table.add_row(*(labels.shown(row.get(name)) for name in names))
    text = io.StringIO()
    console = Console(file=text, width=_WIDTH, highlight=False, markup=False)
    console.print(table)
    lines = [line.rstrip() for line in text.getvalue().splitlines()]
    more = "+" if answer.more else ""
    return "\n".join([*lines, f"({len(rows)}{more} row{'' if len(rows) == 1 else 's'})"]) + "\n"


class _Labels:
    """What things are called, looked up once each."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[str, str] = {}

    def shown(self, term: dict[str, Any] | None) -> str:
        """Return a value as people read it: of an entity its label, of others a short name.

        Control characters are written out: a terminal would obey them.
        """
        return self._text(term).translate(_CONTROLS)

    def _text(self, term: dict[str, Any] | None) -> str:
        if term is None:
            return ""
        value = str(term["value"])
        if term["type"] == "bnode":
            return f"_:{value}"
        if term["type"] != "uri":
            return value
        if value not in self._known:
            node = ox.NamedNode(value)
            quads = self._graph.store.quads_for_pattern(node, _LABEL, None, ox.DefaultGraph())
            label = next((q.object.value for q in quads if isinstance(q.object, ox.Literal)), "")
            self._known[value] = label or shorten(node, self._graph.base)
        return self._known[value]


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
