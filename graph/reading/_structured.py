"""Values a source labels itself: front matter, JSON-LD, `<meta>` and `itemprop`, with places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ..documents import Span
from ..expressions import expression
from ._html import Tag, attributes, tags_of
from .labels import labels_of

__all__ = ["StructuredField", "front_matter_fields", "html_fields"]

_LONGEST_LINE = 900
_KEY = expression(r"(?P<indent>[ ]{0,8})(?:- )?(?P<key>[A-Za-z_][\w -]{0,60}?)[ ]?:(?:[ \t]+|$)")
_LIST_ITEM = expression(r"[ \t]*-[ \t]+")
_INLINE_ITEM = expression(r"\s*(\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^,\[\]\r\n]++)")


@dataclass(frozen=True, slots=True)
class StructuredField:
    """One value: normalised label, the source's own label, and spans of the source.

    `shown` is the value as a person reads it where it differs from the source's characters.
    """

    label: str
    raw_label: str
    value: Span
    line: Span
    shown: str = ""


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


# --- HTML ---------------------------------------------------------------------------------------

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
_ITEMPROP = {
    "director": "director",
    "actor": "castMember",
    "actors": "castMember",
    "musicby": "composer",
    "genre": "filmGenre",
    "duration": "runtime",
    "datepublished": "reviewDate",
    "author": "reviewAuthor",
    "ratingvalue": "rating",
    "itemreviewed": "title",
}
_FILM = {
    "name": "title",
    "director": "director",
    "directors": "director",
    "actor": "castMember",
    "actors": "castMember",
    "musicBy": "composer",
    "author": "screenwriter",
    "producer": "producer",
    "editor": "editor",
    "productionCompany": "studio",
    "genre": "filmGenre",
    "duration": "runtime",
    "datePublished": "releaseDate",
    "dateCreated": "releaseDate",
    "award": "award",
    "isBasedOn": "basedOn",
}
_REVIEW = {"author": "reviewAuthor", "datePublished": "reviewDate"}
_ARTICLE = {**_REVIEW, "headline": "page title", "creator": "reviewAuthor"}
_ALBUM = {
    "name": "album",
    "byArtist": "album artist",
    "recordLabel": "recordLabel",
    "genre": "musicGenre",
    "track": "song",
    "tracks": "song",
    "datePublished": "album release",
}
_FIELDS_BY_TYPE = {
    "Movie": _FILM, "Film": _FILM, "Review": _REVIEW, "CriticReview": _REVIEW,
    "UserReview": {}, "Article": _ARTICLE, "NewsArticle": _ARTICLE, "BlogPosting": _ARTICLE,
    "ReviewNewsArticle": _ARTICLE, "MusicAlbum": _ALBUM,
}  # fmt: skip


_VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "source", "wbr", "area", "embed"})
_RATED = {"ratingvalue": "rating"}
# Of each type, in lower case, what its properties are; those of a type that is not here are any
# page's.
_PROPERTIES: dict[str, dict[str, str]] = {
    kind: {name.casefold(): label for name, label in fields.items() if label != "page title"}
    for kind, fields in _FIELDS_BY_TYPE.items()
}
for _kind in ("Review", "CriticReview", "ReviewNewsArticle"):
    _PROPERTIES[_kind] |= _RATED | {"itemreviewed": "title"}
_PROPERTIES |= {"Rating": _RATED, "AggregateRating": {}, "Person": {}, "Organization": {}}
_PROPERTIES |= {"MusicGroup": {}, "MusicRecording": {"name": "song"}, "Book": {}, "Product": {}}


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
                found.extend(_json_ld(source, inside))
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
        if line.end - line.start > _LONGEST_LINE:
            line = Span(start, end)
        yield StructuredField(label, raw, Span(start, end), line, shown if shown != text else "")


def _meta(source: str, tag: Tag, given: dict[str, Span]) -> Iterator[StructuredField]:
    content = given.get("content")
    if content is None:
        return
    for name in ("name", "property", "itemprop"):
        if name in given:
            raw = given[name].of(source).strip().casefold()
            label = _META.get(raw) or (_ITEMPROP.get(raw) if name == "itemprop" else None)
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
        return any(kind in _PROPERTIES for _, kind in self._open)

    def enter(self, tag: Tag) -> dict[str, str]:
        """Return the labels of the properties that a tag may give, then note what it opens."""
        wanted = self._wanted()
        if tag.name in _VOID:
            return wanted
        if self._open and self._open[-1][0] == tag.name:
            self._depths[-1] += -1 if tag.closing else 1
            if self._depths[-1] == 0:
                self._open.pop()
                self._depths.pop()
        if not tag.closing and "itemscope" in tag.rest.of(self._source):
            kind = attributes(self._source, tag).get("itemtype")
            name = kind.of(self._source).strip().rstrip("/").rsplit("/", 1)[-1] if kind else ""
            self._open.append((tag.name, name))
            self._depths.append(1)
        return wanted

    def _wanted(self) -> dict[str, str]:
        for _, kind in reversed(self._open):
            if kind in _PROPERTIES:
                return _PROPERTIES[kind]
            if kind:
                break
        return _ITEMPROP


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
            value = attributes(source, child).get("itemprop") if not child.closing else None
            if value and value.of(source) == "name":
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


# --- JSON with places -----------------------------------------------------------------------------

_TOKEN = expression(
    r'\s*+(?:("(?:[^"\\\r\n]|\\.)*+")|(-?\d[\d.eE+-]*+)|([{}\[\],:])|(true|false|null))'
)
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class _Value:
    """A JSON value and its place: a text, a list, or an object's members."""

    span: Span
    text: str | None = None
    items: tuple[_Value, ...] = ()
    members: tuple[tuple[str, int, _Value], ...] = ()

    def get(self, name: str) -> _Value | None:
        return next((value for key, _, value in self.members if key == name), None)

    def kinds(self) -> list[str]:
        kind = self.get("@type")
        if kind is None:
            return []
        return [v.text.rsplit("/", 1)[-1] for v in (kind, *kind.items) if v.text]


