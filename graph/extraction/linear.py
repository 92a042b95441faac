"""Log-linear scorers: named weights of features, trained on the annotated corpus.

A scorer file (`data/model/<name>.json`) holds the classes in order and for each feature its
weights by class, as integers of a hundredth: "0:-39 4:17" is -0.39 for the first class and 0.17
for the fifth. The scores of a case are sums, so they are the same on every machine and in every
order.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from .models import Models

__all__ = ["UNIT", "Scorer", "replaced", "row_of", "scorer", "softmax", "steps", "written"]

UNIT = 100
"""Weights are stored as integers: this many make 1.0 of log-odds."""


_BITS = 32
_HALF = 1 << (_BITS - 1)


class Scorer:
    """Weights of one decision. `classes` are in the order of every list of scores.

    `weights` are the rows of the features as `written`. At its first use a row is packed into one
    integer, a field of bits for each class, so that a sum over features is a sum of integers.
    """

    __slots__ = ("_fields", "_offset", "_packed", "bias", "classes", "weights")

    def __init__(
        self, classes: Sequence[str], bias: Sequence[int], weights: Mapping[str, str]
    ) -> None:
        self.classes = tuple(classes)
        self.bias = tuple(bias)
        self.weights = weights
        self._packed = _Packed(weights)
        self._fields = struct.Struct(f"<{len(self.classes)}I")
        self._offset = sum((_HALF + number) << (_BITS * at) for at, number in enumerate(bias))

    def __reduce__(self) -> tuple[type[Scorer], tuple[object, ...]]:
        return Scorer, (self.classes, self.bias, dict(self.weights))

    def scores(self, features: Iterable[str]) -> list[int]:
        """Return the sum of the weights for each class, in units of 1/UNIT."""
        known = filter(self.weights.__contains__, features)
        total = sum(map(self._packed.__getitem__, known), self._offset)
        fields = self._fields.unpack(total.to_bytes(self._fields.size, "little"))
        return [field - _HALF for field in fields]

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Return the probability of each class; they add up to 1."""
        return dict(zip(self.classes, softmax(self.scores(features)), strict=True))


class _Packed(dict[str, int]):
    """The packed rows of those features that were asked for."""

    __slots__ = ("_weights",)

    def __init__(self, weights: Mapping[str, str]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, feature: str) -> int:
        row = row_of(self._weights[feature])
        packed = self[feature] = sum(weight << (_BITS * at) for at, weight in row)
        return packed


def row_of(text: str) -> list[tuple[int, int]]:
    """Return the weights of a feature with the numbers of their classes.

    >>> row_of("0:-39 4:17")
    [(0, -39), (4, 17)]
    """
    pairs = (part.partition(":") for part in text.split())
    return [(int(at), int(weight)) for at, _, weight in pairs]


def written(row: Iterable[tuple[int, int]]) -> str:
    """Return weights as a scorer file has them; `row_of` undoes it."""
    return " ".join(f"{at}:{weight}" for at, weight in row)


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


def _read(text: str) -> Scorer:
    held = json.loads(text)
    return Scorer(held["classes"], held["bias"], held["weights"])


_models = Models(_read)


def scorer(name: str) -> Scorer:
    """Return the scorer of `data/model/<name>.json`, read once."""
    return _models.get(name)


def replaced(name: str, other: Scorer) -> AbstractContextManager[None]:
    """Let `scorer(name)` return another scorer inside the block: for training and its checks."""
    return _models.replaced(name, other)
