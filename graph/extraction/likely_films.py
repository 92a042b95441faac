"""Films that a text names unmarked: likely names that are tied to somebody, or counted up.

"Low Tide, by Ann Vane", "Ann Vane, known from Low Tide", "Low Tide, Tin Harvest and Slate". A name
that the scorer of names takes for a film's, but not surely, is one where such words say so, too.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..documents import Span
from ..expressions import expression
from .name_kinds import NameKinds
from .quotes import is_title_like
from .read_titles import may_be_two, title_read
from .words import word_list

__all__ = ["joined_films", "peopled_films"]

_MOST_READ: Final = 20_000
_MARKS: Final = ("“", '"', "‘", "«", "*", "_")  # what stands in them is judged by these
# The least chances of a film's name of several words and of one, and of a name of somebody.
_FILM, _ONE_WORD, _SOMEBODY = 0.5, 0.65, 0.6
_BEHIND: Final = expression(
    r"(?: \((?:18|19|20)\d\d\))?(?:,? (?:by|with|starring|featuring|opposite|(?:[a-z]+ and )?(?:directed|made|shot|written|scored|photographed) by)(?: the| a)?(?: [a-z]+)? )"
)
_OWN: Final = (
    r"(?:own|first|last|latest|next|earlier|early|new|debut|second|third|great|classic|masterpiece)"
)
_BEFORE: Final = expression(
    rf"(?:['’]s?(?:(?: {_OWN}){{1,2}}|(?: {_OWN}){{0,2}}(?: [a-z]+)? (?:film|movie|comedy|drama|thriller|western|musical|documentary))"
    r"|,? (?:(?:who|he|she) (?:had )?|then |also |later |previously |once )?(?:directed|made|shot|scored|photographed|starred in|acted in|appeared in|went on to make|had made|had shot)"
    r"|,? (?:known|seen|familiar|remembered) (?:from|for|in)|,? (?:the|an?) (?:[a-z]+ ){1,3}(?:of|behind)| from)"
    r" [“\"‘'*_]{0,2}"
)
_OWNED: Final = expression(r"['’]s? [“\"‘'*_]{0,2}")  # characters have actors so, too
_OWNED_FILM, _OWNED_SOMEBODY = 0.7, 0.1
_REACH: Final = 45  # characters, from somebody to a film behind
# The least chance of a film's name beside a known one, by what joins them.
_JOINED: Final = {"and": 0.4, "&": 0.4, "or": 0.4, "": 0.6}
_JOIN: Final = expression(
    r"[”\"’'*_]{0,2}(?: \((?:18|19|20)\d\d\))?(?:,|,? (?P<word>and|or|&))(?: then| later| finally)? [“\"‘'*_]{0,2}"
)
_JOIN_REACH: Final = 18
_PAIR: Final = 1.25  # the least sum of the chances of two that only stand beside each other


def peopled_films(kinds: NameKinds) -> Iterator[Span]:
    """Yield the names that are likely films' and that words tie to somebody.

    Only the first 20,000 characters are read.
    """
    likely = [name for name in kinds.candidates if _is_likely(name, kinds)]
    people = {
        span.start: span.end
        for name, candidate in kinds.candidates.items()
        if likely and kinds.chances(name).get("person", 0.0) >= _SOMEBODY
        for span in candidate.spans
    }
    ends = set(people.values())
    for name in likely:
        for place in kinds.candidates[name].spans:
            span = title_read(place, kinds.plain)
            if span.end <= _MOST_READ and _is_tied(span, kinds, people, ends):
                yield span


def joined_films(kinds: NameKinds, known: Iterable[Span]) -> Iterator[Span]:
    """Yield the likely names that are counted up with known films, and with those."""
    starts: dict[int, tuple[Span, float]] = {}
    for name, candidate in kinds.candidates.items():
        chance = kinds.chances(name).get("film", 0.0)
        if chance >= min(_JOINED.values()) and _may_be_title(name):
            for span in candidate.spans:
                if span.start not in starts or starts[span.start][0].end < span.end:
                    starts[span.start] = span, chance
    ends = {span.end: (span, chance) for span, chance in starts.values()}
    pairs = list(_pairs(kinds.plain, starts))
    yield from pairs
    todo, seen = [*known, *pairs] if starts else [], set(pairs)
    while todo:
        for span in _joined_to(todo.pop(), kinds.plain, starts, ends):
            if span not in seen:
                seen.add(span)
                todo.append(span)
                yield span


def _pairs(plain: str, starts: Mapping[int, tuple[Span, float]]) -> Iterator[Span]:
    """Yield likely names of which two are counted up: "Low Tide and Tin Harvest"."""
    for span, chance in starts.values():
        joined = _JOIN.match(plain, span.end)
        if joined is not None and joined["word"] and joined.end() in starts:
            other, others_chance = starts[joined.end()]
            if chance + others_chance >= _PAIR:
                yield from (span, other)


def _joined_to(
    at: Span,
    plain: str,
    starts: Mapping[int, tuple[Span, float]],
    ends: Mapping[int, tuple[Span, float]],
) -> Iterator[Span]:
    """Yield the names right behind and right before a place that are joined to it."""
    behind = _JOIN.match(plain, at.end)
    if behind is not None and behind.end() in starts:
        span, chance = starts[behind.end()]
        if chance >= _JOINED[behind["word"] or ""]:
            yield span
    for end in range(max(0, at.start - _JOIN_REACH), at.start):
        before = _JOIN.fullmatch(plain, end, at.start) if end in ends else None
        if before is not None and ends[end][1] >= _JOINED[before["word"] or ""]:
            yield ends[end][0]


def _is_likely(name: str, kinds: NameKinds) -> bool:
    least = _FILM if " " in name else _ONE_WORD
    return kinds.chances(name).get("film", 0.0) >= least and _may_be_title(name)


def _may_be_title(name: str) -> bool:
    return (
        is_title_like(name)
        and not may_be_two(name)
        and name.split()[-1] not in word_list("organisations")
    )


def _is_tied(span: Span, kinds: NameKinds, people: Mapping[int, int], ends: Iterable[int]) -> bool:
    """Tell whether words tie a name to somebody right before or behind it."""
    plain = kinds.plain
    if plain[max(0, span.start - 1) : span.start] in _MARKS:
        return False
    behind = _BEHIND.match(plain, span.end)
    if behind is not None and behind.end() in people:
        return True
    name = span.of(plain)
    surely = (
        kinds.chances(name).get("film", 0.0) >= _OWNED_FILM
        and kinds.somebody(name) < _OWNED_SOMEBODY
    )
    words = (_BEFORE, _OWNED) if surely else (_BEFORE,)
    return any(
        at in ends and any(one.fullmatch(plain, at, span.start) for one in words)
        for at in range(max(0, span.start - _REACH), span.start)
    )
