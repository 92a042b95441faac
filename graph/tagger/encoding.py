"""Texts as the tagger reads them: windows of word pieces with the shapes of their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..documents import Span
from ..reading.layout import Layout
from .wordpieces import WordPiece, WordPieces

__all__ = ["MAX_PIECES", "SHAPES", "Piece", "Window", "pieces_of", "segments_of", "windows_of"]

MAX_PIECES = 256
"""The most word pieces of a window, marks at its ends included."""

SHAPES = 32
"""Shapes: letter case (8) with or without quotation marks around, at a line's start or not."""

_OPENING = 24
_LONGEST_QUOTE = 80
_CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’", "_": "_", "*": "*"}
_SKIPPED = frozenset(("comment", "boilerplate"))


class Piece(NamedTuple):
    """A word piece: its number in the vocabulary, its place in the text, the shape of its word."""

    id: int
    start: int
    end: int
    shape: int
    segment: int
    within: bool
    """Whether a piece of the same word stands before it."""


class Window(NamedTuple):
    """Pieces read together; the first `given` of them only remind of how the text begins."""

    pieces: Sequence[Piece]
    given: int

    def ids(self, vocabulary: WordPieces) -> list[int]:
        """Return the numbers of the pieces between the marks of start and end."""
        return [vocabulary.start, *(piece.id for piece in self.pieces), vocabulary.end]

    @property
    def shapes(self) -> list[int]:
        """The shapes in the order of `ids`."""
        return [0, *(piece.shape for piece in self.pieces), 0]


def segments_of(layout: Layout) -> list[Span]:
    """Return the stretches of the plain view to read: sentences, and lines outside of them."""
    within: dict[int, list[Span]] = {}
    for sentence in layout.sentences:
        within.setdefault(sentence.block, []).append(sentence.span)
    found: list[Span] = []
    for number, block in enumerate(layout.blocks):
        if block.kind not in _SKIPPED:
            found.extend(within.get(number) or (block.span,))
    return found


def pieces_of(plain: str, segments: Sequence[Span], vocabulary: WordPieces) -> list[Piece]:
    """Return the pieces of the segments, in reading order."""
    quoted = _quoted(plain)
    starts = [start for start, _ in quoted]
    found: list[Piece] = []
    for number, segment in enumerate(segments):
        text = segment.of(plain)
        cut = list(vocabulary.cut(text))
        words = _word_spans(cut)
        line_start, last_end, last_word = True, 0, -1
        for id_, start, end, word in cut:
            line_start = line_start or "\n" in text[last_end:start]
            at = segment.start + start
            nearest = bisect_right(starts, at) - 1
            inside = nearest >= 0 and at < quoted[nearest][1]
            shape = _shape(text[slice(*words[word])]) + 8 * inside + 16 * line_start
            found.append(Piece(id_, at, segment.start + end, shape, number, word == last_word))
            line_start, last_end, last_word = False, end, word
    return found


def windows_of(pieces: Sequence[Piece], *, most: int = MAX_PIECES) -> Iterator[Window]:
    """Yield windows that begin and end with a segment where segments are short enough."""
    opening = tuple(pieces[:_OPENING])
    start = 0
    while start < len(pieces):
        given = opening if start else ()
        room = most - 2 - len(given)
        end = min(start + room, len(pieces))
        if end < len(pieces):
            end = _segment_start(pieces, start, end)
        yield Window((*given, *pieces[start:end]), len(given))
        start = end


def _segment_start(pieces: Sequence[Piece], start: int, end: int) -> int:
    for at in range(end, start + (end - start) // 2, -1):
        if pieces[at].segment != pieces[at - 1].segment:
            return at
    return end


def _word_spans(pieces: Iterable[WordPiece]) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for _, start, end, word in pieces:
        spans[word] = (spans[word][0] if word in spans else start, end)
    return spans


@lru_cache(maxsize=50_000)
def _shape(word: str) -> int:
    if not any(letter.isalnum() for letter in word):
        return 6
    if word.isdigit():
        return 5 if len(word) == 4 else 4
    if word.islower():
        return 0
    if word.isupper():
        return 7 if len(word) == 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if any(letter.isupper() for letter in word) else 0


def _quoted(plain: str) -> list[tuple[int, int]]:
    """Return short stretches between quotation marks, as offsets, in order, apart."""
    found = []
    at = 0
    while at < len(plain):
        closing = _CLOSING.get(plain[at])
        if closing is not None and (at == 0 or not plain[at - 1].isalnum()):
            line = plain.find("\n", at)
            until = min(at + _LONGEST_QUOTE, line if line >= 0 else len(plain))
            end = plain.find(closing, at + 1, until)
            if end > at + 1:
                found.append((at + 1, end))
                at = end
        at += 1
    return found
