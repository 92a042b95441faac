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
        "It is reminiscent of Ann Vane's “Paper Boats”.",
        "It is yet another of those films like “Paper Boats”.",
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


@pytest.mark.parametrize(
    "text",
    [
        "It isn't as warm as The Paper Boats would be.",
        "It is reminiscent of The Paper Boats.",
        "It is made in the tradition of The Paper Boats.",
        "It makes one think of The Paper Boats.",
        "Compared to The Paper Boats, it is tame.",
        "If The Paper Boats is the warmest thing she did, this is the noblest.",
        "If you want strangers abroad, The Paper Boats does it with better clothes.",
        "The Paper Boats had the same fault.",
        "I would rather watch The Paper Boats again.",
        "I put it well above The Paper Boats.",
    ],
)
def test_a_title_that_only_capitals_mark_counts_beside_words_of_comparison(text: str) -> None:
    assert compared(text) == {("The Glass Harbour", "The Paper Boats")}


def test_a_title_may_begin_with_a_figure_but_a_year_is_no_title() -> None:
    text = "It is better than 12 Lanterns at the Sea."
    assert compared(text) == {("The Glass Harbour", "12 Lanterns at the Sea")}
    assert compared("It is better than 1987 Paris.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "She sings like Ann Exmoor and Bo Otherby.",
        "It is better than Paris.",
        "He is taller than Mr. Field or Jo Other.",
        "The robbery is like the one at Camp Field in California.",
        "It was seen in The Paper Boats last week.",
    ],
)
def test_people_places_and_plain_words_are_no_films_compared(text: str) -> None:
    assert compared(text) == set()


def test_every_comparison_is_named_by_its_pattern() -> None:
    reading = Reading(Document("test", HEAD + "It is not even the film “Paper Boats” (1979)."))
    assert [claim.pattern for claim in comparisons.find(reading)] == ["in-company"]


def test_films_listed_together_are_compared_each() -> None:
    text = "It is in the vein of the films “Paper Boats” and “Tin Moons”."
    assert {film for _, film in compared(text)} == {"Paper Boats", "Tin Moons"}


@pytest.mark.parametrize(
    "text",
    [
        "It is no Night of the Paper Boats.",
        "If you've seen “Paper Boats”, this will appeal to you.",
        "Fans of “Paper Boats” will find it slow.",
        "Paper Boats was colder. I love the film Paper Boats.",
        "The film “Paper Boats” has air in it, but this one has marble.",
    ],
)
def test_denials_fans_and_contrasts_compare_films_too(text: str) -> None:
    assert {film.removeprefix("Night of the ") for _, film in compared(text)} == {"Paper Boats"}


@pytest.mark.parametrize(
    "text",
    [
        "The song “Tin Moons” is better than the rest.",
        "ONE OF TEN SONGS THAT WERE BETTER THAN THEY HAD TO BE",
        "Bo Other was better in the film “Paper Boats”.",
    ],
)
def test_songs_capitals_and_parts_in_other_films_are_not_compared(text: str) -> None:
    assert compared(text) == set()


def test_quoted_words_are_no_film_where_songs_are_spoken_of() -> None:
    assert compared('She sings it like "Low Tide".') == set()
