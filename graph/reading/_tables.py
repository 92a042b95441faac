"""Tables of films, one a row: "Title<tab>Year<tab>Director" over the rows that it explains."""

from __future__ import annotations

from collections.abc import Sequence

from ..expressions import expression
from ._cast_lists import ListedLine
from ._fields import FoundField, HeaderLine
from .labels import is_plausible, labels_of

__all__ = ["take_tables"]

_CELL = expression(r"[^\t|]+")
_FEWEST = 3
_GRADE = expression(r"[A-DF][+−–-]?")


def take_tables(lines: Sequence[ListedLine]) -> None:
    """Make header lines of the rows below a line whose cells are labels, a title's among them."""
    labels: list[tuple[str, str]] = []
    for line in lines:
        if not line.text.strip("|-: \t"):
            continue  # the rule below a head
        cells = _cells(line.text)
        if heads := _heads([cell.strip() for _, cell in cells]):
            labels, line.kind = heads, "boilerplate"
        elif labels and len(cells) == len(labels):
            fields = tuple(
                FoundField(label, raw, start, start + len(text))
                for (raw, label), (start, text) in zip(labels, cells, strict=True)
                if is_plausible(label, text) or (label == "rating" and _is_grade(raw, text))
            )
            if any(field.label == "title" for field in fields):
                line.header = HeaderLine(fields, len(line.text), heading=True)
        else:
            labels = []


def _is_grade(raw: str, text: str) -> bool:
    """Tell whether a cell is a mark in letters, below "Grade": "A" may be a certificate's else."""
    return "grade" in raw.casefold() and _GRADE.fullmatch(text) is not None


def _heads(cells: Sequence[str]) -> list[tuple[str, str]]:
    """Return the labels of a table's head as written and what they name; none where it is none."""
    named = [(cell, labels_of(cell)) for cell in cells]
    if len(cells) < _FEWEST or not all(labels for _, labels in named):
        return []
    heads = [(cell, labels[0]) for cell, labels in named]
    return heads if [label for _, label in heads].count("title") == 1 else []


def _cells(text: str) -> list[tuple[int, str]]:
    """Return where each cell that is not empty starts, and its text."""
    if "\t" not in text and "|" not in text:
        return []
    found = [(cell.start(), cell.group()) for cell in _CELL.finditer(text)]
    return [
        (start + len(cell) - len(cell.lstrip(" *_")), cell.strip(" *_"))
        for start, cell in found
        if cell.strip(" *_")
    ]
