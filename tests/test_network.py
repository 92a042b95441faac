"""Paths between entities, with a sentence for each hop."""

from __future__ import annotations

import pytest

from screensong.graph.build import build
from screensong.graph.network import entity_network, path_between
from screensong.graph.store import Graph

REVIEWS = {
    "lamp": "The Lamp (1999)\nDirector: Ann Rho\n\nIt is a quiet film.\n",
    "harbour": "Harbour (2003)\nDirector: Ann Rho\nCast: Cy Marr\n\nIt is a loud film.\n",
    "island": "Tide (2010)\nDirector: Ed Nobody\n\nIt is a long film.\n",
}
BASE = "https://w3id.org/screensong/id/"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("network")
    (folder / "reviews").mkdir()
    for name, text in REVIEWS.items():
        (folder / "reviews" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(folder / "g", [folder / "reviews"])
    return Graph.open(folder / "g")


def test_a_path_gives_a_sentence_for_each_hop(graph: Graph) -> None:
    path = path_between(graph, BASE + "film/the-lamp-1999", BASE + "person/cy-marr")
    assert path is not None
    assert [hop.forward for hop in path] == [True, False, True]
    assert [hop.quote for hop in path] == [
        "Director: Ann Rho",
        "Director: Ann Rho",
        "Cast: Cy Marr",
    ]
    assert path[2].document == BASE + "document/harbour"


def test_what_nothing_connects_has_no_path(graph: Graph) -> None:
    assert path_between(graph, BASE + "film/the-lamp-1999", BASE + "film/tide-2010") is None


def test_what_is_not_in_the_graph_has_no_path(graph: Graph) -> None:
    assert path_between(graph, BASE + "film/the-lamp-1999", BASE + "film/none") is None


def test_the_way_to_oneself_has_no_hops(graph: Graph) -> None:
    assert path_between(graph, BASE + "film/tide-2010", BASE + "film/tide-2010") == []


def test_every_edge_is_a_triple_of_the_graph(graph: Graph) -> None:
    for _, _, data in entity_network(graph).edges(data=True):
        for subject, predicate, obj in data["triples"]:
            assert graph.query(f"ASK {{ <{subject}> <{predicate}> <{obj}> }}")
