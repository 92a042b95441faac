"""Whether a text speaks of films at all: what its words and its names tell, weighed.

A short review may hold no word for a film or its makers; a review of a play has all of them. So
words are counted by the matter they belong to (`data/words/matters.txt`), names by what they may
be, and the scorer `matters` has learnt what all this speaks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from ... import data
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .beside import phrase, phrases
from .linear import scorer, steps
from .name_kinds import NameKinds

__all__ = [
    "CLASSES",
    "counted_words",
    "has_word_of_films",
    "matter",
    "said_of_films",
    "signs_of_matter",
    "speaks_of_films",
]

CLASSES = ("none", "film")
"""The classes of the scorer `matters`: a text of no film, a text of films."""

_WORD = expression(r"[a-z]+(?:-[a-z]+)?")
_COUNTS = (0.5, 1.5, 2.5, 4.5, 8.5)
_LENGTHS = (15, 30, 60, 120, 250)
_PEOPLE = (0.5, 1.5, 2.5, 4.5, 7.5)
_FILMLIKE = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
_LIKELY = 0.5
# So likely a text must be about films: a fact from one that is not is worse than a missed one. What
# has turns of another matter and not a word of films must be likelier; what has the labels of a
# film need not be as likely, but plays have directors and casts, too.
_RATHER, _ALL_THE_MORE, _EVEN_SO = 0.6, 0.7, 0.25
_OTHERS = ("thing", "recipe", "game", "shop", "stage", "book", "broadcast", "place")
_PHRASES = ("another-trade", "of-films", "of-crew", "of-making")
_TURNS = (
    "of-stage", "of-stage-work", "of-stage-crew", "of-dates", "of-game", "of-broadcast", "of-sport",
    "of-record", "of-film-music", "of-book", "of-table", "of-show", "of-thing", "of-travel",
    "of-screen", "of-this-film",
)  # fmt: skip
_TIMES = (0.5, 1.5, 2.5, 3.5)
# Turns that texts of films have in passing at most: several of one matter, and fewer of films,
# decide; two do where there is not a word of films.
_PLAIN = ("of-stage", "of-game", "of-sport", "of-show", "of-thing", "of-travel")
_RATHER_OTHER = "rather-other>0.5"
_OF_FILMS = ("of-screen", "of-this-film", "of-film-music")
_MORE = (-2.5, -0.5, 0.5, 2.5, 5.5)
_DECIDING, _OF_SCORES = ("surely-other", "surely-record"), ("of-film-music", "of-scores")
_ANY_OTHER, _NO_FILM = "others>0.5", "no word of films"
_LINE = 150
_MOST_READ = 20_000
_FIELDS = (0.5, 1.5, 3.5)
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


def speaks_of_films(layout: Layout, names: NameKinds, says_so: Callable[[], bool]) -> bool:
    """Tell whether a text is rather about films than about anything else.

    A turn of another matter may decide where no word for films stands. A text of which `says_so`
    holds, or that says who directed or stars in it and has no word of another matter, may be so
    by less; by any chance if it has no turn of another matter either.
    One with several turns of a matter that is hardly ever a film's, and fewer of films, is not.
    """
    read = _read_text(layout).lower()
    if _is_surely_other(read):
        return False
    signs = signs_of_matter(layout, names)
    if _RATHER_OTHER in signs and _is_plainly_other(signs):
        return False
    chance = scorer("matters").chances(signs)[CLASSES[1]]
    least = _ALL_THE_MORE if _ANY_OTHER in signs and _NO_FILM in signs else _RATHER
    if chance > least or least == _ALL_THE_MORE or (chance <= _EVEN_SO and _ANY_OTHER in signs):
        return chance > least
    is_made = "of-making" in said_of_films(read)
    return (is_made and not _is_of_another(read)) or says_so()


def _is_surely_other(read: str) -> bool:
    """Tell whether a text has a turn of another matter that decides, and no word for films.

    "They made a film of it" is none: so one speaks of a book. Albums decide where no word for the
    music of films stands either.
    """
    found = phrases("matters", _DECIDING).standing(read[:_MOST_READ])
    if not found:
        return False
    for told in phrase("matters", "film-of-it").finditer(read[:_MOST_READ]):
        read = _without(read, *told.span())
    if "of-films" in said_of_films(read):
        return False
    if "surely-other" in found:
        return True
    return not phrases("matters", _OF_SCORES).standing(read[:_MOST_READ])


def _is_plainly_other(signs: list[str]) -> bool:
    """Tell whether several turns speak of one other matter; podcasts are about films, too."""
    least = 1.5 if _NO_FILM in signs else 2.5
    names = _PLAIN if "of-making" in signs else (*_PLAIN, "of-broadcast")
    return any(f"{name}>{least}" in signs for name in names)


def has_word_of_films(plain: str) -> bool:
    """Tell whether a text has a word of films or of their music at all."""
    read = plain[:_MOST_READ].lower()
    return bool(phrases("matters", _OF_FILMS).standing(read))


def said_of_films(lowered: str) -> frozenset[str]:
    """Return which turns about films, their makers or another trade stand in a text."""
    return phrases("films", _PHRASES).standing(lowered)


@lru_cache(maxsize=4)
def counted_words(text: str) -> Counter[str]:
    """Return how often each word stands in a text, in small letters."""
    return Counter(_WORD.findall(text.lower()))


def matter(name: str) -> frozenset[str]:
    """Return the words of a matter of `data/words/matters.txt`."""
    return _matters()[name]


def _read_text(layout: Layout) -> str:
    """Return a text without what the page or its readers say, and what its makers used to be."""
    apart = tuple(block.span for block in layout.blocks if block.kind in _NOT_OF_THE_TEXT)
    return _own_text(layout.view.plain, apart)


@lru_cache(maxsize=2)
def _own_text(plain: str, apart: tuple[Span, ...]) -> str:
    for span in apart:
        plain = _without(plain, *span)
    if any(cue in plain for cue in _FORMERLY):
        for trade in phrase("matters", "former-trade").finditer(plain.lower()):
            plain = _without(plain, *trade.span())
    return plain


_NOT_OF_THE_TEXT = frozenset({"comment", "boilerplate"})
_FORMERLY = ("used to", "once ", "ormer", "ex-", "before ", "turned ")


def _without(plain: str, start: int, end: int) -> str:
    """Return a text as long as before with a stretch of it blank, but for its line ends."""
    blank = "".join(sign if sign == "\n" else " " for sign in plain[start:end])
    return plain[:start] + blank + plain[end:]


def _is_of_another(plain: str) -> bool:
    words = counted_words(plain)
    if any(not matter(name).isdisjoint(words) for name in _OTHERS):
        return True
    return "another-trade" in said_of_films(plain)


def signs_of_matter(layout: Layout, names: NameKinds) -> list[str]:
    """Return what tells what a text is about: the features of the scorer `matters`."""
    plain = _read_text(layout)
    words = counted_words(plain)
    standing = said_of_films(plain.lower())
    return [
        *_of_words(words),
        *steps("long", sum(words.values()), _LENGTHS),
        *(name for name, shape in _SHAPES.items() if shape.search(plain)),
        *(name for name in _PHRASES if name in standing),
        *_of_names(names),
        *_of_turns(layout),
        *_of_fields(layout),
    ]


def _of_turns(layout: Layout) -> Iterator[str]:
    """Yield what turns speak of which matter, in the head and in all of a text that is read."""
    plain = _read_text(layout)[:_MOST_READ].lower()
    head = plain[: _head(layout)]
    counts = phrases("matters", _TURNS).counts(plain)
    in_head = phrases("matters", _TURNS).standing(head) if head else ()
    for name, count in counts.items():
        yield from steps(name, count, _TIMES)
        if name in in_head:
            yield f"head {name}"
    films = sum(counts[name] for name in _OF_FILMS)
    others = [count for name, count in counts.items() if name not in _OF_FILMS]
    yield from steps("others", sum(map(bool, others)), _TIMES)
    yield from steps("rather-other", max(others) - films, _MORE)
    yield from steps("others-in-all", sum(others) - films, _MORE)
    if not films:
        yield _NO_FILM
        yield from (f"only {name}" for name, count in counts.items() if count)
        yield from steps("labels, no word of films", len(layout.fields), _FIELDS)


def _of_fields(layout: Layout) -> Iterator[str]:
    """Yield what the labelled lines of a text are, and how many."""
    labels = {field.label for field in layout.fields}
    yield from (f"field {label}" for label in sorted(labels))
    yield from steps("fields", len(labels), _FIELDS)


def _head(layout: Layout) -> int:
    """Return where the first running text of more than a line begins, or the end of the head."""
    prose = (b.span for b in layout.blocks if b.kind == "paragraph")
    return next((span.start for span in prose if span.end - span.start > _LINE), 0)


def _of_words(words: Mapping[str, int]) -> Iterator[str]:
    counts = dict.fromkeys(_matters(), 0)
    for word in words.keys() & _names_of().keys():
        for name in _names_of()[word]:
            counts[name] += words[word]
    for name, count in counts.items():
        yield from steps(name, count, _COUNTS)


def _of_names(names: NameKinds) -> Iterator[str]:
    chances = [names.chances(name) for name in names.candidates]
    people = sum(one.get("person", 0.0) > _LIKELY for one in chances)
    yield from steps("people", people, _PEOPLE)
    yield from steps("filmlike", max((c.get("film", 0.0) for c in chances), default=0), _FILMLIKE)


@cache
def _names_of() -> Mapping[str, tuple[str, ...]]:
    """Return by word the names of its matters."""
    found: dict[str, list[str]] = {}
    for name, members in _matters().items():
        for word in members:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


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
