"""The endpoint in front of Flask: answers that are kept, and what must never be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from screensong.graph.query_errors import PoolLoadingError, QueryTimeoutError
from screensong.graph.query_limits import QueryLimits
from screensong.graph.query_pool import QueryPool, Stream
from screensong.graph.query_question import Question
from screensong.web.answer_cache import AnswerCache, KeptAnswer
from screensong.web.app import create_app
from screensong.web.budget import ClientBudget
from screensong.web.site import site

from .browse_graph import example_graph

FILMS = "SELECT ?film ?year { ?film ss:releaseYear ?year } ORDER BY ?year"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    graph = example_graph(tmp_path_factory.mktemp("graph"))
    made = create_app(graph, query_workers=1, limits=QueryLimits(seconds=3, bytes=50_000))
    yield made
    site(made).pool.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def asked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the queries that reach a query process."""
    reached: list[str] = []
    pool = site(app).pool
    stream = pool.stream

    def watched(question: Question | str, client: str = "") -> Stream:
        reached.append(question.query if isinstance(question, Question) else question)
        return stream(question, client)

    monkeypatch.setattr(pool, "stream", watched)
    monkeypatch.setattr(site(app), "answers", AnswerCache(1_000_000))
    return reached


def ask(client: FlaskClient, query: str = FILMS, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get("/sparql?" + urlencode({"query": query}), headers=named)


def test_the_same_question_is_answered_once(client: FlaskClient, asked: list[str]) -> None:
    first, again = ask(client), ask(client)
    assert asked == [FILMS]
    assert again.data == first.data
    assert again.headers == first.headers
    assert len(json.loads(again.data)["results"]["bindings"]) == 3
    posted = client.post("/sparql", data={"query": FILMS})
    assert (posted.data, asked) == (first.data, [FILMS])
    head = client.head("/sparql?" + urlencode({"query": FILMS}))
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(first.data)))
    assert asked == [FILMS]


@pytest.mark.parametrize(
    "other",
    [
        {"query_string": {"query": FILMS + " LIMIT 2"}},
        {"query_string": {"query": FILMS, "format": "csv"}},
        {"query_string": {"query": FILMS}, "headers": {"Accept": "text/csv"}},
        {"query_string": {"query": FILMS}, "headers": {"Accept-Encoding": "gzip"}},
        {"query_string": {"query": FILMS}, "headers": {"Cache-Control": "no-cache"}},
        {"query_string": {"query": FILMS}, "headers": {"Host": "films.example"}},
        {"query_string": {"query": FILMS, "default-graph-uri": "https://films.example/a"}},
        {"query_string": {"query": FILMS, "named-graph-uri": "https://films.example/a"}},
    ],
)
def test_another_question_is_asked(
    client: FlaskClient, asked: list[str], other: dict[str, Any]
) -> None:
    ask(client)
    assert client.get("/sparql", **other).status_code == 200
    assert len(asked) == 2


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?x) {}",
        "SELECT (rand () AS ?x) {}",
        "SELECT (UUID( ) AS ?x) {}",
        "SELECT (STRUUID#now\n() AS ?x) {}",
        r"SELECT (\u004eOW() AS ?x) {}",
        r"SELECT (\U0000004EOW() AS ?x) {}",
        'SELECT (BNODE("a") AS ?x) {}',
        "SELECT * { ?s ?p ?o } ORDER BYRAND()",
    ],
)
def test_what_is_another_each_time_is_asked_each_time(
    client: FlaskClient, asked: list[str], query: str
) -> None:
    for _ in range(2):
        response = ask(client, query)
        assert "ETag" not in response.headers
        assert response.headers["Cache-Control"] == "no-store"
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { ?s ?p", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 503),
    ],
)
def test_no_error_is_kept(
    client: FlaskClient, app: Flask, asked: list[str], query: str, status: int
) -> None:
    for _ in range(2):
        response = client.get(
            "/sparql",
            query_string={"query": query},
            environ_overrides={"SERVER_PROTOCOL": "HTTP/1.0"},  # so that all is there before a byte
        )
        assert response.status_code == status
        assert response.headers["Cache-Control"] == "no-store"
    assert len(site(app).answers) == 0


