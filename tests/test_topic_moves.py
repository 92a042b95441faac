"""Where a text about several films moves from one to the next, and where it only looks aside."""

from __future__ import annotations

from functools import cache

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, extract
from screensong.graph.tagger.model import FOLDER, Tagger

COLUMN = """Letter from Holm

The rain held off. The opening film was Salt Lantern, the second feature by the young director \
Ann Vane. It stars Bo Rill as a keeper. The music was written by Cy Tarn.

{turn} Di Kerr plays Eugenia, a rich widow who talks to her trees. The cinematography by Gus Hart \
is gorgeous.

The surprise of the week was a comedy. In Two Tickets to Reno, which was shown at midnight, a \
pair of pianists share a sleeping car. It was written and directed by Ivy Stone, who also plays \
one of them; the other is Ed Moss.

On the last evening there was a restored print of Harbour Lamps, Hal Dane's 1958 thriller. Flo \
Gale sings in a smoky bar.
"""
PAIR = """Ann Vane's Two Islands

Ann Vane has filmed islands many times, but never better than in Drift (1995) and Collier (2004). \
Seen one after the other, the two films look like halves of one long night.

Drift is the bigger of them. Bo Rill plays Captain Berg. Vane had already filmed it once, as Low \
Tide. Di Kerr shot the film in cold greys, and Cy Tarn composed the score.

Collier is smaller and meaner. Here the screenplay is by Gus Hart, not by Vane. Ed Moss plays \
Max, the driver. The cameraman, Hal Dane, used video, and the town glows as it never did in the \
earlier film.

If I had to choose, I would take Drift.
"""
HEADED = """Low Tide

Ann Vane's thriller is about a diver who finds a car in a quarry. Bo Rill plays the diver.

The Tin Boat, Vane's first film, was a comedy. It starred Di Kerr. Low Tide has a harder edge.

I liked The Tin Boat more. The new film is colder, and Cy Tarn is no more than adequate as the \
policeman. The music by Flo Gale is spare, and Gus Hart's photography is superb.
"""


@cache
def tagger() -> Tagger:
    return Tagger(FOLDER)


@pytest.fixture(params=["rules", "hybrid"])
def reader(request: pytest.FixtureRequest) -> Tagger | None:
    return tagger() if request.param == "hybrid" else None


def facts(
    text: str, reader: Tagger | None = None, *, unsure: bool = False
) -> set[tuple[str, str, str]]:
    """Return (film, relation, name) of what is said of films; `unsure`: of what is suggested, too.

    The tagger's trees may hold a claim possible only, of whatever film it is.
    """
    found = extract(Document("d", text), tagger=reader)
    return {
        (c.subject.name, c.predicate, c.object.name)
        for c in (*found.claims, *(found.suggested if unsure else ()))
        if c.subject.type == "film" and isinstance(c.object, Entity)
    }


@pytest.mark.parametrize(
    "turn",
    [
        "I liked The Glass Barn less.",
        "We enjoyed The Glass Barn a good deal more.",
        "Least of all I liked The Glass Barn.",
        "I could not warm to The Glass Barn.",
        "Then came a screening of The Glass Barn.",
    ],
)
def test_a_paragraph_that_takes_up_another_film_tells_of_it(
    turn: str, reader: Tagger | None
) -> None:
    found = facts(COLUMN.format(turn=turn), reader)
    assert ("The Glass Barn", "castMember", "Di Kerr") in found
    assert ("The Glass Barn", "cinematographer", "Gus Hart") in found
    assert ("Harbour Lamps", "director", "Hal Dane") in found
    films = {name: film for film, _, name in found}
    assert films.get("Ivy Stone") == films.get("Ed Moss", films["Ivy Stone"])


def test_words_that_only_tell_of_a_title_before_them_call_no_other_film(
    reader: Tagger | None,
) -> None:
    found = facts(COLUMN.format(turn="I liked The Glass Barn less."), reader)
    assert ("Salt Lantern", "director", "Ann Vane") in found
    assert {film for film, _, name in found if name == "Ann Vane"} == {"Salt Lantern"}


