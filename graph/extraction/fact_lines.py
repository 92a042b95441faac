"""Short lines of plain facts without labels: "Mexico, 1997, 98 mins", "★★★½", "B-plus".

Such a line stands near the beginning or the end of a review, or holds two facts at least, and
has hardly a word of prose.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Rating
from ..documents import Span
from ..expressions import expression
from ..reading.entries import entries
from .amounts import given_letter, minutes_of, rating_of

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["find"]

_LONGEST, _FIRST, _LAST = 110, 8, 6
_MOST_PROSE, _SHORTEST, _LONGEST_RUN = 2, 40, 400
_YEAR: Final = expression(r"(?<![\d/.-])(?:18[89]|19\d|20[0-3])\d(?![\d/-]|['’]?s\b|\.\d)")
_MINUTES: Final = expression(
    r"(?<![\d.,:#])\d{2,3}\s?-?(?:['′’](?![\d\w])|mins?\b|m\b|minutes\b)|\b[1-4]\s?h(?:rs?|ours?)?\.?\s?[0-5]?\d(?:\s?m(?:ins?)?)?\b",
    re.IGNORECASE,
)
_STARS: Final = expression(
    r"[★⭐✭✮]{1,5}\s?(?:½|1/2)?[☆✩✰]*|(?<![*\w])\*{2,5}(?:\s?(?:½|1/2))?(?=\*?\s*(?:$|\(|/|out of|of \*))"
)
_DATED: Final = expression(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:posted|reviewed|copyright|street date|©|first seen|seen|screened|tv|lp|cd|dvd)\b|©",
    re.IGNORECASE,
)
_PLAIN: Final = expression(
    r"\b(?:dir|directed|by|and|of|the|mins?|minutes|b/w|colou?r|subtitles|subtitled|certificate|cert|in|with|approx|from|year|released|hrs?|m|h|d|drama|comedy|horror|thriller|western|animation|animated|documentary)\b"
)
_WORD: Final = expression(r"\b[a-z][a-z'’]+\b")
_WITH_SCALE, _OUT_OF = 2, expression(r"\s*\(?(?:/|out of|of)\s*", re.IGNORECASE)
_PART: Final = expression(
    r"\b(?:first|last|final|opening|closing|half|another|extra|more|also|see)\b", re.IGNORECASE
)
_SHOUTED: Final = expression(
    r"\W*(?:the )?(?:film|movie|picture|verdict|overall)\W{0,3}[:–—-]\s*(?P<mark>[A-DF][+–-]?(?![\w+])|\d{1,2}(?:\.\d)?(?:\s?/\s?(?:4|5|6|10|20|100))?(?![\d%/]))",
    re.IGNORECASE,
)
_LETTER: Final = expression(
    r"\W*(?P<letter>[A-DF])(?P<sign>[+–−-]|[- ](?:plus|minus))?\W*", re.IGNORECASE
)
_NUMBER: Final = r"(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_MARK: Final = expression(
    rf"\W*(?:(?:an?|my|final) (?:\w+ )?)?(?P<mark>{_NUMBER}(?:½| 1/2| and a half)? ?(?:/|out of) ?(?:4|5|6|10|20|100|four|five|ten)|{_NUMBER}(?:½| 1/2| and a half)? stars?)\b(?: (?:from me|for me|out of (?:4|5|10|four|five|ten)))?[^\w]*(?P<rest>.*)",
    re.IGNORECASE,
)
_JUDGED: Final = expression(
    r"\W*(?:I(?:['’](?:d|ll))? (?:(?:would|will|\w+ly) )?(?:give|gave|rate)|(?:it|the film|this) (?:gets|earns|deserves)|my (?:\w+ )?(?:grade|mark|rating|verdict|score))\b",
    re.IGNORECASE,
)
_FROM_ME: Final = expression(
    r"\W*(?P<mark>\d{1,2}(?:\.\d)?) (?:from me|out of whatever)\b.*", re.IGNORECASE
)


def find(reading: Reading) -> Iterator[Claim]:
    """Yield releaseYear, runtimeMinutes and rating of the lines of facts, one of each a film."""
    if reading.film is None:
        return
    labelled = {field.label for field in reading.layout.fields}
    parts = {
        field.line.start
        for field in reading.layout.fields
        if field.line is not None and field.raw_label and field.label == field.raw_label.casefold()
    }
    seen: set[tuple[str, str]] = set()
    if "rating" not in labelled or reading.films.in_parts:
        ratings = [f.line for f in reading.layout.fields if f.label == "rating" and f.line]
        rated = {reading.films.at(line.start) for line in ratings}
        for claim in (*_marks_of_heads(reading), *_closing_marks(reading)):
            if claim.subject not in rated and (claim.subject.name, "rating") not in seen:
                seen.add((claim.subject.name, "rating"))
                yield claim
    for claim in _minutes_in_brackets(reading) if "runtime" not in labelled else ():
        seen.add((claim.subject.name, "runtimeMinutes"))
        yield claim
    lines = list(_lines(reading))
    for number, span in enumerate(lines):
        text = span.of(reading.plain)
        edge = number < _FIRST or number >= len(lines) - _LAST
        if (
            len(text) > _LONGEST
            or span.start in parts
            or not any(c.isdigit() or c in "★⭐*ABCDFabcdf" for c in text)
        ):
            continue
        film = reading.films.at(span.start) or reading.film
        for predicate, value, surface in _facts(
            text, edge=edge, album=reading.kind == "soundtrack"
        ):
            known = {"releaseYear": "year", "runtimeMinutes": "runtime", "rating": "rating"}
            if known[predicate] in labelled or (film.name, predicate) in seen:
                continue
            if predicate == "releaseYear" and film.year is not None:
                continue
            seen.add((film.name, predicate))
            start = span.start + text.index(surface)
            yield reading.claim(
                film, predicate, value, at=span, surface=Span(start, start + len(surface)),
                pattern="fact-line", confidence=0.85, modality="asserted",
            )  # fmt: skip


def _marks_of_heads(reading: Reading) -> Iterator[Claim]:
    """Yield the marks of films whose parts of a page open with it: "Low Tide: A-. A storm …"."""
    for head in entries(reading.layout):
        film = reading.films.at(head.offset) if head.grade else None
        mark = rating_of(head.grade, labelled=True) if film is not None else None
        if film is None or mark is None or head.title not in (film.name, *film.aliases):
            continue
        start = reading.plain.find(head.grade, head.offset, head.end)  # before the title
        if start < 0 or start >= head.end - len(head.title):
            start = reading.plain.find(head.grade, head.end)
        if start < 0:
            continue
        at = Span(start, start + len(head.grade))
        yield reading.claim(
            film, "rating", mark, at=Span(head.offset, max(at.end, head.end)), surface=at,
            pattern="fact-line", confidence=0.85, modality="asserted",
        )  # fmt: skip


def _closing_marks(reading: Reading) -> Iterator[Claim]:
    """Yield the mark behind the last sentence that is said of each film: "… Their loss. A-"."""
    read = [b for b in reading.layout.blocks if b.kind not in ("comment", "boilerplate")]
    told = [reading.films.at(block.span.start) or reading.film for block in read]
    for number, (block, film) in enumerate(zip(read, told, strict=True)):
        closes = number + _CLOSING >= len(read)
        last = closes or told[number + 1] != film
        if closes and number and len(reading.films.reviewed) == 1:
            film = reading.film  # whichever other one its last paragraph tells of
        if film is None or not last or block.kind not in ("paragraph", "item", "heading"):
            continue
        end = _CLOSES.search(block.span.of(reading.plain))
        mark = rating_of(end["mark"], labelled=True) if end is not None else None
        if end is None or mark is None:
            continue
        at = Span(block.span.start + end.start("mark"), block.span.start + end.end("mark"))
        before = reading.layout.sentence_at(block.span.start + end.start())
        shown = Span(before.span.start if before is not None else at.start, at.end)
        yield reading.claim(
            film, "rating", mark, at=shown, surface=at, pattern="fact-line", confidence=0.8,
            modality="asserted",
        )  # fmt: skip


_CLOSING = 2
_CLOSES: Final = expression(
    r"(?:[.!?…][”\"’)]?|\b\d{2,3}\s?m(?:ins?|inutes)?) (?:(?:Grade|Mark|Rating|Verdict|Score): )?[(\[]?(?P<mark>[A-D][+–−-]|(?<!\b[A-Z][.] )[A-DF]\b|[★⭐✭✮]{1,5}\s?(?:½|1/2)?[☆✩✰]*"
    r"|\*{2,5}(?:\s?(?:½|1/2))?|\*\s?(?:½|1/2)|\d(?:\.\d)?\s?/\s?(?:4|5|10))[)\]]?$"
)


_IN_BRACKETS: Final = expression(r"\((?P<length>\d{2,3} min(?:ute)?s?)\.?(?=[,;)])")


def _minutes_in_brackets(reading: Reading) -> Iterator[Claim]:
    """Yield the one running time that stands first in brackets: "(125 minutes, rated R)"."""
    found = list(_IN_BRACKETS.finditer(reading.plain))
    minutes = minutes_of(found[0]["length"]) if len(found) == 1 else None
    if minutes is None or not _SHORTEST <= minutes <= _LONGEST_RUN:
        return
    at = Span(*found[0].span("length"))
    sentence = reading.layout.sentence_at(at.start)
    film = reading.films.at(at.start) or reading.film
    if sentence is not None and film is not None and reading.kind != "soundtrack":
        yield reading.claim(
            film, "runtimeMinutes", minutes, at=sentence.span, surface=at, pattern="fact-line",
            confidence=0.85, modality="asserted",
        )  # fmt: skip


def _lines(reading: Reading) -> Iterator[Span]:
    for block in reading.layout.blocks:
        if block.kind in ("comment", "boilerplate"):
            continue
        at = block.span.start
        for line in block.span.of(reading.plain).split("\n"):
            if line.strip():
                yield Span(at, at + len(line))
            at += len(line) + 1


def _facts(text: str, *, edge: bool, album: bool) -> Iterator[tuple[str, int | Rating, str]]:
    """Yield (predicate, value, words) of a line."""
    years, lengths, stars = (list(form.finditer(text)) for form in (_YEAR, _MINUTES, _STARS))
    bare = text
    for form in (_YEAR, _MINUTES, _STARS, _PLAIN):
        bare = form.sub(" ", bare)
    prose = len(_WORD.findall(bare))
    kinds = bool(years) + bool(lengths) + bool(stars)
    # "first half: **", but not "The Last …"
    prose += 2 * any(m.start() == 0 or m.group().islower() for m in _PART.finditer(text))
    if prose <= _MOST_PROSE - (kinds < 2) and (edge or kinds > 1) and not album:
        minutes = minutes_of(lengths[0].group()) if len(lengths) == 1 else None
        if minutes is not None and _SHORTEST <= minutes <= _LONGEST_RUN:
            yield "runtimeMinutes", minutes, lengths[0].group()
        if len(years) == 1 and not _DATED.search(text) and (kinds > 1 or _is_of_year(text, bare)):
            yield "releaseYear", int(years[0].group()), years[0].group()
    if len(stars) == _WITH_SCALE and _OUT_OF.fullmatch(text[stars[0].end() : stars[1].start()]):
        del stars[1]
        emphasis = 0
    else:
        # "*A Title (1988) *** 1/2*": one pair of marks sets the line in italics
        marks = text.count("*") - sum(star.group().count("*") for star in stars)
        emphasis = marks - 2 * (text[:1] == "*" == text[-1:] and text[1:2] != "*")
    if edge and prose <= _MOST_PROSE and len(stars) == 1 and not emphasis:
        mark = rating_of(text[stars[0].start() :].strip()) or rating_of(stars[0].group())
        if mark is not None:
            yield "rating", mark, stars[0].group()
    elif edge and (found := _mark_of(text)) is not None:
        yield "rating", *found


def _is_of_year(text: str, bare: str) -> bool:
    """Tell whether a line of one year and names is a film's: "Some Title, 1973", "1973"."""
    names = re.findall(r"[^\W\d_][\w'’.-]+", bare)
    return not names or re.search(r"[,(/·|–—-]\s*\d{4}\W*$", text) is not None


def _mark_of(text: str) -> tuple[Rating, str] | None:
    """Return the mark that a line gives and its words."""
    if (match := _SHOUTED.match(text)) is not None:
        mark = rating_of(match["mark"], labelled=True)
        return (mark, match["mark"]) if mark is not None else None
    if (match := _LETTER.fullmatch(text)) is not None and (match["sign"] or text.strip().isupper()):
        sign = (match["sign"] or "").strip("- –−").lower()
        raised = "+" if sign == "plus" or "+" in (match["sign"] or "") else ""
        lowered = "-" if match["sign"] and not raised else ""
        return Rating(match["letter"].upper() + raised + lowered), text.strip()
    if _JUDGED.match(text) and (given := given_letter(text)) is not None:
        return given, text.strip()
    if (match := _FROM_ME.fullmatch(text)) is not None:
        return Rating(match["mark"]), match["mark"]
    if (match := _MARK.fullmatch(text)) is not None and len(match["rest"].split()) <= 12:
        mark = rating_of(text[match.start("mark") : match.start("rest")]) or rating_of(
            match["mark"]
        )
        return (mark, match["mark"]) if mark is not None else None
    return None
