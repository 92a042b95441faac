"""Small documents and extractions for tests, made by hand."""

from __future__ import annotations

from screensong.graph.claims import Claim, Entity, Extraction, Modality, Value
from screensong.graph.documents import Document, Span


def film(name: str, year: int | None = None, *aliases: str) -> Entity:
    return Entity("film", name, aliases, year)


def person(name: str, *aliases: str) -> Entity:
    return Entity("person", name, aliases)


def claim(
    subject: Entity,
    predicate: str,
    obj: Entity | Value,
    *,
    at: tuple[int, int] = (0, 10),
    modality: Modality = "asserted",
) -> Claim:
    surface = obj.name if isinstance(obj, Entity) else str(obj)
    return Claim(subject, predicate, obj, Span(*at), surface, modality, 0.9, "by-hand")


def extraction(document_id: str, about: Entity | None, *claims: Claim) -> Extraction:
    return Extraction(document_id, "review", about, claims)


def document(document_id: str, text: str = "A sentence for everything.") -> Document:
    return Document(document_id, text, "text/plain", f"{document_id}.txt")
