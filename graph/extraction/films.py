"""Films of a document: the one or more under review, and every mention of these and others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ..claims import DocumentKind, Entity
from ..documents import Span
from ..reading.layout import Layout
from .beside import shapes
from .capitals import Chain
from .counted_films import CountedFilm, counted_films
from .equal_films import (
    closed,
    equal_films,
    sections_of,
    surveyed_films,
    told_films,
    turns_of_films,
)
from .film_mentions import FilmCollector, FilmMention
from .first_films import base_named, latest_of_series
from .headings import heading_title, stands_over
from .heads import choose_head, head_titles
from .introductions import Introduction, introductions
from .known import is_known
from .labelled_films import labelled_titles
from .likely_films import joined_films, peopled_films
from .main_film import Title, titles_of
from .marked import QuotedTypes, told_songs
from .name_kinds import NameKinds
from .openings import last_resorts
from .parted_films import parted_titles
from .passing_films import passing_films
from .quotes import Quoted
from .read_titles import title_read, without_cast
from .sequels import numbered, sequel_read
from .several_read import several_read
from .spoken import likeliest_titles
from .stated import is_of_another_trade, stated_films
from .title_choice import Proposed, certainty_of, chosen_title, signs_of, whole_titles
from .title_forms import complete, forms_of, year_beside
from .titles import HeadTitle, bare_form
from .topics import asides, taken_up
from .unnamed import UNNAMED, is_about_one
from .untitled import without_title
from .words import fold, key_of, occurrences

__all__ = ["FilmMention", "Films", "candidate_titles", "find_films", "review_starts"]

_MIN_SCORE = 3.3
_SURELY_SOMEBODY = 0.7
_LIKELY = 0.5
_START = 200
_NEAR = 12
_SEVERAL = 2
# Characters: in a shorter text the words around a name tell what trade it speaks of.
_FEW_WORDS = 300
_MOST = 12
# Places: what stands at so many is no passing comparison.
_AGAIN, _OFTEN = 2, 3
# What shapes beside a name give where it is no title of the film under review.
_APART = frozenset({"somebody", "another"})
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
    `in_parts` that each film has its part of the page;
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
    plain = layout.view.plain
    heads = head_titles(layout)
    starts = review_starts(layout)
    if kind == "other" and titled is None:
        return Films(None, ())
    listed: list[HeadTitle] = []
    if titled is None:
        listed = labelled_titles(layout) or parted_titles(layout, kinds, kind)
    head: HeadTitle | None = None
    signs: tuple[str, ...] = ()
    names: list[tuple[str, int | None, tuple[str, ...]]] = []
    found = list(introductions(layout, quotes, kinds))
    several: list[Introduction] = []
    if listed:
        names += [complete(one, plain) for one in listed]
    else:
        head, signs = _best_head(layout, quotes, runs, kinds, found, titled)
        head = head if titled is not None else numbered(head, plain)
        if titled is None and head is None:
            head = sequel_read(kinds.tagged, plain)
        if titled is None and (head is None or head.pattern in _OF_PROSE):
            several = taken_up(found, plain)
    if titled is None and len(starts) > 1 and not listed:
        unsure = head is None or head.pattern in _OF_PROSE
        names = list(_spoken_in_parts(plain, quotes, runs, starts)) if unsure else []
        several, head = ([], None) if names else (several, head)
    bill = counted_films(kinds) if titled is None and not listed else []
    of_prose = head is None or head.pattern in _OF_PROSE | _OPENING or _is_all(head, bill, plain)
    is_bill = bool(bill) and bill[0].span.start < _START and (of_prose or _heads(head, bill, plain))
    if is_bill:
        head, several, names, signs = None if of_prose else head, [], [], ("is", "given")
    if several:
        head = None
        names += [(one.name, one.year, forms_of(one.name, plain)) for one in several]
    if head is not None:
        names.append(complete(head, plain))
        others = list(_also_reviewed(heads, head, starts))
        names += [complete(other, plain) for other in others]
        starts_after = tuple(start for start in starts if start > head.offset)
        if not others and starts_after:
            known = {fold(name) for name, _, _ in names}
            spoken = _spoken_in_parts(plain, quotes, runs, starts_after)
            names += [named for named in spoken if fold(named[0]) not in known]
    reviewed = [Entity("film", name, aliases, year) for name, year, aliases in names]
    if not (reviewed or bill) and (titled == "" or is_about_one(layout, kind, kinds.tagged)):
        reviewed = [UNNAMED]
    main = reviewed[0] if reviewed else None
    collector = FilmCollector(plain, quotes, runs, kind, kinds)
    for part, film in zip(listed, reviewed, strict=False):  # where it heads its part it is no song
        at = next(occurrences(part.title, plain[part.offset :][:_START]), None)
        if at is not None:
            at += part.offset
            collector.add(Span(at, at + len(part.title)), film, marked=False)
    for film in sorted(reviewed, key=lambda film: -len(film.name)):
        if film.name:
            collector.add_forms(film)
    counted = [(one.span, collector.film(one.span.of(plain), one.year)) for one in bill]
    for span, film in counted:
        collector.add(span, film, marked=False)
    collector.add_others(main)
    for span in (*passing_films(kinds), *peopled_films(kinds)):
        collector.add(span, collector.film(span.of(plain), None), marked=False)
    for span in joined_films(kinds, [mention.span for mention in collector.mentions]):
        collector.add(span, collector.film(span.of(plain), None), marked=False)
    for span in base_named(main, plain) if main is not None else ():
        collector.add(span, collector.film(span.of(plain), None), marked=False)
    if not listed and not several:
        for one in found if main is not None else ():
            likely = kinds.chances(one.name).get("film", 0.0) >= _LIKELY and not one.marked
            longer = main is not None and key_of(one.name).startswith(key_of(main.name) or "\n")
            if one.how != "in" and not longer and (kind != "soundtrack" or likely):
                collector.add(one.span, collector.film(one.name, one.year), marked=one.marked)
    equal: list[Entity] = []
    read = list(several_read(layout, kinds.tagged)) if titled is None and not listed else []
    if is_bill:
        equal = list(dict.fromkeys(film for span, film in counted if span.start < _START))
    elif titled is None and of_prose and not (listed or names[1:]):
        equal = equal_films(layout, collector.mentions)
        if not equal and not several and not starts[1:]:
            equal = surveyed_films(layout, collector.mentions, main if head else None)
    is_read = bool(read) and not (equal or several or starts[1:] or _is_stated(head))
    if is_read:
        equal = [collector.film_at(span) for span in read]
        for span, film in zip(read, equal, strict=True):
            collector.add(span, film, marked=False)
        equal = list(dict.fromkeys(equal))
    alike = equal or (reviewed if several else [])
    latest = latest_of_series(alike, plain) if not is_bill else None
    if latest is not None:  # a sequel is reviewed, beside its first film
        head, main, reviewed, equal, several, is_read = None, latest, [latest], [], [], False
    if listed:
        starts = tuple(one.offset for one in listed)
    sections: tuple[tuple[int, Entity | None], ...]
    called: tuple[FilmMention, ...] = ()
    people: tuple[FilmMention, ...] = ()
    if equal:
        head, reviewed = head if is_bill else None, equal
        main = main if head else equal[0] if len(equal) == _SEVERAL else None
        called, people = without_title(layout, equal, collector.mentions)
        sections = turns_of_films(layout, [*collector.mentions, *called, *people], equal)
    elif several:
        told = told_films(plain, collector.mentions)
        called, people = without_title(layout, reviewed, collector.mentions)
        places = [*collector.mentions, *called, *people]
        sections = turns_of_films(layout, places, [*reviewed, *told])
    else:
        sections = sections_of(layout, reviewed, collector.mentions, starts)
        if listed and sections:
            sections = closed(layout, sections, collector.mentions)
    if not sections and main is not None and len(reviewed) == 1:
        sections = asides(layout, main, found, collector.mentions)
    ordered = sorted(collector.mentions, key=lambda m: m.span)
    mentions = tuple(m for m in ordered if not any(one.span.covers(m.span) for one in called))
    if titled is None and len(reviewed) >= _SEVERAL:
        how = "listed" if listed else "read" if is_read else "several"
        how = how if several or equal or listed else "parts"
        signs = (*signs, f"of-several:{how}")
    if kinds.tagged is not None and len(several) > _SEVERAL:
        main = None  # each place is told of the film that it speaks of: none stands for all
    return Films(
        main, mentions, sections, tuple(reviewed), head, signs, collector.types,
        bool(equal or several), called, people, bool(listed),
    )  # fmt: skip


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


def _best_head(
    layout: Layout,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    kinds: NameKinds,
    found: list[Introduction],
    titled: str | None,
) -> tuple[HeadTitle | None, tuple[str, ...]]:
    """Return the title of the film under review, and what tells how sure it is."""
    plain = layout.view.plain
    if titled is not None:
        at = next(occurrences(titled, plain), 0)
        return (HeadTitle(titled, "given", at) if titled else None), ()
    titles, proposed = candidate_titles(layout, quotes, runs, kinds)
    if proposed.chosen is not None and proposed.chosen.given:
        return proposed.chosen, signs_of("given", None, len(plain))
    if len(plain) < _FEW_WORDS and (over := _heading(layout, proposed)) is not None:
        # with its year a heading says in so many words that it is a title
        dated = over.year is not None or year_beside(over.title, plain) is not None
        return over, signs_of("given" if dated else "heading", None, len(plain))
    title, chance = chosen_title(titles, proposed)
    if title is not None and len(plain) < _FEW_WORDS:
        place = Span(title.first, title.first + len(title.name))
        title = None if is_of_another_trade(plain, place) else title
    if title is None and proposed.alone is not None and stands_over(layout, proposed.alone):
        return proposed.alone, signs_of("heading", None, len(plain))
    if title is None:
        only = _only(found, kinds)
        return only, signs_of("none" if only is None else "only", chance, len(plain))
    chosen = proposed.chosen
    same = [head for head in proposed.heads if key_of(head.title) == title.key]
    if chosen is not None and key_of(chosen.title) == title.key:
        return chosen, signs_of("chosen", chance, len(plain))
    if same:
        return same[0], signs_of("head", chance, len(plain))
    name, first = title.name, title.first
    if kinds.somebody(name) > _SURELY_SOMEBODY and not is_known("film", name):
        return None, signs_of("none", chance, len(plain))
    if plain.startswith(name, first):
        span = without_cast(title_read(Span(first, first + len(name)), plain), kinds)
        name, first = bare_form(span.of(plain), plain[span.end :][:_NEAR]), span.start
    return HeadTitle(name, "likeliest-title", first), signs_of("likeliest", chance, len(plain))


def _heading(layout: Layout, proposed: Proposed) -> HeadTitle | None:
    """Return the title that stands over a short text, or that its first words give.

    None where the heading stands there once, and what the text states to be a film again, or
    what it speaks of as one often.
    """
    over = proposed.chosen or next(last_resorts(layout), None) or proposed.alone
    if over is None or proposed.chosen is not None:
        return over
    plain = layout.view.plain
    rivals = [(one.name, _AGAIN) for one in proposed.stated[:1]]
    rivals += [(name, _OFTEN) for name, score in proposed.spoken[:1] if score >= _MIN_SCORE]
    once = sum(1 for _ in occurrences(over.title, plain)) == 1
    other = any(
        key_of(name) != key_of(over.title) and sum(1 for _ in occurrences(name, plain)) >= least
        for name, least in rivals
    )
    return None if once and other else over


def candidate_titles(
    layout: Layout, quotes: tuple[Quoted, ...], runs: tuple[Chain, ...], kinds: NameKinds
) -> tuple[list[Title], Proposed]:
    """Return the titles that the film under review may have, and what patterns propose."""
    plain = layout.view.plain
    heads = [*head_titles(layout), *last_resorts(layout)]
    alone = heading_title(layout, kinds)
    if alone is not None:
        heads.append(alone)
    chosen = choose_head(heads, plain)
    songs = told_songs(plain, quotes, kinds)
    spoken = [one for one in likeliest_titles(plain, quotes, runs) if fold(one[0]) not in songs]
    titles = [
        title
        for title in titles_of(kinds, heads, chosen, spoken)
        if not title.forms or {fold(form) for form in title.forms} - songs
    ]
    stated = stated_films(kinds)
    known = {key_of(one.name) for one in stated if one.surely}
    titles = [one for one in titles if one.key in known or not _is_told_apart(one, plain)]
    titles = whole_titles(titles, plain)
    return titles, Proposed(heads, chosen, alone, spoken, stated, len(plain))


def _is_told_apart(title: Title, plain: str) -> bool:
    """Tell whether a name is said to act in the film that is spoken of, or to be another film.

    One such place is enough in a short text; in a longer one all of them must say so.
    """
    told = shapes("films").told
    apart = (not _APART.isdisjoint(told(plain, s.start, s.end)) for s in title.spans[:_MOST])
    return any(apart) if len(plain) < _FEW_WORDS else bool(title.spans) and all(apart)


def _only(found: list[Introduction], kinds: NameKinds) -> HeadTitle | None:
    """Return the title of the only film that the text takes up, where it does so at its start."""
    taken = [one for one in found if one.how != "in"]
    if len({key_of(one.name) for one in taken}) != 1 or taken[0].start > _START:
        return None
    one = taken[0]
    first = next(occurrences(one.name, kinds.plain), None)
    if first is None:
        return HeadTitle(one.name, "likeliest-title", 0, one.year)
    span = without_cast(Span(first, first + len(one.name)), kinds)
    if not _APART.isdisjoint(shapes("films").told(kinds.plain, span.start, span.end)):
        return None
    return HeadTitle(span.of(kinds.plain), "likeliest-title", span.start, one.year)


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


def review_starts(layout: Layout) -> tuple[int, ...]:
    """Return where each review of the text begins: 0, and every later header block.

    A new header begins where a label comes again with another value after some prose.
    """
    starts = [0]
    seen: dict[str, str] = {}
    prose = 0
    above = [0, *accumulate(block.kind == "paragraph" for block in layout.blocks)]
    for field in layout.fields:
        if field.line is None or field.label not in _HEADER_LABELS:
            continue
        text = field.text(layout)
        paragraphs = above[field.block]
        if seen.get(field.label, text) != text and paragraphs > prose:
            starts.append(field.line.start)
            seen = {}
        seen[field.label] = text
        prose = paragraphs
    return tuple(starts)


_HEADER_LABELS = frozenset({"title", "rating", "castMember", "director", "runtime"})
