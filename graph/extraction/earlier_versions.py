"""Where a review of a remake tells of the film that was made before, and when that was made.

"Low Tide was filmed once before, in 1958", "In 1937 Ann Vane made it with Bo Other. Vane shot it
in three weeks." Which words speak so is said by `data/words/beside_versions.txt`; who is told of
the earlier film is remembered, for the sentences that begin with one of them.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .beside import phrase, shapes
from .read_titles import is_of_somebody
from .words import UPPER, occurrences, word_list

if TYPE_CHECKING:
    from ..claims import Entity

__all__ = [
    "Company",
    "Told",
    "forerunners",
    "goes_on_so",
    "is_called_new",
    "is_followed_by_makers",
    "is_in_both",
    "is_made_again",
    "is_past",
    "is_titled",
    "is_told_twice",
    "looks_back",
    "original_called",
    "remade_films",
    "told_earlier",
    "without_asides",
]

_FILMS: Final = ("original", "film", "movie", "picture", "version")
_YEAR: Final = expression(r"\b(?:18[89]|19\d|20[0-3])\d\b")
_REACH: Final = 60
_QUOTES: Final = tuple("“”\"‘’'*_")
_MOST_TITLES: Final = 12
_NAME: Final = expression(rf"\b[{UPPER}][\w-]+(?:['’][{UPPER}][\w-]+)?(?: [{UPPER}][\w.-]*)*")
# "Gus T. van Hart", of which the end of a sentence is no part
_FULL: Final = expression(
    rf"(?:[{UPPER}]\.|[{UPPER}][\w-]*(?:['’][{UPPER}][\w-]+)?)(?: (?:(?:van|von|der?|del|d[ai]|l[ae]) )*(?:[{UPPER}]\.|[{UPPER}][\w-]+(?:['’][{UPPER}][\w-]+)?))*"
)
_OPENS: Final = expression(
    rf"\W*(?:(?:And|But|Yet) )?(?P<name>(?:[{UPPER}][\w-]+ ){{0,2}}[{UPPER}][\w-]+)(?=['’]s?\b|['’] |[ ,])"
)
_OF_PEOPLE: Final = expression(r", (?:who|whose) (?![^,;.]*\boriginal)[^,;.]*,")
_TITLE_BEHIND: Final = expression(
    rf",? [“\"‘'*_]{{0,2}}(?P<name>[{UPPER}][\w'’-]*(?: [{UPPER}][\w'’-]*){{0,2}})"
)
_TURNS: Final = expression(r";|,? (?:but|while|whereas|and) ")


# What somebody does with what another had, and what must stand behind that one's name.
_TAKEN_OVER: Final = {"in-place-of": "", "plays-again": "its-music", "has-the": "the-role"}


class Told(NamedTuple):
    """Words that tell of the earlier film; `year` is when it was made, `titled`: by its title."""

    span: Span
    year: int | None
    titled: bool


def is_made_again(lowered: str) -> bool:
    """Tell whether a text says that the story of its film was filmed before."""
    return phrase("versions", "again").search(lowered) is not None


def without_asides(text: str) -> str:
    """Return a text without what it says in passing of people: what else they made."""
    return _OF_PEOPLE.sub(",", text)


def is_titled(plain: str, dated: Span) -> bool:
    """Tell whether a title may stand behind "the 1951 thriller", and nobody who is in that."""
    behind = _TITLE_BEHIND.match(plain, dated.end)
    if behind is None:
        return False
    if behind.group().startswith(","):
        return plain[max(0, dated.start - 3) : dated.start].lower() != "in "
    return not is_of_somebody(Span(*behind.span("name")), plain)


def is_told_twice(lowered: str, told: Iterable[Told] = ()) -> bool:
    """Tell whether a text sets its film against another of its story.

    So does one that speaks of a film of its title and an earlier year, and of the new film.
    """
    if any(one.titled and one.year for one in told) and phrase("versions", "of-new").search(
        lowered
    ):
        return True
    return phrase("versions", "twice").search(lowered) is not None


def remade_films(
    plain: str, lowered: str, films: Iterable[Entity]
) -> Iterator[tuple[Span, Entity]]:
    """Yield the titles of films that were made again, with what stands there of their makers."""
    named = {name: film for film in films for name in (film.name, *film.aliases) if name}
    for said in phrase("versions", "remake-of").finditer(lowered):
        at = said.end() + 1
        at += plain[at : at + 1] in _QUOTES
        name = max((name for name in named if plain.startswith(name, at)), key=len, default=None)
        if name is not None:
            end = at + len(name)
            end += plain[end : end + 1] in _QUOTES
            year = phrase("versions", "from-year").match(
                lowered, end + (plain[end : end + 1] == " ")
            )
            yield Span(at, year.end() if year else end), named[name]


def original_called(match: re.Match[str], remade: Sequence[tuple[Span, Entity]]) -> Entity | None:
    """Return the one film of another title that was made again, where words call it the original.

    "In the French film", "in Example's version": so it is called, too.
    """
    films = {film for _, film in remade}
    groups = match.groupdict()
    is_owned = any(groups.get(owner) for owner in ("whose", "nation", "land"))
    is_called = is_owned or ("original" in match.group() and match.group().endswith(_FILMS))
    return films.pop() if len(films) == 1 and is_called else None


def looks_back(lowered: str) -> bool:
    """Tell whether a sentence says who remembers, or has seen, what it ends with."""
    return phrase("versions", "looks-back").match(lowered.lstrip()) is not None


def is_followed_by_makers(lowered: str, at: int) -> bool:
    """Tell whether behind a film's name stands who made it, or who is in it."""
    at += lowered[at : at + 1] == " "
    return phrase("versions", "its-makers").match(lowered, at) is not None


