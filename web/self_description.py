"""What the service says of itself in RDF: service description, VoID, example queries.

Blank nodes are avoided here as everywhere: each part has an IRI, so that it can be pointed at.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import pyoxigraph as ox
from flask import Response, request, url_for

from ..graph.examples import example_triples
from ..graph.iris import data_prefixes
from ..graph.void import void_triples
from ..ontology.terms import PREFIXES
from .negotiation import RDF_FORMATS, TYPE_BY_FORMAT
from .site import site
from .streaming import compressible

__all__ = ["dataset_description", "example_queries", "rdf_response", "service_description"]

_VOCABULARIES: Final = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "sh": "http://www.w3.org/ns/shacl#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
}
_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "TriG", "N-Quads", "RDF_XML", "JSON-LD",
)  # fmt: skip
_GRAPHS_LISTED: Final = 1_000


class _Say:
    """Triples in the making, with short names for the terms."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []
        self._prefixes = {**PREFIXES, **_VOCABULARIES}

    def __call__(self, subject: str, predicate: str, *values: str | int | ox.Literal) -> None:
        for value in values:
            number = ox.Literal(value) if isinstance(value, int) else value
            term = self.iri(number) if isinstance(number, str) else number
            self.triples.append(ox.Triple(self.iri(subject), self.iri(predicate), term))

    def iri(self, name: str) -> ox.NamedNode:
        prefix, _, local = name.partition(":")
        return ox.NamedNode(self._prefixes[prefix] + local if prefix in self._prefixes else name)


def rdf_response(triples: list[ox.Triple], form: str) -> Response:
    """Return triples in a format, with their prefixes."""
    prefixes = {**data_prefixes(site().graph.base), **_VOCABULARIES}
    distinct = list(dict.fromkeys(triples))
    body = ox.serialize(distinct, format=RDF_FORMATS[form], prefixes=prefixes)
    response = Response(body, content_type=TYPE_BY_FORMAT[form])
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.update(("Accept", "Accept-Encoding"))
    compressible(request.headers.get("Accept-Encoding", ""), response)
    return response


def service_description(form: str) -> Response:
    """Return the SPARQL 1.1 Service Description, with the dataset and the examples."""
    say = _Say()
    endpoint = url_for("sparql.endpoint", _external=True)
    service, dataset = f"{endpoint}#service", f"{endpoint}#dataset"
    say(service, "rdf:type", "sd:Service")
    say(service, "sd:endpoint", endpoint)
    say(service, "sd:supportedLanguage", "sd:SPARQL11Query")
    say(service, "sd:resultFormat", *(f"formats:{name}" for name in _RESULT_FORMATS))
    say(
        service,
        "rdfs:comment",
        ox.Literal(f"Read-only. Caps: {site().pool.limits}.", language="en"),
    )
    say(service, "sd:defaultDataset", dataset)
    say(dataset, "rdf:type", "sd:Dataset")
    holdings = site().holdings()
    union = f"{endpoint}#default-graph"
    say(dataset, "sd:defaultGraph", union)
    say(union, "rdf:type", "sd:Graph")
    say(union, "void:triples", holdings.triples)
    say(union, "rdfs:comment", ox.Literal("The union of all named graphs.", language="en"))
    largest = sorted(holdings.graphs.items(), key=lambda pair: (-pair[1], pair[0]))
    for name, count in largest[:_GRAPHS_LISTED]:
        node = f"{endpoint}#graph-{_digest(name)}"
        say(dataset, "sd:namedGraph", node)
        say(node, "rdf:type", "sd:NamedGraph")
        say(node, "sd:name", name)
        say(node, "sd:graph", name)
        say(name, "rdf:type", "sd:Graph")
        say(name, "void:triples", count)
    if len(largest) > _GRAPHS_LISTED:
        said = f"{len(largest)} named graphs, of which the largest {_GRAPHS_LISTED} are listed."
        say(dataset, "rdfs:comment", ox.Literal(said, language="en"))
    say(dataset, "dcterms:isReferencedBy", url_for("dataset.void", _external=True))
    return rdf_response([*say.triples, *_void(endpoint), *_examples(endpoint)], form)


def dataset_description(form: str) -> Response:
    """Return the VoID description of the dataset: partitions by class and property."""
    endpoint = url_for("sparql.endpoint", _external=True)
    return rdf_response([*_void(endpoint), *_examples(endpoint)], form)


def example_queries(form: str) -> Response:
    """Return the example queries as `sh:SPARQLExecutable`."""
    return rdf_response(_examples(url_for("sparql.endpoint", _external=True)), form)


def _digest(name: str) -> str:
    return sha256(name.encode("utf-8")).hexdigest()[:16]


def _void(endpoint: str) -> list[ox.Triple]:
    say = _Say()
    base, holdings = site().graph.base, site().holdings()
    dataset = f"{endpoint}#dataset"
    say(dataset, "dcterms:title", ox.Literal("Films and their music, from reviews", language="en"))
    say(dataset, "void:sparqlEndpoint", endpoint)
    say(dataset, "void:uriSpace", ox.Literal(base))
    say(dataset, "foaf:homepage", url_for("pages.start", _external=True))
    say(dataset, "void:feature", *(f"formats:{name}" for name in _RESULT_FORMATS[4:]))
    _declare(say, dataset)
    return [*say.triples, *void_triples(holdings, dataset)]


def _declare(say: _Say, dataset: str) -> None:
    """Say which prefixes queries may use."""
    for prefix, namespace in PREFIXES.items():
        node = f"{dataset}-prefix-{prefix}"
        say(dataset, "sh:declare", node)
        say(node, "sh:prefix", ox.Literal(prefix))
        say(node, "sh:namespace", ox.Literal(namespace, datatype=say.iri("xsd:anyURI")))


def _examples(endpoint: str) -> list[ox.Triple]:
    say = _Say()
    triples = list(example_triples(site().graph.base, f"{endpoint}#example-"))
    nodes = (triple.subject for triple in triples)
    for node in dict.fromkeys(node.value for node in nodes if isinstance(node, ox.NamedNode)):
        say(node, "schema:target", endpoint)
        say(node, "sh:prefixes", f"{endpoint}#dataset")
    _declare(say, f"{endpoint}#dataset")
    return [*triples, *say.triples]
