"""Every pattern has a name, a description and an example that it finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_found, extract
from screensong.graph.extraction.background import _AWARDS, SOURCES, STUDIOS
from screensong.graph.extraction.cast_patterns import CASTING
from screensong.graph.extraction.credit_prose import CREDITS
from screensong.graph.extraction.patterns import Pattern, patterns
from screensong.graph.extraction.signatures import _SIGNATURES
from screensong.graph.extraction.songs import _LINES, PERFORMING
from screensong.graph.extraction.values import YEARS
from screensong.graph.extraction.verdicts import _phrases
from screensong.graph.reading.sources import read_sources

from .shared_data import shared

ROOT = Path(__file__).parents[1]
SHOWN = [pattern for pattern in patterns().values() if pattern.example]
OF_ALBUMS = {"field": {"recordLabel", "songWriter"}}
# Other patterns leave nothing to these, or no short example is known: the list may get shorter.
UNSEEN = {
    "as-role-comma",
    "film-header-maker",
    "likely-editor",
    "likely-producer",
    "likely-screenwriter",
    "likely-writer",
    "opinion-works-well",
    "title-bar-year",
    "title-field",
    "title-maker-year",
    "title-year-composer",
}


@pytest.mark.parametrize("pattern", SHOWN, ids=lambda pattern: pattern.name)
def test_a_pattern_finds_its_example(pattern: Pattern) -> None:
    claims = all_found(Reading(Document("example", pattern.document)))
    found = {claim.predicate for claim in claims if claim.pattern == pattern.name}
    assert found >= set(pattern.relations) - OF_ALBUMS.get(pattern.name, set())


def test_labelled_lines_of_an_album_give_its_label_and_its_songwriter() -> None:
    head = "Paper Lanterns: soundtrack\nLabel: Harbour Records\nLyrics: Flo Gale"
    text = f"{head}\n\nA short album.\n"
    claims = [c for c in extract(Document("d", text)).claims if c.pattern == "field"]
    assert {claim.predicate for claim in claims} >= OF_ALBUMS["field"]


def test_all_but_a_few_patterns_have_an_example() -> None:
    assert {pattern.name for pattern in patterns().values() if not pattern.example} <= UNSEEN


def test_the_names_in_the_tables_of_extraction_are_registered() -> None:
    tables = (CREDITS, CASTING, PERFORMING, _LINES, YEARS, _SIGNATURES, SOURCES, STUDIOS, _AWARDS)
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
