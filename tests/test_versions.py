"""Which version of a film a sentence speaks of: the one under review, its original, its book."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity

from .extraction_facts import HEAD, facts, read

FILM = "The Glass Harbour"
ROLES = ("director", "screenwriter", "cinematographer", "composer", "castMember")
PLAIN = "Here is what there is to say. "
REMAKE = "This is a remake of a film from 1951. "


def made(text: str) -> set[tuple[str, str, str]]:
    """Return what a text under a made-up head says of people's parts in films."""
    return {fact for fact in facts(text) if fact[1] in ROLES}


@pytest.mark.parametrize(
    "sentence",
    [
        "The original Glass Harbour, directed by Ann Vane, was shorter.",
        "The first “The Glass Harbour” starred Gus Hart and Ida Penn.",
        "The old Glass Harbour was shot by Bo Marsh.",
    ],
)
def test_the_first_of_a_title_made_nothing_of_its_remake(sentence: str) -> None:
    assert not any(film == FILM for film, _, _ in made(REMAKE + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Vane’s remake of the 1951 film stars Ida Penn.",
        "The new Glass Harbour stars Ida Penn.",
    ],
)
def test_a_remake_keeps_what_is_its_own(sentence: str) -> None:
    assert (FILM, "castMember", "Ida Penn") in made(REMAKE + sentence)


def test_the_original_of_one_year_has_its_own_makers() -> None:
    text = "This is a remake of the 1951 film. The original was directed by Ann Vane."
    assert made(text) == {(f"{FILM} (1951)", "director", "Ann Vane")}


def test_the_original_score_behind_the_original_film_is_of_that_one() -> None:
    text = REMAKE + "The original was directed by Ann Vane. The original score was by Flo Gale."
    assert (FILM, "composer", "Flo Gale") not in made(text)


def test_the_original_score_is_of_the_film_under_review_elsewhere() -> None:
    text = REMAKE + "Ida Penn is in it. The original score was written by Flo Gale."
    assert (FILM, "composer", "Flo Gale") in made(text)


def test_the_first_of_a_series_is_the_film_that_the_sequel_is_named_after() -> None:
    head = "Salt Road 2 (1990)\n\n"
    text = head + "The first Salt Road was directed by Ann Vane. This sequel is dull."
    found = {fact for fact in facts(text, under_head=False) if fact[1] == "director"}
    assert found == {("Salt Road", "director", "Ann Vane")}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was also an opera by Flo Gale and a BBC series in 1987, directed by Ann Vane.",
        "The stage production with Gus Hart and Ida Penn toured for a year.",
        "There was a ballet choreographed by Ann Vane.",
        "A suite from the ballet Old Rope, by the composer Flo Gale, is played.",
        "It was a television series first. The series starred Gus Hart.",
    ],
)
def test_works_of_other_kinds_give_the_film_no_makers(sentence: str) -> None:
    assert made(PLAIN + sentence) == set()


def test_a_version_in_another_language_is_the_same_film() -> None:
    text = "In the French version Gus Hart is the voice of the bear."
    assert (FILM, "castMember", "Gus Hart") in made(text)


def test_what_a_screenplay_borrows_from_makes_nobody_leave_it() -> None:
    text = "The screenplay by Bo Marsh and Di Kerr borrows from the play."
    assert {name for _, role, name in made(text) if role == "screenwriter"} == {
        "Bo Marsh",
        "Di Kerr",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Gus Hart played the clerk in the 1951 original.",
        "Ann Vane keeps it short, and Ida Penn is colder than Gus Hart, who had the part in "
        "Rill’s original.",
        "Di Kerr’s, in 1951, had Gus Hart as the clerk.",
        "Di Kerr remade it as Salt Road, with Gus Hart as the clerk.",
    ],
)
def test_who_was_in_another_version_is_not_in_the_film_under_review(sentence: str) -> None:
    assert (FILM, "castMember", "Gus Hart") not in made(PLAIN + sentence)


