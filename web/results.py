"""Query results as a table to read: entities by their labels, linked to their pages."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..graph.browse_reader import Reader
from ..ontology.terms import PREFIXES
from .site import site
from .wording import href, path_of

__all__ = ["ROWS_SHOWN", "Cell", "Table", "table_of"]

ROWS_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: what to show, the address of its page if it has one, and its whole form."""

    text: str
    href: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to show. An ASK has no columns and one cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(body: bytes) -> Table:
    """Return the first rows of a result in SPARQL JSON as a table."""
    result = json.loads(body)
    if "boolean" in result:
        return Table((), ((Cell("Yes" if result["boolean"] else "No"),),))
    columns = tuple(result["head"].get("vars", ()))
    bindings = result["results"]["bindings"]
    reader = Reader(site().graph)
    rows = tuple(
        tuple(_cell(reader, row.get(column)) for column in columns) for row in bindings[:ROWS_SHOWN]
    )
    return Table(columns, rows)


def _cell(reader: Reader, term: dict[str, str] | None) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] != "uri":
        return Cell(value, title=term.get("xml:lang") or term.get("datatype") or "")
    path = path_of(value)
    if path is not None:
        ref = reader.ref(value)
        return Cell(ref.label if ref.type else path, href(value), value)
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return Cell(f"{prefix}:{value.removeprefix(namespace)}", title=value)
    return Cell(value)
