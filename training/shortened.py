"""Short texts, as most people write them: one to four sentences cut from a longer document."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from screensong.graph.documents import Document, Span
from screensong.graph.reading.layout import lay_out

from .annotated import Annotated, Mention
from .untitled import with_untitled

__all__ = ["all_shapes", "shortened"]

_MOST_SENTENCES = 4
_SHORTEST = 25
_NAMES_ITS_FILM = 0.8


def all_shapes(documents: Iterable[Annotated]) -> Iterator[Annotated]:
    """Yield documents, each followed by itself without its title and by short texts cut from it."""
    for document in documents:
        yield from with_untitled([document])
        yield from shortened(document)


def shortened(document: Annotated, each: int = 2) -> Iterator[Annotated]:
    """Yield short texts of running prose cut from a document, at most so many.

    Each begins where a sentence begins and ends where one ends; four of five name the film under
    review. None is cut from a document about several films. The same texts come from the same
    document every time.
    """
    films = [m for m in document.mentions if m.named and m.type == "film"]
    if document.film is None and films:
        return
    choose = random.Random(document.id)
    layout = lay_out(Document(document.id, document.text))
    sentences = [layout.evidence(sentence.span) for sentence in layout.sentences]
    own = [m for m in films if m.key == document.film]
    holding = [i for i, s in enumerate(sentences) if any(_holds(s, m) for m in own)]
    for _ in range(each):
        is_named = holding and choose.random() < _NAMES_ITS_FILM
        held = choose.choice(holding if is_named else range(len(sentences)))
        count = choose.randint(1, _MOST_SENTENCES)
        first = max(0, held - choose.choice((0, 0, 0, 1, 2)))
        last = min(len(sentences), max(held + 1, first + count))
        cut = Span(sentences[first].start, sentences[last - 1].end)
        inside = {m.key for m in films if _holds(cut, m)}
        if cut.end - cut.start >= _SHORTEST and (document.film in inside or not inside):
            yield _cut(document, cut)


def _holds(span: Span, mention: Mention) -> bool:
    return span.start <= mention.start and mention.end <= span.end


def _cut(document: Annotated, span: Span) -> Annotated:
    """Return what stands in a stretch of a document, and is stated there."""
    start = span.start
    mentions = tuple(
        Mention(m.start - start, m.end - start, m.key, m.named)
        for m in document.mentions
        if _holds(span, m)
    )
    facts = tuple(replace(f, at=f.at - start) for f in document.facts if start < f.at <= span.end)
    return replace(
        document, text=span.of(document.text), mentions=mentions, facts=facts,
        called=document.titles,
    )  # fmt: skip
