"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

from functools import cache

from ..expressions import expression
from ._words import joined_lines

__all__ = ["is_foreign"]

_WORD = expression(r"[^\W\d_]+(?:['’]s)?")
_LATIN_ENDS = "\u0250"
_LOOKED_AT = 20_000
_FEWEST_WORDS, _FEWEST_LETTERS = 20, 12
_LEAST_SHARE = 0.05
"""Of the corpus' English texts none has less than 0.14, texts in other languages have 0 to 0.02."""


def is_foreign(plain: str) -> bool:
    """Tell whether a text is plainly in another language than English.

    Judged by its first 20,000 characters: its script, and its share of English words among those
    in small letters, for names and titles stand in texts of every language. A text with too few
    such words is not judged by them.
    """
    head = plain[:_LOOKED_AT]
    letters = [char for char in head if char.isalpha()]
    other = sum(char >= _LATIN_ENDS for char in letters)
    if len(letters) >= _FEWEST_LETTERS and other * 2 > len(letters):
        return True
    words = [word for word in _WORD.findall(head) if word[0].islower()]
    if len(words) < _FEWEST_WORDS:
        return False
    english = _english()
    return sum(word.replace("’", "'") in english for word in words) < _LEAST_SHARE * len(words)


@cache
def _english() -> frozenset[str]:
    return frozenset(filter(None, joined_lines("english")))
