"""The words that a sentence pattern cannot do without: a cheap test before its expression."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

from ..expressions import expression
from .pattern_language import Blank, Choice, Item, Mark, Sequence, Slot, Stretch, Word
from .pattern_regex import may_be_absent
from .pattern_slots import NAMES, mark_of
from .skeleton import BLOCKS

__all__ = ["Demand", "Needs", "cues_of", "demands_of", "has_words", "meets", "needs_of", "words_of"]

Demand = tuple[tuple[str, ...], ...]
"""What a shape cannot do without, in order: of each of its tuples one must stand in a text."""

Needs = tuple[frozenset[str], ...]
"""Sets of whole words: of each of them one stands in all that a shape holds."""

_RUN = expression(r"\w+")
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


def needs_of(ways: tuple[Sequence, ...]) -> tuple[Needs, ...]:
    """Return for each way the sets of words of which it needs one, in lower case.

    None at all if one of the ways needs no word that is known.
    """
    found = tuple(tuple(filter(None, map(_words_at, _beside(way)))) for way in ways)
    return tuple(dict.fromkeys(found)) if all(found) else ()


def has_words(known: frozenset[str], needs: tuple[Needs, ...]) -> bool:
    """Tell whether a text of these words has those that one of the ways needs."""
    for sets in needs:
        for words in sets:
            if known.isdisjoint(words):
                break
        else:
            return True
    return not needs


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters and figures of a text."""
    return frozenset(_RUN.findall(text))


_Placed = tuple[Item | None, Item, Item | None]


def _beside(way: Sequence) -> list[_Placed]:
    """Return the items with those before and behind them."""
    return [
        (way[at - 1] if at else None, item, way[at + 1] if at + 1 < len(way) else None)
        for at, item in enumerate(way)
    ]


def _words_at(place: _Placed) -> frozenset[str]:
    """Return the words of which an item needs one; none where they are not known as a whole."""
    before, item, behind = place
    if not (_is_apart(before) and _is_apart(behind)):
        return frozenset()
    if isinstance(item, Word):
        return _first_run(item)
    if not isinstance(item, Choice) or item.optional:
        return frozenset()
    found: set[str] = set()
    for way in item.ways:
        words = _first_words(way)
        if not words:
            return frozenset()
        found |= words
    return frozenset(found)


def _first_words(way: Sequence) -> frozenset[str]:
    """Return the words with which alone a way begins, each with what may be joined to it."""
    first, second, third = (*way, None, None, None)[:3]
    if isinstance(first, Choice) and second is None:
        return _words_at((None, first, None))
    if not isinstance(first, Word):
        return frozenset()
    runs = _first_run(first)
    if _is_apart(second):
        return runs
    endings = _endings(second) if first.text.isalnum() and _is_apart(third) else ()
    return runs | {run + ending for run in runs for ending in endings} if endings else frozenset()


def _endings(item: Item | None) -> tuple[str, ...]:
    """Return what may be joined to a word: "s" of "film[s]"; none if that is not known."""
    if not isinstance(item, Choice) or not item.optional:
        return ()
    parts = [way[0] for way in item.ways if len(way) == 1]
    texts = tuple(part.text.lower() for part in parts if isinstance(part, Word))
    return texts if len(texts) == len(item.ways) and all(map(str.isalpha, texts)) else ()


def _is_apart(item: Item | None) -> bool:
    """Tell whether a word beside an item ends there."""
    return item is None or (isinstance(item, Blank) and not item.unsure)


def _first_run(word: Word) -> frozenset[str]:
    run = _RUN.match(word.text.lower())
    return frozenset() if run is None or "*" in word.text else frozenset((run.group(),))


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
