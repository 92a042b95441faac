"""Lines of short parts: "Title | UK | 1974 | 104 min", "Director – Ann Example", "DIR Ann Example".

A line is cut into cells; each cell is a year, a country, a running time, a mark, a date, a by-line,
a name or a label with its value. The line is believed when nearly all its cells are known.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..documents import Span
from ..expressions import expression
from ._fields import CREDITS, FoundField, HeaderLine
from ._labelled import PERSON, are_people, field_of, labelled, labels_with_remark
from ._line_shapes import shape
from .labels import (
    BARE_RATING,
    DATE,
    RUNTIME,
    is_company,
    labels_of,
    short_labels_of,
)

__all__ = ["cell_line", "is_person", "is_post", "labelled_alone"]

CellKind = Literal[
    "year",
    "place",
    "runtime",
    "note",
    "rating",
    "date",
    "byline",
    "label",
    "name",
    "title",
    "other",
]

_LONGEST = 700
_MOST_CELLS = 60
_SEPARATOR = expression(
    r"\s(?=[*_]{1,2}[a-z][\w. ]{0,20}[*_]{1,2}\s)|\s+//?\s+|\s*[|•·∙]\s*|;\s+|,\s+|(?<!\.)\s{2,}|\t+|\s[–—-]{1,2}\s"
    r"|(?<=[^\W\d_]{3})\.\s+(?=[*_]{0,2}[A-Z\d])|(?<=[\d)’'′])\.\s+(?=[A-Z\d])|\.\s+(?=[A-Za-z][\w./ ]{0,24}:\s|\d)"
)
_HAS_YEAR = expression(r"\d\d")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One part of a line; `mark` is the separator before it."""

    start: int
    end: int
    kind: CellKind
    fields: tuple[FoundField, ...] = ()
    mark: str = ""


def cell_line(line: str, *, supported: bool, headed: bool, top: bool = True) -> HeaderLine | None:
    """Read a line of several cells, or of one label that something else than a colon joins.

    `supported` tells that a neighbouring line is a header line too, `headed` that a heading
    stands right above, `top` that the line is among the first, where it may name the film.
    """
    if len(line) > _LONGEST or line[0] in '"“‘«' or _is_prose(line):
        return None
    lead = len(line) - len(line.lstrip(" \t•*·|>–—-_"))
    end = len(line.rstrip(" \t|_"))
    if lead >= end:
        return None
    if catalogued := shape("catalogue")(line, lead, end):
        named = catalogued.span("label")
        if is_company(catalogued["label"]) or re.search(r"[A-Z]{2,}[- ]?\d{3}", line):
            return HeaderLine((FoundField("recordLabel", "label", *named),), len(line))
    if line[lead] == "(" and line[end - 1] == ")" and line.count("(") == 1:
        lead, end = lead + 1, end - 1
    bracketed = shape("title-brackets")(line, lead, end)
    if bracketed is not None:
        return _in_brackets(line, bracketed)
    cells = _cells_of(line, lead, end)
    if len(cells) == 1:
        return _alone(line, cells[0], supported=supported, headed=headed, top=top)
    return _several(line, cells, supported=supported, headed=headed, top=top)


def is_person(line: str) -> bool:
    """Tell whether a line is the name of one person and nothing else."""
    return len(line) <= 40 and PERSON.fullmatch(line) is not None and "(" not in line


def is_post(line: str) -> bool:
    """Tell whether a line is what a writer does: "Staff Writer", "Chief Film Critic"."""
    return len(line) <= 40 and shape("post")(line) is not None


def labelled_alone(line: str) -> bool:
    """Tell whether a line is one label with its value, joined by anything."""
    return bool(line) and cell_line(line, supported=True, headed=False) is not None


def _in_brackets(line: str, match: re.Match[str]) -> HeaderLine | None:
    """Read "Some Title (UK 1974, 104 min, d: Ann Example)"."""
    cells = list(_cells(line, *match.span("inside")))
    known = [cell for cell in cells if cell.kind not in ("other", "name", "title")]
    fields = [field for cell in cells for field in cell.fields if cell.kind != "title"]
    title = _bare_title(line, *match.span("title"))
    others = [cell for cell in cells if cell.kind in ("other", "name")]
    if not known or len(others) > (len(known) > 1) or not _is_title(line[title.start : title.end]):
        return None
    if len(cells) == 1 and (cells[0].kind != "label" or fields[0].label != "director"):
        return None
    if not any(field.label in {"director", "year", "runtime"} for field in fields):
        return None
    return HeaderLine(
        (FoundField("title", "title", title.start, title.end), *fields), len(line), heading=True
    )


