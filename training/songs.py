"""Cases for who performs and who wrote a song, from the annotated corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.song_patterns import said_of_pairs
from screensong.graph.extraction.song_people import song_pairs

from .annotated import Annotated
from .facts import evidence_of
from .linear import Case

__all__ = ["song_cases"]

_ROLES = {"songPerformer": "performer", "songWriter": "writer"}


def song_cases(document: Annotated) -> Iterator[Case]:
    """Yield one case for each song and name near it; pairs stated only elsewhere are left out."""
    reading = Reading(Document(document.id, document.text))
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    where: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for fact, evidence in zip(document.facts, evidence_of(document), strict=True):
        if fact.relation in _ROLES and fact.mode == "asserted":
            stated[fact.subject, fact.object].add(_ROLES[fact.relation])
            where[fact.subject, fact.object].append(evidence)
    for pair in song_pairs(reading, said_of_pairs(reading)):
        song = _key_at(document, reading, pair.song.span, "s")
        name = _key_at(document, reading, pair.name.span, "pb")
        roles = stated.get((song, name), set()) if song and name else set()
        if roles:
            source = reading.layout.view.to_source(pair.skeleton.sentence.span)
            if not any(a < source.end and source.start < b for a, b in where[song, name]):
                continue
        label = "both" if len(roles) == 2 else next(iter(roles), "none")
        yield Case(sorted(pair.features), label)


def _key_at(document: Annotated, reading: Reading, span: Span, letters: str) -> str:
    source = reading.layout.view.to_source(span)
    return next(
        (
            m.key
            for m in document.mentions
            if m.start < source.end and source.start < m.end and m.key[0] in letters
        ),
        "",
    )
