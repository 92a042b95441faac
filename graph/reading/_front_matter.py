"""Values of a YAML front matter, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from ..documents import Span
from ..expressions import expression
from ._schema_org import StructuredField
from .labels import labels_of

__all__ = ["front_matter_fields"]

_KEY = expression(r"(?P<indent>[ ]{0,8})(?:- )?(?P<key>[A-Za-z_][\w -]{0,60}?)[ ]?:(?:[ \t]+|$)")
_LIST_ITEM = expression(r"[ \t]*-[ \t]+")
_INLINE_ITEM = expression(r"\s*(\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^,\[\]\r\n]++)")


def front_matter_fields(source: str, inside: Span) -> list[StructuredField]:
    """Return the `key: value` pairs and the items of simple lists of a YAML front matter."""
    found: list[StructuredField] = []
    key, key_start = "", 0
    at = inside.start
    while at < inside.end:
        end = source.find("\n", at, inside.end)
        end = inside.end if end < 0 else end
        stop = end - 1 if end > at and source[end - 1] == "\r" else end
        match = _KEY.match(source, at, stop)
        item = _LIST_ITEM.match(source, at, stop)
        if match:
            key, key_start = match["key"], at + len(match["indent"])
            value = _unquoted(source, match.end(), stop)
            text = value.of(source)
            if text.startswith("["):
                for part in _INLINE_ITEM.finditer(source, value.start + 1, value.end):
                    found.extend(_pairs(source, key, _unquoted(source, *part.span(1)), key_start))
            elif text and text not in {">", "|", ">-", "|-", "{}", "~", "null"}:
                found.extend(_pairs(source, key, value, key_start))
        elif item and key:
            value = _unquoted(source, item.end(), stop)
            if value.start < value.end:
                line_start = key_start if value.end - key_start <= 300 else at
                found.extend(_pairs(source, key, value, line_start))
        at = end + 1
    return found


def _pairs(source: str, key: str, value: Span, start: int) -> Iterator[StructuredField]:
    end = value.end
    if end < len(source) and source[end] in "\"'" and source[value.start - 1] == source[end]:
        end += 1
    for label in labels_of(key) or (key.casefold(),):
        yield StructuredField(label, key, value, Span(start, end))


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
