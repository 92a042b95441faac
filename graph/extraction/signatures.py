"""Who signed a review, and when, where no label says so: a signature below, a note in brackets."""

# ruff: noqa: E501 - a pattern is easier to read on one line.

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from ..reading.labels import DATE
from .amounts import iso_date
from .hits import is_not_a_person
from .words import UPPER, word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["find"]

_WORD = rf"[{UPPER}][\w.'’-]*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
_FULL_NAME = rf"(?P<name>{_WORD} (?:{_WORD} ?){{1,2}}(?<! ))"
_DATE = r"(?P<date>[^()|\n]{0,20}\d{1,4}[^()|\n]{2,25})"
_SIGNATURES = (
    ("signed-dash", expression(rf"[—–-]{{1,2}}\s?{_NAME}(?:, [^\n]{{2,80}})?\.?")),
    ("signed-dated", expression(rf"[^\n]{{0,90}}\({_NAME},? (?:on )?{_DATE}\)\W*")),
    ("signed-posted", expression(rf"[^\n]{{0,90}}\b[Bb]y {_NAME}\s?[|•·,–-]\s?{_DATE}\W*")),
    ("signed-name", expression(_FULL_NAME)),
)
_USER = r"[A-Za-z][\w.-]{2,24}"
_HANDLE = expression(r"[a-z][a-z\d_.-]{2,24}")
_END = r"(?= *(?:$|[|»·•(–—-]|, | on | in | at |\d))"
# Of the first and the last lines: a by-line, a poster of a forum, a column and who writes it.
_BY_LINES = (
    (
        "by-line",
        expression(
            rf"(?:^\W*|[|·•»–—,] ?|\b(?:[Rr]eview(?:ed)?|[Pp]osted|[Ww]ords|[Tt]ext|[Ww]ritten) )[Bb]y (?:our [\w ,'-]{{3,40}}?, )?{_NAME}{_END}"
        ),
    ),
    (
        "by-line",
        expression(
            rf"(?:^\W*|[|·•»] ?|\b(?:[Rr]eview(?:ed)?|[Pp]osted)(?: on [\w ,]{{4,24}}?)? )by (?P<name>{_USER}){_END}"
        ),
    ),
    ("by-line", expression(rf"^(?P<name>{_USER}) (?:wrote|posted|said|writes)\b(?: on)? (?=.*\d)")),
)
_COLUMN = expression(rf"^[^\n]{{3,40}}?,? with {_FULL_NAME}\W*$")
_QUOTED = expression(r"[“\"][^“”\"]+[”\"]")
_CLOSING = expression(rf"^(?:\(M(?:rs?|iss|s)\.?\) )?{_NAME}(?:, {_WORD}(?: {_WORD})?)?\.?$")
# "About the author" over or before what a line says of who wrote the text.
_ABOUT = expression(
    r"\W*about (?:the |our |this )?(?:author|reviewer|critic|writer)\W*", re.IGNORECASE
)
_AUTHOR_IS = expression(
    rf"^{_FULL_NAME} (?:is|writes|has|lives|was|works|teaches|reviews|covers)\b"
)
_FAREWELL = expression(
    r"(?:Yours|Sincerely|Regards|Cheers|Respectfully|Love)[\w ]{0,15},?$", re.IGNORECASE
)
_DATE_LINE = expression(
    r"^\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\W*$"
)
_WROTE_ON = expression(
    r"\b(?:[Rr]eviewed|[Pp]osted|wrote|[Pp]ublished)\b[^.\n]{0,50}?(?P<date>(?:\d{1,2}[ ./-])?(?:[A-Z][a-z]{2,8}\.?|\d{1,2})[ ,./-]+(?:\d{1,2},? )?(?:19|20)\d\d)"
)
# "by somebody » Tue Aug 12, 2014 9:41 pm", "#14  14-Mar-2011, 08:15": the head of a post.
_POSTED_ON = expression(
    rf"^(?:by {_USER} ?[»|·–—-] |#\d{{1,5}}(?: +| ?[|·»] ?))(?P<date>[\w,. /-]{{6,30}}?)(?:,? \d{{1,2}}:\d\d.*)?$"
)
_FULL_NAME_LINE = expression(rf"{_WORD} (?:{_WORD} ?){{1,2}}(?<! )")
_LONGEST_DATE = 50
_EDGE_FIRST, _EDGE_LAST, _LONGEST_LINE = 5, 4, 110
_LAST_BLOCKS = 3
_LONGEST = 160


