"""The patterns by name: what each looks for, which relations it gives, and examples.

Every claim carries the name of the pattern that found it; this is what the names mean. Sentence
patterns say it themselves (`data/words/patterns/`), what is found in other ways is listed in
`data/words/patterns.toml`. The registry is read only where someone asks: extraction itself does
not need it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ... import data
from .link_language import book
from .sentence_patterns import ROOMS, Room, SentencePattern, room

__all__ = ["Pattern", "patterns"]

_FRAMES = {
    "": "Paper Lanterns\n\nPaper Lanterns is a film from a small town.\n\n{}\n",
    "song": "Paper Lanterns soundtrack review\n\nThe album has many songs.\n\n{}\n",
    "person": "Ann Vane, the actress, has died. She was shy, and she left school early, since she"
    " wanted to see the sea.\n\nIn “Tin Harvest” (1951) nobody saw her, though she was there.\n\n"
    "In “Glass Orchard” (1952) some saw her, and some wrote to her. {}\n\n"
    "In “Low Tide” (1953) all saw her, and she left for good. She kept bees, she said, and she kept"
    " quiet.\n",
    "composer": "Ann Vane was the shyest composer in town. She left school early.\n\nShe saw “Tin"
    " Harvest” (1951) ten times, and “Glass Orchard” (1952) once. {}\n\nShe kept bees.\n",
    "both": "1. Paper Lanterns (1951)\n\nPaper Lanterns is a film from a small town, and a slow"
    " one, which takes all of its time.\n\n2. Glass Orchard (1953)\n\n"
    "Glass Orchard is a film from a large town, and a quick one, which has no time at all. {}\n",
    "whole": "{}\n",
}
_IMPLIED = {"playsCharacter": ("castMember", "playsCharacter", "characterIn")}
_NO_EXAMPLE = "none"
_OPINIONS = "opinions"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to find a claim. `document` is a text in which it finds the example.

    `room` is the part of extraction that it belongs to. `example` is empty where another
    pattern always comes before this one, as far as is known. `reads` has the lines of a sentence
    pattern, `shown` and `spared` its examples and counterexamples, `found` and `left` the same as
    whole texts.
    """

    name: str
    room: str
    relations: tuple[str, ...]
    description: str
    example: str
    document: str
    reads: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@cache
def patterns() -> Mapping[str, Pattern]:
    """Return all patterns by name, in the order of the rooms."""
    path = Path(data.__file__).parent / "words" / "patterns.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    sentences = [(one, each) for name in ROOMS for one in [room(name)] for each in one.patterns]
    found: dict[str, Pattern] = {}
    for of in dict.fromkeys((*listed, *(one.name for one, _ in sentences))):
        links = _linked(of) if of == _OPINIONS else ()
        for pattern in (*_stated(of, sentences), *links, *_listed(of, listed.get(of, {}))):
            if pattern.name in found:
                message = f"{pattern.name} stands in {found[pattern.name].room} and {of}"
                raise ValueError(message)
            found[pattern.name] = pattern
    return MappingProxyType(found)


def _stated(of: str, sentences: list[tuple[Room, SentencePattern]]) -> Iterator[Pattern]:
    for one, each in sentences:
        if one.name != of:
            continue
        relations = [implied for name in each.relations for implied in _IMPLIED.get(name, (name,))]
        shown = [text for text in each.finds if text != _NO_EXAMPLE]
        found, left = (
            tuple(_FRAMES[one.frame].format(text) for text in texts)
            for texts in (shown, each.leaves)
        )
        yield Pattern(
            each.name, of, tuple(dict.fromkeys(relations)), each.about, shown[0] if shown else "",
            found[0] if found else "", each.reads, tuple(shown), each.leaves, found, left,
        )  # fmt: skip


def _linked(of: str) -> Iterator[Pattern]:
    """Yield the links of opinions (`data/words/opinion_links.txt`)."""
    for link in book().links.values():
        if link.part == "turns":
            continue  # they state nothing by themselves
        shown = tuple(text.partition(" -> ")[0] for text in link.finds)
        found, left = (
            tuple(_FRAMES[""].format(text) for text in texts) for texts in (shown, link.leaves)
        )
        yield Pattern(
            f"opinion-{link.name}", of, ("aspectOpinion",), link.about, shown[0], found[0],
            link.reads, shown, link.leaves, found, left,
        )  # fmt: skip


def _listed(of: str, named: Mapping[str, list[str]]) -> Iterator[Pattern]:
    for name, (relations, description, *rest) in named.items():
        example, frame = (*rest, "", "")[:2]
        document = _FRAMES[frame].format(example)
        found = (document,) if example else ()
        yield Pattern(
            name, of, tuple(relations.split()), description, example, document, found=found
        )
