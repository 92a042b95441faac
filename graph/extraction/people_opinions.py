"""Opinions of people: an actor who "is superb as …", a director who does a fine job.

How a word of opinion is said of somebody, the links of `data/words/opinion_links.txt` tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ..claims import Polarity
from ..documents import Span
from ..reading.layout import Sentence
from .ballots import Ballot, judged
from .link_language import Way
from .mentions import inside
from .names import Mention
from .opinion_idioms import Idiom
from .opinion_links import fillers, ways_with
from .opinion_words import OpinionWord
from .reading import Reading

__all__ = ["People", "of_people", "people_of"]

_ROLES: Final = {
    "cast": "acting",
    "director": "direction",
    "composer": "score",
    "cinematographer": "cinematography",
    "screenwriter": "screenplay",
    "editor": "editing",
}
_ORDER: Final = ("acting", "direction", "score", "cinematography", "screenplay", "editing")
_REACH: Final = 90
_IDIOMS_REACH: Final = 240
_NAMED_BEFORE: Final = 240
_OWN_CLAUSE: Final = 40


class People(NamedTuple):
    """Where people are named, in order, and the aspect that each of them answers for."""

    mentions: tuple[Mention, ...]
    roles: dict[str, str]


class _Named(NamedTuple):
    """Somebody's name in a sentence: `aspect` is what they answer for, if that is told."""

    start: int
    end: int
    aspect: str | None
    is_character: bool

    def judges(self, way: Way) -> str | None:
        """Return the aspect that a word tied to the name by `way` judges; None for no link."""
        if way.thing == "artist" and self.is_character:
            return None
        if way.link.of == "anybody":
            return self.aspect or "acting"
        return self.aspect if way.link.of == "known" or self.aspect == "acting" else None


def of_people(
    reading: Reading,
    sentence: Sentence,
    folded: str,
    opinions: list[tuple[int, int, OpinionWord]],
    idioms: Iterable[Idiom],
    people: People,
) -> Iterator[tuple[str, Ballot]]:
    """Yield what is said of an actor ("… is superb as …"), the director, the composer.

    A person without a role is taken for an actor only where the words judge acting.
    """
    mentions, roles = people
    start = sentence.span.start
    low = bisect_left(mentions, start, key=lambda m: m.span.start)
    yield from _pronouns(
        mentions[max(0, low - 4) : low], sentence, reading, folded, opinions, roles
    )
    here = list(inside(mentions, sentence.span))
    if not here:
        return
    slots = {"", *(f"{idiom.aspect}-idiom" for idiom in idioms)}
    said = [(one, fillers(folded, *one)) for one in opinions]
    ways = ways_with("people", slots.union(*(held for _, held in said)), folded)
    if not ways:
        return
    for mention in here:
        span = Span(mention.span.start - start, mention.span.end - start)
        aspect = roles.get(mention.entity.name)
        if aspect is None and reading.is_off_screen(mention.span):
            continue
        named = _Named(span.start, span.end, aspect, mention.entity.type == "character")
        yield from _by_idioms(sentence, folded, named, ways, idioms)
        for way in ways:
            judges = named.judges(way)
            if way.link.sign is not None and judges is not None:
                tied = way.ties(folded, None, (named.start, named.end))
                if tied is not None:
                    name, sign = way.link.name, way.link.sign
                    yield from _ballot(judges, folded, sentence, sign, *tied, name)
        yield from _by_words(sentence, folded, named, ways, said, mentions)


def _by_words(
    sentence: Sentence,
    folded: str,
    named: _Named,
    ways: list[Way],
    opinions: list[tuple[tuple[int, int, OpinionWord], frozenset[str]]],
    mentions: tuple[Mention, ...],
) -> Iterator[tuple[str, Ballot]]:
    first = bisect_left(opinions, named.start - _REACH, key=lambda one: one[0][0])
    for (start, end, word), slots in opinions[first:]:
        if start - named.end > _REACH:
            return
        if start < named.end < end or start < named.start < end:
            continue
        ahead = end <= named.start
        if not ahead and _is_between(mentions, sentence, named.end, start):
            continue
        for way in ways:
            judges = named.judges(way)
            if (
                judges is not None
                and way.is_ahead == ahead
                and way.word in slots
                and word.judges(judges)
                and way.ties(folded, (start, end), (named.start, named.end)) is not None
            ):
                name = way.link.name
                yield from _ballot(judges, folded, sentence, word.polarity, start, end, name)
                break


def _is_between(mentions: tuple[Mention, ...], sentence: Sentence, after: int, start: int) -> bool:
    """Tell whether another name stands after the first clause: then the word is of that one."""
    low, high = sentence.span.start + after, sentence.span.start + start
    for mention in inside(mentions, Span(low, high)):
        at = mention.span.start - sentence.span.start
        between = sentence.span.start + start - mention.span.end
        if between > 0 and at - after > _OWN_CLAUSE:
            return True
    return False


def _by_idioms(
    sentence: Sentence,
    folded: str,
    named: _Named,
    ways: list[Way],
    idioms: Iterable[Idiom],
) -> Iterator[tuple[str, Ballot]]:
    """Yield praise and blame that lie in a phrase: "steals every scene", "sleepwalks"."""
    done = named.end
    for idiom in idioms:
        if not done <= idiom.start <= named.end + _IDIOMS_REACH:
            continue
        for way in ways:
            judges = named.judges(way)
            if (
                judges is not None
                and way.word == f"{idiom.aspect}-idiom"
                and way.ties(folded, (idiom.start, idiom.end), (named.start, named.end))
            ):
                at = (idiom.start, idiom.end)
                yield from _ballot(judges, folded, sentence, idiom.polarity, *at, way.link.name)
                done = idiom.end
                break


def _pronouns(
    named: tuple[Mention, ...],
    sentence: Sentence,
    reading: Reading,
    folded: str,
    opinions: list[tuple[int, int, OpinionWord]],
    roles: dict[str, str],
) -> Iterator[tuple[str, Ballot]]:
    """Yield "She is superb." where the sentence before names someone who acts."""
    block = reading.layout.blocks[sentence.block].span
    if not opinions or not any(
        roles.get(m.entity.name) == "acting"
        and sentence.span.start - m.span.start < _NAMED_BEFORE
        and m.span.start >= block.start
        for m in named
    ):
        return
    for start, end, word in opinions:
        for way in ways_with("pronouns", fillers(folded, start, end, word), folded):
            if way.ties(folded, (start, end), None) is not None:
                name = way.link.name
                yield from _ballot("acting", folded, sentence, word.polarity, start, end, name)
                break


def _ballot(
    aspect: str,
    folded: str,
    sentence: Sentence,
    polarity: Polarity,
    start: int,
    end: int,
    pattern: str,
) -> Iterator[tuple[str, Ballot]]:
    ballot = judged(folded, sentence, polarity, start, end, pattern)
    if ballot is not None:
        yield aspect, ballot


def people_of(reading: Reading) -> People:
    """Return the people of a document and the aspect that each answers for; acting wins."""
    found: dict[str, str] = {}
    for hit in reading.hits:
        aspect = _ROLES.get(hit.role)
        if aspect is None or hit.weak:
            continue
        for who in (hit.person, hit.character):
            if who is not None:
                name = reading.entity(who, "person").name
                if name not in found or _ORDER.index(aspect) < _ORDER.index(found[name]):
                    found[name] = aspect
    return People(reading.names.of_type("person", "performer", "character"), found)
