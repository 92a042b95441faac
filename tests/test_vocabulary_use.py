"""No term without a use: the facts of the seeds and the sample build need each of them."""

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
from screensong.ontology.terms import NAMESPACE, SS, ancestors, descendants

from .seeds_graph import bare_quads, listed_spans, plain_triples, quoted_quads, spans
from .test_rules import lines_of, need_java

PAGE = (Path(__file__).parents[1] / "docs" / "ontology.md").read_text(encoding="utf-8")
CLASS_BY_INDIVIDUAL = {
    quad.subject.value.removeprefix(NAMESPACE): quad.object.value.removeprefix(NAMESPACE)
    for quad in ox.parse(path=str(ONTOLOGY_TTL), format=ox.RdfFormat.TURTLE)
    if quad.predicate.value == f"{terms.PREFIXES['rdf']}type"
    and isinstance(quad.subject, ox.NamedNode)
    and isinstance(quad.object, ox.NamedNode)
    and quad.subject.value.removeprefix(NAMESPACE) in terms.INDIVIDUALS
    and quad.object.value.startswith(NAMESPACE)
}
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
def built(demo_graph: Path) -> list[ox.Quad]:
    with Graph.open(demo_graph) as graph:
        return list(graph.quads())


@pytest.fixture(scope="module")
def used_in_build(built: list[ox.Quad]) -> set[str]:
    return used_in(built)


@pytest.fixture(scope="module")
def yielded(built: list[ox.Quad]) -> set[str]:
    """Return what is used beyond the schemes: a concept that no document names is not read."""
    schemes = ox.NamedNode(Iris(DEFAULT_BASE).graph("schemes"))
    named = {quad.object for quad in built if quad.graph_name != schemes}
    return used_in(quad for quad in built if quad.graph_name != schemes or quad.subject in named)


def used_in_seeds() -> set[str]:
    quads = quoted_quads()
    return used_in([*quads, *inferred_quads(lines_of(quads), Iris(DEFAULT_BASE))])


def used_in_questions() -> set[str]:
    """Return the terms of the small graph that the competency questions are asked of."""
    path = Path(__file__).parent / "graphs" / "reviews.trig"
    return used_in(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))


MATCHES = {f"{terms.PREFIXES['skos']}{name}Match" for name in ("close", "narrow", "broad")}


def untyped(quads: Iterable[ox.Quad]) -> set[str]:
    """Return the things that a graph names and of which it has no class."""
    named, typed = set(), set()
    for quad in quads:
        if quad.predicate.value == f"{terms.PREFIXES['rdf']}type":
            typed.add(quad.subject)
        elif quad.predicate.value not in MATCHES:
            named |= {quad.subject, quad.object}
    things = {node.value for node in named - typed if isinstance(node, ox.NamedNode)}
    return {iri for iri in things if not iri.startswith(NAMESPACE)}


def unfit(quads: list[ox.Quad]) -> set[str]:
    """Return the claims whose subject or object is not of a class that their predicate wants.

    The shapes see this of direct triples; a claim that is not asserted has none.
    """
    classes: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate.value == f"{terms.PREFIXES['rdf']}type":
            name = quad.object.value.removeprefix(NAMESPACE)
            own = {name, *ancestors(name)} if name in terms.CLASSES else set()
            classes.setdefault(str(quad.subject), set()).update(own)
    predicates = {
        quad.subject: quad.object.value.removeprefix(NAMESPACE)
        for quad in quads
        if quad.predicate.value == SS.claimPredicate
    }
    wanted = {SS.claimSubject: terms.DOMAINS, SS.claimObject: terms.RANGES}
    return {
        str(quad.subject)
        for quad in quads
        if (names := wanted.get(quad.predicate.value, {}).get(predicates.get(quad.subject, "")))
        and not {*names} & classes.get(str(quad.object), set())
    }


ABOUT_PROPERTIES = {"kindOfClaims", "usuallySingle"}
"""What the vocabulary says of its own properties: no graph has them."""


