"""Where documents differ."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from screensong.graph.claims import Entity, Extraction, Opinion, Polarity, Value
from screensong.graph.disputes import dispute_quads
from screensong.graph.iris import Iris
from screensong.graph.resolve import resolve
from screensong.ontology.terms import SS

from .making import claim, extraction, film, person

IRIS = Iris("http://example.org/")
LAMP = film("The Lamp", 1999)
FILM = ox.NamedNode("http://example.org/film/the-lamp-1999")


def objects(store: ox.Store, subject: ox.NamedNode | None, predicate: str) -> set[object]:
    found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
    return {quad.object for quad in found}


def disputes_of(*extractions: Extraction) -> ox.Store:
    store = ox.Store()
    store.extend(dispute_quads(extractions, resolve(extractions, IRIS), IRIS))
    return store


def saying(document_id: str, predicate: str, value: Value) -> Extraction:
    return extraction(document_id, LAMP, claim(LAMP, predicate, value))


def test_two_documents_with_two_running_times_dispute() -> None:
    store = disputes_of(saying("a", "runtimeMinutes", 101), saying("b", "runtimeMinutes", 99))
    assert objects(store, None, SS.disputeSubject) == {FILM}
    assert len(objects(store, None, SS.disputedClaim)) == 2


def test_two_documents_that_agree_do_not_dispute() -> None:
    store = disputes_of(saying("a", "runtimeMinutes", 101), saying("b", "runtimeMinutes", 101))
    assert len(store) == 0


def test_one_document_alone_does_not_dispute() -> None:
    both = (claim(LAMP, "runtimeMinutes", 101), claim(LAMP, "runtimeMinutes", 99))
    assert len(disputes_of(extraction("a", LAMP, *both))) == 0


def test_two_themes_do_not_dispute() -> None:
    grief = extraction("a", LAMP, claim(LAMP, "theme", Entity("theme", "grief")))
    love = extraction("b", LAMP, claim(LAMP, "theme", Entity("theme", "love")))
    assert len(disputes_of(grief, love)) == 0


def test_praise_against_blame_of_one_aspect_is_a_dispute() -> None:
    store = disputes_of(
        saying("a", "aspectOpinion", Opinion("score", "positive")),
        saying("b", "aspectOpinion", Opinion("score", "negative")),
        saying("c", "aspectOpinion", Opinion("acting", "negative")),
    )
    assert len(objects(store, None, SS.disputedClaim)) == 2


def test_a_mixed_opinion_disputes_with_no_one() -> None:
    store = disputes_of(
        saying("a", "aspectOpinion", Opinion("score", "positive")),
        saying("b", "aspectOpinion", Opinion("score", "mixed")),
    )
    assert len(store) == 0


def test_a_negated_claim_disputes_with_no_one() -> None:
    negated = claim(LAMP, "runtimeMinutes", 99, modality="negated")
    store = disputes_of(saying("a", "runtimeMinutes", 101), extraction("b", LAMP, negated))
    assert len(store) == 0


def composed(document_id: str, *names: str) -> Extraction:
    claims = (claim(LAMP, "composer", person(name)) for name in names)
    return extraction(document_id, LAMP, *claims)


def test_two_composers_and_one_of_the_two_do_not_dispute() -> None:
    assert len(disputes_of(composed("a", "Ann Rho", "Bo Marr"), composed("b", "Ann Rho"))) == 0


def test_composers_that_share_no_name_dispute() -> None:
    store = disputes_of(
        composed("a", "Ann Rho", "Bo Marr"), composed("b", "Cy Oor"), composed("c", "Ann Rho")
    )
    assert len(objects(store, None, SS.disputedClaim)) == 4


def test_praise_and_blame_of_two_performers_under_one_aspect_do_not_dispute() -> None:
    def judging(document_id: str, name: str, polarity: Polarity) -> Extraction:
        said = claim(LAMP, "aspectOpinion", Opinion("acting", polarity))
        return extraction(document_id, LAMP, replace(said, target=person(name)))

    two = disputes_of(judging("a", "Bo Oor", "positive"), judging("b", "Cy Marr", "negative"))
    assert len(two) == 0
    one = disputes_of(judging("a", "Bo Oor", "positive"), judging("b", "Bo Oor", "negative"))
    assert len(objects(one, None, SS.disputedClaim)) == 2
