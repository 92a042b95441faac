"""Where a text takes up a film, as the patterns and a reader of names say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.introductions import Introduction, introductions
from screensong.graph.extraction.name_kinds import NameKinds
from screensong.graph.extraction.quotes import quotations
from screensong.graph.extraction.read_titles import bare_read, is_date, may_be_two, title_read
from screensong.graph.extraction.topics import taken_up
from screensong.graph.reading.layout import Layout, lay_out

LONG = " It is a slow one, and it takes its time over the small things, which are many." * 3


def kinds_of(layout: Layout, films: dict[str, float]) -> NameKinds:
    """Return kinds of a reader that holds these names for films, so surely for the one reviewed."""
    plain = layout.view.plain
    mentions = [
        SimpleNamespace(
            span=Span(plain.index(name), plain.index(name) + len(name)),
            kinds={"subject": sure, "film": 1 - sure},
        )
        for name, sure in films.items()
    ]
    mentions.sort(key=lambda mention: mention.span.start)
    tagged = SimpleNamespace(mentions=mentions)
    stub = SimpleNamespace(plain=plain, tagged=tagged, chances=lambda name: {})
    return cast("NameKinds", stub)


def taken(text: str, **films: float) -> list[str]:
    layout = lay_out(Document("x", text, "text/plain"))
    kinds = kinds_of(layout, {name.replace("_", " "): sure for name, sure in films.items()})
    found: list[Introduction] = list(introductions(layout, quotations(layout), kinds))
    return [one.name for one in taken_up(found, layout.view.plain)]


def test_films_read_where_paragraphs_open_are_taken_up() -> None:
    text = f"Tin Harvest shrugs at the world.{LONG}\n\nLow Tide shouts at it.{LONG}\n"
    assert taken(text, Tin_Harvest=0.9, Low_Tide=0.0) == ["Tin Harvest", "Low Tide"]


def test_a_film_read_in_passing_is_not_taken_up() -> None:
    text = f"Tin Harvest shrugs at the world.{LONG}\n\nHere and there Low Tide shows.{LONG}\n"
    assert taken(text, Tin_Harvest=0.9, Low_Tide=0.0) == []


def test_many_films_of_which_none_is_under_review_are_taken_up_in_passing() -> None:
    names = ("Tin Harvest", "Low Tide", "Glass Orchard", "Paper Lanterns", "Salt Road")
    text = "\n\n".join(f"She smiles through {name} with ease.{LONG}" for name in names)
    films = {name.replace(" ", "_"): 0.0 for name in names}
    assert taken(text, **films) == list(names)
    assert taken(text, **films | {"Low_Tide": 0.9}) == []


def test_what_stands_before_a_title_is_no_part_of_it() -> None:
    for text, title in (
        ("In Tin Harvest", "Tin Harvest"),
        ("Anna Vane's Tin Harvest", "Tin Harvest"),
        ("Tin Harvest", "Tin Harvest"),
    ):
        assert title_read(Span(0, len(text)), text).of(text) == title
    assert may_be_two("Tin Harvest and Low Tide")
    assert not may_be_two("Tin and the Harvest")


def test_a_title_that_is_read_in_part_goes_on_and_one_in_capitals_ends_at_its_colon() -> None:
    for read, text, title in (
        (
            "The Late Winter of",
            "The Late Winter of Ida Penn. It snows.",
            "The Late Winter of Ida Penn",
        ),
        ("Tin Harvest from", "Tin Harvest from the man who made it", "Tin Harvest"),
        ("TIN HARVEST: For those of", "TIN HARVEST: For those of us who farm", "TIN HARVEST"),
    ):
        assert title_read(Span(0, len(read)), text).of(text) == title


def hows(text: str) -> list[tuple[str, str]]:
    """Return the films that a text takes up, and how, where nothing is known of its names."""
    layout = lay_out(Document("x", text, "text/plain"))
    quotes = quotations(layout)
    kinds = NameKinds(layout, quotes, tuple(chains(layout.view.plain)), None)
    return [(one.name, one.how) for one in introductions(layout, quotes, kinds)]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("Her first, Winter Larder, starred a dog as the butler.", "Winter Larder", "ranked"),
        ("With Tin Kettles, her second, she had more money.", "Tin Kettles", "in-rank"),
        ("Winter Larder, on the other hand, is a comedy about cheese.", "Winter Larder", "is-a"),
        ("Then, after a cold supper, we had The Tin Kettle.", "The Tin Kettle", "comes"),
        ("I queued an hour for The Tin Kettle.", "The Tin Kettle", "seen"),
    ],
)  # fmt: skip
def test_a_film_is_taken_up_in_everyday_words(text: str, name: str, how: str) -> None:
    assert (name, how) in hows(text)


def test_who_is_a_film_director_is_no_film() -> None:
    assert not hows("Winter Larder is a film director from Hull.")


def test_paragraphs_that_begin_with_another_film_are_of_that_one() -> None:
    text = (
        "Low Tide (1988)\n\nLow Tide is a film about a pier. Ann Vane directed it.\n\n"
        "Tin Harvest (1992), directed by Bo Rill, is about a field. Gus Hart is the farmer.\n"
    )
    films = Reading(Document("x", text, "text/plain"), titled="Low Tide").films
    at = films.at(text.index("Gus Hart"))
    assert at is not None
    assert at.name == "Tin Harvest"


def test_a_paragraph_that_only_compares_with_another_film_stays() -> None:
    text = (
        "Low Tide is a film about a pier. Ann Vane directed it.\n\n"
        "It is warmer than Tin Harvest, directed by Bo Rill. Gus Hart is the farmer.\n"
    )
    films = Reading(Document("x", text, "text/plain"), titled="Low Tide").films
    at = films.at(text.index("Gus Hart"))
    assert at is not None
    assert at.name == "Low Tide"


@pytest.mark.parametrize("name", ["November", "13th", "Friday", "Christmas Eve", "March 3rd"])
def test_a_day_is_no_title(name: str) -> None:
    assert is_date(name)


@pytest.mark.parametrize("name", ["Halloween", "Tin Harvest", "Black Friday Blues", "Day of Salt"])
def test_a_feast_may_be_one(name: str) -> None:
    assert not is_date(name)


def test_what_leads_to_a_title_is_none_of_it() -> None:
    text = "In Tin Harvest she sings."
    assert bare_read(Span(0, len("In Tin Harvest")), text).of(text) == "Tin Harvest"
