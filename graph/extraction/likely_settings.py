"""Where a film plays, where no pattern says it but the words around a place make it likely.

Every name that may be a place is scored by a trained scorer: by the words beside it, by what its
sentence tells (a story in the present, or the making and showing of films), and by who stands in
it. What patterns say of the place is among its features.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .linear import scorer
from .skeleton import Skeleton, Slot
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = [
    "CLASSES",
    "PATTERN",
    "LikelyPlace",
    "PlaceNamed",
    "likely_settings",
    "may_be_place",
    "places_named",
]

CLASSES = ("no", "yes")
PATTERN: Final = "likely-setting"
_BESIDE: Final = 4
_AROUND: Final = 14
_TOKEN: Final = expression(r"[\ue000-\ue008]|\w+(?:'\w+)?|[^\w\s]")
_SLOTS: Final[Mapping[str, str]] = {
    "film": "FILM", "song": "SONG", "organisation": "ORG", "place": "LOC", "work": "WORK",
    "award": "AWARD", "honour": "AWARD", "movement": "MOVEMENT", "name": "NAM",
}  # fmt: skip
# Before a name that no list knows, one of these must stand: "in", "on the coast of".
_LEADS: Final = frozenset(
    ("in", "on", "at", "near", "to", "from", "of", "through", "across", "around", "round",
     "outside", "into", "over", "called")
)  # fmt: skip
_LEAD_WORDS: Final = 3
_YEAR: Final = expression(r"(?:1[5-9]|20)\d\d(?:s|'s)?|\d0s")
_LATE: Final = 6
_WERE: Final = frozenset({"was", "were", "had"})
_POSSESSIVES: Final = ("'s", "’s")


class PlaceNamed(NamedTuple):
    """A name that may be a place, the sentence that names it, and what speaks for it."""

    slot: Slot
    skeleton: Skeleton
    features: frozenset[str]


class LikelyPlace(NamedTuple):
    """A name that may be a place, with the chance that the film plays there."""

    named: PlaceNamed
    chance: float


def may_be_place(reading: Reading, span: Span) -> bool:
    """Tell whether a name may be a place: no month, nation, or name of somebody or something."""
    name = span.of(reading.plain)
    first = name.split()[0]
    if (
        len(name) <= 2
        or first in word_list("not_places")
        or first.rstrip("s") in word_list("calendar")
        or name in word_list("nationalities")
    ):
        return False
    named = reading.names.entity_at(span)
    return named is None or named.type == "place" or name in word_list("places")


def likely_settings(reading: Reading, said: Mapping[int, str]) -> Iterator[LikelyPlace]:
    """Yield every name that may be a place, with the chance that the film plays there.

    `said` are patterns that say so, by the start of the place.
    """
    weights = scorer("settings")
    for place in places_named(reading, said):
        yield LikelyPlace(place, round(weights.chances(place.features)["yes"], 3))


def places_named(reading: Reading, said: Mapping[int, str]) -> Iterator[PlaceNamed]:
    """Yield the names of a document that may be places, with what speaks for each."""
    played = {hit.character for hit in reading.hits if isinstance(hit.character, Span)}
    size = max(1, len(reading.plain))
    seen: set[str] = set()
    for skeleton in reading.skeletons:
        if reading.layout.blocks[skeleton.sentence.block].kind not in ("paragraph", "item"):
            continue
        slots = _slots(reading, skeleton)
        words, places = _words(skeleton, played) if slots else ([], {})
        for offset, slot in slots:
            at = places[offset]
            if slot.kind == "name" and _LEADS.isdisjoint(words[max(0, at - _LEAD_WORDS) : at]):
                continue
            name = slot.span.of(reading.plain)
            pattern = said.get(slot.span.start)
            found = set(_of_words(words, at))
            found |= _of_name(reading, slot, name)
            found |= {f"said={pattern}", f"is said={pattern is not None}", f"kind={reading.kind}"}
            found |= {f"again={name in seen}", f"tenth={10 * slot.span.start // size}"}
            seen.add(name)
            yield PlaceNamed(slot, skeleton, frozenset(found))


def _slots(reading: Reading, skeleton: Skeleton) -> list[tuple[int, Slot]]:
    """Return the names of a sentence that may be places, with their offsets, in order."""
    return sorted(
        (offset, slot)
        for offset, slot in skeleton.slots.items()
        if slot.kind in ("place", "name") and may_be_place(reading, slot.span)
    )


def _words(skeleton: Skeleton, played: Collection[Span]) -> tuple[list[str], dict[int, int]]:
    """Return a sentence as words in small letters, its names as kinds, and the index of each."""
    found: list[str] = []
    places: dict[int, int] = {}
    for match in _TOKEN.finditer(skeleton.text):
        slot = skeleton.slots.get(match.start())
        if slot is None:
            word = match.group().lower()
            found.append("YEAR" if _YEAR.fullmatch(word) else word)
            continue
        places[match.start()] = len(found)
        is_character = slot.kind == "name" and slot.span in played
        found.append("CHA" if is_character else _SLOTS[slot.kind])
    return found, places


def _of_name(reading: Reading, slot: Slot, name: str) -> set[str]:
    if name in word_list("places"):
        return {"known"}
    cluster = reading.names.cluster(slot.span)
    chances = reading.name_kinds.chances(name)
    owned = reading.plain.startswith(_POSSESSIVES, slot.span.end)
    return {
        f"words={len(name.split())}",
        f"times={min(3, len(cluster.spans)) if cluster is not None else 0}",
        f"owned={owned}",
        *(f"p:{kind}={round(4 * chances.get(kind, 0.0))}" for kind in ("place", "person", "film")),
    }


def _of_words(words: list[str], at: int) -> Iterator[str]:
    """Yield what the words of a sentence say of the name at an index."""
    before, after = words[max(0, at - _AROUND) : at], words[at + 1 : at + 1 + _AROUND]
    for gap, word in enumerate(reversed(before[-_BESIDE:]), 1):
        yield f"l{gap}={word}"
    for gap, word in enumerate(after[:_BESIDE], 1):
        yield f"r{gap}={word}"
    yield f"l12={' '.join(before[-2:])}"
    yield f"l123={' '.join(before[-3:])}"
    yield f"r12={' '.join(after[:2])}"
    yield f"l1r1={' '.join((*before[-1:], *after[:1]))}"
    yield f"first={words[0]}"
    yield f"place={min(_LATE, at)}"
    yield from (f"L:{word}" for word in set(before))
    yield from (f"R:{word}" for word in set(after))
    everything = set(words)
    past = sum(word.endswith("ed") or word in _WERE for word in words)
    yield f"story={min(3, len(everything & word_list('plot_verbs')))}"
    yield f"human={not everything.isdisjoint(word_list('human_nouns'))}"
    yield f"past={min(3, past)}"
    yield f"places={min(3, words.count('LOC'))}"
    yield f"names={min(4, words.count('NAM'))}"
