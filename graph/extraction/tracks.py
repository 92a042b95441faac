"""Track lists: titles with performers and writers, in either order and in several layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, LayoutField
from .track_columns import TableRow, table_rows
from .track_order import colon_parted, comma_parted, performers_lead, slash_parted
from .words import UPPER

if TYPE_CHECKING:
    from .name_kinds import NameKinds

__all__ = ["Track", "people_of", "row_track", "track_of", "tracks_in", "without_figures"]

_NUMBER = expression(
    r"^\s*(?:#?\d{1,3}\s*[.)–-]\s*|\d{1,3}:\s+|\d{1,2}\s{1,3}(?=\S)|[•*·-]\s+|[AB]\d{1,2}(?:[.:]|\s?[–-])?\s+)"
)
_TIME = expression(
    r"(?:\s*(?:\.\s?){3,}|\s*…+|\s+[–—-]+|\s+//?)?\s*[\[(]?\b\d{1,2}:\d\d(?::\d\d)?\b[\])]?\s*|(?:\s\.){3,}\s*$"
)
_SECTION = expression(
    r"(?:side|disc|disk|cd|lp|part)\s+(?:[a-d]|[1-9]|one|two|three|four)\s*:?", re.IGNORECASE
)
_QUOTED = expression(r"^[“\"‘']([^“”\"]{1,90})[”\"’']")
# Ann Example - "Low Tide": of two halves the quoted one is the title.
_QUOTED_BEHIND = expression(r"[“\"‘'][^“”\"]{1,90}[”\"’']")
# Low Tide / Ann Example / 3:05: a stroke before the length says that the other one parts too.
_STROKED = expression(r"^([^/]+?)\s+//?\s+([^/]+?)\s+//?\s+(?=[\[(]?\d{1,2}:\d\d)")
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
    r"theme|bonus|single|album|from|score|main|end|title|suite|alternate|alternative|unused|extended|"
    r"outtake|take|original|vocal|overture|excerpt|medley)\b|(?-i:^[A-Z\d.]{2,6}$)",
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
_DASHED = expression(r"(?P<left>\S[^–—]{0,80}?)(?:\s+(?:[–—~|]|--?|//?)|:)\s+(?P<right>\S.{0,80})")
_CREDIT = expression(rf"(?:{_DEED}|published)\b[^:]{{0,40}}? by\b|courtesy of ", re.IGNORECASE)
# “Low Tide” (Ann Example) – The Gulls, “Low Tide” (Ann Example) sung by The Gulls: the writer in
# brackets, then who sings.
_CREDITED = expression(
    r"\((?P<writer>[^()]{2,60})\),?\s*(?:[–—-]+|(?:performed|sung|played) by:?(?=\s))\s*"
    r"(?P<performer>\S.*)",
    re.IGNORECASE,
)
# Low Tide (vocals by Ann Example), Low Tide (vocal: Ann Example)
_SUNG_BY = expression(
    r"(\S.*?)\s+[(\[](?:(?:lead )?vocals?|sung|performed|voice|singer)(?:(?: by)?:| by)\s+"
    r"([^()]+)[)\]]",
    re.IGNORECASE,
)
# Low Tide (Ann Example) – The Gulls: initials or a full name are the writer's.
_WRITER = rf"(?:(?:[{UPPER}]\.[ -]?)+|[{UPPER}][\w'’-]+ )[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]+)?"
_WRITTEN = expression(rf"(?P<title>\S.*?)\s+\((?P<writers>{_WRITER}(?:\s?[,/&;]\s?{_WRITER})*)\)")
_PARTED_WRITERS = expression(r"\s?[,/&;]\s?")
# What stands where a name would, and is none.
_NOBODY = frozenset({"instrumental", "instr", "instr.", "traditional", "trad", "trad."})
_BETWEEN = " ,;/–—-()"
_LEAST_PAIRS = 3
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
    lines = [line for group in groups for line in group]
    if credited := list(_credited(layout.view.plain, lines)):
        yield from credited[:_MAX_TRACKS]
        return
    headed = [g for g in groups if not _is_track(g[0].of(layout.view.plain))]
    if len(headed) > 2 and sum(len(g) > 1 for g in groups) * 2 > len(groups):
        for group in groups:
            performer = group[0].of(layout.view.plain).strip()
            for line in group[1:]:
                title = without_figures(line.of(layout.view.plain))
                if 0 < len(title) <= _MAX_TITLE:
                    at = Span(group[0].start, line.end)
                    yield Track(title, (performer,), (), _short(title), at)
        return
    rows = list(table_rows(layout.view.plain, lines))
    if rows:
        yield from map(row_track, rows[:_MAX_TRACKS])
        return
    texts = [line.of(layout.view.plain) for line in lines]
    parted = _parted(texts, kinds)
    swap = _performer_first(parted or texts, kinds)
    for line, text in list(zip(lines, parted or texts, strict=True))[:_MAX_TRACKS]:
        if track := track_of(text, line, performer_first=swap):
            yield track


def _credited(plain: str, lines: list[Span]) -> Iterator[Track]:
    """Yield the tracks of titles over lines that say who wrote and who sings them."""
    title: Span | None = None
    told: list[str] = []
    for number, line in enumerate([*lines, Span(lines[-1].end, lines[-1].end)]):
        text = line.of(plain)
        if number < len(lines) and _CREDIT.match(text):
            told += [text] if _ROLES.match(text) else []
            continue
        if title is not None and told:
            track = track_of(f"{title.of(plain)} – {'; '.join(told)}", None, performer_first=False)
            if track is not None:
                yield replace(track, at=Span(title.start, lines[number - 1].end))
        title, told = line, []


def row_track(row: TableRow) -> Track:
    """Return the track of a row of a table."""
    title = row.title[:_MAX_TITLE]
    return Track(title, people_of(row.performer), people_of(row.writer), _short(title), row.at)


def without_figures(line: str) -> str:
    """Return a line without its figure and its length."""
    return _TIME.sub(" ", _NUMBER.sub("", line)).strip()


def _parted(lines: list[str], kinds: NameKinds | None) -> list[str]:
    """Return the lines with dashes for what else parts titles from names, a stroke or a comma."""
    bare = [without_figures(line) for line in lines]
    if halves := slash_parted(bare) or colon_parted(bare, kinds):
        return [" – ".join(half) for half in halves]
    if any(_QUOTED.match(line) or _BY.search(line) for line in bare):
        return []
    return [" – ".join(filter(None, halves)) for halves in comma_parted(bare, kinds)]


def _performer_first(lines: list[str], kinds: NameKinds | None) -> bool:
    """Tell whether lines read "Performer – Title"."""
    pairs = [_DASHED.fullmatch(without_figures(line)) for line in lines]
    left = [pair["left"] for pair in pairs if pair is not None]
    right = [pair["right"] for pair in pairs if pair is not None]
    quoted = any(line[-1:] in "”\"’'" for line in right)
    return (quoted or len(left) >= _LEAST_PAIRS) and performers_lead(left, right, kinds)


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


def track_of(text: str, at: Span | None, *, performer_first: bool) -> Track | None:
    """Read one line of a track list; None where it is no title."""
    text = _STROKED.sub(r"\1 – \2 ", _NUMBER.sub("", text))
    text = _TIME.sub(" ", text).strip(" \t,.")
    if not text or len(text) > 2 * _MAX_TITLE:
        return None
    rest = ""
    if quoted := _QUOTED.match(text):
        title, rest = quoted.group(1), text[quoted.end() :].strip()
        if credited := _CREDITED.fullmatch(rest):
            author, singers = credited["writer"], people_of(credited["performer"])
            if not _REMARK.match(author) and not _VERSION.search(author):
                authors = tuple(n for one in author.split("/") for n in people_of(one))
                return Track(title, singers, authors, _short(title), at)
            rest = credited["performer"]
        rest = re.sub(r"^(?:[–—-]+|by|performed by|\()\s*", "", rest).rstrip(")")
    else:
        sung = _SUNG_BY.fullmatch(text)
        parts = list(sung.groups()) if sung is not None else _BY.split(text, maxsplit=1)
        title = parts[0]
        rest = parts[1] if len(parts) > 1 else ""
        if rest and (performer_first or _QUOTED_BEHIND.fullmatch(rest)):
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
    if rest and (written := _WRITTEN.fullmatch(title)) and not _VERSION.search(written["writers"]):
        title, named = written["title"], tuple(_PARTED_WRITERS.split(written["writers"]))
        return Track(title, people_of(rest), named, _short(title), at)
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
    return tuple(
        n
        for n in names
        if n and len(n) <= 50 and any(c.isalnum() for c in n) and n.casefold() not in _NOBODY
    )


def _short(title: str) -> tuple[str, ...]:
    """Return the title without a version in brackets, if it has one."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", title).strip()
    return (bare,) if bare and bare != title else ()
