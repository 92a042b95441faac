"""Lists of films with their directors: "1. Low Tide (Ann Example, 1988)", line after line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from ..reading.film_lists import ListedFilm, runs_of_films
from .hits import Hit, people_in

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["hits_in"]

_FEWEST = 3
"""So many lines of one manner are a list."""
_LEAD = 200
_SURE: Final = 0.9
_LEAST_PERSON = 0.5
# What a list is of, where its lines give no years.
_OF_FILMS: Final = expression(
    r"(?i)\b(?:films?|movies?|pictures|cinema|directors?|documentar(?:y|ies)|features)\b"
)


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield the director of each film of a list whose lines name them."""
    if reading.kind == "soundtrack":
        return
    for run in runs_of_films(reading.plain):
        if len(run) < _FEWEST or not _is_of_films(reading, run):
            continue
        for listed in run:
            film = reading.film_at(listed.title) or reading.film_named(listed.title)
            for name, _ in people_in(listed.director):
                yield Hit("director", "film-in-list", _SURE, person=name, film=film, at=listed.at)


def _is_of_films(reading: Reading, run: list[ListedFilm]) -> bool:
    """Tell whether most names are people's, and the lines, or what leads to them, say films."""
    names = [listed.director.split(" and ")[0] for listed in run]
    people = sum(reading.name_kinds.somebody(name) >= _LEAST_PERSON for name in names)
    if people * 2 < len(names):
        return False
    first = run[0].at.start
    led = _OF_FILMS.search(reading.plain, max(0, first - _LEAD), first) is not None
    told = sum(listed.told for listed in run)
    return told * 2 > len(run) or (led and all(listed.counted for listed in run))
