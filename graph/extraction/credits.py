"""Crew: director, screenwriter, producer, cinematographer, editor, composer.

Each pattern has a name and reads skeletons (see `skeleton.py`). `who` is the credited name or
list of names, `film` the film where the words themselves name it.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from .credit_patterns import FILM_NOUN, PLAIN_WORD, CreditPattern
from .credit_prose import CREDITS, CUE_SETS
from .hits import Hit, people_in
from .skeleton import Skeleton, Slot, pattern, skeleton_names

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["CREDITS", "find", "hits_in"]


_FULL_NAME_ONLY = frozenset(
    {
        "name-made-film",
        "possessive-strings",
        "music-of",
        "name-shoots",
        "name-the-director",
        "film-by",
        "in-his-film",
        "possessive-film-noun",
        "possessive-soundtrack",
    }
)
# Before "Example's “Title”": the title is a book or a song, not a film of Example's.
_SOURCE = re.compile(
    r"\b(?:based (?:up)?on|adapted (?:\w+ )?from|adapt(?:at)?ion of|version of|remake of|treatment of|literary|novels?|stor(?:y|ies)|books?|plays?|poems?|"
    r"songs?|sings?|source|written by|author)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
_SOURCE_NOUN = re.compile(r"\b(?:novels?|books?|plays?|songs?|lyrics)\b[^.;]{0,40}$", re.IGNORECASE)
# "produced by director X", "the son of director X": X is named, not credited.
_ASIDE = re.compile(
    r"\b(?:produced|written|scored|edited|composed) by [\w ]{0,40}$"
    r"|\b(?:son|daughter|wife|husband|father|mother|brother|sister|widow|nephew|friend|fan|films?|work|protégée?|assistant|fellow|like|unlike) (?:of|to|as)? ?[\w ]{0,25}$",
    re.IGNORECASE,
)
_NOT_THE_FILM = re.compile(
    r"\b(?:novel|book|play|short story|novella|memoir|songs?|lyrics|comics?|poems?|article|episodes?|review|musical|"
    r"words|lines?|series|characters?)\W*(?:\w+ )?$",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"\b(?:like|unlike|than|such as|inspired by|reminiscent of|influenced by|homage to)\s*$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:another|other|previous|earlier|first|second|third|last|next|later|best|all|most|many) "
    r"(?:of )?(?:\w+ )?$|films$|movies$",
    re.IGNORECASE,
)


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield the credits that sentences, labelled lines and the title line state."""
    yield from _from_fields(reading)
    yield from _from_head(reading)
    found = [hit for skeleton in reading.skeletons for hit in _from_sentence(reading, skeleton)]
    yield from found
    yield from _his_films(reading, found)


_HIS_FILM = pattern(
    rf"\b(?:[Hh]is|[Hh]er) (?:{PLAIN_WORD}){{0,4}}?(?:{FILM_NOUN})?,? ?(?P<film>{{F}})"
)


def _his_films(reading: Reading, found: list[Hit]) -> Iterator[Hit]:
    """Yield films that are called "his" or "her" of someone named just before as a director."""
    directing = [h.person for h in found if h.role == "director" and not h.weak]
    known = {c.key for p in directing if p and (c := reading.names.cluster(p)) is not None}
    for index, skeleton in enumerate(reading.skeletons):
        for match in _HIS_FILM.finditer(skeleton.text):
            before = skeleton.named_before(match.start())
            if not before and index:
                before = skeleton_names(reading.skeletons[index - 1])[:1]
            film = reading.film_at(skeleton.named(match, "film")[0].span)
            cluster = reading.names.cluster(before[-1].span) if before else None
            if cluster is not None and cluster.key in known:
                yield Hit(
                    "director", "his-film", 0.75, person=before[-1].span, film=film,
                    at=skeleton.sentence.span, weak=True,
                )  # fmt: skip


