"""Lists of films with their directors: "1. Low Tide (Ann Example, 1988)", line after line.

Below a line that says so ("The best scores of 1990") the names are those of composers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from ..reading.film_lists import ListedFilm, runs_of_films
from .hits import Hit, people_in
from .track_lines import score_lists
from .track_order import name_shapes

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["hits_in"]

_FEWEST = 3
"""So many lines of one manner are a list."""
_LEAD = 200
_SURE: Final = 0.9
_LEAST_PERSON, _LEAST_APART = 0.5, 0.2
# What a list is of, where its lines give no years.
_OF_FILMS: Final = expression(
    r"(?i)\b(?:films?|movies?|pictures|cinema|directors?|documentar(?:y|ies)|features)\b"
)


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield the director, or the composer, of each film of a list whose lines name them."""
    scored = list(_composers(reading))
    yield from scored
    if reading.kind == "soundtrack":
        return
    lines = [hit.at for hit in scored if hit.at is not None]
    for run in runs_of_films(reading.plain):
        if len(run) < _FEWEST or not _is_of_films(reading, run):
            continue
        if any(listed.at.meets(line) for listed in run for line in lines):
            continue  # it names composers
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


def _composers(reading: Reading) -> Iterator[Hit]:
    """Yield who scored the films of a list of scores: "1. Ann Example – Low Tide"."""
    for lines in score_lists(reading.plain):
        likely = [
            name_shapes(texts) + sum(map(reading.name_kinds.somebody, texts))
            for column in zip(*lines, strict=True)
            for texts in [[part.of(reading.plain) for part in column]]
        ]
        who = 0 if likely[0] >= likely[1] else 1
        if likely[who] - likely[1 - who] < _LEAST_APART * len(lines):
            continue
        for parts in lines:
            title = parts[1 - who]
            film = reading.film_at(title) or reading.film_named(title)
            at = Span(parts[0].start, parts[1].end)
            for name, _ in people_in(parts[who].of(reading.plain)):
                yield Hit("composer", "film-in-list", _SURE, person=name, film=film, at=at)
