"""What a check finds in the named graphs of a snapshot: each sort of triple has its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screensong.graph.check import Violation, check
from screensong.graph.store import Graph, publish, write_store
from screensong.ontology.terms import INFERRED, NAMESPACE

BASE = "https://w3id.org/screensong/id/"
INFERRED_GRAPH = f"<{BASE}graph/inferred>"

Change = Callable[[list[str]], list[str]]


def checked(demo_graph: Path, folder: Path, change: Change) -> list[Violation]:
    """Return what is wrong with the sample graph once its lines were changed."""
    with Graph.open(demo_graph) as graph:
        lines = graph.nquads_path.read_text("utf-8").splitlines(keepends=True)
        texts = (graph.path / "documents.sqlite").read_bytes()
    working = folder / "snapshots" / ".draft-made"
    working.mkdir(parents=True)
    (working / "documents.sqlite").write_bytes(texts)
    write_store(working, change(lines))
    publish(folder, working, "0" * 16, BASE)
    with Graph.open(folder) as graph:
        return check(graph)


def first(lines: list[str], *parts: str) -> str:
    return next(line for line in lines if all(part in line for part in parts))


def moved(line: str, graph: str) -> str:
    """Return the line with its triple in another graph."""
    return f"{line[: line.rindex(' <')]} {graph} .\n"


def test_the_sample_graph_is_as_it_should_be(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as graph:
        assert check(graph) == []


@pytest.mark.parametrize("name", sorted(INFERRED))
def test_an_inferred_triple_in_the_graph_of_a_document_is_found(
    demo_graph: Path, tmp_path: Path, name: str
) -> None:
    said: list[str] = []

    def change(lines: list[str]) -> list[str]:
        line = first(lines, f"<{NAMESPACE}{name}>", INFERRED_GRAPH)
        document = first(lines, f"<{NAMESPACE}director>").rsplit(" ", 2)[1]
        said.extend([*line.split(" ")[:3], document])
        return sorted({*lines, moved(line, document)})

    found = checked(demo_graph, tmp_path, change)
    (violation,) = found
    assert violation.check == "Graph.inferredInDocument"
    assert "graph of inferred triples" in str(violation)
    node, _, value, document = (part.strip("<>") for part in said)
    assert (violation.node, violation.value, violation.document) == (node, value, document)


def test_a_stated_triple_in_the_graph_of_inferred_triples_is_found(
    demo_graph: Path, tmp_path: Path
) -> None:
    def change(lines: list[str]) -> list[str]:
        return sorted({*lines, moved(first(lines, f"<{NAMESPACE}director>"), INFERRED_GRAPH)})

    found = checked(demo_graph, tmp_path, change)
    assert [one.check for one in found] == ["Graph.statedInInferred"]
    assert found[0].document == INFERRED_GRAPH.strip("<>")


def test_a_changed_quote_is_found(demo_graph: Path, tmp_path: Path) -> None:
    def change(lines: list[str]) -> list[str]:
        line = first(lines, f"<{NAMESPACE}quote>")
        return sorted({*lines, line.replace('> "', '> "so: ', 1)} - {line})

    found = checked(demo_graph, tmp_path, change)
    assert [one.check for one in found] == ["quote"]
    assert found[0].quote.startswith("so: ")
