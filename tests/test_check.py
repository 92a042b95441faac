"""What a check finds in the named graphs of a snapshot: each sort of triple has its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

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


DOCUMENT = f"<{BASE}document/"
DISPUTES = f"<{BASE}graph/disputes>"


def added(*lines: str) -> Change:
    return lambda old: sorted({*old, *lines})


def replaced(old: str, new: str) -> Change:
    return lambda lines: sorted({*lines, new} - {old})


@pytest.fixture(scope="module")
def sample(demo_graph: Path) -> list[str]:
    with Graph.open(demo_graph) as graph:
        return graph.nquads_path.read_text("utf-8").splitlines(keepends=True)


def names(found: list[Violation]) -> set[str]:
    return {one.check for one in found}


def iri(name: str) -> str:
    return f"<{NAMESPACE}{name}>"


def triple_in_one_graph(lines: list[str], name: str) -> str:
    """Return a relation's line that no second document has."""
    found = [one for one in lines if one.split(" ")[1] == iri(name)]
    triples = [one[: one.rindex(" <")] for one in found]
    return next(one for one in found if triples.count(one[: one.rindex(" <")]) == 1)


def another_document(lines: list[str], line: str) -> str:
    graphs = sorted({one.rsplit(" ", 2)[1] for one in lines})
    return next(g for g in graphs if g.startswith(DOCUMENT) and g not in line)


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ('<http://example.org/p> "x"', "Graph.unknownProperty", "http://example.org/p"),
        (
            '<http://www.w3.org/2004/02/skos/core#bogus> "x"',
            "Graph.unknownProperty",
            "http://www.w3.org/2004/02/skos/core#bogus",
        ),
        (
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/C>",
            "Graph.unknownClass",
            "http://example.org/C",
        ),
    ],
)
def test_a_term_of_another_vocabulary_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str], said: str, name: str, value: str
) -> None:
    line = triple_in_one_graph(sample, "director")
    film, *_, graph, _ = line.split(" ")
    found = checked(demo_graph, tmp_path, added(f"{film} {said} {graph} .\n"))
    assert {(one.check, one.node, one.value) for one in found} == {(name, film.strip("<>"), value)}


def test_a_claim_in_the_graph_of_another_document_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = first(sample, iri("confidence"))
    other = another_document(sample, line)
    (violation,) = checked(demo_graph, tmp_path, replaced(line, moved(line, other)))
    assert violation.check == "Graph.claimElsewhere"
    assert violation.node == line.split(" ")[0].strip("<>")
    assert (violation.value, violation.document) == (
        line.rsplit(" ", 2)[1].strip("<>"),
        other.strip("<>"),
    )


def test_a_sentence_in_the_graph_of_another_document_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = first(sample, iri("start"))
    change = added(moved(line, another_document(sample, line)))
    assert names(checked(demo_graph, tmp_path, change)) == {"Graph.sentenceElsewhere"}


def test_a_triple_in_the_graph_of_a_document_that_does_not_state_it_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = triple_in_one_graph(sample, "director")
    other = another_document(sample, line)
    (violation,) = checked(demo_graph, tmp_path, added(moved(line, other)))
    assert (violation.check, violation.document) == ("Graph.tripleElsewhere", other.strip("<>"))


def test_a_triple_that_was_moved_to_another_document_is_missed_in_its_own(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = triple_in_one_graph(sample, "director")
    change = replaced(line, moved(line, another_document(sample, line)))
    found = checked(demo_graph, tmp_path, change)
    assert names(found) == {"Graph.tripleElsewhere", "Graph.claimWithoutTriple"}


@pytest.mark.parametrize("graph", ["<urn:x:elsewhere>", f"{DOCUMENT}no-such-document>"])
def test_a_triple_in_a_graph_that_is_no_document_s_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str], graph: str
) -> None:
    line = first(sample, "rdf-schema#label", "/film/")
    (violation,) = checked(demo_graph, tmp_path, added(moved(line, graph)))
    assert (violation.check, violation.document) == ("Graph.unknown", graph.strip("<>"))
    assert violation.node == line.split(" ")[0].strip("<>")


def test_a_triple_of_a_document_in_the_graph_of_schemes_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = triple_in_one_graph(sample, "theme")
    found = checked(demo_graph, tmp_path, added(moved(line, f"<{BASE}graph/schemes>")))
    assert names(found) == {"Graph.tripleElsewhere"}


