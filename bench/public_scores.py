"""What is right, wrong and missed, by sentence and class, and the table of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from screensong.graph.documents import Document
from screensong.graph.reading.layout import Layout, lay_out
from screensong.graph.tagger.answers import Reader, Tagged

HEAD = """\
| set | measured | sentences | P | R | F1 (95 %) | right | wrong | missed |
|---|---|---|---|---|---|---|---|---|"""
_SEED, _RESAMPLES = 7, 1000

Counts = tuple[int, int, int]
"""Right, wrong, missed."""


class Row(NamedTuple):
    """What was measured, and the counts of each sentence by class or relation."""

    of: str
    measured: str
    sentences: Sequence[Mapping[str, Counts]]

    def lines(self, *, each: bool = False) -> list[str]:
        """Return the line of the table, and with `each` one for every class or relation."""
        made = [self._line(self.measured, None)]
        if each:
            labels = sorted({label for one in self.sentences for label in one})
            made += [self._line(f"… {label}", label) for label in labels if len(labels) > 1]
        return made

    def total(self, label: str | None = None) -> Counts:
        """Return the counts of all sentences, of one class or of all."""
        right, wrong, missed = map(int, self._table(label).sum(0))
        return right, wrong, missed

    def _line(self, measured: str, label: str | None) -> str:
        table = self._table(label)
        right, wrong, missed = self.total(label)
        p, r, f1 = prf(right, wrong, missed)
        random = np.random.default_rng(_SEED)
        drawn = sorted(
            prf(*table[random.integers(0, len(table), len(table))].sum(0))[2]
            for _ in range(_RESAMPLES if len(table) else 0)
        )
        low, high = (drawn[len(drawn) // 40], drawn[-1 - len(drawn) // 40]) if drawn else (f1, f1)
        return (
            f"| {self.of} | {measured} | {len(table)} | {p:.3f} | {r:.3f} "
            f"| {f1:.3f} ({low:.2f}-{high:.2f}) | {right} | {wrong} | {missed} |"
        )

    def _table(self, label: str | None) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        table = np.zeros((len(self.sentences), 3), np.int64)
        for number, one in enumerate(self.sentences):
            for name, counts in one.items():
                if label in (None, name):
                    table[number] += counts
        return table


def counted(right: Iterable[str], wrong: Iterable[str], missed: Iterable[str]) -> dict[str, Counts]:
    """Return how often each label stands among what is right, wrong and missed."""
    columns = [Counter(labels) for labels in (right, wrong, missed)]
    return {
        name: (columns[0][name], columns[1][name], columns[2][name])
        for name in sorted(set().union(*columns))
    }


def prf(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    """Return precision, recall and F1, 0 where there is nothing to divide by."""
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


class Remembered:
    """A reader that reads no text twice: several rows ask for the same sentence."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, Tagged] = {}

    def read(self, layout: Layout) -> Tagged:
        """Return all answers for a document."""
        plain = layout.view.plain
        if plain not in self._known:
            self._known[plain] = self._reader.read(layout)
        return self._known[plain]


def read(text: str, tagger: Reader) -> tuple[Layout, Tagged]:
    """Read a sentence as any document is read."""
    layout = lay_out(Document("sentence", text))
    return layout, tagger.read(layout)
