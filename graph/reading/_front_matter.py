"""Values of a front matter, in YAML between `---` or in TOML between `+++`, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..documents import Span
from ..expressions import expression
from ._schema_org import StructuredField
from .labels import labels_of

__all__ = ["front_matter_fields"]

_KEY = expression(
    r"(?P<indent>[ ]{0,8})(?:- )?[\"']?(?P<key>[A-Za-z_][\w -]{0,60}?)[\"']?[ ]?"
    r"(?::(?:[ \t]+|$)|=[ \t]*)"
)
_SECTION = expression(r"\[{1,2}(?P<key>[\w. -]{1,60})\]{1,2}[ \t]*$")
_LIST_ITEM = expression(r"[ \t]*-[ \t]+")
_ARRAY_ITEM = expression(r"[ \t]+(?P<item>\"[^\"\r\n]*\"|'[^'\r\n]*'),?[ \t]*$")
_INLINE_ITEM = expression(r"\s*(\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^,\[\]\r\n]++)")
_HUMP = expression(r"(?<=[a-z])(?=[A-Z])")
_NOTHING = frozenset({">", "|", ">-", "|-", "{}", "~", "null", "["})
# What a page may be about, below which its own title stands: "film:" over "title: …".
_ABOUT = frozenset({"film", "movie", "item", "work", "review of", "reviewed", "item reviewed"})
_SCALES = frozenset(
    {
        "scale",
        "rating scale",
        "score scale",
        "out of",
        "max",
        "score max",
        "max score",
        "rating max",
    }
    | {"max rating", "best rating", "score out of", "rating out of", "stars max", "max stars"}
)
_FIGURE = expression(r"\d{1,3}(?:\.\d{1,2})?")


def front_matter_fields(source: str, inside: Span) -> list[StructuredField]:
    """Return the `key: value` pairs and the items of simple lists of a front matter.

    A title that stands below "film" is the film's; that of the page then only may name it.
    """
    found: list[StructuredField] = []
    within: list[str] = []
    for key, value, start, about in _values(source, inside):
        for field in _pairs(source, key, value, start):
            found.append(field)
            within.append(about)
    if any(f.label == "title" and about in _ABOUT for f, about in zip(found, within, strict=True)):
        found = [
            replace(field, label="page title")
            if field.label == "title" and about not in _ABOUT
            else field
            for field, about in zip(found, within, strict=True)
        ]
    return _with_scale(source, found)


def _values(source: str, inside: Span) -> Iterator[tuple[str, Span, int, str]]:
    """Yield key, value, where the key starts, and the key that it stands below ("" for none)."""
    key, key_start, about = "", 0, ""
    at = inside.start
    while at < inside.end:
        end = source.find("\n", at, inside.end)
        end = inside.end if end < 0 else end
        stop = end - 1 if end > at and source[end - 1] == "\r" else end
        match = _KEY.match(source, at, stop)
        item = _LIST_ITEM.match(source, at, stop)
        array = _ARRAY_ITEM.fullmatch(source, at, stop)
        if section := _SECTION.match(source, at, stop):
            about, key = _words(section["key"]), ""
        elif match:
            key, key_start = match["key"], at + len(match["indent"])
            value = _unquoted(source, match.end(), stop)
            text = value.of(source)
            if not match["indent"] and text == "":
                about = _words(key)
            elif not match["indent"] and "=" not in match[0]:
                about = ""
            if text.startswith("[") and text != "[":
                for part in _INLINE_ITEM.finditer(source, value.start + 1, value.end):
                    yield key, _unquoted(source, *part.span(1)), key_start, about
            elif text and text not in _NOTHING:
                yield key, value, key_start, about
        elif (item or array) and key:
            first = item.end() if item else at
            value = _unquoted(source, first, stop) if item else _of_array(source, array)
            if value.start < value.end:
                yield key, value, key_start if value.end - key_start <= 300 else at, about
        at = end + 1


def _of_array(source: str, array: re.Match[str] | None) -> Span:
    return _unquoted(source, *array.span("item")) if array is not None else Span(0, 0)


def _words(key: str) -> str:
    """Return the words of a key: "musicBy", "music_by" and "music-by" are "music by"."""
    return " ".join(re.split(r"[\s_-]+", _HUMP.sub(" ", key))).casefold()


def _pairs(source: str, key: str, value: Span, start: int) -> Iterator[StructuredField]:
    end = value.end
    if end < len(source) and source[end] in "\"'" and source[value.start - 1] == source[end]:
        end += 1
    words = _words(key)
    labels = labels_of(key) or labels_of(words)
    if labels == ("composer",) and _FIGURE.match(value.of(source)):
        labels = ("rating",)  # "score: 9"
    for label in labels or (words if words in _SCALES else key.casefold(),):
        yield StructuredField(label, key, value, Span(start, end))


def _with_scale(source: str, found: list[StructuredField]) -> list[StructuredField]:
    """Return the fields, a bare mark shown with the scale that another key gives."""
    scales = [f.value.of(source) for f in found if f.label in _SCALES]
    if len(scales) != 1 or not scales[0].isdigit():
        return found
    return [
        replace(field, shown=f"{field.value.of(source)}/{scales[0]}")
        if field.label == "rating" and _FIGURE.fullmatch(field.value.of(source))
        else field
        for field in found
    ]


def _unquoted(source: str, start: int, end: int) -> Span:
    while start < end and source[start] in " \t":
        start += 1
    while end > start and source[end - 1] in " \t\r":
        end -= 1
    if end - start >= 2 and source[start] in "\"'":
        close = source.rfind(source[start], start + 1, end)
        if close > start:
            return Span(start + 1, close)
    return Span(start, end)
