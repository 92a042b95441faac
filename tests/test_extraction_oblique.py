"""Every oblique way to state a credit or a role, by the name of its pattern."""

# ruff: noqa: E501 - a table is easier to read with one case on a line.
from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from tests.extraction_facts import HEAD, read

FILM = "The Glass Harbour"

CREDITS = [
    ("wrote-and-directed", "Ann Example wrote and directed it.", "director", "Ann Example"),
    ("wrote-and-directed", "Ann Example wrote and directed it.", "screenwriter", "Ann Example"),
    ("film-from-maker", "The film is from director Ann Example.", "director", "Ann Example"),
    ("directing-award", "Ann Example won a prize for her direction.", "director", "Ann Example"),
    ("script-name-wrote", "The screenplay, which Bo Other wrote with Cy Third, is dull.", "screenwriter", "Cy Third"),
    ("script-name-wrote", "The plot, which Bo Other took from a pamphlet, is dull.", "screenwriter", "Bo Other"),
    ("name-adapts", "Bo Other adapted it from a pamphlet.", "screenwriter", "Bo Other"),
    ("name-wrote-script", "Bo Other has written the whole script.", "screenwriter", "Bo Other"),
    ("writing-award", "Bo Other won a prize for the screenplay.", "screenwriter", "Bo Other"),
    ("name-shoots", "Bo Other photographs the city as if it were drowned.", "cinematographer", "Bo Other"),
    ("name-shoots-how", "Bo Other shot most scenes in black and white.", "cinematographer", "Bo Other"),
    ("photography-award", "Bo Other won an Academy Award for the photography.", "cinematographer", "Bo Other"),
    ("name-is-behind-camera", "Bo Other is behind the camera.", "cinematographer", "Bo Other"),
    ("possessive-camera", "Bo Other’s camera glides along the quay.", "cinematographer", "Bo Other"),
    ("name-cuts", "Bo Other cut it with a razor.", "editor", "Bo Other"),
    ("editing-award", "Bo Other received a prize for the editing.", "editor", "Bo Other"),
    ("name-produces", "Bo Other produced it.", "producer", "Bo Other"),
    ("name-wrote-music", "Bo Other contributed original pieces, mainly for strings.", "composer", "Bo Other"),
    ("name-scored", "Bo Other scored it.", "composer", "Bo Other"),
    ("score-is-possessive", "The music is Bo Other’s best.", "composer", "Bo Other"),
    ("score-award", "Bo Other took a prize for the score.", "composer", "Bo Other"),
    ("possessive-strings", "Bo Other’s strings went through the crowd like a draught.", "composer", "Bo Other"),
    ("music-of", "You hear it in the score of Bo Other.", "composer", "Bo Other"),
    ("possessive-script", "Bo Other’s Oscar-winning screenplay is a collection of shrugs.", "screenwriter", "Bo Other"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "sentence", "predicate", "name"), CREDITS)
def test_a_credit_stated_obliquely_is_read(
    pattern: str, sentence: str, predicate: str, name: str
) -> None:
    found = {
        (c.pattern, c.predicate, c.object.name)
        for c in read(HEAD + sentence)
        if isinstance(c.object, Entity) and c.subject.name == FILM
    }
    assert (pattern, predicate, name) in found


OTHER_FILMS = [
    ("film-apposition", "He was better in “Tin Roof”, Ann Example’s first film.", "director", "Ann Example"),
    ("which-name-made", "It copies “Tin Roof”, which Ann Example made in 1991.", "director", "Ann Example"),
    ("name-made-film", "Two years later Ann Example made “Tin Roof”.", "director", "Ann Example"),
    ("shot-film-for", "Bo Other had shot the film “Tin Roof” for Ann Example.", "director", "Ann Example"),
    ("name-shot-film", "Bo Other shot “Tin Roof” (1961) as well.", "cinematographer", "Bo Other"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "sentence", "predicate", "name"), OTHER_FILMS)
def test_a_credit_of_another_film_is_that_films(
    pattern: str, sentence: str, predicate: str, name: str
) -> None:
    text = HEAD + sentence + " See the film “Tin Roof” too."
    found = {
        (c.subject.name, c.pattern, c.predicate, c.object.name)
        for c in read(text)
        if isinstance(c.object, Entity)
    }
    assert ("Tin Roof", predicate, name) in {(s, p, o) for s, _, p, o in found}
    assert (FILM, predicate, name) not in {(s, p, o) for s, _, p, o in found}


