"""A summary of a graph answers checks only where asking them would say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from screensong.graph.check import check
from screensong.graph.store import Graph, publish, write_store
from screensong.graph.summary import Summary, distinct_triples
from screensong.ontology.check_model import Check
from screensong.ontology.terms import NAMESPACE

from .test_shapes import CHECKS, broken_store, rows, valid_store

FILM, LABEL = f"<{NAMESPACE}Film>", "<http://www.w3.org/2000/01/rdf-schema#label>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def summary_of(*lines: str) -> Summary:
    summary = Summary()
    quads = sorted(f"{line} <urn:g> .\n".encode() for line in lines)
    assert list(summary.watch(distinct_triples(quads)))
    return summary


@pytest.fixture(scope="module")
def of_broken() -> Summary:
    return summary_of(*(str(quad.triple) for quad in broken_store()))


@pytest.fixture(scope="module")
def of_valid() -> Summary:
    return summary_of(*(str(quad.triple) for quad in valid_store()))


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_a_check_finds_no_summary_denies(name: str, of_broken: Summary) -> None:
    if rows(CHECKS[name], broken_store()):
        assert not of_broken.proves(CHECKS[name])


def test_three_of_ten_checks_need_not_be_asked_of_a_valid_graph(of_valid: Summary) -> None:
    proven = {name for name, one in CHECKS.items() if of_valid.proves(one)}
    assert len(proven) > len(CHECKS) * 3 / 10
    assert {"Claim.modality.minCount", "Claim.modality.maxCount", "Graph.blankNode"} <= proven
    assert "StatedTriple.TripleHasClaim" not in proven


def counted(name: str) -> Check:
    return CHECKS[f"Entity.label.{name}"]


def test_one_subject_with_two_values_or_none_is_not_proven() -> None:
    film = f"<urn:f> {TYPE} {FILM}"
    one, two = f'<urn:f> {LABEL} "a"', f'<urn:f> {LABEL} "b"'
    assert summary_of(film, one).proves(counted("maxCount"))
    assert summary_of(film, one).proves(counted("minCount"))
    assert not summary_of(film, one, two).proves(counted("maxCount"))
    assert not summary_of(film).proves(counted("minCount"))


def test_a_triple_that_stands_in_two_graphs_counts_once() -> None:
    line = f'<urn:f> {LABEL} "a"'
    quads = [f"{line} <urn:{graph}> .\n".encode() for graph in ("g", "h")]
    assert list(distinct_triples(quads)) == [line.encode()]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f'_:b {LABEL} "a"', "Graph.blankNode"),
        (f"<urn:f> {TYPE} _:b", "Graph.blankNode"),
        (f"<urn:f> {TYPE} <{NAMESPACE}Movie>", "Graph.unknownClass"),
        (f'<urn:f> <{NAMESPACE}directedBy> "a"', "Graph.unknownProperty"),
    ],
)
def test_a_node_or_term_that_should_not_be_is_not_proven_away(line: str, name: str) -> None:
    assert not summary_of(line).proves(CHECKS[name])
    assert summary_of(f'<urn:f> {LABEL} "a"').proves(CHECKS[name])


def test_a_violation_names_node_value_document_and_sentence(
    demo_graph: Path, tmp_path: Path
) -> None:
    with Graph.open(demo_graph) as graph:
        lines = graph.nquads_path.read_text("utf-8").splitlines(keepends=True)
        texts = (graph.path / "documents.sqlite").read_bytes()
    asserted = next(
        one for one in lines if f"<{NAMESPACE}director>" in one and "/film/" in one[:60]
    )
    _, _, rest = asserted.split(" ", 2)
    working = tmp_path / "snapshots" / ".draft-made"
    working.mkdir(parents=True)
    (working / "documents.sqlite").write_bytes(texts)
    write_store(working, [one for one in lines if one != asserted])
    publish(tmp_path, working, "0" * 16, "https://w3id.org/screensong/id/")
    with Graph.open(tmp_path) as graph:
        found = [v for v in check(graph) if v.check == "Claim.AssertedClaimHasTriple"]
    assert found
    for violation in found:
        assert violation.value == rest.split(" ", 1)[0].strip("<>")
        assert violation.document == rest.split(" ")[1].strip("<>")
        assert violation.quote
