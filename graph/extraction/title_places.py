"""What the places of a name in the running text say of whether it is the title under review.

Its shape, whether longer names hold it, what stands before and after it, where in the text it
stands, and what the tagger, if one has read the text, takes it for there, though it be unlikely.
A title that stands once, in no heading and between no marks, is told by these alone.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from ..tagger.labels import SUBJECT
from .beside import shapes
from .linear import steps
from .words import word_list

if TYPE_CHECKING:
    from ..tagger.answers import Tagged

__all__ = ["PlaceSigns", "signs_of_none", "signs_of_places"]

_NEAR: Final = 30
_FAR: Final = 200
_MOST: Final = 12
_LONGEST: Final = 4
_YEAR: Final = 4
_BEGINNING, _ENDING, _PARTS = 0.15, 0.7, 3
_SMALL: Final = frozenset(
    ("of", "the", "in", "on", "at", "a", "an", "to", "for", "and", "from", "with", "by", "is",
     "are", "not", "or", "de", "la", "le", "el", "du", "des", "van", "der", "&")
)  # fmt: skip
_LEADS: Final = frozenset(
    ("in", "with", "saw", "from", "and", "but", "when", "like", "for", "of", "as", "if", "to",
     "rewatch", "rewatched", "rewatching", "watched", "watching", "watch", "after", "before", "see",
     "seeing", "by", "at", "on", "both", "director", "then", "every", "so", "is")
)  # fmt: skip
_INNER: Final = frozenset(
    ("in", "by", "and", "of", "with", "from", "on", "at", "is", "to", "for", "as", "the", "a",
     "when")
)  # fmt: skip
_LISTS: Final = ("calendar", "nationalities", "places")
_OWNER: Final = ("'s", "’s", "s'", "s’")
_ARTICLES: Final = frozenset(("the", "a", "an"))
_AFTER: Final = expression(
    r"[”\"'’_*]{0,2}(?:,? ?\((?:18|19|20)\d\d\))?,? (?P<word>[a-z]+(?:n['’]t)?)\b"
)
_BEFORE: Final = expression(r"([\w'’]+),? [“\"'‘(_*]{0,2}$")
_SENTENCE: Final = expression(r"(?:^|\n|[.!?…:][”\"'’)_*]{0,2} )[“\"'‘(_*#> ]{0,4}$")
# "Some Title is short. It stars …": what the next sentence says of what this one begins with.
_THEN_IT: Final = expression(
    r"[^.!?\n]{0,160}[.!?] It (?:stars|follows|tells|features|opens|runs|"
    r"(?:is|was) (?:directed|shot|set|released|based))\b"
)
# "Unlike Some Other Title, Some Title has …": where the sentence itself begins.
_CLAUSE: Final = expression(
    r"(?:^|[.!?] |\n)(?:Unlike|Like|Compared|If|From|In|With|After|Before|Where|While|Though|"
    r"Although|As)\b[^.!?\n]{3,90}, [“\"‘'*_]?$"
)
_PARAGRAPH: Final = expression(r"(?:^|\n)[“\"'‘(_*#> ]{0,4}$")
_WORDS_BEFORE: Final[Mapping[str, str]] = {
    word: name
    for name, words in {
        "in": "in of about",
        "see": "see saw seen watch watched watching rewatched rewatch show shown showed",
        "make": "made directed wrote shot filmed makes make",
        "with": "with by from as",
        "and": "and or",
        "article": "the a an this",
        "like": "like than since before after until",
        "is": "is was called titled named",
        "to": "to for on at into through",
    }.items()
    for word in words.split()
}
_NEVER: Final = 1e-6
_SUBJECT_LOGS: Final = (-11, -9, -7, -5.5, -4.5, -3.5, -2.5, -1.5, -0.8, -0.3)
_KIND_LOGS: Final = (-3, -1, -0.3)


class PlaceSigns(NamedTuple):
    """What the places of a name say, and the chance of the surest to name the film under review."""

    signs: frozenset[str]
    subject: float


def signs_of_places(
    names: Sequence[tuple[str, Iterable[Span]]], plain: str, tagged: Tagged | None
) -> list[PlaceSigns]:
    """Return for each name, given with its places, what these say of it."""
    found = [sorted(set(places)) for _, places in names]
    every = _Places(chain.from_iterable(found))
    return [
        _signs_of(name, places, every, plain, tagged)
        for (name, _), places in zip(names, found, strict=True)
    ]


def signs_of_none(found: Iterable[PlaceSigns]) -> frozenset[str]:
    """Return what it says for no title how likely the likeliest of all names is one."""
    subject = max((one.subject for one in found), default=0.0)
    return frozenset(steps("none:as-subject", _log(subject), _SUBJECT_LOGS))


class _Places:
    """All places of all names, and which of them hold one another."""

    def __init__(self, places: Iterable[Span]) -> None:
        self._places = sorted(set(places))
        self._starts = [place.start for place in self._places]

    def near(self, span: Span) -> Iterator[Span]:
        """Yield the other places that begin within, or not far before, a place."""
        low = bisect_left(self._starts, span.start - _FAR)
        high = bisect_left(self._starts, span.end)
        return (place for place in self._places[low:high] if place != span)

    def holds(self, span: Span) -> bool:
        """Tell whether a longer name holds a place."""
        return any(place.covers(span) for place in self.near(span))

    def within(self, span: Span) -> bool:
        """Tell whether a shorter name stands within a place."""
        return any(span.covers(place) for place in self.near(span))


def _signs_of(
    name: str, places: Sequence[Span], every: _Places, plain: str, tagged: Tagged | None
) -> PlaceSigns:
    signs = {*_signs(name, places, every, plain)}
    if tagged is None:
        return PlaceSigns(frozenset(signs), 0.0)
    read = list(islice(filter(None, map(tagged.chances, places)), _MOST))
    subject = max((chances[SUBJECT] for chances in read), default=0.0)
    return PlaceSigns(frozenset({*signs, *_as_read(read)}), subject)


def _signs(name: str, places: Sequence[Span], every: _Places, plain: str) -> Iterator[str]:
    shape, is_small = _shape(name)
    yield f"shape={shape}"
    yield from _pieces(name)
    yield from _tail(name)
    if is_small:
        yield "small-words"
    free = [place for place in places[:_MOST] if not every.holds(place)]
    if len(free) < len(places[:_MOST]):
        yield "sometimes-held" if free else "always-held"
    if any(every.within(place) for place in places[:_MOST]):
        yield "holds"
    for place in free:
        yield from _beside(place, shape, plain)
    yield f"parts={len({_PARTS * place.start // len(plain) for place in places})}"


def _tail(name: str) -> Iterator[str]:
    """Yield what stands behind the last small word of a name: a place, somebody, a date."""
    words = name.split()
    at = next((i for i in range(len(words) - 2, 0, -1) if words[i].lower() in _INNER), None)
    if at is None:
        return
    first = words[at + 1]
    kind = (
        "given" if first.casefold() in word_list("given_names")
        else "date" if first in word_list("calendar") or first.isdigit()
        else "place" if " ".join(words[at + 1 :]) in word_list("places")
        else "other"
    )  # fmt: skip
    yield f"tail:{words[at].lower()}:{kind}"
    if at == 1 and words[0].casefold() in word_list("common"):
        yield f"tail-of-common:{words[at].lower()}"


def _shape(name: str) -> tuple[str, bool]:
    """Return the shape of a name, and whether small words join its parts."""
    words = name.split()
    is_small = any(word.lower() in _SMALL for word in words[1:-1])
    long = min(_LONGEST, len(words))
    first = "article" if words and words[0].lower() in _ARTICLES else "none"
    return f"{long}:{is_small}:{first}:{name.isupper()}", is_small


def _pieces(name: str) -> Iterator[str]:
    """Yield what the words of a name say of whether it is one whole title."""
    words = name.split()
    lowered = [word.lower() for word in words]
    yield from (f"lone:{one}" for one in _LISTS if name in word_list(one))
    if len(words) > 1:
        if lowered[0] in _LEADS:
            yield f"opens:{lowered[0]}"
        yield from (f"inside:{word}" for word in {*lowered[1:-1]} & _INNER)
        if words[-1] == "I":
            yield "ends:I"
        elif words[-1].isdigit():
            yield "ends:year" if len(words[-1]) == _YEAR else "ends:figure"
        elif words[-1] in word_list("calendar"):
            yield "ends:date"
    owner = next((i for i, word in enumerate(words[:-1]) if word.endswith(_OWNER)), None)
    if owner is not None:
        yield f"owner:{min(_LONGEST - 1, owner)}"
    if words and words[0][0].isdigit():
        yield "opens:figure"


def _beside(span: Span, shape: str, plain: str) -> Iterator[str]:
    """Yield what stands around a place."""
    before = plain[max(0, span.start - _NEAR) : span.start]
    opens = _SENTENCE.search(before) is not None
    opens_paragraph = _PARAGRAPH.search(before) is not None
    if span.start == 0:
        yield "opens-text"
    if opens_paragraph:
        yield "opens-paragraph"
    yield "opens-sentence" if opens else "within"
    if not opens:
        yield f"within:{shape.rpartition(':')[0]}"
        yield from _word_before(before)
    does = _is_doing(plain, span.end)
    if does:
        yield from ("does", "opens-and-does" if opens else "within-and-does")
        if opens:
            yield f"opens-and-does:{':'.join(shape.split(':')[:2])}"
        if opens_paragraph:
            yield "opens-paragraph-and-does"
    if opens and _THEN_IT.match(plain, span.end):
        yield "then-it"
    if does and _CLAUSE.search(plain[max(0, span.start - _FAR) : span.start]):
        yield "opens-clause-and-does"
    yield from (f"told:{one}" for one in shapes("films").told(plain, span.start, span.end))
    if span.start > _ENDING * len(plain):
        yield "late"
    if span.start < _BEGINNING * len(plain):
        yield "at-the-beginning"


def _word_before(before: str) -> Iterator[str]:
    match = _BEFORE.search(before)
    if match is None:
        return
    word = match[1]
    if word.endswith(("'s", "’s", "s'", "s’")):
        yield "after:owner"
    elif word[0].isupper():
        yield "after:name"
    else:
        yield f"after:{_WORDS_BEFORE.get(word.lower(), 'other')}"


def _is_doing(plain: str, end: int) -> bool:
    """Tell whether a verb follows that films are the subjects of."""
    match = _AFTER.match(plain, end)
    return match is not None and match["word"].replace("’", "'") in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return word_list("verbs_of_films")


def _as_read(read: Sequence[Mapping[str, float]]) -> Iterator[str]:
    """Yield what the tagger takes a name for at the place where it is surest of each kind."""
    if not read:
        yield "unread"
        return
    logs = {kind: _log(max(chances[kind] for chances in read)) for kind in read[0]}
    yield from steps("as-subject", logs[SUBJECT], _SUBJECT_LOGS)
    likeliest = max((kind for kind in logs if kind != "none"), key=logs.__getitem__)
    yield from steps(f"as:{likeliest}", logs[likeliest], _KIND_LOGS)


def _log(chance: float) -> float:
    return math.log(chance + _NEVER)
