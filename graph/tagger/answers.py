"""What the tagger answers for one document, as mentions, pairs and opinions with their chances."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ..documents import Span
from ..reading.layout import Layout
from .encoding import Piece, Window
from .labels import (
    KINDS,
    LINKS,
    OF_FILM,
    OPINIONS,
    PAIR_SIZE,
    PAIRS,
    RELATIONS,
    SUBJECT,
    VERSIONS,
)

__all__ = ["PAIR_SCALE", "Logits", "Opinion", "Pair", "Reader", "Tagged", "TaggedMention"]

Array = NDArray[np.float32]
_REACH = 90
_HALF = 0.5
_BEGINS = 0.15
"""The chance that a film's name begins behind a comma in what is read as one name."""
_BEGINS_JOINED = 0.3
"""The same behind "and", which many a title holds."""
_LINK = re.compile(r"(?:(?P<and> (?:and|&))|,? (?:vs\.?|versus|plus|then|and)|,| /) $")
_NEAR = 4
PAIR_SCALE = 3.0
"""The product of both sides of a pair, divided by this, is its logit."""


class Logits(NamedTuple):
    """The network's answers for one window, marks of its ends included: (pieces, classes)."""

    tags: Array
    relations: Array
    stated: Array
    opinions: Array
    left: Array
    right: Array
    versions: Array


class TaggedMention(NamedTuple):
    """A name in the plain view, the chances of its kinds, and what is said of it there.

    `relations` are the chances that its sentence states that relation of a film; `stated` that
    what is said is asserted. `window` and `at` say where the network read it.
    """

    span: Span
    kinds: Mapping[str, float]
    relations: Mapping[str, float]
    stated: float
    window: int
    at: int

    @property
    def kind(self) -> str:
        """The likeliest kind."""
        return max(self.kinds, key=self.kinds.__getitem__)


class Pair(NamedTuple):
    """A relation between two mentions (by number) and its chance."""

    relation: str
    left: int
    right: int
    chance: float


class Opinion(NamedTuple):
    """An opinion of a sentence: `trigger` is the word that speaks for it most."""

    segment: Span
    aspect: str
    sign: str
    chance: float
    trigger: Span


