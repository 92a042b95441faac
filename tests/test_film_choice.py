"""Which film a place tells of: of the sentence, carried on, or the one under review."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading
from screensong.graph.tagger.answers import Tagged, TaggedMention
from screensong.graph.tagger.model import shipped_tagger
from training.annotated import parse
from training.told_films import given_title, told_choices

TEXT = """The Salt Road

I saw The Salt Road (1988) on Sunday. Mara Quill directed it, with Ida Venn as Tess, a ferry pilot.
It reminded me of Amber Room (1971), in which Lou Peck was so good as the boy. "Low Lamps", sung by
Bo Rill, is heard twice, and the acting left me cold.
"""
SOURCE = """kind: review
style: capsule
region: uk
film: f1
---
[[The Lamp|f1]] is [[Ann Example|p1]]'s best film. {f1 director p1}

It is better than [[Amber Room|f2]] (1971), in which [[Lou Peck|p2]] played. {f2 castMember p2}
"""


@pytest.fixture
def reading() -> Reading:
    return Reading(Document("d", TEXT), titled="The Salt Road", tagger=shipped_tagger())


@pytest.mark.parametrize(
    ("name", "film"),
    [
        ("Mara Quill", "The Salt Road"),
        ("Ida Venn", "The Salt Road"),
        ("Lou Peck", "Amber Room"),
    ],
)
def test_a_name_is_told_of_the_film_that_its_sentence_or_the_one_before_names(
    reading: Reading, name: str, film: str
) -> None:
    start = TEXT.index(name)
    told = reading.film_told(Span(start, start + len(name)))
    assert told is not None
    assert told.name == film


def test_the_chances_of_the_films_near_a_place_add_up_to_one(reading: Reading) -> None:
    start = TEXT.index("Lou Peck")
    chances = reading.film_choice.chances(Span(start, start + 8))
    assert {film.name for film in chances} == {"The Salt Road", "Amber Room"}
    assert sum(chances.values()) == pytest.approx(1, abs=1e-5)


def test_the_tagger_has_a_say_where_it_reads_a_film_near(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = TEXT.index("Amber Room")
    place = Span(TEXT.index("Bo Rill"), TEXT.index("Bo Rill") + 7)

    def ties_to(start: int, chance: float) -> float:
        def of_film(self: Tagged, mention: TaggedMention, film: TaggedMention) -> float:
            return chance if film.span.start == start else 1 - chance

        monkeypatch.setattr(Tagged, "of_film", of_film)
        again = Reading(reading.document, titled="The Salt Road", tagger=shipped_tagger())
        chances = again.film_choice.chances(place)
        return next(chance for film, chance in chances.items() if film.name == "Amber Room")

    assert ties_to(at, 0.99) > ties_to(at, 0.01)


def test_a_text_that_names_no_film_tells_of_the_one_under_review() -> None:
    text = "This movie is dull. Mara Quill directed it and Ida Venn stars; the acting is poor."
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    assert reading.film_told(Span(text.index("Mara"), text.index("Mara") + 10)) == reading.film


@pytest.mark.parametrize(
    "text", ["Paper Boats (1961)", "Low Tide (1971) and Paper Boats (1961)", ""]
)
def test_a_line_without_a_sentence_tells_of_the_films_it_names(text: str) -> None:
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    for start in range(len(text)):
        chances = reading.film_choice.chances(Span(start, start + 1))
        assert all(film.name in text for film in chances)


def test_a_choice_to_learn_from_is_right_for_the_film_that_the_words_are_said_of() -> None:
    document = parse("d", SOURCE)
    assert given_title(document) == "The Lamp"
    choices = list(told_choices(document, shipped_tagger()))
    assert choices
    for choice in choices:
        assert sum(choice.right) == 1
        assert len(choice.features) == len(choice.right) > 1
