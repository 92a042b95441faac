"""The page to ask SPARQL from, and what `/sparql` says without a query.

What programs ask is answered before it comes here, by `endpoint`; so is what is wrong with it.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from ..graph.examples import grouped
from ..graph.guard import QueryRefusedError
from ..graph.query_errors import QueryError
from ..graph.query_question import Question, form_of
from ..graph.query_stream import Answer
from ..ontology.terms import PREFIXES
from .asked import Asked
from .endpoint import PATH, admitted, asked_in, over_budget, refused
from .headers import PREFLIGHT_HEADERS, headers_for_all_origins
from .negotiation import GRAPH_TYPES, best
from .protocol import Operation, operation_of, wants_page
from .results import ROWS_SHOWN, Table, table_of
from .self_description import service_description
from .site import site

__all__ = ["blueprint", "open_to_all_origins"]

blueprint = Blueprint("sparql", __name__)

_TRIPLES_SHOWN: Final = 2_000


@blueprint.route(PATH, methods=["GET", "POST"])
def endpoint() -> Response:
    """Show the answer to one query as a page; without a query, show or describe the service."""
    asked = asked_in(request.environ)
    if asked.problem is not None:
        raise asked.problem
    operation = operation_of(asked)
    if operation is None:
        return _without_query(asked)
    try:
        if (waiting := over_budget(site(), asked)) is not None:
            return _refusal(operation.query, *waiting)
        return _page(asked, operation)
    except (QueryRefusedError, QueryError) as error:
        return _refusal(operation.query, *refused(error))


def _without_query(asked: Asked) -> Response:
    form = best(asked.accept, GRAPH_TYPES)
    if asked.method != "POST" and wants_page(asked):
        return _finished(Response(_form(""), mimetype="text/html"))
    if asked.method != "POST" and form is not None and "query" not in asked.fields:
        return _finished(service_description(form))
    return abort(HTTPStatus.BAD_REQUEST, "There is no query: give one in the parameter 'query'.")


def _page(asked: Asked, operation: Operation) -> Response:
    form = form_of(operation.query, site().pool.limits.text)
    turn = admitted(site(), asked)
    worked_s = 0.0
    try:
        answer = site().pool.ask(
            Question(
                operation.query,
                base_iri=asked.base_url,
                default_graphs=operation.default_graphs,
                named_graphs=operation.named_graphs,
                first=_TRIPLES_SHOWN if form in ("CONSTRUCT", "DESCRIBE") else ROWS_SHOWN,
            ),
            turn.client,
        )
        worked_s = answer.worked_s
    except QueryError as error:
        worked_s = error.worked_s
        raise
    finally:
        turn(worked_s)
    response = Response(_answer_page(operation, answer), mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    return _finished(response)


def _refusal(query: str, said: str, status: HTTPStatus, again_s: int) -> Response:
    """Tell the reason on a page that keeps the query to be mended."""
    response = Response(_form(query, problem=said), status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    if again_s:
        response.headers["Retry-After"] = str(again_s)
    return _finished(response)


def _finished(response: Response) -> Response:
    response.vary.update(("Accept", "Accept-Encoding"))
    return response


@blueprint.after_request
def open_to_all_origins(response: Response) -> Response:
    """Let scripts of any site ask."""
    response.headers.update(headers_for_all_origins(site().pool.limits))
    if request.method == "OPTIONS":
        response.headers.update(PREFLIGHT_HEADERS)
    return response


def _form(
    query: str,
    problem: str = "",
    result: Table | str | None = None,
    *,
    more: bool = False,
    notes: tuple[str, ...] = (),
) -> str:
    budget = site().budget
    return render_template(
        "sparql.html",
        query=query,
        problem=problem,
        result=result,
        more=more,
        notes=notes,
        groups=grouped(),
        prefixes=PREFIXES,
        limits=site().pool.limits,
        budget=budget,
    )


def _answer_page(operation: Operation, answer: Answer) -> str:
    is_graph = answer.kind == "graph"
    result = answer.body.decode("utf-8") if is_graph else table_of(answer.body)
    return _form(operation.query, result=result, more=answer.more, notes=answer.notes)
