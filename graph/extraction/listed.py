"""Prizes and movements: names that lists know, with the patterns of `listed.txt` about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..claims import Claim, Entity
from ..documents import Span
from .sentence_patterns import room
from .skeleton import Skeleton, Slot, SlotKind, skeleton_of
from .words import UPPER, word_list

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["find"]

_KINDS: tuple[SlotKind, ...] = ("award", "honour", "movement")
_CATEGORY = (
    r"(?:[Bb]est|[Oo]utstanding) (?:[A-Z][\w-]*|[a-z-]+)"
    r"(?: (?:[A-Z][\w-]*|picture|actor|actress|director|screenplay|film|score|song|editing))*"
)
_HONOUR = (
    r"[Bb]est (?:director|actor|actress|picture|film|screenplay|score|song|photography"
    r"|cinematography)(?: award| prize)? (?:at|from|in) (?:the )?[A-Z][\w-]+"
    r"(?: (?:[Ff]ilm )?[Ff]estival)?"
)


class _Listed(NamedTuple):
    """A prize or a movement in the text: its mark in a skeleton, its words, and its name."""

    slot: Slot
    surface: Span
    name: str


def find(reading: Reading) -> Iterator[Claim]:
    """Yield what is said of prizes and movements: award and influencedBy claims."""
    if not _stems().find_matches_as_indexes(reading.plain.lower()):
        return
    for sentence in reading.layout.sentences:
        text = sentence.span.of(reading.plain)
        if _stems().find_matches_as_indexes(text.lower()) and (listed := _listed(sentence, text)):
            yield from _said_of(reading, sentence, listed)


def _said_of(reading: Reading, sentence: Sentence, listed: list[_Listed]) -> Iterator[Claim]:
    film = reading.film_of(sentence)
    if film is None:
        return
    skeleton = skeleton_of(reading.plain, sentence, [one.slot for one in listed])
    by_slot = {one.slot: one for one in listed}
    for slot, (pattern, sure, nominated) in _matched(skeleton).items():
        one = by_slot[slot]
        kind = "movement" if slot.kind == "movement" else "award"
        name = f"{one.name} nomination" if nominated else one.name
        yield reading.claim(
            film, "influencedBy" if kind == "movement" else "award", Entity(kind, name),
            at=sentence.span, surface=one.surface, pattern=pattern, confidence=sure,
        )  # fmt: skip


def _matched(skeleton: Skeleton) -> dict[Slot, tuple[str, float, bool]]:
    """Return which pattern speaks first of each name, how surely, and whether of a nomination."""
    found: dict[Slot, tuple[str, float, bool]] = {}
    for one in room("listed").likely(skeleton):
        slot = one.says[0].object
        for match in one.matches(skeleton):
            for name in one.names(skeleton, match, slot):
                nominated = slot.startswith("nominated")
                found.setdefault(name, (one.name, one.confidence, nominated))
    return found


def _listed(sentence: Sentence, text: str) -> list[_Listed]:
    """Return the prizes and movements of a sentence, in order."""
    base, found = sentence.span.start, []
    for match in _names().finditer(text):
        kind = next(kind for kind in _KINDS if match[kind])
        name = match[kind]
        if match["category"]:
            name = f"{name} for {match['category']}"
        whole = Span(base + match.start(), base + match.end())
        surface = Span(base + match.start(kind), base + match.end(kind))
        found.append(_Listed(Slot(whole, kind), surface, name))
    return found


@cache
def _names() -> re.Pattern[str]:
    prizes = rf"{_any_of('prizes')}|(?:[A-Z][\w-]+ ){{1,3}}(?:Award|Prize)"
    movements = rf"(?:[{UPPER}][\w-]+ )*(?i:{_any_of('movements')}(?: cinema)?)(?!\w)"
    return re.compile(
        rf"\b(?:(?:the )?(?P<award>{prizes})(?: (?:for|in) (?:the )?(?P<category>{_CATEGORY}))?"
        rf"|(?P<honour>{_HONOUR})|(?P<movement>{movements}))"
    )


def _any_of(words: str) -> str:
    """Return an expression for the entries of a word list, the longest first, and their plurals."""
    names = sorted(word_list(words), key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(re.escape(name) for name in names)})s?".replace("'", "['’]")


@cache
def _stems() -> AhoCorasick:
    """Return the search for what every prize and movement holds, in lower case."""
    listed = word_list("prizes") | word_list("movements")
    stems = {name.lower().partition("'")[0] for name in listed}
    return AhoCorasick(sorted(stems | {"best ", "award", "prize"}))
