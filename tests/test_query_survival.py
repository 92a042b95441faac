"""The endpoint outlives hostile queries: each costs itself, and none looks answered."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from screensong.graph.guard import Limits
from screensong.graph.query_limits import QueryLimits
from screensong.graph.union import load_union
from screensong.web.app import create_app
from screensong.web.site import site
from screensong.web.streaming import CutOffError

from .browse_graph import MemoryGraph, example_graph

FORM = "application/x-www-form-urlencoded"
SECONDS = 1.0
CAPS = QueryLimits(seconds=SECONDS, memory_mb=128, rows=200_000, bytes=8 * 1024 * 1024, patience=3)
MANY = 10**8
OPEN = Limits(characters=MANY, tokens=MANY, terms=MANY, depth=MANY, steps=MANY, operators=MANY)
CYCLE = 3_000
V = " ".join(map(str, range(1000)))

HOSTILE = {
    "80 brackets in a collection": "SELECT * { ?s ?p " + "(" * 80 + "1" + ")" * 80 + " }",
    "19 brackets in a collection": "SELECT * { ?s ?p " + "(" * 19 + "1" + ")" * 19 + " }",
    "5k brackets": "SELECT * { FILTER" + "(" * 5000 + "1" + ")" * 5000 + "}",
    "1,000 functions": "SELECT (" + "STR(" * 1000 + "1" + ")" * 1000 + " AS ?x) {}",
    "3k groups": "SELECT * " + "{" * 3000 + "}" * 3000,
    "1,000 EXISTS": "ASK {" + "FILTER EXISTS {" * 1000 + "?s ?p ?o" + "}" * 1001,
    "10k path brackets": "SELECT * { ?s " + "(" * 10_000 + "<x:p>" + ")" * 10_000 + " ?o }",
    "10k negations": "SELECT (" + "!" * 10_000 + "true AS ?x) {}",
    "10k sums": "SELECT (1" + "+1" * 10_000 + " AS ?x) {}",
    "10k alternatives": "SELECT * { FILTER(1=1" + "||1=1" * 10_000 + ") }",
    "10k unions": "SELECT * { {}" + " UNION {}" * 10_000 + " }",
    "a star of 160": "SELECT * {" + "".join(f" ?x <x:{n}> ?y{n} ." for n in range(160)) + " }",
    "a path of 300": "SELECT * { ?s " + "/".join(["<x:p>"] * 300) + " ?o }",
    "a product": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {V} }} VALUES ?b {{ {V} }} "
    f"VALUES ?c {{ {V} }} }}",
    "a sorted product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?c) ?f ?i",
    "a streamed product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a constructed product": "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "doubling": 'SELECT (STRLEN(?x40) AS ?n) { BIND("aaaaaaaaaaaaaaaa" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    + "}",
    "doubling by REPLACE": 'SELECT (STRLEN(?x40) AS ?n) { BIND("aaaaaaaaaaaaaaaa" AS ?x0) '
    + " ".join(f'BIND(REPLACE(?x{i}, "a", "aa") AS ?x{i + 1})' for i in range(40))
    + "}",
    "one long group": "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?x . ?f ?g ?h }",
    "paths round a cycle": "SELECT (COUNT(*) AS ?n) { ?a (<x:next>|^<x:next>)* ?b }",
    "a path that is bound nowhere": "SELECT * { ?a (<x:p>|!<x:q>)* ?b . ?b (!<x:r>)* ?c }",
    "a slow regex": 'SELECT * { ?s ?p ?o FILTER(REGEX(?o, "(a+)+$")) } LIMIT 1',
    "a huge regex": 'SELECT * { ?s ?p ?o FILTER(REGEX(?o, "((a{1000}){1000}){1000}")) }',
    "a million VALUES": "SELECT * { VALUES ?x { " + "1 " * 1_000_000 + "} }",
    "a long IN": "SELECT * { FILTER(1 IN (" + "2," * 100_000 + "3)) }",
    "a huge literal": 'SELECT ("' + "x" * 10_000_000 + '" AS ?x) {}',
    "NUL": 'SELECT ("\0" AS ?x) {}',
    "an escaped NUL": 'SELECT ("\\u0000" AS ?x) {}',
    "a surrogate": 'SELECT ("\\uD800" AS ?x) {}',
    "SERVICE": "SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SERVICE SILENT": "SELECT * { service silent <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SERVICE, escaped": "SELECT * { \\u0053ERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SERVICE, escaped long": "SELECT * { SERV\\U00000049CE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SERVICE of a variable": "SELECT * { BIND(<http://127.0.0.1:%d/> AS ?x) SERVICE ?x {} }",
    "SERVICE in EXISTS": "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } } }",
    "SERVICE behind a quote": "SELECT * { # ' \n SERVICE <http://127.0.0.1:%d/> {} # ' \n }",
    "SERVICE behind signs": "SELECT * { FILTER(1<2) SERVICE<http://127.0.0.1:%d/>{ FILTER(2>1) } }",
    "LOAD": "LOAD <http://127.0.0.1:%d/>",
}
HARMLESS = {"a slow regex", "19 brackets in a collection"}
"""Ordinary queries after all: they may as well be answered."""


def circular(folder: Path) -> MemoryGraph:
    """Return the example graph with a long cycle in it, in memory and beside that on disk."""
    graph = example_graph(folder)
    with graph.nquads_path.open("a", encoding="utf-8") as out:
        for n in range(CYCLE):
            out.write(f"<x:{n}> <x:next> <x:{(n + 1) % CYCLE}> <x:cycle> .\n")
    store = ox.Store(str(folder / "store"))
    load_union(store, graph.nquads_path)
    store.flush()
    return graph


@pytest.fixture(scope="module", params=["memory", "disk"])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FlaskClient]:
    graph = circular(tmp_path_factory.mktemp("graph"))
    budget = 0 if request.param == "disk" else None
    app = create_app(graph, query_workers=1, limits=CAPS, budget_mb=budget)
    app.config["MAX_CONTENT_LENGTH"] = 200 * 1024 * 1024
    yield app.test_client()
    site(app).pool.close()


@pytest.fixture
def canary() -> Iterator[int]:
    """Listen on loopback; fail if anybody calls."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]
        listener.settimeout(0.02)
        with suppress(TimeoutError):
            listener.accept()
            pytest.fail("a query called out")


