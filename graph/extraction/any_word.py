"""Whether a text holds one of many words: a cheap test before the patterns that need one."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

__all__ = ["AnyWord"]


class AnyWord:
    """Tells whether one of its words, in small letters, stands in a text as a whole word.

    >>> AnyWord(["raw", "bleak"]).stands_in("the tone is raw."), AnyWord(["raw"]).stands_in("drawn")
    (True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(set(words)))

    def stands_in(self, text: str) -> bool:
        """Tell whether a text in small letters holds one of the words."""
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            before, after = text[start - 1 : start], text[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                return True
        return False
