"""Heads of the parts of a page: "1. Low Tide (1988)", "**Low Tide**", "Week 2: Low Tide. A storm".

Here is only what a line looks like; which lines head the films of a page is for the extraction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from ._capsules import is_row_of_names
from ._line_shapes import shape
from .layout import Layout

__all__ = ["Entry", "Mark", "entries", "is_cased", "is_row_of_names"]

Mark = Literal[
    "counted", "timed", "dated", "certified", "graded", "marked", "shouted", "quoted", "alone",
    "opens", "billed",
]  # fmt: skip

_SIGNS: Final = "*_#> \t"
_EMPHASIS: Final = ("**", "__", "*", "_")
_BY: Final = ", by "  # before who made what the title names
_LONGEST_ALONE: Final = 80
_LONGEST_HEAD: Final = 120
_SHORTEST_SHOUTED: Final = 3  # letters
_UNREAD: Final = frozenset({"boilerplate", "comment"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that may head a part of a page, or open it.

    `offset` is where the line starts, `end` where what may be a title ends there, and `marks`
    what sets the line apart: a figure or a day before it, a year, a certificate or a mark in
    letters behind it (its `grade`), emphasis, capitals, quotation marks, that nothing else
    stands on it, that its cast stands below (which only its neighbours tell), or only that its
    first words stand by themselves. It may name the `director`.
    """

    offset: int
    end: int
    title: str
    year: int | None
    marks: frozenset[Mark]
    grade: str = ""
    director: str = ""


def entries(layout: Layout) -> Iterator[Entry]:
    """Yield the lines that may head a part of a page, in order, each under its longest title."""
    plain = layout.view.plain
    for block in layout.blocks:
        if block.kind in _UNREAD:
            continue
        offset = block.span.start
        before = plain[plain.rfind("\n", 0, offset) + 1 : offset]
        inside = any(sign.isalpha() for sign in before)  # a line that opens above goes on
        for number, line in enumerate(block.span.of(plain).split("\n")):
            found = _entry(line, offset, is_heading=block.kind == "heading")
            if found is not None and (number or not inside):
                yield found
            offset += len(line) + 1


def _entry(line: str, offset: int, *, is_heading: bool) -> Entry | None:
    text, marks = _without_lead(line)
    year: int | None = None
    if led := shape("part-year")(text):
        text, year = text[led.end() :], int(led["year"])
        marks |= {"dated"}
    if not text:
        return None
    text, marked = _without_mark(text, line.strip())
    emphasised = _emphasised(line, text)
    if emphasised is not None:
        text, rest = emphasised
        marks |= {"marked"}
    else:
        rest = ""
    shown = text + rest if rest.startswith((" (", " [", ", (", ". (", ": (")) else text
    director = ""
    grade = marked
    if dated := shape("dated-head")(shown):
        title, year = dated["title"], int(dated["year"])
        marks |= {"dated"}
        grade = _grade_behind(shown, dated.end()) or marked
        if not shown[dated.end() :].strip(_SIGNS):
            marks |= {"alone"}
    elif listed := shape("listed-head")(text):
        title, director, year = listed["title"], listed["director"], int(listed["year"])
        marks |= {"dated"}
    elif certified := shape("certified-head")(shown):
        title = certified["title"]
        marks |= {"certified"}
        grade = _grade_behind(shown, certified.end()) or marked
        if not shown[certified.end() :].strip(_SIGNS):
            marks |= {"alone"}
    elif graded := shape("graded-head")(shown):
        title, grade = graded["title"], graded["grade"]
        marks |= {"graded"}
    elif emphasised is not None:
        title = text
    elif len(text) <= _LONGEST_ALONE and _is_alone(text, is_heading=is_heading):
        title = text
        marks |= {"alone"}
    elif quoted := shape("quoted-head")(text):
        title = quoted["title"]
        marks |= {"opens", "quoted"}
    elif opened := _opened(text, counted="counted" in marks):
        title = opened
        marks |= {"opens"}
    else:
        return None
    if newest := shape("newest-of")(title):
        title, director = newest["title"], newest["director"]
    title = title.partition(_BY)[0].strip(f"{_SIGNS}.,;:")
    if not title or len(title) > _LONGEST_HEAD:
        return None
    if title.isupper() and sum(letter.isalpha() for letter in title) >= _SHORTEST_SHOUTED:
        marks |= {"shouted"}
    at = line.find(title)
    end = offset + (at + len(title) if at >= 0 else len(line))
    return Entry(offset, end, title, year, frozenset(marks), grade, director)


