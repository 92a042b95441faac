"""What trained scorers add: kinds of names, the title of the film under review, likely parts."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import extract
from screensong.graph.extraction.likely_roles import ROLES, is_no_actor, is_supposed
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.parted_films import parted_titles
from screensong.graph.extraction.reading import Reading

REVIEW = """The queue went round the block on Friday and I was in it.

Nobody told me that Paper Boats would be this quiet. Ann Vane is a ferry pilot who has stopped
speaking, and Bo Rill, never better, is the brother who talks for two. Cy Tarn, who made it for
nothing with his own savings, lets the river do the rest. I went in cold and came out humming.
This film has a plot, a cast and an ending, and every scene of the movie is worth the ticket.
"""


def reading(text: str, *, titled: str | None = None) -> Reading:
    return Reading(Document("test", text), titled=titled)


def test_the_chances_of_every_candidate_add_up_to_one() -> None:
    kinds = reading(REVIEW).name_kinds
    assert kinds.candidates
    for text in kinds.candidates:
        assert sum(kinds.chances(text).values()) == pytest.approx(1, abs=1e-4)
    assert kinds.chances("no such name") == {}
    assert kinds.likeliest("no such name") == "none"


def test_a_full_name_beside_acting_is_likeliest_a_person() -> None:
    kinds = reading(REVIEW).name_kinds
    assert [kinds.likeliest(name) for name in ("Ann Vane", "Bo Rill")] == ["person", "person"]


def test_a_title_given_from_elsewhere_is_the_film_whatever_the_text_says() -> None:
    film = reading(REVIEW, titled="Paper Boats").film
    assert film is not None
    assert film.name == "Paper Boats"


def test_people_get_parts_that_no_pattern_states_and_say_so() -> None:
    weights = {"r1=is": "0:900", "known:director:text": "0:-900"}
    with replaced("roles", Scorer(ROLES, [-500] * len(ROLES), weights)):
        claims = extract(Document("test", REVIEW), measured=False).claims
    cast = {c.object.name: c for c in claims if c.predicate == "castMember"}  # type: ignore[union-attr]
    assert cast["Ann Vane"].pattern == "likely-cast"
    assert cast["Ann Vane"].evidence.of(REVIEW).startswith("Ann Vane is a ferry pilot")
    assert 0.9 < cast["Ann Vane"].confidence < 1


def test_someone_named_beside_another_credit_gets_none() -> None:
    text = REVIEW + "The casting director Di Onslow has an eye."
    weights = {"l1=director": "1:2000"}
    with replaced("roles", Scorer(ROLES, [-500] * len(ROLES), weights)):
        claims = extract(Document("test", text)).claims
    assert "Di Onslow" not in {
        c.object.name  # type: ignore[union-attr]
        for c in claims
        if c.predicate == "director"
    }


LIST = """Late films this week

Low Tide (1961) A ferry pilot stops speaking, and the river does the rest. Directed by Cy Tarn.

The Tin Roof (1974, 92 min) Rain for an hour and a half. Bo Rill stars as Hob, a plumber.

Paper Boats. A child floats letters down a drain, and a clerk answers them one by one.
"""


def titles_of_parts(text: str) -> list[str]:
    found = reading(text)
    return [head.title for head in parted_titles(found.layout, found.name_kinds, found.kind)]


def test_paragraphs_that_open_with_titles_are_read_one_film_each() -> None:
    assert titles_of_parts(LIST) == ["Low Tide", "The Tin Roof", "Paper Boats"]
    claims = extract(Document("test", LIST)).claims
    stated = {(c.subject.name, c.predicate, getattr(c.object, "name", c.object)) for c in claims}
    assert ("Low Tide", "director", "Cy Tarn") in stated
    assert ("The Tin Roof", "castMember", "Bo Rill") in stated
    assert ("The Tin Roof", "releaseYear", 1974) in stated


def test_one_dated_film_or_a_page_of_labels_is_no_list_of_films() -> None:
    one = "Low Tide (1961) is slow and fine.\n\n" + REVIEW
    labels = "STORY. " + "It goes on. " * 9 + "\n\nSOUND. " + "It hums. " * 12
    for text in (one, labels, REVIEW):
        assert titles_of_parts(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Vane’s Paper Boats is short.",
        "Ann Vane Marlow, Bo Rill Castor: two on a boat.",
    ],
)
def test_who_owns_the_film_or_is_joined_to_a_part_is_no_likely_actor(sentence: str) -> None:
    text = REVIEW.replace("Ann Vane is a ferry pilot who", "Nobody") + sentence
    found = reading(text)
    name = sentence[: sentence.index("’" if "’" in sentence else ",")]
    start = found.plain.index(name)
    assert is_no_actor(found, Span(start, start + len(name)))


def test_several_names_of_three_words_with_given_names_are_no_joined_pairs() -> None:
    text = REVIEW + "Ann Mary Vane, Bo Henry Rill: two on a boat."
    found = reading(text)
    start = found.plain.index("Ann Mary Vane")
    assert not is_no_actor(found, Span(start, start + len("Ann Mary Vane")))


@pytest.mark.parametrize(
    ("sentence", "supposed"),
    [
        ("Ann Vane hums to the gulls all the way to the pier; who would have dared?", False),
        ("Ann Vane hums, and you can't hear the words.", False),
        ("The studio wanted Ann Vane for it.", True),
        ("It is not Ann Vane who rides.", True),
        ("Instead of Ann Vane we get a plank.", True),
        ("Names being floated include Bo Rill and, in the end, a tired Ann Vane.", True),
    ],
)
def test_what_is_denied_or_wished_elsewhere_in_a_sentence_is_not_said_of_a_name(
    sentence: str, supposed: bool
) -> None:
    start = sentence.index("Ann Vane")
    name = Span(start, start + len("Ann Vane"))
    assert is_supposed(sentence, Span(0, len(sentence)), name) is supposed


def test_a_director_acts_only_where_a_sentence_says_so() -> None:
    text = (
        "Ann Vane was only thirty when she began shooting Paper Boats, which is not a long film. "
        "In Paper Boats, Ann Vane brings Bo Rill and Cy Tarn together on screen. {}"
    )
    behind = facts(text.format("Bo Rill plays a cook."))
    assert ("director", "Ann Vane") in behind
    assert ("castMember", "Ann Vane") not in behind
    before = facts(text.format("Ann Vane plays the cook."))
    assert ("castMember", "Ann Vane") in before


def facts(text: str) -> set[tuple[str, str]]:
    claims = extract(Document("d", text)).claims
    return {(c.predicate, c.object.name) for c in claims if isinstance(c.object, Entity)}
