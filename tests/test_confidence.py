"""Confidences follow the counts; the page of patterns follows both."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.confidence import STRENGTH, Counts, estimate, read_counts
from screensong.graph.extraction.patterns import patterns

from .shared_data import shared

ROOT = Path(__file__).parents[1]
REVIEW = Document("d", "Paper Lanterns (1987)\n\nThis film was directed by Ann Vane.\n")


def test_without_counts_a_confidence_is_what_the_code_says() -> None:
    assert estimate(Counts(1.0, {}), "some-pattern", "director", 0.8) == 0.8
    assert estimate(Counts(0.5, {}), "some-pattern", "director", 0.8) == 0.4


def test_counts_pull_a_confidence_to_what_was_counted() -> None:
    counts = Counts(1.0, {"good": {"director": (1000, 0)}, "bad": {"director": (0, 1000)}})
    assert estimate(counts, "good", "director", 0.5) > 0.99
    assert estimate(counts, "bad", "director", 0.9) < 0.01


def test_as_many_claims_as_the_strength_move_a_confidence_half_the_way_and_again() -> None:
    counts = Counts(1.0, {"some-pattern": {"director": (STRENGTH, 0)}})
    assert estimate(counts, "some-pattern", "director", 0.6) == pytest.approx(0.9)
    assert estimate(counts, "some-pattern", "producer", 0.6) == pytest.approx(0.8)


def test_no_confidence_is_certain() -> None:
    counts = Counts(1.0, {"some-pattern": {"director": (10**6, 0)}})
    assert estimate(counts, "some-pattern", "director", 1.0) < 1


def test_a_claim_carries_the_measured_confidence() -> None:
    [claim] = [c for c in extract(REVIEW).claims if c.pattern == "directed-by"]
    [written] = [c for c in extract(REVIEW, measured=False).claims if c.pattern == "directed-by"]
    assert claim.confidence == estimate(
        read_counts(), "directed-by", "director", written.confidence
    )


def test_every_counted_pattern_is_registered() -> None:
    counts = read_counts()
    assert 0 < counts.scale <= 1
    for name, row in counts.by_pattern.items():
        assert row.keys() <= set(patterns()[name].relations), name


def test_the_page_of_patterns_is_current() -> None:
    spec = importlib.util.spec_from_file_location("page", ROOT / "bench" / "pattern_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    current = (ROOT / "docs" / "patterns.md").read_text("utf-8")
    assert current == module.page(), "run python bench/pattern_page.py"


def bench(*words: str | Path) -> subprocess.CompletedProcess[str]:
    script = ROOT / "bench" / "extraction.py"
    return subprocess.run(
        [sys.executable, script, *map(str, words)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_the_bench_of_extraction_scores_folders_that_are_given(tmp_path: Path) -> None:
    scorer = shared("gold/score.py")
    for name in ("gold", "docs"):
        (tmp_path / name).mkdir()
    film = {"title": "Paper Lanterns", "year": 1987}
    facts = [
        {
            "s": {"type": "film", "name": "Paper Lanterns"},
            "p": "director",
            "o": {"type": "person", "name": "Ann Vane"},
            "evidence": "This film was directed by Ann Vane.",
        }
    ]
    denied = [facts[0] | {"o": {"type": "person", "name": "Bo Marsh"}, "mode": "negated"}]
    gold = {"id": "d", "kind": "review", "film": film, "facts": facts, "unasserted": denied}
    (tmp_path / "gold" / "d.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "docs" / "d.txt").write_text(REVIEW.text, "utf-8")
    done = bench("--gold", tmp_path / "gold", "--docs", tmp_path / "docs", "--scorer", scorer)
    assert done.returncode == 0, done.stderr
    assert "  director                1.000  1.000  1.000" in done.stdout
    assert "modality: 0 of 1 denied or supposed facts are stated" in done.stdout
    for figure in ("documents/s on one core", "cold start:", "peak memory:", "evidence:"):
        assert figure in done.stdout


def test_the_bench_of_extraction_refuses_in_one_line(tmp_path: Path) -> None:
    done = bench("--gold", tmp_path, "--docs", tmp_path, "--scorer", tmp_path / "none.py")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_the_sets_of_the_bench_share_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    sets = importlib.import_module("sets")
    samples = [
        sets.cases_of(name, tmp_path) for name in ("sample-odd", "sample-even", "sample-new")
    ]
    names = [case.document.id for cases in samples for case in cases]
    assert all(samples)
    assert len(names) == len(set(names))
    assert set(sets.NAMES) == {*sets.TUNED, *sets.KEPT, *sets.NEW}
