"""Parts told by a pronoun: “Ann Example is back. She plays Jo”, “Jo is alone. Bo Other plays her”.

“It belongs to Ann Example. Her Jo is a joy” tells one, too, and “As Jo she is a joy”.

Whom the pronoun means is taken from the sentence before, of the same paragraph, and only where
that names nobody else: an actor by a full name, or a character that has one. The words are
phrases of `data/words/patterns/words.txt`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from .hits import Hit
from .sentence_patterns import phrase
from .skeleton import Skeleton, Slot, skeleton_names

if TYPE_CHECKING:
    import re

    from .names import Cluster
    from .reading import Reading

__all__ = ["parts_by_pronoun"]

_SURE = 0.84


def parts_by_pronoun(reading: Reading, paired: Collection[Span]) -> Iterator[Hit]:
    """Yield who plays whom where a pronoun stands for one of the two; none of `paired` again."""
    last: Skeleton | None = None
    for skeleton in reading.skeletons:
        before, last = last, skeleton
        if not skeleton.holds(_CUES) or not skeleton.has("name"):
            continue
        if before is not None and before.sentence.block != skeleton.sentence.block:
            before = None
        for hit in _parts_in(reading, before, skeleton):
            if not {hit.person, hit.character} & set(paired):
                yield hit


def _parts_in(reading: Reading, before: Skeleton | None, skeleton: Skeleton) -> Iterator[Hit]:
    meant = _only_name(reading, skeleton_names(before)) if before is not None else None
    if meant is not None and meant[1].is_full and _is_person(reading, meant[1]):
        role = _named_last(skeleton, phrase("he-plays").search(skeleton.text))
        if role is not None and _differ(reading, meant[0], role):
            yield _hit("he-plays", meant[0], role, skeleton)
        as_role = phrase("as-role-he").match(skeleton.text)
        named = skeleton.slots_in(*as_role.span()) if as_role is not None else []
        if named and _differ(reading, meant[0], named[0].span):
            yield _hit("he-plays", meant[0], named[0].span, skeleton)
        role = _named_last(skeleton, phrase("his-role").match(skeleton.text))
        acts = before is not None and not _MAKES.search(before.text)
        if acts and role and _differ(reading, meant[0], role) and _is_no_title(reading, role):
            yield _hit("his-role", meant[0], role, skeleton)
    plays_him = phrase("plays-him").search(skeleton.text)
    actor = _named_last(skeleton, plays_him)
    if plays_him is not None and actor is not None and _is_full(reading, actor):
        own = [name for name in skeleton.named_before(plays_him.start()) if name.span != actor]
        played = _only_name(reading, own) if own else meant
        if played is not None and _is_played(reading, played[1]):
            yield _hit("plays-him", actor, played[0], skeleton)
    both = phrase("both-played").search(skeleton.text) if before is not None else None
    actor = _named_last(skeleton, both)
    if before is not None and actor is not None and _is_full(reading, actor):
        two = skeleton_names(before)[-2:]
        clusters = [cluster for one in two if (cluster := reading.names.cluster(one.span))]
        if len(two) == len(clusters) == _BOTH and all(_is_played(reading, c) for c in clusters):
            yield from (_hit("plays-him", actor, one.span, skeleton) for one in two)


# Of whoever makes films or books "his Max" is no part that he plays.
_MAKES = expression(r"(?i:direct|writ|wrote|script|novel|author|film by|compos)")


def _is_no_title(reading: Reading, name: Span) -> bool:
    """Tell whether a name behind "his" reads as somebody's, and as no work's or place's."""
    cluster = reading.names.cluster(name)
    chances = reading.name_kinds.chances(cluster.name()) if cluster is not None else {}
    return sum(chances.get(kind, 0.0) for kind in ("character", "person", "performer")) > _HALF


_HALF = 0.5


def _is_played(reading: Reading, cluster: Cluster) -> bool:
    """Tell whether a name is a character's: a full one only if it reads as no person's."""
    return _is_character(reading, cluster) and not (
        cluster.is_full and _is_person(reading, cluster)
    )


_BOTH = 2
_CUES = ("he ", "she ", "he's ", "she's ", "his ", "him", "her", "both ", "the two ")


def _hit(pattern: str, actor: Span, role: Span, skeleton: Skeleton) -> Hit:
    return Hit("cast", pattern, _SURE, actor, role, at=skeleton.sentence.span)


def _only_name(reading: Reading, names: list[Slot]) -> tuple[Span, Cluster] | None:
    """Return where the one person or character stands that is named; owners are passed."""
    spans = [name.span for name in names]
    owners = [span for span in spans[1:] if _OWNS.match(reading.plain, span.end)]
    clusters = [reading.names.cluster(span) for span in spans if span not in owners]
    first = clusters[0] if clusters else None
    if first is None or any(cluster is not first for cluster in clusters):
        return None
    return spans[0], first


_OWNS = expression(r"['’]s? ")


def _named_last(skeleton: Skeleton, match: re.Match[str] | None) -> Span | None:
    """Return the last name in a match."""
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
