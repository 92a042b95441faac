"""Export: every format holds the same triples, and the same documents give the same bytes."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from screensong.graph.build import build
from screensong.graph.export import FORMATS, export
from screensong.graph.store import Graph
from screensong.ontology.terms import SS

_WORD = re.compile(r"[^\W_]+")
REVIEW = (
    "The Lamp (1999)\nDirector: Ann Rho\nRuntime: 101 min\n\n"
    'A "quoted" line\\ with signs: Bo Oor plays Mo in The Lamp.\n'
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("export")
    (folder / "lamp.txt").write_text(REVIEW, encoding="utf-8")
    build(folder / "g", [folder / "lamp.txt"])
    return Graph.open(folder / "g")


def exported(graph: Graph, name: str, *, quotes: bool = True) -> bytes:
    out = io.BytesIO()
    export(graph, name, out, quotes=quotes)
    return out.getvalue()


def union(graph: Graph) -> set[ox.Triple]:
    return {ox.Triple(q.subject, q.predicate, q.object) for q in graph.quads()}


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in ("trig", "nquads")])
def test_a_format_without_named_graphs_holds_the_union(graph: Graph, name: str) -> None:
    parsed = ox.parse(exported(graph, name), FORMATS[name])
    assert {q.triple for q in parsed} == union(graph)


@pytest.mark.parametrize("name", ["trig", "nquads"])
def test_a_format_with_named_graphs_holds_every_quad(graph: Graph, name: str) -> None:
    assert set(ox.parse(exported(graph, name), FORMATS[name])) == set(graph.quads())


def test_turtle_is_the_same_graph_in_rdflib_and_pyoxigraph(graph: Graph) -> None:
    turtle = exported(graph, "turtle")
    by_rdflib = rdflib.Graph().parse(data=turtle, format="turtle")
    triples = ox.serialize(
        (q.triple for q in ox.parse(turtle, ox.RdfFormat.TURTLE)), format=ox.RdfFormat.N_TRIPLES
    )
    by_pyoxigraph = rdflib.Graph().parse(data=triples, format="nt")
    assert len(by_rdflib) > 50
    assert isomorphic(by_rdflib, by_pyoxigraph)


def test_turtle_names_entities_with_prefixes(graph: Graph) -> None:
    assert b"film:the-lamp-1999 " in exported(graph, "turtle")


@pytest.mark.parametrize("name", list(FORMATS))
def test_without_quotes_no_sentence_is_left_and_no_offset_is_lost(graph: Graph, name: str) -> None:
    content = exported(graph, name, quotes=False)
    assert b"plays Mo in The Lamp" not in content
    left = {q.triple for q in ox.parse(content, FORMATS[name])}
    lost = union(graph) - left
    assert left < union(graph)
    assert {t.predicate.value for t in lost} <= {SS.quote, SS.surfaceForm}
    assert {t for t in lost if t.predicate.value == SS.quote} == {
        t for t in union(graph) if t.predicate.value == SS.quote
    }


@pytest.mark.parametrize("name", list(FORMATS))
def test_an_export_is_the_same_every_time(graph: Graph, name: str) -> None:
    assert exported(graph, name) == exported(graph, name)


def test_an_unknown_format_is_a_key_error(graph: Graph) -> None:
    with pytest.raises(KeyError, match="n3"):
        exported(graph, "n3")


def test_without_quotes_no_literal_holds_a_sentence(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as opened:
        quads = list(opened.quads())
        kept = list(ox.parse(exported(opened, "nquads", quotes=False), FORMATS["nquads"]))
    quotes = {q.object.value for q in quads if q.predicate.value == SS.quote}
    sentences = {_words(quote) for quote in quotes if len(quote.split()) >= 5}
    literals = {q.object.value for q in kept if isinstance(q.object, ox.Literal)}
    assert len(sentences) > 100
    assert max(len(text.split()) for text in literals if text not in _definitions(quads)) <= 12
    # a file may have the words of its heading for a name
    names = {q.object.value for q in quads if q.predicate.value == SS.sourceFile}
    named = {t for t in literals if any(n.rpartition(".")[0] in t for n in names)}
    said = literals - _definitions(quads) - named
    assert not [text for text in said if any(s in _words(text) for s in sentences)]
    assert {SS.sha256, SS.start, SS.end} <= {q.predicate.value for q in kept}


def test_without_quotes_a_claim_keeps_words_that_are_no_sentence(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as opened:
        said = [q for q in opened.quads() if q.predicate.value == SS.surfaceForm]
        out = io.BytesIO()
        export(opened, "ntriples", out, quotes=False)
    kept = out.getvalue().count(SS.surfaceForm.encode())
    assert 0.95 * len(said) < kept < len(said)


def _words(text: str) -> str:
    """Return the words of a text in lower case, without the marks around and between them."""
    return " " + " ".join(_WORD.findall(text.lower())) + " "


def _definitions(quads: list[ox.Quad]) -> set[str]:
    """Return the definitions of the shipped schemes: sentences, but no document's."""
    return {q.object.value for q in quads if q.predicate.value.endswith("#definition")}


@pytest.mark.parametrize("name", ["turtle", "trig"])
def test_no_prefix_is_declared_that_names_nothing(graph: Graph, name: str) -> None:
    text = exported(graph, name).decode()
    declared = re.findall(r"^@prefix (\w*): ", text, re.MULTILINE)
    body = re.sub(r"^@prefix .*$", "", text, flags=re.MULTILINE)
    assert "film" in declared
    assert [prefix for prefix in declared if f"{prefix}:" not in body] == []
