"""Interviews: whom "I" stands for in the answers and "you" in the questions, and what they did.

Who is asked the heading says ("Ten questions for Ann Example"), or the turns do ("Ann Example: …",
"AE: …"). What the asked one tells of the film is as sure as any sentence: "I directed it".
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from .hits import Hit
from .sentence_patterns import phrase
from .skeleton import Skeleton
from .words import UPPER

if TYPE_CHECKING:
    from ..reading.layout import Layout
    from .reading import Reading

__all__ = ["hits_in", "is_interview"]

_TURN: Final = expression(
    rf"[*_]{{0,2}}(?P<who>[{UPPER}][\w.'’ -]{{0,40}}?)[*_]{{0,2}}:[*_]{{0,2}}\s+(?=\S)"
)
_ASKS: Final = frozenset({"q", "question", "interviewer", "me", "us", "host"})
_ANSWERS: Final = frozenset({"a", "answer"})
_FEWEST = 2
_HEAD = 4
_LONGEST_HEAD, _LONGEST_QUESTION = 160, 300
_FULL_NAME: Final = rf"(?P<name>[{UPPER}][\w.'’-]*(?: [{UPPER}][\w.'’-]*){{1,3}})"
_WITH: Final = expression(
    r"(?:[Ii]nterview(?:s|ing)?|INTERVIEW|Q ?(?:&|and) ?A|[Cc]onversation|[Tt]alk(?:s|ing)?|[Cc]hat(?:s|ting)?|[Qq]uestions|"
    rf"[Ss]peaking|[Ss]its [Dd]own|[Mm]eets?|[Mm]inutes)(?: with| for| to)?:? (?:(?:[a-z]+(?: of)?[,-]? ?){{1,4}} )?{_FULL_NAME}"
)
_SAYS: Final = expression(rf"{_FULL_NAME}: [“\"‘]")
_DEEDS: Final = {
    "told-directing": "director",
    "told-writing": "screenwriter",
    "told-scoring": "composer",
    "told-editing": "editor",
    "told-photography": "cinematographer",
    "told-producing": "producer",
    "told-acting": "cast",
}
_SURE = 0.85
_NO: Final = expression(
    r"(?:[\w. ]{1,40}: )?(?:Oh,? |Well,? |God,? )?(?:No\b|Not\b|Never\b|Neither\b|Hardly\b|I did(?: not|n['’]t)\b|Nobody)"
)
_ASKING: Final = expression(r"\b[Yy]our?\b|^(?:And|How|What|Why|Where|When|Who|Did|Was|Is)\b")


def hits_in(reading: Reading, *, cast: bool) -> Iterator[Hit]:
    """Yield what the one interviewed tells of their own part: of the cast, or of the crew."""
    if " I " not in f" {reading.plain} " and " you " not in reading.plain.casefold():
        return
    above = _named_above(reading)
    speakers = _speakers(reading, above)
    asked = _asked(reading, speakers, above)
    if asked is None:
        return
    for skeleton in reading.skeletons:
        who = _speaker_at(skeleton, speakers)
        block = reading.layout.blocks[skeleton.sentence.block].span.of(reading.plain)
        if speakers and (block.endswith("?") or not _is_asked(who, asked.of(reading.plain))):
            if _is_denied(reading, skeleton):
                continue
            told = "you"
        elif speakers or _is_quoted(reading, skeleton):
            told = "I"
        else:
            continue
        yield from _told(reading, skeleton, asked, told, cast=cast)
    if cast:
        yield from _on_playing(reading, asked)


def is_interview(layout: Layout) -> bool:
    """Tell whether a text is made up of questions and answers, by the labels of its lines.

    Two or more are asked under one label, or stand alone below a heading that announces a talk.
    """
    lines = [line.strip() for line in layout.view.plain.split("\n") if line.strip()]
    turns = [
        (turn["who"].casefold().strip(), line) for line in lines if (turn := _LINE.match(line))
    ]
    counts = Counter(who for who, _ in turns)
    asking = {who for who, line in turns if who in _ASKS or line.rstrip(_CLOSING).endswith("?")}
    asked = sum(counts[who] for who in asking)
    if asked >= _FEWEST and sum(counts[who] for who in counts if who not in asking) >= _FEWEST - 1:
        return any(line.rstrip(_CLOSING).endswith("?") for _, line in turns)
    bare = (line.strip(_CLOSING) for line in lines if len(line) <= _LONGEST_QUESTION)
    alone = [line for line in bare if line.endswith("?")]
    if sum(_TO_YOU.search(line) is not None for line in alone) > _FEWEST:
        return True
    announced = (len(line) <= _LONGEST_HEAD and _ANNOUNCED.search(line) for line in lines[:_FEWEST])
    return any(announced) and len(alone) >= _FEWEST


_CLOSING: Final = " *_\"”’'"
_LINE: Final = expression(
    rf"[*_]{{0,2}}(?P<who>[QA](?=[.:])|[{UPPER}][\w.'’ -]{{0,40}}?)[*_]{{0,2}}[.:](?<![^QA]\.)[*_]{{0,2}}\s+(?=\S)"
)
_TO_YOU: Final = expression(r"\b[Yy]ou(?:r|rs|['’](?:re|ve|d))?\b")
_ANNOUNCED: Final = expression(
    r"\b(?:[Ii]nterview|INTERVIEW|Q ?(?:&|and) ?A|[Cc]onversation with|[Tt]alks? (?:with|to)|[Cc]hat with|[Qq]uestions (?:for|to|with)"
    r"|[Mm]inutes with|[Ss]peaks? to)\b"
)


def _told(
    reading: Reading, skeleton: Skeleton, asked: Span, told: str, *, cast: bool
) -> Iterator[Hit]:
    lead = expression(rf"\b{told}\b", re.IGNORECASE if told == "you" else 0)
    at = skeleton.sentence.span
    for name, role in _DEEDS.items():
        if (role == "cast") != cast:
            continue
        for match in phrase(name).finditer(skeleton.text):
            if lead.match(skeleton.text, match.start()) is None:
                continue
            slot = skeleton.slots.get(match.end() - 1)
            film = reading.film_at(slot.span) if slot is not None and slot.kind == "film" else None
            part = slot.span if cast and slot is not None and slot.kind == "name" else None
            yield Hit(role, "interview", _SURE, asked, part, film, at)


def _on_playing(reading: Reading, asked: Span) -> Iterator[Hit]:
    """Yield the character of "The actress on playing Jo Field in …", below the heading."""
    for skeleton in reading.skeletons[:_HEAD]:
        if match := phrase("on-playing").search(skeleton.text):
            part = skeleton.slots[match.end() - 1].span
            yield Hit("cast", "interview", _SURE, asked, part, None, skeleton.sentence.span)


def _speakers(reading: Reading, above: Span | None) -> list[tuple[int, str]]:
    """Return where each turn begins and who speaks; none where the text has no turns."""
    plain = reading.plain
    found = [
        (block.span.start, turn["who"].strip())
        for block in reading.layout.blocks
        if block.kind in ("paragraph", "item", "quote", "field")
        and (turn := _TURN.match(plain, block.span.start)) is not None
    ]
    counts = Counter(who for _, who in found)
    both = len(counts) >= _FEWEST and max(counts.values(), default=0) >= _FEWEST
    labels = {who.casefold() for who in counts}
    known = above is not None and any(_is_asked(who, above.of(reading.plain)) for who in counts)
    if both or known or (labels & _ASKS and len(counts) >= _FEWEST):
        return found
    return list(_by_questions(reading)) if above is not None else []


def _by_questions(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the turns of a text whose questions, to "you", stand alone and have no label."""
    asked = [
        number
        for number, block in enumerate(reading.layout.blocks)
        if (text := block.span.of(reading.plain)).endswith("?")
        and len(text) <= _LONGEST_QUESTION
        and _ASKING.search(text)
    ]
    if len(asked) < _FEWEST:
        return
    for number, block in enumerate(reading.layout.blocks):
        if number in asked or number - 1 in asked:
            yield block.span.start, "Q" if number in asked else "A"


