"""Example queries: the competency questions that ship with the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..ontology.files import QUESTIONS

__all__ = ["Example", "examples"]


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it asks, in words."""

    title: str
    query: str


@cache
def examples(folder: Path = QUESTIONS) -> tuple[Example, ...]:
    """Return the queries of a folder of `.rq` files in order of their names.

    The title of a query is its first comment line, else its file name.
    """
    if not folder.is_dir():
        return ()
    return tuple(_example(path) for path in sorted(folder.glob("*.rq")))


def _example(path: Path) -> Example:
    text = path.read_text("utf-8").strip()
    first, _, rest = text.partition("\n")
    if first.startswith("#"):
        return Example(first.lstrip("# ").strip(), rest.strip() or text)
    return Example(path.stem.replace("-", " ").capitalize(), text)
