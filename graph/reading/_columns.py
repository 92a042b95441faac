"""Columns of wrapped prose in plain text: which lines are full, so that the sentence goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from ._cast_lists import ListedLine

__all__ = ["column_widths", "fills_column", "reads_on"]

# A group of lines is a narrow column of prose where so many of them, and so large a share, go on in
# small letters; a line fills it that is at least so wide as this share of most.
_FEWEST_WRAPPED, _SHARE_WRAPPED, _FULL_WIDTH = 2, 0.34, 0.75
_WIDEST = 110


def column_widths(lines: Sequence[ListedLine]) -> dict[int, int]:
    """Return how wide most lines are of each group of lines that is a column of wrapped prose."""
    wrapped: Counter[int] = Counter()
    counted: Counter[int] = Counter()
    lengths: dict[int, list[int]] = {}
    for above, line in pairwise(lines):
        if above.group == line.group:
            counted[line.group] += 1
            wrapped[line.group] += above.text[-1] not in ".!?:" and line.text[0].islower()
            lengths.setdefault(line.group, []).append(len(above.text))
    return {
        group: int(median(found))
        for group, found in lengths.items()
        if wrapped[group] >= max(_FEWEST_WRAPPED, _SHARE_WRAPPED * counted[group])
        and max(found) <= _WIDEST
    }


def fills_column(line: ListedLine, widths: Mapping[int, int]) -> bool:
    """Tell whether a line of a column is full, so that its paragraph goes on with the next."""
    width = widths.get(line.group)
    return width is not None and len(line.text) >= _FULL_WIDTH * width and line.text[-1] != ":"


_SHORTEST, _MOSTLY = 45, 0.5


def reads_on(line: ListedLine) -> bool:
    """Tell whether a line is prose, mostly in small letters, and ends amid a sentence."""
    words = line.text.split()
    small = sum(word[0].islower() for word in words)
    return (
        _SHORTEST <= len(line.text) <= _WIDEST
        and line.text[-1] not in ".!?:"
        and small > _MOSTLY * len(words)
    )
