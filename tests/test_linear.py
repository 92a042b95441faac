"""Scorers: sums of weights, the same whatever the order, and the files that ship."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screensong import data
from screensong.graph.extraction.linear import Scorer, replaced, row_of, scorer, softmax, written
from screensong.graph.extraction.name_features import plain_word
from screensong.graph.extraction.words import word_list

MODEL = Path(data.__file__).parent / "model"
_OF_TREES = {MODEL / "fusion.json", MODEL / "several.json"}
_SCORERS = sorted(set(MODEL.glob("*.json")) - _OF_TREES)
_WEIGHT = st.integers(-9_000, 9_000)
_NAMES = [f"f{i}" for i in range(40)]


@given(
    st.lists(_WEIGHT, min_size=1, max_size=12),
    st.dictionaries(st.sampled_from(_NAMES), st.lists(_WEIGHT, min_size=12, max_size=12)),
    st.sets(st.sampled_from(_NAMES)),
)
def test_a_score_is_the_sum_of_the_weights_of_each_class(
    bias: list[int], rows: dict[str, list[int]], features: set[str]
) -> None:
    weights = {f: written((at, row[at]) for at in range(len(bias))) for f, row in rows.items()}
    classes = [f"class{at}" for at in range(len(bias))]
    expected = [
        start + sum(rows[f][at] for f in features if f in rows) for at, start in enumerate(bias)
    ]
    assert Scorer(classes, bias, weights).scores(features) == expected


@given(st.lists(st.integers(-100_000, 100_000), min_size=1, max_size=12))
def test_chances_add_up_to_one(scores: list[int]) -> None:
    assert sum(softmax(scores)) == pytest.approx(1, abs=1e-5)


def test_a_scorer_can_be_replaced_for_a_while() -> None:
    shipped = scorer("main_film")
    other = Scorer(["title"], [1], {})
    with replaced("main_film", other):
        assert scorer("main_film") is other
    assert scorer("main_film") is shipped


@pytest.mark.parametrize("path", _SCORERS, ids=lambda path: path.stem)
def test_a_shipped_scorer_has_weights_for_its_classes(path: Path) -> None:
    held = json.loads(path.read_text("utf-8"))
    assert held["weights"]
    assert len(held["bias"]) == len(held["classes"])
    indexes = {at for row in held["weights"].values() for at, _ in row_of(row)}
    assert indexes <= set(range(len(held["classes"])))


@given(st.text(min_size=1, max_size=12))
def test_no_word_that_may_be_a_name_becomes_a_feature(word: str) -> None:
    kept = plain_word(word)
    assert kept == "Xx" or kept == word.lower()
    if kept != "Xx" and kept != word:
        assert kept in word_list("common") | word_list("function")


def test_a_scorer_goes_from_one_process_to_another() -> None:
    scorer = Scorer(("no", "yes"), [0, 7], {"a": "1:30"})
    again = pickle.loads(pickle.dumps(scorer))
    assert again.scores(["a"]) == scorer.scores(["a"]) == [0, 37]
