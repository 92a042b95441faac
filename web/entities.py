"""Pages and RDF of everything that has an IRI in the graph: `/id/{kind}/{name}`."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

import pyoxigraph as ox
from flask import Blueprint, Response, abort, render_template, request, url_for

from ..graph.browse import (
    NoPageError,
    claim_page,
    dispute_page,
    fact_list,
    incoming_list,
    page_of,
)
from ..graph.browse_document import document_page
from ..graph.browse_reader import Reader
from ..graph.description import describe
from ..graph.iris import data_prefixes
from .negotiation import GRAPH_TYPES, HTML, RDF_FORMATS, TYPE_BY_FORMAT, best
from .pages import page_number
from .site import site

__all__ = ["blueprint"]

blueprint = Blueprint("entities", __name__)

_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, **GRAPH_TYPES}


@blueprint.get("/id/<path:path>")
def page(path: str) -> Response:
    """Show a thing as a page, or send it as RDF: by Accept header or by suffix (`.ttl`)."""
    found = _existing(path)
    if found is not None:
        form = best(request.headers.get("Accept", ""), _TYPES)
        if form is None:
            known = ", ".join(_TYPES)
            abort(HTTPStatus.NOT_ACCEPTABLE, f"This can be had as: {known}")
    else:
        stem, _, form = path.rpartition(".")
        found = _existing(stem) if form in RDF_FORMATS else None
    if found is None:
        abort(404, "Nothing in this graph has this address.")
    response = _page(found) if form == HTML else _rdf(found, form)
    response.vary.add("Accept")
    return response


def _existing(path: str) -> str | None:
    """Return the IRI that a path means, if the graph has it.

    Paths arrive decoded; an IRI may itself hold percent signs, so both readings are tried.
    """
    reader = Reader(site().graph)
    for reading in dict.fromkeys((path, quote(path, safe="/:@!$&'()*+,;=~-._"))):
        iri = site().graph.base + reading
        if reading and reader.exists(iri):
            return iri
    return None


def _page(iri: str) -> Response:
    graph = site().graph
    kind = iri.removeprefix(graph.base).partition("/")[0]
    path = iri.removeprefix(graph.base)
    formats = [(form, url_for("entities.page", path=f"{path}.{form}")) for form in RDF_FORMATS]
    shared: dict[str, object] = {"iri": iri, "formats": formats}
    try:
        match kind:
            case "document":
                body = render_template("document.html", doc=document_page(graph, iri), **shared)
            case "claim":
                body = render_template("claim.html", claim=claim_page(graph, iri), **shared)
            case "dispute":
                body = render_template("dispute.html", dispute=dispute_page(graph, iri), **shared)
            case _:
                body = _entity(iri, shared)
    except NoPageError:
        abort(404, "Nothing in this graph has this address, or the list has no such page.")
    response = Response(body, mimetype="text/html")
    turtle = url_for("entities.page", path=f"{path}.ttl")
    response.headers["Link"] = f'<{turtle}>; rel="alternate"; type="text/turtle"'
    return response


def _entity(iri: str, shared: dict[str, object]) -> str:
    graph = site().graph
    for way, values_of in (("facts", fact_list), ("incoming", incoming_list)):
        predicate = request.args.get(way)
        if predicate:
            number = page_number()
            group, pages = values_of(graph, iri, predicate, number)
            ref = Reader(graph).ref(iri)
            return render_template(
                "values.html", ref=ref, group=group, way=way, predicate=predicate,
                page=number, pages=pages, **shared,
            )  # fmt: skip
    return render_template("entity.html", page=page_of(graph, iri), **shared)


def _rdf(iri: str, form: str) -> Response:
    graph = site().graph
    description = describe(graph, iri)
    format_ = RDF_FORMATS[form]
    statements = description.quads if format_.supports_datasets else description.triples()
    body = ox.serialize(statements, format=format_, prefixes=data_prefixes(graph.base))
    response = Response(body, content_type=TYPE_BY_FORMAT[form])
    path = iri.removeprefix(graph.base)
    response.headers["Content-Location"] = url_for("entities.page", path=f"{path}.{form}")
    response.headers["Access-Control-Allow-Origin"] = "*"
    if description.cut:
        response.headers["X-Screensong-Cut"] = f"only the first {len(description.quads)} quads"
    return response
