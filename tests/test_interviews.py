"""Whose turn of an interview a sentence stands in."""

from __future__ import annotations

import time

from screensong.graph.documents import Document
from screensong.graph.extraction import extract, interviews
from screensong.graph.extraction.reading import Reading

from .extraction_facts import facts

TALK = "The Glass Harbour (1987)\n\nA talk with Ann Vane\n\n{}"
TURNS = "Q: Why this harbour?\n\nAnn Vane: It was near. {}\n\nQ: And then?\n\nAnn Vane: Rain."


def test_what_the_one_asked_tells_is_of_the_film() -> None:
    text = TALK.format(TURNS.format("I directed it in the rain."))
    assert ("The Glass Harbour", "director", "Ann Vane") in facts(text, under_head=False)
    text = TALK.format(TURNS.format("Nobody directed it in the rain."))
    assert ("The Glass Harbour", "director", "Ann Vane") not in facts(text, under_head=False)


def test_many_turns_take_no_longer_each_than_few() -> None:
    def spent(turns: int) -> float:
        text = TALK.format("Q: Do you sing?\n\nAnn Vane: I do, and I dance.\n\n" * turns)
        reading = Reading(Document("talk", text, "text/plain"))
        start = time.process_time()
        list(interviews.hits_in(reading, cast=False))
        return time.process_time() - start

    spent(20)  # the first use of the phrases
    assert spent(800) < 0.5 + 40 * spent(40)


def test_a_question_of_an_interview_is_no_title() -> None:
    text = (
        "Ann Vane on The Tin Boat\n\nAnn Vane's new film, The Tin Boat, is out.\n\n"
        "Q: And the music?\n\nAV: My flatmate made it.\n\nQ: Were you thinking of the river?\n\n"
        "AV: No."
    )
    said = facts(text, under_head=False)
    assert said
    assert not any(name.startswith("Q") for name, _, _ in said)


def test_a_text_of_questions_and_answers_is_an_interview_whatever_it_is_on() -> None:
    film = "Q: Why this film?\n\nA: It was near.\n\nQ: And who directed it?\n\nA: Ann Vane did."
    music = film.replace("film", "score").replace(
        "directed it", "plays the piano on the soundtrack"
    )
    bare = (
        "Ann Vane talks\n\nDo you like the film?\n\nNo.\n\nDid you write the script?\n\nYes.\n\n"
        "Are you sorry?\n\nNo."
    )
    for text in (film, music, bare):
        assert extract(Document("talk", text)).kind == "interview"


def test_a_review_that_asks_its_reader_is_no_interview() -> None:
    text = (
        "Who directed this film? Ann Vane did.\n\nDirector: Ann Vane\nCast: Bo Rill\n\n"
        "Do you care? The plot is thin and the acting is good."
    )
    assert extract(Document("review", text)).kind == "review"
