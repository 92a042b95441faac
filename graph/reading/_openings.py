"""Lines that name no label: a date, a mark, a running time, `Title (2002)`, a byline."""

from __future__ import annotations

import re
from dataclasses import replace

from ._capsules import names_several
from ._fields import FoundField, HeaderLine, signer_end
from ._line_shapes import shape
from ._shapes import is_cased_throughout, reads_as_heading
from .labels import BARE_RATING, DATE, RUNTIME, is_names, labels_of

__all__ = ["directed_line", "opening_line", "reviewed_line", "titled_line"]

_LONGEST = 200


def opening_line(line: str, *, top: bool, first: bool, bottom: bool) -> HeaderLine | None:
    """Read a line that names no label: a date, a mark, a running time, `Title (2002)`, a byline.

    `first` tells that no prose came before, `top` that the line is near the start, `bottom`
    that it is near the end. Such lines count nowhere else.
    """
    if len(line) > _LONGEST:
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
        if (out := shape("released")(core)) and (date := DATE.fullmatch(core, out.end())):
            raw = core[: out.end()].strip()
            return [FoundField("releaseDate", raw, lead + date.start(), lead + date.end())]
    byline = shape("byline")(core)
    if byline and is_names(byline["name"]):
        words = len(byline["name"][: signer_end(byline["name"])].split())
        if words < 4 or (words <= 5 and not byline["name"].endswith((".", "!", "?"))):
            at = lead + byline.start("name")
            return [FoundField("reviewAuthor", "by", at, at + signer_end(byline["name"]))]
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
    posted = shape("posted")(core)
    at = posted.end() if posted else 0
    date = DATE.match(core, at)
    if date is None:
        return []
    after = shape("behind-date")(core, date.end())
    if after is None:
        return []
    raw = core[:at].strip(" :")
    found = [FoundField("reviewDate", raw, lead + date.start(), lead + date.end())]
    for match, group in ((posted, "before"), (posted, "signed"), (after, "after")):
        if match is not None and match[group] and is_names(match[group]):
            where = match.span(group)
            found.append(FoundField("reviewAuthor", "by", lead + where[0], lead + where[1]))
    return sorted(found, key=lambda f: f.start)


def _title_line(core: str, lead: int, whole: int) -> HeaderLine | None:
    if answer := shape("answer")(core):
        core, lead = core[answer.end() :], lead + answer.end()
    if (hour := shape("part-day")(core)) and ":" not in core[hour.end() :]:
        core, lead = core[hour.end() :], lead + hour.end()
    match = shape("year-last")(core) or shape("year-behind")(core)
    if match and names_several(match["title"]):
        return None
    if match and len(match["title"]) <= 100 and not DATE.search(core):
        tail = match.groupdict().get("tail", "").strip()
        prose = re.search(r"[.!?,;]$|\b(?:is|was|has)\b", tail)
        if not prose and match["title"].count(" ") <= 14 and match["title"][-1] not in ",(":
            return HeaderLine(_groups(match, lead, "title", "year"), whole, heading=bool(tail))
    album = shape("album-title")(core)
    if album is not None and reads_as_heading(album["title"]) and not labels_of(album["title"]):
        return HeaderLine(_groups(album, lead, "title"), whole, heading=True)
    review = shape("title-review")(core)
    if review and len(review["title"].split()) <= 12:
        title = review["title"].rstrip(" -–—:|")
        if title and title.casefold() not in {"the", "a", "my", "our", "this", "original"}:
            start = lead + review.start("title")
            field = FoundField("title", "review", start, start + len(title))
            return HeaderLine((field,), whole, heading=True)
    return None


def _groups(match: re.Match[str], lead: int, *names: str) -> tuple[FoundField, ...]:
    return tuple(FoundField(n, "", lead + match.start(n), lead + match.end(n)) for n in names)


def directed_line(line: str) -> HeaderLine | None:
    """Read a line that is a title and whose film it is: "2) LOW TIDE - dir. Ann Example"."""
    core = line.strip("*_ ")
    if not core or len(line) > _LONGEST:
        return None
    lead = line.index(core)
    place = shape("place-in-list")(core)
    match = shape("title-director")(core, place.end() if place is not None else 0)
    if match is None or not is_cased_throughout(match["title"]):
        return None
    if not shape("names").whole(match["director"]) or not reads_as_heading(match["title"]):
        return None
    if labels_of(match["title"]) or shape("place").whole(match["director"]):
        return None
    groups = ("title", "director", *(("year",) if match["year"] else ()))
    fields = _groups(match, lead, *groups)
    return HeaderLine((_unquoted(core, lead, fields[0]), *fields[1:]), len(line), heading=True)


def reviewed_line(line: str) -> HeaderLine | None:
    """Read a headline that says "review" and quotes the title: "'Low Tide' Review: A Cold Row"."""
    core = line.strip("*_# ")
    if not core or len(line) > _LONGEST or (match := shape("reviewed-headline")(core)) is None:
        return None
    group = "title" if match["title"] is not None else "named"
    if not reads_as_heading(match[group]):
        return None
    lead = line.index(core)
    title = FoundField("title", "title", lead + match.start(group), lead + match.end(group))
    dated = _groups(match, lead, "year") if match["year"] else ()
    return HeaderLine((title, *dated), len(line), heading=True)


def _unquoted(core: str, lead: int, field: FoundField) -> FoundField:
    """Return the field of a title without the quotation marks around it."""
    text = core[field.start - lead : field.end - lead]
    bare = text.strip("“”\"‘’'*_ ")
    start = field.start + (text.index(bare) if bare else 0)
    return replace(field, start=start, end=start + len(bare)) if bare else field


def titled_line(line: str, *, top: bool) -> HeaderLine | None:
    """Read a line that is a title with its director and year, as a list of films has them.

    Far from the `top` it must say that it names the director, or give a mark.
    """
    if len(line) > _LONGEST or "(" not in line:
        return None
    core = line.strip("*_ ") if line[0] in "*_" else line
    lead = line.index(core)
    place = shape("place-in-list")(core)
    at = place.end() if place is not None else 0
    for name in ("director-year", "year-director"):
        match = shape(name)(core, at)
        if match is None or not (match["said"] or match["rating"] or top):
            continue
        if shape("place").whole(match["director"]) or not is_names(match["director"]):
            continue
        if not match["title"].endswith((".", ",")):
            groups = ("title", "director", "year", *(("rating",) if match["rating"] else ()))
            return HeaderLine(_groups(match, lead, *groups), len(line))
    return None
