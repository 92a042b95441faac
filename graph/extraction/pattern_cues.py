"""The words that a sentence pattern cannot do without: a cheap test before its expression."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from .pattern_language import Blank, Choice, Mark, Sequence, Slot, Stretch, Word
from .pattern_regex import may_be_absent
from .pattern_slots import NAMES, mark_of
from .skeleton import BLOCKS

__all__ = ["cues_of"]

_SHORT = 3
_RARE_SLOTS = {BLOCKS["F"]: 0.3, BLOCKS["N"]: 1.0}
_FIGURES = {"year": frozenset(("18", "19", "20")), "minutes": frozenset(("hour", "hr", "min"))}
_IN_FIGURES = frozenset(cue for cues in _FIGURES.values() for cue in cues)
_SIGNS = (Mark("("), Mark(":"))  # the others stand nearly everywhere
_COMMON = frozenset(
    ("with", "that", "this", "from", "have", "which", "when", "what", "were", "there")
)


def cues_of(ways: tuple[Sequence, ...]) -> tuple[str, ...]:
    """Return strings in lower case of which one stands in every match; ("",) if there is none."""
    found: set[str] = set()
    for way in ways:
        best = _best(way)
        if best is None:
            return ("",)
        found |= best
    return tuple(sorted(_shortest(found)))


def _best(way: Sequence) -> frozenset[str] | None:
    needed = [cues for index in range(len(way)) if (cues := _needed(way, index)) is not None]
    return min(needed, key=lambda cues: (sum(map(_cost, cues)), sorted(cues)), default=None)


def _needed(way: Sequence, index: int) -> frozenset[str] | None:
    item = way[index]
    if isinstance(item, Word):
        literal = max(item.text.lower().split("*"), key=len)
        if len(literal) > _SHORT or literal != item.text.lower():
            return frozenset({literal}) if len(literal) > _SHORT else None
        left = index > 1 and way[index - 1] == Blank() and not isinstance(way[index - 2], Stretch)
        right = way[index + 1 : index + 2] == (Blank(),) and any(
            not may_be_absent(other) for other in way[index + 2 :]
        )
        return frozenset({(" " if left else "") + literal + (" " if right else "")})
    if isinstance(item, Mark) and item in _SIGNS:
        return frozenset(item)
    if isinstance(item, Slot):
        if item.words:
            return _best(item.words)
        block = mark_of(item)
        if not block:
            return _FIGURES.get(item.name)
        owned = way[index + 1 : index + 2] == (Mark("'s"),)
        return frozenset({block + "'" if owned else block})
    if isinstance(item, Choice) and not item.optional:
        sets = [_best(inner) for inner in item.ways]
        known = [cues for cues in sets if cues is not None]
        return frozenset().union(*known) if len(known) == len(sets) else None
    return None


def _shortest(cues: Collection[str]) -> set[str]:
    """Return the cues less those that hold another."""
    return {cue for cue in cues if not any(other != cue and other in cue for other in cues)}


@cache
def _cost(cue: str) -> float:
    if cue[0] in NAMES:
        return 0.12 if len(cue) > 1 else _RARE_SLOTS.get(cue, 0.1)
    if cue in "(:":
        return 0.15
    if cue in _IN_FIGURES:
        return 0.05
    if cue.strip() in _COMMON:
        return 0.4
    return {1: 0.97, 2: 0.6, 3: 0.35, 4: 0.15, 5: 0.08}.get(len(cue.strip()), 0.03)
