"""Train log-linear scorers: multinomial logistic regression, sparse, reproducible.

Plain stochastic gradient descent with AdaGrad over the cases in a fixed shuffle; the result is
rounded to whole units, so a file trained twice is the same on one machine.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from screensong.graph.extraction.linear import UNIT, Scorer, written

__all__ = ["Case", "ridge", "save", "train"]


class Case(NamedTuple):
    """One case to learn from: its features, its class, and how much it counts."""

    features: Sequence[str]
    label: str
    weight: float = 1.0


def train(
    cases: Sequence[Case],
    classes: Sequence[str],
    *,
    rounds: int = 12,
    rate: float = 0.25,
    decay: float = 2e-4,
    least: int = 2,
    seed: int = 7,
) -> Scorer:
    """Return the scorer that fits the cases; features in fewer than `least` cases are left out."""
    counts = Counter(feature for case in cases for feature in set(case.features))
    names = sorted(name for name, count in counts.items() if count >= least)
    index = {name: i for i, name in enumerate(names)}
    columns = [np.array(sorted({index[f] for f in c.features if f in index}), int) for c in cases]
    targets = [list(classes).index(case.label) for case in cases]
    weights = np.zeros((len(names), len(classes)))
    squares = np.full((len(names), len(classes)), 1e-2)
    bias, bias_squares = np.zeros(len(classes)), np.full(len(classes), 1e-2)
    order = list(range(len(cases)))
    shuffle = random.Random(seed)
    for _ in range(rounds):
        shuffle.shuffle(order)
        for at in order:
            column = columns[at]
            scores = weights[column].sum(0) + bias
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            chance[targets[at]] -= 1
            slope = chance * cases[at].weight
            held = slope + decay * weights[column] * len(names) / 1000
            squares[column] += held**2
            weights[column] -= rate * held / np.sqrt(squares[column])
            bias_squares += slope**2
            bias -= rate * slope / np.sqrt(bias_squares)
    rounded = np.rint(weights * UNIT).astype(int)
    kept = {
        name: written((k, int(w)) for k, w in enumerate(rounded[i]) if abs(w) >= 5)
        for name, i in index.items()
    }
    return Scorer(
        classes, [int(b) for b in np.rint(bias * UNIT)], {n: r for n, r in kept.items() if r}
    )


def ridge(
    cases: Sequence[Case],
    classes: tuple[str, str],
    *,
    penalty: float = 30.0,
    least: int = 8,
    rounds: int = 12,
) -> Scorer:
    """Return the scorer of two classes whose chances fit best, by Newton's method.

    Exact where `train` is approximate, for a few hundred features at most; its chances are
    calibrated. `penalty` is that of the squared weights, the bias excepted.
    """
    counts = Counter(feature for case in cases for feature in set(case.features))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    table = np.zeros((len(cases), len(index) + 1))
    table[:, -1] = 1
    for row, case in enumerate(cases):
        table[row, [index[feature] for feature in case.features if feature in index]] = 1
    right = np.array([case.label == classes[1] for case in cases], float)
    counted = np.array([case.weight for case in cases])
    penalties = np.full(len(index) + 1, penalty)
    penalties[-1] = _FREE
    weights = np.zeros(len(index) + 1)
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counted * (chance - right)) + penalties * weights
        curve = (table * (counted * chance * (1 - chance))[:, None]).T @ table + np.diag(penalties)
        weights -= np.linalg.solve(curve, slope)
    rounded = np.rint(weights * UNIT).astype(int)
    kept = {f: written([(1, int(rounded[i]))]) for f, i in index.items() if rounded[i]}
    return Scorer(classes, [0, int(rounded[-1])], kept)


_FREE = 1e-3


def save(scorer: Scorer, path: Path) -> None:
    """Write a scorer file: one feature a line, sorted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}"
        for name, row in sorted(scorer.weights.items())
    ]
    head = f'"classes": {json.dumps(list(scorer.classes))},\n"bias": {json.dumps(scorer.bias)},\n'
    path.write_text("{" + head + '"weights": {\n' + ",\n".join(lines) + "\n}}\n", "utf-8")
