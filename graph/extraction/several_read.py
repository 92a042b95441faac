"""Whether a text is about several films of equal rank, as the tagger reads it, and about which.

A review says most of what it says of one film, and the tagger reads its name as that of the film
under review. A double bill, a comparison, a page of capsules ties what it says to several names,
none of which is more than the others. The trees of `several` weigh that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from ..tagger.labels import FILM_KINDS, SUBJECT
from .read_titles import bare_read, is_date
from .several_signs import Told, signs_of_paragraphs
from .trees import trees
from .words import key_of

if TYPE_CHECKING:
    from ..tagger.answers import Tagged, TaggedMention

__all__ = ["Several", "SeveralRead", "several_read"]

_LEAST: Final = 0.6
"""The chance from which a text is held to be about several films."""
_UNLIKELY: Final = 0.1
"""The chance below which it is held to be about one, whatever its words."""
_SAID: Final = 0.5
_TIED: Final = 0.3
_OPENING: Final = 4
_EARLY: Final = 200
_OF_TWO: Final = expression(
    r"\b(?:both|the (?:first|second|other|latter|former)(?: (?:one|film|movie|picture))?|twice"
    r"|double|neither|two (?:films|movies|pictures))\b"
)
_OF_MANY: Final = expression(r"\b(?:films|movies|pictures|titles|week|weekend|three|all)\b")
_OF_ONE: Final = expression(r"\bth(?:e|is) (?:film|movie|picture)\b")
_YEAR: Final = expression(r"\((?:[^()\n]{1,40}, ?)?(?:18[89]|19\d|20[0-4])\d\)")
_DAY: Final = expression(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day:? (?:and )?(?=[A-Z])")


class _Title(NamedTuple):
    """A name of a film: its places, and what is said of it."""

    key: str
    places: list[TaggedMention]
    told: list[TaggedMention]


class SeveralRead:
    """What the tagger reads of the films of a text, by their names."""

    def __init__(self, layout: Layout, tagged: Tagged) -> None:
        self._layout = layout
        self._plain = layout.view.plain
        self._titles = {key: _Title(key, of, []) for key, of in self._named(tagged).items()}
        keys = {key: number for number, key in enumerate(self._titles)}
        self._told: list[Told] = []
        for mention in tagged.mentions:
            if mention.kind in FILM_KINDS or max(mention.relations.values()) < _SAID:
                continue
            ties = {
                key: max(tagged.of_film(mention, place) for place in title.places)
                for key, title in self._titles.items()
            }
            best = max(ties, key=ties.__getitem__, default=None)
            if best is not None and ties[best] >= _TIED:
                self._titles[best].told.append(mention)
                self._told.append(Told(mention, keys[best]))
            else:
                self._told.append(Told(mention, None))

    def _named(self, tagged: Tagged) -> Mapping[str, list[TaggedMention]]:
        found: dict[str, list[TaggedMention]] = defaultdict(list)
        for mention in tagged.mentions:
            if mention.kind in FILM_KINDS:
                key = key_of(_title(mention.span, self._plain).of(self._plain))
                if key and not is_date(mention.span.of(self._plain)):
                    found[key].append(mention)
        return found

    @property
    def films(self) -> Sequence[Span]:
        """The first places of the films of which something is said, in order."""
        first = [title.places[0].span for title in self._titles.values() if title.told]
        return sorted(_title(span, self._plain) for span in first)

    def values(self) -> Mapping[str, float]:
        """Return what tells a text about several films from one about a film."""
        titles = [*self._titles.values()]
        told = sorted((len(title.told) for title in titles), reverse=True)
        subjects = sorted((_subject(title) for title in titles), reverse=True)
        named = sorted((len(title.places) for title in titles), reverse=True)
        most = max(titles, key=lambda title: len(title.told), default=None)
        first = titles[0] if titles else None
        lowered = self._plain.lower()
        return {
            "titles": len(titles),
            "titles told": sum(1 for count in told if count),
            "titles told twice": sum(1 for count in told if count > 1),
            "told of second": told[1] if told[1:] else 0,
            "share told of most": told[0] / sum(told) if sum(told) else 1.0,
            "share named most": named[0] / sum(named) if named else 1.0,
            "subject": subjects[0] if subjects else 0.0,
            "second subject": subjects[1] if subjects[1:] else 0.0,
            "sum of subjects": sum(subjects),
            "subject of most told": _subject(most) if most is not None else 0.0,
            "subject of first": _subject(first) if first is not None else 0.0,
            "told of first": len(first.told) / max(1, sum(told)) if first is not None else 0.0,
            "titles open": sum(map(self._opens, titles)),
            "titles early": sum(1 for t in titles if t.places[0].span.start < _EARLY),
            "words": self._plain.count(" "),
            "of two": len(set(_OF_TWO.findall(lowered))),
            "of many": len(set(_OF_MANY.findall(lowered))),
            "of one": len(_OF_ONE.findall(lowered)),
            "fields": len(self._layout.fields),
            **self._of_makers(titles),
            **self._of_paragraphs(titles),
            **signs_of_paragraphs(
                self._layout,
                [[_title(place.span, self._plain) for place in title.places] for title in titles],
                self._told,
            ),
        }

    def _of_makers(self, titles: Sequence[_Title]) -> Mapping[str, float]:
        """Return how many make a film here, and how many films have makers or a cast of their own.

        One film has one director, or two.
        """
        found: dict[str, float] = {}
        for relation in ("director", "castMember", "composer"):
            named = {
                mention.span.of(self._plain).split()[-1].casefold()
                for title in titles for mention in title.told if _says(mention, relation)
            }  # fmt: skip
            with_one = sum(any(_says(m, relation) for m in title.told) for title in titles)
            found |= {f"{relation}s": len(named), f"titles with {relation}": with_one}
        return found

    def _of_paragraphs(self, titles: Sequence[_Title]) -> Mapping[str, float]:
        """Return how the titles are spread over the paragraphs and over both halves of a text."""
        blocks = [b.span for b in self._layout.blocks if b.kind in ("paragraph", "item", "quote")]
        named = {
            title.key: {n for n, block in enumerate(blocks)
                        if any(block.covers(place.span) for place in title.places)}
            for title in titles
        }  # fmt: skip
        every = set().union(*named.values()) if named else set()
        most = max(named.values(), key=len, default=set())
        half, end = len(self._plain) // 2, len(self._plain)
        first, last = _most_told(titles, Span(0, half)), _most_told(titles, Span(half, end))
        return {
            "paragraphs": len(blocks),
            "paragraphs naming": len(every),
            "share of most in paragraphs": len(most) / len(every) if every else 1.0,
            "paragraphs with one of their own": sum(
                1 for n in every if any(found == {n} for found in named.values())
            ),
            "halves differ": float(first is not last),
            "dated": len(_YEAR.findall(self._plain)),
        }

    def _opens(self, title: _Title) -> bool:
        """Tell whether a block begins with a title."""
        starts = [block.span.start for block in self._layout.blocks]
        at = title.places[0].span.start
        return any(0 <= at - start < _OPENING for start in starts)


class Several(NamedTuple):
    """How likely a text is about several films of equal rank, and the first names of them."""

    chance: float
    films: Sequence[Span]

    @property
    def is_likely(self) -> bool:
        """Whether the text is held to be about several, whatever patterns say."""
        return self.chance >= _LEAST and len(self.films) > 1

    @property
    def is_unlikely(self) -> bool:
        """Whether it is held to be about one, though patterns say otherwise."""
        return self.chance < _UNLIKELY


def several_read(layout: Layout, tagged: Tagged | None) -> Several:
    """Return that as the tagger reads a text; neither likely nor unlikely without one."""
    if tagged is None:
        return Several((_LEAST + _UNLIKELY) / 2, ())
    read = SeveralRead(layout, tagged)
    return Several(trees("several").chance(read.values()), read.films)


def _title(span: Span, plain: str) -> Span:
    """Return a title without the day on which it was shown: "Friday Tin Harvest"."""
    day = _DAY.match(plain, span.start, span.end)
    return bare_read(Span(day.end(), span.end) if day is not None else span, plain)


def _says(mention: TaggedMention, relation: str) -> bool:
    return mention.relations[relation] >= _SAID


def _most_told(titles: Sequence[_Title], within: Span) -> _Title | None:
    """Return the title of which most is said in a stretch."""
    return max(
        titles, key=lambda title: sum(within.covers(m.span) for m in title.told), default=None
    )


def _subject(title: _Title) -> float:
    return max(place.kinds[SUBJECT] for place in title.places)