def find(reading: Reading) -> Iterator[Claim]:
    """Yield reviewAuthor and reviewDate claims of the last lines, where no field gives them.

    A name alone on the last line counts when the text has it nowhere else.
    """
    film = reading.film
    if film is None:
        return
    labels = {field.label for field in reading.layout.fields}
    yield from _handles(reading, film)
    blocks = [b for b in reading.layout.blocks if b.kind != "comment"]
    for block in blocks[-_LAST_BLOCKS:] if len(blocks) > 1 else ():
        text = block.span.of(reading.plain)
        if len(text) > _LONGEST:
            continue
        for pattern, regex in _SIGNATURES:
            match = regex.fullmatch(text.strip())
            if match is None or (pattern == "signed-name" and block is not blocks[-1]):
                continue
            date = iso_date(match["date"]) if "date" in regex.groupindex else None
            dated = "date" in regex.groupindex
            if (dated and (date is None or "-" not in date)) or not _is_signer(
                reading, match["name"], pattern
            ):
                continue
            if "reviewAuthor" not in labels:
                yield _claim(reading, film, "reviewAuthor", match["name"], block.span, pattern)
            if date is not None and "reviewDate" not in labels:
                yield _claim(reading, film, "reviewDate", date, block.span, pattern)
            return
    yield from _of_lines(reading, film, labels)


def _handles(reading: Reading, film: Entity) -> Iterator[Claim]:
    """Yield the user's name that page data or a front matter gives as the author."""
    for field in reading.layout.fields:
        if field.label == "reviewAuthor" and field.line is None:
            name = field.text(reading.layout)
            if _HANDLE.fullmatch(name) and name not in word_list("common"):
                author = reading.entity(name, "person")
                yield reading.field_claim(film, "reviewAuthor", author, field=field, surface=name)


def _of_lines(reading: Reading, film: Entity, labels: set[str]) -> Iterator[Claim]:
    """Yield what the first and last lines say of author and date."""
    lines = _lines(reading)
    wanted = {"reviewAuthor", "reviewDate"} - labels
    for number, span in enumerate(lines):
        at_end = number >= len(lines) - _EDGE_LAST
        text = span.of(reading.plain).strip()
        if not wanted or not (number < _EDGE_FIRST or at_end) or len(text) > _LONGEST_LINE:
            continue
        if "reviewAuthor" in wanted and not _goes_on(reading, lines, number):
            before = lines[number - 1].of(reading.plain).strip() if number else ""
            name, pattern = _author_of(reading, text, before, first=number == 0, at_end=at_end)
            if not name and number and _beside_date(reading, lines, number):
                name, pattern = text, "by-line"
            if name:
                wanted.discard("reviewAuthor")
                yield _claim(reading, film, "reviewAuthor", name, span, pattern)
        if "reviewDate" in wanted:
            dated = _DATE_LINE.match(text) or _WROTE_ON.search(text) or _POSTED_ON.match(text)
            date = iso_date(dated.groupdict().get("date") or text) if dated else None
            if date is not None and "-" in date and not _is_of_release(reading, span):
                wanted.discard("reviewDate")
                yield _claim(reading, film, "reviewDate", date, span, "date-line")


def _is_of_release(reading: Reading, span: Span) -> bool:
    """Tell whether a date stands below the label that says when the film was shown."""
    return any(
        field.label == "releaseDate" and field.line is not None and field.line.covers(span)
        for field in reading.layout.fields
    )


