"""What can become of a query instead of an answer, each with one message for who asked.

QueryError
+-- QuerySyntaxError(ValueError)        the text is no query
+-- ResultFormatError(LookupError)      no accepted format can carry the result
+-- ResultTooLargeError(OverflowError)  more rows or bytes than one answer may have
+-- QueryTimeoutError(TimeoutError)     stopped at its deadline
+-- QueryFailedError(RuntimeError)      the engine gave up on it
+-- WorkerLostError(RuntimeError)       its process died: out of memory, or a crash
+-- PoolBusyError(TimeoutError)         no process became free
+-- PoolClosedError(RuntimeError)       the pool was closed
+-- PoolDownError(RuntimeError)         no process could be started
    +-- PoolLoadingError                the graph is still being loaded
"""

from __future__ import annotations

import re
from collections.abc import Container

from .query_help import slip_in

__all__ = [
    "PoolBusyError",
    "PoolClosedError",
    "PoolDownError",
    "PoolLoadingError",
    "QueryError",
    "QueryFailedError",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "ResultFormatError",
    "ResultTooLargeError",
    "WorkerLostError",
    "pointed_at",
    "syntax_error",
]

_PLACE = re.compile(r"^error at (\d+):(\d+): ", re.DOTALL)
_OPENS_TERM = frozenset({'"$"', '"?"', '"\'"'})
_DECLARED = re.compile(r"\bprefix\s+([^\s:<]*):", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w:<\"'/?$@.-])([A-Za-z][\w.-]*):(?=[\w%\\])(?![^<\n]*>)")
_NEVER = frozenset(("SERVICE", "LATERAL"))
_BREAK = re.compile(r"\r\n|\r|\n")
_KEYWORD = re.compile(r"[A-Za-z_0-9]+")
_LONGEST_LINE = 120
_MOST_EXPECTED = 8


class QueryError(Exception):
    """Base of what can become of a query instead of an answer.

    `worked_s` is for how many seconds the query had worked by then.
    """

    worked_s = 0.0


_FITTING = {
    "solutions": "application/sparql-results+json, application/sparql-results+xml, text/csv or"
    " text/tab-separated-values",
    "graph": "text/turtle, application/n-triples, application/trig, application/n-quads,"
    " application/ld+json or application/rdf+xml",
}


class QuerySyntaxError(QueryError, ValueError):
    """The text is no SPARQL query. `line` and `column` count from 1; 0 if nobody knows."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryTimeoutError(QueryError, TimeoutError):
    """The query was stopped at its deadline."""


class ResultTooLargeError(QueryError, OverflowError):
    """The whole answer would be larger than the cap."""


class ResultFormatError(QueryError, LookupError):
    """No acceptable format fits this kind of query; `kind` is what the query gives."""

    def __init__(self, kind: str) -> None:
        fit = _FITTING.get(kind, "")
        said = f"none of the accepted formats can carry the result ({kind})"
        super().__init__(f"{said}; it can be had as {fit}" if fit else said)
        self.kind = kind


class QueryFailedError(QueryError, RuntimeError):
    """The engine gave up on the query."""


class WorkerLostError(QueryError, RuntimeError):
    """The process that ran the query died: out of memory, or a crash of the engine."""

    def __init__(self) -> None:
        super().__init__("the query ran out of memory or crashed the engine; ask for less")


class PoolBusyError(QueryError, TimeoutError):
    """All processes were at work for as long as one query may take."""


class PoolClosedError(QueryError, RuntimeError):
    """The pool was closed."""


class PoolDownError(QueryError, RuntimeError):
    """No process could be started, or none could load the graph."""


class PoolLoadingError(PoolDownError):
    """The graph is still being loaded: ask again soon."""

    def __init__(self) -> None:
        super().__init__("the graph is still being loaded; try again in some seconds")


def syntax_error(query: str, said: str, prefixes: Container[str] = ()) -> QuerySyntaxError:
    """Return what an engine said of a query, with the line and a caret under the place.

    `prefixes` are those that a query may use without declaring them.
    """
    query = query.removeprefix("\ufeff")
    found = _PLACE.match(said)
    if found is None:
        return QuerySyntaxError(said)
    line, column = int(found.group(1)), int(found.group(2))
    raw = said[found.end() :]
    if (unknown := _undeclared(query, line, prefixes)) is not None:
        expected = f"the prefix {unknown.group(1)}: is not declared"
        line, column = _line_and_column(query, unknown.start(1))
    elif (slip := slip_in(query)) is not None:
        expected = slip.said
        line, column = _line_and_column(query, slip.place)
    else:
        expected, back = _expected(raw)
        column = max(1, column - back)
    return QuerySyntaxError(pointed_at(query, line, column, expected), line, column)


def _line_and_column(query: str, place: int) -> tuple[int, int]:
    lines = _BREAK.split(query[:place])
    return len(lines), len(lines[-1]) + 1


def pointed_at(query: str, line: int, column: int, said: str) -> str:
    """Return `said` with the place, the line of the query and a caret below it.

    >>> print(pointed_at("ASK { ?s }", 1, 10, "expected a verb"))
    line 1, column 10: expected a verb
      ASK { ?s }
               ^
    """
    head = f"line {line}, column {column}: {said}"
    lines = _BREAK.split(query)
    if not 1 <= line <= len(lines):
        return head
    text = lines[line - 1].replace("\t", " ")
    begin = max(0, min(column - 1, len(text)) - _LONGEST_LINE // 2)
    shown = text[begin : begin + _LONGEST_LINE]
    left = "…" if begin else ""
    right = "…" if begin + _LONGEST_LINE < len(text) else ""
    return f"{head}\n  {left}{shown}{right}\n  {' ' * (len(left) + column - 1 - begin)}^"


def _expected(said: str) -> tuple[str, int]:
    """Return what the parser expected, and how many columns before the place it names.

    Rules inside tokens and what we refuse are left out. The parser puts a keyword it misses as
    many columns too late as the keyword has letters.
    """
    listed = " ".join(said.partition("expected ")[2].removeprefix("one of ").split())
    words = re.split(r", (?![^\[]*\])", listed)
    known = [word for word in words if not word.startswith("[") and word not in _NEVER]
    if sentences := [word for word in known if " " in word]:
        return "; ".join(sentences), 0
    signs = [word for word in known if not _KEYWORD.fullmatch(word)]
    if set(signs) >= _OPENS_TERM:
        return "expected a variable, an IRI or a literal", 0
    if not signs:
        back = min(map(len, known), default=0) if "[" not in listed else 0
        return "something is missing or misplaced here, or before", back
    if len(signs) > _MOST_EXPECTED:
        more = f"{', '.join(signs[:_MOST_EXPECTED])} or {len(signs) - _MOST_EXPECTED} more"
        return f"expected {more}", 0
    return f"expected {' or '.join(signs)}", 0


def _undeclared(query: str, line: int, prefixes: Container[str]) -> re.Match[str] | None:
    """Return the last prefix up to the end of a line that nobody declared, if there is one."""
    breaks = [found.end() for found in _BREAK.finditer(query)]
    end = breaks[line - 1] if line <= len(breaks) else len(query)
    declared = set(_DECLARED.findall(query))
    unknown = [
        found
        for found in _NAME.finditer(query, 0, end)
        if found.group(1) not in declared and found.group(1) not in prefixes
    ]
    return unknown[-1] if unknown else None
