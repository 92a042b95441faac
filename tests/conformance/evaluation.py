"""Running one test of a W3C suite in this process; a test that fails raises `Mismatch`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn, Protocol
from urllib.parse import urljoin

import pyoxigraph as ox

from screensong.graph.repairs import query_repaired
from screensong.graph.repairs_tokens import NotUnderstoodError, tokens_of

from .manifests import FORMATS, Case, Term, file_of, suffix

__all__ = ["Ask", "Mismatch", "ask_alone", "ask_repaired", "fail", "run_case"]

_RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_RESULTS = {
    "srx": ox.QueryResultsFormat.XML,
    "srj": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}
_Row = dict[str, Term]
_Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Ask(Protocol):
    """What answers a query over a store."""

    def __call__(self, store: ox.Store, query: str, /, *, base_iri: str) -> _Found:
        """Run `query`."""


def ask_alone(store: ox.Store, query: str, /, *, base_iri: str) -> _Found:
    """Ask the engine as it is."""
    return store.query(query, base_iri=base_iri)


def ask_repaired(store: ox.Store, query: str, /, *, base_iri: str) -> _Found:
    """Ask as the endpoint does."""
    return query_repaired(store, query, base_iri=base_iri)


class Mismatch(Exception):  # noqa: N818
    """The answer is not the expected one."""


def fail(message: str) -> NoReturn:
    """Raise Mismatch."""
    raise Mismatch(message)


def run_case(root: Path, case: Case, ask: Ask) -> None:
    """Run a test of syntax, query, update or an RDF format; raises Mismatch if it fails."""
    try:
        if case.kind.startswith("Test"):
            _read_rdf(root, case)
        elif "Syntax" in case.kind:
            _check_syntax(root, case, ask)
        elif case.kind == "UpdateEvaluationTest":
            _update(root, case)
        else:
            _query(root, case, ask)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        message = f"{type(error).__name__}: {error}"
        raise Mismatch(message) from error


def _text(root: Path, iri: str) -> str:
    return file_of(root, iri).read_bytes().decode("utf-8")


def _parsed(root: Path, iri: str) -> ox.Dataset:
    form = FORMATS[suffix(iri)]
    return ox.Dataset(ox.parse(path=str(file_of(root, iri)), format=form, base_iri=iri))


def _canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _read_rdf(root: Path, case: Case) -> None:
    negative = "Negative" in case.kind
    try:
        found = _parsed(root, case.action)
    except (SyntaxError, ValueError):
        if negative:
            return
        raise
    if negative:
        fail("invalid input was accepted")
    if "Eval" in case.kind and _canonical(found) != _canonical(_parsed(root, case.result)):
        fail("the graph differs")


def _check_syntax(root: Path, case: Case, ask: Ask) -> None:
    store = ox.Store()
    negative = "Negative" in case.kind
    try:
        text = _text(root, case.action)
        if "Update" in case.kind:
            store.update(text, base_iri=case.action)
        else:
            ask(store, text, base_iri=case.action)
    except (SyntaxError, UnicodeDecodeError):
        if negative:
            return
        raise
    except (OSError, RuntimeError):
        pass  # the text was read and could not be run: LOAD and SERVICE reach nothing here
    if negative:
        fail("invalid syntax was accepted")


def _store(root: Path, data: Iterable[str], graphs: Iterable[tuple[str, str]]) -> ox.Store:
    store = ox.Store()
    for iri in data:
        form = FORMATS[suffix(iri)]
        store.load(path=str(file_of(root, iri)), format=form, base_iri=iri)
    for iri, name in graphs:
        form = FORMATS[suffix(iri)]
        graph = ox.NamedNode(name)
        store.add_graph(graph)
        store.load(path=str(file_of(root, iri)), format=form, base_iri=iri, to_graph=graph)
    return store


def _update(root: Path, case: Case) -> None:
    store = _store(root, case.data, case.graphs)
    store.update(_text(root, case.action), base_iri=case.action)
    expected = _store(root, case.result_data, case.result_graphs)
    if _canonical(store) != _canonical(expected):
        fail("the dataset differs")


def _query(root: Path, case: Case, ask: Ask) -> None:
    text = _text(root, case.action)
    named = case.graphs
    if not case.data and not case.graphs:
        named = tuple((iri, iri) for iri in _from_clauses(text, case.action))
    store = _store(root, case.data, named)
    found = ask(store, text, base_iri=case.action)
    if isinstance(found, ox.QueryTriples):
        quads = [ox.Quad(t.subject, t.predicate, t.object) for t in found]
        if _canonical(quads) != _canonical(_parsed(root, case.result)):
            fail("the graph differs")
        return
    if suffix(case.result) == "csv":
        assert isinstance(found, ox.QuerySolutions)
        _compare_csv(found, _text(root, case.result))
        return
    expected = _expected(root, case.result)
    if isinstance(found, ox.QueryBoolean) or isinstance(expected, bool):
        if bool(found) != expected:
            fail(f"the answer is {bool(found)}")
        return
    if suffix(case.result) in _RESULTS:  # what is read back must be what was found
        form = _RESULTS[suffix(case.result)]
        written = ox.parse_query_results(input=found.serialize(format=form), format=form)
        assert isinstance(written, ox.QuerySolutions)
        found = written
    rows = [
        {variable.value: term for variable in found.variables if (term := row[variable])}
        for row in found
    ]
    _compare(expected, rows, reduced="/reduced/" in case.action)


def _from_clauses(text: str, base: str) -> list[str]:
    try:
        tokens = tokens_of(text)
    except NotUnderstoodError:
        return []
    found: list[str] = []
    for place, token in enumerate(tokens):
        if token.upper == "FROM":
            after = tokens[place + 1]
            name = tokens[place + 2] if after.upper == "NAMED" else after
            if name.kind == "iri":
                found.append(urljoin(base, name.text[1:-1]))
    return list(dict.fromkeys(found))


def _expected(root: Path, iri: str) -> bool | list[_Row]:
    if suffix(iri) in _RESULTS:
        read = ox.parse_query_results(path=str(file_of(root, iri)), format=_RESULTS[suffix(iri)])
        if isinstance(read, ox.QueryBoolean):
            return bool(read)
        assert isinstance(read, ox.QuerySolutions)
        return [{v.value: term for v in read.variables if (term := row[v])} for row in read]
    return _expected_in_rdf(_parsed(root, iri))


def _expected_in_rdf(dataset: ox.Dataset) -> bool | list[_Row]:
    def objects(subject: Term, name: str) -> list[Term]:
        node = ox.NamedNode(_RESULT_SET + name)
        return [q.object for q in dataset.quads_for_subject(subject) if q.predicate == node]  # type: ignore[arg-type]

    roots = [
        quad.subject for quad in dataset if quad.object == ox.NamedNode(_RESULT_SET + "ResultSet")
    ]
    for boolean in objects(roots[0], "boolean"):
        assert isinstance(boolean, ox.Literal)
        return boolean.value == "true"
    rows: list[_Row] = []
    for solution in objects(roots[0], "solution"):
        row: _Row = {}
        for binding in objects(solution, "binding"):
            name = objects(binding, "variable")[0]
            assert isinstance(name, ox.Literal)
            row[name.value] = objects(binding, "value")[0]
        rows.append(row)
    return rows


def _compare(expected: list[_Row], found: list[_Row], *, reduced: bool) -> None:
    """Compare as bags of rows (as sets, for REDUCED), blank nodes up to their names."""
    if len(expected) != len(found) and not reduced:
        fail(f"{len(found)} rows, not {len(expected)}")
    for how in (_as_is, _by_value):
        if _graph_of(expected, how, reduced) == _graph_of(found, how, reduced):
            return
    fail("the rows differ")


def _graph_of(rows: list[_Row], how: Normaliser, reduced: bool) -> ox.Dataset:
    """Return a graph with a node for each row, to compare rows up to blank nodes."""
    if reduced:
        rows = list(
            {str(sorted((k, str(v)) for k, v in row.items())): row for row in rows}.values()
        )
    quads: list[ox.Quad] = []
    for number, row in enumerate(rows):
        node = ox.BlankNode(f"row{number}")
        quads.append(ox.Quad(node, ox.NamedNode("x:row"), ox.NamedNode("x:row")))
        for name, term in row.items():
            quads.append(ox.Quad(node, ox.NamedNode(f"x:v:{name}"), how(term)))
    return _canonical(quads)


class Normaliser(Protocol):
    """Makes terms alike that are to be compared as one."""

    def __call__(self, term: Term, /) -> Term:
        """Return the term to compare."""


def _as_is(term: Term) -> Term:
    return term


def _by_value(term: Term) -> Term:
    """Write numbers in one way: a store may keep a number by its value."""
    if not isinstance(term, ox.Literal):
        return term
    kind = term.datatype.value.removeprefix(_XSD)
    try:
        if kind == "integer":
            return ox.Literal(str(int(term.value)), datatype=term.datatype)
        if kind == "decimal":
            return ox.Literal(format(Decimal(term.value).normalize(), "f"), datatype=term.datatype)
        if kind in {"double", "float"}:
            return ox.Literal(repr(float(term.value)), datatype=term.datatype)
    except (ValueError, InvalidOperation):
        return term
    return term


def _compare_csv(found: ox.QuerySolutions, expected: str) -> None:
    """Compare a CSV answer cell by cell; blank nodes have names of no meaning."""
    written = found.serialize(format=ox.QueryResultsFormat.CSV)
    assert written is not None
    if _cells(written.decode()) != _cells(expected):
        fail("the cells differ")


def _cells(text: str) -> tuple[list[str], list[list[str]]]:
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    order = sorted(range(len(head)), key=lambda column: head[column])
    return sorted(head), sorted(
        ["_:" if row[column].startswith("_:") else _number(row[column]) for column in order]
        for row in rows
    )


def _number(cell: str) -> str:
    return str(_by_value(ox.Literal(cell, datatype=ox.NamedNode(_XSD + "double"))))
