"""Pages whose parts each open with their film: which lines do, and whose facts stand below."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity, Rating
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import extract
from screensong.graph.extraction.parted_films import with_read
from screensong.graph.extraction.titles import HeadTitle
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

STOPS = """New on disc

Rain on the Quay. Silly thriller with Bo Rill as Duke, a pilot. Directed by Cy Tarn. Grade: C-

The Tin Boat. Quiet, small and sad. Nan Orr plays Greta, a widow. Directed by Ivo Lund. Grade: A

Salt, Smoke and Stone. Pia Stroud directs. A little like Rain on the Quay, with Tom Hale. Grade: B+
"""
LINES = """Brief reviews
★★½ Rain on the Quay. Bo Rill is a pilot with one last job. Cy Tarn directs.
4/5 The Tin Boat. Ann Vane is good as Greta. Written and directed by Nan Orr. 102 minutes.
B- Run, Rosa, Run! Tom Hale and Ivo Lund play brothers. The score by Di Kerr is dreadful.
"""
QUOTED = """In the cinemas

"Rain on the Quay" – A pilot takes one last job. Bo Rill plays him, and Cy Tarn directed it all.

"The Tin Boat." Ann Vane is Greta, a widow with a boat and a plan. Nan Orr directed this one, too.

“Salt, Smoke and Stone”: Tom Hale and Ivo Lund dig a well in a drama. Pia Stroud directed.
"""
TWO = """Rain on the Quay. Bo Rill plays Duke, a pilot with one last job, and Cy Tarn directs.

The Tin Boat. Ann Vane plays Greta, a widow who builds a boat. Nan Orr directed it herself.
"""
STARS = """Rain on the Quay ** 1/2
A pilot takes one last job. Bo Rill plays him. Directed by Cy Tarn.

The Tin Boat ***
A widow builds a boat. Ann Vane plays Greta. Directed by Nan Orr.
"""

BILLED = """OUT ON TAPE

Copper Lane
Ann Vane, Bo Rill, Cy Tarn
A pilot of a ferry takes on a load of bells. Slow and lovely, and Di Kerr shot it with care.

Harbour by Monday
Nan Orr, Tom Hale
Thriller with a villain whom a child would spot. Ivo Lund produced it, and it shows.
"""
MADE = """A night of films

7 pm: Copper Lane, Cy Tarn, 1958. Ann Vane plays the pilot of a ferry. The film is as slow as it.

9 pm: The Tin Boat, Nan Orr, 1971. Bo Rill plays a baker who goes to sea in this comedy.
"""
CHANNEL = """On the box

Friday, 8pm: THE TIN BOAT — Bo Rill plays a baker who goes to sea, in a comedy that sinks.

Monday, 9pm: COPPER LANE — Ann Vane plays the pilot of a ferry. A film with bells, and good.
"""
BY_YEAR = """The best of each year

1958 / Copper Lane
Ann Vane plays the pilot of a ferry, and the film is as slow as it was in those days.

1959 / The Tin Boat
Bo Rill plays a baker who goes to sea. Comedy with a storm.
"""
STROKES = """1/ A few words on what I watched.

2/ Copper Lane: slow, as ferries are. Ann Vane plays the pilot and the film loves her.

3/ Mrs. Tully's Boat: a comedy with a storm, and Bo Rill directed every wave of it.

4/ Harbour, the new Nan Orr: I slept, which is no fault of the movie or of the chair.
"""
LETTERED = """Quick grades

B+ Copper Lane (2012)
Six people on one boat, and the film never leaves it. Ann Vane plays the pilot.

C Wolf Quay (2011)
Bo Rill directed this comedy about a ferry. Nobody laughs.

A Sister Rosa (2010)
A drama of nuns and nets. Di Kerr plays the abbess.
"""
LETTERED_CREDITS = """B+ Copper Lane (2012, dir. Cy Tarn)
Six people on one boat. Ann Vane gets the best lines and knows it.

C Wolf Quay (2011, dir. Nan Orr)
Wolves eat a ferry. Bo Rill plays the mad pilot.
"""
CLOSED = """8.15am Copper Lane
A ferry, some bells and a long winter. Ann Vane plays the pilot. (1958) ★★★★

