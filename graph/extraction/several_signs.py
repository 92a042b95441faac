"""How what is said is spread over the paragraphs of a text: about one film, or one after the other.

A review keeps to its film, whatever others it names. Where each paragraph names a title that no
paragraph before did, tells of another director, another cast, the text is about several.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ..documents import Span
from ..reading.layout import PROSE, Layout
from ..tagger.answers import TaggedMention
from .known import is_known

__all__ = ["Told", "signs_of_paragraphs"]

_SAID: Final = 0.5
_EARLY: Final = 40  # characters


class Told(NamedTuple):
    """A name of which something is said, and the number of the title it is tied to most, if any."""

    mention: TaggedMention
    title: int | None


def signs_of_paragraphs(
    layout: Layout, titles: Sequence[Sequence[Span]], told: Sequence[Told]
) -> Mapping[str, float]:
    """Return what the paragraphs tell; `titles` are the places of each title, in order."""
    plain = layout.view.plain
    starts = [block.span.start for block in layout.blocks if block.kind in PROSE] or [0]
    at = [max(0, bisect_right(starts, one.mention.span.start) - 1) for one in told]
    named = [[max(0, bisect_right(starts, p.start) - 1) for p in places] for places in titles]
    first = [numbers[0] for numbers in named]
    most = max(map(set, named), key=len, default=set[int]())
    winners = _winners(told, at)
    directors = _directors(plain, told, at)
    return {
        "paragraphs with a new title": len(set(first)),
        "titles leading": sum(
            0 <= places[0].start - starts[number] < _EARLY
            for places, number in zip(titles, first, strict=True)
        ),
        "returns of most": len(most) / (len(starts) - min(most)) if most else 0.0,
        "winners": len(set(winners)),
        "turns of winners": sum(one != other for one, other in pairwise(winners)),
        "share untied": sum(one.title is None for one in told) / max(1, len(told)),
        "all directors": len(set().union(*directors)),
        "paragraphs of other directors": sum(
            names.isdisjoint(directors[0]) for names in directors[1:]
        ),
        "paragraphs with a cast": len(
            {number for one, number in zip(told, at, strict=True) if _says(one, "castMember")}
        ),
        "known casts": _known_casts(
            (places[0].of(plain) for places in titles), {_name(one, plain) for one in told}
        ),
    }


def _winners(told: Sequence[Told], at: Sequence[int]) -> list[int]:
    """Return the title to which most is tied in each paragraph that ties something."""
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for one, number in zip(told, at, strict=True):
        if one.title is not None:
            counts[number][one.title] += 1
    return [counts[number].most_common(1)[0][0] for number in sorted(counts)]


def _directors(plain: str, told: Sequence[Told], at: Sequence[int]) -> list[set[str]]:
    """Return the last names of the directors of each paragraph that has some."""
    found: dict[int, set[str]] = defaultdict(set)
    for one, number in zip(told, at, strict=True):
        if _says(one, "director"):
            found[number].add(_name(one, plain).split()[-1].casefold())
    return [found[number] for number in sorted(found)]


def _known_casts(titles: Iterable[str], names: Iterable[str]) -> int:
    """Return of how many films somebody is named who is known to be in them."""
    people = [name for name in names if " " in name and is_known("person", name)]
    return sum(
        is_known("film", title) and any(is_known("cast", title, who) for who in people)
        for title in titles
    )


def _name(one: Told, plain: str) -> str:
    return one.mention.span.of(plain).removesuffix("'s").removesuffix("’s")


def _says(one: Told, relation: str) -> bool:
    return one.mention.relations[relation] * one.mention.stated >= _SAID
