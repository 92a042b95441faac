"""Track lists: titles with performers and writers, in either order and in several layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, LayoutField
from .words import UPPER, word_list

if TYPE_CHECKING:
    from .name_kinds import NameKinds

__all__ = ["Track", "name_shapes", "people_of", "track_of", "tracks_in"]

_NUMBER = expression(
    r"^\s*(?:#?\d{1,3}\s*[.)–-]\s*|\d{1,3}:\s+|\d{1,2}\s{1,3}(?=\S)|[•*·-]\s+|[AB]\d{1,2}[.:]?\s+)"
)
_TIME = expression(
    r"(?:\s*(?:\.\s?){3,}|\s*…+|\s+[–—-]+)?\s*[\[(]?\b\d{1,2}:\d\d(?::\d\d)?\b[\])]?\s*|(?:\s\.){3,}\s*$"
)
_SECTION = expression(
    r"(?:side|disc|disk|cd|lp|part)\s+(?:[a-d]|[1-9]|one|two|three|four)\s*:?", re.IGNORECASE
)
_QUOTED = expression(r"^[“\"‘']([^“”\"]{1,90})[”\"’']")
_BY = expression(r"\s+(?:[–—-]+|by|performed by|sung by|~|\|)\s+", re.IGNORECASE)
_FEATURING = expression(
    r"\s+(?:feat(?:uring|\.)?|ft\.?|with)\s+|\s*(?:[,;]|\s(?:&|and)\s(?!(?:the|his|her)\b))\s*",
    re.IGNORECASE,
)
_LED = expression(r"^(?:feat(?:uring|\.)?|ft\.?)\s+", re.IGNORECASE)
_GUESTS = expression(r"\s+\(?(?:feat(?:uring|\.)?|ft\.?)\s+", re.IGNORECASE)
# "Salt & Iron" is one band; of people at least one has a full name.
_DUO = expression(rf"[{UPPER}][\w'’-]* (?:&|[Aa]nd) [{UPPER}][\w'’-]*")
_VERSION = expression(
    r"\b(?:remix|mix|version|edit|reprise|live|remaster(?:ed)?|instr(?:umental)?|acoustic|demo|part|pt|"
    r"theme|bonus|single|album|from|score|main|end|title|suite)\b|(?-i:^[A-Z\d.]{2,6}$)",
    re.IGNORECASE,
)
_AGAIN = expression(r" (?:again|once more|ditto)\b.*$")
_REMARK = expression(r"(?:the|an?|not|my|see|again|live|instr)\b|\d")
# "from Some Opera", also in brackets behind a name: where the title is from, nobody's name.
_WHENCE = expression(r"\s*(?:^|[(\[,–—-]\s*|(?<=[)”\"])\s*)from\s.*$", re.IGNORECASE)
# "Written by X – Performed by Y": who did what, behind the title or the first name.
_DEED = r"(?:co-)?(?:written|composed|penned|words|lyrics|music|performed|sung|produced|arranged)"
_ROLES = expression(rf"\b(?P<deed>{_DEED}(?: ?(?:,|and|&|/) ?{_DEED})*) by:? ", re.IGNORECASE)
_WROTE = expression(r"written|composed|penned|words|lyrics|music", re.IGNORECASE)
_SANG = expression(r"performed|sung", re.IGNORECASE)
_DASHED = expression(r"(?P<left>\S[^–—]{0,80}?)\s+[–—-]+\s+(?P<right>\S.{0,80})")
_BAND = expression(rf"The (?:[{UPPER}][\w'’-]+ )?[{UPPER}][\w'’-]+s")
_OF_NAMES = frozenset({"and", "de", "da", "der", "van", "von", "la", "le", "del", "di"})
_BETWEEN = " ,;/–—-()"
_LEAST_PAIRS = 3
_SHAPED = 2  # so many more names by their shape on one side tell
_MARGIN = 0.2  # titles come first unless the names say plainly that they do not
_MAX_TRACKS = 120
_MAX_TITLE = 90


@dataclass(frozen=True, slots=True)
class Track:
    """One line of a track list. `at` is its plain span, or None where the list is one line."""

    title: str
    performers: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    at: Span | None = None


def tracks_in(
    layout: Layout, field: LayoutField, kinds: NameKinds | None = None
) -> Iterator[Track]:
    """Yield the tracks of a labelled list: one line with slashes, lines, or groups of lines.

    In groups of lines parted by empty lines the first line of each group is the performer. Whether
    titles or performers come first is judged once for the list, by `kinds` where marks are silent.
    """
    if field.value is None or "\n" not in field.value.of(layout.view.plain):
        text = field.text(layout)
        parts = re.split(r"\s+/\s+|\s*;\s*|\s+•\s+", text)
        if len(parts) == 1:
            parts = re.split(r",\s+(?![^()]*\))", text)
        swap = _performer_first([p for p in parts if p], kinds)
        for part in parts[:_MAX_TRACKS]:
            if track := track_of(part, None, performer_first=swap):
                yield track
        return
    groups = list(_groups(layout, field.value))
    headed = [g for g in groups if not _is_track(g[0].of(layout.view.plain))]
    if len(headed) > 2 and sum(len(g) > 1 for g in groups) * 2 > len(groups):
        for group in groups:
            performer = group[0].of(layout.view.plain).strip()
            for line in group[1:]:
                title = _TIME.sub(" ", _NUMBER.sub("", line.of(layout.view.plain))).strip()
                if 0 < len(title) <= _MAX_TITLE:
                    at = Span(group[0].start, line.end)
                    yield Track(title, (performer,), (), _short(title), at)
        return
    lines = [line for group in groups for line in group]
    swap = _performer_first([line.of(layout.view.plain) for line in lines], kinds)
    for line in lines[:_MAX_TRACKS]:
        if track := track_of(line.of(layout.view.plain), line, performer_first=swap):
            yield track


def _is_track(line: str) -> bool:
    return _NUMBER.match(line) is not None or _TIME.search(line) is not None


def _groups(layout: Layout, value: Span) -> Iterator[list[Span]]:
    """Yield the non-empty lines of a list, in runs parted by empty lines."""
    group: list[Span] = []
    at = value.start
    for line in value.of(layout.view.plain).split("\n"):
        stripped = line.strip()
        if _SECTION.fullmatch(stripped):
            stripped = ""
        if stripped:
            start = at + line.index(stripped[0])
            group.append(Span(start, start + len(stripped)))
        elif group:
            yield group
            group = []
        at += len(line) + 1
    if group:
        yield group


def _performer_first(lines: list[str], kinds: NameKinds | None) -> bool:
    """Tell whether lines read "Performer – Title".

    Quotation marks tell first, then repetition (one performer sings several songs), then what
    the names on either side are likely to be.
    """
    ends = sum(
        bool(re.search(r"[–—-]\s*[“\"‘'].+[”\"’']\s*(?:\(?\d+:\d\d\)?)?\s*$", line))
        for line in lines
    )
    starts = sum(bool(_QUOTED.match(_NUMBER.sub("", line))) for line in lines)
    if ends or starts or kinds is None:
        return ends > starts
    pairs = [_DASHED.fullmatch(_TIME.sub(" ", _NUMBER.sub("", line)).strip()) for line in lines]
    left = [pair["left"] for pair in pairs if pair is not None]
    right = [pair["right"] for pair in pairs if pair is not None]
    if len(left) < _LEAST_PAIRS:
        return False
    repeated = len(set(right)) - len(set(left))
    if abs(repeated) > 1:
        return repeated > 0
    shaped = name_shapes(left) - name_shapes(right)
    if abs(shaped) >= _SHAPED:
        return shaped > 0
    return _likely_people(left, kinds) > _likely_people(right, kinds) + _MARGIN * len(left)


def name_shapes(texts: Sequence[str]) -> int:
    """Return how many of some texts look like names of bands or people, less the phrases.

    >>> name_shapes(["The Gulls", "Anna Stone"]), name_shapes(["Hold the Line Again"])
    (2, -1)
    """
    count = 0
    for text in texts:
        words = text.split()
        if _BAND.fullmatch(text):
            count += 1
        elif any(word.casefold() in word_list("function") for word in words[text[:4] == "The " :]):
            count -= not any(word in _OF_NAMES for word in words)
        elif len(words) in (2, 3) and words[0].casefold() in word_list("given_names"):
            count += all(word[0].isupper() for word in words)
    return count


def _likely_people(texts: list[str], kinds: NameKinds) -> float:
    return sum(
        chances.get("person", 0.0) + chances.get("performer", 0.0) - chances.get("song", 0.0)
        for chances in map(kinds.chances, texts)
    )


def track_of(text: str, at: Span | None, *, performer_first: bool) -> Track | None:
    """Read one line of a track list; None where it is no title."""
    text = _TIME.sub(" ", _NUMBER.sub("", text)).strip(" \t,.")
    if not text or len(text) > 2 * _MAX_TITLE:
        return None
    rest = ""
    if quoted := _QUOTED.match(text):
        title, rest = quoted.group(1), text[quoted.end() :].strip()
        rest = re.sub(r"^(?:[–—-]+|by|performed by|\()\s*", "", rest).rstrip(")")
    else:
        parts = _BY.split(text, maxsplit=1)
        title = parts[0]
        rest = parts[1] if len(parts) > 1 else ""
        if performer_first and rest:
            title, rest = rest, title
        elif not rest:
            bracket = re.search(r"^(.+\S)\s+\(([^()]+)\)$", title)
            if (
                bracket
                and not _REMARK.match(bracket.group(2))
                and not _VERSION.search(bracket.group(2))
            ):
                title, rest = bracket.group(1), bracket.group(2)
    title = title.strip(" “”\"‘’'")
    if not 0 < len(title) <= _MAX_TITLE:
        return None
    if _REMARK.match(rest):
        rest = ""
    rest = _WHENCE.sub("", rest)
    roles = list(_ROLES.finditer(rest))
    if not roles:
        return Track(title, people_of(rest), (), _short(title), at)
    performers = people_of(rest[: roles[0].start()].strip(_BETWEEN))
    writers: tuple[str, ...] = ()
    for role, end in zip(roles, [*(r.start() for r in roles[1:]), len(rest)], strict=True):
        names = people_of(rest[role.end() : end].strip(_BETWEEN))
        performers += names if _SANG.search(role["deed"]) else ()
        writers += names if _WROTE.search(role["deed"]) else ()
    return Track(title, performers, writers, _short(title), at)


def people_of(text: str) -> tuple[str, ...]:
    """Return the performers that one part of a line names: with guests and in duos."""
    text = _LED.sub("", _AGAIN.sub("", text))
    names = []
    for part in _GUESTS.split(text) if text else ():
        together = [part] if _DUO.fullmatch(part.strip()) else _FEATURING.split(part)
        names += [name.strip(" ()“”\"'") for name in together]
    return tuple(n for n in names if n and len(n) <= 50 and any(c.isalnum() for c in n))


def _short(title: str) -> tuple[str, ...]:
    """Return the title without a version in brackets, if it has one."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", title).strip()
    return (bare,) if bare and bare != title else ()
