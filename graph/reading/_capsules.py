"""Credits run together in a paragraph, as "Dir: Ann Example. With Bo Other. 94 mins. PG." is one.

Such a capsule is a row of short parts, each a label with its value, names, or a plain fact. It opens
a paragraph, closes one, fills brackets or stands between whole sentences; the rest stays prose.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..expressions import expression
from ._fields import CREDITS, FoundField, HeaderLine
from ._line_shapes import shape
from ._shapes import is_cased_throughout
from .labels import BARE_RATING, BY_PHRASE, RUNTIME, is_company, labels_of, short_labels_of

__all__ = [
    "Capsule", "as_header", "capsules_in", "is_row_of_names", "names_several", "told_apart",
]  # fmt: skip

_LONGEST = 1500
# What these stand for in a capsule; elsewhere "s." is a writer and "prod." a company.
_SHORT = {"s.": "castMember", "prod.": "producer"}
_FIGURE_BEHIND = expression(r"\s\(\d")
_SEPARATOR = expression(r"\s*(?:[.,;|/·•()]|\s[–—-]\s)[.,;)\s]*(?:\()?(?:and\s)?|\s+(?:and\s)?")
_STOP = expression(r"\s*[.;|)][.)]*\s*|\s*$|\s*\n\s*")
_SENTENCE = expression(r"(?:(?<=[.!?…])|(?<=[.!?…][”\")\]]))\s+(?=[“\"(\[]?[A-Z\d])|\n+")
_BRACKETS = expression(r"[(\[](?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]\.?")
_OWN_TITLE = expression(r"[^:()]{2,60}: ")
# What every capsule has one of; a text without them is not read further.
_CUES = (
    "irect", "IRECT", "ir. ", "ir: ", "IR: ", "IR. ", "tarring", "TARRING", "With ", "WITH ", "WITH:", "w/", "ritten",
    "Cast:", "CAST", "cast:", "eaturing", "creenplay", "roduc", "Music", "D: ", "d: ", " d. ", "(d. ", "D. ",
    "D/S ", "D/W ", "W/D ", "S/D ", "DP ", "DoP ", " Ed ", " P ", " M ", "D ",
)  # fmt: skip
_FEWEST, _CATALOGUE, _OPENING = 2, 4, 90
_SHORT_LINE = 160
_GRADES = frozenset("ABCDF")
_SHORT_PART = expression(r"[^.,;|()\n]{1,40}")
_OTHER_VALUE = expression(r"[^.;|\n]{1,70}")
_WHO = expression(r"dir[.: ]*|[a-z -]+ by[: ]*", re.IGNORECASE)
_TITLES = ("dated-title", "certified-title", "shouted-title")


@dataclass(frozen=True, slots=True)
class Capsule:
    """The stretch of a capsule in a text, and its fields; offsets count in that text."""

    start: int
    end: int
    fields: tuple[FoundField, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a capsule: where it ends, its fields, and whether a label leads it."""

    end: int
    fields: tuple[FoundField, ...] = ()
    labelled: bool = False
    names: bool = False


def capsules_in(text: str, *, top: bool = False) -> Iterator[Capsule]:
    """Yield the capsules of a paragraph, in order; they do not overlap.

    At the `top` of a text a name and a year may be its title: "Some Title, 2004, dir. …".
    """
    if len(text) > 20 * _LONGEST or not ("(" in text[:_OPENING] or _has_cue(text)):
        return
    done = 0
    if lead := _lead(text, top=top):
        yield lead
        done = lead.end
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    for start in starts:
        if start < done:
            continue
        found = _in_brackets(text, start) if text[start : start + 1] in "([" else None
        found = found or _run(text, start, len(text))
        if found is not None:
            yield found
            done = found.end
    if not done and text.endswith((")", ").", "]")):
        opening = text.rfind("(")
        bracket = _BRACKETS.match(text, max(opening, 0)) if opening > 0 else None
        if bracket is not None and bracket.end() == len(text):
            found = _in_brackets(text, opening)
            before = text[:opening].rstrip(' ”"’)')
            if found is not None and (text[opening - 1] == "\n" or before[-1:] in ".!?…"):
                yield found


def _has_cue(text: str) -> bool:
    return any(cue in text for cue in _CUES)


