"""The forms of a title that a document gives: its year, its short form, its other language."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator

from ..expressions import expression
from .capitals import LINKS
from .first_films import is_earlier
from .new_version import who_made_anew
from .quotes import is_title_like
from .titles import YEAR, HeadTitle, is_plausible_title
from .version_words import MAKER, NOTHING, REMADE
from .words import UPPER, fold, occurrences, word_list

__all__ = ["complete", "forms_of", "year_beside"]


def complete(head: HeadTitle, plain: str) -> tuple[str, int | None, tuple[str, ...]]:
    """Return name, year and other forms of a head title, in mixed case where the text has it."""
    name = head.title
    if name.isupper():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", plain, re.IGNORECASE):
            if _is_cased(match.group()):
                name = match.group()
                break
    year = head.year or year_beside(name, plain)
    one, two = _two_titles(name)
    if two:
        return one, year, (two, name, *forms_of(one, plain))
    return name, year, forms_of(name, plain)


def _is_cased(name: str) -> bool:
    """Tell whether a name in mixed case has capitals where a title has them."""
    words = [word for word in name.split() if not re.fullmatch(LINKS, word, re.IGNORECASE)]
    return not name.isupper() and not any(word[0].islower() for word in words)


def _two_titles(name: str) -> tuple[str, str]:
    """Return a title in two languages cut in two, else two empty strings.

    They are parted by a stroke, "Flut / Low Tide", or the other stands in brackets.
    """
    one, mark, two = name.partition(" / ")
    if both := _IN_TWO.fullmatch(name):
        one, mark, two = both["one"], "(", both["two"]
    if not mark or " / " in two or not (is_title_like(one) and is_title_like(two)):
        return "", ""
    return (one, two) if is_plausible_title(one) and is_plausible_title(two) else ("", "")


_IN_TWO = expression(r"(?P<one>[^()\d]{2,60}) \((?P<two>[^()\d,;:/]{2,60})\)")


def year_beside(name: str, plain: str) -> int | None:
    """Return the year that stands in brackets behind a title, if one does.

    Behind "Ann Vane's Low Tide" stands no year of the film that Bo Rill has made again.
    """
    for start in occurrences(name, plain):
        found = _YEAR_BEHIND.match(plain, start + len(name))
        if found is not None and not _is_of_earlier(start, plain):
            return int(found["year"])
    return None


def _is_of_earlier(start: int, plain: str) -> bool:
    """Tell whether who owns the title at `start` is another than who made the film anew."""
    owner = _OWNER.search(plain, max(0, start - _LONGEST_NAME), start)
    if owner is None or re.search(REMADE, plain.lower()):
        return False
    makers = [found["by"] or found["whose"] for found in _NEW_MAKER.finditer(plain)]
    makers += [who.of(plain) for who in who_made_anew(plain)]
    return bool(makers) and owner["name"] not in {name.split()[-1] for name in makers}


_LONGEST_NAME = 40
_OWNER = expression(rf"(?P<name>[{UPPER}][\w-]+)['’]s? [“\"‘'*_]{{0,2}}$")
_NEW_MAKER = re.compile(MAKER.format(title=NOTHING))
_YEAR_BEHIND = expression(
    rf"[”\"'’]? [(\[](?!from )(?:[^()\[\]\n]{{1,60}}[,/;] ?)?{YEAR}\b(?! ?[-–—] ?\d{{4}})[^()\[\]\n]{{0,40}}[)\]]"
)
_FOREIGN = expression(
    rf"^(?:The|A|An|L['’]|Le|La|Les|Il|Lo|El|Los|Las|Der|Die|Das|Une?|À|{UPPER[0]}.*\b{LINKS}\b)",
    re.IGNORECASE,
)


_KNOWN_AS = expression(
    r"[”\"’']?,? ?[(—–-]{0,2} ?(?:or|aka|a\.k\.a\.|also known as|otherwise known as)\b[^.“”\"‘\n]{0,40}[“\"‘](?P<form>[^“”\"\n]{2,60})[”\"’]",
    re.IGNORECASE,
)
_BRACKETS_BEHIND = expression(r"[”\"’']?(?:[^\n]{0,60}\n)?\s*\(([^()\n]{2,60})\)")


def forms_of(name: str, plain: str) -> tuple[str, ...]:
    """Return other forms of a title: a translation or initials in brackets, the short form."""
    forms: set[str] = set()
    for start in occurrences(name, plain, ignore_case=True):
        if (known := _KNOWN_AS.match(plain, start + len(name))) and is_title_like(known["form"]):
            forms.add(known["form"])
        match = _BRACKETS_BEHIND.match(plain, start + len(name))
        if match is None:
            continue
        other = match.group(1).strip()
        newline = "\n" in match.group()
        initials = "".join(w[0] for w in name.split())
        if (other.casefold() == initials.casefold() and len(other) > 1) or (
            is_title_like(other)
            and (_FOREIGN.match(other) or newline)
            and not re.search(r"\d", other)
        ):
            forms.add(other)
    for part in _short_forms(name):
        if name.startswith(f"{part}: ") and is_earlier(part, name, plain):
            continue
        if any(not plain.startswith(": ", at + len(part)) for at in occurrences(part, plain)):
            forms.add(part)
    return tuple(sorted(forms - {name}))


def _short_forms(name: str) -> Iterator[str]:
    """Yield the forms that stand for a long title: before the colon, after it, no article."""
    head, colon, tail = name.partition(": ")
    if colon:
        if len(head) > 3 and fold(head) not in word_list("common"):
            yield head
        if len(tail.split()) >= 2:
            yield tail
    if name.startswith("The ") and len(name.split()) > 2:
        yield name[4:]
    if part := re.match(r"(.{4,}?),? [-–]? ?(?:Part|Vol\.?|Volume) (?:1|I|One)$", name):
        yield part.group(1)
