"""Blocks: what each line of the readable view is - a heading, a field, a paragraph, an item."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace

from ..documents import Span
from ..expressions import expression
from ._capsules import capsules_in
from ._columns import column_widths, fills_column, reads_on
from ._fields import (
    HeaderLine,
)
from ._header_lines import BlockKind, Line, take_fields
from ._letters import take_letter_head, take_praise, take_quoted_posts
from ._line_shapes import shape
from ._lists import is_free, take_items
from ._shapes import (
    BOILERPLATE,
    COMMENTS_START,
    ON_THIS_SITE,
    is_navigation,
    reads_as_heading,
)
from ._song_credits import take_song_credits
from .sentences import is_wrapped
from .view import Mark, View

__all__ = ["Block", "BlockKind", "PlacedField", "read_blocks"]


_LINE = expression(r"[^\r\n\v\f\x85\u2028\u2029]++")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the plain view of one kind.

    `group` counts the runs of lines between empty lines: blocks of one group stand together.
    `level` is the level of a marked-up heading (1-6), else 0.
    """

    kind: BlockKind
    span: Span
    group: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A labelled value in the plain view, the number of its block, and the value as it reads."""

    label: str
    raw_label: str
    value: Span
    line: Span
    block: int
    shown: str = ""


def read_blocks(view: View, start: int, end: int) -> tuple[View, list[Block], list[PlacedField]]:
    """Return the blocks and the header fields of a stretch of the plain view, in order.

    The view comes back with blanks for the line ends that only wrap a sentence.
    """
    lines = _lines(view, start, end)
    _take_marks(view, lines)
    take_quoted_posts(lines)
    take_letter_head(lines)
    take_praise(lines)
    take_fields(lines)
    _take_comments(lines)
    lists = [(first, first, end) for first, end in take_song_credits(lines)]
    lists += take_items(lines)
    _take_headings(lines)
    blocks, fields, wraps = _assembled(lines)
    view = view.unwrapped(wraps)
    blocks, fields = _with_capsules(view.plain, blocks, fields)
    fields.extend(_tracklists(view.plain, blocks, lines, lists))
    fields.sort(key=lambda field: (field.value.start, field.value.end, field.label))
    return view, blocks, fields


# A picture before the words of a line: "🎥 Director: …"; a star may be a mark.
_SIGNED = expression(
    r"[\U0001f300-\U0001faff\u2300-\u23ff\u2600-\u2604\u2607-\u27bf\u2b50»›▶►]\ufe0f?\s+(?=[^\W_])"
)


def _lines(view: View, first: int, until: int) -> list[Line]:
    plain = view.plain
    lines: list[Line] = []
    group, end = 0, first
    for match in _LINE.finditer(plain, first, until):
        text = match.group()
        stripped = text.strip()
        if not stripped.strip("|\t "):
            continue
        if signed := _SIGNED.match(stripped):
            text, stripped = text[text.index(stripped) + signed.end() :], stripped[signed.end() :]
        start = match.end() - len(text.lstrip())
        between = plain[end : match.start()]
        if lines and between.count("\n") + between.count("\r") > 1 + between.count("\r\n"):
            group += 1
        end = match.end()
        indent = start - match.start()
        lines.append(Line(Span(start, start + len(stripped)), stripped, group, indent=indent))
    return lines


def _take_marks(view: View, lines: list[Line]) -> None:
    """Give lines the kind that the markup says; comments and boilerplate outweigh the rest."""
    rank = {"item": 0, "quote": 1, "heading": 2, "boilerplate": 3, "comment": 4}
    ends = [line.span.end for line in lines]
    starts = [line.span.start for line in lines]
    ranks = [-1] * len(lines)
    reached: dict[str, int] = {}
    for mark in view.marks:
        if mark.kind not in rank:
            continue
        low = bisect_right(ends, mark.span.start)
        high = bisect_left(starts, mark.span.end)
        # Marks of one kind may nest: every line is visited once per kind.
        low = max(low, reached.get(mark.kind, 0))
        for number in range(low, high):
            if rank[mark.kind] > ranks[number]:
                ranks[number] = rank[mark.kind]
                _mark(lines[number], mark)
        reached[mark.kind] = max(high, reached.get(mark.kind, 0))


def _mark(line: Line, mark: Mark) -> None:
    kinds: dict[str, BlockKind] = {
        "item": "item", "quote": "quote", "heading": "heading",
        "boilerplate": "boilerplate", "comment": "comment",
    }  # fmt: skip
    line.kind = kinds[mark.kind]
    line.level = mark.level


def _take_comments(lines: list[Line]) -> None:
    """Mark boilerplate lines, and everything after the heading of readers' comments."""
    within = listing = read = False
    for number, line in enumerate(lines):
        if within and (line.level == 1 or _opens_review(line)):
            within = False
        if within:
            line.kind = "comment"
            line.header = None
            continue
        prose = _reads_as_prose(line.text)
        if listing and not prose and _is_of_listing(line, lines[number - 1]):
            line.header = None
        if line.header is not None or len(line.text) > _SHORT_LINE or prose:
            listing = False
        if len(line.text) <= _SHORT_LINE and _COUNTED.fullmatch(line.text) and read:
            line.header = None
        if line.header is None and len(line.text) <= _SHORT_LINE:
            site = ON_THIS_SITE.fullmatch(line.text) if read else None
            if COMMENTS_START.fullmatch(line.text) and (read or number >= 3):
                line.kind = "comment"
                within = True
            elif site is not None or (listing and line.kind != "heading"):
                line.kind = "boilerplate"
                listing = listing or (site is not None and not site["what"])
            elif _is_of_page(line.text) and len(lines) > 1:
                line.kind = "boilerplate"
            else:
                listing = False
        read = read or prose


