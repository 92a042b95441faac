"""Words that a line end parts in plain text: "pic-" over "ture" is read as one word."""

from __future__ import annotations

from functools import cache

from ..expressions import expression
from ._words import joined_lines
from .view import ViewBuilder

__all__ = ["copy_joined"]

_PARTED = expression(r"(?<=[^\W\d_])-[ \t]*+(?:\r\n?|\n)[ \t]*+(?=[a-zß-öø-ÿ])")
_REST = expression(r"\S++")
_LAST = expression(r"[^\W\d_]++\Z")
_FIRST = expression(r"[^\W\d_]++")
_LONGEST_HALF = 24


def copy_joined(builder: ViewBuilder, start: int, end: int) -> None:
    """Show a plain text, its words whole that a hyphen parts at a line end.

    The hyphen stays where both halves are words and the whole is none: "title-" over "role". The
    line ends behind the whole word.
    """
    source = builder.source
    at = start
    for parted in _PARTED.finditer(source, start, end):
        kept = _keeps_hyphen(source, parted.start(), parted.end(), end)
        builder.copy(at, parted.start() + kept)
        rest = _REST.match(source, parted.end(), end)
        at = rest.end() if rest is not None else parted.end()
        builder.copy(parted.end(), at)
        if source[at : at + 1] in (" ", "\t"):
            builder.put("\n", at, at + 1)
            at += 1
    builder.copy(at, end)


def _keeps_hyphen(source: str, hyphen: int, after: int, end: int) -> bool:
    before = _LAST.search(source, max(0, hyphen - _LONGEST_HALF), hyphen)
    behind = _FIRST.match(source, after, min(end, after + _LONGEST_HALF))
    if before is None or behind is None:
        return False
    halves = before.group(), behind.group()
    known = _words()
    return known.issuperset(halves) and "".join(halves) not in known


@cache
def _words() -> frozenset[str]:
    return frozenset(filter(None, joined_lines("common")))
