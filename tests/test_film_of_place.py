"""Which film is spoken of at a place of a text, where a text is about one and about several."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction.film_of_place import film_of_place, is_of_several
from screensong.graph.extraction.likely_opinions import _together
from screensong.graph.extraction.reading import Reading

_ONE = "Paper Lanterns (1987)\n\nThe acting is superb. The ending is a cheat."


def test_all_of_a_text_about_one_film_speaks_of_it() -> None:
    reading = Reading(Document("d", _ONE))
    assert not is_of_several(reading)
    for sentence in reading.layout.sentences:
        assert film_of_place(reading, sentence, sentence.span.start) == reading.film


def test_a_text_about_no_film_speaks_of_none() -> None:
    reading = Reading(Document("d", "The harbour was quiet, and the porter went home."))
    assert is_of_several(reading)
    sentence = reading.layout.sentences[0]
    assert film_of_place(reading, sentence, sentence.span.start) is None


def test_praise_in_one_sentence_and_blame_in_another_are_both() -> None:
    praise = {"none": 0.1, "positive": 0.9, "negative": 0.0, "mixed": 0.0}
    blame = {"none": 0.2, "positive": 0.0, "negative": 0.8, "mixed": 0.0}
    judged, chances = _together([praise, blame])
    assert judged == pytest.approx(0.98)
    assert chances["mixed"] == pytest.approx(0.72)
    assert sum(chances.values()) == pytest.approx(judged)
    assert _together([praise])[1]["positive"] == pytest.approx(0.9)
