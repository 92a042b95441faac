"""Crew: director, screenwriter, producer, cinematographer, editor, composer.

The patterns are those of `data/words/patterns/credits.txt`; here are the labelled lines, the title
line, and what a pattern cannot say by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product, zip_longest
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from ..reading.entries import entries, is_row_of_names
from . import film_lists, interviews
from .cast_pairs import is_beside_film
from .films_called import Called, film_called
from .hits import Hit, people_in
from .in_turn import in_turn
from .other_films import KNOWN
from .sentence_patterns import SentencePattern, phrase, room
from .shared_names import members_of
from .skeleton import Skeleton, Slot, skeleton_names

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["find", "hits_in", "in_sentence"]


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield the credits that sentences, labelled lines and the title line state."""
    yield from _from_fields(reading)
    yield from _from_head(reading)
    yield from _from_parts(reading)
    yield from film_lists.hits_in(reading)
    found = [
        hit
        for skeleton in reading.skeletons
        for hit in in_turn(skeleton, in_sentence(reading, skeleton))
    ]
    yield from found
    yield from interviews.hits_in(reading, cast=False)
    yield from _his_films(reading, found)


def _his_films(reading: Reading, found: list[Hit]) -> Iterator[Hit]:
    """Yield films that are called "his" or "her" of someone named just before as a director."""
    directing = [h.person for h in found if h.role == "director" and not h.weak]
    known = {c.key for p in directing if p and (c := reading.names.cluster(p)) is not None}
    for index, skeleton in enumerate(reading.skeletons):
        if not skeleton.has("film"):
            continue
        for match in phrase("his-film").finditer(skeleton.text):
            before = skeleton.named_before(match.start())
            if not before and index:
                before = skeleton_names(reading.skeletons[index - 1])[:1]
            film = reading.film_at(skeleton.slots[match.end() - 1].span)
            cluster = reading.names.cluster(before[-1].span) if before else None
            if cluster is not None and cluster.key in known:
                yield Hit(
                    "director", "his-film", 0.75, person=before[-1].span, film=film,
                    at=skeleton.sentence.span, weak=True,
                )  # fmt: skip


FIELD_ROLES = frozenset(
    {"director", "screenwriter", "producer", "cinematographer", "editor", "composer"}
)
_BASED_NOTE = expression(
    r"\b(?:based|novel|book|play|source|characters?|story by)\b", re.IGNORECASE
)


def _from_fields(reading: Reading) -> Iterator[Hit]:
    for labelled in reading.layout.fields:
        if labelled.label not in FIELD_ROLES:
            continue
        roles = [labelled.label]
        raw = labelled.raw_label.casefold()
        if "writ" in raw and "direct" in raw:
            roles = ["director", "screenwriter"]
        if "director" in roles:
            yield from _field_filmography(reading, labelled)
        for name, note in people_in(_without_titles(labelled.text(reading.layout))):
            if _BASED_NOTE.search(note) and "screenwriter" in roles and "story by" not in note:
                continue
            for role in roles:
                yield Hit(role, "field", 0.97, person=name, field=labelled)


def _field_filmography(reading: Reading, labelled: LayoutField) -> Iterator[Hit]:
    value = labelled.value
    if value is None or not (
        brackets := re.search(r"\([^()]*[,;][^()]*\)", value.of(reading.plain))
    ):
        return
    names = list(people_in(value.of(reading.plain)[: brackets.start()]))
    inside = Span(value.start + brackets.start(), value.start + brackets.end())
    for mention in reading.films.mentions:
        if inside.covers(mention.span) and len(names) == 1:
            yield Hit(
                "director", "field-filmography", 0.9, names[0][0], film=mention.film, field=labelled
            )


def _without_titles(value: str) -> str:
    """Return a credit value without a filmography in brackets and without what follows."""
    return re.sub(r"\([^()]*[,;][^()]*\)", "", value)


def _from_head(reading: Reading) -> Iterator[Hit]:
    head = reading.films.head
    if head is None:
        return
    end = reading.plain.find("\n", head.offset)
    at = Span(head.offset, end if end >= 0 else len(reading.plain))
    for role, name in (("composer", head.composer), ("director", head.director)):
        if name and (role != "composer" or reading.kind == "soundtrack"):
            yield Hit(role, head.pattern, 0.93, person=name, at=at)


