"""Phrases looked for in a whole text at once: which stand there, and how often.

Of each of the ways that a phrase may be put it is known what words that way cannot do without.
All these words are looked for together, and only ways of which one stands in the text are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from .pattern_cues import cues_of
from .pattern_language import Choice, Sequence, Vocabulary
from .pattern_regex import compiled

__all__ = ["Phrases"]

_TEXTS: Final = 8


class _Way:
    """One way to put a phrase; compiled when it is first asked for."""

    def __init__(self, phrase: str, shape: Sequence, words: Vocabulary) -> None:
        self.phrase = phrase
        self.cues = cues_of((shape,))
        self._shape, self._words = shape, words

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return compiled((self._shape,), self._words, lowered=True).regex


class Phrases:
    """Phrases by name, for texts in small letters."""

    def __init__(self, phrases: Mapping[str, Sequence], words: Vocabulary) -> None:
        self._names = tuple(phrases)
        self._ways = [
            _Way(name, way, words) for name, shape in phrases.items() for way in _ways(shape)
        ]
        cued: dict[str, list[int]] = {}
        for number, way in enumerate(self._ways):
            for cue in way.cues:
                cued.setdefault(cue, []).append(number)
        self._always = tuple(cued.pop("", ()))
        self._automaton = AhoCorasick(list(cued))
        self._cued = [*cued.values()]

    @lru_cache(maxsize=_TEXTS)  # noqa: B019 - what phrases there are, live as long as the process
    def standing(self, text: str) -> frozenset[str]:
        """Return the names of the phrases that stand in a text."""
        found: set[str] = set()
        for way in self._likely(text):
            if way.phrase not in found and way.regex.search(text):
                found.add(way.phrase)
        return frozenset(found)

    def counts(self, text: str) -> dict[str, int]:
        """Return how often each phrase stands in a text; the places of one do not overlap."""
        likely: dict[str, list[re.Pattern[str]]] = {name: [] for name in self._names}
        for way in self._likely(text):
            likely[way.phrase].append(way.regex)
        return {name: _count(ways, text) for name, ways in likely.items()}

    def _likely(self, text: str) -> Iterator[_Way]:
        """Yield the ways of which a cue stands in a text, in order."""
        cues = {one[0] for one in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        for number in sorted({*self._always, *(way for cue in cues for way in self._cued[cue])}):
            yield self._ways[number]


def _ways(shape: Sequence) -> Iterator[Sequence]:
    """Yield the ways of a choice that is all of a phrase, else the phrase itself."""
    if len(shape) == 1 and isinstance(shape[0], Choice) and not shape[0].optional:
        for way in shape[0].ways:
            yield from _ways(way)
    else:
        yield shape


def _count(ways: list[re.Pattern[str]], text: str) -> int:
    """Return how often one of several ways stands in a text, as one expression would find them."""
    found = [way.search(text) for way in ways]
    count = 0
    while matches := [match for match in found if match is not None]:
        count += 1
        first = min(matches, key=re.Match.start)
        end = max(first.end(), first.start() + 1)  # a phrase of places alone may be empty
        if end > len(text):
            break
        found = [
            way.search(text, end) if match is not None and match.start() < end else match
            for way, match in zip(ways, found, strict=True)
        ]
    return count
