"""What else a maker does for the film, told by a pronoun: “Ann Example directs. She wrote it.”.

Whom “he” or “she” at the start of a sentence means is taken from the sentence before, of the same
paragraph: the one person that it names, who makes the film there. The patterns then read the
pronoun as a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from . import cast
from . import credits as crew
from .skeleton import Skeleton, Slot, skeleton_names, skeleton_of

if TYPE_CHECKING:
    from .hits import Hit
    from .names import Cluster
    from .reading import Reading

__all__ = ["hits_in"]

_SURE = 0.8
_PRONOUN = expression(r"(?:(?:But|And|Here|Then|Now) )?(H|Sh)e\b")


def hits_in(reading: Reading, found: Sequence[Hit]) -> Iterator[Hit]:
    """Yield what sentences that begin with a pronoun say of the maker named just before."""
    for skeleton, pronoun in _said_of_makers(reading, found):
        for finder in (crew, cast):
            for hit in finder.in_sentence(reading, skeleton):
                if hit.person == pronoun and not hit.weak and hit.confidence >= _SURE:
                    yield hit


def _said_of_makers(reading: Reading, found: Sequence[Hit]) -> Iterator[tuple[Skeleton, Span]]:
    """Yield the sentences whose first pronoun is a maker, as if it were a name, and its place."""
    makers = {
        hit.at: cluster
        for hit in found
        if hit.at is not None
        and isinstance(hit.person, Span)
        and not hit.elsewhere
        and (cluster := reading.names.cluster(hit.person)) is not None
        and cluster.is_full
    }
    meant: Cluster | None = None
    block = -1
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        named = {id(reading.names.cluster(slot.span)) for slot in skeleton_names(skeleton)}
        before, meant = (meant if sentence.block == block else None), None
        block = sentence.block
        pronoun = _PRONOUN.match(reading.plain, sentence.span.start, sentence.span.end)
        if before is not None and pronoun is not None:
            span = Span(pronoun.start(1), pronoun.end())
            reading.names.refer(span, before)
            slots = [Slot(span, "name"), *skeleton.slots.values()]
            yield skeleton_of(reading.plain, sentence, slots), span
            meant = before if named <= {id(before)} else None
        elif (maker := makers.get(sentence.span)) is not None and named == {id(maker)}:
            meant = maker