def _is_alone(text: str, *, is_heading: bool) -> bool:
    """Tell whether a short line is no sentence; a heading may end as one, but not be several."""
    if not is_heading and text.rstrip(_SIGNS)[-1:] in ".,;:":
        return False
    pieces = text.split(". ")
    return not any(_closes(piece) and not after[:1].islower() for piece, after in pairwise(pieces))


def _closes(words: str) -> bool:
    """Tell whether a full stop behind words closes a sentence: not behind "Mr" and "Vol"."""
    last = words.split()[-1:]
    return bool(last) and len(last[0]) >= _LONG and last[0][-1].islower()


def _grade_behind(line: str, end: int) -> str:
    """Return the mark in letters behind what heads a line: "Low Tide (PG, 90 mins) D+ — …"."""
    behind = shape("grade-behind")(line, end)
    return behind["grade"] if behind is not None else ""


def _without_mark(text: str, line: str) -> tuple[str, str]:
    """Return a line that opens with a mark, or is a title and its mark, without it; and that."""
    if lead := shape("part-grade")(line) or shape("part-grade")(text):
        return lead.string[lead.end() :].lstrip(_SIGNS), lead["grade"]
    found = shape("marked-title")(text) if len(text) <= _LONGEST_ALONE else None
    if found is None or not is_cased(found["title"]):
        return text, ""
    return found["title"], found["mark"]


def _without_lead(line: str) -> tuple[str, set[Mark]]:
    """Return a line without the figure, the day and the signs before its first words."""
    marks: set[Mark] = set()
    text = line.strip().lstrip(_SIGNS)
    for mark, name in _LEADS:
        if (lead := shape(name)(text)) and lead.end() < len(text):
            text = text[lead.end() :].lstrip(_SIGNS)
            marks.add(mark)
    return text, marks


_LEADS: Final[tuple[tuple[Mark, str], ...]] = (
    ("counted", "part-count"),
    ("timed", "part-day"),
)


def _emphasised(line: str, text: str) -> tuple[str, str] | None:
    """Return the emphasised words that a line opens with, and the rest; None where it has none."""
    start = line.find(text)
    before = line[:start].rstrip()
    for sign in _EMPHASIS:
        if sign in before and (end := text.find(sign)) > 0:
            return text[:end], text[end + len(sign) :]
    return None


def _opened(text: str, *, counted: bool) -> str | None:
    """Return the words that stand by themselves at the beginning of a line, if any do.

    A colon may stand in a title; of a line that is counted a comma or a bracket may end it.
    """
    stopped = shape("stopped-head")(text)
    title = stopped["title"] if stopped else None
    if stopped and title and len(text) < _LINE and text[stopped.end("title") :].startswith(":"):
        behind = _opened(text[len(title) + 1 :].lstrip(), counted=counted)
        title = f"{title}: {behind}" if behind and _is_subtitle(behind) else title
    elif counted and not (title and is_cased(title)):
        told = shape("counted-head")(text)
        title = told["title"] if told else title
    return title


def is_cased(title: str) -> bool:
    """Tell whether all words are written large but the small ones of titles: "Away from Her"."""
    words = [word.lstrip("([¿¡'‘’\"“.") for word in title.split()]
    return all(not word[:1].islower() or len(word) < _LONG or word in _SMALL for word in words)


def _is_subtitle(words: str) -> bool:
    """Tell whether words go on a title behind its colon: all large but articles and links."""
    return all(not word[:1].islower() or word in _LINKS for word in words.split())


_LONG: Final = 4
_LINE: Final = 400  # in a longer one no title goes on behind a colon
_SMALL: Final = frozenset({"from", "into", "onto", "over", "upon", "with"})
_LINKS: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", *_SMALL}
)
