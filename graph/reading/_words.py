"""Word lists: those in the modules that use them, and files of `data/words` with several lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ... import data

__all__ = ["entries", "joined_lines", "words_of"]


def words_of(text: str, mark: str | None = None) -> frozenset[str]:
    """Return the words of a list written as one text, parted by white space or by `mark`."""
    return frozenset(text.split(mark))


def entries(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield key and words of the entries "key = word|word" of `data/words/<name>.txt`."""
    for line in joined_lines(name):
        key, _, words = line.partition(" = ")
        yield key, words.split("|")


def joined_lines(name: str) -> Iterator[str]:
    """Yield the lines of `data/words/<name>.txt`, what is indented joined to the line above it."""
    path = Path(data.__file__).parent / "words" / f"{name}.txt"
    held = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            held += line.strip() if held.endswith("|") else f" {line.strip()}"
            continue
        if held:
            yield held
        held = "" if line.startswith("#") else line.strip()
    if held:
        yield held
