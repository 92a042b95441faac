"""The endpoint speaks the SPARQL 1.1 Protocol and gives nothing away."""

from __future__ import annotations

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from screensong.graph.query_limits import QueryLimits
from screensong.web.app import create_app
from screensong.web.budget import ClientBudget
from screensong.web.site import site
from screensong.web.streaming import CutOffError

from .browse_graph import example_graph

FILMS = "SELECT ?film ?year { ?film ss:releaseYear ?year } ORDER BY ?year"
SENT_BY_BROWSERS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
REVIEW = "https://w3id.org/screensong/id/document/lantern-review"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    graph = example_graph(tmp_path_factory.mktemp("graph"))
    app = create_app(graph, query_workers=1, limits=QueryLimits(seconds=3, bytes=50_000))
    yield app.test_client()
    site(app).pool.close()


FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


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
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("text/turtle;q=0.2, application/n-quads;q=0.9, */*;q=0.1", ox.RdfFormat.N_QUADS),
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


def test_parameters_beside_a_form_count_as_those_in_it(client: FlaskClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graph = urlencode({"default-graph-uri": "http://nowhere.example/graph"})
    for said in (
        client.post(f"/sparql?{graph}", data={"query": count}),
        client.post("/sparql", data=f"{graph}&{urlencode({'query': count})}", content_type=FORM),
    ):
        assert said.get_json()["results"]["bindings"][0]["n"]["value"] == "0"
    two = client.post("/sparql?" + urlencode({"query": count}), data={"query": count})
    assert two.status_code == 400


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
        ("SELECT ?x WHERE { ?x ?y }", 400, "line 1, column 26"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "read-only"),
        ("SELECT * { FILTER" + "(" * 40 + "1" + ")" * 40 + "}", 400, "nested"),
        ('SELECT (REPLACE(STR(RAND()), ".", "x") AS ?x) { ?s ?p ?o } GROUP', 400, "expected"),
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
        ("post", {"data": b"query=ASK%20%7B%7D%FF", "content_type": FORM}, 400),
        ("get", {"query_string": "query=ASK%20%7B%7D%FF"}, 400),
        ("post", {"data": "ASK {}", "content_type": f"{DIRECT}; charset=utf-16"}, 415),
        ("post", {"data": "ASK {}", "content_type": DIRECT, "query_string": "query=ASK"}, 400),
        ("post", {"data": "ASK {}"}, 415),
        ("post", {"data": {"query": (io.BytesIO(b"ASK {}"), "a")}}, 415),
        ("post", {"content_type": FORM}, 400),
        ("get", {"query_string": "query="}, 400),
        ("get", {"query_string": "query=ASK%20%7B%7D&default-graph-uri=nothing"}, 400),
        ("get", {"query_string": "query=ASK%20%7B%7D&" + "a=b&" * 300}, 400),
        ("delete", {}, 405),
        ("patch", {}, 405),
        ("post", {"data": "x" * 600_000, "content_type": "application/sparql-query"}, 413),
        ("put", {}, 405),
    ],
)
def test_what_breaks_the_protocol_is_a_client_error(
    client: FlaskClient, method: str, arguments: dict[str, Any], status: int
) -> None:
    response = client.open("/sparql", method=method.upper(), **arguments)
    assert response.status_code == status
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("method", "path", "arguments", "status"),
    [
        ("get", "/sparql?query=SELECT", {}, 400),
        ("get", "/sparql?query=", {}, 400),
        ("get", "/sparql?update=DROP%20ALL", {}, 403),
        ("get", "/nothing", {}, 404),
        ("put", "/sparql", {}, 405),
        ("get", "/rdf-graph-store?graph=x:none", {}, 404),
        ("post", "/sparql", {"data": "ASK {}", "content_type": "text/plain"}, 415),
        ("post", "/sparql", {"data": "x" * 600_000, "content_type": DIRECT}, 413),
    ],
)
def test_a_program_is_told_what_is_wrong_in_plain_text_and_a_browser_on_a_page(
    client: FlaskClient, method: str, path: str, arguments: dict[str, Any], status: int
) -> None:
    for accept in ("*/*", "", "text/html;q=0.1, */*", "application/json, */*;q=0.1"):
        said = client.open(path, method=method.upper(), headers={"Accept": accept}, **arguments)
        if status == 400 and path.endswith("query=") and accept == "":
            continue
        assert (said.status_code, said.mimetype) == (status, "text/plain")
        assert 10 < len(said.text) < 400
    page = client.open(
        path, method=method.upper(), headers={"Accept": SENT_BY_BROWSERS}, **arguments
    )
    assert page.mimetype == "text/html" or path.endswith("query=")


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


def test_an_answer_has_a_tag_of_its_data_query_and_media_type(client: FlaskClient) -> None:
    tags = {
        (query, accept, coding): client.get(
            "/sparql",
            query_string={"query": query},
            headers={"Accept": accept, "Accept-Encoding": coding},
        ).headers["ETag"]
        for query in (FILMS, FILMS + " LIMIT 1")
        for accept in ("text/csv", "application/json")
        for coding in ("", "gzip")
    }
    assert len(set(tags.values())) == len(tags) == 8
    held = {"Accept": "text/csv", "If-None-Match": tags[FILMS, "text/csv", ""]}
    for again in (client.get, client.head):
        same = again("/sparql", query_string={"query": FILMS}, headers=held)
        assert (same.status_code, same.data) == (304, b"")
        assert same.headers["ETag"] == held["If-None-Match"]
        assert {"accept", "accept-encoding"} <= {name.lower() for name in same.vary}
    other = client.get("/sparql", query_string={"query": FILMS + " LIMIT 2"}, headers=held)
    assert other.status_code == 200


