from __future__ import annotations

import time

import pytest

from screensong.graph.extraction.opinion_idioms import idioms_in

from .extraction_facts import HEAD, objects, read


def opinions(text: str) -> set[str]:
    return objects(text, "aspectOpinion")


def reported(text: str) -> set[str]:
    return {
        f"{claim.object.aspect} {claim.object.polarity}"  # type: ignore[union-attr]
        for claim in read(HEAD + text)
        if claim.predicate == "aspectOpinion" and claim.modality == "reported"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The script has wit to spare.", "screenplay positive"),
        ("The performances ring true.", "acting positive"),
        ("The photography took my breath away.", "cinematography positive"),
        ("The score grows on you.", "score positive"),
        ("The story packs a real punch.", "screenplay positive"),
        ("The editing never puts a foot wrong.", "editing positive"),
        ("The screenplay doesn't put a foot wrong.", "screenplay positive"),
        ("The photography couldn't be better.", "cinematography positive"),
        ("The dialogue crackles with wit.", "dialogue positive"),
        ("What a soundtrack!", "score positive"),
        ("The music got on my nerves.", "score negative"),
        ("The dialogue made me cringe.", "dialogue negative"),
        ("The direction lacks confidence.", "direction negative"),
        ("The script never gets going.", "screenplay negative"),
        ("The plot runs out of steam.", "screenplay negative"),
        ("The score is a bore.", "score negative"),
        ("The screenplay is too clever by half.", "screenplay negative"),
        ("The dialogue leaves a lot to be desired.", "dialogue negative"),
        ("The editing could have been tighter.", "editing negative"),
        ("The score gets under your skin.", "score positive"),
        ("The script knows exactly when to stop.", "screenplay positive"),
        ("The music tells you what to feel.", "score negative"),
        ("The subplot leads nowhere.", "screenplay negative"),
        ("The dialogue has all the sparkle of a gas bill.", "dialogue negative"),
        ("The editing shows the finesse of a sledgehammer.", "editing negative"),
        ("The effects are about as convincing as a paper moon.", "effects negative"),
        ("The direction is nothing if not assured.", "direction positive"),
        ("The photography is never less than beautiful.", "cinematography positive"),
        ("The sets look like cardboard.", "productionDesign negative"),
        ("The costumes deserve a museum of their own.", "productionDesign positive"),
        ("The music is not to my taste.", "score negative"),
        ("The plot has holes you could sail a ferry through.", "screenplay negative"),
        ("The script is sharp and then it runs out of ideas.", "screenplay mixed"),
        ("The players look lost.", "acting negative"),
        ("The director stages the fights as if she had never seen one.", "direction negative"),
    ],
)
def test_an_idiom_judges_the_aspect_it_is_said_of(text: str, expected: str) -> None:
    assert opinions(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film packs a punch.", "overall positive"),
        ("It got on my nerves.", "overall negative"),
        ("It is never less than gripping.", "overall positive"),
        ("It is not the director's best.", "overall mixed"),
        ("The film hasn't aged well.", "overall negative"),
    ],
)
def test_an_idiom_said_of_the_film_judges_it_as_a_whole(text: str, expected: str) -> None:
    assert opinions(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Bix shines.", "acting positive"),
        ("Ann Bix's Moira is a triumph.", "acting positive"),
        ("Ann Bix runs away with the film.", "acting positive"),
        ("Ann Bix hams it up.", "acting negative"),
        ("Ann Bix is badly miscast.", "acting negative"),
        ("Ann Bix isn't just good, she is astonishing.", "acting positive"),
        ("Ann Bix isn't convincing.", "acting negative"),
        ("Ann Bix is every bit his equal.", "acting positive"),
        ("Ann Bix might as well be reading a timetable.", "acting negative"),
        ("Ann Bix is made of wood.", "acting negative"),
        ("Ann Bix delivers her lines like a speaking clock.", "acting negative"),
        ("Ann Bix simpers her way through every scene.", "acting negative"),
        ("Ann Bix is the weak link.", "acting negative"),
    ],
)
def test_an_idiom_said_of_an_actor_judges_the_acting(text: str, expected: str) -> None:
    assert expected in opinions(f"The film stars Ann Bix as Moira. {text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The acting isn't good.", {"acting negative"}),
        ("The acting is anything but wooden.", {"acting positive"}),
        ("The script is far from perfect.", {"screenplay negative"}),
        ("The score isn't haunting, it's harrowing, bleak and raw.", {"score positive"}),
        ("The effects, which could have been awful, are terrific.", {"effects positive"}),
        (
            "I was disappointed by the script but impressed by the acting.",
            {"screenplay negative", "acting positive"},
        ),
    ],
)
def test_a_negation_or_turn_keeps_polarity_and_target(text: str, expected: set[str]) -> None:
    assert opinions(text) == expected


def test_what_was_only_feared_is_no_blame() -> None:
    assert opinions("I was expecting junk, but the score is superb.") == {"score positive"}


@pytest.mark.parametrize(
    "text",
    [
        "He takes her breath away on the pier.",
        "She is impressed by the music of the harbour.",
        "What a score meant to the town, nobody knew!",
        "The keeper of the light lacks confidence.",
    ],
)
def test_a_plot_told_in_the_same_words_judges_nothing(text: str) -> None:
    assert opinions(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ron Ambel called the script brilliant.",
        "Ron Ambel, in the Courier, called the script brilliant.",
        "My friend who saw it thought the script was brilliant.",
    ],
)
def test_a_named_critics_opinion_is_reported(text: str) -> None:
    assert opinions(text) == set()
    assert reported(text) == {"screenplay positive"}


def test_a_blurb_is_the_papers_opinion() -> None:
    text = "“The best film of the year,” raves the Courier."
    assert opinions(text) == set()
    assert reported(text) == {"overall positive"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exile recurs throughout.", {"exile"}),
        ("Grief and betrayal run through it.", {"grief", "betrayal"}),
        ("Love, loss and revenge are its subjects.", {"love", "loss", "revenge"}),
        ("The film looks at racism and the law.", {"racism", "law"}),
        ("It has a lot to say about surveillance.", {"surveillance"}),
        ("It is a story about two brothers who fall out.", set()),
    ],
)
def test_a_theme_is_named_as_subject_or_object(text: str, expected: set[str]) -> None:
    assert objects(text, "theme") == expected


def test_of_two_idioms_in_one_place_the_longest_stays() -> None:
    found = [one for one in idioms_in("the score rings hollow.") if one.aspect == "subject"]
    assert [(one.start, one.polarity) for one in found] == [(10, "negative")]


def test_a_long_run_of_near_idioms_is_read_in_time() -> None:
    started = time.process_time()
    idioms_in("the score really really simply has wit and has charm, never once " * 400)
    assert time.process_time() - started < 2