class Tagged:
    """All answers for one document."""

    def __init__(
        self,
        windows: Sequence[Window],
        logits: Sequence[Logits],
        segments: Sequence[Span],
        plain: str,
    ) -> None:
        self._windows = windows
        self._plain = plain
        self._logits = logits
        self._segments = segments
        self._chances = [_softmax(one.tags) for one in logits]
        self._places: list[tuple[int, int, Piece]] = [
            (number, at + 1, piece)
            for number, window in enumerate(windows)
            for at, piece in enumerate(window.pieces)
            if at >= window.given
        ]
        self._starts = [piece.start for _, _, piece in self._places]
        self._first = {piece.start: n for n, (_, _, piece) in enumerate(self._places)}
        self.mentions: list[TaggedMention] = list(self._mentions())  # in reading order

    def _mentions(self) -> Iterator[TaggedMention]:
        first: int | None = None
        last = 0
        for start, end in self._stretches():
            if first is not None and start == last and self._is_one_title(first, start, end):
                last = end
                continue
            if first is not None:
                yield from self._parted(first, last)
            first, last = start, end
        if first is not None:
            yield from self._parted(first, last)

    def _parted(self, first: int, after: int) -> Iterator[TaggedMention]:
        """Yield a mention; two for "Tin Harvest and Low Tide", where a second film may begin."""
        for number in range(first + 1, after):
            window, at, piece = self._places[number]
            begins = self._chances[window][at][1::2].sum()
            if piece.within or begins < _BEGINS:
                continue
            start = self._places[first][2].start
            link = _LINK.search(self._plain, start, piece.start)
            if link is None or (link["and"] and begins < _BEGINS_JOINED):
                continue
            if min(self._films(first, number), self._films(number, after)) < _HALF:
                continue
            places = self._places[first:number]
            last = next(n for n, one in enumerate(places) if one[2].end >= link.start())
            yield self._mention(first, first + last + 1)
            yield from self._parted(number, after)
            return
        yield self._mention(first, after)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield where a mention begins and the place after it, as the network's marks say."""
        begun: int | None = None
        for number, (window, at, piece) in enumerate(self._places):
            if piece.within:
                continue
            chance = self._chances[window][at]
            outside, begins, goes_on = chance[0], chance[1::2].sum(), chance[2::2].sum()
            if begun is not None and goes_on > max(outside, begins) and self._joins(begun, number):
                continue
            if begun is not None:
                yield begun, number
                begun = None
            if begins + goes_on > outside:
                begun = number
        if begun is not None:
            yield begun, len(self._places)

    def _joins(self, first: int, second: int) -> bool:
        """Tell whether two places are read together, in one window and one segment."""
        one, other = self._places[first], self._places[second]
        return one[0] == other[0] and one[2].segment == other[2].segment

    def _is_one_title(self, first: int, start: int, end: int) -> bool:
        """Tell whether a stretch goes on with the title of a film that stands right before it."""
        before = self._places[start - 1][2]
        return (
            self._joins(first, start)
            and self._places[start][2].start - before.end == 1
            and all(self._films(a, b) > _HALF for a, b in ((first, start), (start, end)))
        )

    def _films(self, first: int, after: int) -> float:
        kinds = self._kinds(first, after)
        return kinds[SUBJECT] + kinds["film"]

    def _mention(self, first: int, after: int) -> TaggedMention:
        window, at, piece = self._places[first]
        logits = self._logits[window]
        relations = _sigmoid(logits.relations[at])
        return TaggedMention(
            Span(piece.start, self._places[after - 1][2].end),
            self._kinds(first, after),
            dict(zip(RELATIONS, map(float, relations), strict=True)),
            float(_sigmoid(logits.stated[at])[0]),
            window,
            at,
        )

    def _kinds(self, first: int, after: int) -> dict[str, float]:
        total = np.zeros(len(KINDS))
        for window, at, piece in self._places[first:after]:
            if not piece.within:
                chance = self._chances[window][at]
                total += np.log(chance[1::2] + chance[2::2] + 1e-6)
        total = np.exp(total - total.max())
        return dict(zip(KINDS, map(float, total / total.sum()), strict=True))

    def name(self, span: Span, kinds: Mapping[str, float]) -> None:
        """Let a stretch, which begins where a name may, be one mention of such kinds."""
        first = self._first.get(span.start)
        if first is not None:
            read = self._mention(first, first + 1)._replace(span=span, kinds=kinds)
            others = [m for m in self.mentions if not span.meets(m.span)]
            self.mentions = sorted([*others, read], key=_start_of)

    def mention_at(self, span: Span) -> TaggedMention | None:
        """Return the longest mention that meets a stretch."""
        number = max(0, bisect_left(self.mentions, span.start, key=_start_of) - 1)
        near = [m for m in self.mentions[number : number + _NEAR] if m.span.meets(span)]
        return max(near, key=lambda m: m.span.end - m.span.start, default=None)

    def versions_at(self, span: Span) -> dict[str, float]:
        """Return the chance that a name is told of each of VERSIONS, by its first piece.

        Empty where the tagger did not read it.
        """
        first = self._first.get(span.start)
        if first is None:
            return {}
        window, at, _ = self._places[first]
        chances = _softmax(self._logits[window].versions[at : at + 1])[0]
        return dict(zip(VERSIONS, map(float, chances), strict=True))

    def chances(self, span: Span) -> dict[str, float]:
        """Return the chance of each kind for a stretch, "none" for no whole name of any.

        Empty where the tagger did not read the stretch.
        """
        first = self._first.get(span.start)
        if first is None:
            return {}
        after = first
        while after < len(self._places) and self._places[after][2].start < span.end:
            after += 1
        window, at, _ = self._places[first]
        total = np.log(self._chances[window][at][1::2] + 1e-6)
        broken = 0.0
        for number in range(first + 1, after):
            window, at, piece = self._places[number]
            if not piece.within:
                chance = self._chances[window][at]
                total += np.log(chance[2::2] + 1e-6)
                broken = max(broken, float(chance[0] + chance[1::2].sum()))
        if after < len(self._places) and not self._places[after][2].within:
            window, at, piece = self._places[after]
            if piece.segment == self._places[after - 1][2].segment:
                total += np.log(1 - self._chances[window][at][2::2] + 1e-6)
        named = np.exp(total)
        return {
            "none": float(max(0.0, 1 - named.sum())),
            **dict(zip(KINDS, map(float, named), strict=True)),
        }

    def pairs(self, relation: str, least: float = 0.5) -> list[Pair]:
        """Return the pairs of near mentions, of kinds that fit, of at least that chance."""
        number = LINKS.index(relation)
        left_kind, right_kind = PAIRS[relation]
        rights = [(j, m) for j, m in enumerate(self.mentions) if _fits(m, right_kind)]
        places = [_place(m) for _, m in rights]
        return [
            Pair(relation, i, j, chance)
            for i, left in enumerate(self.mentions)
            if _fits(left, left_kind)
            for j, right in rights[_near_in(places, left)]
            if (chance := self._pair(number, left, right)) >= least
        ]

    def pair(self, relation: str, left: TaggedMention, right: TaggedMention) -> float:
        """Return the chance that a relation holds of two mentions, whatever their kinds.

        It is 0 where they stand too far apart to have been read together.
        """
        return self._pair(LINKS.index(relation), left, right)

    def likeliest_pair(
        self, relation: str, lefts: Iterable[TaggedMention], rights: Iterable[TaggedMention]
    ) -> float:
        """Return the chance that a relation holds of some two mentions, whatever their kinds."""
        rights = sorted(rights, key=_place)
        places = [_place(right) for right in rights]
        pairs = ((left, right) for left in lefts for right in rights[_near_in(places, left)])
        return max((self.pair(relation, *pair) for pair in pairs), default=0.0)

    def of_film(self, mention: TaggedMention, film: TaggedMention) -> float:
        """Return the chance that what is said of a mention is said of the film named there.

        It is 0 where they stand too far apart to have been read together.
        """
        return self._pair(LINKS.index(OF_FILM), mention, film)

    def of_film_at(self, mention: TaggedMention, place: Span) -> float:
        """Return the same for words at a place that call a film without its name: "the other"."""
        first = self._first.get(place.start)
        if first is None:
            return 0.0
        window, at, _ = self._places[first]
        return self._pair(LINKS.index(OF_FILM), mention, mention._replace(window=window, at=at))

    def pairs_read(self, relation: str) -> tuple[int, int]:
        """Return how many pairs of kinds that fit were read together, and how many there are."""
        left_kind, right_kind = PAIRS[relation]
        rights = [mention for mention in self.mentions if _fits(mention, right_kind)]
        every = [(a, b) for a in self.mentions if _fits(a, left_kind) for b in rights]
        return sum(_are_near(a, b) for a, b in every), len(every)

    def has_read(self, span: Span) -> bool:
        """Tell whether some of a stretch was read."""
        at = bisect_left(self._starts, span.start)
        return at < len(self._starts) and self._starts[at] < span.end

    def _pair(self, number: int, left: TaggedMention, right: TaggedMention) -> float:
        if not _are_near(left, right):
            return 0.0
        logits = self._logits[left.window]
        if number * PAIR_SIZE >= logits.left.shape[1]:
            return 0.0  # a network of an earlier version is not asked this
        cut = slice(number * PAIR_SIZE, (number + 1) * PAIR_SIZE)
        score = float(logits.left[left.at, cut] @ logits.right[right.at, cut]) / PAIR_SCALE
        return float(_sigmoid(np.array(score)))

    def opinions(self, least: float = 0.5) -> list[Opinion]:
        """Return the opinions of all sentences of at least that chance, in reading order."""
        found: list[Opinion] = []
        start = 0
        places = self._places
        for number in range(1, len(places) + 1):
            if (
                number == len(places)
                or places[number][2].segment != places[start][2].segment
                or places[number][0] != places[start][0]
            ):
                found.extend(self._opinions(start, number, least))
                start = number
        return found

    def _opinions(self, start: int, end: int, least: float) -> Iterator[Opinion]:
        window, first, piece = self._places[start]
        logits = self._logits[window].opinions[first : first + end - start]
        best = logits.argmax(0)
        chances = _sigmoid(logits.max(0))
        for (aspect, sign), at, chance in zip(OPINIONS, best, chances, strict=True):
            if chance >= least:
                word = self._places[start + int(at)][2]
                yield Opinion(
                    self._segments[piece.segment], aspect, sign, float(chance),
                    Span(word.start, word.end),
                )  # fmt: skip