def test_a_query_that_is_stopped_is_not_kept(
    client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(question: Question | str, client: str = "") -> Stream:
        message = "the query was stopped"
        raise QueryTimeoutError(message)

    with monkeypatch.context() as patch:
        patch.setattr(site(app).pool, "stream", stopped)
        assert ask(client, "ASK { ?film a ss:Film }").status_code == 503
    assert json.loads(ask(client, "ASK { ?film a ss:Film }").data)["boolean"] is True


def test_while_the_graph_is_loaded_a_client_is_told_when_to_come_back(
    client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loading(question: Question | str, client: str = "") -> Stream:
        raise PoolLoadingError

    monkeypatch.setattr(site(app).pool, "stream", loading)
    response = ask(client, "ASK { ?song a ss:Song }")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "still being loaded" in response.text


def test_who_has_to_wait_waits_for_kept_answers_too(tmp_path: Path) -> None:
    budget = ClientBudget(1.0)
    app = create_app(example_graph(tmp_path), query_workers=1, budget=budget)
    try:
        client = app.test_client()
        assert ask(client).status_code == 200
        assert len(site(app).answers) == 1
        owed = budget.wait_s("127.0.0.1")
        for _ in range(20):
            assert ask(client).status_code == 200
        assert budget.wait_s("127.0.0.1") <= owed
        budget.spend("127.0.0.1", 3.0)
        assert ask(client).status_code == 429
    finally:
        site(app).pool.close()


@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/rdf-graph-store?default"])
@pytest.mark.parametrize("accept", ["*/*", "text/html"])
def test_a_client_with_many_queries_under_way_is_told_to_wait(
    tmp_path: Path, path: str, accept: str
) -> None:
    budget = ClientBudget(60.0, at_once=2)
    app = create_app(example_graph(tmp_path), query_workers=1, budget=budget)
    try:
        client = app.test_client()
        assert ask(client).status_code == 200
        turns = [budget.admit("127.0.0.1", 1.0, 1000.0) for _ in range(2)]
        assert ask(client).status_code == 200  # a kept answer
        if (path, accept) != ("/rdf-graph-store?default", "text/html"):  # it has no pages
            late = client.get(path, headers={"Accept": accept})
            assert late.status_code == 429
            assert int(late.headers["Retry-After"]) > 0
            assert "you have 2 queries under way" in late.text
        turns[0](0.0)
        for _ in range(3):
            assert client.get(path).status_code == 200
    finally:
        site(app).pool.close()


def test_a_client_that_has_the_answer_is_told_so_even_if_a_proxy_weakened_the_tag(
    client: FlaskClient, asked: list[str]
) -> None:
    tag = ask(client).headers["ETag"]
    for held in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        same = ask(client, If_None_Match=held)
        assert (same.status_code, same.data) == (304, b""), held
        assert same.headers["ETag"] == tag
    assert asked == [FILMS]


def test_answers_are_as_safe_as_pages(client: FlaskClient) -> None:
    page = client.get("/")
    for response in (ask(client), ask(client, "nonsense")):
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options"):
            assert response.headers[name] == page.headers[name]


def test_a_host_that_is_not_ours_is_refused_before_anything_runs(tmp_path: Path) -> None:
    app = create_app(example_graph(tmp_path), query_workers=1, trusted_hosts=["localhost"])
    try:
        refused = ask(app.test_client(), Host="evil.example")
        assert (refused.status_code, site(app).pool.pids()) == (400, [])
        assert "evil" not in refused.text
        assert ask(app.test_client(), Host="localhost").status_code == 200
    finally:
        site(app).pool.close()


def test_the_server_says_when_it_is_ready(app: Flask, tmp_path: Path) -> None:
    pool = site(app).pool
    pool.ask("ASK {}")
    ready = app.test_client().get("/readyz")
    assert (ready.status_code, ready.text) == (200, "ready\n")
    fresh = create_app(example_graph(tmp_path), query_workers=1)
    try:
        early = fresh.test_client().get("/readyz")
        assert early.status_code == 503
        assert int(early.headers["Retry-After"]) > 0
        site(fresh).pool.wait()
        assert fresh.test_client().get("/readyz").status_code == 200
    finally:
        site(fresh).pool.close()


def test_kept_answers_stay_within_their_room() -> None:
    cache = AnswerCache(80_000)
    for number in range(200):
        cache.put(str(number), KeptAnswer(bytes(4_000), ()))
        assert cache.bytes <= 80_000
    assert cache.get("0") is None
    assert cache.get("199") is not None
    assert 10 < len(cache) < 20


def test_the_answer_that_nobody_asks_for_goes_first() -> None:
    cache = AnswerCache(80_000)
    cache.put("old", KeptAnswer(bytes(4_000), ()))
    for number in range(100):
        cache.get("old")
        cache.put(str(number), KeptAnswer(bytes(4_000), ()))
    assert cache.get("old") is not None


def test_one_large_answer_does_not_drive_out_all_others() -> None:
    cache = AnswerCache(80_000)
    cache.put("small", KeptAnswer(b"a", ()))
    cache.put("large", KeptAnswer(bytes(40_000), ()))
    assert cache.get("small") is not None
    assert cache.get("large") is None


def test_without_room_nothing_is_kept() -> None:
    cache = AnswerCache(0)
    cache.put("a", KeptAnswer(b"", ()))
    assert cache.get("a") is None


def test_a_pool_remembers_no_query_that_it_refused(tmp_path: Path) -> None:
    with QueryPool(tmp_path / "absent.nq", size=1) as pool:
        for _ in range(2):
            with pytest.raises(ValueError, match="read-only"):
                pool.ask("DROP ALL")
