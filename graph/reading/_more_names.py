"""Names on lines of their own behind the first of a label, as a flattened box of facts has them.

"Produced by<tab>Ann Example" over "Bo Other" over "Edited by …": the names between two labels all
belong to the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ._cast_lists import ListedLine
from ._cells import is_person
from ._fields import CREDITS, FoundField, HeaderLine, bare_label
from ._line_shapes import shape
from .labels import is_company

__all__ = ["take_more_names"]

# A box has so many labelled lines; a shorter one may stand beside a title that looks like a name.
_FEWEST, _MOST = 4, 12
_TITLE_LABELS = frozenset({"title", "year"})


def take_more_names(lines: Sequence[ListedLine]) -> None:
    """Give each line of one name in a box of facts the label of the line above it."""
    for box in _boxes(lines):
        _take_label_halves(box)
        _take_by_lines(box)
        at = 0
        while at < len(box):
            label = _last_label(box[at])
            at += 1
            while at < len(box) and box[at].joins:
                at += 1
            end = _end_of_names(box, at, label[0]) if label else at
            if label:
                for line in box[at:end]:
                    field = FoundField(label[0], label[1], 0, len(line.text))
                    line.header = HeaderLine((field,), len(line.text))
            at = end


def _boxes(lines: Sequence[ListedLine]) -> list[list[ListedLine]]:
    """Return the runs of lines that stand together and have labels enough."""
    groups: dict[int, list[ListedLine]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return [
        group
        for group in groups.values()
        if sum(line.header is not None and not line.joins for line in group) >= _FEWEST
    ]


def _last_label(line: ListedLine) -> tuple[str, str] | None:
    """Return label and label as written of the people or companies that a line ends with."""
    if line.joins or line.header is None or line.header.end < len(line.text):
        return None
    last = line.header.fields[-1]
    named = last.label in CREDITS or last.label == "studio"
    return (last.label, last.raw_label) if named and last.raw_label else None


def _end_of_names(box: Sequence[ListedLine], first: int, label: str) -> int:
    """Return where the names from a line on end, or `first` where no label follows them."""
    end = first
    while end < len(box) and end - first < _MOST and _is_name(box[end], label):
        end += 1
    if end >= len(box):
        return first
    following = box[end].header
    labelled = following is not None and bool(following.fields[0].raw_label)
    if following is not None and {f.label for f in following.fields} & _TITLE_LABELS:
        return first
    return end if labelled or bare_label(box[end].text) else first


def _is_name(line: ListedLine, label: str) -> bool:
    if line.header is not None or line.kind not in (None, "heading"):
        return False
    return is_company(line.text) if label == "studio" else is_person(line.text)


def _take_label_halves(box: Sequence[ListedLine]) -> None:
    """Read a label that a narrow cell has broken: "Production" over "companies"."""
    for number, (above, line) in enumerate(pairwise(box)):
        following = box[number + 2] if number + 2 < len(box) else None
        if (
            above.header is None
            and line.header is None
            and line.text[0].islower()
            and following is not None
            and following.header is None
            and (label := bare_label(f"{above.text} {line.text}"))
            and is_company(following.text)
        ):
            above.kind = line.kind = "field"
            end = len(following.text)
            fields = tuple(FoundField(name, label[0], 0, end) for name in label[1])
            following.header = HeaderLine(fields, end)


def _take_by_lines(box: Sequence[ListedLine]) -> None:
    """Pass over "by Ann Example" below what a film is based on: who wrote that, and no reviewer."""
    for above, line in pairwise(box):
        if (
            above.header is not None
            and above.header.fields[-1].label == "basedOn"
            and line.text[0].islower()
            and shape("byline")(line.text)
        ):
            line.header, line.kind = None, "field"
