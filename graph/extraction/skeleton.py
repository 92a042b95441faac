"""Skeletons: sentences with every name replaced by one mark, for patterns to read.

"Ann Example plays Jo Field in “Some Film”." becomes "N plays N in F." with private-use
characters for N and F, so that a pattern says what stands between names and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Sentence

__all__ = [
    "BLOCKS",
    "SAME",
    "Skeleton",
    "Slot",
    "SlotKind",
    "pattern",
    "skeleton_names",
    "skeleton_of",
    "without_names",
]

SlotKind = Literal[
    "film", "name", "song", "organisation", "place", "work", "award", "honour", "movement"
]

_MARKS: dict[SlotKind, str] = {
    "film": "\ue000",
    "name": "\ue001",
    "song": "\ue002",
    "organisation": "\ue003",
    "place": "\ue004",
    "work": "\ue005",
    "award": "\ue006",
    "honour": "\ue007",
    "movement": "\ue008",
}
SAME = str.maketrans("’‘`´“”\u00a0\n\r\t", "''''\"\"    ")
# "A, B and, as the drunk, C", "A and her husband, the playwright B": what is said of the last
# stands before it.
_AND = (
    r"(?:(?: ?, and | ?,? & | and | nor | ?, | ?; |/| / | ?,? and, as [a-z' -]{2,40}, )"
    r"(?:\([^()\ue001]{0,40}\) )?| and (?:his|her|their) (?:[a-z-]+ ){0,3}"
    r"(?:husband|wife|partner|brother|sister|son|daughter|father|mother|cousin|friend|collaborator|co-writer)s?"
    r"(?:,? the (?:[a-z-]+ ){1,3}|,? ))"
)
BLOCKS = {
    "F": _MARKS["film"],
    "N": _MARKS["name"],
    "Q": _MARKS["song"],
    "O": _MARKS["organisation"],
    "L": _MARKS["place"],
    "W": _MARKS["work"],
    "A": _MARKS["award"],
    "H": _MARKS["honour"],
    "M": _MARKS["movement"],
    "NN": f"{_MARKS['name']}(?:(?: \\([^()]{{0,40}}\\))?{_AND}{_MARKS['name']}){{0,40}}",
    "QQ": f"{_MARKS['song']}(?:{_AND}{_MARKS['song']}){{0,40}}",
    "OO": f"{_MARKS['organisation']}(?:{_AND}{_MARKS['organisation']}){{0,40}}",
    "adj": r"(?:[^\W\d_][\w'-]*,? ){0,4}?",
    "the": r"(?:(?:the|a|an|his|her|its|their|this|that|our) )?",
}
_PLACEHOLDER = expression(r"\{(F|N|Q|O|L|W|NN|QQ|OO|adj|the)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A name in a sentence: where it stands in the plain text, and its rough kind."""

    span: Span
    kind: SlotKind


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence for patterns. `slots` gives the name behind each mark, by offset in `text`.

    `lowered` is the text in lower case: a word looked up there is a cheap test before a pattern.
    """

    sentence: Sentence
    text: str
    lowered: str
    slots: dict[int, Slot]

    def holds(self, cues: Iterable[str]) -> bool:
        """Tell whether one of the cues, in lower case, occurs in the sentence."""
        lowered = self.lowered
        for cue in cues:  # noqa: SIM110 - a loop, not any(): this test is the most frequent
            if cue in lowered:
                return True
        return False

    def has(self, kind: SlotKind) -> bool:
        """Tell whether a name of a kind stands in the sentence."""
        return _MARKS[kind] in self.text

    def slots_in(self, start: int, end: int) -> list[Slot]:
        """Return the names between two offsets of the skeleton, in order."""
        return [
            self.slots[i]
            for i in range(start, end)
            if i in self.slots and not self._aside(i, start)
        ]

    def plain_offset(self, offset: int) -> int:
        """Return where an offset of the skeleton stands in the plain text."""
        grown = sum(
            slot.span.end - slot.span.start - 1 for at, slot in self.slots.items() if at < offset
        )
        return self.sentence.span.start + offset + grown

    def plain_span(self, start: int, end: int) -> Span:
        """Return the plain stretch of `start`-`end` of the skeleton."""
        return Span(self.plain_offset(start), self.plain_offset(end))

    def _aside(self, offset: int, start: int) -> bool:
        """Tell whether a mark stands in brackets that open after `start`."""
        return self.text.rfind("(", start, offset) > self.text.rfind(")", start, offset)

    def named_before(self, end: int) -> list[Slot]:
        """Return the names of people that stand before an offset."""
        return [s for i, s in sorted(self.slots.items()) if i < end and s.kind == "name"]

    def named(self, match: re.Match[str], group: str) -> list[Slot]:
        """Return the names inside a group of a match; none where the group is absent."""
        if group not in match.re.groupindex or match.start(group) < 0:
            return []
        return self.slots_in(*match.span(group))


@cache
def pattern(text: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """Compile a pattern over skeletons; `{N}` is a name, `{NN}` a list of names, `{F}` a film.

    Further building blocks: `{Q}` song, `{O}` organisation, `{L}` place, `{W}` other work,
    `{QQ}`, `{OO}` lists, `{adj}` up to four words, `{the}` an optional determiner.
    """
    source = _PLACEHOLDER.sub(lambda m: BLOCKS[m.group(1)], text)
    return re.compile(source, re.IGNORECASE if ignore_case else 0)


def skeleton_names(skeleton: Skeleton) -> list[Slot]:
    """Return all names of people in a skeleton, in order."""
    return skeleton.named_before(len(skeleton.text))


def skeleton_of(plain: str, sentence: Sentence, slots: Iterator[Slot] | list[Slot]) -> Skeleton:
    """Build the skeleton of a sentence; `slots` are its names in order, not overlapping."""
    pieces: list[str] = []
    by_offset: dict[int, Slot] = {}
    at, length = sentence.span.start, 0
    for slot in slots:
        if slot.span.start < at:
            continue
        between = plain[at : slot.span.start].translate(SAME)
        pieces.append(between)
        length += len(between)
        by_offset[length] = slot
        pieces.append(_MARKS[slot.kind])
        length += 1
        at = slot.span.end
    pieces.append(plain[at : sentence.span.end].translate(SAME))
    text = "".join(pieces)
    return Skeleton(sentence, text, text.lower(), by_offset)


# What looks like a name and tells of another stage, or of a rumour: modality asks for it.
_TELLING = frozenset(
    {"Broadway", "Off-Broadway", "West End", "Rumoured", "Rumored", "Tipped", "Mooted", "Reputed",
     "Picture", "Imagine", "Rumour", "Rumours", "Rumor", "Rumors", "Word", "Legend"}
)  # fmt: skip


def without_names(plain: str, slots: list[Slot]) -> str:
    """Return the text with every name as "Nnn" of equal length: "Will" in a name is no verb."""
    pieces: list[str] = []
    at = 0
    for slot in slots:
        if slot.span.of(plain) in _TELLING:
            continue
        pieces.append(plain[at : slot.span.start])
        pieces.append("N" + "n" * (slot.span.end - slot.span.start - 1))
        at = slot.span.end
    pieces.append(plain[at:])
    return "".join(pieces)
