"""Tables of tracks: "#<tab>Title<tab>Artist<tab>Length" over the rows that it explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..documents import Span
from ..expressions import expression
from .words import word_list

__all__ = ["TableRow", "table_rows"]

_CELL = expression(r"\t|\s?\|\s?| {3,}")
_FEWEST_CELLS = 2
_LONGEST = 200


class TableRow(NamedTuple):
    """The cells of a row that say what is sung and by whom, and where the row stands."""

    title: str
    performer: str
    writer: str
    at: Span


def table_rows(plain: str, lines: Sequence[Span]) -> Iterator[TableRow]:
    """Yield the rows of tables whose head names a column of titles and one of names."""
    heads: tuple[str, ...] = ()
    for line in lines:
        text = line.of(plain)
        if not text.strip(" |-:\t"):
            continue  # the rule below a head
        cells = _cells(text)
        found = _heads(cells)
        if found:
            heads = found
        elif heads and len(cells) == len(heads) and len(text) <= _LONGEST:
            held = dict(zip(heads, cells, strict=True))
            if held["title"]:
                yield TableRow(
                    held["title"], held.get("performer", ""), held.get("writer", ""), line
                )
        else:
            heads = ()


def _heads(cells: Sequence[str]) -> tuple[str, ...]:
    """Return what each column holds, if cells are the head of a table of tracks."""
    named = tuple(_columns().get(cell.casefold().rstrip(":"), "") for cell in cells)
    if len(cells) < _FEWEST_CELLS or "" in named or named.count("title") != 1:
        return ()
    return named if {"performer", "writer"} & set(named) else ()


def _cells(text: str) -> list[str]:
    return [cell.strip(' *_“”"') for cell in _CELL.split(text.strip().strip("|").strip())]


@cache
def _columns() -> dict[str, str]:
    named = (line.partition(" = ") for line in word_list("track_columns"))
    return {raw: key for key, _, raws in named for raw in raws.split("|")}
