"""Quoted and emphasised stretches: titles of films and songs, and speech to be left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .capitals import SMALL_WORDS
from .words import UPPER

__all__ = ["Quoted", "is_title_like", "quotations"]

_DOUBLE = expression(r"“([^“”\n]{1,120})[”\"]|\"([^\"“”\n]{1,120})[\"”]|«([^«»\n]{1,120})»")
_SINGLE = expression(
    rf"(?<![\w’'])(?:''|['‘`])(?=[{UPPER}\d¿¡.])"
    r"((?:[^'‘’`\"“”\n]|['’](?=\w)"
    r"|(?:(?<=\bMo)|(?<=\b[on])|(?<=\bOl)|(?<=\bLil))['’](?= \w)){1,80}?)"
    r"(?:''|(?<!\bMo)(?<!\b[on])(?<!\bOl)(?<!\bLil)['’`])(?!\w)"
)
_UNDERSCORED = expression(r"(?<![\w_*])(?:_|\*{1,2})([^_*\n]{1,100}?)(?:_|\*{1,2})(?![\w_*])")
_MARKED = expression(
    r"(?<![\w_*])(?:_|\*{1,2})([^_*\n]{1,100}?)(?:_|\*{1,2})(?![\w_*])"
    r"|<(?:i|em|cite)\b[^<>]{0,80}>([^<>\n]{1,100})</",
    re.IGNORECASE,
)
_MAX_TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Quoted:
    """A marked stretch: `inner` without the marks and a closing comma, `outer` with them."""

    inner: Span
    outer: Span
    text: str
    emphasised: bool


def is_title_like(text: str) -> bool:
    """Tell whether words are cased like a title: "The Lamp of Orda", not "he said so".

    >>> is_title_like("Lamp of Orda"), is_title_like("Nobody came home that night, my dear")
    (True, False)
    """
    words = text.split()
    if not words or len(words) > _MAX_TITLE_WORDS or len(text) < 2:
        return False
    first = words[0].lstrip("([")[:1] or words[0][0]
    if not (first in UPPER or first.isdigit() or first in "¡¿.$#"):
        return False
    if text.isdigit():
        return len(text) <= 4
    weighty = [w for w in words if w.lower() not in SMALL_WORDS] or words
    cased = sum(1 for w in weighty if w.lstrip("([-'‘’.")[:1] in UPPER or w[0].isdigit())
    return cased * 2 > len(weighty) or (cased * 2 == len(weighty) and len(words) <= 5)


def _quoted(plain: str, inner: Span, outer: Span, *, emphasised: bool) -> Quoted:
    text = inner.of(plain)
    start = inner.start + len(text) - len(text.lstrip())
    text = text.strip().rstrip(",.;:") if not text.strip().endswith("..") else text.strip()
    return Quoted(Span(start, start + len(text)), outer, text, emphasised)


def _emphasised(layout: Layout) -> Iterator[Quoted]:
    """Yield stretches of the plain text that stand between emphasis marks in the source."""
    source, plain = layout.document.text, layout.view.plain
    if source == plain:
        return
    for match in _MARKED.finditer(source):
        group = match.lastindex or 0
        if is_title_like((match.group(group) or "").strip()):
            span = layout.view.to_plain(Span(*match.span(group)))
            if span is not None:
                yield _quoted(plain, span, span, emphasised=True)


def quotations(layout: Layout) -> tuple[Quoted, ...]:
    """Return all quoted and emphasised stretches, by start; of overlapping ones the first."""
    plain = layout.view.plain
    found: list[Quoted] = list(_emphasised(layout))
    for pattern, emphasised in ((_DOUBLE, False), (_SINGLE, False), (_UNDERSCORED, True)):
        for match in pattern.finditer(plain):
            group = match.lastindex or 0
            inner = Span(*match.span(group))
            if inner.start < inner.end and inner.of(plain).strip():
                outer = Span(*match.span())
                found.append(_quoted(plain, inner, outer, emphasised=emphasised))
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    kept: list[Quoted] = []
    for quoted in found:
        if quoted.text and (not kept or quoted.outer.start >= kept[-1].outer.end):
            kept.append(quoted)
    return tuple(kept)
