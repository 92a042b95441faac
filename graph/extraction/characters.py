"""Characters named in the telling of the plot, without a word of who plays them.

A name is taken for a character when the words around it are those of a story: a role
("the protagonist, Jo"), an apposition ("Jo, a retired pilot"), acts of a plot ("Jo escapes"),
kin and belongings ("Jo's wife"), a theme in the music ("Jo's theme"). Each sort of evidence
counts; one is not enough, except where the text says outright that it is a character.
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
from .names import Cluster
from .skeleton import pattern
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["find", "hits_in"]

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
    real = _real_people(reading)
    signs: dict[int, list[tuple[Span, Span, str, int]]] = defaultdict(list)
    clusters: dict[int, Cluster] = {}
    for cluster, mention, sentence, cue, weight in hits_in(reading):
        clusters[id(cluster)] = cluster
        signs[id(cluster)].append((mention, sentence, cue, weight))
    for key, found in signs.items():
        cluster = clusters[key]
        if id(cluster) in real or cluster.votes["person"] or cluster.votes["character"]:
            continue
        if sum(weight for *_, weight in found) < _ENOUGH:
            continue
        mention, at, cue, _ = max(found, key=lambda f: (f[3], -f[1].start))
        spoken = reading.layout.sentence_at(at.start)
        film = reading.film_of(spoken) if spoken is not None else None
        if film is not None:
            yield reading.claim(
                cluster.entity("character"), "characterIn", film, at=at, surface=mention,
                pattern=cue, confidence=0.72, modality="asserted",
            )  # fmt: skip


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
