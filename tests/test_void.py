"""What a graph holds is counted once, by the build, and counted right."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from screensong.graph.examples import examples
from screensong.graph.query_pool import QueryPool
from screensong.graph.store import Graph
from screensong.graph.void import (
    FILE,
    Holdings,
    PropertyUse,
    holdings_of,
    void_triples,
    write_holdings,
)

QUADS = """\
<x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x:Film> <x:g> .
<x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x:Film> <x:h> .
<x:a> <x:by> <x:p> <x:g> .
<x:a> <x:by> <x:q> <x:g> .
<x:a> <x:name> "a <x> .\\" b" <x:g> .
<x:b> <x:name> "no class" <x:h> .
<x:p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x:Person> <x:g> .
"""
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_triples_count_once_and_quads_by_graph(tmp_path: Path) -> None:
    nquads = tmp_path / "quads.nq"
    nquads.write_text(QUADS)
    found = holdings_of(nquads)
    assert (found.triples, found.subjects, found.objects) == (6, 3, 6)
    assert found.classes == {"x:Film": 1, "x:Person": 1}
    assert found.properties["x:by"] == PropertyUse(2, 1, 2)
    assert found.properties[TYPE] == PropertyUse(2, 2, 2)
    assert found.links["x:Film", "x:by", "x:Person"] == 1
    assert found.links["x:Film", "x:by", ""] == 1
    assert found.links["x:Film", "x:name", ""] == 1
    assert found.graphs == {"x:g": 5, "x:h": 2}


def test_counts_are_written_beside_the_quads_and_read_again(tmp_path: Path) -> None:
    nquads = tmp_path / "quads.nq"
    nquads.write_text(QUADS)
    counted = holdings_of(nquads)
    write_holdings(nquads)
    nquads.write_text("")
    assert holdings_of(nquads) == counted
    assert Holdings.from_json(counted.to_json()) == counted


def test_a_build_leaves_the_counts_in_the_snapshot(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as graph:
        assert (graph.path / FILE).is_file()
        assert sum(holdings_of(graph.nquads_path).graphs.values()) == len(
            graph.nquads_path.read_bytes().splitlines()
        )


def test_the_description_is_queried_as_a_graph_of_its_own(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as graph:
        held = holdings_of(graph.nquads_path)
        void = f"<{graph.base}graph/void>"
        query = f"""PREFIX void: <http://rdfs.org/ns/void#>
            SELECT ?class ?count FROM {void} {{
                ?dataset a void:Dataset ; void:classPartition ?part .
                ?part void:class ?class ; void:entities ?count }}"""
        answer = graph.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        assert {row["class"].value: int(row["count"].value) for row in answer} == held.classes
        outside = graph.query(f"ASK {{ GRAPH {void} {{ ?s ?p ?o }} ?s ?p ?o }}")
        assert not bool(outside)
        assert all(quad.graph_name.value != void[1:-1] for quad in graph.quads())


def test_the_description_follows_from_the_counts_alone(tmp_path: Path) -> None:
    nquads = tmp_path / "quads.nq"
    nquads.write_text(QUADS)
    held = holdings_of(nquads)
    triples = list(void_triples(held, "x:dataset"))
    assert len(triples) == len(set(triples))
    again = list(void_triples(Holdings.from_json(held.to_json()), "x:dataset"))
    assert set(again) == set(triples)
    ends = {t.object.value for t in triples if t.subject.value == "x:dataset"}
    assert sum(one.startswith("x:dataset-property-") for one in ends) == 3


FOR_EDITORS = """PREFIX sh: <http://www.w3.org/ns/shacl#>
    SELECT DISTINCT ?one ?query {
        ?one a sh:SPARQLExecutable ; rdfs:comment ?said ;
            sh:select|sh:ask|sh:construct|sh:describe ?query }"""


def test_editors_find_the_examples_and_the_dataset_in_the_default_graph(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as graph, QueryPool(graph.nquads_path, size=1) as pool:
        found = json.loads(pool.ask(FOR_EDITORS).body)["results"]["bindings"]
        assert len(found) == len(examples())
        for row in found:
            assert graph.query(row["query"]["value"]) is not None
        own = graph.query(FOR_EDITORS)
        assert isinstance(own, ox.QuerySolutions)
        assert len(list(own)) == len(found)
        dataset = "ASK { ?dataset a <http://rdfs.org/ns/void#Dataset> }"
        assert json.loads(pool.ask(dataset).body)["boolean"]
        assert bool(graph.query(dataset))


def test_queries_of_the_data_do_not_see_its_description(demo_graph: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with Graph.open(demo_graph) as graph:
        held = holdings_of(graph.nquads_path)
        for query in (count, f"PREFIX void: <http://rdfs.org/ns/void#> {count}"):
            answer = graph.query(query)
            assert isinstance(answer, ox.QuerySolutions)
            assert [row["n"].value for row in answer] == [str(held.triples)]
        one = next(iter(held.graphs))
        dataset = "ASK FROM <{}> {{ ?dataset a <http://rdfs.org/ns/void#Dataset> }}"
        assert not bool(graph.query(dataset.format(one)))
