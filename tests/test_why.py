"""`screensong why`: a triple down to the sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import screensong
from screensong.cli import main
from screensong.graph.why import Reason, why

DOCUMENTS = {
    "lamp": "The Lamp (1999)\nDirector: Ann Rho\nCast: Bo Oor, Cy Marr\nMusic: Di Ess\n\n"
    "Bo Oor plays Mo.\n",
    "again": "The Lamp (1999)\nDirector: Ann Rho\n\nAnn Rho directs again.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    for name, text in DOCUMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    screensong.build(folder / "graph", sorted(folder.glob("*.txt")))
    return folder / "graph"


def ask(graph: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["why", *words, "--graph", str(graph)])


def reason(graph: Path, subject: str, predicate: str, value: str) -> Reason:
    with screensong.open(graph) as opened:
        found = why(opened, subject, predicate, value)
    assert found is not None
    return found


def test_a_stated_triple_shows_each_sentence_that_states_it(built: Path) -> None:
    found = reason(built, "film:the-lamp-1999", "ss:director", "person:ann-rho")
    assert not found.derivations
    assert {said.document.rsplit("/", 1)[1] for said in found.said} == set(DOCUMENTS)
    for said in found.said:
        text = DOCUMENTS[said.document.rsplit("/", 1)[1]]
        assert text[said.start : said.end] == said.quote


def test_an_inferred_triple_shows_its_rule_and_premises_down_to_sentences(built: Path) -> None:
    found = reason(built, "person:bo-oor", "ss:workedWith", "person:ann-rho")
    assert not found.said
    (derivation,) = found.derivations
    assert derivation.rule.name == "worked-with"
    assert [premise.triple[1].value.rsplit("#", 1)[1] for premise in derivation.premises] == [
        "director",
        "castMember",
    ]
    assert all(premise.said for premise in derivation.premises)


def test_a_premise_that_is_inferred_itself_is_followed(built: Path) -> None:
    found = reason(built, "film:the-lamp-1999", "ss:contributor", "person:di-ess")
    direct, through = found.derivations
    assert direct.premises[0].said
    (inner,) = through.premises[0].derivations
    assert inner.rule.name == "music-contributor"
    assert inner.premises[0].said


def test_the_verb_prints_rule_premises_and_sentences_one_to_a_line(built: Path) -> None:
    done = ask(built, "film:the-lamp-1999", "ss:musicContributor", "person:di-ess")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "film:the-lamp-1999 ss:musicContributor person:di-ess",
        "  inferred by rule music-contributor: Whoever composed, wrote, chose or performed music "
        "of a work contributed to its music.",
        "    film:the-lamp-1999 ss:composer person:di-ess",
        "      “Music: Di Ess”  The Lamp (lamp), characters 56-69",
    ]


def test_iris_and_the_text_of_values_are_understood(built: Path) -> None:
    base = "https://w3id.org/screensong/id/"
    done = ask(
        built,
        f"{base}film/the-lamp-1999",
        "<https://w3id.org/screensong/ontology#releaseYear>",
        "1999",
    )
    assert done.exit_code == 0
    assert "The Lamp (1999)" in done.stdout


def test_a_triple_that_no_document_states_names_its_graph(built: Path) -> None:
    done = ask(built, "film:the-lamp-1999", "rdf:type", "ss:Film")
    assert done.exit_code == 0
    assert "no document's statement; in document:again, document:lamp" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("film:the-lamp-1999", "ss:director", "person:bo-oor"),
        ("no such", "ss:director", "person:bo-oor"),
        ("film:the-lamp-1999", "ss:nothing", "1999"),
    ],
)
def test_a_triple_that_is_not_there_is_one_line_and_exit_1(
    built: Path, words: tuple[str, ...]
) -> None:
    done = ask(built, *words)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "has no triple" in done.stderr


def test_a_base_of_its_own_has_the_same_prefixes(tmp_path: Path) -> None:
    (tmp_path / "lamp.txt").write_text(DOCUMENTS["lamp"], encoding="utf-8")
    screensong.build(tmp_path / "g", [tmp_path / "lamp.txt"], base="https://example.org/")
    done = ask(tmp_path / "g", "person:ann-rho", "ss:workedWith", "person:bo-oor")
    assert done.exit_code == 0
    assert done.stdout.startswith("person:ann-rho ss:workedWith person:bo-oor\n")
