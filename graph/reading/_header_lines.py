"""Which lines of a document are header lines: fields found line by line, by what stands beside."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ..documents import Span
from ..expressions import expression
from ._capsules import as_header, is_row_of_names, told_apart
from ._captions import take_caption
from ._cast_lists import BlockKind, take_cast_lists, take_cast_values
from ._cells import cell_line, is_person, is_post, labelled_alone
from ._fields import (
    CREDITS,
    FoundField,
    HeaderLine,
    bare_label,
    credit_line,
    has_colon,
    header_line,
)
from ._more_names import take_more_names
from ._openings import directed_line, opening_line, reviewed_line, titled_line
from ._set_in import take_set_in
from ._shapes import BULLET, NUMBERED, reads_as_heading
from ._tables import take_tables
from ._titles_above import take_titles_above
from .labels import BARE_RATING, is_names, is_plausible, labels_of

__all__ = ["BlockKind", "Line", "take_fields"]


@dataclass(slots=True)
class Line:
    """A line that is not empty, trimmed by `indent`; `group` counts runs between empty lines."""

    span: Span
    text: str
    group: int
    kind: BlockKind | None = None
    level: int = 0
    header: HeaderLine | None = None
    joins: bool = False
    starts: int = 0
    indent: int = 0


# How many lines tell whether a text has no capitals, and how long the labelled ones of it may be.
_READ, _SHORT = 40, 100
_SHORTEST_WRAPPED = 25


def take_fields(lines: list[Line]) -> None:
    take_tables(lines)
    take_cast_lists(lines)
    prose = 0
    total = len(lines)
    small = not any(letter.isupper() for line in lines[:_READ] for letter in line.text)
    last_field = -9
    number = 0
    while number < total:
        line = lines[number]
        if line.kind in {"comment", "boilerplate", "quote"}:
            number += 1
            continue
        if line.header is not None or line.joins or line.kind == "field":
            last_field = number
            number += 1
            continue
        if take_set_in(lines, number):
            last_field = number
            number += 1
            continue
        if take_caption(lines, number):
            number += 1
            continue
        if number and line.text[0].islower() and _goes_on(lines[number - 1], line):
            number += 1
            continue
        top = number < 40 and prose <= 1
        bottom = number >= total - 6
        said = line.text.title() if small and len(line.text) <= _SHORT else line.text
        if len(said) != len(line.text):
            said = line.text
        header = directed_line(line.text) or reviewed_line(line.text)
        if header is None:
            among = last_field == number - 1 and not _is_below_masthead(lines, number)
            header = header_line(said, among_fields=among)
        if header is not None and said != line.text:
            shown = (replace(f, shown=said[f.start : f.end]) for f in header.fields)
            header = replace(header, fields=tuple(shown))
        titled = titled_line(line.text, top=top) if header is None else None
        if titled is not None:
            header = titled
        elif header is None or not _fits(
            line, header, near=top or bottom or last_field >= number - 2
        ):
            header = opening_line(line.text, top=top, first=prose == 0, bottom=bottom)
        if header is None and (bottom or top):
            header = credit_line(line.text)
        if top or bottom or last_field >= number - 2:
            header = (
                _of_cells(lines, number, header, last_field=last_field, top=prose == 0) or header
            )
        capsule = as_header(line.text, top=number == 0)
        if capsule is not None and (header is None or _outweighs(capsule, header, line.text)):
            header = capsule
        elif header is not None:
            header = replace(header, fields=told_apart(header.fields, line.text))
        if header is not None and _is_life(line.text, header):
            header = None
        if header is not None and all(line.text[f.start : f.end].strip() for f in header.fields):
            line.header = header
            last_field = number
        elif label := bare_label(line.text):
            supported = last_field == number - 1
            near = top or last_field >= number - 2
            taken = _value_below(lines, number, label, near=near, supported=supported)
            if taken:
                number += taken
                last_field = number
        if line.header is None and len(line.text) > 150:
            prose += 1
        number += 1
    take_more_names(lines)
    take_cast_values(lines)
    take_titles_above(lines)
    _take_posts(lines)
    _take_names(lines)
    _take_graded_titles(lines)
    _take_part_marks(lines)


_MASTHEAD = frozenset({"reviewDate", "reviewAuthor"})


def _is_below_masthead(lines: list[Line], number: int) -> bool:
    """Tell whether a line opens the group below one of date and reviewer only: it is a title."""
    above = lines[number - 1] if number else None
    return (
        above is not None
        and above.group != lines[number].group
        and bool(told := _labels(above))
        and told <= _MASTHEAD
    )


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether a line goes on with a sentence of the line above it."""
    return (
        above.group == line.group
        and above.header is None
        and len(above.text) >= _SHORTEST_WRAPPED
        and (above.text[-1].isalnum() or above.text[-1] in ",;")
        and not reads_as_heading(above.text)
    )


