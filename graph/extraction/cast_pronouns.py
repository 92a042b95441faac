"""Parts told by a pronoun: “Ann Example is back. She plays Jo”, “Jo is alone. Bo Other plays her”.

Whom the pronoun means is taken from the sentence before, of the same paragraph, and only where
that names nobody else: an actor by a full name, or a character that has one. The words are
phrases of `data/words/patterns/words.txt`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from .hits import Hit
from .sentence_patterns import phrase
from .skeleton import Skeleton, skeleton_names

if TYPE_CHECKING:
    from .names import Cluster
    from .reading import Reading

__all__ = ["parts_by_pronoun"]

_SURE = 0.84


def parts_by_pronoun(reading: Reading, paired: Collection[Span]) -> Iterator[Hit]:
    """Yield who plays whom where a pronoun stands for one of the two; none of `paired` again."""
    for before, skeleton in pairwise(reading.skeletons):
        if not skeleton.holds(_CUES) or not skeleton.has("name"):
            continue
        if before.sentence.block != skeleton.sentence.block:
            continue
        meant = _only_name(reading, before)
        if meant is None:
            continue
        at, cluster = meant
        if cluster.is_full and _is_person(reading, cluster):
            role = _named_last(skeleton, "he-plays")
            if role is not None and role not in paired and _differ(reading, at, role):
                yield _hit("he-plays", at, role, skeleton)
        elif not cluster.is_full and _is_character(reading, cluster):
            actor = _named_last(skeleton, "plays-him")
            if actor is not None and actor not in paired and _is_full(reading, actor):
                yield _hit("plays-him", actor, at, skeleton)


_CUES = ("he ", "she ", "he's ", "she's ", "him", "her")


def _hit(pattern: str, actor: Span, role: Span, skeleton: Skeleton) -> Hit:
    return Hit("cast", pattern, _SURE, actor, role, at=skeleton.sentence.span)


def _only_name(reading: Reading, skeleton: Skeleton) -> tuple[Span, Cluster] | None:
    """Return where the one person or character stands that a sentence names; owners are passed."""
    named = [name.span for name in skeleton_names(skeleton)]
    owners = [span for span in named[1:] if _OWNS.match(reading.plain, span.end)]
    clusters = [reading.names.cluster(span) for span in named if span not in owners]
    first = clusters[0] if clusters else None
    if first is None or any(cluster is not first for cluster in clusters):
        return None
    return named[0], first


_OWNS = expression(r"['’]s? ")


def _named_last(skeleton: Skeleton, words: str) -> Span | None:
    """Return the last name in a match of a phrase of words."""
    match = phrase(words).search(skeleton.text)
    slots = skeleton.slots_in(*match.span()) if match is not None else []
    return slots[-1].span if slots else None


def _differ(reading: Reading, one: Span, two: Span) -> bool:
    other = reading.names.cluster(two)
    return other is not None and other is not reading.names.cluster(one)


def _is_full(reading: Reading, span: Span) -> bool:
    cluster = reading.names.cluster(span)
    return cluster is not None and cluster.is_full and _is_person(reading, cluster)


def _is_character(reading: Reading, cluster: Cluster) -> bool:
    chances = reading.name_kinds.chances(cluster.name())
    character = chances.get("character", 0.0)
    return character > max(_SOME, chances.get("film", 0.0), chances.get("place", 0.0))


_SOME = 0.3


def _is_person(reading: Reading, cluster: Cluster) -> bool:
    chances = reading.name_kinds.chances(cluster.name())
    person = chances.get("person", 0.0) + chances.get("performer", 0.0)
    return person > chances.get("character", 0.0)
