"""The words of a claim stand where the claim says: subject, object, trigger."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screensong.graph.claims import Claim
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.gold import extraction_from_json, extraction_to_json
from screensong.graph.extraction.patterns import patterns
from screensong.graph.reading.sources import read_sources
from screensong.graph.reading.view import readable

from .shared_data import shared

ROOT = Path(__file__).parents[1]
HEAD = "Paper Lanterns (1987)\n\nPaper Lanterns is a film from a small town.\n\n"


def check(document: Document) -> int:
    """Check every place of every claim; return how many there were."""
    count = 0
    for claim in extract(document).claims:
        assert claim.pattern in patterns()
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(document.text)
        for words, at in (
            (claim.surface, claim.object_at),
            (claim.subject_surface, claim.subject_at),
            (claim.trigger, claim.trigger_at),
        ):
            if at is None:
                continue
            count += 1
            read = at.of(document.text)
            if document.media_type != "text/plain":
                read, words = readable(read, document.media_type), " ".join(words.split())
            assert read == words
    return count


def documents(*sources: Path) -> Iterator[Document]:
    for item in read_sources(sources):
        assert isinstance(item, Document)
        yield item


def test_places_hold_in_the_sample_reviews() -> None:
    assert sum(map(check, documents(ROOT / "data" / "reviews"))) > 500


def test_places_hold_in_the_annotated_documents() -> None:
    assert sum(map(check, documents(shared("gold/docs")))) > 500


def test_places_hold_in_two_hundred_audience_reviews() -> None:
    with gzip.open(shared("corpus/imdb50k.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(200), lines, strict=False)]
    assert sum(check(Document("review", text)) for text in texts) > 500
    assert sum(check(Document("review", text, "text/html")) for text in texts[:50]) > 100


@pytest.mark.parametrize("pattern", patterns().values(), ids=lambda pattern: pattern.name)
def test_places_hold_in_the_example_of_every_pattern(pattern: object) -> None:
    document = getattr(pattern, "document", "")
    check(Document("example", document))
    check(Document("example", document.replace("\n", "\r\n")))


EXAMPLES = [pattern.document for pattern in patterns().values() if pattern.example]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4), st.text(max_size=40))
def test_places_hold_in_any_mixture_of_examples(parts: list[str], noise: str) -> None:
    text = f"\n\n{noise}\n\n".join(parts)
    check(Document("mixture", text))
    check(Document("mixture", text, "text/markdown"))
    check(Document("mixture", text, "text/html"))


def only(sentence: str, predicate: str) -> tuple[Claim, str]:
    text = HEAD + sentence + "\n"
    [claim] = [c for c in extract(Document("d", text)).claims if c.predicate == predicate]
    return claim, text


def test_a_trigger_is_the_words_between_the_names() -> None:
    claim, text = only("Paper Lanterns was skilfully directed by Ann Vane.", "director")
    assert claim.trigger == "was skilfully directed by"
    assert claim.subject_at is not None
    assert claim.subject_at.of(text) == "Paper Lanterns"
    assert claim.object_at is not None
    assert claim.object_at.of(text) == "Ann Vane"


def test_the_trigger_of_a_list_is_what_leads_to_it() -> None:
    text = HEAD + "It stars Gus Hart, Ida Penn and Bo Marsh.\n"
    claims = [c for c in extract(Document("d", text)).claims if c.predicate == "castMember"]
    assert {(c.surface, c.trigger) for c in claims} == {
        ("Gus Hart", "stars"), ("Ida Penn", "stars"), ("Bo Marsh", "stars"),
    }  # fmt: skip


def test_the_trigger_of_a_labelled_line_is_its_label() -> None:
    claim, _ = only("Directed by: Ann Vane", "director")
    assert (claim.pattern, claim.trigger, claim.surface) == ("field", "Directed by", "Ann Vane")


def test_an_opinion_keeps_the_spelling_of_the_text() -> None:
    text = HEAD + "Superb acting.\n"
    [claim] = [c for c in extract(Document("d", text)).claims if c.predicate == "aspectOpinion"]
    assert (claim.surface, claim.trigger) == ("acting", "Superb")


def test_a_film_that_the_sentence_does_not_name_has_no_place() -> None:
    claim, _ = only("Directed by: Ann Vane", "director")
    assert (claim.subject_surface, claim.subject_at) == ("", None)


@pytest.mark.parametrize(
    ("sentence", "predicate", "words"),
    [
        ("It was directed by Ann Vane.", "director", "It"),
        ("The film was directed by Ann Vane.", "director", "The film"),
        ("Bo Marsh stars in this thriller.", "castMember", "this thriller"),
        ("Its photography is murky.", "aspectOpinion", "Its"),
        ("They say the musical director was directed by Ann Vane.", "director", ""),
    ],
)
def test_what_stands_for_the_film_is_its_mention(sentence: str, predicate: str, words: str) -> None:
    claims = extract(Document("d", HEAD + sentence + "\n")).claims
    found = {claim.subject_surface for claim in claims if claim.predicate == predicate}
    assert found <= {words}
    assert found or not words


def test_of_a_character_the_subject_is_marked_and_the_film_only_where_it_is_named() -> None:
    claim, text = only("Bo Marsh plays Tom Reed.", "characterIn")
    assert (claim.subject_surface, claim.surface, claim.object_at) == ("Tom Reed", "", None)
    claim, text = only("In Paper Lanterns, Bo Marsh plays Tom Reed.", "characterIn")
    assert claim.object_at is not None
    assert claim.object_at.of(text) == "Paper Lanterns"


def test_an_opinion_marks_what_is_judged_and_the_words_that_judge() -> None:
    claim, _ = only("In this film the photography is murky.", "aspectOpinion")
    assert claim.subject_surface == "this film"
    assert (claim.surface, claim.trigger) == ("photography", "murky")
    claim, _ = only("This is a wonderful film.", "aspectOpinion")
    assert claim.trigger == "wonderful"


@pytest.mark.parametrize(
    ("sentence", "predicate", "words"),
    [
        ("The film explores memory and grief.", "theme", "explores"),
        ("Paper Lanterns is a film about memory.", "theme", "is a film about"),
        ("Bo Marsh (Tom Reed) and Ida Penn (May Hill) share a cab.", "playsCharacter", ""),
        ("It won an Oscar.", "award", "won"),
        ("Paper Lanterns is a comedy.", "filmGenre", "is a"),
    ],
)
def test_a_trigger_is_the_words_that_say_so_if_there_are_any(
    sentence: str, predicate: str, words: str
) -> None:
    claims = extract(Document("d", HEAD + sentence + "\n")).claims
    assert {c.trigger for c in claims if c.predicate == predicate} == {words}


def test_places_are_kept_in_json() -> None:
    extraction = extract(Document("d", HEAD + "It was directed by Ann Vane.\n"))
    assert any(claim.trigger_at for claim in extraction.claims)
    assert extraction_from_json(extraction_to_json(extraction)) == extraction
