"""Texts all in capitals: read as if in small letters, with their names in capitals."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Span
from screensong.graph.reading._shouted import in_small_letters, is_shouted

from .extraction_facts import facts
from .test_layout import laid

TEXT = (
    "THE TIN BOAT (1954)\n\nI LOVED THIS ONE. MIRA HOLM PLAYS A WIDOW NAMED OLGA AND SHE IS "
    "WONDERFUL. IT WAS DIRECTED BY PAUL STONE WHO ALSO WROTE THE SCRIPT."
)


def test_prose_in_capitals_gives_what_it_states() -> None:
    said = facts(TEXT, under_head=False)
    assert ("THE TIN BOAT", "director", "Paul Stone") in said
    assert ("Mira Holm", "playsCharacter", "Olga") in said


def test_evidence_of_prose_in_capitals_is_the_text_as_given() -> None:
    layout = laid(TEXT)
    at = layout.view.plain.index("Mira Holm")
    assert layout.view.to_source(Span(at, at + 9)).of(TEXT) == "MIRA HOLM"


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        (
            'I SAW "THE LONG ROW" WITH MY SISTER AND SHE HATED IT.',
            'I saw "The Long Row" with my sister and she hated it.',
        ),
        (
            "IT IS ABOUT CAPTAIN BURKE AND THE CAPTAIN OF A BOAT.",
            "It is about Captain Burke and the captain of a boat.",
        ),
        (
            "WHO IS IN IT? IT IS MR. BAXTER AND BARBARA VAN DYKE!",
            "Who is in it? It is Mr. Baxter and Barbara van Dyke!",
        ),
    ],
)
def test_names_are_told_from_words(shouted: str, read: str) -> None:
    assert in_small_letters(shouted) == read


def test_a_heading_in_capitals_stays_and_is_known_in_the_prose() -> None:
    read = in_small_letters(
        "LOW TIDE (1954)\n\nI HAVE SEEN LOW TIDE AND IT IS THE BEST OF THEM ALL."
    )
    assert read.startswith("LOW TIDE (1954)")
    assert "seen Low Tide and" in read


def test_a_text_with_a_few_words_in_capitals_is_not_shouted() -> None:
    assert not is_shouted("DIRECTOR: Ann Vane\n\nA slow film about NATO, and VERY loud.")
