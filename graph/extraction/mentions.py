"""Mentions inside a stretch of text, found without walking over all of a document's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from ..documents import Span
from .film_mentions import FilmMention

__all__ = ["FILM", "inside", "with_films_marked"]

FILM = "\ue000"
"""Stands in a marked text for the last character of a film's title."""


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)


def inside(mentions: Sequence[P], span: Span) -> list[P]:
    """Return the mentions that lie in `span`, in order; `mentions` are sorted and do not overlap.

    O(log n) and the length of the answer.
    """
    found: list[P] = []
    for at in range(bisect_left(mentions, span.start, key=lambda m: m.span.start), len(mentions)):
        mention = mentions[at]
        if mention.span.start >= span.end:
            break
        if mention.span.end <= span.end:
            found.append(mention)
    return found


def with_films_marked(text: str, span: Span, films: Sequence[FilmMention]) -> str:
    """Return `text`, which stands at `span`, with each title blanked and ended by `FILM`.

    Offsets stay as they are.
    """
    for mention in inside(films, span):
        start = mention.span.start - span.start
        size = mention.span.end - mention.span.start
        text = text[:start] + " " * (size - 1) + FILM + text[start + size :]
    return text
