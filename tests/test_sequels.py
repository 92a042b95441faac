"""A sequel that is called by the title of the first film with a number."""

from __future__ import annotations

import pytest

from . import extraction_facts


def facts(text: str) -> set[tuple[str, str, str]]:
    """Return the facts of a text that has no other head than its own."""
    return extraction_facts.facts(text, under_head=False)


_PROSE = (
    "Ann Vane directed the first Pepper Lane in 2011, and it was a quiet joy. "
    "Flo Gale played the baker then. The sequel is louder. Gus Hart directed it. "
    "Ida Penn plays the mayor, and Pepper Lane is a street in it."
)


@pytest.mark.parametrize(
    "title",
    ["Pepper Lane 2", "Pepper Lane II", "Pepper Lane, Part II", "Pepper Lane 2: Home Again"],
)
@pytest.mark.parametrize("year", ["", " (2014)"])
def test_a_number_behind_the_title_over_the_text_is_part_of_it(title: str, year: str) -> None:
    found = facts(f"{title}{year}\n\n{_PROSE}")
    assert (title, "castMember", "Ida Penn") in found
    assert ("Pepper Lane", "director", "Ann Vane") in found
    assert not any(fact[:2] == (title, "director") and fact[2] == "Ann Vane" for fact in found)
    assert not any(str(fact[0]).endswith("(2011)") for fact in found)


def test_prose_that_calls_the_shorter_title_the_first_is_about_the_sequel() -> None:
    found = facts(
        "The first Tin Comets was a treat. Ann Vane directed it with care. "
        "Tin Comets 2 is dull. Ida Penn plays a farmer in this one."
    )
    assert ("Tin Comets", "director", "Ann Vane") in found
    assert ("Tin Comets 2", "castMember", "Ida Penn") in found


def test_a_film_whose_sequel_is_named_in_passing_stays_under_review() -> None:
    found = facts(
        "Tin Comets\n\nAnn Vane directed Tin Comets and Ida Penn plays a farmer in it. "
        "There was a sequel, Tin Comets 2, but the original Tin Comets is the one to see."
    )
    assert ("Tin Comets", "castMember", "Ida Penn") in found
    assert not any(fact[0] == "Tin Comets 2" for fact in found)


def test_the_film_that_came_out_under_the_shorter_title_is_the_first_one() -> None:
    found = facts(
        "Copper Wharf 2\n\nWhen Copper Wharf came out in 2012, people wept. Ann Vane directed it, "
        "and Bo Rill played the smith. The sequel has a new director, Gus Hart. Ida Penn plays "
        "the mayor."
    )
    assert ("Copper Wharf", "director", "Ann Vane") in found
    assert ("Copper Wharf 2", "director", "Gus Hart") in found
    assert ("Copper Wharf 2", "castMember", "Ida Penn") in found
    assert ("Copper Wharf 2", "director", "Ann Vane") not in found


def test_who_made_a_first_film_that_is_only_looked_back_on_made_no_sequel() -> None:
    found = facts(
        "Copper Wharf 2\n\nI loved the first film, and so did my kids. Ann Vane directed that one. "
        "Gus Hart directs this time, and Ida Penn plays the mayor."
    )
    assert ("Copper Wharf 2", "director", "Gus Hart") in found
    assert ("Copper Wharf 2", "director", "Ann Vane") not in found
