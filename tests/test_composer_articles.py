"""Articles about a composer: whose music "he" or "she" wrote, and for which films."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.focus import focus_of
from screensong.graph.extraction.reading import Reading
from screensong.graph.tagger.model import shipped_tagger

PORTRAIT = """Composer of the month: Di Kerr

Ask ten collectors for the best composer of the seventies and six of them will say Di Kerr. {}

He wrote the music for The Blue Sickle (1971), Tin Harvest (1973) and Cold Lamp (1974).
"""
FILMS = {"The Blue Sickle", "Tin Harvest", "Cold Lamp"}


def makers(text: str, relation: str = "composer", *, hybrid: bool = False) -> dict[str, set[str]]:
    tagger = shipped_tagger() if hybrid else None
    claims = extract(Document("d", text, "text/plain"), tagger=tagger).claims
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim.predicate == relation and claim.modality == "asserted":
            assert isinstance(claim.object, Entity)
            found.setdefault(claim.object.name, set()).add(claim.subject.name.split(" (")[0])
    return found


@pytest.mark.parametrize("hybrid", [False, True])
def test_he_is_the_composer_and_each_film_of_a_list_has_his_music(hybrid: bool) -> None:
    assert makers(PORTRAIT.format(""), hybrid=hybrid) == {"Di Kerr": FILMS}


@pytest.mark.parametrize(
    ("sentence", "films"),
    [
        ("For Ann Vane's Low Tide (1975) he wrote a slow waltz.", {"Low Tide"}),
        ("He followed it with Low Tide (1975) and Slate Roof (1976).", {"Low Tide", "Slate Roof"}),
        ("In the autumn he went to Oslo to score Low Tide (1975) for Ann Vane.", {"Low Tide"}),
        (
            "Ann Vane hired him again for Low Tide (1975) and for Mercy (1977).",
            {"Low Tide", "Mercy"},
        ),
        ("His breakthrough was Low Tide (1975), with Bo Rill.", {"Low Tide"}),
        ("His last work was Low Tide (1975), with Bo Rill as a ferryman.", {"Low Tide"}),
        ("His music for Low Tide (1975) is gentle.", {"Low Tide"}),
        (
            "He also scored Ann Vane's Low Tide (1975), with Bo Rill, and Cy Lund's “Slate Roof”.",
            {"Low Tide", "Slate Roof"},
        ),
    ],
)
def test_what_a_composer_did_for_a_film_is_its_music(sentence: str, films: set[str]) -> None:
    text = PORTRAIT.format(sentence)
    assert makers(text) == {"Di Kerr": FILMS | films}
    assert "Di Kerr" not in makers(text, "director")
    assert "Di Kerr" not in makers(text, "castMember")


def test_whose_films_they_are_is_said_in_passing() -> None:
    text = PORTRAIT.format("For Ann Vane's Low Tide (1975) he wrote a slow waltz.")
    assert makers(text, "director") == {"Ann Vane": {"Low Tide"}}


def test_who_refused_a_film_did_not_write_its_music() -> None:
    text = PORTRAIT.format("He refused to score Low Tide (1975), and the job went to Flo Gale.")
    assert makers(text) == {"Di Kerr": FILMS, "Flo Gale": {"Low Tide"}}


@pytest.mark.parametrize(
    "opening",
    [
        "Long before anybody knew him, Di Kerr was the house composer of Ann Vane.",
        "Di Kerr has scored films since he was twenty.",
        "The composer Di Kerr turns seventy this week.",
    ],
)
def test_the_beginning_tells_that_somebody_composes(opening: str) -> None:
    text = f"{opening}\n\n{PORTRAIT.partition('{}')[2].strip()}"
    focus = focus_of(Reading(Document("d", text, "text/plain")))
    assert focus is not None
    assert focus.composes


def test_who_works_with_a_composer_is_none() -> None:
    opening = "Ann Vane and her composer Di Kerr made ten films. He wrote, he said, in bed."
    text = f"{opening}\n\n{PORTRAIT.partition('{}')[2].strip()}"
    focus = focus_of(Reading(Document("d", text, "text/plain")))
    assert focus is None or not focus.composes


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("LOW TIDE (12A, 116 mins) ****", "LOW TIDE"),
        ("Low Tide (Finland, 2004, 98 mins) ***", "Low Tide"),
        ("Low Tide (PG) 90 mins *****", "Low Tide"),
    ],
)
def test_brackets_with_facts_are_no_part_of_a_title_that_heads_credits(
    line: str, title: str
) -> None:
    other = line.replace("Low Tide", "Tin Harvest").replace("LOW TIDE", "TIN HARVEST")
    text = (
        f"NEW FILMS\n\n{line}\nDir: Ann Vane. With Bo Rill, Ida Penn\n"
        "A ferryman comes home and finds that his boat has gone. Rill is superb.\n\n"
        f"{other}\nDir: Cy Lund. With Max Dow, Flo Gale\n"
        "Two brothers build a barn and fall out over the roof. Dow is superb.\n"
    )
    claims = extract(Document("d", text, "text/plain")).claims
    directed = {(c.subject.name, c.object.name) for c in claims if c.predicate == "director"}
    assert {(name.split(" (")[0], by) for name, by in directed} == {
        (title, "Ann Vane"),
        (title.replace("Low Tide", "Tin Harvest").replace("LOW TIDE", "TIN HARVEST"), "Cy Lund"),
    }
    assert {name for name, _ in directed if "mins" in name} == set()
    assert any(claim.predicate == "runtimeMinutes" for claim in claims)


def test_somebodys_version_of_the_film_sings_no_song() -> None:
    text = (
        "Low Tide (2010)\n\nLow Tide is a remake of the film that Cy Lund made in 1954. The score, "
        "by Di Kerr, is nervous, and a recording of the song “Slate Roof” by Flo Gale is heard in "
        "the last scene. Lund's version had no music at all.\n"
    )
    assert set(makers(text, "songPerformer")) == {"Flo Gale"}
