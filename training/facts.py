"""The statements of an annotated document in the shape of gold annotations."""

from __future__ import annotations

from typing import Any

from screensong.graph.documents import Document
from screensong.graph.reading.layout import lay_out

from .annotated import TYPES, Annotated, Fact
from .versions import namesakes

__all__ = ["UNTITLED", "evidence_of", "to_gold"]

UNTITLED = "Film under review"
_NUMBERS = frozenset(("releaseYear", "runtimeMinutes"))
_MAX_EVIDENCE = 900


def evidence_of(document: Annotated) -> list[tuple[int, int]]:
    """Return the sentence or line that states each fact, as offsets, in the order of the facts."""
    layout = lay_out(Document(document.id, document.text))
    sentences = [layout.evidence(sentence.span) for sentence in layout.sentences]
    return [_stated_before(document.text, fact.at, sentences) for fact in document.facts]


def _stated_before(text: str, at: int, sentences: list[Any]) -> tuple[int, int]:
    last = len(text[:at].rstrip()) - 1
    for span in sentences:
        if span.start <= last < span.end:
            if span.end - span.start <= _MAX_EVIDENCE:
                return span.start, span.end
            break
    start = text.rfind("\n", 0, max(last, 0)) + 1
    return max(start, last + 1 - _MAX_EVIDENCE), last + 1


def to_gold(document: Annotated) -> dict[str, Any]:
    """Return id, kind, film and facts as in the gold; facts in another mode under `unasserted`.

    Another version of the film under review, of the same title, is named with its year. Without
    one it has no name of its own: what is stated of it is optional.
    """
    evidence = evidence_of(document)
    stated: dict[str, dict[str, Any]] = {}
    unasserted = []
    undated = {film for film, year in namesakes(document).items() if year is None}
    for fact, (start, end) in zip(document.facts, evidence, strict=True):
        made = {
            "s": _entity(document, fact.subject),
            "p": fact.relation,
            "o": _object(document, fact),
            "evidence": document.text[start:end],
        }
        if fact.mode != "asserted":
            unasserted.append({**made, "mode": fact.mode})
            continue
        held = stated.setdefault(_same(fact), {**made, "optional": True})
        if not (fact.optional or {fact.subject, fact.object} & undated):
            held.pop("optional", None)
        if fact.polarity and held["o"]["value"]["polarity"] != fact.polarity:
            held["o"]["value"]["polarity"] = "mixed"
    return {
        "id": document.id,
        "kind": document.head["kind"],
        "style": document.head["style"],
        "film": _film(document),
        "facts": list(stated.values()),
        "unasserted": unasserted,
    }


def _same(fact: Fact) -> str:
    return " ".join((fact.subject, fact.relation, fact.object))


def _film(document: Annotated) -> dict[str, Any]:
    key = document.film
    if not key:
        return {"title": None, "year": None, "titleInText": False}
    names = document.forms(key)
    if not names:
        return {"title": UNTITLED, "year": None, "titleInText": False}
    years = [f.object for f in document.facts if (f.subject, f.relation) == (key, "releaseYear")]
    year = int(years[0]) if years and years[0].isdigit() else None
    return {"title": names[0], "year": year, "aliases": list(names[1:])}


def _entity(document: Annotated, key: str, type_: str | None = None) -> dict[str, Any]:
    names = document.forms(key) or (UNTITLED,)
    if key[0] == "f" and (year := namesakes(document).get(key)) is not None:
        names = (f"{(document.forms(document.film or key) or names)[0]} ({year})",)
    made: dict[str, Any] = {"type": type_ or TYPES[key[0]], "name": names[0]}
    if names[1:]:
        made["aliases"] = list(names[1:])
    return made


def _object(document: Annotated, fact: Fact) -> dict[str, Any]:
    if fact.polarity:
        return {"value": {"aspect": fact.object, "polarity": fact.polarity}}
    if fact.relation in _NUMBERS:
        return {"value": int(fact.object) if fact.object.isdigit() else fact.object}
    if fact.relation == "rating":
        value, _, scale = fact.object.partition("/")
        return {"value": value, "scale": scale or None}
    if fact.relation == "reviewDate":
        return {"value": fact.object}
    return _entity(document, fact.object, "performer" if fact.relation == "songPerformer" else None)
