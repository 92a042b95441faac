"""Characters named in the telling of the plot, without a word of who plays them.

A name is taken for a character when the words around it are those of a story: a role
("the protagonist, Jo"), an apposition ("Jo, a retired pilot"), acts of a plot ("Jo escapes"),
kin and belongings ("Jo's wife"), a theme in the music ("Jo's theme"). A trained scorer weighs
these signs with the kind that the name seems to have and what stands beside it.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..claims import Claim
from ..documents import Span
from .character_features import CharacterFeatures
from .linear import scorer
from .names import Cluster
from .skeleton import pattern
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["cases_of", "find", "hits_in"]

_LEAST, _LEAST_TOLD, _HARDLY = 0.62, 0.02, 0.06
_ENOUGH = 3
_SURE, _LIKELY, _SLIGHT = 3, 2, 1


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    human = "|".join(sorted(map(re.escape, word_list("human_nouns"))))
    verbs = "|".join(sorted(map(re.escape, word_list("plot_verbs"))))
    describing = r"(?:[a-z][\w'-]*,? (?:and )?){0,5}?"
    return (
        (
            "plot-role",
            pattern(
                r"\b(?:protagonists?|heroine|hero|(?:main|lead|central|title|titular) characters?|villain|antagonist|anti-?hero)s?(?:,| is| are| being)? (?:named |called )?(?P<who>{NN})"
            ),
            _SURE,
        ),
        (
            "plot-role",
            pattern(
                r"(?P<who>{N}),? (?:is |as )?(?:the|our|its) (?:[a-z-]+ ){0,2}(?:protagonist|hero|heroine|villain|antagonist|main character|lead character|central character)\b"
            ),
            _SURE,
        ),
        (
            "plot-story-of",
            pattern(
                r"\b(?:story|tale|life|lives|adventures|journey|plight|exploits|misadventures) of (?P<who>{N}),? (?:an?|the|who|whose|and)\b(?! director)"
            ),
            _SURE,
        ),
        (
            "plot-follows",
            pattern(
                rf"\b(?:follows|centers (?:on|around)|centres (?:on|around)|revolves around|introduced to|concerns|is about) (?:{{the}}{describing})?(?P<who>{{N}})(?:,? (?:an?|the|who|whose|as|and)\b|'s)"
            ),
            _SURE,
        ),
        (
            "plot-apposition",
            pattern(rf"(?P<who>{{N}}),? (?:an?|the|his|her|our|their) {describing}(?:{human})\b"),
            _LIKELY,
        ),
        (
            "plot-is-a",
            pattern(rf"(?P<who>{{N}}) (?:is|was) (?:an?|the|his|her) {describing}(?:{human})\b"),
            _LIKELY,
        ),
        (
            "plot-noun-name",
            pattern(rf"\b(?:{human}|bird|cat|horse),? (?:named |called )?(?P<who>{{N}})"),
            _LIKELY,
        ),
        (
            "plot-who",
            pattern(
                r"(?P<who>{N}),? who (?:has|is|was|had|wants|lives|works|must|finds|loves|dreams)\b"
            ),
            _LIKELY,
        ),
        (
            "plot-between",
            pattern(
                r"\b(?:relationship|romance|love|bond|friendship|affair|exchanges|scenes?|chemistry|rivalry) (?:\w+ ){0,2}between (?P<who>{N} and {N})"
            ),
            _LIKELY,
        ),
        (
            "plot-theme",
            pattern(
                r"(?P<who>{N})'s? (?:own |main |love |heroic )?(?:theme|motif|leitmotif)\b|\b(?:theme|motif) (?:for|of) (?P<who2>{N})\b"
            ),
            _SURE,
        ),
        (
            "plot-kin",
            pattern(
                rf"(?P<who>{{N}})'s? {describing}(?:{human}|house|home|room|death|quest|revenge|journey|adventure|past|life|descent|struggles?|desire|longing|heart|hand|car)\b"
            ),
            _SLIGHT,
        ),
        (
            "plot-verb",
            pattern(rf"(?P<who>{{N}}) (?:[a-z]+ly |also |then |soon |first |now )?(?:{verbs})\b"),
            _SLIGHT,
        ),
        (
            "plot-when",
            pattern(
                r"\b(?:when|where|as|after|before|until|while|because|that) (?P<who>{N}) (?:is|has|was|and|[a-z]+s)\b"
            ),
            _SLIGHT,
        ),
    )


_REAL = pattern(
    r"(?:\b(?:by|director|actor|actress|composer|author|writer|singer|filmmaker|starring|stars|Mr\.?|Mister|Messrs\.?) (?:[a-z]+ )?{N}|"
    r"{N}(?:,? who)? (?:directs?|directed|delivers?|stars?|acts?|acted|plays|played|gives|portrays|composed|wrote|sings|sang|performs?|shines|excels)\b|"
    r"{N}'s (?:[a-z]+ )?(?:direction|performance|acting|script|film|films|movie|movies|novel|book|score|music|songs?|camera|career|work)\b)"
)


def hits_in(reading: Reading) -> Iterator[tuple[Cluster, Span, Span, str, int]]:
    """Yield (cluster, mention, sentence, cue, weight) for every sign that a name is a character."""
    for skeleton in reading.skeletons:
        if not skeleton.has("name"):
            continue
        for cue, regex, weight in _cues():
            for match in regex.finditer(skeleton.text):
                for slot in skeleton.named(match, "who") or skeleton.named(match, "who2"):
                    cluster = reading.names.cluster(slot.span)
                    if cluster is not None:
                        yield cluster, slot.span, skeleton.sentence.span, cue, weight


def find(reading: Reading) -> Iterator[Claim]:
    """Yield characterIn claims for names that the plot is told of."""
    if reading.film is None:
        return
    signs = _signs(reading)
    weights = scorer("characters")
    for cluster, features in cases_of(reading, signs, only_open=True):
        chance = weights.chances(features)["yes"]
        found = signs.get(id(cluster), [])
        told = (
            sum(weight for *_, weight in found) >= _ENOUGH
            and chance >= _LEAST_TOLD
            and not any(f.startswith("real:") for f in features)
        )
        if chance < _LEAST and not told:
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
        film = reading.film_of(spoken) if spoken is not None else None
        if film is not None:
            yield reading.claim(
                cluster.entity("character"), "characterIn", film, at=at, surface=mention,
                pattern=cue, confidence=round(chance, 2), modality="asserted",
            )  # fmt: skip


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
    real = _real_people(reading)
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


def _real_people(reading: Reading) -> set[int]:
    """Return the clusters that words of the craft stand beside: no characters."""
    real: set[int] = set()
    for skeleton in reading.skeletons:
        for match in _REAL.finditer(skeleton.text):
            for slot in skeleton.slots_in(*match.span()):
                cluster = reading.names.cluster(slot.span)
                if cluster is not None:
                    real.add(id(cluster))
    return real
