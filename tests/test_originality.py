"""What we ship is ours: no run of words is copied from the data beside the repository."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .shared_data import shared

ROOT = Path(__file__).resolve().parents[1]
_RUN = 7


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


@pytest.fixture(scope="module")
def theirs() -> dict[tuple[str, ...], str]:
    found = {}
    for folder in ("gold/docs", "seeds"):
        for path in shared(folder).glob("*.txt"):
            for run in runs(path.read_text("utf-8")):
                if not all(word.isdigit() for word in run):
                    found[run] = path.name
    return found


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_no_seven_words_in_a_row_come_from_the_shared_documents(
    theirs: dict[tuple[str, ...], str],
) -> None:
    copied = []
    for path in tracked():
        if path.suffix in {".py", ".md", ".txt", ".ttl", ".rq", ".html", ".jsonl", ".csv", ".trig"}:
            text = path.read_text("utf-8", errors="replace")
            copied += [(path.name, theirs[r], " ".join(r)) for r in runs(text) if r in theirs]
    assert copied == []
