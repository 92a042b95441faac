"""Titles with "and" or a comma, which the tagger may read as several names."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.known import nothing_known
from screensong.graph.extraction.read_names import read_names
from screensong.graph.extraction.whole_titles import whole_titles
from screensong.graph.reading.layout import lay_out
from screensong.graph.tagger.answers import TaggedMention
from screensong.graph.tagger.labels import KINDS
from screensong.graph.tagger.model import shipped_tagger


def _names(text: str) -> tuple[str, list[TaggedMention]]:
    """Return a text without its brackets, and what they hold as mentions: <film>, [somebody]."""
    plain, mentions, starts = "", [], []
    for sign in text:
        if sign in "<[":
            starts.append((len(plain), "film" if sign == "<" else "person"))
        elif sign in ">]":
            start, kind = starts.pop()
            kinds = dict.fromkeys(KINDS, 0.0) | {kind: 1.0}
            span = Span(start, len(plain))
            mentions.append(TaggedMention(span, kinds, {}, 1.0, 0, start))
        else:
            plain += sign
    return plain, mentions


def _wholes(text: str) -> list[str]:
    plain, mentions = _names(text)
    return [span.of(plain) for span in whole_titles(plain, mentions)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We saw <Otto> and <Her Sisters> again.", "Otto and Her Sisters"),
        ("I put on <Goodbye>, <Mr. Vane> last night.", "Goodbye, Mr. Vane"),
        ("He shot <Black Gull>, <White Gull> in Rome.", "Black Gull, White Gull"),
        ("“<Tin> and <Harvest>” is long.", "Tin and Harvest"),
        ("<Tin> and <Harvest> (1961)\n\nIt is long.", "Tin and Harvest"),
        ("[Tin] and <Harvest> opens cold. Tin and Harvest is sad.", "Tin and Harvest"),
    ],
)
def test_what_marks_repetition_or_words_hold_together_is_one_title(text: str, title: str) -> None:
    with nothing_known():
        assert _wholes(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "We saw <Low Tide> and <Tin Harvest> again.",
        "<Low Tide> and <Tin Harvest> are long. Tin Harvest is the better one.",
        "She made <Low Tide> and <My Gull>.",
        "[Ann Vane] and [Her Band] play.",
        "Paris, Lyon",
        "“<Low Tide>” and “<Tin Harvest>”",
    ],
)
def test_two_films_stay_two(text: str) -> None:
    with nothing_known():
        assert _wholes(text) == []


def test_a_title_known_from_elsewhere_is_one_though_half_of_it_is_read_as_somebody() -> None:
    text = "In [Butch Cassidy] and <the Sundance Kid> they run."
    assert _wholes(text) == ["Butch Cassidy and the Sundance Kid"]
    with nothing_known():
        assert _wholes(text) == []


def test_the_mention_of_a_whole_title_is_a_film_from_its_first_letter_to_its_last() -> None:
    text = "“Lamp and Lantern” is slow.\n\nAnn Vane directed “Lamp and Lantern”, and Bo Rill sings."
    tagged = read_names(shipped_tagger(), lay_out(Document("d", text)))
    assert tagged is not None
    titles = [m for m in tagged.mentions if "Lantern" in m.span.of(text)]
    assert [m.span.of(text) for m in titles] == ["Lamp and Lantern"] * 2
    assert read_names(None, lay_out(Document("d", text))) is None
