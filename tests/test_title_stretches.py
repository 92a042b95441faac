"""Where a title begins and ends, beyond its capitals and within its heading."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.quotes import quotations
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.title_stretches import WholeTitles
from screensong.graph.reading.layout import lay_out

BODY = """

Ann Vane plays a nurse who comes home to a village by the sea. The film was directed by Bo Rill, and
the score by Cy Dell is a quiet thing for two cellos. The acting is fine and the ending is sad.
"""


def _whole(text: str, piece: str) -> str:
    layout = lay_out(Document("d", text))
    plain = layout.view.plain
    at = plain.index(piece)
    return WholeTitles(layout, quotations(layout)).of(Span(at, at + len(piece))).of(plain)


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ("One house, one night: 7 Lanterns lives up to it.", "Lanterns", "7 Lanterns"),
        ("We showed Winter of '52 to the club.", "Winter", "Winter of '52"),
        ("I went to see Salt/Water twice.", "Salt", "Salt/Water"),
        ("I went to see Salt/Water twice.", "Water", "Salt/Water"),
        ("It's a Long, Long Tide came out late.", "Long Tide", "It's a Long, Long Tide"),
        ("He took the story of We Are Late! from his wife.", "We Are Late", "We Are Late!"),
        ("I saw Night Ferry to Lund on Sunday.", "Night Ferry to Lund on Sunday",
         "Night Ferry to Lund"),
        ("Here We Row\n\nThe film is slow, and it is long.", "We Row", "Here We Row"),
        ("They all know “Nothing at All” here.", "All", "Nothing at All"),
    ],
)  # fmt: skip
def test_a_title_goes_on_beyond_its_capitals(text: str, piece: str, whole: str) -> None:
    assert _whole(text, piece) == whole


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Bo Rill Goes Rowing\n\nBo Rill made this film in spring.", "Bo Rill"),
        ("Northern Boats: Six Letters\n\nThe film is slow, and it is long.", "Northern Boats"),
        ("On 4 November we went to see it.", "November"),
        ("I saw Paper Boats! It was long.", "Paper Boats"),
        ("It was scored 1,7 Lanterns in all.", "Lanterns"),
    ],
)
def test_what_stands_elsewhere_or_behind_a_sign_is_no_piece(text: str, piece: str) -> None:
    assert _whole(text, piece) == piece


@pytest.mark.parametrize("title", ["Nothing at All", "Here We Row"])
def test_a_heading_of_everyday_words_is_the_title_as_a_whole(title: str) -> None:
    film = Reading(Document("d", title + BODY)).film
    assert film is not None
    assert film.name == title


@pytest.mark.parametrize(
    "text",
    ["This gets a ZERO from me. ZERO! It was AWFUL, and what a WASTE OF TIME it was." + BODY],
)
def test_raised_voices_are_no_titles(text: str) -> None:
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == ""


def test_a_composer_is_not_the_film_that_he_scored() -> None:
    film = Reading(Document("d", "Home again." + BODY)).film
    assert film is None or film.name == ""


def test_what_is_judged_in_quotation_marks_is_the_film() -> None:
    text = BODY.strip() + "\n\n“Low Water” is funny, slow and lovely to look at.\n"
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == "Low Water"
