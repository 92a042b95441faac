"""Titles that no chain of capitals holds as a whole, or holds with a word too many."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Span
from screensong.graph.extraction.title_variants import foreign_title, title_variants
from screensong.graph.extraction.titles import bare_form


def _found(name: str, plain: str) -> set[tuple[str, str]]:
    start = plain.index(name)
    names = [(name, [Span(start, start + len(name))])]
    return {(how, span.of(plain)) for how, span in title_variants(names, plain)}


@pytest.mark.parametrize(
    ("name", "plain", "how", "title"),
    [
        ("Lanterns", "I saw 12 Lanterns again.", "figure", "12 Lanterns"),
        ("Parallel", "Her score for 49th Parallel is cold.", "figure", "49th Parallel"),
        ("Paper Boats I", "In Paper Boats I found a friend.", "shorter", "Paper Boats"),
        ("Paper Boats in 1941", "She made Paper Boats in 1941.", "shorter", "Paper Boats"),
        ("Slate on Sunday", "We saw Slate on Sunday.", "shorter", "Slate"),
        ("With Paper Boats", "With Paper Boats she is back.", "later", "Paper Boats"),
        ("Saw Slate", "Saw Slate last night.", "later", "Slate"),
        ("This Slate", "This Slate is from 1987.", "later", "Slate"),
        ("SLATE AT 25", "SLATE AT 25: STILL COLD", "shorter", "SLATE"),
        ("Slate at the Gaumont", "We saw Slate at the Gaumont.", "shorter", "Slate"),
        ("COLD ROOMS: ANN VANE'S SLATE", "COLD ROOMS: ANN VANE'S SLATE", "owned", "SLATE"),
        ("Slate: Loud Songs", "Slate: Loud Songs (Gull Records)", "head", "Slate"),
        ("Old Roofs: Slate", "Old Roofs: Slate (1987)", "headed", "Slate"),
    ],
)
def test_a_title_is_found_within_or_around_a_name(
    name: str, plain: str, how: str, title: str
) -> None:
    assert (how, title) in _found(name, plain)


@pytest.mark.parametrize(
    ("names", "plain", "title"),
    [
        (("Slate", "Wet Slate"), "I know Slate... Wet Slate by heart.", "Slate... Wet Slate"),
        (("Slate", "Story of a Roof"), "Slate! The Story of a Roof", "Slate! The Story of a Roof"),
    ],
)
def test_a_mark_may_stand_inside_a_title(names: tuple[str, ...], plain: str, title: str) -> None:
    places = [(n, [Span(plain.rindex(n), plain.rindex(n) + len(n))]) for n in names[1:]]
    first = (names[0], [Span(plain.index(names[0]), plain.index(names[0]) + len(names[0]))])
    found = {span.of(plain) for how, span in title_variants([first, *places], plain)}
    assert title in found


@pytest.mark.parametrize(
    ("plain", "title"),
    [
        ("They keep showing Mon toit rouge to us.", "Mon toit rouge"),
        ("I prefer Der kalte Schiefer, made there.", "Der kalte Schiefer"),
        ("In Les tuiles de Vane nobody sings.", "Les tuiles de Vane"),
    ],
)
def test_a_title_in_another_language_may_have_small_words(plain: str, title: str) -> None:
    assert ("foreign", title) in {(how, span.of(plain)) for how, span in title_variants([], plain)}


@pytest.mark.parametrize("plain", ["La Rue said no.", "Die hard, they said.", "Las Vegas is warm."])
def test_a_foreign_word_before_a_name_or_an_english_one_opens_no_title(plain: str) -> None:
    assert not list(title_variants([], plain))


def test_an_everyday_word_before_a_verb_of_films_may_be_a_title() -> None:
    plain = "Rain again. Harbour stars Ann Vane."
    assert ("opening", "Harbour") in _found("Ann Vane", plain)


@pytest.mark.parametrize(
    "plain", ["Up made me cry.", "Rain. Once is a small miracle.", "No looks cold."]
)
def test_a_small_word_that_is_no_subject_may_be_a_title_before_a_verb(plain: str) -> None:
    found = {span.of(plain) for how, span in title_variants([], plain) if how == "opening"}
    assert len(found) == 1


def test_what_comes_up_is_no_title() -> None:
    assert not list(title_variants([], "Up comes the curtain."))


@pytest.mark.parametrize(
    "plain", ["It stars Ann Vane.", "Nobody knows Ann Vane.", "The movie has Ann Vane."]
)
def test_a_word_that_stands_for_something_else_is_no_title(plain: str) -> None:
    assert not _found("Ann Vane", plain)


def test_a_price_or_a_date_opens_no_title() -> None:
    assert not _found("Lanterns", "It cost $12 Lanterns said.")


@pytest.mark.parametrize(
    ("title", "behind", "bare"),
    [
        ("Slate?", " Still perfect.", "Slate"),
        ("Slate, the Vane", " one. Cold.", "Slate"),
        ("Who Sank the Boats?", " Still perfect.", "Who Sank the Boats?"),
        ("Slate, the Lead", " stars Ann Vane.", "Slate, the Lead"),
    ],
)
def test_a_title_is_told_without_what_is_said_of_which_it_is(
    title: str, behind: str, bare: str
) -> None:
    assert bare_form(title, behind) == bare


def test_a_title_in_another_language_keeps_its_small_words() -> None:
    plain = "It is a remake of Un bateau em Lisboa, and of Le vent froid by Ann Vane."
    for title in ("Un bateau em Lisboa", "Le vent froid"):
        found = foreign_title(plain, plain.index(title))
        assert found is not None
        assert found.of(plain) == title
    assert foreign_title(plain, plain.index("Ann")) is None
