"""Titles that no chain of capitals holds: with a comma inside, or in small letters throughout.

"Salt, Ash, Rain" may be a list as well, and "the long pier" may be a pier: only what the text says
around such a stretch makes a title of it. It stands alone over the text, it is seen or said to
be a film (`data/words/beside_films.txt`), its year follows, or the text repeats it letter by letter.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..documents import Span
from ..expressions import expression
from .beside import shapes
from .capitals import opens_sentence
from .known import is_known
from .words import UPPER, word_list

__all__ = ["Stretch", "title_stretches"]


class Stretch(NamedTuple):
    """A stretch that may be a title, how it was found, and whether the text surely says so."""

    how: str
    span: Span
    surely: bool


_INNER = r"(?:of|the|and|&|a|an|de|la|le|les|du|des|el|los|to|for)"
_CASED = rf"(?:(?:Mr|Mrs|Dr|St)\.|[{UPPER}\d][\w'’-]*)"
_PIECE = rf"{_CASED}(?: (?:{_INNER} ){{0,2}}{_CASED}){{0,5}}"
_COMMAS = expression(
    rf"(?<![\w'’]){_PIECE}(?:, (?:(?:and|or) )?(?:(?:the|a|an|my) )?{_PIECE}){{1,4}}[!?]?"
)
_MOST_READ = 20_000
_LINES, _PROSE = 3, 40
_LISTED = expression(
    r",? (?:and|&|or) [“\"'‘*_]?[A-Z]|, [a-z]* ?[A-Z]|['’]s?\b|\n| (?:film|movie|director|actor)\b"
)
_IN_A_LIST = expression(
    r"(?:[\w”\"’'],| and| or| &|\b(?!(?:In|With|From|Saw|Watched|See|Like|After|Before) )[A-Z][\w-]*) [“\"‘'*_]*$"
)
_GOES_ON_AS_LIST = expression(
    r",? (?:and|&|or) [“\"‘'*_]?[A-Z]|, (?!(?:which|who|whose|where) )[a-z]* ?[A-Z]|['’]s?\b|\n"
)
_OWNER = expression(
    rf"(?:[{UPPER}][\w.-]* (?:and|&) )?(?:[{UPPER}][\w.'’-]* ){{0,3}}(?P<last>[{UPPER}][\w-]+)['’]s? (?=[{UPPER}])"
)
_EARLY = expression(
    r"(?:In|With|From|And|But|When|Like|Unlike|After|Before|Of|For|So|If|As|Saw|Watched|See|Both) "
    rf"(?=[{UPPER}])"
)
_ALSO = expression(r", (?:and|or) ")
_DATED = expression(r"[”\"'’*_]{0,2} ?[(\[](?:18[89]|19\d|20[0-4])\d[)\]]")
_OPENS = expression(r"(?:^|[\n.!?…][”\"'’)*_]{0,2}\s*)[“\"'‘(*_#> ]{0,4}$")
_LED = expression(
    r"\b(?:see|saw|seen|seeing|watch|watched|watching|rewatched|revisited|recommend|film|movie|called|"
    r"titled|comedy|drama|thriller|western|documentary|musical|classic)[ “\"'‘*_]+$|['’]s?[ “\"'‘*_]+$"
)
_BEFORE = 40


def title_stretches(plain: str) -> tuple[Stretch, ...]:
    """Return the stretches of the first 20,000 characters that may be titles, in order."""
    return _stretches_of(plain[:_MOST_READ])


@lru_cache(maxsize=4)
def _stretches_of(plain: str) -> tuple[Stretch, ...]:
    found = {*_with_commas(plain), *_in_small_letters(plain), *_known_in_small(plain)}
    return tuple(sorted(found, key=lambda one: (one.span, one.how)))


def _with_commas(plain: str) -> Iterator[Stretch]:
    found = [part for match in _COMMAS.finditer(plain) for part in _parts(match, plain)]
    over = {span.of(plain) for span in found if _stands_over(span, plain)}
    often = Counter(span.of(plain) for span in found)
    cued: dict[str, bool] = {}
    for span in found:
        name, surely = span.of(plain), _is_cued(span, plain)
        if surely is not None:
            cued[name] = cued.get(name, False) or surely or often[name] > 1
    for span in found:
        name = span.of(plain)
        if name in cued:
            yield Stretch("comma-cued", span, surely=cued[name])
        elif name in over:
            yield Stretch("comma-over", span, surely=False)
        elif often[name] > 1 and not any(
            often[longer] == often[name] and name in longer for longer in often if longer != name
        ):
            yield Stretch("comma-again", span, surely=False)
        elif _is_pair(span, plain):
            yield Stretch("comma-pair", span, surely=False)


def _is_pair(span: Span, plain: str) -> bool:
    """Tell whether pieces without "and" stand between small words: "in Old Roof, New Roof he sang"."""
    if " and " in span.of(plain) or _GOES_ON_AS_LIST.match(plain, span.end):
        return False
    return _IN_A_LIST.search(plain[max(0, span.start - _BEFORE) : span.start]) is None


def _parts(match: re.Match[str], plain: str) -> Iterator[Span]:
    """Yield a stretch, without the owner that it begins with, and what its pieces join to."""
    start, end = match.span()
    if early := _EARLY.match(plain, start, end):
        start = early.end()
    owner = _OWNER.match(plain, start, end)
    if owner and owner["last"].casefold() not in word_list("function"):
        start = owner.end()
    text = plain[start:end]
    starts = [start, *(start + m.end() for m in re.finditer(r", (?:(?:and|or) )?", text))]
    ends = [*(start + m.start() for m in re.finditer(r", ", text)), end]
    for low, first in enumerate(starts):
        for high in range(low + 1, len(ends)):
            span = Span(first, ends[high])
            if _may_be_one(span.of(plain)):
                yield span


# "Starring Ann Vane, Slate is …": what opens a clause before a title, and none itself.
_PARTICIPLES = frozenset(("Starring", "Co-starring", "Featuring", "Directed", "Unlike"))


def _may_be_one(name: str) -> bool:
    """Tell whether pieces with commas between may be a title: no date, names or opening word."""
    pieces = [piece.split() for piece in name.split(", ")]
    first = pieces[0][0]
    if name.startswith("I, "):
        return name.count(", ") == 1
    if first in _PARTICIPLES and len(pieces[0]) > 1:
        return False
    if len(pieces[0]) == 1 and (
        first.casefold() in word_list("function") | word_list("nonname") or opens_sentence(first)
    ):
        return False
    if len(pieces) == 2 and _ALSO.search(name):
        return False
    dates = word_list("calendar")
    if any(piece[-1].isdigit() or piece[0] in dates for piece in pieces):
        return False
    given = word_list("given_names")
    return not all(len(p) > 1 and p[0].casefold() in given for p in pieces[:2])


def _stands_over(span: Span, plain: str) -> bool:
    """Tell whether a stretch stands alone on one of the first lines, over prose."""
    start = plain.rfind("\n", 0, span.start) + 1
    end = plain.find("\n", span.end)
    if end < 0 or plain[:start].count("\n") > _LINES:
        return False
    if span.of(plain).isupper() or plain[span.start : span.end].startswith(("By ", "With ")):
        return False
    rest = _DATED.sub("", plain[start : span.start] + plain[span.end : end])
    return not re.search(r"\w", rest) and len(plain[end:].strip()) > _PROSE


def _is_cued(span: Span, plain: str) -> bool | None:
    """Tell whether the words around surely say that a stretch with commas is a film.

    None where they do not say so at all.
    """
    before = plain[max(0, span.start - _BEFORE) : span.start]
    led = _LED.search(before) is not None
    if (not led and not _OPENS.search(before)) or _LISTED.match(plain, span.end):
        return None
    gives = shapes("films").told(plain, span.start, span.end)
    if "another" in gives:
        return None
    if "stated" in gives or (led and _DATED.match(plain, span.end)):
        return led or not _may_only_open(span.of(plain))
    whole = " and " not in span.of(plain) and " & " not in span.of(plain)
    return False if led and whole and "perhaps" in gives else None


def _may_only_open(name: str) -> bool:
    """Tell whether the first piece may be a word that opens a sentence: "Granted, Slate is …"."""
    first = name.split(", ", 1)[0].casefold()
    return first.endswith("ly") or first in word_list("common")


_SMALL_WORD = expression(r"[a-z0-9][a-z0-9'’:&-]*")
_FILLER = expression(r"(?P<word>[a-z]+)[, ]+")
_SEEN = expression(
    r"\b(?:watched|saw|rewatched|revisited|watching|rewatching|caught|finished|(?:home|back) from)"
    r" (?P<next>(?=[a-z0-9]))"
)
_SPOKEN = expression(
    r"\b(?:(?:talk(?:ing)?|think(?:ing)?|rave|raving) about|recommend|obsessed with|seen|see|watch) "
    r"(?P<next>(?=[a-z0-9]))"
)
_LINE = expression(r"(?:^|\n)[ >*_-]*(?P<next>(?=[a-z0-9]))")
_SENTENCE = expression(r"(?:^|\n|[.!?] )[^\w\n]*(?P<first>[^\W\d_])")
_GOES_ON = expression(
    r"[.,!?\n]|$|\s*\(| (?:last night|yesterday|today|tonight|again|during|recently|finally|this (?:week|morning|afternoon|evening)"
    r"|with (?:my|a|the|him|her|some|mum|mom|dad|friends)\b|on (?:netflix|hulu|tv|dvd|a plane|the plane|streaming|friday|saturday|sunday)"
    r"|at (?:the|home)|in (?:the (?:cinema|theat)|theaters|cinemas|imax)|for the (?:first|second|third|tenth|millionth)"
    r"|all (?:week|day|month|night)|and (?:it|i|he|she|the|wow|loved|was|honestly|now))\b"
)
_MAY_BEGIN = frozenset(("the", "a", "an", "no"))
_FEWEST_STARTS, _MOSTLY = 2, 0.6
_LONGEST, _LEAST = 7, 2
_LONGEST_KNOWN, _MOST_SMALL = 6, 4_000


def _in_small_letters(plain: str) -> Iterator[Stretch]:
    small = _is_small(plain)
    seen = [*_SEEN.finditer(plain), *(_SPOKEN.finditer(plain) if small else ())]
    for match in seen:
        found = _small_at(match.end("next"), plain, seen=small)
        if found is not None:
            yield found
    for match in _LINE.finditer(plain) if small else ():
        start = match.end("next")
        while (filler := _FILLER.match(plain, start)) and filler["word"] in _fillers():
            start = filler.end()
        found = _small_at(start, plain, seen=False)
        if found is not None:
            yield found


def _is_small(plain: str) -> bool:
    """Tell whether most sentences of a text begin with a small letter, and no few."""
    firsts: list[str] = [match["first"] for match in _SENTENCE.finditer(plain)]
    lowered = sum(first.islower() for first in firsts)
    return lowered >= min(_FEWEST_STARTS, len(firsts)) and lowered > _MOSTLY * len(firsts)


def _small_at(start: int, plain: str, *, seen: bool) -> Stretch | None:
    """Return the shortest stretch of small words that the words behind it say to be a film.

    Where `seen`, a title that somebody saw, it is enough that something else follows.
    """
    words: list[re.Match[str]] = []
    at = start
    while len(words) < _LONGEST and (word := _SMALL_WORD.match(plain, at)):
        if word.group() in _never_small() or (not words and word.group() in _no_first()):
            return None
        words.append(word)
        at = word.end() + 1
        span = Span(start, word.end())
        weighty = [w for w in words if w.group() not in word_list("function")]
        if not weighty:
            continue
        surely = bool(_DATED.match(plain, span.end)) or "stated" in shapes("films").told(
            plain, span.start, span.end
        )
        if surely and (seen or len(words) >= _LEAST):
            return Stretch("small-stated", span, surely=True)
        if seen and _GOES_ON.match(plain, span.end):
            whole = len(weighty) >= _LEAST
            return Stretch("small-seen", span, surely=False) if whole else None
        if plain[word.end() : at] != " ":
            return None
    return None


_WORDS = expression(r"[a-z0-9][a-z0-9'’:&-]*")
_RARE = 4  # letters


def _known_in_small(plain: str) -> Iterator[Stretch]:
    """Yield words of a text in small letters that are the title of a film known from elsewhere."""
    if not _is_small(plain):
        return
    words = [*_WORDS.finditer(plain[:_MOST_SMALL])]
    rare = [_may_tell(word.group()) for word in words]
    for first, word in enumerate(words):
        for last in range(first + 1, min(first + _LONGEST_KNOWN, len(words))):
            if plain[words[last - 1].end() : words[last].start()] != " ":
                break
            span = Span(word.start(), words[last].end())
            here = [word.group() for word in words[first : last + 1]]
            weighty = sum(word not in word_list("function") for word in here)
            if (
                weighty >= _LEAST
                and any(rare[first : last + 1])
                and is_known("film", span.of(plain))
            ):
                yield Stretch("small-known", span, surely=False)


def _may_tell(word: str) -> bool:
    return len(word) >= _RARE and word not in word_list("common")


@cache
def _fillers() -> frozenset[str]:
    return word_list("title_fillers")


@cache
def _no_first() -> frozenset[str]:
    """Return the small words that no title in small letters begins with."""
    return word_list("function") - _MAY_BEGIN


@cache
def _never_small() -> frozenset[str]:
    lists = ("title_never_small", "film_nouns", "scene_nouns")
    return frozenset(word.lower() for name in lists for word in word_list(name))
