"""The competency questions, asked of one small graph; the expected rows are in tests/questions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from screensong.graph.iris import Iris
from screensong.graph.rules import inferred_quads
from screensong.ontology.files import QUESTIONS
from screensong.ontology.terms import (
    DEFAULT_BASE,
    INFERRED,
    NAMESPACE,
    PREFIXES,
    PROPERTIES,
    term,
)

HERE = Path(__file__).parent
FILES = sorted(QUESTIONS.glob("*.rq"))
NAMES = [path.stem for path in FILES]

# rdflib 7.6 reads TriG with classes of its own that it calls deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning"
)

Row = tuple[str, ...]


@cache
def store() -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.load(path=HERE / "graphs" / "reviews.trig")
    return found


@cache
def dataset() -> rdflib.Dataset:
    found = rdflib.Dataset(default_union=True)
    text = (HERE / "graphs" / "reviews.trig").read_text(encoding="utf-8")
    found.parse(data=text, format="trig")
    return found


def question(name: str) -> str:
    return (QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")


def expected(name: str) -> list[Row]:
    text = (HERE / "questions" / f"{name}.tsv").read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()]


def from_pyoxigraph(query: str) -> list[Row]:
    solutions = store().query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    header = tuple(str(variable) for variable in solutions.variables)
    rows = [tuple("" if term is None else str(term) for term in row) for row in solutions]
    return [header, *rows]


def from_rdflib(query: str) -> list[Row]:
    result = dataset().query(query)
    header = tuple(f"?{variable}" for variable in result.vars or ())
    return [header, *(tuple(map(_ntriples, row)) for row in result if isinstance(row, tuple))]


def _ntriples(node: rdflib.term.Node | None) -> str:
    return "" if node is None else node.n3()


@pytest.mark.parametrize("name", NAMES)
def test_a_question_gets_the_expected_rows_in_order(name: str) -> None:
    assert from_pyoxigraph(question(name)) == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_and_pyoxigraph_give_the_same_rows(name: str) -> None:
    assert from_rdflib(question(name)) == expected(name)


def test_there_are_forty_questions_or_more() -> None:
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_every_question_finds_something_but_the_one_that_should_not(name: str) -> None:
    assert (len(expected(name)) > 1) == (name != "triples-without-claims")


def test_a_direct_triple_without_a_claim_is_found() -> None:
    found = pyoxigraph.Store()
    found.load(path=HERE / "graphs" / "reviews.trig")
    film, director, graph = (
        pyoxigraph.NamedNode(iri) for iri in ("urn:film", f"{NAMESPACE}director", "urn:graph")
    )
    found.add(pyoxigraph.Quad(film, director, film, graph))
    rows = found.query(question("triples-without-claims"), use_default_graph_as_union=True)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert [str(row["subject"]) for row in rows] == ["<urn:film>"]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_file_starts_with_its_question_in_one_line_and_its_group(path: Path) -> None:
    first, second, *rest = path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# [A-Z].*\?", first)
    assert re.fullmatch(r"# group: [A-Z].*", second)
    if not rest[0].startswith("PREFIX"):
        assert re.fullmatch(r"# empty: [A-Z].*\.", rest.pop(0))
    assert rest[0].startswith("PREFIX")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_question_uses_only_terms_and_prefixes_that_there_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"\bss:(\w+)", text):
        assert term(name)
    for prefix, iri in re.findall(r"PREFIX (\w+): <([^>]+)>", text):
        assert PREFIXES[prefix] == iri
        assert re.search(rf"[\s/^|(]{prefix}:\w", text.split(f"<{iri}>")[1]), f"{prefix} is unused"


def test_the_questions_meet_most_relations() -> None:
    asked = {name for path in FILES for name in re.findall(r"\bss:(\w+)", path.read_text())}
    assert asked <= {iri.removeprefix(NAMESPACE) for iri in map(term, asked)}
    assert len(asked & PROPERTIES) >= 45


def test_expected_rows_belong_to_a_question() -> None:
    assert sorted(path.stem for path in (HERE / "questions").glob("*.tsv")) == NAMES


def test_some_questions_ask_for_what_rules_infer() -> None:
    asked = {path.stem for path in FILES for name in INFERRED if f"ss:{name} " in path.read_text()}
    assert asked == {"broader-themes", "circles-of-directors", "music-makers"}


def test_the_inferred_triples_of_the_small_graph_are_those_that_follow() -> None:
    inferred = pyoxigraph.NamedNode(f"{DEFAULT_BASE}graph/inferred")
    rest = [quad for quad in store() if quad.graph_name != inferred]
    text = pyoxigraph.serialize(rest, format=pyoxigraph.RdfFormat.N_QUADS).decode()
    follows = inferred_quads(text.splitlines(keepends=True), Iris(DEFAULT_BASE))
    assert set(store()) - set(rest) == follows
