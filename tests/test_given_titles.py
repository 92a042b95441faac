"""A title that a label or a record gives is the title, whatever else the text names."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.heads import head_titles
from screensong.graph.extraction.reading import Reading
from screensong.graph.reading.layout import lay_out

BODY = """

I saw Paper Boats again last night, and Paper Boats is the film everybody compares this one with.
Ann Vane directed it and Bo Rill plays the ferryman. The film has a plot, a cast and an ending.
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
    assert films.certainty > 0.8


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
