"""Sentence patterns: read from `data/words/patterns`, compiled where a sentence may hold one.

A file is one room of patterns, in the order in which they are tried. Words that several patterns
share are declared in `words.txt`. What a line means is said in docs/pattern-language.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ... import data
from ..expressions import expression
from .pattern_cues import cues_of
from .pattern_language import Choice, Kind, PatternError, Sequence, Slot, Vocabulary, Word, parse
from .pattern_regex import Compiled, compiled
from .pattern_slots import KINDS, SLOTS
from .pattern_verbs import forms_of
from .skeleton import Skeleton
from .skeleton import Slot as Name
from .words import word_list

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

FOLDER = Path(data.__file__).parent / "words" / "patterns"
RELATIONS = frozenset(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer",
     "castMember", "playsCharacter", "songPerformer", "songWriter", "basedOn",
     "influencedBy", "studio", "recordLabel", "award", "setIn", "comparedTo", "characterIn",
     "releaseYear", "runtimeMinutes")
)  # fmt: skip
"""What a sentence pattern may say."""

ROOMS = (
    "credits",
    "cast",
    "cast_brackets",
    "cast_pairs",
    "songs",
    "background",
    "listed",
    "settings",
    "comparisons",
    "characters",
    "values",
)
"""The files of sentence patterns."""

_NEEDS = frozenset(
    {
        "full name",
        "own film or full name",
        "known actor or role",
        "no rank",
        "owned",
        "either order",
    }
)
_SPOKEN_OF = "film"


class Saying(NamedTuple):
    """What a match states: two slots and the relation between them.

    Where the pattern has no slot "film", the film is the one that the sentence speaks of. `maker`
    is the slot of somebody by whom the object is: "{book} by {author}".
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


@dataclass(frozen=True)
class SentencePattern:
    """A named way to state something in a sentence.

    A weak one yields to any other for the same role. `reads` are the lines as they are written,
    `ways` what they mean. A sentence with none of the `cues` cannot match.
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
    unless: tuple[Sequence, ...] = ()
    without: tuple[Sequence, ...] = ()
    nowhere: tuple[Sequence, ...] = ()
    beside: tuple[Sequence, ...] = ()
    where: str = field(default="", compare=False)

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations that it states."""
        return tuple(dict.fromkeys(saying.relation for saying in self.says))

    @cached_property
    def _compiled(self) -> Compiled:
        captured = {slot for saying in self.says for slot in saying.slots}
        try:
            return compiled(self.ways, vocabulary(), captured)
        except re.error as error:
            message = f"{self.where}, reads: {error}; expected “<after …>” with single words only"
            raise PatternError(message) from error

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression over skeletons; compiled when it is first asked for."""
        return self._compiled.regex

    @cached_property
    def _before(self) -> re.Pattern[str] | None:
        return compiled(self.unless, vocabulary(), tail=" ?$").regex if self.unless else None

    @cached_property
    def _inside(self) -> re.Pattern[str] | None:
        return compiled(self.without, vocabulary()).regex if self.without else None

    @cached_property
    def _nowhere(self) -> re.Pattern[str] | None:
        return compiled(self.nowhere, vocabulary()).regex if self.nowhere else None

    @cached_property
    def _beside(self) -> re.Pattern[str] | None:
        return compiled(self.beside, vocabulary()).regex if self.beside else None

    def matches(self, skeleton: Skeleton) -> Iterator[re.Match[str]]:
        """Yield the matches that the words before, inside and beside leave standing."""
        text = skeleton.text
        found = self.regex.finditer(text)
        first = next(found, None)
        if first is None or (self._nowhere is not None and self._nowhere.search(text)):
            return
        if self._beside is not None and not self._beside.search(text):
            return
        for match in (first, *found):
            if self._before is not None and self._before.search(text, 0, match.start()):
                continue
            if self._inside is not None and self._inside.search(text, *match.span()):
                continue
            yield match

    def names(self, skeleton: Skeleton, match: re.Match[str], slot: str) -> list[Name]:
        """Return the names that stand in a slot of a match; none where it is absent."""
        return [
            name
            for group in self._compiled.groups.get(slot, ())
            if match.start(group) >= 0
            for name in skeleton.slots_in(*match.span(group))
        ]

    def words(self, match: re.Match[str], slot: str) -> str:
        """Return what a slot of words holds in a match; "" where it is absent."""
        groups = self._compiled.groups.get(slot, ())
        return next((match[group] for group in groups if match[group] is not None), "")

    def end_of_object(self, match: re.Match[str]) -> int:
        """Return where what stands in the object's slot of a match ends."""
        groups = self._compiled.groups[self.says[0].object]
        return next(match.end(group) for group in groups if match.start(group) >= 0)


class Room(NamedTuple):
    """The patterns of one file, in order; and with each set of cues the numbers of its patterns."""

    name: str
    frame: str
    patterns: tuple[SentencePattern, ...]
    by_cues: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    by_name: Mapping[str, SentencePattern]

    def likely(self, skeleton: Skeleton) -> Iterator[SentencePattern]:
        """Yield the patterns of which a cue stands in the sentence."""
        found = [n for cues, numbers in self.by_cues if skeleton.holds(cues) for n in numbers]
        for number in sorted(found):
            yield self.patterns[number]


