"""Boosted decision trees: the chance that something is true, by the values of its features.

A file of trees (`data/model/<name>.json`) holds the names of the features, a bias, and the trees. A
tree is a leaf, in thousandths of log-odds, or a node: the number of a feature, a bound, the tree
for values up to the bound, and the tree for values above it. The score of a case is the bias and
one leaf of each tree, a sum of integers, so it is the same on every machine.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Final, TypeAlias, Union

from .models import Models

__all__ = ["ABSENT", "UNIT", "Tree", "Trees", "replaced_trees", "trees", "written"]

UNIT: Final = 1000
"""Leaves are stored as integers: this many make 1.0 of log-odds."""
ABSENT: Final = -99.0
"""The value of a feature that a case does not have: below every other."""

Tree: TypeAlias = Union[int, "Node"]
Node: TypeAlias = tuple[int, float, Tree, Tree]


class Trees:
    """Trees over named features."""

    __slots__ = ("bias", "names", "trees")

    def __init__(self, names: Sequence[str], bias: int, grown: Sequence[Tree]) -> None:
        self.names, self.bias, self.trees = tuple(names), bias, tuple(grown)

    def score(self, values: Mapping[str, float]) -> int:
        """Return the sum of the leaves that the values lead to, in units of 1/UNIT."""
        row = [values.get(name, ABSENT) for name in self.names]
        total = self.bias
        for tree in self.trees:
            at = tree
            while not isinstance(at, int):
                feature, bound, low, high = at
                at = high if row[feature] > bound else low
            total += at
        return total

    def chance(self, values: Mapping[str, float]) -> float:
        """Return the probability, rounded to six digits."""
        return round(1 / (1 + math.exp(-self.score(values) / UNIT)), 6)


def written(model: Trees) -> str:
    """Return the text of a file of trees, a tree a line."""
    names, lines = json.dumps(model.names), ",\n".join(map(json.dumps, model.trees))
    return f'{{"features": {names},\n"bias": {model.bias},\n"trees": [\n{lines}\n]}}\n'


def _read(text: str) -> Trees:
    held = json.loads(text)
    return Trees(held["features"], held["bias"], held["trees"])


_models = Models(_read)


def trees(name: str) -> Trees:
    """Return the trees of `data/model/<name>.json`, read once."""
    return _models.get(name)


def replaced_trees(name: str, other: Trees) -> AbstractContextManager[None]:
    """Let `trees(name)` return others inside the block: for training and its checks."""
    return _models.replaced(name, other)
