"""What the tagger holds possible: claims besides those stated, each of the film it is told of."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity, Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_found, extract
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


def _held(text: str, predicate: str) -> set[tuple[str, str]]:
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    stated = all_found(reading)
    return {
        (claim.subject.name, claim.object.name)
        for claim in (*stated, *possible(reading, stated))
        if claim.predicate == predicate
        and claim.modality == "asserted"
        and isinstance(claim.object, Entity)
    }


def test_the_title_of_the_film_is_no_place_where_it_plays() -> None:
    text = "Lisbon has Ida Venn and Lou Peck as two old friends. I was bored by the film."
    assert _held(text, "setIn") == set()


def test_a_role_that_has_an_actor_is_given_to_nobody_from_another_sentence() -> None:
    text = """I saw Quill's Salt Road and Venn's Amber Room in a week. Both are long films. Lou Peck
is a revelation as Frank J. Moss. Venn's film has better music."""
    assert _held(text, "playsCharacter") == {("Lou Peck", "Frank J. Moss")}


def test_a_source_is_told_once_with_or_without_an_article() -> None:
    text = "I saw Salt Road. Mara Quill edited and wrote it, adapting the book by Ida Venn."
    books = {name for _, name in _held(text, "basedOn")}
    assert "book by Ida Venn" in books
    assert "the book by Ida Venn" not in books


def test_who_was_only_thought_of_for_a_part_is_not_in_the_cast() -> None:
    text = "I liked Salt Road. Ida Venn was never in the running for the lead; Lou Peck plays Tom."
    assert {name for _, name in _held(text, "castMember")} == {"Lou Peck"}


def test_whose_music_comes_from_elsewhere_is_not_held_to_have_scored_the_film() -> None:
    text = "I saw Salt Road. Lou Peck reworks Ida Venn's music from The Amber Stair."
    assert "Ida Venn" not in {name for _, name in _held(text, "composer")}


def test_who_directs_is_hardly_held_to_act_besides() -> None:
    text = """I saw Salt Road. This is the Mara Quill one, not the version with Ida Venn. Lou Peck
is Tom. Quill jumps back and forth in time, which is tiring."""
    assert "Mara Quill" not in {name for _, name in _held(text, "castMember")}


def test_praise_by_denial_is_asserted() -> None:
    text = """Heron Weir

Heron Weir (1995) was directed by Mara Quill. Ida Venn plays a ferry pilot, and Lou Peck is cold and
quick as her boss. At nearly three hours, Heron Weir is long but never dull.
"""
    reading = Reading(Document("d", text), titled="Heron Weir", tagger=shipped_tagger())
    opinions = [c for c in possible(reading, ()) if isinstance(c.object, Opinion)]
    assert opinions
    assert all(c.modality == "asserted" for c in opinions)


def test_the_article_of_a_character_is_no_character() -> None:
    text = (
        "The Night Mill (2014)\n\nMara Tilde's prequel tells us how the mill burned. "
        "Mara Tilde's camera never stops. Jo Abbot is the Baker, a lonely man."
    )
    claims = extract(Document("d", text), tagger=shipped_tagger()).claims
    named = {claim.subject.name for claim in claims if claim.predicate == "characterIn"}
    assert "Baker" in named
    assert "the" not in named
