"""Characters of several films that share a name."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import shipped_tagger

TWO = """Two from Ann Vane

Ann Vane made Low Tide (1995) and The Tin Boat (2004), and the two could hardly differ more.

Low Tide is the better known. Bo Rill plays Martin Crewe, a ferryman who drinks, and Ida Penn is
Nell Dow, who loves him. Rill's Martin is never sober.

The Tin Boat is a comedy. Max Dow plays the gardener Martin, who finds a boat in the reeds.
"""
REMADE = """Low Tide (2010)

The remake of Low Tide is better than I feared. In the 1969 version Hattie was played by Ida Penn,
who was too old. Now Nan Frost plays Hattie Reed, a girl of fourteen, and Frost is superb.
"""
ALONE = """Low Tide (2010)

Bo Rill plays Martin Crewe, a ferryman, and Ida Penn is superb as the woman he loves. Max Dow is
the boy Martin in the first reel. The Tin Boat (2004) was funnier.
"""


def parts(text: str, *, hybrid: bool) -> set[tuple[str, str]]:
    tagger = shipped_tagger() if hybrid else None
    claims = extract(Document("d", text, "text/plain"), tagger=tagger).claims
    return {
        (claim.subject.name, claim.object.name)
        for claim in claims
        if claim.predicate == "playsCharacter" and isinstance(claim.object, Entity)
    }


def films_of(text: str, character: str, *, hybrid: bool) -> set[str]:
    tagger = shipped_tagger() if hybrid else None
    claims = extract(Document("d", text, "text/plain"), tagger=tagger).claims
    return {
        claim.object.name
        for claim in claims
        if claim.predicate == "characterIn"
        and claim.subject.name == character
        and isinstance(claim.object, Entity)
    }


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_first_name_of_another_film_is_a_character_of_its_own(hybrid: bool) -> None:
    found = parts(TWO, hybrid=hybrid)
    assert {("Bo Rill", "Martin Crewe"), ("Max Dow", "Martin")} <= found
    assert not {("Max Dow", "Martin Crewe"), ("Bo Rill", "Martin")} & found
    assert "The Tin Boat" in films_of(TWO, "Martin", hybrid=hybrid)
    assert "The Tin Boat" not in films_of(TWO, "Martin Crewe", hybrid=hybrid)


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_remake_has_the_characters_of_the_film_that_it_remakes(hybrid: bool) -> None:
    found = parts(REMADE, hybrid=hybrid)
    assert {("Ida Penn", "Hattie Reed"), ("Nan Frost", "Hattie Reed")} <= found


def test_within_one_film_a_first_name_stands_for_the_full_one() -> None:
    assert ("Max Dow", "Martin Crewe") in parts(ALONE, hybrid=False)
