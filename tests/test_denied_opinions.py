"""What a sentence only denies: "hardly speaks in it", "slow, but it never drags"."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading
from screensong.graph.extraction.denied_signs import is_only_denied
from screensong.graph.extraction.possible import possible
from screensong.graph.tagger.model import shipped_tagger

from .extraction_facts import HEAD, facts, objects, read


@pytest.mark.parametrize(
    "text",
    [
        "Gus Hart hardly says a word in Ann Vane's chilly thriller. He plays a miller.",
        "Gus Hart, who rarely smiles, is a miller in Ann Vane's chilly thriller.",
        "Gus Hart does not say much in Ann Vane's chilly thriller.",
        "Gus Hart barely appears in Ann Vane's chilly thriller.",
    ],
)
def test_who_hardly_speaks_is_in_the_film_of_its_director_all_the_same(text: str) -> None:
    found = [c for c in read(HEAD + text) if c.predicate in ("director", "castMember")]
    assert found
    assert all(claim.modality == "asserted" for claim in found)


def test_what_was_hardly_done_and_what_hardly_is_stays_denied() -> None:
    assert not objects("It was hardly directed by Ann Vane at all.", "director")
    found = facts("The Glass Harbour is hardly a masterpiece.")
    assert ("The Glass Harbour", "aspectOpinion", "overall positive") not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The script takes its time but never drags.",
        "The screenplay is never dull for a second.",
        "Not a dull moment in this story.",
        "It doesn't overstay its welcome.",
        "It is a quiet film without ever being boring.",
    ],
)
def test_denied_blame_is_no_blame(sentence: str) -> None:
    assert is_only_denied(sentence, "negative")
    assert not any("negative" in said for said in objects(sentence, "aspectOpinion"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The script is never convincing.",
        "The jokes are not funny.",
        "The script never drags, but the ending is a mess.",
        "The script is clumsy.",
    ],
)
def test_denied_praise_and_other_blame_stay_blame(sentence: str) -> None:
    assert not is_only_denied(sentence, "negative")


def test_the_tagger_holds_no_blame_possible_that_is_only_denied() -> None:
    text = """Heron Weir

Heron Weir (1995) was directed by Mara Quill. The script, by Quill and Lou Peck, is in no hurry
but never drags. Recommended.
"""
    reading = Reading(Document("d", text), titled="Heron Weir", tagger=shipped_tagger())
    said = {c.object for c in possible(reading, ()) if isinstance(c.object, Opinion)}
    assert "negative" not in {opinion.polarity for opinion in said}
