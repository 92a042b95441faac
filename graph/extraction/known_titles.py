"""What is known from elsewhere of the candidates for the title: which are films, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from .known import is_known
from .linear import steps
from .words import fold

__all__ = ["KnownSigns", "known_signs"]

_LONGEST: Final = 3
_CAST: Final = (1, 2, 3, 5)
_SHARES: Final = (0.2, 0.35, 0.5, 0.65, 0.8, 0.99)
_LEADS: Final = (-3, -1, 0, 1, 2, 4)
_FILMS: Final = (1, 2, 3, 5)


class KnownSigns(NamedTuple):
    """What is known of each candidate, in their order, and what that says for no title."""

    titles: Sequence[frozenset[str]]
    none: frozenset[str]


def known_signs(keys: Sequence[str], names: Sequence[str]) -> KnownSigns:
    """Return what is known of the films of such keys in a text that has such names."""
    people = {fold(name) for name in names if " " in name and is_known("person", name)}
    films = [bool(key) and is_known("film", key) for key in keys]
    casts = [
        sum(is_known("cast", key, name) for name in people) if film else 0
        for key, film in zip(keys, films, strict=True)
    ]
    most, second = sorted([*casts, 0, 0], reverse=True)[:2]
    titles = [
        frozenset(_signs(key, film, cast, most, sum(films) - film, len(people) - cast))
        | frozenset(_shares(cast, len(people), second if cast == most else most))
        for key, film, cast in zip(keys, films, casts, strict=True)
    ]
    none = {*steps("none:known", sum(films), _FILMS), *steps("none:cast", most, _CAST)}
    return KnownSigns(titles, frozenset(none))


def _shares(cast: int, people: int, other: int) -> Iterator[str]:
    """Yield how much of the known people are in a cast, and how many more than in another's."""
    if cast:
        yield from steps("cast-share", cast / people, _SHARES)
        yield from steps("cast-lead", cast - other, _LEADS)


def _signs(
    key: str, film: bool, cast: int, most: int, others: int, strangers: int
) -> Iterator[str]:
    words = min(_LONGEST, len(key.split()))
    yield f"known:{film}:{words}"
    if not film and others:
        yield "another-is-known"
    if film and strangers:
        yield from steps("strangers" if cast else "only-strangers", strangers, _CAST)
    if cast:
        yield from steps("cast", cast, _CAST)
        yield f"cast:{words}"
    if cast < most:
        yield "cast-of-another"
    elif cast:
        yield "cast-most"
