"""What a sentence says of several films at once: "Both films star X", "All three were shot by Y".

Which words speak so is said by `data/words/beside_each.txt`. The films are those under review, if
they are as many, else as many as were named last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .beside import phrase

if TYPE_CHECKING:
    from ..claims import Entity
    from ..reading.layout import Sentence
    from .hits import Hit
    from .reading import Reading

__all__ = ["told_of_all"]

_NUMBERS: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_LEAD: Final = "\"“'‘*_ "


def told_of_all(reading: Reading, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits, each once for every film of which its sentence says the same."""
    if phrase("each", "of-all").search(reading.plain.lower()) is None:
        yield from hits
        return
    for hit in hits:
        sentence = reading.layout.sentence_at(hit.at.start) if hit.at is not None else None
        films = _films(reading, sentence) if sentence is not None and hit.film is None else ()
        if films:
            yield from (replace(hit, film=film) for film in films)
        else:
            yield hit


def _films(reading: Reading, sentence: Sentence) -> tuple[Entity, ...]:
    """Return the films that a sentence begins to speak of all at once; none of other sentences."""
    text = sentence.span.of(reading.plain).lower().lstrip(_LEAD)
    said = phrase("each", "of-all").match(text)
    if said is None:
        return ()
    number = next((n for word, n in _NUMBERS.items() if word in said.group().split()), 0)
    reviewed = reading.films.reviewed
    if len(reviewed) == number:
        return reviewed
    named: dict[Entity, None] = {}
    for mention in reversed(reading.films.mentions):
        if mention.span.end <= sentence.span.start and len(named) < number:
            named[mention.film] = None
    return tuple(named) if len(named) == number else ()
