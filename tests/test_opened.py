"""From Python: answers to loop over, to table and to save; the graph for rdflib; one entity."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest
import rdflib

import screensong
from screensong import MissingPandasError, OpenGraph, UnknownEntityError
from screensong.graph.guard import ForbiddenQueryError, QueryRefusedError
from screensong.opened import Result

REVIEW = """The Lamp (1999)
Director: Ann Rho

The Lamp is a haunting film about grief.
"""
DIRECTORS = "SELECT ?film ?name { ?film ss:director/rdfs:label ?name }"
YEAR = rdflib.Literal("1999", datatype=rdflib.XSD.integer)
SS = rdflib.Namespace("https://w3id.org/screensong/ontology#")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenGraph]:
    folder = tmp_path_factory.mktemp("films")
    (folder / "lamp.txt").write_text(REVIEW)
    screensong.build(folder / "graph", [folder / "lamp.txt"])
    with screensong.open(folder / "graph") as opened:
        yield opened


def test_an_answer_can_be_looped_over_again_and_again(graph: OpenGraph) -> None:
    found = graph.query(DIRECTORS)
    assert (found.kind, found.variables) == ("rows", ("film", "name"))
    assert [row["name"].value for row in found] == ["Ann Rho"] == [row[1].value for row in found]
    assert found


def test_an_ask_is_a_condition_and_a_construct_gives_triples(graph: OpenGraph) -> None:
    assert graph.query("ASK { ?film ss:director ?who }")
    assert not graph.query("ASK { ?film ss:awards ?what }")
    with pytest.raises(TypeError, match="yes or no"):
        list(graph.query("ASK {}"))
    triples = list(graph.query("CONSTRUCT WHERE { ?film ss:director ?who }"))
    assert [type(triple) for triple in triples] == [ox.Triple]


def test_a_query_that_is_wrong_fails_when_it_is_asked(graph: OpenGraph) -> None:
    with pytest.raises(SyntaxError):
        graph.query("SELECT ?x WHERE")
    with pytest.raises(SyntaxError) as error:
        graph.query("SELECT * {\n ?f a ss:Film ?f rdfs:label ?l }")
    said, line, caret = str(error.value).split("\n")
    assert said.startswith("line 2, column 15: there is no '.'")
    assert line[caret.index("^") :].startswith("?f rdfs:label")
    with pytest.raises(ForbiddenQueryError):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_an_answer_is_saved_in_a_format_that_fits(graph: OpenGraph, tmp_path: Path) -> None:
    found = graph.query(DIRECTORS)
    body = found.serialize()
    assert body is not None
    assert json.loads(body)["results"]["bindings"][0]["name"]["value"] == "Ann Rho"
    found.serialize("csv", tmp_path / "directors.csv")
    assert (tmp_path / "directors.csv").read_text("utf-8").splitlines()[0] == "film,name"
    out = io.BytesIO()
    described = graph.query("DESCRIBE film:the-lamp-1999")
    described.serialize("ntriples", out)
    assert out.getvalue().count(b"\n") == len(list(described))
    with pytest.raises(ValueError, match="no format 'csv' for this answer; there are turtle"):
        described.serialize("csv")


def test_an_answer_says_what_it_is_and_knows_media_types(graph: OpenGraph) -> None:
    found = graph.query("\ufeff" + DIRECTORS)
    assert repr(found) == "<Result: rows ?film ?name>"
    assert repr(graph.query("ASK {}")) == "<Result: boolean>"
    assert found.serialize("text/csv") == found.serialize("csv")
    triples = graph.query("CONSTRUCT WHERE { ?film ss:director ?who }")
    assert triples.serialize("text/turtle") == triples.serialize("turtle")


def test_a_list_too_long_to_plan_is_refused(graph: OpenGraph) -> None:
    members = " ".join(map(str, range(5_000)))
    with pytest.raises(QueryRefusedError, match="list members"):
        graph.query(f"SELECT * {{ ?s ?p ({members}) }}")


def test_without_pandas_the_message_says_what_to_install(graph: OpenGraph) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pandas", None)
        with pytest.raises(MissingPandasError, match="pip install pandas"):
            graph.query(DIRECTORS).to_pandas()


def test_a_table_for_pandas_holds_values_of_python(
    graph: OpenGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = SimpleNamespace(DataFrame=lambda rows, columns: (rows, columns))
    monkeypatch.setitem(sys.modules, "pandas", made)
    values = 'SELECT (1 AS ?n) (1.5e0 AS ?d) (true AS ?b) ("2020-01-02"^^xsd:date AS ?day) '
    asked = graph.query(values + '("x"^^xsd:integer AS ?bad) ("é"@fr AS ?t) (<x:y> AS ?i) ?none {}')
    [row], columns = asked.to_pandas()
    assert row == [1, 1.5, True, date(2020, 1, 2), "x", "é", "x:y", None]
    assert columns == list(asked.variables)
    with pytest.raises(TypeError, match="only rows"):
        graph.query("ASK {}").to_pandas()


def test_rdflib_reads_the_graph_where_it_lies(graph: OpenGraph) -> None:
    films = graph.graph()
    [film] = set(films.subjects(rdflib.RDF.type, SS.Film))
    assert str(films.value(film, rdflib.RDFS.label)) == "The Lamp"
    assert len(films) == sum(
        1 for _ in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    )
    one = graph.graph(graph.base + "document/lamp")
    assert 0 < len(one) < len(films)
    assert (film, SS.director, None) in one
    assert (
        rdflib.Graph()
        .parse(data=one.serialize(format="turtle"), format="turtle")
        .isomorphic(rdflib.Graph() + one)
    )


def test_rdflib_asks_in_the_engine_of_the_store(graph: OpenGraph, tmp_path: Path) -> None:
    films = graph.graph()
    rows = list(films.query("SELECT ?name { ?film ss:director/rdfs:label ?name }"))
    assert rows == [(rdflib.Literal("Ann Rho"),)]
    year = films.query("SELECT ?film { ?film ss:releaseYear ?y }", initBindings={"y": YEAR})
    assert len(list(year)) == 1
    assert films.query("ASK { ?film ss:director ?who }").askAnswer
    assert len(films.query("CONSTRUCT WHERE { ?film ss:director ?who }").graph or ()) == 1
    secret = tmp_path / "secret.nt"
    secret.write_text('<x:s> <x:p> "secret" .\n')
    assert not list(films.query(f"SELECT * FROM <{secret.as_uri()}> {{ ?s ?p ?o }}"))
    named = graph.graph(graph.base + "document/lamp")
    everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert [int(row[0]) for row in named.query(everything)] == [len(named)]


def test_rdflib_cannot_change_the_graph(graph: OpenGraph) -> None:
    films = graph.graph()
    with pytest.raises(TypeError, match="read-only"):
        films.add((SS.a, SS.b, SS.c))
    with pytest.raises(TypeError, match="read-only"):
        films.remove((None, None, None))
    with pytest.raises(TypeError, match="read-only"):
        films.update("DELETE WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("name", ["The Lamp", "lamp", "film:the-lamp-1999"])
def test_an_entity_is_found_by_its_name(graph: OpenGraph, name: str) -> None:
    page = graph.entity(name)
    assert page.ref.iri == graph.base + "film/the-lamp-1999"
    assert "Ann Rho" in [v.ref.label for g in page.facts for v in g.values if v.ref]


def test_an_entity_that_is_not_there_is_named(graph: OpenGraph) -> None:
    with pytest.raises(UnknownEntityError, match=r"nothing in .* is called 'Zzyzx'"):
        graph.entity("Zzyzx")


def test_an_answer_is_whole_even_if_it_was_begun_before(graph: OpenGraph) -> None:
    found: Result = graph.query("SELECT ?s { ?s ?p ?o }")
    first = next(iter(found))
    assert next(iter(found)) == first