def _take_names(lines: list[Line]) -> None:
    """Read a row of full names beside a line of credits as the cast, where no line names it."""
    cast = {line.group for line in lines if "castMember" in _labels(line)}
    for number, (above, line) in enumerate(pairwise(lines)):
        for named, credited in ((above, line), (line, above)):
            if named is above and not number:
                continue  # the first line of all is a title
            if (
                named.header is None
                and not named.level
                and named.kind in (None, "heading")
                and named.group == credited.group
                and named.group not in cast
                and _labels(credited) & _CREW
                and is_row_of_names(named.text)
            ):
                cast.add(named.group)
                field = FoundField("castMember", "cast", 0, len(named.text))
                named.header = HeaderLine((field,), len(named.text))


def _labels(line: Line) -> set[str]:
    return {field.label for field in line.header.fields} if line.header is not None else set()


_DATED = frozenset({"releaseDate", "reviewDate", "year", "runtime", "rating"})
_LISTED = frozenset({"filmGenre", "musicGenre", "studio", "recordLabel"})  # often several
_WEIGHTLESS = frozenset({"title", "filmGenre"})
_CREW = frozenset({"director", "screenwriter", "runtime", "producer", "composer"})


def _take_posts(lines: list[Line]) -> None:
    """Read a name above "Staff Writer" as the reviewer's."""
    for above, line in pairwise(lines):
        if not is_post(line.text) or line.header is not None or line.level:
            continue
        line.kind = "boilerplate"
        if above.header is None and above.kind is None and is_person(above.text):
            above.header = HeaderLine(
                (FoundField("reviewAuthor", "by", 0, len(above.text)),), len(above.text)
            )


def _take_graded_titles(lines: list[Line]) -> None:
    """Read "Low Tide: C+" as a title with its mark where its director stands behind or below.

    Below he must stand right under the first line of a group: marks of parts come in rows.
    """
    for number, line in enumerate(lines):
        header = line.header
        if header is None or not _is_graded(line.text, header.fields[0]):
            continue
        mark, rest = header.fields[0], header.fields[1:]
        told = _labels(line)
        leads = not number or lines[number - 1].group != line.group
        below = lines[number + 1] if number + 1 < len(lines) else None
        if leads and below is not None and below.group == line.group:
            told = told | _labels(below)
        if "director" in told and not any(_is_graded(line.text, field) for field in rest):
            start = line.text.index(mark.raw_label)
            title = FoundField("title", "title", start, start + len(mark.raw_label))
            fields = (title, replace(mark, label="rating", raw_label=""), *rest)
            line.header = replace(header, fields=fields, heading=True)


def _is_graded(text: str, field: FoundField) -> bool:
    """Tell whether a field is a mark behind words that are no label, but may be a title."""
    return (
        _is_part(field)
        and not labels_of(field.raw_label)
        and reads_as_heading(field.raw_label)
        and field.raw_label in text
        and BARE_RATING.fullmatch(text[field.start : field.end].strip()) is not None
    )


