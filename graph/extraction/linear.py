"""Log-linear scorers: named weights of features, trained on the annotated corpus.

A scorer file (`data/model/<name>.json`) holds the classes in order and for each feature its
weights by class, as integers of a hundredth; the scores of a case are sums, so they are the
same on every machine and in every order.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path

from ... import data

__all__ = ["UNIT", "Scorer", "replaced", "scorer", "softmax", "steps"]

UNIT = 100
"""Weights are stored as integers: this many make 1.0 of log-odds."""


_BITS = 24
_HALF = 1 << (_BITS - 1)
_MASK = (1 << _BITS) - 1


class Scorer:
    """Weights of one decision. `classes` are in the order of every list of scores.

    The weights of a feature are packed into one integer, a field of bits for each class, so that
    a sum over features is a sum of integers.
    """

    __slots__ = ("_offset", "_packed", "bias", "classes", "weights")

    def __init__(
        self,
        classes: Sequence[str],
        bias: Sequence[int],
        weights: Mapping[str, Sequence[Sequence[int]]],
    ) -> None:
        self.classes = tuple(classes)
        self.bias = tuple(bias)
        self.weights = weights
        shifts = [1 << (_BITS * at) for at in range(len(classes))]
        self._packed: dict[str, int] = {}
        for feature, row in weights.items():
            packed = 0
            for at, weight in row:
                packed += weight * shifts[at]
            self._packed[feature] = packed
        self._offset = sum((_HALF + number) << (_BITS * at) for at, number in enumerate(bias))

    def scores(self, features: Iterable[str]) -> list[int]:
        """Return the sum of the weights for each class, in units of 1/UNIT."""
        total = sum(map(self._packed.get, features, repeat(0)), self._offset)
        return [
            ((total >> at) & _MASK) - _HALF for at in range(0, _BITS * len(self.classes), _BITS)
        ]

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each class; they add up to 1."""
        return dict(zip(self.classes, softmax(self.scores(features)), strict=True))


def steps(name: str, value: float, passed: Sequence[float]) -> Iterator[str]:
    """Yield the feature `name`, and one more for each step that a value is above."""
    yield name
    for step in passed:
        if value > step:
            yield f"{name}>{step}"


def softmax(scores: Sequence[int]) -> list[float]:
    """Return probabilities for scores in units, rounded to six digits."""
    highest = max(scores)
    raised = [math.exp((score - highest) / UNIT) for score in scores]
    total = math.fsum(raised)
    return [round(value / total, 6) for value in raised]


_held: dict[str, Scorer] = {}


def scorer(name: str) -> Scorer:
    """Return the scorer of `data/model/<name>.json`, read once."""
    if name not in _held:
        path = Path(data.__file__).parent / "model" / f"{name}.json"
        held = json.loads(path.read_text("utf-8"))
        _held[name] = Scorer(held["classes"], held["bias"], held["weights"])
    return _held[name]


@contextmanager
def replaced(name: str, other: Scorer) -> Iterator[None]:
    """Let `scorer(name)` return another scorer inside the block: for training and its checks."""
    before = _held.get(name)
    _held[name] = other
    try:
        yield
    finally:
        if before is None:
            del _held[name]
        else:
            _held[name] = before
