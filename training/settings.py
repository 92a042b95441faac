"""Cases for where a film plays, from the annotated corpus."""

from __future__ import annotations

from collections.abc import Iterator

from screensong.graph.documents import Document
from screensong.graph.extraction.likely_settings import places_named
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.settings import said_of_places

from .annotated import Annotated
from .facts import evidence_of
from .linear import Case
from .told_films import given_title

__all__ = ["setting_cases"]


def setting_cases(document: Annotated) -> Iterator[Case]:
    """Yield one case for each name that may be a place; where it is stated elsewhere, none."""
    reading = Reading(Document(document.id, document.text), titled=given_title(document))
    stated: dict[str, list[tuple[int, int]]] = {}
    doubtful: set[str] = set()
    for fact, evidence in zip(document.facts, evidence_of(document), strict=True):
        if fact.relation == "setIn":
            if fact.optional or fact.mode != "asserted":
                doubtful.add(fact.object)
            else:
                stated.setdefault(fact.object, []).append(evidence)
    said = {one.span.start: one.pattern for one in said_of_places(reading)}
    for place in places_named(reading, said):
        source = reading.layout.view.to_source(place.slot.span)
        keys = {
            m.key
            for m in document.mentions
            if m.start < source.end and source.start < m.end and m.key in {*stated, *doubtful}
        }
        if not keys:
            yield Case(sorted(place.features), "no")
            continue
        there = [at for key in keys for at in stated.get(key, ())]
        if any(a < source.end and source.start < b for a, b in there):
            yield Case(sorted(place.features), "yes")
