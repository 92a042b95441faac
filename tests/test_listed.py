"""Prizes and movements in sentences."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import extract

HEAD = "Paper Lanterns\n\nPaper Lanterns is a film from a small town.\n\n"


def said(sentence: str, predicate: str = "award") -> set[str]:
    """Return the names of what the claims of a predicate say in a review with the sentence."""
    claims = extract(Document("d", f"{HEAD}{sentence}\n")).claims
    return {getattr(c.object, "name", "") for c in claims if c.predicate == predicate}


@pytest.mark.parametrize(
    ("sentence", "prizes"),
    [
        ("It won the Golden Lion.", {"Golden Lion"}),
        ("It won the Palme d’Or.", {"Palme d’Or"}),
        ("It won the Harbour Critics Prize.", {"Harbour Critics Prize"}),
        ("It won the Oscar for Best Original Score.", {"Oscar for Best Original Score"}),
        ("It won the Grand Prix and a Golden Globe.", {"Grand Prix", "Golden Globe"}),
        ("It won best film at the Harbour Festival.", {"best film at the Harbour Festival"}),
        ("It received an Oscar nomination.", {"Oscar nomination"}),
        ("It was nominated for the Jury Prize.", {"Jury Prize nomination"}),
        ("It won the Golden Bear and was nominated for an Oscar.",
         {"Golden Bear", "Oscar nomination"}),
        ("Up for an Oscar.", {"Oscar nomination"}),
        ("I have no quarrel with her Golden Lion.", {"Golden Lion"}),
        ("She took the tune, by way of Oscar Other, from an opera.", set()),
        ("It wanted the Golden Lion.", set()),
        ("Its oscar is a cat.", set()),
    ],
)  # fmt: skip
def test_a_prize_is_won_or_only_nominated_for(sentence: str, prizes: set[str]) -> None:
    assert said(sentence) == prizes


@pytest.mark.parametrize(
    ("sentence", "movements"),
    [
        ("It is inspired by the French New Wave.", {"French New Wave"}),
        ("It owes everything to film noir and rain.", {"film noir"}),
        ("It is steeped in Italian neorealism.", {"Italian neorealism"}),
        ("It hates film noir.", set()),
    ],
)
def test_a_movement_is_named_with_its_capitalised_words(sentence: str, movements: set[str]) -> None:
    assert said(sentence, "influencedBy") == movements
