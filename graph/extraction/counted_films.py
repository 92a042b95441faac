"""Films that a text counts up, and so says to be about all of them: "a double bill of X and Y".

The shapes are those of `data/words/beside_bills.txt`. A title may hold "and" itself: what stands
elsewhere in the text as one tells where the list is to be parted.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .beside import phrase, shapes
from .known import is_known
from .name_kinds import NameKinds
from .quotes import is_title_like
from .words import UPPER, occurrences, word_list

__all__ = ["CountedFilm", "counted_films"]

_MOST_READ: Final = 20_000
_TWO: Final = 2
_LONGEST: Final = 12  # a longer list is no bill
_COLON: Final = ": "
_WITH: Final = " with "  # joins two that are paired; where "and" joins, it is a title's
_AGAINST: Final = frozenset({" vs ", " vs. ", " v ", " v. ", " versus "})
# Above this chance of somebody's each, names that are counted up as films are people's all the same.
_SURELY: Final = 0.8

_CASED: Final = rf"[{UPPER}\d][\w'’-]*"
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|DVD|Christmas|Halloween"
_PLAIN: Final = rf"(?!I['’]){_CASED}(?:(?:(?!(?: on| for| at| in| last| this) (?:{_DAY})\b)(?:(?: (?:of|the|a|an|in|on|at|for|to|from|by|de|la|le)){{0,3}} |: )){_CASED}){{0,6}}[!?]?"
_NAMES: Final = rf"{_CASED}(?: {_CASED}){{0,2}}(?: and {_CASED} {_CASED}(?=,))?"
_ITEM: Final = expression(
    rf"(?P<owner>(?:{_CASED} ){{0,2}}[{UPPER}][\w-]*['’]s? (?:[a-z]+ ){{0,2}}(?=[“\"‘*_]|(?:The|A|An) [{UPPER}]))?"
    rf"(?:[“\"‘*_]{{1,2}}(?P<marked>[^“”\"*_\n]{{2,60}}?),?[”\"’*_]{{1,2}}|(?P<bare>{_PLAIN}))"
    r"(?: [(\[](?:[^()\n]{0,40}, ?)?(?P<year>(?:18|19|20)\d\d)[)\]])?"
    rf"(?:(?:,? (?:(?:directed|made|shot|written) )?(?:by|from)|, (?:starring|with)) {_NAMES}|, (?:in which|about|which|where|whose) [^,.;:()]{{3,70}}(?=, and))?"
)
_LINK: Final = expression(r",? (?:and|plus|followed by|then) | & | vs?\.? | versus |, | with ")
_START: Final = expression(
    rf"(?<![\w'’-])(?!(?:Watch|Watched|See|Saw|Rent|Compare|Between|Both) )(?=[“\"‘*_{UPPER}\d])"
)
_POSSESSED: Final = expression(
    rf"(?P<owner>(?:{_CASED} ){{1,2}}{_CASED}|{_CASED})['’]s? (?={_CASED})"
)


class CountedFilm(NamedTuple):
    """A film that a text counts up: where its title stands, and its year behind it."""

    span: Span
    year: int | None = None


class _Item(NamedTuple):
    """One of a list, with its marks and who made it; `link` is what joins the next one to it."""

    film: CountedFilm
    span: Span
    link: str


def counted_films(kinds: NameKinds) -> list[CountedFilm]:
    """Return the films that the text counts up: "Two films opened: X and Y", "X and Y opened".

    None where all of them read as people's names.
    """
    plain = kinds.plain
    found: list[CountedFilm] = []
    for items in _lists(plain[:_MOST_READ]):
        span = Span(items[0].span.start, items[-1].span.end)
        if any(span.meets(film.span) for film in found):
            continue
        gives = shapes("bills").told(plain, span.start, span.end)
        against = any(one.link in _AGAINST for one in items)
        if not (gives or against) or not _are_films(items, kinds):
            continue
        films = _parted(items, span, plain)
        told = "bill" in gives or (bool(films) and _are_told_apart(films, span, plain))
        found += films if told else []
    return found


def _lists(plain: str) -> Iterator[list[_Item]]:
    """Yield what may be lists of titles, each from every place on where it may begin."""
    at = 0
    while start := _START.search(plain, at):
        items = _listed(plain, start.start())
        if len(items) < _TWO or all(one.link in ("", ", ") for one in items):
            at = max(start.end() + 1, items[-1].span.end if items else 0)
            continue
        at = items[-1].span.end
        for first, item in enumerate(items[:-1]):
            yield items[first:]
            if (behind := plain.find(_COLON, *item.film.span)) >= 0:
                yield _listed(plain, behind + len(_COLON))


def _listed(plain: str, at: int) -> list[_Item]:
    """Return the titles that a list beginning at an offset counts up."""
    found: list[_Item] = []
    while item := _ITEM.match(plain, at):
        which = "marked" if item["marked"] else "bare"
        span = Span(*item.span(which))
        link = _LINK.match(plain, item.end())
        year = int(item["year"]) if item["year"] else None
        found.append(
            _Item(CountedFilm(span, year), Span(*item.span()), link.group() if link else "")
        )
        if link is None or len(found) == _LONGEST:
            break
        at = link.end()
    return found


def _are_films(items: Sequence[_Item], kinds: NameKinds) -> bool:
    """Tell whether names may all be titles: no days, and not all of them somebody's."""
    texts = [one.film.span.of(kinds.plain) for one in items]
    if any(text in word_list("calendar") or not is_title_like(text) for text in texts):
        return False
    return not all(kinds.somebody(text) >= _SURELY for text in texts)


