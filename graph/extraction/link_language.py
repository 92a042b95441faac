"""Links: how a word of opinion is tied to what it judges, as `data/words/opinion_links.txt` says.

The head of that file tells how a link is written. A link is compared with a sentence in which the
two that it ties are replaced by marks, so it says what stands between them and beside them.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Final, NamedTuple, cast

from ... import data
from ..claims import Polarity
from ..expressions import expression
from .pattern_cues import cues_of
from .pattern_language import (
    Check,
    Choice,
    Kind,
    Mark,
    PatternError,
    Sequence,
    Slot,
    Vocabulary,
    parse,
)
from .pattern_regex import compiled
from .sentence_patterns import vocabulary
from .words import word_list

__all__ = ["FILM", "Book", "LinkRule", "Way", "book", "phrase", "read_book", "slots_of"]

FILM: Final = "\ue000"
"""Stands for the title of the film in a sentence."""
_WORD: Final = "\ue0f0"
_THING: Final = "\ue0f1"
_WORDS: Final = ("opinion", "subject-idiom", "person-idiom", "object-idiom")
_THINGS: Final = ("aspect", "participle", "person", "artist", "other")
_OF: Final = ("known", "actor", "anybody")
_MARGIN: Final = 90
_SLOTS: Final = expression(r"\{([a-z -]+)\}")
_BLANKS: Final = expression(" {2,}")


class SlotRule(NamedTuple):
    """What may stand in a slot: `only` these words of the base, or all but the `barred` ones.

    An entry is a word, an ending ("*ly"), "list" and a list's name, "mixed" (praise and blame in
    one word) or "how much" (an adverb that only says how much of what follows).
    """

    base: str
    only: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkRule:
    """A named way to tie a word of opinion to what it judges."""

    name: str
    part: str
    about: str
    reads: tuple[str, ...]
    sign: Polarity | None
    joins: int
    of: str
    alone: bool
    sure: float
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """One line "reads" of a link: the slots that it ties, and in which order they stand.

    What it means is read when a sentence has words for its slots: most texts need few.
    """

    link: LinkRule
    line: str
    word: str
    thing: str
    is_ahead: bool
    where: str = field(repr=False)
    unless: tuple[str, ...] = field(repr=False)
    words: Vocabulary = field(repr=False)

    @cached_property
    def sequence(self) -> Sequence:
        """What the line means, with marks for its slots. Raises PatternError."""
        marks = {self.word: _WORD, self.thing: _THING}
        return _marked(parse(self.line, self.words, f"{self.where}, reads"), marks)

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Strings of which one stands in every sentence that it fits."""
        return cues_of((self.sequence,))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over sentences with marks; compiled at its first use."""
        return compiled((self.sequence,), self.words).regex

    @cached_property
    def _before(self) -> re.Pattern[str] | None:
        ways = tuple(_marked(parse(one, self.words, self.where)) for one in self.unless)
        return compiled(ways, self.words, tail=" ?$").regex if ways else None

    def ties(
        self, text: str, word: tuple[int, int] | None, thing: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """Return the start and end in `text` if this way ties the two stretches of a sentence."""
        marked = sorted(
            (*at, mark) for at, mark in ((word, _WORD), (thing, _THING)) if at is not None
        )
        low = max(0, marked[0][0] - _MARGIN)
        high = marked[-1][1] + _MARGIN
        pieces = ["…"] if low else []
        last = low
        for start, end, mark in marked:
            pieces += [text[last:start], mark]
            last = end
        pieces.append(text[last:high])
        if high < len(text):
            pieces.append("…")
        line = "".join(pieces)
        if "  " in line:
            line = _BLANKS.sub(" ", line)
        match = self.regex.search(line)
        if match is None or (
            self._before is not None and self._before.search(line, 0, match.start())
        ):
            return None
        return low + match.start() - bool(low), marked[-1][1]


class _Phrases(dict[str, Sequence]):
    """The phrases of a file over those of `words.txt`; each is read when it is first asked for."""

    def __init__(self, base: Vocabulary) -> None:
        super().__init__()
        self.texts: dict[str, tuple[str, str]] = {}
        self.words = self._base = base

    def __contains__(self, name: object) -> bool:
        return name in self.texts or name in self._base.phrases

    def __iter__(self) -> Iterator[str]:
        yield from {**self.texts, **self._base.phrases}

    def __missing__(self, name: str) -> Sequence:
        if name not in self.texts:
            return self._base.phrases[name]
        value, where = self.texts[name]
        self[name] = parse(value, self.words, where)
        return self[name]


class Book(NamedTuple):
    """The links of a file, and the ways of each of its parts in order."""

    links: Mapping[str, LinkRule]
    parts: Mapping[str, tuple[Way, ...]]
    slots: Mapping[str, SlotRule]
    words: Vocabulary


@cache
def book() -> Book:
    """Return the links of `data/words/opinion_links.txt`."""
    path = Path(data.__file__).parent / "words" / "opinion_links.txt"
    return read_book(path.read_text(encoding="utf-8"), path.name)


@cache
def phrase(name: str, *, closing: bool = False) -> re.Pattern[str]:
    """Return a phrase of the file as an expression; `closing`: at the end of what is searched."""
    words = book().words
    return compiled((_marked(words.phrases[name]),), words, tail=" ?$" if closing else "").regex


@cache
def slots_of(base: str, surface: str, followed: bool, mixed: bool) -> frozenset[str]:
    """Return the slots that a word of the base may fill.

    `followed` tells that another word stands right behind it, `mixed` that it is praise and blame.
    """
    slots = book().slots

    def fits(entry: str) -> bool:
        if entry == "mixed":
            return mixed
        if entry == "how much":
            return followed and surface in word_list("degree_adverbs")
        if entry.startswith("list "):
            return surface in word_list(entry.removeprefix("list "))
        return surface.endswith(entry[1:]) if entry.startswith("*") else surface == entry

    found = {base}
    for name, (of, only, barred) in slots.items():  # a slot stands below the one it is made from
        if of in found and (not only or any(map(fits, only))) and not any(map(fits, barred)):
            found.add(name)
    return frozenset(found)


def read_book(text: str, file: str) -> Book:
    """Read a file of links. Raises PatternError with the place, and what would be right."""
    base = vocabulary()
    phrases = _Phrases(base)
    kinds: dict[str, Kind] = {}
    words = Vocabulary(phrases, base.verbs, ChainMap(kinds, cast("dict[str, Kind]", base.kinds)))
    phrases.words = words
    slots: dict[str, SlotRule] = {}
    blocks: list[tuple[str, str, str, dict[str, list[str]]]] = []
    part = ""
    for number, key, rest in _lines(text):
        where = f"{file}, line {number}"
        name, equals, value = (piece.strip() for piece in rest.partition(" = "))
        if key == "link":
            blocks.append((rest, part, f"{where}: {rest}", {}))
        elif key == "part":
            part = rest
        elif key == "phrase" and equals:
            phrases.texts[name] = (value, where)
        elif key == "kind" and equals:
            kinds[name] = _kind(value, words, where)
        elif key == "slot" and equals:
            slots[name] = _slot(value, slots, where)
        elif blocks and key in _KEYS:
            blocks[-1][3].setdefault(key, []).append(rest)
        else:
            message = f"{where}: “{key}” is no line of a link; expected {', '.join(_KEYS)}"
            raise PatternError(message)
    links: dict[str, LinkRule] = {}
    parts: dict[str, list[Way]] = {}
    for name, of, where, lines in blocks:
        link = _link(name, of, where, lines)
        if name in links:
            message = f"{where}: stands twice; expected one “link {name}”"
            raise PatternError(message)
        links[name] = link
        unless = tuple(lines.get("unless", ()))
        for line in link.reads:
            way = _way(link, line, unless, slots, words, where)
            parts.setdefault(of, []).append(way)
    return Book(links, {of: tuple(ways) for of, ways in parts.items()}, slots, words)


_KEYS: Final = (
    "about", "reads", "unless", "sign", "joins", "of", "alone", "sure", "finds", "leaves",
)  # fmt: skip
_JOINS: Final = {"": 0, "behind": 1, "before": -1}


def _link(name: str, part: str, where: str, lines: Mapping[str, list[str]]) -> LinkRule:
    for key in ("about", "reads", "sure", "finds", "leaves"):
        if key not in lines:
            message = f"{where}: no line “{key}”"
            raise PatternError(message)
    sign, joins, of = (lines.get(key, [""])[0] for key in ("sign", "joins", "of"))
    for key, given, right in (
        ("sign", sign, ("positive", "negative")), ("joins", joins, _JOINS), ("of", of, _OF),
    ):  # fmt: skip
        if given and given not in right:
            message = f"{where}: {key} {given}; expected {', '.join(filter(None, right))}"
            raise PatternError(message)
    return LinkRule(
        name, part, lines["about"][0], tuple(lines["reads"]), cast("Polarity", sign) or None,
        _JOINS[joins], of or "known", "alone" in lines, float(lines["sure"][0]),
        tuple(lines["finds"]), tuple(lines["leaves"]),
    )  # fmt: skip


def _way(
    link: LinkRule,
    line: str,
    unless: tuple[str, ...],
    slots: Mapping[str, SlotRule],
    words: Vocabulary,
    where: str,
) -> Way:
    held = _SLOTS.findall(line)
    word, thing = "", ""
    for name in held:
        base = name
        while base in slots:
            base = slots[base].base
        if base in _WORDS and not word:
            word = name
        elif base in _THINGS and not thing:
            thing = name
        elif name != "film":
            message = f"{where}: {{{name}}} stands twice or is no slot; expected {', '.join(slots)}"
            raise PatternError(message)
    if bool(word) == bool(link.sign):
        right = "no “sign” beside it" if word else "“sign positive” or “sign negative”"
        message = f"{where}: {'a' if word else 'no'} word of opinion; expected {right}"
        raise PatternError(message)
    ahead = bool(word and thing) and held.index(word) < held.index(thing)
    return Way(link, line, word, thing, ahead, where, unless, words)


def _marked(sequence: Sequence, marks: Mapping[str, str] | None = None) -> Sequence:
    """Return a sequence in which each slot is the mark that stands for it in sentences."""
    made: list[object] = []
    for item in sequence:
        if isinstance(item, Slot):
            mark = FILM if item.name == "film" else (marks or {})[item.name]
            made.append(Slot(item.name, (Mark(mark),)))
        elif isinstance(item, (Choice, Check)):
            made.append(item._replace(ways=tuple(_marked(way, marks) for way in item.ways)))
        else:
            made.append(item)
    return cast("Sequence", tuple(made))


def _kind(value: str, words: Vocabulary, where: str) -> Kind:
    if value.startswith("one of "):
        return Kind("word", only=_listed(value.removeprefix("one of ")))
    base, _, barred = (piece.strip() for piece in value.partition(" but not "))
    if base not in words.kinds:
        message = f"{where}: “{base}” is no kind of word; there are {', '.join(words.kinds)}"
        raise PatternError(message)
    return words.kinds[base]._replace(barred=(*words.kinds[base].barred, *_listed(barred)))


def _slot(value: str, slots: Mapping[str, SlotRule], where: str) -> SlotRule:
    head, _, barred = value.partition(" but not ")
    base, _, only = (piece.strip() for piece in head.partition(" in "))
    if base not in (*slots, *_WORDS, *_THINGS):
        message = (
            f"{where}: “{base}” is no slot; there are {', '.join((*_WORDS, *_THINGS, *slots))}"
        )
        raise PatternError(message)
    return SlotRule(base, _listed(only), _listed(barred))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (number, first word, rest) of the lines; an indented one goes on with the last."""
    number, whole = 0, ""
    for at, line in enumerate((*text.splitlines(), "end"), 1):
        if line.startswith("#") or not line.strip():
            continue
        if line[0].isspace():
            whole += ("" if whole.endswith(("|", "(", "[")) else " ") + line.strip()
            continue
        if whole:
            key, _, rest = whole.partition(" ")
            yield number, key, rest.strip()
        number, whole = at, line.strip()
