"""Which films a text takes up, and where a review of one film passes to another and returns.

In a text about several films each one is taken up and done with before the next. In a review
of one film another that is taken up owns its own sentence, and the next ones only where they go
on about it ("It starred …"); then the text is back at the film under review.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .introductions import Introduction
from .main_film import key_of
from .words import occurrences

__all__ = ["asides", "taken_up"]

_FEWEST = 2
_FEWEST_IN_PASSING = 3
_MOST_RETURNS = 1
# Patterns that say of an other film what it is, not only that it is part of a comparison.
_OF_OTHERS = frozenset({"ranked", "ranked-is", "comes", "made", "subject", "apposed", "of-maker"})
_GOES_ON = expression(
    r"^\W*(?:And |But )?(?:It\b(?! (?:is (?:hard|a pity|a shame|clear|easy)|['’]s))|Its\b|That (?:film|one|movie|picture)\b|In (?:it|that)\b)|\b(?:in|for|from) it\b|\bthat (?:film|one|movie|picture)\b"
)
_BACK = expression(
    r"\b(?:[Tt]his (?:film|movie|picture|one|time|new)|[Tt]he new (?:film|one|movie)|[Hh]ere,? |present film)\b"
)


def taken_up(found: Sequence[Introduction], plain: str) -> list[Introduction]:
    """Return the first introduction of each film of a text about several; none of other texts.

    Such a text takes up two or more films where its paragraphs begin (or all of them in one
    paragraph), and is done with each before the next: a film that it keeps coming back to is the
    one under review.
    """
    first: dict[str, Introduction] = {}
    in_blocks = len({one.block for one in found}) > 1
    for one in found:
        if in_blocks and not one.early:
            continue
        first.setdefault(key_of(one.name), one)
    films = list(first.values())
    if len(films) < _FEWEST_IN_PASSING:
        passing = any(one.read for one in films)
        films = [one for one in films if one.opens or not passing]
    if len(films) < _FEWEST or len({one.start for one in films}) < _FEWEST:
        return []
    for one, following in pairwise(films):
        later = sum(at > following.span.end for at in occurrences(one.name, plain))
        if later > _MOST_RETURNS:
            return []
    return films


def asides(
    layout: Layout,
    main: Entity,
    found: Iterable[Introduction],
    others: Iterable[Entity],
    mentions: Iterable[Span],
) -> tuple[tuple[int, Entity], ...]:
    """Return where a review of one film passes to another and where it is back: (start, film).

    `mentions` are the places that name the film under review.
    """
    known = _by_key(others)
    own = {key_of(name) for name in (main.name, *main.aliases)}
    places = sorted(span.start for span in mentions)
    taken = {
        one.start: known[key]
        for one in found
        if (key := key_of(one.name)) in known
        and one.how in _OF_OTHERS
        and not any(key.startswith(name) for name in own)
    }
    if not taken:
        return ()
    plain = layout.view.plain
    result: list[tuple[int, Entity]] = []
    current, block = main, -1
    for sentence in layout.sentences:
        start, end = sentence.span.start, sentence.span.end
        text = sentence.span.of(plain)
        named = any(start <= at < end for at in places)
        if start in taken and not named:
            following = taken[start]
        elif (
            current is not main
            and sentence.block == block
            and not named
            and not _BACK.search(text)
            and _GOES_ON.search(text)
        ):
            following = current
        else:
            following = main
        if following is not main:
            result += [(start, following), (end, main)]
        current, block = following, sentence.block
    return tuple(result)


def _by_key(films: Iterable[Entity]) -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for film in films:
        for name in (film.name, *film.aliases):
            known.setdefault(key_of(name), film)
    known.pop("", None)
    return known
