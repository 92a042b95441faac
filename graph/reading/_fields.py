"""Header lines: the labelled values that one line of a document holds."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from dataclasses import dataclass

from ..expressions import expression
from ._line_shapes import shape
from .labels import (
    BARE_RATING,
    BY_PHRASE,
    DATE,
    RUNTIME,
    is_company,
    is_names,
    is_part_mark,
    is_plausible,
    labels_of,
)
from .particles import ELIDED, PARTICLE

__all__ = [
    "CREDITS",
    "FoundField",
    "HeaderLine",
    "bare_label",
    "credit_line",
    "credited_by",
    "header_line",
    "signer_end",
]

_LONGEST = 4000
# "Album produced by": not the film.
CREDITS = frozenset(
    {"director", "screenwriter", "producer", "cinematographer", "editor", "composer", "castMember"}
)
_OF_AN_ALBUM = frozenset({"album", "record", "recording", "soundtrack", "score", "songs", "disc"})
_BY = expression(r"(?P<label>(?:\w+\s){1,3}by)\s+(?=[A-Z])")
_SENTENCE = expression(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z][^.]*\s[a-z]|[^\w\s])")
_PROSE_OPENS = expression(r"(?:An?|The|This|It) [a-z]")
_MARKS = " \t•*·‣▪►→#>|~-–—_"
_SEPARATORS = " \t|•·;,/–—-*_"
_COLON = expression(r"\s{0,2}[:：]+(?!//)\s*")
_TAB = expression(r"[ ]*(?:\t|\s\|\s|\s?\|)\s*")
_LEGEND = expression(r"[*★]\s+[A-Za-z]")  # "***** Great **** Good …" explains marks, gives none
_GLUED = expression(r"(?<=[a-z0-9)\]½★☆])(?=[A-Z][a-z]+(?:\s[A-Za-z]+)?$)")
_WORDS = expression(r"\S+")
_CAST_LEAD = expression(
    r"(?P<label>(?:(?:With|Featuring) (?:the )?)?[Vv]oice(?:s| talents?) of|Starring|With|W/|Featuring"
    r"|Stars|Cast):?\s+(?=[^\s–—&-])"
)
_NAMES_IN_ROW = expression(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,2}(?:(?:, | ?/ ?| & | and )[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,2}){1,5}"
)
_SHORT_YEAR, _LATEST = expression(r"['’](?P<year>\d\d)"), 30
_BASED = expression(r"(?P<label>Based (?:up)?on):?\s+(?=\S)", re.IGNORECASE)
_NAMES_AHEAD = expression(
    r"[A-Z\d][\w.’'`-]*+(?:,?\s(?:(?:and|&|with|the|of|"
    + PARTICLE
    + r")\s){0,2}"
    + ELIDED
    + r"?[A-Z][\w.’'`-]*+){0,60}+(?:\s\([^()]{0,600}\))?(?:,?\s(?:and\s)?[A-Z][\w.’'`-]*+"
    r"(?:\s[A-Z][\w.’'`-]*+){0,4}+\s\([^()]{0,300}\))*"
)


@dataclass(frozen=True, slots=True)
class FoundField:
    """A labelled value in a line; offsets count from the start of the line.

    `shown` is the value as read where that differs from its characters.
    """

    label: str
    raw_label: str
    start: int
    end: int
    shown: str = ""


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """The fields of one line. From `end` on the line is prose again, if anything is left.

    `heading` tells that the line is a heading too ("A Film (1999) – Ann Example").
    """

    fields: tuple[FoundField, ...]
    end: int
    heading: bool = False


def bare_label(line: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a label that stands alone on its line ("Director:"), as written and normalised."""
    text = line.strip(_MARKS)
    if len(text) > 60 or not text:
        return None
    with_colon = text[-1] in ":："
    raw = text.rstrip(":： \t").strip("*_ ")
    labels = labels_of(raw)
    if not labels or not (with_colon or raw[:1].isupper()):
        return None
    return raw, labels


