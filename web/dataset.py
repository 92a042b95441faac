"""The dataset as machines look for it: VoID, example queries, and the Graph Store Protocol."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urljoin

import pyoxigraph as ox
from flask import Blueprint, Response, abort, request

from ..graph.query_errors import QueryError
from .endpoint import answered, asked_in, over_budget, refused, text
from .negotiation import GRAPH_TYPES, best
from .protocol import Formats, Operation
from .self_description import dataset_description, example_queries, service_description
from .site import site
from .sparql import open_to_all_origins

__all__ = ["blueprint"]

blueprint = Blueprint("dataset", __name__)
blueprint.after_request(open_to_all_origins)


@blueprint.get("/.well-known/void")
@blueprint.get("/void.ttl", endpoint="void_file")
def void() -> Response:
    """Describe the dataset: counts, and partitions by class and property."""
    return dataset_description(_format())


@blueprint.get("/examples.ttl")
def examples() -> Response:
    """Send the example queries as `sh:SPARQLExecutable`."""
    return example_queries(_format())


@blueprint.get("/service.ttl")
def service() -> Response:
    """Send the service description, which the endpoint itself sends to programs as well."""
    return service_description(_format())


@blueprint.get("/rdf-graph-store")
def graph_store() -> Response:
    """Send one graph, by the SPARQL 1.1 Graph Store HTTP Protocol: `?default` or `?graph=IRI`."""
    asked = asked_in(request.environ)
    names = asked.fields.getlist("graph")
    if len(names) + ("default" in asked.fields) != 1:
        abort(HTTPStatus.BAD_REQUEST, "Ask for one graph: ?default, or ?graph= and its IRI.")
    form = _format()
    if (waiting := over_budget(site(), asked)) is not None:
        return text(*waiting).as_response()
    pattern = "?s ?p ?o"
    if names:
        name = _iri(names[0])
        if next(site().graph.store.quads_for_pattern(None, None, None, name), None) is None:
            abort(HTTPStatus.NOT_FOUND, "There is no graph of this name.")
        pattern = f"GRAPH {name} {{ {pattern} }}"
    operation = Operation(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}")
    try:
        reply = answered(site(), asked, operation, Formats(None, form), form)
    except QueryError as error:
        reply = text(*refused(error))
    return reply.as_response()


def _iri(name: str) -> ox.NamedNode:
    """Return the name of a graph; a relative one is below the address of the request."""
    try:
        return ox.NamedNode(urljoin(request.base_url, name) if ":" not in name else name)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST, "That is no IRI of a graph.")


def _format() -> str:
    form = best(request.headers.get("Accept", ""), GRAPH_TYPES)
    if form is None:
        abort(HTTPStatus.NOT_ACCEPTABLE, f"This can be had as: {', '.join(GRAPH_TYPES)}")
    return form
