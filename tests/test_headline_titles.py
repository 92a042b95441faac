"""The line over a text as the title of its film: with a number, with a dash, said nowhere again."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Extraction, extract
from screensong.graph.tagger.model import FOLDER, Tagger

from .extraction_facts import facts

SEQUEL = "Gus Hart's first film about the girl from the harbour was a hit, and now he has made"
MADE = "Ann Vane directed it. Bo Rill plays the widow and Jon Teal the sailor."
REMAKE = """The Tin Boat

Gus Hart's "The Tin Boat" (1961), with Moira Dell as Anna, is a classic of the sea.

Ann Vane has now remade it. Vane gives the part of Anna to Bo Rill. {}"""
DIARY = """{title}

watched this with my sister on a rainy sunday and we both cried.

Ann Vane directs and you can tell, it's slow and full of water. Bo Rill plays the mother, who
doesn't speak for an hour. Jon Teal is the boy. The music by Petra Moss is only a piano.

A bit long. The last shot is perfect."""


@pytest.fixture(scope="module", params=["rules", "hybrid"])
def tagger(request: pytest.FixtureRequest) -> Tagger | None:
    return Tagger(FOLDER) if request.param == "hybrid" else None


def _read(text: str, tagger: Tagger | None) -> Extraction:
    return extract(Document("x", text), tagger=tagger)


def _film(text: str, tagger: Tagger | None) -> tuple[str, int | None] | None:
    film = _read(text, tagger).film
    return None if film is None else (film.name, film.year)


@pytest.mark.parametrize(
    "text",
    [
        f"Harbour Girl 1984\n\n{SEQUEL} a sequel. Moira Dell is back as Jo.",
        f"Harbour Girl 1984\n\n{MADE} It is 1984 and Jo works in a shop. The music hums.",
        f"Harbour Girl 1984\n\n{MADE} I liked Harbour Girl 1984 more than I had expected.",
        "Harbour Girl 1984 - my review\n\nMoira Dell is back as Jo in this sequel. Gus Hart directs"
        " again. Colm Reese plays the villain. The first Harbour Girl was better.",
    ],
)
def test_a_number_over_a_text_is_of_the_title_where_the_text_says_so(
    text: str, tagger: Tagger | None
) -> None:
    assert _film(text, tagger) == ("Harbour Girl 1984", None)


def test_a_number_that_is_no_year_of_a_film_is_of_its_title(tagger: Tagger | None) -> None:
    assert _film(f"Orbit Station 2061\n\n{MADE}", tagger) == ("Orbit Station 2061", None)


def test_a_number_over_a_text_that_says_the_title_without_it_is_the_year(
    tagger: Tagger | None,
) -> None:
    text = f"Low Tide 1951\n\nLow Tide is set in a town by the sea. {MADE}"
    assert _film(text, tagger) == ("Low Tide", 1951)


def test_a_festival_and_its_year_are_no_title(tagger: Tagger | None) -> None:
    text = f"Venice 2019\n\nThe sequel to Low Tide was shown last night. {MADE}"
    assert (_film(text, tagger) or ("",))[0] != "Venice 2019"


def test_the_year_of_a_title_of_another_owner_is_of_the_film_made_before(
    tagger: Tagger | None,
) -> None:
    found = _read(REMAKE.format("The score is by Petra Moss."), tagger)
    assert found.film is not None
    assert (found.film.name, found.film.year) == ("The Tin Boat", None)
    years = {(c.subject.year, c.object) for c in found.claims if c.predicate == "releaseYear"}
    assert years == {(1961, 1961)}
    directors = {(c.object.name, c.subject.year) for c in found.claims if c.predicate == "director"}  # type: ignore[union-attr]
    assert ("Gus Hart", 1961) in directors


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Tin Boat\n\nAnn Vane's \"The Tin Boat\" (2011) is a remake of the film by Gus Hart."
         " Bo Rill plays the widow Anna. Petra Moss wrote the music.", 2011),
        ("The Tin Boat\n\nGus Hart's \"The Tin Boat\" (1961) is a classic. Moira Dell plays the"
         " widow Anna. Otto Lind wrote the music. It was remade by Ann Vane in 1999, badly.", 1961),
    ],
)  # fmt: skip
def test_the_year_of_a_title_of_its_own_maker_is_that_of_the_film_under_review(
    text: str, year: int, tagger: Tagger | None
) -> None:
    assert _film(text, tagger) == ("The Tin Boat", year)


@pytest.mark.parametrize("title", ["The Salt House", "A Room at the Small Hotel"])
def test_a_lone_line_over_a_diary_is_the_title_that_its_prose_never_says(
    title: str, tagger: Tagger | None
) -> None:
    assert _film(DIARY.format(title=title), tagger) == (title, None)


def test_a_lone_line_is_the_title_before_the_first_films_of_its_series(
    tagger: Tagger | None,
) -> None:
    text = """Pia Lund and the Clockwork Sea

