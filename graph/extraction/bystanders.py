"""Who is named in a text and stands outside the film: its writer's family, people quoted, models.

"My wife, Ann", "as Ann Example once wrote" are neither of the cast nor of the story; whose life the
film tells ("the life of Ann Example") may be in the story, but does not act in it. The words are
phrases of `data/words/patterns/words.txt`; they count against guesses only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .likely_roles import ROLES
from .sentence_patterns import phrase
from .skeleton import skeleton_names

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["Bystanders", "bystanders_of"]

_OF_NO_PART = ("predecessor", "for-comparison", "called-in-the-plot")


class Bystanders(NamedTuple):
    """The keys of names outside the film, of those it may tell of, of whose old music it plays.

    `replaced` are those whose post another has taken over, or who are named for comparison, or
    whose name the plot gives to somebody; `characters` those of whom it is told that somebody plays
    them; `making` those who do what makers of films do.
    """

    outside: frozenset[str]
    told_of: frozenset[str]
    borrowed_from: frozenset[str]
    replaced: frozenset[str]
    characters: frozenset[str]
    making: frozenset[str]

    def forbid(self, relation: str, key: str) -> bool:
        """Tell whether a name cannot be guessed to act in or make a film, or to be in its story."""
        if relation in ROLES and key in self.replaced:
            return True
        if relation == "castMember" and key in self.characters:
            return True
        if relation == "castMember":
            return key in self.outside or key in self.told_of or key in self.making
        if relation == "composer":
            return key in self.borrowed_from
        return relation == "characterIn" and key in self.outside


def bystanders_of(reading: Reading) -> Bystanders:
    """Return who stands outside the film by the words of a text."""
    return Bystanders(
        _named_in(reading, "of-the-writer") | _named_in(reading, "is-quoted"),
        _named_in(reading, "told-of") | _named_in(reading, "passed-over"),
        _named_in(reading, "music-from-elsewhere"),
        frozenset().union(*(_named_in(reading, words) for words in _OF_NO_PART)),
        _named_in(reading, "is-a-character") | _played_next(reading),
        _named_in(reading, "as-maker"),
    )


def _named_in(reading: Reading, words: str) -> frozenset[str]:
    return frozenset(
        cluster.key
        for skeleton in reading.skeletons
        if skeleton.has("name")
        for match in phrase(words).finditer(skeleton.text)
        for slot in skeleton.slots_in(*match.span())
        if (cluster := reading.names.cluster(slot.span)) is not None
    )


def _played_next(reading: Reading) -> frozenset[str]:
    """Return each name that opens a sentence, alone in it, before "She's played by"."""
    found: set[str] = set()
    for before, skeleton in pairwise(reading.skeletons):
        if phrase("pronoun-played").match(skeleton.text):
            first = before.slots.get(0)
            cluster = reading.names.cluster(first.span) if first is not None else None
            named = {id(reading.names.cluster(slot.span)) for slot in skeleton_names(before)}
            if cluster is not None and named == {id(cluster)}:
                found.add(cluster.key)
    return frozenset(found)