def _is_of_page(text: str) -> bool:
    """Tell whether a line is no part of the review: of the site, or what a paper says in praise."""
    if BOILERPLATE.fullmatch(text) or is_navigation(text):
        return True
    return any(shape(name)(text) is not None for name in ("pull-quote", "show-credits"))


def _is_of_listing(line: Line, above: Line) -> bool:
    """Tell whether a line like a title with its maker goes on a site's list of other pages."""
    if line.header is None or line.group != above.group:
        return False
    labels = {field.label for field in line.header.fields}
    titled = "title" in labels and labels <= _OF_A_TITLE
    return titled or not any(field.raw_label for field in line.header.fields)


_OF_A_TITLE = frozenset({"title", "year", "director"})


# "View comments (12)" is no title with a year or a label with a figure.
_COUNTED = expression(
    r"(?:\w+ )?(?:comments?|replies|responses?)\s?[(\[:]\s?[1-9]\d*\s?[)\]]?", re.IGNORECASE
)


def _reads_as_prose(text: str) -> bool:
    """Tell whether a line is of the text itself, below which a site's own lines may follow."""
    return len(text) > _SHORT_LINE or (len(text) >= _PROSE_LINE and text[-1] in ".!?\"”…)’'")


_SHORT_LINE, _PROSE_LINE = 160, 40


def _opens_review(line: Line) -> bool:
    return line.header is not None and any(
        field.label in {"rating", "director", "filmGenre", "castMember", "runtime"}
        and field.raw_label
        for field in line.header.fields
    )


# "Q: …", "AE: …", "Host: …": who speaks in a talk, in so many turns at least.
_TURN = expression(r"(?P<who>[A-Z][\w.’'-]{0,20}): ")
_FEWEST_TURNS = 2


def _take_headings(lines: list[Line]) -> None:
    turns = Counter(turn["who"] for line in lines if (turn := _TURN.match(line.text)))
    for number, line in enumerate(lines):
        if not is_free(line):
            continue
        turn = _TURN.match(line.text)
        if turn is not None and turns[turn["who"]] >= _FEWEST_TURNS:
            continue
        if line.text.startswith("> ") or (line.text.startswith(">") and len(line.text) > 1):
            line.kind = "quote"
            line.starts = min(len(line.text) - len(line.text.lstrip("> ")), len(line.text) - 1)
            continue
        if reads_as_heading(line.text) and _stands_alone(lines, number):
            line.kind = "heading"


def _stands_alone(lines: list[Line], number: int) -> bool:
    """Tell whether a short line is set off from the prose around it."""
    line = lines[number]
    before = lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    if (
        before is not None
        and before.group == line.group
        and is_free(before)
        and 45 < len(before.text) < 110
        and before.text[-1] not in '.!?"”’…):'
    ):
        return False
    if after is None:
        return before is None or before.group != line.group
    if after.group == line.group and is_free(after):
        if len(line.text) > 45 and len(after.text) <= 110 and is_wrapped(line.text, after.text):
            return False
        return not after.text[0].islower()
    return True


