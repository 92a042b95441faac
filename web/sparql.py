"""The SPARQL endpoint, as the SPARQL 1.1 Protocol has it, and the page to ask from."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from ..graph.guard import ForbiddenQueryError, QueryRefusedError, admit
from ..graph.query_errors import (
    PoolBusyError,
    PoolClosedError,
    PoolDownError,
    QueryError,
    QueryFailedError,
    QueryTimeoutError,
    ResultFormatError,
    ResultTooLargeError,
    WorkerLostError,
)
from ..graph.query_pool import Answer
from ..ontology.terms import PREFIXES
from .examples import grouped
from .negotiation import GRAPH_TYPES, TYPE_BY_FORMAT, best
from .protocol import Formats, Operation, fields_of, formats_wanted, operation_of, wants_page
from .results import ROWS_SHOWN, Table, table_of
from .self_description import service_description
from .site import site
from .streaming import send, tag_of, takes_gzip

__all__ = ["answered", "blueprint", "budget_refusal", "open_to_all_origins", "refusal"]

blueprint = Blueprint("sparql", __name__)

_STATUS_BY_ERROR: Final[tuple[tuple[type[Exception], HTTPStatus], ...]] = (
    (ForbiddenQueryError, HTTPStatus.FORBIDDEN),
    (QueryRefusedError, HTTPStatus.BAD_REQUEST),
    (ResultFormatError, HTTPStatus.NOT_ACCEPTABLE),
    (ResultTooLargeError, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryTimeoutError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolDownError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolClosedError, HTTPStatus.SERVICE_UNAVAILABLE),
    (WorkerLostError, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryFailedError, HTTPStatus.BAD_REQUEST),
    (QueryError, HTTPStatus.BAD_REQUEST),
)
_CHANGING: Final = re.compile(r"\b(?:RAND|NOW|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
"""Functions whose value is another each time: such an answer has no tag."""
_TRIPLES_SHOWN: Final = 2_000
_RETRY_S: Final = 2
_EXPOSED: Final = "Link, ETag, Retry-After, X-SPARQL-MaxRows, X-Screensong-Limits"


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer one query, in the format asked for; without a query, show or describe the service."""
    fields = fields_of(request)
    as_page = wants_page(request, fields)
    operation = operation_of(request)
    if operation is None:
        return _without_query(as_page=as_page, asked="query" in fields)
    if (refused := budget_refusal(operation.query, as_page=as_page)) is not None:
        return refused
    try:
        if as_page:
            return _page(operation)
        return _data(operation, formats_wanted(request, fields), fields.get("format", ""))
    except (QueryRefusedError, QueryError) as error:
        return refusal(error, operation.query, as_page=as_page)


def _without_query(*, as_page: bool, asked: bool) -> Response:
    form = best(request, GRAPH_TYPES)
    if request.method != "POST" and as_page:
        return _finished(Response(_form(""), mimetype="text/html"))
    if request.method != "POST" and form is not None and not asked:
        return _finished(service_description(form))
    return abort(HTTPStatus.BAD_REQUEST, "There is no query: give one in the parameter 'query'.")


def _data(operation: Operation, formats: Formats, name: str) -> Response:
    form = admit(operation.query, site().pool.limits.text)
    wanted = formats.of(form)
    if form and wanted is None:
        raise ResultFormatError("graph" if form in ("CONSTRUCT", "DESCRIBE") else "solutions")
    response = answered(operation, formats, wanted or "")
    if name in {"csv", "tsv"}:
        response.headers["Content-Disposition"] = f'attachment; filename="screensong.{name}"'
    return response


def answered(operation: Operation, formats: Formats, wanted: str) -> Response:
    """Return the answer to an operation, or 304 to a client that has it already.

    Raises QueryRefusedError or a QueryError if nothing of it has been sent.
    """
    tag = "" if _CHANGING.search(operation.query) else _tag(operation, wanted)
    if tag and request.method in {"GET", "HEAD"} and request.if_none_match.contains(tag):
        return _tagged(Response(status=HTTPStatus.NOT_MODIFIED), tag)
    began = time.monotonic()
    try:
        stream = site().pool.stream(
            operation.query,
            solutions=formats.solutions,
            graph=formats.graph,
            base_iri=request.base_url,
            default_graphs=operation.default_graphs,
            named_graphs=operation.named_graphs,
        )
    except (QueryTimeoutError, WorkerLostError, ResultTooLargeError):
        _spender()(time.monotonic() - began)
        raise
    response = send(request, stream, TYPE_BY_FORMAT[stream.format], _spender())
    return _tagged(response, tag)


