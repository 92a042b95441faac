"""The sample reviews, their gold annotations and the word lists: where they lie."""

from __future__ import annotations

from pathlib import Path

__all__ = ["GOLD", "REVIEWS", "WORDS"]

_HERE = Path(__file__).resolve().parent

REVIEWS: Path = _HERE / "reviews"
"""Sample reviews and soundtrack articles; every file here is an input of `screensong build`."""

GOLD: Path = _HERE / "gold"
"""What the samples state: `<document id>.json`, one file for each document."""

WORDS: Path = _HERE / "words"
"""Small word lists that reading and extraction use, one entry a line."""
