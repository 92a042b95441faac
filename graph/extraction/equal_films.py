"""Films of equal rank: those of a text in running prose that is about several, and its turns.

A column, a double bill, an obituary, a round-up: no heading parts its films, and none of them is
the one under review. What stands beside the names tells such a text from a review that names other
films besides its own: `data/words/beside_each.txt`.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from ..reading.layout import PROSE
from .beside import phrase, shapes
from .topics import opens_with

if TYPE_CHECKING:
    from ..claims import Entity
    from ..reading.layout import Layout, Sentence
    from .film_mentions import FilmMention

__all__ = [
    "OF_ALL", "Turn", "closed", "equal_films", "films_below", "over_all", "sections_of", "surveyed_films",
    "told_films", "turns_of_films",
]  # fmt: skip

Turn = tuple[int, "Entity | None"]

_TWO: Final = 2
_SEVERAL: Final = 3
_FEW_SENTENCES: Final = 12
_MOST_OF_ONE: Final = 2  # sentences that name the film that is named first
_SHARE: Final = 0.25
_MANY: Final = 4
_OWN: Final = frozenset({"own", "kind"})
_GOES_ON: Final = expression(
    r"\W{0,3}(?:And |But |Yet |Still,? )?(?:(?:It|Its|It['’]s|He|She|His|Her)\b"
    r"|(?:The|This|That) (?:film|movie|picture|story|plot|script|screenplay|cast|acting|score|music|songs?|camera|photography|direct(?:or|ion)|dialogue|ending|title)\b)"
)
OF_ALL: Final = expression(
    r"\b(?:both|all (?:three|four|five|of (?:them|these))|none of (?:them|these)|neither|these)\b",
    re.IGNORECASE,
)


def equal_films(layout: Layout, mentions: Iterable[FilmMention]) -> list[Entity]:
    """Return the films of a text that is about several of them alike; none of other texts.

    Each is told of by itself, most are named in other sentences than the one that is named first,
    and the text has no film that it calls “this film”.
    """
    plain = layout.view.plain
    own: dict[Entity, set[int]] = {}
    told: set[Entity] = set()
    of_kind: set[Entity] = set()
    openings = _openings(layout)
    ordered = sorted(mentions, key=lambda one: one.span)
    for mention in ordered:
        signs = shapes("each").told(plain, mention.span.start, mention.span.end)
        sentence = layout.sentence_at(mention.span.start)
        if "less" in signs and mention.film not in told:
            continue
        start = sentence.span.start if sentence is not None else mention.span.start
        own.setdefault(mention.film, set()).add(start)
        if not _OWN.isdisjoint(signs):
            told.add(mention.film)
        if "kind" in signs and "less" not in signs:
            of_kind.add(mention.film)
    if len(told) < _TWO or _has_its_own(layout, ordered):
        return []
    films = [film for film in own if film in told or openings & own[film]]
    first = own[films[0]]
    besides = set().union(*(own[film] for film in films[1:])) - first
    sentences = len(layout.sentences)
    if len(films) == _TWO:
        few = sentences <= _FEW_SENTENCES or all(openings & own[film] for film in films)
        few = few and len(first) <= _MOST_OF_ONE + len(besides)
        once = of_kind.issuperset(films) and all(len(own[film]) == 1 for film in films)
        return films if few and (once or _is_of_two(layout, own, films)) else []
    if len(besides) < max(_TWO, len(first)) and sentences > 2 * _SEVERAL:
        return []
    return films if besides and len(first | besides) >= _SHARE * sentences else []


def films_below(layout: Layout, mentions: Iterable[FilmMention], head: Entity) -> list[Entity]:
    """Return the films of a text whose headline names none; none where it may be a film's title.

    “The Unsung Mr. Vane”, over films that Ann Vane scored: the `head` never comes again, and three
    others are told of by themselves.
    """
    every = [*mentions]
    below = [one for one in every if one.film != head]
    films = equal_films(layout, below) if below and len(every) - len(below) <= 1 else []
    return films if len(films) >= _SEVERAL else []


def told_films(plain: str, mentions: Iterable[FilmMention]) -> list[Entity]:
    """Return the films of which a text tells by themselves: who made them, when, with whom."""
    told = shapes("each").told
    return [
        one.film
        for one in mentions
        if told(plain, one.span.start, one.span.end) & {"own", "less"} == {"own"}
    ]


def surveyed_films(
    layout: Layout, mentions: Iterable[FilmMention], head: Entity | None
) -> list[Entity]:
    """Return the films of a text that surveys many: an obituary, a report from a festival.

    It names several, in many of its paragraphs, and the one that may be its `head` once; and it
    speaks as such texts do. None of other texts.
    """
    ordered = sorted(mentions, key=lambda one: one.span)
    films = list(dict.fromkeys(mention.film for mention in ordered))
    if len(films) < _SEVERAL or sum(one.film == head for one in ordered) > 1:
        return []
    lowered = layout.view.plain.lower()
    paragraphs = [block.span for block in layout.blocks if block.kind in PROSE]
    naming = sum(any(span.covers(one.span) for one in ordered) for span in paragraphs)
    if phrase("each", "this-film").search(lowered) or _TWO * naming < len(paragraphs):
        return []
    occasions = {said.group() for said in phrase("each", "occasion").finditer(lowered)}
    many = head is None and len(films) >= _MANY
    return films if len(occasions) >= (1 if many else _TWO) else []


def over_all(layout: Layout, mentions: Iterable[FilmMention]) -> set[Entity]:
    """Return what only the heading over a text about several films names, no film then.

    "Ann Vane's Two Islands", over prose about Low Tide and The Tin Boat.
    """
    prose = [block.span for block in layout.blocks if block.kind in PROSE]
    begins = min((span.start for span in prose), default=0)
    above: set[Entity] = set()
    below: set[Entity] = set()
    for one in mentions:
        if one.span.end <= begins:
            above.add(one.film)
        elif any(span.covers(one.span) for span in prose):
            below.add(one.film)
    return above - below if len(below) >= _TWO else set()


def _openings(layout: Layout) -> set[int]:
    """Return where the first sentence of each paragraph begins."""
    first: dict[int, int] = {}
    for sentence in layout.sentences:
        if layout.blocks[sentence.block].kind in PROSE:
            first.setdefault(sentence.block, sentence.span.start)
    return set(first.values())


def _has_its_own(layout: Layout, mentions: Sequence[FilmMention]) -> bool:
    """Tell whether a text has a film that it calls “this film”.

    Not by what a paragraph that begins with a film calls so, where several begin with different
    ones: “Low Tide is a comedy. … She did not write this one.”
    """
    plain = layout.view.plain
    begun: dict[int, Entity] = {}
    for one in mentions:
        number = layout.block_of(one.span.start)
        if number >= 0 and opens_with(plain, layout.blocks[number].span, one.span):
            begun.setdefault(number, one.film)
    apart = begun if len(set(begun.values())) >= _TWO else {}
    called = phrase("each", "this-film").finditer(plain.lower())
    return any(layout.block_of(found.start()) not in apart for found in called)


def _is_of_two(layout: Layout, own: dict[Entity, set[int]], films: Sequence[Entity]) -> bool:
    """Tell whether a text is about two films: it names both as it begins, or speaks of them so."""
    opening = min((s.span.start for s in layout.sentences), default=0)
    if all(opening in own[film] for film in films):
        return len(own[films[0]]) == len(own[films[1]])
    openings = _openings(layout)
    if all(len(own[film]) == 1 and own[film] <= openings for film in films):
        return True  # each has its paragraph
    lowered = layout.view.plain.lower()
    return any(
        all(phrase("each", name).search(lowered) for name in names)
        for names in (("together",), ("earlier", "later"))
    )


def turns_of_films(
    layout: Layout, mentions: Iterable[FilmMention], films: Sequence[Entity]
) -> tuple[Turn, ...]:
    """Return where the text passes from one film to the next: (start, film).

    A sentence that names none goes on with the last one, until a paragraph that names no film and
    does not go on with it, either, where nearly every other paragraph names one: that closes the
    text. None there, and where a sentence speaks of all.
    """
    named = _by_sentence(layout, mentions, films)
    paragraphs = {s.block for s in layout.sentences if layout.blocks[s.block].kind in PROSE}
    taken = {s.block for s in layout.sentences if s.span.start in named}
    last = max(taken, default=-1)
    closes = _TWO * len(taken & paragraphs) > len(paragraphs) - sum(b > last for b in paragraphs)
    return tuple(_without_repeats(_turns(layout, named, last if closes else None)))


def sections_of(
    layout: Layout,
    reviewed: Sequence[Entity],
    mentions: Iterable[FilmMention],
    starts: tuple[int, ...],
) -> tuple[tuple[int, Entity], ...]:
    """Return where the text passes from one reviewed film to the next: (start, film)."""
    if len(reviewed) < _TWO:
        return ()
    if len(starts) == len(reviewed):
        return tuple(zip(starts, reviewed, strict=True))
    found: list[tuple[int, Entity]] = []
    for block in layout.blocks:
        inside = [m.film for m in mentions if block.span.covers(m.span) and m.film in reviewed]
        alone = len(set(inside)) == 1
        if alone and (block.kind in ("heading", "field") or block.span.start == 0):
            found.append((block.span.start, inside[0]))
    return tuple(found)


def closed(
    layout: Layout, sections: Sequence[Turn], mentions: Iterable[FilmMention]
) -> tuple[Turn, ...]:
    """Return the sections of a page of parts, without what closes it below its last part.

    Where each part before has one paragraph, a second one in the last that does not name its film
    and does not go on with it, either, is of none of them.
    """
    prose = [block for block in layout.blocks if block.kind in PROSE]
    starts = [start for start, _ in sections]
    ends = [*starts[1:], len(layout.view.plain)]
    parts = [
        [block for block in prose if start <= block.span.start < end]
        for start, end in zip(starts, ends, strict=True)
    ]
    last = parts[-1]
    if len(parts) < _TWO or len(last) < _TWO or any(len(part) != 1 for part in parts[:-1]):
        return tuple(sections)
    second = last[1].span.start
    named = any(m.film == sections[-1][1] and m.span.start >= second for m in mentions)
    if named or _GOES_ON.match(layout.view.plain, second):
        return tuple(sections)
    return (*sections, (second, None))


def _turns(layout: Layout, named: dict[int, list[Entity]], last: int | None) -> Iterator[Turn]:
    current: Entity | None = None
    block = -1
    plain = layout.view.plain
    for sentence, following in zip_longest(layout.sentences, layout.sentences[1:]):
        start = sentence.span.start
        here = named.get(start)
        if not here and sentence.block != block and not _GOES_ON.match(plain, start):
            here = _taken_up_next(sentence, following, named)
        if here:
            current = here[0]
        elif last is not None and sentence.block > last and sentence.block != block:
            current = current if _goes_on(sentence, plain, last) else None
        block = sentence.block
        yield start, current


def _taken_up_next(
    sentence: Sentence, following: Sentence | None, named: dict[int, list[Entity]]
) -> list[Entity]:
    """Return the films that the second sentence of a paragraph takes up, named there at first.

    "The surprise of the week was a comedy. In Low Tide …": the first one tells of it, too.
    """
    if following is None or following.block != sentence.block:
        return []
    films = named.get(following.span.start, [])
    before = {film for start, of in named.items() if start < sentence.span.start for film in of}
    return [film for film in films[:1] if film not in before]


def _goes_on(sentence: Sentence, plain: str, last: int) -> bool:
    """Tell whether a paragraph right behind that of a film goes on with it."""
    return (
        sentence.block == last + 1
        and _GOES_ON.match(plain, sentence.span.start) is not None
        and not OF_ALL.search(plain, sentence.span.start, sentence.span.end)
    )


def _by_sentence(
    layout: Layout, mentions: Iterable[FilmMention], films: Sequence[Entity]
) -> dict[int, list[Entity]]:
    """Return the films that each sentence names in order, but those it only compares with."""
    plain = layout.view.plain
    starts = [sentence.span.start for sentence in layout.sentences]
    found: dict[int, list[Entity]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: one.span):
        at = bisect_left(starts, mention.span.start + 1) - 1
        signs = shapes("each").told(plain, mention.span.start, mention.span.end)
        if at >= 0 and mention.film in films and ("less" not in signs or "own" in signs):
            found[starts[at]].append(mention.film)
    return found


def _without_repeats(turns: Iterable[Turn]) -> Iterator[Turn]:
    for _, same in groupby(turns, key=itemgetter(1)):
        yield next(same)
