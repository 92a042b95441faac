"""The readable text of a document, and the way back from it to the document's own characters."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from ..documents import MediaType, Span

__all__ = ["Mark", "MarkKind", "View", "ViewBuilder", "readable", "view_of"]

MarkKind = Literal["heading", "quote", "item", "comment", "boilerplate", "emphasis"]


_BLANKS = str.maketrans("\r\n\v\f\x85\u2028\u2029", " " * 7)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the markup says about a stretch of the readable text (a heading, a quotation …)."""

    kind: MarkKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """Readable text and its map to the source.

    The map is a list of runs. A run of equal length on both sides maps character by character;
    any other run (an entity, folded white space) maps as a whole.
    """

    plain: str
    marks: tuple[Mark, ...] = ()
    _at: array[int] = field(default_factory=lambda: array("q"), repr=False)
    _from: array[int] = field(default_factory=lambda: array("q"), repr=False)
    _until: array[int] = field(default_factory=lambda: array("q"), repr=False)

    def emphasised(self) -> tuple[Span, ...]:
        """Return the stretches of `plain` set in italics or bold, in order: often titles."""
        return tuple(mark.span for mark in self.marks if mark.kind == "emphasis")

    def to_source(self, span: Span) -> Span:
        """Return the source stretch of a stretch of `plain`.

        It starts at the source of the first character and ends at that of the last, so it
        holds the markup between them and none around. An empty span gives an empty span.
        """
        start = self._source(span.start, last=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, self._source(span.end - 1, last=True))

    def to_plain(self, span: Span) -> Span | None:
        """Return the stretch of `plain` that a source stretch shows, or None if it shows none."""
        low = self._plain(span.start, after=False)
        high = self._plain(span.end, after=True)
        return Span(low, high) if low < high else None

    def unwrapped(self, breaks: Iterable[Span]) -> View:
        """Return the view with blanks for the line ends of some stretches, in order."""
        parts: list[str] = []
        at = 0
        for stretch in breaks:
            parts.append(self.plain[at : stretch.start])
            parts.append(stretch.of(self.plain).translate(_BLANKS))
            at = stretch.end
        return replace(self, plain="".join((*parts, self.plain[at:]))) if at else self

    def cut(self, length: int) -> View:
        """Return the view of the first `length` characters; marks that reach further end there."""
        runs = bisect_right(self._at, length - 1)
        at, source, until = self._at[:runs], self._from[:runs], self._until[:runs]
        end = self._at[runs] if runs < len(self._at) else len(self.plain)
        if runs and end - at[-1] == until[-1] - source[-1]:
            until[-1] = source[-1] + length - at[-1]
        marks = tuple(
            Mark(mark.kind, Span(mark.span.start, min(mark.span.end, length)), mark.level)
            for mark in self.marks
            if mark.span.start < length
        )
        return View(self.plain[:length], marks, at, source, until)

    def _source(self, offset: int, *, last: bool) -> int:
        if not self._at:
            return 0
        run = bisect_right(self._at, min(offset, max(0, len(self.plain) - 1))) - 1
        if offset >= len(self.plain):
            return self._until[-1]
        end = self._at[run + 1] if run + 1 < len(self._at) else len(self.plain)
        inside = offset - self._at[run]
        if end - self._at[run] == self._until[run] - self._from[run]:
            return self._from[run] + inside + (1 if last else 0)
        return self._until[run] if last else self._from[run]

    def _plain(self, offset: int, *, after: bool) -> int:
        """Return the plain offset for a source offset; between runs, the nearest inside."""
        if not self._from:
            return 0
        run = bisect_right(self._from, offset - 1 if after else offset) - 1
        if run < 0:
            return 0
        start = self._at[run]
        end = self._at[run + 1] if run + 1 < len(self._at) else len(self.plain)
        if offset >= self._until[run]:
            return end
        if end - start == self._until[run] - self._from[run]:
            return start + offset - self._from[run]
        return end if after else start


class ViewBuilder:
    """Collects runs of readable text in source order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self.marks: list[Mark] = []
        self._parts: list[str] = []
        self._at: array[int] = array("q")
        self._from: array[int] = array("q")
        self._until: array[int] = array("q")

    def copy(self, start: int, end: int) -> None:
        """Show the source characters [start, end) as they are."""
        if start < end:
            self.put(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Show `text` for the source characters [start, end)."""
        if not text:
            return
        even = len(text) == end - start
        if (
            even
            and self._at
            and self._until[-1] == start
            and self.length - self._at[-1] == self._until[-1] - self._from[-1]
        ):
            self._until[-1] = end
        else:
            self._at.append(self.length)
            self._from.append(start)
            self._until.append(end)
        self._parts.append(text)
        self.length += len(text)

    def last(self) -> str:
        """Return the last character shown, or a line feed at the start."""
        return self._parts[-1][-1] if self._parts else "\n"

    def build(self) -> View:
        """Return the finished view."""
        marks = tuple(sorted(self.marks, key=lambda m: (m.span, m.kind)))
        return View("".join(self._parts), marks, self._at, self._from, self._until)


def view_of(source: str, media_type: MediaType, *, until: int | None = None) -> View:
    """Return the readable view of a source.

    From `until` on the source is shown as it is: lines that were added to a record's text.
    """
    builder = ViewBuilder(source)
    end = len(source) if until is None else until
    # The scanners build on this module, so they are imported when first needed.
    from ._html import scan_html
    from ._hyphens import copy_joined
    from ._markdown import scan_markdown

    if media_type == "text/plain":
        copy_joined(builder, 0, end)
    elif media_type == "text/html":
        scan_html(builder, end)
    else:
        scan_markdown(builder, end)
    builder.copy(end, len(source))
    return builder.build()


def readable(source_text: str, media_type: MediaType) -> str:
    """Return what a person should see for a stretch cut from a source, on one line."""
    return " ".join(view_of(source_text, media_type).plain.split())