def _tag(operation: Operation, wanted: str) -> str:
    coding = "gzip" if takes_gzip(request) else ""
    dataset = (operation.default_graphs, operation.named_graphs)
    return tag_of(site().version, request.base_url, operation.query, dataset, wanted, coding)


def _tagged(response: Response, tag: str) -> Response:
    if tag:
        response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache" if tag else "no-store"
    return _finished(response)


def _page(operation: Operation) -> Response:
    began = time.monotonic()
    try:
        answer = site().pool.ask(
            operation.query,
            base_iri=request.base_url,
            default_graphs=operation.default_graphs,
            named_graphs=operation.named_graphs,
            first=_TRIPLES_SHOWN if _gives_graph(operation) else ROWS_SHOWN,
        )
    finally:
        _spender()(time.monotonic() - began)
    response = Response(_answer_page(operation, answer), mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    return _finished(response)


def _gives_graph(operation: Operation) -> bool:
    return admit(operation.query, site().pool.limits.text) in ("CONSTRUCT", "DESCRIBE")


def _spender() -> Callable[[float], None]:
    """Return what notes the query time of this client; it works when the request has ended."""
    budget, client = site().budget, request.remote_addr or ""
    return lambda seconds: budget.spend(client, seconds) if budget else None


def budget_refusal(query: str = "", *, as_page: bool = False) -> Response | None:
    """Return the refusal of a client that has used up its budget; None if it may ask."""
    budget = site().budget
    wait = math.ceil(budget.wait_s(request.remote_addr or "")) if budget else 0
    if budget is None or wait == 0:
        return None
    said = (
        f"you have used your {budget.seconds:g} seconds of query time for this minute; "
        f"try again in {wait} second{'' if wait == 1 else 's'}"
    )
    response = _said(query, said, HTTPStatus.TOO_MANY_REQUESTS, as_page=as_page)
    response.headers["Retry-After"] = str(wait)
    return response


def refusal(error: Exception, query: str = "", *, as_page: bool = False) -> Response:
    """Answer with the fitting status and the reason; a page keeps the query to be mended."""
    status = next(code for kind, code in _STATUS_BY_ERROR if isinstance(error, kind))
    response = _said(query, str(error), status, as_page=as_page)
    if isinstance(error, PoolBusyError | PoolDownError):
        response.headers["Retry-After"] = str(_RETRY_S)
    return response


def _said(query: str, said: str, status: HTTPStatus, *, as_page: bool) -> Response:
    if as_page:
        response = Response(_form(query, problem=said), status, mimetype="text/html")
    else:
        response = Response(f"{said}\n", status, mimetype="text/plain")
    response.headers["Cache-Control"] = "no-store"
    return _finished(response)


def _finished(response: Response) -> Response:
    response.vary.update(("Accept", "Accept-Encoding"))
    return response


@blueprint.after_request
def open_to_all_origins(response: Response) -> Response:
    """Let scripts of any site ask, and say the caps; no cookie or credential is ever involved."""
    limits = site().pool.limits
    response.headers["X-SPARQL-MaxRows"] = str(limits.rows)
    response.headers["X-Screensong-Limits"] = str(limits)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = "GET, POST, HEAD, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type, Accept, If-None-Match"
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    if request.method == "OPTIONS":
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _form(
    query: str, problem: str = "", result: Table | str | None = None, *, more: bool = False
) -> str:
    budget = site().budget
    return render_template(
        "sparql.html",
        query=query,
        problem=problem,
        result=result,
        more=more,
        groups=grouped(),
        prefixes=PREFIXES,
        limits=site().pool.limits,
        client_seconds=budget.seconds if budget else None,
    )


def _answer_page(operation: Operation, answer: Answer) -> str:
    if answer.kind == "graph":
        return _form(operation.query, result=answer.body.decode("utf-8"), more=answer.more)
    return _form(operation.query, result=table_of(answer.body), more=answer.more)
