"""From a document to claims, each with the characters that state it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..claims import Claim, DocumentKind, Extraction
from ..documents import Document
from ..reading.language import is_foreign
from . import (
    background,
    cast,
    characters,
    concepts,
    described,
    fact_lines,
    fusion,
    opinions,
    record_labels,
    signatures,
    songs,
    values,
    version_facts,
    vetoes,
)
from . import credits as crew
from .constraints import in_order, settle
from .interviews import is_interview
from .placing import placed
from .possible import possible
from .reading import Reading

if TYPE_CHECKING:
    from ..tagger.answers import Reader

__all__ = ["Reading", "all_claims", "all_found", "extract"]

_FINDERS = (
    crew.find,
    cast.find,
    characters.find,
    songs.find,
    record_labels.find,
    values.find,
    fact_lines.find,
    signatures.find,
    background.find,
    version_facts.find,
    opinions.find,
    concepts.find,
)


def extract(
    document: Document, *, measured: bool = True, tagger: Reader | None = None
) -> Extraction:
    """Return all that a document says.

    Never fails, whatever the text holds, and invents nothing: a text about no film gives no
    claims; what a tagger makes of one is suggested at most; one in another language than English
    only what its labels say. The same document always gives the same extraction.
    Confidences are those measured on annotated documents, unless `measured` is false: then
    those written beside the patterns. With a `tagger` what it reads is weighed in.
    """
    reading = Reading(document, tagger=tagger)
    claims = all_claims(reading, measured=measured)
    suggested: list[Claim] = []
    if reading.tagged is not None:
        claims, suggested = fusion.weighed(reading, reading.tagged, claims)
    suggested = vetoes.without_contradicted(reading, suggested, claims)
    claims = vetoes.without_contradicted(reading, claims)
    if is_foreign(reading.plain):
        return _labelled(reading, claims)
    if reading.kind == "other":
        claims, suggested = [], ([*claims, *suggested] if reading.tagged is not None else [])
    # no annotated document has these relations: their patterns are as sure as is written there
    claims += placed(reading, settle(described.find(reading, claims)), measured=False)
    claims = version_facts.with_films(claims)
    is_talk = reading.kind != "other" and is_interview(reading.layout)
    kind: DocumentKind = "interview" if is_talk else reading.kind
    return Extraction(document.id, kind, reading.film, in_order(claims), in_order(suggested))


def _labelled(reading: Reading, claims: Iterable[Claim]) -> Extraction:
    """Return what the labelled lines of a text in another language say, and nothing else."""
    kept = in_order(claim for claim in claims if claim.pattern == "field")
    film = reading.film if kept else None
    return Extraction(reading.document.id, reading.kind, film, kept)


def all_claims(reading: Reading, *, measured: bool = True) -> list[Claim]:
    """Return what can be weighed of what finders say and the tagger holds possible, with places."""
    claims = list(placed(reading, settle(_found(reading)), measured=measured))
    if reading.tagged is not None:
        claims += placed(reading, settle(possible(reading, claims)), measured=measured)
    return claims


def all_found(reading: Reading) -> list[Claim]:
    """Return what every finder says, before it is settled which claims may stand."""
    found = _found(reading)
    return [*found, *described.find(reading, found)]


def _found(reading: Reading) -> list[Claim]:
    return songs.without_song_credits([claim for find in _FINDERS for claim in find(reading)])
