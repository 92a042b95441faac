from __future__ import annotations

import pytest

from tests.extraction_facts import facts, objects


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The film was directed by Ann Example.", {"Ann Example"}),
        ("The film, ably directed by newcomer Ann Example, is short.", {"Ann Example"}),
        ("It was written and directed by Ann Example.", {"Ann Example"}),
        ("Director Ann Example keeps it moving.", {"Ann Example"}),
        ("Here is a new tale from writer/director Ann Example.", {"Ann Example"}),
        ("Directors Ann Example and Bo Other share the chair.", {"Ann Example", "Bo Other"}),
        ("Directors Ann and Bo Example share the chair.", {"Ann Example", "Bo Example"}),
        ("Ann Example's unflinching 1987 film is short.", {"Ann Example"}),
        ("Ann Example’s direction is calm.", {"Ann Example"}),
        ("The lively direction of Ann Example helps.", {"Ann Example"}),
        ("Mike Tester, the director himself, wrote it.", {"Mike Tester"}),
        ("The Ann Example-directed film was a hit.", {"Ann Example"}),
        ("This is a film by Ann Example.", {"Ann Example"}),
        ("Ann Example directs with a light hand.", {"Ann Example"}),
        ("Jean van der Berg is good, but director Luis de la Cruz is not.", {"Luis de la Cruz"}),
        ("The casting director Ann Example has an eye.", set()),
        ("Unlike director Ann Example, he is calm.", set()),
        ("Nobody directed traffic in Ann Example's street.", set()),
        ("It reminds me of the work of the son of director Ann Example.", set()),
    ],
)
def test_the_director_is_read_from_sentences(sentence: str, names: set[str]) -> None:
    assert objects(sentence, "director") == names


@pytest.mark.parametrize(
    ("sentence", "predicate", "names"),
    [
        ("The script by Ann Example is dull.", "screenwriter", {"Ann Example"}),
        ("It was penned by Ann Example and Bo Other.", "screenwriter", {"Ann Example", "Bo Other"}),
        ("Writers Ann Example and Bo Other try.", "screenwriter", {"Ann Example", "Bo Other"}),
        ("Later Ann Example has a story credit on this film.", "screenwriter", {"Ann Example"}),
        ("The novel was written by Ann Example.", "screenwriter", set()),
        ("The film was produced by Ann Example.", "producer", {"Ann Example"}),
        ("The sleek cinematography by Ann Example shines.", "cinematographer", {"Ann Example"}),
        ("Cinematographer Ann Example shot it well.", "cinematographer", {"Ann Example"}),
        ("The streets were filmed by Ann Example.", "cinematographer", {"Ann Example"}),
        ("It was crisply edited by Ann Example.", "editor", {"Ann Example"}),
        ("The haunting score by Ann Example lingers.", "composer", {"Ann Example"}),
        ("Ann Example's superb score adds to it.", "composer", {"Ann Example"}),
        ("The music was composed by Ann Example.", "composer", {"Ann Example"}),
        ("Composer Ann Example went to Africa.", "composer", {"Ann Example"}),
        ("Ann Example composed a large part of the score.", "composer", {"Ann Example"}),
        ("Ann Example composed the score.", "composer", {"Ann Example"}),
    ],
)  # fmt: skip
def test_crew_is_read_from_sentences(sentence: str, predicate: str, names: set[str]) -> None:
    assert objects(sentence, predicate) == names


def test_a_list_of_credits_is_shared_out() -> None:
    found = facts("The cinematography by Ann Example and score by Bo Other are fine.")
    assert ("The Glass Harbour", "cinematographer", "Ann Example") in found
    assert ("The Glass Harbour", "composer", "Bo Other") in found


def test_films_in_brackets_behind_a_director_are_the_directors_too() -> None:
    found = facts("Director Ann Example (Paper Boats; The Long Field) is back.")
    assert ("Paper Boats", "director", "Ann Example") in found
    assert ("The Long Field", "director", "Ann Example") in found
    assert ("The Glass Harbour", "director", "Ann Example") in found


def test_an_actor_behind_a_role_called_director_is_no_filmography() -> None:
    assert objects("The camp director Morty (Harv Example) shouts.", "director") == set()


