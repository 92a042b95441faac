"""What sentence patterns share: the words, phrases, verbs and kinds of words of `words.txt`."""

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

__all__ = ["FOLDER", "lines_of", "phrase", "vocabulary"]

FOLDER = Path(data.__file__).parent / "words" / "patterns"


@cache
def vocabulary() -> Vocabulary:
    """Return what `words.txt` declares."""
    path = FOLDER / "words.txt"
    return _read_vocabulary(path.read_text(encoding="utf-8"), path.name)


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


def _read_vocabulary(text: str, file: str) -> Vocabulary:
    phrases: dict[str, Sequence] = {}
    verbs: dict[str, Mapping[str, tuple[str, ...]]] = {}
    kinds: dict[str, Kind] = {kind: Kind(kind) for kind in KINDS}
    words = Vocabulary(phrases, verbs, kinds)
    for number, key, rest in lines_of(text):
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
