"""Who sings a song, told by a pronoun."""

from __future__ import annotations

import pytest

from .extraction_facts import objects

TWO = "Ida Penn plays Mona and Gus Hart plays the ferryman. "
ONE = "Gus Hart plays the ferryman. "


@pytest.mark.parametrize(
    "text",
    [
        TWO + "She and Hart sing “Low Tide” at the oars.",
        TWO + "At the end they sing “Low Tide” together.",
        TWO + "The last song, “Low Tide”, is sung by both.",
        TWO + "The last song is “Low Tide”, which they sing on deck.",
        TWO + "The last song is “Low Tide”, and they sing it together.",
    ],
)
def test_two_who_are_named_before_sing_what_they_sing(text: str) -> None:
    assert objects(text, "songPerformer") == {"Ida Penn", "Gus Hart"}


@pytest.mark.parametrize(
    "text",
    [
        ONE + "The song “Low Tide” is an old one, and his rendition of it is lovely.",
        ONE + "The song “Low Tide” is an old one, and he performs it himself.",
        ONE + "In the storm he sings “Low Tide” himself.",
    ],
)
def test_the_one_who_is_named_before_sings_what_he_sings(text: str) -> None:
    assert objects(text, "songPerformer") == {"Gus Hart"}


@pytest.mark.parametrize(
    "text",
    [
        ONE + "His wife listens. She sings the song “Low Tide” at the door.",
        ONE + "They sing the song “Low Tide” at the oars.",
    ],
)
def test_where_nobody_or_several_may_be_meant_nobody_sings(text: str) -> None:
    assert "Gus Hart" not in objects(text, "songPerformer")
