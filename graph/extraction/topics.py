"""Which films a text takes up, and where a review of one film passes to another and returns.

In a text about several films each one is taken up and done with before the next. In a review
of one film another that is taken up owns its own sentence, and the next ones only where they go
on about it ("It starred …"); then the text is back at the film under review.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import PROSE, Layout, Sentence
from .beside import shapes
from .introductions import Introduction
from .words import UPPER, key_of, occurrences

if TYPE_CHECKING:
    from .film_mentions import FilmMention

__all__ = ["asides", "is_only_compared", "leads_back", "opens_with", "taken_up"]

_FEWEST = 2
_FEWEST_IN_PASSING = 3
_MOST_RETURNS = 1
_TWO = 2
# Patterns that say of an other film what it is, not only that it is part of a comparison.
_OF_OTHERS = frozenset({"ranked", "ranked-is", "comes", "made", "subject", "apposed", "of-maker"})
_GOES_ON = expression(
    r"^\W*(?:And |But )?(?:It\b(?! (?:is (?:hard|a pity|a shame|clear|easy)|['’]s))|Its\b|That (?:film|one|movie|picture)\b|In (?:it|that)\b)|\b(?:in|for|from) it\b|\bthat (?:film|one|movie|picture)\b"
)
_BACK = expression(
    r"\b(?:[Tt]his (?:film|movie|picture|one|time|new)|[Tt]he new (?:film|one|movie)|[Hh]ere,? |present film)\b"
)
# What stands before the film that a sentence begins with: "Then, in Ann Vane's", "Next came".
_LEADS = expression(
    rf"\W*(?:(?:And|But|Then|(?:Next|First|Second)(?: up)?|Finally|Third|Last|Later|Now|Afterwards|After that)[,:]? )*(?:(?:[Cc]ame|[Cc]omes|was|is|(?:we|I) (?:saw|watched|put on)|[Tt]here was|[Tt]here is|[Ii]n|[Ww]ith|[Ff]or),? )?(?:[Tt]he |[Aa]n? )?"
    rf"(?:(?:[{UPPER}][\w.-]+ ){{0,3}}[{UPPER}][\w-]+['’]s? (?:(?!(?:since|after|before|of|like|than|version)\b)[a-z-]+,? ){{0,3}})?[“\"‘'*_]{{0,2}}"
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
    mentions: Iterable[FilmMention],
) -> tuple[tuple[int, Entity], ...]:
    """Return where a review of one film passes to another and where it is back: (start, film)."""
    ordered = sorted(mentions, key=lambda one: one.span)
    known = _by_key(one.film for one in ordered if one.film != main)
    own = {key_of(name) for name in (main.name, *main.aliases) if name}
    places = [one.span.start for one in ordered if one.film == main]
    given = _paragraphs_of_others(layout, main, ordered)
    plain = layout.view.plain
    taken = {
        one.start: known[key]
        for one in found
        if (key := key_of(one.name)) in known
        and (one.how in _OF_OTHERS or _is_told(plain, one.span))
        and not any(key.startswith(name) for name in own)
    }
    if not taken and not given:
        return ()
    result: list[tuple[int, Entity]] = []
    current, block = main, -1
    for sentence in layout.sentences:
        start, end = sentence.span.start, sentence.span.end
        text = sentence.span.of(plain)
        named = any(start <= at < end for at in places)
        if start in taken and not named:
            following = taken[start]
        elif start in given:
            following = given[start]
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


def _paragraphs_of_others(
    layout: Layout, main: Entity, mentions: Sequence[FilmMention]
) -> dict[int, Entity]:
    """Return the sentences of paragraphs that tell of another film, each with that film.

    Such a paragraph begins with a film of which it is told who made it or who is in it, and
    neither names the film under review nor leads back to it; where it takes up the next film, the
    rest is about that one. Where half of the paragraphs tell of others, any of their sentences
    may take one up.
    """
    plain = layout.view.plain
    found: dict[int, Entity] = {}
    loosely: dict[int, Entity] = {}
    paragraphs = others = 0
    for block, same in groupby(layout.sentences, key=lambda one: one.block):
        if layout.blocks[block].kind not in PROSE:
            continue
        paragraphs += 1
        at = layout.blocks[block].span
        low, high = (bisect_left(mentions, end, key=_start_of) for end in (at.start, at.end))
        inside = mentions[low:high]
        if not inside or any(one.film == main for one in inside):
            continue
        if leads_back(plain, at):
            continue
        sentences = list(same)
        found.update(_told_in_turn(plain, sentences, inside, strictly=True))
        told = _told_in_turn(plain, sentences, inside, strictly=False)
        loosely.update(told)
        others += bool(told)
    return loosely if others > 1 and _TWO * others >= paragraphs else found


def _told_in_turn(
    plain: str, sentences: Sequence[Sentence], mentions: Sequence[FilmMention], *, strictly: bool
) -> dict[int, Entity]:
    """Return the sentences of a paragraph from the one that takes up a film, with their films.

    `strictly`: the paragraph must begin with it, and every next one its sentence.
    """
    found: dict[int, Entity] = {}
    current: Entity | None = None
    for sentence in sentences:
        current = _told_of(plain, sentence.span, mentions, strictly=strictly) or current
        if current is not None:
            found[sentence.span.start] = current
        elif strictly:
            break
    return found


def _told_of(
    plain: str, sentence: Span, mentions: Sequence[FilmMention], *, strictly: bool
) -> Entity | None:
    """Return the first film of a sentence that is told of by itself, not only compared."""
    for one in mentions:
        if not sentence.covers(one.span):
            continue
        leads = not strictly or opens_with(plain, sentence, one.span)
        if leads and _is_told(plain, one.span):
            return one.film
        if strictly:
            return None
    return None


def _is_told(plain: str, film: Span) -> bool:
    """Tell whether the words beside a film tell of it by itself, not only compare with it."""
    signs = shapes("each").told(plain, film.start, film.end)
    return "own" in signs and "less" not in signs


def is_only_compared(plain: str, film: Span) -> bool:
    """Tell whether the words beside a film only compare with it: "her best score since Low Tide"."""
    return shapes("each").told(plain, film.start, film.end) & {"own", "less"} == {"less"}


def leads_back(plain: str, around: Span) -> bool:
    """Tell whether words lead back to the film under review: "this film", "here"."""
    return _BACK.search(plain, around.start, around.end) is not None


def opens_with(plain: str, sentence: Span, film: Span) -> bool:
    """Tell whether a sentence begins with a film: "Low Tide …", "Then came Ann Vane's Low Tide"."""
    return _LEADS.fullmatch(plain, sentence.start, film.start) is not None


def _start_of(mention: FilmMention) -> int:
    return mention.span.start


def _by_key(films: Iterable[Entity]) -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for film in films:
        for name in (film.name, *film.aliases):
            known.setdefault(key_of(name), film)
    known.pop("", None)
    return known
