"""What a document sets a film beside: themes, genres, instruments, places and other films."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import Claim
from . import comparisons, film_genres, musical, settings, themes
from .reading import Reading

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `theme`, `filmGenre`, `musicGenre`, `instrument`, `setIn` and `comparedTo` claims."""
    if reading.kind == "other":
        return
    for finder in (film_genres, themes, musical, settings, comparisons):
        yield from finder.find(reading)