def _named_above(reading: Reading) -> Span | None:
    """Return the name of the one interviewed that a heading gives: "A talk with Ann Example"."""
    for block in reading.layout.blocks[:_FEWEST]:
        text = block.span.of(reading.plain)
        if len(text) > _LONGEST_HEAD:
            return None
        if match := _WITH.search(text) or _SAYS.match(text):
            start = block.span.start
            return Span(start + match.start("name"), start + match.end("name"))
    return None


def _asked(reading: Reading, speakers: list[tuple[int, str]], above: Span | None) -> Span | None:
    """Return the name of the one interviewed: of the heading, else the one full name that speaks."""
    if above is not None:
        return above
    for start, who in speakers:
        cluster = reading.names.cluster(who) if " " in who else None
        if cluster is not None and cluster.is_full:
            at = reading.plain.index(who, start)
            return Span(at, at + len(who))
    return None


def _speaker_at(skeleton: Skeleton, speakers: Sequence[tuple[int, str]]) -> str:
    """Return who speaks a sentence: the one of the last of the turns (in order) before it."""
    last = bisect_right(speakers, skeleton.sentence.span.start, key=itemgetter(0)) - 1
    return speakers[last][1] if last >= 0 else ""


def _is_asked(who: str, asked: str) -> bool:
    """Tell whether the name of a turn is that of the one interviewed: full, last or initials."""
    folded = who.casefold().strip(". ")
    if folded in _ANSWERS:
        return True
    words = asked.casefold().split()
    initials = "".join(word[0] for word in re.split(r"[\s-]+", asked.casefold()) if word)
    return bool(who) and (
        folded in (asked.casefold(), words[0], words[-1]) or folded.replace(".", "") == initials
    )


def _is_denied(reading: Reading, skeleton: Skeleton) -> bool:
    """Tell whether a sentence is asked, and the answer below it begins with a no."""
    if not skeleton.sentence.span.of(reading.plain).endswith("?"):
        return False
    below = reading.layout.blocks[skeleton.sentence.block + 1 :][:1]
    return any(_NO.match(block.span.of(reading.plain)) is not None for block in below)


def _is_quoted(reading: Reading, skeleton: Skeleton) -> bool:
    text = skeleton.sentence.span.of(reading.plain)
    return "“" in text or '"' in text
