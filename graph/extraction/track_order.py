"""Which half of the lines of a track list is the performer: judged once, over all of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..expressions import expression
from ..reading.particles import PARTICLE_WORDS
from .words import UPPER, word_list

if TYPE_CHECKING:
    from .name_kinds import NameKinds

__all__ = ["colon_parted", "comma_parted", "name_shapes", "performers_lead", "slash_parted"]

_BAND = expression(rf"The (?:[{UPPER}][\w'’-]+ )?[{UPPER}][\w'’-]+s")
_OF_NAMES = PARTICLE_WORDS | {"and"}
_GUEST = expression(
    r"[^()]* (?:feat\.?|featuring|ft\.?) .*|.* (?:&|[Aa]nd) (?:[Tt]he|[Hh]is|[Hh]er) .*"
)
_QUOTES: Final = "“\"‘'"
_PLAIN = 2  # so many more repetitions, or names by their shape, on one side tell
_MARGIN = 0.2  # titles come first unless the names say plainly that they do not
_COMMA: Final = ", "
_STROKES: Final = (" / ", " // ", " ~ ")
_MOST = 0.8  # of the lines hold the comma that parts all of a list


def performers_lead(left: Sequence[str], right: Sequence[str], kinds: NameKinds | None) -> bool:
    """Tell whether lines whose halves are given read "Performer – Title".

    Quotation marks tell first, then repetition (one performer sings several songs, no song comes
    twice) and the shapes of names, then what the names on either side are likely to be.
    """
    marked = sum(t[:1] in _QUOTES for t in right if t) - sum(t[:1] in _QUOTES for t in left if t)
    if marked or kinds is None:
        return marked > 0
    repeated = len(set(right)) - len(set(left))
    shaped = name_shapes(left) - name_shapes(right)
    for lean in (repeated, shaped, repeated + shaped):
        if abs(lean) >= _PLAIN:
            return lean > 0
    likely = _likely_people(left, kinds) - _likely_people(right, kinds)
    return likely > (_MARGIN if repeated <= 0 else 0) * len(left)


def name_shapes(texts: Sequence[str]) -> int:
    """Return how many of some texts look like names of bands or people, less the phrases.

    >>> name_shapes(["The Gulls", "Anna Stone"]), name_shapes(["Hold the Line Again"])
    (2, -1)
    """
    return sum(map(_shape_of, texts))


def _shape_of(text: str) -> int:
    words = text.split()
    if not words:
        return 0
    if _BAND.fullmatch(text) or _GUEST.fullmatch(text):
        return 1
    bands = word_list("band_words")
    if len(words) > 1 and {words[0].casefold(), words[-1].casefold()} & bands:
        return 1
    if any(word.casefold() in word_list("function") for word in words[text[:4] == "The " :]):
        return -(not any(word in _OF_NAMES for word in words))
    given = len(words) in (2, 3) and words[0].casefold() in word_list("given_names")
    return int(given and all(word[0].isupper() for word in words))


def _likely_people(texts: Sequence[str], kinds: NameKinds) -> float:
    return sum(
        chances.get("person", 0.0) + chances.get("performer", 0.0) - chances.get("song", 0.0)
        for chances in map(kinds.chances, texts)
    )


def slash_parted(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the halves of the lines of a list if a stroke parts each into two, else nothing."""
    halves = [text.split(mark) for text in texts for mark in _STROKES if mark in text]
    if len(halves) < len(texts) or any(len(parts) != 2 for parts in halves):
        return []
    return [(parts[0], parts[1]) for parts in halves]


def colon_parted(texts: Sequence[str], kinds: NameKinds | None) -> list[tuple[str, str]]:
    """Return title and performer of lines that all read "Ann Example: Low Tide", else nothing."""
    halves = [text.partition(": ") for text in texts]
    if kinds is None or len(texts) < _PLAIN or not all(title for _, _, title in halves):
        return []
    names = [name for name, _, _ in halves]
    named = name_shapes(names) >= _PLAIN or _likely_people(names, kinds) > len(names) / 2
    return [(title, name) for name, _, title in halves] if named else []


def comma_parted(texts: Sequence[str], kinds: NameKinds | None) -> list[tuple[str, str]]:
    """Return the halves of the lines of a list in which a comma parts titles from performers.

    It does where nearly all lines have one and what stands on one side looks more like names than
    the other side; else the answer is empty. A line without a comma has no second half.
    """
    if kinds is None or len(texts) < _PLAIN:
        return []
    halves = [_halved(text) for text in texts]
    left = [one for one, two in halves if two]
    right = [two for _, two in halves if two]
    if len(left) < _MOST * len(texts):
        return []
    repeated = len(set(right)) - len(set(left))
    lean = 2 * repeated + name_shapes(left) - name_shapes(right)
    likely = abs(_likely_people(left, kinds) - _likely_people(right, kinds))
    return halves if abs(lean) >= _PLAIN or likely > _MARGIN * len(left) else []


def _halved(text: str) -> tuple[str, str]:
    """Return what stands before and behind the comma outside brackets, the last of several."""
    bare = re.sub(r"\([^()]*\)", lambda found: "_" * len(found.group()), text)
    at = bare.rfind(_COMMA)
    return (text[:at], text[at + len(_COMMA) :]) if at > 0 else (text, "")
