"""Where a film comes from and who brings it out: source works, influences, studios, labels.

The patterns are those of `data/words/patterns/background.txt`; here are the labelled lines, and
what a pattern cannot say by itself. Prizes and movements are read by `listed.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from . import listed
from .credited_sources import source_of_credit
from .film_of_place import film_of_place
from .hits import people_in
from .sentence_patterns import Saying, SentencePattern, phrase, room
from .skeleton import Skeleton, Slot
from .words import word_list

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["find"]

_HALF = 0.5
_BESIDE = 25  # letters
# What these say of a source holds whatever else the sentence denies: "I haven't read the novel".
_PRESUMED = frozenset(
    {
        "book-then-film",
        "on-which-it-is-based",
        "author-kind-adapted",
        "whose-kind",
        "source-is-title",
    }
)
_LAST_WORDS = {"studio": "studio_words", "label": "label_words"}


def find(reading: Reading) -> Iterator[Claim]:
    """Yield basedOn, influencedBy, studio, recordLabel and award claims."""
    for field in reading.layout.fields:
        film = reading.film if field.line is None else reading.films.at(field.line.start)
        if film is not None:
            yield from _from_field(reading, field, film)
            if (source := source_of_credit(reading, field)) is not None:
                yield from _from_sentence(reading, source, None, film)
    for skeleton in reading.skeletons:
        film = film_of_place(reading, skeleton.sentence, skeleton.sentence.span.start)
        adapted = film or reading.films.at(skeleton.sentence.span.start)
        if adapted is not None:
            yield from _from_sentence(reading, skeleton, film, adapted)
    yield from listed.find(reading)


_FROM = expression(r"\b(?:based|from)\b.*")


def _from_field(reading: Reading, field: LayoutField, film: Entity) -> Iterator[Claim]:
    text = field.text(reading.layout)
    if field.label in ("studio", "recordLabel"):
        kind = "studio" if field.label == "studio" else "label"
        for part in re.split(r"\s*(?:[,;/|]|\band\b)\s*", text)[:8]:
            name = re.sub(r"\s*\([^()]*\)", "", part).strip(" .")
            if name[:1].isupper() and len(name) <= 60 and not re.search(r"\d{2}", name):
                yield reading.field_claim(
                    film, field.label, Entity(kind, name), field=field, surface=name
                )
    elif field.label == "basedOn" and 2 < len(text) <= 100:
        work = Entity("work", text)
        yield reading.field_claim(film, "basedOn", work, field=field, surface=text)
    elif field.label == "award" and 2 < len(text) <= 120:
        for part in re.split(r"\s*[;,]\s*", text)[:10]:
            prize = Entity("award", part)
            yield reading.field_claim(film, "award", prize, field=field, surface=part)
    elif field.label == "screenwriter":
        for name, note in people_in(text):
            based = _FROM.search(note.lower())
            if based and (book := phrase("book").search(based.group())):
                work = Entity("work", f"{book.group()} by {name}", (name,))
                yield reading.field_claim(film, "basedOn", work, field=field, surface=name)


def _is_of_music(reading: Reading, skeleton: Skeleton) -> bool:
    """Tell whether a company named there may be a record label, not who made the film."""
    return reading.kind == "soundtrack" or _ALBUM.search(skeleton.lowered) is not None


_ALBUM = expression(r"\b(?:soundtrack|album|score|cd|lp|vinyl)\b")


def _from_sentence(
    reading: Reading, skeleton: Skeleton, film: Entity | None, adapted: Entity
) -> Iterator[Claim]:
    """Yield what the patterns find; `adapted` is the film where only a source is spoken of.

    The first pattern that finds a source decides.
    """
    based = False
    for one in room("background").likely(skeleton):
        relation = one.says[0].relation
        if relation == "basedOn" and based:
            continue
        about = adapted if relation == "basedOn" else film
        if about is None or (relation == "recordLabel" and not _is_of_music(reading, skeleton)):
            continue
        for match in one.matches(skeleton):
            if relation == "studio" and _is_of_another(reading, skeleton, match, about):
                continue
            if one.says[0].subject != "film":
                yield from _remakes(reading, skeleton, one, match, about)
                continue
            for thing, surface in _things(reading, skeleton, one, match, about):
                based = based or relation == "basedOn"
                yield reading.claim(
                    about, relation, thing, at=skeleton.sentence.span, surface=surface,
                    pattern=one.name, confidence=one.confidence,
                    modality="asserted" if one.name in _PRESUMED else None,
                )  # fmt: skip
            if based:
                break


def _remakes(
    reading: Reading,
    skeleton: Skeleton,
    one: SentencePattern,
    match: re.Match[str],
    earlier: Entity,
) -> Iterator[Claim]:
    """Yield the later films that a match says were made of the film that is told of."""
    for slot in one.names(skeleton, match, one.says[0].subject):
        cluster = reading.names.cluster(slot.span) if slot.kind == "name" else None
        if cluster is not None and cluster.votes["person"]:
            continue
        name = " ".join(reading.inner(slot).of(reading.plain).split())
        film = reading.film_at(slot.span) if slot.kind == "film" else Entity("film", name)
        source = reading.film if film == earlier else earlier
        if film is not None and source is not None and film != source:
            work = Entity("work", source.name, source.aliases)
            yield reading.claim(
                film, "basedOn", work, at=skeleton.sentence.span, surface=slot.span,
                pattern=one.name, confidence=one.confidence,
            )  # fmt: skip


def _is_of_another(
    reading: Reading, skeleton: Skeleton, match: re.Match[str], film: Entity
) -> bool:
    """Tell whether another film is named with a company: "for Tandem on The Tin Boat"."""
    near = range(match.start(), match.end() + _BESIDE)
    return any(
        slot.kind == "film" and offset in near and reading.film_at(slot.span) != film
        for offset, slot in skeleton.slots.items()
    )


def _things(
    reading: Reading,
    skeleton: Skeleton,
    one: SentencePattern,
    match: re.Match[str],
    about: Entity,
) -> Iterator[tuple[Entity, Span]]:
    """Yield what a match says the film comes from or is brought out by, and where it stands."""
    saying = one.says[0]
    if saying.maker:
        yield _book(reading, skeleton, one, match)
        return
    for slot in one.names(skeleton, match, saying.object):
        if saying.relation in ("studio", "recordLabel"):
            slot = _without_article(reading, slot)
            thing = _company(reading, saying.relation, slot)
        elif saying.relation == "basedOn" and slot.kind == "name":
            cluster = reading.names.cluster(slot.span)
            if "film" in saying.object and cluster is not None and cluster.votes["person"]:
                continue
            thing = Entity("work", " ".join(slot.span.of(reading.plain).split()))
        else:
            thing = _thing(reading, slot)
        if thing is None or (thing == about and not _is_book(saying)):
            continue
        if saying.relation == "basedOn":
            thing = Entity("work", thing.name, thing.aliases)
        yield thing, reading.inner(slot) if slot.kind == "work" else slot.span


def _is_book(saying: Saying) -> bool:
    """Tell whether a pattern names a work that is no film, and so may be called like the film."""
    return saying.relation == "basedOn" and "film" not in saying.object


def _book(
    reading: Reading, skeleton: Skeleton, one: SentencePattern, match: re.Match[str]
) -> tuple[Entity, Span]:
    """Return the book of an author: by its title where that follows, else "novel by" and a name."""
    title = _title_after(reading, skeleton, match.end())
    if title is not None:
        return Entity("work", title.of(reading.plain)), title
    author = one.names(skeleton, match, one.says[0].maker)[0].span
    person = reading.entity(author, "person")
    kind = one.words(match, one.says[0].object).lower() or "work"
    forms = {person.name, *_as_written(reading, skeleton, one, match)}
    return Entity("work", f"{kind} by {person.name}", tuple(sorted(forms))), author


_BEFORE_KIND = expression(r"(?:\b(?:an?|the) )?(?:[a-z][\w'-]* ){0,2}$")
_MOST_LETTERS = 60


def _as_written(
    reading: Reading, skeleton: Skeleton, one: SentencePattern, match: re.Match[str]
) -> Iterator[str]:
    """Yield how the text words a book and its author: "a long poem by Kay Frost"."""
    saying = one.says[0]
    kinds = one.stretches(match, saying.object)
    places = [*kinds, *one.stretches(match, saying.maker)]
    start, end = min(at for at, _ in places), max(at for _, at in places)
    if kinds and start == kinds[0][0]:
        lead = _BEFORE_KIND.search(skeleton.text, 0, start)
        start = lead.start() if lead is not None else start
    words = " ".join(skeleton.plain_span(start, end).of(reading.plain).split())
    if len(words) <= _MOST_LETTERS:
        yield words


def _title_after(reading: Reading, skeleton: Skeleton, end: int) -> Span | None:
    """Return the title that follows author and kind: "Ann Example's novel Some Title"."""
    match = phrase("then-titled").match(skeleton.text, end)
    if match is None:
        return None
    span = reading.inner(skeleton.slots[match.end() - 1])
    chances = reading.name_kinds.chances(span.of(reading.plain))
    person = chances.get("person", 0.0) + chances.get("performer", 0.0)
    return span if person < _HALF else None


def _thing(reading: Reading, slot: Slot) -> Entity | None:
    """Return the film, the work or the person behind a name; nobody without a full name."""
    if slot.kind == "film":
        return reading.film_at(slot.span)
    if slot.kind == "work":
        return Entity("work", reading.inner(slot).of(reading.plain))
    cluster = reading.names.cluster(slot.span)
    if cluster is None or not cluster.is_full or cluster.votes["character"]:
        return None
    return cluster.entity("person")


def _without_article(reading: Reading, slot: Slot) -> Slot:
    """Return "Tandem" of "A Tandem release": the article of a sentence's start is no name."""
    article = re.match(r"An? (?=\w)", slot.span.of(reading.plain))
    if article is None or slot.kind != "name":
        return slot
    return Slot(Span(slot.span.start + article.end(), slot.span.end), slot.kind)


def _company(reading: Reading, relation: str, slot: Slot) -> Entity | None:
    """Return a studio or a label: a name that nobody has, or whose last word is a word of such."""
    name = slot.span.of(reading.plain)
    kind = "studio" if relation == "studio" else "label"
    if slot.kind == "name":
        cluster = reading.names.cluster(slot.span)
        given = name[1:2] == "." or name.split()[0].casefold() in word_list("given_names")
        of_people = cluster is not None and (cluster.votes["person"] or cluster.votes["character"])
        return None if given or of_people else Entity(kind, name)
    if kind == "studio" and name in word_list("studios"):
        return Entity(kind, name)
    return Entity(kind, name) if name.split()[-1] in word_list(_LAST_WORDS[kind]) else None
