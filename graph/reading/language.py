"""Whether a text is in English, the one language that is read."""

from __future__ import annotations

from functools import cache

from ..expressions import expression
from ._words import joined_lines

__all__ = ["is_foreign"]

_WORD = expression(r"[^\W\d_]+(?:['’]s)?")
_LATIN_ENDS = "\u0250"
_LOOKED_AT = 20_000
_ENOUGH_WORDS, _FEWEST_LETTERS = 20, 12
_LEAST_SHARE = 0.05
"""Of the corpus' English texts none has less than 0.14, texts in other languages have 0 to 0.02."""
_FEWEST_FOREIGN, _FOREIGN_SHARE = 3, 0.2
_FEWEST_BESIDE_NAMES = 2
_EVERYDAY = frozenset(("is", "of", "the", "to"))


def is_foreign(plain: str) -> bool:
    """Tell whether a text is plainly in another language than English.

    Judged by its first 20,000 characters: its script, and its share of English words among those
    in small letters, for names and titles stand in texts of every language. A text with few such
    words is foreign if some are of another language and none is English.
    """
    head = plain[:_LOOKED_AT]
    letters = [char for char in head if char.isalpha()]
    other = sum(char >= _LATIN_ENDS for char in letters)
    if len(letters) >= _FEWEST_LETTERS and other * 2 > len(letters):
        return True
    words = [word.replace("’", "'") for word in _WORD.findall(head) if word[0].islower()]
    if len(words) < _ENOUGH_WORDS:
        return _is_foreign_in_few(words)
    english = _listed("english")
    return sum(word in english for word in words) < _LEAST_SHARE * len(words)


def _is_foreign_in_few(words: list[str]) -> bool:
    foreign = [word for word in words if word in _listed("foreign")]
    if len(foreign) < max(_FEWEST_FOREIGN, _FOREIGN_SHARE * len(words)):
        return False
    if sum(word not in _listed("name_particles") for word in foreign) < _FEWEST_BESIDE_NAMES:
        return False  # "Ann de la Marsh, Bo von der Lund"
    return not any(word in _listed("english") or word in _EVERYDAY for word in words)


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words of a list: those that English texts have, or foreign ones alone."""
    return frozenset(word for line in joined_lines(name) for word in line.split())
