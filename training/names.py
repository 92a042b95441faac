"""Cases for what kind of thing a name names, from the annotated corpus."""

from __future__ import annotations

from collections import Counter

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.name_features import candidates
from screensong.graph.extraction.quotes import quotations
from screensong.graph.reading.layout import lay_out

from .annotated import Annotated
from .linear import Case

__all__ = ["name_cases"]

_KIND_OF_TYPE = {
    "film": "film", "person": "person", "performer": "performer", "character": "character",
    "song": "song", "place": "place", "work": "work", "studio": "organization",
    "label": "organization", "award": "other", "movement": "other", "other": "other",
    "musicGenre": "genre", "filmGenre": "genre", "instrument": "genre", "theme": "genre",
}  # fmt: skip


def name_cases(document: Annotated) -> list[Case]:
    """Return one case for each candidate: the kind that most of its places are marked with."""
    layout = lay_out(Document(document.id, document.text))
    plain = layout.view.plain
    kinds: dict[Span, str] = {}
    for mention in document.mentions:
        if mention.named and mention.type in _KIND_OF_TYPE:
            span = layout.view.to_plain(Span(mention.start, mention.end))
            if span is not None:
                kinds[span] = _KIND_OF_TYPE[mention.type]
    cases = []
    for candidate in candidates(layout, quotations(layout), tuple(chains(plain))).values():
        votes = Counter(kinds.get(span, "none") for span in candidate.spans)
        cases.append(Case(sorted(candidate.features), votes.most_common(1)[0][0]))
    return cases
