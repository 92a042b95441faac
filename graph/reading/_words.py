"""Word lists as they are written in the modules that use them."""

from __future__ import annotations

__all__ = ["words_of"]


def words_of(text: str, mark: str | None = None) -> frozenset[str]:
    """Return the words of a list written as one text, parted by white space or by `mark`."""
    return frozenset(text.split(mark))
