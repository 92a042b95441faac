"""Where a text holds words of praise or blame, and words that point to an aspect of a film."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from ...ontology.schemes import fold, load_scheme
from ..claims import Polarity
from .words import word_list

__all__ = ["Cue", "OpinionWord", "WordHits", "aspect_words", "find_words"]


@cache
def aspect_words(sort: str) -> Mapping[str, str]:
    """Return words and the aspects that they name: of the sort "thing" or "doing".

    Those of doing name an aspect only with an adverb of opinion before them ("well shot").
    """
    found: dict[str, str] = {}
    for line in word_list("aspect_words"):
        head, _, words = line.partition(":")
        kind, _, aspect = head.partition(" ")
        if kind == sort:
            found |= dict.fromkeys((word.strip() for word in words.split(",")), aspect)
    return found


@dataclass(frozen=True, slots=True)
class OpinionWord:
    """A word or phrase of opinion; `aspects` is empty where it judges any aspect."""

    polarity: Polarity
    aspects: frozenset[str]

    def judges(self, aspect: str) -> bool:
        """Tell whether the word can judge `aspect`."""
        return not self.aspects or aspect in self.aspects


class Cue(NamedTuple):
    """A word that points to an aspect, at `start`-`end` of the plain text."""

    start: int
    end: int
    aspect: str


class WordHits(NamedTuple):
    """The opinion words of a text and its aspect cues, each in order and without overlap."""

    folded: str
    opinions: tuple[tuple[int, int, OpinionWord], ...]
    cues: tuple[Cue, ...]


def _entries(polarity: Polarity) -> Iterator[tuple[str, OpinionWord]]:
    for line in sorted(word_list(f"opinion-{polarity}")):
        word, _, aspects = line.partition(":")
        yield fold(word.strip()), OpinionWord(polarity, frozenset(aspects.split()))


class _Lexicon:
    def __init__(self) -> None:
        words: dict[str, OpinionWord] = {}
        for polarity in ("positive", "negative", "mixed"):
            for word, entry in _entries(polarity):
                words.setdefault(word, entry)
        cues: dict[str, str] = {}
        for concept in load_scheme("aspect").concepts:
            for label in (*concept.labels, *concept.hidden):
                if (label := fold(label)) not in word_list(
                    "aspect_unsure"
                ) and concept.slug != "overall":
                    cues.setdefault(label, concept.slug)
        cues |= {**aspect_words("thing"), **aspect_words("doing")}
        self.words = list(words.values())
        self.cues = list(cues.values())
        self.automaton = AhoCorasick([*words, *cues])


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


def find_words(plain: str) -> WordHits:
    """Find all opinion words and aspect cues of a text in one pass.

    Whole words only; inside "ill-conceived" there is no "conceived". Of overlapping hits of
    one sort the longest stays.
    """
    lexicon = _lexicon()
    folded = fold(plain)
    opinions: list[tuple[int, int, int]] = []
    cues: list[tuple[int, int, int]] = []
    size = len(lexicon.words)
    for which, start, end in lexicon.automaton.find_matches_as_indexes(folded, overlapping=True):
        before = folded[start - 1] if start else " "
        after = folded[end] if end < len(folded) else " "
        if before.isalnum() or after.isalnum():
            continue
        if which < size:
            if folded.startswith(" by", end) and folded[start:end] == "inspired":
                continue  # by what it was inspired is no praise
            if before != "-" and (after != "-" or folded[end : end + 2] == "--"):
                opinions.append((start, end, which))
        elif after != "-" and not _is_in_name(plain, start, end):
            cues.append((start, end, which - size))
    return WordHits(
        folded,
        tuple((s, e, lexicon.words[w]) for s, e, w in _longest(opinions)),
        tuple(Cue(s, e, lexicon.cues[w]) for s, e, w in _longest(cues)),
    )


def _is_in_name(plain: str, start: int, end: int) -> bool:
    """Tell whether a cue is part of a name ("Juan Pace"): it and a neighbour have capitals."""
    if not plain[start].isupper():
        return False
    after = plain[end : end + 2]
    if (
        len(after) == 2
        and after[0] == " "
        and after[1].isupper()
        and not plain[start:end].isupper()
    ):
        return True
    if start < 2 or plain[start - 1] != " " or plain[start:end].isupper():
        return False
    before = plain[max(0, start - 24) : start].split()
    if not before or before[-1].endswith(_SENTENCE_ENDS):
        return False
    return before[-1][0].isupper() and before[-1] not in _OPENERS


_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";", ",", ")")
_OPENERS: Final = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "That",
        "His",
        "Her",
        "Their",
        "Its",
        "My",
        "Great",
        "Good",
        "Bad",
        "Best",
        "Worst",
        "Poor",
        "And",
    ]
)


def _longest(hits: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for hit in sorted(hits, key=lambda h: (h[0], -h[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return kept
