"""What a review of a remake says by naming its original: that it goes back to it, and its year.

"In the 1974 original, directed by …": where the text tells which film that is (`versions.py`), a
film of the same title and an earlier year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .sentence_patterns import room
from .words import key_of

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["REMAKE", "YEAR", "find", "with_films"]

REMAKE: Final = "remake-of-its-title"
YEAR: Final = "version-of-a-year"
_CONFIDENCE: Final = 0.8
_NEAR: Final = 30
_REMAKE_OF: Final = expression(r"\b(?P<word>remake|remaking) of (?:the )?$")
_WORDS: Final = ("original", "remake", "remade", "remaking")


def find(reading: Reading) -> Iterator[Claim]:
    """Yield basedOn of a remake and releaseYear of its other versions, each once."""
    main, dated, made = reading.film, set[Entity](), set[Entity]()
    for told in reading.version_choice.dated:
        sentence = reading.layout.sentence_at(told.at.start)
        if sentence is not None and told.film not in dated:
            dated.add(told.film)
            yield _of_year(reading, told.film, sentence.span, told.at)
    for version in reading.versions if main is not None else ():
        film = version.film
        sentence = reading.layout.sentence_at(version.span.start)
        if film is None or film.year is None or sentence is None or not _is_original(film, main):
            continue
        at = sentence.span
        year = reading.plain.find(str(film.year), at.start, at.end)
        if year >= 0 and film not in dated:
            dated.add(film)
            yield _of_year(reading, film, at, Span(year, year + len(str(film.year))))
        word = _remake_word(reading, version.span)
        if main is not None and word is not None and film not in made:
            made.add(film)
            work = Entity("work", film.name, film.aliases)
            yield reading.claim(
                main, "basedOn", work, at=at, surface=word, pattern=REMAKE,
                confidence=_CONFIDENCE, modality="asserted",
            )  # fmt: skip


def _remake_word(reading: Reading, at: Span) -> Span | None:
    """Return "original" or the like in a stretch, or "remake" of "a remake of" right before it."""
    before = _REMAKE_OF.search(reading.plain, max(0, at.start - _NEAR), at.start)
    if before is not None:
        return Span(*before.span("word"))
    lowered = at.of(reading.plain).lower()
    word = next((word for word in _WORDS if word in lowered), None)
    if word is None:
        return None
    start = at.start + lowered.index(word)
    return Span(start, start + len(word))


def with_films(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims in which a remake is based on its original as the film that is told of.

    A book of the same title stays a work.
    """
    films = {claim.subject.name: claim.subject for claim in claims if claim.subject.type == "film"}
    return [
        replace(claim, object=films[claim.object.name])
        if claim.predicate == "basedOn"
        and isinstance(claim.object, Entity)
        and claim.object.name in films
        and claim.object.name != claim.subject.name
        and _is_of_films(claim.pattern)
        else claim
        for claim in claims
    ]


def _is_of_films(pattern: str) -> bool:
    """Tell whether a pattern says of a film that another is made from it."""
    said = room("background").by_name.get(pattern)
    return pattern == REMAKE or (said is not None and "film" in said.says[0].object)


def _of_year(reading: Reading, film: Entity, at: Span, place: Span) -> Claim:
    """Return what a sentence says by a year: that another version is of it."""
    return reading.claim(
        film, "releaseYear", int(place.of(reading.plain)), at=at, surface=place, pattern=YEAR,
        confidence=_CONFIDENCE, modality="asserted",
    )  # fmt: skip


def _is_original(film: Entity, main: Entity | None) -> bool:
    """Tell whether a film bears the title under review and is older."""
    return (
        main is not None
        and film != main
        and film.year is not None
        and (main.year is None or film.year < main.year)
        and not {key_of(main.name)}.isdisjoint(map(key_of, film.aliases or (film.name,)))
    )
