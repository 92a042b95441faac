"""Concepts: themes, genres, instruments and settings that a document names."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import Claim
from . import film_genres, musical, settings, themes
from .reading import Reading

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `theme`, `filmGenre`, `musicGenre`, `instrument` and `setIn` claims."""
    if reading.kind == "other" or reading.film is None:
        return
    for finder in (film_genres, themes, musical, settings):
        yield from finder.find(reading)
