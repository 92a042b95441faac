"""Titles of a page of several films, each with labelled lines right below it.

"1. Some Title" over "Director: …" and "Cast: …", then the next title over its own lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ..expressions import expression
from ..reading.layout import Layout
from .quotes import is_title_like
from .titles import YEAR, HeadTitle, clean_title, is_plausible_title, ungraded

__all__ = ["labelled_titles"]

_SHORT = 90
_FEWEST = 2
# What tells one film from another: two films may share the rest.
_TELLING = frozenset({"director", "castMember", "screenwriter", "composer"})
_CREDITS = _TELLING | {"cinematographer", "producer", "runtime", "year", "studio", "filmGenre"}
_LABELS = frozenset({"", "title", "film", "movie"})
_YEAR_BEHIND = expression(
    rf"[(\[](?:[^()\[\]\n]{{0,40}}[,;/] ?)?{YEAR}(?:[,;/][^()\[\]\n]{{0,60}})?[)\]]\W*$"
)


def labelled_titles(layout: Layout) -> list[HeadTitle]:
    """Return the titles that stand over labelled credits, where they are two films or more.

    They are so where a label comes again under another title with another value; one film's
    page may repeat its credits. Else none.
    """
    heads = list(_heads(layout)) or list(_heads_of_one_line(layout))
    if len(heads) < _FEWEST:
        return []
    values: dict[str, set[str]] = defaultdict(set)
    starts = [head.offset for head in heads]
    for start, end in pairwise([*starts, len(layout.view.plain)]):
        seen: set[str] = set()
        for field in layout.fields:
            at = field.line.start if field.line is not None else -1
            if start <= at < end and field.label in _TELLING and field.label not in seen:
                seen.add(field.label)
                values[field.label].add(field.text(layout).casefold())
    several = max((len(different) for different in values.values()), default=0) >= _FEWEST
    return heads if several else []


def _heads_of_one_line(layout: Layout) -> Iterator[HeadTitle]:
    """Yield the titles of lines that also say who made it: "Low Tide: Score – Ann Example"."""
    telling = {f.line for f in layout.fields if f.line is not None and f.label in _TELLING}
    titled = [f for f in layout.fields if f.label == "title" and f.line in telling]
    titles = dict(zip(titled, ungraded([f.text(layout) for f in titled]), strict=True))
    years = {f.line: f.text(layout) for f in layout.fields if f.label == "year"}
    known: set[str] = set()
    for field, title in titles.items():
        if field.line is None or not is_plausible_title(title) or title.casefold() in known:
            continue
        known.add(title.casefold())
        year = years.get(field.line, "")
        when = int(year) if year.isdigit() else None
        yield HeadTitle(title, "title-listed", field.line.start, when)


def _heads(layout: Layout) -> Iterator[HeadTitle]:
    """Yield the plausible titles right above a labelled line, each title once.

    A line that holds credits itself is no title over the next.
    """
    plain = layout.view.plain
    credited = {
        f.line.start
        for f in layout.fields
        if f.line is not None and f.raw_label and f.label in _CREDITS
    }
    titles = {
        f.line.start: f.text(layout)
        for f in layout.fields
        if f.line is not None and f.label == "title" and f.raw_label.casefold() in _LABELS
    }
    usual = [b for b in layout.blocks if b.kind not in ("boilerplate", "comment")]
    known: set[str] = set()
    for block, below in pairwise(usual):
        start = block.span.start
        line = block.span.of(plain)
        if below.span.start not in credited or len(line) > _SHORT or "\n" in line:
            continue
        if start in credited or (block.kind == "field" and start not in titles):
            continue
        title = clean_title(titles.get(start, line))
        if not is_plausible_title(title) or not is_title_like(title) or title.endswith(":"):
            continue
        if title.casefold() not in known:
            known.add(title.casefold())
            year = _YEAR_BEHIND.search(line)
            yield HeadTitle(title, "title-listed", start, int(year["year"]) if year else None)
