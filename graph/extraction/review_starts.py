"""Where the reviews of a page begin: at its top, and at each header block below some prose."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from ..reading.layout import Layout

__all__ = ["review_starts"]

_HEADER_LABELS: Final = frozenset({"title", "rating", "castMember", "director", "runtime"})


def review_starts(layout: Layout) -> tuple[int, ...]:
    """Return where each review of the text begins: 0, and every later header block.

    A new header begins where a label comes again with another value after some prose.
    """
    starts = [0]
    seen: dict[str, str] = {}
    prose = 0
    above = [0, *accumulate(block.kind == "paragraph" for block in layout.blocks)]
    for field in layout.fields:
        if field.line is None or field.label not in _HEADER_LABELS:
            continue
        text = field.text(layout)
        paragraphs = above[field.block]
        if seen.get(field.label, text) != text and paragraphs > prose:
            starts.append(field.line.start)
            seen = {}
        seen[field.label] = text
        prose = paragraphs
    return tuple(starts)
