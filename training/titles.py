"""Cases for the title of the film under review: lists of candidates, one or none of them right."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from screensong.graph.documents import Document
from screensong.graph.extraction.best_head import candidate_titles
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.linear import UNIT, Scorer, written
from screensong.graph.extraction.main_film import NO_TITLE, Title
from screensong.graph.extraction.name_kinds import NameKinds
from screensong.graph.extraction.quotes import quotations
from screensong.graph.extraction.read_names import read_names
from screensong.graph.extraction.title_choice import Proposed, evidence
from screensong.graph.extraction.words import key_of
from screensong.graph.reading.layout import lay_out
from screensong.graph.tagger.answers import Reader

from .annotated import Annotated

__all__ = ["Candidates", "Choice", "candidates_of", "train_choices"]


class Choice(NamedTuple):
    """The features of each candidate of one document, and which of them are right."""

    features: Sequence[Sequence[str]]
    right: Sequence[bool]


class Candidates(NamedTuple):
    """The candidates of one document, what patterns propose, and which candidates are right."""

    titles: Sequence[Title]
    proposed: Proposed
    right: Sequence[bool]

    def by_words(self) -> Choice:
        """Return the choice as the scorer `main_film` sees it."""
        return Choice([sorted(title.features) for title in self.titles], self.right)

    def by_evidence(self) -> Choice:
        """Return it as `titles` sees it, under the present scorer `main_film`."""
        return Choice(evidence(self.titles, self.proposed), self.right)


def candidates_of(document: Annotated, tagger: Reader | None = None) -> Candidates:
    """Return the candidates of one document; "no title" is right where none is."""
    layout = lay_out(Document(document.id, document.text))
    quotes, runs = quotations(layout), tuple(chains(layout.view.plain))
    tagged = read_names(tagger, layout)
    kinds = NameKinds(layout, quotes, runs, tagged)
    titles, proposed = candidate_titles(layout, quotes, runs, kinds)
    keys = {key_of(form) for form in document.titles}
    right = [title.key in keys for title in titles]
    if not any(right):
        right = [title.key == NO_TITLE for title in titles]
    return Candidates(titles, proposed, right)


def train_choices(
    choices: Sequence[Choice],
    *,
    rounds: int = 20,
    rate: float = 0.1,
    decay: float = 3e-3,
    least: int = 4,
    seed: int = 7,
) -> Scorer:
    """Return a scorer of one class under which the right candidates of each choice score most."""
    counts = Counter(f for choice in choices for row in choice.features for f in row)
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    weights, squares = np.zeros(len(index)), np.full(len(index), 0.1)
    tables = []
    for choice in choices:
        table = np.zeros((len(choice.features), len(index)))
        for at, row in enumerate(choice.features):
            table[at, [index[f] for f in row if f in index]] = 1
        right = np.array(choice.right, float)
        tables.append((table, right / right.sum()))
    shuffle = random.Random(seed)
    for _ in range(rounds):
        shuffle.shuffle(tables)
        for table, right in tables:
            scores = table @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            slope = table.T @ (chance - right) + decay * weights
            squares += slope**2
            weights -= rate * slope / np.sqrt(squares)
    rounded = np.rint(weights * UNIT).astype(int)
    kept = {f: written([(0, int(rounded[i]))]) for f, i in index.items() if rounded[i]}
    return Scorer(["title"], [0], kept)