ROLES = [
    ("pairs-respectively", "Ann Example and Bo Other play Jo Field and Cy Third respectively.", "Bo Other", "Cy Third"),
    ("pairs", "Ann Example is both Jo Field and Cy Third.", "Ann Example", "Cy Third"),
    ("called", "Ann Example, who is only ever called Harmony, is good.", "Ann Example", "Harmony"),
    ("role-as", "Ann Example grins her way through her role as the silent star Jo Field.", "Ann Example", "Jo Field"),
    ("as-role-comma", "Ann Example (as the sergeant, Kolbo) is better still.", "Ann Example", "Kolbo"),
    ("brackets-as", "Ann Example (as the sergeant, Kolbo) is better still.", "Ann Example", "Kolbo"),
    ("name-plays-role", "Ann Example, who was eight, plays Tolo as if by accident.", "Ann Example", "Tolo"),
    ("possessive-character", "Ann Example’s Major Kolbo is the only adult in town.", "Ann Example", "Major Kolbo"),
    ("makes-role", "The story of Kolbo, a clerk, is sad. Ann Example gives Kolbo a limp.", "Ann Example", "Kolbo"),
    ("clause-as-role", "Ann Example stars. Example has little to do as Kolbo.", "Ann Example", "Kolbo"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "sentence", "actor", "role"), ROLES)
def test_a_role_stated_obliquely_is_read(
    pattern: str, sentence: str, actor: str, role: str
) -> None:
    plays = {
        (c.subject.name, c.object.name): c.pattern
        for c in read(HEAD + sentence)
        if c.predicate == "playsCharacter" and isinstance(c.object, Entity)
    }
    assert plays.get((actor, role)) in (pattern, "brackets-as")


CAST = [
    ("stars-with", "Cy Third stars along with Ann Example and Bo Other."),
    ("stars-are", "The star of the film is the legendary Ann Example."),
    ("cast-list", "It has a wonderful cast (Ann Example, Bo Other)."),
    ("as-the-one", "Ann Example, as the one who cooks, is heartbreaking."),
    ("is-present", "Ann Example is also present."),
    ("talent-of", "It wastes the talents of Ann Example."),
    ("way-through-role", "Ann Example is cute in her role."),
    ("in-performance", "Ann Example, in her greatest performance, is a delight."),
    ("film-of", "It is a vehicle for Ann Example in the lead."),
    ("plays-a", "Ann Example portrays her."),
    ("actor-name", "It rests on its two leads -- Ann Example and Bo Other."),
    ("appears", "Ann Example steals whole reels."),
]


@pytest.mark.parametrize(("pattern", "sentence"), CAST)
def test_an_actor_named_obliquely_is_of_the_cast(pattern: str, sentence: str) -> None:
    found = {
        c.pattern
        for c in read(HEAD + sentence)
        if c.predicate == "castMember"
        and isinstance(c.object, Entity)
        and c.object.name == "Ann Example"
    }
    assert found, pattern


@pytest.mark.parametrize(
    "sentence",
    [
        "Jo Field shoots the clerk in the town.",
        "Ann Example’s Kolbo Street is near.",
        "Ann Example plays Jo Field and Bo Other sings her.",
        "Ann Example is better, Bo Other (as Kolbo) better still.",
        "Remember the novel by Ann Example as Jo Field leaves.",
    ],
)
def test_names_side_by_side_are_no_roles(sentence: str) -> None:
    plays = {
        (c.subject.name, c.object.name)
        for c in read(HEAD + sentence)
        if c.predicate == "playsCharacter" and isinstance(c.object, Entity)
    }
    assert plays <= {("Ann Example", "Jo Field"), ("Bo Other", "Kolbo")}
    assert not {p for p in plays if p == ("Ann Example", "Bo Other")}


def test_a_name_with_a_courtesy_title_in_brackets_is_the_role() -> None:
    plays = {
        (c.subject.name, c.object.name)
        for c in read(HEAD + "The grocer, Mr. Kolbo (Ann Example), sighs.")
        if c.predicate == "playsCharacter" and isinstance(c.object, Entity)
    }
    assert plays == {("Ann Example", "Mr. Kolbo")}


def test_a_family_name_that_comes_first_stands_for_the_person() -> None:
    text = HEAD + "Directed by Orda Kim-ho. Orda’s direction won a prize."
    directors = {
        c.object.name
        for c in read(text)
        if c.predicate == "director" and isinstance(c.object, Entity)
    }
    assert directors == {"Orda Kim-ho"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was written and edited by Ann Example and Bo Other, respectively.",
        "The script and the editing are by Ann Example and Bo Other, respectively.",
        "Ann Example and Bo Other respectively wrote and edited the film.",
    ],
)
def test_who_did_what_respectively_did_one_thing_each(sentence: str) -> None:
    found = {
        (c.predicate, c.object.name)
        for c in read(HEAD + sentence)
        if c.predicate in ("screenwriter", "editor") and isinstance(c.object, Entity)
    }
    assert found == {("screenwriter", "Ann Example"), ("editor", "Bo Other")}