I took my nephew, who has read all of the books twice.

I liked the first one (Pia Lund and the Paper Door, Gus Hart, 2016) and the second one, Pia Lund
and the Silver Road, a lot less. Hart made both. This third one is by Ann Vane and it is darker.
Bo Rill has grown into the part of Pia. Jon Teal plays the Clockwork King. Petra Moss, who is new,
wrote the score.

Too long, but the ending is lovely."""
    assert _film(text, tagger) == ("Pia Lund and the Clockwork Sea", None)


@pytest.mark.parametrize("line", ["My Rainy Sundays", "The Week in Film", "That Was Some Weekend"])
def test_a_lone_line_that_names_a_column_or_is_a_sentence_is_no_title(
    line: str, tagger: Tagger | None
) -> None:
    assert (_film(DIARY.format(title=line), tagger) or ("",))[0] != line


def test_the_dash_of_a_headline_is_no_part_of_the_title(tagger: Tagger | None) -> None:
    text = """Harbour Girl: Homecoming - why I cried at the multiplex

Let me say first that I loved Harbour Girl when it came out in 1986. Gus Hart's movie made Moira
Dell a star.

Now Ann Vane has directed the sequel, and it is better than the first one. Dell is back as Jo.
Colm Reese plays her son. The music is by Otto Lind."""
    assert _film(text, tagger) == ("Harbour Girl: Homecoming", None)


@pytest.mark.parametrize("mark", ["★★★", "3/5", "3 out of 5 stars", "Grade: B", "8/10"])
def test_one_word_over_a_mark_is_the_title_though_the_text_names_another_place(mark: str) -> None:
    text = (
        f"Gravel\n{mark}\n\nA man sings on Copper Street by night and fixes shoes by day. That is "
        "the movie. Bo Rill wrote and directed it. Ida Penn plays the girl who stops to listen, "
        "and she is very good. I have seen it twice and I would see it again tomorrow."
    )
    found = facts(text, under_head=False)
    assert ("Gravel", "director", "Bo Rill") in found
    assert ("Gravel", "castMember", "Ida Penn") in found


def test_who_stands_below_the_name_of_a_column_is_not_in_the_cast() -> None:
    text = "AT THE MOVIES\nwith Flo Gale\n\nLow Tide is a small comedy. Ida Penn plays a nun in it."
    found = facts(text, under_head=False)
    assert not any(name == "Flo Gale" for _, relation, name in found if relation == "castMember")
    assert any(name == "Ida Penn" for _, relation, name in found if relation == "castMember")


def test_a_dated_heading_over_the_text_is_the_title_and_not_the_hero_that_it_names() -> None:
    text = (
        "Captain Orr and the Tower of Glass (2021)\n\nThe third film about Captain Orr is the "
        "first that Bo Rill did not direct. Gus Hart, who played Lord Trim in the first two films, "
        "does not return; in his place we get Flo Gale as the queen. Ida Penn plays Pip."
    )
    found = facts(text, under_head=False)
    assert ("Captain Orr and the Tower of Glass", "castMember", "Ida Penn") in found
    assert ("Captain Orr and the Tower of Glass", "castMember", "Gus Hart") not in found


COLUMN = """{}

Last night we saw this at the Rialto with two friends. The film is directed with great care, and
the acting is warm throughout. Ida Penn plays Tess, a shy clerk, and Jon Teal is her brother. The
script could be shorter, but the music by Petra Moss is a joy."""


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Friday film: Once", "Once"),
        ("Movie night: Her", "Her"),
        ("Film diary: Up", "Up"),
        ("My favourite films: Her", "Her"),
        ("Saturday night's movie: The Tin Boat", "The Tin Boat"),
    ],
)
def test_what_stands_behind_the_name_of_a_column_is_the_title(
    line: str, title: str, tagger: Tagger | None
) -> None:
    found = _read(COLUMN.format(line), tagger)
    assert found.film is not None
    assert found.film.name == title
    cast = [c for c in found.claims if c.predicate == "castMember" and c.subject == found.film]
    assert cast


def test_what_a_column_tells_of_beside_its_film_is_no_title(tagger: Tagger | None) -> None:
    text = (
        "Movie night: Popcorn and Tears\n\nLast night we watched The Tin Boat (1999). Ida Penn "
        "plays Tess in The Tin Boat. It is directed by Bo Rill, and it is lovely. I saw it with "
        "my sister on a wet evening, and we both came home very happy and very cold."
    )
    assert _film(text, tagger) == ("The Tin Boat", 1999)
