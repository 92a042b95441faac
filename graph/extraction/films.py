"""Films of a document: the one or more under review, and every mention of these and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..claims import DocumentKind, Entity
from ..documents import Span
from ..reading.layout import PROSE, Layout
from .best_head import best_head
from .capitals import Chain
from .counted_films import CountedFilm, counted_films
from .equal_films import (
    closed,
    equal_films,
    films_below,
    over_all,
    sections_of,
    surveyed_films,
    told_films,
    turns_of_films,
)
from .film_mentions import FilmCollector, FilmMention
from .first_films import base_named, latest_of_series
from .heads import head_titles
from .introductions import Introduction, introductions
from .labelled_films import labelled_titles
from .likely_films import joined_films, peopled_films
from .marked import QuotedTypes
from .name_kinds import NameKinds
from .parted_films import parted_titles, with_read
from .passing_films import passing_films
from .quotes import Quoted
from .review_starts import review_starts
from .sequels import numbered, sequel_read
from .several_read import Several, several_read
from .spoken import likeliest_titles
from .title_choice import certainty_of
from .title_forms import complete, forms_of, year_beside
from .titles import HeadTitle
from .topics import asides, taken_up
from .unnamed import UNNAMED, is_about_one
from .untitled import without_title
from .words import fold, key_of, occurrences

__all__ = ["FilmMention", "Films", "find_films"]

_MIN_SCORE = 3.3
_LIKELY = 0.5
_START = 200
_SEVERAL = 2
# A title that only the prose gives: a text about several films has no other.
_OF_PROSE = frozenset({"likeliest-title", "title-tells"})

# Titles that the first words give, and what a few words speak of: the text may go on to others.
_OPENING = frozenset({"title-year", "title-is-a-film"})


@dataclass(frozen=True, slots=True)
class Films:
    """The films of a document.

    `reviewed` are the films under review, the main one first; `sections` holds (start, film) in
    order where the text reviews them one after the other, no film where it speaks of none of them;
    `equal` tells that it does so in running prose, as equal_films.py finds, and `called` where it
    then calls them without their titles, `people` where it goes on with somebody of one of them;
    `in_parts` that each film has its part of the page, `heading` where ends what a heading calls
    them all;
    `head` is where the title of the main film was found, `signs` what tells how sure that is;
    `types` tells what the quoted titles of the text name.
    """

    main: Entity | None
    mentions: tuple[FilmMention, ...]
    sections: tuple[tuple[int, Entity | None], ...] = ()
    reviewed: tuple[Entity, ...] = ()
    head: HeadTitle | None = None
    signs: tuple[str, ...] = ()
    types: QuotedTypes | None = None
    equal: bool = False
    called: tuple[FilmMention, ...] = ()
    people: tuple[FilmMention, ...] = ()
    in_parts: bool = False
    heading: int = 0

    @property
    def certainty(self) -> float:
        """Return the chance that the main film is the one meant, or that the text names none."""
        return certainty_of(self.signs) if self.signs else 1.0

    def at(self, offset: int) -> Entity | None:
        """Return the film that the section around `offset` reviews."""
        current = self.main
        for start, film in self.sections:
            if start > offset:
                break
            current = film
        return current


def find_films(
    layout: Layout,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    kind: DocumentKind,
    kinds: NameKinds,
    *,
    titled: str | None = None,
) -> Films:
    """Find the main film and every other film that the text names as one.

    `titled` is the title of the film under review where it is known from elsewhere, "" where it is
    known that the text names none.
    """
    if kind == "other" and titled is None:
        return Films(None, ())
    plain = layout.view.plain
    found = list(introductions(layout, quotes, kinds))
    several = several_read(layout, kinds.tagged if titled is None else None)
    told = _reviewed(layout, quotes, runs, kind, kinds, found, titled, several)
    reviewed = [Entity("film", name, aliases, year) for name, year, aliases in told.names]
    if not (reviewed or told.bill) and (titled == "" or is_about_one(layout, kind, kinds.tagged)):
        reviewed = [UNNAMED]
    main = reviewed[0] if reviewed else None
    collector = FilmCollector(plain, quotes, runs, kind, kinds)
    _collect(collector, told, reviewed, kinds)
    if main is not None and not (told.listed or told.several):
        _collect_introduced(collector, found, main, kind, kinds)
    equal, how = _equal_films(layout, collector, told, main, several, titled)
    alike, heading = equal or (reviewed if told.several else []), 0
    if alike and (not told.head or main not in alike):
        titles = over_all(layout, collector.mentions)
        over = [one for one in collector.mentions if one.film in titles]
        heading = max((one.span.end for one in over), default=0)
        collector.mentions = [one for one in collector.mentions if one not in over]
        equal = [film for film in equal if film not in titles]
    latest = latest_of_series(alike, plain) if not told.is_bill else None
    if latest is not None:  # a sequel is reviewed, beside its first film
        told.head, told.several, main, reviewed, equal = None, [], latest, [latest], []
    if equal:
        told.head, reviewed = told.head if told.is_bill else None, equal
        main = main if told.head else equal[0] if len(equal) == _SEVERAL else None
    begun = found if how == "read" or told.several else []
    turns = _turns(layout, collector.mentions, told, equal, reviewed, begun)
    sections = turns.sections
    if not sections and main is not None and len(reviewed) == 1:
        sections = asides(layout, main, found, collector.mentions)
    ordered = sorted(collector.mentions, key=lambda m: m.span)
    mentions = [m for m in ordered if not any(one.span.covers(m.span) for one in turns.called)]
    signs = told.signs
    if titled is None and len(reviewed) >= _SEVERAL:
        how = "listed" if told.listed else how if told.several or equal else "parts"
        signs = (*signs, f"of-several:{how}")
    if kinds.tagged is not None and len(told.several) > _SEVERAL:
        main = None  # each place is told of the film that it speaks of: none stands for all
    return Films(
        main, tuple(mentions), sections, tuple(reviewed), told.head, signs, collector.types,
        bool(equal or told.several), turns.called, turns.people, bool(told.listed),
        heading,
    )  # fmt: skip


@dataclass(slots=True)
class _Reviewed:
    """What a text says that it reviews, by its layout and its openings.

    `names` are the names, years and other forms of its films; `listed` the titles that head the
    parts of a page, `several` the films that prose takes up one after the other, `bill` those that
    its first words count up (`is_bill`: as what it is about); `of_prose` tells that no heading
    gives the title, `starts` where each review begins.
    """

    names: list[tuple[str, int | None, tuple[str, ...]]]
    head: HeadTitle | None
    signs: tuple[str, ...]
    listed: list[HeadTitle]
    several: list[Introduction]
    bill: list[CountedFilm]
    is_bill: bool
    of_prose: bool
    starts: tuple[int, ...]


def _reviewed(
    layout: Layout,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    kind: DocumentKind,
    kinds: NameKinds,
    found: list[Introduction],
    titled: str | None,
    read: Several,
) -> _Reviewed:
    """Return what a text says that it reviews."""
    plain = layout.view.plain
    starts = review_starts(layout)
    listed: list[HeadTitle] = []
    if titled is None:
        listed = labelled_titles(layout) or parted_titles(layout, kinds, kind)
        if read.is_likely:
            few = _SEVERAL * len(listed) <= len(read.films)
            listed = [] if few else with_read(layout, listed, read.films)
    if listed:
        names = [complete(one, plain) for one in listed]
        offsets = tuple(one.offset for one in listed)
        return _Reviewed(names, None, (), listed, [], [], False, True, offsets)
    head, signs = best_head(layout, quotes, runs, kinds, found, titled)
    if titled is not None:
        names = list(_named(layout, quotes, runs, head, starts))
        return _Reviewed(names, head, signs, [], [], [], False, _is_of_prose(head), starts)
    head = numbered(head, plain) or sequel_read(kinds.tagged, plain)
    unsure = head is None or head.pattern in _OF_PROSE
    several = taken_up(found, plain) if unsure and not read.is_unlikely else []
    if read.is_likely and len(several) < len(read.films):
        several = []  # the tagger reads more of them
    names = []
    if unsure and len(starts) > 1:
        names = list(_spoken_in_parts(plain, quotes, runs, starts))
        several, head = ([], None) if names else (several, head)
    bill = counted_films(kinds) if not read.is_unlikely else []
    of_prose = _is_of_prose(head) or (head is not None and _is_all(head, bill, plain))
    is_bill = bool(bill) and bill[0].span.start < _START and (of_prose or _heads(head, bill, plain))
    if is_bill:
        head, several, names, signs = None if of_prose else head, [], [], ("is", "given")
    if several:
        head = None
        names += [(one.name, one.year, forms_of(one.name, plain)) for one in several]
    names += _named(layout, quotes, runs, head, starts)
    return _Reviewed(names, head, signs, [], several, bill, is_bill, of_prose, starts)


def _is_of_prose(head: HeadTitle | None) -> bool:
    """Tell whether no heading gives a title, or only the first words do."""
    return head is None or head.pattern in _OF_PROSE | _OPENING


def _named(
    layout: Layout,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    head: HeadTitle | None,
    starts: tuple[int, ...],
) -> Iterator[tuple[str, int | None, tuple[str, ...]]]:
    """Yield the film that a head gives, and those of the reviews that begin below it."""
    if head is None:
        return
    plain = layout.view.plain
    names = [complete(head, plain)]
    others = list(_also_reviewed(head_titles(layout), head, starts))
    yield from names
    yield from (complete(other, plain) for other in others)
    starts_after = tuple(start for start in starts if start > head.offset)
    if not others and starts_after:
        known = {fold(name) for name, _, _ in names}
        spoken = _spoken_in_parts(plain, quotes, runs, starts_after)
        yield from [named for named in spoken if fold(named[0]) not in known]


def _collect(
    collector: FilmCollector, told: _Reviewed, reviewed: list[Entity], kinds: NameKinds
) -> None:
    """Collect the places that name films: those under review, and others."""
    plain = collector.plain
    for part, film in zip(told.listed, reviewed, strict=False):  # where it heads its part: no song
        at = next(occurrences(part.title, plain[part.offset :][:_START]), None)
        if at is not None:
            at += part.offset
            collector.add(Span(at, at + len(part.title)), film, marked=False)
    main = reviewed[0] if reviewed else None
    collector.add_named(base_named(main, plain) if main is not None else ())
    for film in sorted(reviewed, key=lambda film: -len(film.name)):
        if film.name:
            collector.add_forms(film)
    for one in told.bill:
        film = collector.film(one.span.of(plain), one.year)
        collector.add(one.span, film, marked=False)
    collector.add_others(main)
    collector.add_named((*passing_films(kinds), *peopled_films(kinds)))
    collector.add_named(joined_films(kinds, [mention.span for mention in collector.mentions]))


def _collect_introduced(
    collector: FilmCollector,
    found: list[Introduction],
    main: Entity,
    kind: DocumentKind,
    kinds: NameKinds,
) -> None:
    """Collect the films that a review of one film takes up; no songs: “Low Tide” by The Gulls."""
    songs = [q.inner for q in collector.quotes if collector.types.of(q, main) == "song"]
    for one in found:
        if one.marked and not one.early and any(one.span.meets(song) for song in songs):
            continue
        likely = kinds.chances(one.name).get("film", 0.0) >= _LIKELY and not one.marked
        longer = key_of(one.name).startswith(key_of(main.name) or "\n")
        if one.how != "in" and not longer and (kind != "soundtrack" or likely):
            collector.add(one.span, collector.film(one.name, one.year), marked=one.marked)


def _equal_films(
    layout: Layout,
    collector: FilmCollector,
    told: _Reviewed,
    main: Entity | None,
    several: Several,
    titled: str | None,
) -> tuple[list[Entity], str]:
    """Return the films of equal rank that a text is about, if it is, and how that is known."""
    if told.is_bill:
        opening = [one for one in told.bill if one.span.start < _START]
        films = [collector.film(one.span.of(collector.plain), one.year) for one in opening]
        return list(dict.fromkeys(films)), "several"
    if titled is not None or told.listed or several.is_unlikely:
        return [], "several"
    is_one = not (told.several or told.starts[1:])
    equal: list[Entity] = []
    if told.of_prose and not told.names[1:]:
        equal = equal_films(layout, collector.mentions)
        if not equal and is_one:
            equal = surveyed_films(layout, collector.mentions, main if told.head else None)
    elif is_one and main is not None and not _is_stated(told.head):
        equal = films_below(layout, collector.mentions, main)
    if not is_one or _is_stated(told.head):
        return equal, "several"
    places = several.films if several.is_likely else ()
    if equal:
        named = [mention.span for mention in collector.mentions if mention.film in equal]
        places = [place for place in places if _has_a_paragraph(layout, place, named)]
    read = {span: collector.film_at(span) for span in places}
    head = told.head if main in read.values() and not equal else None
    if head is not None and _heads_alone(layout, head, read):
        return [], "read"
    for span, film in read.items():
        collector.add(span, film, marked=False)
    return list(dict.fromkeys((*equal, *read.values()))), "several" if equal else "read"


def _has_a_paragraph(layout: Layout, place: Span, others: Iterable[Span]) -> bool:
    """Tell whether a place is in a paragraph of prose with none of some others."""
    number = layout.block_of(place.start)
    if number < 0 or layout.blocks[number].kind not in PROSE:
        return False
    return not any(layout.blocks[number].span.covers(other) for other in others)


def _heads_alone(layout: Layout, head: HeadTitle, read: Iterable[Span]) -> bool:
    """Tell whether one title stands over the text, and in no heading any other of its films."""
    headings = [block.span for block in layout.blocks if block.kind == "heading"]
    over = next((span for span in headings if span.start <= head.offset < span.end), None)
    others = [span for span in read if not span.start <= head.offset < span.end]
    return over is not None and not any(at.meets(span) for at in headings for span in others)


class _Turns(NamedTuple):
    """Where a text passes from film to film, and what it calls or goes on about without titles."""

    sections: tuple[tuple[int, Entity | None], ...]
    called: tuple[FilmMention, ...] = ()
    people: tuple[FilmMention, ...] = ()


def _turns(
    layout: Layout,
    mentions: Sequence[FilmMention],
    told: _Reviewed,
    equal: Sequence[Entity],
    reviewed: list[Entity],
    begun: Iterable[Introduction],
) -> _Turns:
    """Return where a text passes from one of its films to the next; `begun`: where it begins so."""
    if equal or told.several:
        called, people = without_title(layout, reviewed, mentions)
        places = [*mentions, *called, *people]
        others = () if equal else told_films(layout.view.plain, mentions)
        early = {key_of(one.name) for one in begun if one.early and (one.read or one.how != "in")}
        taken = [one.film for one in mentions if key_of(one.film.name) in early]
        films = [*reviewed, *others, *taken]
        return _Turns(turns_of_films(layout, places, films), called, people)
    sections = sections_of(layout, reviewed, mentions, told.starts)
    is_closed = bool(told.listed and sections)
    return _Turns(closed(layout, sections, mentions) if is_closed else sections)


def _is_stated(head: HeadTitle | None) -> bool:
    """Tell whether a field of the page says which film is under review."""
    return head is not None and (head.given or head.pattern == "title-field")


def _heads(head: HeadTitle | None, bill: Sequence[CountedFilm], plain: str) -> bool:
    """Tell whether the title over a text is one of the films that its first words count up."""
    return head is not None and key_of(head.title) in {key_of(one.span.of(plain)) for one in bill}


def _is_all(head: HeadTitle, bill: Sequence[CountedFilm], plain: str) -> bool:
    """Tell whether the title over a text is that of all its films: "Low Tide vs The Tin Boat"."""
    if not bill:
        return False
    return key_of(head.title) == key_of(plain[bill[0].span.start : bill[-1].span.end])


def _also_reviewed(
    heads: list[HeadTitle], head: HeadTitle, starts: tuple[int, ...]
) -> Iterator[HeadTitle]:
    """Yield further titles under review: of the same title field, or heading a later review."""
    seen = [fold(head.title)]
    for other in heads:
        key = fold(other.title)
        if other.pattern != "title-field" or any(key in s or s in key for s in seen):
            continue
        if other.offset == head.offset or any(
            s > head.offset and s <= other.offset for s in starts
        ):
            seen.append(key)
            yield other


def _spoken_in_parts(
    plain: str, quotes: tuple[Quoted, ...], runs: tuple[Chain, ...], starts: tuple[int, ...]
) -> Iterator[tuple[str, int | None, tuple[str, ...]]]:
    """Yield name, year and other forms of the film that each part of the text speaks of."""
    for start, end in pairwise((*starts, len(plain))):
        name = _spoken_of(plain, quotes, runs, Span(start, end))
        if name is not None:
            yield name, year_beside(name, plain), forms_of(name, plain)


def _spoken_of(
    plain: str, quotes: tuple[Quoted, ...], runs: tuple[Chain, ...], part: Span
) -> str | None:
    """Return the title that a part of the text most plainly speaks of as a film, if any."""
    ranked = likeliest_titles(
        plain,
        [q for q in quotes if part.covers(q.outer)],
        [r for r in runs if part.covers(r.span)],
        start=part.start,
    )
    if not ranked or ranked[0][1] < _MIN_SCORE:
        return None
    return ranked[0][0]
