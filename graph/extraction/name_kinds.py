"""What kind of thing each name of a document names, judged by a trained scorer.

A vote, not a verdict: patterns that state a kind ("the song X") are heard first.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..reading.layout import Layout
from .capitals import Chain
from .linear import scorer
from .name_features import Candidate, candidates
from .quotes import Quoted

__all__ = ["KINDS", "NameKinds"]

KINDS = (
    "none", "film", "person", "performer", "character", "song", "place", "work", "organization",
    "genre", "other",
)  # fmt: skip
"""The classes of the scorer `name_kinds`; "none" is a stretch that is not one whole name."""


class NameKinds:
    """The candidates of one document with the chances of every kind."""

    def __init__(self, layout: Layout, quotes: Sequence[Quoted], runs: Sequence[Chain]) -> None:
        self.candidates: dict[str, Candidate] = candidates(layout, quotes, runs)
        self._weights = scorer("name_kinds")
        self._chances: dict[str, dict[str, float]] = {}

    def chances(self, text: str) -> dict[str, float]:
        """Return the probability of each kind; empty where the text is no candidate."""
        found = self._chances.get(text)
        if found is None:
            candidate = self.candidates.get(text)
            found = self._weights.chances(candidate.features) if candidate is not None else {}
            self._chances[text] = found
        return found

    def likeliest(self, text: str) -> str:
        """Return the likeliest kind of a name other than "none"; "none" for no candidate."""
        chances = self.chances(text)
        return max(_NAMED, key=chances.__getitem__) if chances else "none"


_NAMED = tuple(kind for kind in KINDS if kind != "none")