1pm The Tin Boat
Bo Rill stands on a deck for two hours. The film is dull. (1959) ★★
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
        (STOPS, ("Rain on the Quay", "director", "Cy Tarn")),
        (STOPS, ("Rain on the Quay", "rating", "C-")),
        (STOPS, ("The Tin Boat", "castMember", "Nan Orr")),
        (STOPS, ("The Tin Boat", "director", "Ivo Lund")),
        (STOPS, ("Salt, Smoke and Stone", "rating", "B+")),
        (LINES, ("Rain on the Quay", "director", "Cy Tarn")),
        (LINES, ("The Tin Boat", "director", "Nan Orr")),
        (LINES, ("Run, Rosa, Run", "composer", "Di Kerr")),
        (QUOTED, ("Rain on the Quay", "director", "Cy Tarn")),
        (QUOTED, ("The Tin Boat", "director", "Nan Orr")),
        (QUOTED, ("Salt, Smoke and Stone", "director", "Pia Stroud")),
        (TWO, ("Rain on the Quay", "director", "Cy Tarn")),
        (TWO, ("The Tin Boat", "castMember", "Ann Vane")),
        (STARS, ("Rain on the Quay", "director", "Cy Tarn")),
        (STARS, ("The Tin Boat", "castMember", "Ann Vane")),
        (STARS, ("Rain on the Quay", "rating", "2.5")),
        (STARS, ("The Tin Boat", "rating", "3")),
        (LINES, ("The Tin Boat", "rating", "4/5")),
        (BILLED, ("Copper Lane", "cinematographer", "Di Kerr")),
        (BILLED, ("Harbour by Monday", "producer", "Ivo Lund")),
        (BILLED, ("Harbour by Monday", "castMember", "Nan Orr")),
        (MADE, ("Copper Lane", "castMember", "Ann Vane")),
        (MADE, ("The Tin Boat", "director", "Nan Orr")),
        (STROKES, ("Harbour", "director", "Nan Orr")),
        (CHANNEL, ("THE TIN BOAT", "castMember", "Bo Rill")),
        (CHANNEL, ("COPPER LANE", "castMember", "Ann Vane")),
        (BY_YEAR, ("Copper Lane", "castMember", "Ann Vane")),
        (STROKES, ("Copper Lane", "castMember", "Ann Vane")),
        (STROKES, ("Mrs. Tully's Boat", "director", "Bo Rill")),
        (LETTERED, ("Wolf Quay", "director", "Bo Rill")),
        (LETTERED, ("Copper Lane", "rating", "B+")),
        (LETTERED, ("Sister Rosa", "castMember", "Di Kerr")),
        (LETTERED_CREDITS, ("Copper Lane", "director", "Cy Tarn")),
        (LETTERED_CREDITS, ("Wolf Quay", "director", "Nan Orr")),
        (LETTERED_CREDITS, ("Wolf Quay", "castMember", "Bo Rill")),
    ],
)
def test_each_film_of_a_page_has_the_facts_of_its_part(
    text: str, said: tuple[str, str, str]
) -> None:
    stated = _stated(text)
    assert said in stated
    assert not {fact for fact in stated if fact[1:] == said[1:]} - {said}
    assert "soundtrackSong" not in {fact[1] for fact in stated}


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
        # Verdicts.
        "Tin Harvest\n\nGreat Fun. Ann Vane plays a widow who sells her boat in this film.\n\n"
        "Dull Ending. The film stops when the boat sinks, and Bo Rill plays the pilot.\n",
        # Characters under the title and its year.
        "Tin Harvest (1971)\n\nGreta. Ann Vane plays the widow, and the film loves her for it.\n\n"
        "The Pilot. Bo Rill is both funny and frightening in every scene of the movie.\n\n"
        "Young Tom. Di Kerr wrote the music for the best scenes, which are those at sea.\n",
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
        ("** 1/2 Low Tide. A storm.", "Low Tide", None, {"opens"}),
        ("Low Tide. A storm. 4 stars", "Low Tide", None, {"opens"}),
        ("Low Tide: Slow and sad. A storm.", "Low Tide", None, {"opens"}),
        ("Low Tide -- a storm in a small harbour.", "Low Tide", None, {"opens"}),
        ("Low Tide (dir. Ann Vane) is slow.", "Low Tide", None, {"certified"}),
        ("[B+] Low Tide. A storm.", "Low Tide", None, {"opens"}),
        ("Low Tide ★★½", "Low Tide", None, {"alone"}),
        ("LOW TIDE: Slow film with Bo Rill. 2/5", "LOW TIDE", None, {"opens", "shouted"}),
        ("Low Tide, Ann Vane, 1961. A storm.", "Low Tide", 1961, {"dated"}),
        ("1961: Low Tide", "Low Tide", 1961, {"dated", "alone"}),
        ("Monday: Low Tide", "Low Tide", None, {"timed", "alone"}),
        ("9pm, FERRY NIGHT – a storm.", "FERRY NIGHT", None, {"timed", "opens", "shouted"}),
        ("“Low Tide” – a storm.", "Low Tide", None, {"opens", "quoted"}),
        ("Where Is the Boat? (1972) It is gone.", "Where Is the Boat?", 1972, {"dated"}),
    ],
)
def test_a_line_shows_its_title_and_what_sets_it_apart(
    line: str, title: str, year: int | None, marks: set[str]
) -> None:
    found = next(entries(lay_out(Document("line", line))))
    assert (found.title, found.year, found.marks) == (title, year, marks)


@pytest.mark.parametrize(("text", "year"), [(BY_YEAR, 1959), (CLOSED, 1959), (MADE, 1971)])
def test_a_year_beside_a_title_or_behind_all_is_that_of_its_film(text: str, year: int) -> None:
    claims = extract(Document("page", text)).claims
    years = {(c.subject.name, c.object) for c in claims if c.predicate == "releaseYear"}
    assert ("The Tin Boat", year) in years


def test_the_years_of_a_life_are_no_year_of_a_film() -> None:
    found = list(entries(lay_out(Document("line", "Ann Vane (1933–2003) was an actress."))))
    assert all(line.year is None for line in found)


def test_a_title_is_cased_but_for_its_small_words() -> None:
    assert is_cased("Away from the Quay")
    assert not is_cased("He rowed from the Quay")


READ_PARTS = (
    "*Rain on the Quay* is a thriller. Cy Tarn directed it.\n\n"
    "I came late to The Tin Boat. Nan Orr made it with Ann Vane.\n\n"
    "Mercy was sold out, so I saw Slate.\n\n"
    "*Copper Lane* is a drama of the docks. Bo Rill plays the pilot."
)


def test_paragraphs_whose_film_is_only_read_are_parts_beside_known_ones() -> None:
    layout = lay_out(Document("d", READ_PARTS))
    plain = layout.view.plain
    known = [
        HeadTitle(title, "part", plain.index(title))
        for title in ("Rain on the Quay", "Copper Lane")
    ]
    read = [
        Span(plain.index(title), plain.index(title) + len(title))
        for title in ("Rain on the Quay", "The Tin Boat", "Mercy", "Slate", "Copper Lane")
    ]
    found = with_read(layout, known, read)
    assert [part.title for part in found] == ["Rain on the Quay", "The Tin Boat", "Copper Lane"]
    assert with_read(layout, known, []) == known
