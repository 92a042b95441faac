"""Queries rewritten where the engine does not answer as SPARQL 1.1 says it must.

A rewrite is made only where it is known to give the standard's answer; a query that holds none
of these constructs comes back as it is, and so does one with a part the reader does not know:

- GRAPH with a variable (`repairs_scope`) and empty paths at constants (`repairs_paths`)
- GROUP_CONCAT joins the texts of whatever its members are, and has no language: the engine takes
  strings only, and keeps a language that all share
- BNODE(text) in SELECT is one blank node for each solution, not one for the whole query
- a variable of SELECT may be used in a later expression of the same SELECT
- TRUE and FALSE may be written in any case

One rewrite is made for speed alone: long lists (`repairs_lists`).
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

import pyoxigraph as ox

from .repairs_lists import with_lists_as_data, with_lists_by_halves
from .repairs_patterns import AGGREGATES, Select, read_query
from .repairs_scope import renamed_inside, rewritten
from .repairs_tokens import NotUnderstoodError, Token, apply, fresh_names, tokens_of
from .text_search import Searched

__all__ = ["query_repaired", "repaired"]

_LONGEST = 300_000
_MOST_RENAMES = 20
_REPAIRABLE = re.compile(
    r"(?<![A-Z_])(?:TRUE|FALSE|GROUP_CONCAT|AS|IN|GRAPH)(?![A-Z0-9_])|\*|\?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
"""What each rewrite needs, wherever it may stand: words, `*`, and `?` that begins no variable."""
_IN = re.compile(r"\bIN\b", re.IGNORECASE)
_TEXT = "<http://www.w3.org/2001/XMLSchema#string>"
_NOT_REPEATABLE = frozenset(("RAND", "UUID", "STRUUID", "BNODE", "BOUND", "EXISTS", "SAMPLE"))


def query_repaired(
    store: ox.Store, query: Searched | str, better: str | None = None, **options: Any
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Query `store` with the repaired query; a syntax error is told of the query as written.

    `better` is what `repaired` gives for the query, if that is known.
    """
    search = Searched(query, query) if isinstance(query, str) else query
    for text in dict.fromkeys((better or repaired(search.text), search.text)):
        try:
            return store.query(search.whole(text), **options)
        except SyntaxError:
            if text == search.written:
                raise
    store.query(search.written, **options)
    message = "the query is no SPARQL once its searches are done"
    raise SyntaxError(message)


def repaired(query: str) -> str:
    """Return a query that the engine answers as the standard has it, or `query` itself.

    The cost is linear in the length, about 1 ms for 2,000 characters, and a hundredth of that for
    a query with nothing of the kind; over 300,000 characters,
    more than the endpoint takes, a query is not looked at. Syntax errors are told of what is
    returned: `query_repaired` tells those of the query as written.
    """
    if len(query) > _LONGEST or not _REPAIRABLE.search(query):
        return query
    try:
        text = _with_small_repairs(query, tokens_of(query))
        text = _with_select_repairs(text, tokens_of(text))
    except (NotUnderstoodError, RecursionError):
        return query
    try:
        better = _with_pattern_repairs(_with_lists_as_data(text))
    except (NotUnderstoodError, RecursionError):
        better = text
    return _with_lists_by_halves(better)


def _with_small_repairs(text: str, tokens: list[Token]) -> str:
    edits: list[tuple[int, int, str]] = []
    for place, token in enumerate(tokens):
        if token.upper in {"TRUE", "FALSE"}:
            edits.append((token.start, token.end, token.text.lower()))
        elif token.upper == "GROUP_CONCAT" and place + 1 < len(tokens):
            last = _closing(tokens, place + 1)
            edits.append((token.start, token.start, "STR("))
            edits += _as_texts(tokens[place + 2 : last])
            edits.append((tokens[last].end, tokens[last].end, ")"))
    return apply(text, edits) if edits else text


def _as_texts(inside: list[Token]) -> list[tuple[int, int, str]]:
    """Return the edits that put STR around what a GROUP_CONCAT joins; `inside` its brackets."""
    if inside and inside[0].upper == "DISTINCT":
        inside = inside[1:]
    member = list(takewhile(lambda token: not token.is_sign(";"), inside))
    if not member:
        raise NotUnderstoodError
    return [(member[0].start, member[0].start, "STR("), (member[-1].end, member[-1].end, ")")]