def is_called_new(plain: str, title: str) -> bool:
    """Tell whether a film is called the new one of its title, or another the older one."""
    told = shapes("versions").told
    return any({"new", "older"} & told(plain, at.start, at.end) for at in _titles(plain, title))


def told_earlier(plain: str, lowered: str, title: str) -> list[Told]:
    """Return the words of a review of a remake that tell of the earlier film, in order."""
    found = [*_by_title(plain, title)] if title else []
    for said in phrase("versions", "made-then").finditer(lowered):
        year = _YEAR.search(said.group())
        found.append(Told(Span(*said.span()), int(year.group()) if year else None, titled=False))
    return sorted(found)


def _titles(plain: str, title: str) -> Iterator[Span]:
    """Yield where a title stands, also without its article: “the old Glass Harbour”."""
    short = title.removeprefix("The ").removeprefix("A ")
    for name in {title, short} - {""}:
        for at in list(occurrences(name, plain))[:_MOST_TITLES]:
            if name == title or not plain.endswith(title.removesuffix(short), 0, at):
                yield Span(at, at + len(name))


def _by_title(plain: str, title: str) -> Iterator[Told]:
    for span in _titles(plain, title):
        gives = shapes("versions").told(plain, span.start, span.end)
        if "behind" in gives and (year := _YEAR.search(plain, span.end, span.end + _REACH)):
            yield Told(Span(span.start, year.end()), int(year.group()), titled=True)
        elif "before" in gives:
            years = list(_YEAR.finditer(plain, max(0, span.start - _REACH), span.start))
            if years:
                yield Told(Span(years[-1].start(), span.end), int(years[-1].group()), titled=True)
        elif "filmed" in gives or "older" in gives:
            yield Told(span, None, titled=True)


def forerunners(plain: str, lowered: str, *, is_later: bool) -> Iterator[Span]:
    """Yield the names of those whose part, or whose music, a later film took over from them.

    “The Ann Vane role” was hers in any text.
    """
    lowered = lowered.replace("’", "'")
    for words, behind in _TAKEN_OVER.items() if is_later else [("has-the", "the-role")]:
        for said in phrase("versions", words).finditer(lowered):
            name = _FULL.match(plain, said.end() + 1)
            at = name.end() + (lowered[name.end() : name.end() + 1] == " ") if name else 0
            if name and (not behind or phrase("versions", behind).match(lowered, at)):
                yield Span(*name.span())


def is_in_both(behind: str) -> bool:
    """Tell whether who was in the earlier film is in the one under review, by what is said next."""
    return phrase("versions", "is-in-both").match(behind.lstrip(" ,")) is not None


def goes_on_so(lowered: str) -> bool:
    """Tell whether a sentence goes on with the earlier film that the one before told of."""
    text = lowered.lstrip(" \n\"“'‘(")
    if phrase("versions", "goes-on").match(text):
        return True
    return bool(phrase("versions", "made-it").search(text)) and not _is_new(text)


def is_past(lowered: str) -> bool:
    """Tell whether a sentence is told in the past, as what an earlier film was like is."""
    past = phrase("versions", "past").search(lowered)
    return (
        past is not None
        and phrase("versions", "present").search(lowered, 0, past.start()) is None
        and not _is_new(lowered)
    )


def _is_new(lowered: str) -> bool:
    return phrase("versions", "new").search(lowered) is not None


class Company:
    """The people of the earlier film and those of the film under review, as first named."""

    def __init__(self, title: str) -> None:
        self._theirs: dict[str, Entity | None] = {}
        self._ours: set[str] = set()
        self._title = frozenset(title.split())

    def hear(self, text: str, film: Entity | None, *, earlier: bool) -> None:
        """Remember whom a stretch names, in which something is told of either film."""
        for match in _NAME.finditer(text):
            name = _last_of(match)
            alone = " " not in match.group()
            if alone or name in self._title or name in word_list("places"):
                continue
            if earlier and name not in self._ours:
                self._theirs.setdefault(name, film)
            elif name not in self._theirs:
                self._ours.add(name)

    def is_ours(self, text: str) -> bool:
        """Tell whether a stretch names somebody of the film under review."""
        return any(_last_of(m) in self._ours for m in _NAME.finditer(text))

    def told(self, text: str) -> tuple[int, Entity | None] | None:
        """Return how far a sentence tells of the earlier film by one of its people, and of which.

        None of a sentence that begins with nobody of it, or names somebody of the other film
        before its clause ends.
        """
        opened = _OPENS.match(text) if self._theirs else None
        name = opened["name"].split()[-1] if opened else ""
        if opened is None or name not in self._theirs:
            return None
        ours = [m.start() for m in _NAME.finditer(text) if _last_of(m) in self._ours]
        new = phrase("versions", "new").search(text.lower())
        other = min([*ours[:1], *([new.start()] if new is not None else [])], default=None)
        if other is None:
            return len(text), self._theirs[name]
        ends = [m.start() for m in _TURNS.finditer(text, opened.end(), other + 1)]
        return (ends[-1], self._theirs[name]) if ends else None


def _last_of(name: re.Match[str]) -> str:
    """Return the last word of a name, without the stop of a sentence that it ends."""
    return name.group().split()[-1].rstrip(".")
