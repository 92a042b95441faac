"""The dataset describes itself, and gives its graphs by the Graph Store Protocol."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from flask.testing import FlaskClient
from rdflib.plugins.sparql import prepareQuery

from screensong.graph.examples import examples
from screensong.rdflib_store import to_rdflib
from screensong.web.app import create_app
from screensong.web.site import site

from .browse_graph import BASE, MemoryGraph, example_graph

VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SS = rdflib.Namespace("https://w3id.org/screensong/ontology#")
ENDPOINT = rdflib.URIRef("http://localhost/sparql")
REVIEW = BASE + "document/lantern-review"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MemoryGraph:
    return example_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def client(graph: MemoryGraph) -> Iterator[FlaskClient]:
    app = create_app(graph, query_workers=1)
    yield app.test_client()
    site(app).pool.close()


def read(client: FlaskClient, address: str, accept: str = "text/turtle") -> rdflib.Graph:
    response = client.get(address, headers={"Accept": accept})
    assert response.status_code == 200, response.text
    assert response.mimetype == accept
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    found = rdflib.Graph()
    form = ox.RdfFormat.from_media_type(accept)
    for quad in ox.parse(response.data, format=form):
        found.add(tuple(to_rdflib(term) for term in quad.triple))  # type: ignore[arg-type]
    return found


def number(found: rdflib.Graph, query: str) -> int:
    [[value]] = found.query(query, initNs={"void": VOID, "ss": SS, "sd": SD, "sh": SH})
    return int(value)


def test_the_endpoint_describes_itself(client: FlaskClient) -> None:
    found = read(client, "/sparql")
    [service] = found.subjects(SD.endpoint, ENDPOINT)
    assert (service, rdflib.RDF.type, SD.Service) in found
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in found
    formats = {str(name).rpartition("/")[2] for name in found.objects(service, SD.resultFormat)}
    assert {"SPARQL_Results_JSON", "Turtle", "N-Quads", "JSON-LD"} <= formats
    dataset = found.value(service, SD.defaultDataset)
    names = {str(name) for g in found.objects(dataset, SD.namedGraph) for name in
             found.objects(g, SD.name)}  # fmt: skip
    assert REVIEW in names
    assert not [term for triple in found for term in triple if isinstance(term, rdflib.BNode)]
    assert client.get("/sparql").mimetype == "text/turtle"


def test_void_counts_what_queries_count(client: FlaskClient, graph: MemoryGraph) -> None:
    found = read(client, "/.well-known/void")
    assert len(found) == len(read(client, "/void.ttl", "application/n-triples"))
    union = rdflib.Graph().parse(data=client.get("/rdf-graph-store?default").data, format="turtle")
    assert number(found, "SELECT ?n { ?d a void:Dataset ; void:triples ?n }") == len(union)
    by_class = "SELECT ?n {{ ?p void:class ss:{} ; void:entities ?n }}"
    for name in ("Film", "Person", "Claim", "Document"):
        instances = set(union.subjects(rdflib.RDF.type, SS[name]))
        assert number(found, by_class.format(name)) == len(instances)
    uses = list(union.subject_objects(SS.director))
    part = (
        "?d void:propertyPartition [ void:property ss:director ; void:{} ?n ] . ?d a void:Dataset"
    )
    assert number(found, f"SELECT ?n {{ {part.format('triples')} }}") == len(uses)
    assert number(found, f"SELECT ?n {{ {part.format('distinctSubjects')} }}") == len(
        {subject for subject, _ in uses}
    )
    links = (
        "SELECT ?n { ?c void:class ss:Film ; void:propertyPartition [ void:property ss:director ; "
        "void:classPartition [ void:class ss:Person ; void:triples ?n ] ] }"
    )
    assert number(found, links) == len(uses)
    [[endpoint]] = found.query("SELECT ?e { ?d void:sparqlEndpoint ?e }", initNs={"void": VOID})
    assert endpoint == ENDPOINT


def test_example_queries_can_be_run_as_they_are_described(client: FlaskClient) -> None:
    found = read(client, "/examples.ttl")
    nodes = list(found.subjects(rdflib.RDF.type, SH.SPARQLExecutable))
    assert len(nodes) == len(examples())
    for node in nodes:
        assert found.value(node, rdflib.RDFS.comment)
        query = found.value(node, SH.select) or found.value(node, SH.ask) or found.value(
            node, SH.construct
        )  # fmt: skip
        prepareQuery(str(query))  # every prefix is declared in it
    for described in (found, read(client, "/.well-known/void")):
        asked = "SELECT ?p ?n { [] sh:declare [ sh:prefix ?p ; sh:namespace ?n ] }"
        declared = dict(described.query(asked, initNs={"sh": SH}))
        assert str(declared[rdflib.Literal("ss")]) == str(SS)


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_a_named_graph_can_be_had_by_its_name(client: FlaskClient, accept: str) -> None:
    found = read(client, f"/rdf-graph-store?graph={REVIEW}", accept)
    assert (rdflib.URIRef(REVIEW), rdflib.RDF.type, SS.Document) in found
    assert len(found) < len(read(client, "/rdf-graph-store?default"))
    direct = client.head(f"/rdf-graph-store?graph={REVIEW}", headers={"Accept": accept})
    assert (direct.status_code, direct.data) == (200, b"")
    assert direct.headers["ETag"]
    direct.close()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/rdf-graph-store", 400),
        ("/rdf-graph-store?default&graph=http://example.org/a", 400),
        ("/rdf-graph-store?graph=http://example.org/absent", 404),
        ("/rdf-graph-store?graph=relative", 404),
        ("/rdf-graph-store?graph=http://example.org/%3E%20%7D", 400),
    ],
)
def test_a_graph_that_is_not_there_is_told(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_graph_in_no_format_of_ours_is_406(client: FlaskClient) -> None:
    for address in ("/rdf-graph-store?default", "/.well-known/void", "/service.ttl"):
        assert client.get(address, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("method", ["put", "post", "delete", "patch"])
def test_no_graph_can_be_changed(client: FlaskClient, method: str) -> None:
    response = client.open(f"/rdf-graph-store?graph={REVIEW}", method=method.upper())
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
