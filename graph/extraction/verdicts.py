"""Verdicts: fixed phrases by which a reviewer judges the film, or one aspect of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from ahocorasick_rs import AhoCorasick

from ... import data
from ..claims import Polarity

__all__ = ["Verdict", "verdicts_in"]


class Verdict(NamedTuple):
    """A phrase that judges, at `start`-`end` of the sentence."""

    start: int
    end: int
    polarity: Polarity
    pattern: str
    aspect: str


class _Phrase(NamedTuple):
    stems: tuple[str, ...]
    words: str
    aspect: str
    polarity: Polarity
    name: str


@cache
def _phrases(name: str = "verdicts") -> tuple[_Phrase, ...]:
    """Read `data/words/<name>.txt`; the head of `verdicts.txt` says how it is written."""
    path = Path(data.__file__).parent / "words" / f"{name}.txt"
    parts: dict[str, str] = {}
    found: list[_Phrase] = []
    aspect, polarity, title = "", "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            aspect, polarity, title = line.strip("[]").split()
        elif line.startswith("<"):
            part, _, words = line.partition(" = ")
            parts[part] = _with_parts(words, parts)
        else:
            stems, _, phrase = line.partition(" ~ ")
            found.append(
                _Phrase(
                    tuple(stems.split(", ")),
                    _with_parts(phrase, parts),
                    aspect,
                    cast(Polarity, polarity),
                    title,
                )
            )
    return tuple(found)


@cache
def _stems(name: str) -> tuple[AhoCorasick, tuple[tuple[int, ...], ...]]:
    """Return the automaton of all stems and, for each, the numbers of its phrases."""
    numbers: dict[str, list[int]] = {}
    for index, phrase in enumerate(_phrases(name)):
        for stem in phrase.stems:
            numbers.setdefault(stem, []).append(index)
    return AhoCorasick(list(numbers)), tuple(map(tuple, numbers.values()))


def _with_parts(phrase: str, parts: dict[str, str]) -> str:
    for part, words in parts.items():
        phrase = phrase.replace(part, words)
    return phrase


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    """Return the expression of a phrase; most are never asked for."""
    grouped = re.sub(r"\((?!\?)", "(?:", phrase).replace(" ", r"\s+")
    start = r"\b" if grouped[0].isalnum() or grouped[0] == "(" else ""
    return re.compile(f"{start}(?:{grouped})" + r"(?!\w)")


def verdicts_in(sentence: str, words: str = "verdicts") -> Iterator[Verdict]:
    """Yield the verdicts in a sentence in lower case: on aspects, then blame, then praise.

    Blame comes first because it knows its own negations ("not worth seeing"); praise under a
    negator is for the caller to judge. A phrase is looked for only where one of its stems
    stands, which most sentences lack. `words` is the list that holds the phrases.
    """
    automaton, with_stem = _stems(words)
    stems = {which for which, _, _ in automaton.find_matches_as_indexes(sentence, overlapping=True)}
    if not stems:
        return
    phrases = _phrases(words)
    for index in sorted({index for stem in stems for index in with_stem[stem]}):
        _, words_of, aspect, polarity, name = phrases[index]
        for match in _compiled(words_of).finditer(sentence):
            yield Verdict(match.start(), match.end(), polarity, name, aspect)
