"""A title that a label or a record gives is the title, whatever else the text names."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Rating
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.heads import head_titles
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.titles import clean_title, headline_title
from screensong.graph.reading.layout import lay_out

BODY = """

I saw Paper Boats again last night, and Paper Boats is the film everybody compares this one with.
Ann Vane directed it and Bo Rill plays the ferryman. The film has a plot, a cast and an ending.
"""


ROWED = """

Bo Rill plays a ferryman who rows home every night. Directed by Ann Vane.
"""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Title: Low Tide", "Low Tide"),
        ("Film: Low Tide (1961)", "Low Tide"),
        ("Movie: Low Tide (Norwegian, 1961)", "Low Tide"),
        ("Title: Low Tide (Lavvann)", "Low Tide"),
    ],
)
def test_a_labelled_title_is_the_film_without_its_brackets(head: str, title: str) -> None:
    films = Reading(Document("d", head + BODY)).films
    assert films.main is not None
    assert films.main.name == title
    assert films.certainty > 0.7


@pytest.mark.parametrize("head", ["Film: Low Tide (1961)", "Movie: Low Tide (Norwegian, 1961)"])
def test_the_year_in_the_brackets_of_a_labelled_title_is_its_year(head: str) -> None:
    years = [c for c in extract(Document("d", head + BODY)).claims if c.predicate == "releaseYear"]
    assert [(claim.subject.name, claim.object) for claim in years] == [("Low Tide", 1961)]


def test_the_headline_of_a_user_under_title_is_no_given_title() -> None:
    layout = lay_out(Document("d", "Title: do not watch this with your dog" + BODY))
    assert not any(head.given for head in head_titles(layout))


def test_a_page_with_a_title_and_a_film_is_about_that_film_alone() -> None:
    page = "---\ntitle: Rain on the ferry\nfilm: Low Tide\n---\n\n# Rain on the ferry\n" + BODY
    films = Reading(Document("d", page, "text/markdown")).films
    assert [film.name for film in films.reviewed] == ["Low Tide"]


@pytest.mark.parametrize(
    "headline",
    [
        "'Paper Boats' Review: Bo Rill Is a Revelation",
        "‘Paper Boats’ (1961) Review: Bo Rill Is a Revelation",
        "“Paper Boats” film review – a slow row home",
        "Review: 'Paper Boats' is a chilly triumph",
        "Harbour Review: In 'Paper Boats', a ferryman rows home",
        "“Paper Boats”: A Chilly Triumph – ★★★★",
        "“Paper Boats”: A Chilly Triumph",
        "'Paper Boats' is a chilly triumph",
    ],
)
def test_what_a_headline_quotes_is_the_title(headline: str) -> None:
    film = Reading(Document("d", headline + ROWED)).film
    assert film is not None
    assert film.name == "Paper Boats"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Cinema: Winter Coat (15)", "Winter Coat"),
        ("ALBUM: The Drowned Choir", "The Drowned Choir"),
        ("Popular: Winter Coat", "Winter Coat"),
        ("Winter Coat (Original Score)", "Winter Coat"),
        ("'Don't Wake Me': A Chilly Triumph", "Don't Wake Me"),
        ("Winter Coat”: A Chilly Triumph", "Winter Coat"),
        ("Album of the Sea: A Story", "Album of the Sea: A Story"),
        ("“Crocodile” Lane", "“Crocodile” Lane"),
    ],
)
def test_a_title_is_cleaned_of_labels_and_of_what_follows_its_quotation_marks(
    line: str, title: str
) -> None:
    assert clean_title(line) == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Winter Coat turns 40: the coat that nobody wanted", "Winter Coat"),
        ("Winter Coat, thirty years on", "Winter Coat"),
        ("Why “Winter Coat” deserves a second look", "Winter Coat"),
        ("Ann Vane is Warm in “Winter Coat”", "Winter Coat"),
        ("Ann Vane sings “Winter Coat”", None),
        ("Ann Vane on the stage in “Winter Coat”", None),
        ("Why nobody wears coats", None),
        ("A winter at sea", None),
    ],
)
def test_a_headline_names_a_film_with_its_years_or_in_marks_at_its_end(
    line: str, title: str | None
) -> None:
    assert headline_title(line) == title


def test_a_label_with_nobody_behind_it_is_no_title() -> None:
    page = "Director: TBA\n\nAnn Vane plays a nurse. The photography is lovely.\n"
    assert Reading(Document("d", page)).film is None


def test_the_mark_in_letters_behind_the_brackets_of_a_title_is_that_of_its_film() -> None:
    page = (
        "**Low Tide** (PG-13, 95 mins) B- — Ann Vane directs Bo Rill in a slow thriller.\n"
        "\n**Paper Boats** (R, 101 mins) D+ — Cy Dell directs Ida Marsh in a farce on the quay.\n"
    )
    claims = extract(Document("d", page, "text/markdown")).claims
    marks = {c.subject.name: c.object for c in claims if c.predicate == "rating"}
    assert marks == {"Low Tide": Rating("B-", None), "Paper Boats": Rating("D+", None)}


def test_the_rows_of_a_table_are_no_record_labels() -> None:
    page = (
        "# Review: Paper Boats\n\n| Field | Value |\n|---|---|\n| Directed by | Ann Vane |\n"
        "| Original score | Cy Dell |\n| Runtime | 2hrs 17min |\n\nThe score is lovely.\n"
    )
    claims = extract(Document("d", page, "text/markdown")).claims
    assert not [claim for claim in claims if claim.predicate == "recordLabel"]
