"""The vocabulary's page and files, and what the page says of a graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from screensong.graph.browse_ontology import MOST_COUNTED, TermView, Vocabulary, vocabulary
from screensong.graph.examples import examples
from screensong.ontology.files import ALIGNMENTS_TTL, ONTOLOGY_OWL, ONTOLOGY_TTL, SHAPES_TTL
from screensong.ontology.terms import CLASSES, DOMAINS, INDIVIDUALS, PROPERTIES, RANGES, ancestors
from screensong.web import diagram
from screensong.web.app import create_app
from screensong.web.site import site

from .browse_graph import BASE, example_graph, graph_of

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TERMS = CLASSES | PROPERTIES | INDIVIDUALS


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app(example_graph(tmp_path_factory.mktemp("graph")))
    yield app
    site(app).pool.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="module")
def read(app: Flask) -> Vocabulary:
    return vocabulary(site(app).graph)


def view(views: tuple[TermView, ...], name: str) -> TermView:
    return next(view for view in views if view.name == name)


# ---------------------------------------------------------------- the page


def test_every_term_has_a_place_on_the_page(client: FlaskClient) -> None:
    text = client.get("/ontology", headers=BROWSER).text
    assert set(re.findall(r'class="entry" id="(\w+)"', text)) == TERMS
    assert set(re.findall(r'href="#(\w+)"', text)) <= TERMS | {"main"}


def test_a_term_shows_its_definition_use_and_example(client: FlaskClient) -> None:
    text = client.get("/ontology", headers=BROWSER).text
    entry = text.partition('id="director"')[2].partition("</li>")[0]
    assert "The person directed the film." in entry
    assert 'href="#Film">ss:Film</a> → <a class="term" href="#Person">ss:Person</a>' in entry
    assert "2 triples" in entry
    assert re.search(r'href="/id/film/[\w-]+">[^<]+</a> → <a href="/id/person/', entry)
    unused = text.partition('id="usuallySingle"')[2].partition("</li>")[0]
    assert "not in this graph" in unused


def test_every_question_is_in_the_table_with_the_words_it_uses(client: FlaskClient) -> None:
    text = client.get("/ontology", headers=BROWSER).text
    table = text.partition('<table class="asking">')[2].partition("</table>")[0]
    assert table.count('href="/sparql?query=') == len(examples())
    row = table.partition("Which songs are in which films")[2].partition("</tr>")[0]
    assert re.findall(r'href="#(\w+)"', row) == ["soundtrackSong", "songPerformer"]


def test_a_question_without_an_answer_in_the_sample_says_so_on_both_pages(
    client: FlaskClient,
) -> None:
    reasons = [example.empty for example in examples() if example.empty]
    assert reasons
    for path in ("/ontology", "/sparql"):
        text = client.get(path, headers=BROWSER).text
        assert all(reason in text for reason in reasons)


def test_other_pages_lead_to_the_vocabulary(client: FlaskClient) -> None:
    for path in ("/", "/sparql", "/films"):
        assert 'href="/ontology"' in client.get(path, headers=BROWSER).text


def test_the_page_of_an_empty_graph_says_that_nothing_is_used(tmp_path: Path) -> None:
    app = create_app(graph_of([], [], tmp_path))
    text = app.test_client().get("/ontology", headers=BROWSER).text
    assert text.count("not in this graph") == len(TERMS)


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize(
    ("path", "file", "mimetype"),
    [
        ("/ontology.ttl", ONTOLOGY_TTL, "text/turtle"),
        ("/ontology.owl", ONTOLOGY_OWL, "application/rdf+xml"),
        ("/shapes.ttl", SHAPES_TTL, "text/turtle"),
        ("/alignments.ttl", ALIGNMENTS_TTL, "text/turtle"),
    ],
)
def test_a_file_is_sent_as_it_is(client: FlaskClient, path: str, file: Path, mimetype: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, mimetype)
    assert response.data == file.read_bytes()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(path, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("accept", "mimetype", "location"),
    [
        ("text/turtle", "text/turtle", "/ontology.ttl"),
        ("application/rdf+xml", "application/rdf+xml", "/ontology.owl"),
        ("application/rdf+xml, text/turtle;q=0.5", "application/rdf+xml", "/ontology.owl"),
        ("*/*", "text/html", None),
        (BROWSER["Accept"], "text/html", None),
    ],
)
def test_the_accept_header_chooses_page_or_file(
    client: FlaskClient, accept: str, mimetype: str, location: str | None
) -> None:
    response = client.get("/ontology", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, mimetype)
    assert response.headers.get("Content-Location") == location
    assert "Accept" in response.vary


def test_what_fits_no_format_is_406(client: FlaskClient) -> None:
    response = client.get("/ontology", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.text


# ---------------------------------------------------------------- counts and examples


def test_the_terms_come_once_in_the_order_of_the_source(read: Vocabulary) -> None:
    names = [v.name for v in (*read.classes, *read.relations, *read.properties)]
    assert sorted(names) == sorted(CLASSES | PROPERTIES)
    assert {v.name for v in read.individuals} == INDIVIDUALS
    assert [v.name for v in read.classes][:2] == ["Agent", "Person"]


def test_counts_are_those_of_the_union_of_all_documents(app: Flask, read: Vocabulary) -> None:
    store = site(app).graph.store
    for name, views in (("Film", read.classes), ("director", read.relations)):
        pattern = f"?s a ss:{name}" if name == "Film" else f"?s ss:{name} ?o"
        query = f"SELECT DISTINCT * WHERE {{ {pattern} }}"
        found = store.query(query, prefixes={"ss": "https://w3id.org/screensong/ontology#"})
        assert isinstance(found, ox.QuerySolutions)
        assert view(views, name).count == len(list(found)) < MOST_COUNTED
    assert view(read.classes, "CreativeWork").count >= view(read.classes, "Film").count
    assert view(read.individuals, "Asserted").count > 10


def test_an_example_is_of_its_class_and_a_superclass_has_one_too(read: Vocabulary) -> None:
    film = view(read.classes, "Film").subject
    work = view(read.classes, "CreativeWork").subject
    assert film is not None
    assert film.type == "Film"
    assert work is not None
    assert work.type in {"Film", "Song", "Work"}
    year = view(read.relations, "releaseYear")
    assert year.subject is not None
    assert year.subject.iri.startswith(f"{BASE}film/")
    assert re.fullmatch(r"\d{4}", year.text)
    assert view(read.properties, "claimPredicate").text.startswith("ss:")
    assert len(view(read.properties, "quote").text) <= 82


def test_a_class_of_fixed_values_shows_those_that_the_graph_uses(
    client: FlaskClient, read: Vocabulary
) -> None:
    modality = view(read.classes, "Modality")
    assert modality.count == len(modality.text.split(", ")) >= 1
    assert "ss:Asserted" in modality.text
    text = client.get("/ontology", headers=BROWSER).text
    entry = text.partition('id="Modality"')[2].partition("</li>")[0]
    assert modality.text in entry
    assert "not in this graph" not in entry


# ---------------------------------------------------------------- the drawing


def test_the_drawing_says_what_the_vocabulary_says() -> None:
    boxes = {box.name for box in diagram.boxes()}
    assert {"Film", "Person", "Song", "Theme", "Document", "Claim", "Sentence"} <= boxes <= CLASSES
    for arrow in diagram.arrows():
        assert {arrow.source, arrow.target} <= boxes
        for name in arrow.names:
            for end, declared in ((arrow.source, DOMAINS), (arrow.target, RANGES)):
                known = declared.get(name, ())
                fits = {end, *ancestors(end)} & set(known)
                assert not known or fits, (name, end)


def test_the_document_has_the_same_drawing() -> None:
    page = (Path(__file__).parents[1] / "docs" / "ontology.md").read_text(encoding="utf-8")
    drawn = page.partition("```mermaid\n")[2].partition("```")[0].splitlines()[1:]
    assert [line.strip() for line in drawn] == [
        f"{arrow.source} -- {'<br>'.join(arrow.names)} --> {arrow.target}"
        for arrow in diagram.arrows()
    ]


def test_arrows_stay_inside_the_drawing_and_end_outside_the_boxes() -> None:
    for arrow in diagram.arrows():
        numbers = [int(number) for number in re.findall(r"-?\d+", arrow.path)]
        xs, ys = numbers[::2], numbers[1::2]
        assert 0 <= min(xs) <= max(xs) <= diagram.WIDTH
        assert 0 <= min(ys) <= max(ys) <= diagram.HEIGHT
        (target,) = (box for box in diagram.boxes() if box.name == arrow.target)
        inside_x = target.left < xs[-1] < target.left + target.size[0]
        inside_y = target.top < ys[-1] < target.top + target.size[1]
        assert not (inside_x and inside_y), arrow.names
