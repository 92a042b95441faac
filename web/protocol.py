"""The SPARQL 1.1 Protocol: what a request asks, and which formats would do. Knows no graph."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

import pyoxigraph as ox
from flask import Request, abort
from werkzeug.datastructures import MultiDict

from .negotiation import GRAPH_TYPES, HTML, SOLUTION_TYPES, best

__all__ = ["Formats", "Operation", "fields_of", "formats_wanted", "operation_of", "wants_page"]

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 200
_PAGES: Final = {"text/html": HTML, "application/xhtml+xml": HTML}
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


def fields_of(request: Request) -> MultiDict[str, str]:
    """Return the parameters of a request: of its address, or of the form in its body."""
    is_form = request.method == "POST" and request.mimetype == _FORM
    try:
        raw = request.get_data() if is_form else request.query_string
        pairs = parse_qsl(
            raw.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeDecodeError:
        abort(HTTPStatus.BAD_REQUEST, "The parameters are not UTF-8.")
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST, f"There are more than {_MOST_FIELDS} parameters.")
    return MultiDict(pairs)


def operation_of(request: Request) -> Operation | None:
    """Read the operation as the protocol has it; None if there is no query at all."""
    if request.method == "POST" and request.mimetype != _FORM:
        if request.mimetype == _UPDATE:
            abort(HTTPStatus.FORBIDDEN, _READ_ONLY)
        if request.mimetype != _DIRECT:
            abort(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                f"POST a query as {_DIRECT}, or as {_FORM} with 'query'.",
            )
        charset = request.mimetype_params.get("charset", "utf-8").lower()
        if charset not in {"utf-8", "utf8"}:
            abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send the query in UTF-8, not {charset}.")
        try:
            text = request.get_data().decode("utf-8")
        except UnicodeDecodeError:
            abort(HTTPStatus.BAD_REQUEST, "The query is not UTF-8.")
        fields = fields_of(request)
        if "query" in fields:
            abort(HTTPStatus.BAD_REQUEST, "There are two queries, in body and address: give one.")
        return _with_dataset(text, fields)
    fields = fields_of(request)
    if "update" in fields:
        abort(HTTPStatus.FORBIDDEN, _READ_ONLY)
    queries = fields.getlist("query")
    if len(queries) > 1:
        abort(HTTPStatus.BAD_REQUEST, f"There are {len(queries)} queries: give exactly one.")
    return _with_dataset(queries[0], fields) if queries and queries[0].strip() else None


def _with_dataset(query: str, fields: MultiDict[str, str]) -> Operation:
    default, named = fields.getlist("default-graph-uri"), fields.getlist("named-graph-uri")
    for name in (*default, *named):
        try:
            ox.NamedNode(name)
        except ValueError:
            abort(HTTPStatus.BAD_REQUEST, f"{name[:200]!r} is no absolute IRI of a graph.")
    return Operation(query, tuple(default), tuple(named))


def wants_page(request: Request, fields: MultiDict[str, str]) -> bool:
    """Tell whether a person asks with a browser."""
    name = fields.get("format", "")
    kinds = {**SOLUTION_TYPES, **GRAPH_TYPES, **_PAGES}
    return name == HTML or (name == "" and best(request, kinds) == HTML)


def formats_wanted(request: Request, fields: MultiDict[str, str]) -> Formats:
    """Return the formats that the request would take; 406 if there is none for either."""
    name = fields.get("format", "")
    if name:
        if name not in _BY_NAME:
            message = f"There is no format {name[:40]!r}; there are {', '.join(_BY_NAME)}."
            abort(HTTPStatus.BAD_REQUEST, message)
        return Formats(*_BY_NAME[name])
    found = Formats(best(request, SOLUTION_TYPES), best(request, GRAPH_TYPES))
    if found == Formats(None, None):
        known = ", ".join(dict.fromkeys((*SOLUTION_TYPES, *GRAPH_TYPES)))
        abort(HTTPStatus.NOT_ACCEPTABLE, f"Results can be had as: {known}")
    return found
