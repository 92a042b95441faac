"""Rules infer what follows, say so in their first line, and agree with the reasoner."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse

from screensong.graph.iris import DEFAULT_BASE, Iris
from screensong.graph.rules import Rule, inferred_quads, rules
from screensong.graph.store import Graph
from screensong.ontology.files import ONTOLOGY_TTL, SCHEMES
from screensong.ontology.reasoning import entailed
from screensong.ontology.terms import INFERRED, NAMESPACE, PREFIXES, RELATIONS, descendants, term

from .seeds_graph import bare_quads, plain_triples

IRIS = Iris(DEFAULT_BASE)
TURTLE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
BY_NAME = {rule.name: rule for rule in rules()}


def need_java() -> None:
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("HermiT needs Java, which is absent")
        pytest.skip("HermiT needs Java, which is absent")


def lines_of(quads: list[ox.Quad]) -> list[str]:
    out = io.BytesIO()
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    return [f"{line}\n" for line in out.getvalue().decode().split("\n") if line]


def inferred(trig: str) -> set[tuple[str, str, str]]:
    """Return what follows from some TriG, with IRIs below urn: and the vocabulary shortened."""
    quads = list(ox.parse(TURTLE + "@prefix : <urn:x:> .\n" + trig, format=ox.RdfFormat.TRIG))
    return {
        (short(quad.subject), short(quad.predicate), short(quad.object))
        for quad in inferred_quads(lines_of(quads), IRIS)
    }


def short(node: object) -> str:
    assert isinstance(node, ox.NamedNode)
    return node.value.removeprefix("urn:x:").removeprefix(NAMESPACE)


def test_who_sings_a_song_of_a_film_contributes_to_its_music_whichever_document_says_so() -> None:
    found = inferred(
        ":one { :film ss:soundtrackSong :song } :two { :song ss:songPerformer :singer }"
    )
    assert ("film", "musicContributor", "singer") in found
    assert ("film", "contributor", "singer") in found


def test_broader_themes_and_genres_go_all_the_way_up() -> None:
    found = inferred(
        ":one { :film ss:theme :a ; ss:musicGenre :x } "
        ":schemes { :a skos:broader :b . :b skos:broader :c . :x skos:broader :y }"
    )
    assert found == {
        ("film", "broaderTheme", "b"),
        ("film", "broaderTheme", "c"),
        ("film", "broaderGenre", "y"),
    }


def test_a_circle_of_broader_themes_comes_to_an_end() -> None:
    found = inferred(":one { :film ss:theme :a . :a skos:broader :b . :b skos:broader :a }")
    assert found == {("film", "broaderTheme", "a"), ("film", "broaderTheme", "b")}


def test_a_director_worked_with_all_others_of_a_film_and_not_with_oneself() -> None:
    found = inferred(
        ":one { :film ss:director :d ; ss:composer :d ; ss:castMember :e , :f } "
        ":two { :other ss:castMember :g ; ss:producer :h }"
    )
    together = {(s, o) for s, p, o in found if p == "workedWith"}
    assert together == {("d", "e"), ("d", "f"), ("e", "d"), ("f", "d")}


def test_what_is_inferred_stands_in_a_graph_of_its_own_and_is_no_relation() -> None:
    quads = inferred_quads(lines_of(bare_quads()), IRIS)
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(f"{DEFAULT_BASE}graph/inferred")}
    predicates = {quad.predicate.value.removeprefix(NAMESPACE) for quad in quads}
    assert predicates <= INFERRED
    assert not predicates & RELATIONS


def test_the_same_graph_gives_the_same_inferences_in_any_order() -> None:
    lines = lines_of(bare_quads())
    assert inferred_quads(lines, IRIS) == inferred_quads(reversed(lines), IRIS)


def test_a_build_holds_the_inferences(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as graph:
        kept = {quad for quad in graph.quads() if str(quad.graph_name).endswith("/inferred>")}
        others = [quad for quad in graph.quads() if quad not in kept]
    assert kept == inferred_quads(lines_of(others), IRIS)
    assert {quad.predicate.value for quad in kept} >= {term("workedWith"), term("broaderTheme")}


def test_the_rules_infer_just_the_properties_that_are_declared_to_be_inferred() -> None:
    heads = {pattern[1].removeprefix("ss:") for rule in rules() for pattern in rule.head}
    assert heads == INFERRED


def test_every_credit_below_contributor_is_a_role_of_the_rules() -> None:
    for name, above in (("contributor", "contributor"), ("music-contributor", "musicContributor")):
        roles = {iri.removeprefix(NAMESPACE) for iri in BY_NAME[name].terms} - {above}
        assert roles == descendants(above)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_patterns_of_a_rule_are_those_of_its_query(rule: Rule) -> None:
    def plain(node: object) -> str:
        text = str(node)
        for prefix, start in PREFIXES.items():
            text = text.replace(start, f"{prefix}:")
        return text

    algebra = prepareQuery(rule.query).algebra
    patterns: set[tuple[str, ...]] = set()

    def visit(part: object) -> None:
        if getattr(part, "name", "") == "BGP":
            patterns.update(tuple(plain(node) for node in t) for t in part.triples)  # type: ignore[attr-defined]

    traverse(algebra.p, visitPre=visit)
    assert {tuple(w.lstrip("?") for w in p) for p in rule.patterns} == patterns
    heads = {tuple(plain(node) for node in t) for t in algebra.template}
    assert {tuple(w.lstrip("?") for w in p) for p in rule.head} == heads
    assert rule.says.endswith(".")


def test_rules_and_reasoner_agree_on_the_facts_of_the_seeds() -> None:
    need_java()
    schemes = [
        ox.Quad(*quad.triple, ox.NamedNode(IRIS.graph("schemes")))
        for path in (SCHEMES / "themes.ttl", SCHEMES / "music-genres.ttl")
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == PREFIXES["skos"] + "broader"
    ]
    film, genre = ox.NamedNode("urn:x:film"), ox.NamedNode(term("musicGenre"))
    narrow = next(quad.subject for quad in schemes if "/music-genre/" in str(quad.subject))
    bop = ox.Quad(film, genre, narrow, ox.NamedNode("urn:x:document"))
    facts = [*bare_quads(), *schemes, bop]
    by_rules = {
        tuple(node.value for node in quad.triple if isinstance(node, ox.NamedNode))
        for quad in inferred_quads(lines_of(facts), IRIS)
    }
    # OWL has no way to say that nobody works with oneself: workedWith is left to the rule.
    wanted = {term(name) for name in INFERRED - {"workedWith"}}
    by_reasoner = entailed(wanted, plain_triples(facts))
    assert by_reasoner == {triple for triple in by_rules if triple[1] in wanted}
    assert {triple[1] for triple in by_reasoner} == wanted
    assert "propertyChainAxiom" in ONTOLOGY_TTL.read_text(encoding="utf-8")