@cache
def vocabulary() -> Vocabulary:
    """Return what `words.txt` declares."""
    path = FOLDER / "words.txt"
    return _read_vocabulary(path.read_text(encoding="utf-8"), path.name)


@cache
def phrase(name: str) -> re.Pattern[str]:
    """Return a phrase of `words.txt` as an expression over skeletons, for use in code."""
    return compiled((vocabulary().phrases[name],), vocabulary()).regex


@cache
def room(name: str) -> Room:
    """Return the patterns of one file, by its name without `.txt`."""
    path = FOLDER / f"{name}.txt"
    return read_room(path.read_text(encoding="utf-8"), name, path.name)


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (number, first word, rest) of the lines; an indented one goes on with the last."""
    number, key, rest = 0, "", ""
    for at, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        if line[0].isspace():
            rest += ("" if rest.endswith(("|", "(", "[")) else " ") + line.strip()
            continue
        if key:
            yield number, key, rest
        number = at
        key, _, rest = line.strip().partition(" ")
        rest = rest.strip()
    if key:
        yield number, key, rest


def _read_vocabulary(text: str, file: str) -> Vocabulary:
    phrases: dict[str, Sequence] = {}
    verbs: dict[str, Mapping[str, tuple[str, ...]]] = {}
    kinds: dict[str, Kind] = {kind: Kind(kind) for kind in KINDS}
    words = Vocabulary(phrases, verbs, kinds)
    for number, key, rest in _lines(text):
        where = f"{file}, line {number}"
        name, equals, value = (part.strip() for part in rest.partition(" = "))
        if not equals or not value:
            message = f"{where}: expected “{key} name = …”"
            raise PatternError(message)
        if name in phrases or name in verbs or name in kinds:
            message = f"{where}: “{name}” is declared twice"
            raise PatternError(message)
        if key == "phrase":
            phrases[name] = parse(value, words, where)
        elif key == "words":
            ways = tuple((Word(word),) for word in sorted(word_list(value)))
            phrases[name] = (Choice(ways, optional=False),)
        elif key == "verb":
            verbs[name] = forms_of(value)
        elif key == "kind":
            if value.startswith("one of "):
                kinds[name] = Kind("word", only=_listed(value.removeprefix("one of ")))
                continue
            base, _, barred = (part.strip() for part in value.partition(" but not "))
            if base not in kinds:
                message = f"{where}: “{base}” is no kind of word; there are {', '.join(kinds)}"
                raise PatternError(message)
            kinds[name] = kinds[base]._replace(barred=(*kinds[base].barred, *_listed(barred)))
        else:
            message = f"{where}: “{key}” is no declaration; expected phrase, words, verb or kind"
            raise PatternError(message)
    return words


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


_KEYS = (
    "about", "says", "reads", "sure", "weak", "needs", "unless", "without", "nowhere", "beside",
    "anyway", "finds", "leaves",
)  # fmt: skip


def read_room(text: str, name: str, file: str) -> Room:
    """Read the patterns of a file.

    Raises PatternError with the place, what is wrong, and what would be right.
    """
    frame = ""
    general: list[str] = []
    blocks: list[tuple[int, str, list[tuple[int, str, str]]]] = []
    for number, key, rest in _lines(text):
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
        else:
            message = f"{file}, line {number}: “{key}” before the first pattern; expected “pattern”"
            raise PatternError(message)
    found: dict[str, SentencePattern] = {}
    for number, title, lines in blocks:
        one = _read_pattern(title, name, general, lines, f"{file}, line {number}")
        if title in found:
            message = f"{one.where}: {title} stands twice; expected one “pattern {title}”"
            raise PatternError(message)
        found[title] = one
    by_cues: dict[tuple[str, ...], list[int]] = {}
    for number, one in enumerate(found.values()):
        by_cues.setdefault(one.cues, []).append(number)
    numbers = tuple((cues, tuple(held)) for cues, held in by_cues.items())
    return Room(name, frame, tuple(found.values()), numbers, MappingProxyType(found))


def _read_pattern(
    name: str, of: str, general: list[str], lines: list[tuple[int, str, str]], where: str
) -> SentencePattern:
    words = vocabulary()
    where = f"{where}: {name}"
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
        tuple(parse(one, words, f"{where}, unless") for one in unless),
        tuple(parse(one, words, f"{where}, without") for one in given["without"]),
        tuple(parse(one, words, f"{where}, nowhere") for one in given["nowhere"]),
        tuple(parse(one, words, f"{where}, beside") for one in given["beside"]), where,
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
        if slot not in slots and slot != _SPOKEN_OF:
            message = f"{where}: says {{{slot}}}, but reads only {', '.join(sorted(slots))}"
            raise PatternError(message)
    return saying


def _slots(way: Sequence) -> Iterator[Slot]:
    for item in way:
        if isinstance(item, Slot):
            yield item
        for inner in getattr(item, "ways", ()):
            yield from _slots(inner)
