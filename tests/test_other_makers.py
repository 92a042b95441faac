"""Paragraphs that pass to another film without saying so: who made “it” there tells."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import shipped_tagger

FIRST = (
    "Salt Lantern was directed by Ann Vane. Gus Hart plays Jake Moss, a private eye. The "
    "cinematographer is Hal Dane."
)


def _makers(second: str) -> set[tuple[str, str, str]]:
    found = extract(Document("d", f"{FIRST}\n\n{second}\n"), tagger=shipped_tagger())
    return {
        (claim.subject.name, claim.predicate, claim.object.name)
        for claim in found.claims
        if isinstance(claim.object, Entity) and claim.modality == "asserted"
    }


@pytest.mark.parametrize(
    "opening",
    [
        "If that sounds too heavy there is always Paper Harvest.",
        "By the time of Paper Harvest the mood had changed.",
        "And so to Paper Harvest.",
    ],
)
def test_somebody_elses_directing_passes_a_paragraph_to_the_film_that_it_names(
    opening: str,
) -> None:
    found = _makers(
        f"{opening} Ida Penn directed it. Flo Gale plays the lead. Ed Moss was the cinematographer."
    )
    assert {
        ("Salt Lantern", "director", "Ann Vane"),
        ("Paper Harvest", "director", "Ida Penn"),
        ("Paper Harvest", "castMember", "Flo Gale"),
        ("Paper Harvest", "cinematographer", "Ed Moss"),
    } <= found
    assert ("Salt Lantern", "director", "Ida Penn") not in found


@pytest.mark.parametrize(
    "second",
    [
        "It reminded me of Paper Harvest. Vane directed it in a month, to a score by Ed Moss.",
        "You may think of Paper Harvest. This film's score is by Ed Moss, its cameraman Ida Penn.",
    ],
)
def test_a_paragraph_of_the_same_makers_or_back_at_the_film_stays_with_it(second: str) -> None:
    assert ("Paper Harvest", "composer", "Ed Moss") not in _makers(second)