def _lead(text: str, *, top: bool) -> Capsule | None:
    """Return the capsule that a title opens: "BRASS MONDAY *** (1988) 97m. D: Ann Example."."""
    if credited := shape("credited-title")(text):
        fields = tuple(_group(credited, name) for name in ("title", "director", "year"))
        if _is_title(credited["title"]):
            more = _run(text, credited.end(), len(text), led=True)
            if more is not None:
                return Capsule(0, more.end, (*fields, *more.fields))
            return Capsule(0, credited.end(), fields)
    if opened := _opened(text) or _credited(text):
        return opened
    if made := shape("maker-and-year")(text):
        return Capsule(0, made.end(), (_group(made, "director"), _group(made, "year")))
    for name in (*_TITLES, "listed-title") if top else _TITLES:
        titled = shape(name)(text)
        if titled is None or not _is_title(titled["title"]):
            continue
        dated = bool(titled.groupdict().get("year"))
        found = _run(text, titled.end(), len(text), dated=dated)
        if found is not None:
            known = [_group(titled, name) for name, value in titled.groupdict().items() if value]
            return Capsule(0, found.end, (*known, *found.fields))
    return None


_DATING = frozenset({"year", "runtime"})
"""What stands behind a title in running text as well."""


def _opened(text: str) -> Capsule | None:
    """Return the capsule "Some Title (Quay Films, 97 minutes, PG)" that prose follows."""
    opened = shape("opened-title")(text)
    if opened is None or not _is_title(opened["title"]):
        return None
    at, end = opened.span("inside")
    fields: list[FoundField] = []
    unknown = 0
    while at < end:
        comma = text.find(", ", at, end)
        stop = comma if comma > 0 else end
        fact = _fact(text, at, stop)
        if fact is None or fact.end < stop:
            unknown += 1
        else:
            fields.extend(fact.fields)
        at = stop + len(", ")
    told = {field.label for field in fields}
    if unknown > 1 or "runtime" not in told or (not unknown and told <= _DATING):
        return None
    return Capsule(0, opened.end(), (_group(opened, "title"), *fields))


def _credited(text: str) -> Capsule | None:
    """Return the capsule "Some Title (directed by Ann Example; 2012; 101 min)" before a verb."""
    led = shape("credited-opening")(text)
    if led is None or not is_cased_throughout(led["title"]):
        return None
    inside = _in_brackets(text, led.end())
    if inside is None:
        return None
    return Capsule(0, inside.end, (_group(led, "title"), *inside.fields))


def _group(match: re.Match[str], name: str) -> FoundField:
    start, end = match.span(name)
    if name == "title":
        while end > start and match.string[start] in "“\"‘'*_":
            start += 1
        while end > start and match.string[end - 1] in "”\"’'*_,":
            end -= 1
    return FoundField(name, "title" if name == "title" else "facts", start, end)


# "Low Tide (1951) and Low Tide (1990)": what stands behind a year is another film.
_SEVERAL = expression(r"\S \((?:18|19|20)\d\d\),? (?:(?:vs|v)\.?|versus|and|&|or|/|to|with) \S")


def names_several(title: str) -> bool:
    """Tell whether words count up films, each but the last with its year behind it."""
    return _SEVERAL.search(title) is not None


def _is_title(text: str) -> bool:
    """Tell whether words may be one title: few of them in small letters, no year among them."""
    if names_several(text):
        return False
    words = text.strip("“”\"‘’'*_").split()
    small = sum(word[0].islower() for word in words)
    return 0 < len(words) <= 10 and small * 2 <= len(words) and not text.endswith(("'s", "’s"))


def _in_brackets(text: str, start: int) -> Capsule | None:
    bracket = _BRACKETS.match(text, start)
    if bracket is None:
        return None
    first, end = bracket.span("inside")
    if own := _OWN_TITLE.match(text, first, end):
        raw = text[first : own.end()].strip(": ")
        if not labels_of(raw) and not short_labels_of(raw):
            first = own.end()
    found = _run(text, first, end)
    if found is None or found.end < end:
        return None
    return Capsule(start, bracket.end(), found.fields)


def _run(
    text: str, start: int, until: int, *, led: bool = False, dated: bool = False
) -> Capsule | None:
    """Return the capsule that starts at an offset, as far as whole sentences of it go.

    Where a title and its director have `led` to it, names and a plain fact are enough; behind a
    `dated` title so is one label.
    """
    parts: list[_Part] = []
    at, good, kept = start, start, 0
    while at < until and len(parts) < 40:
        part = _part(text, at, until, parts)
        if part is None:
            break
        parts.append(part)
        stop = _STOP.match(text, part.end, until)
        if stop is not None or part.end >= until or text[part.end - 1] == ".":
            good, kept = (stop.end() if stop is not None else part.end), len(parts)
        separator = _SEPARATOR.match(text, part.end, until)
        if separator is None or separator.end() >= until:
            break
        at = separator.end()
    taken = parts[:kept]
    labels = {field.label for part in taken if part.labelled for field in part.fields}
    alone = not start and len(taken) == 1 and _says_who(taken[0])
    if not (labels & CREDITS or led) or (len(taken) < _FEWEST and not alone):
        return None
    if (
        len(labels) < _FEWEST
        and not (led or dated or alone)
        and sum(not part.names for part in taken) < _FEWEST
    ):
        return None
    fields = told_apart(tuple(field for part in taken for field in part.fields), text)
    return Capsule(start, good, fields)


