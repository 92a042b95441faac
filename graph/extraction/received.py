"""How a film was received by the world: acclaim, poor reviews, its takings, a cult following.

The patterns are those of `data/words/patterns/reception.txt`; the slot that one fills names the
kind of reception. A sentence that names another film says nothing of this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from .film_of_place import film_of_place
from .mentions import inside
from .pattern_claims import claim_at
from .sentence_patterns import room

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["find"]

_BLOCKS: Final = frozenset({"paragraph", "item"})


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `reception` claims, one for each film, kind and sentence."""
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        if reading.layout.blocks[sentence.block].kind not in _BLOCKS:
            continue
        film = film_of_place(reading, sentence, sentence.span.start)
        if film is None:
            continue
        for one in room("reception").likely(skeleton):
            match = next(one.matches(skeleton), None)
            if match is None or not _is_of(reading, sentence, film):
                continue
            if skeleton.text.rstrip('"').endswith("?"):
                continue
            kind = one.says[0].object
            at = skeleton.plain_span(*one.object_at(match))
            thing = Entity("reception", kind.replace("-", " "))
            yield claim_at(reading, skeleton, one, film, "reception", thing, at)


def _is_of(reading: Reading, sentence: Sentence, film: Entity) -> bool:
    """Tell whether the films that the sentence names are only the one it is taken to speak of."""
    named = inside(reading.films.mentions, sentence.span)
    return all(mention.film == film for mention in named)
