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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from ... import data
from .words import fold, key_of

__all__ = ["cast_signs", "checksum", "is_known", "nothing_known"]

Kind = Literal["film", "person", "cast"]

_SIZE = 4
_silent = False


def checksum(kind: Kind, *names: str) -> int:
    """Return the checksum of a statement of a title, of a person, or of both in this order."""
    folded = [fold(names[0]) if kind == "person" else key_of(names[0]), *map(fold, names[1:])]
    return zlib.crc32("\t".join((kind, *folded)).encode())


def is_known(kind: Kind, *names: str) -> bool:
    """Tell whether there is such a film, person, or person in the cast of such a film.

    Titles and names are given in any case, with or without an article. One of some 20,000 unknown
    names is taken for a known one.
    """
    if _silent:
        return False
    return _holds(kind, *names)


def cast_signs(titles: Iterable[str], others: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """Yield what is known of a person, called by such names, and of a film of such titles.

    `others` are titles of the other films that may be meant.
    """
    called = [name for name in names if " " in name]
    if any(is_known("cast", title, name) for title in titles for name in called):
        yield "known-cast"
    elif any(is_known("cast", title, name) for title in others for name in called):
        yield "known-cast-of-another"
    elif any(is_known("person", name) for name in called):
        yield "known-person"


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
