"""What patterns share: the words, phrases, verbs and kinds of words that their files declare.

Those of all patterns stand in `data/words/patterns/words.txt`; a file may declare its own above
them. A phrase is read when a pattern first asks for it: a text needs few of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ... import data
from .pattern_language import Choice, Kind, PatternError, Sequence, Vocabulary, Word, parse
from .pattern_regex import compiled
from .pattern_slots import KINDS
from .pattern_verbs import forms_of
from .words import word_list

__all__ = ["FOLDER", "Declared", "lines_of", "listed", "phrase", "vocabulary"]

FOLDER = Path(data.__file__).parent / "words" / "patterns"


@cache
def vocabulary() -> Vocabulary:
    """Return what `words.txt` declares."""
    path = FOLDER / "words.txt"
    declared = Declared(path.name)
    for number, key, rest in lines_of(path.read_text(encoding="utf-8")):
        if not declared.takes(number, key, rest):
            message = (
                f"{path.name}, line {number}: “{key}” is no declaration; "
                f"expected {', '.join(_DECLARATIONS)}"
            )
            raise PatternError(message)
    return declared.vocabulary


@cache
def phrase(name: str) -> re.Pattern[str]:
    """Return a phrase of `words.txt` as an expression over skeletons, for use in code."""
    return compiled((vocabulary().phrases[name],), vocabulary()).regex


def lines_of(text: str) -> Iterator[tuple[int, str, str]]:
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


_DECLARATIONS = ("phrase", "words", "verb", "kind")


class Declared:
    """What a file declares, over what `base` does; `marks` are the slots that stand for a mark."""

    def __init__(
        self,
        file: str,
        base: Vocabulary | None = None,
        marks: Mapping[str, str] | None = None,
    ) -> None:
        self._file = file
        self._own: set[str] = set()
        self._phrases = _Phrases(base)
        self._verbs = dict(base.verbs) if base is not None else {}
        self._kinds = dict(base.kinds) if base is not None else {kind: Kind(kind) for kind in KINDS}
        self.vocabulary = Vocabulary(self._phrases, self._verbs, self._kinds, marks or {})
        self._phrases.words = self.vocabulary

    def takes(self, number: int, key: str, rest: str) -> bool:
        """Tell whether a line is a declaration, and keep it. Raises PatternError."""
        if key not in _DECLARATIONS:
            return False
        where = f"{self._file}, line {number}"
        name, equals, value = (part.strip() for part in rest.partition(" = "))
        if not equals or not value:
            message = f"{where}: expected “{key} name = …”"
            raise PatternError(message)
        if name in self._own:
            message = f"{where}: “{name}” is declared twice"
            raise PatternError(message)
        self._own.add(name)
        if key == "verb":
            self._verbs[name] = forms_of(value)
        elif key == "kind":
            self._kinds[name] = self._kind(value, where)
        else:
            self._phrases.unread[name] = (key, value, where)
        return True

    def _kind(self, value: str, where: str) -> Kind:
        if value.startswith("one of "):
            return Kind("word", only=listed(value.removeprefix("one of ")))
        base, _, barred = (part.strip() for part in value.partition(" but not "))
        kinds = self._kinds
        if base not in kinds:
            message = f"{where}: “{base}” is no kind of word; there are {', '.join(kinds)}"
            raise PatternError(message)
        return kinds[base]._replace(barred=(*kinds[base].barred, *listed(barred)))


class _Phrases(dict[str, Sequence]):
    """The phrases of a file over those of another; each is read when it is first asked for."""

    words: Vocabulary

    def __init__(self, base: Vocabulary | None) -> None:
        super().__init__()
        self.unread: dict[str, tuple[str, str, str]] = {}
        self._base: Mapping[str, Sequence] = base.phrases if base is not None else {}

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self.unread or name in self._base

    def __iter__(self) -> Iterator[str]:
        yield from {**dict.fromkeys(super().__iter__()), **self.unread, **dict(self._base)}

    def __missing__(self, name: str) -> Sequence:
        if name not in self.unread:
            return self._base[name]
        key, value, where = self.unread.pop(name)  # so that none can hold itself
        if key == "words":
            ways = tuple((Word(word),) for word in sorted(word_list(value)))
            self[name] = (Choice(ways, optional=False),)
        else:
            self[name] = parse(value, self.words, where)
        return self[name]


def listed(words: str) -> tuple[str, ...]:
    """Return the parts of a line between commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
