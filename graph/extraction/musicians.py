"""Who makes music: plays an instrument or a tune, which makes nobody a member of the cast.

"Ann Example plays the cello" says what is heard, "Ann Example plays a cellist" who acts. What a
name does in one place counts there, its trade ("the cellist Ann Example", "costume designer Bo
Other") in the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..documents import Span
from ..expressions import expression
from .hits import Hit
from .pattern_regex import compiled
from .pattern_vocabulary import vocabulary

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton, Slot

__all__ = ["Musicians", "musicians_of", "without_musicians"]

_GUESSED = frozenset({"likely-cast", "likely-composer", "tagger"})
# "plays it once more", "plays her": of a musician these words do not say that they act.
_UNCLEAR = frozenset({"plays-a"})

# Of these films musicians are the cast.
_SHOWN = expression(r"\b(?:documentar(?:y|ies)|concert (?:films?|movies?))\b", re.IGNORECASE)


class Musicians(NamedTuple):
    """The places of names that are said to play, and the keys of names with such a trade."""

    playing: frozenset[Span]
    of_trade: frozenset[str]

    def hold(self, role: str, place: Span | str | None, key: str) -> bool:
        """Tell whether a name with a place and a key makes music, and has the role only by that.

        Of roles the cast and the composer are asked for; many a composer is a musician by trade.
        """
        if role not in ("cast", "composer"):
            return False
        return place in self.playing or (role == "cast" and key in self.of_trade)


def musicians_of(reading: Reading) -> Musicians:
    """Return who is said to make music; nobody in a text on a film that shows how they do."""
    if _SHOWN.search(reading.plain):
        return Musicians(frozenset(), frozenset())
    playing: set[Span] = set()
    trades: set[str] = set()
    for skeleton in reading.skeletons:
        if not skeleton.has("name") or len(skeleton.lowered) != len(skeleton.text):
            continue
        playing.update(slot.span for slot in _named(skeleton, "makes-music"))
        for trade in ("is-musician", "is-off-screen"):
            trades.update(_key(reading, slot.span) for slot in _named(skeleton, trade))
    return Musicians(frozenset(playing), frozenset(trades - {""}))


def without_musicians(reading: Reading, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits less those that take somebody who makes music for one who acts.

    What says plainly that somebody acts stands: a character, "played by", "starring".
    """
    for hit in hits:
        if not _is_doubtful(hit) or not reading.musicians.hold(
            hit.role, hit.person, _key(reading, hit.person)
        ):
            yield hit


def _is_doubtful(hit: Hit) -> bool:
    if hit.field is not None or hit.character is not None:
        return False
    return hit.pattern in _GUESSED or (hit.role == "cast" and (hit.weak or hit.pattern in _UNCLEAR))


def _key(reading: Reading, name: Span | str | None) -> str:
    cluster = reading.names.cluster(name) if name is not None else None
    return cluster.key if cluster is not None else ""


def _named(skeleton: Skeleton, name: str) -> Iterator[Slot]:
    for match in _phrase(name).finditer(skeleton.lowered):
        yield from skeleton.slots_in(*match.span())


@cache
def _phrase(name: str) -> re.Pattern[str]:
    """Return a phrase of `words.txt` over sentences in small letters."""
    words = vocabulary()
    return compiled((words.phrases[name],), words, lowered=True).regex
