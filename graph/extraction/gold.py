"""Extractions as JSON: the shape of annotated documents, and a lossless one for the store."""

from __future__ import annotations

import json
from typing import Any, cast

from ..claims import Claim, DocumentKind, Entity, Extraction, Modality, Opinion, Rating, Value
from ..documents import Document, Span

__all__ = ["extraction_from_json", "extraction_to_json", "to_gold"]

_MAX_EVIDENCE = 900
_MORE_ENTITIES = frozenset(("context", "target"))
_MORE_SPANS = ("subject_at", "object_at", "trigger_at")
_MORE = (
    "degree", "holder", "trigger", "subject_surface", *_MORE_SPANS, "context", "target",
)  # fmt: skip


def to_gold(document: Document, extraction: Extraction) -> dict[str, Any]:
    """Return the asserted claims in the shape of annotated documents: id, kind, film, facts.

    One fact for all claims that say the same, with the evidence of the surest; evidence longer
    than 900 characters is cut around the surface form. A film that the text never names has
    null for its name.
    """
    surest: dict[str, Claim] = {}
    for claim in extraction.claims:
        if claim.modality == "asserted":
            key = repr((claim.subject, claim.predicate, claim.object))
            if key not in surest or claim.confidence > surest[key].confidence:
                surest[key] = claim
    facts = [
        {
            "s": _entity_to_gold(claim.subject),
            "p": claim.predicate,
            "o": _object_to_gold(claim.object),
            "evidence": _evidence(document.text, claim),
        }
        for claim in surest.values()
    ]
    film = extraction.film
    about: dict[str, Any] = {
        "title": (film.name or None) if film else None,
        "year": film.year if film else None,
    }
    if film and film.aliases:
        about["aliases"] = list(film.aliases)
    if film and not film.name:
        about["titleInText"] = False
    return {"id": document.id, "kind": extraction.kind, "film": about, "facts": facts}


def _evidence(text: str, claim: Claim) -> str:
    evidence = claim.evidence.of(text)
    if len(evidence) <= _MAX_EVIDENCE:
        return evidence
    at = max(0, evidence.find(claim.surface))
    start = max(0, min(at - _MAX_EVIDENCE // 2, len(evidence) - _MAX_EVIDENCE))
    return evidence[start : start + _MAX_EVIDENCE]


def _entity_to_gold(entity: Entity) -> dict[str, Any]:
    made: dict[str, Any] = {"type": entity.type, "name": entity.name or None}
    if entity.aliases:
        made["aliases"] = list(entity.aliases)
    return made


def _object_to_gold(thing: Entity | Value) -> dict[str, Any]:
    if isinstance(thing, Entity):
        return _entity_to_gold(thing)
    if isinstance(thing, Rating):
        return {"value": thing.value, "scale": thing.scale}
    if isinstance(thing, Opinion):
        return {"value": {"aspect": thing.aspect, "polarity": thing.polarity}}
    return {"value": thing}


def extraction_to_json(extraction: Extraction) -> str:
    """Return an extraction as one line of JSON; `extraction_from_json` gives it back."""
    made = {
        "document": extraction.document_id,
        "kind": extraction.kind,
        "film": _entity_to_list(extraction.film) if extraction.film else None,
        "claims": [_claim_to_list(claim) for claim in extraction.claims],
    }
    if extraction.suggested:
        made["suggested"] = [_claim_to_list(claim) for claim in extraction.suggested]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def extraction_from_json(text: str) -> Extraction:
    """Return the extraction that `extraction_to_json` wrote."""
    made = json.loads(text)
    film = _entity_from_list(made["film"]) if made["film"] else None
    claims = tuple(_claim_from_list(row) for row in made["claims"])
    suggested = tuple(_claim_from_list(row) for row in made.get("suggested", ()))
    return Extraction(made["document"], cast("DocumentKind", made["kind"]), film, claims, suggested)


def _entity_to_list(entity: Entity) -> list[Any]:
    return [entity.type, entity.name, list(entity.aliases), entity.year]


def _entity_from_list(row: list[Any]) -> Entity:
    return Entity(row[0], row[1], tuple(row[2]), row[3])


def _claim_to_list(claim: Claim) -> list[Any]:
    row: list[Any] = [
        _entity_to_list(claim.subject),
        claim.predicate,
        _object_to_pair(claim.object),
        [claim.evidence.start, claim.evidence.end],
        claim.surface,
        claim.modality,
        claim.confidence,
        claim.pattern,
    ]
    more = {name: getattr(claim, name) for name in _MORE if getattr(claim, name)}
    for name in _MORE_ENTITIES & more.keys():
        more[name] = _entity_to_list(more[name])
    for name in more.keys() & _MORE_SPANS:
        more[name] = [more[name].start, more[name].end]
    return [*row, more] if more else row


def _object_to_pair(thing: Entity | Value) -> list[Any]:
    if isinstance(thing, Entity):
        return ["entity", _entity_to_list(thing)]
    if isinstance(thing, Rating):
        return ["rating", [thing.value, thing.scale]]
    if isinstance(thing, Opinion):
        return ["opinion", [thing.aspect, thing.polarity]]
    return ["plain", thing]


def _claim_from_list(row: list[Any]) -> Claim:
    kind, value = row[2]
    thing: Entity | Value = value
    if kind == "entity":
        thing = _entity_from_list(value)
    elif kind == "rating":
        thing = Rating(*value)
    elif kind == "opinion":
        thing = Opinion(*value)
    return Claim(
        _entity_from_list(row[0]), row[1], thing, Span(*row[3]), row[4],
        cast("Modality", row[5]), row[6], row[7], **_more_from(row[8:]),
    )  # fmt: skip


def _more_from(rest: list[dict[str, Any]]) -> dict[str, Any]:
    more = dict(rest[0]) if rest else {}
    for name in _MORE_ENTITIES & more.keys():
        more[name] = _entity_from_list(more[name])
    for name in more.keys() & _MORE_SPANS:
        more[name] = Span(*more[name])
    return more
