"""What a sentence says of several films at once: "Both films star X", "A and B, both by Y".

Which words speak so is said by `data/words/beside_each.txt`. The films are those under review, if
they are as many, else as many as were named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..documents import Span
from .beside import phrase
from .first_films import speaks_of_sequel

if TYPE_CHECKING:
    from ..claims import Entity
    from ..reading.layout import Sentence
    from .hits import Hit
    from .reading import Reading

__all__ = ["films_of_all", "told_of_all"]

_NUMBERS: Final = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_WORDS: Final = ("of-all", "for-all", "those-all", "made-both", "made-it-too", "again", "again-by")
# "Her second film is better than Low Tide, which she made": both are hers.
_THIS_TOO: Final = frozenset({"which-he-made"})
_LEAD: Final = "\"“'‘*_ "


def told_of_all(reading: Reading, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits, each once for every film of which its sentence says the same."""
    lowered = reading.plain.lower()
    is_said = any(phrase("each", how).search(lowered) for how in _WORDS)
    for hit in hits:
        if hit.pattern in _THIS_TOO:
            yield replace(hit, film=reading.film)
        sentence = reading.layout.sentence_at(hit.at.start) if hit.at and is_said else None
        films = _films(reading, sentence, hit) if sentence is not None else ()
        if films and (hit.film is None or hit.film in films):
            yield from (replace(hit, film=film) for film in films)
        else:
            yield hit


def films_of_all(reading: Reading, sentence: Span) -> tuple[Entity, ...]:
    """Return the films of which a sentence begins to say something at once: "Both opened"."""
    text = sentence.of(reading.plain).lower()
    said = phrase("each", "of-all").match(text, len(text) - len(text.lstrip(_LEAD)))
    return _last_named(reading, sentence.start, _number(said)) if said is not None else ()


def _films(reading: Reading, sentence: Sentence, hit: Hit) -> tuple[Entity, ...]:
    """Return the films of which a sentence says at once what a hit holds; none of other hits."""
    text = sentence.span.of(reading.plain).lower()
    led = len(text) - len(text.lstrip(_LEAD))
    said = phrase("each", "of-all").match(text, led) or phrase("each", "for-all").search(text)
    if said is not None and hit.film is None:
        return _last_named(reading, sentence.span.start, _number(said))
    if isinstance(hit.person, Span):
        behind = text[hit.person.end - sentence.span.start :]
        if phrase("each", "made-both").match(behind) and hit.film in (None, reading.film):
            return _with_the_first(reading, hit.person.start)
        before = text[: max(0, hit.person.start - sentence.span.start)].rstrip()
        by = [said.end() for said in phrase("each", "again-by").finditer(before)]
        is_again = len(before) in by or phrase("each", "again").match(behind) is not None
        first = _first(reading) if is_again else None
        if first and reading.film and hit.film in (None, reading.film, first):
            return first, reading.film
        if phrase("each", "made-it-too").match(behind) and reading.film and hit.film:
            return (reading.film, hit.film)
    those = phrase("each", "those-all").search(text)
    if those is None or isinstance(hit.person, str) or hit.person is None:
        return ()
    at = sentence.span.start + those.start()
    named = _last_named(reading, at, _number(those), since=sentence.span.start)
    return named if hit.person.start >= at else ()


def _with_the_first(reading: Reading, before: int) -> tuple[Entity, ...]:
    """Return the film under review and the one it follows, else the last two named."""
    firsts = {one.film for one in reading.versions if one.film not in (None, reading.film)}
    if reading.film is not None and len(firsts) == 1 and len(reading.films.reviewed) == 1:
        return (reading.film, *firsts)
    return _last_named(reading, before, 2)


def _first(reading: Reading) -> Entity | None:
    """Return the one film that the film under review follows, if the text tells it."""
    firsts = {one.film for one in reading.versions} | {*reading.version_choice.films}
    firsts -= {None, reading.film}
    is_alone = len(firsts) == 1 and len(reading.films.reviewed) == 1
    return firsts.pop() if is_alone and speaks_of_sequel(reading.plain) else None


def _number(said: re.Match[str]) -> int:
    return next((n for word, n in _NUMBERS.items() if word in said.group().split()), 0)


def _last_named(
    reading: Reading, before: int, number: int, since: int | None = None
) -> tuple[Entity, ...]:
    """Return as many films as are spoken of: since a place, else the reviewed or the last."""
    reviewed = reading.films.reviewed
    if since is None and len(reviewed) == number:
        return reviewed
    named: dict[Entity, None] = {}
    for mention in reversed(reading.films.mentions):
        if (since or 0) <= mention.span.start < before and len(named) < number:
            named[mention.film] = None
    return tuple(named) if len(named) == number else ()