def test_a_sentence_whose_iri_has_other_offsets_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    sentence = first(sample, iri("start")).split(" ")[0]
    new = re.sub(r"#char=\d+", "#char=987654", sentence)
    found = checked(
        demo_graph, tmp_path, lambda lines: sorted(line.replace(sentence, new) for line in lines)
    )
    assert [(one.check, one.node) for one in found] == [("Sentence.offsets", new.strip("<>"))]


def test_an_end_behind_the_end_of_the_text_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    with Graph.open(demo_graph) as graph:
        answer = graph.query(
            "SELECT ?sentence ?end ?document { ?sentence ss:end ?end ; ss:inDocument ?document }"
        )
        last = next(
            (str(row["sentence"]), row["end"].value)
            for row in answer
            if int(row["end"].value) == len(text_of(graph, row["document"].value))
        )
    sentence, end = last
    further = str(int(end) + 1)
    new = sentence.replace(f",{end}>", f",{further}>")

    def change(lines: list[str]) -> list[str]:
        renamed = (line.replace(sentence, new) for line in lines)
        return sorted(
            line.replace(f'"{end}"', f'"{further}"')
            if line.startswith(f"{new} {iri('end')}")
            else line
            for line in renamed
        )

    found = checked(demo_graph, tmp_path, change)
    assert names(found) == {"quote"}
    assert {one.message for one in found} == {"a quote is longer or shorter than its offsets say"}


def text_of(graph: Graph, document: str) -> str:
    found = graph.documents.get(unquote(document.removeprefix(DOCUMENT.strip("<"))))
    assert found is not None
    return found.text


def test_a_digest_that_is_not_that_of_the_text_is_found(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = first(sample, iri("sha256"))
    digest = line.split('"')[1]
    (violation,) = checked(demo_graph, tmp_path, replaced(line, line.replace(digest, "0" * 64)))
    assert (violation.check, violation.value) == ("document", "0" * 64)
    assert violation.document == line.split(" ")[0].strip("<>")


def test_a_missing_inferred_triple_is_named(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = first(sample, iri("workedWith"), INFERRED_GRAPH)
    (violation,) = checked(demo_graph, tmp_path, lambda lines: [x for x in lines if x != line])
    node, _, value, *_ = line.split(" ")
    assert violation.check == "Inferred.missing"
    assert (violation.node, violation.value) == (node.strip("<>"), value.strip("<>"))


def test_an_inferred_triple_that_does_not_follow_is_named(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    lines = [one.split(" ") for one in sample if f" {iri('workedWith')} " in one]
    (one, name, _, *_), met = lines[0], {line[2] for line in lines if line[0] == lines[0][0]}
    stranger = next(line[0] for line in lines if line[0] not in met | {one})
    found = checked(demo_graph, tmp_path, added(f"{one} {name} {stranger} {INFERRED_GRAPH} .\n"))
    assert [(v.check, v.value) for v in found] == [("Inferred.extra", stranger.strip("<>"))]


def test_a_missing_dispute_is_named(demo_graph: Path, tmp_path: Path, sample: list[str]) -> None:
    dispute = first(sample, iri("Dispute"), DISPUTES).split(" ")[0]
    gone = [line for line in sample if line.startswith(dispute)]
    found = checked(
        demo_graph, tmp_path, lambda lines: [x for x in lines if not x.startswith(dispute)]
    )
    assert {(v.check, v.node) for v in found} == {("Dispute.missing", dispute.strip("<>"))}
    assert len(found) == len(gone) >= 5


def test_a_claim_that_is_not_in_dispute_is_named(
    demo_graph: Path, tmp_path: Path, sample: list[str]
) -> None:
    line = first(sample, iri("disputedClaim"), DISPUTES)
    node, name, *_ = line.split(" ")
    claim = first(sample, iri("claimPredicate"), iri("theme")).split(" ")[0]
    found = checked(demo_graph, tmp_path, added(f"{node} {name} {claim} {DISPUTES} .\n"))
    assert ("Dispute.extra", claim.strip("<>")) in {(v.check, v.value) for v in found}
    assert "Dispute.missing" not in names(found)
