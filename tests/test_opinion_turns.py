"""Opinions that are mixed, or that changed over time."""

from __future__ import annotations

import pytest

from screensong.graph.extraction.opinion_turns import turns_of
from screensong.graph.extraction.opinion_words import find_words

from .extraction_facts import HEAD, objects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The photography is gorgeous in places and murky in others.",
            "cinematography mixed",
        ),
        ("The acting is by turns superb and wooden.", "acting mixed"),
        ("The editing is sharp in the first half but sloppy in the second.", "editing mixed"),
        ("The dialogue swings between witty and dreadful.", "dialogue mixed"),
        ("The acting, superb in places, is wooden elsewhere.", "acting mixed"),
        ("The acting is superb, if a little wooden.", "acting mixed"),
        ("The film is wonderful in parts and tedious in others.", "overall mixed"),
        ("The score is lovely, though there is far too much of it.", "score mixed"),
        ("It is dull. It is a boring film. Overall a mixed bag.", "overall mixed"),
        ("It falls apart in the last minutes. Even so, recommended.", "overall mixed"),
    ],
)
def test_praise_here_and_blame_there_is_mixed(text: str, expected: str) -> None:
    assert objects(HEAD + text, "aspectOpinion") == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The acting was superb once; now it is wooden.", "acting negative"),
        ("The acting seemed wooden at first; today it is superb.", "acting positive"),
        ("I loved this film as a child. Today it strikes me as dull.", "overall negative"),
        (
            "When I was young the script seemed clever. Today the script is clumsy.",
            "screenplay negative",
        ),
    ],
)
def test_the_present_view_stands_and_not_the_earlier_one(text: str, expected: str) -> None:
    assert objects(HEAD + text, "aspectOpinion") == {expected}


def test_a_word_that_heads_another_noun_does_not_turn_the_judgement() -> None:
    text = "the acting is superb in places but dull dialogue spoils it."
    opinions = list(find_words(text).opinions)
    assert list(turns_of(text, opinions, 0)) == []
