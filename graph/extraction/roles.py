"""People in roles: every hit of the crew and cast patterns, found before names are settled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ..expressions import expression
from ..reading.layout import Layout
from . import careers, cast, maker_pronouns, together
from . import credits as crew
from .hits import Hit, people_in
from .names import names_apart
from .words import UPPER

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["field_names", "find_roles", "own_names"]

_PEOPLE = crew.FIELD_ROLES | {"castMember", "reviewAuthor"}


def field_names(layout: Layout) -> Iterator[str]:
    """Yield the full names that labelled lines give."""
    for labelled in layout.fields:
        if labelled.label in _PEOPLE:
            for name, _ in people_in(labelled.text(layout)):
                if " " in name:
                    yield name


_NAME = rf"[{UPPER}][\w.'’-]*(?: [{UPPER}][\w.'’-]*){{0,3}}"
_PAIR = expression(rf"(?P<one>{_NAME}) (?:\((?P<two>{_NAME})\)|as (?P<role>{_NAME}))")


def own_names(layout: Layout) -> frozenset[str]:
    """Return the keys of names that a cast list tells from longer ones: "Jo" and "Young Jo".

    A list is a labelled one, or the names with brackets, or with "as", of one line.
    """
    labelled = (
        [(name, note) for name, note in people_in(field.text(layout)) if note]
        for field in layout.fields
        if field.label == "castMember"
    )
    lines = (
        [(pair["one"], pair["two"] or pair["role"]) for pair in _PAIR.finditer(line)]
        for line in layout.view.plain.split("\n")
    )
    return frozenset(chain.from_iterable(map(names_apart, chain(labelled, lines))))


def find_roles(reading: Reading) -> Iterator[Hit]:
    """Yield crew hits, then cast hits; the cast patterns may ask who is known as a person.

    Lines of a list of songs from many films give none.
    """
    songs = [listed.at for listed in reading.listed_songs]
    for hit in _all_hits(reading):
        if hit.at is None or not any(at.meets(hit.at) for at in songs):
            yield hit


def _all_hits(reading: Reading) -> Iterator[Hit]:
    credited = list(crew.hits_in(reading))
    reading.known_people = {
        cluster.key
        for hit in credited
        if hit.person is not None and (cluster := reading.names.cluster(hit.person)) is not None
    } | {
        cluster.key
        for name in field_names(reading.layout)
        if (cluster := reading.names.cluster(name)) is not None
    }
    yield from credited
    yield from together.hits_in(reading)
    more = list(careers.hits_in(reading, credited))
    yield from more
    yield from maker_pronouns.hits_in(reading, [*credited, *more])
    yield from cast.hits_in(reading)
