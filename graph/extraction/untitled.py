"""Where a text about several films calls one without its title: "the former", "the Vane film"."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from .clause_films import Named, film_of_clause, listed
from .equal_films import OF_ALL, Turn, turns_of_films
from .film_mentions import FilmMention
from .topics import opens_with
from .words import UPPER, occurrences

if TYPE_CHECKING:
    from ..claims import Entity
    from ..reading.layout import Layout, Sentence

__all__ = ["called_films", "in_time", "without_title"]

_MADE: Final = r"(?:directed|made|wrote|scored|shot|edited)"
_CALLED: Final = expression(
    r"(?P<within>\b(?:[Ii]n|[Ff]or|[Oo]f|[Tt]o) )?(?:\b[Tt]he |(?<=[a-z]['’]s )(?=(?:original|remake)\b))(?:(?P<which>former|latter|first|second|third|fourth|original|remake|sequel|new (?:one|version|film))\b"
    r"(?P<noun> (?:film|movie|picture|feature|one|version|of (?:them|these|the (?:two|three|four))))?"
    r"|(?P<aged>older|earlier|newer|later|(?:18|19|20)\d\d) (?:film|movie|picture|version|adaptation|remake|one)\b)"
    r"(?=['’]s\b|,? (?:is|was|has|had|stars|starred|gives|gave|casts|puts|runs|ran|also|came|from|by|with"
    r"|directed|made|shot|written|scored|sends|tells|follows|takes|concerns|opens|ends|begins|boasts|features|brings|goes|gets|makes|tries|wants|belongs|feels|seems)\b"
    r"|[.,;:!?)]| (?:and|but|while)\b|$| (?:[A-Z][\w.-]+ ){0,2}[A-Z][\w-]+['’]s?[.,;]"
    r"|(?(within) (?:[A-Z]|(?:the|an?|he|she|they|his|her)\b)|(?(aged) [a-z]+|(?!))))"
    r"|(?:^|(?<=[.!?”\"\n] )|(?<=\n))In (?P<in>(?:18|19|20)\d\d)(?=,? )"
    rf"|\b{_MADE} (?P<one>one)\b(?=,? (?:with|and|in|for)\b|[,;.])(?=[^\n]{{1,200}}?\b{_MADE} the other\b)",
)
_OTHER: Final = expression(
    r"\b[Tt]he other(?: (?:film|movie|picture|feature|one|of (?:them|these|the two)))?"
    r"(?=['’]s\b|,? (?:is|was|has|had|stars|starred|gives|gave|came|from|by|with|directed|made|shot|written|scored)\b|[.,;:!?)]| (?:and|but|while)\b|$)"
    rf"(?! (?:is|was|are|were) (?:played by )?(?:[{UPPER}][\w-]+ )+[{UPPER}][\w-]+(?!['’]))"
)
# "Low Tide, the second feature by Ann Vane": words that only tell of the film before them.
_APPOSED: Final = expression(r"[”\"’'*_]{0,2}(?: \([^()]*\))?, (?:and )?")
_PLACES: Final = {"one": 0, "former": 0, "first": 0, "original": 0, "older": 0, "earlier": 0}
_BY_AGE: Final = frozenset({"older", "earlier", "newer", "later"})
_TWO: Final = 2
_ORDER: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_NEVER_OF_TWO: Final = frozenset({"third", "fourth"})
_SENTENCE: Final = expression(rf"[.!?][”\"’']? (?=[{UPPER}])")
_THIRD: Final = expression(r"\b[Tt]he third\b")


def called_films(
    plain: str, reviewed: Sequence[Entity], places: Sequence[Named]
) -> Iterator[Named]:
    """Yield the places that call one of two films without its title: "the former", "the 1976 film".

    `reviewed` are the films that the text is about.
    """
    starts = [one.span.start for one in places]
    by_order = len(reviewed) > _TWO and _THIRD.search(plain) is not None
    for found in _CALLED.finditer(plain):
        which: str = found["which"] or ""
        before = places[: bisect_left(starts, found.start())]
        if by_order and which in _ORDER:
            film = reviewed[_ORDER[which]] if _ORDER[which] < len(reviewed) else None
        else:
            pair = _pair(reviewed, before)
            is_one = len(pair) == _TWO and which not in _NEVER_OF_TWO
            film = _meant(plain, found, pair) if is_one else None
        if film is None or film not in {one.film for one in before}:
            continue
        if not _is_apposed(plain, found, before[-1]):
            start = found.end("within") if found["within"] else found.start()
            start = found.start("one") if found["one"] else start
            yield Named(Span(start, found.end()), film)


def _is_apposed(plain: str, found: re.Match[str], last: Named) -> bool:
    """Tell whether words only tell of the film whose title is right before them."""
    return _APPOSED.fullmatch(plain, last.span.end, found.start()) is not None


def _other_films(
    plain: str, reviewed: Sequence[Entity], places: Sequence[Named]
) -> Iterator[Named]:
    """Yield the places that call "the other" of two films: the one that was not spoken of last.

    A sentence behind one that names both goes on with the first of them; "the other" right behind
    such a list may be either.
    """
    starts = [one.span.start for one in places]
    for found in _OTHER.finditer(plain):
        before = places[: bisect_left(starts, found.start())]
        pair = _pair(reviewed, before)
        last = listed(plain, before)[-1:]
        behind = plain[before[-1].span.end : found.start() + 1] if before else ""
        if len(listed(plain, before)) > 1 and len(_SENTENCE.findall(behind)) < _TWO:
            continue
        others = [film for film in pair if film != last[0].film] if last else []
        if len(others) == 1:
            yield Named(Span(*found.span()), others[0])


def _meant(plain: str, found: re.Match[str], pair: Sequence[Entity]) -> Entity | None:
    """Return which of two films is called by its order, its age or its year."""
    which: str = found["which"] or found["aged"] or found["in"] or found["one"]
    if which.isdigit():
        return next((film for film in pair if film.year == int(which)), None)
    if which in _BY_AGE and all(film.year for film in pair):
        pair = sorted(pair, key=lambda film: film.year or 0)
    elif which not in ("former", "latter", "one"):
        pair = in_time(plain, pair)
    return pair[_PLACES.get(which, 1)]


def _pair(reviewed: Sequence[Entity], before: Sequence[Named]) -> Sequence[Entity]:
    """Return the two films that words may tell apart: all the text has, else the last two named."""
    if len(reviewed) == _TWO:
        return list(reviewed)
    last: dict[Entity, None] = {}
    for one in reversed(before):
        last[one.film] = None
        if len(last) == _TWO:
            break
    return list(reversed(last))


_FOLLOWS: Final = expression(r"\b(?:sequels?|remakes?|remade|remaking|originals?|follow-up)\b")


def in_time(plain: str, pair: Sequence[Entity]) -> Sequence[Entity]:
    """Return two films as they were made, where one is said to follow the other."""
    first, second = pair
    extends = first.name.startswith(f"{second.name} ")  # "Low Tide II", named before "Low Tide"
    years = first.year or 0, second.year or 0
    if (extends and 0 in years) or (
        0 not in years and years[0] > years[1] and (extends or _FOLLOWS.search(plain))
    ):
        return (second, first)
    return pair


_NAME: Final = rf"(?:(?:[{UPPER}]\.|[{UPPER}][\w-]+) ){{0,2}}[{UPPER}][\w-]+"
_NOUN: Final = r"(?:film|movie|picture|one|effort|thriller|comedy|drama|western|noir|musical|documentary|melodrama|romance)\b(?![-'’])"
# "The Vane film", "Vane's film", "in the Vane"; "Vane's is the better", where Vane made one.
_OF_MAKER: Final = expression(
    rf"\b(?:[Tt]he (?P<by>{_NAME}) {_NOUN}|(?P<owner>{_NAME})['’]s? {_NOUN}|[Tt]he (?P<alone>[{UPPER}][\w-]+)(?=[.,;:!?] | (?:is|was|has|had)\b|[.!?]?$)|(?P<bare>{_NAME})['’]s(?= (?:is|was|has|had|stars|takes|tells|follows|ends|looks|sounds)\b|[.,;:!?] |[.!?]?$))"
)
# "sharper than Vane's film", "all the rot of the Vane": what a film is likened to.
_LIKENED: Final = expression(r"\b(?:than|like|unlike|as) $")
_SHARED: Final = expression(r"\b(?:of|with) $")
_MADE_BY: Final = expression(rf"\b(?:by|from) (?:{_NAME} )?$")
_DIRECTED: Final = expression(
    r"['’]s (?:film|movie|picture)\b|,? (?:(?:who|also) )?(?:directed|directs|made|shot)\b|,? (?:its|the) director\b"
)
_FULL: Final = expression(rf"[{UPPER}][\w.-]* $")
_OWNS: Final = expression(r"['’]s? [“\"‘'*_]{0,2}")
_REACH: Final = 40  # characters
_LIKENED_REACH: Final = 8
_THE: Final = "the "
_BEGINS: Final = expression(rf"\W*(?:And |But |Only )?(?P<name>{_NAME})(?:['’]s?)? (?!film\b)[a-z]")

# "Vane wrote that one, too": who made the film before is no word for it.
_GOES_ON: Final = expression(r"\b(?:this|that) (?:one|film|movie|picture)\b|\bin it\b")


def without_title(
    layout: Layout, films: Sequence[Entity], mentions: Sequence[FilmMention]
) -> tuple[tuple[FilmMention, ...], tuple[FilmMention, ...]]:
    """Return the places that call the films of a text about several without their titles.

    And those that begin a sentence with somebody who is known from one of them only.
    """
    plain = layout.view.plain
    named = [
        Named(one.span, one.film)
        for one in sorted(mentions, key=lambda one: one.span)
        if one.film in films or not _is_call(plain, one.span)
    ]
    called = list(called_films(plain, films, named))
    places = sorted([*named, *called], key=lambda one: one.span)
    places = sorted([*places, *_other_films(plain, films, places)], key=lambda one: one.span)
    called += _Told(layout, films, places).by_makers()
    called += _by_words(plain, films, places)
    places = sorted([*named, *called], key=lambda one: one.span)
    others = list(_other_films(plain, films, places))
    called += others
    places = sorted([*places, *others], key=lambda one: one.span)
    people = _Told(layout, films, places).people()
    return _mentions(called), _mentions(people)


# "The otter one", "The German one was the oldest".
_OF_KIND: Final = expression(
    r"\b[Tt]he (?P<word>[\w-]+) (?P<noun>one|film|movie|picture)\b(?=['’]s\b|[.,;:!?)]|,? (?:is|was|has|had|stars|starred|came|comes|gives|gave|and|but)\b|$)"
)
_LEFT: Final = expression(r"(?:^|[.!?][”\"’']? |\n)$")
_NO_KIND: Final = expression(
    r"(?:whole|entire|same|main|only|other|next|new|last|first|second|third|best|worst|finished|actual|final|real|right|wrong|two|[\w-]+est)$"
)
_LEAST: Final = 3


def _by_words(plain: str, films: Sequence[Entity], places: Sequence[Named]) -> Iterator[Named]:
    """Yield the places that call a film by a word of its title, or as the one that is left.

    "The German one was better": the others of the list have been told of.
    """
    for found in _OF_KIND.finditer(plain):
        at = Span(*found.span())
        word: str = found["word"]
        if any(one.span.meets(at) for one in places) or _NO_KIND.match(word.lower()):
            continue
        held = [film for film in films if word.lower() in film.name.lower().split()]
        left = [film for film in films if film not in _told_before(plain, places, at.start)]
        is_kind = found["noun"] == "one" or word[0].isupper()
        begins = _LEFT.search(plain, max(0, at.start - _LEAST), at.start) is not None
        which = held if len(word) > _LEAST and held else left if is_kind and begins else []
        if len(which) == 1:
            yield Named(at, which[0])


def _told_before(plain: str, places: Sequence[Named], before: int) -> set[Entity]:
    """Return the films that stand before a place by themselves, not only in a list."""
    number = sum(one.span.start < before for one in places)
    listed_there = {
        one.span
        for at in range(number)
        if len(chain := listed(plain, places[: at + 1])) > 1
        for one in chain
    }
    return {one.film for one in places[:number] if one.span not in listed_there}


def _mentions(named: Iterable[Named]) -> tuple[FilmMention, ...]:
    return tuple(FilmMention(one.span, one.film, marked=False) for one in named)


def _is_call(plain: str, span: Span) -> bool:
    """Tell whether a name taken for a title stands where a film is called by its maker's."""
    starts = (span.start, max(0, span.start - len(_THE)))
    return any(_OF_MAKER.match(plain, start) is not None for start in starts)


