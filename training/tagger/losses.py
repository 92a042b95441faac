"""What a batch of windows costs: each question's loss, summed with fixed weights."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from screensong.graph.tagger.answers import PAIR_SCALE
from screensong.graph.tagger.labels import PAIR_SIZE, RELATIONS, TAGS

from .examples import Example
from .network import Answers

__all__ = ["loss_of", "padded"]

_WEIGHTS = {
    "tags": 1.0,
    "relations": 1.0,
    "stated": 0.2,
    "opinions": 0.6,
    "pairs": 1.0,
    "versions": 2.0,
}
_FAR = -1e4
_NAMES_WEIGH = 2.0
_OF_VERSIONS = (1.0, 2.0, 1.0)


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Return rows of numbers as one tensor, filled with 0."""
    most = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (most - len(row))] for row in rows])


def loss_of(answers: Answers, batch: Sequence[Example]) -> Tensor:
    """Return the weighted sum of all losses of a batch."""
    return (
        _WEIGHTS["tags"] * _tags(answers.tags, batch)
        + _WEIGHTS["relations"] * _relations(answers.relations, batch)
        + _WEIGHTS["stated"] * _stated(answers.stated, batch)
        + _WEIGHTS["opinions"] * _opinions(answers.opinions, batch)
        + _WEIGHTS["pairs"] * _pairs(answers.left, answers.right, batch)
        + _WEIGHTS["versions"] * _versions(answers.versions, batch)
    )


def _tags(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """Return the mean negative log of the chance of the classes allowed; names count double."""
    allowed = torch.zeros(logits.shape[0], logits.shape[1], len(TAGS), dtype=torch.bool)
    for row, example in enumerate(batch):
        for at, classes in enumerate(example.tags):
            if classes:
                allowed[row, at, list(classes)] = True
    taught = allowed.any(-1)
    logits, allowed = logits[taught], allowed[taught]
    right = logits.masked_fill(~allowed, _FAR).logsumexp(-1)
    cost = logits.logsumexp(-1) - right
    weight = torch.where(allowed[:, 0], 1.0, _NAMES_WEIGH)
    loss: Tensor = (cost * weight).sum() / weight.sum()
    return loss


def _relations(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    rows, places, values = [], [], []
    for row, example in enumerate(batch):
        for at, held in example.relations:
            rows.append(row)
            places.append(at)
            values.append([-1.0 if value is None else value for value in held])
    if not rows:
        return logits.sum() * 0
    right = torch.tensor(values)
    known = right >= 0
    loss = functional.binary_cross_entropy_with_logits(
        logits[rows, places], right.clamp(min=0), reduction="none"
    )
    return (loss * known).sum() / len(rows) * (10 / len(RELATIONS))


def _stated(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    held = [(row, at, value) for row, e in enumerate(batch) for at, value in e.stated]
    if not held:
        return logits.sum() * 0
    rows, places, values = zip(*held, strict=True)
    right = torch.tensor(values)
    weight = torch.where(right > 0, 1.0, 5.0)
    return functional.binary_cross_entropy_with_logits(
        logits[list(rows), list(places), 0], right, weight
    )


def _opinions(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    """Judge sentences: one holds an opinion as surely as its surest piece does."""
    pooled, values = [], []
    for row, example in enumerate(batch):
        for first, last, held in example.opinions:
            pooled.append(logits[row, first:last].max(0).values)
            values.append(held)
    if not pooled:
        return logits.sum() * 0
    right = torch.tensor(values)
    loss = functional.binary_cross_entropy_with_logits(
        torch.stack(pooled), right, 1 + 2 * right, reduction="none"
    )
    words = [(row, at, number) for row, e in enumerate(batch) for at, number in e.words]
    if not words:
        return loss.sum(-1).mean()
    said = logits[tuple(list(column) for column in zip(*words, strict=True))]
    return loss.sum(-1).mean() + 0.5 * functional.softplus(-said).mean()


def _pairs(left: Tensor, right: Tensor, batch: Sequence[Example]) -> Tensor:
    held = [(row, *pair) for row, e in enumerate(batch) for pair in e.pairs]
    if not held:
        return left.sum() * 0
    rows, relations, lefts, rights, values = (list(column) for column in zip(*held, strict=True))
    shape = (*left.shape[:2], -1, PAIR_SIZE)
    scores = (
        left.view(shape)[rows, lefts, relations] * right.view(shape)[rows, rights, relations]
    ).sum(-1)
    right = torch.tensor(values)
    scores = scores / PAIR_SCALE
    return functional.binary_cross_entropy_with_logits(scores, right, 1 + 3 * right)


def _versions(logits: Tensor, batch: Sequence[Example]) -> Tensor:
    held = [(row, at, kind) for row, e in enumerate(batch) for at, kind in e.versions]
    if not held:
        return logits.sum() * 0
    rows, places, kinds = (list(column) for column in zip(*held, strict=True))
    weight = torch.tensor(_OF_VERSIONS)
    return functional.cross_entropy(logits[rows, places], torch.tensor(kinds), weight)
