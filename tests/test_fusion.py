"""Claims weighed by what patterns and the tagger say of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document, MediaType
from screensong.graph.extraction import Reading, all_claims, extract
from screensong.graph.extraction.claim_values import ClaimValues
from screensong.graph.extraction.fusion import bars, weighed
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.tagged import PATTERN
from screensong.graph.extraction.title_choice import CLASSES as CHOSEN
from screensong.graph.extraction.trees import Trees, replaced_trees
from screensong.graph.tagger.answers import Tagged
from screensong.graph.tagger.model import shipped_tagger

TEXT = """The Salt Road

I saw The Salt Road on Sunday, in an empty hall. Mara Quill directed it, and Ida Venn plays Tess, a
ferry pilot who has stopped speaking. I wish that Cy Tarn had written the score. It was
shot in Galway. The acting is superb. You hear "Low Lamps" twice, sung by Bo Rill.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(Document("d", TEXT), tagger=shipped_tagger())


@pytest.fixture(scope="module")
def claims(reading: Reading) -> list[Claim]:
    return all_claims(reading)


def _tagged(reading: Reading) -> Tagged:
    assert reading.tagged is not None
    return reading.tagged


def _under(bias: int, reading: Reading, claims: list[Claim], **weights: int) -> Any:
    stumps = Trees(list(weights), bias, [(n, 0.5, 0, w) for n, w in enumerate(weights.values())])
    sure = Scorer(CHOSEN, [0, 1_000], {})
    with replaced_trees("fusion", stumps), replaced("certainty", sure):
        return weighed(reading, _tagged(reading), claims)


def test_likely_claims_stand_unlikely_ones_are_suggested_or_gone(
    reading: Reading, claims: list[Claim]
) -> None:
    standing, suggested = _under(3_000, reading, claims)
    assert (len(standing), len(suggested)) == (len(claims), 0)
    standing, suggested = _under(-1_990, reading, claims)  # a chance of 0.12
    assert suggested
    assert {claim.pattern for claim in suggested}.isdisjoint({PATTERN})
    assert all(claim.modality != "asserted" for claim in standing)
    standing, suggested = _under(-100, reading, claims)  # a chance of 0.48
    assert {claim.pattern for claim in suggested} <= {PATTERN}
    standing, suggested = _under(-3_000, reading, claims)
    assert {claim.modality for claim in (*standing, *suggested)}.isdisjoint({"asserted"})


def test_what_the_text_supposes_keeps_its_mode_and_confidence(
    reading: Reading, claims: list[Claim]
) -> None:
    supposed = [c for c in claims if c.modality != "asserted" and c.pattern != PATTERN]
    assert supposed
    standing, _ = _under(-3_000, reading, claims)
    assert standing == supposed


def test_what_a_labelled_line_says_is_not_made_unlikely() -> None:
    text = "Grey Harvest (1999)\nDirected by: Ann Vane\n\nIt is long. Bo Rill plays a pilot.\n"
    reading = Reading(Document("d", text), tagger=shipped_tagger())
    standing, _ = _under(-3_000, reading, all_claims(reading))
    assert {(c.predicate, c.pattern) for c in standing if c.modality == "asserted"} == {
        ("director", "field"), ("releaseYear", "field"),
    }  # fmt: skip


def test_the_confidence_of_a_claim_is_its_chance_times_the_certainty_of_the_title(
    reading: Reading, claims: list[Claim]
) -> None:
    certainty = reading.films.certainty
    assert 0.3 < certainty < 1
    with replaced_trees("fusion", Trees([], 3_000, [])):
        standing, _ = weighed(reading, _tagged(reading), claims)
    of_film = [c for c in standing if reading.film in (c.subject, c.object)]
    others = [c for c in standing if c not in of_film]
    for claim in of_film:
        if claim.modality == "asserted":
            assert claim.confidence == pytest.approx(0.9526 * certainty, abs=0.001)
    for claim in others:
        if claim.modality == "asserted":
            assert claim.confidence == pytest.approx(0.953, abs=0.001)


