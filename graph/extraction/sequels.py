"""A sequel under review whose title is that of the first film with a number: "Low Tide 2".

The shorter title stands in it, and often by itself, as the first film or as somebody in it.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from dataclasses import replace

from ..expressions import expression
from .titles import HeadTitle
from .words import UPPER

__all__ = ["numbered"]

_NUMBER = (
    r",? (?:(?:[-–] )?(?:Part|Chapter|Volume|Vol\.) (?:[2-9]|I{2,3}|I?V|VI{0,3}|Two|Three|Four|Five|Six)"
    r"|[2-9]|I{2,3}|IV|VI{1,3}|Two|Three)\b(?![.,]\d|['’]| (?:of|out of|to|or|and|years?|stars?)\b|/|%)"
)  # fmt: skip
_SUBTITLE = rf"(?::|,? [–—-]) [{UPPER}\d][^\n.(\[|]{{1,60}}?"
_SUBTITLE_IN_PROSE = (
    rf": [{UPPER}][\w'’-]+(?: (?:(?:of|the|in|and|to|a) ){{0,2}}[{UPPER}][\w'’-]+){{0,5}}"
)
_YEAR = r"(?: [(\[](?P<year>(?:19|20)\d\d)[)\]])?"
# Of these one stands below a title with a number; without them the number may be a mark.
_SERIES = expression(
    r"\b(?:first|original|earlier|previous|second|third|fourth|sequels?|follow-up|series|franchise|trilogy|instalment|installment)\b",
    re.IGNORECASE,
)
# "the first Low Tide", "The original 'Low Tide'".
_EARLIER = r"\b(?:first|original|earlier|previous)[ -][“\"‘'*_]{0,2}(?:the )?"


def numbered(head: HeadTitle, plain: str) -> HeadTitle:
    """Return the sequel's title where a title was found that is only the beginning of it.

    It stands with its number alone over the text; or the prose has it, and calls every film of
    the shorter title the first one.
    """
    if head.given or not head.title:
        return head
    title = re.escape(head.title)
    line = re.match(rf"\W*(?P<title>{title}{_NUMBER}(?:{_SUBTITLE})?){_YEAR}[*_ ]*(?:\n|$)", plain)
    if line is not None:
        below = plain[line.end() :]
        again = line["title"] in below or _SERIES.search(below)
        return _as_found(head, line) if again else head
    series = re.sub(r"^The ", "", head.title)
    named = rf"(?<!\w)(?:The )?{re.escape(series)}(?!\w)"
    sequels = list(
        re.finditer(rf"(?P<title>{named}{_NUMBER}(?:{_SUBTITLE_IN_PROSE})?){_YEAR}", plain)
    )
    called = list(re.finditer(rf"{_EARLIER}{named}(?!{_NUMBER})", plain, re.IGNORECASE))
    bare = sum(1 for _ in re.finditer(rf"{named}(?!{_NUMBER})", plain))
    keys = {re.sub(r"^The |:.*", "", m["title"]) for m in sequels}
    if len(keys) != 1 or not called or bare > len(called):
        return head
    return _as_found(head, max(sequels, key=lambda m: len(m["title"])))


def _as_found(head: HeadTitle, found: re.Match[str]) -> HeadTitle:
    year = int(found["year"]) if found["year"] else None
    return replace(head, title=found["title"], offset=found.start("title"), year=year)
