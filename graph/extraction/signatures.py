"""Who signed a review, and when, where no label says so: a signature below, a note in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from .amounts import iso_date
from .hits import is_not_a_person
from .words import UPPER, word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["find"]

_WORD = rf"[{UPPER}][\w.'’-]*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
_FULL_NAME = rf"(?P<name>{_WORD} (?:{_WORD} ?){{1,2}}(?<! ))"
_DATE = r"(?P<date>[^()|\n]{0,20}\d{1,4}[^()|\n]{2,25})"
_SIGNATURES = (
    ("signed-dash", re.compile(rf"[—–-]{{1,2}}\s?{_NAME}(?:, [^\n]{{2,80}})?\.?")),
    ("signed-dated", re.compile(rf"[^\n]{{0,90}}\({_NAME},? (?:on )?{_DATE}\)\W*")),
    ("signed-posted", re.compile(rf"[^\n]{{0,90}}\b[Bb]y {_NAME}\s?[|•·,–-]\s?{_DATE}\W*")),
    ("signed-name", re.compile(_FULL_NAME)),
)
_LAST_BLOCKS = 3
_LONGEST = 160


def find(reading: Reading) -> Iterator[Claim]:
    """Yield reviewAuthor and reviewDate claims of the last lines, where no field gives them.

    A name alone on the last line counts when the text has it nowhere else.
    """
    film = reading.film
    if film is None:
        return
    labels = {field.label for field in reading.layout.fields}
    blocks = [b for b in reading.layout.blocks if b.kind != "comment"]
    for block in blocks[-_LAST_BLOCKS:] if len(blocks) > 1 else ():
        text = block.span.of(reading.plain)
        if len(text) > _LONGEST:
            continue
        for pattern, regex in _SIGNATURES:
            match = regex.fullmatch(text.strip())
            if match is None or (pattern == "signed-name" and block is not blocks[-1]):
                continue
            date = iso_date(match["date"]) if "date" in regex.groupindex else None
            dated = "date" in regex.groupindex
            if (dated and date is None) or not _is_signer(reading, match["name"], pattern):
                continue
            if "reviewAuthor" not in labels:
                yield _claim(reading, film, "reviewAuthor", match["name"], block.span, pattern)
            if date is not None and "reviewDate" not in labels:
                yield _claim(reading, film, "reviewDate", date, block.span, pattern)
            return


def _is_signer(reading: Reading, name: str, pattern: str) -> bool:
    if is_not_a_person(name) or name in word_list("not_titles"):
        return False
    words = name.split()
    if all(word.casefold() in word_list("common") for word in words):
        return False
    elsewhere = reading.plain.count(name) > 1
    return pattern != "signed-name" or (not elsewhere and not name.isupper())


def _claim(
    reading: Reading, film: Entity, predicate: str, value: str, at: Span, pattern: str
) -> Claim:
    thing = reading.entity(value, "person") if predicate == "reviewAuthor" else value
    return reading.claim(
        film, predicate, thing, at=at, surface=value, pattern=pattern, confidence=0.82,
        modality="asserted",
    )  # fmt: skip
