"""Shapes of layout: what the named entries of `data/words/layout.txt` say that a line looks like.

    shape  listed-title
    about  a title and a year between commas
    stands first
    reads  {title: unbroken-title}, {year: year}(,|.|;){blank}*1-9
    finds  Low Tide, 2004, dir. Ann Vane => title Low Tide; year 2004
    leaves In the spring of 2004, they met.

The head of that file explains the signs. A shape becomes a regular expression when it is first
asked for; `finds` and `leaves` are run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from ._words import joined_lines

__all__ = ["Shape", "ShapeError", "Shapes", "layout_shapes", "read_shapes", "shape"]

_ATOMS: Final = {
    "Capital": r"[^\W\d_a-zß-öø-ÿ]",
    "letter": r"[^\W\d_]",
    "letters": r"[\w’'-]*",
    "brand": r"[\w&.'’-]*",
    "word": r"[\w’'&-]+",
    "figure": r"\d",
    "quote": "[“”\"‘’'«»*_]",
    "solid": r"\S",
    "blank": r"\s",
    "edge": r"\b",
    "end": "$",
}
_COUNTED: Final = {"figures": r"\d", "capitals": "[A-Z]", "shouted": r"[A-Z\d '’:!?,&-]"}
_FREE: Final = {"text": "?", "most": ""}
_LOOKS: Final = {"then": "(?=", "not then": "(?!", "after": "(?<=", "not after": "(?<!"}
_SIGNS: Final = re.compile(
    r"<(?P<look>(?:not )?(?:then|after)) |(?P<closed>>)|\{(?P<brace>[^{}]+)\}|\"(?P<sign>[^\"]*)\""
    r"|\*(?P<low>\d+)-(?P<high>\d+)(?P<few>\??)|(?P<group>[\[\]()|])|(?P<blank> )|(?P<any>~)"
    r"|(?P<plain>[^\s\[\](){}|\"~<>*]+)"
)
_GROUPS: Final = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
_FIXED: Final = {"closed": ")", "blank": r"\s", "any": r"\s*"}
_ANY_CASE: Final = "\0"  # before what a part reads that is declared with `words`
_KEYS: Final = ("about", "stands", "letters", "reads", "finds", "leaves")
_METHODS: Final = {"whole": "fullmatch", "first": "match", "anywhere": "search"}


class ShapeError(ValueError):
    """An entry of a file of shapes cannot be read; the message names it and what is wrong."""


@dataclass(frozen=True)
class Shape:
    """A named shape. Calling it looks for it in a text, between two offsets if these are given."""

    name: str
    said: Mapping[str, tuple[str, ...]] = field(repr=False)
    parts: _Parts = field(repr=False, compare=False)

    @property
    def finds(self) -> tuple[str, ...]:
        """Return its examples, each with what the slots hold behind "=>"."""
        return self.said.get("finds", ())

    @property
    def leaves(self) -> tuple[str, ...]:
        """Return the texts that it must not find."""
        return self.said.get("leaves", ())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression that the shape stands for."""
        where = f"layout shape “{self.name}”"
        ways = "|".join(_compiled(line, self.parts, where) for line in self.said["reads"])
        try:
            return re.compile(ways, re.IGNORECASE if "letters" in self.said else 0)
        except re.error as error:
            message = f"{where}: {error}"
            raise ShapeError(message) from error

    @cached_property
    def _method(self) -> Callable[..., re.Match[str] | None]:
        stands = self.said.get("stands", ("whole",))[0]
        if stands not in _METHODS:
            message = f"layout shape “{self.name}”: stands {' or '.join(_METHODS)}"
            raise ShapeError(message)
        method: Callable[..., re.Match[str] | None] = getattr(self.pattern, _METHODS[stands])
        return method

    def whole(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return what it finds where all of a text, or of a stretch of it, has the shape."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self._method(text, start, len(text) if end is None else end)


Shapes = Mapping[str, Shape]


def shape(name: str) -> Shape:
    """Return a shape of `data/words/layout.txt` by its name."""
    return layout_shapes()[name]


@cache
def layout_shapes() -> Shapes:
    """Return all shapes of `data/words/layout.txt`."""
    return read_shapes(joined_lines("layout"))


def read_shapes(lines: Iterable[str]) -> Shapes:
    """Read a file of parts and shapes; `ShapeError` where an entry is none."""
    parts = _Parts()
    shapes: dict[str, dict[str, tuple[str, ...]]] = {}
    said: dict[str, tuple[str, ...]] = {}
    for line in lines:
        key, _, value = line.partition(" ")
        value = value.strip()
        if key in {"part", "words"}:
            name, _, reads = (side.strip() for side in value.partition("="))
            parts.reads[name] = f"{_ANY_CASE}{reads}" if key == "words" else reads
        elif key == "shape":
            said = shapes.setdefault(value, {})
        elif key in _KEYS:
            said[key] = (*said.get(key, ()), value)
        else:
            message = f"“{line}” begins with none of part, words, shape, {', '.join(_KEYS)}"
            raise ShapeError(message)
    for name, given in shapes.items():
        if missing := {"about", "reads", "finds", "leaves"} - given.keys():
            message = f"layout shape “{name}” lacks {', '.join(sorted(missing))}"
            raise ShapeError(message)
    return {name: Shape(name, given, parts) for name, given in shapes.items()}


class _Parts:
    """The parts of a file, each made into an expression when it is first asked for."""

    def __init__(self) -> None:
        self.reads: dict[str, str] = {}
        self._made: dict[str, str] = {}

    def made(self, name: str, where: str) -> str:
        """Return the expression of a part, or of one of the signs that need none."""
        found = _ATOMS.get(name) or self._made.get(name)
        if found is None:
            found = self._made[name] = self._make(name, where)
        return found

    def _make(self, name: str, where: str) -> str:
        reads = self.reads.get(name)
        if reads is not None:
            body = _compiled(reads.removeprefix(_ANY_CASE), self, where)
            return f"(?i:{body})" if reads.startswith(_ANY_CASE) else f"(?:{body})"
        kind, _, rest = name.partition(" ")
        if kind not in _COUNTED and kind not in _FREE:
            message = f"{where}: “{name}” is no part"
            raise ShapeError(message)
        amount, _, barred = rest.partition(" but ")
        sign = _COUNTED.get(kind) or (rf"[^\n{re.escape(barred)}]" if barred else ".")
        return f"{sign}{{{amount.replace('-', ',')}}}{_FREE.get(kind, '')}"


def _compiled(reads: str, parts: _Parts, where: str) -> str:
    """Return the expression of what an entry reads; a slot is kept where it first stands."""
    made: list[str] = []
    kept: set[str] = set()
    at = 0
    for sign in _SIGNS.finditer(reads):
        if sign.start() != at:
            break
        at = sign.end()
        found = sign.lastgroup or ""
        text = sign[found]
        if found == "look":
            made.append(_LOOKS[text])
        elif found == "brace":
            slot, _, name = text.rpartition(": ")
            body = parts.made(name, where)
            made.append(f"(?P<{slot}>{body})" if slot and slot not in kept else body)
            kept.add(slot)
        elif found == "few":
            made.append(f"{{{sign['low']},{sign['high']}}}{text}")
        elif found == "group":
            made.append(_GROUPS[text])
        else:
            made.append(_FIXED.get(found) or re.escape(text))
    if at < len(reads):
        message = f"{where}: “{reads[at:]}” cannot be read"
        raise ShapeError(message)
    return "".join(made)
