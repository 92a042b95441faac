"""Header lines: the labelled values that one line of a document holds."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from dataclasses import dataclass

from ..expressions import expression
from ._facts import PLACE_CELL
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

__all__ = ["FoundField", "HeaderLine", "bare_label", "credit_line", "header_line", "opening_line"]

_LONGEST = 4000
# "Album produced by": not the film.
_OF_AN_ALBUM = frozenset({"album", "record", "recording", "soundtrack", "score", "songs", "disc"})
_MARKS = " \t•*·‣▪►→#>|~-–—_"
_SEPARATORS = " \t|•·;,/–—-*_"
_COLON = expression(r"\s{0,2}[:：]+(?!//)\s*")
_TAB = expression(r"[ ]*(?:\t|\s\|\s|\s?\|)\s*")
_LEGEND = expression(r"[*★]\s+[A-Za-z]")  # "***** Great **** Good …" explains marks, gives none
_GLUED = expression(r"(?<=[a-z0-9)\]½★☆])(?=[A-Z][a-z]+(?:\s[A-Za-z]+)?$)")
_WORDS = expression(r"\S+")
_TITLE_YEAR = expression(
    r"(?P<title>\S.{0,118}?)\s*(?:\||[-–—:]|\()\s*(?P<year>(?:1[89]|20)\d\d)\)?$"
)
_TITLE_PAREN = expression(
    r"(?P<title>[^\s(].{0,118}?)\s*[(\[](?P<year>(?:1[89]|20)\d\d)[)\]](?P<tail>.{0,80})$"
)
_DIR = r"(?:dir(?:ected by|ector)?\.?:?\s*)?"
_TITLE_CREDIT = expression(
    rf"(?P<title>[^()]{{1,100}}?)\s*\({_DIR}(?P<director>[^()/,\d]{{3,60}}?)"
    r"\s*(?:[/,]\s*[^()/,\d]{2,40}){0,2}\s*[,/]\s*(?P<year>(?:1[89]|20)\d\d)\)\s*:?$"
)
_YEAR_CREDIT = expression(
    rf"(?P<title>[^()]{{1,100}}?)\s*\((?P<year>(?:1[89]|20)\d\d)\s*[,;/]\s*{_DIR}"
    r"(?P<director>[^()/,\d]{3,60}?)\)\s*:?$"
)
_TITLE_REVIEW = expression(
    r"(?P<title>\S.{0,80}?)\s*(?:[-–—:|]\s*)?(?:\b(?:film|movie|music|soundtrack|album|cd|score"
    r"|dvd|blu-ray)\s+review)\s*[!.:]?$",
    re.IGNORECASE,
)
_BYLINE = expression(
    r"(?:(?:review|text|words|written|film review|posted)\s+)?by:?\s+(?P<name>\S.{1,60})$",
    re.IGNORECASE,
)
_CAST_LEAD = expression(r"(?P<label>Starring|With|Featuring|Stars|Cast|Voices of):?\s+(?=[^\s–—-])")
_BASED = expression(r"(?P<label>Based (?:up)?on):?\s+(?=\S)", re.IGNORECASE)
_POSTED = expression(
    r"(?:(?:first\s|originally\s|last\s)?(?:posted|published|updated|reviewed|written"
    r"|review(?:ed)? date|date)\s*(?:on|:|at|in)?\s*:?\s*)?"
    r"(?:by\s+(?P<before>[^|•\d]{2,50}?)\s*(?:[|•,/–—-]|\bon\b)\s*)?",
    re.IGNORECASE,
)
_AFTER_DATE = expression(
    r"[\s,|•·–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?)?"
    r"[\s,|•·–—-]*(?:(?:posted\s+)?by\s+(?P<after>[^|•\d]{2,50}?))?[\s|•·–—-]*"
    r"(?:\d{1,6}|\d+ comments?)?[\s.]*$",
    re.IGNORECASE,
)
_NAMES_AHEAD = expression(
    r"[A-Z\d][\w.’'`-]*+(?:,?\s(?:(?:and|&|with|de|von|van|der|del|di|da|la|le|el|bin|the|of)\s){0,2}"
    r"[A-Z][\w.’'`-]*+){0,60}+(?:\s\([^()]{0,600}\))?(?:,?\s(?:and\s)?[A-Z][\w.’'`-]*+"
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
    elif raw.casefold() in {"prod", "produc"} and not is_company(value) and len(value.split()) < 4:
        labels = ("producer",)
    elif label == "reviewDate" and (date := DATE.search(value)) and len(value) <= 80:
        return [FoundField(label, raw, start + date.start(), start + date.end())]
    if label == "reviewAuthor":
        end = start + _signer_end(line[start:end])
    extra: list[FoundField] = []
    if label in {"director", "studio", "title"} and len(value) < 200:
        end, extra = _trailing(line, raw, start, end)
    if label == "title" and (dated := _TITLE_PAREN.match(line[start:end])) and not dated["tail"]:
        extra.append(
            FoundField("year", raw, start + dated.start("year"), start + dated.end("year"))
        )
        end = start + dated.end("title")
    suits = [name for name in labels if is_plausible(name, line[start:end])]
    if not suits:
        if is_part_mark(line[start:end]):
            return [FoundField(raw.casefold(), raw, start, end)]
        return []
    return [FoundField(name, raw, start, end) for name in suits] + extra


_POST = expression(
    r"\s*[,|•·(/–—]\s*(?:(?:[\w’'.&-]+\s){0,5}(?:writer|critic|critics|editor|reviewer|correspondent|reporter|columnist|staff|contributor"
    r"|journalist|student|author|blogger|freelancer|desk)\b|(?:special|exclusive(?:ly)?)\s(?:to|for)\b|(?:for|of|in|at)\s"
    r"|[Tt]he\s(?:[\w’'&-]+\s){0,3}[\w’'&-]+$|[^,|(]{0,40}\b(?:Gazette|Times|Post|News|Herald|Tribune|Press|Magazine|Journal|Weekly|Daily"
    r"|Online|Blog)\b|\S+@\S+|\S+\.(?:com|org|net|co\.uk)\b).*$",
    re.IGNORECASE,
)


def _signer_end(value: str) -> int:
    """Return where the names of reviewers end: "Bo Critic, Staff Writer", "Bo Critic for The Post"."""
    post = _POST.search(value)
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


def opening_line(line: str, *, top: bool, first: bool, bottom: bool) -> HeaderLine | None:
    """Read a line that names no label: a date, a mark, a running time, `Title (2002)`, a byline.

    `first` tells that no prose came before, `top` that the line is near the start, `bottom`
    that it is near the end. Such lines count nowhere else.
    """
    if len(line) > 200:
        return None
    core = line.strip(" \t*_") or line
    lead = line.index(core)
    if top or bottom:
        found = _date_line(core, lead) or _bare_line(line, core, lead, first=first)
        if found:
            return HeaderLine(tuple(found), len(line))
    return _title_line(core, lead, len(line)) if top else None


def _bare_line(line: str, core: str, lead: int, *, first: bool) -> list[FoundField]:
    """Read a line that is a mark, a running time or a byline and nothing else."""
    if len(core) < 40:
        if _is_mark(line, core, first=first):
            starred = line[0] == "*" and "*" not in core[:1]
            at, end = (0, len(line)) if starred else (lead, lead + len(core))
            return [FoundField("rating", "", at, end)]
        if RUNTIME.fullmatch(core):
            return [FoundField("runtime", "", lead, lead + len(core))]
    byline = _BYLINE.match(core)
    if byline and is_names(byline["name"]):
        words = len(byline["name"][: _signer_end(byline["name"])].split())
        if words < 4 or (words <= 5 and not byline["name"].endswith((".", "!", "?"))):
            at = lead + byline.start("name")
            return [FoundField("reviewAuthor", "by", at, at + _signer_end(byline["name"]))]
    return []


def _is_mark(line: str, core: str, *, first: bool) -> bool:
    """Tell whether a line is a reviewer's mark: "4/5", "★★★", "B+", or at the top "7.5"."""
    if not BARE_RATING.fullmatch(line.strip("_ ") if "*" in line else core):
        return False
    if set(line) <= {"*", " "} and len(line) < 3:
        return False
    if re.fullmatch(r"\d+(?:\.\d+)?", core):
        return first or "." in core
    return core[0].isupper() if re.fullmatch(r"[A-DFa-df][+−–-]?", core) else True


