"""Whose song is sung by somebody else, and who only stands beside a song."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import shipped_tagger


def _performers(text: str) -> set[tuple[str, str]]:
    claims = extract(Document("d", text), tagger=shipped_tagger()).claims
    return {
        (c.subject.name, c.object.name.removeprefix("The "))
        for c in claims
        if c.predicate == "songPerformer" and isinstance(c.object, Entity)
    }


@pytest.mark.parametrize(
    "said",
    [
        "The Gulls turn Ivy Stone's “Low Tide” into something of their own.",
        "The Gulls do Ivy Stone's “Low Tide”.",
        "The Gulls then make Ivy Stone's old “Low Tide” a dirge.",
        "The Gulls take Ivy Stone's “Low Tide” at half the speed.",
    ],
)
def test_who_turns_a_song_into_something_else_performs_it(said: str) -> None:
    text = f"Paper Lanterns (1987) has a good soundtrack. {said}"
    assert _performers(text) == {("Low Tide", "Gulls")}


def test_the_owner_of_a_song_that_nobody_takes_performs_it() -> None:
    text = "Paper Lanterns (1987) has a good soundtrack. Ivy Stone's “Low Tide” is slow."
    assert _performers(text) == {("Low Tide", "Ivy Stone")}


def test_a_band_whose_name_is_read_in_part_performs_nothing() -> None:
    text = "Pulp Fiction has a great soundtrack. Urge Ovalkill turn Neil Darby's “Low Tide” around."
    assert not _performers(text)


def test_songs_by_somebody_are_theirs_where_some_are_named() -> None:
    text = (
        "Harold and Maude (1971) soundtrack\n\nHal Ashton filled his film with songs by Cy Stone, "
        "two of which, “Low Tide” and “Salt Road”, were written for it."
    )
    assert _performers(text) == {("Low Tide", "Cy Stone"), ("Salt Road", "Cy Stone")}


BELONGS = "Gus Hart plays Max. The song “Low Tide” belongs to Gus Hart in Paper Lanterns (1987)."


def test_a_song_that_belongs_to_an_actor_is_not_sung_by_them() -> None:
    assert not _performers(BELONGS)


def test_a_song_that_belongs_to_an_actor_who_sings_is() -> None:
    assert _performers(f"{BELONGS} Max sings it twice.") == {("Low Tide", "Gus Hart")}


def test_a_song_of_the_next_clause_is_not_the_actors() -> None:
    text = (
        "Gerry Irving plays Father Gabriel in The Mission, and “Gabriel's Oboe” is now played "
        "at weddings."
    )
    assert not _performers(text)


def test_the_owner_of_the_next_song_does_not_perform_the_one_before() -> None:
    text = (
        "The soundtrack of Paper Lanterns is full of old songs, among them “Low Tide” by "
        "Todd Runyon and Heart's “Magic Man”."
    )
    assert _performers(text) == {("Low Tide", "Todd Runyon"), ("Magic Man", "Heart")}
