"""Sentence patterns: read from `data/words/patterns`, compiled where a sentence may hold one.

A file is one room of patterns, in the order in which they are tried. Words that several patterns
share are declared in `words.txt`. What a line means is said in docs/pattern-language.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ..expressions import expression
from .list_ends import end_of_list, start_of_list
from .pattern_cues import Demand, Needs, cues_of, demands_of, has_words, meets, needs_of, words_of
from .pattern_language import PatternError, Sequence, Slot, Vocabulary, parse
from .pattern_regex import Compiled, compiled
from .pattern_slots import SLOTS
from .pattern_vocabulary import FOLDER, Declared, lines_of, phrase, vocabulary
from .skeleton import Skeleton
from .skeleton import Slot as Name

__all__ = [
    "RELATIONS",
    "ROOMS",
    "Room",
    "Saying",
    "SentencePattern",
    "phrase",
    "read_room",
    "room",
    "vocabulary",
]

RELATIONS = frozenset(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer",
     "castMember", "playsCharacter", "songPerformer", "songWriter", "basedOn",
     "influencedBy", "studio", "recordLabel", "award", "setIn", "comparedTo", "characterIn",
     "releaseYear", "runtimeMinutes", "theme", "mood", "scene", "occupation", "trait", "evokes",
     "mirrors", "reception")
)  # fmt: skip
"""What a sentence pattern may say."""

ROOMS = (
    "credits",
    "cast",
    "cast_brackets",
    "cast_pairs",
    "cast_elsewhere",
    "careers",
    "composers",
    "together",
    "songs",
    "songs_again",
    "background",
    "listed",
    "settings",
    "comparisons",
    "characters",
    "values",
    "themes",
    "moods",
    "scenes",
    "callings",
    "evoked",
    "reception",
    "record_labels",
)
"""The files of sentence patterns."""

_NEEDS = frozenset(
    {
        "full name",
        "own film or full name",
        "films behind",
        "known maker",
        "known actor or role",
        "no rank",
        "owned",
        "either order",
        "known theme",
        "several known themes",
        "whole theme",
        "theme or experience",
        "any tone",
        "no verdict",
        "ends here",
        "as nouns",
        "trade of films",
        "music head",
        "about music",
    }
)
_SPOKEN_OF = frozenset({"film", "song"})


class Saying(NamedTuple):
    """What a match states: two slots and the relation between them.

    Where the pattern has no slot "film" or "song", it is the one that is spoken of. `maker` is the
    slot of somebody by whom the object is: "{book} by {author}".
    """

    subject: str
    relation: str
    object: str
    respectively: bool = False
    maker: str = ""

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that it speaks of."""
        return tuple(filter(None, (self.subject, self.object, self.maker)))


class _Conditions(NamedTuple):
    """What must not stand before a match, in it or anywhere in its sentence, and what must."""

    unless: re.Pattern[str] | None
    without: re.Pattern[str] | None
    nowhere: re.Pattern[str] | None
    beside: re.Pattern[str] | None


