"""Whose turn of an interview a sentence stands in."""

from __future__ import annotations

import time

from screensong.graph.documents import Document
from screensong.graph.extraction import interviews
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
