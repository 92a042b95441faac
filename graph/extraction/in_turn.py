"""Who did what where "respectively" gives each of several names one of as many deeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..expressions import expression
from ..reading.labels import labels_of
from .hits import Hit
from .skeleton import Skeleton

__all__ = ["in_turn"]

_WORD = expression(r"[a-z]+")
_CREW = ("director", "screenwriter", "producer", "cinematographer", "editor", "composer")


def in_turn(skeleton: Skeleton, found: Iterable[Hit]) -> list[Hit]:
    """Return the hits of a sentence; "written and cut by A and B, respectively" in their order."""
    hits = list(found)
    if "respectively" not in skeleton.lowered:
        return hits
    deeds = list(dict.fromkeys(filter(None, map(_deed, _WORD.findall(skeleton.lowered)))))
    for deed in deeds:
        same = [hit for hit in hits if hit.role == deed and hit.person is not None]
        people = list(dict.fromkeys(hit.person for hit in same))
        if len(people) > 1 and len(people) == len(deeds):
            others = [hit for hit in hits if hit.role not in deeds or hit.person not in people]
            each = zip(people, deeds, strict=True)
            return [*others, *(replace(same[0], person=who, role=role) for who, role in each)]
    return hits


def _deed(word: str) -> str:
    """Return the part that a word of making a film names: "script", "edited", "wrote"."""
    known = labels_of("written by" if word == "wrote" else f"{word} by") or labels_of(word)
    return next((label for label in known if label in _CREW), "")
