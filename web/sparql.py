"""The SPARQL 1.1 Protocol at `/sparql`, and a page to ask from."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.datastructures import MultiDict

from ..graph.guard import ForbiddenQueryError, QueryRefusedError
from ..graph.query_pool import (
    Answer,
    PoolBusyError,
    QueryError,
    QueryTimeoutError,
    ResultFormatError,
    ResultTooLargeError,
    WorkerLostError,
)
from ..ontology.terms import PREFIXES
from .examples import grouped
from .negotiation import GRAPH_TYPES, HTML, SOLUTION_TYPES, TYPE_BY_FORMAT, best
from .results import Table, table_of
from .site import site

__all__ = ["blueprint"]

blueprint = Blueprint("sparql", __name__)

_GRAPH_FORMATS = {kind: form for kind, form in GRAPH_TYPES.items() if form != "trig"}
_DATA_TYPES = {**SOLUTION_TYPES, **_GRAPH_FORMATS}
_ALL_TYPES = {**_DATA_TYPES, "text/html": HTML, "application/xhtml+xml": HTML}
_BY_NAME: dict[str, tuple[str | None, str | None]] = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdf"),
    "csv": ("csv", None),
    "tsv": ("tsv", None),
    "ttl": (None, "ttl"),
    "nt": (None, "nt"),
    "jsonld": (None, "jsonld"),
    "rdf": (None, "rdf"),
}
_STATUS_BY_ERROR: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (ForbiddenQueryError, HTTPStatus.FORBIDDEN),
    (QueryRefusedError, HTTPStatus.BAD_REQUEST),
    (ResultFormatError, HTTPStatus.NOT_ACCEPTABLE),
    (ResultTooLargeError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (QueryTimeoutError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (WorkerLostError, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryError, HTTPStatus.BAD_REQUEST),
)


@dataclass(frozen=True, slots=True)
class _Operation:
    """A query with the dataset that the protocol's parameters name."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer one query, in the format asked for; without a query, show the form."""
    wants_page = request.args.get("format", "") in {"", HTML} and best(request, _ALL_TYPES) == HTML
    operation = _operation()
    if operation is None:
        if not wants_page:
            abort(400, "There is no query: give one in the parameter 'query'.")
        return _finished(Response(_form(""), mimetype="text/html"))
    solutions, graph = ("json", "ttl") if wants_page else _formats()
    try:
        answer = site().pool.ask(
            operation.query,
            solutions=solutions,
            graph=graph,
            default_graphs=operation.default_graphs,
            named_graphs=operation.named_graphs,
        )
    except (QueryRefusedError, QueryError) as error:
        return _refusal(operation, error, as_page=wants_page)
    if wants_page:
        return _finished(Response(_answer_page(operation, answer), mimetype="text/html"))
    response = Response(answer.body, content_type=TYPE_BY_FORMAT[answer.format])
    if request.args.get("format") in {"csv", "tsv"}:
        name = f"screensong.{answer.format}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _finished(response)


def _operation() -> _Operation | None:
    """Read the operation as the protocol has it; None if there is no query at all."""
    if request.method == "POST":
        match request.mimetype:
            case "application/x-www-form-urlencoded":
                return _from_fields(request.form)
            case "application/sparql-query":
                try:
                    text = request.get_data().decode("utf-8")
                except UnicodeDecodeError:
                    abort(400, "The query is not UTF-8.")
                return _with_dataset(text, request.args)
            case "application/sparql-update":
                abort(403, "Updates are not allowed here: the graph is read-only.")
            case _:
                abort(
                    415,
                    "POST a query as application/sparql-query or as a form with 'query'.",
                )
    return _from_fields(request.args)


def _from_fields(fields: MultiDict[str, str]) -> _Operation | None:
    queries = fields.getlist("query")
    if fields.getlist("update"):
        abort(403, "Updates are not allowed here: the graph is read-only.")
    if len(queries) > 1:
        abort(400, f"There are {len(queries)} queries: give exactly one.")
    return _with_dataset(queries[0], fields) if queries and queries[0].strip() else None


def _with_dataset(query: str, fields: MultiDict[str, str]) -> _Operation:
    return _Operation(
        query,
        tuple(fields.getlist("default-graph-uri")),
        tuple(fields.getlist("named-graph-uri")),
    )


def _formats() -> tuple[str | None, str | None]:
    """Return the formats wanted for tables and for graphs; 406 if there is none for either."""
    name = request.args.get("format", "") or request.form.get("format", "")
    if name:
        if name not in _BY_NAME:
            abort(400, f"There is no format {name!r}; there are {', '.join(_BY_NAME)}.")
        return _BY_NAME[name]
    found = best(request, SOLUTION_TYPES), best(request, _GRAPH_FORMATS)
    if found == (None, None):
        abort(406, f"Results can be had as: {', '.join(_DATA_TYPES)}")
    return found


def _refusal(operation: _Operation, error: Exception, *, as_page: bool) -> Response:
    """Answer with the fitting status and the reason; a page keeps the query to be mended."""
    status = next(code for kind, code in _STATUS_BY_ERROR if isinstance(error, kind))
    if as_page:
        body = _form(operation.query, problem=str(error))
        response = Response(body, status, mimetype="text/html")
    else:
        response = Response(f"{error}\n", status, mimetype="text/plain")
    if isinstance(error, PoolBusyError):
        response.headers["Retry-After"] = "2"
    return _finished(response)


def _finished(response: Response) -> Response:
    response.vary.add("Accept")
    return response


@blueprint.after_request
def _open_to_all_origins(response: Response) -> Response:
    """Let scripts of any site ask; no cookie or credential is ever involved."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = "GET, POST, HEAD, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
    return response


def _form(query: str, problem: str = "", result: Table | str | None = None) -> str:
    return render_template(
        "sparql.html",
        query=query,
        problem=problem,
        result=result,
        groups=grouped(),
        prefixes=PREFIXES,
        seconds=site().pool.deadline_s,
    )


def _answer_page(operation: _Operation, answer: Answer) -> str:
    if answer.kind == "graph":
        return _form(operation.query, result=answer.body.decode("utf-8"))
    return _form(operation.query, result=table_of(answer.body))
