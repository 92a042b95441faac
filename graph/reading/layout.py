"""The layout of a document: blocks, header fields and sentences over its readable view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..documents import Document, Field, Span
from ._blocks import Block, BlockKind, PlacedField, read_blocks
from ._front_matter import front_matter_fields
from ._html_fields import html_fields
from ._markdown import front_matter
from ._schema_org import StructuredField
from ._shouted import in_small_letters, is_shouted
from .labels import labels_of
from .sentences import split_sentences
from .view import View, readable, view_of

__all__ = ["PROSE", "Block", "BlockKind", "Layout", "LayoutField", "Sentence", "lay_out"]

PROSE: frozenset[BlockKind] = frozenset({"paragraph", "item", "quote"})
"""The kinds of blocks that hold running text."""
_LONGEST = 300_000
_READ: frozenset[BlockKind] = frozenset({"paragraph", "quote", "item", "heading"})


@dataclass(frozen=True, slots=True)
class LayoutField:
    """A labelled value: `Director: Ann Example`, a bare date line or a key of the front matter.

    `label` is normalised ("castMember"), `raw_label` as written ("Starring"; "" where the line
    names none). `value` and `line` are spans of the plain view; where the characters are not
    part of the view (front matter, JSON-LD, `<meta>`) both are None, `block` is -1 and only the
    `source_` spans, which always hold, say where the value stands in the document's text.
    `shown` is the value as read where that differs from its characters (escapes, "4/5").
    """

    label: str
    raw_label: str
    value: Span | None
    line: Span | None
    source_value: Span
    source_line: Span
    block: int = -1
    shown: str = ""

    def text(self, layout: Layout) -> str:
        """Return the value as a person reads it, on one line."""
        if self.shown:
            return self.shown
        if self.value is not None:
            return " ".join(self.value.of(layout.view.plain).split())
        document = layout.document
        return readable(self.source_value.of(document.text), document.media_type)

    def evidence(self, layout: Layout) -> Span:
        """Return the stretch of the document's text that holds label and value."""
        del layout  # kept beside `text(layout)`: callers need not know which spans hold
        return self.source_line


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the plain view and the number of the block it stands in."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out: its view, and what stands where in it.

    Blocks and sentences are in the order of the plain view and do not overlap. Fields outside
    the view come first, in the order of the source, then the others in theirs.
    """

    document: Document
    view: View
    blocks: tuple[Block, ...]
    fields: tuple[LayoutField, ...]
    sentences: tuple[Sentence, ...]

    def evidence(self, span: Span) -> Span:
        """Return the stretch of the document's text for a stretch of the plain view."""
        return self.view.to_source(span)

    def block_of(self, offset: int) -> int:
        """Return the number of the block at a plain offset, or -1 between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return at if at >= 0 and offset < self.blocks[at].span.end else -1

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence at a plain offset, or None where there is none."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        if at >= 0 and offset < self.sentences[at].span.end:
            return self.sentences[at]
        return None


def lay_out(document: Document) -> Layout:
    """Lay a document out. Linear in its length; never fails, whatever the text holds.

    Of a text as long as a book the first 300,000 characters are read.
    """
    text = document.text
    appended = _appended(document)
    view = view_of(text, document.media_type, until=appended)
    if len(view.plain) > _LONGEST:
        view = view.cut(view.plain.rfind("\n", _LONGEST // 2, _LONGEST) + 1 or _LONGEST)
    if is_shouted(view.plain):
        view = replace(view, plain=in_small_letters(view.plain))
    until = len(view.plain)
    if appended is not None:
        shown = view.to_plain(Span(appended, len(text)))
        until = shown.start if shown else until
    start = 0
    structured: list[StructuredField] = []
    if document.media_type == "text/html":
        structured = html_fields(text, len(text) if appended is None else appended)
    elif matter := front_matter(text):
        structured = front_matter_fields(text, matter[0])
        if document.media_type == "text/plain":
            shown = view.to_plain(Span(0, matter[1]))
            start = shown.end if shown else 0
    view, blocks, placed = read_blocks(view, start, until)
    fields = list(_outside(structured, view, start))
    leading = [Block("field", Span(0, start))] if start else []
    others = {_named(text, field) for field in structured if field.label != "reviewAuthor"}
    fields.extend(
        field
        for field in _inside(placed, view, len(leading))
        if field.label != "reviewAuthor"
        or field.value is None
        or field.value.of(view.plain) not in others
    )
    blocks = leading + blocks
    if appended is not None:
        group = blocks[-1].group + 1 if blocks else 0
        for field in document.fields:
            fields.extend(_of_container(field, view, len(blocks)))
            line = view.to_plain(field.line)
            if line is not None:
                blocks.append(Block("field", line, group))
    else:
        for field in document.fields:
            fields.extend(_of_container(field, view, -1))
    sentences = [
        Sentence(span, number)
        for number, block in enumerate(blocks)
        if block.kind in _READ
        for span in split_sentences(view.plain, block.span, lines=False)
    ]
    return Layout(document, view, tuple(blocks), tuple(fields), tuple(sentences))


def _named(text: str, field: StructuredField) -> str:
    """Return what a page's own data names: whoever it is, "by" a maker is by no reviewer."""
    return field.shown or field.value.of(text)


def _appended(document: Document) -> int | None:
    """Return where the lines start that a container added to the end of the text, or None."""
    fields = document.fields
    if not fields:
        return None
    for field, following in pairwise(fields):
        if following.line.start != field.line.end + 1:
            return None
    return fields[0].line.start if fields[-1].line.end == len(document.text) else None


def _outside(
    structured: Iterable[StructuredField], view: View, until: int
) -> Iterator[LayoutField]:
    """Yield the fields of front matter and page heads; in a plain text they are in the view."""
    for field in structured:
        if until:
            yield LayoutField(
                field.label, field.raw_label, view.to_plain(field.value), view.to_plain(field.line),
                field.value, field.line, 0, field.shown,
            )  # fmt: skip
        else:
            yield LayoutField(
                field.label, field.raw_label, None, None, field.value, field.line, -1, field.shown
            )


def _inside(placed: Iterable[PlacedField], view: View, shift: int) -> Iterator[LayoutField]:
    for field in placed:
        yield LayoutField(
            field.label, field.raw_label, field.value, field.line,
            view.to_source(field.value), view.to_source(field.line), field.block + shift,
            field.shown,
        )  # fmt: skip


def _of_container(field: Field, view: View, block: int) -> Iterator[LayoutField]:
    for label in labels_of(field.label) or (field.label,):
        yield LayoutField(
            label, field.label, view.to_plain(field.value), view.to_plain(field.line),
            field.value, field.line, block,
        )  # fmt: skip
