"""Opinions on a film beside the one under review: its original, the first of its series.

A sentence that tells of such a film judges it as another judges the film under review: "the
original is a delight", "she was superb in the 1958 version".
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from .mentions import inside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..claims import Entity
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["acted_in", "as_this_film", "films_of_people", "likens_before", "named_in"]

_OTHER_FILM: Final = expression(
    r"\b(?:the|that) (?:(?:first|original|earlier|older|old|previous|silent|(?:18|19|20)\d\d)"
    r" (?:film|movie|picture|version|one)|(?:(?:18|19|20)\d\d )?original|predecessor)"
    r"(?=[.,;:!?)]|$| (?:is|was|has|had|remains|still|itself|though|too|and|but|by|as|with)\b)"
)
_LIKENED: Final = expression(
    r"\b(?:better|worse|weaker|stronger|finer|inferior|superior|more|less)\b"
)
_YEAR: Final = expression(r"\d{4}")
_SAID: Final = "this {} film"
_SHORTEST: Final = len(_SAID.format("x"))


def as_this_film(folded: str) -> str:
    """Return a sentence that tells of another film with that one named as "this film", as long.

    >>> as_this_film("she was superb in the 1958 version.")
    'she was superb in this xxxxxx film.'
    """
    return _OTHER_FILM.sub(_this_film, folded)


def _this_film(found: re.Match[str]) -> str:
    size = len(found.group())
    return _SAID.format("x" * (size - _SHORTEST + 1)) if size >= _SHORTEST else found.group()


def likens_before(folded: str, at: int) -> bool:
    """Tell whether words at an offset liken something to another film, named behind them.

    >>> likens_before("even the music is worse: the first film had a quiet score.", 18)
    True
    """
    other = _OTHER_FILM.search(folded)
    if other is None or other.start() <= at:
        return False
    return _LIKENED.search(folded, 0, other.start()) is not None


def named_in(reading: Reading, words: str, film: Entity) -> Entity | None:
    """Return the film that words of opinion name by a year: "I loved the 1954 film".

    It is `film` where they name none; None where the text tells of no film of that year.
    """
    other = _OTHER_FILM.search(words)
    year = _YEAR.search(other.group()) if other is not None else None
    if year is None or film.year == int(year.group()):
        return film
    told = [one.film for one in reading.version_choice.dated]
    told += [one.film for one in reading.versions if one.film is not None]
    return next((one for one in told if one.year == int(year.group())), None)


def films_of_people(reading: Reading) -> dict[str, frozenset[Entity | None]]:
    """Return the films in which each person of a document has a part; None is one unnamed."""
    found: dict[str, set[Entity | None]] = defaultdict(set)
    for hit in reading.hits:
        for who in (hit.person, hit.character):
            cluster = reading.names.cluster(who) if who is not None else None
            if cluster is not None:
                found[cluster.key].add(reading.film_of_hit(hit))
    return {key: frozenset(films) for key, films in found.items()}


def acted_in(
    reading: Reading,
    sentence: Sentence,
    film: Entity,
    parts: Mapping[str, frozenset[Entity | None]],
) -> Entity | None:
    """Return the film that a sentence judges people in: the one that it gives them a part in.

    Else that in which alone those whom it names have `parts`; None where the text does not name it.
    """
    hits = [hit for hit in reading.hits if hit.at == sentence.span]
    here = {of for hit in hits if (of := reading.film_of_hit(hit)) is not None}
    if here:
        return film if len(here) > 1 else here.pop()
    people = reading.names.of_type("person", "performer", "character")
    films: set[Entity | None] = set()
    for mention in inside(people, sentence.span):
        cluster = reading.names.cluster(mention.span)
        if cluster is not None:
            films |= parts.get(cluster.key, frozenset())
    if not films or film in films:
        return film
    return films.pop() if len(films) == 1 else None