@dataclass(frozen=True)
class SentencePattern:
    """A named way to state something in a sentence.

    A weak one yields to any other for the same role; one of `any_case` is compared with sentences
    in small letters. `reads` are the lines as they are written, `ways` what they mean; conditions
    are read at their first use. A sentence with none of the `cues` cannot match.
    """

    name: str
    room: str
    about: str
    says: tuple[Saying, ...]
    reads: tuple[str, ...]
    confidence: float
    weak: bool
    needs: frozenset[str]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    ways: tuple[Sequence, ...]
    cues: tuple[str, ...]
    unless: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    where: str = field(default="", compare=False)
    declared: Vocabulary = field(default_factory=vocabulary, repr=False, compare=False)
    any_case: bool = False

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations that it states."""
        return tuple(dict.fromkeys(saying.relation for saying in self.says))

    @cached_property
    def _compiled(self) -> Compiled:
        captured = {slot for saying in self.says for slot in saying.slots}
        try:
            return compiled(self.ways, self.declared, captured, lowered=self.any_case)
        except re.error as error:
            message = f"{self.where}, reads: {error}; expected “<after …>” with single words only"
            raise PatternError(message) from error

    @cached_property
    def _demands(self) -> tuple[Demand, ...]:
        return demands_of(self.ways)

    @cached_property
    def needed_words(self) -> tuple[Needs, ...]:
        """The words that each of its ways needs."""
        return needs_of(self.ways)

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression over skeletons; compiled when it is first asked for."""
        return self._compiled.regex

    @cached_property
    def conditions(self) -> _Conditions:
        """The expressions of its conditions; read when it first matches. Raises PatternError."""
        return _Conditions(
            self._condition("unless", self.unless, tail=" ?$"),
            self._condition("without", self.without),
            self._condition("nowhere", self.nowhere),
            self._condition("beside", self.beside),
        )

    def _condition(
        self, key: str, lines: tuple[str, ...], tail: str = ""
    ) -> re.Pattern[str] | None:
        if not lines:
            return None
        ways = tuple(parse(line, self.declared, f"{self.where}, {key}") for line in lines)
        return compiled(ways, self.declared, tail=tail, lowered=self.any_case).regex

    def matches(self, skeleton: Skeleton) -> Iterator[re.Match[str]]:
        """Yield the matches that the words before, inside and beside leave standing."""
        text = skeleton.lowered if self.any_case else skeleton.text
        if len(text) != len(skeleton.text):  # a letter whose small form is two characters
            return
        if not meets(skeleton.lowered, self._demands):
            return
        found = self.regex.finditer(text)
        first = next(found, None)
        if first is None:
            return
        before, inside, nowhere, beside = self.conditions
        if nowhere is not None and nowhere.search(text):
            return
        if beside is not None and not beside.search(text):
            return
        for match in (first, *found):
            if before is not None and before.search(text, 0, match.start()):
                continue
            if inside is not None and inside.search(text, *match.span()):
                continue
            yield match

    def names(self, skeleton: Skeleton, match: re.Match[str], slot: str) -> list[Name]:
        """Return the names that stand in a slot of a match; none where it is absent."""
        found: list[Name] = []
        for group in self._compiled.groups.get(slot, ()):
            if match.start(group) >= 0:
                start, end = match.span(group)
                if end == match.end():
                    end = end_of_list(skeleton.text, start, end)
                elif start == match.start():
                    start = start_of_list(skeleton.text, start, end)
                found += skeleton.slots_in(start, end)
        return found

    def words(self, match: re.Match[str], slot: str) -> str:
        """Return what a slot of words holds in a match; "" where it is absent."""
        groups = self._compiled.groups.get(slot, ())
        return next((match[group] for group in groups if match[group] is not None), "")

    def stretches(self, match: re.Match[str], slot: str) -> list[tuple[int, int]]:
        """Return where each of the places of a slot begins and ends in a match."""
        groups = self._compiled.groups[slot]
        return [match.span(group) for group in groups if match.start(group) >= 0]

    def object_at(self, match: re.Match[str]) -> tuple[int, int]:
        """Return where what stands in the object's slot of a match begins and ends."""
        return self.stretches(match, self.says[0].object)[0]


class Room(NamedTuple):
    """The patterns of one file, in order. `file` is its name without `.txt`."""

    name: str
    file: str
    frame: str
    patterns: tuple[SentencePattern, ...]
    by_name: Mapping[str, SentencePattern]

    def likely(self, skeleton: Skeleton) -> Iterator[SentencePattern]:
        """Yield the patterns of which a cue and the words they need stand in the sentence."""
        for number in _cued(skeleton.lowered).get(self.file, ()):
            yield self.patterns[number]


@cache
def room(name: str) -> Room:
    """Return the patterns of one file, by its name without `.txt`."""
    path = FOLDER / f"{name}.txt"
    return read_room(path.read_text(encoding="utf-8"), name, path.name)


class _Cues(NamedTuple):
    """The cues of all rooms, to be looked for at once, and by cue the numbers of patterns in `all`.

    `always` are the patterns that need no cue; with each pattern stand its file and number there.
    """

    automaton: AhoCorasick
    patterns: tuple[tuple[int, ...], ...]
    always: tuple[int, ...]
    all: tuple[tuple[str, int, SentencePattern], ...]


@cache
def _cues() -> _Cues:
    every = tuple(
        (name, number, one) for name in ROOMS for number, one in enumerate(room(name).patterns)
    )
    found: dict[str, list[int]] = {}
    for at, (_, _, one) in enumerate(every):
        for cue in one.cues:
            found.setdefault(cue, []).append(at)
    always = tuple(found.pop("", ()))
    return _Cues(AhoCorasick(list(found)), tuple(map(tuple, found.values())), always, every)


@lru_cache(maxsize=4096)  # the rooms go over the sentences of a document one after the other
def _cued(lowered: str) -> Mapping[str, list[int]]:
    """Return by file the numbers of the patterns that a sentence may hold, in order."""
    automaton, patterns, always, every = _cues()
    cues = {found[0] for found in automaton.find_matches_as_indexes(lowered, overlapping=True)}
    known = words_of(lowered)
    by_file: dict[str, list[int]] = {}
    for at in sorted(set(always).union(*map(patterns.__getitem__, cues))):
        file, number, pattern = every[at]
        if has_words(known, pattern.needed_words):
            by_file.setdefault(file, []).append(number)
    return by_file


