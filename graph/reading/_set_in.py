"""Names that go on below a label: "Cast: Ann Example," over "Bo Other", which is set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from ..documents import Span
from ._cast_lists import ListedLine
from ._cells import is_person
from ._fields import CREDITS, HeaderLine
from .labels import is_names

__all__ = ["take_set_in"]

_DEEP = 6
_LONGEST_VALUE = 400


class SetInLine(ListedLine, Protocol):
    """A line of which is known how far from the margin it begins."""

    indent: int


def take_set_in(lines: Sequence[SetInLine], number: int) -> bool:
    """Read a line far from the margin as names of the label above it, if it goes on with these."""
    line = lines[number]
    if not number or line.indent < _DEEP:
        return False
    number -= 1
    while number and lines[number].joins:
        number -= 1
    above = lines[number]
    if above.header is None or above.group != line.group:
        return False
    last = above.header.fields[-1]
    if last.label not in CREDITS or above.header.end != len(above.text):
        return False
    aligned = above.indent + last.start == line.indent
    if aligned and is_person(line.text):
        line.header = HeaderLine((replace(last, start=0, end=len(line.text)),), len(line.text))
        return True
    goes_on = above.text.endswith((",", " and", "&"))
    if line.indent <= above.indent or not (aligned or goes_on):
        return False
    return _take_rest(above, above.header, line)


def _take_rest(above: SetInLine, header: HeaderLine, line: SetInLine) -> bool:
    """Join a line of names to the line above it: the last name there may go on in it."""
    text = f"{above.text}{' ' * (line.span.start - above.span.end)}{line.text}"
    start = header.fields[-1].start
    if ":" in line.text or len(text) > _LONGEST_VALUE:
        return False
    if not is_names(" ".join(text[start:].split())):
        return False
    fields = (replace(f, end=len(text)) if f.start == start else f for f in header.fields)
    above.text, above.span = text, Span(above.span.start, line.span.end)
    above.header = replace(header, fields=tuple(fields), end=len(text))
    line.joins = True
    return True
