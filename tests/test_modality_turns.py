"""Turns of modality: found in the sentences that show them; the files are read strictly."""

from __future__ import annotations

import re

import pytest

from screensong.graph.extraction.modality import (
    modality_at,
    modality_of_name,
    modality_of_part,
)
from screensong.graph.extraction.modality_clauses import lowered, verb_of
from screensong.graph.extraction.modality_file import Text, Turn, read_turns, turns, words
from screensong.graph.extraction.modality_shapes import AS_WORD
from screensong.graph.extraction.modality_turns import (
    granted,
    holds,
    is_denied,
    passed_over,
    turn_of,
)
from screensong.graph.extraction.pattern_language import PatternError

_NAME = re.compile(r"[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_TURN = """
turn hearsay
about  what others say
gives  reported
reads  they say that ..60 {said}
finds  They say that it is [good.
leaves It is [good.
"""


def _place(marked: str) -> tuple[str, int, int | None]:
    """Return a sentence without its mark, and the place; of a name, its end too."""
    start = max(marked.find("["), 0)
    sentence = marked.replace("[", "", 1)
    name = _NAME.match(sentence, start)
    return sentence, start, name.end() if name else None


@pytest.mark.parametrize(
    ("turn", "marked"), [(turn, marked) for turn in turns() for marked in turn.finds]
)
def test_a_turn_is_found_where_its_example_says(turn: Turn, marked: str) -> None:
    assert holds(turn, *_place(marked))


@pytest.mark.parametrize(
    ("turn", "marked"), [(turn, marked) for turn in turns() for marked in turn.leaves]
)
def test_a_turn_leaves_what_only_looks_like_it(turn: Turn, marked: str) -> None:
    assert not holds(turn, *_place(marked))


def test_every_turn_has_its_own_name() -> None:
    names = [turn.name for turn in turns()]
    assert len(set(names)) == len(names)


def test_every_shape_can_be_compiled() -> None:
    for turn in turns():
        for way in (*turn.ways, *turn.nowhere):
            assert way.regex.pattern


def test_a_shape_is_found_where_a_search_of_the_whole_text_finds_it() -> None:
    for turn in turns():
        texts = [
            Text(lowered(marked.replace("[", mark, 1)))
            for marked in (*turn.finds, *turn.leaves)
            for mark in (AS_WORD, "")
        ]
        for way in turn.ways:
            for text in texts:
                found = [match.span() for match in way.matches(text)]
                assert found == [match.span() for match in way.regex.finditer(text.whole)]


def test_a_turn_decides_on_a_word_and_on_a_name() -> None:
    sentence = "Word on the lot was that it was shot by Ann Vane."
    assert modality_at(sentence, sentence.index("shot")) == "reported"
    start = sentence.index("Ann")
    assert modality_of_name(sentence, start, start + len("Ann Vane")) == "reported"


def test_a_turn_ends_with_its_clause() -> None:
    sentence = "At no point is it dull, and the score is superb."
    assert turn_of(sentence, sentence.index("dull")) is not None
    assert turn_of(sentence, sentence.index("superb")) is None


def test_a_turn_reaches_so_many_words_and_no_further() -> None:
    near = "The script lacks any charm."
    far = "The script lacks a middle and an end that has charm."
    assert is_denied(near, near.index("charm"))
    assert not is_denied(far, far.index("charm"))


def test_a_report_reaches_until_the_writer_speaks_again() -> None:
    told = "Critics call it dull and say that the songs are weak."
    own = "Critics call it dull, but the songs are weak."
    assert turn_of(told, told.index("weak"), None, "reported") is not None
    assert turn_of(own, own.index("weak"), None, "reported") is None


def test_what_brackets_hold_does_not_reach_out_of_them() -> None:
    sentence = "Ann Vane (they say she was ill) directed it."
    assert modality_at(sentence, sentence.index("directed")) == "asserted"
    assert modality_at(sentence, sentence.index("ill")) == "reported"


def test_a_turn_may_be_barred_by_a_word_anywhere() -> None:
    stage = "Ann Vane played the widow in the West End production."
    again = "Ann Vane played the widow in the West End production and repeats the part."
    assert modality_at(stage, stage.index("played")) == "comparative"
    assert modality_at(again, again.index("played")) == "asserted"


def test_what_is_said_of_the_verb_is_said_of_who_is_named_before_it() -> None:
    sentence = "Ann Vane was sounded out about writing the script."
    assert verb_of(sentence, 0) == sentence.index("writing")
    assert modality_at(sentence, 0) == "hypothetical"
    assert verb_of("Ann Vane, who hates planning, was ill.", 0) is None


def test_what_is_asserted_after_all_is_passed_over() -> None:
    sentence = "It must be said that the score is loud."
    assert len(passed_over(sentence)) == len(sentence)
    assert passed_over(sentence).split() == ["the", "score", "is", "loud."]
    assert modality_at(sentence, sentence.index("loud")) == "asserted"


def test_a_turn_that_is_passed_over_may_keep_a_name() -> None:
    sentence = "No one but Ann Vane could have shot it."
    assert passed_over(sentence).split() == ["Ann", "Vane", "shot", "it."]


def test_what_is_taken_for_granted_is_asserted_though_the_sentence_supposes_the_rest() -> None:
    sentence = "Without Ann Vane's music the film would sink."
    start = sentence.index("Ann")
    assert len(granted(sentence, start, start + 8)) == len(sentence)
    assert modality_of_name(sentence, start, start + 8) == "asserted"
    assert modality_at(sentence, sentence.index("sink")) == "hypothetical"


def test_what_is_thrown_out_is_denied_though_it_is_taken_for_granted() -> None:
    sentence = "Not even the score by Bo Rill can save it, for the song by Ann Vane was thrown out."
    start = sentence.rindex("Ann")
    assert modality_of_name(sentence, start, start + 8) == "negated"


def test_an_indefinite_thing_that_would_be_missed_is_not_taken_for_granted() -> None:
    sentence = "Without a good score the film would sink."
    assert modality_at(sentence, sentence.index("good")) != "asserted"


def test_a_turn_survives_capitals_curly_quotes_and_line_breaks() -> None:
    sentence = "THE SONG “LOW TIDE”\nDIDN’T SURVIVE THE CUT."
    start = sentence.index("LOW")
    assert modality_of_name(sentence, start, start + len("LOW TIDE")) == "negated"


def test_a_very_long_sentence_is_read_around_the_place() -> None:
    sentence = "Word was that " + "so " * 2000 + "it is good."
    assert turn_of(sentence, sentence.index("good")) is None


def test_a_file_is_read_in_order() -> None:
    (turn,) = read_turns(_TURN, "turns.txt")
    assert (turn.name, turn.gives, turn.reach) == ("hearsay", "reported", None)
    assert holds(turn, "They say that it is good.", 20) is False  # not among the shipped ones


def test_how_far_a_turn_reaches_is_part_of_the_file() -> None:
    (turn,) = read_turns(_TURN.replace("gives  reported", "gives  denies\nreach  4"), "turns.txt")
    assert turn.reach == 4
    (turn,) = read_turns(_TURN.replace("gives", "reach  sentence\ngives"), "turns.txt")
    assert turn.reach == "sentence"


def test_the_logic_of_clauses_asks_for_words_by_name() -> None:
    assert words("or-nor").search("dark, loud or long")
    assert words("own-voice").search("critics call it dull; the songs are fine")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gives  reported", "gives  doubted", "hearsay: gives “doubted”; expected asserted"),
        ("gives", "reach  far\ngives", "hearsay: reach “far”; expected a number of words"),
        ("about  what others say\n", "", "hearsay: expected one line “about”"),
        ("finds  They say that it is [good.\n", "", "hearsay: expected a line “finds”"),
        ("they say that ..60 {said}", "..60 {said}", "a word that it cannot do without"),
        ("{said}", "{film}", "“{film}”; expected {said} or {name}"),
        ("{said}", "{:act}", "“{:act}” is not declared"),
        ("reads  they", "raeds  they", "“raeds” is no line of a turn"),
        ("..60", "(..60", "never closed"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(old: str, new: str, message: str) -> None:
    with pytest.raises(PatternError, match=re.escape(message)):
        read_turns(_TURN.replace(old, new), "turns.txt")


def test_the_verb_of_a_part_decides_on_a_name_that_is_far_from_it() -> None:
    sentence = "Ann Vane took her name off it and so never directed it; she edited it."
    assert modality_of_name(sentence, 0, 8) == "asserted"
    assert modality_of_part(sentence, 0, 8, "director") == "negated"
    assert modality_of_part(sentence, 0, 8, "editor") == "asserted"
    assert modality_of_part(sentence, 0, 8, "theme") == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody could say the score by Ann Vane is dull.",
        "The score by Ann Vane might have been lovely, but it is merely loud.",
        "According to the leaflet, the director, Ann Vane, was inspired by a dream.",
        "If the director, Ann Vane, had cut half an hour, it might work.",
        "The best thing here is not Ann Vane as the sheriff but the horse.",
        "I wasn't convinced by Ann Vane as the queen.",
        "Here Ann Vane gets almost nothing to play.",
        "There is hardly any music, just a few oboe notes by Ann Vane.",
    ],
)
def test_a_credit_said_by_the_way_is_asserted_whatever_is_said_of_it(sentence: str) -> None:
    start = sentence.index("Ann")
    assert modality_of_name(sentence.replace("Ann Vane", "Nnnnnnnn"), start, start + 8) == (
        "asserted"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The score by Ann Vane would have been lovely.",
        "They say the score by Ann Vane is sadly missing.",
        "They say the director, Ann Vane, was fired.",
        "It was not Ann Vane as the queen but Bo Rill.",
        "Ann Vane was asked to play the queen.",
    ],
)
def test_a_credit_that_may_not_have_come_about_is_not_asserted(sentence: str) -> None:
    start = sentence.index("Ann")
    assert modality_of_name(sentence.replace("Ann Vane", "Nnnnnnnn"), start, start + 8) != (
        "asserted"
    )


def test_having_little_to_play_is_a_part_all_the_same() -> None:
    assert modality_of_part("Nnnnnnnn gets little to play here.", 0, 8, "castMember") == "asserted"
    assert modality_of_part("Nnnnnnnn was asked to play it.", 0, 8, "castMember") != "asserted"
