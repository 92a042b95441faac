"""Where names and titles begin and end, and what is said of those who make and act."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.couples import couples, is_of_her
from screensong.graph.extraction.names import named_in
from screensong.graph.extraction.read_titles import title_read
from screensong.graph.tagger.model import shipped_tagger

from .extraction_facts import object_text

LEAD = "Low Tide (1987)\n\nIt is a fine film about a harbour and the people who leave it.\n\n"


def facts(text: str, *, hybrid: bool = False) -> set[tuple[str, str, str]]:
    """Return the asserted claims about a film, told of below its first line."""
    tagger = shipped_tagger() if hybrid else None
    found = extract(Document("d", LEAD + text, "text/plain"), tagger=tagger).claims
    return {
        (claim.subject.name, claim.predicate, object_text(claim))
        for claim in found
        if claim.modality == "asserted"
    }


def of_film(text: str, relation: str, *, hybrid: bool = False) -> set[str]:
    """Return what is in one relation to the film."""
    said = facts(text, hybrid=hybrid)
    return {thing for who, what, thing in said if who == "Low Tide" and what == relation}


def parts(text: str, *, hybrid: bool = False) -> set[tuple[str, str]]:
    """Return who plays whom."""
    said = facts(text, hybrid=hybrid)
    return {(who, whom) for who, what, whom in said if what == "playsCharacter"}


# --- Names.


@pytest.mark.parametrize("hybrid", [False, True])
@pytest.mark.parametrize("age", ["Sixteen-year-old", "Twelve-year-old", "Oscar-winning"])
def test_how_old_or_famous_somebody_is_is_none_of_the_name(age: str, *, hybrid: bool) -> None:
    text = f"{age} Ida Penn is Maeve, left in charge of two boys. Ann Vane directed it.\n"
    assert parts(text, hybrid=hybrid) == {("Ida Penn", "Maeve")}


def test_who_made_a_film_is_no_description_of_it() -> None:
    assert "Vane" in " ".join(of_film("It is a Vane-directed film. Ann Vane made it.", "director"))


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_husband_and_a_wife_are_two(*, hybrid: bool) -> None:
    text = "Bo Rill and Ivy Stone return as Mr. and Mrs. Brown, who run the inn.\n"
    assert parts(text, hybrid=hybrid) == {("Bo Rill", "Mr. Brown"), ("Ivy Stone", "Mrs. Brown")}
    text = "Mr and Mrs Webb, played by Bo Rill and Ivy Stone, cook for the guests.\n"
    assert parts(text, hybrid=hybrid) == {("Bo Rill", "Mr Webb"), ("Ivy Stone", "Mrs Webb")}
    text = "Bo Rill and Ivy Stone play Lord and Lady Ashby, who own it all.\n"
    assert parts(text, hybrid=hybrid) == {("Bo Rill", "Lord Ashby"), ("Ivy Stone", "Lady Ashby")}


def test_a_wife_named_apart_from_her_husband_is_herself() -> None:
    text = "Bo Rill plays Mr. Brown and Ivy Stone plays Mrs. Brown, who run the inn.\n"
    assert parts(text) == {("Bo Rill", "Mr. Brown"), ("Ivy Stone", "Mrs. Brown")}


def test_the_first_of_a_couple_has_the_name_of_the_second() -> None:
    plain = "Mr. and Mrs. Vane met Dr. and Mrs. Rill, and Mr. and Mr. Penn."
    assert list(couples(plain).values()) == ["Mr. Vane", "Dr. Rill"]
    first = Span(0, 3)
    assert named_in(plain, [first, Span(8, 17)]) == [
        (first, "Mr. Vane"),
        (Span(8, 17), "Mrs. Vane"),
    ]
    assert [is_of_her(name) for name in ("Mrs. Vane", "Mr. Vane", "Dr. Vane")] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_band_is_of_its_place(*, hybrid: bool) -> None:
    text = (
        'At the end you hear "The Garden Gate" by The Larks of Leith, which I have had on repeat. '
        '"Slow Boat" is performed by Joan of Leith. "Hey Rain" is by Ivy Stone of The Gulls.\n'
    )
    sung = {
        (song, who) for song, what, who in facts(text, hybrid=hybrid) if what == "songPerformer"
    }
    assert {("The Garden Gate", "The Larks of Leith"), ("Slow Boat", "Joan of Leith")} <= sung
    assert not any("Stone of" in who for _, who in sung)


# --- Titles.


def test_a_title_ends_before_its_colon() -> None:
    plain = "Who forgets the first shot of Low Tide: a bicycle, a dog, a grey sky?"
    start = plain.index("Low Tide")
    assert title_read(Span(start, start + len("Low Tide:")), plain).of(plain) == "Low Tide"


def test_no_film_is_called_with_the_colon_behind_it() -> None:
    text = (
        "Anyone who grew up on the coast will recognise the first shot of Low Tide: a rusty "
        "bicycle, a dog, and a sky the colour of dishwater. Ann Vane's new film is set in a "
        "village over one summer, and for most of its ninety-odd minutes almost nothing happens. "
        "I was spellbound.\n\nVane, who grew up a few miles from where the film was shot, has "
        "cast mostly unknowns. Bo Rill can be a ham, but here he is quiet.\n"
    )
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    assert reading.film is not None
    assert reading.film.name == "Low Tide"


# --- Who made it.


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_husband_who_writes_too_is_a_writer(*, hybrid: bool) -> None:
    text = (
        "It was written by Ann Vane and her husband, the playwright Eoin Marr. It was produced by "
        "Cy Lund and his old friend Di Kerr.\n"
    )
    assert of_film(text, "screenwriter", hybrid=hybrid) == {"Ann Vane", "Eoin Marr"}
    assert of_film(text, "producer", hybrid=hybrid) == {"Cy Lund", "Di Kerr"}


def test_a_brother_who_does_something_else_is_no_director() -> None:
    text = "It was directed by Ann Vane, and her brother Eoin Vane wrote the screenplay.\n"
    assert of_film(text, "director") == {"Ann Vane"}
    text = "It was directed by Ann Vane and her sister drives Di Kerr to the sea.\n"
    assert of_film(text, "director") == {"Ann Vane"}


@pytest.mark.parametrize("hybrid", [False, True])
def test_who_wrote_cues_or_pieces_wrote_no_script(*, hybrid: bool) -> None:
    text = (
        "The remaining fourteen cues were written by Flo Gale, who once played the drums. "
        "Two short pieces written by Gus Hart are heard at the end.\n"
    )
    assert of_film(text, "screenwriter", hybrid=hybrid) == set()
    assert "Flo Gale" in of_film(text, "composer", hybrid=hybrid)


def test_composers_who_share_the_credit_are_all_composers() -> None:
    text = "Flo Gale, who wrote the score, shares the credit with Ed Moss and Cy Marr this time.\n"
    assert of_film(text, "composer") == {"Flo Gale", "Ed Moss", "Cy Marr"}


# --- Who acts.


@pytest.mark.parametrize("hybrid", [False, True])
def test_whoever_is_somebody_himself_plays_him(*, hybrid: bool) -> None:
    text = "Ida Penn is Ally, a waitress, and Bo Rill himself is Jackson Dane, a country singer.\n"
    assert parts(text, hybrid=hybrid) == {("Ida Penn", "Ally"), ("Bo Rill", "Jackson Dane")}


@pytest.mark.parametrize("hybrid", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "It was written and directed by Ann Vane, who also has a small part as a drunk prompter.",
        "Ann Vane directed it with care. The director herself turns up as a waiter.",
        "Ann Vane directed it with care, with Vane herself as the mother and her son as the boy.",
    ],
)  # fmt: skip
def test_a_director_with_a_small_part_acts(text: str, *, hybrid: bool) -> None:
    text += " Ivy Stone plays Gita, who keeps the inn.\n"
    assert of_film(text, "castMember", hybrid=hybrid) == {"Ann Vane", "Ivy Stone"}
    assert of_film(text, "director", hybrid=hybrid) == {"Ann Vane"}


def test_the_director_of_none_is_nobody() -> None:
    text = "Ivy Stone plays Gita, who keeps the inn. The director himself turns up as a waiter.\n"
    assert of_film(text, "castMember") == {"Ivy Stone"}


@pytest.mark.parametrize("hybrid", [False, True])
def test_his_somebody_is_the_part_of_the_actor_just_named(*, hybrid: bool) -> None:
    text = (
        "But the heart of the picture belongs to Martin Lund. His Bela Corvin is a proud, sick old "
        "man, and Lund deserves a prize.\n"
    )
    assert parts(text, hybrid=hybrid) == {("Martin Lund", "Bela Corvin")}


def test_his_somebody_is_no_part_of_a_maker() -> None:
    text = "It was directed by Martin Lund. His Bela Corvin is a proud, sick old man.\n"
    assert parts(text) == set()


# --- Where it comes from.


@pytest.mark.parametrize("hybrid", [False, True])
def test_a_story_by_somebody_s_grandfather_is_by_him(*, hybrid: bool) -> None:
    text = (
        "Ann Vane wrote the screenplay herself, from a short story by her grandfather, the "
        "novelist Ennio Vane, and her dialogue is sharp.\n"
    )
    assert of_film(text, "basedOn", hybrid=hybrid) == {"short story by Ennio Vane"}


@pytest.mark.parametrize("hybrid", [False, True])
def test_who_also_wrote_the_novel_of_the_same_name_wrote_the_source(*, hybrid: bool) -> None:
    text = "The screenplay is by Rosie Tarn, who also wrote the novel of the same name.\n"
    assert of_film(text, "basedOn", hybrid=hybrid) == {"novel by Rosie Tarn"}
