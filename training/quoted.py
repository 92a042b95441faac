"""Cases for what a quoted or italic title names, from the annotated corpus.

The corpus sets off songs and hardly ever films; reviews by others quote films as well. So each
document is learnt from twice: as it is, and with its titles set off in one of the usual ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from zlib import crc32

from screensong.graph.claims import Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.kinds import kind_of
from screensong.graph.extraction.linear import Scorer
from screensong.graph.extraction.marked import CLASSES, QuotedTypes, is_judged
from screensong.graph.extraction.name_kinds import NameKinds
from screensong.graph.extraction.quotes import Quoted, quotations
from screensong.graph.extraction.words import word_list
from screensong.graph.reading.layout import Layout, lay_out

from .annotated import Annotated, Mention
from .linear import Case, train

__all__ = ["marked_copy", "quoted_cases", "quoted_types", "train_quoted"]

_LABELS = {"film": "film", "song": "song", "work": "work", "other": "work"}
_MARKS = "\"“”'‘’*_ .,;:"
_SHORTEST_LINE = 40
_AS_WRITTEN = 2.0
"""How much a case counts of a document as it is written; of its copy 1."""


class _Style(NamedTuple):
    """How a writer sets titles off; `terms` if characters, movements and prizes are as well."""

    films: tuple[str, str]
    others: tuple[str, str]
    terms: bool = False


_QUOTED, _CURLED, _SINGLE, _ITALIC = ('"', '"'), ("“", "”"), ("'", "'"), ("_", "_")
_STYLES = (
    _Style(_QUOTED, _QUOTED),
    _Style(_ITALIC, _QUOTED, terms=True),
    _Style(_CURLED, _CURLED),
    _Style(_SINGLE, _SINGLE),
    _Style(_QUOTED, _QUOTED, terms=True),
    _Style(_ITALIC, _CURLED),
)


def marked_copy(document: Annotated) -> Annotated:
    """Return a document with its films, works and songs set off where they stand in prose."""
    style = _STYLES[crc32(document.id.encode()) % len(_STYLES)]
    text = document.text
    pieces: list[str] = []
    mentions: list[Mention] = []
    last = shift = 0
    for mention in document.mentions:
        opening, closing = _marks_of(style, mention, text)
        pieces += text[last : mention.start], opening, text[mention.start : mention.end], closing
        last = mention.end
        shift += len(opening)
        mentions.append(mention._replace(start=mention.start + shift, end=mention.end + shift))
        shift += len(closing)
    pieces.append(text[last:])
    return replace(document, text="".join(pieces), mentions=tuple(mentions), facts=())


def _marks_of(style: _Style, mention: Mention, text: str) -> tuple[str, str]:
    letter = mention.key[0]
    letters = "fwsxcma" if style.terms else "fwsx"
    if not mention.named or letter not in letters:
        return "", ""
    if letter == "x" and not _is_called_work(text, mention):
        return "", ""
    before, after = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    long = (end if end >= 0 else len(text)) - start >= _SHORTEST_LINE
    if not long or before in set("\"“'‘*_[(#") or after in set('"”*_'):
        return "", ""
    return style.films if letter in "fwx" else style.others


def _is_called_work(text: str, mention: Mention) -> bool:
    """Tell whether a word right beside says "album", "series" or the like."""
    words = (text[: mention.start].split()[-1:] or [""]) + text[mention.end :].split()[:1]
    return any(word.strip(_MARKS).lower() in word_list("title_cues_work") for word in words)


def quoted_cases(document: Annotated) -> list[Case]:
    """Return a case for each marked stretch of a document, and of its marked copy."""
    return [
        Case(sorted(set(types.features(quoted, main))), label, weight)
        for one, weight in ((document, _AS_WRITTEN), (marked_copy(document), 1.0))
        for types, main, quoted, label in quoted_types(one)
    ]


def train_quoted(cases: Sequence[Case]) -> Scorer:
    """Return the scorer of marked stretches, smoother than others: its cases are much alike."""
    return train(cases, CLASSES, rounds=4, rate=0.15, decay=5e-3, least=5)


def quoted_types(
    document: Annotated,
) -> Iterator[tuple[QuotedTypes, Entity | None, Quoted, str]]:
    """Yield the marked stretches of a document with the film it is about and what each names."""
    layout = lay_out(Document(document.id, document.text))
    plain = layout.view.plain
    quotes = quotations(layout)
    if not quotes:
        return
    kinds = NameKinds(layout, quotes, tuple(chains(plain)))
    types = QuotedTypes(plain, quotes, kind_of(layout, kinds), kinds)
    names = document.forms(document.film) if document.film else ()
    main = Entity("film", names[0], names[1:]) if names else None
    label_of = _labels(document, layout)
    for quoted in quotes:
        if is_judged(quoted):
            yield types, main, quoted, label_of(quoted)


def _labels(document: Annotated, layout: Layout) -> Callable[[Quoted], str]:
    placed = [
        (span, mention)
        for mention in document.mentions
        if mention.named
        and (span := layout.view.to_plain(Span(mention.start, mention.end))) is not None
    ]

    def label(quoted: Quoted) -> str:
        """Return the class of the mention that is the whole stretch."""
        for span, mention in placed:
            near = span.meets(quoted.outer)
            if near and span.of(layout.view.plain).strip(_MARKS) == quoted.text.strip(_MARKS):
                return _LABELS.get(mention.type, "none")
        return "none"

    return label
