"""Boosted trees: a leaf of each, the same in every order, and learnt from cases."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screensong import data
from screensong.graph.extraction.trees import (
    UNIT,
    Tree,
    Trees,
    replaced_trees,
    trees,
    written,
)
from training.trees import ValuedCase, boosted

_SHIPPED = Path(data.__file__).parent / "model" / "fusion.json"


def test_the_score_is_the_bias_and_the_leaf_of_each_tree() -> None:
    model = Trees(["far", "read"], 10, [(0, 2.5, 100, (1, 0.0, 200, 300)), 7])
    assert model.score({"far": 2.5, "read": 9.0}) == 117
    assert model.score({"far": 3.0, "read": -1.0}) == 217
    assert model.score({"far": 3.0, "read": 0.5}) == 317


def test_a_value_that_a_case_has_not_is_below_all_others() -> None:
    model = Trees(["read"], 0, [(0, -8.0, -UNIT, UNIT)])
    assert model.score({}) == -UNIT
    assert model.score({"read": -7.9, "unknown": 3.0}) == UNIT


@given(st.integers(-50_000, 50_000))
def test_a_chance_is_between_none_and_sure(bias: int) -> None:
    assert 0 <= Trees([], bias, []).chance({}) <= 1


def test_others_can_take_their_place_for_a_while() -> None:
    shipped, other = trees("fusion"), Trees([], 0, [])
    with replaced_trees("fusion", other):
        assert trees("fusion") is other
    assert trees("fusion") is shipped


def test_a_file_gives_back_the_trees_that_were_written() -> None:
    shipped = trees("fusion")
    assert written(shipped) == _SHIPPED.read_text("utf-8")


def test_the_shipped_trees_ask_for_their_features_alone() -> None:
    held = json.loads(_SHIPPED.read_text("utf-8"))
    asked = {feature for tree in held["trees"] for feature in _features(tree)}
    assert asked <= set(range(len(held["features"])))


def _features(tree: Tree) -> list[int]:
    if isinstance(tree, int):
        return []
    feature, _, low, high = tree
    return [feature, *_features(low), *_features(high)]


def _cases() -> list[ValuedCase]:
    """Cases that hold where one value is high and another is there: no sum of the two tells it."""
    found = []
    for number in range(400):
        values = {"high": float(number % 20)} | ({"there": 1.0} if number % 3 else {})
        found.append(ValuedCase(values, (number % 20 > 9) == (number % 3 > 0)))
    return found


def test_trees_learn_what_two_features_say_together() -> None:
    model = boosted(_cases(), rounds=30, rate=0.3)
    assert model.chance({"high": 15.0, "there": 1.0}) > 0.9
    assert model.chance({"high": 15.0}) < 0.1
    assert model.chance({"high": 4.0, "there": 1.0}) < 0.1
    assert model.chance({"high": 4.0}) > 0.9


def test_learning_twice_gives_the_same_trees() -> None:
    once, twice = (boosted(_cases(), rounds=5) for _ in range(2))
    assert written(once) == written(twice)


def test_features_of_few_cases_are_left_out() -> None:
    cases = [*_cases(), ValuedCase({"rare": 1.0}, True)]
    assert boosted(cases, rounds=3).names == ("high", "there")


def test_chances_lie_as_often_right_as_they_say() -> None:
    cases = [ValuedCase({"sure": float(n % 10)}, n // 10 % 10 < n % 10) for n in range(2_000)]
    model = boosted(cases, rounds=100, rate=0.1)
    chances = [model.chance({"sure": float(n)}) for n in range(10)]
    assert all(a < b for a, b in pairwise(chances))
    assert chances == pytest.approx([n / 10 for n in range(10)], abs=0.05)