def _take_part_marks(lines: list[Line]) -> None:
    """Read "Score: 7/10" between marks of acting and plot as the mark of the music.

    "Film: B+" beside marks of picture and sound is the film's own.
    """
    for line in lines:
        if line.header is not None and _part_mark(line) and len(line.header.fields) > 1:
            line.header = replace(line.header, fields=tuple(map(_own_mark, line.header.fields)))
    marks = [_part_mark(line) for line in lines]
    for number, line in enumerate(lines):
        if line.header is None or len(line.header.fields) != 1:
            continue
        field = line.header.fields[0]
        beside = marks[max(0, number - 2) : number] + marks[number + 1 : number + 3]
        if field.label == "rating" and field.raw_label.casefold() == "score" and sum(beside) > 1:
            line.header = HeaderLine(
                (FoundField("score", field.raw_label, field.start, field.end),), line.header.end
            )


_THE_FILM = frozenset({"film", "movie", "the film", "the movie", "feature"})


def _own_mark(field: FoundField) -> FoundField:
    return replace(field, label="rating") if field.label in _THE_FILM else field


def _part_mark(line: Line) -> bool:
    return line.header is not None and any(map(_is_part, line.header.fields))


def _is_part(field: FoundField) -> bool:
    """Tell whether a field has the label as written: a part of a film, which has a mark."""
    return bool(field.raw_label) and field.label == field.raw_label.casefold() != "rating"


_LIFE = expression(r"\b(?P<born>1[5-9]\d\d|20\d\d)\s?[-–—]\s?(?P<died>1[5-9]\d\d|20\d\d)\b")
_SHORTEST_LIFE, _LONGEST_LIFE = 12, 110
_OF_A_TITLE = frozenset({"title", "year", "reviewDate"})


def _is_life(text: str, header: HeaderLine) -> bool:
    """Tell whether a line names a person with the years of birth and death, and no film."""
    years = _LIFE.search(text)
    if years is None or not {field.label for field in header.fields} <= _OF_A_TITLE:
        return False
    return _SHORTEST_LIFE <= int(years["died"]) - int(years["born"]) <= _LONGEST_LIFE


def _of_cells(
    lines: list[Line], number: int, header: HeaderLine | None, *, last_field: int, top: bool
) -> HeaderLine | None:
    """Read a line as cells, where that finds more than `header`, which other shapes gave."""
    line = lines[number]
    following = lines[number + 1] if number + 1 < len(lines) else None
    above = lines[number - 1] if number else None
    if _is_of_list(line, above, following):
        return None
    headed = (
        above is not None
        and above.header is None
        and line.group - above.group <= 1
        and (above.level > 0 or reads_as_heading(above.text))
    )
    supported = last_field == number - 1 and number > 0
    found = cell_line(line.text, supported=supported, headed=headed, top=top)
    if found is None and not supported and following is not None and _supports(line, following):
        found = cell_line(line.text, supported=True, headed=headed, top=top)
    if found is None or (header is not None and _weight(found) <= _weight(header)):
        return None
    return found


def _is_of_list(line: Line, above: Line | None, following: Line | None) -> bool:
    """Tell whether a figure counts the line; one before a blank may be of a title: "8 Boats"."""
    numbered = NUMBERED.match(line.text)
    if numbered is None or line.text[:4].isdigit():
        return False
    if not numbered.group().strip().isdigit():
        return True
    return any(other is not None and NUMBERED.match(other.text) for other in (above, following))


def _supports(line: Line, following: Line) -> bool:
    """Tell whether the next line is a header line, so that this one may be one too."""
    text = following.text
    return (
        len(text) <= 200
        and following.group - line.group <= 1
        and (header_line(text, among_fields=False) is not None or labelled_alone(text))
    )


