"""Names of which a text says what is said of films only: "X was directed by …", "X stars …".

Such a name is a film's whatever the length of the text; see `data/words/beside_films.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..documents import Span
from ..expressions import expression
from .beside import phrase, shapes
from .main_film import bare_title
from .matters import said_of_films
from .name_kinds import NameKinds
from .quotes import is_title_like
from .read_titles import is_of_somebody, title_read, without_cast
from .title_stretches import title_stretches
from .words import key_of, word_list

__all__ = ["StatedFilm", "is_of_another_trade", "stated_films"]

_STOP = expression(r"[.!?;]\s|\n")
_SEEN = expression(r"\b(?:see|saw|seen|watched|caught|catch) [\"“‘'*_]?$")
_HOUSE = expression(r" at the \S+(?: on \w+day)?$| on [A-Z]\w+day$")
_CALLED = expression(r"\b(?:film|movie|documentary|thriller|western|feature)(?: called| titled)? $")
_IS_CALLED = expression(
    r"[”\"'’*_]{0,2}(?: \(\d{4}\))?(?: is| was|,) an? [^.,;:\n]{0,60}"
    r"\b(?:film|movie|documentary|biopic|thriller|western)\b"
)
_AROUND, _NEAR = 150, 25
# The chance of a film's name, by its words and shape, from which what is said of it counts.
_AT_ALL, _RATHER = 0.2, 0.4
# The chance of a place from which somebody directed "in" it is not directed in a film.
_PLACED = 0.5
# Above this chance of somebody's name nothing that is said makes it a title.
_SURELY = 0.85
_MOST_READ = 20_000


class StatedFilm(NamedTuple):
    """A film: its name as the text has it first, where that is, and at how many places it is so.

    `surely` tells that it is said there what is said of nothing else.
    """

    name: str
    start: int
    places: int
    surely: bool


def stated_films(kinds: NameKinds) -> list[StatedFilm]:
    """Return the films that a text states to be films, the surest of most places first.

    Only the first 20,000 characters are read.
    """
    found: dict[str, StatedFilm] = {}
    taken: list[Span] = []
    for one, span in sorted(_said(kinds), key=lambda said: (said[1].start, -said[1].end)):
        if any(other.meets(span) for other in taken):
            continue
        taken.append(span)
        first = found.setdefault(key_of(one.name), one._replace(places=0))
        found[key_of(one.name)] = first._replace(
            places=first.places + 1, surely=first.surely or one.surely
        )
    return sorted(found.values(), key=lambda one: (not one.surely, -one.places, one.start))


def _said(kinds: NameKinds) -> Iterator[tuple[StatedFilm, Span]]:
    for stretch in title_stretches(kinds.plain):
        if stretch.surely and not is_of_another_trade(kinds.plain, stretch.span):
            name = stretch.span.of(kinds.plain)
            yield StatedFilm(name, stretch.span.start, 1, surely=True), stretch.span
    of_films = "of-crew" in said_of_films(kinds.plain[:_MOST_READ].lower())
    for found, candidate in kinds.candidates.items():
        name = bare_title(found)
        if not is_title_like(name) or name.split()[-1] in word_list("organisations"):
            continue
        chances = kinds.chances(found)
        film = chances.get("film", 0.0)
        hardly = film < _AT_ALL and (kinds.somebody(found) > _SURELY or " " not in name)
        for place in candidate.spans:
            span = _title_at(Span(place.start, place.start + len(name)), kinds)
            if span.end > _MOST_READ:
                break
            gives = shapes("films").told(kinds.plain, span.start, span.end)
            if hardly and not ("starring" in gives or _is_called(kinds.plain, span)):
                continue
            told = (
                not gives.isdisjoint(("named", "starring"))
                or (not hardly and "stated" in gives)
                or (not hardly and "inside" in gives and chances.get("place", 0.0) < _PLACED)
                or ("perhaps" in gives and film >= _RATHER)
            )
            told = told and "another" not in gives and not is_of_somebody(span, kinds.plain)
            if told and not is_of_another_trade(kinds.plain, span):
                surely = not gives.isdisjoint(("stated", "named", "starring")) or of_films
                yield StatedFilm(span.of(kinds.plain), span.start, 1, surely), span


def _is_called(plain: str, span: Span) -> bool:
    """Tell whether a word for a film stands right before a name, or in what it is said to be."""
    before = plain[max(0, span.start - _NEAR) : span.start]
    return bool(_CALLED.search(before) or _IS_CALLED.match(plain, span.end))


def _title_at(span: Span, kinds: NameKinds) -> Span:
    """Return a title without "In", maker and cast before it, nor the house where it was seen."""
    plain = kinds.plain
    span = without_cast(title_read(span, plain), kinds)
    house = _HOUSE.search(plain, span.start, span.end)
    if house and _SEEN.search(plain[max(0, span.start - _AROUND) : span.start]):
        shorter = Span(span.start, house.start())
        return shorter if " " in shorter.of(plain) else span
    return span


def is_of_another_trade(plain: str, at: Span) -> bool:
    """Tell whether its sentence speaks of a play, a choir or a firm, and the text of no film."""
    before = _STOP.split(plain[max(0, at.start - _AROUND) : at.start])[-1]
    behind = _STOP.split(plain[at.end : at.end + _AROUND], maxsplit=1)[0]
    if not phrase("films", "another-trade").search(f"{before}{at.of(plain)}{behind}".lower()):
        return False
    return phrase("films", "of-films").search(plain.lower()) is None
