"""A sequel under review whose title is that of the first film with a number: "Low Tide 2".

The shorter title stands in it, and often by itself, as the first film or as somebody in it.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..expressions import expression
from ..tagger.labels import FILM_KINDS
from .first_films import is_numbered, speaks_of_sequel, tells_of_first
from .headings import is_section
from .titles import HeadTitle
from .version_words import IS_SEQUEL, base
from .words import UPPER, word_list

if TYPE_CHECKING:
    from ..tagger.answers import Tagged

__all__ = ["numbered", "sequel_read"]

_NUMBER = (
    r"(?:,|:)? (?:(?:[-–] )?(?:Part|Chapter|Volume|Vol\.) (?:[2-9]|I{2,3}|I?V|VI{0,3}|Two|Three|Four|Five|Six)"
    r"|[2-9]|I{2,3}|IV|VI{1,3}|Two|Three)\b(?![.,]\d|['’]| (?:of|out of|to|or|and|years?|stars?)\b|/|%)"
)  # fmt: skip
_SUBTITLE = rf"(?::|,? [–—-]) [{UPPER}\d][^\n.(\[|]{{1,60}}?"
_SUBTITLE_IN_PROSE = (
    rf": [{UPPER}][\w'’-]+(?: (?:(?:of|the|in|and|to|a) ){{0,2}}[{UPPER}][\w'’-]+){{0,5}}"
)
_SUBTITLE_OF_TWO = (
    rf": [{UPPER}][\w-]+(?: (?:(?:of|the|in|and|to|a) ){{0,2}}[{UPPER}][\w-]+){{1,4}}(?!\w|['’])"
)
_YEAR = r"(?: [(\[](?P<year>(?:19|20)\d\d)[)\]])?"
_OF_PROSE = "likeliest-title"
_LEAD = 40
_IN_PASSING = expression(
    r"(?:\b(?:sequels?|follow-up|successor)(?:,| called| titled| was| is)?|\b(?:before|skip|skipped|led to|followed by|spawned|even|than|unlike)|\()[ “\"‘'*_]{1,3}(?:[Tt]he )?$",
    re.IGNORECASE,
)
# Of these one stands below a title with a number; without them the number may be a mark.
_SERIES = expression(
    r"\b(?:first|original|earlier|previous|second|third|fourth|sequels?|follow-up|series|franchise|trilogy|instalment|installment)\b",
    re.IGNORECASE,
)
# "Low Tide II: " before "The Long Night": a title that begins earlier.
_WORD = rf"[{UPPER}][\w-]*(?:['’](?!s )\w+)?"
_SERIES_BEFORE = expression(
    rf"(?:^|(?<=[\s“\"‘'*_(]))(?!(?:In|With|But|And|After|For|When|While|If|As|Like|Unlike|From|To|At|Of|Then|Now|So|Yet|Is|See) )"
    rf"{_WORD}(?: (?:(?:of|the|in|and|to|a|for|on) ){{0,2}}{_WORD}){{0,5}}?{_NUMBER}(?::|,? [–—]) $"
)
_NAME_BEFORE = expression(
    rf"(?:^|(?<=[\s“\"‘'*_(]))(?:The )?(?P<name>(?!The ){_WORD}(?: (?:(?:of|the|in|and|to|a|for|on) ){{0,2}}{_WORD}){{0,5}}?): $"
)
_LONGEST_SERIES = 70
# A title with a number, alone over the text; but "Part 2", "Week 3".
_HEADING = expression(
    rf"\W*(?P<title>(?!(?:Part|Chapter|Volume|Week|Day|Night|Review|Episode|Season|Entry|Page|Number|Round|Act|Issue|Film|Movie|Top|Best)\b)"
    rf"{_WORD}(?: (?:(?:of|the|in|and|to|a|for|on) ){{0,2}}(?:{_WORD}|[{UPPER}]\w+['’]s)){{0,6}}?{_NUMBER}(?:{_SUBTITLE})?){_YEAR}[*_ ]*\n\s*\n"
)
_DATED_HEADING = expression(
    rf"\W*(?P<title>[{UPPER}][^\n(\[|]{{1,60}}?) [(\[](?P<year>(?:19|20)\d\d)[)\]][*_ ]*\n\s*\n"
)
# "Low Tide 1984", alone over the text: a year, or a number of the title.
_YEAR_HEADING = expression(
    rf"\W*(?P<title>(?P<name>{_WORD}(?: (?:(?:of|the|in|and|to|a|for|on) ){{0,2}}{_WORD}){{0,5}}) (?P<number>\d{{4}}))[*_ ]*\n\s*\n"
)
_FIRST_YEAR, _LAST_YEAR = 1888, 2039
# "the first Low Tide", "The original 'Low Tide'", "where Low Tide stopped".
_EARLIER = r"\b(?:(?:first|original|earlier|previous)[ -]|(?:where|than|since|after|sequel to|follow-up to) )[“\"‘'*_]{0,2}(?:[Tt]he )?"


def numbered(head: HeadTitle | None, plain: str) -> HeadTitle | None:
    """Return the sequel's title where a title was found that is only the beginning of it.

    It stands with its number alone over the text; or the prose has it, and calls every film of
    the shorter title the first one.
    """
    head = _of_heading(head, plain)
    if head is None or head.given or not head.title:
        return head
    head = _with_series(head, plain)
    title = re.escape(head.title)
    longer = rf"(?:{_NUMBER}(?:{_SUBTITLE})?|(?P<subtitle>{_SUBTITLE_IN_PROSE}))"
    line = re.match(rf"\W*(?P<title>{title}{longer}){_YEAR}(?: [–—-] [^\n]*)?[*_ ]*(?:\n|$)", plain)
    if line is not None and line["subtitle"]:
        is_sequel = IS_SEQUEL.search(plain.lower()) or speaks_of_sequel(plain)
        return _as_found(head, line) if is_sequel else head
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
    if not keys and head.pattern == _OF_PROSE:
        with_subtitle = list(re.finditer(rf"(?P<title>{named}{_SUBTITLE_OF_TWO}){_YEAR}", plain))
        is_its = bool(with_subtitle) and _is_of_its_sequel(plain, with_subtitle)
        return _as_found(head, with_subtitle[0]) if is_its else head
    if len(keys) != 1:
        return head
    is_told = bool(called) and bare <= len(called)
    if not is_told and not (head.pattern == _OF_PROSE and _is_of_its_sequel(plain, sequels)):
        return head
    return _as_found(head, max(sequels, key=lambda m: len(m["title"])))


def sequel_read(tagged: Tagged | None, plain: str) -> HeadTitle | None:
    """Return the one title with a number that the tagger reads, in a text that names the first.

    For a text of which no other title is found.
    """
    if tagged is None or not tells_of_first(plain):
        return None
    named = [mention.span for mention in tagged.mentions if mention.kind in FILM_KINDS]
    found = [span for span in named if is_numbered(span.of(plain))]
    if len({base(span.of(plain)) for span in found}) != 1:
        return None
    before = plain[max(0, found[0].start - _LEAD) : found[0].start]
    if _IN_PASSING.search(before):
        return None
    return HeadTitle(found[0].of(plain), _OF_PROSE, found[0].start)


def _is_of_its_sequel(plain: str, sequels: list[re.Match[str]]) -> bool:
    """Tell whether prose that has both titles is about the sequel: it calls the other the first.

    Not where every place of the longer title is led by what names it in passing.
    """
    if all(_IN_PASSING.search(plain, max(0, m.start() - _LEAD), m.start()) for m in sequels):
        return False
    return tells_of_first(plain)


def _of_heading(head: HeadTitle | None, plain: str) -> HeadTitle | None:
    """Return what stands alone over the text where that is plainly a sequel, else what was found.

    It has a number and the text speaks of a series; or what was found is what it is a sequel to.
    """
    if head is not None and head.given:
        return head
    line = _YEAR_HEADING.match(plain)
    if line is not None and _is_of_title(line, head):
        return _as_found(head or HeadTitle("", "title-line", 0), line)
    line = _HEADING.match(plain)
    if line is not None and _SERIES.search(plain, line.end()):
        return _as_found(head or HeadTitle("", "title-year", 0), line)
    name = re.escape(head.title) if head is not None and head.title else "(?!)"
    line = re.match(
        rf"\W*(?P<title>{name}{_SUBTITLE_OF_TWO}){_YEAR}(?:, [a-z][^\n]*)?[*_ ]*\n\s*\n", plain
    )
    if head is not None and line is not None and tells_of_first(plain):
        return _as_found(head, line)
    line = _DATED_HEADING.match(plain)
    if line is None or head is None or head.title == line["title"]:
        return head
    before = rf"\b(?:[Ss]equel|[Ff]ollow-up|[Ss]uccessor) to (?:the )?[“\"‘'*_]{{0,2}}{re.escape(head.title)}\b"
    return _as_found(head, line) if re.search(before, plain) else head


def _is_of_title(line: re.Match[str], head: HeadTitle | None) -> bool:
    """Tell whether the number that ends a heading is of the title, and not the year of the film.

    No film has such a year; or the text has the title so again, says when its story is set, or
    that the film is a sequel: "Low Tide 1984" over "Ann Vane's sequel", "It is 1984, and Jo".
    """
    if head is not None and head.title not in (line["name"], line["title"]):
        return False
    number, below = line["number"], line.string[line.end() :]
    if is_section(line["name"]) or (head is None and " " not in line["name"]):
        return False
    if not _FIRST_YEAR <= int(number) <= _LAST_YEAR or line["title"] in below:
        return True
    is_set = rf"\b(?:set|happens|opens|begins|takes place) in {number}\b|\b(?:it is|it['’]s|the year is) {number}\b"
    return speaks_of_sequel(below) or re.search(is_set, below, re.IGNORECASE) is not None


def _with_series(head: HeadTitle, plain: str) -> HeadTitle:
    """Return the whole title where the one found is what stands behind a series and its number."""
    at = plain.find(head.title)
    lead = plain[max(0, at - _LONGEST_SERIES) : max(0, at)]
    before = _SERIES_BEFORE.search(lead)
    if before is None:
        before = _NAME_BEFORE.search(lead)
        if before is None or not _is_series(before["name"], plain):
            return head
    return replace(head, title=before.group() + head.title, offset=at - len(before.group()))


def _is_series(name: str, plain: str) -> bool:
    """Tell whether a name before a title and a colon is that of the first film of the series.

    It is called so; or it stands over the text, again in it, and there speaks of a first film.
    """
    again = rf"\b{re.escape(name)}\b(?!:)"
    if re.search(rf"{_EARLIER}{again}", plain):
        return True
    common = word_list("common") | word_list("nonname")
    is_name = not any(word.lower() in common for word in name.split())
    over = plain.lstrip('"“*_ ').startswith(name)
    return is_name and over and re.search(again, plain) is not None and tells_of_first(plain)


def _as_found(head: HeadTitle, found: re.Match[str]) -> HeadTitle:
    said = found.groupdict().get("year")
    year = int(said) if said else None
    return replace(head, title=found["title"], offset=found.start("title"), year=year)
