"""Titles that the lines below vouch for: of what is shown, of credits, of a list of songs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ._capsules import is_row_of_names
from ._cast_lists import ListedLine
from ._fields import FoundField, HeaderLine
from ._line_shapes import shape
from ._shapes import BULLET, NUMBERED, QUOTED_TITLE, TIMED, reads_as_heading
from ._words import words_of
from .labels import is_company

__all__ = ["names_album", "take_album", "take_titles_above"]

_FILM = "film"  # the label of a title that is surely one
_BELOW = frozenset({"director", "castMember", "screenwriter"})
_OF_A_DIARY = frozenset({"rating", "reviewDate"})
_OF_LISTS = (NUMBERED, TIMED, QUOTED_TITLE, BULLET)
_FEWEST = 3


def take_titles_above(lines: Sequence[ListedLine]) -> None:
    """Make header lines of titles that only what stands below them shows to be some."""
    _take_named(lines)
    _take_years(lines)
    for number, (line, below) in enumerate(pairwise(lines)):
        if line.joins or below.group - line.group > 1:
            continue
        aired = shape("title-hour-channel")(line.text)
        if aired is not None and reads_as_heading(aired["title"]):
            _entitle(line, *aired.span("title"), "title")
        elif below.header is None and (line.header is None or _is_titled(line.header)):
            _take_songs(line, lines[number + 1 : number + 1 + _FEWEST])
        elif line.header is None:
            above = lines[number - 1] if number else None
            _take_hour(line, above) or _take_year(line, below, lines, first=not number)
            _take_cast(line, below)


def _take_cast(line: ListedLine, below: ListedLine) -> None:
    """Read "Low Tide – Ann Example, Bo Other" right over its director as title and cast."""
    if line.header is not None or below.header is None or below.group != line.group:
        return
    found = shape("title-cast")(line.text)
    if found is None or "director" not in {field.label for field in below.header.fields}:
        return
    if reads_as_heading(found["title"]) and is_row_of_names(found["cast"]):
        title = FoundField("title", "", *found.span("title"))
        cast = FoundField("castMember", "cast", *found.span("cast"))
        line.header = HeaderLine((title, cast), len(line.text), heading=True)


def _take_years(lines: Sequence[ListedLine]) -> None:
    """Read "2023" on a line of its own between a title and header lines as the film's year."""
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        told = shape("year")(line.text)
        if told is None or line.header is not None or line.group != above.group:
            continue
        if below.header is not None and below.group == line.group:
            field = FoundField("year", "", *told.span("year"))
            line.header = HeaderLine((field,), len(line.text))


def _take_named(lines: Sequence[ListedLine]) -> None:
    """Read "9. Low Tide (Ann Example)" over prose, in a list of films, as title and director."""
    found: list[tuple[int, HeaderLine]] = []
    for number, (line, below) in enumerate(pairwise(lines)):
        place = shape("place-in-list")(line.text)
        if place is None or line.header is not None or len(below.text) < _PROSE:
            continue
        named = shape("named-head").whole(line.text, place.end())
        if named is not None and below.header is None and not is_company(named["director"]):
            title = FoundField("title", "", *named.span("title"))
            director = FoundField("director", "", *named.span("director"))
            found.append((number, HeaderLine((title, director), len(line.text), heading=True)))
    if len(found) < _FEWEST_NAMED:
        return
    above = {
        word.strip(".,:;!?()").casefold()
        for line in lines[: found[0][0]]
        for word in line.text.split()
    }
    if above & _OF_FILMS and not above & _OF_OTHERS:
        for number, header in found:
            lines[number].header = header


_PROSE = 40
_FEWEST_NAMED = 2
_OF_FILMS = frozenset({"films", "movies", "pictures", "features", "thrillers", "comedies"})
_OF_OTHERS = words_of(
    "performances performance roles role actors actresses songs scores composers soundtracks "
    "scenes villains heroes characters themes"
)


def _is_titled(header: HeaderLine) -> bool:
    """Tell whether a header line gives a title and a year and nothing else."""
    return {field.label for field in header.fields} <= {"title", "year"}


def names_album(line: ListedLine) -> bool:
    """Tell whether a line heads a list of songs and names their film."""
    return line.header is not None and line.header.heading and _album_head(line) is not None


def _take_hour(line: ListedLine, above: ListedLine | None) -> bool:
    """Read "14.00 Some Title" as the title of what is shown then, or the line over "Film4, 9pm"."""
    if shape("channel-hour")(line.text):
        if above is not None and above.header is None and reads_as_heading(above.text):
            _entitle(above, 0, len(above.text), "title")
            line.kind = "boilerplate"
        return True
    shown = shape("hour")(line.text) or shape("title-then-hour")(line.text)
    if shown is not None and reads_as_heading(shown["title"]):
        _entitle(line, *shown.span("title"), "title")
    return shown is not None


def _take_year(
    line: ListedLine, below: ListedLine, lines: Sequence[ListedLine], *, first: bool
) -> bool:
    """Read "Low Tide 1988" over credits; said so again, the figure is the title's.

    Over the first line's mark or date it is one, too, as in a diary of films.
    """
    dated = shape("year-bare")(line.text)
    if dated is None or below.header is None or not reads_as_heading(dated["title"]):
        return False
    told = {field.label for field in below.header.fields}
    if not told & (_BELOW | _OF_A_DIARY if first else _BELOW):
        return False
    if any(line.text in other.text for other in lines if other is not line):
        return False
    year = FoundField("year", "", *dated.span("year"))
    title = FoundField("title", "", *dated.span("title"))
    line.header = HeaderLine((title, year), len(line.text))
    return True


def _take_songs(line: ListedLine, listed: Sequence[ListedLine]) -> None:
    """Read “Songs in the film "Low Tide":” over lines of a list as the title of their film."""
    if len(listed) == _FEWEST and _is_list(listed):
        take_album(line)


def _album_head(line: ListedLine) -> re.Match[str] | None:
    heads = (shape(name)(line.text) for name in ("songs-of", "album-list", "title-songs"))
    return next(filter(None, heads), None)


def take_album(line: ListedLine) -> None:
    """Make a header line of one that heads a list of songs and names their film."""
    head = _album_head(line)
    if head is None or not reads_as_heading(head["title"]):
        return
    _entitle(line, *head.span("title"), _FILM)
    if line.header is not None and head.groupdict().get("year"):
        year = FoundField("year", _FILM, *head.span("year"))
        line.header = HeaderLine((*line.header.fields, year), len(line.text), heading=True)


def _is_list(lines: Sequence[ListedLine]) -> bool:
    """Tell whether lines are of one list: figures or lengths, or short lines."""
    if any(all(form.match(line.text) for line in lines) for form in _OF_LISTS):
        return True
    return all(len(line.text) <= _LONGEST and line.text[-1] not in ".!?;:" for line in lines)


_LONGEST = 90


def _entitle(line: ListedLine, start: int, end: int, raw: str) -> None:
    line.header = HeaderLine((FoundField("title", raw, start, end),), len(line.text), heading=True)
