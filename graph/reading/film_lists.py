"""Lines of a list of films that name the directors: "1. Low Tide (Ann Example, 1988)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..documents import Span
from ..expressions import expression
from ._line_shapes import shape

__all__ = ["ListedFilm", "runs_of_films"]

_LONGEST, _MOST_READ = 200, 400
_CUE: Final = expression(r".{1,100}[(–—,-]")


@dataclass(frozen=True, slots=True)
class ListedFilm:
    """A line of a list: its stretch, its title's, who directed, and what shows what it lists.

    `told`: it gives a year or says "dir."; `counted`: a figure leads it.
    """

    at: Span
    title: Span
    director: str
    told: bool
    counted: bool


def runs_of_films(plain: str) -> Iterator[list[ListedFilm]]:
    """Yield the runs of such lines, one below the other, in the first lines of a text."""
    run: list[ListedFilm] = []
    start = 0
    for line in plain.split("\n")[:_MOST_READ]:
        text = line.strip()
        at = start + len(line) - len(line.lstrip())
        start += len(line) + 1
        if not text:
            continue
        found = _listed(text, at)
        if found is not None:
            run.append(found)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _listed(text: str, at: int) -> ListedFilm | None:
    short = text[:_LONGEST]
    if not _CUE.match(short):
        return None
    found = shape("film-in-list")(short) or shape("film-in-list-dated")(short)
    if found is None:
        return None
    title = Span(at + found.start("title"), at + found.end("title"))
    told = bool(found["year"] or found["first"] or found["said"])
    return ListedFilm(
        Span(at, at + len(text)), title, found["director"], told, bool(found["place"])
    )
