"""What the music of a film evokes and mirrors: a sense of longing, a character's loneliness.

The patterns are those of `data/words/patterns/evoked.txt`; here is what the word before the verb
is: an instrument, a genre of music, an aspect of the film (its score, its camera), or the film.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from ...ontology.schemes import load_scheme
from ..claims import Claim, Entity
from .callings import Cast, qualities_at
from .feelings import Frame, feelings_at, may_hold_a_feeling
from .film_of_place import film_of_place
from .pattern_claims import claim_at, song_of
from .sentence_patterns import SentencePattern, room
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["find"]

_FRAME: Final = Frame(nouns=True)
_BLOCKS: Final = frozenset({"paragraph", "item"})


def find(reading: Reading, cast: Cast) -> Iterator[Claim]:
    """Yield `evokes` and `mirrors` claims, one for each subject, object and sentence."""
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        if reading.layout.blocks[sentence.block].kind not in _BLOCKS:
            continue
        if not may_hold_a_feeling(skeleton.lowered):
            continue
        film = film_of_place(reading, sentence, sentence.span.start)
        if film is None:
            continue
        found: set[tuple[Entity, Entity]] = set()
        for one in room("evoked").likely(skeleton):
            for match in one.matches(skeleton):
                subject = _subject(reading, skeleton, one, match, film)
                if subject is None:
                    continue
                for thing, start, end, degree in _objects(skeleton, one, match, cast):
                    if (subject, thing) in found:
                        continue
                    found.add((subject, thing))
                    at = skeleton.plain_span(start, end)
                    relation = one.says[0].relation
                    claim = claim_at(reading, skeleton, one, subject, relation, thing, at)
                    yield replace(claim, degree=degree, context=film if subject != film else None)


def _objects(
    skeleton: Skeleton, one: SentencePattern, match: re.Match[str], cast: Cast
) -> Iterator[tuple[Entity, int, int, str]]:
    """Yield what is evoked or mirrored, with its place in the skeleton and its degree."""
    text = skeleton.text
    if one.says[0].relation == "mirrors":
        character = cast.known(one.names(skeleton, match, "character"))
        if character is None:
            return
        end = match.end()
        start = text.rfind(" ", 0, end) + 1
        for name, begin, stop in qualities_at(text, start, nouns=True):
            yield Entity("trait", name), begin, stop, ""
        return
    start, end = one.object_at(match)
    if text[end : end + 1].isalnum():
        return
    for feeling in feelings_at(text, start, end, _FRAME):
        yield Entity("mood", feeling.name), feeling.start, feeling.end, feeling.degree


def _subject(
    reading: Reading,
    skeleton: Skeleton,
    one: SentencePattern,
    match: re.Match[str],
    film: Entity,
) -> Entity | None:
    """Return what evokes or mirrors something."""
    if one.says[0].subject == "song":
        return song_of(reading, skeleton, one, match)
    words = one.words(match, one.says[0].subject).lower()
    last = words.rpartition(" ")[2]
    if last in word_list("film_nouns"):
        return film
    aspect = _aspects().get(last)
    if aspect is not None:
        return Entity("aspect", aspect)
    for name in (words, last):
        instrument = load_scheme("instrument").find(name)
        if instrument is not None and instrument.slug not in word_list("instruments_never"):
            return Entity("instrument", instrument.name)
        genre = load_scheme("music-genre").find(name)
        if genre is not None and genre.slug not in word_list("music_genres_unsure"):
            return Entity("musicGenre", genre.name)
    return None


@cache
def _aspects() -> Mapping[str, str]:
    """Return the words for the means of a film with the aspect of each."""
    lines = (line.partition(":") for line in word_list("aspect_means"))
    return {word: aspect.strip() for word, _, aspect in lines}
