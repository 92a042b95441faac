"""Shapes: what stands beside a word or a name, as `data/words/beside_*.txt` says in named entries.

    shape  is-a-film
    about  it is said to be a film
    gives  said
    reads  {it} (is|was) a word*3 film
    finds  [Paper Lanterns] was a long film.
    leaves [Paper Lanterns] was long.

`reads` is written in the signs of docs/pattern-language.md, over the text in small letters, in
which one sign stands for the word that is asked about, with its quotation marks. `gives` says what
a shape tells of it; brackets mark the word in the examples, which are run as tests. A file may
declare phrases and kinds of words above its shapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from ... import data
from .pattern_cues import Demand, cues_of, demands_of, meets
from .pattern_language import Item, PatternError, Sequence, Slot, Vocabulary, parse
from .pattern_regex import compiled
from .pattern_vocabulary import Declared, lines_of, vocabulary
from .phrase_counts import Phrases
from .skeleton import SAME

__all__ = ["Shape", "Shapes", "Way", "phrase", "phrases", "read_shapes", "shapes"]

_IT: Final = "\ue0f2"
_BEFORE: Final = 60
_BEHIND: Final = 130
_KEYS: Final = ("about", "gives", "reads", "finds", "leaves")


@dataclass(frozen=True, eq=False)
class Way:
    """One line of what a shape reads, and strings of which one stands in all that has it."""

    shape: Sequence
    words: Vocabulary
    cues: tuple[str, ...]

    @cached_property
    def _begins(self) -> bool:
        return _is_sign(self.shape[0])

    @cached_property
    def _ends(self) -> bool:
        return _is_sign(self.shape[-1])

    @cached_property
    def _demands(self) -> tuple[Demand, ...]:
        return demands_of((self.shape,))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over texts in which the word is a sign; compiled at its first use."""
        return compiled((self.shape,), self.words, lowered=True).regex

    def stands_in(self, text: str, at: int) -> bool:
        """Tell whether a text, as `_marked` makes it, has the shape; the sign stands at `at`."""
        if not meets(text, self._demands):
            return False
        if self._begins:
            return self.regex.match(text, at) is not None
        return self.regex.search(text, 0, at + 1 if self._ends else len(text)) is not None


def _is_sign(item: Item) -> bool:
    return isinstance(item, Slot) and item.name == "it"


@dataclass(frozen=True)
class Shape:
    """A named shape of what stands beside a word."""

    name: str
    about: str
    gives: str
    reads: tuple[str, ...]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    where: str = field(repr=False, compare=False)
    words: Vocabulary = field(repr=False, compare=False)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """What it reads, line by line."""
        shapes = (parse(line, self.words, f"{self.where}, reads") for line in self.reads)
        return tuple(Way(shape, self.words, cues_of((shape,))) for shape in shapes)


class _Cues(NamedTuple):
    """All ways of a file's shapes, with what these give, and their cues, to be looked for at once.

    `numbers` are those of each cue's ways, `always` of the ways that need none.
    """

    ways: tuple[tuple[str, Way], ...]
    automaton: AhoCorasick
    numbers: tuple[tuple[int, ...], ...]
    always: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Shapes:
    """The shapes of a file in order, and the words that it declares."""

    shapes: tuple[Shape, ...]
    words: Vocabulary

    def told(self, text: str, start: int, end: int) -> frozenset[str]:
        """Return what the shapes beside the word at `start`-`end` of a text give."""
        return self._told(_marked(text, start, end))

    @lru_cache(maxsize=8192)  # noqa: B019 - the few files of shapes live as long as the process
    def _told(self, marked: str) -> frozenset[str]:
        ways, automaton, numbers, always = self._cues
        cues = {one[0] for one in automaton.find_matches_as_indexes(marked, overlapping=True)}
        found: set[str] = set()
        at = marked.index(_IT)
        for number in sorted({*always, *(number for cue in cues for number in numbers[cue])}):
            gives, way = ways[number]
            if gives not in found and way.stands_in(marked, at):
                found.add(gives)
        return frozenset(found)

    @cached_property
    def _cues(self) -> _Cues:
        ways = tuple((shape.gives, way) for shape in self.shapes for way in shape.ways)
        found: dict[str, list[int]] = {}
        for number, (_, way) in enumerate(ways):
            for cue in way.cues:
                found.setdefault(cue, []).append(number)
        always = tuple(found.pop("", ()))
        return _Cues(ways, AhoCorasick(list(found)), tuple(map(tuple, found.values())), always)


@cache
def shapes(name: str) -> Shapes:
    """Return the shapes of `data/words/beside_<name>.txt`."""
    path = Path(data.__file__).parent / "words" / f"beside_{name}.txt"
    return read_shapes(path.read_text(encoding="utf-8"), path.name)


@cache
def phrase(file: str, name: str) -> re.Pattern[str]:
    """Return a phrase that a file of shapes declares as an expression, for use in code."""
    words = shapes(file).words
    return compiled((words.phrases[name],), words, lowered=True).regex


@cache
def phrases(file: str, names: tuple[str, ...]) -> Phrases:
    """Return phrases that a file of shapes declares, to be looked for in a text at once."""
    words = shapes(file).words
    return Phrases({name: words.phrases[name] for name in names}, words)


def read_shapes(text: str, file: str) -> Shapes:
    """Read a file of shapes. Raises PatternError with the place, and what would be right."""
    declared = Declared(file, vocabulary(), {"it": _IT})
    blocks: list[tuple[str, str, dict[str, list[str]]]] = []
    for number, key, rest in lines_of(text):
        where = f"{file}, line {number}"
        if key == "shape":
            blocks.append((rest, f"{where}: {rest}", {}))
        elif blocks and key in _KEYS:
            blocks[-1][2].setdefault(key, []).append(rest)
        elif not declared.takes(number, key, rest):
            message = f"{where}: “{key}” is no line of a shape; expected {', '.join(_KEYS)}"
            raise PatternError(message)
    found: dict[str, Shape] = {}
    for name, where, lines in blocks:
        missing = [key for key in _KEYS if key not in lines]
        if missing or name in found:
            right = f"one “shape {name}”" if name in found else f"a line “{missing[0]}”"
            message = f"{where}: expected {right}"
            raise PatternError(message)
        found[name] = Shape(
            name, lines["about"][0], lines["gives"][0], tuple(lines["reads"]),
            tuple(lines["finds"]), tuple(lines["leaves"]), where, declared.vocabulary,
        )  # fmt: skip
    return Shapes(tuple(found.values()), declared.vocabulary)


def _marked(text: str, start: int, end: int) -> str:
    """Return what stands around a word, in small letters, with a sign for the word."""
    low, high = max(0, start - _BEFORE), end + _BEHIND
    small = _small(text)
    before = small[low:start].rstrip("\"'*_")
    behind = small[end:high]
    if behind[:1] in {",", "."} and behind[1:2] in {'"', "'"} and not behind[2:3].isalpha():
        behind = behind[0] + behind[2:]  # “Paper Lanterns,” a comedy: behind the marks
    if behind[:1] in "\"'*_" and (behind[:2] != "'s" or text[end + 1] != "s"):
        behind = behind.lstrip("\"'*_")
    return f"{'…' if low else ''}{before}{_IT}{behind}{'…' if high < len(text) else ''}"


@lru_cache(maxsize=4)
def _small(text: str) -> str:
    """Return a text in small letters with plain marks and blanks, as long as before.

    A letter whose small form is longer stays as it is.
    """
    same = text.translate(SAME)
    low = same.lower()
    if len(low) == len(same):
        return low
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in same)
