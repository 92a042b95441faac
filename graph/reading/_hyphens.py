"""Sentences that line ends part in plain text: "pic-" over "ture" is read as one word.

Blanks before such a line end and the indentation behind it belong to the page, not to the text.
"""

from __future__ import annotations

import re
from functools import cache

from ..expressions import expression
from ._words import joined_lines
from .sentences import is_wrapped
from .view import ViewBuilder

__all__ = ["copy_joined"]

_PARTED = expression(r"(?<=[^\W\d_])-[ \t]*+(?:\r\n?|\n)[ \t]*+(?=[a-zß-öø-ÿ])")
_REST = expression(r"\S++")
_LAST = expression(r"[^\W\d_]++\Z")
_FIRST = expression(r"[^\W\d_]++")
_LONGEST_HALF = 24
# A line end with blanks beside it, where no empty line follows.
_RAGGED = expression(r"(?<=\S)(?P<trail>[ \t]*+)(?P<end>\r\n?|\n)(?P<indent>[ \t]*+)(?=\S)")
_LONGEST_SEEN = 160


def copy_joined(builder: ViewBuilder, start: int, end: int) -> None:
    """Show a plain text, its words whole that a hyphen parts at a line end.

    The hyphen stays where both halves are words and the whole is none: "title-" over "role". The
    line ends behind the whole word.
    """
    source = builder.source
    at = start
    for parted in _PARTED.finditer(source, start, end):
        kept = _keeps_hyphen(source, parted.start(), parted.end(), end)
        _copy_flush(builder, at, parted.start() + kept)
        rest = _REST.match(source, parted.end(), end)
        at = rest.end() if rest is not None else parted.end()
        builder.copy(parted.end(), at)
        if source[at : at + 1] in (" ", "\t"):
            builder.put("\n", at, at + 1)
            at += 1
    _copy_flush(builder, at, end)


def _copy_flush(builder: ViewBuilder, start: int, end: int) -> None:
    """Show a stretch without the blanks beside line ends that only wrap a sentence."""
    source = builder.source
    at = start
    if any(source.find(cue, start, end) >= 0 for cue in ("\n ", "\n\t", " \n", "\r\n")):
        for ragged in _RAGGED.finditer(source, start, end):
            if len(ragged.group()) > 1 and _wraps(source, ragged, start, end):
                builder.copy(at, ragged.start("trail"))
                builder.put("\n", *ragged.span("end"))
                at = ragged.end()
    builder.copy(at, end)


def _wraps(source: str, ragged: re.Match[str], start: int, end: int) -> bool:
    low, high = max(start, ragged.start() - _LONGEST_SEEN), min(end, ragged.end() + _LONGEST_SEEN)
    above = source[low : ragged.start()].rpartition("\n")[2].strip()
    below = source[ragged.end() : high].partition("\n")[0].strip()
    return is_wrapped(above, below)


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
