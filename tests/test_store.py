"""A published graph, opened for reading."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from screensong.graph.build import build
from screensong.graph.guard import ForbiddenQueryError
from screensong.graph.store import Graph

REVIEW = "The Lamp (1999)\nDirector: Ann Rho\n\nA haunting film.\n"
DOCUMENT = "https://w3id.org/screensong/id/document/lamp"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("store")
    (folder / "lamp.txt").write_text(REVIEW, encoding="utf-8")
    build(folder / "g", [folder / "lamp.txt"])
    return Graph.open(folder / "g")


def count(graph: Graph, query: str) -> int:
    answer = graph.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    return len(list(answer))


def test_the_default_graph_is_the_union_of_all_graphs(graph: Graph) -> None:
    assert count(graph, "SELECT ?film { ?film ss:director ?person }") == 1
    assert count(graph, "SELECT ?scheme { ?scheme a skos:ConceptScheme }") > 3


def test_a_named_graph_says_who_says_so(graph: Graph) -> None:
    query = f"SELECT ?g {{ GRAPH ?g {{ ?film ss:director ?person }} FILTER(?g = <{DOCUMENT}>) }}"
    assert count(graph, query) == 1


def test_from_narrows_the_default_graph(graph: Graph) -> None:
    assert count(graph, f"SELECT ?s FROM <{DOCUMENT}> {{ ?s ss:director ?o }}") == 1
    assert count(graph, f"SELECT ?s FROM <{DOCUMENT}> {{ ?s a skos:ConceptScheme }}") == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s ss:director ?o } # FROM the films",
        'SELECT ?s { ?s ss:director ?o FILTER("FROM" != "a") }',
        "SELECT ?s { ?s ss:director ?o FILTER('''it's FROM''' != 'a') }",
        "SELECT ?from { ?from ss:director ?o }",
        "SELECT ?s { ?s ss:director ?o FILTER(?o != <http://example.org/FROM/x>) }",
    ],
)
def test_the_word_from_elsewhere_narrows_nothing(graph: Graph, query: str) -> None:
    assert count(graph, query) == 1


def test_a_query_that_would_call_out_is_refused(graph: Graph) -> None:
    with pytest.raises(ForbiddenQueryError, match="SERVICE"):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_what_is_no_sparql_is_a_syntax_error(graph: Graph) -> None:
    with pytest.raises(SyntaxError):
        graph.query("SELECT ?x WHERE")


def test_two_readers_may_open_one_graph(graph: Graph) -> None:
    with Graph.open(Path(graph.directory)) as other:
        assert len(other.store) == len(graph.store)
