"""The endpoint speaks the SPARQL 1.1 Protocol and gives nothing away."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from screensong.web.app import create_app
from screensong.web.site import site

from .browse_graph import example_graph

FILMS = "SELECT ?film ?year { ?film ss:releaseYear ?year } ORDER BY ?year"
SENT_BY_BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
REVIEW = "https://w3id.org/screensong/id/document/lantern-review"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    graph = example_graph(tmp_path_factory.mktemp("graph"))
    app = create_app(graph, query_workers=1, query_seconds=3, result_bytes=50_000)
    yield app.test_client()
    site(app).pool.close()


def ask(client: FlaskClient, query: str, accept: str = "*/*", **more: str) -> TestResponse:
    address = "/sparql?" + urlencode({"query": query, **more})
    return client.get(address, headers={"Accept": accept})


def test_a_get_answers_in_json_by_default(client: FlaskClient) -> None:
    response = ask(client, FILMS)
    assert response.mimetype == "application/sparql-results+json"
    years = [row["year"]["value"] for row in json.loads(response.data)["results"]["bindings"]]
    assert years == ["1987", "1988", "2001"]


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv;q=0.3, text/tab-separated-values;q=0.7", "text/tab-separated-values"),
        ("text/html;q=0.1, text/csv", "text/csv"),
        ("text/turtle, text/csv;q=0.5", "text/csv"),
        (SENT_BY_BROWSERS, "text/html"),
    ],
)
def test_the_accept_header_chooses_the_format_of_rows(
    client: FlaskClient, accept: str, mimetype: str
) -> None:
    response = ask(client, FILMS, accept)
    assert (response.status_code, response.mimetype) == (200, mimetype)
    assert "Accept" in response.vary


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_in_the_formats_of_rdf(
    client: FlaskClient, accept: str, form: ox.RdfFormat
) -> None:
    query = "CONSTRUCT { ?film ss:director ?who } WHERE { ?film ss:director ?who }"
    response = ask(client, query, accept)
    assert len(list(ox.parse(response.data, format=form))) == 2
    described = ask(client, "DESCRIBE film:night-ferry-2001", accept)
    assert len(list(ox.parse(described.data, format=form))) > 5


def test_the_format_can_be_given_in_the_address(client: FlaskClient) -> None:
    response = ask(client, FILMS, SENT_BY_BROWSERS, format="csv")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert len(list(csv.reader(io.StringIO(response.text)))) == 4
    assert ET.fromstring(ask(client, FILMS, format="xml").data).tag.endswith("sparql")
    assert ask(client, FILMS, format="png").status_code == 400
    assert ask(client, FILMS, format="ttl").status_code == 406


def test_a_post_carries_the_query_as_a_form_or_as_its_body(client: FlaskClient) -> None:
    form = client.post("/sparql", data={"query": FILMS})
    body = client.post(
        "/sparql", data=FILMS, content_type="application/sparql-query; charset=utf-8"
    )
    assert form.data == body.data == ask(client, FILMS).data


def test_percent_signs_in_a_form_are_decoded_once(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"query": 'SELECT ("a%20b" AS ?x) {}'})
    assert "a%20b" in response.text


def test_the_dataset_can_be_named_beside_the_query(client: FlaskClient) -> None:
    one = client.get("/sparql?" + urlencode({"query": FILMS, "default-graph-uri": REVIEW}))
    assert len(json.loads(one.data)["results"]["bindings"]) == 1
    posted = client.post("/sparql", data={"query": FILMS, "default-graph-uri": REVIEW})
    assert posted.data == one.data
    named = "SELECT ?g { GRAPH ?g { ?film ss:releaseYear ?year } }"
    for response in (
        client.get("/sparql?" + urlencode({"query": named, "named-graph-uri": REVIEW})),
        ask(client, named.replace("{ GRAPH", f"FROM NAMED <{REVIEW}> {{ GRAPH")),
    ):
        assert len(json.loads(response.data)["results"]["bindings"]) == 1


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("SELECT ?x WHERE { ?x ?y }", 400, "expected"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "read-only"),
        ("SELECT * { FILTER" + "(" * 40 + "1" + ")" * 40 + "}", 400, "nested"),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 422, "LIMIT"),
        ("SELECT * { ?s ?p", 400, "expected"),
    ],
)
def test_a_query_that_cannot_be_answered_says_why(
    client: FlaskClient, query: str, status: int, said: str
) -> None:
    response = ask(client, query)
    assert response.status_code == status
    assert response.mimetype == "text/plain"
    assert said in response.text
    page = ask(client, query, SENT_BY_BROWSERS)
    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_a_query_that_takes_too_long_is_503_and_the_next_one_answers(client: FlaskClient) -> None:
    many = " ".join(map(str, range(600)))
    endless = "SELECT (COUNT(*) AS ?n) {" + " ".join(
        f"VALUES ?{name} {{ {many} }}" for name in "abc"
    )
    assert ask(client, endless + "}").status_code == 503
    assert ask(client, "ASK {}").status_code == 200


@pytest.mark.parametrize(
    ("method", "arguments", "status"),
    [
        ("get", {"query_string": "query=ASK%20%7B%7D&query=ASK%20%7B%7D"}, 400),
        ("get", {"headers": {"Accept": "application/json"}}, 400),
        ("get", {"query_string": "query=ASK%20%7B%7D", "headers": {"Accept": "image/png"}}, 406),
        ("get", {"query_string": "update=DROP%20ALL"}, 403),
        ("post", {"data": "ASK {}", "content_type": "text/plain"}, 415),
        ("post", {"data": {"update": "DROP ALL"}}, 403),
        ("post", {"data": "DROP ALL", "content_type": "application/sparql-update"}, 403),
        ("post", {"data": {"query": ["ASK {}", "ASK {}"]}}, 400),
        ("post", {"data": b"\xff", "content_type": "application/sparql-query"}, 400),
        ("post", {"data": "x" * 100_000, "content_type": "application/sparql-query"}, 413),
        ("put", {}, 405),
    ],
)
def test_what_breaks_the_protocol_is_a_client_error(
    client: FlaskClient, method: str, arguments: dict[str, Any], status: int
) -> None:
    response = client.open("/sparql", method=method.upper(), **arguments)
    assert response.status_code == status
    assert "Traceback" not in response.text


def test_head_and_options_work_and_any_origin_may_ask(client: FlaskClient) -> None:
    head = client.head("/sparql?" + urlencode({"query": FILMS}))
    assert (head.status_code, head.data) == (200, b"")
    options = client.options("/sparql", headers={"Origin": "https://elsewhere.example"})
    assert options.status_code == 200
    for response in (head, options, ask(client, "nonsense")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers


def test_the_page_shows_a_table_with_labels_that_link(client: FlaskClient) -> None:
    text = ask(client, FILMS, SENT_BY_BROWSERS).text
    assert '<th scope="col">film</th>' in text
    assert '<a href="/id/film/night-ferry-2001">Night Ferry</a>' in text
    assert "3 rows" in text


def test_the_page_answers_yes_or_no_and_shows_graphs_as_turtle(client: FlaskClient) -> None:
    assert ">Yes</h2>" in ask(client, "ASK { ?s a ss:Film }", SENT_BY_BROWSERS).text
    graph = ask(client, "DESCRIBE film:night-ferry-2001", SENT_BY_BROWSERS).text
    assert "film:night-ferry-2001 " in graph


def test_a_hostile_value_in_a_result_stays_text(client: FlaskClient) -> None:
    query = 'SELECT ("<script>alert(1)</script>" AS ?x) (IRI("javascript:alert(1)") AS ?y) {}'
    text = ask(client, query, SENT_BY_BROWSERS).text
    assert "<script>" not in text
    assert 'href="javascript' not in text


def test_the_query_behind_every_entity_page_runs(client: FlaskClient) -> None:
    for path in ("film/night-ferry-2001", "person/ada-quill", "song/salt-and-ember"):
        page = client.get(f"/id/{path}").text
        address = page.partition('href="/sparql?')[2].partition('"')[0]
        response = client.get("/sparql?" + address, headers={"Accept": "text/csv"})
        assert response.status_code == 200
        assert len(response.text.splitlines()) >= 2