def _weight(header: HeaderLine) -> int:
    """Return how many facts a header line gives; a title or a genre is none."""
    labels = {field.label for field in header.fields}
    if labels == {"title", "year"}:
        return 0  # a line of an album's label and number looks the same
    return len({(f.label, f.start) for f in header.fields if f.label not in _WEIGHTLESS})


def _outweighs(capsule: HeaderLine, header: HeaderLine, text: str) -> bool:
    """Tell whether a capsule gives more than another reading: facts, a title, more of the cast.

    Before a colon stands a label, and no title.
    """
    titled = capsule.heading and ":" not in text and header.fields[0].label != "title"
    titled = titled or _names_more(capsule, header)
    return _weight(capsule) + (0.5 if titled else 0) > _weight(header)


def _names_more(capsule: HeaderLine, header: HeaderLine) -> bool:
    """Tell whether a capsule has the same facts and more names of the cast behind the first."""
    ends = {(f.label, f.start): f.end for f in capsule.fields}
    cast = [f for f in header.fields if f.label == "castMember"]
    return (
        ends.keys() == {(f.label, f.start) for f in header.fields}
        and any(ends[f.label, f.start] > f.end for f in cast)
        and all(ends[f.label, f.start] >= f.end for f in header.fields)
    )


def _fits(line: Line, header: HeaderLine, *, near: bool) -> bool:
    """Tell whether a header line is believed where it stands.

    A label with a colon is believed anywhere; "With …" or "Directed by …" far from the top, the
    end and other fields only when the line holds little else.
    """
    if near or re.match(r"[^:]{1,40}[:：|\t]", line.text):
        return header.end > len(line.text) * 0.3 or near
    return len(line.text) <= 120


def _value_below(
    lines: list[Line],
    number: int,
    label: tuple[str, tuple[str, ...]],
    *,
    near: bool,
    supported: bool,
) -> int:
    """Read a label that stands alone with its value on the next lines; return how many.

    `supported` tells that the line above is one of fields, too: then a date is what the label says.
    """
    raw, labels = label
    line = lines[number]
    if not (has_colon(line.text) or near) or labels[0] == "tracklist":
        return 0
    taken = 0
    found: list[FoundField] = []
    listed = any(map(_bulleted, lines[number + 1 : number + 2]))
    while number + taken + 1 < len(lines) and taken < 40:
        below = lines[number + taken + 1]
        value = _bulleted(below) if listed else below.text
        if not value or (labels[0] in CREDITS and (value[0] in '"“‘«' or " by " in value)):
            break
        if below.group - lines[number + taken].group > (not taken) or below.kind == "comment":
            break
        if bare_label(value) and (has_colon(value) or taken):
            break
        if header_line(value, among_fields=False) or len(below.text) > 300:
            break
        said = has_colon(line.text) or (supported and labels[0] in _DATED)
        if not said and opening_line(value, top=True, first=False, bottom=False):
            break
        suits = [name for name in labels if is_plausible(name, value)]
        several = labels[0] in CREDITS and is_person(value) and (listed or raw[-1] in "sS")
        several = several or (listed and labels[0] in _LISTED)
        if not suits or (
            taken and not several and (labels[0] != "castMember" or len(below.text) > 60)
        ):
            break
        offset = below.span.end - len(value) - line.span.start
        found.extend(FoundField(name, raw, offset, offset + len(value)) for name in suits)
        taken += 1
        named = labels[0] == "castMember" and len(value) <= 40 and is_names(value)
        if taken and not has_colon(line.text) and not named and not several:
            break
    if not taken:
        return 0
    end = lines[number + taken].span.end - line.span.start
    line.header = HeaderLine(tuple(found), end)
    for below in lines[number + 1 : number + taken + 1]:
        below.kind = "field"
        below.joins = True
    return taken


def _bulleted(line: Line) -> str:
    """Return an item of a list with bullets without its own; "" for other lines."""
    bullet = BULLET.match(line.text)
    if bullet is not None:
        return line.text[bullet.end() :]
    return line.text if line.kind == "item" else ""
