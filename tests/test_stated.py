"""What is said of films only makes a name a film's, in a text of any length; else nothing does."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction.reading import Reading
from screensong.graph.tagger.model import shipped_tagger

from .extraction_facts import facts, read

PROSE = [
    ("Wet Slate", "Wet Slate was directed by Ann Vane and stars Bo Rill."),
    ("Wet Slate", "Ann Vane directed Wet Slate from a script by Di Kerr."),
    ("Wet Slate", "In Wet Slate, directed by Ann Vane, a roofer falls in love."),
    ("Wet Slate", "Bo Rill stars in Wet Slate as a roofer who is afraid of birds."),
    ("Wet Slate", "Di Kerr's score for Wet Slate leans on two horns."),
    ("Slate", "Slate is a 2011 horror film about two roofers."),
    ("Wet Slate", "Wet Slate, a 1994 drama starring Bo Rill, runs for 97 minutes."),
    ("Wet Slate", "Wet Slate (1987) was shot by Bo Rill and edited by Di Kerr."),
    ("Slate and Lead", "Di Kerr wrote the screenplay for Slate and Lead, which Ann Vane directed."),
    ("Wet Slate", "We went to see Wet Slate at the Gaumont on Friday. The acting is good."),
    ("Wet Slate", "If you see one film this year, make it Wet Slate."),
]
OTHERS = [
    ("Wet Slate", "From the maker of Tin Roofs comes Wet Slate, a drama with Ann Vane."),
    ("Wet Slate", "Better than Bo Rill in Tin Roofs. Wet Slate stars Ann Vane as a roofer."),
    ("Wet Slate", "If you liked Tin Roofs you will like Wet Slate. Ann Vane directed Wet Slate."),
    ("Wet Slate", "Ann Vane directs Bo Rill in Wet Slate. We saw Tin Roofs the week after."),
    ("Wet Slate", "Starring Ann Vane and Bo Rill, Wet Slate is a quiet film about roofers."),
    ("Wet Slate", "Directed by and starring Ann Vane, Wet Slate is a slow and moving drama film."),
    ("Slate", "Ann Vane, who wrote Tin Roofs, directs for once. Slate is a comedy film."),
    (
        "The Slate",
        "In Bo Rill's film Ann Vane was the roofer. In The Slate, the remake by Di Kerr, "
        "she is the widow. The Slate is a sad horror film.",
    ),
    ("Slate", "Ann Vane is a roofer in Bo Rill's new film Slate. She is the best thing in it."),
]
NO_FILM = [
    "Northgate Holdings is directed by Ann Vane, who joined the firm in 2004. Profits rose.",
    "Kestrel Securities is directed by Bo Rill, who joined the firm in 1998. Profits fell.",
    "Harbour Trust, directed by Ann Vane since 2015, will plant trees along the canal.",
    "The school play this year was Wet Slate, directed by Miss Vane. Year Nine did the lights.",
    "The spring concert was directed by Bo Rill. Di Kerr sang, and Ann Vane played the organ.",
    "Jess Arkwright starred in midfield as Northgate United beat Salford Rovers in the cup.",
    "Your Uncle Frank was here. He directed the whole street party from his deckchair. Mary",
    "Bo Rill directed play from midfield and Gus Hart starred, scoring twice as United won 3-1.",
    "Mrs Vane told the board that the Marsh Lane works, directed by Mr Rill, were late. They met.",
    "The exhibition Wet Slate, directed by Ann Vane, runs until June at the Maritime Museum.",
]


@pytest.mark.parametrize(("title", "text"), PROSE)
def test_a_short_text_is_about_the_film_of_which_it_says_what_is_said_of_films(
    title: str, text: str
) -> None:
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == title


@pytest.mark.parametrize(("title", "text"), OTHERS)
def test_a_film_that_is_only_compared_and_somebody_in_it_are_not_the_film_told(
    title: str, text: str
) -> None:
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == title


def test_a_maker_s_other_credit_is_not_the_film_of_the_first_sentence() -> None:
    text = (
        "Quarry stars Ann Vane, who also edited, as the singer Di Kerr. Bo Rill shot it. "
        "Kerr wrote the music for Tin Roofs, but the film skips that."
    )
    film = Reading(Document("d", text), tagger=shipped_tagger()).film
    assert film is not None
    assert film.name == "Quarry"


def test_a_series_is_not_the_film_of_it_that_is_told() -> None:
    text = (
        "I have seen every Tin Roofs film and Hailstorm is the best. Bo Rill plays the roofer. "
        "Ann Vane directs. Di Kerr takes over as composer."
    )
    film = Reading(Document("d", text), tagger=shipped_tagger()).film
    assert film is None or film.name != "Tin Roofs"


def test_whose_film_wastes_its_cast_is_told() -> None:
    text = (
        "Instead we get Bo Rill, whose Tin Meridian wastes a good cast. The role went to Di Kerr."
    )
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == "Tin Meridian"


@pytest.mark.parametrize("maker", ["Wet Slate's", "Ann Vane's"])
def test_only_a_maker_who_is_one_is_left_out_of_a_title(maker: str) -> None:
    text = f"I saw {maker} Moon. {maker} Moon is a slow western by Di Kerr. It stars Bo Rill."
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == ("Moon" if maker == "Ann Vane's" else "Wet Slate's Moon")


def test_a_film_that_a_text_owes_much_to_is_not_the_one_told() -> None:
    text = "It owes a lot to Slate. The film is a heist thriller, directed by Ann Vane."
    film = Reading(Document("d", text)).film
    assert film is None or not film.name


@pytest.mark.parametrize("text", NO_FILM)
def test_firms_plays_concerts_and_matches_are_no_films(text: str) -> None:
    assert read(text) == ()


def test_one_sentence_gives_its_facts() -> None:
    found = facts("Wet Slate was directed by Ann Vane and stars Bo Rill.", under_head=False)
    assert found >= {("Wet Slate", "director", "Ann Vane"), ("Wet Slate", "castMember", "Bo Rill")}


def test_who_is_said_to_act_in_somebodys_film_is_no_film() -> None:
    text = "In Bo Rill's film David Hart was the roofer. The Slate is a film by Di Kerr. It is sad."
    films = {one.film.name for one in Reading(Document("d", text)).films.mentions}
    assert films == {"The Slate"}


def test_a_given_name_alone_over_prose_about_a_film_is_its_title() -> None:
    text = (
        "Matilda\n\nBo Rill plays a man who looks for his son. Di Kerr is the reporter. "
        "The film is directed by Ann Vane and it is very moving."
    )
    film = Reading(Document("d", text), tagger=shipped_tagger()).film
    assert film is not None
    assert film.name == "Matilda"