class Reader(Protocol):
    """What reads a document as the tagger does."""

    def read(self, layout: Layout) -> Tagged:
        """Return all answers for a document."""


def _near_in(places: Sequence[tuple[int, int]], mention: TaggedMention) -> slice:
    """Return which of some places, in order, were read together with a mention.

    A place is the window of another mention, and where in it that stands.
    """
    window, at = _place(mention)
    low = bisect_left(places, (window, at - _REACH))
    return slice(low, bisect_right(places, (window, at + _REACH)))


def _place(mention: TaggedMention) -> tuple[int, int]:
    """Return the window in which a mention was read, and where in it."""
    return mention.window, mention.at


def _are_near(one: TaggedMention, other: TaggedMention) -> bool:
    return one.window == other.window and abs(one.at - other.at) <= _REACH


def _start_of(mention: TaggedMention) -> int:
    return mention.span.start


def _fits(mention: TaggedMention, kind: str) -> bool:
    likeliest = mention.kind
    return likeliest == kind or (kind == "person" and likeliest == "performer")


def _softmax(logits: Array) -> Array:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    result: Array = raised / raised.sum(-1, keepdims=True)
    return result


def _sigmoid(logits: Array) -> Array:
    result: Array = np.asarray(1 / (1 + np.exp(-logits)), np.float32)
    return result
