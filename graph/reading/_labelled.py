"""A label and its value in a short part of a line, whatever joins them: "Music – Fay Tune"."""

from __future__ import annotations

import re

from ..expressions import expression
from ._fields import CREDITS, FoundField, credited_by
from ._line_shapes import shape
from .labels import (
    BARE_RATING,
    DATE,
    RUNTIME,
    is_company,
    is_names,
    is_part_mark,
    is_plausible,
    labels_of,
    short_labels_of,
)
from .particles import ELIDED, PARTICLE

__all__ = ["NAME", "PERSON", "are_people", "field_of", "labelled", "labels_with_remark"]

_JOINT = expression(
    r"\s?[:：]+\s*|\s*(?:\.\s?){3,}\s*|\s*…+\s*|\s*={1,2}>?\s*|\s*>{1,2}\s*|\s*[»→]\s*|\s+[–—-]{1,2}\s+"
    r"|\s*\|\s*|\t+|,\s+|\s+"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = expression(r"\S+?(?=\s|$|[:：=>»→|,]|\.{2,}|…)")
_SMALL = rf"(?:(?:{PARTICLE}|do|das|e|y)\s){{0,2}}"
NAME = rf"{_CAPITAL}[\w.'’-]*(?:\s{_SMALL}{ELIDED}?{_CAPITAL}[\w.'’-]*){{1,4}}"
PERSON = expression(rf"(?:(?:and|&)\s)?{NAME}(?:,? Jr\.?)?(?:\s\([^()]{{1,60}}\))?\.?")
_PEOPLE = expression(
    rf"{NAME}(?:\s\([^()]{{1,60}}\))?(?:\s?(?:,|/|&|and|,\sand|\+)\s?{NAME}(?:\s\([^()]{{1,60}}\))?){{0,12}}"
    rf"(?:,? (?:and|&) (?:others|more))?\.?"
)
_PEOPLE_LABELS = CREDITS | {"reviewAuthor", "lyricist"}
_COMPANIES = frozenset({"studio", "recordLabel"})
# In small letters behind other parts of a line: "97 min, with Ann Vane".
_OPENING_CAST = frozenset({"with", "starring", "featuring"})
_REMARK = expression(r"\s*\((?!s\))[^()]{0,30}\)$")
_PUNCTUATED = expression(r"[.:=>»→…|\t–—-]|\s{3,}")


def labelled(line: str, start: int, end: int) -> tuple[FoundField, ...]:
    """Return the fields of a stretch that is a label and its value, however they are joined."""
    words = [m.end() for m in _WORD.finditer(line, start, min(end, start + 70))][:7]
    for stop in reversed(words):
        raw = line[start:stop].strip(" *_")
        joint = _JOINT.match(line, stop, end)
        if joint is None or joint.end() >= end or not raw:
            continue
        firm = (
            bool(_PUNCTUATED.search(joint.group())) or raw.endswith(".") or line[stop - 1] in "*_"
        )
        listed = joint.group().strip() == ","
        marked = raw[0].isupper() or raw[-1] == "/" or (raw in _OPENING_CAST and start > 0)
        labels = labels_with_remark(raw) if marked or firm or listed else ()
        if not labels and (":" in joint.group() or _is_cut_short(raw, line[joint.end() : end])):
            labels = short_labels_of(raw)
        if not labels:
            continue
        at = joint.end()
        while at < end and line[at] in " *_" and not BARE_RATING.match(line[at:end]):
            at += 1
        taken = _valued(line, labels, raw.rstrip(":. "), at, end, firm=firm)
        if taken:
            return taken
    return ()


def _is_cut_short(raw: str, value: str) -> bool:
    """Tell whether a stop ends a label cut short, "D. Ann Vane", and no initial: "D. Vane"."""
    return raw.endswith(".") and not (len(raw) == len("D.") and raw.isupper() and " " not in value)


def labels_with_remark(raw: str) -> tuple[str, ...]:
    """Return the labels of words without a remark in brackets: "Camera (colour)"."""
    return labels_of(_REMARK.sub("", raw) if raw.endswith(")") else raw)


def _valued(
    line: str, labels: tuple[str, ...], raw: str, start: int, end: int, *, firm: bool
) -> tuple[FoundField, ...]:
    credited, names = credited_by(line[start:end])
    labels, start = credited or labels, start + names
    value = line[start:end]
    label = labels[0]
    if raw.casefold() in {"prod", "produc"} and are_people(value):
        labels, label = ("producer",), "producer"
    if label == "composer" and BARE_RATING.match(value) and raw.casefold() == "score":
        labels, label = ("rating",), "rating"
    if is_part_mark(value) and label != "rating":
        if label == "castMember" and raw.casefold() in {"stars", "star"}:
            return (FoundField("rating", raw, start, end),)
        return (FoundField(raw.casefold(), raw, start, end),)
    if label in _PEOPLE_LABELS:
        good = _PEOPLE.fullmatch(value) is not None or (firm and _is_sure_people(value))
        return tuple(FoundField(name, raw, start, end) for name in labels) if good else ()
    if label == "rating":
        mark = BARE_RATING.match(value)
        good = (
            mark is not None and not value[mark.end() :].strip(" .)") and is_plausible(label, value)
        )
        return (FoundField(label, raw, start, end),) if good else ()
    if label == "runtime":
        time = RUNTIME.fullmatch(value) or re.fullmatch(r"\d{2,3}", value)
        return (FoundField(label, raw, start, end),) if time else ()
    if label in {"year", "reviewDate"}:
        dated = shape("year")(value) if label == "year" else DATE.fullmatch(value)
        return (FoundField(label, raw, start, end),) if dated else ()
    if label in _COMPANIES:
        good = firm and is_names(value) and len(value) <= 60
        return (FoundField(label, raw, start, end),) if good else ()
    if label in {"filmGenre", "musicGenre", "releaseDate"}:
        released = label == "releaseDate" and DATE.fullmatch(value) is not None
        good = (firm or released) and is_plausible(label, value) and len(value) <= 60
        return (FoundField(label, raw, start, end),) if good else ()
    if label == raw.casefold() and firm and len(value) <= 60 and not value.endswith((".", "!")):
        return (FoundField(label, raw, start, end),)
    return ()


def are_people(value: str) -> bool:
    """Tell whether a value is a person's full name, or several; none of them a company's.

    >>> are_people("Ann Vane / Bo Marsh"), are_people("Quay Films"), are_people("Quayside")
    (True, False, False)
    """
    named = PERSON.fullmatch(value) or _PEOPLE.fullmatch(value)
    return named is not None and not is_company(value)


def _is_sure_people(value: str) -> bool:
    """Tell whether behind a joined label one-word names and companies may stand too."""
    return (
        len(value) <= 300
        and is_plausible("director", value)
        and not re.search(r"[.!?]\s[A-Z][a-z]+\s[a-z]", value)
    )


def field_of(
    label: str, start: int, match: re.Match[str], group: str, *, raw: str = "facts"
) -> FoundField:
    return FoundField(label, raw, start + match.start(group), start + match.end(group))