def test_every_claim_shows_what_its_pattern_and_the_tagger_say(
    reading: Reading, claims: list[Claim]
) -> None:
    values = ClaimValues(reading, _tagged(reading), claims)
    for claim in claims:
        found = values.of(claim)
        assert found[f"is:{claim.predicate}"] == 1
        assert ("by-tagger" in found) is (claim.pattern == PATTERN)
        assert ("sure" in found) is (claim.pattern != PATTERN)
    directed = values.of(next(c for c in claims if c.predicate == "director"))
    assert directed["named"] > 0.8
    assert directed["read"] > 0
    judged = values.of(next(c for c in claims if c.predicate == "aspectOpinion"))
    assert {"opinion", "against", "aspect:acting", "sign:positive"} <= set(judged)


def test_what_only_the_tagger_reads_is_weighed_by_what_patterns_found_of_the_same(
    reading: Reading, claims: list[Claim]
) -> None:
    stated = next(c for c in claims if c.predicate == "castMember" and c.pattern != PATTERN)
    told = replace(stated, object=Entity("person", "Bo Rill"), pattern=PATTERN)
    alone = ClaimValues(reading, _tagged(reading), [told]).of(told)
    beside = ClaimValues(reading, _tagged(reading), [told, stated]).of(told)
    assert (alone["patterns"], alone["answers"]) == (0, 1)
    assert (beside["patterns"], beside["patterns-of-film"], beside["answers"]) == (1, 1, 2)
    assert "patterns" not in ClaimValues(reading, _tagged(reading), [stated]).of(stated)


def test_what_is_claimed_of_a_person_elsewhere_speaks_too(
    reading: Reading, claims: list[Claim]
) -> None:
    stated = next(c for c in claims if c.predicate == "castMember")
    other = replace(stated, subject=Entity("film", "Grey Harvest"))
    also = replace(stated, predicate="director")
    values = ClaimValues(reading, _tagged(reading), [stated, other, also]).of(stated)
    assert (values["subjects"], values["relations"], values["also:director"]) == (2, 2, 1)


def test_under_an_unsure_title_only_what_patterns_state_stands(
    reading: Reading, claims: list[Claim]
) -> None:
    likely = Trees([], 3_000, [])
    unsure = Scorer(CHOSEN, [0, -40], {})  # a certainty of 0.4
    with replaced_trees("fusion", likely), replaced("certainty", unsure):
        standing, suggested = weighed(reading, _tagged(reading), claims)
    of_film = [c for c in standing if reading.film in (c.subject, c.object)]
    assert of_film
    assert PATTERN not in {claim.pattern for claim in of_film}
    assert {claim.pattern for claim in suggested} <= {PATTERN}


def test_claims_of_the_hybrid_stand_by_their_chance_and_are_kept_in_order() -> None:
    extraction = extract(Document("d", TEXT), tagger=shipped_tagger())
    assert extraction.claims
    starts = [claim.evidence.start for claim in extraction.claims]
    assert starts == sorted(starts)
    for claim in extraction.suggested:
        assert claim.confidence < max(bars()).least


@pytest.mark.parametrize(
    ("media_type", "head"),
    [
        (
            "text/markdown",
            "---\ntitle: Grey Harvest\ndirector: Tomas Lund\ncast: Sara Quist\n---\n\n",
        ),
        (
            "text/html",
            '<script type="application/ld+json">{"@type": "Movie", "name": "Grey Harvest",'
            ' "director": {"@type": "Person", "name": "Tomas Lund"},'
            ' "actor": [{"@type": "Person", "name": "Sara Quist"}]}</script>\n',
        ),
    ],
)
def test_what_a_page_says_of_itself_stands_though_no_tagger_reads_it(
    media_type: MediaType, head: str
) -> None:
    text = f"{head}<p>Grey Harvest is a slow film about a farm, and the acting is good.</p>\n"
    claims = extract(Document("d", text, media_type), tagger=shipped_tagger()).claims
    said = {(c.predicate, c.object.name) for c in claims if isinstance(c.object, Entity)}
    assert {("director", "Tomas Lund"), ("castMember", "Sara Quist")} <= said


def test_who_surely_plays_a_character_is_in_the_cast(reading: Reading, claims: list[Claim]) -> None:
    sure = {"playsCharacter": 5_000, "castMember": -1_000, "characterIn": -1_000}
    standing, _ = _under(0, reading, claims, **{f"is:{name}": n for name, n in sure.items()})
    parts = {(c.predicate, c.confidence) for c in standing if c.pattern != PATTERN}
    chances = {predicate: chance for predicate, chance in parts if predicate in sure}
    assert chances["castMember"] == chances["characterIn"] == chances["playsCharacter"] > 0.9
