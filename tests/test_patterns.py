"""Every pattern has a name, a description and examples: texts it finds, and others it leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_found, extract
from screensong.graph.extraction.patterns import Pattern, patterns
from screensong.graph.extraction.signatures import _SIGNATURES
from screensong.graph.extraction.songs import _LINES
from screensong.graph.extraction.verdicts import _phrases
from screensong.graph.reading.sources import read_sources

from .shared_data import shared

ROOT = Path(__file__).parents[1]
SHOWN = [
    pytest.param(pattern, text, id=f"{pattern.name}-{number}")
    for pattern in patterns().values()
    for number, text in enumerate(pattern.found, 1)
]
LEFT = [
    pytest.param(pattern, text, id=f"{pattern.name}-{number}")
    for pattern in patterns().values()
    for number, text in enumerate(pattern.left, 1)
]
OF_ALBUMS = {"field": {"recordLabel", "songWriter"}}
# Other patterns leave nothing to these, or no short example is known: the list may get shorter.
UNSEEN = {
    "by-line",
    "fact-line",
    "film-header-maker",
    "likeliest-title",
    "likely-editor",
    "likely-producer",
    "likely-screenwriter",
    "likely-setting",
    "likely-writer",
    "opinion-works-well",
    "tagger",
    "title-alone",
    "title-bar-year",
    "title-field",
    "title-headed",
    "title-in-two-tongues",
    "title-maker-year",
    "title-year-composer",
}


@pytest.mark.parametrize(("pattern", "text"), SHOWN)
def test_a_pattern_finds_its_examples(pattern: Pattern, text: str) -> None:
    claims = all_found(Reading(Document("example", text)))
    found = {claim.predicate for claim in claims if claim.pattern == pattern.name}
    assert found >= set(pattern.relations) - OF_ALBUMS.get(pattern.name, set())


@pytest.mark.parametrize(("pattern", "text"), LEFT)
def test_a_sentence_pattern_leaves_its_counterexamples(pattern: Pattern, text: str) -> None:
    claims = all_found(Reading(Document("example", text)))
    assert [claim for claim in claims if claim.pattern == pattern.name] == []


def test_every_sentence_pattern_has_both_kinds_of_examples() -> None:
    stated = [pattern for pattern in patterns().values() if pattern.reads]
    assert len(stated) > 130
    assert all(pattern.left for pattern in stated)


def test_labelled_lines_of_an_album_give_its_label_and_its_songwriter() -> None:
    head = "Paper Lanterns: soundtrack\nLabel: Harbour Records\nLyrics: Flo Gale"
    text = f"{head}\n\nA short album.\n"
    claims = [c for c in extract(Document("d", text)).claims if c.pattern == "field"]
    assert {claim.predicate for claim in claims} >= OF_ALBUMS["field"]


def test_all_but_a_few_patterns_have_an_example() -> None:
    assert {pattern.name for pattern in patterns().values() if not pattern.example} <= UNSEEN


def test_the_names_in_the_tables_of_extraction_are_registered() -> None:
    tables = (_LINES, _SIGNATURES)
    names = {row[0] for table in tables for row in table}
    names |= {f"opinion-{phrase.name}" for phrase in _phrases()}
    assert names - patterns().keys() == set()


def test_every_claim_of_the_sample_reviews_carries_a_registered_pattern() -> None:
    _all_registered([ROOT / "data" / "reviews"])


def test_every_claim_of_the_annotated_documents_carries_a_registered_pattern() -> None:
    _all_registered([shared("gold/docs")])


def _all_registered(sources: list[Path]) -> None:
    for document in read_sources(sources):
        assert isinstance(document, Document)
        for claim in extract(document).claims:
            pattern = patterns().get(claim.pattern)
            assert pattern is not None, claim.pattern
            assert claim.predicate in pattern.relations, (claim.pattern, claim.predicate)


def test_descriptions_are_one_line_and_names_are_small_words() -> None:
    for pattern in patterns().values():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", pattern.name)
        assert "\n" not in pattern.description
        assert 6 <= len(pattern.description) <= 100
