"""Turns of modality: named turns of phrase that deny, suppose, report or mock what stands in them.

They stand in `data/words/modality.txt`, in the signs of the pattern language; docs/modality.md
says how they are read. A turn holds `{said}`, the place that is asked about, or `{name}`, the
same where it is a name and the subject; one without either speaks for its whole sentence. Turns
that assert are passed over: what they hold is blanked out before anything else is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast, get_args

from ... import data
from ..expressions import expression
from .modality_cues import BOUNDARY, OBJECT_BEFORE, WORK_BY
from .modality_shapes import AS_NAME, AS_WORD, NEW_CLAUSE, SLOTS, cues_of, slots_of, written
from .pattern_language import Kind, PatternError, Vocabulary, parse
from .pattern_slots import KINDS
from .pattern_verbs import forms_of

__all__ = ["Turn", "Verdict", "Way", "holds", "passed_over", "read_turns", "turn_of", "turns"]

Verdict = Literal["asserted", "negated", "hypothetical", "reported", "comparative", "mocked"]
_ORDER: Final = ("mocked", "reported", "hypothetical", "negated", "comparative")
_ONCE: Final = ("turn", "about", "gives")
_MORE: Final = ("reads", "finds", "leaves")
_LONGEST: Final = 900
_LINE: Final = expression(r"(?P<key>\S+)\s+(?P<rest>.+)")
_WORD: Final = expression(r"[^\W_][\w'-]*")
_PARTS: Final = expression(r"['-]")
_SIGNS: Final = str.maketrans("’`“”‘\t\n\r\xa0", "''\"\"'    ")


class Way(NamedTuple):
    """One shape of a turn: its expression, and words of which one stands in all that it holds."""

    source: str
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: what it gives, its expression, and sentences that show it.

    `finds` and `leaves` mark the place with a “[” before its word.
    """

    name: str
    about: str
    gives: Verdict
    ways: tuple[Way, ...]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


class _Sentence(NamedTuple):
    """A sentence in the form that turns read, as long as before, and the shapes it may hold."""

    text: str
    ways: tuple[tuple[Turn, str], ...]


