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


@pytest.mark.parametrize(
    "opening",
    [
        "Amber Gulch II: The Drowning is a loud, silly sequel to a fair western.",
        "I saw Amber Gulch II: The Drowning, a western, with my brother, and hated the film.",
    ],
)
def test_a_series_its_number_and_a_subtitle_are_one_title(opening: str) -> None:
    found = facts(f"{opening} Bo Rill plays the villain, Hatch Dunn. Gus Hart directed it.")
    assert ("Amber Gulch II: The Drowning", "castMember", "Bo Rill") in found
    assert ("Amber Gulch II: The Drowning", "director", "Gus Hart") in found


def test_a_dated_heading_is_the_title_of_what_is_told_to_be_a_sequel() -> None:
    found = facts(
        "Early Frost (2009)\n\nThe sequel to Late Frost finds the same two clerks again. "
        "Late Frost was written and directed by Ann Vane. Ida Penn plays Maud Orr."
    )
    assert ("Early Frost", "castMember", "Ida Penn") in found
    assert ("Late Frost", "director", "Ann Vane") in found
    assert ("Early Frost", "director", "Ann Vane") not in found


def test_who_is_back_acts_in_the_sequel_and_who_is_gone_does_not() -> None:
    found = facts(
        "Copper Wharf 2\n\nIn the first Copper Wharf (2012), directed by Ann Vane, Frank Doyle "
        "played the smith, Abel Orr, and Lena Voss was fine as Rosa. Doyle is back, a bit tired, "
        "but Voss is gone, and so is Vane. Ida Penn and Flo Gale return as Mr. and Mrs. Trim, and "
        "Ned Low is again the voice of Biscuit."
    )
    cast = {fact[2] for fact in found if fact[:2] == ("Copper Wharf 2", "castMember")}
    assert cast == {"Frank Doyle", "Ida Penn", "Flo Gale", "Ned Low"}
    assert ("Ned Low", "playsCharacter", "Biscuit") in found
    assert ("Copper Wharf", "castMember", "Lena Voss") in found
    assert not any(fact[:2] == ("Copper Wharf 2", "director") for fact in found)


def test_who_is_as_funny_as_a_character_plays_it() -> None:
    found = facts(
        "Copper Wharf 2\n\nThe villain in the first film was Ned Low, as Malachi. This time it "
        "is Di Kerr, sly as Madame Pike. Bo Marsh is just as funny as the cook, Nat Butters."
    )
    assert ("Copper Wharf", "castMember", "Ned Low") in found
    assert ("Di Kerr", "playsCharacter", "Madame Pike") in found
    assert ("Bo Marsh", "playsCharacter", "Nat Butters") in found


def test_the_makers_of_the_first_film_made_that_one() -> None:
    found = facts(
        "Copper Wharf 2\n\nAnn Vane's second film about the wharf is louder than Copper Wharf, "
        "which she made in 2012. The script of the first was by Bo Marsh. Di Kerr composed the "
        "score; Cy Lund did the music for the first one."
    )
    assert ("Copper Wharf", "director", "Ann Vane") in found
    assert ("Copper Wharf 2", "director", "Ann Vane") in found
    assert ("Copper Wharf", "releaseYear", "2012") in found
    assert ("Copper Wharf", "composer", "Cy Lund") in found
    assert ("Copper Wharf", "screenwriter", "Bo Marsh") in found
    assert {fact[2] for fact in found if fact[:2] == ("Copper Wharf 2", "composer")} == {"Di Kerr"}


def test_a_sequel_of_another_title_leaves_the_first_film_its_writer() -> None:
    found = facts(
        "Winter Quay (2011) takes place ten years after Summer Quay, and Ann Vane directed both. "
        "Gus Hart plays Paul Orr. Vane wrote the script; she wrote the first film with Bo Marsh. "
        "Summer Quay, released in 2001, was a small thing."
    )
    assert ("Summer Quay", "director", "Ann Vane") in found
    assert ("Winter Quay", "director", "Ann Vane") in found
    assert ("Summer Quay", "screenwriter", "Bo Marsh") in found
    assert ("Winter Quay", "screenwriter", "Bo Marsh") not in found
    assert ("Winter Quay", "castMember", "Bo Marsh") not in found


def test_who_made_the_two_before_a_third_film_did_not_make_it() -> None:
    found = facts(
        "Copper Wharf 3\n\nThe first two were better. Ann Vane, who directed the first two, has "
        "left. Its predecessor was written by Bo Marsh. Cy Lund directed this one."
    )
    assert {fact[2] for fact in found if fact[1] == "director"} == {"Cy Lund"}
    assert not any(fact[1] == "screenwriter" for fact in found)


def test_who_was_in_it_last_time_was_in_the_first_film() -> None:
    found = facts(
        "Copper Wharf 2\n\nI liked the first film. Flo Gale, who played the vicar last time, does "
        "not return. Ida Penn, so good last time, has little to do as Aunt Pru."
    )
    assert ("Copper Wharf", "castMember", "Flo Gale") in found
    assert ("Copper Wharf 2", "castMember", "Flo Gale") not in found
    assert ("Copper Wharf 2", "castMember", "Ida Penn") in found


