"""Where a review of a remake tells of the film that was made before, and when that was made.

"Low Tide was filmed once before, in 1958", "In 1937 Ann Vane made it with Bo Other. Vane shot it
in three weeks." Which words speak so is said by `data/words/beside_versions.txt`; who is told of
the earlier film is remembered, for the sentences that begin with one of them.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .beside import phrase, shapes
from .words import UPPER, occurrences, word_list

if TYPE_CHECKING:
    from ..claims import Entity

__all__ = [
    "CUES",
    "Company",
    "Told",
    "forerunners",
    "goes_on_so",
    "is_in_both",
    "is_made_again",
    "is_past",
    "told_earlier",
]

CUES: Final = ("filmed", "old one", " version", "attempt to", "time this", "time the", "remak")
"""One of these stands in every text that says, in these words, that its film was made before."""

_YEAR: Final = expression(r"\b(?:18[89]|19\d|20[0-3])\d\b")
_REACH: Final = 60
_MOST_TITLES: Final = 12
_NAME: Final = expression(rf"\b[{UPPER}][\w-]+(?:['’][{UPPER}][\w-]+)?(?: [{UPPER}][\w.-]*)*")
# "Gus T. van Hart", of which the end of a sentence is no part
_FULL: Final = expression(
    rf"(?:[{UPPER}]\.|[{UPPER}][\w-]*(?:['’][{UPPER}][\w-]+)?)(?: (?:(?:van|von|der?|del|d[ai]|l[ae]) )*(?:[{UPPER}]\.|[{UPPER}][\w-]+(?:['’][{UPPER}][\w-]+)?))*"
)
_OPENS: Final = expression(
    rf"\W*(?:(?:And|But|Yet) )?(?P<name>(?:[{UPPER}][\w-]+ ){{0,2}}[{UPPER}][\w-]+)(?=['’]s?\b|['’] |[ ,])"
)
_TURNS: Final = expression(r";|,? (?:but|while|whereas|and) ")


class Told(NamedTuple):
    """Words that tell of the earlier film; `year` is when it was made, `titled`: by its title."""

    span: Span
    year: int | None
    titled: bool


def is_made_again(lowered: str) -> bool:
    """Tell whether a text says that the story of its film was filmed before."""
    return any(cue in lowered for cue in CUES) and bool(phrase("versions", "again").search(lowered))


def told_earlier(plain: str, lowered: str, title: str) -> list[Told]:
    """Return the words of a review of a remake that tell of the earlier film, in order."""
    found = [*_by_title(plain, title)] if title else []
    for said in phrase("versions", "made-then").finditer(lowered):
        year = _YEAR.search(said.group())
        found.append(Told(Span(*said.span()), int(year.group()) if year else None, titled=False))
    return sorted(found)


def _by_title(plain: str, title: str) -> Iterator[Told]:
    for at in list(occurrences(title, plain))[:_MOST_TITLES]:
        span = Span(at, at + len(title))
        gives = shapes("versions").told(plain, span.start, span.end)
        if "behind" in gives and (year := _YEAR.search(plain, span.end, span.end + _REACH)):
            yield Told(Span(span.start, year.end()), int(year.group()), titled=True)
        elif "before" in gives:
            years = list(_YEAR.finditer(plain, max(0, span.start - _REACH), span.start))
            if years:
                yield Told(Span(years[-1].start(), span.end), int(years[-1].group()), titled=True)
        elif "filmed" in gives:
            yield Told(span, None, titled=True)


def forerunners(plain: str, lowered: str) -> Iterator[Span]:
    """Yield the names of those whose part, or whose music, a later film took over from them."""
    lowered = lowered.replace("’", "'")
    for words, music in (("in-place-of", False), ("plays-again", True)):
        for said in phrase("versions", words).finditer(lowered):
            name = _FULL.match(plain, said.end() + 1)
            if name and (not music or phrase("versions", "its-music").match(lowered, name.end())):
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
            name = match.group().split()[-1]
            alone = " " not in match.group() and not text[: match.start()].strip(" \"“'‘(")
            if alone or name in self._title or name in word_list("places"):
                continue
            if earlier and name not in self._ours:
                self._theirs.setdefault(name, film)
            elif name not in self._theirs:
                self._ours.add(name)

    def told(self, text: str) -> tuple[int, Entity | None] | None:
        """Return how far a sentence tells of the earlier film by one of its people, and of which.

        None of a sentence that begins with nobody of it, or names somebody of the other film
        before its clause ends.
        """
        opened = _OPENS.match(text) if self._theirs else None
        name = opened["name"].split()[-1] if opened else ""
        if opened is None or name not in self._theirs or _is_new(text.lower()):
            return None
        other = next(
            (m.start() for m in _NAME.finditer(text) if m.group().split()[-1] in self._ours), None
        )
        if other is None:
            return len(text), self._theirs[name]
        ends = [m.start() for m in _TURNS.finditer(text, opened.end(), other + 1)]
        return (ends[-1], self._theirs[name]) if ends else None
