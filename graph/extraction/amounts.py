"""Marks, minutes and dates: from the words of a review to plain values."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re

from ..claims import Rating
from ..expressions import expression

__all__ = ["given_letter", "iso_date", "mark_from_me", "minutes_of", "rating_of", "year_of"]

_WORDS = {
    "zero": "0", "half": "0.5", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?|" + "|".join(_WORDS)
_FRACTION = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25, "¾": 0.75, "3/4": 0.75}
_PART = r"(?:\s*(?P<part>½|¼|¾|[13]/[24])|\s+and\s+(?:a|one)\s+(?P<half>half))?"
_OUT_OF = expression(
    rf"(?<![\d.,/])(?P<value>{_NUMBER}){_PART}\s*(?:-?\s*(?:stars?|★|\*|points?|marks?|popcorns?|buckets?|thumbs))?\s*"
    rf"\(?(?:/|(?:out\s+of|of|on)\s+(?:a\s+(?:possible|scale\s+of)\s+)?)\s*(?P<scale>{_NUMBER})(?![\d/])",
    re.IGNORECASE,
)
# A mark with its scale from end to end: "7 (0 to 10)", or "on a scale of 1-5".
_ON_SCALE = expression(
    rf"(?<![\d.,/])(?P<value>{_NUMBER}){_PART}\s*,?\s*[(\[]?\s*(?:(?:on|from)\s+)?(?:(?:an?|the)\s+)?(?:scale\s+)?(?:(?:of|from)\s+)?"
    r"[01]\s*(?:to|-|–)\s*(?P<scale>4|5|10|100)(?![\d/.])",
    re.IGNORECASE,
)
_STARS = expression(
    rf"(?<![\d.,/])(?P<value>{_NUMBER}){_PART}\s*-?\s*(?:stars?|★)(?!\w)", re.IGNORECASE
)
_GLYPHS = expression(
    r"[★⭐✭✮☆✩✰⯪\ufe0f\s*]*[★⭐✭✮*][★⭐✭✮☆✩✰⯪\ufe0f\s*]*(?P<part>½|1/2|¼|¾)?\s*[☆✩✰]*"
)
_CIRCLES, _AS_STARS = expression("●[●◐○]{2,9}"), str.maketrans("●◐○", "★½☆")
# Glyphs with their scale in glyphs or words, the scale perhaps in brackets.
_GLYPHS_OF = expression(
    rf"(?P<full>[★⭐*]{{1,5}})\s?(?P<part>½|1/2)?\s*\(?\s*(?:/|out\s+of|of)\s*(?P<scale>[★*]{{4,5}}|{_NUMBER})",
    re.IGNORECASE,
)
_LETTER = expression(
    r"(?<![\w+-])(?P<letter>[A-DF])(?P<sign>[+\-–−]|[ -](?:[Pp]lus|[Mm]inus)\b)?(?![\w+-])"
)
# "I give it a solid B-.", "an A minus from me": a letter with its article that ends its clause.
_LETTER_GIVEN = expression(
    r"(?<!\b[Hh]e\s)(?<![Ss]he\s)(?<![Tt]hey\s)(?<!who\s)\b(?:giv(?:e|es|ing)|gave|rate[sd]?|earn(?:s|ed)?|gets?|got|deserves?|merits?|grade|mark|score|verdict|rating|award)\b"
    r"[^.!?;]{0,40}?\b(?:an?|my)\s+(?:(?:solid|strong|weak|generous|grudging|high|low|firm|clear|straight|reluctant|very|rather)\s+){0,2}"
    r"[“\"']?(?P<letter>[A-DF](?:[+–−-]|[- ](?:plus|minus)\b)?)(?=[”\"']?(?:\s*[.,;!?)]|\s*$|\s+(?:from\s+me|overall|because|but|and)\b))"
)
# "A solid B from this reviewer.": nobody else is said to give it.
_LETTER_FROM = expression(
    r"\b(?:[Aa]n?|[Mm]y)\s+(?:(?:solid|strong|weak|generous|grudging|high|low|firm|clear|straight|reluctant|very|rather)\s+){0,2}"
    r"[“\"']?(?P<letter>[A-DF](?:[+–−-]|[- ](?:plus|minus)\b)?)[”\"']?,?\s+from\s+(?:me|us|this\s+(?:reviewer|critic|writer|viewer|corner|desk|column))\b"
)
# "8 from me", "6/10 from this reviewer": whoever else is named, that is the writer's.
_FROM_ME = expression(
    rf"(?<![\d.,/])(?P<value>{_NUMBER}){_PART}(?:\s*(?:/|out of)\s*(?P<scale>{_NUMBER}))?(?:\s*stars?)?,?"
    r"\s+from\s+(?:me|us|this\s+(?:reviewer|critic|writer|viewer|corner|desk|column))\b",
    re.IGNORECASE,
)
_BARE = expression(rf"(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?){_PART}\s*(?P<percent>%)?")


def _plain_number(value: float) -> str:
    return f"{value:g}"


def _number(word: str, part: str | None, half: str | None) -> float:
    value = float(_WORDS.get(word.casefold(), word).replace(",", "."))
    return value + _FRACTION.get(part or "", 0.0) + (0.5 if half else 0.0)


def rating_of(text: str, *, labelled: bool = False) -> Rating | None:
    """Return the mark that a stretch of text gives, or None.

    "2 out of 5", "3½/4", "four stars out of five", "★★½", "B+", and with `labelled` (the
    stretch stands behind "Rating:") a bare number, whose scale stays open.

    >>> rating_of("3½ stars out of 5"), rating_of("★★½"), rating_of("Grade: B+")
    (Rating(value='3.5', scale='5'), Rating(value='2.5', scale=None), Rating(value='B+', scale=None))
    """
    if _CIRCLES.search(text):
        text = text.translate(_AS_STARS)
    if match := _OUT_OF.search(text):
        scale = _number(match["scale"], None, None)
        value = _number(match["value"], match["part"], match["half"])
        if scale in (4, 5, 6, 10, 20, 100) and 0 <= value <= scale:
            return Rating(_plain_number(value), _plain_number(scale))
    if labelled and (match := _ON_SCALE.match(text.strip())):
        value = _number(match["value"], match["part"], match["half"])
        if value <= float(match["scale"]):
            return Rating(_plain_number(value), match["scale"])
    stripped = text.strip().strip("()[]").strip()
    if match := _GLYPHS_OF.match(stripped):
        scale_word = match["scale"]
        scale = float(len(scale_word)) if scale_word[0] in "★*" else _number(scale_word, None, None)
        value = len(match["full"]) + _FRACTION.get(match["part"] or "", 0.0)
        if value <= scale <= 10:
            return Rating(_plain_number(value), _plain_number(scale))
    if (glyphs := _GLYPHS.fullmatch(stripped)) and re.search(r"[★⭐✭✮]|\*{1,5}", stripped):
        full = len(re.findall(r"[★⭐✭✮*]", stripped))
        empty = len(re.findall(r"[☆✩✰]", stripped))
        value = full + _FRACTION.get(glyphs["part"] or "", 0.5 if "⯪" in stripped else 0.0)
        scale_text = _plain_number(full + empty) if empty and not glyphs["part"] else None
        return Rating(_plain_number(value), scale_text)
    if match := _STARS.search(text):
        value = _number(match["value"], match["part"], match["half"])
        return Rating(_plain_number(value)) if value <= 10 else None
    if (match := _LETTER.search(text)) and (
        labelled or re.search(r"\bgrade\b", text, re.IGNORECASE)
    ):
        return Rating(match["letter"] + _sign(match["sign"] or ""))
    if labelled and (match := _BARE.match(stripped)):
        value = _number(match["value"], match["part"], match["half"])
        if match["percent"]:
            return Rating(_plain_number(value), "100") if value <= 100 else None
        return Rating(_plain_number(value)) if value <= 100 else None
    if letter := _LETTER.fullmatch(stripped):
        return Rating(letter["letter"] + _sign(letter["sign"] or ""))
    return None


def given_letter(text: str) -> Rating | None:
    """Return the letter that a sentence says is given, or None.

    >>> given_letter("I give it a solid B-."), given_letter("It gets an A for effort.")
    (Rating(value='B-', scale=None), None)
    """
    match = _LETTER_GIVEN.search(text) or _LETTER_FROM.search(text)
    return rating_of(match["letter"], labelled=True) if match is not None else None


def mark_from_me(text: str) -> Rating | None:
    """Return the mark that a sentence says is "from me", or None.

    >>> mark_from_me("6/10 from me, ten from the kids."), mark_from_me("A gift from me.")
    (Rating(value='6', scale='10'), None)
    """
    match = _FROM_ME.search(text)
    if match is None:
        return None
    value = _number(match["value"], match["part"], match["half"])
    scale = _number(match["scale"], None, None) if match["scale"] else None
    if value > (scale or 10) or (scale is not None and scale not in (4, 5, 6, 10, 20, 100)):
        return None
    return Rating(_plain_number(value), _plain_number(scale) if scale else None)


def _sign(words: str) -> str:
    """Return "+" or "-" for the sign of a letter grade, however it is written."""
    if not words:
        return ""
    return "+" if "+" in words or "plus" in words.casefold() else "-"


_HOURS = r"(?P<hours>\d{1,2}|one|two|three|four)\s*-?\s*(?:h(?:(?:ou)?rs?)?)(?:\.|(?![a-z]))"
_MINUTES = r"(?P<minutes>\d{1,3})(?:\s*-?\s*(?:m(?:in(?:ute)?s?)?)\b|(?![\d:.,/]| ?[a-z]))"
_LENGTHS = (
    expression(rf"{_HOURS}(?:\s*,?\s*(?:and\s+|&\s+)?{_MINUTES})?", re.IGNORECASE),
    expression(r"\bPT(?:(?P<hours>\d{1,2})H)?(?:(?P<minutes>\d{1,3})M)?", re.IGNORECASE),
    expression(
        r"(?<!\d)(?P<minutes>\d{2,3})\s*-?\s*(?:min(?:ute)?s?\b|m\b|['’′](?!\d))", re.IGNORECASE
    ),
    expression(r"(?<![\d:])(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?(?![\d:])"),
)
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_AN_HOUR = expression(r"\ban (?=hour,? and \d)", re.IGNORECASE)
_SPELT = expression(
    rf"\b(?:(?P<hundred>a|one) hundred(?: and)?[ -]?)?(?:(?P<tens>{'|'.join(_TENS)})(?:[ -](?P<units>one|two|three|four|five|six|seven|eight|nine))?|(?P<under>{'|'.join(_UNITS)}))?(?P<end> minutes?\b)",
    re.IGNORECASE,
)


def _in_figures(match: re.Match[str]) -> str:
    """Return "98 minutes" for "ninety-eight minutes"."""
    total = 100 * bool(match["hundred"]) + _TENS.get((match["tens"] or "").casefold(), 0)
    total += _UNITS.get((match["under"] or "").casefold(), 0)
    total += int(_WORDS[match["units"].casefold()]) if match["units"] else 0
    return f"{total}{match['end']}" if total else match.group()


_BARE_MINUTES = expression(r"\s*(?P<minutes>\d{2,3})\s*")


def minutes_of(text: str) -> int | None:
    """Return the running time that a stretch of text gives, in minutes, or None.

    >>> minutes_of("2 hours, 17 minutes"), minutes_of("01 h 51 m"), minutes_of("107min")
    (137, 111, 107)
    """
    text = _AN_HOUR.sub("one ", _SPELT.sub(_in_figures, text))
    for form in (*_LENGTHS, _BARE_MINUTES):
        match = form.fullmatch(text) if form is _BARE_MINUTES else form.search(text)
        if match is None or not match.group():
            continue
        groups = match.groupdict()
        hours, minutes = groups.get("hours"), groups.get("minutes")
        if not hours and not minutes:
            continue
        total = 60 * int(_WORDS.get((hours or "0").casefold(), hours or "0")) + int(minutes or 0)
        if 1 <= total <= 900:
            return total
    return None


_MONTHS = {
    name: number + 1
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    )
}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d|['’]\d\d(?!\d))"
_DATES = (
    expression(
        r"(?P<year>(?:18|19|20)\d\d)[-/.](?P<number>[01]?\d)(?:[-/.](?P<day>[0-3]?\d))?(?!\d)"
    ),
    expression(
        rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        re.IGNORECASE,
    ),
    expression(rf"\b{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s*,?\s+{_YEAR}", re.IGNORECASE),
    expression(rf"\b{_MONTH},?\s+{_YEAR}", re.IGNORECASE),
)
_NUMERIC = expression(
    r"\b(?P<a>[0-3]?\d)(?P<mark>[/.-])(?P<b>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)\b"
)
_YEAR_ONLY = expression(rf"\s*{_YEAR}\s*")


def iso_date(text: str) -> str | None:
    """Return a date as ISO 8601, as precise as the text ("2002-11"), or None.

    Of 3/4/2020 the order is open: only a part above 12 tells day from month; else with
    points it is day first, with slashes the year alone is given.

    >>> iso_date("Sunday, Apr 07, 2024"), iso_date("November 2002"), iso_date("13/02/2019")
    ('2024-04-07', '2002-11', '2019-02-13')
    """
    for form in _DATES:
        if match := form.search(text):
            groups = match.groupdict()
            number = groups.get("number")
            month = int(number) if number else _MONTHS[groups["month"].casefold()[:3]]
            return _iso(_full_year(groups["year"]), month, int(groups.get("day") or 0))
    if match := _NUMERIC.search(text):
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        if a > 12 or (match["mark"] == "." and b <= 12):
            return _iso(year, b, a)
        return _iso(year, a, b) if b > 12 else str(year)
    if match := _YEAR_ONLY.fullmatch(text):
        return str(_full_year(match["year"]))
    return None


def _full_year(words: str) -> int:
    """Return a year in full: "'17" is 2017, "'85" is 1985."""
    if words[0].isdigit():
        return int(words)
    short = int(words[1:])
    return short + (2000 if short < 40 else 1900)


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or day > _days(year, month):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def year_of(text: str) -> int | None:
    """Return the year from 1888 on that a stretch of text gives, or None."""
    match = re.search(r"(?<!\d)(1[89]\d\d|20[0-4]\d)(?!\d)", text)
    return int(match.group(1)) if match and int(match.group(1)) >= 1888 else None