@pytest.mark.parametrize("title", ["Tin Comets 2", "Tin Comets, Part II", "Tin Comets 3: Ash"])
def test_prose_with_both_titles_that_calls_one_the_first_film_is_about_the_sequel(
    title: str,
) -> None:
    found = facts(
        f"I have seen Tin Comets four times, and I laughed more in {title}. "
        "Ida Penn plays a farmer in it. The first film had no songs."
    )
    assert (title, "castMember", "Ida Penn") in found


def test_a_sequel_with_a_subtitle_is_not_called_by_the_title_of_the_film_before_it() -> None:
    found = facts(
        "Copper Wharf: The Second Flood\n\n"
        "Ann Vane directed Copper Wharf in 2019, and it was a hit. "
        "Now Gus Hart directs, and Ida Penn plays the cook. I liked the first film more."
    )
    assert ("Copper Wharf", "director", "Ann Vane") in found
    assert ("Copper Wharf: The Second Flood", "director", "Gus Hart") in found
    assert ("Copper Wharf: The Second Flood", "director", "Ann Vane") not in found


def test_a_film_said_to_follow_another_is_the_one_under_review() -> None:
    found = facts(
        "Grey Parrots has the heroine of The Bread Cart, and her boat. "
        "Ida Penn plays her. Gus Hart wrote and directed the film."
    )
    assert ("Grey Parrots", "director", "Gus Hart") in found


def test_a_title_that_a_club_announces_is_under_review() -> None:
    found = facts(
        "Next Friday: The Bread Cart, 8 pm in the school.\n\n"
        "This film was directed by Gus Hart. Ida Penn plays a cook in it, and her acting is superb."
    )
    assert ("The Bread Cart", "castMember", "Ida Penn") in found


@pytest.mark.parametrize(
    "said",
    [
        "Ida Penn still plays the mayor.",
        "The mayor is again played by Ida Penn.",
        "Ida Penn reprises her role.",
    ],
)
def test_who_is_back_was_in_the_first_film_too(said: str) -> None:
    found = facts(
        "Copper Wharf 2\n\nWhen Copper Wharf came out in 2012, people wept. The sequel is dull. "
        f"{said} I prefer the first film."
    )
    assert ("Copper Wharf", "castMember", "Ida Penn") in found
    assert ("Copper Wharf 2", "castMember", "Ida Penn") in found


def test_who_plays_again_without_a_film_before_is_in_this_one_alone() -> None:
    found = facts(
        "Copper Wharf\n\nA film about rain. Ida Penn still plays well, and Gus Hart, who directed "
        "it, knows how to shoot a boat. It is a good film."
    )
    assert {fact[0] for fact in found if fact[1] in ("castMember", "director")} == {"Copper Wharf"}


def test_a_sequel_goes_on_as_the_film_under_review_behind_a_sentence_on_the_first() -> None:
    found = facts(
        "Copper Wharf 2 is louder than the first film, and longer. Ann Vane directs again. In "
        "Copper Wharf (2012) the villain was Ida Penn, who played Rosa, a customs officer. Gus "
        "Hart is a delight as Bram, the cook. Lena Moss wrote the music this time."
    )
    assert ("Copper Wharf", "castMember", "Ida Penn") in found
    assert ("Copper Wharf 2", "castMember", "Gus Hart") in found
    assert ("Copper Wharf", "castMember", "Gus Hart") not in found
    assert ("Copper Wharf", "composer", "Lena Moss") not in found


def test_the_films_score_is_that_of_the_film_under_review() -> None:
    found = facts(
        "Copper Wharf 2 (2015) is a mess. The first film had a clever script by Bo Marsh. This one "
        "is full of holes. Only the film's score, by Lena Moss, is any good."
    )
    assert ("Copper Wharf 2", "composer", "Lena Moss") in found
    assert ("Copper Wharf", "composer", "Lena Moss") not in found


def test_who_owns_the_title_of_a_remake_made_the_remake() -> None:
    found = facts(
        "Paul Orme's Copper Wharf (2008) is a remake of Hal Sims's 1966 thriller of the same name, "
        "and I like it better. Ida Penn plays a customs officer, the role that Lena Moss had then."
    )
    assert ("Copper Wharf", "director", "Paul Orme") in found
    assert ("Copper Wharf (1966)", "director", "Paul Orme") not in found


def test_here_leads_back_from_the_first_film_within_a_sentence() -> None:
    found = facts(
        "Copper Wharf 2 is better than the first film. In Copper Wharf (2012) Ida Penn was the "
        "villain. Bo Marsh composed the music for that film; here Lena Moss takes over, and her "
        "score is charming."
    )
    assert ("Copper Wharf", "composer", "Bo Marsh") in found
    assert ("Copper Wharf", "aspectOpinion", "score positive") not in found
