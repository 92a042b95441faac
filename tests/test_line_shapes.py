"""Shapes of layout: each finds its examples and leaves the others."""

from __future__ import annotations

import pytest

from screensong.graph.reading._line_shapes import Shape, ShapeError, layout_shapes, read_shapes

ALL = layout_shapes().values()
SHOWN = [
    pytest.param(one, text, id=f"{one.name}-{number}")
    for one in ALL
    for number, text in enumerate(one.finds, 1)
]
LEFT = [
    pytest.param(one, text, id=f"{one.name}-{number}")
    for one in ALL
    for number, text in enumerate(one.leaves, 1)
]
SMALL = """\
part name = {Capital}{letters}
shape pair
about two names
stands first
reads {one: name} and {two: name}
finds Vane and Marsh => one Vane; two Marsh
leaves vane and marsh
"""


@pytest.mark.parametrize(("one", "text"), SHOWN)
def test_a_shape_finds_its_examples_and_what_its_slots_hold(one: Shape, text: str) -> None:
    example, _, told = text.partition(" => ")
    found = one(example)
    assert found is not None
    held = {slot: value for slot, value in found.groupdict().items() if value}
    assert held == dict(pair.split(" ", 1) for pair in told.split("; ") if pair)


@pytest.mark.parametrize(("one", "text"), LEFT)
def test_a_shape_leaves_its_counterexamples(one: Shape, text: str) -> None:
    assert one(text) is None


def test_a_shape_is_looked_for_between_two_offsets() -> None:
    pair = read_shapes(SMALL.splitlines())["pair"]
    found = pair("So Vane and Marsh left", 3, 15)
    assert found is not None
    assert (found["one"], found["two"]) == ("Vane", "Mar")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (SMALL.replace("{two: name}", "{two: nam}"), "“nam” is no part"),
        (SMALL.replace("leaves", "left"), "begins with none of"),
        (SMALL.replace("about two names\n", ""), "lacks about"),
        (SMALL.replace("stands first", "stands up"), "stands whole or first"),
        (SMALL.replace(" and ", " <and "), "cannot be read"),
    ],
)
def test_an_entry_that_cannot_be_read_is_refused(wrong: str, told: str) -> None:
    with pytest.raises(ShapeError, match=told):
        read_shapes(wrong.splitlines())["pair"]("Vane and Marsh")