def section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_every_term_is_used(used_in_build: set[str]) -> None:
    # Values of ss:modality and the like: that they are used is a use of their class.
    individuals = terms.INDIVIDUALS & (used_in_seeds() | used_in_build)
    classes = {CLASS_BY_INDIVIDUAL[name] for name in individuals}
    used = used_in_seeds() | used_in_build | used_in_questions()
    assert OWN - used - classes == ABOUT_PROPERTIES


def test_the_annotations_of_properties_are_used_by_the_vocabulary_itself() -> None:
    quads = ox.parse(path=str(ONTOLOGY_TTL), format=ox.RdfFormat.TURTLE)
    own = {q.predicate.value for q in quads if q.predicate.value.startswith(NAMESPACE)}
    assert {iri.removeprefix(NAMESPACE) for iri in own} == ABOUT_PROPERTIES


def test_the_page_lists_just_the_terms_that_no_extractor_yields_yet(yielded: set[str]) -> None:
    listed = re.findall(r"`ss:(\w+)`", section("Not yet read from texts"))
    not_yet = used_in_seeds() - yielded
    assert sorted(listed) == sorted(not_yet & (terms.CLASSES | terms.PROPERTIES))


def test_everything_that_a_graph_names_has_a_class(built: list[ox.Quad]) -> None:
    assert untyped(built) == set()
    assert untyped(bare_quads()) == set()
    lost = built[0].subject
    kind = f"{terms.PREFIXES['rdf']}type"
    assert untyped(q for q in built if (q.subject, q.predicate.value) != (lost, kind)) == {
        lost.value
    }


def test_every_claim_fits_its_predicate_however_it_is_put(built: list[ox.Quad]) -> None:
    assert unfit(built) == set()
    assert unfit(bare_quads()) == set()
    film = next(q.object for q in built if q.predicate.value == SS.about)
    denied = next(
        quad
        for quad in built
        if quad.predicate.value == SS.claimObject and "/person/" in quad.object.value
    )
    wrong = ox.Quad(denied.subject, denied.predicate, film, denied.graph_name)
    assert unfit([wrong if quad == denied else quad for quad in built]) == {str(denied.subject)}


def has_example(quads: list[ox.Quad], name: str, example: str) -> bool:
    """Tell whether a graph has a thing of the class, or one below it, with this label or quote."""
    kinds = {ox.NamedNode(f"{NAMESPACE}{each}") for each in {name} | descendants(name)}
    things = {quad.subject for quad in quads if quad.object in kinds}
    named = {
        quad.subject
        for quad in quads
        if isinstance(quad.object, ox.Literal) and quad.object.value == example.strip("“”")
    }
    links = {SS.evidence, SS.disputeSubject}  # a sentence has its words on the claim
    near = {
        node
        for quad in quads
        if quad.predicate.value in links
        for one, node in ((quad.subject, quad.object), (quad.object, quad.subject))
        if one in named
    }
    return bool(things & (named | near))


def test_every_class_has_an_example_on_the_page_that_the_graph_has(built: list[ox.Quad]) -> None:
    rows = re.findall(
        r"^\| `ss:(\w+)` \| [^|]+ \| [^|]* \| ([^|]+) \|$", section("Classes"), re.MULTILINE
    )
    assert {name for name, _ in rows} == terms.CLASSES
    for name, example in rows:
        if individual := re.fullmatch(r"`ss:(\w+)`", example):
            assert CLASS_BY_INDIVIDUAL[individual[1]] == name
        elif example.endswith(" †"):
            assert has_example(bare_quads(), name, example.removesuffix(" †"))
        else:
            words = "Vertigo" if name == "Dispute" else example
            assert has_example(built, name, words), (name, example)


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


def test_the_words_that_the_seeds_quote_stand_in_their_sentences() -> None:
    quads = quoted_quads()
    quotes = {q.subject: q.object for q in quads if q.predicate.value == SS.quote}
    for quad in quads:
        if quad.predicate.value in (SS.surfaceForm, SS.subjectForm, SS.trigger):
            assert isinstance(quad.object, ox.Literal)
            quote = quotes[quad.subject]
            assert isinstance(quote, ox.Literal)
            assert quad.object.value.casefold() in quote.value.casefold(), quad.subject