def test_another_film_named_with_its_director_keeps_its_director() -> None:
    found = facts(
        "It recalls the film “Paper Boats”, directed by Bo Other. Ann Example directed this."
    )
    assert ("Paper Boats", "director", "Bo Other") in found


def test_labelled_lines_give_every_name_of_a_list() -> None:
    text = (
        "Title: Tin Roof\nDirector: Ann Example\n"
        "Writers: Bo Other, Cy Third and Di Fourth\nMusic: Ed Fifth\n"
    )
    found = facts(text, under_head=False)
    assert ("Tin Roof", "director", "Ann Example") in found
    assert {o for _, p, o in found if p == "screenwriter"} == {"Bo Other", "Cy Third", "Di Fourth"}
    assert ("Tin Roof", "composer", "Ed Fifth") in found


def test_the_author_of_the_source_in_a_writer_line_is_not_a_screenwriter() -> None:
    text = "Title: Tin Roof\nWriter: Bo Other, Cy Third (based on his novel)\n"
    found = facts(text, under_head=False)
    assert {o for _, p, o in found if p == "screenwriter"} == {"Bo Other"}
    assert ("Tin Roof", "basedOn", "novel by Cy Third") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The theme, a waltz written by Ann Example for a wedding, returns often.",
        "The music was commissioned by a festival in 2011 and written by Ann Example.",
        "They dance to a polka written by Ann Example.",
        "The play, written by Ann Example, is from 1911.",
        "All of them were written by Ann Example.",
    ],
)
def test_who_wrote_a_piece_of_music_or_a_play_did_not_write_the_film(sentence: str) -> None:
    assert objects(sentence, "screenwriter") == set()


def test_a_list_of_names_ends_where_the_last_one_does_something() -> None:
    text = "It was directed by Ann Example, Bo Other hums to a dog."
    assert objects(text, "director") == {"Ann Example"}
    text = "It was written by Ann Example, Cy Third and Bo Other."
    assert objects(text, "screenwriter") == {"Ann Example", "Cy Third", "Bo Other"}


def test_the_maker_of_films_that_no_year_marks_made_each_of_them() -> None:
    found = facts("It was shot by Ann Example, the maker of Salt Road and Iron Kettle.")
    assert {
        ("Salt Road", "director", "Ann Example"),
        ("Iron Kettle", "director", "Ann Example"),
    } <= (found)


def test_the_maker_of_a_title_that_goes_on_is_given_no_part_of_it() -> None:
    found = facts("It was shot by Ann Example, the maker of The Clerk from Dover.")
    assert ("The Clerk", "director", "Ann Example") not in found


def test_brothers_who_share_a_last_name_are_as_full_a_name_as_one_of_them() -> None:
    found = objects("It is the second film by Ann and Bo Example.", "director")
    assert found == {"Ann Example", "Bo Example"}


def test_other_films_of_who_made_this_one_are_told_by_did_and_made() -> None:
    found = facts("Ann Example directed it. Ann Example, who had just done “Low Tide”, is young.")
    assert ("Low Tide", "director", "Ann Example") in found


def test_what_an_actor_did_is_not_directed_by_the_actor() -> None:
    assert objects("The lead is Bo Other, who had just done “Low Tide”.", "director") == set()


def test_a_list_of_films_gives_each_its_director() -> None:
    lines = "1. Low Tide (Ann Example)\n2. Salt Road (Cy Third)\n3. Tin Harvest (Bo Other)\n"
    found = facts(f"My favourite films\n\n{lines}", under_head=False)
    assert ("Salt Road", "director", "Cy Third") in found


def test_a_list_of_songs_gives_no_director() -> None:
    lines = "1. Low Tide (Ann Example)\n2. Salt Road (Cy Third)\n3. Tin Harvest (Bo Other)\n"
    text = f"Glass Harbour: Original Soundtrack\n\n{lines}\nA short soundtrack album."
    assert objects(text, "director", under_head=False) == set()


