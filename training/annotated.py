"""Read documents of the annotated corpus: text, mentions and facts (format: FORMAT.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

__all__ = [
    "ASPECTS",
    "CORPUS",
    "MODES",
    "TYPES",
    "Annotated",
    "AnnotationError",
    "Fact",
    "Mention",
    "parse",
    "paths",
    "read",
]


CORPUS = Path(__file__).resolve().parent / "corpus"
PARTS = ("train", "validation")
TYPES: Mapping[str, str] = {
    "f": "film", "p": "person", "b": "performer", "c": "character", "s": "song",
    "g": "musicGenre", "i": "instrument", "t": "theme", "h": "filmGenre", "w": "work",
    "l": "place", "a": "award", "d": "studio", "r": "label", "m": "movement", "x": "other",
    "y": "year", "n": "runtime", "q": "rating", "k": "date",
}  # fmt: skip
MODES = ("asserted", "negated", "hypothetical", "reported", "comparative")
ASPECTS = (
    "acting", "direction", "score", "cinematography", "editing", "screenplay",
    "productionDesign", "pacing", "dialogue", "effects", "overall",
)  # fmt: skip
_SIGNS = {"+": "positive", "-": "negative", "~": "mixed"}
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z])(\d*)(~?)\]\]| ?\{([^{}\n]*)\}")
_FACT = re.compile(
    r"""(?P<subject>[a-z]\d+)\s+(?P<relation>[A-Za-z]+)\s+(?P<object>[^\s"!?@]+)
    (?:\s+"(?P<words>[^"]+)")?(?P<tail>(?:\s+(?:![a-z]+|\?|@"[^"]+"))*)\s*$""",
    re.VERBOSE,
)
_HEAD_KEYS = frozenset(("kind", "style", "region", "film", "titled"))


class AnnotationError(ValueError):
    """A file is not in the format; the message says where and what would be right."""

    def __init__(self, name: str, line: int | None, fault: str) -> None:
        super().__init__(f"{name}, line {line}: {fault}" if line else f"{name}: {fault}")


class Mention(NamedTuple):
    """Words of the text that stand for an entity or a value: text[start:end]."""

    start: int
    end: int
    key: str
    named: bool

    @property
    def type(self) -> str:
        """The type of its key, one of TYPES' values."""
        return TYPES[self.key[0]]


@dataclass(frozen=True, slots=True)
class Fact:
    """One annotated statement; `at` is the offset after the words that state it.

    `object` is a key for entities and the written value for values; opinions have the aspect as
    `object` of the relation aspectOpinion, with `polarity` and the opinion's `words`.
    """

    subject: str
    relation: str
    object: str
    at: int
    polarity: str | None = None
    words: tuple[str, ...] = ()
    mode: str = "asserted"
    holder: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document: its head, its plain text, and what was marked in it, in reading order."""

    id: str
    head: Mapping[str, str]
    text: str
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    called: tuple[str, ...] = ()
    """What the text that this one was made from calls the film under review; none of a whole one.

    A text without its title may still hold the words: an earlier film's, a heroine's.
    """

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of the film under review, in this text or in the one that it was made from."""
        return self.called or (self.forms(self.film) if self.film else ())

    @property
    def film(self) -> str | None:
        """The key of the film under review."""
        return None if self.head["film"] == "none" else self.head["film"]

    def forms(self, key: str) -> tuple[str, ...]:
        """Return the names an entity has in the text: the fullest first, each once."""
        found = [self.text[m.start : m.end] for m in self.mentions if m.key == key and m.named]
        return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def paths(part: str | None = None) -> list[Path]:
    """Return the corpus files in order: of one part (train, validation), or all."""
    return sorted(
        path for name in ([part] if part else PARTS) for path in (CORPUS / name).glob("*.txt")
    )


def read(path: Path) -> Annotated:
    """Read one file. Raises AnnotationError."""
    return parse(path.stem, path.read_text("utf-8"))


def parse(name: str, source: str) -> Annotated:
    """Parse the format. Raises AnnotationError with the line of the fault."""
    head_text, found, body = source.partition("\n---\n")
    if not found:
        raise AnnotationError(name, None, "no line '---' between head and text")
    head = _head(name, head_text)
    first_line = head_text.count("\n") + 3
    parts: list[str] = []
    length, last = 0, 0
    mentions: list[Mention] = []
    facts: list[Fact] = []
    for mark in _MARK.finditer(body):
        parts.append(body[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if mark[1] is not None:
            key = mark[2] + mark[3]
            _known(name, key, first_line + body.count("\n", 0, mark.start()))
            mentions.append(Mention(length, length + len(mark[1]), key, not mark[4]))
            parts.append(mark[1])
            length += len(mark[1])
        else:
            line = first_line + body.count("\n", 0, mark.start())
            facts.append(_fact(name, mark[5], length, line))
    parts.append(body[last:])
    text = "".join(parts)
    for stray in ("[[", "]]", "{", "}"):
        if stray in text:
            line = text.count("\n", 0, text.index(stray)) + first_line
            raise AnnotationError(name, line, f"{stray!r} outside a mark, near this line")
    return Annotated(name, head, text, tuple(mentions), tuple(facts))


def _head(name: str, text: str) -> dict[str, str]:
    head = dict(pair for pair in _pairs(name, text))
    for key in ("kind", "style", "region", "film"):
        if not head.get(key):
            raise AnnotationError(name, None, f"the head has no '{key}:'")
    if head["kind"] not in ("review", "soundtrack", "other"):
        raise AnnotationError(
            name, None, f"kind {head['kind']!r} is not review, soundtrack or other"
        )
    if not re.fullmatch(r"none|f\d+", head["film"]):
        raise AnnotationError(name, None, f"film {head['film']!r} is neither a film's key nor none")
    return head


def _pairs(name: str, text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _HEAD_KEYS:
            raise AnnotationError(
                name, None, f"head line {line!r}; known keys: {sorted(_HEAD_KEYS)}"
            )
        yield key.strip(), value.strip()


def _known(name: str, key: str, line: int) -> None:
    if key[0] not in TYPES:
        raise AnnotationError(name, line, f"no type has the letter {key[0]!r}")
    if (len(key) == 1) != (key[0] in "ynqk"):
        raise AnnotationError(name, line, f"{key!r}: y n q k have no number, others one")


def _fact(name: str, text: str, at: int, line: int) -> Fact:
    matched = _FACT.match(text.strip())
    if not matched:
        raise AnnotationError(name, line, f"{{{text}}} is not {{subject relation object}}")
    relation, thing, tail = matched["relation"], matched["object"], matched["tail"] or ""
    polarity = None
    if relation in ASPECTS:
        if thing not in _SIGNS:
            raise AnnotationError(name, line, f"{{{text}}}: the sign is + - or ~")
        relation, thing, polarity = "aspectOpinion", relation, _SIGNS[thing]
    mode = re.search(r"!([a-z]+)", tail)
    if mode and mode[1] not in MODES:
        raise AnnotationError(name, line, f"!{mode[1]} is none of {', '.join(MODES)}")
    holder = re.search(r'@"([^"]+)"', tail)
    words = tuple(w.strip() for w in (matched["words"] or "").split(",") if w.strip())
    return Fact(
        matched["subject"], relation, thing, at, polarity, words,
        mode[1] if mode else "asserted", holder[1] if holder else None, "?" in tail,
    )  # fmt: skip