def _bare_title(line: str, start: int, end: int) -> Span:
    """Return a title without marks and without a day and an hour before it."""
    if day := shape("day-and-hour")(
        line, start + len(line[start:end]) - len(line[start:end].lstrip("*_ ")), end
    ):
        start = day.end() if day.end() < end else start
    if owned := shape("owned-title")(line, start, end):
        return Span(*owned.span("title"))
    while start < end and line[start] in '*_"“”‘«» ':
        start += 1
    while end > start and line[end - 1] in '*_"“”«» ,.':
        end -= 1
    return Span(start, end)


def _alone(
    line: str, cell: _Cell, *, supported: bool, headed: bool, top: bool
) -> HeaderLine | None:
    if cell.kind == "place" and cell.fields and (supported or headed):
        return HeaderLine(cell.fields, len(line))
    if cell.kind == "title" and top and len(cell.fields) == 1:
        return HeaderLine(cell.fields, len(line), heading=True)
    if cell.kind != "label":
        return None
    raw = cell.fields[0].raw_label
    if cell.fields[0].label == "title":
        return HeaderLine(cell.fields, len(line), heading=True)
    joint = line[cell.start : cell.fields[0].start][len(raw) :]
    if not supported and not shape("strong-label")(raw.strip(".")):
        return None
    if not joint.strip() and not supported and not _is_emphatic(raw, cell, line):
        return None
    return HeaderLine(cell.fields, len(line))


def _is_emphatic(raw: str, cell: _Cell, line: str) -> bool:
    """Tell whether a label without any mark stands out: capitals, or a value in figures."""
    value = line[cell.fields[0].start : cell.fields[0].end]
    return (raw.isupper() and not value.isupper()) or not value[0].isalpha() or len(raw) > 4


def _several(
    line: str, cells: Sequence[_Cell], *, supported: bool, headed: bool, top: bool
) -> HeaderLine | None:
    kinds = [cell.kind for cell in cells]
    if not cells:
        return None
    if kinds.count("label") == len(kinds):
        return HeaderLine(tuple(field for cell in cells for field in cell.fields), len(line))
    strong = sum(kind in ("year", "runtime", "rating", "date", "byline", "label") for kind in kinds)
    strong += sum(bool(cell.fields) for cell in cells if cell.kind in ("place", "title"))
    weak = sum(kind in ("place", "note") for kind in kinds)
    film = any(kind in ("place", "runtime", "label", "year", "title") for kind in kinds)
    personal = any(kind in ("date", "byline") for kind in kinds)
    names = [cell for cell in cells if cell.kind == "name"]
    if top and not (supported or headed) and (graded := _behind_mark(line, cells)):
        return graded
    others = kinds.count("other")
    first_other = kinds[0] in ("other", "name")
    if personal and not any(kind in ("runtime", "label", "place") for kind in kinds):
        return _signed(line, cells, names)
    needed = 1 if supported or headed else 2
    if not film or strong < 1 or strong + weak < max(2, needed):
        return None
    if others - (top and kinds[0] == "other") > (strong > 1 and strong + weak > 1 + (not top)):
        return None
    if len(names) - (kinds[0] == "name") > 1:
        return None
    if strong == 1 and not weak:
        return None
    fields = [field for cell in cells for field in cell.fields]
    marked = {field.label for field in fields}
    lone = not headed and not supported
    shouted = line[cells[0].start : cells[0].end].isupper()
    title = cells[0] if top and first_other and (lone or shouted) else None
    unnamed = [cell for cell in names if cell is not title]
    if (
        unnamed
        and not marked & {"director", "reviewAuthor"}
        and "year" in marked
        and ("place" in kinds or "runtime" in marked)
    ):
        fields.append(FoundField("director", "", unnamed[0].start, unnamed[0].end))
    elif unnamed and (title is None or strong < 2):
        return None
    if title is not None and not _is_title(line[title.start : title.end]):
        return None
    if title is not None and strong + weak >= 2:
        bare = _bare_title(line, title.start, title.end)
        fields.insert(0, FoundField("title", "title", bare.start, bare.end))
    fields.sort(key=lambda field: (field.start, field.end))
    if not fields:
        return None
    return HeaderLine(tuple(fields), len(line), heading=title is not None or "title" in marked)


