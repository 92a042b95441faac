"""What else a maker does for the film, told by a pronoun: “Ann Example directs. She wrote it.”.

So is what “the director herself” or “the director also” does, where one person directed.

Whom “he” or “she” at the start of a sentence means is taken from the sentence before, of the same
paragraph: the one person that it names, who makes the film there. What “she also” does, the last
maker of the paragraph does. The patterns then read the pronoun as a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
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

__all__ = ["DIRECTOR", "hits_in"]

_SURE = 0.8
_PRONOUN = expression(r"(?:(?:But|And|Here|Then|Now) )?(H|Sh)e\b")
_ALSO = expression(r" also\b")
DIRECTOR = expression(
    r"\b[Tt]he (?:writer[-/])?(?:director|film-?maker)(?= (?:himself|herself|also)\b)"
)
"""The director, where these words stand as a name would."""


def hits_in(reading: Reading, found: Sequence[Hit]) -> Iterator[Hit]:
    """Yield what sentences that begin with a pronoun say of the maker named just before."""
    said = chain(_said_of_makers(reading, found), _said_of_director(reading, found))
    for skeleton, pronoun in said:
        for finder in (crew, cast):
            for hit in finder.in_sentence(reading, skeleton):
                if hit.person == pronoun and not hit.weak and hit.confidence >= _SURE:
                    yield hit


def _said_of_director(reading: Reading, found: Sequence[Hit]) -> Iterator[tuple[Skeleton, Span]]:
    """Yield the sentences that speak of "the director", as if it were a name, and its place."""
    directing = {
        cluster.key: cluster
        for hit in found
        if hit.role == "director"
        and hit.person is not None
        and not hit.elsewhere
        and (cluster := reading.names.cluster(hit.person)) is not None
    }
    if len(directing) != 1:
        return
    (director,) = directing.values()
    for skeleton in reading.skeletons:
        place = skeleton.sentence.span
        for match in DIRECTOR.finditer(reading.plain, place.start, place.end):
            span = Span(*match.span())
            reading.names.refer(span, director)
            slots = sorted([Slot(span, "name"), *skeleton.slots.values()], key=lambda s: s.span)
            yield skeleton_of(reading.plain, skeleton.sentence, slots), span


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
    last: Cluster | None = None
    block = -1
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        named = {id(reading.names.cluster(slot.span)) for slot in skeleton_names(skeleton)}
        before, meant = (meant if sentence.block == block else None), None
        last = last if sentence.block == block else None
        block = sentence.block
        pronoun = _PRONOUN.match(reading.plain, sentence.span.start, sentence.span.end)
        if pronoun is not None and _ALSO.match(reading.plain, pronoun.end()):
            before = before or last
        if before is not None and pronoun is not None:
            span = Span(pronoun.start(1), pronoun.end())
            if reading.names.cluster(span) is not None:
                continue  # whom the whole text is about
            reading.names.refer(span, before)
            slots = [Slot(span, "name"), *skeleton.slots.values()]
            yield skeleton_of(reading.plain, sentence, slots), span
            meant = before if named <= {id(before)} else None
        elif (maker := makers.get(sentence.span)) is not None:
            last, meant = maker, maker if named == {id(maker)} else None
