"""What pages show, as values: no RDF terms, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import pyoxigraph as ox

from .documents import Document, Span

__all__ = [
    "ApartClaims",
    "BrowsableGraph",
    "ClaimPage",
    "DisputeSide",
    "DisputeView",
    "DocumentPage",
    "EntityPage",
    "FactGroup",
    "FactValue",
    "Listing",
    "Note",
    "Opinions",
    "Origin",
    "Paragraph",
    "Quote",
    "Ref",
    "Relations",
    "Segment",
    "StartPage",
    "Statement",
]


class _Documents(Protocol):
    def get(self, document_id: str) -> Document | None: ...

    def ids(self) -> list[str]: ...


class BrowsableGraph(Protocol):
    """What browsing needs of a graph; `store.Graph` has it."""

    @property
    def base(self) -> str:
        """Return the IRI below which all data IRIs are."""
        ...

    @property
    def store(self) -> ox.Store:
        """Return the quads."""
        ...

    @property
    def documents(self) -> _Documents:
        """Return the texts that were read."""
        ...

    @property
    def search_path(self) -> Path:
        """Return where the search index is."""
        ...

    @property
    def nquads_path(self) -> Path:
        """Return where the sorted N-Quads are."""
        ...


@dataclass(frozen=True, slots=True)
class Ref:
    """Something with a page: its IRI, its label, the local name of its class ("Film" or "")."""

    iri: str
    label: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as people read it. Of `parts`, those with True are the words that were meant."""

    claim: str
    document: Ref
    span: Span
    parts: tuple[tuple[str, bool], ...]
    modality: str
    confidence: float
    pattern: str
    polarity: str = ""

    @property
    def text(self) -> str:
        """Return the whole sentence."""
        return "".join(part for part, _ in self.parts)

    @property
    def anchor(self) -> str:
        """Return the fragment of the sentence on the page of its document."""
        return f"c{self.span.start}-{self.span.end}"


Origin = Literal["documents", "vocabulary", "inferred"]
"""Who says a relation: documents; the schemes that come with the vocabulary; rules."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a fact: `ref` for an entity, else only `text`.

    `documents` counts those that state it (0: it was inferred, or comes from a scheme). `quotes`
    are the first of `claims` sentences.
    """

    ref: Ref | None
    text: str
    documents: int
    quotes: tuple[Quote, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The values of one relation, most documented first; `total` counts those not shown too."""

    predicate: str
    title: str
    values: tuple[FactValue, ...]
    total: int
    origin: Origin = "documents"
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations of an entity that no document states: its own, and those that point at it."""

    origin: Origin
    title: str
    meaning: str
    facts: tuple[FactGroup, ...]
    incoming: tuple[FactGroup, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """What documents think of one aspect: documents by polarity, and their sentences."""

    aspect: Ref
    counts: tuple[tuple[str, int], ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in words: "A Lamp", "is directed by", "Ann Example"; with its sentence."""

    subject: Ref
    verb: str
    value: Ref | None
    text: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ApartClaims:
    """Claims that are not asserted, of one modality ("negated" …)."""

    modality: str
    title: str
    meaning: str
    claims: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One position in a dispute, and who takes it."""

    value: Ref | None
    text: str
    documents: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """Documents that differ: about the value of a relation, or in their opinion of an aspect."""

    iri: str
    subject: Ref
    predicate: str
    title: str
    sides: tuple[DisputeSide, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the page of an entity shows. `cut` tells that not all its claims were looked at.

    `facts` and `incoming` are what documents say; `unstated` is what no document does; `within` is
    what they say of things in it: what its score evokes, where a song is heard.
    """

    ref: Ref
    types: tuple[str, ...]
    aliases: tuple[str, ...]
    definition: str
    summary: str
    documents: int
    claims: int
    facts: tuple[FactGroup, ...]
    incoming: tuple[FactGroup, ...]
    unstated: tuple[Relations, ...]
    opinions: tuple[Opinions, ...]
    disputes: tuple[DisputeView, ...]
    apart: tuple[ApartClaims, ...]
    sparql: str
    cut: bool
    within: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim: what it says, its sentence, and the kind of claim it is."""

    iri: str
    statement: Statement
    kind: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document's readable text.

    `spans` are the evidence spans that cover it, `starts` those of them that begin here.
    """

    text: str
    spans: tuple[Span, ...] = ()
    starts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A claim in the margin of the text, numbered in the order of the text."""

    number: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a document with the claims whose evidence begins in it.

    A "hidden" one is a field of the source that readers do not see.
    """

    kind: Literal["heading", "item", "quote", "comment", "boilerplate", "hidden", "text"]
    level: int
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document as people read it, with what was found in it."""

    ref: Ref
    id: str
    source: str
    media_type: str
    about: Ref | None
    facts: tuple[FactGroup, ...]
    paragraphs: tuple[Paragraph, ...]
    claims: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: entries with the number of documents that name them.

    What stands `apart` (films without a name, themes that no document asserts) comes after all
    others and is counted apart.
    """

    title: str
    entries: tuple[tuple[Ref, int], ...]
    apart: tuple[tuple[Ref, int], ...]
    page: int
    pages: int
    total: int
    total_apart: int


@dataclass(frozen=True, slots=True)
class StartPage:
    """Counts by plural noun, and where to begin. `unnamed` films are not in the counts."""

    counts: tuple[tuple[str, int], ...]
    unnamed: int
    films: tuple[tuple[Ref, int], ...]
    people: tuple[tuple[Ref, int], ...]
    songs: tuple[tuple[Ref, int], ...]
    themes: tuple[tuple[Ref, int], ...]
    disputes: tuple[DisputeView, ...]
    disputed: int
