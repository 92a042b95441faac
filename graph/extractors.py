"""The extractors a build can use: patterns alone, or with the trained tagger."""

from __future__ import annotations

from typing import Literal, get_args

from .claims import Extraction
from .documents import Document

__all__ = ["DEFAULT", "EXTRACTORS", "Extractor", "extract"]

Extractor = Literal["hybrid", "rules"]
EXTRACTORS: tuple[Extractor, ...] = get_args(Extractor)
"""`rules` reads by patterns and small scorers; `hybrid` weighs the tagger's reading in."""

DEFAULT: Extractor = "hybrid"


def extract(document: Document, *, extractor: Extractor = DEFAULT) -> Extraction:
    """Return all that a document says.

    Never fails, whatever the text holds, and invents nothing: a text about no film gives no
    claims. The same document always gives the same extraction under the same extractor.

    Raises ModelFileError if the tagger's files are missing or damaged.
    """
    # Imported here: the names of the extractors cost nothing, the extractors half a second.
    from .extraction import extract as extract_with

    if extractor == "rules":
        return extract_with(document)
    from .tagger.model import shipped_tagger

    return extract_with(document, tagger=shipped_tagger())
