"""Texts that count up films as they begin: each opens a film of equal rank, with its own facts."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, extract

_ROLES = ("director", "castMember", "composer")


def titles(text: str) -> list[str]:
    """Return the titles of the films that a text is about."""
    return [film.name for film in Reading(Document("d", text)).films.reviewed]


def facts(text: str) -> set[tuple[str, str, str]]:
    """Return (film, predicate, object) of what a text asserts about people, and its opinions."""
    found = set()
    for claim in extract(Document("d", text)).claims:
        if isinstance(claim.object, Opinion):
            found.add((claim.subject.name, claim.object.aspect, claim.object.polarity))
        elif claim.predicate in _ROLES and claim.modality == "asserted":
            found.add((claim.subject.name, claim.predicate, getattr(claim.object, "name", "")))
    return found


@pytest.mark.parametrize(
    "opening",
    [
        "The Regal had a double bill on Sunday: Salt Gate and The Tin Lamp.",
        "Sunday's double feature was Salt Gate & The Tin Lamp.",
        "Salt Gate and The Tin Lamp make an odd double bill.",
        "We saw “Salt Gate” (1951) and “The Tin Lamp” (1953) back to back.",
        "I caught two old thrillers at the Regal, Salt Gate and The Tin Lamp.",
        "The Regal has paired Salt Gate with The Tin Lamp.",
        "Movies this weekend: Salt Gate and The Tin Lamp.",
        "The club showed Salt Gate and The Tin Lamp last night.",
    ],
)
def test_two_films_that_a_text_counts_up_each_have_what_is_said_of_the_first_and_the_second(
    opening: str,
) -> None:
    text = (
        f"{opening} The first was directed by Irene Vogel and stars Tom Birk. The second, directed "
        "by Otto Kranz, has Mara Bell as a thief.\n"
    )
    assert titles(text) == ["Salt Gate", "The Tin Lamp"]
    assert {fact for fact in facts(text) if fact[1] in _ROLES} == {
        ("Salt Gate", "director", "Irene Vogel"),
        ("Salt Gate", "castMember", "Tom Birk"),
        ("The Tin Lamp", "director", "Otto Kranz"),
        ("The Tin Lamp", "castMember", "Mara Bell"),
    }


def test_a_title_that_holds_and_is_one_film_where_the_text_has_it_again() -> None:
    text = (
        "A double bill on Sunday: Bread and Ashes and The Tin Lamp. I liked Bread and Ashes, which "
        "was directed by Irene Vogel. The other film was directed by Otto Kranz.\n"
    )
    assert titles(text) == ["Bread and Ashes", "The Tin Lamp"]
    assert ("The Tin Lamp", "director", "Otto Kranz") in facts(text)


def test_what_one_watched_alone_is_one_film_though_its_title_holds_and() -> None:
    text = (
        "I watched “Bread and Ashes” this weekend. It was directed by Irene Vogel. Tom Birk plays "
        "a baker, and the first scene is lovely.\n"
    )
    assert titles(text) == ["Bread and Ashes"]


def test_who_makers_or_stars_are_tells_which_of_two_films_is_meant() -> None:
    text = (
        "The Regal had a double bill on Sunday: Salt Gate and The Tin Lamp. Salt Gate, directed by "
        "Irene Vogel, stars Tom Birk. The Tin Lamp has Mara Bell as a thief and was directed by "
        "Otto Kranz. Max Weil wrote the music for the Vogel film. Birk is superb. The Bell film "
        "has a score by Di Kerr.\n"
    )
    found = facts(text)
    assert ("Salt Gate", "composer", "Max Weil") in found
    assert ("The Tin Lamp", "composer", "Di Kerr") in found
    assert ("Salt Gate", "acting", "positive") in found


def test_the_makers_before_the_titles_of_a_double_bill_are_none_of_them() -> None:
    text = (
        "The pairing of Irene Vogel's Salt Gate and Otto Kranz's The Tin Lamp was wise. Mara Bell "
        "stars in the Kranz film. Vogel's film is the better one.\n"
    )
    assert titles(text) == ["Salt Gate", "The Tin Lamp"]
    assert {fact for fact in facts(text) if fact[1] in _ROLES} == {
        ("Salt Gate", "director", "Irene Vogel"),
        ("The Tin Lamp", "director", "Otto Kranz"),
        ("The Tin Lamp", "castMember", "Mara Bell"),
    }


def test_three_films_are_told_apart_by_their_order() -> None:
    text = (
        "Seen this week: Salt Gate, The Tin Lamp and Low Harbour. The first stars Tom Birk, the "
        "second Mara Bell. The third has a score by Max Weil.\n"
    )
    assert {
        ("Salt Gate", "castMember", "Tom Birk"),
        ("The Tin Lamp", "castMember", "Mara Bell"),
        ("Low Harbour", "composer", "Max Weil"),
    } <= facts(text)


def test_of_both_films_of_a_double_bill_the_same_is_said() -> None:
    text = (
        "Tonight's double bill is Salt Gate and The Tin Lamp. Both star Tom Birk. Irene Vogel "
        "directed the first.\n"
    )
    found = facts(text)
    assert {(f, p) for f, p, name in found if name == "Tom Birk"} == {
        ("Salt Gate", "castMember"),
        ("The Tin Lamp", "castMember"),
    }


def test_the_film_that_heads_a_text_may_be_one_of_a_double_bill() -> None:
    text = (
        "Salt Gate (1951)\n\nThe Regal paired Salt Gate with The Tin Lamp. Tom Birk stars as a "
        "miller. The other film, directed by Otto Kranz, has Mara Bell as a thief.\n"
    )
    extracted = extract(Document("d", text))
    assert extracted.film is not None
    assert extracted.film.name == "Salt Gate"
    assert ("Salt Gate", "castMember", "Tom Birk") in facts(text)
    assert ("The Tin Lamp", "castMember", "Mara Bell") in facts(text)
    assert ("Salt Gate", "castMember", "Mara Bell") not in facts(text)


def test_two_people_who_are_named_together_are_no_films() -> None:
    text = (
        "I watched Ann Vane and Tom Birk this weekend in Salt Gate, a comedy directed by Irene "
        "Vogel. The first half is slow. Vane plays a baker.\n"
    )
    assert "Tom Birk" not in titles(text)


@pytest.mark.parametrize(
    "opening",
    [
        "Salt Gate and The Tin Lamp share a disc.",
        "Salt Gate and The Tin Lamp are basically the same movie.",
        "Salt Gate vs The Tin Lamp.",
        "Watch Salt Gate and The Tin Lamp one after the other.",
    ],
)
def test_two_films_set_beside_each_other_are_told_apart_by_one_and_the_other(opening: str) -> None:
    text = (
        f"{opening} Irene Vogel directed one, with Tom Birk as a porter. Otto Kranz directed the "
        "other. Kranz's has Mara Bell as a thief. Both opened in 1961.\n"
    )
    assert titles(text) == ["Salt Gate", "The Tin Lamp"]
    found = {fact for fact in facts(text) if fact[1] in _ROLES}
    assert {
        ("Salt Gate", "director", "Irene Vogel"),
        ("The Tin Lamp", "director", "Otto Kranz"),
        ("Salt Gate", "castMember", "Tom Birk"),
    } <= found
    assert not found & {
        ("The Tin Lamp", "director", "Irene Vogel"),
        ("Salt Gate", "director", "Otto Kranz"),
        ("Salt Gate", "castMember", "Mara Bell"),
    }
    years = {
        (claim.subject.name, claim.object)
        for claim in extract(Document("d", text)).claims
        if claim.predicate == "releaseYear"
    }
    assert years == {("Salt Gate", 1961), ("The Tin Lamp", 1961)}


def test_two_people_who_are_the_same_in_something_are_no_films() -> None:
    text = "Irene Vogel and Otto Kranz are both nurses in this film. Mara Bell is the doctor.\n"
    assert "Irene Vogel" not in titles(text)


def test_with_in_a_title_parts_no_list() -> None:
    text = (
        "No Salt Tonight and Lamps with Wings share a disc. The first stars Tom Birk. The second "
        "was directed by Otto Kranz.\n"
    )
    assert titles(text) == ["No Salt Tonight", "Lamps with Wings"]


def test_what_is_said_of_both_is_said_of_each() -> None:
    text = (
        "Salt Gate and The Tin Lamp share a disc. The former is by Irene Vogel, the latter is by "
        "Otto Kranz. Pia Lund composed the music for both.\n"
    )
    found = facts(text)
    assert ("Salt Gate", "composer", "Pia Lund") in found
    assert ("The Tin Lamp", "composer", "Pia Lund") in found


def test_the_one_that_is_left_of_a_list_is_the_last_one_told_of() -> None:
    text = (
        "We watched three old thrillers: Salt Gate, The Tin Lamp and Nachtwache.\n\nSalt Gate "
        "came first. It stars Tom Birk.\n\nThe Tin Lamp is a comedy by Irene Vogel.\n\nThe German "
        "one was the best. Otto Kranz directed it.\n"
    )
    assert ("Nachtwache", "director", "Otto Kranz") in facts(text)
    assert ("The Tin Lamp", "director", "Otto Kranz") not in facts(text)


def test_in_the_first_and_in_the_second_a_name_is_of_its_own_film() -> None:
    text = (
        "Salt Gate and The Tin Lamp share a disc. In the first the thief is Tom Birk, in the "
        "second he is Ivo Stahl. Birk is the better actor. Stahl, who wrote that one too, is not.\n"
    )
    assert ("The Tin Lamp", "castMember", "Tom Birk") not in facts(text)


def test_who_bears_a_courtesy_title_in_a_title_made_no_film() -> None:
    text = (
        "Salt Gate and Mrs Tarn's Lamp share a disc. The former is by Irene Vogel.\n\nMrs Tarn's "
        "Lamp is by Otto Kranz. Mara Bell plays Mrs Tarn.\n"
    )
    assert "Mrs Tarn's Lamp" in titles(text)
    assert not any("Tarn" in who for _, role, who in facts(text) if role == "director")


def test_a_club_that_shows_a_film_and_the_next_a_week_later_tells_of_both() -> None:
    text = (
        "This month the club goes to the coast.\n\nOn the 4th we are showing Salt Gate, a small "
        "hit of 1981. Tom Birk plays the porter.\n\nA week later comes The Tin Lamp, which is "
        "sadder. Mara Bell is a thief in it. The music by Otto Kranz is lovely.\n"
    )
    assert ("Salt Gate", "composer", "Otto Kranz") not in facts(text)
    assert titles(text) == ["Salt Gate", "The Tin Lamp"]
