"""Regular expressions that are compiled when they are first used.

The reading rules hold some six hundred; a text needs a part of them, a short one very few, and to
compile them all takes most of the time in which a new process could read its first text.
"""

from __future__ import annotations

import re
from typing import Final, cast

__all__ = ["expression"]

_METHODS: Final = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner",
    "flags", "groups", "groupindex",
)  # fmt: skip


class _Expression:
    """Stands for a compiled expression; takes over its methods when one is first asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does as `re.compile(pattern, flags)` does, but compiles at its first use.

    A pattern that is wrong raises `re.error` only then.

    >>> expression("[a-z]+").findall("low tide")
    ['low', 'tide']
    """
    return cast("re.Pattern[str]", _Expression(pattern, flags))
