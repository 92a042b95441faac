from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef

from screensong.ontology.errors import ShapeError
from screensong.ontology.files import ONTOLOGY_TTL, SCHEMES, SHAPES_TTL
from screensong.ontology.shape_queries import Check, checks, translate
from screensong.ontology.terms import (
    BORROWED,
    DATATYPE_PROPERTIES,
    DOMAINS,
    INFERRED,
    KIND_BY_RELATION,
    NAMESPACE,
    RANGES,
    RELATIONS,
)

GRAPHS = Path(__file__).parent / "graphs"
BLANK = "_:"
A = pyoxigraph.NamedNode(str(RDF.type))
BAD = "https://w3id.org/screensong/id/bad/"
CHECKS = {check.name: check for check in checks()}
FROM_SHAPES = sorted(name for name, check in CHECKS.items() if check.shape)
# rdflib 7.6 warns of its own use of Dataset.default_context, which pySHACL 0.40 meets.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning")
SHAPES = "https://w3id.org/screensong/shapes#"


@cache
def shapes_graph() -> Graph:
    return Graph().parse(SHAPES_TTL)


def merged(*names: str) -> Graph:
    """Return the triples of some files in tests/graphs, whatever named graph they are in."""
    triples = {quad.triple for name in names for quad in pyoxigraph.parse(path=GRAPHS / name)}
    text = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt")


def made_broken() -> Graph:
    """Give each relation a subject of no class and a wrong object; make some blank nodes."""
    graph = Graph()
    for name in sorted(RELATIONS | INFERRED):
        wrong = URIRef(f"{BAD}thing") if name in DATATYPE_PROPERTIES else Literal("a string")
        graph.add((URIRef(f"{BAD}{name}"), URIRef(NAMESPACE + name), wrong))
    for name in ("Claim", "Sentence", "Document", "Dispute", "Film", "Theme"):
        graph.add((BNode(), RDF.type, URIRef(NAMESPACE + name)))
    return graph


@cache
def broken() -> Graph:
    return merged("reviews.trig", "broken.trig") + made_broken()


@cache
def shacl_results(*, valid: bool) -> frozenset[tuple[str, str, str]]:
    """Return (focus node, message, component) of each result. Messages belong to one shape."""
    # Merged with the data and not given as ont_graph: pySHACL 0.40 takes a minute to mix one in.
    data = (merged("reviews.trig") if valid else broken()) + Graph().parse(ONTOLOGY_TTL)
    conforms, report, _ = pyshacl.validate(
        data, shacl_graph=Graph().parse(SHAPES_TTL), inference="none", advanced=False
    )
    assert isinstance(report, Graph)
    assert conforms == valid
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        component = str(report.value(result, SH.sourceConstraintComponent))
        name = BLANK if isinstance(focus, BNode) else str(focus)
        message = str(report.value(result, SH.resultMessage))
        found.add((name, message, component.removeprefix(str(SH))))
    return frozenset(found)


def store(graph: Graph) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    text = graph.serialize(format="nt", encoding="utf-8")
    found.load(
        text,
        format=pyoxigraph.RdfFormat.N_TRIPLES,
        to_graph=pyoxigraph.NamedNode(f"{BAD}document"),
    )
    return found


