"""The demo, as `make demo` runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "screensong", "demo"]
    environment = {**os.environ, "COLUMNS": "120"}
    return folder, subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )


def test_it_counts_what_it_read(
    done: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    words = done[1].stdout.split()
    for name, least in (("documents", 24), ("films", 14), ("people", 40), ("songs", 20),
                        ("themes", 10), ("claims", 300)):  # fmt: skip
        assert int(words[words.index(name) + 1].replace(",", "")) >= least


def test_it_answers_three_questions_with_sentences(
    done: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    parts = done[1].stdout.split("\n\n")
    asked = [part for part in parts if "?" in part.partition("\n")[0]]
    assert len(asked) == 3
    assert all(part.count("“") >= 2 for part in asked)


def test_one_answer_is_a_disagreement_between_two_documents(
    done: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    disagreement = done[1].stdout.split("disagree?")[1]
    assert "runtimeMinutes" in disagreement
    assert len({line.split()[-1] for line in disagreement.splitlines() if "”" in line}) >= 2


def test_it_writes_turtle_that_rdflib_reads(
    done: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    graph = rdflib.Graph().parse(done[0] / "screensong-demo" / "graph.ttl", format="turtle")
    assert len(graph) > 5_000