def test_an_aside_about_the_original_leaves_the_rest_of_its_sentence_to_the_film() -> None:
    text = (
        "Ann Vane’s film stars Ida Penn in a part that Gus Hart, who had it in the original, hated."
    )
    assert (FILM, "castMember", "Ida Penn") in made(PLAIN + text)


BEFORE = (
    ("The story was filmed once before, in 1951, with Gus Hart as the clerk.", 1951),
    ("The old one, which came out in 1951, starred Gus Hart.", 1951),
    ("Few know of the old version. In 1951 Ann Vane made it with Gus Hart as the clerk.", 1951),
    ("The first one, from 1951, starred Gus Hart. It is the second time this story is told.", 1951),
)  # fmt: skip


@pytest.mark.parametrize(("text", "year"), BEFORE)
def test_a_film_that_was_made_before_has_its_year_and_its_cast(text: str, year: int) -> None:
    cast = {fact for fact in made(PLAIN + text) if fact[2] == "Gus Hart"}
    assert cast == {(f"{FILM} ({year})", "castMember", "Gus Hart")}


def test_a_sentence_in_the_past_goes_on_with_the_earlier_film() -> None:
    text = (
        "This is a remake. The old version of 1951 was a small thing. Gus Hart played the clerk, "
        "and Di Kerr directed it. In the new film the clerk is played by Ida Penn."
    )
    told = {(film, name) for film, _, name in made(text)}
    assert (FILM, "Ida Penn") in told
    assert not {(FILM, "Gus Hart"), (FILM, "Di Kerr")} & told


def test_the_new_version_of_its_maker_is_the_film_under_review() -> None:
    text = "This is a remake. Ann Vane’s new version stars Ida Penn."
    assert (FILM, "castMember", "Ida Penn") in made(text)


MADE_THRICE = (
    "This remake is the third film of the story. Ann Vane’s 1951 version starred Gus Hart, and "
    "Bo Marsh’s 1964 film starred Di Kerr. Here Ida Penn plays the clerk."
)


def test_each_of_several_earlier_films_has_its_maker_its_year_and_its_cast() -> None:
    told = made(MADE_THRICE)
    assert {name for film, _, name in told if film == FILM} == {"Ida Penn"}
    for year, maker, actor in ((1951, "Ann Vane", "Gus Hart"), (1964, "Bo Marsh", "Di Kerr")):
        film = f"{FILM} ({year})"
        assert {(film, "director", maker), (film, "castMember", actor)} <= told
        assert (film, "releaseYear", str(year)) in facts(MADE_THRICE)


def test_a_remake_is_based_on_its_original() -> None:
    text = "This is a remake. In the 1951 original, directed by Ann Vane, Gus Hart was the clerk."
    said = facts(text)
    assert (FILM, "basedOn", f"{FILM} (1951)") in said
    assert (f"{FILM} (1951)", "director", "Ann Vane") in said
    assert not any(film == FILM and name in {"Ann Vane", "Gus Hart"} for film, _, name in said)


def test_the_remake_of_a_year_is_the_film_under_review() -> None:
    text = (
        "The 2003 remake of Grey Acre pleased me more than the original. Ann Vane directed the "
        "2003 film, and the 1962 film was directed by Bo Marsh."
    )
    found = facts(text, under_head=False)
    assert not any(predicate == "basedOn" for _, predicate, _ in found)
    assert {("Grey Acre", "releaseYear", "2003"), ("Grey Acre", "director", "Ann Vane")} <= found
    assert ("Grey Acre (1962)", "director", "Bo Marsh") in found
    assert not {("Grey Acre", "director", "Bo Marsh"), ("Grey Acre", "releaseYear", "1962")} & found


