"""A title of one plain word: no cue of modality where only a film can be meant."""

from __future__ import annotations

import pytest

from screensong.graph.extraction.plain_titles import without_plain_title

from .extraction_facts import objects


@pytest.mark.parametrize("title", ["Nobody", "Unless"])
def test_a_title_that_denies_or_supposes_elsewhere_does_not_here(title: str) -> None:
    text = f"{title} is a tense thriller directed by Ann Vane. Bo Rill plays Mona."
    assert objects(text, "director", under_head=False) == {"Ann Vane"}
    assert objects(text, "filmGenre", under_head=False) == {"thriller"}


def test_a_longer_title_does_not_deny_the_genre() -> None:
    text = "Without a Lantern is a slow thriller directed by Ann Vane."
    assert objects(text, "filmGenre", under_head=False) == {"thriller"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody is a fan of this film.",
        "Nobody is a film fan here.",
        "Nobody directs a chase so well.",
        "Nobody is a better director of comedy.",
        "Nobody is the hero in this story.",
    ],
)
def test_a_pronoun_that_looks_like_the_title_stays(sentence: str) -> None:
    assert without_plain_title(sentence, "Nobody") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody is the story of a nobody.",
        "Nobody stars Bo Rill.",
        "I saw Nobody last night.",
        "Nobody was written by Ann Vane.",
        "Nobody is an action film.",
    ],
)
def test_a_title_of_one_word_is_masked_where_only_a_film_is_meant(sentence: str) -> None:
    assert "Nnnnnn" in without_plain_title(sentence, "Nobody")
