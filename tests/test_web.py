"""The browser: pages, linked data by content negotiation, safety headers, errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from flask import Flask
from flask.testing import FlaskClient

from screensong.graph.documents import Document
from screensong.ontology.terms import NAMESPACE, SS
from screensong.web.app import create_app
from screensong.web.site import site

from .browse_graph import BASE, LANTERN, MemoryGraph, example_graph, graph_of

FILM = "/id/film/the-lantern-keeper-1987"
PAGES = [
    "/", "/search?q=lantern", "/search", "/films", "/people", "/songs", "/themes", "/documents",
    "/disputed", "/sparql", "/ontology", FILM, FILM + "?facts=castMember", "/id/person/jun-osei",
    "/id/theme/loneliness", "/id/aspect/acting", "/id/document/lantern-review",
    "/id/document/essays/lantern-sound", "/id/document/pages/night-ferry",
]  # fmt: skip
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MemoryGraph:
    return example_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def app(graph: MemoryGraph) -> Iterator[Flask]:
    app = create_app(graph)
    yield app
    site(app).pool.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_is_safe(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert response.status_code == 200
    assert response.mimetype == "text/html"
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "style=" not in response.text
    assert "<script" not in response.text.replace("&lt;script", "")
    assert "javascript:" not in response.text


@pytest.mark.parametrize("path", PAGES)
def test_every_link_on_every_page_leads_somewhere_here(client: FlaskClient, path: str) -> None:
    text = client.get(path, headers=BROWSER).text
    for address in sorted(set(re.findall(r'(?:href|src|action)="([^"]*)"', text))):
        assert address.startswith(("/", "#", "?")), address
        if address.startswith("/") and not address.startswith("/sparql?"):
            with client.get(address.replace("&amp;", "&"), headers=BROWSER) as response:
                assert response.status_code in {200, 301}, address


def test_an_entity_page_shows_facts_sentences_and_the_query(client: FlaskClient) -> None:
    text = client.get(FILM).text
    assert "A film of 1987, directed by Ada Quill" in text
    assert 'href="/id/person/ada-quill"' in text
    assert "<mark>Ada Quill</mark>’s The Lantern Keeper is a film about grief" in text
    assert 'href="/id/document/lantern-review#c110-188"' in text
    assert "Said, but not asserted" in text
    assert "/sparql?query=PREFIX+ss" in text


def test_an_anchor_of_evidence_is_on_the_page_of_its_document(client: FlaskClient) -> None:
    text = client.get(FILM).text
    for path, anchor in re.findall(r'href="(/id/document/[^"#]+)#(c\d+-\d+)"', text):
        assert f'id="{anchor}"' in client.get(path).text


def test_a_document_page_marks_its_sentences(client: FlaskClient) -> None:
    text = client.get("/id/document/lantern-review").text
    assert '<mark id="c110-188">Ada Quill’s The Lantern Keeper is a film about grief' in text
    assert "It rained on the way home.</p>" in text


def test_hostile_text_stays_text(client: FlaskClient) -> None:
    text = client.get("/id/document/pages/night-ferry").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is not part of it" in text
    assert "never run" not in text


def test_hostile_names_and_iris_stay_text(tmp_path: Path) -> None:
    bad = '"><script>alert(1)</script>'
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    film, document = ox.NamedNode(LANTERN), ox.NamedNode(BASE + "document/a")
    evil = ox.NamedNode("javascript:alert(1)")
    quads = [
        ox.Quad(film, a, ox.NamedNode(NAMESPACE + "Film"), document),
        ox.Quad(film, label, ox.Literal(bad), document),
        ox.Quad(film, ox.NamedNode(NAMESPACE + "director"), evil, document),
        ox.Quad(evil, label, ox.Literal(bad), document),
    ]
    app = create_app(graph_of(quads, [Document("a", bad)], tmp_path))
    for path in (FILM, "/", "/films", "/search?q=script", f"/search?q={bad}", "/id/" + bad):
        text = app.test_client().get(path, headers=BROWSER).text
        assert "<script>" not in text
        assert 'href="javascript' not in text


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("text/turtle;q=0.5, application/ld+json", "application/ld+json"),
        ("text/html;q=0.4, text/turtle;q=0.8", "text/turtle"),
        ("*/*", "text/html"),
        ("text/html;q=0, */*", "text/turtle"),
        ("text/turtle, */*", "text/turtle"),
        ("text/*;q=0.2, application/trig;q=0.1", "text/html"),
        ("text/turtle;charset=utf-8", "text/turtle"),
        (BROWSER["Accept"], "text/html"),
    ],
)
def test_the_accept_header_chooses_the_format(
    client: FlaskClient, accept: str, mimetype: str
) -> None:
    response = client.get(FILM, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.mimetype == mimetype
    assert "Accept" in response.vary


def test_nothing_that_fits_is_406(client: FlaskClient) -> None:
    response = client.get(FILM, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.text


@pytest.mark.parametrize("path", [FILM, "/id/document/essays/lantern-sound", "/id/aspect/acting"])
def test_turtle_by_suffix_reads_the_same_in_two_libraries(client: FlaskClient, path: str) -> None:
    response = client.get(path + ".ttl")
    assert response.mimetype == "text/turtle"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    ours = list(ox.parse(response.data, format=ox.RdfFormat.TURTLE))
    theirs = rdflib.Graph().parse(data=response.data, format="turtle")
    assert len(ours) == len(theirs) > 10
    assert (rdflib.URIRef(BASE + path.removeprefix("/id/")), None, None) in theirs


def test_trig_keeps_the_documents_apart(client: FlaskClient) -> None:
    quads = list(ox.parse(client.get(FILM + ".trig").data, format=ox.RdfFormat.TRIG))
    assert len({str(quad.graph_name) for quad in quads}) >= 3


def test_every_kind_of_iri_in_a_description_has_a_page(client: FlaskClient) -> None:
    triples = ox.parse(client.get(FILM + ".nt").data, format=ox.RdfFormat.N_TRIPLES)
    iris = {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)}
    assert {iri.removeprefix(BASE).split("/")[0] for iri in iris} > {"claim", "dispute", "person"}
    for iri in iris:
        path = "/id/" + iri.removeprefix(BASE).partition("#")[0]
        assert client.get(path, headers=BROWSER).status_code == 200, iri


def test_an_etag_belongs_to_the_format(client: FlaskClient) -> None:
    page = client.get(FILM, headers=BROWSER)
    turtle = client.get(FILM, headers={"Accept": "text/turtle"})
    assert page.headers["ETag"] != turtle.headers["ETag"]
    again = client.get(FILM, headers={**BROWSER, "If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304
    other = client.get(
        FILM, headers={"Accept": "text/turtle", "If-None-Match": page.headers["ETag"]}
    )
    assert other.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/id/film/nothing", "/id/", "/id/film/x.exe", "/films?page=2",
        "/films?page=x", "/films?page=0", "/films?page=", "/films?page=\u0661",
        "/disputed?page=9", FILM + "?facts=nothing",
        "/id/film/%00", "/id/film/a%20b", "/id/document/..%2f..%2fetc/passwd",
        "/static/../app.py",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404_in_one_line(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert response.status_code == 404
    assert "Traceback" not in response.text
    assert "<h1>Not Found</h1>" in response.text
    assert "The requested URL" not in response.text


def test_a_fault_of_ours_is_500_without_a_trace(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        message = "secret detail"
        raise ValueError(message)

    monkeypatch.setattr("screensong.web.pages.find", broken)
    response = app.test_client().get("/search?q=x")
    assert response.status_code == 500
    assert "secret" not in response.text


def test_programs_get_errors_as_text(client: FlaskClient) -> None:
    response = client.get("/id/film/nothing", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.mimetype) == (404, "text/plain")


def test_who_wants_no_page_gets_none(client: FlaskClient) -> None:
    response = client.get("/nothing", headers={"Accept": "text/html;q=0, */*"})
    assert response.mimetype == "text/plain"
    assert response.text == "There is no page at this address.\n"


def test_the_page_of_an_opinion_says_which(client: FlaskClient, graph: MemoryGraph) -> None:
    for polarity, word in (("Positive", "praise"), ("Negative", "criticism")):
        pattern = (None, ox.NamedNode(SS.polarity), ox.NamedNode(NAMESPACE + polarity), None)
        quad = next(iter(graph.store.quads_for_pattern(*pattern)))
        assert isinstance(quad.subject, ox.NamedNode)
        text = client.get("/id/" + quad.subject.value.removeprefix(BASE)).text
        assert f"</span> {word}</span></h1>" in text
        assert f": {word} · Screensong</title>" in text


def test_only_trusted_hosts_are_served(graph: MemoryGraph) -> None:
    client = create_app(graph, trusted_hosts=["localhost"]).test_client()
    assert client.get("/", headers={"Host": "localhost:8000"}).status_code == 200
    for headers in ({}, BROWSER):
        refused = client.get("/", headers={"Host": "evil.example", **headers})
        assert (refused.status_code, refused.mimetype) == (400, "text/plain")


def test_a_search_for_a_misspelt_name_finds_it_and_its_sentences(client: FlaskClient) -> None:
    assert ">The Lantern Keeper</a>" in client.get("/search?q=lantarn+keper").text
    text = client.get("/search?q=foghorn").text
    assert 'href="/id/instrument/foghorn"' in text
    assert "/id/document/essays/lantern-sound#c99-190" in text
    assert "cello and <mark>foghorn</mark> that" in text


def test_health_robots_and_icon_answer(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert "Disallow: /sparql" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").status_code == 301


def test_pages_are_small(client: FlaskClient) -> None:
    with client.get("/static/screensong.css") as style:
        assert len(client.get(FILM).data) + len(style.data) < 60_000
