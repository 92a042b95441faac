"""The Flask application over one graph: configuration, safety headers, errors."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from ..graph.browse_model import BrowsableGraph
from ..graph.query_limits import QueryLimits
from ..graph.query_pool import QueryPool
from ..graph.store import Graph
from . import dataset, entities, ontology, pages, sparql, wording
from .answer_cache import AnswerCache
from .asked import BODY_MOST
from .budget import ClientBudget
from .endpoint import Endpoint
from .headers import SAFETY_HEADERS
from .negotiation import HTML, best
from .site import Site, install

__all__ = ["create_app"]

_ERROR_TYPES = {"text/plain": "text", "text/html": HTML, "application/xhtml+xml": HTML}
"""Plain text first: a program that takes anything, as curl does, is not sent a page."""


def create_app(
    graph: BrowsableGraph | Path | str,
    *,
    query_workers: int = 2,
    limits: QueryLimits | None = None,
    budget: ClientBudget | None = None,
    queries_at: str = "",
    trusted_hosts: Sequence[str] | None = None,
    proxies: int = 0,
    budget_mb: int | None = None,
    answers_mb: int = 32,
) -> Flask:
    """Return the browser and SPARQL endpoint of a graph, given opened or as its directory.

    Public queries run within `limits`, in up to `query_workers` processes at a time, and take
    from the `budget` of whoever asks. The processes start with the first query, forked from the
    zygote whose address is `queries_at`, else from one of this application's own;
    `site(app).pool.close()` ends them, as the end of this process does. With `trusted_hosts`,
    requests for other hosts are refused. `proxies` is how many proxies of yours stand in front:
    so many entries of `X-Forwarded-For` are believed. A graph that would take more than `budget_mb`
    of memory is read from disk. Up to `answers_mb` of answers are kept for who asks again.

    Raises GraphError if `graph` is a directory that holds none.
    """
    opened = Graph.open(graph) if isinstance(graph, Path | str) else graph
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=BODY_MOST,
        MAX_FORM_MEMORY_SIZE=BODY_MOST,
        MAX_FORM_PARTS=50,
        TRUSTED_HOSTS=list(trusted_hosts) if trusted_hosts else None,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    pool = QueryPool(
        opened.nquads_path,
        address=queries_at,
        base=opened.base,
        size=query_workers,
        limits=limits,
        budget_mb=budget_mb,
    )
    shared = Site(opened, pool, _version(opened), budget, AnswerCache(answers_mb * 1024 * 1024))
    install(app, shared)
    hosts = app.config["TRUSTED_HOSTS"]
    app.wsgi_app = Endpoint(shared, app.wsgi_app, hosts)  # type: ignore[method-assign]
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    wording.register(app)
    for blueprint in (
        pages.blueprint,
        entities.blueprint,
        ontology.blueprint,
        sparql.blueprint,
        dataset.blueprint,
    ):
        app.register_blueprint(blueprint)
    app.register_error_handler(HTTPException, _problem)
    app.after_request(_finish)
    return app


def _version(graph: BrowsableGraph) -> str:
    """Return a name of what the graph holds: a snapshot is named after that."""
    if isinstance(graph, Graph):
        return graph.snapshot
    return sha256(graph.nquads_path.read_bytes()).hexdigest()[:16]


def _problem(error: HTTPException) -> Response:
    """Answer an error with one clear line: a page for people, plain text for programs."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    said = error.description or ""
    if isinstance(error, InternalServerError):
        said = "Something went wrong on our side. It has been noted in the server's log."
    elif isinstance(error, NotFound) and said == NotFound.description:
        said = "There is no page at this address."
    as_page = (
        bool(request.accept_mimetypes)
        and best(request.headers.get("Accept", ""), _ERROR_TYPES) == HTML
    )
    if isinstance(error, SecurityError):  # before the address is known no page can be made
        as_page, said = False, "This server does not answer to the name it was asked by."
    if as_page:
        title = HTTPStatus(status).phrase
        body = render_template("error.html", status=status, title=title, said=said)
        response = Response(body, status, mimetype="text/html")
    else:
        response = Response(f"{said}\n", status, mimetype="text/plain")
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    response.vary.add("Accept")
    return response


def _finish(response: Response) -> Response:
    for name, value in SAFETY_HEADERS.items():
        response.headers.setdefault(name, value)
    if response.status_code == HTTPStatus.OK and request.method in {"GET", "HEAD"}:
        settled = response.direct_passthrough or response.is_streamed
        if not settled and not response.cache_control.no_store:
            response.add_etag()
        if not response.is_streamed:
            response.make_conditional(request)
    return response
