"""What the characters of a story do for a living, and what they are like.

The patterns are those of `data/words/patterns/callings.txt`. Here the noun phrase is read that
they find a word of ("an alcoholic screenwriter"): its noun is an occupation if the list of these
has it, its adjectives are traits if the list of those has them. Only names are spoken of that
other claims know as characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ..claims import Claim, Entity
from ..expressions import expression
from .any_word import AnyWord
from .pattern_claims import claim_at
from .sentence_patterns import SentencePattern, room
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton, Slot

__all__ = ["Cast", "find", "qualities_at"]

_WORD: Final = expression(r"[A-Za-zÀ-ÿ][\w-]*")
_LINK: Final = expression(r",? and (?:his |her |their |an? )?|, (?:and )?(?:his |her |an? )?| ")
_GOES_ON: Final = expression(r", (?=[a-z-]+,? [a-z-]+)| and (?=[a-z])| ")
_ARTICLES: Final = frozenset(("a", "an", "the", "as", "by", "and", "with", "his", "her"))
_MOST: Final = 8


class _Said(NamedTuple):
    """An occupation or a trait, and the words for it: offsets in the skeleton."""

    relation: str
    name: str
    start: int
    end: int


def find(reading: Reading, known: Cast) -> Iterator[Claim]:
    """Yield `occupation` and `trait` claims, one for each character, thing and sentence."""
    if not known.characters:
        return
    for skeleton in reading.skeletons:
        if not skeleton.has("name") or not _words().stands_in(skeleton.lowered):
            continue
        found: set[tuple[str, str, str]] = set()
        for one in room("callings").likely(skeleton):
            for match in one.matches(skeleton):
                character = known.character(skeleton, one, match)
                if character is None:
                    continue
                for said in _said(skeleton.text, one, match):
                    key = (character.name, said.relation, said.name)
                    if key not in found:
                        found.add(key)
                        yield _claim(reading, skeleton, one, character, said)


def _claim(
    reading: Reading, skeleton: Skeleton, one: SentencePattern, character: Entity, said: _Said
) -> Claim:
    at = skeleton.plain_span(said.start, said.end)
    thing = Entity(said.relation, said.name)
    return claim_at(reading, skeleton, one, character, said.relation, thing, at)


class Cast:
    """The characters that other claims know, by their names, and who plays them."""

    def __init__(self, reading: Reading, claims: Sequence[Claim]) -> None:
        self._reading = reading
        self.characters: dict[str, Entity] = {}
        self._played: dict[str, set[str]] = defaultdict(set)
        actors = {
            claim.object.name
            for claim in claims
            if claim.predicate == "castMember" and isinstance(claim.object, Entity)
        }
        for claim in claims:
            if claim.modality != "asserted":
                continue
            thing = claim.object
            if claim.predicate == "characterIn":
                self.characters[claim.subject.name] = claim.subject
            elif claim.predicate == "playsCharacter" and isinstance(thing, Entity):
                self.characters[thing.name] = thing
                self._played[claim.subject.name].add(thing.name)
        for name in actors & self.characters.keys():
            del self.characters[name]  # "Nell Frost is a bored housewife" in it

    def character(
        self, skeleton: Skeleton, one: SentencePattern, match: re.Match[str]
    ) -> Entity | None:
        """Return the character that a match speaks of; of an actor, the only one they play."""
        names = one.names(skeleton, match, one.says[0].subject)
        if not names:
            return None
        if one.says[0].subject == "person":
            played = self._played.get(self._reading.entity(names[0].span, "person").name, set())
            if len(played) != 1:
                return None
            return self.characters.get(next(iter(played)))
        return self.known(names)

    def known(self, names: Sequence[Slot]) -> Entity | None:
        """Return the character that the first of these names is, if it is one."""
        if not names:
            return None
        return self.characters.get(self._reading.entity(names[0].span, "character").name)


def _said(text: str, one: SentencePattern, match: re.Match[str]) -> Iterator[_Said]:
    """Yield what a match says of somebody."""
    start, end = one.object_at(match)
    if text[end : end + 1].isalnum():
        return
    if one.says[0].object == "quality":
        for name, begin, stop in qualities_at(text, start, nouns="as nouns" in one.needs):
            yield _Said("trait", name, begin, stop)
        return
    phrase = _back(text, start, end) if "ends here" in one.needs else _onward(text, start)
    real = "trade of films" not in one.needs or text.endswith("the ", 0, start)
    for said in _read(text, phrase):
        if not (real and said.name in word_list("occupations_of_films")):
            yield said


def _onward(text: str, start: int) -> list[tuple[int, int]]:
    """Return the words of the noun phrase that begins at `start`."""
    words: list[tuple[int, int]] = []
    at = start
    while len(words) < _MOST and (match := _WORD.match(text, at)):
        if match.group() in word_list("description_ends") or not match.group()[0].islower():
            break
        words.append(match.span())
        link = _GOES_ON.match(text, match.end())
        if link is None or text.startswith("'", match.end()):
            break
        if link.group() != " " and _name_of(text, words) is not None:
            break  # "a boxer, late for his train"
        at = link.end()
    return words if words and not text.startswith("'", words[-1][1]) else []


def _back(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the words of the noun phrase that ends at `end`, if an article opens it."""
    words = [(start, end)]
    for _ in range(_MOST):
        before = text[: words[0][0]]
        link = ", " if before.endswith(", ") else " " if before.endswith(" ") else ""
        word = before[: len(before) - len(link)].rpartition(" ")[2] if link else ""
        if word.lower() in _ARTICLES:
            return [] if before.endswith(", the ") else words  # "Max, the detective Nell loves"
        if not _WORD.fullmatch(word) or word in word_list("description_ends") or not word.islower():
            return []
        first = words[0][0] - len(link) - len(word)
        words.insert(0, (first, first + len(word)))
    return []


