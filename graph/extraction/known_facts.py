"""What a document is known to state: its asserted claims, by relation and either side's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from .tagged import PATTERN
from .words import occurrences

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["KnownFacts", "is_guess", "places"]


class KnownFacts:
    """The asserted claims of one document whose objects are entities."""

    def __init__(self, reading: Reading, claims: Iterable[Claim]) -> None:
        self.reading = reading
        self._claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.modality == "asserted" and isinstance(claim.object, Entity):
                for name in {claim.subject.name, claim.object.name}:
                    self._claims[claim.predicate, name].append(claim)

    def about(self, predicate: str, name: str) -> Sequence[Claim]:
        """Return the claims of a relation with a name as subject or object, in their order."""
        return self._claims.get((predicate, name), ())

    def names(self, predicate: str, film: str) -> set[str]:
        """Return who has a part in a film."""
        return {
            claim.object.name
            for claim in self.about(predicate, film)
            if claim.subject.name == film and isinstance(claim.object, Entity)
        }

    def sentence(self, claim: Claim) -> str:
        """Return the sentence that states a claim."""
        return claim.evidence.of(self.reading.document.text)


def is_guess(claim: Claim) -> bool:
    """Tell whether no pattern states a claim: the tagger or a trained scorer holds it likely."""
    return claim.pattern == PATTERN or claim.pattern.startswith("likely-")


def places(sentence: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name begins and ends in a sentence."""
    return ((at, at + len(name)) for at in occurrences(name, sentence)) if name else iter(())