def _says_who(part: _Part) -> bool:
    """Tell whether a part is "Dir. Ann Example." or "Written by …": one is enough before prose."""
    return any(
        field.label in CREDITS and _WHO.fullmatch(field.raw_label) is not None
        for field in part.fields
    )


def _part(text: str, at: int, until: int, before: Sequence[_Part]) -> _Part | None:
    """Return the part that starts at an offset, if it is one and ends there."""
    for part in (
        _labelled(text, at, until),
        _fact(text, at, until),
        _named(text, at, until, before),
    ):
        if part is not None and _ends(text, part.end, until):
            return part
    return None


def _ends(text: str, end: int, until: int) -> bool:
    """Tell whether a part ends: at a mark, or before a label that needs none."""
    if end >= until or _STOP.match(text, end, until) or text[end] in ",/|·•":
        return True
    if (text[end - 1] == "." and text[end].isspace()) or _FIGURE_BEHIND.match(text, end, until):
        return True
    if not text[end].isspace() and text[end] not in "–—-":
        return False
    after = _SEPARATOR.match(text, end, until)
    if after is None:
        return False
    if text.startswith(("from ", "based on "), after.end()):
        return shape("plain-fact")(text, after.end(), until) is not None
    return _labelled(text, after.end(), until) is not None


def _labelled(text: str, at: int, until: int) -> _Part | None:
    raw, labels, start = _label(text, at, until)
    if not labels:
        return None
    label = labels[0]
    if label in CREDITS:
        names = shape("names")(text, start, until)
        if names is None or (is_company(names.group()) and label != "producer"):
            return None
        if not at and raw in _GRADES and _FIGURE_BEHIND.match(text, names.end(), until):
            return None  # "C Low Tide (1988": a title behind its mark
        fields = tuple(FoundField(name, raw, start, names.end()) for name in labels)
        return _Part(names.end(), fields, labelled=True)
    if label == "year":
        value = shape("bare-year")(text, start, until)
    else:
        form = {"runtime": RUNTIME, "rating": BARE_RATING}.get(label, _OTHER_VALUE)
        value = form.match(text, start, until)
    if value is None:
        return None
    return _Part(value.end(), (FoundField(label, raw, start, value.end()),), labelled=True)


def _label(text: str, at: int, until: int) -> tuple[str, tuple[str, ...], int]:
    """Return a label at an offset as written, what it names, and where its value starts."""
    colon = shape("label-colon")(text, at, until)
    if colon is not None:
        raw = colon["raw"]
        if labels := labels_of(raw) or short_labels_of(raw):
            return raw, labels, colon.end()
    by = BY_PHRASE.match(text, at, until)
    if by is not None and (labels := labels_of(by.group(1))):
        return by.group(1), labels, by.end()
    ahead = shape("label-ahead")(text, at, until)
    if ahead is None:
        return _comma_label(text, at, until)
    raw = ahead["raw"].strip()
    label = _SHORT.get(raw.casefold())
    found = (label,) if label else labels_of(raw.strip(",:")) or short_labels_of(raw)
    return raw, found, ahead.end()


def _comma_label(text: str, at: int, until: int) -> tuple[str, tuple[str, ...], int]:
    """Return the label of "Camera (colour), Ann Example"; only one of people is joined so."""
    comma = shape("label-comma")(text, at, until)
    labels = labels_of(comma["raw"]) if comma is not None else ()
    if comma is None or not labels or labels[0] not in CREDITS:
        return "", (), at
    return comma["raw"], labels, comma.end()


def _fact(text: str, at: int, until: int) -> _Part | None:
    """Return a part that needs no label: a year, a running time, a country, a mark, a note."""
    if year := shape("bare-year")(text, at, until):
        return _Part(year.end(), (FoundField("year", "facts", *year.span("year")),))
    if place := shape("place")(text, at, until):
        group = next((name for name in ("year", "first", "coded") if place[name]), "")
        fields = (FoundField("year", "facts", *place.span(group)),) if group else ()
        return _Part(place.end(), fields)
    if time := RUNTIME.match(text, at, until):
        return _Part(time.end(), (FoundField("runtime", "facts", *time.span()),))
    mark = BARE_RATING.match(text, at, until)
    bullet = mark is not None and mark.group() == "*" and not at  # "* Music by Ann Example"
    if mark is not None and not bullet and re.search(r"[/★*½]|star|of", mark.group()):
        return _Part(mark.end(), (FoundField("rating", "", *mark.span()),))
    if fact := shape("plain-fact")(text, at, until):
        return _Part(fact.end())
    short = _SHORT_PART.match(text, at, until)
    if short is not None and shape("note")(text, at, short.end()):
        return _Part(short.end())
    return None