def turn_of(sentence: str, start: int, end: int | None = None) -> Turn | None:
    """Return the turn that decides on the word at `start`, or on the name from `start` to `end`.

    >>> turn_of("Word on the lot was that it was shot by Ann Vane.", 32).name
    'word-of-mouth'
    """
    if len(sentence) > _LONGEST:
        near = max(0, start - _LONGEST // 2)
        sentence = sentence[near : near + _LONGEST]
        start, end = start - near, None if end is None else end - near
    text, found = _prepared(sentence)
    if not found:
        return None
    marked = _marked(text, start, end)
    return next((turn for turn, source in found if _stands(source, text, marked)), None)


def _stands(source: str, text: str, marked: str) -> bool:
    """Tell whether a shape stands in a text; one without a place is read without the mark."""
    return _regex(source).search(marked if AS_NAME in source else text) is not None


def holds(turn: Turn, sentence: str, start: int, end: int | None = None) -> bool:
    """Tell whether a turn decides on a place; of one that asserts, whether the text holds it."""
    low = _lowered(sentence)
    if turn.gives == "asserted":
        return any(
            turn is one
            for one, source in _by_cue(low, asserting=True)
            if _regex(source).search(low)
        )
    text = _in_clauses(low)
    marked = _marked(text, start, end)
    found = _by_cue(low, asserting=False)
    return any(turn is one and _stands(source, text, marked) for one, source in found)


@lru_cache(maxsize=128)
def passed_over(sentence: str) -> str:
    """Return a sentence whose asserting turns are blanked out, as long as before.

    >>> passed_over("It must be said that the score is loud.").split()[0]
    'the'
    """
    low = _lowered(sentence)
    for _, source in _by_cue(low, asserting=True):
        for found in _regex(source).finditer(low):
            blank = " " * len(found.group())
            sentence = sentence[: found.start()] + blank + sentence[found.end() :]
    return sentence


def _marked(text: str, start: int, end: int | None) -> str:
    """Return the text with the place marked; of a name, its quotation marks go with it."""
    if end is None:
        return text[:start] + AS_WORD + text[start:]
    before, after = text[:start], text[end:]
    before = before.removesuffix('"')
    after = re.sub(r'^[\w]*(?:[,.!]?")?', "", after, count=1)
    near = before[-40:]
    is_object = OBJECT_BEFORE.search(near) and not WORK_BY.search(near)
    return f"{before}{AS_WORD if is_object else AS_NAME}{after}"


def _lowered(sentence: str) -> str:
    low = sentence.lower()
    return (low if len(low) == len(sentence) else sentence).translate(_SIGNS)


@lru_cache(maxsize=128)
def _prepared(sentence: str) -> _Sentence:
    low = _lowered(sentence)
    found = _by_cue(low, asserting=False)
    return _Sentence(_in_clauses(low) if found else low, found)


def _in_clauses(text: str) -> str:
    """Return a text in which a blank before a new clause is another sign."""
    signs = list(text)
    for match in BOUNDARY.finditer(text):
        first = text[match.start()]
        if first == ",":
            at = match.start() + 1
        elif first.isalpha():
            at = match.start() - 1
        else:
            continue  # the sign itself ends the clause
        if 0 <= at < len(signs) and signs[at] == " ":
            signs[at] = NEW_CLAUSE
    return "".join(signs)


def _by_cue(text: str, *, asserting: bool) -> tuple[tuple[Turn, str], ...]:
    """Return the shapes of which a word stands in the text, in the order of their turns."""
    index, shapes = _index(asserting=asserting)
    whole = _WORD.findall(text)
    words = set(whole)
    words.update(
        part for word in whole if "'" in word or "-" in word for part in _PARTS.split(word)
    )
    return tuple(
        shapes[n] for n in sorted({n for word in words & index.keys() for n in index[word]})
    )


@cache
def _index(*, asserting: bool) -> tuple[Mapping[str, Sequence[int]], Sequence[tuple[Turn, str]]]:
    """Return the numbers of shapes by cue, and the shapes."""
    index: dict[str, list[int]] = defaultdict(list)
    shapes: list[tuple[Turn, str]] = []
    for turn in turns():
        if (turn.gives == "asserted") == asserting:
            for way in turn.ways:
                for cue in way.cues:
                    index[cue].append(len(shapes))
                shapes.append((turn, way.source))
    return dict(index), shapes


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def turns() -> tuple[Turn, ...]:
    """Return the turns of `data/words/modality.txt`, by what they give, then as they stand."""
    path = Path(data.__file__).parent / "words" / "modality.txt"
    found = read_turns(path.read_text("utf-8"), path.name)
    return tuple(
        sorted(found, key=lambda turn: _ORDER.index(turn.gives) if turn.gives in _ORDER else -1)
    )


def read_turns(text: str, file: str) -> list[Turn]:
    """Read turns as the file holds them.

    Raises PatternError with the place, what is wrong, and what would be right.
    """
    vocabulary = Vocabulary({}, {}, {kind: Kind(kind) for kind in KINDS})
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
        elif key not in (*_ONCE, *_MORE) or not block:
            message = f"{where}: “{key}” is no line of a turn; expected {', '.join(_ONCE + _MORE)}"
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
    ways: list[Way] = []
    for read in block["reads"]:
        shape = parse(read, vocabulary, f"{where}: {name}, reads")
        for slot in slots_of(shape):
            if slot.name not in SLOTS:
                message = f"{where}: {name}: “{{{slot.name}}}”; expected {{said}} or {{name}}"
                raise PatternError(message)
        cues = cues_of(shape)
        if not cues:
            message = f"{where}: {name}: expected a word that it cannot do without: {read}"
            raise PatternError(message)
        ways.append(Way(written(shape), cues))
    return Turn(
        name, block["about"][0], cast("Verdict", gives), tuple(ways), tuple(block["finds"]),
        tuple(block["leaves"]),
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