class _Told:
    """The films of a text, where it names and calls them, and where it passes on to the next."""

    def __init__(self, layout: Layout, films: Sequence[Entity], places: Sequence[Named]) -> None:
        self._layout = layout
        self._plain = layout.view.plain
        self._films = films
        self._places = places

    @cached_property
    def _turns(self) -> tuple[Turn, ...]:
        return turns_of_films(self._layout, _mentions(self._places), self._films)

    def by_makers(self) -> Iterator[Named]:
        """Yield the places that call a film by who made it or stars in it."""
        for call in _OF_MAKER.finditer(self._plain):
            at = Span(*call.span())
            if not (self._is_likened(call) or any(one.span.meets(at) for one in self._places)):
                which = call.lastgroup or 0
                film = self._film_with(call[which], call.start(), made_it=which == "bare")
                if film is not None and film in self._films:
                    yield Named(at, film)

    def _is_likened(self, call: re.Match[str]) -> bool:
        """Tell whether another film is only likened to the one that is called."""
        low = max(0, call.start() - _LIKENED_REACH)
        shared = call["alone"] and _SHARED.search(self._plain, low, call.start())
        return bool(shared or _LIKENED.search(self._plain, low, call.start()))

    def people(self) -> Iterator[Named]:
        """Yield the names that begin a sentence without a film, of who is known from one only."""
        for sentence in self._layout.sentences:
            begins = _BEGINS.match(self._plain, *sentence.span)
            if begins is None or any(sentence.span.covers(one.span) for one in self._places):
                continue
            if _GOES_ON.search(self._plain, *sentence.span):
                continue
            film = self._film_with(begins["name"], sentence.span.start)
            if film is None or film not in self._films:
                continue
            if self._may_lead_to(film, sentence):
                yield Named(Span(*begins.span("name")), film)

    def _may_lead_to(self, film: Entity, sentence: Sentence) -> bool:
        """Tell whether a paragraph may pass to a film by somebody's name alone.

        One that begins with another's title, or stands below it, keeps to it until it names this
        one: “Low Tide is a comedy. … Ann Vane turns up again as a nun.”
        """
        blocks = self._layout.blocks
        block = blocks[sentence.block].span
        above = Span(block.start, sentence.span.start)
        before = [one for one in self._places if above.covers(one.span)]
        heads = [one for one in before[:1] if opens_with(self._plain, block, one.span)]
        over = blocks[sentence.block - 1] if sentence.block else None
        if over is not None and over.kind == "heading":
            heads += [one for one in self._places if over.span.covers(one.span)]
        return not heads or film in {one.film for one in (*heads, *before)}

    def _film_with(self, name: str, before: int, *, made_it: bool = False) -> Entity | None:
        """Return the only film that is told of where a last name stands before an offset.

        Where it stands with several, the one that is said to be by them; `made_it`: only that.
        """
        plain, last = self._plain, name.rpartition(" ")[2]
        known: set[Entity | None] = set()
        made: set[Entity | None] = set()
        for start in occurrences(last, plain):
            if start >= before:
                break
            span = Span(start, start + len(last))
            around = self._around(start)
            if any(one.span.meets(span) for one in self._places):
                continue
            if OF_ALL.search(plain, *around):
                return None
            inside = [one for one in self._places if around.covers(one.span)]
            film = film_of_clause(plain, around, span, inside)
            if film is None and not inside:
                film = next((film for at, film in reversed(self._turns) if at <= start), None)
            lead = plain[max(around.start, start - _REACH) : start]
            owned = _OWNS.match(plain, span.end)
            owns = owned is not None and any(one.span.start == owned.end() for one in inside)
            if owns or _MADE_BY.search(lead) or (made_it and _DIRECTED.match(plain, span.end)):
                made.add(film)
            if owns or _FULL.search(lead):
                known.add(film)
        sure = (made,) if made_it else (made, known)
        return next((next(iter(one)) for one in sure if len(one) == 1), None)

    def _around(self, at: int) -> Span:
        """Return the sentence around an offset, or the line of credits."""
        sentence = self._layout.sentence_at(at)
        if sentence is not None:
            return sentence.span
        number = self._layout.block_of(at)
        return self._layout.blocks[number].span if number >= 0 else Span(at, at)