def _name_of(text: str, words: Sequence[tuple[int, int]]) -> tuple[str, int] | None:
    """Return the occupation that a noun phrase ends with, and its first offset."""
    for count in (3, 2, 1):
        if len(words) >= count:
            start = words[-count][0]
            name = text[start : words[-1][1]]
            if name in word_list("occupations"):
                return name, start
    return None


def _read(text: str, words: list[tuple[int, int]]) -> Iterator[_Said]:
    """Yield the occupation and the traits of a noun phrase: "an alcoholic screenwriter"."""
    if not words:
        return
    traits = _traits()
    end = words[-1][1]
    named = _name_of(text, words)
    last = text[words[-1][0] : end]
    if named is None and last not in word_list("human_nouns"):
        return
    if named is not None:
        yield _Said("occupation", named[0], named[1], end)
    for at in words[:-1]:
        word = text[slice(*at)]
        if (
            (name := traits.get(word)) is not None
            and name != word
            and at[0] < (named[1] if named else end)
        ):
            yield _Said("trait", name, *at)


def qualities_at(text: str, start: int, *, nouns: bool) -> Iterator[tuple[str, int, int]]:
    """Yield the traits of the list that begins at `start`: "despair and loneliness".

    `nouns`: adjectives are none ("his lonely dog").
    """
    traits = _traits()
    at = start
    for _ in range(_MOST):
        match = _WORD.match(text, at)
        name = traits.get(match.group()) if match is not None else None
        if match is None or name is None or (nouns and name != match.group()):
            return
        yield name, *match.span()
        link = _LINK.match(text, match.end())
        if link is None or link.group() == " ":
            return
        at = link.end()


@cache
def _words() -> AnyWord:
    return AnyWord(word_list("occupations") | word_list("human_nouns") | _traits().keys())


@cache
def _traits() -> Mapping[str, str]:
    """Return the words for traits with the noun of each."""
    lines = (line.partition(":") for line in word_list("traits"))
    return {word: noun or word for word, _, noun in lines}
