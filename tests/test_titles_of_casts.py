"""Titles known from elsewhere, beside somebody who was in that film."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading, titles_of_casts
from screensong.graph.extraction.read_names import name_film, read_names
from screensong.graph.extraction.titles_of_casts import titles_with_casts
from screensong.graph.reading.layout import lay_out
from screensong.graph.tagger.labels import FILM_KINDS, KINDS
from screensong.graph.tagger.model import shipped_tagger

CASTS = {
    "Tin and Harvest": ("Ann Vane", "Bo Rill"),
    "Low Tide": ("Flo Marsh", "Gus Hart"),
    "Slate": ("Ida Penn", "Cy Tarn"),
    "Once": ("Ida Penn", "Cy Tarn"),
    "Gull": ("Ida Penn",),
}


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let CASTS be all that is known."""

    def is_known(kind: str, *names: str) -> bool:
        if kind == "person":
            return any(names[0] in cast for cast in CASTS.values())
        return names[0] in CASTS and (kind == "film" or names[1] in CASTS[names[0]])

    monkeypatch.setattr(titles_of_casts, "is_known", is_known)


def _films(text: str) -> list[str]:
    """Return the places of such titles, as the shipped tagger reads the rest."""
    layout = lay_out(Document("d", text))
    tagged = shipped_tagger().read(layout)
    plain = layout.view.plain
    return [span.of(plain) for span in titles_of_casts.titles_of_casts(layout, tagged)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tin and Harvest is back in a new print. Ann Vane sings twice.", "Tin and Harvest"),
        ("Then *Low Tide*. Flo Marsh takes off one glove.", "Low Tide"),
        ("We saw Nan Orr’s Low Tide, and Gus Hart was in it.", "Low Tide"),
        ("After supper we saw Slate. Ida Penn is in it, and Cy Tarn.", "Slate"),
        ("Nan Orr’s Gull is not quiet. Ida Penn gives the performance of her life.", "Gull"),
    ],
)
def test_a_known_title_beside_somebody_of_its_cast_is_that_film(text: str, title: str) -> None:
    assert _films(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Tin and Harvest is back in a new print. Flo Marsh sings twice.",  # of another film
        "Low Tide is back.\n\nFlo Marsh sings twice.",  # of another paragraph
        "Low Tide Bridge is closed, says Flo Marsh.",  # of a longer name
        "Ida Penn plays Gull, a girl of nine.",  # a character
        "Ida Penn’s Gull is a girl of nine.",
        "Once Cy Tarn and Ida Penn were married.",  # a word of everyday
        "Nobody asked for another Low Tide. Flo Marsh did.",
    ],
)
def test_elsewhere_it_is_not(text: str) -> None:
    assert _films(text) == []


def test_titles_are_found_in_longer_runs_where_two_of_the_cast_are_named() -> None:
    text = "Ann Vane and Bo Rill meet. Does Tin and Harvest end well? Flo Marsh, in Low Tide, did."
    assert [span.of(text) for span in titles_with_casts(text)] == ["Tin and Harvest"]


def test_such_a_title_is_read_as_one_film() -> None:
    text = "Tin and Harvest finally gets a release. Ann Vane plays a miner, and Bo Rill is her son."
    layout = lay_out(Document("d", text))
    tagged = read_names(shipped_tagger(), layout)
    assert tagged is not None
    first = tagged.mentions[0]
    assert first.span.of(text) == "Tin and Harvest"
    assert first.kind in FILM_KINDS
    assert [m.span for m in tagged.mentions] == sorted(m.span for m in tagged.mentions)


def test_where_it_was_shown_is_no_part_of_a_title() -> None:
    text = "Wednesday. Low Tide at the Phoenix. Flo Marsh is the keeper, and Gus Hart her husband."
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    assert "Low Tide" in {place.film.name for place in reading.film_choice.places}


@pytest.mark.parametrize(
    ("read", "titles"),
    [
        ("Salt Gate, Low Tide", ["Salt Gate", "Low Tide"]),
        ("Low Tide at the Phoenix", ["Low Tide"]),
        ("Low Tide Returns", ["Low Tide Returns"]),
    ],
)
def test_what_is_read_as_one_film_may_hold_a_title_and_more(read: str, titles: list[str]) -> None:
    layout = lay_out(Document("d", f"We saw {read}, a film by Ann Vane, and went home."))
    tagged, plain = shipped_tagger().read(layout), layout.view.plain
    whole = Span(plain.index(read), plain.index(read) + len(read))
    tagged.name(whole, dict.fromkeys(KINDS, 0.0) | {"film": 1.0})
    start = plain.index("Low Tide")
    name_film(tagged, Span(start, start + len("Low Tide")), plain)
    films = [mention.span for mention in tagged.mentions if whole.covers(mention.span)]
    assert [span.of(plain) for span in films] == titles
