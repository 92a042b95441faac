"""Pages say what the graph says, and who says so."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from screensong.graph.browse import (
    NoPageError,
    claim_page,
    dispute_page,
    disputes,
    fact_list,
    find,
    incoming_list,
    list_page,
    page_of,
    start_page,
)
from screensong.graph.browse_document import document_page
from screensong.graph.browse_model import FactGroup
from screensong.graph.build import build
from screensong.graph.description import describe
from screensong.graph.documents import Document, Span
from screensong.graph.reading.view import view_of
from screensong.graph.statistics import statistics
from screensong.graph.store import Graph
from screensong.ontology.terms import NAMESPACE, PREFIXES, SS

from .browse_graph import (
    BASE,
    FERRY,
    LANTERN,
    MemoryGraph,
    example_documents,
    example_graph,
    example_quads,
    graph_of,
)

REVIEWS = Path(__file__).parents[1] / "data" / "reviews"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MemoryGraph:
    return example_graph(tmp_path_factory.mktemp("graph"))


def group(groups: tuple[FactGroup, ...], predicate: str) -> FactGroup:
    return next(g for g in groups if g.predicate == NAMESPACE + predicate)


def test_the_example_quotes_its_documents_exactly(graph: MemoryGraph) -> None:
    quotes = list(graph.store.quads_for_pattern(None, ox.NamedNode(SS.quote), None, None))
    assert quotes
    for quad in quotes:
        assert isinstance(quad.object, ox.Literal)
        assert isinstance(quad.subject, ox.NamedNode)
        statement = claim_page(graph, quad.subject.value).statement
        name = statement.quote.document.iri.removeprefix(BASE + "document/")
        document = graph.documents.get(name)
        assert document is not None
        assert statement.quote.span.of(document.text) == quad.object.value


def test_a_page_is_summed_up_in_one_sentence(graph: MemoryGraph) -> None:
    assert page_of(graph, LANTERN).summary == (
        "A film of 1987, directed by Ada Quill, with Jun Osei and Milo Farren; "
        "3 documents, 27 claims."
    )
    assert page_of(graph, BASE + "person/jun-osei").summary == (
        "A person and performer, in the cast of 2 films, performer of Low Water and writer of "
        "Salt and Ember; 3 documents, 4 claims."
    )


def test_a_value_says_how_many_documents_state_it_and_quotes_each(graph: MemoryGraph) -> None:
    [ada] = group(page_of(graph, LANTERN).facts, "director").values
    assert (ada.text, ada.documents, ada.claims) == ("Ada Quill", 2, 3)
    first, second, third = ada.quotes
    assert first.document != second.document == third.document
    assert ("Ada Quill", True) in third.parts


def test_quotes_cut_from_markup_are_readable(graph: MemoryGraph) -> None:
    [ada] = group(page_of(graph, FERRY).facts, "director").values
    [quote] = ada.quotes
    assert quote.parts[0] == ("Ada Quill", True)
    assert "exile & solitude" in quote.text
    assert "<em>" not in quote.text


def test_claims_that_are_not_asserted_stand_apart(graph: MemoryGraph) -> None:
    page = page_of(graph, LANTERN)
    said = {g.modality: [(s.verb, s.text) for s in g.claims] for g in page.apart}
    assert said == {
        "negated": [("is directed by", "Leo Marsh")],
        "reported": [("has in its cast", "Ada Quill")],
        "hypothetical": [("has music by", "Inez Calloway")],
        "comparative": [("is compared with", "Night Ferry")],
    }
    assert "Leo Marsh" not in {v.text for v in group(page.facts, "director").values}
    leo = page_of(graph, BASE + "person/leo-marsh")
    assert not leo.incoming
    assert [g.modality for g in leo.apart] == ["negated"]


def test_opinions_are_grouped_by_aspect_with_both_sides(graph: MemoryGraph) -> None:
    opinions = {o.aspect.label: o for o in page_of(graph, LANTERN).opinions}
    assert opinions["acting"].counts == (("positive", 1), ("negative", 1))
    assert [q.polarity for q in opinions["acting"].quotes] == ["positive", "negative"]
    assert opinions["score"].counts == (("positive", 1),)


def test_incoming_facts_come_with_one_sentence_of_context(graph: MemoryGraph) -> None:
    cast = group(page_of(graph, BASE + "person/milo-farren").incoming, "castMember")
    assert cast.title == "In the cast of"
    assert {v.text for v in cast.values} == {"The Lantern Keeper", "Night Ferry"}
    assert all(len(v.quotes) == 1 for v in cast.values)


def test_disputes_show_both_sides_with_their_sentences(graph: MemoryGraph) -> None:
    views, pages, total = disputes(graph)
    assert (pages, total) == (1, 2)
    year = next(d for d in views if d.predicate == SS.releaseYear)
    assert [(s.text, s.documents) for s in year.sides] == [("1987", 1), ("1988", 1)]
    assert all(side.quotes for side in year.sides)
    acting = next(d for d in views if d.title == "Acting")
    assert [side.text for side in acting.sides] == ["positive", "negative"]
    assert dispute_page(graph, year.iri) == year
    with pytest.raises(NoPageError):
        disputes(graph, 2)


@pytest.mark.parametrize("name", ["lantern-review", "essays/lantern-sound", "pages/night-ferry"])
def test_a_document_page_shows_the_whole_readable_text(graph: MemoryGraph, name: str) -> None:
    page = document_page(graph, f"{BASE}document/{name}")
    document = graph.documents.get(name)
    assert document is not None
    seen = [p for p in page.paragraphs if p.kind != "hidden"]
    shown = " ".join("".join(s.text for s in p.segments) for p in seen)
    plain = view_of(document.text, document.media_type).plain
    assert shown.split() == plain.split()


def test_evidence_is_marked_where_it_stands_and_nothing_else_is(graph: MemoryGraph) -> None:
    page = document_page(graph, BASE + "document/lantern-review")
    last = page.paragraphs[-1]
    assert [(bool(s.spans), s.text[:9]) for s in last.segments] == [
        (True, "When the "),
        (False, " It raine"),
    ]
    marked = {span for p in page.paragraphs for s in p.segments for span in s.starts}
    assert len(marked) == page.sentences == 13
    numbers = [note.number for p in page.paragraphs for note in p.notes]
    assert numbers == list(range(1, page.claims + 1))


def test_evidence_that_readers_do_not_see_is_shown_as_such(graph: MemoryGraph) -> None:
    first, second, *_ = document_page(graph, BASE + "document/pages/night-ferry").paragraphs
    assert (first.kind, second.kind) == ("hidden", "heading")
    assert "PT97M" in first.segments[0].text
    assert [note.statement.text for note in first.notes] == ["97 minutes"]


def test_a_long_relation_is_counted_and_paged(tmp_path: Path) -> None:
    def ss(name: str) -> ox.NamedNode:
        return ox.NamedNode(NAMESPACE + name)

    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    film, name = ox.NamedNode(LANTERN), ox.NamedNode(BASE + "document/a")
    people = [ox.NamedNode(f"{BASE}person/p{i:03}") for i in range(120)]
    quads = [ox.Quad(film, a, ss("Film"), name)]
    for person in people:
        quads += [ox.Quad(person, a, ss("Person"), name)]
        quads += [ox.Quad(film, ss("castMember"), person, name)]
        quads += [ox.Quad(ox.NamedNode(f"{person.value}-x"), ss("castMember"), film, name)]
    graph = graph_of(quads, [Document("a", "")], tmp_path)
    cast = group(page_of(graph, LANTERN).facts, "castMember")
    assert (len(cast.values), cast.total) == (10, 120)
    last, pages = fact_list(graph, LANTERN, "castMember", 3)
    assert (len(last.values), pages) == (20, 3)
    back, pages = incoming_list(graph, LANTERN, "castMember", 1)
    assert (len(back.values), back.total, pages) == (50, 120, 3)
    with pytest.raises(NoPageError):
        fact_list(graph, LANTERN, "castMember", 4)
    with pytest.raises(NoPageError):
        incoming_list(graph, LANTERN, "director", 1)


def test_lists_begin_with_what_most_documents_name(graph: MemoryGraph) -> None:
    listing = list_page(graph, "people")
    assert (listing.total, listing.pages) == (7, 1)
    counts = [n for _, n in listing.entries]
    assert counts == sorted(counts, reverse=True)
    assert dict(start_page(graph).counts)["films"] == 2
    with pytest.raises(NoPageError):
        list_page(graph, "films", 2)


def test_what_has_no_name_or_is_not_asserted_comes_last_and_is_counted_apart(
    tmp_path: Path,
) -> None:
    quads = example_quads()
    document = ox.NamedNode(BASE + "document/of-brass")
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    a = ox.NamedNode(PREFIXES["rdf"] + "type")
    for path, name, kind in [
        ("film/of-brass", "film reviewed in of-brass", SS.Film),
        ("film/of-salt-and-sand", "Of Salt and Sand", SS.Film),
        ("theme/envy", "envy", SS.Theme),
    ]:
        thing = ox.NamedNode(BASE + path)
        quads += [
            ox.Quad(thing, a, ox.NamedNode(kind), document),
            ox.Quad(thing, label, ox.Literal(name), document),
        ]
    graph = graph_of(quads, example_documents(), tmp_path)
    films = list_page(graph, "films")
    assert (films.total, films.total_apart) == (3, 1)
    assert [ref.label for ref, _ in films.apart] == ["film reviewed in of-brass"]
    assert "Of Salt and Sand" in {ref.label for ref, _ in films.entries}
    assert [ref.label for ref, _ in list_page(graph, "themes").apart] == ["envy"]
    start = start_page(graph)
    assert start.unnamed == 1
    assert "film reviewed in of-brass" not in {ref.label for ref, _ in start.films}


def test_a_list_goes_on_with_what_stands_apart(tmp_path: Path) -> None:
    a = ox.NamedNode(PREFIXES["rdf"] + "type")
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    quads = []
    for number in range(120):
        unnamed = number % 2
        path, name = ("of-", "film reviewed in ") if unnamed else ("f", "Film ")
        film = ox.NamedNode(f"{BASE}film/{path}{number:03}")
        document = ox.NamedNode(f"{BASE}document/{number}")
        quads += [
            ox.Quad(film, a, ox.NamedNode(SS.Film), document),
            ox.Quad(film, label, ox.Literal(f"{name}{number:03}"), document),
        ]
    graph = graph_of(quads, [], tmp_path)
    pages = [list_page(graph, "films", page) for page in (1, 2, 3)]
    assert [(len(p.entries), len(p.apart)) for p in pages] == [(50, 0), (10, 40), (0, 20)]
    shown = [ref.iri for page in pages for ref, _ in (*page.entries, *page.apart)]
    assert len(set(shown)) == 120


def test_the_start_page_counts_what_the_statistics_count(tmp_path: Path) -> None:
    build(tmp_path, [REVIEWS])
    with Graph.open(tmp_path) as graph:
        start, told = start_page(graph), statistics(graph)
    counts = dict(start.counts)
    assert counts["films"] + start.unnamed == told["films"]
    for name in ("people", "songs", "themes", "documents"):
        assert counts[name] == told[name], name


def test_relations_of_the_schemes_are_not_what_documents_say(graph: MemoryGraph) -> None:
    page = page_of(graph, BASE + "theme/loneliness")
    assert not page.facts
    assert [group.predicate for group in page.incoming] == [SS.theme]
    [vocabulary] = page.unstated
    assert vocabulary.title == "In the vocabulary"
    assert [v.text for group in vocabulary.facts for v in group.values] == ["human condition"]


def test_what_rules_infer_stands_apart_without_documents(tmp_path: Path) -> None:
    quads = example_quads()
    film, ada = ox.NamedNode(LANTERN), ox.NamedNode(BASE + "person/ada-quill")
    inferred = ox.NamedNode(BASE + "graph/inferred")
    quads.append(ox.Quad(film, ox.NamedNode(SS.contributor), ada, inferred))
    graph = graph_of(quads, example_documents(), tmp_path)
    for iri, way in ((LANTERN, "facts"), (ada.value, "incoming")):
        page = page_of(graph, iri)
        assert SS.contributor not in {g.predicate for g in (*page.facts, *page.incoming)}
        [relations] = page.unstated
        [found] = getattr(relations, way)
        assert (relations.origin, found.origin, found.predicate) == (
            "inferred",
            "inferred",
            SS.contributor,
        )
        assert "contributed to it" in found.meaning
        assert [(v.documents, v.quotes) for v in found.values] == [(0, ())]
    assert fact_list(graph, LANTERN, "contributor", 1)[0].origin == "inferred"


def test_claims_stand_in_the_order_of_their_words(graph: MemoryGraph) -> None:
    for name in ("lantern-review", "essays/lantern-sound", "pages/night-ferry"):
        page = document_page(graph, f"{BASE}document/{name}")
        for paragraph in page.paragraphs:
            places = []
            for note in paragraph.notes:
                quote = note.statement.quote
                words = [part for part, meant in quote.parts if meant]
                places.append((quote.span.start, quote.text.index(words[0])))
            assert places == sorted(places)


def test_a_thing_is_found_by_iri_by_its_end_and_by_name(graph: MemoryGraph) -> None:
    for wanted in (LANTERN, "film/the-lantern-keeper-1987", "Lantern Keeper"):
        assert find(graph, wanted)[0].iri == LANTERN
    assert find(graph, "no such/thing at all") == []


def test_what_is_not_in_the_graph_has_no_page(graph: MemoryGraph) -> None:
    for iri in (BASE + "film/nothing", BASE + "a b", LANTERN + "> <x"):
        with pytest.raises(NoPageError):
            page_of(graph, iri)
    with pytest.raises(NoPageError):
        document_page(graph, BASE + "document/nothing")
    with pytest.raises(NoPageError):
        claim_page(graph, LANTERN)


def test_a_description_holds_facts_neighbours_incoming_and_evidence(graph: MemoryGraph) -> None:
    description = describe(graph, LANTERN)
    assert not description.cut
    triples = [ox.Quad(*triple) for triple in description.triples()]
    turtle = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert turtle is not None
    found = rdflib.Graph().parse(data=turtle, format="nt")
    ss = rdflib.Namespace(NAMESPACE)
    film, ada = rdflib.URIRef(LANTERN), rdflib.URIRef(BASE + "person/ada-quill")
    assert (film, ss.director, ada) in found
    assert (ada, rdflib.RDFS.label, rdflib.Literal("Ada Quill")) in found
    assert (rdflib.URIRef(FERRY), ss.comparedTo, film) in found
    claim = next(found.subjects(ss.claimObject, ada))
    sentence = found.value(claim, ss.evidence)
    assert found.value(sentence, ss.start) is not None


def test_a_description_that_is_cut_says_so(graph: MemoryGraph) -> None:
    assert describe(graph, LANTERN, limit=20).cut


def test_an_anchor_names_the_span(graph: MemoryGraph) -> None:
    [value] = group(page_of(graph, LANTERN).facts, "rating").values
    assert value.quotes[0].span == Span(74, 85)
    assert value.quotes[0].anchor == "c74-85"
