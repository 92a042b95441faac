"""Plain values: release year, running time, rating, date and author of the review.

The years and running times of sentences are read by the patterns of
`data/words/patterns/values.txt`; here are the labelled lines, the title line and the writer's
own mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .amounts import given_letter, iso_date, mark_from_me, minutes_of, rating_of, year_of
from .both_films import films_of_all
from .hits import people_in
from .sentence_patterns import phrase, room
from .skeleton import Skeleton, Slot

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["find"]

_SURE = 0.9
_OF_BOTH = "both-in-year"
# Told by a verb; a year in brackets behind a title stands, whatever the sentence says.
_TOLD = frozenset(
    {
        "title-released-in", "title-made-in", "this-year-film", "in-year-title",
        "minutes-in-prose", "at-minutes", "only-minutes",
    }
)  # fmt: skip
_SHORTEST = 40
_CALLED_SO = 6  # letters: "that 1951 film" is of its year
_FIRST, _LAST = 3, 6  # sentences of a text in which its writer may give a mark
_ONLY_MARK = expression(
    r"[\W_]*\d(?:[.,½]\d?)? ?(?:/|out of) ?\d{1,3}[\W_]*|[\W_]*[★⭐✭✮½☆✩✰ ]+[\W_]*"
)
_OPENS_WITH_MARK = expression(r"[\W_]*[\d½★/]")
_SIGN_OF_MARK = expression(
    r"stars?|[Gg]rade|★|^\W*[A-DF]|\b(?:an?|my)(?: \w+){0,2} [“\"']?[A-DF]\b"
)
_MARK = expression(r"\d|★|\b[A-DF][+-]?\b")
_BARE_MARK = expression(r"\W*\d(?:[.,]\d|\s?½)?(?:\s?/\s?\d{1,2})?\W*")
_SCALE = expression(r" ?[(\[][^()\n]{0,20}\b[01] ?(?:to|-|–) ?(?:4|5|10|100)[)\]]")
# "Two out of five boys": no mark.
_OF_THINGS = expression(
    r"\bout of (?:four|five|six|ten|\d+) (?!(?:stars|points|marks|thumbs|popcorns)\b)"
    r"[a-z]+(?:s|men|women|people) (?!(?:for|from|and|but|because|on|in|at|to|if|which|so)\b)[a-z]"
)
_TITLE_YEAR = expression(r"[(\[]((?:18|19|20)\d\d)[)\]][\"'”]?\s*$")


def find(reading: Reading) -> Iterator[Claim]:
    """Yield releaseYear, runtimeMinutes, rating, reviewDate and reviewAuthor claims."""
    for field in reading.layout.fields:
        film = reading.film if field.line is None else reading.films.at(field.line.start)
        if film is not None:
            yield from _from_field(reading, field, film)
    yield from _head_year(reading)
    titled = {
        field.block
        for field in reading.layout.fields
        if field.label == "composer" and field.raw_label == "facts"
    }
    for number, skeleton in enumerate(reading.skeletons):
        yield from _from_sentence(reading, skeleton, titled)
        if number >= len(reading.skeletons) - _LAST or number < _FIRST:
            yield from _own_mark(reading, skeleton)


def _from_field(reading: Reading, field: LayoutField, film: Entity) -> Iterator[Claim]:
    text = field.text(reading.layout)
    if field.label == "title" and field.line is None and (match := _TITLE_YEAR.search(text)):
        yield reading.field_claim(film, "releaseYear", int(match[1]), field=field, surface=match[1])
    elif field.label == "castMember" and field.raw_label.casefold() in ("star", "stars"):
        if _BARE_MARK.fullmatch(text) and (mark := rating_of(text, labelled=True)):
            yield reading.field_claim(film, "rating", mark, field=field, surface=text)
    elif field.label == "year" and (year := year_of(text)):
        yield reading.field_claim(film, "releaseYear", year, field=field, surface=text)
    elif field.label == "releaseDate" and reading.kind != "soundtrack" and (year := year_of(text)):
        yield reading.field_claim(
            film, "releaseYear", year, field=field, surface=text, confidence=0.85
        )
    elif field.label == "runtime" and reading.kind != "soundtrack":
        if minutes := minutes_of(text):
            yield reading.field_claim(film, "runtimeMinutes", minutes, field=field, surface=text)
    elif field.label == "rating":
        mark = rating_of(text + _scale_behind(reading, field), labelled=True)
        if mark is not None:
            yield reading.field_claim(film, "rating", mark, field=field, surface=text)
    elif field.label == "reviewDate":
        if date := iso_date(text):
            yield reading.field_claim(film, "reviewDate", date, field=field, surface=text)
    elif field.label == "reviewAuthor":
        for name, _ in people_in(text):
            author = reading.entity(name, "person")
            yield reading.field_claim(film, "reviewAuthor", author, field=field, surface=name)


def _scale_behind(reading: Reading, field: LayoutField) -> str:
    """Return the scale in brackets that stands behind a mark, with its blank: " (0 to 10)"."""
    end = field.value.end if field.value is not None else len(reading.plain)
    found = _SCALE.match(reading.plain, end)
    return found.group() if found is not None else ""


def _head_year(reading: Reading) -> Iterator[Claim]:
    """Yield the year that the title line carries and no labelled line repeats."""
    head, film = reading.films.head, reading.film
    if head is None or head.year is None or film is None:
        return
    end = reading.plain.find("\n", head.offset)
    at = Span(head.offset, end if end >= 0 else len(reading.plain))
    line = at.of(reading.plain)
    if str(head.year) in line:
        yield reading.claim(
            film, "releaseYear", head.year, at=at, surface=str(head.year), pattern=head.pattern,
            confidence=0.95, modality="asserted",
        )  # fmt: skip


def _from_sentence(
    reading: Reading, skeleton: Skeleton, titled: Collection[int]
) -> Iterator[Claim]:
    """Yield the years of films, and one running time, save of the heads of albums: `titled`."""
    at = skeleton.sentence.span
    if skeleton.sentence.block in titled:
        return
    dated = timed = False
    for one in room("values").likely(skeleton):
        saying = one.says[0]
        for match in one.matches(skeleton):
            words = one.words(match, saying.object)
            if saying.relation == "runtimeMinutes":
                film = reading.film_of(skeleton.sentence)
                value = minutes_of(words) or 0
                if film is None or timed or value < _SHORTEST or reading.kind == "soundtrack":
                    continue
                timed = True
                films: tuple[Entity | None, ...] = (film,)
            else:
                named = one.names(skeleton, match, "film")
                film = _dated_film(reading, skeleton, named, match.end())
                value = int(words)
                if not named and _is_elsewhere(reading, at, words):
                    continue
                films = films_of_all(reading, at) if one.name == _OF_BOTH else (film,)
                if not any(films) or (dated and one.confidence < _SURE):
                    continue
                dated = True
            for told in filter(None, films):
                yield reading.claim(
                    told, saying.relation, value, at=at, surface=words, pattern=one.name,
                    confidence=one.confidence, modality=None if one.name in _TOLD else "asserted",
                )  # fmt: skip


def _dated_film(reading: Reading, skeleton: Skeleton, named: list[Slot], end: int) -> Entity | None:
    """Return the film that a pattern names, else the one of a sentence that named no other yet.

    `end` is where the match ends.
    """
    if named:
        film = reading.film_at(named[0].span)
        return reading.version_named(named[0].span) if film == reading.film else film
    film = reading.film_of(skeleton.sentence)
    others = (slot for at, slot in skeleton.slots.items() if at < end and slot.kind == "film")
    return film if all(reading.film_at(slot.span) == film for slot in others) else None


def _is_elsewhere(reading: Reading, at: Span, year: str) -> bool:
    """Tell whether a year stands in what a sentence says of another version of the film."""
    place = reading.plain.find(year, at.start, at.end)
    other = reading.version_at(place)
    if other is None or other.film == reading.film:
        return False
    return other.is_sure or place - other.span.start <= _CALLED_SO


def _own_mark(reading: Reading, skeleton: Skeleton) -> Iterator[Claim]:
    """Yield the mark of a sentence in which the writer judges, and nobody else does."""
    text, film = skeleton.text, reading.film_of(skeleton.sentence)
    said = skeleton.sentence.span.of(reading.plain)
    is_last = skeleton.sentence.span == reading.layout.sentences[-1].span
    if is_last and len(reading.films.reviewed) == 1 and _ONLY_MARK.fullmatch(said):
        film = reading.film  # "… Go watch Low Tide instead. 4/10": of the film under review
    if film is None:
        return
    if " from " in said and (mine := mark_from_me(said)) is not None:
        yield reading.claim(
            film, "rating", mine, at=skeleton.sentence.span, surface=_digits_in(reading, skeleton),
            pattern="own-mark", confidence=0.85,
        )  # fmt: skip
        return
    if phrase("marks-of-others").search(skeleton.lowered) or _OF_THINGS.search(skeleton.lowered):
        return
    if not (_OPENS_WITH_MARK.match(text) or phrase("my-mark").search(skeleton.lowered)):
        return
    mark = rating_of(text)
    mark = mark or given_letter(said)
    if mark is not None and (mark.scale is not None or _SIGN_OF_MARK.search(said)):
        yield reading.claim(
            film, "rating", mark, at=skeleton.sentence.span, surface=_digits_in(reading, skeleton),
            pattern="own-mark", confidence=0.85,
        )  # fmt: skip


def _digits_in(reading: Reading, skeleton: Skeleton) -> Span:
    """Return the stretch of the mark in a sentence: from its first figure, star or letter."""
    span = skeleton.sentence.span
    found = _MARK.search(span.of(reading.plain))
    return Span(span.start + found.start(), span.end) if found else span
