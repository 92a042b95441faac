"""Expressions are compiled at their first use, and then do what compiled ones do."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import screensong.graph.extraction
import screensong.graph.reading
from screensong.graph.expressions import expression

_NAMES = r"(?P<first>[A-Z]\w+) (?P<last>[A-Z]\w+)"
_TEXT = "Ann Vane met bo Reed and Cy Onslow"


def test_it_does_what_the_compiled_expression_does() -> None:
    lazy, compiled = expression(_NAMES, re.ASCII), re.compile(_NAMES, re.ASCII)
    assert [m.span() for m in lazy.finditer(_TEXT)] == [m.span() for m in compiled.finditer(_TEXT)]
    assert lazy.findall(_TEXT) == compiled.findall(_TEXT)
    assert lazy.sub("N", _TEXT, count=1) == compiled.sub("N", _TEXT, count=1)
    assert lazy.match(_TEXT, 4) is None
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (
        compiled.pattern, compiled.flags, compiled.groupindex,
    )  # fmt: skip


def test_a_wrong_one_is_told_at_its_first_use() -> None:
    lazy = expression("(")
    with pytest.raises(re.error):
        lazy.search(_TEXT)


@pytest.mark.parametrize("room", [screensong.graph.reading, screensong.graph.extraction])
def test_every_expression_of_the_rooms_is_a_right_one(room: object) -> None:
    path, name = room.__path__, room.__name__  # type: ignore[attr-defined]
    for found in pkgutil.iter_modules(path):
        module = importlib.import_module(f"{name}.{found.name}")
        for value in vars(module).values():
            if isinstance(value, type(expression(""))):
                assert value.groups >= 0
