"""What a text about one person says of that person's films, by name or as "he" or "she".

The patterns are those of `data/words/patterns/careers.txt`, of a composer also those of
`composers.txt`; whom the text is about is for `focus.py` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from ..documents import Span
from .filmographies import films_from
from .films_called import films_behind
from .focus import Focus, focus_of, is_person, is_prose
from .hits import Hit
from .sentence_patterns import SentencePattern, phrase, room
from .skeleton import skeleton_names

if TYPE_CHECKING:
    import re

    from ..claims import Entity
    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["hits_in"]

_ROLES: Final = {"castMember": "cast", "playsCharacter": "cast"}
_OF_ANYBODY: Final = "full name"
_SAYS_FILMS: Final = "films behind"
_HIS_FILM: Final = 0.82
_NAMED: Final = 0.8
# Two films make a maker, of whom “in Paper Lanterns he is” need not speak as of an actor.
_A_MAKER: Final = 2
# Of an actor "she made Paper Lanterns" need not speak as of its director.
_OF_MAKERS: Final = frozenset({"career-made"})
_OF_ACTORS: Final = frozenset({"career-in-film", "career-given-part", "career-returned-with"})


def hits_in(reading: Reading, found: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the parts in films of the person whom a text is about; `found` is known already."""
    focus = focus_of(reading)
    spoken = list(focus.sentences(reading)) if focus is not None else ()
    counted = [hit for one in spoken or reading.skeletons for hit in _counted_up(reading, one)]
    yield from counted
    if focus is None:
        return
    hits = list(_in_career(reading, focus, spoken, found))
    if not focus.composes and _is_composer(reading, focus, [*found, *counted, *hits]):
        focus = focus._replace(composes=True)
        told = {(hit.role, hit.film) for hit in hits}
        more = _in_career(reading, focus, spoken, found)
        hits += [hit for hit in more if (hit.role, hit.film) not in told]
    if focus.composes and len(reading.films.reviewed) != 1:
        hits += _named_beside(reading, focus, spoken, [*found, *counted, *hits])
    yield from hits
    if focus.composes or any(_is_made_by(reading, focus, hit) for hit in (*found, *hits)):
        yield from _their_films(reading, focus)


def _in_career(
    reading: Reading, focus: Focus, spoken: Sequence[Skeleton], found: Sequence[Hit]
) -> Iterator[Hit]:
    """Yield the person's parts in films, as an actor or a maker, whichever `found` tells."""
    acts = any(hit.role == "cast" and _is_of(reading, focus, hit) for hit in found)
    makes = sum(_is_made_by(reading, focus, hit) for hit in found) >= _A_MAKER
    for skeleton in spoken:
        for hit in _in_sentence(reading, focus, skeleton) if skeleton.has("film") else ():
            played = makes and hit.role == "cast" and hit.pattern in _OF_ACTORS
            if not played and not (acts and hit.pattern in _OF_MAKERS):
                yield hit


def _is_composer(reading: Reading, focus: Focus, hits: Sequence[Hit]) -> bool:
    """Tell whether a text says of the person to have written a film's music, and no other part.

    “Her music for “Low Tide” is loud”: in “for the next one she used drums” she composes, too.
    """
    roles = {hit.role for hit in hits if _is_of(reading, focus, hit)}
    return "composer" in roles and roles.isdisjoint(("director", "cast", "producer"))


def _counted_up(reading: Reading, skeleton: Skeleton) -> Iterator[Hit]:
    """Yield what a sentence says of somebody, whoever it is, and of the films that it counts up."""
    for career in room("careers").likely(skeleton):
        for match in career.matches(skeleton) if _OF_ANYBODY in career.needs else ():
            people = career.names(skeleton, match, "person")
            cluster = reading.names.cluster(people[0].span) if people else None
            if cluster is None or not cluster.is_full:
                continue
            role = _ROLES.get(career.says[0].relation, career.says[0].relation)
            for film in _films_of(reading, career, skeleton, match):
                at = skeleton.sentence.span
                yield Hit(role, career.name, career.confidence, people[0].span, film=film, at=at)


