"""The facts of the two seed documents as a graph: by hand, the sentences read at test time."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from screensong.ontology.terms import PREFIXES, SS

from .shared_data import shared

SEEDS = Path(__file__).parent / "graphs" / "seeds.trig"
_SPAN = re.compile(r"/([^/]+)#char=(\d+),(\d+)$")
_ROW = re.compile(r"^\| \d+ \| ([AB])\d+ \|.* \| (\d+)–(\d+) \|", re.MULTILINE)
_FILES = {"A": "000_c60dcfa9f26bc819", "B": "003_28645b7511e35737"}


def bare_quads() -> list[ox.Quad]:
    """Return the graph as it is written, without sentences."""
    return list(ox.parse(path=str(SEEDS), format=ox.RdfFormat.TRIG))


def spans() -> set[tuple[str, int, int]]:
    """Return document, start and end of each sentence of the graph."""
    found = (
        _SPAN.search(quad.object.value)
        for quad in bare_quads()
        if quad.predicate.value == SS.evidence and isinstance(quad.object, ox.NamedNode)
    )
    return {(match[1], int(match[2]), int(match[3])) for match in found if match}


def listed_spans() -> list[tuple[str, int, int]]:
    """Return the place of each fact of the list beside the documents."""
    text = (shared("seeds") / "facts.md").read_text(encoding="utf-8")
    return [(_FILES[m[1]], int(m[2]), int(m[3])) for m in _ROW.finditer(text)]


def quoted_quads() -> list[ox.Quad]:
    """Return the graph with each claim's sentence, cut out of its document."""
    folder = shared("seeds")
    texts = {
        name: (folder / f"{name}.txt").read_bytes().decode("utf-8") for name in _FILES.values()
    }
    quads = bare_quads()
    for quad in list(quads):
        if quad.predicate.value == SS.evidence and isinstance(quad.object, ox.NamedNode):
            match = _SPAN.search(quad.object.value)
            assert match
            words = texts[match[1]][int(match[2]) : int(match[3])]
            assert words
            assert words.strip() == words
            quads.append(
                ox.Quad(quad.subject, ox.NamedNode(SS.quote), ox.Literal(words), quad.graph_name)
            )
    return quads


def plain_triples(quads: list[ox.Quad]) -> bytes:
    """Return the triples between things, and their types, as N-Triples: what a reasoner needs."""
    claims = {q.subject for q in quads if q.object in (ox.NamedNode(SS.Claim), _SENTENCE)}
    kept = {
        quad.triple
        for quad in quads
        if quad.subject not in claims
        and isinstance(quad.object, ox.NamedNode)
        and quad.predicate.value != PREFIXES["skos"] + "inScheme"
    }
    return ox.serialize(sorted(kept, key=str), format=ox.RdfFormat.N_TRIPLES) or b""


_SENTENCE = ox.NamedNode(SS.Sentence)
