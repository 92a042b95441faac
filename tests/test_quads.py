"""Claims become quads: direct triples, claims, evidence."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from screensong.graph.claims import Claim, Entity, Opinion, Rating
from screensong.graph.documents import Document, Span
from screensong.graph.iris import Iris, digest
from screensong.graph.quads import document_quads
from screensong.graph.resolve import resolve
from screensong.ontology.terms import PREFIXES, SS, term

from .making import claim, document, extraction, film, person

IRIS = Iris("http://example.org/")
LAMP = film("The Lamp", 1999)
FILM = ox.NamedNode("http://example.org/film/the-lamp-1999")
TEXT = "Ann Rho directs.\r\nIt runs 101 minutes."


def graph_of(*claims: Claim, text: str = TEXT) -> ox.Store:
    """Return a store with the graph of one document, "a", that makes these claims."""
    said = extraction("a", LAMP, *claims)
    store = ox.Store()
    store.extend(document_quads(Document("a", text), said, resolve([said], IRIS), IRIS))
    return store


def objects(store: ox.Store, subject: ox.NamedNode | None, predicate: str) -> set[object]:
    found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
    return {quad.object for quad in found}


def values(store: ox.Store, predicate: str) -> set[str]:
    return {str(value) for value in objects(store, None, predicate)}


def test_an_asserted_claim_becomes_a_direct_triple() -> None:
    store = graph_of(claim(LAMP, "director", person("Ann Rho")))
    assert objects(store, FILM, SS.director) == {ox.NamedNode("http://example.org/person/ann-rho")}


def test_a_claim_that_is_not_asserted_becomes_no_direct_triple() -> None:
    store = graph_of(claim(LAMP, "director", person("Ann Rho"), modality="negated"))
    assert objects(store, FILM, SS.director) == set()
    assert objects(store, None, SS.modality) == {ox.NamedNode(SS.Negated)}


def test_a_claim_quotes_exactly_the_characters_of_its_sentence() -> None:
    store = graph_of(claim(LAMP, "runtimeMinutes", 101, at=(0, 20)))
    assert objects(store, None, SS.quote) == {ox.Literal(TEXT[:20])}
    (sentence,) = objects(store, None, SS.evidence)
    assert sentence == ox.NamedNode("http://example.org/document/a#char=0,20")


def test_everything_a_document_says_is_in_the_graph_named_by_it() -> None:
    store = graph_of(claim(LAMP, "director", person("Ann Rho")))
    assert list(store.named_graphs()) == [ox.NamedNode("http://example.org/document/a")]
    assert not [q for q in store if isinstance(q.graph_name, ox.DefaultGraph)]


def test_two_phrases_of_one_sentence_for_one_concept_are_one_claim() -> None:
    store = graph_of(
        claim(LAMP, "theme", Entity("theme", "grief")),
        claim(LAMP, "theme", Entity("theme", "bereavement")),
    )
    assert objects(store, FILM, SS.theme) == {ox.NamedNode("http://example.org/theme/grief")}
    assert len(objects(store, None, SS.surfaceForm)) == 1


def test_a_date_and_an_author_are_those_of_the_document() -> None:
    store = graph_of(
        claim(LAMP, "reviewDate", "2020-01"), claim(LAMP, "reviewAuthor", person("Bo Critic"))
    )
    name = ox.NamedNode("http://example.org/document/a")
    month = ox.Literal("2020-01", datatype=ox.NamedNode(PREFIXES["xsd"] + "gYearMonth"))
    assert objects(store, name, SS.reviewDate) == {month}
    assert objects(store, FILM, SS.reviewDate) == set()
    assert objects(store, name, SS.reviewAuthor)


def test_a_rating_is_a_mark_to_read_and_numbers_to_compare() -> None:
    store = graph_of(claim(LAMP, "rating", Rating("3.50", "5")))
    decimal = ox.NamedNode(PREFIXES["xsd"] + "decimal")
    assert objects(store, FILM, SS.rating) == {ox.Literal("3.50/5")}
    assert objects(store, None, SS.ratingValue) == {ox.Literal("3.5", datatype=decimal)}
    assert objects(store, None, SS.ratingScale) == {ox.Literal("5", datatype=decimal)}


def test_a_letter_grade_has_no_numbers() -> None:
    store = graph_of(claim(LAMP, "rating", Rating("B+")))
    assert objects(store, FILM, SS.rating) == {ox.Literal("B+")}
    assert objects(store, None, SS.ratingValue) == set()


def test_an_opinion_names_aspect_and_polarity() -> None:
    store = graph_of(claim(LAMP, "aspectOpinion", Opinion("productionDesign", "negative")))
    aspect = ox.NamedNode("http://example.org/aspect/productionDesign")
    assert objects(store, FILM, SS.aspectOpinion) == {aspect}
    assert objects(store, None, SS.polarity) == {ox.NamedNode(SS.Negative)}


def test_no_literal_is_rewritten_by_the_store() -> None:
    said = extraction("a", LAMP, claim(LAMP, "rating", Rating("10.0", "10")))
    quads = document_quads(document("a"), said, resolve([said], IRIS), IRIS)
    store = ox.Store()
    store.extend(quads)
    assert set(store) == quads


def test_there_is_no_blank_node() -> None:
    store = graph_of(
        claim(LAMP, "theme", Entity("theme", "grief")), claim(LAMP, "releaseYear", 1999)
    )
    assert not [q for q in store if isinstance(q.subject, ox.BlankNode)]
    assert not [q for q in store if isinstance(q.object, ox.BlankNode)]


def test_evidence_is_a_span_of_the_document() -> None:
    store = graph_of(claim(LAMP, "director", person("Ann Rho"), at=(0, 16)))
    start, end = values(store, SS.start), values(store, SS.end)
    assert (start, end) == ({str(_integer(0))}, {str(_integer(16))})
    assert Span(0, 16).of(TEXT) == "Ann Rho directs."


def _integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))


# ---------------------------------------------------------------- what claims may say besides


def saxophone(**more: Any) -> Claim:
    mood = Entity("mood", "longing")
    return Claim(Entity("instrument", "saxophone"), "evokes", mood, Span(0, 10), **more)


def test_a_claim_keeps_degree_holder_trigger_and_the_words_for_its_subject() -> None:
    more = {"degree": "a little", "holder": "critics", "trigger": "evokes"}
    store = graph_of(saxophone(**more, subject_surface="The sax"))
    for predicate, words in (*more.items(), ("subjectForm", "The sax")):
        assert objects(store, None, term(predicate)) == {ox.Literal(words)}


def test_a_claim_has_a_context_that_its_direct_triple_has_not() -> None:
    store = graph_of(saxophone(context=LAMP))
    assert objects(store, None, SS.context) == {FILM}
    (mood,) = objects(store, ox.NamedNode("http://example.org/instrument/saxophone"), SS.evokes)
    assert mood == ox.NamedNode("http://example.org/mood/longing")
    assert objects(store, mood, PREFIXES["skos"] + "prefLabel") == {ox.Literal("longing")}


def test_the_target_of_an_opinion_is_described_though_nothing_else_names_it() -> None:
    opinion = Claim(
        LAMP, "aspectOpinion", Opinion("acting", "positive"), Span(0, 10), target=person("Bo Oor")
    )
    store = graph_of(opinion)
    (target,) = objects(store, None, SS.target)
    assert isinstance(target, ox.NamedNode)
    assert objects(store, target, PREFIXES["rdfs"] + "label") == {ox.Literal("Bo Oor")}


def test_claims_that_differ_in_context_target_or_holder_only_are_claims_of_their_own() -> None:
    lantern = film("The Lantern", 2001)
    store = graph_of(
        saxophone(), saxophone(context=LAMP), saxophone(context=lantern), saxophone(holder="some")
    )
    assert len(list(store.quads_for_pattern(None, ox.NamedNode(SS.claimSubject), None, None))) == 4


def test_a_claim_that_says_no_more_has_the_iri_that_it_always_had() -> None:
    store = graph_of(claim(LAMP, "runtimeMinutes", 101, at=(0, 20)))
    (quad,) = store.quads_for_pattern(None, ox.NamedNode(SS.claimValue), None, None)
    year = ox.Literal("101", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    key = digest("a", 0, 20, FILM, "runtimeMinutes", year, "asserted", "")
    assert quad.subject == ox.NamedNode(f"http://example.org/claim/{key}")
