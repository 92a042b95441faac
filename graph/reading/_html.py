"""HTML as readable text: a tolerant scanner that keeps the place of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ..documents import Span
from ..expressions import expression
from .view import Mark, MarkKind, ViewBuilder

__all__ = ["ENTITY", "TAG", "Tag", "attributes", "scan_html", "tags_of"]

# Every alternative inside starts with a different character: no backtracking to speak of.
TAG = expression(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
ENTITY = expression(
    r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};"
    r"|(?:amp|lt|gt|quot|nbsp|copy|reg|eacute|egrave|uuml|ouml|auml)(?![A-Za-z0-9=]))"
)
_OTHER = expression(r"<!--|<!\[CDATA\[|<[!?]")
_ATTRIBUTE = expression(
    r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++)))?+"
)
_SPACE_OR_ENTITY = expression(r"[ \t\r\n\f\v\xa0]++|" + ENTITY.pattern)
_ODD = expression(r"[\t\r\n\f\v\xa0&]|  ")

_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "xmp", "iframe"})
_DROPPED = frozenset(
    {"script", "style", "template", "nav", "footer", "aside", "form", "noscript", "svg", "math"}
    | {"iframe", "object", "select", "textarea", "button", "head", "title", "audio", "video"}
    | {"canvas", "dialog", "menu", "map", "noframes"}
)
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody"}
    | {"tfoot", "thead", "tr", "ul", "caption", "hgroup", "search"}
    | _DROPPED
)
_LINES = frozenset({"li", "tr", "dt", "dd", "br"})
_MARKED: dict[str, MarkKind] = {"blockquote": "quote", "li": "item"}
_MARKED |= {f"h{n}": "heading" for n in range(1, 7)}
_MARKED |= dict.fromkeys(("em", "i", "cite", "b", "strong"), "emphasis")
_GROUPING = frozenset({"div", "section", "ol", "ul", "article", "aside", "p", "span", "table"})
_GROUPS = _GROUPING - {"span"}  # that are no part of a line
_COMMENTS = expression(
    r"(?:^|\s)(?:(?:post|blog|entry|user|reader|the)?[-_]?comments?(?:[-_]?(?:list|area|section"
    r"|thread|block|body|content|wrap|wrapper|holder|respond|form))?|disqus_thread|respond)(?=\s|$)",
    re.IGNORECASE,
)
_BOILERPLATE = expression(
    r"(?:^|\s)(?:share(?:daddy|[-_]?(?:buttons?|links?|bar|this))?|sharing|social(?:[-_]\w++)?|sd-sharing"
    r"|related(?:[-_]?(?:posts?|articles?))?|jp-relatedposts|cookie[-_\w]*+|newsletter(?:[-_]\w++)?"
    r"|breadcrumbs?|sidebar|site-(?:header|footer|nav)|nav(?:bar|igation|-links)?|menu|pagination"
    r"|post-navigation|advert(?:isement)?|ads?|skip-link|screen-reader-text|tags?-links|widget)"
    r"(?=\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `name` in lower case, `end` past its `>`, `rest` the stretch of its attributes."""

    name: str
    start: int
    end: int
    closing: bool
    rest: Span