def has_colon(line: str) -> bool:
    """Tell whether a bare label ends in a colon, so that it is a label wherever it stands."""
    return line.rstrip("*_ \t").endswith((":", "："))


def header_line(line: str, *, among_fields: bool) -> HeaderLine | None:
    """Return the labelled values of a trimmed line, or None if it is no header line.

    `among_fields` tells that a neighbouring line is one: then labels that are not known are
    taken too, as long as the value is short.
    """
    if len(line) > _LONGEST and not line[:20].casefold().startswith(("track", "song")):
        return None
    hits = _hits(line)
    if not hits:
        return _unknown(line, among_fields=among_fields)
    found: list[FoundField] = []
    end = 0
    prefix = line[: hits[0][0]].strip(_MARKS + '"')
    if prefix:
        if (
            prefix.split()[-1].casefold() in _OF_AN_ALBUM
            or not is_names(prefix)
            or len(prefix) > 60
            or prefix[-1] in ".!?,"
        ):
            return None
        if re.search(r"\b(?:Studios?|Pictures|Films|Productions?|Entertainment)$", prefix):
            at = line.index(prefix)
            found.append(FoundField("studio", "", at, at + len(prefix)))
    for number, (start, value_start, labels) in enumerate(hits):
        last = number + 1 == len(hits)
        value_end = len(line) if last else hits[number + 1][0]
        raw = line[start:value_start].strip(" \t:：|*_•-")
        value_end = _stripped_end(line, value_start, value_end)
        if last:
            value_end = _bounded(line, labels, value_start, value_end)
        taken = _values(line, labels, raw, value_start, value_end)
        if not taken and number == 0:
            return None
        if last and taken and _SENTENCE.match(line, taken[-1].end):
            value_end = taken[-1].end  # prose follows the names
        found.extend(taken)
        end = max(end, value_end)
    if not found:
        return None
    rest = line[end:].strip(_SEPARATORS)
    if rest and not re.match(r"[^:]{1,60}[:：]", line) and line[end - 1] != ")":
        return None  # "Directed by Ann Example I thought …": prose, not a header
    return HeaderLine(tuple(found), end)


