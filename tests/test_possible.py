"""What the tagger holds possible: claims besides those stated, each of the film it is told of."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity, Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_found
from screensong.graph.extraction.possible import possible
from screensong.graph.extraction.tagged import PATTERN
from screensong.graph.tagger.model import shipped_tagger

TEXT = """The Salt Road

I saw The Salt Road (1988) on Sunday. Mara Quill directed it, with Ida Venn as Tess, a ferry pilot.
It reminded me of Amber Room, in which Lou Peck was so good as the boy. "Low Lamps", sung by Bo
Rill, is heard twice, and the acting left me cold.
"""


@pytest.fixture
def reading() -> Reading:
    return Reading(Document("d", TEXT), titled="The Salt Road", tagger=shipped_tagger())


def test_nothing_that_is_stated_is_held_possible_again(reading: Reading) -> None:
    every = list(possible(reading, ()))
    stated = all_found(reading)
    left = list(possible(reading, [*stated, *every]))
    assert every
    assert left == []
    names = {(c.predicate, c.subject, c.object) for c in stated if isinstance(c.object, Entity)}
    again = {(c.predicate, c.subject, c.object) for c in possible(reading, stated)}
    assert names.isdisjoint(again)


def test_a_possible_claim_shows_its_sentence_and_words(reading: Reading) -> None:
    for claim in possible(reading, ()):
        assert claim.pattern == PATTERN
        assert claim.object_at is not None
        assert claim.evidence.covers(claim.object_at)


def test_of_a_film_and_an_aspect_one_opinion_is_possible(reading: Reading) -> None:
    judged = [
        (claim.subject, claim.object.aspect)
        for claim in possible(reading, ())
        if isinstance(claim.object, Opinion)
    ]
    assert len(judged) == len(set(judged))


def test_a_whole_soundtrack_and_the_words_of_a_heading_are_no_songs() -> None:
    text = """The Sound of Salt: Setting the Tone

The Low Tide OST opens with the song "Night Ferry", sung by Bo Rill. The Low Tide OST is superb, and
its director knew it. The Low Tide soundtrack serves the film.

Waves and Brass: Catching the Light

The Low Tide OST ends with "Harbour Lights", and the film with it.
"""
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    assert reading.film is not None
    assert reading.film.name == "Low Tide"
    songs = {
        claim.object.name
        for claim in possible(reading, ())
        if claim.predicate == "soundtrackSong" and isinstance(claim.object, Entity)
    }
    assert songs <= {"Night Ferry", "Harbour Lights"}
