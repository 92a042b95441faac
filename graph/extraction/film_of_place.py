"""Which film is spoken of: that of a sentence, or in a text about several that of the place in it.

"Paper Lanterns is a joy, but The Tin Boat drags": what stands around each word decides there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claims import Entity
from ..documents import Span
from ..expressions import expression

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["film_of_place", "is_of_several"]

# "… for that film; here somebody takes over, and his score is charming"
_BACK = expression(r"[;,] (?:but |and )?(?:here|now|this time),? ")


def is_of_several(reading: Reading) -> bool:
    """Tell whether a text reviews several films, or none more than others."""
    return len(reading.films.reviewed) != 1


def film_of_place(reading: Reading, sentence: Sentence, at: int) -> Entity | None:
    """Return the film that words at an offset of the plain text, in that sentence, speak of.

    "Better than Tin Harvest, in which she is wonderful": in any text words may tie what they say
    to a film that they name.
    """
    other = reading.version_at(at)
    if other is not None and other.named and reading.is_wholly_of_another(at):
        return other.film  # "the original Low Tide is a gem"
    if (tied := reading.film_choice.tied(Span(at, at + 1))) is not None:
        return tied
    film = reading.film_of(sentence)
    first = reading.version_at(sentence.span.start)
    if first is not None and reading.version_at(at) is None:
        back = _BACK.search(reading.plain, first.span.end, at)
        film = reading.film if back is not None else film
    if other is not None and reading.is_wholly_of_another(at):
        return other.film  # "in the original somebody sang it"
    if not is_of_several(reading) or (film is None and reading.film is not None):
        return film
    return reading.film_told(Span(at, at + 1))
