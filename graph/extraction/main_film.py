"""The titles that the film under review may have, each with its features.

What the patterns of headings and sentences propose counts among the features; so do the chances
of the name's kinds, its places, and the words beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..expressions import expression
from ..tagger.labels import SUBJECT
from .name_kinds import NameKinds
from .titles import HeadTitle
from .words import fold

if TYPE_CHECKING:
    from ..tagger.answers import Tagged

__all__ = ["NO_TITLE", "Title", "key_of", "titles_of"]

NO_TITLE = ""
"""The key of the choice that no candidate is the title."""

_KEPT = expression(
    r"year-after|alone-on|short-line|in:|field:|as:|words=|capitals|small-inside|also-small|"
    r"last-of-longer|first-of-longer|last-stands|count=|first=|possessive|everyday=|given|is-|"
    r"honorific|digit|has[:!?]|goes-|"
    r"b1=(?:the|film|movie|of|in|by|with|,|\(|\n|\^|[\"“‘'_*]|watch|watched|saw|seen|see|like|than|"
    r"and|to|about|for|from|as|is|at)$|"
    r"a1=(?:is|was|has|\n|,|\.|:|\(|and|['’\"”_*]|!|\?|-|–|—|\$|opens|stars|follows|tells|by|with)$|"
    r"[ab]:(?:film|movie|films|picture|director|directed|starring|stars|watch|watched|saw|seen|"
    r"novel|sequel|scene|cast|screened|released|review|soundtrack|score|book|album|remake)$"
)


# "Run Time: 2", cut from a line of labels
_LABELLED = expression(r"[^:]{1,20}: ?\d+")


@lru_cache(maxsize=50_000)
def _is_kept(feature: str) -> bool:
    return _KEPT.match(feature) is not None


@dataclass(slots=True)
class Title:
    """A title in all its forms; `key` is its folded form without an article."""

    key: str
    forms: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    places: int = 0
    first: int = 1 << 60
    read: float | None = None
    """How many of its places the tagger reads as the film under review; None without a tagger."""

    @property
    def name(self) -> str:
        """Return its fullest form that is not in capitals, the first of equals."""
        return max(self.forms, key=lambda form: (not form.isupper(), len(form)))


@lru_cache(maxsize=20_000)
def key_of(title: str) -> str:
    """Return the form under which variants of a title meet."""
    return re.sub(r"^(?:the|a|an) (?=.)", "", fold(title)).strip()


def titles_of(
    kinds: NameKinds,
    heads: Iterable[HeadTitle],
    chosen: HeadTitle | None,
    spoken: Sequence[tuple[str, float]],
) -> list[Title]:
    """Return the candidate titles with their features, `NO_TITLE` last."""
    titles: dict[str, Title] = {}
    best: dict[str, dict[str, float]] = {}
    for text, candidate in kinds.candidates.items():
        key = key_of(text)
        if not key or _LABELLED.fullmatch(text):
            continue
        title = titles.setdefault(key, Title(key))
        title.forms.append(text)
        title.features.update(filter(_is_kept, candidate.features))
        title.places += len(candidate.spans)
        title.first = min(title.first, candidate.spans[0].start)
        chances = kinds.chances(text)
        high = best.get(key)
        if high is None:
            best[key] = dict(chances)
        else:
            for kind, chance in chances.items():
                high[kind] = max(high.get(kind, 0.0), chance)
    for head in heads:
        key = key_of(head.title)
        if key:
            title = titles.setdefault(key, Title(key))
            title.forms.append(head.title)
            title.first = min(title.first, head.offset)
            title.features.add(f"head:{head.pattern}")
    if kinds.tagged is not None:
        _read(titles, kinds.tagged, kinds.plain)
    _mark(titles, best, chosen, spoken)
    none = Title(NO_TITLE, features={"no-title", f"no-title:{chosen is not None}:{bool(spoken)}"})
    none.read = None if kinds.tagged is None else 0.0
    return [*titles.values(), none]


def _read(titles: dict[str, Title], tagged: Tagged, plain: str) -> None:
    """Add the names that the tagger reads as the film under review."""
    for title in titles.values():
        title.read = 0.0
    for mention in tagged.mentions:
        chance = mention.kinds[SUBJECT]
        text = " ".join(mention.span.of(plain).split())
        key = key_of(text)
        if chance < _HARDLY_READ or (key not in titles and len(key) < _SHORTEST):
            continue
        title = titles.setdefault(key, Title(key, read=0.0))
        title.forms.append(text)
        title.first = min(title.first, mention.span.start)
        title.read = (title.read or 0.0) + chance


def _mark(
    titles: Mapping[str, Title],
    best: Mapping[str, Mapping[str, float]],
    chosen: HeadTitle | None,
    spoken: Sequence[tuple[str, float]],
) -> None:
    most = max(1, max((title.places for title in titles.values()), default=1))
    by_film = sorted(best, key=lambda key: (-best[key].get("film", 0.0), key))
    ranks = {key: rank for rank, key in enumerate(by_film)}
    for key, title in titles.items():
        features = title.features
        features.add(f"places={min(title.places, 6)}")
        features.add(f"share={round(4 * title.places / most)}")
        features.add(f"early={min(8, round(2 * math.log1p(title.first / 40)))}")
        features.add(f"rank={min(ranks.get(key, 9), 5)}")
        for kind, chance in best.get(key, {}).items():
            features.add(f"p:{kind}={round(chance * 5)}")
        if chosen is not None and key_of(chosen.title) == key:
            features.update(("chosen", f"chosen:{chosen.pattern}"))
        elif chosen is not None:
            features.add("other-chosen")
        for name, score in spoken:
            if key_of(name) == key:
                features.update(("spoken", f"spoken={min(6, round(score))}"))


_HARDLY_READ = 0.05
_SHORTEST = 4