def _goes_on(reading: Reading, lines: list[Span], number: int) -> bool:
    """Tell whether a line goes on with the sentence of the line above: "Directed" over "by …"."""
    text = lines[number].of(reading.plain)
    if not number or not text[:1].islower() or lines[number - 1].end + 1 != lines[number].start:
        return False
    return lines[number - 1].of(reading.plain)[-1:].islower()


def _author_of(
    reading: Reading, text: str, before: str, *, first: bool, at_end: bool
) -> tuple[str, str]:
    """Return the author that an edge line names and how, or two empty strings."""
    album = reading.kind == "soundtrack"
    for pattern, regex in _BY_LINES if not album or at_end else ():
        match = regex.search(text)
        if match is not None and _may_sign(reading, match["name"]) and not _is_of_song(match):
            return match["name"], pattern
    if first and (match := _COLUMN.match(text)) and reading.plain.count(match["name"]) == 1:
        return match["name"], "by-line"
    about = _ABOUT.match(text)
    if about is not None or _ABOUT.fullmatch(before):
        told = _AUTHOR_IS.match(text[about.end() :] if about is not None else text)
        if told is not None and _may_sign(reading, told["name"].strip()):
            return told["name"].strip(), "by-line"
    if at_end and _FAREWELL.match(before) and (match := _CLOSING.match(text)):
        return match["name"], "signed-name"
    return "", ""


def _beside_date(reading: Reading, lines: list[Span], number: int) -> bool:
    """Tell whether a line is a full name that stands alone right above or below the date line."""
    name = lines[number].of(reading.plain).strip()
    if not _FULL_NAME_LINE.fullmatch(name) or not _may_sign(reading, name):
        return False
    beside = [lines[at].of(reading.plain) for at in (number - 1, number + 1) if at < len(lines)]
    if not any(len(text) <= _LONGEST_DATE and DATE.match(text.strip()) for text in beside):
        return False
    chances = reading.name_kinds.chances(name)
    return chances.get("person", 0.0) >= chances.get("film", 0.0)


def _may_sign(reading: Reading, name: str) -> bool:
    """Tell whether a name of a by-line is a person's or a user's, and no maker's of the film."""
    if name.casefold() in word_list("common") or is_not_a_person(name):
        return False
    cluster = reading.names.cluster(name)
    return (cluster is None or not cluster.votes) and _is_once(reading, name)


def _is_of_song(match: re.Match[str]) -> bool:
    """Tell whether a line says who wrote the song before it: “Title” - Written by Somebody."""
    return (
        match.group().startswith(("Written", "written"))
        and _QUOTED.search(match.string, 0, match.start()) is not None
    )


def _is_once(reading: Reading, name: str) -> bool:
    """Tell whether a name stands in one place, not counting lines that are no text: "Copyright …"."""
    plain = reading.plain
    blocks = reading.layout.blocks
    apart = (b.span.of(plain).count(name) for b in blocks if b.kind == "boilerplate")
    return plain.count(name) - sum(apart) == 1


def _lines(reading: Reading) -> list[Span]:
    found: list[Span] = []
    for block in reading.layout.blocks:
        if block.kind not in ("boilerplate", "comment"):
            at = block.span.start
            for line in block.span.of(reading.plain).split("\n"):
                if line.strip():
                    found.append(Span(at, at + len(line)))
                at += len(line) + 1
    return found


def _is_signer(reading: Reading, name: str, pattern: str) -> bool:
    if is_not_a_person(name) or name in word_list("not_titles"):
        return False
    words = name.split()
    if all(word.casefold() in word_list("common") for word in words):
        return False
    elsewhere = reading.plain.count(name) > 1
    return pattern != "signed-name" or (not elsewhere and not name.isupper())


def _claim(
    reading: Reading, film: Entity, predicate: str, value: str, at: Span, pattern: str
) -> Claim:
    thing = reading.entity(value, "person") if predicate == "reviewAuthor" else value
    return reading.claim(
        film, predicate, thing, at=at, surface=value, pattern=pattern, confidence=0.82,
        modality="asserted",
    )  # fmt: skip
