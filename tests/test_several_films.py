"""Texts about several films: lists with labels, titles in order, "respectively"."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, extract


def facts(text: str) -> set[tuple[str, str, str]]:
    """Return (subject, predicate, object) of what a text asserts about people."""
    return {
        (c.subject.name, c.predicate, getattr(c.object, "name", ""))
        for c in extract(Document("d", text)).claims
        if c.predicate in ("director", "castMember", "composer", "screenwriter")
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Ashen Tide", "2. The Long Corridor"),
        ("## Ashen Tide", "## The Long Corridor"),
        ("Ashen Tide (2001)", "The Long Corridor (2003)"),
        ("Title: Ashen Tide", "Title: The Long Corridor"),
    ],
)
def test_each_film_of_a_list_has_the_labels_below_its_title(first: str, second: str) -> None:
    text = (
        f"Two to see\n\n{first}\nDirector: Lena Harrow\nCast: Tom Birk\n\nA quiet film.\n\n"
        f"{second}\nDirector: Piet Maas\nCast: Ines Varga\n\nA loud film.\n"
    )
    assert facts(text) == {
        ("Ashen Tide", "director", "Lena Harrow"),
        ("Ashen Tide", "castMember", "Tom Birk"),
        ("The Long Corridor", "director", "Piet Maas"),
        ("The Long Corridor", "castMember", "Ines Varga"),
    }


def test_credits_that_come_again_make_no_second_film() -> None:
    text = "Ashen Tide\nDirector: Lena Harrow\n\nA film.\n\nDetails\nDirector: Lena Harrow\n"
    assert facts(text) == {("Ashen Tide", "director", "Lena Harrow")}


def test_respectively_and_the_first_tell_two_films_apart() -> None:
    text = (
        "Ashen Tide (2001) and The Long Corridor (2003), directed by Lena Harrow and Piet Maas "
        "respectively; the first stars Tom Birk and the second has Ines Varga in the lead.\n"
    )
    assert facts(text) == {
        ("Ashen Tide", "director", "Lena Harrow"),
        ("Ashen Tide", "castMember", "Tom Birk"),
        ("The Long Corridor", "director", "Piet Maas"),
        ("The Long Corridor", "castMember", "Ines Varga"),
    }


def test_finally_before_a_title_is_no_part_of_it() -> None:
    text = (
        "Two war films\n\nFirst, The Last Orchid (1988), directed by Sofia Brandt, stars Leo "
        "Carver.\n\nFinally, Tin Soldiers (2010) by Omar Reyes, with Greg Tanner, is the best.\n"
    )
    assert facts(text) == {
        ("The Last Orchid", "director", "Sofia Brandt"),
        ("The Last Orchid", "castMember", "Leo Carver"),
        ("Tin Soldiers", "director", "Omar Reyes"),
        ("Tin Soldiers", "castMember", "Greg Tanner"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The music of the film was written by Hugo Ferrante.",
        "The film's fine music was written by Hugo Ferrante.",
        "The score that runs through the film was written by Hugo Ferrante.",
        "The soundtrack to The Glass Coast was penned by Hugo Ferrante.",
    ],
)
def test_who_wrote_the_music_wrote_no_script(sentence: str) -> None:
    found = facts(f"The Glass Coast (2004)\n\n{sentence}\n")
    assert found <= {("The Glass Coast", "composer", "Hugo Ferrante")}


def test_the_headings_of_an_article_in_sections_are_no_films() -> None:
    sections = (
        "A Symphony of Salt", "The Sound of Harbours: Setting the Tone", "Key Tracks and Players",
        "The Weight of Brass on the Low Tide Soundtrack", "Lasting Legacy of the Sea",
        "Conclusion: A Quiet Wonder",
    )  # fmt: skip
    prose = "The Low Tide soundtrack serves the film, and its director knew why it had to be slow."
    text = "\n".join(f"{heading}\n{prose}" for heading in sections)
    assert len(Reading(Document("d", text)).films.reviewed) == 1


def test_entries_that_hold_their_own_credits_each_have_their_film() -> None:
    text = """Amber Days (2003), 98 min. Directed by Anna Moreau. Starring Paul Lessing. ***

