"""Films in quotation marks: in texts on music, on several films, under headlines."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import shipped_tagger

PROFILE = """{}

You may not know the name of Cy Tarn, but if you watched late-night television you know his music. \
He scored more than sixty pictures, most of them cheap.

His breakthrough was "The Iron Barn", a 1961 western directed by Bo Rill. Rill wanted a guitar; \
Tarn gave him a whistling boy. The title song, "Ride On, Ada", performed by Di Kerr, was a hit.

He never repeated himself. For the thriller "Seven Bells" (1966) he used only percussion. The \
film, directed by Ann Vane, stars Gus Hart as a blind diver.

His last score was for Rill's final film, "The Long Quay", which is slow but beautifully acted.
"""
PAIR = """Same hand, two worlds

Fans of Ann Vane have had a busy year. In March came "Tin Houses," her drama about two diggers. \
Now, just in time for summer, comes "Salt Boys," and it could not be more different.

"Tin Houses" follows Ada Berg (Di Kerr), who digs for her father. Kerr is remarkable. Vane wrote \
the film with Cy Tarn. It is cold, precise and maybe a little too long.

"Salt Boys" is a comedy about two cooks. Bo Rill and Ed Moss play the cooks, Max and Gus. Kerr \
turns up again as the judge. Vane did not write this one; the screenplay is by Ivy Stone.

What the two films share is music. Both were scored by Hal Dane, whose cello theme for "Tin \
Houses" is stunning. The closing song, "Sugar Day," performed by Moss himself, is very catchy.

If you only have time for one, see "Tin Houses." It is the best film of the year.
"""
FESTIVAL = """Notes from the Holm Film Festival

It rained all four days. The opening night film, Ann Vane's "The Salt Year," set the bar high. It \
stars Bo Rill as a keeper, and the score by Di Kerr never says too much.

I had less luck on Friday. "Night Ferry," a thriller by first-time director Ed Moss, has a clever \
premise and nothing else. Ivy Stone does what she can as Captain Berg.

Saturday belonged to the documentaries. The best of them was "Tuning Down," in which filmmaker \
Flo Gale follows an orchestra for a year.

The festival closed with "My Own Keeper," the new film from Hal Dane. The audience stood and \
cheered, and "The Salt Year" went home with the jury prize.
"""
MARKED = """The Quiet Quay (2021)

I was looking forward to this because I loved Bo Rill's first movie, Tin Harvest. The Quiet Quay \
is not in the same league.

The story: Ada (Ann Vane) rents out her boat to Mr. Berg (Gus Hart), who never seems to sleep. \
Vane is good, but Hart has little to do. The script by Ivy Stone is full of holes.

Tin Harvest had a better script and half the budget. Go watch that one instead. 4/10
"""
HEADLINES = ["The Unsung Mr. Tarn", "The Man Behind the Whistle", "Cy Tarn: The Quiet Master"]


@pytest.fixture(params=[False, True], ids=["rules", "hybrid"])
def hybrid(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def facts(text: str, *, hybrid: bool) -> set[tuple[str, str, str]]:
    """Return (subject, relation, name) of what is said."""
    tagger = shipped_tagger() if hybrid else None
    return {
        (claim.subject.name, claim.predicate, claim.object.name)
        for claim in extract(Document("d", text), tagger=tagger).claims
        if isinstance(claim.object, Entity)
    }


def about(found: set[tuple[str, str, str]], name: str) -> set[str]:
    return {film for film, relation, said in found if said == name and relation != "playsCharacter"}


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_over_several_films_that_never_comes_again_is_no_film(
    headline: str, hybrid: bool
) -> None:
    found = facts(PROFILE.format(headline), hybrid=hybrid)
    assert about(found, "Ann Vane") == {"Seven Bells"}
    assert about(found, "Gus Hart") == {"Seven Bells"}
    assert about(found, "Bo Rill") <= {"The Iron Barn", "The Long Quay"}


def test_what_is_called_a_film_beside_its_quoted_title_is_no_song(hybrid: bool) -> None:
    found = facts(PROFILE.format(HEADLINES[0]), hybrid=hybrid)
    songs = {said for _, relation, said in found if relation == "soundtrackSong"}
    assert songs == {"Ride On, Ada"}


def test_who_wrote_the_music_of_one_film_is_the_composer_of_the_next_ones(hybrid: bool) -> None:
    found = facts(PROFILE.format(HEADLINES[0]), hybrid=hybrid)
    films = {film for film, relation, said in found if (relation, said) == ("composer", "Cy Tarn")}
    assert films >= {"The Iron Barn", "Seven Bells"}


def test_a_title_that_is_called_a_film_at_one_place_is_one_at_all(hybrid: bool) -> None:
    found = facts(PAIR, hybrid=hybrid)
    assert not {said for _, relation, said in found if relation == "soundtrackSong"} & {
        "Salt Boys", "Tin Houses",
    }  # fmt: skip


def test_a_paragraph_that_begins_with_a_film_keeps_to_it_whoever_turns_up_again(
    hybrid: bool,
) -> None:
    found = facts(PAIR, hybrid=hybrid)
    assert about(found, "Bo Rill") == about(found, "Ed Moss") - {"Sugar Day"} == {"Salt Boys"}
    assert about(found, "Ivy Stone") == {"Salt Boys"}
    assert about(found, "Di Kerr") == {"Salt Boys", "Tin Houses"}


def test_films_of_a_festival_in_quotation_marks_keep_their_own_people(hybrid: bool) -> None:
    found = facts(FESTIVAL, hybrid=hybrid)
    assert about(found, "Ann Vane") == about(found, "Bo Rill") == {"The Salt Year"}
    assert about(found, "Ed Moss") == about(found, "Ivy Stone") == {"Night Ferry"}
    assert about(found, "Flo Gale") == {"Tuning Down"}
    assert about(found, "Hal Dane") <= {"My Own Keeper"}


def test_a_mark_that_closes_a_review_is_of_its_film_whichever_is_named_last(hybrid: bool) -> None:
    tagger = shipped_tagger() if hybrid else None
    claims = extract(Document("d", MARKED), tagger=tagger).claims
    assert {c.subject.name for c in claims if c.predicate == "rating"} == {"The Quiet Quay"}
