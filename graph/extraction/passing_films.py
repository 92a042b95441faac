"""Films that a text names in passing, by what it says of them there: "X, in which A played a nun".

The shapes are those of `data/words/beside_passing.txt`. What such a clause says is said of that
film, not of the one under review, so that it has to be known for a film.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..documents import Span
from .beside import shapes
from .name_kinds import NameKinds
from .quotes import is_title_like
from .read_titles import may_be_two, title_read
from .words import word_list

__all__ = ["passing_films"]

# The least chance of a film's name by its words and shape, and the most of somebody's or a song's.
_LEAST: Final = {"film": 0.02, "perhaps": 0.3, "likely": 0.6}
_LEAST_ALONE: Final = 0.75  # the least of one word
_MOST_OF_OTHERS: Final = 0.5
_FULL_NAME: Final = 2  # words
_MOST_READ: Final = 20_000
_MARKS: Final = ("“", '"', "‘", "«")  # what stands in them is judged by these


def passing_films(kinds: NameKinds) -> Iterator[Span]:
    """Yield the names that are films' by what a sentence says of them; some may overlap.

    Only the first 20,000 characters are read.
    """
    for name, candidate in kinds.candidates.items():
        if not _may_be(name, kinds):
            continue
        film = kinds.chances(name).get("film", 0.0)
        for place in candidate.spans:
            if place.end > _MOST_READ:
                break
            span = title_read(place, kinds.plain)
            if kinds.plain[max(0, span.start - 1) : span.start] in _MARKS:
                continue
            gives = shapes("passing").told(kinds.plain, span.start, span.end)
            if any(film >= _LEAST[how] for how in gives):
                yield span


def _may_be(name: str, kinds: NameKinds) -> bool:
    """Tell whether a name reads as a title, and as nobody's."""
    words = name.split()
    chances = kinds.chances(name)
    somebody = kinds.somebody(name)
    like_somebody = len(words) == _FULL_NAME and words[0].casefold() in word_list("given_names")
    return (
        (len(words) > 1 or chances.get("film", 0.0) >= _LEAST_ALONE)
        and is_title_like(name)
        and not may_be_two(name)
        and words[-1] not in word_list("organisations")
        and not (like_somebody and chances.get("film", 0.0) <= somebody)
        and somebody + chances.get("song", 0.0) < _MOST_OF_OTHERS
    )
