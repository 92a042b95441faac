"""Hits: what a pattern or a labelled line found about people, before names are settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import LayoutField
from ..reading.particles import ELIDED, PARTICLE
from .words import UPPER, word_list

__all__ = ["Hit", "is_not_a_person", "people_in"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A person (or an actor with a character) in a role.

    `person` and `character` are plain spans, or texts where a labelled value gives them.
    `film` is set only when the words themselves name the film, `elsewhere` where they speak of
    one that nothing names: "who directed the original". `weak` hits count only where no better
    one names someone for the same role of the film.
    """

    role: str
    pattern: str
    confidence: float
    person: Span | str | None = None
    character: Span | str | None = None
    film: Entity | None = None
    at: Span | None = None
    field: LayoutField | None = None
    weak: bool = False
    elsewhere: bool = False

    def votes(self) -> Iterator[tuple[str, Span | str]]:
        """Yield what the hit says about the type of its names."""
        if self.person is not None:
            yield "person", self.person
        if self.character is not None:
            yield "character", self.character


_SMALL = rf"(?:{PARTICLE}|do|das|e|y)"
_PART_OF_NAME = rf"{ELIDED}?[{UPPER}][\w.'’`-]*"
_PERSON = expression(
    rf"(?:{_PART_OF_NAME}|{_SMALL}(?= ))(?: (?:{_PART_OF_NAME}|{_SMALL}(?![\w'’]))){{0,5}}"
)
_SPLIT = expression(r"\s*(?:[,;•|\n]|\s/\s|\b(?:and|AND)\b|&(?!amp))\s*(?![^()]*\))")
_PART = expression(
    r"(?P<name>[^()]+?)\s*"
    r"(?:\((?P<note>[^()]*)\)|(?:\bas\b|\.{2,}|…|–|—| - | = )\s*(?P<role>.+))?\s*$"
)
_FILLER = expression(
    r"^(?:(?:but|also|mostly|with|and|by|introducing|newcomers?|featuring|co-starring) )+"
    r"|(?: (?:et al|etc|and others)\.?)+$",
    re.IGNORECASE,
)
_SENTENCE_BEHIND = expression(r"(?<=[^\W\d_]{4})\.\s.*", re.DOTALL)
_MAX_PEOPLE = 60


def people_in(value: str) -> Iterator[tuple[str, str]]:
    """Yield (name, note) for the people that a labelled value lists.

    The note is what stands in brackets or after "as": a character or a kind of credit.

    >>> list(people_in("Ann Example (as Jo), Bo Other & Cy von Third"))
    [('Ann Example', 'as Jo'), ('Bo Other', ''), ('Cy von Third', '')]
    >>> list(people_in("Ann Example. Portuguese with subtitles."))
    [('Ann Example', '')]
    """
    for part in _SPLIT.split(value)[:_MAX_PEOPLE]:
        match = _PART.fullmatch(part.strip(" .:?!…"))
        if match is None:
            continue
        name = _FILLER.sub("", _SENTENCE_BEHIND.sub("", match["name"].strip()))
        name = " ".join(name.split()).strip('*_"“” ')
        if _PERSON.fullmatch(name) and not is_not_a_person(name):
            yield name, (match["note"] or match["role"] or "").strip()


def is_not_a_person(name: str) -> bool:
    """Tell whether a cased name is plainly a company, a month, a place or a kind of album."""
    words = name.split()
    return (
        words[-1] in word_list("organisations")
        or name in word_list("places")
        or all(w in word_list("calendar") | word_list("nonname") for w in words)
        or all(w.casefold() in word_list("album_words") for w in words)
    )