def rows(check: Check, found: pyoxigraph.Store) -> list[tuple[str, ...]]:
    solutions = found.query(check.query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [tuple(_plain(term) for term in solution) for solution in solutions]


def _plain(term: object) -> str:
    if isinstance(term, (pyoxigraph.NamedNode, pyoxigraph.Literal)):
        return term.value
    return BLANK if isinstance(term, pyoxigraph.BlankNode) else ""


@cache
def valid_store() -> pyoxigraph.Store:
    return store(merged("reviews.trig"))


@cache
def broken_store() -> pyoxigraph.Store:
    return store(broken())


def test_the_small_graph_is_valid_in_shacl() -> None:
    assert shacl_results(valid=True) == frozenset()


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_no_check_finds_anything_in_the_small_graph(name: str) -> None:
    assert rows(CHECKS[name], valid_store()) == []


@pytest.mark.parametrize("name", FROM_SHAPES)
def test_each_check_finds_the_focus_nodes_that_shacl_finds(name: str) -> None:
    check = CHECKS[name]
    expected = {
        focus
        for focus, message, component in shacl_results(valid=False)
        if message == check.message and component in check.components
    }
    assert expected, "the broken graph has nothing for this check"
    assert {row[0] for row in rows(check, broken_store())} == expected


def test_shacl_finds_nothing_that_no_check_looks_for() -> None:
    looked_for = {(c.message, component) for c in CHECKS.values() for component in c.components}
    assert {result[1:] for result in shacl_results(valid=False)} <= looked_for


def test_a_row_names_the_document_and_the_quote() -> None:
    found = pyoxigraph.Store()
    found.load(path=GRAPHS / "reviews.trig")
    base = "https://w3id.org/screensong/id/"
    found.update(
        f"DELETE {{ GRAPH ?g {{ ?actor a ?c }} }} WHERE {{ GRAPH ?g {{ ?actor a ?c }} "
        f"FILTER (?actor = <{base}person/cy-pattern>) }}"
    )
    assert (
        f"{base}film/harbour-lights-1998",
        f"{base}document/harbour-lights",
        "Ann Example’s film stars Bo Sample as Mara, beside Cy Pattern.",
        f"{base}person/cy-pattern",
    ) in rows(CHECKS["castMember.castMember.class"], found)


def test_a_row_on_what_is_missing_names_the_document_of_the_node() -> None:
    found = pyoxigraph.Store()
    found.load(path=GRAPHS / "reviews.trig")
    found.update(f"DELETE WHERE {{ GRAPH ?g {{ ?claim <{NAMESPACE}confidence> ?number }} }}")
    missing = rows(CHECKS["Claim.confidence.minCount"], found)
    assert missing
    assert all("/document/" in document and quote for _, document, quote, _ in missing)


def test_a_row_on_a_triple_without_claim_names_the_document_that_has_it() -> None:
    found = pyoxigraph.Store()
    found.load(path=GRAPHS / "reviews.trig")
    base = "https://w3id.org/screensong/id/"
    film, genre = f"{base}film/harbour-lights-1998", f"{base}film-genre/made-up"
    document = f"{base}document/paper-moons"
    triple = f"<{film}> <{NAMESPACE}filmGenre> <{genre}>"
    found.update(f"INSERT DATA {{ GRAPH <{document}> {{ {triple} }} }}")
    assert rows(CHECKS["StatedTriple.TripleHasClaim"], found) == [(film, document, "", genre)]


def test_an_export_without_quotes_breaks_only_the_checks_on_quotes() -> None:
    graph = merged("reviews.trig")
    graph.remove((None, URIRef(NAMESPACE + "quote"), None))
    found = store(graph)
    assert {check.name for check in checks() if rows(check, found)} == {"Quote.quote.minCount"}
    assert not [check.name for check in checks(quotes=False) if rows(check, found)]


def test_a_blank_node_is_found() -> None:
    graph = merged("reviews.trig")
    graph.add((BNode(), RDFS.label, Literal("nameless")))
    assert len(rows(CHECKS["Graph.blankNode"], store(graph))) == 1


def test_terms_that_the_ontology_lacks_are_found() -> None:
    graph = merged("reviews.trig")
    node = URIRef(BAD + "thing")
    graph.add((node, URIRef(NAMESPACE + "directedBy"), Literal("x")))
    graph.add((node, RDF.type, URIRef(NAMESPACE + "Movie")))
    found = store(graph)
    assert [row[3] for row in rows(CHECKS["Graph.unknownProperty"], found)] == [
        NAMESPACE + "directedBy"
    ]
    assert [row[3] for row in rows(CHECKS["Graph.unknownClass"], found)] == [NAMESPACE + "Movie"]


def test_terms_of_others_that_the_vocabulary_does_not_borrow_are_found() -> None:
    graph = merged("reviews.trig")
    node = URIRef(BAD + "thing")
    graph.add((node, SKOS.related, Literal("x")))
    graph.add((node, RDF.type, URIRef("https://schema.org/Movie")))
    found = store(graph)
    assert [row[3] for row in rows(CHECKS["Graph.unknownProperty"], found)] == [str(SKOS.related)]
    (movie,) = rows(CHECKS["Graph.unknownClass"], found)
    assert movie[3] == "https://schema.org/Movie"


def test_what_the_vocabulary_borrows_is_declared_and_used_by_its_schemes() -> None:
    schemes = Graph()
    for path in SCHEMES.glob("*.ttl"):
        schemes.parse(path)
    used = {str(p) for p in schemes.predicates()} | {
        str(c) for c in schemes.objects(None, RDF.type)
    }
    assert {iri for iri in used if not iri.startswith(NAMESPACE)} | {str(RDFS.label)} == BORROWED
    ontology = Graph().parse(ONTOLOGY_TTL)
    own_words = {str(RDF.type), str(RDFS.label)}
    assert all((URIRef(iri), RDF.type, None) in ontology for iri in BORROWED - own_words)


def test_the_kind_that_the_shape_wants_is_the_kind_of_the_relation() -> None:
    found = pyoxigraph.Store()
    for relation in KIND_BY_RELATION:
        for other in sorted(set(KIND_BY_RELATION.values())):
            claim = pyoxigraph.NamedNode(f"{BAD}{relation}/{other}")
            for name, value in (("claimPredicate", relation), ("claimKind", other)):
                words = [pyoxigraph.NamedNode(NAMESPACE + word) for word in (name, value)]
                found.add(pyoxigraph.Quad(claim, *words))
            found.add(pyoxigraph.Quad(claim, A, pyoxigraph.NamedNode(f"{NAMESPACE}Claim")))
    wrong = {row[0] for row in rows(CHECKS["Claim.KindFitsPredicate"], found)}
    every = {f"{BAD}{r}/{k}" for r in KIND_BY_RELATION for k in KIND_BY_RELATION.values()}
    assert every - wrong == {f"{BAD}{r}/{k}" for r, k in KIND_BY_RELATION.items()}


@pytest.mark.parametrize("relation", sorted(RELATIONS | INFERRED))
def test_the_shape_of_a_relation_has_the_domain_and_range_of_the_ontology(relation: str) -> None:
    shapes = shapes_graph()
    shape = URIRef(SHAPES + relation)
    domains = {URIRef(NAMESPACE + name) for name in DOMAINS.get(relation, ())}
    assert set(shapes.objects(shape, SH["class"])) == domains
    assert domains or shapes.value(shape, SH["or"])
    constraint = shapes.value(shape, SH.property)
    ranges = {str(node).removeprefix(NAMESPACE) for node in shapes.objects(constraint, SH["class"])}
    assert ranges == {name for name in RANGES.get(relation, ()) if not name.startswith("http")}


def test_the_shapes_use_no_term_that_the_ontology_lacks() -> None:
    ontology = Graph().parse(ONTOLOGY_TTL)
    text = SHAPES_TTL.read_text(encoding="utf-8")
    used = set(re.findall(r"\bss:(\w+)", text))
    assert len(used) > 60
    assert not {name for name in used if (URIRef(NAMESPACE + name), None, None) not in ontology}


def test_a_constraint_without_translation_is_refused() -> None:
    shapes = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <urn:x#> .
        x:Shape a sh:NodeShape ; sh:targetClass x:C ;
            sh:property [ sh:path x:p ; sh:equals x:q ] .
        """
    )
    with pytest.raises(ShapeError, match="shape Shape uses equals"):
        translate(shapes)


def test_every_check_has_a_name_of_its_own_and_a_message() -> None:
    assert len(CHECKS) == len(checks())
    assert all(check.message for check in checks())