def test_a_row_of_abbreviated_credits_needs_no_colons() -> None:
    found = facts("D/S Ann Example. DP Cy Third. Ed Bo Other.\n\nA family sells its land.")
    assert ("The Glass Harbour", "screenwriter", "Ann Example") in found
    assert ("The Glass Harbour", "director", "Ann Example") in found
    assert ("The Glass Harbour", "editor", "Bo Other") in found


def test_abbreviated_credits_may_end_in_a_full_stop() -> None:
    found = facts("D/S Ann Example. Ph. Cy Third. Ed. Bo Other.\n\nA family sells its land.")
    assert ("The Glass Harbour", "cinematographer", "Cy Third") in found
    assert ("The Glass Harbour", "editor", "Bo Other") in found


def test_the_last_of_two_names_may_begin_the_next_clause() -> None:
    text = "The producer was Ann Example and Bo Other edited it."
    assert objects(text, "producer") == {"Ann Example"}
    assert objects(text, "editor") == {"Bo Other"}


def test_who_wrote_the_book_does_not_direct_the_film_of_that_title() -> None:
    text = "Bo Other's The Glass Harbour is long. It was adapted from the novel by Bo Other."
    assert objects(text, "director") == set()


def test_music_that_is_only_quoted_gives_no_composer() -> None:
    assert objects("The dances use music by Bo Other.", "composer") == set()
    assert objects("It has music by Bo Other.", "composer") == {"Bo Other"}


def test_who_is_named_with_the_own_crew_directs() -> None:
    text = "Ann Example and her cameraman wait for the fog."
    assert objects(text, "director") == {"Ann Example"}


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        (
            "It was directed by Ann Example. She also wrote the script and stars as the aunt.",
            "screenwriter",
            {"Ann Example"},
        ),
        (
            "It was directed by Ann Example. She also wrote the script and stars as the aunt.",
            "castMember",
            {"Ann Example"},
        ),
        (
            "Ann Example directs. She wrote it in a hut. She edited it, too.",
            "editor",
            {"Ann Example"},
        ),
        ("Ann Example directs Bo Other as a clerk. He wrote the script.", "screenwriter", set()),
        ("Ann Example waits for a bus. She wrote the script.", "screenwriter", set()),
    ],
)
def test_a_pronoun_after_the_one_maker_named_is_that_maker(
    text: str, predicate: str, names: set[str]
) -> None:
    assert objects(text, predicate) == names


def test_music_from_somewhere_else_is_by_nobody_called_so() -> None:
    assert objects("Bo Other reworks Ann Example's music from The Go Home.", "composer") == set()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Exmoor brothers' film is short.", {"Exmoor brothers"}),
        ("It is directed by the Exmoor twins.", {"Exmoor twins"}),
        (
            "The Exmoor sisters' film is short, and Ann and Ellen Exmoor wrote it, too.",
            {"Ann Exmoor", "Ellen Exmoor"},
        ),
        (
            "The Glass Harbour, by the brothers Ned and Tom Exmoor, is short.",
            {"Ned Exmoor", "Tom Exmoor"},
        ),
        ("The Exmoor brothers' farm is for sale.", set()),
    ],
)
def test_siblings_direct_by_their_common_name_or_their_own(sentence: str, names: set[str]) -> None:
    assert objects(sentence, "director") == names


def test_the_camera_of_a_director_makes_no_cinematographer() -> None:
    text = "It is directed by Ann Example. Example's camera glides through the market."
    assert objects(text, "cinematographer") == set()
    assert objects("Ann Example's camera glides.", "cinematographer") == {"Ann Example"}


@pytest.mark.parametrize("noun", ["sequel", "prequel", "follow-up", "reboot"])
def test_whose_sequel_a_film_is_directs_it(noun: str) -> None:
    assert objects(f"Ann Example's {noun} is noisy.", "director") == {"Ann Example"}
    assert objects(f"Ann Example's {noun} was noisy.", "director") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Example takes over from Bo Other as director.",
        "Ann Example replaces Bo Other as director.",
        "Ann Example, taking over from Bo Other as its director, hurries.",
    ],
)
def test_who_leaves_the_direction_to_somebody_is_neither_director_nor_cast(sentence: str) -> None:
    assert objects(sentence, "director") == {"Ann Example"}
    assert objects(sentence, "castMember") == set()
