"""Lists of songs from many films: "1. FILM – “Song” (Artist)", "“Song” by Artist (from FILM)".

Lines of one shape belong together wherever they stand, with remarks between them or without. A
word ("from", "by") or a year tells which part of a line is the film; else the parts of all lines
are compared, by what their names are likely to be.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .quotes import is_title_like
from .track_order import name_shapes
from .tracks import people_of

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["ListedSong", "listed_songs"]


class ListedSong(NamedTuple):
    """A song of a list, its film (None where it may be a band), its performers, and its line."""

    title: Span
    film: Entity | None
    performers: tuple[str, ...]
    at: Span


_PART: Final = r"(?!(?:18|19|20)\d\d\b)[^“”\"(){}\n:–—|]{2,60}?"
_YEAR: Final = r"(?:18[89]|19\d|20[0-4])\d"
_IN: Final = (
    r"(?:(?:as )?(?:(?:heard |featured |used )?from|(?:heard|featured|used) in|in the (?:film|movie))(?: the (?:film|movie))?:? "
    r"(?!(?:the|his|her|their|its) (?:[a-z]+ )?(?:album|single|record)\b))"
)
_BY: Final = r"(?:(?:as )?(?:performed |sung |played )?by:? )"
_WORD: Final = r"(?= (?:as|in|from|by|heard|featured|used|performed|sung|played) )"


def _part(column: str) -> str:
    """Return the expression of a part behind the title: its mark, its name and perhaps a year."""
    return (
        rf"(?:,? ?(?P<mark_{column}>[–—|(]|--?|,|{_WORD}) ?(?:(?P<from_{column}>{_IN})|(?P<by_{column}>{_BY})|in )?"
        rf"(?P<{column}>{_PART})(?P<dated_{column}>,? [(\[]?{_YEAR}[)\]]?)?\)?)?"
    )


_LINE: Final = expression(
    r"[ \t]*(?:#?\d{1,3}[.):]?[ \t]+|[-*•·–][ \t]+)?"
    rf"(?:(?P<by_a>{_BY})?(?P<a>{_PART})(?: ?[(\[](?:[^()\n]{{1,30}}, )?(?P<dated_a>{_YEAR})[)\]])?(?:: | ?[–—|] ?| --? |, )"
    r"[“\"](?P<title>[^“”\"\n]{1,80})[”\"]|[“\"](?P<first>[^“”\"\n]{1,80})[”\"])"
    rf"{_part('b')}{_part('c')}[ .]*"
)
_QUOTED: Final = expression(r"[“\"]")
_OF_FILMS: Final = expression(
    r"\b(?:films|movies|pictures|cinema|screen|scenes|soundtracks|hollywood|bollywood|needle[ -]drops|(?:film|movie) (?:songs|themes|tunes|music))\b",
    re.IGNORECASE,
)
_COLUMNS: Final = ("a", "b", "c")
_LONGEST = 160
_FEWEST, _FEWEST_TOLD = 3, 2
_LIKELY, _PERHAPS = 0.1, -0.25
_NOBODY: Final = ""
"""The column of lists of which nobody can tell whether they name films or bands."""
_HEADINGS = 2  # blocks
_HALF = 0.5


def listed_songs(reading: Reading) -> Iterator[ListedSong]:
    """Yield the songs of lists in which every line names the film of its own."""
    lists: dict[tuple[str, ...], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    at = 0
    for line in reading.plain.split("\n"):
        if len(line) <= _LONGEST and _QUOTED.search(line) and (match := _LINE.fullmatch(line)):
            lists[_shape(match)].append((at, match))
        at += len(line) + 1
    for lines in lists.values():
        matches = [match for _, match in lines]
        if len(lines) < _FEWEST_TOLD or (len(lines) < _FEWEST and not _told(matches)):
            continue
        column = _film_column(reading, matches)
        if column is None or (column and len({m[column] for m in matches}) < _FEWEST_TOLD):
            continue
        for start, match in lines:
            yield _song_of(reading, start, match, column)


def _shape(match: re.Match[str]) -> tuple[str, ...]:
    """Return what lines of one list share: the parts that they have, and their marks."""
    groups = match.groupdict()
    return tuple(
        name if name not in ("mark_b", "mark_c") else f"{name}{groups[name]}"
        for name in sorted(groups)
        if groups[name] is not None
    )


def _told(matches: Sequence[re.Match[str]]) -> dict[str, bool]:
    """Return the columns of which a word or a year says whether they are films."""
    found: dict[str, bool] = {}
    groups = matches[0].groupdict()
    for column in _COLUMNS:
        if groups[f"by_{column}"]:
            found[column] = False
        elif groups.get(f"from_{column}") or (column == "a" and groups["dated_a"]):
            found[column] = True
    return found


def _film_column(reading: Reading, matches: Sequence[re.Match[str]]) -> str | None:
    """Return the part of the lines that names films, if one surely does."""
    told = _told(matches)
    films = [column for column, is_film in told.items() if is_film]
    announced = any(
        _OF_FILMS.search(block.span.of(reading.plain))
        for block in reading.layout.blocks[:_HEADINGS]
    )
    dated = films and all(match.groupdict().get(f"dated_{films[0]}") for match in matches)
    if films and (announced or dated or reading.film is None):
        return films[0]
    if not announced and reading.kind == "soundtrack" and reading.film is not None:
        return None  # the tracks of an album, of which some are from an opera
    looks = {
        column: _film_look(reading, [match[column].strip() for match in matches])
        for column in films or _COLUMNS
        if matches[0][column] and told.get(column, True)
    }
    best = max(looks, key=lambda column: looks[column], default=None)
    if best is None:
        return None
    others = [look for column, look in looks.items() if column != best]
    if others or not (announced or reading.film is None):
        return best if looks[best] - max(others, default=0.0) >= _LIKELY else None
    if looks[best] < _PERHAPS:
        return None
    if told or looks[best] >= _LIKELY:
        return best
    return _NOBODY if announced else None


def _film_look(reading: Reading, texts: Sequence[str]) -> float:
    """Return how much some texts look like films rather than people: about 1 to -1."""
    if not all(is_title_like(text) for text in texts):
        return -1.0
    known = {
        name.casefold() for m in reading.films.mentions for name in (m.film.name, *m.film.aliases)
    }
    total = sum(_chance(reading.name_kinds.chances(text)) for text in texts)
    total += sum(text.casefold() in known for text in texts) * _HALF
    return (total - _HALF * name_shapes(texts)) / len(texts)


def _chance(chances: Mapping[str, float]) -> float:
    return chances.get("film", 0.0) - chances.get("person", 0.0) - chances.get("performer", 0.0)


def _song_of(reading: Reading, start: int, match: re.Match[str], column: str) -> ListedSong:
    group = "title" if match["title"] else "first"
    title = Span(start + match.start(group), start + match.end(group))
    at = Span(start + match.start(), start + match.end())
    if column == _NOBODY:
        return ListedSong(title, None, (), at)
    film = Span(start + match.start(column), start + match.end(column))
    others = [match[c] for c in _COLUMNS if c != column and match[c]]
    people = people_of(others[0].strip()) if others else ()
    return ListedSong(title, reading.film_named(film), people, at)
