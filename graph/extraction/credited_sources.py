"""What a labelled line of the script says of its source: "Script: Ann Example, from the novel by".

Such lines are no sentences, so their names are found here and the line is given to the patterns of
sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Sentence
from .capitals import chains
from .skeleton import Skeleton, Slot, skeleton_of

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["source_of_credit"]

_WRITERS: Final = frozenset({"screenwriter", "director"})
_SOURCE: Final = expression(r"\b(?:from|after|[Bb]ased (?:up)?on|[Aa]dapted from) (?=[\w“\"])")
# The end of a line, or of a sentence in it; the full stop of an initial ends nothing.
_END: Final = expression(r"[\n;|]|(?<![A-Z])\.(?=\s)")
_LONGEST: Final = 200


def source_of_credit(reading: Reading, field: LayoutField) -> Skeleton | None:
    """Return what stands behind "from" or "based on" in a line of the script, or None."""
    if field.label not in _WRITERS or field.value is None or field.line is None:
        return None
    plain, start = reading.plain, field.value.start
    stop = min(field.line.end, start + _LONGEST)
    end = _END.search(plain, start, stop)
    stop = end.start() if end is not None else stop
    found = _SOURCE.search(plain, start, stop)
    if found is None:
        return None
    at = Span(found.start(), stop)
    names = [
        Slot(Span(at.start + chain.span.start, at.start + chain.span.end), "name")
        for chain in chains(at.of(plain))
        if chain.span.start >= len(found.group())
    ]
    return skeleton_of(plain, Sentence(at, field.block), names) if names else None