def _closing(tokens: list[Token], opening: int) -> int:
    """Return the place of the bracket that closes the one at `opening`."""
    depth = 0
    for place in range(opening, len(tokens)):
        depth += tokens[place].is_sign("(") - tokens[place].is_sign(")")
        if depth == 0:
            return place
    raise NotUnderstoodError


def _with_select_repairs(text: str, tokens: list[Token]) -> str:
    words = {token.upper for token in tokens}
    if "SELECT" not in words or "AS" not in words:
        return text
    try:
        select = read_query(tokens).select
    except NotUnderstoodError:
        return text
    if select is None or select.is_star:
        return text
    if select.has_aggregate:
        return _with_aliases_spelt_out(text, select)
    if "BNODE" in {token.upper for token in select.items} and not select.clause("GROUP"):
        return _with_blank_nodes_by_row(text, tokens, select)
    return text


def _with_aliases_spelt_out(text: str, select: Select) -> str:
    """Put the expression of a projected variable in the place of its later uses."""
    meaning: dict[str, str] = {}
    edits: list[tuple[int, int, str]] = []
    for name, how in select.projected():
        if not how:
            continue
        uses = [t for t in how if t.kind == "variable" and t.text[1:] in meaning]
        if any(token in inside for token in uses for inside in _aggregate_calls(how)):
            raise NotUnderstoodError
        new = [(use.start, use.end, meaning[use.text[1:]]) for use in uses]
        if new and {token.upper for token in how} & _NOT_REPEATABLE:
            raise NotUnderstoodError
        edits += new
        first, last = how[0].start, how[-1].end
        moved = [(start - first, end - first, put) for start, end, put in new]
        if not {token.upper for token in how} & _NOT_REPEATABLE:
            meaning[name] = f"({apply(text[first:last], moved)})"
    return apply(text, edits) if edits else text


def _aggregate_calls(tokens: list[Token]) -> list[list[Token]]:
    return [
        tokens[place : _closing(tokens, place + 1)]
        for place, token in enumerate(tokens)
        if token.upper in AGGREGATES
    ]


def _with_blank_nodes_by_row(text: str, tokens: list[Token], select: Select) -> str:
    """Give BNODE(text) a part that differs from solution to solution."""
    row = fresh_names(tokens, "row", 1)[0]
    edits: list[tuple[int, int, str]] = []
    items = select.items
    for place, token in enumerate(items):
        if token.upper != "BNODE":
            continue
        last = _closing(items, place + 1)
        if last == place + 2:
            continue
        if "BNODE" in {t.upper for t in items[place + 1 : last]}:
            raise NotUnderstoodError
        first, end = items[place + 1].end, items[last].start
        given = text[first:end]
        edits.append((first, first, f"IF(DATATYPE({given}) = {_TEXT}, SHA1(CONCAT({row}, "))
        edits.append((end, end, ")), 1/0)"))
    if not edits:
        return text
    end = select.where.end
    edits.append((select.where.start, select.where.start, "{ "))
    edits.append((end, end, f" BIND(STRUUID() AS {row}) }}"))
    return apply(text, edits)


def _with_lists_as_data(text: str) -> str:
    tokens = tokens_of(text)
    if not any(token.upper == "IN" for token in tokens):
        return text
    return with_lists_as_data(text, read_query(tokens))


def _with_lists_by_halves(text: str) -> str:
    if not _IN.search(text):
        return text
    try:
        return with_lists_by_halves(text, tokens_of(text))
    except NotUnderstoodError:
        return text


def _with_pattern_repairs(text: str) -> str:
    tokens = tokens_of(text)
    if not any(token.upper == "GRAPH" or token.is_sign("*", "?") for token in tokens):
        return text
    query = read_query(tokens)
    for _ in range(_MOST_RENAMES):
        renamed = renamed_inside(text, tokens, query)
        if renamed is None:
            return rewritten(text, tokens, query)
        text = renamed
        tokens = tokens_of(text)
        query = read_query(tokens)
    raise NotUnderstoodError
