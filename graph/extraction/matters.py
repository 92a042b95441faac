"""Whether a text speaks of films at all: what its words and its names tell, weighed.

A short review may hold no word for a film or its makers; a review of a play has all of them. So
words are counted by the matter they belong to (`data/words/matters.txt`), names by what they may
be, and the scorer `matters` has learnt what all this speaks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ... import data
from ..expressions import expression
from ..reading.layout import Layout
from .beside import phrase
from .linear import scorer, steps
from .name_kinds import NameKinds

__all__ = ["CLASSES", "counted_words", "matter", "signs_of_matter", "speaks_of_films"]

CLASSES = ("none", "film")
"""The classes of the scorer `matters`: a text of no film, a text of films."""

_WORD = expression(r"[a-z]+(?:-[a-z]+)?")
_COUNTS = (0.5, 1.5, 2.5, 4.5, 8.5)
_LENGTHS = (15, 30, 60, 120, 250)
_PEOPLE = (0.5, 1.5, 2.5, 4.5, 7.5)
_FILMLIKE = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
_LIKELY = 0.5
# So likely a text must be about films: a fact from one that is not is worse than a missed one.
_RATHER = 0.6
_OTHERS = ("thing", "recipe", "game", "shop", "stage", "book", "broadcast", "place")
_PHRASES = ("another-trade", "of-films", "of-crew")
_SHAPES = {
    "name-in-brackets": expression(r"\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+\)"),
    "year-in-brackets": expression(r"\((?:[^()\n]{1,40}, ?)?(?:18|19|20)\d\d\)"),
    "name-as-name": expression(r"\b[A-Z]\w+ as (?:the )?[A-Z]"),
    "rating": expression(r"[★☆✮½]|\b\d(?:\.5)?/(?:5|10)\b|\bout of (?:5|10|ten|five)\b"),
    "this-film": expression(
        r"\b(?:[Tt]h(?:is|e|at)|[Aa]n?) (?:[\w'’-]+ ){0,2}?(?:film|movie|flick|documentary)s?\b"
    ),
    "price": expression(r"[£$€]\s?\d"),
    "pages": expression(r"\bISBN\b|\b\d{2,4} (?:pages|pp\b)"),
}


def speaks_of_films(layout: Layout, names: NameKinds) -> bool:
    """Tell whether a text is rather about films than about anything else.

    One that says who directed or stars in it, and has no word of another matter, is.
    """
    plain = layout.view.plain.lower()
    if phrase("films", "of-making").search(plain) and not _is_of_another(plain):
        return True
    return scorer("matters").chances(signs_of_matter(layout, names))[CLASSES[1]] > _RATHER


def counted_words(text: str) -> Counter[str]:
    """Return how often each word stands in a text, in small letters."""
    return Counter(_WORD.findall(text.lower()))


def matter(name: str) -> frozenset[str]:
    """Return the words of a matter of `data/words/matters.txt`."""
    return _matters()[name]


def _is_of_another(plain: str) -> bool:
    words = counted_words(plain)
    if any(not matter(name).isdisjoint(words) for name in _OTHERS):
        return True
    return phrase("films", "another-trade").search(plain) is not None


def signs_of_matter(layout: Layout, names: NameKinds) -> list[str]:
    """Return what tells what a text is about: the features of the scorer `matters`."""
    plain = layout.view.plain
    words = counted_words(plain)
    return [
        *_of_words(words),
        *steps("long", sum(words.values()), _LENGTHS),
        *(name for name, shape in _SHAPES.items() if shape.search(plain)),
        *(name for name in _PHRASES if phrase("films", name).search(plain.lower())),
        *_of_names(names),
    ]


def _of_words(words: Mapping[str, int]) -> Iterator[str]:
    for name, members in _matters().items():
        yield from steps(name, sum(words.get(word, 0) for word in members), _COUNTS)


def _of_names(names: NameKinds) -> Iterator[str]:
    chances = [names.chances(name) for name in names.candidates]
    people = sum(one.get("person", 0.0) > _LIKELY for one in chances)
    yield from steps("people", people, _PEOPLE)
    yield from steps("filmlike", max((c.get("film", 0.0) for c in chances), default=0), _FILMLIKE)


@cache
def _matters() -> Mapping[str, frozenset[str]]:
    text = (Path(data.__file__).parent / "words" / "matters.txt").read_text("utf-8")
    matters: dict[str, set[str]] = {}
    here: set[str] = set()
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, words = line.rpartition(":")
        if colon:
            here = matters.setdefault(name.strip(), set())
        here.update(words.split())
    return {name: frozenset(members) for name, members in matters.items()}
