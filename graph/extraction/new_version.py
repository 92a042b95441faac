"""Where a text about a film that was made twice speaks of the new one, the film under review.

"The new film, directed by Ann Example, gives us Bo Other", "Ann Example, who made Low Tide, has
moved the story to Spain": who is named there is of the film under review, whatever else is said of
them. Which words say so is told by `data/words/beside_versions.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from .beside import phrase
from .version_words import REMADE
from .words import UPPER

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["told_new", "who_made_anew"]

_REMADE: Final = expression(REMADE)
_NAMES: Final = rf"(?:[{UPPER}][\w.'’-]+ ){{0,3}}[{UPPER}][\w'’-]+"
# "Director Ann Example, who made Low Tide, has moved the story": who, and the aside before the verb
_OPENS: Final = expression(
    r"\W*(?:(?:[Dd]irectors?|[Ff]ilm-?makers?|[Nn]ow|[Hh]ere|[Bb]ut|[Aa]nd|[Ss]o),? )?"
    rf"(?P<who>{_NAMES}(?: (?:and|&) {_NAMES})?)"
    r"(?:, (?:who|whose|the|an?|fresh|hot) [^.;:]*,)? $"
)
_HERE: Final = expression(r"\b[Hh]ere,? $")
_SHORT: Final = 12
_STOPS: Final = (". ", "! ", "? ", "\n", "; ")


def who_made_anew(plain: str) -> Iterator[Span]:
    """Yield the names of those who are said to have made an old story into another film."""
    yield from _who(plain, "made-anew")


def _who(plain: str, words: str) -> Iterator[Span]:
    """Yield the names that open a sentence before such words."""
    lowered = plain.lower().replace("’", "'")
    for said in phrase("versions", words).finditer(lowered):
        start = max(plain.rfind(stop, 0, said.start()) + len(stop) for stop in _STOPS)
        opened = _OPENS.match(plain[: said.start()], max(0, start))
        if opened is not None:
            yield Span(*opened.span("who"))


def told_new(reading: Reading) -> Iterator[Span]:
    """Yield the stretches that surely speak of the film under review, and not of its original.

    None where that is the original, which was made again.
    """
    if reading.film is None or _REMADE.search(reading.plain.lower()):
        return
    for who in (*who_made_anew(reading.plain), *_who(reading.plain, "is-back")):
        if _HERE.search(reading.plain, max(0, who.start - _SHORT), who.start):
            yield who  # "… for that film; here somebody takes over"
        elif not _is_of_another(reading, who.start):
            yield who
    yield from _owners(reading)
    for sentence in reading.layout.sentences:
        yield from _told_in(reading, sentence)


def _owners(reading: Reading) -> Iterator[Span]:
    """Yield who owns a title that is said to be a remake's: "Ann Example's Low Tide"."""
    film, plain = reading.film, reading.plain
    if film is None or not film.name:
        return
    year = rf"(?: \({film.year}\))?" if film.year else ""
    title = re.escape(film.name.split(" (")[0])
    is_remake = rf"[”\"’'*_]{{0,2}}{year}(?: is|, an?|,) (?:[a-z]+ ){{0,3}}remake of"
    who = rf"(?P<who>{_NAMES}(?: (?:and|&) {_NAMES}| brothers| sisters)?)['’]s?"
    for found in re.finditer(rf"{who} [“\"‘'*_]{{0,2}}{title}{is_remake}", plain):
        yield Span(*found.span("who"))


def _told_in(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    at = sentence.span
    lowered = at.of(reading.plain).lower().replace("’", "'")
    if len(lowered) != at.end - at.start:
        return
    for said in phrase("versions", "of-new").finditer(lowered):
        start = at.start + said.start()
        if not _is_of_another(reading, start):
            yield Span(start, _end(reading, at.start + said.end(), at.end, lowered, at.start))
            break
    anew = phrase("versions", "made-anew").search(lowered)
    if anew is not None and not _is_of_another(reading, at.start):
        end = at.start + anew.end()
        yield Span(at.start + anew.start(), _end(reading, end, at.end, lowered, at.start))


def _is_of_another(reading: Reading, at: int) -> bool:
    other = reading.version_at(at)
    return other is not None and other.film != reading.film


def _end(reading: Reading, start: int, end: int, lowered: str, base: int) -> int:
    """Return where the clause ends that begins with such words, or another version is told of."""
    turn = phrase("versions", "turns-back").search(lowered, start - base)
    ends = [base + turn.start()] if turn else []
    ends += [v.span.start for v in reading.versions if start <= v.span.start < end]
    return min([*ends, end])
