from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import comparisons
from screensong.graph.extraction.reading import Reading

from .extraction_facts import HEAD


def compared(text: str) -> set[tuple[str, str]]:
    reading = Reading(Document("test", HEAD + text))
    return {
        (claim.subject.name, claim.object.name)
        for claim in comparisons.find(reading)
        if isinstance(claim.object, Entity)
    }


@pytest.mark.parametrize(
    "text",
    [
        'It is not as self-aware as her "Paper Boats" (1979).',
        "It reminded me of the evergreen film “Paper Boats”.",
        "The style is comparable to that of the film “Paper Boats”.",
        "Much like the film “Paper Boats”, it takes its time.",
        "Films like “Paper Boats” have also used jazz to set a mood.",
        "It is better than the film “Paper Boats”.",
    ],
)
def test_a_likeness_or_ranking_with_a_named_film_is_a_comparison(text: str) -> None:
    assert compared(text) == {("The Glass Harbour", "Paper Boats")}


@pytest.mark.parametrize(
    "text",
    [
        "Bo Other starred in the film “Paper Boats”.",
        "It is based on the film “Paper Boats”.",
        "It is better than its trailer.",
        "I would like a second viewing.",
    ],
)
def test_filmographies_and_sources_are_no_comparisons(text: str) -> None:
    assert compared(text) == set()


def test_films_listed_together_are_compared_each() -> None:
    text = "It is in the vein of the films “Paper Boats” and “Tin Moons”."
    assert {film for _, film in compared(text)} == {"Paper Boats", "Tin Moons"}
