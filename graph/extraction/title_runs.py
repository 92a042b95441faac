"""Runs of capitals with the small words of titles between: "Tin and Harvest", "Row of the Gull"."""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from .words import UPPER

__all__ = ["CASED", "is_run"]

CASED: Final = expression(
    rf"(?<![\w'’-])[{UPPER}\d][\w'’-]*(?:(?<=Mr|Dr|St)\.|(?<=Mrs|Inc)\.)?[!?]?"
)
"""A word, or a number, that may be one of a title."""
_INNER: Final = expression(
    r"[,:]? ?(?:(?:and|&|of|the|a|an|in|to|for|with|on|from|at|by|or|[Hh]is|[Hh]er) )*"
)


def is_run(name: str) -> bool:
    """Tell whether a stretch holds nothing but capitals with small words of titles between."""
    end = 0
    for word in CASED.finditer(name):
        if end and not _INNER.fullmatch(name, end, word.start()):
            return False
        end = word.end()
    return True
