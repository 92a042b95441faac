"""Last names that stand once for several: "brothers Jo and Cy Field", or with "the Fields".

That a name beside a full one shares its last name is told by a word of kin beside the two, or by
the family named as one. Of actors and makers `Reading.with_shared_last_name` asks for less.
Two films may each have a character of one name: "Jo Field" of this one, "Jo" of that one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from .names import Cluster
from .words import key_of, word_list

if TYPE_CHECKING:
    from ..claims import Entity
    from .reading import Reading

__all__ = ["members_of", "parted_by_film", "share_last_names"]

_JOINED = frozenset({" and ", " & "})
_MOST_JOINED = 3
_TWO = 2
_NEAR = 40  # characters, for a word of kin beside names


def share_last_names(plain: str, clusters: Iterable[Cluster], apart: Collection[str] = ()) -> None:
    """Give the given names before a full name its last name as a further form, where it is shared.

    Names of `apart` stay as they are.
    """
    at_end = {span.end: (span, cluster) for cluster in clusters for span in cluster.spans}
    for span, cluster in sorted(at_end.values(), key=lambda place: place[0]):
        words = span.of(plain).split()
        if len(words) != 2 or not _is_given(words[0]):
            continue
        before = list(_before(plain, span, at_end))
        if not before or not _is_told(plain, before[-1][0], span, words[1]):
            continue
        for first, other in before:
            if other is not cluster and not other.is_full and other.key not in apart:
                other.forms[f"{first.of(plain)} {words[1]}"] += 1


def members_of(pair: str, clusters: Iterable[Cluster]) -> list[str]:
    """Return the two full names that "Example brothers" stands for, if the text has just two.

    >>> members_of("Example brothers", [])
    []
    """
    last, _, kin = pair.rpartition(" ")
    if kin not in word_list("kin_together"):
        return []
    found = [name for cluster in clusters if (name := cluster.name()).endswith(f" {last}")]
    return found if len(found) == _TWO else []


def parted_by_film(reading: Reading, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Yield the names, a short one of another film than the full name by itself.

    "Jo Field" of Low Tide and "Jo" of The Tin Boat are two characters; of a remake or a sequel,
    whose title begins alike, "Jo" is the same.
    """
    clusters = list(clusters)
    if len({mention.film for mention in reading.films.mentions}) < _TWO:
        yield from clusters
        return
    told = {
        hit.character: reading.film_of_hit(hit)
        for hit in reading.hits
        if isinstance(hit.character, Span)
    }
    for cluster in clusters:
        yield cluster
        short = [span for span in cluster.spans if " " not in span.of(reading.plain)]
        if not short or cluster.votes["person"] or not cluster.votes["character"]:
            continue
        films = {
            span: film
            for span in cluster.spans
            if (film := told.get(span) or reading.film_near(span)) is not None
        }
        own = [film for span, film in films.items() if span not in short]
        others = [
            span
            for span in short
            if own and span in films and not any(_are_of_one(films[span], film) for film in own)
        ]
        if others:
            yield from _by_themselves(reading, cluster, others, films)


def _by_themselves(
    reading: Reading, cluster: Cluster, spans: Iterable[Span], films: dict[Span, Entity]
) -> Iterator[Cluster]:
    """Take the mentions out of a name, and yield them as names of their own, one for each film."""
    apart: dict[Entity, Cluster] = {}
    for span in spans:
        name = span.of(reading.plain)
        own = apart.setdefault(films[span], Cluster(key_of(name)))
        own.spans.append(span)
        own.forms[name] += 1
        own.votes["character"] += cluster.votes["character"] > 0
        cluster.spans.remove(span)
    kept = Counter(span.of(reading.plain) for span in cluster.spans)
    for name in {name for own in apart.values() for name in own.forms} - set(kept):
        cluster.forms.pop(name, None)
    yield from apart.values()


def _are_of_one(film: Entity, other: Entity) -> bool:
    """Tell whether two films are one, or one is a version or a sequel of the other by its title."""
    keys = {key_of(name) for name in (film.name, *film.aliases)}
    others = {key_of(name) for name in (other.name, *other.aliases)}
    return any(f"{one} ".startswith(f"{two} ") or f"{two} ".startswith(f"{one} ")
               for one in keys for two in others)  # fmt: skip


def _before(
    plain: str, span: Span, at_end: dict[int, tuple[Span, Cluster]]
) -> Iterator[tuple[Span, Cluster]]:
    """Yield the given names joined to a name on its left, the nearest first."""
    start = span.start
    joints: frozenset[str] = _JOINED
    for _ in range(_MOST_JOINED):
        joint = next((j for j in joints if plain.endswith(j, 0, start)), None)
        found = at_end.get(start - len(joint)) if joint else None
        if found is None or not _is_given(found[0].of(plain)):
            return
        yield found
        start, joints = found[0].start, frozenset({", "})


def _is_given(word: str) -> bool:
    return word.casefold() in word_list("given_names")


def _is_told(plain: str, first: Span, last: Span, name: str) -> bool:
    """Tell whether a word of kin stands beside the names, or the family is named as one."""
    left = plain[max(0, first.start - _NEAR) : first.start]
    right = plain[last.end : last.end + _NEAR]
    return bool(
        _KIN_BEFORE.search(left)
        or _KIN_BEHIND.match(right)
        or re.search(rf"\b[Tt]he {re.escape(name)}(?:e?s| family| {_KIN})\b", plain)
    )


_KIN = f"(?:{'|'.join(sorted(map(re.escape, word_list('kin_together')), key=len, reverse=True))})"
_KIN_BEFORE = expression(rf"\b{_KIN}(?:,| -| –| —|:)? $", re.IGNORECASE)
_KIN_BEHIND = expression(
    r"(?:,| -| –| —| are| were|, who are)? (?:(?:the|a|two|three|identical|young|old) )*"
    rf"{_KIN}\b",
    re.IGNORECASE,
)
