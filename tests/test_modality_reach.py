"""How far a reported or supposed word reaches: not what stands by the way, nor the main clause."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Modality
from screensong.graph.extraction.modality import modality_of_name

from .extraction_facts import objects


def _modality(sentence: str) -> Modality:
    """Return the modality of the name behind the mark, with every name as letters n."""
    start = sentence.index("[")
    sentence = sentence.replace("[", "")
    return modality_of_name(sentence, start, start + len("Nnnn Nnnnnn"))


@pytest.mark.parametrize(
    "sentence",
    [
        "When it was announced that Nnnnn Nnnn would score Nnn Nnnn, [Nnnn Nnnnnn's epic, I wept.",
        "It is said that Nnn Nnnn, directed by [Nnnn Nnnnnn, is her last film.",
        "They feared that Nnn Nnnn, [Nnnn Nnnnnn's second film, would flop.",
    ],
)
def test_whose_film_it_is_stands_by_the_way_in_what_is_reported(sentence: str) -> None:
    assert _modality(sentence) == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Produced on what must have been a tiny budget, Nnn Nnnn was written by [Nnnn Nnnnnn.",
        "Shot in what may have been a week, Nnn Nnnn was edited by [Nnnn Nnnnnn.",
    ],
)
def test_a_guess_in_an_opening_phrase_ends_before_the_main_clause(sentence: str) -> None:
    assert _modality(sentence) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("It was announced that [Nnnn Nnnnnn would score Nnn Nnnn.", "reported"),
        ("It is said that Nnn Nnnn was directed by [Nnnn Nnnnnn.", "reported"),
        ("Nnn Nnnn must have been written by [Nnnn Nnnnnn.", "hypothetical"),
    ],
)
def test_what_is_reported_or_supposed_itself_stays_so(sentence: str, modality: str) -> None:
    assert _modality(sentence) == modality


def test_the_director_beside_an_announcement_is_a_fact() -> None:
    text = (
        "When it was announced that Flo Gale would score The Glass Harbour, Ann Vane's long epic "
        "about sand, some of us wondered."
    )
    assert objects(text, "director") == {"Ann Vane"}
