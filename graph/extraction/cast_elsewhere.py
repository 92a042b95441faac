"""Other films of who acts in the one under review: "Ann Example, known from Low Tide".

What the patterns of `data/words/patterns/cast_elsewhere.txt` say holds only of somebody who acts in
this film and does not direct it: of anybody else "she was wonderful in Low Tide" may be said of
another part in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from .filmographies import films_from
from .films_called import films_behind
from .hits import Hit
from .sentence_patterns import SentencePattern, room
from .skeleton import skeleton_names

if TYPE_CHECKING:
    import re

    from ..claims import Entity
    from ..documents import Span
    from .names import Cluster
    from .reading import Reading
    from .skeleton import Skeleton, Slot

__all__ = ["hits_in"]

_BEHIND: Final = "films behind"
_MAKE: Final = frozenset({"director", "composer", "cinematographer", "editor"})


def hits_in(reading: Reading, found: Sequence[Hit]) -> Iterator[Hit]:
    """Yield other films of those who act in this one, as `found` says, and make none of it."""
    acting = _keys(reading, found, frozenset({"cast"})) - _keys(reading, found, _MAKE)
    if not acting:
        return
    told = {
        (cluster.key, hit.film)
        for hit in found
        if hit.role == "cast" and (cluster := _cluster(reading, hit.person)) is not None
    }
    for index, skeleton in enumerate(reading.skeletons):
        for pattern in room("cast_elsewhere").likely(skeleton):
            for match in pattern.matches(skeleton):
                who = _actor(reading, pattern, index, match, acting)
                cluster = _cluster(reading, who.span) if who is not None else None
                if who is None or cluster is None or cluster.key not in acting:
                    continue
                roles = pattern.names(skeleton, match, "character")
                for film in _films_of(reading, pattern, skeleton, match):
                    if (cluster.key, film) not in told:
                        told.add((cluster.key, film))
                        yield Hit(
                            "cast", pattern.name, pattern.confidence, who.span,
                            roles[0].span if roles else None, film, skeleton.sentence.span,
                        )  # fmt: skip


def _keys(reading: Reading, found: Sequence[Hit], roles: frozenset[str]) -> set[str]:
    return {
        cluster.key
        for hit in found
        if hit.role in roles and not hit.weak
        if (cluster := _cluster(reading, hit.person)) is not None
    }


def _cluster(reading: Reading, name: Span | str | None) -> Cluster | None:
    return reading.names.cluster(name) if name is not None else None


def _actor(
    reading: Reading,
    pattern: SentencePattern,
    index: int,
    match: re.Match[str],
    acting: Collection[str],
) -> Slot | None:
    """Return the person of a match, or whom its pronoun means.

    That is the only one whose full name stands before it, in its sentence or else in the last.
    """
    skeleton = reading.skeletons[index]
    if people := pattern.names(skeleton, match, "person"):
        return people[0]
    before = skeleton.named_before(match.start())
    if not before and index:
        before = skeleton_names(reading.skeletons[index - 1])
    named = {
        cluster.key: slot
        for slot in before
        if (cluster := _cluster(reading, slot.span)) is not None
        and (cluster.is_full or cluster.key in acting)
    }
    key, slot = next(iter(named.items())) if len(named) == 1 else ("", None)
    return slot if key in acting else None


def _films_of(
    reading: Reading, pattern: SentencePattern, skeleton: Skeleton, match: re.Match[str]
) -> Iterator[Entity]:
    """Yield the other films that a match names, and those counted up with them."""
    films: tuple[Entity, ...] = ()
    if _BEHIND in pattern.needs:
        films = films_behind(reading, skeleton, match.end(), told=True)
    elif places := pattern.stretches(match, "film"):
        films = films_from(reading, skeleton, places[0][0])
    yield from (film for film in films if film != reading.film)
