"""What the words around a person's name say about the person's part in the film.

Names stand in the features as their kinds, so that nothing is learnt about a single name; the
film under review is told from other films.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from .hits import Hit
from .known import cast_signs
from .name_features import plain_word
from .names import Cluster
from .skeleton import Skeleton

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["PersonPlace", "person_places"]

_TOKEN = expression(r"[\ue000-\ue005]|\w+(?:'\w+)?|[^\w\s]")
_STOPS = frozenset(".!?;")
_REACH = 8
_NEAR = 4
_BEFORE = 60
_EARLY = 200
_LABEL = expression(r"\W*([A-Za-z][\w /&-]{1,25}?)\s*[:.–—|-]")
_SHORT_KINDS = {
    "person": "PER", "performer": "PER", "character": "CHA", "none": "NAM", "genre": "NAM",
    "other": "OTH", "film": "TIT", "song": "SNG", "place": "LOC", "work": "WRK",
    "organization": "ORG",
}  # fmt: skip


class PersonPlace:
    """One place where a name that may be a person's stands: its features, the words before it."""

    __slots__ = ("before", "cluster", "features", "skeleton", "span")

    def __init__(self, cluster: Cluster, span: Span, skeleton: Skeleton, before: str) -> None:
        self.before = before
        self.cluster = cluster
        self.span = span
        self.skeleton = skeleton
        self.features: set[str] = set()


def person_places(
    reading: Reading,
    hits: list[Hit],
    *,
    unless: Sequence[str] = (),
    of: Callable[[Cluster], bool] = lambda _: True,
) -> Iterator[PersonPlace]:
    """Yield every name that may be a person's, by sentences; `hits` are what patterns found.

    Sentences that hold one of the cues `unless` are passed over, and names that are not asked for.
    """
    by_span: dict[Span, set[str]] = defaultdict(set)
    by_cluster: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        for name, role in ((hit.person, hit.role), (hit.character, "character")):
            if name is None:
                continue
            mark = f"hit:{role}:{hit.pattern}"
            if isinstance(name, Span):
                by_span[name].update((mark, f"hit:{role}"))
            cluster = reading.names.cluster(name)
            if cluster is not None:
                by_cluster[cluster.key].add(f"known:{role}:{'field' if hit.field else 'text'}")
    for skeleton in reading.skeletons:
        if not skeleton.has("name") or skeleton.holds(unless):
            continue
        found = list(_TOKEN.finditer(skeleton.text))
        words = [_word(reading, skeleton, match) for match in found]
        other_film = reading.film_of(skeleton.sentence) != reading.film
        for at, match in enumerate(found):
            slot = skeleton.slots.get(match.start())
            if slot is None or slot.kind != "name":
                continue
            cluster = reading.names.cluster(slot.span)
            if cluster is None or not of(cluster):
                continue
            before = skeleton.text[max(0, match.start() - _BEFORE) : match.start()]
            place = PersonPlace(cluster, slot.span, skeleton, before)
            place.features.update(_around(words, at))
            place.features.update(_of_cluster(reading, cluster))
            place.features.update(by_span.get(slot.span, ()))
            place.features.update(by_cluster.get(cluster.key, ()))
            place.features.update(_of_line(reading, slot.span))
            if other_film:
                place.features.add("other-film")
            yield place


def _word(reading: Reading, skeleton: Skeleton, match: re.Match[str]) -> str:
    slot = skeleton.slots.get(match.start())
    if slot is None:
        return plain_word(match.group())
    if slot.kind == "film":
        return "FILM" if reading.film_at(slot.span) == reading.film else "OTHERFILM"
    if slot.kind != "name":
        return slot.kind.upper()
    return _kind(reading, slot.span)


def _kind(reading: Reading, span: Span) -> str:
    cluster = reading.names.cluster(span)
    text = cluster.name() if cluster is not None else span.of(reading.plain)
    return _SHORT_KINDS[reading.name_kinds.likeliest(text)]


def _around(words: list[str], at: int) -> Iterator[str]:
    before, after = words[max(0, at - _REACH) : at], words[at + 1 : at + 1 + _REACH]
    one, next_ = before[-1] if before else "^", after[0] if after else "$"
    yield f"l1={one}"
    yield f"r1={next_}"
    yield f"lr={one}|{next_}"
    if len(before) > 1:
        yield f"l2={before[-2]} {one}"
    if len(before) > 2:
        yield f"l3={before[-3]} {before[-2]} {one}"
    if len(after) > 1:
        yield f"r2={next_} {after[1]}"
    if len(after) > 2:
        yield f"r3={next_} {after[1]} {after[2]}"
    for number, word in enumerate(reversed(before)):
        if word in _STOPS:
            break
        yield f"L:{word}"
        if number < _NEAR:
            yield f"L4:{word}"
    for number, word in enumerate(after):
        if word in _STOPS:
            break
        yield f"R:{word}"
        if number < _NEAR:
            yield f"R4:{word}"


def _of_cluster(reading: Reading, cluster: Cluster) -> Iterator[str]:
    name = cluster.name()
    chances = reading.name_kinds.chances(name)
    for kind in ("person", "character", "film", "none"):
        yield f"p:{kind}={round(4 * chances.get(kind, 0.0))}"
    yield f"full={cluster.is_full}"
    yield f"places={min(len(cluster.spans), 4)}"
    if reading.film is not None:
        yield from cast_signs(reading.film, (), (name,))


def _of_line(reading: Reading, span: Span) -> Iterator[str]:
    if span.start < _EARLY:
        yield "early"
    plain = reading.plain
    start = plain.rfind("\n", 0, span.start) + 1
    if label := _LABEL.match(plain[start : span.start]):
        yield f"label={' '.join(map(plain_word, label[1].split()))}"
