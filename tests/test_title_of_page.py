"""The film that the title of a web page names, and the site that it does not."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.title_of_page import page_titles
from screensong.graph.reading.layout import lay_out

BODY = """<p>Ann Vane plays a nurse who comes home to a village by the sea. The film was directed by
Bo Rill, and the score by Cy Dell is a quiet thing for two cellos. The acting is fine.</p>"""


def _page(title: str, body: str = BODY) -> Document:
    text = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return Document("d", text, "text/html")


@pytest.mark.parametrize(
    "title",
    [
        "Paper Boats (2011) review | Quayside",
        "Review: Paper Boats - Quayside",
        "Quayside :: Review of Paper Boats",
        "Film review: Paper Boats | Quayside",
        "Paper Boats | Film reviews | Quayside",
        "Paper Boats movie review (2011) | Ann Vane",
        "Paper Boats (2011) – Quayside Notes",
    ],
)
def test_a_page_titled_as_a_review_is_about_that_film(title: str) -> None:
    film = Reading(_page(title)).film
    assert film is not None
    assert film.name == "Paper Boats"


def test_a_bare_title_is_for_the_text_to_bear_out() -> None:
    body = BODY + "<p>Paper Boats opens on Friday.</p>"
    film = Reading(_page("Quayside | Paper Boats", body)).film
    assert film is not None
    assert film.name == "Paper Boats"
    heads = list(page_titles(lay_out(_page("Quayside | Paper Boats"))))
    assert [(head.title, head.given) for head in heads] == [
        ("Quayside", False),
        ("Paper Boats", False),
    ]


@pytest.mark.parametrize("title", ["Autumn cakes - Quayside", "Restaurant review | Quayside"])
def test_a_page_about_something_else_names_no_film(title: str) -> None:
    body = "<p>We had plum cake. The menu in this restaurant was long, the waiter kind.</p>"
    assert Reading(_page(title, body)).film is None