def outcome(client: FlaskClient, query: str) -> str:
    """Return what became of a query: its status, or that the connection was cut."""
    response = client.post(
        "/sparql",
        data=query.encode("utf-8", "surrogatepass"),
        content_type="application/sparql-query",
    )
    try:
        body = response.get_data(as_text=True)
    except CutOffError:
        return "cut"
    finally:
        response.close()
    assert "Traceback" not in body
    return str(response.status_code)


@pytest.mark.parametrize(
    "guarded",
    [
        pytest.param(True, id="guarded"),
        pytest.param(False, id="unguarded", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_costs_itself_only(
    client: FlaskClient, canary: int, name: str, *, guarded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = HOSTILE[name].replace("%d", str(canary))
    if not guarded:  # what if the guard had a hole?
        for module in ("graph.query_pool", "web.endpoint"):
            monkeypatch.setattr(f"screensong.{module}.form_of", lambda query, limits: "")
    begun = time.monotonic()
    became = outcome(client, query)
    took = time.monotonic() - begun
    if guarded and name not in HARMLESS:
        assert became in {"400", "403", "413", "503", "cut"}
    assert took < SECONDS * 3 + 2
    assert outcome(client, "ASK {}") == "200"


def test_invalid_utf8_is_refused(client: FlaskClient) -> None:
    direct = client.post(
        "/sparql", data=b"ASK { <x:\xff> ?p ?o }", content_type="application/sparql-query"
    )
    assert direct.status_code == 400
    assert client.get("/sparql?query=ASK%20%7B%7D%FF").status_code == 400
    form = client.post("/sparql", data=b"query=ASK%20%7B%7D%FF", content_type=FORM)
    assert form.status_code == 400


def test_a_body_of_100_megabytes_is_refused_unread(client: FlaskClient) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 512 * 1024
    begun = time.monotonic()
    response = client.post(
        "/sparql", data=b"x" * 100_000_000, content_type="application/sparql-query"
    )
    client.application.config["MAX_CONTENT_LENGTH"] = 200 * 1024 * 1024
    assert response.status_code == 413
    assert time.monotonic() - begun < 2


def test_no_file_can_be_read(client: FlaskClient, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text('<x:s> <x:p> "a secret" .')
    for query in (
        f"SELECT * FROM <{secret.as_uri()}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{secret.as_uri()}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        f"CONSTRUCT {{ ?s ?p ?o }} FROM <{secret.as_uri()}> {{ ?s ?p ?o }}",
    ):
        response = client.get("/sparql", query_string={"query": query})
        assert response.status_code == 200
        assert "secret" not in response.text.replace(secret.as_uri(), "")
        assert "root" not in response.text


def test_the_graph_is_the_same_after_it_all(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"})
    assert f'"value":"{len_of(client)}"' in response.text


def len_of(client: FlaskClient) -> int:
    lines = site(client.application).graph.nquads_path.read_text("utf-8").splitlines()
    return len({line.rpartition(" <")[0] for line in lines})
