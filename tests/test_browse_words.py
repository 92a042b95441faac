"""Every relation reads as words in both directions; none is left to the general rule."""

from __future__ import annotations

import pytest

from screensong.graph.browse_words import CLASS_WORDS, RelationWords, words_of
from screensong.ontology.terms import (
    CLASS_BY_TYPE,
    INFERRED,
    LABELS,
    NAMESPACE,
    PROPERTIES,
    RELATIONS,
    descendants,
)

LAST = words_of("urn:x:unknownThing").rank


def words(name: str) -> RelationWords:
    return words_of(NAMESPACE + name)


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_a_property_has_words_of_its_own_in_both_directions(name: str) -> None:
    found = words(name)
    assert found.rank < LAST
    assert found.out != found.back
    for phrase in (found.out, found.back):
        assert phrase == phrase.strip() != ""
        assert phrase[0].isupper()
    # What stands between subject and object is a verb, not the property's name.
    assert found.said.split()[0] not in LABELS[name].split() or name in VERBS
    assert found.said[0].islower()


VERBS = {"evokes", "mirrors", "playsCharacter", "usuallySingle", "workedWith"}


def test_relations_that_one_page_shows_together_differ_in_their_headings() -> None:
    # A film's page shows what it is the subject of; a person's what it is the object of.
    for start in ("out", "back"):
        shown = RELATIONS - {"reviewAuthor"} if start == "out" else descendants("contributor")
        headings = [getattr(words(name), start) for name in shown]
        assert len(set(headings)) == len(headings)


def test_what_is_stated_comes_before_what_rules_infer() -> None:
    stated = {words(name).rank for name in RELATIONS}
    assert max(stated) < min(words(name).rank for name in INFERRED)


def test_every_class_that_has_pages_has_a_singular_and_a_plural() -> None:
    assert set(CLASS_BY_TYPE.values()) | {"Document"} == set(CLASS_WORDS)
    assert all(one and many and one != many for one, many in CLASS_WORDS.values())


def test_an_unknown_relation_is_named_as_it_is() -> None:
    found = words_of("http://example.org/terms#filmedIn")
    assert (found.out, found.back, found.said) == ("Filmed in", "Filmed in of", "filmed in")
