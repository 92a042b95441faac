"""How far a claim is to be trusted: what was counted of its pattern on annotated documents.

`data/words/confidence.json` holds, for each pattern and relation, how many claims were right and
wrong (`bench/patterns.py` counts them). The estimate is the mean of a beta distribution: the
counts of the relation, with the weight of `STRENGTH` claims for the pattern as a whole, and that
again with as much weight for the number written beside the pattern in the code, scaled by how
far those numbers were too high over all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ... import data

__all__ = ["STRENGTH", "Counts", "estimate", "measured", "read_counts"]

STRENGTH = 8
"""How many claims the estimate above counts for; so many right or wrong ones weigh as much."""

_SUREST = 0.999


@dataclass(frozen=True, slots=True)
class Counts:
    """Right and wrong claims by pattern and relation. `scale` multiplies what the code says."""

    scale: float
    by_pattern: Mapping[str, Mapping[str, tuple[int, int]]]


def estimate(counts: Counts, pattern: str, relation: str, written: float) -> float:
    """Return the confidence of a claim. `written` is what the code says of the pattern.

    >>> counts = Counts(1.0, {"directed-by": {"director": (24, 0)}})
    >>> estimate(counts, "directed-by", "director", 0.9)
    0.994
    >>> estimate(counts, "film-by", "director", 0.8)
    0.8
    """
    relations = counts.by_pattern.get(pattern, {})
    right, wrong = (sum(pair[k] for pair in relations.values()) for k in (0, 1))
    whole = (right + STRENGTH * counts.scale * written) / (right + wrong + STRENGTH)
    right, wrong = relations.get(relation, (0, 0))
    estimated = (right + STRENGTH * whole) / (right + wrong + STRENGTH)
    return min(_SUREST, round(estimated, 3))


@cache
def measured(pattern: str, relation: str, written: float) -> float:
    """Return the confidence of a claim by the counts that the package holds."""
    return estimate(read_counts(), pattern, relation, written)


@cache
def read_counts() -> Counts:
    """Return the counts that the package holds."""
    path = Path(data.__file__).parent / "words" / "confidence.json"
    made = json.loads(path.read_text(encoding="utf-8"))
    return Counts(
        made["scale"],
        {
            name: {relation: (right, wrong) for relation, (right, wrong) in row.items()}
            for name, row in made["counts"].items()
        },
    )