def _date_line(core: str, lead: int) -> list[FoundField]:
    posted = _POSTED.match(core)
    at = posted.end() if posted else 0
    date = DATE.match(core, at)
    if date is None or posted is None:
        return []
    after = _AFTER_DATE.match(core, date.end())
    if after is None:
        return []
    raw = core[:at].strip(" :")
    found = [FoundField("reviewDate", raw, lead + date.start(), lead + date.end())]
    for match, group in ((posted, "before"), (after, "after")):
        if match[group] and is_names(match[group]):
            where = match.span(group)
            found.append(FoundField("reviewAuthor", "by", lead + where[0], lead + where[1]))
    return sorted(found, key=lambda f: f.start)


def _title_line(core: str, lead: int, whole: int) -> HeaderLine | None:
    for pattern in (_TITLE_CREDIT, _YEAR_CREDIT):
        match = pattern.match(core)
        if match and PLACE_CELL.fullmatch(match["director"]):
            continue
        if match and is_names(match["director"]) and not match["title"].endswith((".", ",")):
            return HeaderLine(_groups(match, lead, "title", "director", "year"), whole)
    match = _TITLE_YEAR.match(core) or _TITLE_PAREN.match(core)
    if match and len(match["title"]) <= 100 and not DATE.search(core):
        tail = match.groupdict().get("tail", "").strip()
        prose = re.search(r"[.!?,;]$|\b(?:is|was|has)\b", tail)
        if not prose and match["title"].count(" ") <= 14 and match["title"][-1] not in ",(":
            return HeaderLine(_groups(match, lead, "title", "year"), whole, heading=bool(tail))
    review = _TITLE_REVIEW.match(core)
    if review and len(review["title"].split()) <= 12:
        title = review["title"].rstrip(" -–—:|")
        if title and title.casefold() not in {"the", "a", "my", "our", "this", "original"}:
            start = lead + review.start("title")
            field = FoundField("title", "review", start, start + len(title))
            return HeaderLine((field,), whole, heading=True)
    return None


def _groups(match: re.Match[str], lead: int, *names: str) -> tuple[FoundField, ...]:
    return tuple(FoundField(n, "", lead + match.start(n), lead + match.end(n)) for n in names)
