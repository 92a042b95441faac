"""Words as the pieces of a fixed vocabulary, with the offsets of each in the text.

The scheme is that of BERT's uncased models (Devlin et al. 2019): words are split at spaces and
punctuation, put in lower case without accents, and cut greedily into the longest known pieces.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

__all__ = ["END", "START", "WordPiece", "WordPieces"]

_UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100
_REMEMBERED = 50_000


class WordPiece(NamedTuple):
    """A piece: its number in the vocabulary, its place in the text, the number of its word."""

    id: int
    start: int
    end: int
    word: int


class WordPieces:
    """A vocabulary, one piece a line; pieces within a word begin with "##"."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.end = self._number[START], self._number[END]
        self._unknown = self._number[_UNKNOWN]
        self._known: dict[str, tuple[tuple[int, int, int], ...]] = {}

    def cut(self, text: str) -> Iterator[WordPiece]:
        """Yield the pieces of a text in order. Words that the vocabulary cannot make are one."""
        for number, match in enumerate(_words().finditer(text)):
            word, at = match.group(), match.start()
            pieces = self._known.get(word)
            if pieces is None:
                pieces = tuple(self._cut(word))
                if len(self._known) < _REMEMBERED:
                    self._known[word] = pieces
            for id_, start, end in pieces:
                yield WordPiece(id_, at + start, at + end, number)

    def _cut(self, word: str) -> Iterator[tuple[int, int, int]]:
        letters, places = _plain(word)
        if not letters:
            return
        if len(letters) > _LONGEST_WORD:
            yield self._unknown, 0, len(word)
            return
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(letters):
            for end in range(len(letters), start, -1):
                piece = letters[start:end]
                number = self._number.get(f"##{piece}" if start else piece)
                if number is not None:
                    found.append((number, places[start], places[end - 1] + 1))
                    start = end
                    break
            else:
                yield self._unknown, 0, len(word)
                return
        yield from found


def _plain(word: str) -> tuple[str, list[int]]:
    """Return the letters in lower case without accents, and which letter each comes from."""
    if word.isascii():
        return word.lower(), list(range(len(word)))
    letters, places = [], []
    for place, letter in enumerate(word):
        for part in unicodedata.normalize("NFD", letter.lower()):
            if unicodedata.category(part) not in ("Mn", "Cc", "Cf"):
                letters.append(part)
                places.append(place)
    return "".join(letters), places


@cache
def _words() -> re.Pattern[str]:
    marks = {c for c in map(chr, _MARKED) if unicodedata.category(c).startswith("P")}
    alone = re.escape("".join(sorted(marks | set(string.punctuation))))
    return re.compile(rf"[{alone}\u3400-\u9fff]|[^\s{alone}\u3400-\u9fff]+")


_MARKED = (*range(0x80, 0x3100), *range(0xFE00, 0x10000))
"""Where Unicode has punctuation that texts use."""