def _parted(items: Sequence[_Item], around: Span, plain: str) -> list[CountedFilm]:
    """Return the films of a list, with "X and Y" as one where the text has it again as one.

    None where nothing tells which "and" is a title's.
    """
    joined = [one.link in (" and ", " & ") for one in items[:-1]]
    as_one = [
        (one.link == _WITH and len(items) > _TWO)
        or (joined[at] and _again(Span(one.film.span.start, other.film.span.end), around, plain))
        for at, (one, other) in enumerate(pairwise(items))
    ]
    if len(items) > _TWO and all(joined) and not any(as_one):
        as_one = [
            not _again(one.film.span, around, plain) and not _again(other.film.span, around, plain)
            for one, other in pairwise(items)
        ]
        if sum(as_one) != 1:
            return []
    films: list[CountedFilm] = []
    for at, one in enumerate(items):
        if at and as_one[at - 1]:
            films[-1] = CountedFilm(Span(films[-1].span.start, one.film.span.end), one.film.year)
        else:
            films.append(one.film)
    return [_without_owner(film, plain) for film in films] if len(films) >= _TWO else []


def _again(span: Span, around: Span, plain: str) -> bool:
    """Tell whether words stand elsewhere in the text, too."""
    return any(not around.start <= at < around.end for at in occurrences(span.of(plain), plain))


def _without_owner(film: CountedFilm, plain: str) -> CountedFilm:
    """Return a film without the name of its maker: "Ann Vane's Slate"."""
    owned = _POSSESSED.match(plain, film.span.start, film.span.end)
    if owned is None:
        return film
    title = Span(owned.end(), film.span.end)
    given = owned["owner"].split()[0].casefold() in word_list("given_names")
    full = " " in owned["owner"]
    if (full and given) or _stands_alone(title, plain) or title.of(plain)[:4] == "The ":
        return CountedFilm(title, film.year)
    return film


def _stands_alone(title: Span, plain: str) -> bool:
    """Tell whether a title stands elsewhere without the name before it."""
    whole = occurrences(title.of(plain), plain)
    return any(
        at != title.start and plain[max(0, at - 3) : at] not in ("'s ", "’s ") for at in whole
    )


def _are_told_apart(films: Sequence[CountedFilm], around: Span, plain: str) -> bool:
    """Tell whether the text goes on about each of two films by itself, by title or by order.

    What is one title elsewhere, or is known as one, is one film.
    """
    whole = Span(films[0].span.start, films[-1].span.end)
    if _again(whole, around, plain) or is_known("film", whole.of(plain)):
        return False
    lowered = plain[around.end : _MOST_READ].lower()
    if all(phrase("bills", which).search(lowered) for which in ("one", "other")):
        return True
    told = shapes("each").told
    return all(
        any(
            at >= around.end and told(plain, at, at + len(text)) & {"own", "kind"}
            for at in occurrences(text, plain)
        )
        for text in (film.span.of(plain) for film in films)
    )