def _tracklists(
    plain: str, blocks: list[Block], lines: list[Line], lists: list[tuple[int, int, int]]
) -> list[PlacedField]:
    fields: list[PlacedField] = []
    for heading, first, end in lists:
        value = Span(lines[first].span.start, lines[end - 1].span.end)
        number = bisect_left(blocks, value.start, key=lambda block: block.span.start)
        raw = lines[heading].span.of(plain)
        fields.append(PlacedField("tracklist", raw, value, value, number))
    return fields


def _assembled(lines: list[Line]) -> tuple[list[Block], list[PlacedField], list[Span]]:
    """Return blocks, fields, and the breaks between lines that plainly wrap one sentence."""
    wraps: list[Span] = []
    blocks: list[Block] = []
    fields: list[PlacedField] = []
    previous: Line | None = None
    widths = column_widths(lines)
    for line in lines:
        span = line.span
        if line.joins and blocks:
            blocks[-1] = Block(
                blocks[-1].kind, Span(blocks[-1].span.start, span.end), blocks[-1].group
            )
        elif line.header is not None:
            previous = None
            _place(blocks, fields, line, line.header)
            continue
        elif line.kind is None or line.kind in {"quote", "paragraph"}:
            kind: BlockKind = line.kind or "paragraph"
            start = span.start + line.starts
            if (
                previous is not None
                and blocks[-1].kind == kind
                and previous.group == line.group
                and (
                    is_wrapped(
                        previous.text[-120:] if len(previous.text) > 120 else previous.text,
                        line.text[:40],
                    )
                    or fills_column(previous, widths)
                )
            ):
                blocks[-1] = Block(kind, Span(blocks[-1].span.start, span.end), line.group)
                if line.group in widths or line.text[0].islower() or reads_on(previous):
                    wraps.append(Span(previous.span.end, span.start))
            else:
                blocks.append(Block(kind, Span(start, span.end), line.group))
            previous = line
            continue
        else:
            blocks.append(
                Block(line.kind, Span(span.start + line.starts, span.end), line.group, line.level)
            )
        previous = None
    return blocks, fields, wraps


def _with_capsules(
    plain: str, blocks: list[Block], fields: list[PlacedField]
) -> tuple[list[Block], list[PlacedField]]:
    """Cut the credits that are run together in paragraphs out of these, as blocks of fields."""
    cut: list[Block] = []
    numbers: list[int] = []
    found: list[PlacedField] = []
    known = {field.block for field in fields}
    for number, block in enumerate(blocks):
        numbers.append(len(cut))
        at = block.span.start
        readable = block.kind in ("paragraph", "item", "heading") and number not in known
        text = block.span.of(plain) if readable else ""
        for capsule in capsules_in(text, top=not number):
            shown = text[: capsule.end].rstrip()
            stretch = Span(block.span.start + capsule.start, block.span.start + len(shown))
            if plain[at : stretch.start].strip():
                cut.append(replace(block, span=Span(at, stretch.start)))
            for field in capsule.fields:
                value = Span(block.span.start + field.start, block.span.start + field.end)
                found.append(PlacedField(field.label, field.raw_label, value, stretch, len(cut)))
            cut.append(Block("field", stretch, block.group))
            at = block.span.start + capsule.end
        if plain[at : block.span.end].strip():
            cut.append(replace(block, span=Span(at, block.span.end)))
    placed = [replace(field, block=numbers[field.block]) for field in fields]
    return cut, placed + found


def _place(blocks: list[Block], fields: list[PlacedField], line: Line, header: HeaderLine) -> None:
    start = line.span.start
    stretch = Span(start, start + header.end)
    for found in header.fields:
        value = Span(start + found.start, start + found.end)
        fields.append(
            PlacedField(found.label, found.raw_label, value, stretch, len(blocks), found.shown)
        )
    kind: BlockKind = "heading" if header.heading else "field"
    blocks.append(Block(kind, stretch, line.group, line.level))
    rest = line.text[header.end :] if header.end < len(line.text) else ""
    if rest.strip():
        left = start + header.end + len(rest) - len(rest.lstrip(" \t.,;:|–—-"))
        if left < line.span.end:
            blocks.append(Block("paragraph", Span(left, line.span.end), line.group))
