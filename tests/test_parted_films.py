"""Pages whose parts each open with their film: which lines do, and whose facts stand below."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity, Rating
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.reading.entries import entries, is_cased
from screensong.graph.reading.layout import lay_out

from .extraction_facts import object_text

COUNTED = """Three for the long nights

1. Copper Lane. The picture that made Ann Vane. She is Rosa, and Cy Tarn directed it.

2. A Lamp for Mr. Grau. Slower, sadder and better. Bo Rill plays Grau, and the lamp.

3. Mercy. A drama of the docks with music by Di Kerr.
"""
DATED = """Rain on the Quay (1953)
A thriller, directed by Cy Tarn. Bo Rill plays the pilot.

The Tin Boat (1966)
Nan Orr's debut is a comedy. Ann Vane stars as a widow.
"""
RUBRICS = """Films for your calendar

1. February 2: The Hollow Hedge. Cy Tarn directed it, mostly in a ditch, and it shows.
2. Your birthday: Cake for Nobody. Bo Rill plays the baker. Nobody comes to his party.
3. Harvest: The Blue Sickle. Ann Vane plays the farmer's wife. Wheat, mud, more wheat.
4. Christmas: Tinsel. Nan Orr directed. A family quarrels over a goose, at length.
"""
TIMED = """LATE FILMS

Mon, 11.40pm, Channel Six
Rain on the Quay (1953) A thriller, and a slow one. Directed by Cy Tarn.

Tue, 12.15am, Central
The Tin Boat (1966) Ann Vane stars as a widow with a boat and a plan.
"""

CERTIFIED = """RAIN ON THE QUAY (PG-13) A thriller of the docks, directed by Cy Tarn. 97 min. ★★★
THE TIN BOAT (R, 88 min.) Nan Orr's debut is a comedy. Ann Vane stars as a widow. ★½
"""
GRADED = """In brief

Rain on the Quay: B+. A thriller of the docks. Directed by Cy Tarn.
The Tin Boat: D. Directed by Nan Orr, at length.
"""
COLONS = """New on disc

Rain on the Quay: a thriller of the docks, directed by Cy Tarn, in which nobody hurries anywhere.

The Tin Boat: Nan Orr both wrote and directed this small and merry comedy of a widow and her boat.

Salt, Smoke, Stone: two brothers dig a well in a dry year. The music is by Di Kerr, who knows wells.
"""


def _stated(text: str) -> set[tuple[str, str, str]]:
    return {
        (claim.subject.name, claim.predicate, object_text(claim))
        for claim in extract(Document("page", text)).claims
        if isinstance(claim.object, Entity | Rating)
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (COUNTED, ("Copper Lane", "director", "Cy Tarn")),
        (COUNTED, ("A Lamp for Mr. Grau", "castMember", "Bo Rill")),
        (COUNTED, ("Mercy", "composer", "Di Kerr")),
        (DATED, ("Rain on the Quay", "castMember", "Bo Rill")),
        (DATED, ("The Tin Boat", "director", "Nan Orr")),
        (DATED, ("The Tin Boat", "castMember", "Ann Vane")),
        (RUBRICS, ("The Hollow Hedge", "director", "Cy Tarn")),
        (RUBRICS, ("Cake for Nobody", "castMember", "Bo Rill")),
        (RUBRICS, ("Tinsel", "director", "Nan Orr")),
        (TIMED, ("Rain on the Quay", "director", "Cy Tarn")),
        (TIMED, ("The Tin Boat", "castMember", "Ann Vane")),
        (CERTIFIED, ("RAIN ON THE QUAY", "director", "Cy Tarn")),
        (CERTIFIED, ("RAIN ON THE QUAY", "rating", "3")),
        (CERTIFIED, ("THE TIN BOAT", "castMember", "Ann Vane")),
        (CERTIFIED, ("THE TIN BOAT", "rating", "1.5")),
        (GRADED, ("Rain on the Quay", "rating", "B+")),
        (GRADED, ("The Tin Boat", "director", "Nan Orr")),
        (COLONS, ("Rain on the Quay", "director", "Cy Tarn")),
        (COLONS, ("The Tin Boat", "director", "Nan Orr")),
        (COLONS, ("Salt, Smoke, Stone", "composer", "Di Kerr")),
    ],
)
def test_each_film_of_a_page_has_the_facts_of_its_part(
    text: str, said: tuple[str, str, str]
) -> None:
    stated = _stated(text)
    assert said in stated
    assert not {fact for fact in stated if fact[1:] == said[1:]} - {said}


@pytest.mark.parametrize(
    "text",
    [
        # Sections of one review.
        "Tin Harvest (1971)\n\nThe Plot. A widow sells her boat and the film follows her.\n\n"
        "The Acting. Ann Vane stars and is never dull.\n\nThe Music. Di Kerr wrote the score.\n",
        # Recipes.
        "Soups\n\n1. Leek and Potato. Peel them, and play music while they boil.\n\n"
        "2. Pumpkin. Roast it first.\n\n3. French Onion. Cut, cry, stir.\n",
        # People.
        "Tin Harvest (1971)\n\n**Ann Vane** plays the widow in this film.\n\n"
        "**Bo Rill** plays the pilot.\n\n**Di Kerr** wrote the score.\n",
        # Lines of credits.
        "Tin Harvest\nDirection: Cy Tarn.\nCamera: Nan Orr. Cutting: Di Kerr.\nMusic: Bo Rill.\n\n"
        "Tin Harvest is a drama about a widow, and Ann Vane is superb in every scene of it.\n",
    ],
)
def test_a_page_about_one_film_or_none_has_no_films_in_parts(text: str) -> None:
    assert {claim.subject.name for claim in extract(Document("page", text)).claims} <= {
        "Tin Harvest", "Ann Vane", "Bo Rill", "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "title", "year", "marks"),
    [
        ("2) Low Tide", "Low Tide", None, {"counted", "alone"}),
        ("**Low Tide** (1988)", "Low Tide", 1988, {"marked", "dated", "alone"}),
        ("Week 3: Low Tide (1988). A storm.", "Low Tide", 1988, {"counted", "dated"}),
        ("10.15 am Low Tide: The Storm. No.", "Low Tide: The Storm", None, {"timed", "opens"}),
        ("Low Tide: a storm in a small harbour.", "Low Tide", None, {"opens"}),
        ("Third, Low Tide, with Ann Vane as the pilot.", "Low Tide", None, {"counted", "opens"}),
        ("LOW TIDE", "LOW TIDE", None, {"shouted", "alone"}),
        ("Low Tide (PG-13) A storm.", "Low Tide", None, {"certified"}),
        ("Low Tide: B+. A storm.", "Low Tide", None, {"graded"}),
        ("Where Is the Boat? (1972) It is gone.", "Where Is the Boat?", 1972, {"dated"}),
    ],
)
def test_a_line_shows_its_title_and_what_sets_it_apart(
    line: str, title: str, year: int | None, marks: set[str]
) -> None:
    found = next(entries(lay_out(Document("line", line))))
    assert (found.title, found.year, found.marks) == (title, year, marks)


def test_the_years_of_a_life_are_no_year_of_a_film() -> None:
    found = list(entries(lay_out(Document("line", "Ann Vane (1933–2003) was an actress."))))
    assert all(line.year is None for line in found)


def test_a_title_is_cased_but_for_its_small_words() -> None:
    assert is_cased("Away from the Quay")
    assert not is_cased("He rowed from the Quay")
