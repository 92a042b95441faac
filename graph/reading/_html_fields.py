"""Values a page labels itself: JSON-LD, `<meta>`, `<title>` and `itemprop`, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from ..documents import Span
from ._html import Tag, attributes, tags_of
from ._json_ld import json_ld_fields
from ._schema_org import ITEMPROP, LONGEST_LINE, PROPERTIES, StructuredField

__all__ = ["html_fields"]

_META = {
    "author": "reviewAuthor",
    "article:author": "reviewAuthor",
    "byl": "reviewAuthor",
    "dc.creator": "reviewAuthor",
    "article:published_time": "reviewDate",
    "datepublished": "reviewDate",
    "dc.date": "reviewDate",
    "pubdate": "reviewDate",
    "date": "reviewDate",
    "og:title": "page title",
}
_VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "source", "wbr", "area", "embed"})


def html_fields(source: str, end: int) -> list[StructuredField]:
    """Return what JSON-LD, `<meta>`, `<title>` and `itemprop` of an HTML source say, in order."""
    found: list[StructuredField] = []
    tags = list(tags_of(source, end))
    scopes = _Scopes(source)
    for index, tag in enumerate(tags):
        wanted = scopes.enter(tag)
        if tag.closing or not (tag.rest.start < tag.rest.end or tag.name == "title"):
            continue
        following = tags[index + 1] if index + 1 < len(tags) else None
        if tag.name == "title" and following and following.name == "title":
            found.extend(
                _literal(source, "page title", "title", tag.end, following.start, tag.start)
            )
            continue
        if tag.name not in {"script", "meta"} and "itemprop" not in tag.rest.of(source):
            continue
        given = attributes(source, tag)
        if tag.name == "script":
            kind = given.get("type")
            if kind and kind.of(source).strip().casefold() == "application/ld+json":
                inside = Span(tag.end, following.start if following else end)
                found.extend(json_ld_fields(source, inside))
        elif tag.name == "meta" and not ("itemprop" in given and scopes.inside):
            found.extend(_meta(source, tag, given))
        elif "itemprop" in given:
            found.extend(_itemprop(source, tags, index, given, wanted))
    return found


def _literal(
    source: str, label: str, raw: str, start: int, end: int, line_start: int, line_end: int = 0
) -> Iterator[StructuredField]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    if start < end:
        text = source[start:end]
        shown = " ".join(unescape(text).split())
        line = Span(line_start, max(end, line_end))
        if line.end - line.start > LONGEST_LINE:
            line = Span(start, end)
        yield StructuredField(label, raw, Span(start, end), line, shown if shown != text else "")


def _meta(source: str, tag: Tag, given: dict[str, Span]) -> Iterator[StructuredField]:
    content = given.get("content")
    if content is None:
        return
    for name in ("name", "property", "itemprop"):
        if name in given:
            raw = given[name].of(source).strip().casefold()
            label = _META.get(raw) or (ITEMPROP.get(raw) if name == "itemprop" else None)
            if label and not content.of(source).startswith(("http:", "https:")):
                yield from _literal(
                    source, label, raw, content.start, content.end, tag.start, tag.end
                )
            return


class _Scopes:
    """The `itemscope` elements that are open while the tags of a page go by."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: list[tuple[str, str]] = []
        self._depths: list[int] = []

    @property
    def inside(self) -> bool:
        """Tell whether an element of a known type is open."""
        return any(kind in PROPERTIES for _, kind in self._open)

    def enter(self, tag: Tag) -> dict[str, str]:
        """Return the labels of the properties that a tag may give, then note what it opens."""
        wanted = self._wanted()
        if tag.name in _VOID:
            return wanted
        opens = not tag.closing and "itemscope" in tag.rest.of(self._source)
        if not opens and self._open and self._open[-1][0] == tag.name:
            self._depths[-1] += -1 if tag.closing else 1
            if self._depths[-1] == 0:
                self._open.pop()
                self._depths.pop()
        if opens:
            kind = attributes(self._source, tag).get("itemtype")
            name = kind.of(self._source).strip().rstrip("/").rsplit("/", 1)[-1] if kind else ""
            self._open.append((tag.name, name))
            self._depths.append(1)
        return wanted

    def _wanted(self) -> dict[str, str]:
        for _, kind in reversed(self._open):
            if kind in PROPERTIES:
                return PROPERTIES[kind]
            if kind:
                break
        return ITEMPROP


def _itemprop(
    source: str,
    tags: list[Tag],
    index: int,
    given: dict[str, Span],
    wanted: dict[str, str],
) -> Iterator[StructuredField]:
    tag = tags[index]
    for raw in given["itemprop"].of(source).split():
        label = wanted.get(raw.casefold())
        if label is None:
            continue
        content = given.get("content") or given.get("datetime")
        if content is not None:
            yield from _literal(source, label, raw, content.start, content.end, tag.start, tag.end)
            continue
        close = _closing(tags, index)
        if close is None or close.start - tag.end > 600:
            continue
        start, end = tag.end, close.start
        inner = [t for t in tags[index + 1 : index + 12] if t.start < close.start]
        for number, child in enumerate(inner):
            own = attributes(source, child) if not child.closing else {}
            value = own.get("itemprop")
            if value and value.of(source) == "name":
                if (said := own.get("content")) is not None:
                    start, end = said.start, said.end
                    break
                start = child.end
                end = inner[number + 1].start if number + 1 < len(inner) else close.start
                break
        if "<" in source[start:end]:
            continue
        best = _best(source, tags, index) if label == "rating" else ""
        for found in _literal(source, label, raw, start, end, tag.start, close.end):
            if best:
                shown = f"{source[found.value.start : found.value.end]}/{best}"
                yield StructuredField(label, raw, found.value, found.line, shown)
            else:
                yield found


def _best(source: str, tags: list[Tag], index: int) -> str:
    """Return the `bestRating` that stands near a mark, or an empty string."""
    for at in range(max(0, index - 4), min(index + 8, len(tags))):
        if tags[at].closing or at == index:
            continue
        given = attributes(source, tags[at])
        if "itemprop" in given and given["itemprop"].of(source).casefold() == "bestrating":
            content = given.get("content")
            end = tags[at + 1].start if at + 1 < len(tags) else tags[at].end
            text = content.of(source) if content else source[tags[at].end : end]
            return text.strip() if text.strip().isdigit() else ""
    return ""


def _closing(tags: list[Tag], index: int) -> Tag | None:
    depth = 0
    for tag in tags[index : index + 30]:
        if tag.name == tags[index].name:
            depth += -1 if tag.closing else 1
            if depth == 0:
                return tag
    return None