def _named_beside(
    reading: Reading, focus: Focus, spoken: Sequence[Skeleton], known: Sequence[Hit]
) -> Iterator[Hit]:
    """Yield the films that sentences about a composer's work name, in whatever words.

    None where a sentence denies something, tells of a film seen or of somebody else's music: “For
    Low Tide he had a harp and no budget”, but not “He saw Low Tide twice”.
    """
    told = {hit.film for hit in known if hit.role == "composer"}
    for skeleton in spoken:
        if not is_prose(reading, skeleton) or not _is_of_work(skeleton.text):
            continue
        names = [slot.span for slot in skeleton_names(skeleton)]
        own = [name for name in names if reading.names.cluster(name) is focus.cluster]
        for slot in skeleton.slots.values() if own else ():
            film = reading.film_at(slot.span) if slot.kind == "film" else None
            if film is not None and film not in told:
                told.add(film)
                at = skeleton.sentence.span
                yield Hit("composer", "career-named", _NAMED, own[0], film=film, at=at)


def _is_of_work(sentence: str) -> bool:
    """Tell whether a skeleton's text may tell of work on a film, and of no film seen or refused."""
    works = phrase("score-of-theirs").search(sentence)
    return works is not None and not phrase("no-score-of-theirs").search(sentence)


def _is_made_by(reading: Reading, focus: Focus, hit: Hit) -> bool:
    """Tell whether a hit says that the person directed, or wrote the music."""
    return hit.role in ("director", "composer") and _is_of(reading, focus, hit)


def _is_of(reading: Reading, focus: Focus, hit: Hit) -> bool:
    return hit.person is not None and reading.names.cluster(hit.person) is focus.cluster


def _in_sentence(reading: Reading, focus: Focus, skeleton: Skeleton) -> Iterator[Hit]:
    at = skeleton.sentence.span
    taken: set[tuple[str, Entity]] = set()
    for career in _patterns(skeleton, focus):
        for match in career.matches(skeleton):
            people = career.names(skeleton, match, "person")
            films = _films_of(reading, career, skeleton, match)
            if not people or reading.names.cluster(people[0].span) is not focus.cluster:
                continue
            for saying, film in product(career.says, films):
                who: Span = people[0].span
                character: Span | None = None
                if saying.relation == "playsCharacter":
                    character = career.names(skeleton, match, saying.object)[0].span
                elif saying.object != "person":
                    who = career.names(skeleton, match, saying.object)[0].span
                role = _ROLES.get(saying.relation, saying.relation)
                if (role, film) in taken:
                    continue
                taken.add((role, film))
                yield Hit(role, career.name, career.confidence, who, character, film, at)


def _patterns(skeleton: Skeleton, focus: Focus) -> Iterator[SentencePattern]:
    """Yield what may be said of the person in a sentence: of a composer, what tells of music."""
    if focus.composes:
        yield from room("composers").likely(skeleton)
    for career in room("careers").likely(skeleton):
        tells = not focus.composes or "composer" in career.relations
        if tells and _OF_ANYBODY not in career.needs:
            yield career


def _films_of(
    reading: Reading, career: SentencePattern, skeleton: Skeleton, match: re.Match[str]
) -> tuple[Entity, ...]:
    """Return the films that a match names, or that are counted up behind it."""
    told = _SAYS_FILMS in career.needs
    named = career.names(skeleton, match, "film")
    if not named:
        return films_behind(reading, skeleton, match.end(), told=told, owned=True)
    at = next(at for at, slot in skeleton.slots.items() if slot is named[0])
    return films_from(reading, skeleton, at, owned=True)


def _their_films(reading: Reading, focus: Focus) -> Iterator[Hit]:
    """Yield the films that are called "his" or "her" of who is known to direct, or compose."""
    for skeleton in reading.skeletons:
        if not skeleton.has("film"):
            continue
        for match in phrase("his-film").finditer(skeleton.text):
            is_hers = match.group().lower().startswith("her")
            before = any(
                offset < match.start()
                and is_person(reading, slot)
                and reading.names.cluster(slot.span) is not focus.cluster
                for offset, slot in skeleton.slots.items()
                if slot.kind == "name"
            )
            film = reading.film_at(skeleton.slots[match.end() - 1].span)
            if is_hers == focus.is_she and not before and film is not None:
                start = skeleton.plain_offset(match.start())
                span = Span(start, start + len("her" if is_hers else "his"))
                reading.names.refer(span, focus.cluster)
                at = skeleton.sentence.span
                role = "composer" if focus.composes else "director"
                yield Hit(role, "his-film", _HIS_FILM, span, film=film, at=at)
