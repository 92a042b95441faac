"""Word lists of the reading rules: files in `data/words`, one entry a line, `#` comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from ... import data

__all__ = ["UPPER", "fold", "key_of", "occurrences", "word_list"]

UPPER = "".join(
    chr(code)
    for code in (*range(0x41, 0x24F), *range(0x370, 0x530), *range(0x1E00, 0x1F00))
    if unicodedata.category(chr(code)) in ("Lu", "Lt")
)
"""Every upper-case letter of the Latin, Greek and Cyrillic blocks, for character classes."""


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the entries of `data/words/<name>.txt` as written there."""
    path = Path(data.__file__).parent / "words" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def occurrences(name: str, text: str, *, ignore_case: bool = False) -> Iterator[int]:
    """Yield where `name` stands in `text` as whole words; the places do not overlap.

    Faster than a regular expression, which would have to be compiled for every name.

    >>> list(occurrences("low tide", "Low Tide, low tides, low tide", ignore_case=True))
    [0, 21]
    """
    if ignore_case:
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter whose small form is two characters
            found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            yield from (match.start() for match in found)
            return
        text, name = lowered, name.lower()
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        whole = not (at and _is_word(text[at - 1])) and not (
            end < len(text) and _is_word(text[end])
        )
        if whole:
            yield at
        at = text.find(name, end if whole else at + 1)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def _fold_character(character: str) -> str:
    kept = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    return "".join(kept).casefold()


_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
"""What becomes of the signs of a folded ASCII text."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text` for comparison: case, accents and punctuation dropped, spaces single.

    >>> fold("Jean-Luc  GÖDARD’s")
    'jean luc godards'
    """
    if text.isascii():
        return " ".join(text.replace("'", "").lower().translate(_SPACED).split())
    folded = "".join(map(_fold_character, text.replace("’", "").replace("'", "")))
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


@lru_cache(maxsize=20_000)
def key_of(title: str) -> str:
    """Return the form under which variants of a title meet: folded, without its article.

    >>> key_of("The Low Tide!")
    'low tide'
    """
    return _ARTICLE.sub("", fold(title)).strip()


_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)")