class _NotJsonError(ValueError):
    """The text is not JSON; the page's block is then left out."""


def _json_ld(source: str, inside: Span) -> Iterator[StructuredField]:
    if inside.end - inside.start > 300_000:
        return
    try:
        value, _ = _parse(source, inside.start, inside.end, 0)
    except _NotJsonError:
        return
    yield from _walk(source, value, 0)


def _parse(source: str, at: int, end: int, depth: int) -> tuple[_Value, int]:
    token = _TOKEN.match(source, at, end)
    if token is None or depth > _DEEPEST:
        raise _NotJsonError
    at = token.end()
    start = token.start(token.lastindex or 0)
    if token.group(1) is not None:
        return _Value(Span(start + 1, at - 1), _decoded(token.group(1))), at
    if token.group(2) or token.group(4):
        return _Value(Span(start, at), token.group().strip()), at
    opener = token.group(3)
    if opener not in "{[":
        raise _NotJsonError
    closer = "}" if opener == "{" else "]"
    items: list[_Value] = []
    members: list[tuple[str, int, _Value]] = []
    while True:
        token = _TOKEN.match(source, at, end)
        if token is None:
            raise _NotJsonError
        mark = token.group(3)
        if mark == closer:
            return _Value(Span(start, token.end()), None, tuple(items), tuple(members)), token.end()
        if mark == ",":
            at = token.end()
            continue
        if opener == "[":
            value, at = _parse(source, at, end, depth + 1)
            items.append(value)
            continue
        if token.group(1) is None:
            raise _NotJsonError
        colon = _TOKEN.match(source, token.end(), end)
        if colon is None or colon.group(3) != ":":
            raise _NotJsonError
        value, at = _parse(source, colon.end(), end, depth + 1)
        members.append((_decoded(token.group(1)), token.start(1), value))


def _decoded(literal: str) -> str:
    try:
        text = json.loads(literal, strict=False)
    except ValueError as error:
        raise _NotJsonError from error
    return str(text)


def _walk(source: str, value: _Value, depth: int) -> Iterator[StructuredField]:
    if depth > _DEEPEST:
        return
    for item in value.items:
        yield from _walk(source, item, depth + 1)
    wanted: dict[str, str] = {}
    for kind in value.kinds():
        wanted |= _FIELDS_BY_TYPE.get(kind, {})
    for key, start, member in value.members:
        if key in wanted:
            for named in _named(member):
                yield from _json_field(source, wanted[key], key, named, start, member)
        if key == "reviewRating" and "author" in wanted:
            yield from _json_rating(source, member, start)
        if member.members or member.items:
            yield from _walk(source, member, depth + 1)


def _named(value: _Value) -> Iterator[_Value]:
    if value.text is not None:
        yield value
    elif value.items:
        for item in value.items:
            yield from _named(item)
    elif name := value.get("name"):
        yield name
    elif items := value.get("itemListElement"):
        for item in items.items:
            inner = item.get("item")
            yield from _named(inner if inner is not None else item)


def _json_field(
    source: str, label: str, key: str, value: _Value, start: int, member: _Value
) -> Iterator[StructuredField]:
    if not value.text or not value.text.strip() or value.span.start >= value.span.end:
        return
    end = member.span.end + (1 if member.text is not None and source[member.span.end] == '"' else 0)
    line = Span(start, end)
    if end - start > _LONGEST_LINE:
        line = Span(value.span.start, value.span.end)
    shown = " ".join(unescape(value.text).split())
    same = shown == value.span.of(source)
    yield StructuredField(label, key, value.span, line, "" if same else shown)


def _json_rating(source: str, rating: _Value, start: int) -> Iterator[StructuredField]:
    mark, best = rating.get("ratingValue"), rating.get("bestRating")
    if mark is None or not mark.text:
        return
    shown = f"{mark.text}/{best.text}" if best is not None and best.text else mark.text
    for field in _json_field(source, "rating", "ratingValue", mark, start, rating):
        yield StructuredField(field.label, field.raw_label, field.value, field.line, shown)
