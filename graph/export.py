"""Export: the whole graph in the RDF formats, the same bytes for the same documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

_QUOTE = SS.quote


def export(graph: Graph, name: str, out: BinaryIO, *, quotes: bool = True) -> None:
    """Write `graph` to `out` in the format called `name`.

    N-Quads and TriG keep the named graphs; the other formats hold the union of all graphs, each
    triple once. Statements come sorted. Without `quotes` the sentences are left out, their
    offsets and the digests of the documents stay.

    Raises KeyError for an unknown format.
    """
    format_ = FORMATS[name]
    with graph.nquads_path.open("rb") as lines:
        if format_ == ox.RdfFormat.N_QUADS:
            out.writelines(line for line in lines if quotes or not _is_quote(line))
            return
        quads: Iterator[ox.Quad] = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
        kept = (quad for quad in quads if quotes or quad.predicate.value != _QUOTE)
        if format_.supports_datasets and format_ != ox.RdfFormat.JSON_LD:
            serialize(kept, format_, graph.base, out)
        else:
            union = {(q.subject, q.predicate, q.object) for q in kept}
            serialize((ox.Triple(*t) for t in sorted(union, key=_order)), format_, graph.base, out)


def _is_quote(line: bytes) -> bool:
    return line.split(b" ", 2)[1] == b"<" + _QUOTE.encode() + b">"


def _order(triple: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(term) for term in triple)


def serialize(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad],
    format_: ox.RdfFormat,
    base: str,
    out: BinaryIO,
) -> None:
    """Write statements in the order given, with the usual prefixes where the format has them."""
    ox.serialize(statements, out, format_, prefixes=data_prefixes(base))
