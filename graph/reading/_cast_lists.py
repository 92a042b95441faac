"""Lists of actors and their characters, one pair a line or a line each, however they are joined.

"Ann Example ... Jo", "Jo: Ann Example", "Ann Example<tab>Jo", or "Ann Example" over "Jo". Which of
the two is the actor the list as a whole decides: all actors have full names.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from ..documents import Span
from ..expressions import expression
from ._fields import FoundField, HeaderLine, bare_label
from ._labelled import NAME
from .labels import is_company, labels_of

__all__ = ["BlockKind", "ListedLine", "take_cast_lists", "take_cast_values"]

BlockKind = Literal["heading", "field", "paragraph", "item", "quote", "comment", "boilerplate"]

_LONGEST, _FEWEST = 90, 2
# Lines of one list: a heading over them lets it be long.
_MOST, _MOST_HEADED = 60, 400
_UNLABELLED = 3
_HEADS = expression(
    r"(?:the )?(?:cast(?: list| of characters| and characters| in (?:credits )?order)?|players|who(?: is|['’]s) who"
    r"|dramatis personae|starring|with|characters)\s*:?",
    re.IGNORECASE,
)
_PAIR = expression(
    r"(?:[-*•–]\s)?(?P<one>[^\t:=|…]{2,50}?)(?:(?P<mark>\s?(?:\.\s?){3,}\s?|\s?…\s?|\s*\t+\s*|\s+[–—-]{1,2}\s+|\s?[:=|]\s+|\s{3,})|\sas\s)"
    r"(?P<two>[^\t:=|…].{0,58})"
)
_FULL = expression(rf"{NAME}(?:,? Jr\.?)?")
_BEHIND = expression(r"\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\]|[.,;?!])\s*$")
_ROLE_WORDS = expression(
    r"(?:The|A|An|Her|His)\s|.*\b(?:Mrs?|Ms|Dr|Miss|Sir|Lady|Lord|Father|Sister|Captain|Capt|Colonel|Col|Major|Sergeant|Sgt|Inspector|King|Queen|Professor|Aunt|Uncle|Constable|Detective|Doctor|Young|Old|Man|Woman|Boy|Girl|Voice)\b",
)
# What people do and win, and no part that they play.
_CRAFT = expression(
    r"\b(?:best|winner|award|prize|actors?|actress|costumes?|make-?up|art|design(?:er|s)?|effects|sound|stunts?|casting|songs?|lyrics|"
    r"choreograph\w+|label|supervis\w+|assistant|coordinator|manager|guests?|host|author|vocals?|guitars?|drums|bass|piano|violin|title)\b",
    re.IGNORECASE,
)
_PARTED = 2
_NEAR = 6
_CREDITED = expression(r"\b(?:[Dd]irected|DIRECTED|[Dd]irector|DIRECTOR|[Dd]ir[.:])")


class ListedLine(Protocol):
    """A line as the header reader keeps it."""

    span: Span
    text: str
    group: int
    kind: BlockKind | None
    header: HeaderLine | None
    joins: bool


class _Pair(NamedTuple):
    """An actor and a character of one line, or of two lines; `lines` counts these."""

    actor: str
    role: str
    lines: int


def take_cast_lists(lines: Sequence[ListedLine]) -> None:
    """Read the lists of a text; their lines become header lines of the cast."""
    number = 0
    while number < len(lines):
        line = lines[number]
        headed = len(line.text) <= _LONGEST and _is_head(line.text)
        first = number + 1 if headed else number
        pairs = _pairs(lines, first, headed=headed)
        if not pairs:
            number += 1
            continue
        if headed:
            line.kind = "field"
        at = first
        for pair in pairs:
            _take(lines, at, pair)
            at += pair.lines
        number = at


def _is_head(text: str) -> bool:
    label = bare_label(text)
    cast = label is not None and label[1][0] == "castMember"
    return cast or _HEADS.fullmatch(text.strip("*_# ")) is not None


def _take(lines: Sequence[ListedLine], at: int, pair: _Pair) -> None:
    line = lines[at]
    end = lines[at + pair.lines - 1].span.end - line.span.start
    shown = f"{pair.actor} as {pair.role}" if pair.role else pair.actor
    line.header = HeaderLine((FoundField("castMember", "cast", 0, end, shown),), end)
    for below in lines[at + 1 : at + pair.lines]:
        below.joins = True
        below.header = None


# "Mary: Ann Example; Otto – Bo Other": each part behind the label is an actor and a character.
_VALUE_PARTS = expression(r"[^;,/|\n]+(?:\([^()]*\)[^;,/|\n]*)?")
_VALUE_PAIR = expression(
    r"(?P<one>[^:=…]{2,50}?)(?:\s?:\s+|\s+[–—-]{1,2}\s+|\s?=\s?|\s?(?:\.\s?){3,}\s?|\s?…\s?)(?P<two>[^:=…]{3,50})"
)


def take_cast_values(lines: Sequence[ListedLine]) -> None:
    """Read who plays whom in the values of labels of the cast, in either order."""
    for line in lines:
        header = line.header
        if header is not None and any(field.label == "castMember" for field in header.fields):
            fields = tuple(new for field in header.fields for new in _paired(line.text, field))
            line.header = replace(header, fields=fields)


def _paired(text: str, field: FoundField) -> tuple[FoundField, ...]:
    """Return a field for each pair of a value that is a row of such; else the field itself."""
    if field.label != "castMember" or field.shown or field.end > len(text):
        return (field,)
    places = list(_VALUE_PARTS.finditer(text, field.start, field.end))
    found = [_VALUE_PAIR.fullmatch(place.group().strip(" .*_")) for place in places]
    run = [(_bare(pair["one"]), _bare(pair["two"]), True) for pair in found if pair is not None]
    pairs = _directed(run, headed=True, credited=True) if len(run) == len(places) else []
    if not pairs:
        return (field,)
    return tuple(
        FoundField("castMember", field.raw_label, *_trimmed(place), f"{pair.actor} ({pair.role})")
        for place, pair in zip(places, pairs, strict=True)
    )


def _trimmed(place: re.Match[str]) -> tuple[int, int]:
    text = place.group()
    start = place.start() + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _pairs(lines: Sequence[ListedLine], first: int, *, headed: bool) -> list[_Pair]:
    """Return the pairs of the list that begins at a line; none where there is no list."""
    if first >= len(lines) or (not headed and not _joined(lines[first].text)):
        return []
    run: list[tuple[str, str, bool]] = []
    for text in _near(lines, first, _MOST_HEADED if headed else _MOST):
        sides = _split(text)
        if sides is None:
            break
        run.append((_bare(sides[0]), _bare(sides[1]), sides[2]))
    if len(run) >= (_FEWEST if headed else _UNLABELLED):
        above = lines[max(0, first - _NEAR) : first]
        credited = any(_CREDITED.search(line.text) for line in above)
        return _directed(run, headed=headed, credited=credited)
    return _alternating(lines, first) if headed else []


def _near(lines: Sequence[ListedLine], first: int, most: int) -> Iterator[str]:
    """Yield the short lines of one group from a line on."""
    group = lines[first].group
    for line in lines[first : first + most]:
        if line.group != group or len(line.text) > _LONGEST:
            return
        yield line.text


def _joined(text: str) -> bool:
    return len(text) <= _LONGEST and _split(text) is not None


@lru_cache(maxsize=2_000)
def _split(text: str) -> tuple[str, str, bool] | None:
    """Return both sides of a line and whether a sure mark joins them; None where it is no pair.

    A dash or a blank is no sure mark: songs and singers are listed so, too.
    """
    match = _PAIR.fullmatch(text)
    if match is None or labels_of(match["one"].strip()) or not match["two"][:1].strip():
        return None
    if match["two"][-1] in ".!?" and len(match["two"].split()) > 4:
        return None
    return match["one"], match["two"], bool(re.search(r"[:=.…]|^$", match["mark"] or ""))


def _bare(text: str) -> str:
    text = text.strip(" *_")
    while behind := _BEHIND.search(text):
        text = text[: behind.start()]
    return text.strip()


def _directed(run: Sequence[tuple[str, str, bool]], *, headed: bool, credited: bool) -> list[_Pair]:
    """Return the pairs with the actor first: the side on which all names are full.

    Without a heading a list needs a sure mark and a rank among its parts, or credits above it and
    parts of one word.
    """
    left = [_is_full(one) for one, _, _ in run]
    right = [_is_full(two) for _, two, _ in run]
    if any(is_company(one) or is_company(two) for one, two, _ in run):
        return []
    if all(left) and not all(right):
        swapped = False
    elif all(right) and not all(left):
        swapped = True
    elif all(left) and headed:
        swapped = sum(map(_is_role, (o for o, _, _ in run))) > sum(
            map(_is_role, (t for _, t, _ in run))
        )
    else:
        return []
    roles = [one if swapped else two for one, two, _ in run]
    marked = all(sure for _, _, sure in run) and any(map(_ROLE_WORDS.match, roles))
    plain = credited and sum(map(_is_role, roles)) >= _FEWEST
    if not headed and (not (marked or plain) or any(map(_CRAFT.search, roles))):
        return []
    return [_Pair(two, one, 1) if swapped else _Pair(one, two, 1) for one, two, _ in run]


def _is_full(text: str) -> bool:
    return _FULL.fullmatch(text) is not None and not _ROLE_WORDS.match(text)


def _is_role(text: str) -> bool:
    """Tell whether a side names a part rather than a person: a rank, an article, one word."""
    return " " not in text or _ROLE_WORDS.match(text) is not None or text[:1].islower()


def _alternating(lines: Sequence[ListedLine], first: int) -> list[_Pair]:
    """Return actor and character on lines of their own: in pairs set apart, or one by one."""
    short: list[ListedLine] = []
    for line in lines[first : first + _MOST]:
        gap = line.group - (short[-1].group if short else line.group)
        if len(line.text) > _LONGEST // 2 or gap > 1 or line.text[-1] in ".!?:" or ":" in line.text:
            break
        short.append(line)
    groups = [line.group for line in short]
    apart = [groups.count(group) for group in dict.fromkeys(groups)]
    texts = [_bare(line.text) for line in short]
    while apart and apart[-1] != _PARTED and len(apart) > 1:
        del texts[-apart[-1] :]
        apart.pop()
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    if len(pairs) < _FEWEST or len(texts) % 2:
        return []
    if not all(_is_full(actor) for actor, _ in pairs):
        return []
    parted = len(apart) > 1 and set(apart) == {_PARTED}
    roles = sum(_is_role(role) for _, role in pairs)
    if not parted and 2 * roles <= len(pairs):
        return []
    if all(_is_full(role) for _, role in pairs) and not roles:
        return []
    return [_Pair(actor, role, _PARTED) for actor, role in pairs]
