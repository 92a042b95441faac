"""The words that a sentence pattern cannot do without: a cheap test before its expression."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from .pattern_language import Blank, Choice, Item, Mark, Sequence, Slot, Stretch, Word
from .pattern_regex import may_be_absent
from .pattern_slots import NAMES, mark_of
from .skeleton import BLOCKS

__all__ = ["Demand", "cues_of", "demands_of", "meets"]

Demand = tuple[tuple[str, ...], ...]
"""What a shape cannot do without, in order: of each of its tuples one must stand in a text."""

_BLANK = Blank()
_SHORT = 3
_MOST = 8  # to look for more words than that is no cheaper than the expression
_RARE_SLOTS = {BLOCKS["F"]: 0.3, BLOCKS["N"]: 1.0}
_FIGURES = {
    "serial": frozenset("0123456789"),
    "year": frozenset(("18", "19", "20")),
    "minutes": frozenset(("hour", "hr", "min")),
}
_IN_FIGURES = frozenset(cue for cues in _FIGURES.values() for cue in cues)
_SIGNS = (*map(Mark, "(:|·•£$"), Mark("//"))  # the others stand nearly everywhere
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


def demands_of(ways: tuple[Sequence, ...]) -> tuple[Demand, ...]:
    """Return for each way what it cannot do without, in lower case; long lists are left out."""
    found = []
    for way in ways:
        needed = (_sign(item) or _needed(way, index) for index, item in enumerate(way))
        shortest = (
            tuple(sorted(_shortest(cues)))
            for cues in needed
            if cues is not None and len(cues) <= _MOST * 2
        )
        found.append(tuple(cues for cues in shortest if len(cues) <= _MOST))
    return tuple(dict.fromkeys(found))


def _sign(item: Item) -> frozenset[str]:
    """Return the sign that a slot stands for, if it is no name."""
    if isinstance(item, Slot) and len(item.words) == 1 and isinstance(item.words[0], Mark):
        return frozenset((item.words[0].text,))
    return frozenset()


def meets(text: str, demands: tuple[Demand, ...]) -> bool:
    """Tell whether a text in lower case holds all that one of the ways demands, in its order.

    >>> meets("a score by the composer", demands := ((("score", "music"), (" by ",)),))
    True
    >>> meets("by the music", demands)
    False
    """
    for demand in demands:
        low = 0
        for cues in demand:
            best = -1
            for cue in cues:
                # the blank of one cue may be that of the next
                at = text.find(cue, low - 1 if low and cue[0] == " " else low)
                if at >= 0 and (best < 0 or at < best):
                    best = at
            if best < 0:
                break
            low = best + 1
        else:
            return True
    return False


def _best(way: Sequence) -> frozenset[str] | None:
    needed = [cues for index in range(len(way)) if (cues := _needed(way, index)) is not None]
    if len(needed) < 2:
        return needed[0] if needed else None
    costs = [sum(map(_cost, cues)) for cues in needed]
    lowest = min(costs)
    return min(
        (cues for cues, cost in zip(needed, costs, strict=True) if cost == lowest), key=sorted
    )


def _needed(way: Sequence, index: int) -> frozenset[str] | None:
    item = way[index]
    if isinstance(item, Word):
        literal = max(item.text.lower().split("*"), key=len)
        if len(literal) > _SHORT or literal != item.text.lower():
            return frozenset({literal}) if len(literal) > _SHORT else None
        left = (
            index > 1
            and way[index - 1] == _BLANK
            and not isinstance(way[index - 2], Stretch)
            and not all(map(may_be_absent, way[: index - 1]))
        )
        right = way[index + 1 : index + 2] == (_BLANK,) and any(
            not may_be_absent(other) for other in way[index + 2 :]
        )
        return frozenset({(" " if left else "") + literal + (" " if right else "")})
    if isinstance(item, Mark) and item in _SIGNS:
        return frozenset((item.text,))
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
