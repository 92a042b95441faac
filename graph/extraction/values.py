"""Plain values: release year, running time, rating, date and author of the review."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from .amounts import iso_date, minutes_of, rating_of, year_of
from .hits import people_in
from .skeleton import Skeleton, pattern

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["YEARS", "find"]

_Y = r"(?P<year>(?:18[89]|19\d|20[0-3])\d)"
YEARS = (
    ("title-year", pattern(rf"(?P<film>{{F}})[\"']?,? ?[(\[](?:[^()\[\]]{{0,40}}?[,/] ?)?{_Y}(?:[;,/–-][^()\[\]]{{0,40}})?[)\]]"), 0.95),
    ("possessive-year-film", pattern(rf"\b{_Y}'s (?:[a-z][\w'-]*,? ){{0,3}}?(?P<film>{{F}})"), 0.92),
    ("year-then-title", pattern(rf"\b(?:[Tt]he|[Hh]is|[Hh]er|'s?|\ue001's?) {_Y} (?:[a-z][\w'-]*,? ){{0,4}}?(?:film|movie|classic|version|comedy|drama|thriller|western|sequel|remake|original|masterpiece|musical|documentary)?,? ?(?P<film>{{F}})"), 0.88),
    ("title-in-year", pattern(rf"(?P<film>{{F}})[\"']? in {_Y}(?=[\s;,.)])"), 0.75),
    ("title-brackets", pattern(rf"(?P<film>{{F}})[\"']? \([^()]{{0,60}}, ?{_Y}(?:, [^()]{{0,40}})?\)"), 0.93),
    ("title-comma-year", pattern(rf"(?P<film>{{F}})[\"'*_]?,? (?:[^.;!?\ue000]{{0,30}}, )?{_Y}(?=[.,;)]|$| \()"), 0.8),
    ("title-of-year", pattern(rf"(?P<film>{{F}})[\"'*_]? (?:from|of) {_Y}(?=[\s;,.)])"), 0.8),
    ("title-the-year-one", pattern(rf"(?P<film>{{F}})[\"'*_]?, the {_Y} (?:one|film|movie|version|original|remake)"), 0.88),
    ("title-made-in", pattern(rf"(?P<film>{{F}})[^.;!?\ue000]{{0,60}}\b(?:directed|made|shot|wrote|written|produced|filmed|finished)\b[^.;!?\ue000]{{0,40}} in {_Y}(?=[\s;,.)])"), 0.8),
    ("title-released-in", pattern(rf"(?P<film>{{F}})[^.;!?\ue000]{{0,40}}\b(?:released|made|came out|premiered|filmed|produced)(?: back)? (?:in|from) (?:\w+ )?{_Y}"), 0.88),
)  # fmt: skip
# Told by a verb; a year in brackets behind a title stands, whatever the sentence says.
_TOLD = frozenset({"title-released-in", "title-made-in"})
_THIS_YEAR = re.compile(
    rf"(?:(?:\b(?:[Tt]his|[Tt]he)|'s?)(?: [a-z]+){{0,3}} {_Y} (?:[a-z-]+ ){{0,3}}(?:film|movie|feature|picture|classic|comedy|drama|thriller|western|documentary|musical)\b(?! (?:version|of the same|starring|festival))"
    rf"|\b(?:(?:[Tt]his|[Tt]he) (?:film|movie)|[Ii]t) was (?:made|released|filmed|shot) (?:back )?in {_Y.replace('year', 'year2')}"
    rf"|'s? (?:[a-z]+ ){{0,2}}(?:film|movie|feature|picture|classic|masterpiece) (?:from|of) {_Y.replace('year', 'year3')}\b"
    rf"|^(?:First )?[Rr]eleased(?: in)? {_Y.replace('year', 'year4')}\.?$"
    rf"|\b(?:[Cc]ame) (?:out )(?:in|on) (?:[A-Z][a-z]+ )?(?:of )?{_Y.replace('year', 'year6')}(?=[\\s.,;)]|$)(?! and)"
    rf"|\b(?:made|shot|directed|filmed|released|put) (?:it|this)(?: out| up)? (?:in |\(){_Y.replace('year', 'year7')}\b"
    rf"|^(?:\ue004|[A-Z]+)(?:[/,] ?(?:\ue004|[A-Z]+)){{0,3}},? {_Y.replace('year', 'year5')}\.?$)"
)
_LENGTH = re.compile(
    r"\ue000[\"']? \([^()]*\b\d{2,3} ?min|\b\d{2,3}-minute (?:version|cut|film|movie|print|running)|\b(?:it|this|film|movie|picture)(?:'s| is| was| takes)(?: only| just| all of| a mere)? (?:\d{2,3}|[a-z]+ty(?:-[a-z]+)?) minutes|\bits (?:\w+ )?\d{2,3} minutes|\b(?:run(?:s|ning)? ?(?:time)?|clock(?:s|ing) in|running length|lasts?|takes|length \(|total length|minutes? (?:long|running)|duration)\b|^\s*\d{2,3} min",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:\b\d{1,2}\s*(?:h(?:ou)?rs?|h)\b[ ,.]*(?:and )?\d{1,2}\s*(?:m(?:in(?:ute)?s?)?)\b|\b\d{2,3}[ -]?min(?:ute)?s?\b|\b(?:(?:one|two|three) hours? (?:and )?)?(?:(?:a|one) hundred(?: and)? ?)?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)? minutes)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|almost|nearly|over|under|around|approximately|roughly|some|first|last|final|next|opening|closing|more than|less than|every|after|within|for|in|of|took|took me|another|only)\s+(?:the )?(?:first |last |final )?$|\b(?:first|last|final|opening|closing|least|good|full|whole|extra) $",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:i(?:'d| would| will|'ll)? (?:\w+ )?(?:give|gave|rate|rated)|my (?:\w+ )?(?:rating|score|grade|vote|mark|verdict)|(?:rating|score|grade|verdict|vote|overall|final (?:score|grade|verdict))\s*[:=-]|gets? an?|earns? an?|give (?:it|this|the)|rate (?:it|this)|rated? it|deserves? an?|out of)\b|^\W*\**\s*[\d.½/★]",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:imdb|rotten|tomatoes|metacritic|metascore|average|users?|viewers?|people|others?|critics|voters?|if|would have|could have|should have|kids?|my (?:wife|friend)|they|PG)\b",
    re.IGNORECASE,
)


_CENTURIES = ("18", "19", "20")


def find(reading: Reading) -> Iterator[Claim]:
    """Yield releaseYear, runtimeMinutes, rating, reviewDate and reviewAuthor claims."""
    for field in reading.layout.fields:
        film = reading.film if field.line is None else reading.films.at(field.line.start)
        if film is not None:
            yield from _from_field(reading, field, film)
    yield from _head_year(reading)
    for number, skeleton in enumerate(reading.skeletons):
        yield from _years(reading, skeleton)
        film = reading.film_of(skeleton.sentence)
        if film is None:
            continue
        yield from _length(reading, skeleton, film)
        if number >= len(reading.skeletons) - 6 or number < 3:
            yield from _own_mark(reading, skeleton, film)


def _from_field(reading: Reading, field: LayoutField, film: Entity) -> Iterator[Claim]:
    text = field.text(reading.layout)
    if field.label == "year" and (year := year_of(text)):
        yield reading.field_claim(film, "releaseYear", year, field=field, surface=text)
    elif field.label == "releaseDate" and reading.kind != "soundtrack" and (year := year_of(text)):
        yield reading.field_claim(
            film, "releaseYear", year, field=field, surface=text, confidence=0.85
        )
    elif field.label == "runtime" and reading.kind != "soundtrack":
        if minutes := minutes_of(text):
            yield reading.field_claim(film, "runtimeMinutes", minutes, field=field, surface=text)
    elif field.label == "rating":
        mark = rating_of(text, labelled=True)
        if mark is not None:
            yield reading.field_claim(film, "rating", mark, field=field, surface=text)
    elif field.label == "reviewDate":
        if date := iso_date(text):
            yield reading.field_claim(film, "reviewDate", date, field=field, surface=text)
    elif field.label == "reviewAuthor":
        for name, _ in people_in(text):
            author = reading.entity(name, "person")
            yield reading.field_claim(film, "reviewAuthor", author, field=field, surface=name)


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


def _years(reading: Reading, skeleton: Skeleton) -> Iterator[Claim]:
    at = skeleton.sentence.span
    found = False
    if not skeleton.holds(_CENTURIES):
        return
    for name, regex, confidence in YEARS:
        for match in regex.finditer(skeleton.text):
            film = reading.film_at(skeleton.named(match, "film")[0].span)
            if film is None or (found and confidence < 0.9):
                continue
            found = True
            yield reading.claim(
                film, "releaseYear", int(match["year"]), at=at, surface=match["year"], pattern=name,
                confidence=confidence, modality=None if name in _TOLD else "asserted",
            )  # fmt: skip
    if found:
        return
    film = reading.film_of(skeleton.sentence)
    this_year = _THIS_YEAR.search(skeleton.text)
    if this_year is not None and film is not None:
        named = [s for s in skeleton.slots.values() if s.kind == "film"]
        if all(reading.film_at(s.span) == film for s in named):
            year = next(group for group in this_year.groups() if group)
            yield reading.claim(
                film, "releaseYear", int(year), at=at, surface=year, pattern="this-year-film",
                confidence=0.8,
            )  # fmt: skip


def _length(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    if reading.kind == "soundtrack" or not skeleton.holds(("min", "hour", "hr")):
        return
    for match in _MINUTES.finditer(skeleton.text):
        before = skeleton.text[: match.start()]
        cued = _LENGTH.search(skeleton.text)
        alone = match.start() == 0 and re.match(r"\s*[,.;]|$", skeleton.text[match.end() :])
        if not (cued or alone) or (_ABOUT.search(before) and not alone):
            continue
        minutes = minutes_of(match.group())
        if minutes is not None and minutes >= 40:
            yield reading.claim(
                film, "runtimeMinutes", minutes, at=skeleton.sentence.span,
                surface=match.group(), pattern="minutes-in-prose", confidence=0.85,
            )  # fmt: skip
            return


def _own_mark(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    text = skeleton.text
    if not _MINE.search(text) or _OTHERS.search(text):
        return
    mark = rating_of(text)
    if mark is not None and (
        mark.scale is not None or re.search(r"stars?|grade|★|^\W*[A-DF]", text)
    ):
        yield reading.claim(
            film, "rating", mark, at=skeleton.sentence.span, surface=_digits_in(reading, skeleton),
            pattern="own-mark", confidence=0.85,
        )  # fmt: skip


def _digits_in(reading: Reading, skeleton: Skeleton) -> Span:
    """Return the stretch of the mark in a sentence: from its first figure, star or letter."""
    span = skeleton.sentence.span
    found = re.search(r"\d|★|\b[A-DF][+-]?\b", span.of(reading.plain))
    return Span(span.start + found.start(), span.end) if found else span
