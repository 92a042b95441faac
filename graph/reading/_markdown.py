"""Markdown as readable text: marks are dropped, every character keeps its place."""

from __future__ import annotations

import re
from html import unescape

from ..documents import Span
from ..expressions import expression
from ._html import ENTITY, TAG
from .view import Mark, MarkKind, ViewBuilder

__all__ = ["front_matter", "scan_markdown"]

_LINE = expression(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_FENCE_LINE = expression(r"(?:-{3,}|\+{3})[ \t]*+\r?$")
# How a front matter ends, and what one of its lines looks like.
_YAML = (
    expression(r"(?:-{3,}|\.\.\.)[ \t]*"),
    expression(r"[\"']?[A-Za-z_][\w -]{0,60}[\"']?:(?:\s|$)"),
)
_TOML = expression(r"\+{3}[ \t]*"), expression(r"[A-Za-z_][\w-]{0,60} ?= ?\S")
_HIDDEN = expression(r"<!--|<(script|style)\b", re.IGNORECASE)
_QUOTE = expression(r"[ \t]{0,3}(?:>[ \t]?)+")
_HEADING = expression(r"[ \t]{0,3}(#{1,6})(?:[ \t]++|$)")
_HEADING_END = expression(r"[ \t]++#+[ \t]*+$")
_RULE = expression(r"[ \t]{0,3}(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})$")
_UNDERLINE = expression(r"[ \t]{0,3}(=+|-{2,})[ \t]*+$")
_BULLET = expression(r"[ \t]*+[-*+•][ \t]++(?=\S)")
_NUMBER = expression(r"[ \t]*+(?=\d{1,3}[.)][ \t]+\S)")
_FOOTNOTE = expression(r"[ \t]{0,3}\[\^[^\]\s]{1,40}\]:[ \t]*+")
_DEFINITION = expression(r"[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]*+\S")
_CODE_FENCE = expression(r"[ \t]{0,3}(?:`{3,}|~{3,})[^`]*+$")
_TABLE_RULE = expression(r"[ \t]*+\|?[ \t:|-]*-[ \t:|-]*+$")
_INLINE = expression(r"\\[!-/:-@\[-`{-~]|`++|\*++|_++|!?\[|\]|<|&|~~")
_TARGET = expression(r"\((?:[^()\\\r\n]|\\.|\([^()\r\n]{0,300}\))*+\)|\[[^\[\]\r\n]{0,200}+\]")
_NOTE = expression(r"\[\^[^\]\s]{1,40}\]")
_AUTOLINK = expression(r"<(?:https?|ftp|mailto):[^<>\s]{1,2000}>")


def front_matter(source: str) -> tuple[Span, int] | None:
    """Return the stretch between the `---` or `+++` lines at the top, and the offset after them.

    None if there is no front matter: no closing line, or nothing like `key: value` inside, or
    `key = value` between lines of `+++`.
    """
    opening = _LINE.match(source)
    if opening is None or not _FENCE_LINE.match(opening.group().rstrip("\r\n")):
        return None
    at = opening.end()
    limit = min(len(source), at + 100_000)
    keyed = False
    closing, pair = _TOML if opening.group()[0] == "+" else _YAML
    while at < limit:
        line = _LINE.match(source, at)
        if line is None or line.end() == at:
            return None
        text = line.group().rstrip("\r\n")
        if closing.fullmatch(text):
            return (Span(opening.end(), at), line.end()) if keyed else None
        keyed = keyed or pair.match(text) is not None
        at = line.end()
    return None


def scan_markdown(builder: ViewBuilder, end: int) -> None:
    """Show the text of a Markdown source up to `end` in the builder, with its marks."""
    source = builder.source
    matter = front_matter(source)
    at = min(matter[1], end) if matter else 0
    paragraph: list[tuple[int, int]] = []
    while at < end:
        line = _LINE.match(source, at, end)
        if line is None or line.end() == at:
            break
        until = line.end()
        text_end = at + len(line.group().rstrip("\r\n"))
        hidden = _HIDDEN.search(source, at, text_end)
        if hidden and hidden.group(1) is None:
            close = source.find("-->", hidden.end(), end)
            if close >= 0:
                # The comment may run over several lines: what is around it is one line.
                _finish(builder, paragraph)
                _line(builder, at, hidden.start())
                at = close + 3
                continue
        elif hidden:
            found = re.compile(rf"</{hidden.group(1)}\s*>", re.IGNORECASE).search(
                source, hidden.end(), end
            )
            if found:
                _finish(builder, paragraph)
                _line(builder, at, hidden.start())
                at = found.end()
                continue
        text = source[at:text_end]
        if not text.strip():
            _finish(builder, paragraph)
            builder.copy(at, until)
        elif _is_special(text, bool(paragraph)):
            if _UNDERLINE.match(text) and paragraph:
                level = 1 if "=" in text else 2
                start = builder.length
                _finish(builder, paragraph)
                builder.marks.append(Mark("heading", Span(start, builder.length), level))
            else:
                _finish(builder, paragraph)
            builder.copy(text_end, until)
        elif _starts_block(text):
            _finish(builder, paragraph)
            _block_line(builder, at, text_end, until)
        else:
            paragraph.append((at, until))
        at = until
    _finish(builder, paragraph)


def _is_special(text: str, after_text: bool) -> bool:
    """Tell whether a line is only a mark: a rule, an underline, a fence, a link definition."""
    if len(text) > 2000:
        return False
    if _RULE.match(text) or _CODE_FENCE.match(text):
        return True
    if after_text and _UNDERLINE.match(text):
        return True
    if _DEFINITION.match(text) and not _FOOTNOTE.match(text):
        return True
    return "|" in text and bool(_TABLE_RULE.match(text))


def _starts_block(text: str) -> bool:
    return bool(
        _HEADING.match(text)
        or _QUOTE.match(text)
        or _BULLET.match(text)
        or _NUMBER.match(text)
        or _FOOTNOTE.match(text)
        or text.lstrip().startswith("|")
    )


def _block_line(builder: ViewBuilder, start: int, end: int, until: int) -> None:
    """Show one line that opens with a block mark, without the mark."""
    source = builder.source
    kinds: list[tuple[MarkKind, int]] = []
    quote = _QUOTE.match(source, start, end)
    if quote:
        start = quote.end()
        kinds.append(("quote", 0))
    note = _FOOTNOTE.match(source, start, end)
    if note:
        start = note.end()
    heading = _HEADING.match(source, start, end)
    bullet = None if heading else _BULLET.match(source, start, end)
    if heading:
        start = heading.end()
        closing = _HEADING_END.search(source[start:end])
        if closing:
            end = start + closing.start()
        kinds.append(("heading", len(heading.group(1))))
    elif bullet:
        start = bullet.end()
        kinds.append(("item", 0))
    elif number := _NUMBER.match(source, start, end):
        start = number.end()
        kinds.append(("item", 0))
    at = builder.length
    _inline(builder, start, end)
    for kind, level in kinds:
        if builder.length > at:
            builder.marks.append(Mark(kind, Span(at, builder.length), level))
    _breaks(builder, end, until)


def _breaks(builder: ViewBuilder, start: int, end: int) -> None:
    tail = builder.source[start:end]
    ends = start + len(tail.rstrip("\r\n"))
    builder.copy(ends, end)


def _finish(builder: ViewBuilder, paragraph: list[tuple[int, int]]) -> None:
    if paragraph:
        _inline(builder, paragraph[0][0], paragraph[-1][1])
        paragraph.clear()


def _line(builder: ViewBuilder, start: int, end: int) -> None:
    if builder.source[start:end].strip():
        _inline(builder, start, end)


def _inline(builder: ViewBuilder, start: int, end: int) -> None:
    """Show the stretch without emphasis marks, link targets, images, notes and tags."""
    source = builder.source
    edits: list[tuple[int, int, str]] = []
    runs: list[tuple[str, int, int, bool, bool]] = []
    brackets: list[tuple[int, bool, int, int]] = []
    ticks: dict[str, list[int]] = {}
    at = start
    while match := _INLINE.search(source, at, end):
        left, at = match.span()
        mark = match.group()
        first = mark[0]
        if first == "\\":
            edits.append((left, left + 1, ""))
        elif first in "*_":
            runs.append(_run(source, start, end, left, at))
        elif first == "`":
            ticks.setdefault(mark, []).append(left)
        elif mark in {"[", "!["}:
            note = _NOTE.match(source, left, end) if mark == "[" else None
            if note:
                edits.append((left, note.end(), ""))
                at = note.end()
            else:
                brackets.append((left, mark == "![", len(edits), len(runs)))
        elif first == "]":
            if not brackets:
                continue
            opened, image, edited, ran = brackets.pop()
            target = _TARGET.match(source, at, end)
            if target is None:
                continue
            at = target.end()
            if image:
                del edits[edited:]
                del runs[ran:]
                edits.append((opened, at, ""))
            else:
                edits.append((opened, opened + 1, ""))
                edits.append((left, at, ""))
        elif first == "<":
            tag = TAG.match(source, left, end) or _AUTOLINK.match(source, left, end)
            if tag:
                at = tag.end()
                shown = (
                    "\n"
                    if re.match(r"</?(?:br|p|div|li|tr|h[1-6])\b", tag.group(), re.IGNORECASE)
                    else ""
                )
                edits.append((left, at, shown))
        elif first == "&":
            entity = ENTITY.match(source, left, end)
            if entity and (decoded := unescape(entity.group())) != entity.group():
                at = entity.end()
                edits.append((left, at, " " if decoded.isspace() else decoded))
        else:
            edits.append((left, at, ""))
    emphasised = _emphasis(runs, edits)
    edits.extend(_code(source, ticks))
    edits.sort()
    at = start
    places: dict[int, int] = dict.fromkeys(
        (place for pair in emphasised for place in pair), builder.length
    )
    for left, right, shown in edits:
        if left >= at:
            builder.copy(at, left)
            if left in places:
                places[left] = builder.length
            builder.put(shown, left, right)
            at = right
        if right in places:
            places[right] = builder.length
    builder.copy(at, end)
    for opened, closed in emphasised:
        if places[opened] < places[closed]:
            builder.marks.append(Mark("emphasis", Span(places[opened], places[closed])))


def _run(source: str, start: int, end: int, left: int, at: int) -> tuple[str, int, int, bool, bool]:
    before = source[left - 1] if left > start else " "
    after = source[at] if at < end else " "
    opens = not after.isspace() and (after.isalnum() or not before.isalnum())
    closes = not before.isspace() and (before.isalnum() or not after.isalnum())
    if source[left] == "_":
        opens = opens and not before.isalnum()
        closes = closes and not after.isalnum()
    return source[left], left, at, opens, closes


def _emphasis(
    runs: list[tuple[str, int, int, bool, bool]], edits: list[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    """Pair the runs of `*` and `_`, nearest first, and add them to the edits as dropped.

    Returns the source stretches between the marks.
    """
    inside: list[tuple[int, int]] = []
    stacks: dict[str, list[list[int]]] = {"*": [], "_": []}
    for char, left, right, opens, closes in runs:
        stack = stacks[char]
        while closes and stack and left < right:
            opener = stack[-1]
            size = min(opener[1] - opener[0], right - left)
            edits.append((opener[1] - size, opener[1], ""))
            edits.append((left, left + size, ""))
            inside.append((opener[1], left))
            opener[1] -= size
            left += size
            if opener[0] == opener[1]:
                stack.pop()
        if opens and left < right:
            stack.append([left, right])
    return inside


def _code(source: str, ticks: dict[str, list[int]]) -> list[tuple[int, int, str]]:
    """Drop the back-ticks around code; a back-tick used as an apostrophe stays."""
    drops: list[tuple[int, int, str]] = []
    for mark, places in ticks.items():
        opened: int | None = None
        for place in places:
            if opened is None:
                if place == 0 or not source[place - 1].isalnum():
                    opened = place
            else:
                drops.append((opened, opened + len(mark), ""))
                drops.append((place, place + len(mark), ""))
                opened = None
    return drops
