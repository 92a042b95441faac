"""Which film words call without its title, and lists of films of which one thing is said."""

from __future__ import annotations

import pytest

from .extraction_facts import facts

FILM = "The Glass Harbour"


def made(text: str) -> set[tuple[str, str, str]]:
    """Return what a text under a made-up head says of people's parts in films."""
    roles = ("director", "screenwriter", "cinematographer", "composer", "castMember")
    return {fact for fact in facts(text) if fact[1] in roles}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vane, who directed the original, hands over.",
        "Ann Vane, the director of the first film, hands over.",
        "The first film’s composer, Flo Gale, is not back.",
        "The director of the second film, Ann Vane, loved it.",
        "Gus Hart, who starred in the original, is missed.",
        "Flo Gale, who scored the 1951 film, is thanked.",
        "Bo Marsh, who wrote the book, hated it.",
        "Ann Vane, director of the sequel, was a runner here.",
    ],
)
def test_who_made_another_version_made_nothing_of_this_one(text: str) -> None:
    assert made(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vane directs this remake of the 1951 original.",
        "Ann Vane directed both the original and this one.",
        "Ann Vane, who directed it, loves the original.",
        "This is a sequel, and Ann Vane directed the sequel.",
    ],
)
def test_who_made_this_one_keeps_it_beside_another(text: str) -> None:
    assert (FILM, "director", "Ann Vane") in made(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cy Lund married the cinematographer Bo Marsh’s brother.",
        "The composer’s wife Ann Vane sat in the hall.",
        "Director Cy Lund’s daughter Grace sat in the hall.",
    ],
)
def test_a_relative_tells_of_nobodys_part(text: str) -> None:
    assert made(text) == set()


def test_the_work_of_somebody_in_the_crew_is_theirs() -> None:
    assert made("Composer Flo Gale’s score is cold.") == {(FILM, "composer", "Flo Gale")}


PAIR = "We also saw Low Road (1957) and its sequel Tin Harvest (1958). "


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vane directed the first, Bo Marsh the second.",
        "The first was directed by Ann Vane, the second by Bo Marsh.",
    ],
)
def test_what_is_said_of_the_first_is_said_of_the_second_with_another_name(text: str) -> None:
    assert made(PAIR + text) == {
        ("Low Road", "director", "Ann Vane"),
        ("Tin Harvest", "director", "Bo Marsh"),
    }


def test_a_film_called_by_its_order_behind_the_words() -> None:
    assert made(PAIR + "Gus Hart is the star of the second.") == {
        ("Tin Harvest", "castMember", "Gus Hart")
    }


def test_the_first_scene_is_no_film() -> None:
    assert made(PAIR + "In the first scene Gus Hart plays a monk.") == {
        (FILM, "castMember", "Gus Hart")
    }


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Vane directed", "director"),
        ("Ann Vane, who has died, went on to score", "composer"),
        ("Ann Vane wrote the screenplays for", "screenwriter"),
        ("Ann Vane photographed", "cinematographer"),
        ("Ann Vane starred in", "castMember"),
    ],
)
def test_films_counted_up_all_have_the_person(text: str, role: str) -> None:
    assert made(f"{text} The Tin Boat (1957), Low Road and, most famously, Salt Rain.") == {
        ("The Tin Boat", role, "Ann Vane"),
        ("Low Road", role, "Ann Vane"),
        ("Salt Rain", role, "Ann Vane"),
    }


def test_people_in_a_list_are_no_films() -> None:
    found = made("Ann Vane starred in The Tin Boat (1957), and Bo Marsh in nothing.")
    assert {film for film, _, _ in found} == {"The Tin Boat"}
    assert not made("Ann Vane starred in Hamlet on the stage.")


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Ann Vane is the sheriff, Bo Marsh his deputy, Cy Lund the thief.", 3),
        ("Gus Hart plays the sheriff, Ida Penn his wife and Max Rudd the judge.", 3),
        ("Ann Vane is the director, Bo Marsh the writer.", 0),
    ],
)
def test_roles_in_turn_are_those_of_as_many_actors(text: str, cast: int) -> None:
    assert len({name for _, role, name in made(text) if role == "castMember"}) == cast


def test_of_two_films_of_one_title_the_remake_is_by_who_owns_it() -> None:
    text = (
        "Paper Lanterns (1997) and Paper Lanterns (2002) are two films of one story. I like both. "
        "Bo Rill’s remake is the longer film.\n"
    )
    directors = {fact for fact in facts(text, under_head=False) if fact[1] == "director"}
    assert directors == {("Paper Lanterns (2002)", "director", "Bo Rill")}
