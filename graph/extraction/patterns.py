"""The patterns by name: what each looks for, which relations it gives, and an example.

Every claim carries the name of the pattern that found it; this is what the names mean. The
registry is data (`data/words/patterns.toml`) and is read only where someone asks: extraction
itself does not need it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ... import data

__all__ = ["Pattern", "patterns"]

_FRAMES = {
    "": "Paper Lanterns\n\nPaper Lanterns is a film from a small town.\n\n{}\n",
    "song": "Paper Lanterns soundtrack review\n\nThe album has many songs.\n\n{}\n",
    "whole": "{}\n",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to find a claim. `document` is a text in which it finds the example.

    `room` is the part of extraction that it belongs to. `example` is empty where another
    pattern always comes before this one, as far as is known.
    """

    name: str
    room: str
    relations: tuple[str, ...]
    description: str
    example: str
    document: str


@cache
def patterns() -> Mapping[str, Pattern]:
    """Return all patterns by name, in the order of the rooms."""
    path = Path(data.__file__).parent / "words" / "patterns.toml"
    found: dict[str, Pattern] = {}
    for room, named in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for name, (relations, description, *rest) in named.items():
            if name in found:
                message = f"{path.name}: {name} stands in {found[name].room} and {room}"
                raise ValueError(message)
            example, frame = (*rest, "", "")[:2]
            document = _FRAMES[frame].format(example)
            found[name] = Pattern(
                name, room, tuple(relations.split()), description, example, document
            )
    return MappingProxyType(found)
