"""Songs with who wrote and who sings them below, as the credits of a film end: "Performed by …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._cast_lists import ListedLine
from ._line_shapes import shape
from ._titles_above import take_album

__all__ = ["take_song_credits"]

_LONGEST = 90
_HEAD = frozenset({"title", "year"})


def take_song_credits(lines: Sequence[ListedLine]) -> list[tuple[int, int]]:
    """Take the lines of such songs out of the prose; return where each run begins and ends.

    Of the songs of a run at least one says who performs it: "Written by" alone is of a film.
    """
    runs: list[tuple[int, int]] = []
    for start, end in _runs(lines):
        if any(shape("song-performed")(line.text) for line in lines[start:end]):
            for line in lines[start:end]:
                line.header, line.kind, line.joins = None, "field", False
            if start and (lines[start - 1].header is None or _labels(lines[start - 1]) <= _HEAD):
                take_album(lines[start - 1])
            runs.append((start, end))
    return runs


def _runs(lines: Sequence[ListedLine]) -> Iterator[tuple[int, int]]:
    """Yield the runs of songs, each a title over lines of credits."""
    start = number = 0
    while number < len(lines):
        end = _song_end(lines, number)
        if end > number:
            number = end
            continue
        if number > start:
            yield start, number
        number += 1
        start = number
    if number > start:
        yield start, number


def _song_end(lines: Sequence[ListedLine], first: int) -> int:
    """Return where the credits below a title end, or `first` where that is no song's title."""
    title, end = lines[first], first + 1
    if _is_credit(title) or len(title.text) > _LONGEST or title.text[-1:] in ".:,;":
        return first
    if title.header is not None and not _labels(title) <= {"title"}:
        return first
    while end < len(lines) and lines[end].group == title.group and _is_credit(lines[end]):
        end += 1
    followed = end < len(lines) and lines[end].group == title.group
    if followed and not (end + 1 < len(lines) and _is_credit(lines[end + 1])):
        return first  # "Directed by" goes on with a film's
    return end if end > first + 1 else first


def _is_credit(line: ListedLine) -> bool:
    return shape("song-credit")(line.text) is not None and _labels(line) <= _OF_SONGS


def _labels(line: ListedLine) -> set[str]:
    return {f.label for f in line.header.fields} if line.header is not None else set()


_OF_SONGS = frozenset(
    {"screenwriter", "composer", "lyricist", "producer", "performed by", "arranged by", "vocals"}
    | {"performed", "arranged", "studio", "recordLabel"}
)