FIELD_ROLES = frozenset(
    {"director", "screenwriter", "producer", "cinematographer", "editor", "composer"}
)
_BASED_NOTE = re.compile(
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


def _from_sentence(reading: Reading, skeleton: Skeleton) -> Iterator[Hit]:
    taken: set[tuple[str, Span]] = set()
    if not skeleton.has("name"):
        return
    held = {cues: skeleton.holds(cues) for cues in CUE_SETS}
    for credit in CREDITS:
        if not held[credit.cues]:
            continue
        for match in credit.regex.finditer(skeleton.text):
            before = skeleton.text[: match.start()]
            who = skeleton.named(match, "who") or skeleton.named(match, "who2")
            who = [*who, *skeleton.named(match, "also")]
            if not who or not _holds(reading, credit, skeleton, match, before):
                continue
            if re.match(r"'?s? ?\((?:played by )?\ue001", skeleton.text[match.end() :]):
                continue
            film = None
            if films := skeleton.named(match, "film"):
                film = reading.film_at(films[0].span)
            for slot in who:
                person = reading.with_shared_last_name(skeleton, slot)
                for role in credit.roles:
                    if (role, slot.span) in taken:
                        continue
                    taken.add((role, slot.span))
                    yield Hit(
                        role, credit.name, credit.confidence, person=person, film=film,
                        at=skeleton.sentence.span, weak=credit.weak,
                    )  # fmt: skip
            if "director" in credit.roles and not credit.weak:
                for other in _filmography(reading, skeleton, match.end("who")):
                    yield Hit(
                        "director", "filmography", 0.85, person=who[-1].span, film=other,
                        at=skeleton.sentence.span,
                    )  # fmt: skip


def _filmography(reading: Reading, skeleton: Skeleton, end: int) -> Iterator[Entity]:
    """Yield the films in brackets after a director's name: "Ann Example (One Film; Other)"."""
    if brackets := _BRACKETS.match(skeleton.text, end):
        for offset in range(*brackets.span()):
            slot = skeleton.slots.get(offset)
            film = reading.film_at(slot.span) if slot and slot.kind == "film" else None
            if film is not None:
                yield film


_BRACKETS = re.compile(r" ?\([^()]*\)")


def _holds(
    reading: Reading, credit: CreditPattern, skeleton: Skeleton, match: re.Match[str], before: str
) -> bool:
    """Tell whether the words around a match leave the credit standing."""
    if _BEYOND.search(before):
        return False
    who = skeleton.named(match, "who")
    if credit.name in _FULL_NAME_ONLY and who and not _is_full(reading, who[0]):
        return False
    if credit.weak and _SOURCE.search(before[-60:]):
        return False
    if credit.name == "possessive-film" and who and not _is_full(reading, who[0]):
        films = skeleton.named(match, "film")
        if films and reading.film_at(films[0].span) != reading.film:
            return False
    if credit.name == "director-name" and _ASIDE.search(before):
        return False
    if credit.name == "written-by" and _SOURCE_NOUN.search(before[-50:]):
        return False
    if credit.name in ("written-by", "composed-by", "produced-by") and _NOT_THE_FILM.search(before):
        return False
    if credit.weak and credit.roles == ("director",):
        words = skeleton.text[match.start() : match.end()]
        if re.search(
            r"\b(?:novel|book|play|story|character|song|score|music|role|performance|life|career)\b",
            words,
        ):
            return False
        return not _ANOTHER.search(words.rstrip("\ue000 "))
    return True


def _is_full(reading: Reading, slot: Slot) -> bool:
    cluster = reading.names.cluster(slot.span)
    return cluster is not None and cluster.is_full


def find(reading: Reading) -> Iterator[Claim]:
    """Yield the crew claims of a document."""
    credited = [h for h in reading.hits if h.role in FIELD_ROLES]
    sure: dict[tuple[str, str], set[str]] = {}
    for hit in credited:
        film = reading.film_of_hit(hit)
        if film is not None and not hit.weak and hit.person is not None:
            name = reading.entity(hit.person, "person").name
            sure.setdefault((hit.role, film.name), set()).add(name)
    for hit in credited:
        film = reading.film_of_hit(hit)
        if film is None or hit.person is None:
            continue
        person = reading.entity(hit.person, "person")
        others = sure.get((hit.role, film.name), set()) - {person.name}
        if hit.weak and others:
            continue
        if hit.field is not None:
            surface = hit.person if isinstance(hit.person, str) else person.name
            yield reading.field_claim(film, hit.role, person, field=hit.field, surface=surface)
        elif hit.at is not None:
            yield reading.claim(
                film, hit.role, person, at=hit.at, surface=hit.person, pattern=hit.pattern,
                confidence=hit.confidence,
            )  # fmt: skip
