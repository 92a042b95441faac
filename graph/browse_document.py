"""The page of a document: its readable text, every sentence that gave a claim marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, pairwise, takewhile
from typing import Literal
from urllib.parse import unquote

from ..ontology.terms import SS
from .browse import NoPageError, page_of
from .browse_model import BrowsableGraph, DocumentPage, Note, Paragraph, Segment, Statement
from .browse_reader import Reader, StoredClaim
from .documents import Span
from .reading.view import Mark, View, view_of

__all__ = ["document_page"]

_MOST_CLAIMS = 20_000


def document_page(graph: BrowsableGraph, iri: str) -> DocumentPage:
    """Return the page of the document with this IRI.

    Claims stand at the paragraph in which their evidence begins. Evidence that the readable text
    does not show (a field in the head of a web page) comes first, as "hidden" paragraphs.

    Raises NoPageError if the graph has no such document.
    """
    document_id = unquote(iri.removeprefix(graph.base + "document/"))
    document = graph.documents.get(document_id)
    reader = Reader(graph)
    if document is None or not reader.exists(iri):
        raise NoPageError(iri)
    claims = reader.claims_with(SS.statedIn, iri, _MOST_CLAIMS)
    view = view_of(document.text, document.media_type)
    shown = {span: view.to_plain(span) for span in {claim.span for claim in claims}}
    about = reader.values(iri, SS.about)
    page = page_of(graph, iri)
    return DocumentPage(
        ref=reader.ref(iri),
        id=document_id,
        source=document.source,
        media_type=document.media_type,
        about=reader.ref(about[0]) if about else None,
        facts=page.facts,
        paragraphs=tuple(_paragraphs(reader, view, claims, shown)),
        claims=len(claims),
        sentences=len(shown),
    )


@dataclass(frozen=True, slots=True)
class _Marked:
    """Evidence in the readable text: where it shows, where it is in the source, its first line."""

    shown: Span
    source: Span
    line: int


def _paragraphs(
    reader: Reader, view: View, claims: list[StoredClaim], shown: dict[Span, Span | None]
) -> list[Paragraph]:
    lines = _lines(view.plain)
    starts = [line.start for line in lines]
    marked_by_line: dict[int, list[_Marked]] = defaultdict(list)
    line_by_source: dict[Span, int] = {}
    for source, plain in sorted(shown.items()):
        bare = _stripped(view.plain, plain) if plain else None
        if bare is None:
            continue
        at = max(0, bisect_right(starts, bare.start) - 1)
        line_by_source[source] = at
        marked = _Marked(bare, source, at)
        while at < len(lines) and lines[at].start < bare.end:
            marked_by_line[at].append(marked)
            at += 1
    said: dict[int, list[Statement]] = defaultdict(list)
    hidden: dict[Span, list[Statement]] = defaultdict(list)
    for statement in sorted(map(reader.statement, claims), key=_place):
        span = statement.quote.span
        line = line_by_source.get(span)
        (hidden[span] if line is None else said[line]).append(statement)
    kinds = _kinds(view.marks, starts)
    numbers = count(1)
    return [_hidden(span, _notes(own, numbers)) for span, own in hidden.items()] + [
        Paragraph(
            *kinds.get(at, ("text", 0)),
            _segments(view.plain, at, line, marked_by_line[at]),
            _notes(said[at], numbers),
        )
        for at, line in enumerate(lines)
    ]


def _place(statement: Statement) -> tuple[int, int, int, str]:
    """Return what orders claims: where the sentence begins, and where in it the words meant do."""
    quote = statement.quote
    before = takewhile(lambda part: not part[1], quote.parts)
    at = sum(len(text) for text, _ in before)
    return quote.span.start, at, quote.span.end, quote.claim


def _notes(statements: list[Statement], numbers: Iterator[int]) -> tuple[Note, ...]:
    return tuple(Note(next(numbers), statement) for statement in statements)


def _hidden(span: Span, notes: tuple[Note, ...]) -> Paragraph:
    """Return evidence that the readable text does not show, as a paragraph of its own."""
    text = notes[0].statement.quote.text
    return Paragraph("hidden", 0, (Segment(text, (span,), (span,)),), notes)


def _stripped(plain: str, span: Span) -> Span | None:
    """Return `span` without the space at its ends, or None if there is only space."""
    text = span.of(plain)
    bare = text.strip()
    start = span.start + text.find(bare)
    return Span(start, start + len(bare)) if bare else None


def _lines(plain: str) -> list[Span]:
    """Return the spans of the lines that hold more than space; a text without any gives one."""
    found, at = [], 0
    for line in plain.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            found.append(Span(start, start + len(bare)))
        at += len(line)
    return found or [Span(0, len(plain))]


_Kind = Literal["heading", "item", "quote", "comment", "boilerplate", "text"]
_KIND_BY_MARK: dict[str, _Kind] = {
    "heading": "heading",
    "item": "item",
    "quote": "quote",
    "comment": "comment",
    "boilerplate": "boilerplate",
}


def _kinds(marks: tuple[Mark, ...], starts: list[int]) -> dict[int, tuple[_Kind, int]]:
    """Return what the markup says about each line; the innermost mark counts."""
    found: dict[int, tuple[_Kind, int]] = {}
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end)):
        kind = _KIND_BY_MARK.get(mark.kind)
        if kind is None:
            continue
        at = bisect_left(starts, mark.span.start)
        while at < len(starts) and starts[at] < mark.span.end:
            found[at] = (kind, mark.level)
            at += 1
    return found


def _segments(plain: str, at: int, line: Span, marked: list[_Marked]) -> tuple[Segment, ...]:
    """Cut a line where evidence starts or ends; overlapping evidence gives shared segments."""
    cuts = {line.start, line.end}
    for one in marked:
        cuts |= {edge for edge in (one.shown.start, one.shown.end) if line.start < edge < line.end}
    edges = sorted(cuts)
    found = []
    for start, end in pairwise(edges):
        over = [m for m in marked if m.shown.start < end and start < m.shown.end]
        begins = tuple(m.source for m in over if m.line == at and m.shown.start == start)
        found.append(Segment(plain[start:end], tuple(m.source for m in over), begins))
    return tuple(found)
