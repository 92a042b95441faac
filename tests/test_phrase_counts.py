"""Phrases looked for in a whole text at once: as one expression for each would find them."""

from __future__ import annotations

import pytest

from screensong.graph.extraction.beside import phrase, phrases, shapes
from screensong.graph.extraction.pattern_language import parse
from screensong.graph.extraction.pattern_vocabulary import vocabulary
from screensong.graph.extraction.phrase_counts import Phrases

NAMES = ("of-stage", "of-screen", "of-this-film", "of-record", "of-dates")
TEXTS = (
    "",
    "tickets from the box office until nine may; on stage, two intervals and a curtain call.",
    "this long film, a fine film, the best film of his films: a movie on dvd and on the screen.",
    "the album, his second lp, was recorded live at the playhouse, and this movie's title track is "
    "not on the cast recording. booking until may.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_phrases_are_counted_as_one_expression_each_would_find_them(text: str) -> None:
    counts = phrases("matters", NAMES).counts(text)
    assert counts == {name: len(phrase("matters", name).findall(text)) for name in NAMES}
    standing = {name for name, count in counts.items() if count}
    assert phrases("matters", NAMES).standing(text) == standing


def test_of_ways_that_overlap_the_first_to_begin_counts_then_the_first_in_order() -> None:
    words = vocabulary()
    shape = parse("(low tide|tide table|low)", words, "here")
    counted = Phrases({"it": shape}, words)
    assert counted.counts("a low tide table and a low tide") == {"it": 2}
    assert counted.counts("the tide table, the low road") == {"it": 2}


def test_every_phrase_of_other_matters_can_be_counted() -> None:
    declared = tuple(shapes("matters").words.phrases)
    assert set(phrases("matters", declared).counts("a text")) == set(declared)
