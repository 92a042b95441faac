"""Where in a film its songs are heard: over the credits, as two people dance in a kitchen.

The patterns are those of `data/words/patterns/scenes.txt`; here is how far the phrase goes that
they find the beginning of, and which phrases tell of no scene ("on the album").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .film_of_place import film_of_place
from .pattern_claims import claim_at, song_of
from .pattern_slots import NAMES
from .sentence_patterns import SentencePattern, room
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["find"]

_END: Final = expression(
    r"[.;:!?()\[\]\n\",]|\s[–—-]+\s|—|$"
    r"|\b(?:but|which|making|giving|although|though|because|so that|who|thanks|it's|you|I)\b"
)
_CLAUSE: Final = expression(
    r" (?:it|he|she|they|we|and the|and a|is|was|are|were|has|had|will|won't|makes|gives|sets) "
)
_MOST, _MOST_WORDS = 110, 18


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `scene` claims: a song, and the words that say where in the film it is heard."""
    for skeleton in reading.skeletons:
        if not skeleton.has("song"):
            continue
        film = film_of_place(reading, skeleton.sentence, skeleton.sentence.span.start)
        if film is None:
            continue
        found: set[Entity] = set()
        for one in room("scenes").likely(skeleton):
            for match in one.matches(skeleton):
                song = song_of(reading, skeleton, one, match)
                at = _phrase(skeleton, one, match)
                if song is None or at is None or song in found:
                    continue
                found.add(song)
                words = " ".join(at.of(reading.plain).split())
                claim = claim_at(reading, skeleton, one, song, "scene", words, at)
                yield replace(claim, context=film)


def _phrase(skeleton: Skeleton, one: SentencePattern, match: re.Match[str]) -> Span | None:
    """Return the plain stretch of the words that say where; None where they name no scene."""
    text = skeleton.text
    start, end = one.object_at(match)
    stop = _END.search(text, end)
    last = stop.start() if stop is not None else len(text)
    songs = (at for at, slot in skeleton.slots.items() if slot.kind == "song" and at >= end)
    last = min(last, *songs, len(text))
    if text[start:end].split()[0].lower() not in _CLAUSAL:  # "over the credits it feels right"
        clause = _CLAUSE.search(text, end)
        last = min(last, clause.start()) if clause is not None else last
    said = _TO.sub("", text[start:last].rstrip(" ,'").removesuffix(" and"))
    words = len(said.split())
    if len(said) > _MOST or words > _MOST_WORDS or not _tells_a_scene(said):
        return None
    return skeleton.plain_span(start, start + len(said))


_TO: Final = expression(
    r"(?:,? (?:(?:is|was|are|plays? out|dance[sd]?|dancing|set|scored|accompanied|and) )*"
    r"(?:to|by|with)(?: the (?:strains?|tune|sounds?|beat) of)?"
    r"(?: (?:the|a|an|his|her))?(?: [a-z-]+){0,3})$"
)


def _tells_a_scene(said: str) -> bool:
    """Tell whether a phrase places a song in the film: a scene, the credits, somebody acting."""
    words = [word.strip(",'").removesuffix("'s").lower() for word in said.split()]
    if len(words) > 2 and words[-1] in ("film", "movie", "picture", "story") and words[0] in _OPENS:
        return True
    if words[0] in _CLAUSAL:
        return len(words) > 2 and (words[1] in _ACTING or words[1][0] in NAMES)
    return any(word in word_list("scene_nouns") for word in words)


_CLAUSAL: Final = frozenset(("as", "while", "when", "whilst"))
_OPENS: Final = frozenset(["opens", "closes", "ends", "bookends", "opened", "closed", "ended"])
_ACTING: Final = frozenset(
    ("he", "she", "they", "the", "his", "her", "their", "two", "both", "everyone", "everybody")
)
