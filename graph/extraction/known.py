"""What is known from elsewhere: titles of films, names of actors, and who acted in which film.

It votes and never decides: each answer is a feature among others of a trained scorer, and no claim
rests on it alone. `data/model/known.bin` holds a checksum of each statement, sorted, and nothing
that can be read; `training/known.py` makes it. What it does not hold is not known, not false.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from ... import data
from ..claims import Entity
from .words import fold, key_of

__all__ = ["cast_signs", "checksum", "is_known", "nothing_known"]

Kind = Literal["film", "person", "cast", "versions"]

_OF_FILM, _OF_A_VERSION = "known-cast", "known-cast-of-a-version"
_OF_ANOTHER = "known-cast-of-another"
_OPPOSITE = ((_OF_FILM, _OF_ANOTHER), (_OF_ANOTHER, _OF_FILM))
_SIZE = 4
_silent = False


def checksum(kind: Kind, *names: str) -> int:
    """Return the checksum of a statement of a title, of a person, or of both in this order.

    Who was in a film of a title that several bear is also told with its year behind.
    """
    folded = [fold(names[0]) if kind == "person" else key_of(names[0]), *map(fold, names[1:])]
    return zlib.crc32("\t".join((kind, *folded)).encode())


def is_known(kind: Kind, *names: str) -> bool:
    """Tell whether there is such a film or person, such a cast, or versions of such a film.

    Titles and names are given in any case, with or without an article. One of some 20,000 unknown
    names is taken for a known one.
    """
    if _silent:
        return False
    return _holds(kind, *names)


def cast_signs(film: Entity, others: Iterable[Entity], names: Iterable[str]) -> Iterator[str]:
    """Yield what is known of a person, called by such names, and of a film.

    `others` are the other films that may be meant. Of a film that was made again its year tells
    which version is meant; of one without a year, a version that stands beside it.
    """
    called = [name for name in names if " " in name]
    own = _cast_of(film, called)
    if own == _OF_A_VERSION:
        beside = {_cast_of(other, called) for other in others if _is_version(film, other)}
        own = next((other for sign, other in _OPPOSITE if sign in beside), own)
    if own is not None:
        yield own
    elif any(is_known("cast", title, name) for other in others for title in _titles(other)
             for name in called):  # fmt: skip
        yield _OF_ANOTHER
    elif any(is_known("person", name) for name in called):
        yield "known-person"


def _cast_of(film: Entity, called: Sequence[str]) -> str | None:
    """Return what is known of somebody and the cast of a film, if anything."""
    asked = ((title, name) for title in _titles(film) for name in called)
    title, name = next((pair for pair in asked if is_known("cast", *pair)), ("", ""))
    if not title:
        return None
    if not is_known("versions", title):
        return _OF_FILM
    if film.year is None:
        return _OF_A_VERSION
    years = (str(year) for year in range(film.year - 1, film.year + 2))
    return _OF_FILM if any(is_known("cast", title, name, y) for y in years) else _OF_ANOTHER


def _is_version(film: Entity, other: Entity) -> bool:
    return other != film and not {*map(key_of, _titles(film))}.isdisjoint(
        map(key_of, _titles(other))
    )


def _titles(film: Entity) -> tuple[str, ...]:
    return film.name, *film.aliases


@contextmanager
def nothing_known() -> Iterator[None]:
    """Let nothing be known inside the block: for training and for measuring what it is worth."""
    global _silent
    before, _silent = _silent, True
    try:
        yield
    finally:
        _silent = before


@lru_cache(maxsize=20_000)
def _holds(kind: Kind, *names: str) -> bool:
    wanted, table = checksum(kind, *names), _table()
    at = bisect_left(table, wanted)
    return at < len(table) and table[at] == wanted


@cache
def _table() -> array[int]:
    table = array("I")
    if table.itemsize != _SIZE:
        table = array("L")
    table.frombytes((Path(data.__file__).parent / "model" / "known.bin").read_bytes())
    if sys.byteorder == "big":
        table.byteswap()
    return table
