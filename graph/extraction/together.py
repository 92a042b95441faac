"""What is said of both films under review, or of all of them: "Bo Marsh wrote both".

The patterns are those of `data/words/patterns/together.txt`. A text about many films means by
"both" two of them, so that nothing is read in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .hits import Hit, is_not_a_person
from .sentence_patterns import room
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Slot

__all__ = ["hits_in"]

_FEWEST: Final = 2
_MOST: Final = 4
_OTHERS: Final = 2  # films that a text about these may name besides
_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield the parts that somebody has in every film under review."""
    films = reading.films.reviewed
    named = {mention.film for mention in reading.films.mentions}
    if not _FEWEST <= len(films) <= _MOST or len(named) > len(films) + _OTHERS:
        return
    for skeleton in reading.skeletons:
        for pattern in room("together").likely(skeleton):
            saying = pattern.says[0]
            for match in pattern.matches(skeleton):
                words = match.group().lower().split()
                if any(_NUMBERS.get(word, len(films)) != len(films) for word in words):
                    continue
                role = "cast" if saying.relation == "castMember" else saying.relation
                for slot in _people(reading, pattern.names(skeleton, match, saying.object)):
                    person = reading.with_shared_last_name(skeleton, slot)
                    for film in films:
                        yield Hit(
                            role, pattern.name, pattern.confidence, person, film=film,
                            at=skeleton.sentence.span,
                        )  # fmt: skip


def _people(reading: Reading, names: list[Slot]) -> list[Slot]:
    """Return the people of a list; of two that ", and" parts the last, which begins a clause."""
    names = [slot for slot in names if not _is_company(slot.span.of(reading.plain))]
    if len(names) == _FEWEST:
        between = reading.plain[names[0].span.end : names[1].span.start]
        if between.strip() == ", and":
            return names[1:]
    return names


def _is_company(name: str) -> bool:
    words = word_list("studio_words") | word_list("film_nouns")
    last = name.split()[-1]
    return is_not_a_person(name) or last in words or last.casefold() in words
