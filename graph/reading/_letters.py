"""Letters, posts, posters: the head of an e-mail, and what others wrote that a text quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..expressions import expression
from ._cast_lists import ListedLine
from ._fields import FoundField, HeaderLine, header_line
from ._line_shapes import shape
from ._shapes import is_cased_throughout
from .labels import DATE

__all__ = ["take_letter_head", "take_praise", "take_quoted_posts"]

# Lines among which a head stands, and of which labels it has two at least.
_TOP, _FEWEST = 14, 2
_HEAD_LINE = expression(r"(?P<label>[A-Z][A-Za-z-]{1,30}):\s(?P<value>\S.*)")
_TOLD = frozenset({"from", "date", "sent", "subject"})
_SUBJECT = expression(r"(?:(?:re|fwd?|aw|wg|tr)\s?:\s*|\[[^\[\]]{1,40}\]\s*)*", re.IGNORECASE)
_QUOTED = ">"
_WROTE = expression(
    r"(?:>\s*)*(?:on .{4,80},? )?(?P<who>\S.{0,50}?) (?:wrote|writes|said|schrieb|a écrit)\s?:",
    re.IGNORECASE,
)
_ORIGINALLY = expression(r"(?:quote:?\s*)?originally posted by\b.{0,60}", re.IGNORECASE)
_QUOTE_HEAD = expression(r"quote:?", re.IGNORECASE)
# What a forum keeps of another's post between its own marks.
_OPENS, _CLOSES = expression(r"\[quote\b[^\[\]]*\]", re.IGNORECASE), "[/quote]"


def take_letter_head(lines: Sequence[ListedLine]) -> None:
    """Read "From:", "Date:" and "Subject:" at the top; what else a head holds is passed over.

    The subject is no title by itself, but like the title of a web page it may name the film.
    """
    for first in range(min(2, len(lines))):
        head = _head_from(lines, first)
        labels = {match["label"].casefold() for match in head}
        if "from" not in labels or len(labels & _TOLD) < _FEWEST:
            continue
        for line, match in zip(lines[first:], head, strict=False):
            fields = tuple(_told(match))
            if fields:
                line.header = HeaderLine(fields, len(line.text))
            else:
                line.kind = "boilerplate"
        return


def _head_from(lines: Sequence[ListedLine], first: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for line in lines[first : first + _TOP]:
        match = _HEAD_LINE.fullmatch(line.text)
        if match is None or line.group != lines[first].group:
            break
        found.append(match)
    return found


def _told(match: re.Match[str]) -> list[FoundField]:
    label, value, at = match["label"], match["value"], match.start("value")
    folded = label.casefold()
    if folded == "from":
        sender = shape("sender")(value)
        if sender is not None:
            start, end = sender.span(
                next(name for name, said in sender.groupdict().items() if said)
            )
            return [FoundField("reviewAuthor", label, at + start, at + end)]
    elif folded in ("date", "sent") and (date := DATE.search(value)):
        return [FoundField("reviewDate", label, at + date.start(), at + date.end())]
    elif folded == "subject":
        prefix = _SUBJECT.match(value)
        start = at + (prefix.end() if prefix is not None else 0)
        return _of_subject(match.string, label, start)
    return []


def _of_subject(line: str, label: str, start: int) -> list[FoundField]:
    """Return the title and year of "Review: Some Title (1999)", or what may name the film."""
    said = line[start:]
    header = header_line(said, among_fields=False) if said else None
    if header is not None and "title" in {field.label for field in header.fields}:
        return [
            replace(field, start=start + field.start, end=start + field.end)
            for field in header.fields
        ]
    return [FoundField("page title", label, start, len(line))] if said else []


def take_quoted_posts(lines: Sequence[ListedLine]) -> None:
    """Mark what a post quotes of another's as a reader's comment, its "X wrote:" too."""
    number = 0
    while number < len(lines):
        line = lines[number]
        head = _WROTE.fullmatch(line.text) is not None
        following = lines[number + 1] if number + 1 < len(lines) else None
        if head and (_is_quoted(line) or (following is not None and _is_quoted(following))):
            line.kind = "comment"
            number += 1
            while number < len(lines) and _is_quoted(lines[number]):
                lines[number].kind = "comment"
                number += 1
        elif _OPENS.match(line.text):
            number = _marked_end(lines, number)
        elif _ORIGINALLY.fullmatch(line.text):
            if number and _QUOTE_HEAD.fullmatch(lines[number - 1].text):
                lines[number - 1].kind = "comment"
            group = line.group
            while number < len(lines) and lines[number].group == group:
                lines[number].kind = "comment"
                number += 1
        else:
            number += 1


def take_praise(lines: Sequence[ListedLine]) -> None:
    """Mark what a poster quotes of the press, two lines or more, as no part of the text.

    Most of it is no title, so that a list of songs stays.
    """
    number = 0
    while number < len(lines):
        run: list[re.Match[str]] = []
        for line in lines[number:]:
            praise = shape("praise")(line.text) if line.text[0] in _QUOTES else None
            if praise is None or line.kind is not None:
                break
            run.append(praise)
        if len(run) >= _FEWEST and _is_praise(run):
            for line in lines[number : number + len(run)]:
                line.kind = "boilerplate"
        number += len(run) + 1


_QUOTES = frozenset("\"“‘'")


def _is_praise(run: Sequence[re.Match[str]]) -> bool:
    titles = sum(is_cased_throughout(praise["said"]) for praise in run)
    return titles * 2 <= len(run) and any(shape("praise-words")(one.string) for one in run)


def _marked_end(lines: Sequence[ListedLine], first: int) -> int:
    """Mark the lines from "[quote]" to "[/quote]", if that stands alone; return where to go on."""
    for number in range(first, len(lines)):
        text = lines[number].text.casefold()
        if _CLOSES in text:
            if text.endswith(_CLOSES):
                for line in lines[first : number + 1]:
                    line.kind = "comment"
            return number + 1
    return first + 1


def _is_quoted(line: ListedLine) -> bool:
    return line.text.startswith(_QUOTED) or line.kind == "quote"
