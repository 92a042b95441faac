"""What schema.org's JSON-LD in a page says, with the places of its values in the source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from ..documents import Span
from ..expressions import expression
from ._schema_org import FIELDS_BY_TYPE, LONGEST_LINE, StructuredField

__all__ = ["json_ld_fields"]

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


def json_ld_fields(source: str, inside: Span) -> Iterator[StructuredField]:
    """Yield the fields of a block of JSON-LD; none where it is not JSON or longer than a page's."""
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
        wanted |= FIELDS_BY_TYPE.get(kind, {})
    for key, start, member in value.members:
        if key in wanted:
            for named, holder in _named(member):
                for field in _json_field(source, wanted[key], key, named, start, member):
                    yield _with_partner(field, named, holder)
        if key == "reviewRating" and "author" in wanted:
            yield from _json_rating(source, member, start)
        if member.members or member.items:
            yield from _walk(source, member, depth + 1)


def _named(value: _Value, holder: _Value | None = None) -> Iterator[tuple[_Value, _Value | None]]:
    """Yield each name of a value, and the object that it is the name of or plays a part in."""
    if value.text is not None:
        yield value, holder
    elif value.items:
        for item in value.items:
            yield from _named(item)
    elif (role := value.get("actor")) is not None:
        for name, _ in _named(role):
            yield name, value
    elif (own := value.get("name")) is not None:
        yield own, value
    elif items := value.get("itemListElement"):
        for item in items.items:
            inner = item.get("item")
            yield from _named(inner if inner is not None else item)


def _with_partner(field: StructuredField, name: _Value, holder: _Value | None) -> StructuredField:
    """Return a field with the character that an actor plays, or the performer of a song."""
    told = _PARTNERS.get(field.label)
    partner = holder.get(told[0]) if told is not None and holder is not None else None
    if told is None or partner is None:
        return field
    names = [said.text for said, _ in _named(partner) if said.text]
    shown = field.shown or name.text or ""
    return replace(field, shown=told[1].format(shown, " & ".join(names))) if names else field


# Of a label, which property of the same object goes with it, and how both are shown.
_PARTNERS = {"castMember": ("characterName", "{} as {}"), "song": ("byArtist", "“{}” – {}")}


def _json_field(
    source: str, label: str, key: str, value: _Value, start: int, member: _Value
) -> Iterator[StructuredField]:
    if not value.text or not value.text.strip() or value.span.start >= value.span.end:
        return
    end = member.span.end + (1 if member.text is not None and source[member.span.end] == '"' else 0)
    line = Span(start, end)
    if end - start > LONGEST_LINE:
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
