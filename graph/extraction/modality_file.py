"""Turns of modality as their files hold them: `data/words/modality*.txt`, read strictly.

docs/modality.md says what each line means. Words and verbs that turns share are declared in
`modality_words.txt`; the code that judges by clauses asks for some of these by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, Literal, cast, get_args

from ... import data
from ..expressions import expression
from .modality_shapes import (
    SLOTS,
    cues_of,
    heads_of,
    needs_of,
    slots_of,
    written,
)
from .pattern_language import Kind, PatternError, Sequence, Stretch, Vocabulary, parse
from .pattern_slots import KINDS
from .pattern_verbs import forms_of

__all__ = ["FILES", "Text", "Turn", "Verdict", "Way", "cues", "read_turns", "turns", "way", "words"]

Verdict = Literal[
    "asserted", "undenied", "agreed", "mocked", "presupposed", "reported", "granted",
    "hypothetical", "denies", "negated", "comparative",
]  # fmt: skip
FILES: Final = ("", "_voices", "_granted", "_wishes", "_denials", "_comparisons")
_FOLDER: Final = Path(data.__file__).parent / "words"
_ONCE: Final = ("turn", "about", "gives")
_MORE: Final = ("reads", "finds", "leaves")
_MAY: Final = ("reach", "nowhere")
_RUN: Final = expression(r"\w+|[^\w ]")
_LINE: Final = expression(r"(?P<key>\S+)\s+(?P<rest>.+)")


class Text:
    """A text that shapes are looked for in, and the runs of letters and the signs that it holds."""

    __slots__ = ("_places", "runs", "whole")

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self.runs = frozenset(("", *_RUN.findall(whole)))
        self._places: dict[str, list[int]] = {"": [0]}

    def places(self, run: str) -> list[int]:
        """Return where a run of letters, or a sign, stands that the text holds."""
        if run not in self._places:
            self._places[run] = [*_places(self.whole, run)]
        return self._places[run]


def _places(text: str, run: str) -> Iterator[int]:
    joined = run[0].isalnum() or run[0] == "_"
    at = text.find(run)
    while at >= 0:
        end = at + len(run)
        if not joined or not (_is_of_run(text[at - 1 : at]) or _is_of_run(text[end : end + 1])):
            yield at
        at = text.find(run, end)


def _is_of_run(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@dataclass(frozen=True, eq=False)
class Way:
    """One shape of a turn, and words of which one stands in all that it holds.

    `placed`: the place that is asked about is part of the shape. It is compiled when first asked
    for.
    """

    shape: Sequence
    cues: frozenset[str]
    placed: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The shape as an expression."""
        return re.compile(written(self.shape))

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        return tuple(needed for needed in needs_of(self.shape) if needed != self.cues)

    @cached_property
    def _heads(self) -> frozenset[str] | None:
        return heads_of(self.shape)

    @cached_property
    def _rest(self) -> Way | None:
        """What stands behind its first stretch: if that is nowhere in a text, no match is."""
        for at, item in enumerate(self.shape):
            if isinstance(item, Stretch):
                rest = Way(self.shape[at + 1 :], frozenset(), placed=False)
                return rest if rest._heads is not None else None
        return None

    def may_stand(self, known: AbstractSet[str]) -> bool:
        """Tell whether a sentence of these words, one of its cues among them, may hold it."""
        for cues in self._needs:  # noqa: SIM110 - a loop, not any(): this test is frequent
            if known.isdisjoint(cues):
                return False
        return True

    def matches(self, text: Text) -> Iterator[re.Match[str]]:
        """Yield the matches in a text: looked for only where one can begin, if that is known."""
        if self._heads is None:
            yield from self.regex.finditer(text.whole)
            return
        if self._rest is not None and not self._rest.stands_in(text):
            return
        begun = self._heads & text.runs
        if not begun:
            return
        end = 0
        for at in sorted(at for head in begun for at in text.places(head)):
            if at >= end and (found := self.regex.match(text.whole, at)) is not None:
                yield found
                end = found.end()

    def stands_in(self, text: Text) -> bool:
        """Tell whether the shape stands in a text."""
        return next(self.matches(text), None) is not None


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: what it gives, its shapes, and sentences that show it.

    A shape without a place reaches so many words ahead within its clause (`reach`), or, with
    "sentence", until the writer speaks again; with none, the whole sentence. No turn decides
    where one of `nowhere` stands. `finds` and `leaves` mark the place with a “[”.
    """

    name: str
    about: str
    gives: Verdict
    ways: tuple[Way, ...]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    reach: int | Literal["sentence"] | None = None
    nowhere: tuple[Way, ...] = ()


@cache
def turns() -> tuple[Turn, ...]:
    """Return the turns of all files in the order in which they decide, then as they stand."""
    vocabulary = _vocabulary()
    order = get_args(Verdict)
    found = [
        turn
        for part in FILES
        for turn in read_turns(_text(f"modality{part}.txt"), f"modality{part}.txt", vocabulary)
    ]
    return tuple(sorted(found, key=lambda turn: order.index(turn.gives)))


@cache
def words(phrase: str) -> re.Pattern[str]:
    """Return what `modality_words.txt` declares by a name, as an expression for small letters."""
    return re.compile(written(_vocabulary().phrases[phrase]))


@cache
def way(phrase: str) -> Way:
    """Return what `modality_words.txt` declares by a name as a shape, for small letters."""
    return Way(_vocabulary().phrases[phrase], frozenset(cues(phrase)), placed=False)


@cache
def cues(phrase: str) -> tuple[str, ...]:
    """Return words of which one stands in every text that holds what a name declares."""
    return tuple(sorted(cues_of(_vocabulary().phrases[phrase]))) or ("",)


@cache
def _vocabulary() -> Vocabulary:
    vocabulary = _empty()
    read_turns(_text("modality_words.txt"), "modality_words.txt", vocabulary)
    return vocabulary


def _empty() -> Vocabulary:
    return Vocabulary({}, {}, {kind: Kind(kind) for kind in KINDS})


def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def read_turns(text: str, file: str, vocabulary: Vocabulary | None = None) -> list[Turn]:
    """Read turns as the file holds them; what it declares joins the vocabulary.

    Raises PatternError with the place, what is wrong, and what would be right.
    """
    vocabulary = vocabulary or _empty()
    phrases = cast("dict[str, object]", vocabulary.phrases)
    verbs = cast("dict[str, object]", vocabulary.verbs)
    found: list[Turn] = []
    block: dict[str, list[str]] = {}
    number = 0
    for at, key, rest in (*_lines(text), (0, "turn", "")):
        where = f"{file}, line {at}"
        if key in ("phrase", "verb"):
            name, _, value = (part.strip() for part in rest.partition(" = "))
            if key == "verb":
                verbs[name] = forms_of(value)
            else:
                phrases[name] = parse(value, vocabulary, where)
        elif key == "turn":
            if block:
                found.append(_turn(block, vocabulary, f"{file}, line {number}"))
            block, number = {"turn": [rest]}, at
        elif key not in (*_ONCE, *_MORE, *_MAY) or not block:
            known = ", ".join(_ONCE + _MORE + _MAY)
            message = f"{where}: “{key}” is no line of a turn; expected {known}"
            raise PatternError(message)
        else:
            block.setdefault(key, []).append(rest)
    return found


def _turn(block: Mapping[str, list[str]], vocabulary: Vocabulary, where: str) -> Turn:
    name = block["turn"][0]
    for key in (*_ONCE, *_MORE):
        if key not in block or (key in _ONCE and len(block[key]) > 1):
            message = f"{where}: {name}: expected {'one' if key in _ONCE else 'a'} line “{key}”"
            raise PatternError(message)
    gives = block["gives"][0]
    if gives not in get_args(Verdict):
        message = f"{where}: {name}: gives “{gives}”; expected {', '.join(get_args(Verdict))}"
        raise PatternError(message)
    reach = block.get("reach", [""])[0]
    if reach and reach != "sentence" and not reach.isdecimal():
        message = f"{where}: {name}: reach “{reach}”; expected a number of words, or sentence"
        raise PatternError(message)
    ways: list[Way] = []
    for read in block["reads"]:
        shape = parse(read, vocabulary, f"{where}: {name}, reads")
        slots = [*slots_of(shape)]
        for slot in slots:
            if slot.name not in SLOTS and not slot.words:
                message = f"{where}: {name}: “{{{slot.name}}}”; expected {{said}} or {{name}}"
                raise PatternError(message)
        cues = cues_of(shape)
        if not cues:
            message = f"{where}: {name}: expected a word that it cannot do without: {read}"
            raise PatternError(message)
        ways.append(Way(shape, cues, placed=any(slot.name != "kept" for slot in slots)))
    barred = (parse(read, vocabulary, f"{where}: {name}") for read in block.get("nowhere", []))
    return Turn(
        name, block["about"][0], cast("Verdict", gives), tuple(ways), tuple(block["finds"]),
        tuple(block["leaves"]),
        int(reach) if reach.isdecimal() else "sentence" if reach else None,
        tuple(Way(shape, frozenset(), placed=False) for shape in barred),
    )  # fmt: skip


def _lines(text: str) -> list[tuple[int, str, str]]:
    """Return number, key and rest of each line; an indented line goes on with the one above."""
    found: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] == " " and found:
            at, key, rest = found[-1]
            found[-1] = at, key, f"{rest} {line.strip()}"
            continue
        match = _LINE.match(line)
        if match is None:
            message = f"line {number}: expected a key and what it holds: {line}"
            raise PatternError(message)
        found.append((number, match["key"], match["rest"].strip()))
    return found
