"""IRIs: readable, stable, valid."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screensong.graph.documents import Span
from screensong.graph.iris import BaseIriError, Iris, digest, folded, slug


def test_a_slug_keeps_letters_of_other_scripts() -> None:
    assert slug("東京の灯") == "東京の灯"


def test_accents_apostrophes_and_case_do_not_make_another_slug() -> None:
    assert slug("L’Été d'Anne") == slug("L'ete d’anne")


def test_a_name_of_signs_alone_still_gets_a_slug_of_its_own() -> None:
    assert slug("!!!") != slug("???")
    assert slug("!!!")


@given(st.text(min_size=1, max_size=300))
def test_every_name_gives_an_iri_that_an_rdf_engine_accepts(name: str) -> None:
    iri = Iris().entity("film", slug(name))
    assert ox.NamedNode(iri).value == iri
    assert len(slug(name)) <= 100


@given(st.text(min_size=1, max_size=50))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.from_regex(r"[\w./-]{1,40}", fullmatch=True))
def test_every_document_id_gives_an_iri(document_id: str) -> None:
    iri = Iris().sentence(document_id, Span(1, 2))
    assert ox.NamedNode(iri).value == iri


def test_a_digest_tells_apart_where_parts_begin() -> None:
    assert digest("ab", "c") != digest("a", "bc")


@pytest.mark.parametrize("base", ["", "film/", "https://example.org/id", "https://e.org/a b/"])
def test_a_base_that_cannot_carry_iris_is_refused_with_the_cure(base: str) -> None:
    with pytest.raises(BaseIriError, match="absolute IRI that ends in"):
        Iris(base)