def _behind_mark(line: str, cells: Sequence[_Cell]) -> HeaderLine | None:
    """Read a mark and a title behind it, at the top of a text: "B+ | Some Title"."""
    if len(cells) != _TWO or cells[0].kind != "rating" or cells[1].kind not in ("other", "name"):
        return None
    bare = _bare_title(line, cells[1].start, cells[1].end)
    if not _is_title(line[bare.start : bare.end]) or cells[1].mark.strip() == ",":
        return None
    title = FoundField("title", "title", bare.start, bare.end)
    return HeaderLine((*cells[0].fields, title), len(line), heading=True)


_TWO = 2


def _signed(line: str, cells: Sequence[_Cell], names: list[_Cell]) -> HeaderLine | None:
    """Read a line of a date and whom: "By Bo Critic | The Gazette | March 3, 2017"."""
    kinds = [cell.kind for cell in cells]
    titled = kinds[0] in ("other", "name") and "rating" in kinds and "byline" in kinds
    if kinds.count("other") > 1 or len(names) > 2 or len(cells) > 4:
        return None
    if titled and not _is_title(line[cells[0].start : cells[0].end]):
        return None
    fields = [f for cell in cells for f in cell.fields if cell.kind in ("date", "byline", "rating")]
    dates = [field for field in fields if field.label == "reviewDate"]
    if len(dates) > 1:
        return None
    if "byline" not in kinds:
        if len(names) != 1 or "other" in kinds or not _may_sign(line, names[0]):
            return None
        fields.append(FoundField("reviewAuthor", "by", names[0].start, names[0].end))
    elif not dates and len(cells) > 1 and "other" in kinds:
        return None
    if titled:
        bare = _bare_title(line, cells[0].start, cells[0].end)
        fields.append(FoundField("title", "", bare.start, bare.end))
    ordered = tuple(sorted(fields, key=lambda field: field.start))
    return HeaderLine(ordered, len(line), heading=titled)


def _may_sign(line: str, cell: _Cell) -> bool:
    name = line[cell.start : cell.end]
    return not name.startswith(("The ", "A ", "An ")) and not is_company(name)


def _is_title(text: str) -> bool:
    """Tell whether text may be a title: short, capitalised, not ended like a sentence."""
    words = text.split()
    return (
        0 < len(words) <= 10
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] not in ",;:"
        and sum(word[0].islower() for word in words) * 2 <= len(words)
        and not shape("place").whole(text)
    )


def _is_prose(line: str) -> bool:
    """Tell whether a long line is running text: most of its words begin in lower case."""
    if len(line) < _LONG:
        return False
    words = line.split()
    return sum(word[0].islower() for word in words) > _MOSTLY * len(words)


_LONG, _MOSTLY = 160, 0.65


@lru_cache(maxsize=256)
def _cells_of(line: str, start: int, end: int) -> tuple[_Cell, ...]:
    return tuple(_cells(line, start, end))


def _cells(line: str, start: int, end: int) -> Iterator[_Cell]:
    """Yield the cells of a stretch; names behind a label of people are joined to its value."""
    held: _Cell | None = None
    for number, (low, high, mark) in enumerate(_parts(line, start, end)):
        if number >= _MOST_CELLS:
            return
        cell = _cell(line, low, high, mark, first=number == 0)
        if (
            held is not None
            and held.kind == "label"
            and mark.strip() in {",", "/", ";", "|", "•", "·"}
            and held.fields[-1].label in CREDITS
            and (cell.kind == "name" or (cell.kind == "other" and are_people(line[low:high])))
            and (mark.strip() in {",", "/"} or held.fields[-1].label == "castMember")
        ):
            held = _Cell(held.start, cell.end, "label", _grown(held.fields, cell.end), held.mark)
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _grown(fields: tuple[FoundField, ...], end: int) -> tuple[FoundField, ...]:
    last = fields[-1].start
    return tuple(
        FoundField(f.label, f.raw_label, f.start, end) if f.start == last else f for f in fields
    )


