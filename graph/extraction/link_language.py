"""Links: how a word of opinion is tied to what it judges, as `data/words/*_links.txt` says.

The head of `opinion_links.txt` tells how one is written. It is compared with a sentence in which
the two that it ties are replaced by marks, so it says what stands between them and beside them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final, NamedTuple, cast

from ... import data
from ..claims import Polarity
from ..expressions import expression
from .pattern_cues import Demand, cues_of, demands_of, meets
from .pattern_language import PatternError, Sequence, Vocabulary, parse
from .pattern_regex import compiled
from .pattern_vocabulary import Declared, lines_of, listed, vocabulary
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

    An entry is a word, an ending ("*ly", of adverbs: "lovely" has it not), "list" and a list's
    name, "mixed" (praise and blame in one word) or "how much" (an adverb that only says how much
    of what follows).
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
        marks = {**self.words.marks, self.word: _WORD, self.thing: _THING}
        return parse(self.line, replace(self.words, marks=marks), f"{self.where}, reads")

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Strings of which one stands in every sentence that it fits."""
        return cues_of((self.sequence,))

    @cached_property
    def _demands(self) -> tuple[Demand, ...]:
        return demands_of((self.sequence,))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression over sentences with marks; compiled at its first use."""
        return compiled((self.sequence,), self.words).regex

    @cached_property
    def _before(self) -> re.Pattern[str] | None:
        ways = tuple(parse(one, self.words, f"{self.where}, unless") for one in self.unless)
        return compiled(ways, self.words, tail=" ?$").regex if ways else None

    def ties(
        self, text: str, word: tuple[int, int] | None, thing: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """Return the start and end in `text` if this way ties the two stretches of a sentence."""
        line, low, end = _line(text, word, thing)
        match = self.regex.search(line) if meets(line, self._demands) else None
        if match is None or (
            self._before is not None and self._before.search(line, 0, match.start())
        ):
            return None
        return low + match.start() - bool(low), end


@lru_cache(maxsize=64)  # the ways of a part are compared with one place after the other
def _line(
    text: str, word: tuple[int, int] | None, thing: tuple[int, int] | None
) -> tuple[str, int, int]:
    """Return what stands around two stretches with marks for them, where it begins, their end."""
    marked = sorted((*at, mark) for at, mark in ((word, _WORD), (thing, _THING)) if at is not None)
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
    return line, low, last


class Book(NamedTuple):
    """The links of a file, and the ways of each of its parts in order."""

    links: Mapping[str, LinkRule]
    parts: Mapping[str, tuple[Way, ...]]
    slots: Mapping[str, SlotRule]
    words: Vocabulary


@cache
def book() -> Book:
    """Return the links of `data/words/opinion_links.txt` and of `film_links.txt`, which goes on."""
    found = None
    for name in ("opinion_links.txt", "film_links.txt"):
        text = (Path(data.__file__).parent / "words" / name).read_text(encoding="utf-8")
        found = read_book(text, name, over=found)
    return cast("Book", found)


@cache
def phrase(name: str, *, closing: bool = False) -> re.Pattern[str]:
    """Return a phrase of the file as an expression; `closing`: at the end of what is searched."""
    words = book().words
    return compiled((words.phrases[name],), words, tail=" ?$" if closing else "").regex


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
        if entry.startswith("*"):
            return surface.endswith(entry[1:]) and surface not in word_list("adverbs_alike")
        return surface == entry

    found = {base}
    for name, (of, only, barred) in slots.items():  # a slot stands below the one it is made from
        if of in found and (not only or any(map(fits, only))) and not any(map(fits, barred)):
            found.add(name)
    return frozenset(found)


def read_book(text: str, file: str, *, over: Book | None = None) -> Book:
    """Read a file of links; what `over` declares holds in it, and its links come first.

    Raises PatternError with the place, and what would be right.
    """
    over = over or Book({}, {}, {}, vocabulary())
    declared = Declared(file, over.words, {"film": FILM})
    words = declared.vocabulary
    slots = dict(over.slots)
    blocks: list[tuple[str, str, str, dict[str, list[str]]]] = []
    part = ""
    for number, key, rest in lines_of(text):
        where = f"{file}, line {number}"
        if key == "link":
            blocks.append((rest, part, f"{where}: {rest}", {}))
        elif key == "part":
            part = rest
        elif key == "slot":
            name, _, value = (piece.strip() for piece in rest.partition(" = "))
            slots[name] = _slot(value, slots, where)
        elif declared.takes(number, key, rest):
            continue
        elif blocks and key in _KEYS:
            blocks[-1][3].setdefault(key, []).append(rest)
        else:
            message = f"{where}: “{key}” is no line of a link; expected {', '.join(_KEYS)}"
            raise PatternError(message)
    links = dict(over.links)
    parts = dict(over.parts)
    for name, of, where, lines in blocks:
        link = _link(name, of, where, lines)
        if name in links:
            message = f"{where}: stands twice; expected one “link {name}”"
            raise PatternError(message)
        links[name] = link
        unless = tuple(lines.get("unless", ()))
        ways = (_way(link, line, unless, slots, words, where) for line in link.reads)
        parts[of] = (*parts.get(of, ()), *ways)
    return Book(links, parts, slots, words)


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


def _slot(value: str, slots: Mapping[str, SlotRule], where: str) -> SlotRule:
    head, _, barred = value.partition(" but not ")
    base, _, only = (piece.strip() for piece in head.partition(" in "))
    if base not in (*slots, *_WORDS, *_THINGS):
        message = (
            f"{where}: “{base}” is no slot; there are {', '.join((*_WORDS, *_THINGS, *slots))}"
        )
        raise PatternError(message)
    return SlotRule(base, listed(only), listed(barred))
