"""Export: the whole graph in the RDF formats, the same bytes for the same documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO

import pyoxigraph as ox

from ..ontology.terms import SS
from .iris import data_prefixes
from .store import Graph

__all__ = ["FORMATS", "export", "serialize"]

FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""The names of the formats, as the command line and the browser use them."""

_ABBREVIATED = frozenset(("turtle", "trig", "rdfxml"))
# What Turtle writes without a prefix: "a", 7, 0.5, true.
_BARE = rb"1999/02/22-rdf-syntax-ns#type|2001/XMLSchema#(?:integer|decimal|double|boolean)"
_NAME = re.compile(rb"<(?!http://www\.w3\.org/(?:" + _BARE + rb")>)([^<>\s]*[/#])[^<>\s/#]*>")
_QUOTE = SS.quote
_WORDS = frozenset((SS.surfaceForm, SS.subjectForm, SS.trigger, SS.degree, SS.holder))
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 8
"""More words of a document in a row than these are a sentence, or half of one."""


def export(graph: Graph, name: str, out: BinaryIO, *, quotes: bool = True) -> None:
    """Write `graph` to `out` in the format called `name`.

    N-Quads and TriG keep the named graphs; the other formats hold the union of all graphs, each
    triple once. Statements come sorted. Without `quotes` the sentences are left out, and so are
    a claim's words where they are a sentence; offsets and the digests of the documents stay.

    Raises KeyError for an unknown format.
    """
    format_ = FORMATS[name]
    prefixes = _prefixes(graph) if name in _ABBREVIATED else {}
    with graph.nquads_path.open("rb") as lines:
        if quotes and format_ == ox.RdfFormat.N_QUADS:
            out.writelines(lines)
            return
        quads: Iterator[ox.Quad] = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
        kept = quads if quotes else _without_sentences(quads)
        if format_.supports_datasets and format_ != ox.RdfFormat.JSON_LD:
            serialize(kept, format_, prefixes, out)
        else:
            union = {(q.subject, q.predicate, q.object) for q in kept}
            triples = (ox.Triple(*triple) for triple in sorted(union, key=_order))
            serialize(triples, format_, prefixes, out)


def _prefixes(graph: Graph) -> dict[str, str]:
    """Return the usual prefixes, less those of which the graph has no name to write."""
    starts: set[str] = set()
    with graph.nquads_path.open("rb") as lines:
        for line in lines:
            starts.update(name.decode() for name in _NAME.findall(line))
    return {
        prefix: iri
        for prefix, iri in data_prefixes(graph.base).items()
        if any(start.startswith(iri) for start in starts)
    }


def _without_sentences(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield those of sorted `quads` that hold no sentence of a document."""
    for _, of_subject in groupby(quads, attrgetter("subject")):
        said = list(of_subject)
        quotes = {_bare(_text(quad)) for quad in said if quad.predicate.value == _QUOTE}
        for quad in said:
            name = quad.predicate.value
            if name != _QUOTE and not (name in _WORDS and _is_sentence(_text(quad), quotes)):
                yield quad


def _text(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _is_sentence(words: str, quotes: set[str]) -> bool:
    return len(words.split()) > _MOST_WORDS or any(quote in _bare(words) for quote in quotes)


def _bare(text: str) -> str:
    """Return the letters and digits of `text`, its words between single spaces."""
    return " " + " ".join(_WORD.findall(text.lower())) + " "


def _order(triple: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(term) for term in triple)


def serialize(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad],
    format_: ox.RdfFormat,
    prefixes: dict[str, str],
    out: BinaryIO,
) -> None:
    """Write statements in the order given, with prefixes where the format has them."""
    ox.serialize(statements, out, format_, prefixes=prefixes)