def _from_parts(reading: Reading) -> Iterator[Hit]:
    """Yield whom the head of a part of a page names: "Low Tide, Ann Example, 1961. …".

    A row of people right below the title is the cast.
    """
    lines = list(entries(reading.layout))
    for head, below in zip_longest(lines, lines[1:]):
        film = reading.films.at(head.offset)
        if film is None or head.title not in (film.name, *film.aliases):
            continue
        right = below is not None and reading.plain.count("\n", head.end, below.offset) == 1
        if below and right and reading.films.in_parts and is_row_of_names(below.title):
            at = Span(below.offset, below.end)
            for name, _ in people_in(below.title):
                yield Hit("cast", "title-headed", 0.93, person=name, at=at, film=film)
        if head.director:
            at = Span(head.offset, reading.plain.find(head.director, head.end) + len(head.director))
            yield Hit("director", "title-headed", 0.93, person=head.director, at=at, film=film)


def in_sentence(reading: Reading, skeleton: Skeleton) -> Iterator[Hit]:
    """Yield what the patterns of the crew find in a sentence."""
    taken: set[tuple[str, Span]] = set()
    if not skeleton.has("name"):
        return
    for credit in room("credits").likely(skeleton):
        if KNOWN in credit.needs:
            continue
        for match in credit.matches(skeleton):
            who = credit.names(skeleton, match, credit.says[0].object)
            films = credit.names(skeleton, match, "film")
            if not who or not _is_met(reading, credit, who, films):
                continue
            if reading.kind == "soundtrack" and credit.name in _OF_SONGS_TOO:
                continue
            if _is_played(reading, skeleton, who[-1], match.end()):
                continue
            if credit.says[0].respectively:
                together = credit.names(skeleton, match, credit.says[0].subject)
                yield from _respectively(reading, credit, skeleton, who, together, taken)
                continue
            called = film_called(reading, skeleton, match, films)
            if credit.name in _OF_THE_NEW and len(reading.films.reviewed) == 1:
                called = Called(reading.film)
            if phrase("of-kin").match(skeleton.text, match.end()):
                called = Called(elsewhere=True)
            said = Hit("", credit.name, credit.confidence, at=skeleton.sentence.span)
            for slot in who:
                people: list[Span | str] = [
                    *members_of(slot.span.of(reading.plain), reading.names.clusters)
                ] or [reading.with_shared_last_name(skeleton, slot)]
                roles = [role for role in credit.relations if (role, slot.span) not in taken]
                taken.update((role, slot.span) for role in roles)
                for role, person in product(roles, people):
                    hit = replace(said, role=role, person=person, weak=credit.weak)
                    yield replace(hit, film=called.film, elsewhere=called.elsewhere)
                    yield from (replace(hit, film=film) for film in called.more)
            for slot, other in called.others:
                for role in credit.relations:
                    taken.add((role, slot.span))
                    yield replace(said, role=role, person=slot.span, film=other)
            if "director" in credit.relations and not credit.weak:
                for other in _filmography(reading, skeleton, credit.object_at(match)[1]):
                    yield Hit(
                        "director", "filmography", 0.85, person=who[-1].span, film=other,
                        at=skeleton.sentence.span,
                    )  # fmt: skip


# What is said so of somebody in the cast is said of an actor.
_OF_NO_ACTORS = frozenset(
    {
        "casts-somebody", "name-made-it", "stages-scenes", "makes-film-of", "with-film-has-made",
        "maker-and-crew", "handles-the-means", "handles-the-actors", "has-made-a-film", "gift-for",
        "deals-with-us", "loves-or-borrows", "takes-the-source", "possessive-handling",
        "a-film-called-by-name", "whose-film", "did-film-when", "film-for-maker", "moves-in-time",
    }
)  # fmt: skip
# "has remade the 1951 film" is said of the film under review.
_OF_THE_NEW = frozenset({"has-remade"})
# Where songs are what a text is about, "it" may be one of them.
_OF_SONGS_TOO = frozenset({"name-wrote-it", "who-is-wrote", "dialogue-by"})


def _respectively(
    reading: Reading,
    credit: SentencePattern,
    skeleton: Skeleton,
    who: list[Slot],
    films: list[Slot],
    taken: set[tuple[str, Span]],
) -> Iterator[Hit]:
    """Yield "A and B, directed by X and Y respectively", pair by pair."""
    if len(who) != len(films):
        return
    for slot, place in zip(who, films, strict=True):
        film = reading.film_at(place.span)
        for role in credit.relations if film is not None else ():
            taken.add((role, slot.span))
            yield Hit(
                role, credit.name, credit.confidence, person=slot.span, film=film,
                at=skeleton.sentence.span,
            )  # fmt: skip


