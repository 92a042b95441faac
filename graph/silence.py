"""Why a document gives no claim, or hardly any: what its reader should know about the text."""

from __future__ import annotations

from dataclasses import dataclass

from .claims import Extraction
from .documents import Document
from .reading.language import is_foreign
from .reading.view import view_of

__all__ = ["Remark", "remark_on"]

_FEW = 8


@dataclass(frozen=True, slots=True)
class Remark:
    """A document that was read and gave little or nothing, and why: one line for people."""

    source: str
    reason: str


def remark_on(document: Document, extraction: Extraction) -> Remark | None:
    """Return why a document gave nothing, or hardly anything; None where nothing is to say.

    A text in another language may still give what its header lines and marks say.
    """
    if len(extraction.claims) > _FEW:
        return None
    if is_foreign(view_of(document.text, document.media_type).plain):
        reason = "not in English, by its words; no other language is read"
    elif extraction.claims:
        return None
    elif extraction.kind == "other":
        reason = "about no film and no film music, by its words"
    elif extraction.film is None:
        reason = "no film could be told that it is about, and nothing else was found"
    else:
        reason = "no sentence has the words of a fact that is looked for"
    return Remark(document.source or document.id, reason)
