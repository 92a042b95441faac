"""What a text says beyond credits: moods, scenes, callings, what music evokes, reception.

No annotated corpus has these relations, so no trained scorer weighs them: they stand by their
patterns. Most of them need to know who the characters and which the songs are: they are read
after everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..claims import Claim
from . import callings, evoked, moods, received, scenes

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["RELATIONS", "find"]

RELATIONS: Final = frozenset(
    {"mood", "scene", "occupation", "trait", "evokes", "mirrors", "reception"}
)
"""The relations that are found here."""


def find(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of these relations; `claims` are all others of the document."""
    if reading.kind == "other":
        return
    yield from moods.find(reading)
    yield from scenes.find(reading)
    cast = callings.Cast(reading, claims)
    yield from callings.find(reading, cast)
    yield from evoked.find(reading, cast)
    yield from received.find(reading)