def _is_played(reading: Reading, skeleton: Skeleton, name: Slot, end: int) -> bool:
    """Tell whether a name is a character's: "the director's Jo Field (Ann Example)"."""
    found = _PLAYED_BY.match(skeleton.text, end)
    actor = skeleton.slots[found.end() - 1] if found is not None else None
    return actor is not None and not is_beside_film(reading.plain, name.span, actor.span)


_PLAYED_BY = expression(r"'?s? ?\((?:played by )?\ue001")


def _filmography(reading: Reading, skeleton: Skeleton, end: int) -> Iterator[Entity]:
    """Yield the films in brackets after a director's name: "Ann Example (One Film; Other)"."""
    if brackets := _BRACKETS.match(skeleton.text, end):
        for offset in range(*brackets.span()):
            slot = skeleton.slots.get(offset)
            film = reading.film_at(slot.span) if slot and slot.kind == "film" else None
            if film is not None:
                yield film


_BRACKETS = expression(r" ?\([^()]*\)")


def _is_met(reading: Reading, credit: SentencePattern, who: list[Slot], films: list[Slot]) -> bool:
    """Tell whether the name, or one that it shares its last name with, is as full as needed."""
    if not credit.needs or any(_is_full(reading, slot) for slot in who):
        return True
    own = bool(films) and reading.film_at(films[0].span) == reading.film
    return own and "own film or full name" in credit.needs


def _is_full(reading: Reading, slot: Slot) -> bool:
    cluster = reading.names.cluster(slot.span)
    return cluster is not None and cluster.is_full


# "Ann Example's Low Tide" may be the book that the film is made from.
_OF_NO_AUTHORS = frozenset({"possessive-film", "film-by", "in-his-film", "film-apposition"})
_BOOK = (
    r"(?:novel|book|play|memoir|novella|bestseller|best-seller|short stor(?:y|ies)|comic|manga)s?"
)
_BOOK_BY = expression(rf"\b{_BOOK} (?:of the same (?:name|title) )?by (?:[a-z]+ ){{0,3}}$")
_OWN_BOOK = expression(rf"['’]s? (?:[a-z0-9-]+,? ){{0,4}}{_BOOK}\b")
_AUTHOR = expression(r"\b(?:author|novelist|playwright),? (?:[a-z]+ ){0,2}$")
_BESIDE = 60  # characters


def _wrote_the_book(reading: Reading, person: str | Span) -> bool:
    """Tell whether the text names somebody as who wrote a book, a play or the like."""
    cluster = reading.names.cluster(person)
    return cluster is not None and any(
        _OWN_BOOK.match(reading.plain, span.end) is not None
        or any(
            words.search(reading.plain, max(0, span.start - _BESIDE), span.start)
            for words in (_BOOK_BY, _AUTHOR)
        )
        for span in cluster.spans
    )


def find(reading: Reading) -> Iterator[Claim]:
    """Yield the crew claims of a document."""
    credited = [h for h in reading.hits if h.role in FIELD_ROLES and not h.elsewhere]
    sure: dict[tuple[str, str], set[str]] = {}
    for hit in credited:
        film = reading.film_of_hit(hit)
        if film is not None and not hit.weak and hit.person is not None:
            name = reading.entity(hit.person, "person").name
            sure.setdefault((hit.role, film.name), set()).add(name)
    # Who directs and "shot it in three weeks" held no camera.
    directing = {
        ("cinematographer", reading.entity(hit.person, "person").name)
        for hit in credited
        if hit.role == "director" and hit.person is not None
    }
    acting = {
        (reading.entity(hit.person, "person").name, film.name)
        for hit in reading.hits
        if hit.role == "cast"
        and hit.pattern != "likely-cast"
        and hit.person is not None
        and (film := reading.film_of_hit(hit)) is not None
    }
    for hit in credited:
        film = reading.film_of_hit(hit)
        if film is None or hit.person is None:
            continue
        person = reading.entity(hit.person, "person")
        others = sure.get((hit.role, film.name), set()) - {person.name}
        if hit.weak and (others or (hit.role, person.name) in directing):
            continue
        if hit.pattern in _OF_NO_ACTORS and (person.name, film.name) in acting:
            continue
        if hit.pattern in _OF_NO_AUTHORS and hit.weak and _wrote_the_book(reading, hit.person):
            continue
        if hit.field is not None:
            surface = hit.person if isinstance(hit.person, str) else person.name
            yield reading.field_claim(film, hit.role, person, field=hit.field, surface=surface)
        elif hit.at is not None:
            yield reading.claim(
                film, hit.role, person, at=hit.at, surface=hit.person, pattern=hit.pattern,
                confidence=hit.confidence,
            )  # fmt: skip
