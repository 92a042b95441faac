"""Who sings where a character is said to: the actor. “Mona sings “Low Tide”” is sung by Ida Penn.

A character performs no song; who plays it does, if the text names one actor of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from .skeleton import Slot

if TYPE_CHECKING:
    from .hits import Hit
    from .names import Cluster
    from .reading import Reading

__all__ = ["Singers", "singers_of"]


class Singers(NamedTuple):
    """Whose voice is heard by each name of a text. `actors` are by the keys of characters."""

    reading: Reading
    actors: Mapping[str, Slot | None]

    def of(self, name: Slot) -> Slot | None:
        """Return whom a name has sing: its actor for a character, else the name itself.

        None where nobody, or more than one, is known to play the character.
        """
        cluster = self.reading.names.cluster(name.span)
        return name if cluster is None else self.actors.get(cluster.key, name)


def singers_of(reading: Reading) -> Singers:
    """Return who sings for the characters of a text."""
    acting: dict[str, dict[str, Slot]] = defaultdict(dict)
    for hit in reading.hits:
        role = reading.names.cluster(hit.character) if hit.character is not None else None
        if role is None:
            continue
        actor = _actor(reading, hit)
        known = acting[role.key]
        if actor is not None and actor.key != role.key and actor.spans:
            known[actor.key] = Slot(actor.spans[0], "name")
    return Singers(
        reading,
        {role: next(iter(of.values())) if len(of) == 1 else None for role, of in acting.items()},
    )


def _actor(reading: Reading, hit: Hit) -> Cluster | None:
    """Return who plays a character in the film that the text is about."""
    return None if hit.person is None or hit.elsewhere else reading.names.cluster(hit.person)
