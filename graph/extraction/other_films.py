"""Other films of who made the one under review: "Ann Example, who had just made Low Tide".

What these patterns of `data/words/patterns/credits.txt` say holds only of somebody who is known
for the same part in this film: of anybody else "she did Low Tide" may be said of a role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from .films_called import films_behind
from .hits import Hit
from .sentence_patterns import SentencePattern, phrase, room
from .skeleton import skeleton_names

if TYPE_CHECKING:
    import re

    from ..claims import Entity
    from .reading import Reading
    from .skeleton import Skeleton, Slot

__all__ = ["KNOWN", "hits_in"]

KNOWN: Final = "known maker"
"""What a pattern needs that only holds of who is known to have made the film under review."""

_ROLES: Final = ("director", "composer")
_SURE: Final = 0.78


def hits_in(reading: Reading, found: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the other films of those to whom `found` gives a part in this one."""
    known = {
        (hit.role, cluster.key)
        for hit in found
        if hit.role in _ROLES
        and hit.person is not None
        and (cluster := reading.names.cluster(hit.person)) is not None
    }
    if not known:
        return
    directing = {key for role, key in known if role == "director"}
    for index, skeleton in enumerate(reading.skeletons):
        at = skeleton.sentence.span
        for pattern in room("credits").likely(skeleton):
            if KNOWN not in pattern.needs:
                continue
            for match in pattern.matches(skeleton):
                who = pattern.names(skeleton, match, pattern.says[0].object)[0]
                if (pattern.relations[0], _key(reading, who)) in known:
                    for film in _films_of(reading, pattern, skeleton, match):
                        role, sure = pattern.relations[0], pattern.confidence
                        yield Hit(role, pattern.name, sure, who.span, film=film, at=at)
        if len(directing) != 1:
            continue
        for match in phrase("he-also-made").finditer(skeleton.text):
            teller = _meant_by(reading, index, match.start())
            if teller is None or _key(reading, teller) not in directing:
                continue
            for film in films_behind(reading, skeleton, match.end(), told=True):
                if film != reading.film:
                    yield Hit("director", "his-film", _SURE, teller.span, film=film, at=at)


def _films_of(
    reading: Reading, pattern: SentencePattern, skeleton: Skeleton, match: re.Match[str]
) -> Iterator[Entity]:
    """Yield the other films that a match names, or that are counted up right behind it."""
    named = pattern.names(skeleton, match, "film")
    films = (
        [reading.film_at(slot.span) for slot in named]
        if named
        else films_behind(reading, skeleton, match.end(), told=True)
    )
    yield from (film for film in films if film is not None and film != reading.film)


def _meant_by(reading: Reading, index: int, at: int) -> Slot | None:
    """Return whom "he" or "she" means: the last one named before, or the first a sentence ago."""
    before = reading.skeletons[index].named_before(at)
    if before:
        return before[-1]
    for earlier in reading.skeletons[max(0, index - 2) : index][::-1]:
        if names := skeleton_names(earlier):
            return names[0]
    return None


def _key(reading: Reading, slot: Slot) -> str | None:
    cluster = reading.names.cluster(slot.span)
    return cluster.key if cluster is not None else None
