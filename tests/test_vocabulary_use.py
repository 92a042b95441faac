"""No term without a use: the hand-made graphs and the sample build need each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from screensong.graph.iris import DEFAULT_BASE, Iris
from screensong.graph.rules import inferred_quads
from screensong.graph.store import Graph
from screensong.ontology import terms
from screensong.ontology.files import ONTOLOGY_TTL
from screensong.ontology.reasoning import check_consistency
from screensong.ontology.shape_queries import checks
from screensong.ontology.terms import NAMESPACE, SS, ancestors

from .seeds_graph import bare_quads, listed_spans, plain_triples, quoted_quads, spans
from .test_rules import lines_of, need_java

PAGE = (Path(__file__).parents[1] / "docs" / "ontology.md").read_text(encoding="utf-8")
REVIEWS = Path(__file__).parent / "graphs" / "reviews.trig"
OWN = terms.CLASSES | terms.PROPERTIES | terms.INDIVIDUALS


def used_in(quads: Iterable[ox.Quad]) -> set[str]:
    """Return the terms that occur, with the classes above those that do."""
    found = {
        node.value.removeprefix(NAMESPACE)
        for quad in quads
        for node in (quad.predicate, quad.object)
        if isinstance(node, ox.NamedNode) and node.value.startswith(NAMESPACE)
    }
    return found | {above for name in found & terms.CLASSES for above in ancestors(name)}


@pytest.fixture(scope="module")
def used_in_build(demo_graph: Path) -> set[str]:
    with Graph.open(demo_graph) as graph:
        return used_in(graph.quads())


def used_in_seeds() -> set[str]:
    quads = quoted_quads()
    return used_in([*quads, *inferred_quads(lines_of(quads), Iris(DEFAULT_BASE))])


def used_in_ontology() -> set[str]:
    """Return what the ontology itself instantiates: annotations, and classes of individuals."""
    quads = list(ox.parse(path=str(ONTOLOGY_TTL), format=ox.RdfFormat.TURTLE))
    own = [q for q in quads if q.predicate.value.startswith(NAMESPACE)]
    individuals = {f"{NAMESPACE}{name}" for name in terms.INDIVIDUALS}
    typed = [
        q for q in quads if isinstance(q.subject, ox.NamedNode) and q.subject.value in individuals
    ]
    return {q.predicate.value.removeprefix(NAMESPACE) for q in own} | (
        used_in(typed) & terms.CLASSES
    )


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_every_term_is_used(used_in_build: set[str]) -> None:
    small = used_in(ox.parse(path=str(REVIEWS), format=ox.RdfFormat.TRIG))
    assert not OWN - used_in_seeds() - used_in_build - used_in_ontology() - small


def test_the_page_lists_just_the_terms_that_no_extractor_yields_yet(
    used_in_build: set[str],
) -> None:
    listed = set(re.findall(r"`ss:(\w+)`", section("Not yet read from texts")))
    not_yet = used_in_seeds() - used_in_build
    assert listed == not_yet & (terms.CLASSES | terms.PROPERTIES)


def test_each_kind_of_fact_has_a_home_or_a_reason() -> None:
    rows = re.findall(
        r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", section("Kinds of facts"), re.MULTILINE
    )
    assert [int(number) for number, *_ in rows] == list(range(1, 41))
    for number, _, home in rows:
        named = set(re.findall(r"`ss:(\w+)`", home))
        assert named <= OWN, number
        assert named or home.startswith("no:"), number


def test_the_evidence_of_the_seeds_is_where_the_list_of_facts_has_it() -> None:
    listed = listed_spans()
    assert len(listed) == 288
    assert spans() <= set(listed)
    assert len(spans()) >= 0.75 * len(set(listed))


def test_the_seeds_hold_no_sentence_of_their_own() -> None:
    assert not [quad for quad in bare_quads() if quad.predicate.value == SS.quote]


def test_the_seeds_keep_every_shape() -> None:
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in quoted_quads())
    store.extend(quoted_quads())
    for check in checks():
        assert list(store.query(check.query)) == [], check.name


def test_the_seeds_are_consistent_with_the_vocabulary() -> None:
    need_java()
    report = check_consistency(plain_triples(bare_quads()))
    assert report.consistent, report.reasons
