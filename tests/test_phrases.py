"""Free phrases: where they end, and how a list of them is cut."""

from __future__ import annotations

import pytest

from screensong.graph.extraction.phrases import phrases_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grief, the cost of fame and revenge.", ["grief", "cost of fame", "revenge"]),
        ("greed that nobody wants to see", ["greed"]),
        ("the search for a home", ["search for a home"]),
        ("trust for the first time", ["trust"]),
        ("fathers and sons and greed", ["fathers and sons", "greed"]),
        ("the line between art and life", ["line between art and life"]),
        ("loss and, i think, with trust", ["loss"]),
        ("grief, i think, and trust", ["grief", "trust"]),
        ("grief, a friend of mine said", ["grief"]),
        ("deeply human bonds, honesty and family", ["deeply human bonds", "honesty", "family"]),
        ("power, and the mixture is good", ["power"]),
        ("love and what it costs", ["love"]),
        ("man vs. machine", ["man vs machine"]),
        ("the idea of the meaning of trust", ["trust"]),
        ("the life of the mind", ["life of the mind"]),
        ("b, c, d, e, f, g, h, j, k and l", ["b", "c", "d", "e", "f", "g", "h", "j"]),
        ("he is", []),
    ],
)
def test_a_list_of_phrases_is_cut_where_its_clause_ends(text: str, expected: list[str]) -> None:
    lead = "it explores "
    found = list(phrases_in(lead + text, len(lead)))
    assert [phrase.text for phrase in found] == expected


def test_what_is_trimmed_is_not_within_the_offsets() -> None:
    text = "it explores the cost of fame, and also the love of power."
    first, second = phrases_in(text, len("it explores "))
    assert text[first.start : first.end] == first.text == "cost of fame"
    assert text[second.start : second.end] == second.text == "love of power"


def test_a_preposition_said_again_goes_on_with_the_list() -> None:
    text = "it deals with loss, with trust, with greed."
    assert [p.text for p in phrases_in(text, len("it deals with "))] == ["loss", "trust", "greed"]


def test_between_two_ends_there_is_nothing_if_a_clause_ends_there() -> None:
    text = "the grief that he feels runs through it"
    assert list(phrases_in(text, 0, text.index(" runs"))) == []
    assert [p.text for p in phrases_in(text, 0, text.index(" that"))] == ["grief"]
