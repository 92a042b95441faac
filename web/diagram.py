"""The drawing of the vocabulary: boxes of classes, arrows of properties, laid out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["HEIGHT", "WIDTH", "Arrow", "Box", "arrows", "boxes"]

WIDTH: Final = 860
HEIGHT: Final = 500
_BOX: Final = (140, 46)
_GAP: Final = 5
"""Between the end of an arrow and the box it points at."""


@dataclass(frozen=True, slots=True)
class Box:
    """A class, with the middle of its box. `said` tells the upper half, what documents say."""

    name: str
    x: int
    y: int
    said: bool

    @property
    def left(self) -> float:
        """Return where the box begins."""
        return self.x - _BOX[0] / 2

    @property
    def top(self) -> float:
        """Return the upper edge."""
        return self.y - _BOX[1] / 2

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height."""
        return _BOX


@dataclass(frozen=True, slots=True)
class Arrow:
    """Properties that lead from one class to another: the line, and where their names stand."""

    names: tuple[str, ...]
    source: str
    target: str
    path: str
    x: float
    y: float


_BOXES: Final = (
    Box("Character", 90, 60, said=True),
    Box("Theme", 430, 60, said=True),
    Box("Performer", 770, 60, said=True),
    Box("Person", 90, 200, said=True),
    Box("Film", 430, 200, said=True),
    Box("Song", 770, 200, said=True),
    Box("Document", 90, 370, said=False),
    Box("Claim", 430, 370, said=False),
    Box("Sentence", 770, 370, said=False),
)

_ARROWS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("Person", "Character", ("playsCharacter",)),
    ("Character", "Film", ("characterIn",)),
    ("Film", "Theme", ("theme",)),
    ("Film", "Person", ("director", "castMember", "composer")),
    ("Film", "Song", ("soundtrackSong",)),
    ("Song", "Performer", ("songPerformer",)),
    ("Document", "Person", ("reviewAuthor",)),
    ("Document", "Film", ("about",)),
    ("Claim", "Film", ("claimSubject",)),
    ("Claim", "Song", ("claimObject",)),
    ("Claim", "Document", ("statedIn",)),
    ("Claim", "Sentence", ("evidence",)),
)
_UNDER: Final = ("Sentence", "Document", ("inDocument",))
"""The one arrow that goes around a box: below the lowest row."""


def boxes() -> tuple[Box, ...]:
    """Return the classes of the drawing."""
    return _BOXES


def arrows() -> tuple[Arrow, ...]:
    """Return the properties of the drawing."""
    place = {box.name: box for box in _BOXES}
    straight = (_straight(place[a], place[b], names) for a, b, names in _ARROWS)
    source, target, names = _UNDER
    return (*straight, _around(place[source], place[target], names))


def _straight(source: Box, target: Box, names: tuple[str, ...]) -> Arrow:
    x1, y1 = _edge(source, target, 0)
    x2, y2 = _edge(target, source, _GAP)
    path = f"M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}"
    return Arrow(names, source.name, target.name, path, (x1 + x2) / 2, (y1 + y2) / 2)


def _edge(box: Box, other: Box, gap: int) -> tuple[float, float]:
    """Return where the line between the middles of two boxes leaves the first, `gap` outside."""
    dx, dy = other.x - box.x, other.y - box.y
    half = (_BOX[0] / 2 + gap, _BOX[1] / 2 + gap)
    share = min(half[0] / abs(dx) if dx else 1, half[1] / abs(dy) if dy else 1)
    return box.x + dx * share, box.y + dy * share


def _around(source: Box, target: Box, names: tuple[str, ...]) -> Arrow:
    y1, y2, low = source.y + _BOX[1] // 2, target.y + _BOX[1] // 2 + _GAP, HEIGHT - 10
    path = f"M{source.x} {y1}C{source.x} {low} {target.x} {low} {target.x} {y2}"
    return Arrow(names, source.name, target.name, path, (source.x + target.x) / 2, low - 22)
