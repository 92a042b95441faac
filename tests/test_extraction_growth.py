"""Reading takes time that grows with the length of a text, whatever the text is made of."""

from __future__ import annotations

import time

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import extract
from screensong.graph.extraction.reading import Reading
from screensong.graph.reading.sentences import LONGEST_SENTENCE, split_sentences

_FILLED = 10_000
_TIMES = 4
_MOST_GROWTH = 8
_LEAST_COUNTED = 0.15
"""Seconds: below these the clock and the first use of the patterns weigh more than the work."""
_MOST_SECONDS = 30

_PIECES = [
    "A B (C D), ",
    "Ann Vane (Mia Holt), ",
    "Ann Vane and ",
    "Ann Vane, ",
    '"Ann" ',
    "(Ann ",
    "“Ann ",
    "The Man of the ",
    "Ann Vane — ",
    "*Low Tide* ",
    "Director: Ann Vane\n",
    "- Ann Vane as Tom\n",
    "the man who left Ann Vane for a gun and his old friend Tom Hale played ",
]


def _seconds(text: str) -> float:
    started = time.process_time()
    extract(Document("d", text))
    return time.process_time() - started


@pytest.mark.parametrize("piece", _PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    extract(Document("d", "Paper Lanterns\n\nThe film was directed by Ann Vane."))
    count = _FILLED // len(piece)
    short = _seconds("With " + piece * count + "Film")
    long = _seconds("With " + piece * count * _TIMES + "Film")
    assert long < _MOST_GROWTH * max(short, _LEAST_COUNTED)
    assert long < _MOST_SECONDS


@pytest.mark.parametrize("mark", list("*\"'`-_&<>[(#|.~=“"))
def test_a_long_row_of_one_mark_is_read_at_once(mark: str) -> None:
    assert _seconds(mark * 40_000 + " Film") < _MOST_SECONDS / 6


def test_no_sentence_is_longer_than_the_bound_and_none_loses_a_character() -> None:
    text = "Ann Vane left; she came back, and so on " * 1_000
    spans = split_sentences(text, Span(0, len(text)))
    assert max(span.end - span.start for span in spans) <= LONGEST_SENTENCE
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text)[-1] in ";,n" for span in spans)


def test_a_word_without_a_blank_is_cut_at_the_bound() -> None:
    text = "x" * (2 * LONGEST_SENTENCE + 10)
    spans = split_sentences(text, Span(0, len(text)))
    assert [span.end - span.start for span in spans] == [LONGEST_SENTENCE, LONGEST_SENTENCE, 10]


def test_a_sentence_of_the_longest_length_is_whole() -> None:
    text = "Ann " * (LONGEST_SENTENCE // 4)
    assert split_sentences(text, Span(0, len(text))) == [Span(0, LONGEST_SENTENCE - 1)]


def test_the_names_of_one_sentence_are_bounded() -> None:
    reading = Reading(Document("d", "With " + "Ann Vane and " * 3_000))
    assert max(len(skeleton.slots) for skeleton in reading.skeletons) <= LONGEST_SENTENCE // 4
