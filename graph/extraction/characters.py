"""Characters named in the telling of the plot, without a word of who plays them.

A name is taken for a character when the words around it are those of a story: a role
("the protagonist, Jo"), an apposition ("Jo, a retired pilot"), acts of a plot ("Jo escapes").
These signs are the patterns of `data/words/patterns/characters.txt`. A trained scorer weighs them
with the kind that the name seems to have and what stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .character_features import CharacterFeatures
from .focus import is_life
from .linear import scorer
from .names import Cluster
from .sentence_patterns import phrase, room

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["cases_of", "find", "hits_in"]

_LEAST, _LEAST_TOLD, _HARDLY = 0.62, 0.02, 0.06
_ENOUGH = 3
_WEIGHT = 4  # of a sign that is quite sure


def hits_in(reading: Reading) -> Iterator[tuple[Cluster, Span, Span, str, int]]:
    """Yield (cluster, mention, sentence, cue, weight) for every sign that a name is a character."""
    for skeleton in reading.skeletons:
        if not skeleton.has("name"):
            continue
        at = skeleton.sentence.span
        for sign in room("characters").likely(skeleton):
            weight = round(_WEIGHT * sign.confidence)
            for match in sign.matches(skeleton):
                slots = [sign.names(skeleton, match, saying.subject) for saying in sign.says]
                for slot in chain.from_iterable(slots):
                    cluster = reading.names.cluster(slot.span)
                    if cluster is not None:
                        yield cluster, slot.span, at, sign.name, weight


def find(reading: Reading) -> Iterator[Claim]:
    """Yield characterIn claims for names that the plot is told of."""
    if reading.film is None:
        return
    signs = _signs(reading)
    weights = scorer("characters")
    kin = _named_by(reading, "named-kin") if is_life(reading) else set()
    for cluster, features in cases_of(reading, signs, only_open=True):
        chance = weights.chances(features)["yes"]
        found = signs.get(id(cluster), [])
        told = (
            sum(weight for *_, weight in found) >= _ENOUGH
            and chance >= _LEAST_TOLD
            and not any(f.startswith("real:") for f in features)
        )
        if (chance < _LEAST and not told) or id(cluster) in kin:
            continue
        if reading.bystanders.forbid("characterIn", cluster.key):
            continue
        if found:
            mention, at, cue, _ = max(found, key=lambda f: (f[3], -f[1].start))
        else:
            mention, cue = cluster.spans[0], "likely-character"
            sentence = reading.layout.sentence_at(mention.start)
            if sentence is None:
                continue
            at = sentence.span
        spoken = reading.layout.sentence_at(at.start)
        film = _film_behind(reading, mention)
        if film is None and spoken is not None:
            film = reading.film_of(spoken)
        if film is not None:
            yield reading.claim(
                cluster.entity("character"), "characterIn", film, at=at, surface=mention,
                pattern=cue, confidence=round(chance, 2), modality="asserted",
            )  # fmt: skip


def _film_behind(reading: Reading, mention: Span) -> Entity | None:
    """Return the film whose title follows a name: "Tom in Low Tide", "Tom (of Low Tide)"."""
    tied = _IN_FILM.match(reading.plain, mention.end)
    return reading.film_at(Span(tied.end(), tied.end() + 1)) if tied is not None else None


_IN_FILM = expression(r"(?:,? | \()(?:in|from|of) (?:the (?:film|movie) )?[\"“'‘_*]{0,2}(?=[^\W_])")
_Sign = tuple[Span, Span, str, int]


def _signs(reading: Reading) -> dict[int, list[_Sign]]:
    """Return (mention, sentence, cue, weight) of every sign of a story, by cluster."""
    signs: dict[int, list[_Sign]] = defaultdict(list)
    for cluster, mention, sentence, cue, weight in hits_in(reading):
        signs[id(cluster)].append((mention, sentence, cue, weight))
    return signs


def cases_of(
    reading: Reading,
    signs: dict[int, list[_Sign]] | None = None,
    *,
    only_open: bool = False,
) -> Iterator[tuple[Cluster, list[str]]]:
    """Yield the clusters of a document with their features for the scorer `characters`.

    With `only_open`, none that a pattern has settled or for which nothing speaks.
    """
    signs = _signs(reading) if signs is None else signs
    real = _named_by(reading, "of-the-craft")  # no characters
    features = CharacterFeatures(reading)
    for cluster in reading.names.clusters:
        if only_open:
            settled = cluster.votes["person"] or cluster.votes["character"]
            silent = id(cluster) not in signs and (
                features.chances(cluster).get("character", 0.0) < _HARDLY
            )
            if settled or silent or not cluster.spans:
                continue
        cues = [(cue, weight) for _, _, cue, weight in signs.get(id(cluster), ())]
        yield cluster, sorted(features.of(cluster, cues, real=id(cluster) in real))


def _named_by(reading: Reading, words: str) -> set[int]:
    """Return the clusters in matches of a phrase of words."""
    real: set[int] = set()
    for skeleton in reading.skeletons:
        if not skeleton.has("name"):
            continue
        for match in phrase(words).finditer(skeleton.text):
            for slot in skeleton.slots_in(*match.span()):
                cluster = reading.names.cluster(slot.span)
                if cluster is not None:
                    real.add(id(cluster))
    return real
