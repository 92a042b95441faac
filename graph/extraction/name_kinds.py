"""What kind of thing each name of a document names, judged by a trained scorer.

A vote, not a verdict: patterns that state a kind ("the song X") are heard first.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..documents import Span
from ..reading.layout import Layout
from .capitals import Chain
from .linear import scorer
from .name_features import Candidate, candidates
from .quotes import Quoted

if TYPE_CHECKING:
    from ..tagger.answers import Tagged

__all__ = ["KINDS", "NameKinds"]

KINDS = (
    "none", "film", "person", "performer", "character", "song", "place", "work", "organization",
    "genre", "other",
)  # fmt: skip
"""The classes of the scorer `name_kinds`; "none" is a stretch that is not one whole name."""


class NameKinds:
    """The candidates of one document with the chances of every kind."""

    def __init__(
        self,
        layout: Layout,
        quotes: Sequence[Quoted],
        runs: Sequence[Chain],
        tagged: Tagged | None = None,
    ) -> None:
        self.candidates: dict[str, Candidate] = candidates(layout, quotes, runs)
        self.tagged = tagged
        self.plain = layout.view.plain
        self._weights = scorer("name_kinds")
        self._chances: dict[str, dict[str, float]] = {}

    def chances(self, text: str) -> dict[str, float]:
        """Return the probability of each kind; empty where the text is no candidate."""
        found = self._chances.get(text)
        if found is None:
            candidate = self.candidates.get(text)
            found = self._weights.chances(candidate.features) if candidate is not None else {}
            if candidate is not None and self.tagged is not None:
                found = _mixed(found, _read(self.tagged, candidate.spans[:_MOST_PLACES]))
            self._chances[text] = found
        return found

    def somebody(self, text: str) -> float:
        """Return the chance that a name is a person's, a performer's or a character's."""
        chances = self.chances(text)
        return sum(chances.get(kind, 0.0) for kind in _SOMEBODY)

    def likeliest(self, text: str) -> str:
        """Return the likeliest kind of a name other than "none"; "none" for no candidate."""
        chances = self.chances(text)
        return max(_NAMED, key=chances.__getitem__) if chances else "none"


_MOST_PLACES = 6
_SOMEBODY = ("person", "performer", "character")
_KIND_OF_TAG = {
    "subject": "film", "award": "other", "musicGenre": "genre", "filmGenre": "genre",
    "instrument": "genre", "theme": "genre",
}  # fmt: skip
_TRUST = 0.75
"""The weight of the tagger's log-chances beside those of the scorer's words and shapes."""


def _read(tagged: Tagged, spans: Sequence[Span]) -> dict[str, float]:
    """Return the tagger's mean chance of each kind over the places of a name."""
    total: defaultdict[str, float] = defaultdict(float)
    places = 0
    for span in spans:
        chances = tagged.chances(span)
        places += bool(chances)
        for kind, chance in chances.items():
            total[_KIND_OF_TAG.get(kind, kind)] += chance
    return {kind: total[kind] / places for kind in KINDS} if places else {}


def _mixed(scored: Mapping[str, float], read: Mapping[str, float]) -> dict[str, float]:
    """Return the geometric mean of two distributions over the kinds, in fixed shares."""
    if not read:
        return dict(scored)
    weighed = {
        kind: math.exp(
            (1 - _TRUST) * math.log(chance + _NEVER) + _TRUST * math.log(read[kind] + _NEVER)
        )
        for kind, chance in scored.items()
    }
    whole = math.fsum(weighed.values())
    return {kind: weight / whole for kind, weight in weighed.items()}


_NEVER = 1e-4
_NAMED = tuple(kind for kind in KINDS if kind != "none")