_KEYS = (
    "about", "says", "reads", "sure", "weak", "needs", "unless", "without", "nowhere", "beside",
    "anyway", "finds", "leaves",
)  # fmt: skip


def read_room(text: str, name: str, file: str) -> Room:
    """Read the patterns of a file.

    Raises PatternError with the place, what is wrong, and what would be right.
    """
    frame, any_case = "", False
    general: list[str] = []
    declared = Declared(file, vocabulary())
    blocks: list[tuple[int, str, list[tuple[int, str, str]]]] = []
    for number, key, rest in lines_of(text):
        if key == "pattern":
            blocks.append((number, rest, []))
        elif blocks:
            blocks[-1][2].append((number, key, rest))
        elif key == "frame":
            frame = rest
        elif key == "room":
            name = rest
        elif key == "unless":
            general.append(rest)
        elif key == "letters" and rest == "any":
            any_case = True
        elif declared.takes(number, key, rest):
            continue
        else:
            message = f"{file}, line {number}: “{key}” before the first pattern; expected “pattern”"
            raise PatternError(message)
    found: dict[str, SentencePattern] = {}
    for number, title, lines in blocks:
        where = f"{file}, line {number}: {title}"
        one = _read_pattern(title, name, general, lines, where, declared.vocabulary)
        one = replace(one, any_case=any_case)
        if title in found:
            message = f"{one.where}: {title} stands twice; expected one “pattern {title}”"
            raise PatternError(message)
        found[title] = one
    return Room(
        name, file.removesuffix(".txt"), frame, tuple(found.values()), MappingProxyType(found)
    )


def _read_pattern(
    name: str,
    of: str,
    general: list[str],
    lines: list[tuple[int, str, str]],
    where: str,
    words: Vocabulary,
) -> SentencePattern:
    given: dict[str, list[str]] = {key: [] for key in _KEYS}
    for _, key, rest in lines:
        if key not in given:
            message = f"{where}: “{key}” is no line of a pattern; expected {', '.join(_KEYS)}"
            raise PatternError(message)
        given[key].append(rest)
    for key in ("about", "says", "reads", "sure", "finds", "leaves"):
        if not given[key]:
            message = f"{where}: no line “{key}”"
            raise PatternError(message)
    ways = tuple(parse(read, words, f"{where}, reads") for read in given["reads"])
    slots = {slot.name: slot for way in ways for slot in _slots(way)}
    for slot in slots.values():
        if not slot.words and slot.name.rpartition(" ")[2] not in SLOTS:
            message = f"{where}: “{{{slot.name}}}” is no slot; expected one of {', '.join(SLOTS)}"
            raise PatternError(message)
    unless = [*([] if given["anyway"] else general), *given["unless"]]
    needs = frozenset(given["needs"])
    if needs - _NEEDS:
        message = (
            f"{where}: needs {', '.join(needs - _NEEDS)}; expected {', '.join(sorted(_NEEDS))}"
        )
        raise PatternError(message)
    try:
        sure = float(given["sure"][0])
    except ValueError:
        message = f"{where}: sure {given['sure'][0]}; expected a number up to 1"
        raise PatternError(message) from None
    return SentencePattern(
        name, of, " ".join(given["about"]),
        tuple(_saying(say, set(slots), where) for say in given["says"]),
        tuple(given["reads"]), sure, bool(given["weak"]), needs,
        tuple(given["finds"]), tuple(given["leaves"]), ways, cues_of(ways),
        tuple(unless), tuple(given["without"]), tuple(given["nowhere"]), tuple(given["beside"]),
        where, words,
    )  # fmt: skip


_SAYS = expression(r"\{([a-z ]+)\} (\w+) \{([a-z -]+)\}(?: by \{([a-z ]+)\})?( respectively)?")


def _saying(text: str, slots: set[str], where: str) -> Saying:
    match = _SAYS.fullmatch(text)
    if match is None:
        message = f"{where}: says “{text}”; expected “{{slot}} relation {{slot}}”"
        raise PatternError(message)
    subject, relation, thing, maker, respectively = match.groups()
    if relation not in RELATIONS:
        message = f"{where}: “{relation}” is no relation; expected {', '.join(sorted(RELATIONS))}"
        raise PatternError(message)
    saying = Saying(subject, relation, thing, bool(respectively), maker or "")
    for slot in saying.slots:
        if slot not in slots and slot not in _SPOKEN_OF:
            message = f"{where}: says {{{slot}}}, but reads only {', '.join(sorted(slots))}"
            raise PatternError(message)
    return saying


def _slots(way: Sequence) -> Iterator[Slot]:
    for item in way:
        if isinstance(item, Slot):
            yield item
        for inner in getattr(item, "ways", ()):
            yield from _slots(inner)
