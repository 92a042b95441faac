"""Titles with a comma inside or in small letters throughout, and what only looks like one."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.title_stretches import title_stretches

from .extraction_facts import read


def _sure(plain: str) -> set[str]:
    return {one.span.of(plain) for one in title_stretches(plain) if one.surely}


def _found(plain: str) -> set[str]:
    return {one.span.of(plain) for one in title_stretches(plain)}


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Slate, Lead, Tin", "We watched Slate, Lead, Tin on Sunday. Slate, Lead, Tin is cold."),
        ("Harrow, Kansas", "Harrow, Kansas stars Ann Vane as a roofer."),
        ("Harrow, Kansas", "Ann Vane's Harrow, Kansas is a film about two roofers."),
        ("Hens, Geese, a Fox", "Hens, Geese, a Fox, directed by Ann Vane, is slow."),
        ("wet slate", "just saw wet slate (1987). the roof scenes are great"),
        ("the roof of tin", "I watched the roof of tin, directed by Ann Vane, on Sunday."),
    ],
)
def test_what_is_said_of_films_makes_a_title_of_a_stretch(title: str, plain: str) -> None:
    assert title in _sure(plain)
    film = Reading(Document("d", f"{plain} The acting in this film is fine.")).film
    assert film is not None
    assert film.name == title


@pytest.mark.parametrize(
    "plain",
    [
        "In Lyon, Bo Rill stars as a roofer.",
        "Like Slate, Lead stars Bo Rill.",
        "Directed by Ann Vane, Slate stars Bo Rill.",
        "Frankly, Slate stars Bo Rill.",
        "I saw Slate, Lead and Tin on Sunday.",
        "Starring:\nAnn Vane, Bo Rill\nDirected by: Di Kerr",
        "It was shot in Harrow, Kansas, directed by nobody in particular.",
        "On Friday, March 3, the film was shown.",
    ],
)
def test_a_list_a_place_or_a_clause_before_a_comma_is_no_title(plain: str) -> None:
    assert not any("," in name for name in _sure(plain))


def test_what_stands_over_the_text_with_a_comma_may_be_its_title() -> None:
    plain = "Sleep, Old Roof\n\nAnn Vane plays a roofer who is afraid of birds, and plays it well."
    assert "Sleep, Old Roof" in _found(plain)


@pytest.mark.parametrize(
    ("plain", "title"),
    [
        ("In Wet Slate, Dry Slate, which Ann Vane made, nobody sings.", "Wet Slate, Dry Slate"),
        ("Three years later came Old Roof, New Roof. It is a comedy.", "Old Roof, New Roof"),
        ("Saw I, Ann Vane with the branch.", "I, Ann Vane"),
        ("My choice is Slate, Lead, Tin, which Ann Vane made.", "Slate, Lead, Tin"),
    ],
)
def test_pieces_that_end_in_no_and_may_be_one_title(plain: str, title: str) -> None:
    found = {one.span.of(plain): one.surely for one in title_stretches(plain)}
    assert found.get(title) is False


@pytest.mark.parametrize(
    "plain",
    [
        "I know Slate, Lead and Tin.",
        "With Bo, Di, Ann and Gus we went home.",
        "Bo and Slate, Di saw it.",
    ],
)
def test_a_list_is_no_title(plain: str) -> None:
    assert not _found(plain)


def test_a_piece_of_a_title_with_commas_is_no_title() -> None:
    film = Reading(
        Document("d", "We saw Slate, Lead, Tin. Slate, Lead, Tin is a film by Ann Vane.")
    ).film
    assert film is not None
    assert film.name == "Slate, Lead, Tin"


@pytest.mark.parametrize(
    "plain",
    [
        "saw my brother yesterday, we had soup",
        "watched the whole thing last night and went to bed",
        "she saw a moth on the wall. it was huge. then it rained",
        "I saw this one again, directed by somebody.",
    ],
)
def test_what_somebody_saw_in_small_letters_need_not_be_a_film(plain: str) -> None:
    assert not _sure(plain)
    assert read(plain) == ()