def test_who_won_a_prize_for_the_earlier_film_may_be_in_its_remake() -> None:
    text = (
        "Grey Acre is that odd thing, a remake with nerve. Ida Penn is good as Jo. Gus Hart, who "
        "won an Oscar for the 1951 film, is back as the judge."
    )
    found = facts(text, under_head=False)
    assert ("Grey Acre (1951)", "award", "Oscar") in found
    assert not {("Grey Acre", "award", "Oscar"), ("Grey Acre", "releaseYear", "1951")} & found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Penn replaces Gus Hart as the clerk Jo Black.",
        "Ida Penn takes the role made famous by Gus Hart. Cy Lund is the judge.",
        "Ida Penn takes over from Gus Hart as Jo Black.",
        "Flo Gale re-recorded Gus Hart’s old score.",
        "Gus Hart, who played Jo Black in the Rill version, is replaced by Ida Penn.",
        "Gus Hart’s music for the 1951 film is missed.",
        "The old Vane version had Gus Hart as Jo Black.",
    ],
)
def test_those_whose_part_somebody_has_now_are_not_in_the_remake(sentence: str) -> None:
    found = facts(REMAKE + sentence)
    assert not any("Gus Hart" in (subject, thing) for subject, _, thing in found)


def test_the_version_on_a_disc_is_the_same_film() -> None:
    text = PLAIN + "In the Criterion version Ida Penn plays the clerk."
    assert (FILM, "castMember", "Ida Penn") in made(text)


def test_nobody_of_a_numbered_sequel_had_a_part_that_another_took_over() -> None:
    text = "Grey Acre 2 (1999)\n\nIda Penn replaces Di Kerr as Jo Black. Bo Rill directed it."
    found = facts(text, under_head=False)
    assert not any("Di Kerr" in (subject, thing) for subject, _, thing in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Penn plays the clerk, a part that Gus Hart had the first time.",
        "Ida Penn plays the clerk, who was played by Gus Hart in 1951.",
        "Ida Penn plays the clerk; in 1951 it was Gus Hart as Jo Black.",
        "Ida Penn plays the clerk, and Gus Hart, who was Jo when Rill made it in 1951, is gone.",
    ],
)
def test_who_had_a_part_before_leaves_it_to_who_has_it_now(sentence: str) -> None:
    told = made(REMAKE + sentence)
    assert (FILM, "castMember", "Ida Penn") in told
    assert (FILM, "castMember", "Gus Hart") not in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Few recall the first Glass Harbour. Gus Hart directed it in Wales in 1951.",
        "We own that film. In 1951 Gus Hart was better. That one was directed by Gus Hart.",
        "Ann Vane's remake is short. Gus Hart's film was shot by Bo Marsh.",
        "The director copies it much as Gus Hart directed the old one.",
        "There is also a black and white Glass Harbour, directed by Gus Hart.",
        "The story was good, and Ida Penn has the Gus Hart role.",
    ],
)
def test_what_is_said_of_the_earlier_film_is_not_said_of_its_remake(sentence: str) -> None:
    told = made("This is the new version of an old story. " + sentence)
    assert not any(film == FILM and name in {"Gus Hart", "Bo Marsh"} for film, _, name in told)


@pytest.mark.parametrize(
    "text",
    [
        "It is shorter than the 1951 film, which was directed by Gus Hart.",
        "It is closer to the novel by Cy Lund than the 1951 film, which was directed by Gus Hart.",
        "Older people remember the first Glass Harbour. Gus Hart directed it in 1951.",
        "See the 1951 version of The Glass Harbour, directed by Gus Hart.",
    ],
)
def test_the_earlier_film_of_a_year_has_its_director(text: str) -> None:
    directors = {fact for fact in made("This is a remake. " + text) if fact[1] == "director"}
    assert directors == {(f"{FILM} (1951)", "director", "Gus Hart")}


def test_an_older_film_of_one_year_is_itself_where_nothing_was_made_twice() -> None:
    text = (
        "Grey Acre is a thriller by Ann Vane. She made it in 1951 with Ida Penn. In 1951 it was a "
        "flop. Vane's film stars Bo Marsh as well."
    )
    found = facts(text, under_head=False)
    assert not any("(" in film for film, _, _ in found)
    assert ("Grey Acre", "director", "Ann Vane") in found


def test_a_film_that_another_of_that_year_stands_before_is_not_of_that_year() -> None:
    text = (
        "This is a remake. The black and white Glass Harbour had Gus Hart; the 1951 one had none."
    )
    assert not any(name == "Gus Hart" for film, _, name in made(text) if film == FILM)


