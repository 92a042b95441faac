"""Formats: which the server speaks, and which of them a request wants."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

__all__ = ["GRAPH_TYPES", "HTML", "RDF_FORMATS", "SOLUTION_TYPES", "TYPE_BY_FORMAT", "best"]

HTML: Final = "html"

GRAPH_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text/turtle": "ttl",
        "application/n-triples": "nt",
        "application/ld+json": "jsonld",
        "application/rdf+xml": "rdf",
        "application/trig": "trig",
        "application/n-quads": "nq",
        "application/x-turtle": "ttl",
    }
)
"""Formats of RDF by media type, the preferred first."""

SOLUTION_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/json": "json",
        "application/sparql-results+xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
        "application/xml": "xml",
        "text/xml": "xml",
    }
)
"""Formats of query results by media type, the preferred first."""

RDF_FORMATS: Final[Mapping[str, ox.RdfFormat]] = MappingProxyType(
    {
        "ttl": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdf": ox.RdfFormat.RDF_XML,
        "trig": ox.RdfFormat.TRIG,
        "nq": ox.RdfFormat.N_QUADS,
    }
)

TYPE_BY_FORMAT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ttl": "text/turtle; charset=utf-8",
        "nt": "application/n-triples; charset=utf-8",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml; charset=utf-8",
        "trig": "application/trig; charset=utf-8",
        "nq": "application/n-quads; charset=utf-8",
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "tsv": "text/tab-separated-values; charset=utf-8",
    }
)


def best(accept: str, formats: Mapping[str, str]) -> str | None:
    """Return the format that an Accept header likes best, or None if it likes none.

    `formats` maps media types to formats; of several types of one format, those after the first
    count only if they are named, not by a wildcard. An empty header takes
    anything; among equals the one that is named most exactly wins, then the first.
    """
    return _best(accept, tuple(formats.items()))


@lru_cache(maxsize=256)
def _best(header: str, formats: tuple[tuple[str, str], ...]) -> str | None:
    accepted = parse_accept_header(header, MIMEAccept)
    if not accepted:
        return formats[0][1]
    first: dict[str, str] = {}
    for media, form in formats:
        first.setdefault(form, media)
    liked = {media: _liking(accepted, media, named=media != first[form]) for media, form in formats}
    found = max(formats, key=lambda pair: liked[pair[0]])  # the first of equals
    return found[1] if liked[found[0]][0] > 0 else None


def _liking(accepted: MIMEAccept, media_type: str, *, named: bool) -> tuple[float, int]:
    """Return how much a media type is wanted, and how exactly the range that says so names it.

    Of the ranges that fit, the most exact one counts (RFC 9110): `text/html;q=0, */*` takes
    everything but HTML.
    """
    ranges = {media_type: 2}
    if not named:
        ranges |= {"*/*": 0, f"{media_type.partition('/')[0]}/*": 1}
    found = [
        (ranges[name], quality)
        for value, quality in accepted
        if (name := value.partition(";")[0].strip().lower()) in ranges
    ]
    exactness, quality = max(found, default=(0, 0.0))
    return float(quality), exactness
