"""Where a title begins and ends: what its capitals alone leave out of it, or cut it from.

"7 Lanterns", "Winter of ’52", "Salt/Water", "A Long, Long Tide" and "We Are Late!" go beyond the
capitalised words in them; and a piece of a heading or of a quoted title is no title of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .capitals import LINKS
from .headings import title_alone
from .quotes import Quoted
from .words import UPPER, occurrences, word_list

__all__ = ["WholeTitles"]

_LONGEST, _MOST_WORDS = 60, 9
_REACH = 40  # characters before a stretch that are looked at
_NUMBER = expression(r"(?<![\w.,:/$£€#'’-])\d{1,3} $")
_BEFORE_SLASH = expression(rf"(?<![\w/])[{UPPER}]\w*/$")
_SHOUTED = expression(rf"(?<![\w'’.-])(?:[{UPPER}]{{2,}} )+$")
_REPEATED = expression(r"(?<!\w)(?P<word>\w+), $")
_OPENING = expression(rf"(?<!\w)[{UPPER}][\w'’]*(?: {LINKS})? $")
_AFTER_SLASH = expression(rf"/[{UPPER}]\w*(?![\w/])")
_TICKED = expression(r"(?: of| in)? ['’]\d\d(?!\w)")
_LOUD = expression(r"[!?](?=['’]s\b| [a-z]|[,;:)])")
_DAY = expression(r"(?<=\w) on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")


class WholeTitles:
    """The whole titles of a document, for stretches that may be pieces of them."""

    def __init__(self, layout: Layout, quotes: Sequence[Quoted]) -> None:
        self._plain = layout.view.plain
        self._complete = sorted({*_lines_alone(layout), *_quoted(quotes)})
        self._starts = [span.start for span in self._complete]

    def of(self, span: Span) -> Span:
        """Return the whole title that a stretch stands for: itself, or what it is a piece of.

        It is a piece of a heading or quotation only if it stands nowhere else.
        """
        complete = self._around(span)
        if complete is not None and all(self._around(place) for place in self._places(span)):
            return complete
        return _grown(self._plain, _without_day(self._plain, span))

    def _places(self, span: Span) -> Iterator[Span]:
        text = span.of(self._plain)
        for start in occurrences(text, self._plain):
            yield Span(start, start + len(text))

    def _around(self, span: Span) -> Span | None:
        """Return the heading or quotation that a stretch is a piece of, no sign between them."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self._complete[at].covers(span) or self._complete[at] == span:
            return None
        whole = self._complete[at]
        before = self._plain[whole.start : span.start].rstrip()
        after = self._plain[span.end : whole.end].strip()
        joined = (not before or before[-1].isalnum()) and (not after or after[0].isalnum())
        return whole if joined else None


def _without_day(plain: str, span: Span) -> Span:
    """Return a stretch without the day that a film was seen: "Night Ferry to Lund on Sunday"."""
    day = _DAY.search(plain, span.start, span.end)
    if day is None or " " not in plain[span.start : day.start()]:
        return span
    return Span(span.start, day.start())


def _grown(plain: str, span: Span) -> Span:
    """Return a stretch with what belongs to a title before and behind it."""
    start, end = span.start, span.end
    first = plain[start:end].split(" ", 1)[0]
    before = plain[max(0, start - _REACH) : start]
    if plain[start:end].isupper() and (shouted := _SHOUTED.search(before)):
        start -= len(shouted.group())
    elif (number := _NUMBER.search(before)) and first not in word_list("calendar"):
        start -= len(number.group())
    elif slash := _BEFORE_SLASH.search(before):
        start -= len(slash.group())
    else:
        while (again := _REPEATED.search(before)) and again["word"] == first:
            start -= len(again.group())
            before = plain[max(0, start - _REACH) : start]
        if start < span.start and (opening := _OPENING.search(before)):
            start -= len(opening.group())
    for behind in (_AFTER_SLASH, _TICKED, _LOUD):
        if more := behind.match(plain, end):
            end = more.end()
    return Span(start, end)


def _lines_alone(layout: Layout) -> Iterator[Span]:
    """Yield the headings that may be titles as a whole: no sign in them, nobody's."""
    plain = layout.view.plain
    for number, block in enumerate(layout.blocks):
        if block.kind != "heading" and number:
            continue
        text = block.span.of(plain)
        line = text.split("\n", 1)[0].strip("# ")
        start = block.span.start + text.index(line) if line else 0
        if len(line) <= _LONGEST and _is_whole(line):
            yield Span(start, start + len(line))


def _quoted(quotes: Sequence[Quoted]) -> Iterator[Span]:
    for quoted in quotes:
        if len(quoted.text) <= _LONGEST and _is_whole(quoted.text):
            yield Span(quoted.inner.start, quoted.inner.start + len(quoted.text))


def _is_whole(text: str) -> bool:
    return (
        1 < len(text.split()) <= _MOST_WORDS
        and not _SIGNS.search(text)
        and title_alone(text) is not None
    )


_SIGNS = expression(r"['’]s? |[:;|()\[\]“”\"*_=<>/–—]| - |\b(?:19|20)\d\d\b|\d{3}|\.(?= |$)")
