"""Which film the words of a match call without its title: by order, or as another version.

"A and B …; the first stars Ann Example, the second Bo Other": each has the one that is meant.
"Ann Example, who directed the original" says nothing of the film under review.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..claims import Entity
from ..expressions import expression
from .filmographies import films_from
from .untitled import in_time

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton, Slot

__all__ = ["Called", "film_called", "films_behind"]


class Called(NamedTuple):
    """The film that a match is of, if its words call one; `elsewhere`: one that no title names.

    `more` are those of which the same is said: "directed A, B and C". `others` are the people to whom the same is said of another film: "…, Bo Other the second".
    """

    film: Entity | None = None
    elsewhere: bool = False
    more: tuple[Entity, ...] = ()
    others: tuple[tuple[Slot, Entity], ...] = ()


_PLACES: Final = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2, "fourth": 3}
_CUES: Final = tuple(f"the {word}" for word in _PLACES)
_TWO: Final = 2
_THIRD: Final = expression(r"\b[Tt]he third\b")
_ORDER: Final = f"the (?P<which>{'|'.join(_PLACES)})"
_OF_THEM: Final = r"(?: (?:film|movie|one|picture|of (?:them|these|the two|the three)))?"
_FILM: Final = "\ue000"
_PAIR: Final = expression(
    rf"{_FILM}[\"'”]?(?: ?\([^()]{{0,40}}\))?(?: is the first)?,? (?:and|&) (?:(?:its|the) (?:sequel|prequel|remake|original),? )?[\"'“]?{_FILM}(?!['’]s)"
)
# The clause that calls a film so; "the first time" is no film.
_OF_CLAUSE: Final = expression(
    rf"(?:^|[;:,(]|\b(?:and|while|whereas|but))\W*{_ORDER}{_OF_THEM},? (?=\W?[a-z\ue001])"
)
_NO_FILM: Final = expression(
    r"the (?:first|second|third) (?:[a-z]+ )?"
    r"(?:half|act|time|scene|hour|part|reel|thing|song|track|is that)"
)
_BEHIND: Final = expression(
    rf"(?: (?:in|of|for|on))? {_ORDER}{_OF_THEM}(?=$|[.,;:!?)]| (?:and|but|while|is|was|with|as)\b)"
)
_PLAYS: Final = expression(r"\bplay(?:s|ed)?\b")
_DOES: Final = expression(r"(?:is|was|has|had|stars|starred|features|which|,)\b")
_SAME: Final = expression(
    rf"(?:,|;|,? (?:and|but|while))(?: and| but| while)? (?:(?:of |in |for )?{_ORDER}{_OF_THEM},? (?:by |from |with )?(?P<last>\ue001)|(?:by )?(?P<first>\ue001) (?:of |in |for )?the (?P<second>{'|'.join(_PLACES)})\b{_OF_THEM}(?! [a-z]+\b))"
)
_LEAD: Final = r"(?<!,)(?: for (?:the|an?) [a-z-]+ in)?(?: (?:in|of|for|on))?(?: (?:both|the (?:films?|movies?|likes of)|(?:last|this) (?:year|summer|winter|spring|autumn|fall|month|week)'s(?: [a-z]+){0,2}))? ?"
_TITLE: Final = r"(?:The |An? )?[\"']?[\ue000\ue001\ue002\ue004\ue005]"
_TO_TITLE: Final = expression(rf"{_LEAD}(?={_TITLE})")
_TO_OWNED: Final = expression(rf"{_LEAD}(?=(?:\ue001['’]s? )?{_TITLE})")
_TO_VERSION: Final = expression(
    r"(?:(?: (?!remake|sequel|version|adaptation|update|retelling|copy|borrows?|borrowed|adapt(?:s|ed)?|based|drawn|taken|lifted|departs?|differs?|comes?|condensed)[\w'-]+)? (?:in|of|for|on|from))?(?: both)? (?!the (?:short )?(?:novel|book|play|story|memoir|novella)\b)(?=the|its|that)"
)
_IS_VERSION: Final = expression(
    r"\b(?:remake|sequel|version|adaptation|update|retelling|copy|film|movie)$"
)
_AND_THIS: Final = expression(
    r"[^.;,]{3,40}?(?: and|,? as well as) (?:this|the (?:remake|sequel|new|present)|its (?:remake|sequel))\b"
)


def film_called(
    reading: Reading, skeleton: Skeleton, match: re.Match[str], named: Sequence[Slot] = ()
) -> Called:
    """Return which film a match is of: `named` in it or behind it, or called without a title."""
    if named:
        film = reading.film_at(named[0].span)
        at = next(at for at, slot in skeleton.slots.items() if slot is named[0])
        return Called(film, more=films_from(reading, skeleton, at)[1:] if film else ())
    if films := films_behind(reading, skeleton, match.end()):
        return Called(films[0], more=films[1:])
    if skeleton.holds(_CUES):
        by_order = _by_order(reading, skeleton, match)
        if by_order is not None:
            return by_order
    lead = _TO_VERSION.match(skeleton.lowered, match.end())
    if _IS_VERSION.search(skeleton.lowered, 0, match.end()):
        return Called()  # "Ann Example's remake of the original"
    if lead is None or _AND_THIS.match(skeleton.lowered, lead.end()):
        return Called()
    other = reading.version_at(skeleton.plain_offset(lead.end()))
    return Called(other.film, other.film is None) if other is not None else Called()


def films_behind(
    reading: Reading, skeleton: Skeleton, end: int, *, told: bool = False, owned: bool = False
) -> tuple[Entity, ...]:
    """Return the films counted up right behind an offset of the skeleton; `told`: they must be.

    `owned`: each may have whose film it is before it.
    """
    lead = (_TO_OWNED if owned else _TO_TITLE).match(skeleton.text, end)
    if lead is None:
        return ()
    return films_from(reading, skeleton, lead.end(), told=told, owned=owned)


def _by_order(reading: Reading, skeleton: Skeleton, match: re.Match[str]) -> Called | None:
    """Return the film of a list that the clause of a match calls by order, if it does."""
    lowered = skeleton.lowered
    behind = _BEHIND.match(lowered, match.end())
    if behind and behind.group().startswith(" of") and _PLAYS.search(match.group()):
        return None  # "plays the maker of the second"
    calls = behind or _opening(lowered, match.start())
    if calls is None:
        return None
    films = _films_before(reading, skeleton, calls.start())
    film = _at(films, calls["which"])
    if film is None:
        is_one = behind or _DOES.match(lowered, calls.end())
        version = reading.version_at(skeleton.plain_offset(calls.start("which")))
        if is_one and version is not None and version.film is not None:
            return Called(version.film)  # "the first one", in the review of a sequel
        return Called(elsewhere=True) if is_one else None
    others: list[tuple[Slot, Entity]] = []
    at = max(match.end(), calls.end())
    while same := _SAME.match(lowered, at):
        other = _at(films, same["which"] or same["second"])
        if other is None:
            break
        group = "last" if same["last"] else "first"
        others.append((skeleton.slots[same.start(group)], other))
        at = same.end()
    return Called(film, others=tuple(others))


def _opening(lowered: str, at: int) -> re.Match[str] | None:
    """Return the words that call the film of the clause around an offset, if no title does."""
    opened = None
    for found in _OF_CLAUSE.finditer(lowered, 0, min(len(lowered), at + 24)):
        if found.start() <= at and not _NO_FILM.match(lowered, found.start("which") - 4):
            opened = found
    if opened is None or ";" in lowered[opened.end() : at] or _FILM in lowered[opened.end() : at]:
        return None
    return opened


def _at(films: Sequence[Entity], which: str) -> Entity | None:
    place = _PLACES[which]
    return films[place] if place < len(films) else None


def _films_before(reading: Reading, skeleton: Skeleton, end: int) -> Sequence[Entity]:
    """Return the films joined by "and" before an offset, or the two of the sentence before.

    Where there are none, those under review, if the text is about two.
    """
    if len(reading.films.reviewed) > _TWO and reading.films.called and _THIRD.search(reading.plain):
        return reading.films.reviewed
    found = _pair_in(reading, skeleton, end)
    if not found:
        start = skeleton.sentence.span.start
        index = bisect_left(reading.skeletons, start, key=lambda s: s.sentence.span.start)
        before = reading.skeletons[index - 1] if index else None
        if before is not None:
            both = dict.fromkeys(_films_in(reading, before, 0, len(before.text)))
            found = _pair_in(reading, before, len(before.text)) or tuple(both)
            found = found if len(found) == _TWO else ()
    reviewed = reading.films.reviewed
    alone = len(reviewed) == len({m.film for m in reading.films.mentions}) == _TWO
    films = reviewed if alone and not found else found
    return in_time(reading.plain, films) if reading.films.equal and len(films) == _TWO else films


def _pair_in(reading: Reading, skeleton: Skeleton, end: int) -> Sequence[Entity]:
    pairs = list(_PAIR.finditer(skeleton.text, 0, end))
    films = list(_films_in(reading, skeleton, *pairs[-1].span())) if pairs else []
    return films if len(set(films)) == _TWO else ()


def _films_in(reading: Reading, skeleton: Skeleton, start: int, end: int) -> Iterator[Entity]:
    for offset in range(start, end):
        slot = skeleton.slots.get(offset)
        film = reading.film_at(slot.span) if slot is not None and slot.kind == "film" else None
        if film is not None:
            yield film