def _named(text: str, at: int, until: int, before: Sequence[_Part]) -> _Part | None:
    """Return a part that is a row of names: of the cast, unless somebody is named so already."""
    if any(field.label == "castMember" for part in before for field in part.fields):
        return None
    names = shape("names")(text, at, until) if shape("two-names")(text, at, until) else None
    if (
        not before
        and names is not None
        and (names.group().isupper() or shape("part-grade")(names.group()))
    ):
        return None
    if _comma_label(text, at, until)[1]:
        return None
    if names is None or is_company(names.group()) or " " not in names.group():
        return None
    return _Part(names.end(), (FoundField("castMember", "cast", at, names.end()),), names=True)


def is_row_of_names(text: str) -> bool:
    """Tell whether a line is a row of full names: "Ann Example, Bo Other and Cy Third"."""
    text = text.replace("; ", ", ")
    found = shape("names")(text.rstrip(".")) if 10 < len(text) <= 300 else None
    if found is None or found.end() < len(text.rstrip(".")):
        return False
    names = re.split(r",\s(?:and\s)?|\sand\s|\s&\s", re.sub(r"\([^()]*\)", "", text.rstrip(".")))
    return len(names) > 1 and all(" " in name.strip() for name in names) and not is_company(text)


def told_apart(fields: tuple[FoundField, ...], text: str) -> tuple[FoundField, ...]:
    """Return the fields with "S" and "C" read by their neighbours: the cast, where it lists names.

    Beside a label of the cast they stay script and camera, and so they do in a row of many letters
    and with a single name. A director ends where a stroke parts him from a list of others.
    """
    fields = tuple(
        _first_of(field, text) if field.label == "director" else field for field in fields
    )
    letters = {field.raw_label for field in fields if len(field.raw_label.strip(".")) == 1}
    if len(letters) >= _CATALOGUE or any(
        field.label == "castMember" and len(field.raw_label) > 1 for field in fields
    ):
        return fields
    return tuple(
        replace(field, label="castMember")
        if field.raw_label.strip(".").casefold() in ("s", "c")
        and field.label in ("screenwriter", "cinematographer")
        and re.search(r",|\band\b|&", text[field.start : field.end])
        else field
        for field in fields
    )


def _first_of(field: FoundField, text: str) -> FoundField:
    first = shape("crew-then-names")(text[field.start : field.end])
    return field if first is None else replace(field, end=field.start + first.end("crew"))


def as_header(text: str, *, top: bool) -> HeaderLine | None:
    """Return a line that is a capsule from end to end, or an album's head, as a header line.

    At the `top` of a text a title with a mark is one, too: "Some Title - 3.5/5".
    """
    if len(text) > _LONGEST:
        return None
    if len(text) <= _SHORT_LINE:
        album = shape("album-head")(text)
        if album is not None and _is_album(album):
            return _of_album(album)
        marked = shape("marked-title")(text) if top else None
        if marked is not None and _is_title(marked["title"]):
            named = (_group(marked, "title"), FoundField("rating", "", *marked.span("mark")))
            return HeaderLine(named, len(text), heading=True)
    found = next(capsules_in(text, top=top), None)
    if found is None or found.start > 0 or text[found.end :].strip():
        return None
    heading = any(field.label == "title" for field in found.fields)
    return HeaderLine(found.fields, len(text), heading=heading)


def _is_album(match: re.Match[str]) -> bool:
    """Tell whether the title is one, and no word of an album, and the composer no company."""
    plain = match["title"].casefold() in ("original", "the original", "music", "score", "various")
    return _is_title(match["title"]) and not plain and not is_company(match["composer"])


def _of_album(match: re.Match[str]) -> HeaderLine:
    """Return the head of an album: title, composer, and in brackets its label and year."""
    named = {"title": "title", "composer": "composer", "label": "recordLabel", "year": "year"}
    fields = []
    for group, label in named.items():
        if match[group] is not None:
            found = _group(match, group)
            fields.append(
                FoundField(label, "title" if label == "title" else "facts", found.start, found.end)
            )
    return HeaderLine(tuple(fields), len(match.string))