def _parts(line: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, separator before) of the parts between separators outside brackets."""
    low, mark = start, ""
    dates = [m.span() for m in DATE.finditer(line, start, end)] if _HAS_YEAR.search(line) else []
    for match in _SEPARATOR.finditer(line, start, end):
        left = line[low : match.start()]
        if left.count("(") > left.count(")") or not left.strip():
            continue
        if any(a < match.start() and match.end() < b for a, b in dates):
            continue
        found = match.group().strip()
        if found == "." and _is_short(left.split()):
            continue
        joins = found in {"", "-", "–", "—", "--", "|", ","}
        if joins and (
            labels_with_remark(left.strip(" .*_")) or _opens_label(line, match.end(), left)
        ):
            continue
        yield _trimmed(line, low, match.start(), mark)
        low, mark = match.end(), match.group()
    if line[low:end].strip(" .*_") or BARE_RATING.fullmatch(line[low:end].strip()):
        yield _trimmed(line, low, end, mark)


def _is_short(words: list[str]) -> bool:
    """Tell whether the word before a full stop is a label cut short: "Dir.", "Phot.", "D."."""
    last = words[-1]
    if len(last) == 1 and len(words) > 1:
        return False
    return len(last) <= 4 and bool(labels_of(last) or short_labels_of(last))


def _opens_label(line: str, at: int, left: str) -> bool:
    """Tell whether a comma parts words of one label: "Written, Produced and Directed by"."""
    return left.casefold().strip() in {"written", "produced", "story", "edited"} and bool(
        re.match(r"(?:\w+,? ){0,4}\w+(?: by)?[:\s]", line[at : at + 60])
    )


def _trimmed(line: str, start: int, end: int, mark: str) -> tuple[int, int, str]:
    while start < end and line[start] in " \t*_":
        if line[start] == "*" and BARE_RATING.match(line[start:end]):
            break
        start += 1
    while end > start and (
        line[end - 1] in " \t_,;"
        or (line[end - 1] == "*" and line[start:end].strip("* "))
        or (line[end - 1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", line[start:end]))
    ):
        end -= 1
    return start, end, mark


def _cell(line: str, start: int, end: int, mark: str, *, first: bool) -> _Cell:
    text = line[start:end]

    def cell(kind: CellKind, *fields: FoundField) -> _Cell:
        return _Cell(start, end, kind, fields, mark)

    if not text:
        return cell("note")
    if year := shape("year")(text):
        return cell("year", field_of("year", start, year, "year"))
    if place := shape("place").whole(text):
        group = next((name for name in ("year", "first", "coded") if place[name]), "year")
        return cell("place", *([field_of("year", start, place, group)] if place[group] else ()))
    if ":" not in text and RUNTIME.fullmatch(text):
        return cell("runtime", FoundField("runtime", "facts", start, end))
    if note := shape("note")(text):
        known = FoundField("filmGenre", "facts", start, end)
        return cell("note", *([known] if note["genre"] else ()))
    closes = mark.strip() == "." and not line[end:].strip(" .*_") and text in _GRADES
    if not text.isdigit() and BARE_RATING.fullmatch(text) and (closes or _is_clear_mark(text)):
        return cell("rating", FoundField("rating", "", start, end))
    if DATE.fullmatch(text):
        return cell("date", FoundField("reviewDate", "", start, end))
    if byline := shape("cell-byline")(text):
        return cell("byline", field_of("reviewAuthor", start, byline, "name", raw="by"))
    if fields := labelled(line, start, end):
        return cell("label", *fields)
    if part := shape("part-mark")(text):
        return cell(
            "label", field_of(part["part"].casefold(), start, part, "mark", raw=part["part"])
        )
    if first and (titled := shape("cell-title")(text)) and _is_title(titled["title"]):
        bare = _bare_title(line, start, start + titled.end("title"))
        fields = (
            FoundField("title", "title", bare.start, bare.end),
            field_of("year", start, titled, "year"),
        )
        if not titled["rest"]:
            return cell("title", *fields)
        if ":" not in titled["rest"] and RUNTIME.fullmatch(titled["rest"]):
            at = start + titled.start("rest")
            return cell("title", *fields, FoundField("runtime", "facts", at, end))
        if rest := labelled(line, start + titled.start("rest"), end):
            return cell("label", *fields, *rest)
    if first and (rated := shape("cell-certified")(text)) and _is_title(rated["title"]):
        fields = (field_of("title", start, rated, "title", raw="title"),)
        if rated["minutes"]:
            fields = (*fields, field_of("runtime", start, rated, "minutes"))
        return cell("title", *fields)
    if first and (bracketed := shape("title-brackets")(line, start, end)):
        opened = _in_brackets(line, bracketed)
        if opened is not None:
            return cell("title", *opened.fields)
    if shape("company")(text):
        return cell("note", FoundField("studio", "facts", start, end))
    return cell("name" if PERSON.fullmatch(text) else "other")


_GRADES = frozenset("ABCDF")
"""Marks in letters without a sign, which may be much else where they do not close a line."""


def _is_clear_mark(text: str) -> bool:
    if re.fullmatch(r"[A-DFa-df][+−–-]?", text):
        return text[0].isupper() and len(text) > 1
    return re.search(r"[/★⭐✭*½]|of|star", text) is not None
