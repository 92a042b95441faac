"""Which candidate is the title of the film under review: all that speaks for each is weighed.

Its words and shape (`main_film`), what headings and sentences propose, how early and how often it
stands, and how often the tagger, where one has read the text, reads it as that film. The scorers
`titles` (without a tagger) and `titles_read` turn this into one chance for each candidate. In a
short text all this weighs otherwise: there each feature stands a second time, as that of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..documents import Span
from ..expressions import expression
from .known import is_known
from .linear import Scorer, scorer, softmax, steps
from .main_film import NO_TITLE, Title
from .stated import StatedFilm
from .titles import HeadTitle
from .words import UPPER, key_of, word_list

__all__ = [
    "CLASSES",
    "Proposed",
    "certainty_of",
    "chosen_title",
    "evidence",
    "signs_of",
    "whole_titles",
]

CLASSES = ("wrong", "right")
"""The classes of the scorer `certainty`."""

_RANKS = (-17, -9, -5, -3, -2, -1)
_READS = (0.05, 0.2, 0.5, 0.8, 1.2, 1.8, 2.6)
_SUREST = (0.2, 0.5, 0.8, 0.95, 0.99, 0.999, 0.9999)
_BESIDE = (0.1, 0.5, 0.9, 1.8, 3)
_TIED, _SOME_TIED = (0.5, 1.5, 3, 6, 12, 24), 0.2
_SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
_MOST = (0.1, 0.3, 0.5, 0.8, 1.5)
_SPOKEN = (1, 2, 3.3, 5, 8)
_EARLY = (-800, -400, -200, -100, -40, 0)
_PLACES = (1, 2, 3, 5)
_CHANCES = (0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_LENGTHS = (100, 200, 300, 450, 700, 1000, 1500)
_NAMES = (2, 3, 4, 6, 9, 13, 20)
_SHORT = 700
_ALSO = 0.3
_IS_READ = 0.5
_FEWEST = 0.05
_PLAINLY = 3.3
_LAST_RANK, _LAST_SPOKEN, _LAST_STATED, _LONGEST = 4, 3, 2, 8
# So likely "no title" is chosen whatever is proposed; so likely a title must be that patterns
# plainly propose, and so likely beside the likeliest; and so much of the chance of "no title" any
# other must have, in a long text and in a short one: a wrong title is worse than none.
_NONE, _NOT_UNLIKELY, _BESIDE_BEST, _RATHER, _RATHER_SHORT = 0.8, 0.05, 0.3, 0.25, 0.5

# The one title whose cast most of the known people of a text are in is its film's (all of the six
# choices that this altered, by quarters of the corpus, were right then), at least so surely.
_BY_CAST = frozenset({"cast>2", "cast-share>0.65", "cast-lead>1"})
_SURELY = 0.8


class Proposed(NamedTuple):
    """What patterns propose as the title.

    `chosen` is what the head of the text gives and the text repeats, `alone` what stands alone
    over it, `spoken` what its sentences call a film, with a score, the highest first, `stated` of
    what they say what is said of films only. `length` is that of the text, in characters.
    """

    heads: Sequence[HeadTitle]
    chosen: HeadTitle | None
    alone: HeadTitle | None
    spoken: Sequence[tuple[str, float]]
    stated: Sequence[StatedFilm]
    length: int


def chosen_title(
    titles: Sequence[Title], proposed: Proposed, weights: Scorer | None = None
) -> tuple[Title | None, float]:
    """Return the likeliest title and its chance; None, and its chance, where there is likely none.

    `titles` are the candidates of `main_film.titles_of`. Of equals the first is taken; what the
    head of the text gives, or its sentences plainly speak of, is taken unless it is unlikely; what
    the cast of the text tells is taken anyway.
    """
    if weights is None:
        weights = scorer("titles_read" if _is_read(titles) else "titles")
    chances = softmax([weights.scores(row)[0] for row in evidence(titles, proposed)])
    none = sum(c for c, title in zip(chances, titles, strict=True) if title.key == NO_TITLE)
    named = [(c, t) for c, t in zip(chances, titles, strict=True) if t.key != NO_TITLE]
    by_cast = [(c, title) for c, title in named if title.signs >= _BY_CAST]
    if len(by_cast) == 1:
        return by_cast[0][1], max(by_cast[0][0], _SURELY)
    if not named or none > _NONE:
        return None, none
    chance, title = max(named, key=lambda pair: pair[0])
    plain = _plainly_proposed(proposed)
    for other, candidate in named:
        if candidate.key == plain and other >= max(_NOT_UNLIKELY, _BESIDE_BEST * chance):
            return candidate, other
    least = _RATHER_SHORT if proposed.length < _SHORT else _RATHER
    return (title, chance) if chance >= least * none else (None, none)


_OWNS = expression(rf"['’]s? (?P<owned>[{UPPER}][\w-]+)")


def whole_titles(titles: Sequence[Title], plain: str) -> list[Title]:
    """Return the candidates without a known title that stands but in a longer one, as its owner.

    Where every "Slate Road" goes on as "Slate Road's Moon", the text speaks of the film Slate Road
    nowhere; but "Slate Road's Ann Vane" is somebody in it.
    """
    return [title for title in titles if not _is_only_owner(title, titles, plain)]


def _is_only_owner(title: Title, titles: Sequence[Title], plain: str) -> bool:
    if not title.spans or not is_known("film", title.key):
        return False
    given = word_list("given_names")
    for span in title.spans:
        owns = _OWNS.match(plain, span.end)
        if owns is None or owns["owned"].casefold() in given:
            return False
        whole = Span(span.start, owns.end())
        if not any(other.covers(whole) for one in titles for other in one.spans):
            return False
    return True


def signs_of(how: str, chance: float | None, length: int) -> tuple[str, ...]:
    """Return what tells how sure a choice is: how it was made, and the chance it was made by.

    `length` is that of the text, in characters: in a short one the same chance says less.
    """
    if chance is None:
        return "is", how
    way = f"{how}-in-short" if length < _SHORT else how
    return "is", way, *(f"{way}:{step}" for step in steps("chance", chance, _CHANCES))


def certainty_of(signs: Sequence[str]) -> float:
    """Return the chance that a choice of such signs is right, learnt from unseen documents."""
    return scorer("certainty").chances(signs)[CLASSES[1]]


def _plainly_proposed(proposed: Proposed) -> str | None:
    """Return the key of what the head gives, else of what the sentences plainly speak of."""
    if proposed.chosen is not None:
        return key_of(proposed.chosen.title)
    if proposed.spoken and proposed.spoken[0][1] >= _PLAINLY:
        return key_of(proposed.spoken[0][0])
    return None


def evidence(titles: Sequence[Title], proposed: Proposed) -> list[list[str]]:
    """Return the features of each candidate, in their order."""
    return list(_Evidence(titles, proposed).rows())


def _is_read(titles: Sequence[Title]) -> bool:
    return any(title.read is not None for title in titles)


class _Evidence:
    def __init__(self, titles: Sequence[Title], proposed: Proposed) -> None:
        self._titles = titles
        self._proposed = proposed
        words = scorer("main_film")
        self._scores = [words.scores(title.features)[0] for title in titles]
        # ranks, not scores: a scorer that has learnt more is surer of all it says
        self._order = sorted(self._scores, reverse=True)
        reads = [title.read or 0.0 for title in titles]
        self._all_read = sum(reads) + _ALSO
        self._all_tied = sum(title.tied for title in titles)
        self._surest = max((title.surest for title in titles), default=0.0)
        self._most_read = max(reads, default=0.0)
        by_read = sorted(titles, key=lambda title: -(title.read or 0.0))
        self._ranks = {title.key: rank for rank, title in enumerate(by_read)}
        self._known = [title.key for title in titles if (title.read or 0.0) > _IS_READ]
        self._spoken: dict[str, tuple[int, float]] = {}
        for rank, (name, score) in enumerate(proposed.spoken):
            self._spoken.setdefault(key_of(name), (rank, score))
        self._stated: dict[str, tuple[int, StatedFilm]] = {}
        for rank, one in enumerate(proposed.stated):
            self._stated.setdefault(key_of(one.name), (rank, one))
        self._heads: dict[str, set[str]] = {}
        for head in proposed.heads:
            self._heads.setdefault(key_of(head.title), set()).add(head.pattern)

    def rows(self) -> Iterator[list[str]]:
        for title, score in zip(self._titles, self._scores, strict=True):
            found = [*steps("words", -self._order.index(score), _RANKS)]
            if title.key == NO_TITLE:
                row = [
                    *(f"none:{feature}" for feature in found),
                    *self._of_none(),
                    *sorted(title.signs),
                ]
            else:
                row = [*found, *self._of_place(title), *self._of_patterns(title),
                       *self._of_reading(title), *sorted(title.signs)]  # fmt: skip
            if self._proposed.length < _SHORT:
                row += [f"short:{feature}" for feature in row]
            yield row

    def _of_none(self) -> Iterator[str]:
        yield "none"
        yield from steps("none:long", self._proposed.length, _LENGTHS)
        yield from steps("none:names", len(self._titles), _NAMES)
        yield f"none:chosen={self._proposed.chosen is not None}"
        yield f"none:spoken={bool(self._proposed.spoken)}"
        if _is_read(self._titles):
            yield from steps("none:most", self._most_read, _MOST)
            yield from steps("none:surest", self._surest, _SUREST)
            if self._all_tied > _SOME_TIED:
                yield from steps("none:tied", self._all_tied, _TIED)

    def _of_place(self, title: Title) -> Iterator[str]:
        yield from (f for f in title.features if f.startswith(("p:", "variant:")))
        yield from steps("early", -title.first, _EARLY)
        yield from steps("places", title.places, _PLACES)
        yield f"long={min(_LONGEST, len(title.key.split()))}"

    def _of_patterns(self, title: Title) -> Iterator[str]:
        for pattern in sorted(self._heads.get(title.key, ())):
            yield f"head:{pattern}"
        chosen, alone = self._proposed.chosen, self._proposed.alone
        if chosen is not None:
            same = key_of(chosen.title) == title.key
            yield from ("chosen", f"chosen:{chosen.pattern}") if same else ("other-chosen",)
        if alone is not None and key_of(alone.title) == title.key:
            yield "alone"
        if title.key in self._stated:
            rank, one = self._stated[title.key]
            yield from ("stated", f"stated={min(_LAST_STATED, rank)}")
            if one.surely:
                yield "stated-surely"
            if one.places > 1:
                yield "stated-often"
        elif self._stated:
            yield "other-stated"
        if title.key in self._spoken:
            rank, score = self._spoken[title.key]
            yield f"spoken={min(_LAST_SPOKEN, rank)}"
            yield from steps("spoken", score, _SPOKEN)
        elif self._spoken:
            yield "other-spoken"

    def _of_reading(self, title: Title) -> Iterator[str]:
        """Yield how the tagger reads the title, and others that it holds or stands in."""
        if title.read is None:
            return
        yield from steps("read", title.read, _READS)
        yield from steps("surest", title.surest, _SUREST)
        yield from steps("beside", title.beside, _BESIDE)
        if self._all_tied > _SOME_TIED:
            yield from steps("tied", title.tied, _TIED)
            yield from steps("tied-share", title.tied / self._all_tied, _SHARES)
        yield from steps("share", title.read / self._all_read, _SHARES)
        rank = min(_LAST_RANK, self._ranks[title.key]) if title.read > _FEWEST else "none"
        yield f"rank={rank}"
        within = f" {title.key} "
        others = [f" {key} " for key in self._known if key != title.key]
        if any(other in within for other in others):
            yield "holds-a-read-one"
        if any(within in other for other in others):
            yield "in-a-read-one"
