"""IRIs of the data: readable slugs below one base, hashes for claims and disputes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from ..ontology.terms import DEFAULT_BASE, PREFIXES, SEGMENT_BY_TYPE
from .documents import Span

__all__ = [
    "DEFAULT_BASE",
    "BaseIriError",
    "Iris",
    "data_prefixes",
    "digest",
    "folded",
    "slug",
]


_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_BASE = re.compile(r"(https?|urn|tag):[^\s<>\"{}|\\^`#?]+[/:]")
_LONGEST_SLUG = 80


class BaseIriError(ValueError):
    """A base that no data IRI can be made from."""


def folded(name: str) -> str:
    """Return `name` for comparison: case, accents, apostrophes and punctuation folded away.

    Words are separated by one space; letters of all scripts stay.

    >>> folded("L’Été  d'Ann-Marie!")
    'lete dann marie'
    """
    plain = unicodedata.normalize("NFKD", name).replace("&", " and ").translate(_APOSTROPHES)
    decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.sub(r"[^\w]|_", " ", unicodedata.normalize("NFC", bare))
    return " ".join(words.split())


def slug(name: str) -> str:
    """Return the readable last part of an IRI for `name`: lower case, words joined by hyphens.

    A name without letters or digits gives a short hash of itself; a very long one is cut at
    a word and ends in such a hash.

    >>> slug("The Lamp & the Harbour (1999)")
    'the-lamp-and-the-harbour-1999'
    """
    readable = folded(name).replace(" ", "-")
    if not readable:
        return "x-" + digest(name)[:8]
    if len(readable) > _LONGEST_SLUG:
        return readable[:_LONGEST_SLUG].rsplit("-", 1)[0] + "-" + digest(name)[:8]
    return readable


def digest(*parts: object) -> str:
    """Return 20 hexadecimal digits that depend on the parts and their order, nothing else."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:20]


class Iris:
    """Mint the IRIs of one graph, all below `base`.

    Raises BaseIriError if `base` is not an absolute IRI that ends in "/" or ":".
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not _BASE.fullmatch(base):
            message = (
                f"base {base!r} cannot carry data IRIs; give an absolute IRI that ends in '/', "
                f"like {DEFAULT_BASE}"
            )
            raise BaseIriError(message)
        self.base = base

    def entity(self, entity_type: str, entity_slug: str) -> str:
        """Return the IRI of an entity, say `…/film/the-lamp-1999` for type "film"."""
        return f"{self.base}{SEGMENT_BY_TYPE[entity_type]}/{entity_slug}"

    def aspect(self, aspect: str) -> str:
        """Return the IRI of an aspect of film making, say `…/aspect/productionDesign`."""
        return f"{self.base}aspect/{aspect}"

    def document(self, document_id: str) -> str:
        """Return the IRI of a document, which also names its graph."""
        return f"{self.base}document/{quote(document_id, safe='/._-~' + _iri_letters(document_id))}"

    def sentence(self, document_id: str, span: Span) -> str:
        """Return the IRI of a stretch of a document (RFC 5147: `#char=start,end`)."""
        return f"{self.document(document_id)}#char={span.start},{span.end}"

    def claim(self, key: str) -> str:
        """Return the IRI of a claim with the digest `key`."""
        return f"{self.base}claim/{key}"

    def dispute(self, key: str) -> str:
        """Return the IRI of a dispute with the digest `key`."""
        return f"{self.base}dispute/{key}"

    def graph(self, name: str) -> str:
        """Return the IRI of a graph that is no document's: "schemes", "disputes", "inferred"."""
        return f"{self.base}graph/{name}"


def _iri_letters(text: str) -> str:
    """Return the non-ASCII letters and digits of `text`: an IRI may hold them as they are."""
    return "".join({c for c in text if ord(c) > 127 and c.isalnum()})


def data_prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of Turtle and TriG: the vocabulary's, and one per kind of entity.

    >>> data_prefixes("http://example.org/id/")["film"]
    'http://example.org/id/film/'
    """
    segments = {*SEGMENT_BY_TYPE.values(), "aspect", "claim", "document", "dispute"}
    return {**PREFIXES, **{segment: f"{base}{segment}/" for segment in sorted(segments)}}
