"""What speaks for and against a name being a character of the film under review.

A case is a cluster of names. Its features are the signs of a story around it
(`characters.hits_in`), what the scorer `name_kinds` takes it for, what patterns say of it, and
what stands beside its mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from .names import Cluster
from .skeleton import Skeleton
from .words import fold, word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["CharacterFeatures"]

_STEPS = (0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92)
_KINDS = ("character", "person", "performer", "film", "song", "place", "none")
_MOST_PLACES = 8
_LIKELY = 0.5
_CRAFT = expression(
    r"\b(?:direct\w*|films?|movies?|scores?|music|songs?|acting|actors?|actress|performance|role"
    r"|cast|stars?|script|camera|wrote|written|album|sings?|sung|singer|plays|played|composer"
    r"|produced|producer)\b"
)
_NEXT = expression(r"(?:'s?)? ?(?P<mark>[,.;:()!?]?) ?(?P<word>[a-z'-]*)")
_SMALL = frozenset((
    "and", "or", "who", "whose", "is", "was", "has", "had", "as", "in", "at", "to", "of", "with",
    "by", "from", "for", "the", "a", "an", "his", "her", "on", "that", "when", "where", "while",
    "but", "does", "did", "can", "must", "will", "director", "actor", "actress", "composer",
    "like", "starring", "young", "old", "named", "called", "mr", "mrs", "miss",
))  # fmt: skip


class CharacterFeatures:
    """The features of the clusters of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._chances: dict[int, dict[str, float]] = {}
        self._at: dict[Span, tuple[Skeleton, int]] = {
            slot.span: (skeleton, at)
            for skeleton in reading.skeletons
            for at, slot in skeleton.slots.items()
            if slot.kind == "name"
        }

    def chances(self, cluster: Cluster) -> Mapping[str, float]:
        """Return the chance of each kind for a cluster: the mean over its forms, by number."""
        if id(cluster) not in self._chances:
            totals: dict[str, float] = dict.fromkeys(_KINDS, 0.0)
            weight = 0
            for form, count in cluster.forms.items():
                if chances := self.reading.name_kinds.chances(form):
                    weight += count
                    for kind in _KINDS:
                        totals[kind] += chances[kind] * count
            self._chances[id(cluster)] = (
                {kind: total / weight for kind, total in totals.items()} if weight else {}
            )
        return self._chances[id(cluster)]

    def of(self, cluster: Cluster, cues: Iterable[tuple[str, int]], *, real: bool) -> Iterator[str]:
        """Yield the features of a cluster.

        `cues` are the signs of a story with their weights; `real` tells that words of the craft
        stand beside the name.
        """
        signs = list(cues)
        total = sum(weight for _, weight in signs)
        for name in sorted({name for name, _ in signs}):
            yield f"cue:{name}"
        yield f"signs={min(total, 6)}"
        chances = self.chances(cluster)
        for kind in _KINDS:
            yield from (f"{kind}>{at}" for at in _STEPS if chances.get(kind, 0.0) > at)
        character = chances.get("character", 0.0)
        people = chances.get("person", 0.0) + chances.get("performer", 0.0)
        ratio = character / max(0.01, people + character)
        yield from (f"ratio>{at}" for at in _STEPS if ratio > at)
        yield f"full={cluster.is_full}"
        if real:
            yield f"real:{cluster.is_full}"
        for kind in ("person", "character"):
            if cluster.votes[kind]:
                yield f"voted-{kind}"
        mentions = len(cluster.spans)
        yield f"mentions={min(mentions, 5)}"
        yield f"signs-of:{min(total, 4)}:{min(mentions, 3)}"
        first = fold(cluster.name()).split()
        if first and first[0] in word_list("given_names"):
            yield f"given:{cluster.is_full}"
        yield f"kind:{self.reading.kind}"
        yield from sorted(self._company(cluster))
        if self.reading.kind == "soundtrack":
            yield f"album:{min(total, 3)}"

    def _company(self, cluster: Cluster) -> set[str]:
        """Return what stands beside the mentions, and what their sentences are about."""
        found: set[str] = set()
        for span in cluster.spans[:_MOST_PLACES]:
            if span in self._at:
                skeleton, at = self._at[span]
                found.update(_beside(skeleton.text, at))
                found.add("craft" if _CRAFT.search(skeleton.lowered) else "told")
                found.update(self._with(cluster, skeleton))
        return found

    def _with(self, cluster: Cluster, skeleton: Skeleton) -> Iterator[str]:
        for slot in skeleton.slots.values():
            other = self.reading.names.cluster(slot.span) if slot.kind == "name" else None
            if other is not None and other is not cluster:
                yield from (f"with:{kind}" for kind in ("person", "character") if other.votes[kind])
                if self.chances(other).get("character", 0.0) > _LIKELY:
                    yield "with:likely"


def _beside(text: str, at: int) -> Iterator[str]:
    """Yield what stands right before and after the mark at an offset of a skeleton."""
    after = _NEXT.match(text, at + 1)
    mark, word = (after["mark"], after["word"]) if after else ("", "")
    if text.startswith(("'s", "' "), at + 1):
        yield "owns:craft" if _CRAFT.match(word) else "owns"
    elif mark:
        yield f"next:{mark}"
    elif word in _SMALL:
        yield f"next={word}"
    elif word in word_list("plot_verbs"):
        yield "next:plot"
    elif word.endswith(("s", "ed")):
        yield "next:verb"
    before = text[max(0, at - 30) : at].rstrip(" \"'(").rsplit(" ", 1)[-1].lower()
    yield f"last={before}" if before in _SMALL else "last:other"
    if before in word_list("human_nouns"):
        yield "last:human"
    if at == 0:
        yield "opens"
