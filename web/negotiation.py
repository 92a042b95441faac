"""Formats: which the server speaks, and which of them a request wants."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox
from flask import Request

__all__ = ["GRAPH_TYPES", "HTML", "RDF_FORMATS", "SOLUTION_TYPES", "TYPE_BY_FORMAT", "best"]

HTML: Final = "html"

GRAPH_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text/turtle": "ttl",
        "application/n-triples": "nt",
        "application/ld+json": "jsonld",
        "application/rdf+xml": "rdf",
        "application/trig": "trig",
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
    }
)

TYPE_BY_FORMAT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ttl": "text/turtle; charset=utf-8",
        "nt": "application/n-triples; charset=utf-8",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml; charset=utf-8",
        "trig": "application/trig; charset=utf-8",
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "tsv": "text/tab-separated-values; charset=utf-8",
    }
)


def best(request: Request, formats: Mapping[str, str]) -> str | None:
    """Return the format that the request's Accept header likes best, or None if it likes none.

    `formats` maps media types to formats. A request without an Accept header takes anything;
    among equals the first wins.
    """
    if not request.accept_mimetypes:
        return next(iter(formats.values()))
    found = request.accept_mimetypes.best_match(formats)
    return formats[found] if found else None
