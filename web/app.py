"""The Flask application over one graph: configuration, safety headers, errors."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, SecurityError

from ..graph.browse_model import BrowsableGraph
from ..graph.query_pool import QueryPool
from ..graph.store import Graph
from . import entities, ontology, pages, sparql, wording
from .negotiation import HTML, best
from .site import Site, install

__all__ = ["create_app"]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_BODY_MOST = 64 * 1024
_ERROR_TYPES = {"text/html": HTML, "text/plain": "text", "application/xhtml+xml": HTML}


def create_app(
    graph: BrowsableGraph | Path | str,
    *,
    query_workers: int = 2,
    query_seconds: float = 10.0,
    query_memory_mb: int = 512,
    result_bytes: int = 16 * 1024 * 1024,
    trusted_hosts: Sequence[str] | None = None,
) -> Flask:
    """Return the browser and SPARQL endpoint of a graph, given opened or as its directory.

    The processes that run public queries start with the first query; `site(app).pool.close()`
    ends them, as the end of this process does. With `trusted_hosts`, requests for other hosts
    are refused.

    Raises GraphError if `graph` is a directory that holds none.
    """
    opened = Graph.open(graph) if isinstance(graph, Path | str) else graph
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=_BODY_MOST,
        MAX_FORM_MEMORY_SIZE=_BODY_MOST,
        MAX_FORM_PARTS=50,
        TRUSTED_HOSTS=list(trusted_hosts) if trusted_hosts else None,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    pool = QueryPool(
        opened.nquads_path,
        base=opened.base,
        size=query_workers,
        deadline_s=query_seconds,
        memory_mb=query_memory_mb,
        max_bytes=result_bytes,
    )
    install(app, Site(opened, pool))
    wording.register(app)
    for blueprint in (
        pages.blueprint,
        entities.blueprint,
        ontology.blueprint,
        sparql.blueprint,
    ):
        app.register_blueprint(blueprint)
    app.register_error_handler(HTTPException, _problem)
    app.after_request(_finish)
    return app


def _problem(error: HTTPException) -> Response:
    """Answer an error with one clear line: a page for people, plain text for programs."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    said = error.description or ""
    if isinstance(error, InternalServerError):
        said = "Something went wrong on our side. It has been noted in the server's log."
    elif isinstance(error, NotFound) and said == NotFound.description:
        said = "There is no page at this address."
    as_page = bool(request.accept_mimetypes) and best(request, _ERROR_TYPES) == HTML
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
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if response.status_code == HTTPStatus.OK and request.method in {"GET", "HEAD"}:
        if not response.direct_passthrough:
            response.add_etag()
        response.make_conditional(request)
    return response
