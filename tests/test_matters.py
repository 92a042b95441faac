"""Whether a text speaks of films at all, however short it is and whatever its words."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.matters import signs_of_matter


def kind(text: str) -> str:
    return Reading(Document("d", text)).kind


@pytest.mark.parametrize(
    "text",
    [
        "Watched Salt Road again. Ann Vane plays a nurse who loses her way, and Bo Rill is her "
        "brother. The ending made my sister cry.",
        "In Eva Lind's Stone Garden a farmer (Bo Rask) finds a letter. His wife (Pia Roth) burns "
        "it, and Otto Holm shoots all this in a cold blue light.",
        "This one left me cold. The acting is fine, the story is not, and it goes on for ever.",
    ],
)
def test_a_short_text_on_a_film_is_one_without_the_word(text: str) -> None:
    assert kind(text) == "review"


@pytest.mark.parametrize(
    "text",
    [
        "We ordered the soup and the bread, and both were cold. The waiter, Carl, was kind about "
        "it, but the bill for two came to £60.",
        "The council will meet on Monday. Mayor Ann Poole said that the school on Hill Road would "
        "stay open until June.",
        "Chapter six is where this novel wakes up. The author, Rosa Vint, knows her village; 320 "
        "pages in paperback, and I read every page.",
        "The orchestra played the second symphony after the interval. The soprano, Lena Ohm, had a "
        "cold, and the hall was half empty.",
        "My kettle leaks. I wrote to the shop and they sent a new lid, price £4, delivery free.",
    ],
)
def test_a_text_about_something_else_gives_nothing(text: str) -> None:
    assert kind(text) == "other"
    assert extract(Document("d", text)).claims == ()


def test_a_title_with_its_year_or_its_mark_is_taken_for_a_films() -> None:
    assert kind("Salt Road (1987)\n\nAnn Vane hums.") == "review"
    marked = Document("d", "---\ntitle: Salt Road\nrating: 4/5\n---\n\nAnn Vane hums.\n")
    assert Reading(marked).kind == "review"


def test_what_tells_a_matter_is_the_same_in_every_order_of_reading() -> None:
    reading = Reading(Document("d", "The chapter on the stage of the opera has ten pages."))
    signs = signs_of_matter(reading.layout, reading.name_kinds)
    assert signs == signs_of_matter(reading.layout, reading.name_kinds)
    assert {"book>1.5", "stage>1.5"} <= set(signs)
    assert len(signs) == len(set(signs))
