"""The vocabulary at `/ontology`: a page to read, and its files."""

from __future__ import annotations

from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, abort, render_template, request, url_for

from ..graph.browse_ontology import MOST_COUNTED
from ..graph.examples import grouped
from ..ontology.files import ALIGNMENTS_TTL, ONTOLOGY_OWL, ONTOLOGY_TTL, SHAPES_TTL
from ..ontology.terms import CLASSES, INDIVIDUALS, NAMESPACE, PREFIXES, PROPERTIES, VERSION
from . import diagram
from .negotiation import HTML, TYPE_BY_FORMAT, best
from .site import site

__all__ = ["blueprint"]

blueprint = Blueprint("ontology", __name__)

_FILES: Final = MappingProxyType(
    {
        "ontology.ttl": (ONTOLOGY_TTL, "ttl"),
        "ontology.owl": (ONTOLOGY_OWL, "rdf"),
        "shapes.ttl": (SHAPES_TTL, "ttl"),
        "alignments.ttl": (ALIGNMENTS_TTL, "ttl"),
    }
)
_TYPES: Final = MappingProxyType(
    {
        "text/html": HTML,
        "application/xhtml+xml": HTML,
        "text/turtle": "ontology.ttl",
        "application/x-turtle": "ontology.ttl",
        "application/rdf+xml": "ontology.owl",
    }
)


@blueprint.get("/ontology")
def page() -> Response:
    """Show the vocabulary to people; programs get its file, by Accept header."""
    found = best(request.headers.get("Accept", ""), _TYPES)
    if found is None:
        abort(HTTPStatus.NOT_ACCEPTABLE, f"The ontology can be had as: {', '.join(_TYPES)}")
    response = _html() if found == HTML else _file(found)
    response.vary.add("Accept")
    return response


@blueprint.get(f"/<any({','.join(map(repr, _FILES))}):name>")
def file(name: str) -> Response:
    """Send a file of the vocabulary."""
    return _file(name)


def _html() -> Response:
    body = render_template(
        "ontology.html",
        vocabulary=site().vocabulary(),
        most=MOST_COUNTED,
        namespace=NAMESPACE,
        version=VERSION,
        groups=grouped(),
        diagram=diagram,
        short=_short,
        known=CLASSES | PROPERTIES | INDIVIDUALS,
    )
    response = Response(body, mimetype="text/html")
    turtle = url_for("ontology.file", name="ontology.ttl")
    response.headers["Link"] = f'<{turtle}>; rel="alternate"; type="text/turtle"'
    return response


def _file(name: str) -> Response:
    path, form = _FILES[name]
    response = Response(path.read_bytes(), content_type=TYPE_BY_FORMAT[form])
    response.headers["Content-Location"] = url_for("ontology.file", name=name)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _short(name: str) -> str:
    """Return the name of a class or datatype with its prefix."""
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace):
            return f"{prefix}:{name.removeprefix(namespace)}"
    return f"ss:{name}"
