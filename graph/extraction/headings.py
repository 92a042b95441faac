"""Titles that stand alone over prose, at the top of a review.

The text need not repeat them. A heading that is a sentence, a section ("The Verdict") or the
name of a column is no title.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..expressions import expression
from ..reading.labels import BARE_RATING
from ..reading.layout import Layout
from .beside import shapes
from .capitals import LINKS
from .name_kinds import NameKinds
from .quotes import is_title_like
from .titles import YEAR, HeadTitle, clean_title, headline_title, is_plausible_title
from .words import UPPER, fold, occurrences, word_list

__all__ = [
    "heading_title", "is_habit", "is_section", "lone_heading", "marked_heading", "numbers_read",
    "rubric_heading", "stands_over", "without_rubric",
]  # fmt: skip

_SECTION = expression(
    r"\b(?:films?|movies?|reviews?|reviewed|capsules?|week|weekend|month|year|best|top|worst|interview|questions?|news|diary|festival|screening|notes?|"
    r"cinema|essay|list|guide|recipe|how|why|what|who|spoilers?|alert|warning|part|chapter|plot|story|acting|performances?|direction|directors?|music|scores?|"
    r"soundtrack|cinematography|verdict|conclusions?|thoughts|summary|synopsis|cast|crew|characters?|themes?|introduction|background|production|visuals?|"
    r"writing|overview|trivia|extras|video|audio|picture|disc|dvd|blu-ray|bonus|features?|comments|tags|related|archives?|corner|column|letters?|releases?|"
    r"pros|cons|good|bad|bottom line|rating|runtime|running time|length|track ?list|tracks|credits|contents|about|contact|home|menu|blog|podcast|episode|volume|issue|number|no|"
    r"staff|picks?|shelf|monday|tuesday|wednesday|thursday|friday|saturday|sunday|by|with|posted|page|edition|thread|topic|subject|re)\b",
    re.IGNORECASE,
)
_MAKING = expression(
    r"\b(?:directs?|directed|director|stars?|starring|plays|played by|helmed|debut|thriller|comedy|drama|western|film|movie|picture)\b"
)
_TRAIL = expression(
    rf"(?:\s*[(\[](?:[^()\n]{{0,30}}, ?)?{YEAR}[)\]]|\s*\((?:U|PG|12A?|15|18|R|G|NR|M)\)|\s*(?:[*★☆½✮]\s?)+|\s*\d/\d{{1,2}})+\s*$"
)
# What leads the title over an entry of a column: "Friday film: Low Tide", "My favourite films: Low Tide".
_OF_RUBRIC = r"(?:films?|movies?|cinema|pictures?|flicks?|dvds?|videos?)(?:['’]s)?"
_IN_RUBRIC = (
    rf"(?:{_OF_RUBRIC}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?|(?:to|last |week)?night(?:['’]s)?|weekend(?:['’]s)?|(?:this )?week['’]s|today['’]s|yesterday['’]s|midnight|evening|afternoon|morning"
    r"|my|our|the|family|home|old|classic|comfort|favou?rite|diary|log|journal|club|corner|nook|pick|choice|time|date|viewing|watch|of the (?:day|week|month|year))"
)
_RUBRIC = expression(
    rf"(?=[^:\n]*\b{_OF_RUBRIC}\b[^:\n]*:)(?!{_OF_RUBRIC}:){_IN_RUBRIC}(?: {_IN_RUBRIC}){{0,4}}: (?=\S)",
    re.IGNORECASE,
)
# "My Rainy Sundays": what a diary is about, and what somebody does on such days.
_HABIT = expression(
    r"(?:My|Our|These|Those) (?:[\w'’-]+ ){0,3}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days",
    re.IGNORECASE,
)
# What may lead the mark that a reviewer gives, alone on its line.
_MARK_LABEL = expression(
    r"(?:my |final |overall )?(?:rating|grade|score|verdict|stars)\s*[:–—-]?\s*", re.IGNORECASE
)
_MARKS = expression(r"^[#\s>*_=~-]*(?=\S)|[\s*_=~#:-]*$")
# "Der helle Garten (The Bright Garden)": the title and what it means.
_TWO = expression(
    rf"(?P<title>[{UPPER}][^()\n\d]{{2,50}}) \((?P<other>[{UPPER}][^()\n\d,;/]{{2,50}})\)"
)
# What a sentence over a text has, or the name of a blog: "My Weekend in the Dark".
_SENTENCE = expression(
    r"\b(?:I|My|Me|We|Our|Us|You|Your|Is|Are|Was|Were|Has|Have|Had|Do|Does|Did|Will|Can|This|That|These)\b|['’](?:s|re|m|ll|ve) [a-z]"
)
_JUDGING = ("opinion-positive", "opinion-negative", "opinion-mixed", "not_titles")
_LONGEST, _MOST_WORDS = 60, 8
_PROSE, _SHORT_PROSE, _ARTICLE = 80, 45, 200
_HALF = 0.5
_FIRST_LINES = 3
_HEAD_AND_MARK = 2
_PAGE_HEAD = 200
_FEWEST = 2
_MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class _Line:
    offset: int
    text: str
    body: str


def _lines(layout: Layout) -> Iterator[_Line]:
    """Yield the lines of the text, each with the prose right below it."""
    plain = layout.view.plain
    usual = [b for b in layout.blocks if b.kind not in ("boilerplate", "comment", "field")]
    found: list[tuple[int, str]] = []
    for block in usual:
        offset = block.span.start
        for line in block.span.of(plain).split("\n"):
            if line.strip():
                found.append((offset + len(line) - len(line.lstrip()), line.strip()))
            offset += len(line) + 1
    for index, (offset, text) in enumerate(found):
        body = found[index + 1][1] if index + 1 < len(found) else ""
        yield _Line(offset, text, body)


def _title_of(text: str) -> tuple[str, int | None] | None:
    """Return the title and the year of a line that holds nothing else, or None."""
    text = _MARKS.sub("", text)
    trail = _TRAIL.search(text)
    year = int(trail["year"]) if trail and trail["year"] else None
    bare = text[: trail.start()] if trail else text
    title = clean_title(bare)
    words = title.split()
    if (
        not words
        or len(title) > _LONGEST
        or len(words) > _MOST_WORDS
        or bare.endswith((".", ",", ";", ":", "?"))
    ):
        return None
    weighty = [w for w in words if not re.fullmatch(LINKS, w, re.IGNORECASE)]
    cased = all(w.lstrip("¡¿'‘(“\"")[:1] in UPPER or w[0].isdigit() for w in weighty)
    if not weighty or not cased or not is_title_like(title) or not is_plausible_title(title):
        return None
    if (
        is_section(title)
        or all(w in word_list("calendar") for w in words)
        or re.search(r"[|·@/=<>]|\d{3,}", title)
    ):
        return None
    return title, year


def is_section(title: str) -> bool:
    """Tell whether a heading has a word of sections and columns: "The Verdict", "On Disc"."""
    return _SECTION.search(title) is not None


def numbers_read(layout: Layout) -> list[int]:
    """Return the numbers of the blocks without boilerplate, comments and headings of sections."""
    plain = layout.view.plain
    return [
        number
        for number, block in enumerate(layout.blocks)
        if block.kind not in ("boilerplate", "comment")
        and (block.kind != "heading" or not _names_no_film(block.span.of(plain)))
    ]


def _names_no_film(heading: str) -> bool:
    """Tell whether a heading is listed as one that is no title: "Quick Facts"."""
    return clean_title(heading).casefold() in word_list("not_titles")


def _stands_bare(title: str, plain: str) -> bool:
    """Tell whether one word stands over the text by itself and is nobody's name in it.

    It may be a given name, of whom the film tells; somebody's last name stands behind a first.
    """
    head, _, rest = plain.lstrip().partition("\n")
    if " " in title or head.strip() != title or rest.split("\n", 1)[0].strip():
        return False
    if re.search(rf"\b[{UPPER}][\w.'’-]+ {re.escape(title)}\b", rest):
        return False
    told = shapes("films").told
    places = islice(occurrences(title, rest), _MOST_PLACES)
    return all("somebody" not in told(rest, at, at + len(title)) for at in places)


def stands_over(layout: Layout, head: HeadTitle) -> bool:
    """Tell whether one word is set over the whole text as only its title is: "Us".

    It opens the text, but for who wrote it and when; no other line stands with it, a paragraph
    does below; it cries nothing out and judges nothing.
    """
    first = next(_lines(layout), None)
    if first is None or first.offset != head.offset or len(first.body) < _ARTICLE:
        return False
    word, text = head.title, layout.view.plain[head.offset :]
    alone = first.text == word and text[len(word) :].startswith("\n\n")
    bare = word.isalpha() and not word.isupper() and fold(word) not in word_list("cries")
    judging = (line.partition(":")[0] for name in _JUDGING for line in word_list(name))
    return alone and bare and fold(word) not in judging


def marked_heading(layout: Layout, kinds: NameKinds) -> HeadTitle | None:
    """Return the title that opens a text by itself, with its year, or with a mark below it.

    "Gravel (1999)", or "Gravel", and "★★★", "3/5", "Grade: B" on the next line: so people write
    who need not name the film again.
    """
    plain = layout.view.plain
    lines = [line.strip() for line in plain[:_PAGE_HEAD].split("\n") if line.strip()][:2]
    found = _title_of(lines[0]) if len(lines) == _HEAD_AND_MARK else None
    if found is None:
        return None
    title, year = found
    if not _MARKS.sub("", lines[0]).startswith(title):
        return None  # "Two Levels: Ann Example's Low Tide (2006)"
    is_apart = plain.lstrip().startswith(f"{lines[0]}\n\n") and lines[0].endswith(")")
    if not _is_mark(lines[1]) and not (year is not None and is_apart):
        return None
    chances = kinds.chances(title)
    is_somebody = chances.get("person", 0.0) + chances.get("performer", 0.0) >= _HALF
    if is_somebody and len(title.split()) > 1:
        return None
    return HeadTitle(title, "title-alone", plain.index(title), year)


def _is_mark(line: str) -> bool:
    """Tell whether a line holds only what a reviewer gives: "★★★", "3/5", "Grade: B"."""
    return BARE_RATING.fullmatch(_MARK_LABEL.sub("", line, count=1).rstrip(".")) is not None


def lone_heading(layout: Layout, kinds: NameKinds) -> HeadTitle | None:
    """Return the title that opens a text by itself, over prose about a film: "The Tin Boat".

    The prose need not name it: "Watched this with my sister. …". A sentence and the name of a
    column or of somebody are no titles.
    """
    plain = layout.view.plain
    first = next(_lines(layout), None)
    if first is None or plain[: first.offset].strip():
        return None
    over, _, below = plain[first.offset :].partition("\n\n")
    found = _title_of(first.text) if over.strip() == first.text else None
    if found is None or len(below) < _ARTICLE or not _MAKING.search(below):
        return None
    title, year = found
    words = title.split()
    if title.isupper() or len(words) < _FEWEST or _SENTENCE.search(title):
        return None
    chances = kinds.chances(title)
    named = words[0].casefold() in word_list("given_names") and len(words) == _FEWEST
    if named or chances.get("person", 0.0) + chances.get("performer", 0.0) >= _HALF:
        return None
    return HeadTitle(title, "title-alone", first.offset, year)


def without_rubric(title: str) -> str:
    """Return a title without the name of the column that leads it: "Friday film: Low Tide".

    >>> without_rubric("Friday film: Low Tide"), without_rubric("Friday: Low Tide")
    ('Low Tide', 'Friday: Low Tide')
    """
    return _RUBRIC.sub("", title, count=1) if _RUBRIC.match(title) else title


def is_habit(title: str) -> bool:
    """Tell whether a line is about what somebody does every week: "My Rainy Sundays"."""
    return _HABIT.fullmatch(title) is not None


def rubric_heading(layout: Layout) -> HeadTitle | None:
    """Return the title behind the name of a column, alone over prose about a film.

    It may be a common word: "Friday film: Once".
    """
    plain = layout.view.plain
    first = next(_lines(layout), None)
    if first is None or plain[: first.offset].strip():
        return None
    line = _MARKS.sub("", first.text)
    over, _, below = plain[first.offset :].partition("\n\n")
    found = _title_of(without_rubric(line)) if over.strip() == first.text else None
    if found is None or without_rubric(line) == line or not _MAKING.search(below):
        return None
    return HeadTitle(found[0], "title-alone", plain.index(found[0], first.offset), found[1])


def heading_title(layout: Layout, kinds: NameKinds) -> HeadTitle | None:
    """Return the title alone on one of the first lines, over prose that speaks of a film."""
    for number, line in enumerate(_lines(layout)):
        if number >= _FIRST_LINES:
            return None
        if len(line.text) > _LONGEST + 20:
            return None
        both = _TWO.fullmatch(line.text) if len(line.body) >= _SHORT_PROSE else None
        if both and is_title_like(both["other"]) and not is_section(line.text):
            return HeadTitle(both["title"], "title-in-two-tongues", line.offset)
        told = headline_title(_MARKS.sub("", line.text))
        found = (told, None) if told is not None else _title_of(line.text)
        if found is None or len(line.body) < _PROSE:
            continue
        title, year = found
        chances = kinds.chances(title)
        person = chances.get("person", 0.0) + chances.get("performer", 0.0)
        if told is not None:
            person += chances.get("organization", 0.0) + chances.get("place", 0.0)
        if number == 0 and told is None and _stands_bare(title, layout.view.plain):
            person = 0.0
        if person < _HALF and _MAKING.search(line.body):
            pattern = "title-alone" if told is None else "title-of-headline"
            return HeadTitle(title, pattern, line.offset, year)
    return None