def _hits(line: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return (label start, value start, labels) for every known label in the line."""
    hits: list[tuple[int, int, tuple[str, ...]]] = []
    offset = len(line) - len(line.lstrip(_MARKS))
    done = offset
    for match in _COLON.finditer(line):
        start = _label_start(line, done, match.start(), first=not hits)
        if start is None or (not hits and start > 60):
            continue
        if hits and line.count("(", done, start) > line.count(")", done, start):
            continue
        labels = labels_of(line[start : match.start()])
        hits.append((start, match.end(), labels))
        done = match.end()
    if not hits:
        tab = _TAB.search(line, offset, offset + 60)
        if tab and (labels := labels_of(line[offset : tab.start()])):
            hits.append((offset, tab.end(), labels))
    by = BY_PHRASE.match(line, offset)
    if hits or by:
        for match in BY_PHRASE.finditer(line, offset, offset + 1500):
            if match.group(1)[0].islower() or any(a <= match.start() < b for a, b, _ in hits):
                continue
            before = line[: match.start()].rstrip()
            if before and before[-1] == "(":
                continue
            if labels := labels_of(match.group(1)):
                hits.append((match.start(1), match.end(), labels))
        hits.sort()
    elif cast := _CAST_LEAD.match(line, offset):
        hits.append((offset, cast.end(), labels_of(cast.group("label"))))
    elif based := _BASED.match(line, offset):
        hits.append((offset, based.end(), ("basedOn",)))
    return hits


def _label_start(line: str, low: int, colon: int, *, first: bool) -> int | None:
    """Return where the longest known label that ends at `colon` starts, or None."""
    low = max(low, colon - 60)
    words = [m.start() for m in _WORDS.finditer(line, low, colon)]
    for start in words[-7:]:
        raw = line[start:colon]
        if (raw.lstrip("*_(\"'")[:1].isupper() or (first and start == words[0])) and labels_of(raw):
            return start
    tail = line[low:colon].rstrip()
    glued = _GLUED.search(tail)
    if glued and labels_of(tail[glued.start() :]):
        return low + glued.start()
    return None


def _stripped_end(line: str, start: int, end: int) -> int:
    while end > start and line[end - 1] in _SEPARATORS + "(":
        if (
            line[end - 1] in "*-–"
            and end >= 2
            and (line[end - 2] in "*★" or line[end - 2].isupper())
        ):
            break
        end -= 1
    return end


def _bounded(line: str, labels: tuple[str, ...], start: int, end: int) -> int:
    """Return where the last value of a line ends: prose may follow the names of a long line."""
    if end - start < 90 or labels[0] in {"tracklist", "castMember", "title"}:
        return end
    names = _NAMES_AHEAD.match(line, start, end)
    if names is None or names.end() >= end:
        return end
    value = line[start:end]
    if is_plausible(labels[0], value) and not re.search(r"[.!?]\s+[A-Z][a-z]+\s[a-z]", value):
        return end
    return names.end()


def _values(line: str, labels: tuple[str, ...], raw: str, start: int, end: int) -> list[FoundField]:
    while start < end and line[start] in " \t*_":
        if line[start] == "*" and "rating" in labels:
            break
        start += 1
    value = line[start:end]
    label = labels[0]
    if label == "director" and (both := shape("crew-then-cast")(value)):
        low, high = both.span("cast")
        crew = [FoundField(name, raw, start, start + both.end("crew")) for name in labels]
        return [*crew, FoundField("castMember", "with", start + low, start + high)]
    if label == "title" and DATE.search(value) and shape("posted")(value):
        return []  # "Review | Published 3 June 2019": the head of a page
    if label == "rating" and (mark := BARE_RATING.match(value)):
        if _LEGEND.search(value, mark.end()):
            return []
        end = start + mark.end()
    elif label == "runtime" and (time := RUNTIME.match(value)):
        end = start + time.end()
    elif (label == "composer" and raw.casefold() == "score" and BARE_RATING.match(value)) or (
        label == "castMember" and raw.casefold() == "stars" and re.match(r"[\d★*½]", value)
    ):
        labels = ("rating",)
    elif label == "reviewAuthor" and (date := DATE.search(value)) and date.start() > 2:
        cut = _stripped_end(
            line, start, start + re.sub(r"\bon\s*$", "", value[: date.start()]).__len__()
        )
        found = [FoundField("reviewDate", raw, start + date.start(), start + date.end())]
        return [FoundField(label, raw, start, cut), *found] if is_names(line[start:cut]) else found
    elif (
        raw.casefold().rstrip(".") in {"prod", "produc"}
        and not is_company(value)
        and (len(value.split()) < 4 or _NAMES_IN_ROW.fullmatch(value))
    ):
        labels = ("producer",)
    elif label == "reviewDate" and (date := DATE.search(value)) and len(value) <= 80:
        return [FoundField(label, raw, start + date.start(), start + date.end())]
    elif label == "year" and (short := _SHORT_YEAR.fullmatch(value)):
        century = "19" if int(short["year"]) > _LATEST else "20"
        return [FoundField(label, raw, start, end, century + short["year"])]
    if label == "reviewAuthor":
        end = start + signer_end(line[start:end])
    elif label in CREDITS and raw.casefold().endswith("by"):
        end = _sentence_end(line, start, end)
    elif (credited := credited_by(value))[0]:
        labels, label, start = credited[0], credited[0][0], start + credited[1]
    extra: list[FoundField] = []
    if label in {"director", "studio", "title"} and len(value) < 200:
        end, extra = _trailing(line, raw, start, end)
    if label == "title" and (dated := shape("year-behind")(line[start:end])) and not dated["tail"]:
        extra.append(
            FoundField("year", raw, start + dated.start("year"), start + dated.end("year"))
        )
        end = start + dated.end("title")
    if label == "title" and (album := shape("album-title")(line[start:end])):
        end = start + album.end("title")
    suits = [name for name in labels if is_plausible(name, line[start:end])]
    if not suits:
        if is_part_mark(line[start:end]):
            return [FoundField(raw.casefold(), raw, start, end)]
        return []
    return [FoundField(name, raw, start, end) for name in suits] + extra


def credited_by(value: str) -> tuple[tuple[str, ...], int]:
    """Return what a value itself credits and where the names begin: "a film by Ann Example"."""
    by = _BY.match(value)
    return (labels_of(by["label"]), by.end()) if by is not None else ((), 0)


def _sentence_end(line: str, start: int, end: int) -> int:
    """Return where names end that prose follows: "Ann Example. Dinner, then the police."."""
    stop = _SENTENCE.search(line, start, end)
    if stop is None:
        return end
    if is_names(line[stop.end() : end]) and not _PROSE_OPENS.match(line, stop.end()):
        return end
    named = shape("names").whole(line, start, stop.start())
    return stop.start() if named is not None and " " in named.group() else end


def signer_end(value: str) -> int:
    """Return where the names of reviewers end: "Bo Critic, Staff Writer", "Bo Critic for The Post"."""
    post = shape("signed-post")(value)
    if post is not None and post.start() > 2:
        return post.start()
    told = re.search(r"(?<=\w)\s+(?:for|in|of|at|from)\s+(?:the\s+)?[A-Z].*$", value)
    return told.start() if told else len(value)


def _trailing(line: str, raw: str, start: int, end: int) -> tuple[int, list[FoundField]]:
    """Cut a year and a running time off the end of a value ("Ann Example, 1944, 107mins")."""
    extra: list[FoundField] = []
    while comma := re.search(r"\s*[,|•·]\s*([^,|•·]{2,20})$", line[start:end]):
        part = comma.group(1).strip()
        if re.fullmatch(r"(?:1[89]|20)\d\d", part):
            label = "year"
        elif RUNTIME.fullmatch(part):
            label = "runtime"
        else:
            break
        at = start + comma.start(1)
        extra.append(FoundField(label, raw, at, at + len(comma.group(1).rstrip())))
        end = start + comma.start()
    return end, extra[::-1]


def _unknown(line: str, *, among_fields: bool) -> HeaderLine | None:
    match = re.match(r"[\s•*·-]*([A-Z][\w’'().&/ -]{1,30}?)\s?[:：]\s+(?=\S)", line)
    if match is None or len(match.group(1).split()) > 4:
        return None
    value = line[match.end() :]
    if not among_fields and not is_part_mark(value):
        return None
    if len(value) > 80 or len(value.split()) > 10 or value.endswith((".", "!", "?")):
        return None
    raw = match.group(1)
    return HeaderLine((FoundField(raw.casefold(), raw, match.end(), len(line)),), len(line))


def credit_line(line: str) -> HeaderLine | None:
    """Read a line of credits without colons, as `90 minutes, written by A story by B`."""
    if len(line) > 200:
        return None
    phrases = [m for m in BY_PHRASE.finditer(line) if labels_of(m.group(1))]
    if not phrases:
        return None
    found: list[FoundField] = []
    lead = line[: phrases[0].start()].rstrip(" ,.;|")
    if lead:
        time = RUNTIME.fullmatch(lead)
        if time is None:
            return None
        found.append(FoundField("runtime", "", 0, time.end()))
    elif len(phrases) == 1:
        return None
    for number, match in enumerate(phrases):
        end = phrases[number + 1].start() if number + 1 < len(phrases) else len(line)
        end = _stripped_end(line, match.end(), end)
        if end == len(line) and line.endswith("."):
            end -= 1
        if not is_names(line[match.end() : end]):
            return None
        raw = match.group(1)
        found.extend(FoundField(label, raw, match.end(), end) for label in labels_of(raw))
    return HeaderLine(tuple(found), len(line))
