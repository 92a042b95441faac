"""Shapes of what stands beside a word: each finds its examples and leaves the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screensong.graph.extraction.beside import Shape, read_shapes, shapes
from screensong.graph.extraction.pattern_language import PatternError

FILES = ("titles", "films", "music", "each", "versions", "bills", "quoted")
ALL = [(name, shape) for name in FILES for shape in shapes(name).shapes]
SHOWN = [
    pytest.param(name, shape, text, id=f"{shape.name}-{number}")
    for name, shape in ALL
    for number, text in enumerate(shape.finds, 1)
]
LEFT = [
    pytest.param(name, shape, text, id=f"{shape.name}-{number}")
    for name, shape in ALL
    for number, text in enumerate(shape.leaves, 1)
]
SMALL = """
phrase noun = (film|movie)
shape  is-a-film
about  it is said to be a film
gives  said
reads  {it} (is|was) a word*3 :noun
finds  [Paper Lanterns] was a long film.
leaves [Paper Lanterns] was long.
"""


def told(name: str, text: str) -> frozenset[str]:
    """Return what the shapes tell of the word between brackets."""
    before, word, behind = re.split(r"[\[\]]", text)
    plain = before + word + behind
    return shapes(name).told(plain, len(before), len(before) + len(word))


@pytest.mark.parametrize(("name", "shape", "text"), SHOWN)
def test_a_shape_finds_its_examples(name: str, shape: Shape, text: str) -> None:
    assert shape.gives in told(name, text)


@pytest.mark.parametrize(("name", "shape", "text"), LEFT)
def test_a_shape_leaves_its_counterexamples(name: str, shape: Shape, text: str) -> None:
    assert shape.gives not in told(name, text)


def test_quotation_marks_belong_to_the_word_and_letters_may_be_large() -> None:
    read = read_shapes(SMALL, "beside_small.txt")
    text = "So “PAPER LANTERNS” WAS A LONG MOVIE."
    assert read.told(text, 4, 18) == {"said"}
    assert read.told(text, 0, 2) == frozenset()


@pytest.mark.parametrize(
    ("was", "becomes", "what"),
    [
        ("gives  said\n", "", "line 3: is-a-film: expected a line “gives”"),
        ("gives ", "gievs ", "line 5: “gievs” is no line of a shape"),
        (":noun", ":nuon", "is-a-film, reads: “:nuon” is not declared; expected perhaps “noun”"),
    ],
)
def test_a_bad_shape_is_refused_with_its_place(was: str, becomes: str, what: str) -> None:
    with pytest.raises(PatternError, match=re.escape(what)):
        _ = read_shapes(SMALL.replace(was, becomes, 1), "beside_small.txt").shapes[0].ways


def test_a_shape_stands_once() -> None:
    again = SMALL + SMALL.replace("phrase noun = (film|movie)\n", "")
    with pytest.raises(PatternError, match="expected one “shape is-a-film”"):
        read_shapes(again, "beside_small.txt")


def test_no_sentence_is_spelt_as_an_expression_in_code_that_reads_shapes() -> None:
    folder = Path(__file__).parents[1] / "graph" / "extraction"
    for name in ("musical", "record_labels", "whole_film", "beside"):
        source = (folder / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(r"\bexpression\(|\bre\.[a-z]+\(", source), name
