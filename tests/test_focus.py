"""Whom a text is about, and what it says of that person's films as "he" or "she"."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.focus import focus_of
from screensong.graph.extraction.reading import Reading

LIFE = """Ann Vane, the actress, has died. She was shy, and she left school early, since she wanted
to see the sea.

In “Tin Harvest” (1951) nobody saw her, though she was there.

In “Glass Orchard” (1952) some saw her, and some wrote to her. {}

In “Low Tide” (1953) all saw her, and she left for good. She kept bees, she said, and kept quiet.
"""
TWO = """1. Paper Lanterns (1951) –

Paper Lanterns is a film from a small town, and a slow one, which takes all of its time to end.

2. Glass Orchard (also 1951) –

Glass Orchard is the film of a very large town, and a quick one, with no time for anybody in it. {}
"""


def reading(text: str) -> Reading:
    return Reading(Document("life", text, "text/plain"))


def said(text: str) -> set[tuple[str, str, str]]:
    claims = extract(Document("life", LIFE.format(text), "text/plain")).claims
    return {
        (claim.subject.name, claim.predicate, claim.object.name)
        for claim in claims
        if claim.modality == "asserted" and isinstance(claim.object, Entity)
    }


def test_a_life_is_about_the_person_named_first() -> None:
    focus = focus_of(reading(LIFE.format("")))
    assert focus is not None
    assert (focus.cluster.name(), focus.is_she) == ("Ann Vane", True)


@pytest.mark.parametrize(
    "text",
    [
        LIFE.format("").replace("she", "he", 4).replace("She", "He"),  # of two people
        "Paper Lanterns\n\nAnn Vane is good in it. She sings, she dances, and then she leaves. "
        "“Tin Harvest” (1951) and “Low Tide” (1953) were hers.\n\nShe was better there, she says.",
        "“Tin Harvest” (1951), “Low Tide” (1953) and “Glass Orchard” (1952) are three films.",
    ],
)
def test_other_texts_are_about_nobody(text: str) -> None:
    assert focus_of(reading(text)) is None


def test_a_pronoun_is_the_person_only_where_nobody_else_may_be_meant() -> None:
    assert ("Paper Lanterns", "castMember", "Ann Vane") in said("In “Paper Lanterns” she is a nun.")
    # Bo Marsh lets her: "her" is nobody else's.
    assert ("Paper Lanterns", "castMember", "Ann Vane") in said(
        "Bo Marsh let her be funny in “Paper Lanterns”."
    )
    found = said("Ida Penn came, and in “Paper Lanterns” she is a nun.")
    assert ("Paper Lanterns", "castMember", "Ann Vane") not in found


def test_what_stands_before_as_does_nothing() -> None:
    found = said("As Nell Dow in “Paper Lanterns” she smells of oil.")
    assert ("Ann Vane", "playsCharacter", "Nell Dow") in found
    assert ("Nell Dow", "characterIn", "Paper Lanterns") in found


def test_a_pronoun_is_where_the_claim_is_said() -> None:
    document = Document("life", LIFE.format("In “Paper Lanterns” she is a nun."), "text/plain")
    claim = next(c for c in extract(document).claims if c.pattern == "career-in-film")
    assert claim.object_at is not None
    assert (claim.surface, claim.object_at.of(document.text)) == ("she", "she")


def test_what_is_said_of_both_films_is_said_of_each() -> None:
    def writers(sentence: str) -> set[str]:
        claims = extract(Document("two", TWO.format(sentence), "text/plain")).claims
        return {c.subject.name for c in claims if c.predicate == "screenwriter"}

    both = {"Paper Lanterns", "Glass Orchard"}
    assert writers("Bo Marsh and Ida Penn wrote both scripts.") == both
    assert writers("Bo Marsh wrote all three.") == set()


def test_the_year_of_a_numbered_heading_is_no_part_of_the_title() -> None:
    films = reading(TWO.format("")).films.reviewed
    found = [(film.name, film.year) for film in films]
    assert found == [("Paper Lanterns", 1951), ("Glass Orchard", 1951)]


OBITUARY = """Ann Vane (1931-2001)

Ann Vane, who has died, was born in Port Grim. She went on to score “Tin Harvest” (1951), Low Tide
and “Glass Orchard”. She is survived by her son, Max, and her daughter Grace. Max loves the sea.
Grace escapes to Port Grim, and Max runs a boat there.
"""


def test_an_obituary_says_the_same_of_all_films_that_it_counts_up() -> None:
    claims = extract(Document("life", OBITUARY, "text/plain")).claims
    scored = {
        (claim.subject.name, claim.object.name)
        for claim in claims
        if claim.predicate == "composer" and isinstance(claim.object, Entity)
    }
    films = ("Tin Harvest", "Low Tide", "Glass Orchard")
    assert scored == {(film, "Ann Vane") for film in films}


def test_the_family_in_an_obituary_are_no_characters() -> None:
    claims = extract(Document("life", OBITUARY, "text/plain")).claims
    assert not [claim for claim in claims if claim.predicate in ("characterIn", "playsCharacter")]


COMPOSER = """Ann Vane was the shyest composer in town. She left school early.

For “Tin Harvest” (1951) she wrote a waltz, and for “Glass Orchard” (1952) another. {}

She kept bees.
"""


def scored(text: str) -> set[str]:
    claims = extract(Document("life", COMPOSER.format(text), "text/plain")).claims
    return {
        claim.subject.name
        for claim in claims
        if (claim.predicate, claim.modality) == ("composer", "asserted")
        and isinstance(claim.object, Entity)
        and claim.object.name == "Ann Vane"
    }


@pytest.mark.parametrize(
    "text",
    [
        "On “Paper Lanterns” (1953) she had an organ and one week.",
        "She brought a broken harmonium to “Paper Lanterns” (1953).",
    ],
)
def test_a_sentence_about_a_composer_names_a_film_of_theirs_in_any_words(text: str) -> None:
    assert "Paper Lanterns" in scored(text)


@pytest.mark.parametrize(
    "text",
    [
        "She saw “Paper Lanterns” (1953) twice.",
        "She grew up on “Paper Lanterns” (1953), and her first waltz was stolen from it.",
        "She thought “Paper Lanterns” (1953) the best film with an organ.",
        "In 1953 she was asked to score “Paper Lanterns” (1953), and turned it down.",
        "Bo Rill saw to it that “Paper Lanterns” (1953) kept her in town.",
        "She turned down “Paper Lanterns” (1953), which had no room for a waltz.",
        "The waltz was borrowed for “Paper Lanterns” (1953), where she heard it by chance.",
        "“Paper Lanterns” (1953), scored by Bo Rill, made her laugh.",
        "“Paper Lanterns” (1953) was a film about the harbour.",
    ],
)
def test_a_film_seen_refused_or_scored_by_another_is_not_theirs(text: str) -> None:
    assert "Paper Lanterns" not in scored(text)
