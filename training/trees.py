"""Train boosted decision trees: each tree corrects what those before it get wrong.

Gradient boosting of the logistic loss over values in bins, level by level, in plain numpy: the
same cases in the same order give the same trees. Values are cut into at most 64 bins; a value
that a case does not have is below all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from screensong.graph.extraction.trees import ABSENT, UNIT, Tree, Trees

__all__ = ["ValuedCase", "boosted"]

_BINS: Final = 64
_FLOATS = NDArray[np.float64]
_CODES = NDArray[np.uint8]
_NODES = NDArray[np.intp]


class ValuedCase(NamedTuple):
    """One case to learn from: its features with their values, and whether it is true."""

    values: Mapping[str, float]
    is_true: bool


def boosted(
    cases: Sequence[ValuedCase],
    *,
    rounds: int = 300,
    rate: float = 0.08,
    depth: int = 4,
    least: int = 20,
    penalty: float = 2.0,
    part: float = 0.6,
    seed: int = 7,
) -> Trees:
    """Return the trees that fit the cases; features in fewer than `least` cases are left out.

    Each tree sees a random `part` of the cases; no leaf holds fewer than `least` of them.
    """
    counts = Counter(name for case in cases for name in case.values)
    names = sorted(name for name, count in counts.items() if count >= least)
    codes, cuts = _binned(cases, names)
    truth = np.array([case.is_true for case in cases], np.float64)
    bias = float(np.log(truth.mean() / (1 - truth.mean())))
    scores = np.full(len(cases), bias)
    shuffle = np.random.default_rng(seed)
    trees: list[Tree] = []
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-scores))
        rows = np.flatnonzero(shuffle.random(len(cases)) < part)
        grown = _Grown(codes, depth, least, penalty)
        grown.grow(rows, (chance - truth)[rows], (chance * (1 - chance))[rows])
        leaves = np.rint(grown.leaves * rate * UNIT)
        scores += leaves[grown.places()] / UNIT
        trees.append(grown.tree(cuts, leaves))
    return Trees(names, round(bias * UNIT), trees)


def _binned(cases: Sequence[ValuedCase], names: Sequence[str]) -> tuple[_CODES, list[list[float]]]:
    """Return the number of the bin of each value, feature by feature, and the bins' upper ends."""
    index = {name: at for at, name in enumerate(names)}
    codes = np.zeros((len(names), len(cases)), np.uint8)
    values = np.full((len(names), len(cases)), ABSENT)
    for row, case in enumerate(cases):
        for name, value in case.values.items():
            if name in index:
                values[index[name], row] = value
    cuts: list[list[float]] = []
    for at, column in enumerate(values):
        found = np.unique(column)
        if len(found) > _BINS:
            found = np.unique(np.quantile(column, np.linspace(0, 1, _BINS), method="lower"))
        middles = [round(float(a + b) / 2, 4) for a, b in pairwise(found)]
        codes[at] = np.searchsorted(middles, column, side="left")
        cuts.append(middles)
    return codes, cuts


class _Grown:
    """One tree while it grows: nodes of a full tree, node n with n's halves 2n+1 and 2n+2."""

    def __init__(self, codes: _CODES, depth: int, least: int, penalty: float) -> None:
        self._codes, self._depth, self._least, self._penalty = codes, depth, least, penalty
        self._splits: dict[int, tuple[int, int]] = {}
        self.leaves = np.zeros(2 ** (depth + 1) - 1)

    def grow(self, rows: _NODES, slopes: _FLOATS, bends: _FLOATS) -> None:
        """Split level by level where it lowers the loss most."""
        codes = self._codes[:, rows]
        nodes = np.zeros(len(rows), np.intp)
        for level in range(self._depth):
            first = 2**level - 1
            inner = nodes >= first
            split = self._best(
                codes[:, inner], nodes[inner] - first, slopes[inner], bends[inner], 2**level
            )
            for number, (feature, cut) in split:
                self._splits[first + number] = feature, cut
                here = nodes == first + number
                nodes[here] = 2 * (first + number) + 1 + (codes[feature, here] > cut)
        size = len(self.leaves)
        slope, bend = (np.bincount(nodes, weights=w, minlength=size) for w in (slopes, bends))
        self.leaves = -slope / (bend + self._penalty)

    def _best(
        self, codes: _CODES, nodes: _NODES, slopes: _FLOATS, bends: _FLOATS, many: int
    ) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield each of the first `many` nodes that a cut helps, with its feature and its bin."""
        best = np.zeros(many)
        chosen = np.full((many, 2), -1)
        for feature, column in enumerate(codes):
            bins = nodes * _BINS + column
            slope, bend, count = (
                np.bincount(bins, weights=w, minlength=many * _BINS).reshape(many, _BINS).cumsum(1)
                for w in (slopes, bends, None)
            )
            gain = self._gain(slope, bend, count)
            cut = gain.argmax(1)
            gain = gain[np.arange(many), cut]
            better = gain > best
            best[better] = gain[better]
            chosen[better, 0], chosen[better, 1] = feature, cut[better]
        for number in range(many):
            if chosen[number, 0] >= 0:
                yield number, (int(chosen[number, 0]), int(chosen[number, 1]))

    def _gain(self, slope: _FLOATS, bend: _FLOATS, count: _FLOATS) -> _FLOATS:
        """Return how much a cut behind each bin lowers the loss; 0 where too few are on a side."""
        whole, total, all_of = slope[:, -1:], bend[:, -1:], count[:, -1:]
        gain = (
            slope**2 / (bend + self._penalty)
            + (whole - slope) ** 2 / (total - bend + self._penalty)
            - whole**2 / (total + self._penalty)
        )
        enough = (count >= self._least) & (all_of - count >= self._least)
        return np.where(enough, gain, 0.0)

    def places(self) -> _NODES:
        """Return the leaf of every case."""
        nodes = np.zeros(self._codes.shape[1], np.intp)
        for node, (feature, cut) in sorted(self._splits.items()):
            here = nodes == node
            nodes[here] = 2 * node + 1 + (self._codes[feature, here] > cut)
        return nodes

    def tree(self, cuts: Sequence[Sequence[float]], leaves: _FLOATS) -> Tree:
        """Return the tree, a node behind another in the order of its numbers."""

        def node(number: int) -> Tree:
            if number not in self._splits:
                return int(leaves[number])
            feature, cut = self._splits[number]
            return (feature, cuts[feature][cut], node(2 * number + 1), node(2 * number + 2))

        return node(0)