def attributes(source: str, tag: Tag) -> dict[str, Span]:
    """Return the stretch of every attribute's value, first one wins; names in lower case."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(source, tag.rest.start, tag.rest.end):
        group = match.lastindex or 0
        value = Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
        found.setdefault(match.group(1).lower(), value)
    return found


def tags_of(source: str, end: int) -> Iterator[Tag]:
    """Yield the tags of a source in order; comments and raw text (scripts …) are passed over.

    A comment gives a Tag named "!". Raw text that is never closed runs to the end, as in a
    browser.
    """
    at = 0
    while True:
        at = source.find("<", at, end)
        if at < 0:
            return
        match = TAG.match(source, at, end)
        if match is None:
            other = _OTHER.match(source, at, end)
            if other is None:
                at += 1
                continue
            closer = {"<!--": "-->", "<![CDATA[": "]]>"}.get(other.group(), ">")
            after = source.find(closer, other.end(), end)
            if after < 0 and closer == ">":
                at += 1
                continue
            after = end if after < 0 else after + len(closer)
            yield Tag("!", at, after, False, Span(after, after))
            at = after
            continue
        name = match.group(2).lower()
        closing = bool(match.group(1))
        yield Tag(name, at, match.end(), closing, Span(*match.span(3)))
        at = match.end()
        if name in _RAW and not closing and not match.group(3).endswith("/"):
            raw_end = re.compile(rf"</{name}", re.IGNORECASE).search(source, at, end)
            at = raw_end.start() if raw_end else end


def scan_html(builder: ViewBuilder, end: int) -> None:
    """Show the text of an HTML source up to `end` in the builder, with its marks."""
    source = builder.source
    tags = list(tags_of(source, end))
    partner = _partners(tags)
    hidden = _hidden(source, tags, partner)
    writer = _Writer(builder)
    open_marks: list[tuple[int, MarkKind, int, int]] = []
    at = 0
    index = 0
    preformatted = 0
    boxed = _boxed(tags, partner)
    while index < len(tags):
        tag = tags[index]
        writer.text(at, tag.start, preformatted=preformatted > 0)
        at = tag.end
        closes = partner[index]
        if not tag.closing and tag.name in hidden and closes > index and index in hidden[tag.name]:
            writer.break_at(tag, blank=tag.name in _BLOCKS)
            at = tags[closes].end
            index = closes + 1
            continue
        if tag.name in _RAW and not tag.closing and closes < 0:
            at = end if tag.name in {"script", "style"} else at
        if index in boxed and (tag.name in _BLOCKS or tag.name == "br"):
            writer.break_in_cell(tag, head=boxed[index])
        elif tag.name in _BLOCKS or tag.name == "br":
            writer.break_at(tag, blank=tag.name not in _LINES)
        elif tag.name in {"td", "th"} and tag.closing:
            writer.cell(tag)
        elif index and _are_apart(source, tags[index - 1], tag):
            again = partner[index - 1] >= 0 and _property(source, tag) == _property(
                source, tags[partner[index - 1]]
            )
            writer.parted(tag, ", " if again and _property(source, tag) else " ")
        if tag.name == "pre" and closes >= 0:
            preformatted += -1 if tag.closing else 1
        kind = None if tag.closing or closes < 0 else _mark_kind(source, tag)
        kind = None if kind == "item" and index in boxed else kind
        if kind is not None:
            level = int(tag.name[1]) if kind == "heading" else 0
            open_marks.append((closes, kind, builder.length, level))
        while open_marks and open_marks[-1][0] <= index:
            _, closed, start, level = open_marks.pop()
            if builder.length > start:
                builder.marks.append(Mark(closed, Span(start, builder.length), level))
        index += 1
    writer.text(at, end, preformatted=False)
    for _, kind, start, level in open_marks:
        if builder.length > start:
            builder.marks.append(Mark(kind, Span(start, builder.length), level))


class _Writer:
    """Writes folded text: at most one space in a row, at most one empty line in a row."""

    def __init__(self, builder: ViewBuilder) -> None:
        self.builder = builder
        self.feeds = 2

    def text(self, start: int, end: int, *, preformatted: bool) -> None:
        if start >= end:
            return
        builder = self.builder
        chunk = builder.source[start:end]
        if not _ODD.search(chunk) and chunk[0] != " ":
            builder.put(chunk, start, end)
            self.feeds = 0
            return
        at = start
        for match in _SPACE_OR_ENTITY.finditer(builder.source, start, end):
            left, right = match.span()
            if at < left:
                builder.copy(at, left)
                self.feeds = 0
            at = right
            shown = match.group()
            if shown[0] == "&":
                shown = unescape(shown)
                if not shown.isspace():
                    builder.put(shown, left, right)
                    self.feeds = 0
                    continue
            if preformatted and "\n" in shown:
                self.feed(left, right, 2 if shown.count("\n") > 1 else 1)
            elif not self.feeds and not builder.last().isspace():
                builder.put(" ", left, right)
        if at < end:
            builder.copy(at, end)
            self.feeds = 0

    def feed(self, start: int, end: int, count: int) -> None:
        if self.feeds < count:
            self.builder.put("\n" * (count - self.feeds), start, end)
            self.feeds = count

    def break_at(self, tag: Tag, *, blank: bool) -> None:
        feeds = 2 if blank or (tag.name == "br" and self.feeds) else 1
        self.feed(tag.start, tag.end, feeds)

    def break_in_cell(self, tag: Tag, *, head: bool) -> None:
        """Part the values of a cell by a line feed, the words of a head by a blank."""
        if head:
            self.parted(tag, " ")
        elif self.builder.last() != "\t":
            self.feed(tag.start, tag.end, 1)

    def parted(self, tag: Tag, mark: str) -> None:
        if not self.feeds and not self.builder.last().isspace():
            self.builder.put(mark, tag.start, tag.end)

    def cell(self, tag: Tag) -> None:
        if not self.feeds:
            self.builder.put("\t", tag.start, tag.end)


def _boxed(tags: list[Tag], partner: list[int]) -> dict[int, bool]:
    """Return the tags inside the cells of rows that a `th` heads, and whether inside that."""
    found: dict[int, bool] = {}
    headed, until, head = False, -1, False
    for index, tag in enumerate(tags):
        if index < until:
            found[index] = head
        elif tag.name == "tr":
            headed = False
        elif tag.name in {"td", "th"} and not tag.closing and partner[index] > index:
            head = tag.name == "th"
            if (headed or head) and partner[index] - index <= _LARGEST_CELL:
                until = partner[index]
            headed = headed or head
    return found


_LARGEST_CELL = 80  # tags: what holds more is no cell of a box but the page


def _are_apart(source: str, closed: Tag, opened: Tag) -> bool:
    """Tell whether two elements in a line hold two values that only a style sheet sets apart.

    Two properties of a page's own data do so, and two elements with a class of which the one ends
    in small letters or a figure and the other begins with a capital: "Director" and "Ann Example".
    """
    if not closed.closing or opened.closing or closed.end != opened.start:
        return False
    rest = opened.rest.of(source)
    if "itemprop" in rest:
        return True
    before, after = source[closed.start - 1], source[opened.end : opened.end + 1]
    cased = (before.islower() or before.isdigit() or before == ":") and after.isupper()
    return cased and closed.name == opened.name and "class" in rest


def _property(source: str, tag: Tag) -> str:
    given = attributes(source, tag).get("itemprop")
    return given.of(source) if given is not None else ""


def _partners(tags: list[Tag]) -> list[int]:
    """Return for each tag the index of the tag that closes or opens it, or -1."""
    partner = [-1] * len(tags)
    open_by_name: dict[str, list[int]] = {}
    for index, tag in enumerate(tags):
        stack = open_by_name.setdefault(tag.name, [])
        if not tag.closing:
            stack.append(index)
        elif stack:
            opened = stack.pop()
            partner[opened], partner[index] = index, opened
    return partner


def _hidden(source: str, tags: list[Tag], partner: list[int]) -> dict[str, set[int]]:
    """Return, by name, the opening tags whose whole content is not shown."""
    hidden: dict[str, set[int]] = {}
    articles = [
        (tag.start, tags[partner[i]].start)
        for i, tag in enumerate(tags)
        if tag.name in {"article", "main"} and not tag.closing and partner[i] > i
    ]
    starts = [start for start, _ in articles]
    for index, tag in enumerate(tags):
        if tag.closing or partner[index] < 0:
            continue
        drop = tag.name in _DROPPED
        if tag.name == "header":
            # The header of a page is navigation, that of an article holds its title and byline.
            inside = bisect_right(starts, tag.start) - 1
            drop = inside < 0 or articles[inside][1] < tag.start
        elif tag.name == "form":
            # Old pages wrap everything in one form.
            drop = tags[partner[index]].start - tag.start < 2000
        if drop:
            hidden.setdefault(tag.name, set()).add(index)
    return hidden


def _mark_kind(source: str, tag: Tag) -> MarkKind | None:
    if tag.name in _GROUPING and tag.rest.end > tag.rest.start:
        found = attributes(source, tag)
        names = " ".join(found[name].of(source) for name in ("class", "id") if name in found)
        if names and len(names) < 1000:
            if _COMMENTS.search(names):
                return "comment"
            if _BOILERPLATE.search(names):
                return "boilerplate"
        kind = found.get("itemtype") if tag.name in _GROUPS else None
        if kind is not None and kind.of(source).endswith("/AggregateRating"):
            return "boilerplate"
    return _MARKED.get(tag.name)
