"""From a document to claims, each with the characters that state it."""

from __future__ import annotations

from ..claims import Extraction
from ..documents import Document
from . import background, cast, characters, concepts, opinions, signatures, songs, values
from . import credits as crew
from .constraints import settle
from .reading import Reading

__all__ = ["Reading", "extract"]

_FINDERS = (
    crew.find,
    cast.find,
    characters.find,
    songs.find,
    values.find,
    signatures.find,
    background.find,
    opinions.find,
    concepts.find,
)


def extract(document: Document) -> Extraction:
    """Return all that a document says.

    Never fails, whatever the text holds, and invents nothing: a text about no film gives no
    claims. The same document always gives the same extraction.
    """
    reading = Reading(document)
    claims = [claim for find in _FINDERS for claim in find(reading)]
    return Extraction(document.id, reading.kind, reading.film, settle(claims))
