"""Turns of modality as regular expressions, and the words that they cannot do without.

The shapes are written in the signs of the pattern language, but read plain sentences in small
letters, in which names stand as they are: a blank may begin a new clause, `word*3` is up to three
words of any kind, `..60` stays in the clause, `...60` in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..expressions import expression
from .pattern_language import (
    Blank,
    Check,
    Choice,
    Gap,
    Item,
    Mark,
    Sequence,
    Slot,
    Stretch,
    Word,
)

__all__ = [
    "AS_NAME",
    "AS_WORD",
    "NEW_CLAUSE",
    "SLOTS",
    "cues_of",
    "heads_of",
    "needs_of",
    "slots_of",
    "written",
]

AS_WORD: Final = "\x02"
"""Stands before the word that is asked about, or for a name that is no subject."""
AS_NAME: Final = "\x03"
"""Stands for a name that may be the subject."""
NEW_CLAUSE: Final = "\x1f"
"""Stands for a blank before a new clause."""

_BLANK: Final = f"[ {NEW_CLAUSE}]+"
# A clause begins at the start of the sentence, or behind a sign or a blank that ends another.
_OPENING: Final = f";:!?{NEW_CLAUSE}"
_START: Final = rf"(?:^\W*|[{_OPENING}]\W*)"
_ANY_WORD: Final = r"[\w'-]+"
SLOTS: Final = {
    "said": rf"[{AS_WORD}{AS_NAME}][\w'-]*",
    "name": AS_NAME,
    "kept": r"(?P<kept>[\w.'-]+(?: [\w.'-]+){0,4}?)",
}
"""What the place that is asked about looks like; what an asserting turn keeps."""
_MARKS: Final = {"“": '"', "”": '"', "'s": r"'s?(?!\w)", "-": "[-–—]", "–": "[-–—]", "—": "[-–—]"}
_SIGNS: Final = ",;:!?("
_RUN: Final = expression(r"\w+")
# Words that stand in so many sentences that they are a poor cue.
_USUAL: Final = frozenset(
    ("a", "an", "the", "it", "is", "was", "of", "to", "in", "for", "on", "by", "with", "and", "as",
     "that", "this", "be", "has", "had", "have", "i", "or", "so", "if", "at", "are", "were", "he",
     "she", "they", "but", "not", "no", "one", "you", "we", "his", "her", "its", "would", "been",
     "film", "from", "like", "than", "there", "all", "my", "who", "which", "what", "do", "did")
)  # fmt: skip


def written(shape: Sequence) -> str:
    """Return the source of an expression that matches where the shape stands."""
    return _sequence(shape)


def slots_of(shape: Sequence) -> Iterator[Slot]:
    """Yield the slots of a shape."""
    for item in shape:
        if isinstance(item, Slot):
            yield item
        elif isinstance(item, (Choice, Check)):
            for way in item.ways:
                yield from slots_of(way)


def _spaced(items: Sequence) -> list[tuple[bool, Item]]:
    """Return the items that are no blanks, and whether a blank stands before each."""
    found: list[tuple[bool, Item]] = []
    blank = False
    for item in items:
        if isinstance(item, Blank):
            blank = True
        else:
            if isinstance(item, Choice) and item.optional and len(item.ways) == 1:
                inner = item.ways[0]
                if len(inner) == 1 and isinstance(inner[0], Gap):
                    item = inner[0]  # words that may be absent anyway
            found.append((blank, item))
            blank = False
    return found


def _sequence(items: Sequence, *, left: bool = False, right: bool = False) -> str:
    """Write items in order; `left` and `right` say that a word is joined to that end.

    What may be absent takes a blank along: the one behind it, or, where nothing that must stand
    follows, the one before.
    """
    spaced = _spaced(items)
    out: list[str] = []
    taken = False
    for index, (blank, item) in enumerate(spaced):
        follows = spaced[index + 1] if index + 1 < len(spaced) else None
        lead = _BLANK if blank and out and not taken else ""
        joined_left = not blank and _is_wordy(spaced[index - 1][1]) if index else left
        joined_right = not follows[0] and _is_wordy(follows[1]) if follows else right
        settled, taken = taken or not out, False
        if isinstance(item, Stretch):
            out.append(_stretch(item))
            taken = True
        elif isinstance(item, Check):
            out.append(lead + _check(item) if item.place != "then" else _check(item, lead))
            taken = item.place in ("after", "start")
        elif _may_be_absent(item):
            needed = any(not _may_be_absent(other) for _, other in spaced[index + 1 :])
            taken = bool(needed and follows and follows[0] and (lead or settled))
            text = _body(item, left=joined_left, right=joined_right)
            inner = text + _BLANK if taken else lead + text
            out.append((lead if taken else "") + f"(?:{inner})" + _times(item))
        else:
            out.append(lead + _body(item, left=joined_left, right=joined_right))
    return "".join(out)


def _is_wordy(item: Item) -> bool:
    """Tell whether an item may be part of a word: "s" in "say[s]", not the comma in "so[,]"."""
    if isinstance(item, Choice):
        return any(_is_wordy(way[0]) for way in item.ways if way)
    return isinstance(item, Word)


def _may_be_absent(item: Item) -> bool:
    return isinstance(item, Gap) or (isinstance(item, Choice) and item.optional)


def _times(item: Item) -> str:
    return f"{{{item.least},{item.most}}}?" if isinstance(item, Gap) else "?"


def _body(item: Item, *, left: bool, right: bool) -> str:
    if isinstance(item, Word):
        text = re.escape(item.text).replace(r"\*", "[a-z]+").replace(r"\-", "-")
        return ("" if left else r"\b") + text + ("" if right else r"\b")
    if isinstance(item, Mark):
        return _MARKS.get(item.text) or re.escape(item.text)
    if isinstance(item, Slot):
        if item.words:  # the place, whose word is one of these
            return rf"{AS_WORD}(?={_sequence(item.words)})[\w'-]*"
        return SLOTS[item.name]
    if isinstance(item, Gap):
        return ("[0-9]+" if item.kind == "number" else _ANY_WORD) + (",?" if item.commas else "")
    if isinstance(item, Choice):
        listed = None if left or right else _listed(item)
        if listed is not None:
            return rf"\b(?:{'|'.join(listed)})\b"
        ways = [_sequence(way, left=left, right=right) for way in item.ways]
        return ways[0] if len(ways) == 1 and item.optional else f"(?:{'|'.join(ways)})"
    raise TypeError(item)


def _listed(item: Choice) -> list[str] | None:
    """Return the words of a choice between words, for which one test of their ends will do."""
    found: list[str] = []
    for way in item.ways:
        first = way[0] if len(way) == 1 else None
        if isinstance(first, Word):
            found.append(re.escape(first.text).replace(r"\*", "[a-z]+").replace(r"\-", "-"))
        elif isinstance(first, Choice) and not first.optional:
            inner = _listed(first)
            if inner is None:
                return None
            found += inner
        else:
            return None
    return found


def _stretch(item: Stretch) -> str:
    ends = r".;:!?" if item.open else rf".;:!?()–—{NEW_CLAUSE}"
    return f"[^{ends}]{{0,{item.most}}}?"


def _check(item: Check, lead: str = "") -> str:
    if item.place == "start":
        return _START
    if item.place == "end":
        return r"\W*$"
    sign = "!" if item.negative else "="
    ways = [_sequence(way) for way in item.ways]
    if item.place == "then":
        return f"(?{sign}{lead}(?:{'|'.join(ways)}))"
    texts = [f"(?<{sign}{way.replace(_BLANK, ' ')} )" for way in ways]
    return "".join(texts) if item.negative else f"(?:{'|'.join(texts)})"


def cues_of(shape: Sequence) -> frozenset[str]:
    """Return words of which one stands in every match; empty if it needs none."""
    return _best(shape) or frozenset()


def needs_of(shape: Sequence) -> tuple[frozenset[str], ...]:
    """Return sets of words: in all that a shape holds stands one of each, whatever the order."""
    sets = (_needed(shape, index) for index in range(len(shape)))
    return tuple(cues for cues in sets if cues)


def heads_of(shape: Sequence) -> frozenset[str] | None:
    """Return the runs of letters, and the signs, with which alone a match can begin.

    "" stands for the start of the text. None where that is not known: of a shape that begins with
    any word, or within one.

    >>> from .pattern_language import Vocabulary, parse
    >>> heads_of(parse("[wasn't] known", Vocabulary({}, {}, {}), "here")) == {"wasn", "known"}
    True
    """
    found: set[str] = set()
    spaced = _spaced(shape)
    for index, (_, item) in enumerate(spaced):
        follows = spaced[index + 1] if index + 1 < len(spaced) else None
        if isinstance(item, Check) and item.place == "after":
            continue
        if not (follows and follows[0]) and (
            _may_be_absent(item) or (follows and _is_wordy(item) and _is_wordy(follows[1]))
        ):
            return None
        heads = _heads(item)
        if heads is None:
            return None
        found |= heads
        if not _may_be_absent(item):
            return frozenset(found)
    return None


def _heads(item: Item) -> frozenset[str] | None:
    if isinstance(item, Word):
        run = _RUN.match(item.text)
        return None if "*" in item.text or run is None else frozenset({run.group()})
    if isinstance(item, Slot) and item.name != "kept":
        return frozenset({AS_WORD, AS_NAME})
    if isinstance(item, Check) and item.place == "start":
        return frozenset(("", *_OPENING))
    if isinstance(item, Mark):
        return frozenset({item.text}) if item.text in _SIGNS else None
    if isinstance(item, Choice):
        heads = [heads_of(way) for way in item.ways]
        known = [one for one in heads if one is not None]
        return frozenset().union(*known) if len(known) == len(heads) else None
    return None


def _best(way: Sequence) -> frozenset[str] | None:
    sets = [cues for index in range(len(way)) if (cues := _needed(way, index)) is not None]
    return min(sets, key=lambda cues: (sum(map(_cost, cues)), sorted(cues)), default=None)


def _needed(way: Sequence, index: int) -> frozenset[str] | None:
    item = way[index]
    beside = [*way[max(0, index - 1) : index], *way[index + 1 : index + 2]]
    if any(map(_is_wordy, beside)):
        return None  # joined: no whole word
    if isinstance(item, Word):
        return None if "*" in item.text else frozenset({item.text})
    if isinstance(item, Slot):
        return _best(item.words)
    if isinstance(item, Choice) and not item.optional:
        plain = [way[0].text for way in item.ways if len(way) == 1 and isinstance(way[0], Word)]
        if len(plain) == len(item.ways):
            return None if any("*" in word for word in plain) else frozenset(plain)
        sets = [_best(inner) for inner in item.ways]
        known = [cues for cues in sets if cues is not None]
        return frozenset().union(*known) if len(known) == len(sets) else None
    return None


def _cost(cue: str) -> float:
    return 1.0 if cue in _USUAL else 0.02
