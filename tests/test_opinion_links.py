"""Links of opinions: each finds its examples with their polarity, and leaves the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screensong import data
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_found
from screensong.graph.extraction.link_language import LinkRule, book, read_book, slots_of
from screensong.graph.extraction.opinion_turns import is_corrected, turns_of
from screensong.graph.extraction.opinion_words import find_words
from screensong.graph.extraction.pattern_language import PatternError

from .extraction_facts import object_text

FRAME = "Paper Lanterns\n\nPaper Lanterns is a film from a small town.\n\n{}\n"
SHOWN = [
    pytest.param(link, text, id=f"{link.name}-{number}")
    for link in book().links.values()
    for number, text in enumerate(link.finds, 1)
]
LEFT = [
    pytest.param(link, text, id=f"{link.name}-{number}")
    for link in book().links.values()
    for number, text in enumerate(link.leaves, 1)
]
SMALL = """
slot word = opinion but not best
part aspects
link good
about  a word of opinion before its aspect
reads  {word} {aspect}
sure   0.8
finds  Superb acting. -> acting positive
leaves Superb weather.
"""


def found(link: LinkRule, text: str) -> set[str]:
    """Return what a link finds in a sentence below a review's title."""
    claims = all_found(Reading(Document("example", FRAME.format(text))))
    return {object_text(claim) for claim in claims if claim.pattern == f"opinion-{link.name}"}


def turns(link: LinkRule, text: str) -> bool:
    """Tell whether a link between two words of opinion stands in a text."""
    folded = text.lower()
    opinions = list(find_words(folded).opinions)
    tie = is_corrected if link.name == "instead" else turns_of
    return any(
        bool(held) if link.name == "instead" else bool(list(held or ()))
        for held in (tie(folded, opinions, index) for index in range(len(opinions)))
    )


@pytest.mark.parametrize(("link", "text"), SHOWN)
def test_a_link_finds_its_examples_with_their_polarity(link: LinkRule, text: str) -> None:
    sentence, arrow, expected = text.partition(" -> ")
    assert arrow
    if link.part == "turns":
        assert turns(link, sentence)
        claims = all_found(Reading(Document("example", FRAME.format(sentence))))
        assert expected in {object_text(claim) for claim in claims}
    else:
        assert expected in found(link, sentence)


@pytest.mark.parametrize(("link", "text"), LEFT)
def test_a_link_leaves_its_counterexamples(link: LinkRule, text: str) -> None:
    assert not turns(link, text) if link.part == "turns" else found(link, text) == set()


def test_no_expression_of_opinions_is_left_in_code() -> None:
    folder = Path(__file__).parents[1] / "graph" / "extraction"
    for name in ("opinion_idioms", "opinion_turns", "people_opinions", "whole_film", "opinions"):
        source = (folder / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(r"\bexpression\(|\bre\.", source), name


def test_every_slot_and_phrase_of_the_links_is_used() -> None:
    text = (Path(data.__file__).parent / "words" / "opinion_links.txt").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    code = "".join(
        path.read_text("utf-8")
        for path in (Path(__file__).parents[1] / "graph" / "extraction").glob("*.py")
    )
    for key, name in re.findall(r"^(phrase|kind|slot) +([\w-]+) =", body, re.MULTILINE):
        uses = {"phrase": rf":{name}\b(?!-)", "kind": rf"\b{name},?\*|", "slot": rf"\{{{name}\}}"}
        used = re.search(uses[key], body) or f'"{name}"' in code
        assert used or re.search(rf"= {name} (?:in|but)\b", body), f"{key} {name}"


def test_every_line_of_the_links_can_be_read() -> None:
    for way in (way for ways in book().parts.values() for way in ways):
        assert way.regex.pattern
        assert way.cues


def test_a_word_fills_the_slots_that_its_lists_and_its_neighbour_allow() -> None:
    assert "verdict" in slots_of("opinion", "superb", False, False)
    assert "best" in slots_of("opinion", "best", False, False)
    assert "word" not in slots_of("opinion", "best", False, False)
    assert "verdict" not in slots_of("opinion", "woefully", True, False)
    assert "verdict" in slots_of("opinion", "woefully", False, False)
    assert "plain" not in slots_of("opinion", "uneven", False, True)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{word} {aspect}", "{word} {aspct}", "line 4: good: {aspct} stands twice or is no slot"),
        ("{word} {aspect}", "fine {aspect}", "line 4: good: no word of opinion; expected “sign"),
        ("sure   0.8", "sign   positive\nsure   0.8", "a word of opinion; expected no “sign”"),
        ("sure   0.8", "joins  above\nsure   0.8", "joins above; expected behind, before"),
        ("leaves Superb weather.", "", "line 4: good: no line “leaves”"),
        ("about ", "abuot ", "line 5: “abuot” is no line of a link"),
        ("= opinion but", "= opinon but", "line 2: “opinon” is no slot"),
        ("{word} {aspect}", "{word} wrd*2 {aspect}", "“wrd” is no kind of word"),
    ],
)
def test_a_link_that_cannot_be_read_is_refused_with_its_place(
    old: str, new: str, message: str
) -> None:
    assert read_book(SMALL, "links.txt").links["good"].sure == 0.8
    with pytest.raises(PatternError, match=re.escape(message)):
        assert read_book(SMALL.replace(old, new), "links.txt").parts["aspects"][0].sequence