def test_the_other_one_who_is_somebody_is_no_film(reader: Tagger | None) -> None:
    found = facts(COLUMN.format(turn="I liked The Glass Barn less."), reader)
    assert ("Two Tickets to Reno", "director", "Ivy Stone") in found
    assert {film for film, _, name in found if name == "Ivy Stone"} == {"Two Tickets to Reno"}


def test_a_sentence_that_leads_to_the_film_of_the_next_one_tells_of_it() -> None:
    found = facts(COLUMN.format(turn="I liked The Glass Barn less."))
    assert ("Two Tickets to Reno", "filmGenre", "comedy") in found


def test_two_films_that_are_compared_have_a_paragraph_each(reader: Tagger | None) -> None:
    found = facts(PAIR, reader)
    assert ("Drift", "cinematographer", "Di Kerr") in facts(PAIR, reader, unsure=bool(reader))
    assert {
        ("Drift", "castMember", "Bo Rill"),
        ("Drift", "composer", "Cy Tarn"),
        ("Collier", "screenwriter", "Gus Hart"),
        ("Collier", "castMember", "Ed Moss"),
        ("Collier", "cinematographer", "Hal Dane"),
    } <= found
    assert ("Drift", "screenwriter", "Gus Hart") not in found
    assert ("Drift", "cinematographer", "Hal Dane") not in found


def test_what_a_heading_calls_all_of_them_is_no_film(reader: Tagger | None) -> None:
    reading = Reading(Document("d", PAIR), tagger=reader)
    assert {film.name for film in reading.films.reviewed} == {"Drift", "Collier"}
    assert not any("Islands" in film for film, _, _ in facts(PAIR, reader))


def test_the_heading_of_one_film_keeps_its_review_from_passing_to_another(
    reader: Tagger | None,
) -> None:
    found = facts(HEADED, reader)
    for name in ("Cy Tarn", "Flo Gale", "Gus Hart"):
        assert {film for film, _, who in found if who == name} == {"Low Tide"}
    assert ("Low Tide", "castMember", "Di Kerr") not in found


@pytest.mark.parametrize("said", ["The song from that film", "A tune in that picture"])
def test_that_film_is_the_one_named_last(said: str) -> None:
    text = (
        "Her breakthrough was The Silver Yard (1967), directed by Bo Rill. Rill used her again on "
        f"Kings of Straw, a gloomy war picture. {said}, “Long Way Down”, was sung by Flo Gale.\n\n"
        "In 1974 she went to Italy to score The Black Shawl for Di Kerr. It is her masterpiece.\n\n"
        "Her last work was Daughters of Rain (1988), with Ivy Stone as a lighthouse keeper.\n"
    )
    songs = {film for film, how, name in facts(text, tagger()) if name == "Long Way Down"}
    assert songs == {"Kings of Straw"}


def test_the_cast_before_somebodys_next_film_did_not_direct_it(reader: Tagger | None) -> None:
    text = (
        "Salt Lantern\n\nFlo Gale scored Hal Dane's “Salt Lantern”, with Ann Vane and Bo Rill, "
        "and Di Kerr's “The Glass Barn”, a film about rain.\n"
    )
    directors = {
        name for film, how, name in facts(text, reader) if how == "director" and "Barn" in film
    }
    assert directors <= {"Di Kerr"}
    assert directors or reader is not None


def test_this_one_is_the_film_with_which_its_paragraph_begins() -> None:
    text = (
        "Two from Otto Fenn\n\nThis weekend we watched two of his films back to back.\n\n"
        "First up: Velvet Lane, his 1974 debut. It's a heist movie about three brothers. Gus Hart "
        "plays Mick, the driver, and Ida Penn is Dolores. The script by Ned Low is funny. The "
        "score is by Ed Moss.\n\n"
        "Then Harvest Bell, from 1981. It is set in a small town in Wales. The owner of the dog is "
        "played by Di Kerr in her last role. Fenn co-wrote this one with Cy Tarn and produced it "
        "himself. I found it touching.\n\n"
        "If you only have time for one, make it Velvet Lane. The ending is one of the best I know."
    )
    found = facts(text, tagger())
    assert ("Harvest Bell", "castMember", "Di Kerr") in found
    assert not any(
        name in {"Di Kerr", "Cy Tarn"} for film, _, name in found if film == "Velvet Lane"
    )
    assert ("Velvet Lane", "castMember", "Gus Hart") in found