def test_a_foreign_original_has_its_own_director() -> None:
    text = "It is a remake of “Le Vent” (1951), directed by Gus Hart. Ann Vane directs this one."
    directors = {fact for fact in made(text) if fact[1] == "director"}
    assert (FILM, "director", "Gus Hart") not in directors


ANEW = (
    "Ann Vane, who directed last year’s Grey Acre, has moved the story to Spain.",
    "Ann Vane has remade the 1951 film that made Gus Hart a star.",
    "Ann Vane, whose last film was Grey Acre, has updated the 1951 original.",
)


@pytest.mark.parametrize("sentence", ANEW)
def test_who_makes_an_old_story_anew_directed_the_remake(sentence: str) -> None:
    found = facts(f"{PLAIN}{sentence} The original was directed by Bo Marsh.")
    assert {name for film, role, name in found if role == "director" and film == FILM} == {
        "Ann Vane"
    }
    assert (f"{FILM} (1951)", "director", "Ann Vane") not in found


def test_a_name_behind_somebodys_film_is_whoever_is_in_it() -> None:
    text = (
        "Ann Vane has remade the 1951 film. Ida Penn plays Jo. In Rill’s film Jo was played by "
        "Gus Hart. In the 1951 film Hart also sang “Grey Sea”."
    )
    found = facts(PLAIN + text)
    assert not {"Jo", "Hart"} & {film for film, role, _ in found if role in ROLES}
    assert (f"{FILM} (1951)", "castMember", "Gus Hart") in found
    assert (FILM, "castMember", "Ida Penn") in found


def test_the_new_film_behind_the_original_in_one_sentence_has_its_own_makers() -> None:
    text = (
        "This is a remake of the 1951 film, which was directed by Bo Rill. Rill’s film was scored "
        "by Flo Gale; the new one has a score by Cy Lund."
    )
    found = made(text)
    assert (f"{FILM} (1951)", "composer", "Flo Gale") in found
    assert (FILM, "composer", "Cy Lund") in found


def test_a_song_of_the_original_leaves_the_remake() -> None:
    text = (
        "This is a remake of the 1951 film. In the original, Gus Hart sang “Grey Sea”; here Ida "
        "Penn sings “Low Wind”."
    )
    songs = {fact for fact in facts(text) if fact[1] == "soundtrackSong"}
    assert songs == {
        (f"{FILM} (1951)", "soundtrackSong", "Grey Sea"),
        (FILM, "soundtrackSong", "Low Wind"),
    }


def test_a_remake_is_based_on_the_film_that_the_text_tells_of() -> None:
    text = "This is a remake of the 1951 film, which was directed by Bo Rill. I liked the original."
    (thing,) = {c.object for c in read(HEAD + text) if c.predicate == "basedOn"}
    assert isinstance(thing, Entity)
    assert (thing.type, thing.year) == ("film", 1951)


def test_a_book_of_the_title_of_a_film_stays_a_book() -> None:
    text = "It is based on the novel “Grey Acre”. Ann Vane’s film “Grey Acre” (1951) was better."
    (thing,) = {c.object for c in read(HEAD + text) if c.predicate == "basedOn"}
    assert isinstance(thing, Entity)
    assert thing.type == "work"


def test_a_foreign_original_is_one_film_with_its_small_words_and_its_year() -> None:
    text = (
        "This is a remake of the 1951 Swiss film Un petit bateau em Lisboa, and it is dull. In the "
        "Swiss film the clerk was played by Gus Hart."
    )
    found = facts(text)
    other = "Un petit bateau em Lisboa"
    assert {(FILM, "basedOn", other), (other, "castMember", "Gus Hart")} <= found
    assert (other, "releaseYear", "1951") in found
    assert not any(film == f"{FILM} (1951)" for film, _, _ in found)


def test_the_year_of_what_is_remade_is_not_the_year_of_the_remake() -> None:
    text = "Grey Acre is a remake of the 1951 thriller. Ann Vane directs. It is dull."
    assert ("Grey Acre", "releaseYear", "1951") not in facts(text, under_head=False)
