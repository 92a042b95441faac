"""The SPARQL 1.1 Protocol: what a request asks, and which formats would do. Knows no graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Final

import pyoxigraph as ox
from werkzeug.exceptions import abort

from .asked import FORM, Asked
from .negotiation import GRAPH_TYPES, HTML, SOLUTION_TYPES, best

__all__ = ["Formats", "Operation", "formats_wanted", "operation_of", "wants_page"]

_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_KINDS: Final = {
    **SOLUTION_TYPES,
    **GRAPH_TYPES,
    "text/html": HTML,
    "application/xhtml+xml": HTML,
}
_READ_ONLY: Final = "Updates are not allowed here: the graph is read-only."
_BY_NAME: Final[dict[str, tuple[str | None, str | None]]] = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdf"),
    "csv": ("csv", None),
    "tsv": ("tsv", None),
    "ttl": (None, "ttl"),
    "nt": (None, "nt"),
    "trig": (None, "trig"),
    "nq": (None, "nq"),
    "jsonld": (None, "jsonld"),
    "rdf": (None, "rdf"),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """A query with the dataset that the protocol's parameters name."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formats:
    """The format for rows and the one for graphs; None if no such result would be accepted."""

    solutions: str | None
    graph: str | None

    def of(self, form: str) -> str | None:
        """Return the format of what a query of this form ("ASK", "DESCRIBE") gives."""
        return self.graph if form in ("CONSTRUCT", "DESCRIBE") else self.solutions


_NONE: Final = Formats(None, None)


def operation_of(asked: Asked) -> Operation | None:
    """Read the operation as the protocol has it; None if there is no query at all."""
    if asked.method == "POST" and not asked.is_form:
        return _direct(asked)
    fields = asked.fields
    if "update" in fields:
        abort(HTTPStatus.FORBIDDEN, _READ_ONLY)
    queries = fields.getlist("query")
    if len(queries) > 1:
        abort(HTTPStatus.BAD_REQUEST, f"There are {len(queries)} queries: give exactly one.")
    return _with_dataset(queries[0], asked) if queries and queries[0].strip() else None


def _direct(asked: Asked) -> Operation:
    """Read a query that is the body."""
    if asked.media_type == _UPDATE:
        abort(HTTPStatus.FORBIDDEN, _READ_ONLY)
    if asked.media_type != _DIRECT:
        abort(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"POST a query as {_DIRECT}, or as {FORM} with 'query'.",
        )
    if asked.charset not in {"utf-8", "utf8"}:
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send the query in UTF-8, not {asked.charset}.")
    try:
        text = asked.body.decode("utf-8")
    except UnicodeDecodeError:
        abort(HTTPStatus.BAD_REQUEST, "The query is not UTF-8.")
    if "query" in asked.fields:
        abort(HTTPStatus.BAD_REQUEST, "There are two queries, in body and address: give one.")
    return _with_dataset(text, asked)


def _with_dataset(query: str, asked: Asked) -> Operation:
    default = asked.fields.getlist("default-graph-uri")
    named = asked.fields.getlist("named-graph-uri")
    for name in (*default, *named):
        try:
            ox.NamedNode(name)
        except ValueError:
            abort(HTTPStatus.BAD_REQUEST, f"{name[:200]!r} is no absolute IRI of a graph.")
    return Operation(query, tuple(default), tuple(named))


def wants_page(asked: Asked) -> bool:
    """Tell whether a person asks with a browser."""
    name = asked.format
    return name == HTML or (name == "" and _likes_pages(asked.accept))


def formats_wanted(asked: Asked) -> Formats:
    """Return the formats that the request would take; 406 if there is none for either."""
    name = asked.format
    if name:
        if name not in _BY_NAME:
            message = f"There is no format {name[:40]!r}; there are {', '.join(_BY_NAME)}."
            abort(HTTPStatus.BAD_REQUEST, message)
        return Formats(*_BY_NAME[name])
    found = _formats_liked(asked.accept)
    if found == _NONE:
        known = ", ".join(dict.fromkeys((*SOLUTION_TYPES, *GRAPH_TYPES)))
        abort(HTTPStatus.NOT_ACCEPTABLE, f"Results can be had as: {known}")
    return found


@lru_cache(maxsize=256)
def _likes_pages(accept: str) -> bool:
    return best(accept, _KINDS) == HTML


@lru_cache(maxsize=256)
def _formats_liked(accept: str) -> Formats:
    return Formats(best(accept, SOLUTION_TYPES), best(accept, GRAPH_TYPES))