def test_an_answer_that_is_another_each_time_has_no_tag(client: FlaskClient) -> None:
    response = ask(client, "SELECT (NOW() AS ?now) {}")
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


def test_answers_are_compressed_for_those_who_ask(client: FlaskClient) -> None:
    query = "SELECT * { ?s ?p ?o } LIMIT 150"
    plain = ask(client, query, "text/csv")
    packed = client.get(
        "/sparql",
        query_string={"query": query},
        headers={"Accept": "text/csv", "Accept-Encoding": "br, gzip;q=0.5"},
    )
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    refused = client.get(
        "/sparql", query_string={"query": query}, headers={"Accept-Encoding": "gzip;q=0"}
    )
    assert "Content-Encoding" not in refused.headers


def test_relative_iris_are_below_the_address_of_the_endpoint(client: FlaskClient) -> None:
    assert "http://localhost/films" in ask(client, "SELECT (<films> AS ?x) {}").text


def test_the_caps_are_told_in_headers_and_on_the_page(client: FlaskClient) -> None:
    response = ask(client, FILMS)
    assert response.headers["X-SPARQL-MaxRows"] == "2000000"
    assert "seconds=3," in response.headers["X-Screensong-Limits"]
    assert "X-Screensong-Limits" in response.headers["Access-Control-Expose-Headers"]
    assert "up to 3 seconds, 2,000,000 rows" in ask(client, "ASK {}", SENT_BY_BROWSERS).text


def test_a_page_with_more_rows_than_it_shows_says_so(client: FlaskClient) -> None:
    rows = "SELECT (1 AS ?x) { ?s ?p ?o . ?a ?b ?c }"
    assert "There are more rows than these" in ask(client, rows, SENT_BY_BROWSERS).text
    assert "There are more rows" not in ask(client, FILMS, SENT_BY_BROWSERS).text


def test_an_answer_over_the_cap_is_cut_off_or_503(client: FlaskClient) -> None:
    with pytest.raises(CutOffError, match="more than 50,000 bytes"):
        _ = ask(client, "SELECT * { ?s ?p ?o . ?a ?b ?c }").data
    old = client.get(
        "/sparql",
        query_string={"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"},
        environ_overrides={"SERVER_PROTOCOL": "HTTP/1.0"},
    )
    assert old.status_code == 503  # HTTP/1.0 has no way to tell that an answer was cut
    assert "more than 50,000 bytes" in old.text
    assert ask(client, "ASK {}").status_code == 200


def test_a_syntax_error_shows_the_place(client: FlaskClient) -> None:
    response = ask(client, "SELECT ?film\nWHERE { ?film ss:director }")
    head, line, caret = response.text.rstrip("\n").split("\n")
    assert head.startswith("line 2, column 27: ")
    assert line[caret.index("^")] == "}"
    page = ask(client, "SELECT ?film\nWHERE { ?film ss:director }", SENT_BY_BROWSERS)
    assert "line 2, column 27" in page.text


def test_who_has_used_up_the_query_time_is_asked_to_wait(tmp_path: Path) -> None:
    budget = ClientBudget(1.0)
    app = create_app(example_graph(tmp_path), query_workers=1, budget=budget, proxies=1)
    try:
        client = app.test_client()
        ours = {"X-Forwarded-For": "192.0.2.7"}
        assert client.get("/sparql?query=ASK{}", headers=ours).status_code == 200
        budget.spend("192.0.2.7", 3.0)
        for address in ("/sparql?query=ASK{}", "/rdf-graph-store?default"):
            late = client.get(address, headers=ours)
            assert late.status_code == 429
            assert 60 < int(late.headers["Retry-After"]) <= 121
            assert "1 seconds of query time" in late.text
        page = client.get("/sparql?query=ASK{}", headers={**ours, "Accept": SENT_BY_BROWSERS})
        assert page.status_code == 429
        other = client.get("/sparql?query=ASK{}", headers={"X-Forwarded-For": "192.0.2.8"})
        assert other.status_code == 200
    finally:
        site(app).pool.close()


def test_a_stopped_query_costs_its_client_the_time_it_took(tmp_path: Path) -> None:
    budget = ClientBudget(60.0)
    app = create_app(
        example_graph(tmp_path), query_workers=1, limits=QueryLimits(seconds=0.3), budget=budget
    )
    try:
        many = " ".join(map(str, range(600)))
        endless = "".join(f"VALUES ?{name} {{ {many} }}" for name in "abc")
        query = f"SELECT (COUNT(*) AS ?n) {{ {endless} }}"
        assert app.test_client().get("/sparql", query_string={"query": query}).status_code == 503
        budget.spend("127.0.0.1", 59.8)
        assert 0 < budget.wait_s("127.0.0.1") < 60
    finally:
        site(app).pool.close()
