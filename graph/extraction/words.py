"""Word lists of the reading rules: files in `data/words`, one entry a line, `#` comments."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from ... import data

__all__ = ["UPPER", "fold", "word_list"]

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


@cache
def _fold_character(character: str) -> str:
    kept = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    return "".join(kept).casefold()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text` for comparison: case, accents and punctuation dropped, spaces single.

    >>> fold("Jean-Luc  GÖDARD’s")
    'jean luc godards'
    """
    folded = "".join(map(_fold_character, text.replace("’", "").replace("'", "")))
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())