Puddle (2011), 81 min. Directed by Steve Marrable. Starring Olivia Stone. **

Owl Street (2012), 104 min. Directed by Radu Ionescu. Starring Maria Popa. *****
"""
    directors = {(film, name) for film, relation, name in facts(text) if relation == "director"}
    assert directors == {
        ("Amber Days", "Anna Moreau"),
        ("Puddle", "Steve Marrable"),
        ("Owl Street", "Radu Ionescu"),
    }


DOUBLE_BILL = (
    "The Rex has two thrillers on Sunday: “Ashen Tide” (1947) and “The Long Corridor” (1951), both "
    "by Lena Harrow. The former stars Tom Birk; the latter stars Ines Varga. The first "
    "was photographed by Piet Maas and the second by Sofia Brandt.\n"
)
COLUMN = """New this week

Ashen Tide (2016) is Lena Harrow's study of a port, with Tom Birk. Hugo Ferrante wrote the score.

The Long Corridor (2015), directed by Piet Maas, is slower. Ines Varga plays the nurse.

Tin Soldiers (2016), Omar Reyes's comedy, has Greg Tanner as a general.

That is all until Friday. The prizes went to the right people, and the actor Leo Carver was kind.
"""


def test_the_former_and_the_latter_are_two_films_in_the_order_of_their_names() -> None:
    found = facts(DOUBLE_BILL)
    assert ("Ashen Tide", "castMember", "Tom Birk") in found
    assert ("The Long Corridor", "castMember", "Ines Varga") in found
    assert ("The Long Corridor", "castMember", "Tom Birk") not in found


def test_each_paragraph_of_a_column_tells_of_its_film_and_the_last_of_none() -> None:
    found = facts(COLUMN)
    assert ("Ashen Tide", "composer", "Hugo Ferrante") in found
    assert ("The Long Corridor", "director", "Piet Maas") in found
    assert ("The Long Corridor", "castMember", "Ines Varga") in found
    assert ("Tin Soldiers", "castMember", "Greg Tanner") in found
    assert not any(name == "Leo Carver" for _, _, name in found)


def test_two_clauses_of_a_sentence_tell_of_their_own_films() -> None:
    text = (
        "Two films about rain. Ashen Tide, directed by Lena Harrow, stars Tom Birk as a pilot, "
        "while The Long Corridor (2003), from Piet Maas, stars Ines Varga as a nurse.\n"
    )
    found = facts(text)
    assert ("Ashen Tide", "castMember", "Tom Birk") in found
    assert ("The Long Corridor", "castMember", "Ines Varga") in found
    assert ("Ashen Tide", "castMember", "Ines Varga") not in found


def test_the_remake_and_the_original_of_one_title_have_their_own_casts() -> None:
    text = (
        "Lena Harrow's Ashen Tide (1958) cost nothing. The remake, Ashen Tide (2019), was directed "
        "by Piet Maas. The original was scored by Hugo Ferrante. The remake has music by Di Kerr.\n"
    )
    found = {(film.partition(" (")[0], *rest) for film, *rest in facts(text)}
    by_name = {name: film for film, _, name in facts(text)}
    assert ("Ashen Tide", "composer", "Hugo Ferrante") in found
    assert by_name["Piet Maas"] == by_name["Di Kerr"] != by_name["Hugo Ferrante"]
    assert by_name["Hugo Ferrante"] == by_name["Lena Harrow"]


def test_a_review_that_names_other_films_by_the_way_is_about_its_own() -> None:
    text = (
        "Ashen Tide (2001) is a slow film about a harbour, and I liked it. Tom Birk stars. It is "
        "better than The Long Corridor (1999), which Lena Harrow directed before this film.\n"
    )
    film = Reading(Document("d", text)).film
    assert film is not None
    assert film.name == "Ashen Tide"
    assert ("Ashen Tide", "castMember", "Tom Birk") in facts(text)


def test_a_report_from_a_festival_tells_of_each_film_that_it_names() -> None:
    text = (
        "The festival opened with Ashen Tide (2001), directed by Lena Harrow. Tom Birk plays a "
        "pilot.\n\nThe jury preferred The Long Corridor (2003), from Piet Maas. Ines Varga plays a "
        "nurse.\n\nLast came Salt Lantern (2003), which Cy Marsh directed. Ada Bryce plays a nun.\n"
    )
    assert {
        ("Ashen Tide", "castMember", "Tom Birk"),
        ("The Long Corridor", "castMember", "Ines Varga"),
        ("Salt Lantern", "castMember", "Ada Bryce"),
    } <= facts(text)


@pytest.mark.parametrize(
    "turn",
    [
        "Finally, Hollow Pier is a documentary about eel fishers. ",
        "To end with, Hollow Pier is a documentary about eel fishers. ",
        "Far better is Hollow Pier, a documentary about eel fishers. ",
        "Hollow Pier is a documentary starring Gus Hart. ",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_is_said_behind_the_last_film_is_said_of_it(turn: str, between: str) -> None:
    text = (
        f"Ashen Tide is a comedy directed by Lena Harrow.{between}"
        f"{turn}The music, by Ivy Stone, is stunning.\n"
    )
    found = facts(text)
    assert ("Ashen Tide", "director", "Lena Harrow") in found
    assert ("Hollow Pier", "composer", "Ivy Stone") in found
    assert "composer" not in {how for film, how, _ in found if film == "Ashen Tide"}


def test_paragraphs_that_each_open_with_what_a_film_tells_of_are_about_these_films() -> None:
    text = (
        "Double bill at the Rex\n\nLow Tide tells the story of a docker. Directed by Lena Harrow, "
        "it stars Tom Birk.\n\nThe Tin Boat tells of two nuns. Ines Varga plays the younger. It "
        "was directed by Piet Maas.\n"
    )
    assert facts(text) == {
        ("Low Tide", "castMember", "Tom Birk"),
        ("Low Tide", "director", "Lena Harrow"),
        ("The Tin Boat", "castMember", "Ines Varga"),
        ("The Tin Boat", "director", "Piet Maas"),
    }


def test_the_film_of_a_score_that_is_only_a_measure_is_not_the_one_under_review() -> None:
    text = (
        "The acting in Salt Lantern is weak and the film is too long. The photography isn't great. "
        "The music by Hugo Ferrante isn't as good as his score for Dry Pier.\n"
    )
    film = extract(Document("d", text)).film
    assert film is not None
    assert film.name == "Salt Lantern"


def test_a_column_may_take_up_each_film_in_words_of_its_own() -> None:
    text = (
        "At the Rex this week\n\nThe pick of the bunch is Salt Lantern, directed by Piet Maas. The "
        "score by Hugo Ferrante is lovely.\n\nI was less keen on Dry Pier. Tom Birk plays a "
        "policeman with a drink problem.\n\nAlso showing: Night Ferry, a documentary about sailors."
        " The photography is by Cy Marsh, the music by Ada Bryce.\n"
    )
    assert facts(text) >= {
        ("Salt Lantern", "director", "Piet Maas"),
        ("Salt Lantern", "composer", "Hugo Ferrante"),
        ("Dry Pier", "castMember", "Tom Birk"),
        ("Night Ferry", "composer", "Ada Bryce"),
    }


def test_somebody_who_moves_the_writer_is_no_film() -> None:
    text = (
        "I was impressed by Ines Varga. Salt Lantern is a drama about a keeper, directed by Piet "
        "Maas, and she is in every scene. The star of the show is Hugo Ferrante, a comedy actor.\n"
    )
    reading = Reading(Document("d", text))
    assert {film.name for film in reading.films.reviewed} == {"Salt Lantern"}
