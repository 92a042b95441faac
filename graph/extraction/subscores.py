"""Marks given to single aspects: "Acting: 8/10", "Direction: B-.", "Visuals ★★", "Plot 3 out of 5"."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from ...ontology.schemes import load_scheme
from ..claims import Polarity
from ..documents import Span
from ..expressions import expression

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["Subscore", "subscores"]

_LABEL = r"(?P<label>[A-Za-z][A-Za-z /&-]{2,24}?)"
_NUMBERS = r"(?P<value>\d{1,3}(?:\.\d+)?)(?P<half>½)?[ \t]*(?:/|out of)[ \t]*(?P<scale>\d{1,3})"
_GLYPHS = r"(?P<glyphs>[★⭐✭*]{1,10})(?P<part>½|1/2)?[ \t]*(?P<empty>[☆✩✰]*)"
_OUT_OF_GLYPHS = r"(?:[ \t]*(?:/|out of)[ \t]*(?P<glyphs_scale>\d{1,2}))?"
_STARS = r"(?P<stars>\d(?:\.5)?)(?P<more>½)?[ \t]*stars?"
_SUBSCORE: Final = expression(
    rf"(?:^|(?<=[.;,|•\t)])|(?<=  ))[ \t]*[-*•|]?[ \t]*{_LABEL}[ \t]*(?:(?P<joint>[:=–—|-])[ \t]*|[ \t])"
    rf"(?:{_NUMBERS}|{_GLYPHS}{_OUT_OF_GLYPHS}|{_STARS}|(?P<letter>[A-DF])(?P<sign>[+–−-])?)"
    r"(?=[ \t]*(?:$|[.;,|•\t)]|[ \t]{2}))",
    re.MULTILINE,
)
_LEAST = 2
_GOOD, _BAD = 0.7, 0.3
_GLYPHS_IN_ALL = 5
_OF_LETTER: Final[dict[str, Polarity]] = {
    "A": "positive", "B": "positive", "C": "mixed", "D": "negative", "F": "negative",
}  # fmt: skip


class Subscore(NamedTuple):
    """The mark of one aspect: its slug, what it says, and where label and mark stand."""

    aspect: str
    polarity: Polarity
    at: Span
    surface: str


def subscores(reading: Reading) -> Iterator[Subscore]:
    """Yield the marks of aspects, where a document marks two different ones at least.

    One line alone ("Score: 8/10") is the rating of the film.
    """
    found = list(_marked(reading))
    if len({mark.aspect for mark in found}) >= _LEAST:
        yield from found


def _marked(reading: Reading) -> Iterator[Subscore]:
    aspects = load_scheme("aspect")
    layout = reading.layout
    for match in _SUBSCORE.finditer(reading.plain):
        concept = aspects.find(match["label"])
        if concept is None or (match["letter"] and not (match["sign"] or match["joint"])):
            continue
        polarity = _polarity(match)
        block = layout.block_of(match.start("label"))
        if polarity is None or (
            block >= 0 and layout.blocks[block].kind in ("comment", "boilerplate")
        ):
            continue
        surface = match["value"] or match["glyphs"] or match["stars"] or match["letter"]
        yield Subscore(concept.slug, polarity, Span(match.start("label"), match.end()), surface)


def _polarity(match: re.Match[str]) -> Polarity | None:
    if match["letter"]:
        return _OF_LETTER[match["letter"]]
    if match["glyphs"]:
        value = len(match["glyphs"]) + 0.5 * bool(match["part"])
        scale = float(match["glyphs_scale"] or 0) or max(
            _GLYPHS_IN_ALL, len(match["glyphs"]) + len(match["empty"])
        )
    elif match["stars"]:
        value, scale = float(match["stars"]) + 0.5 * bool(match["more"]), float(_GLYPHS_IN_ALL)
    else:
        value, scale = float(match["value"]) + 0.5 * bool(match["half"]), float(match["scale"])
    if not scale > 0 or value > scale:
        return None
    share = value / scale
    return "positive" if share >= _GOOD else "negative" if share <= _BAD else "mixed"
