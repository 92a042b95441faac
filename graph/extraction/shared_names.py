"""Last names that stand once for several: "brothers Jo and Cy Field", or with "the Fields".

That a name beside a full one shares its last name is told by a word of kin beside the two, or by
the family named as one. Of actors and makers `Reading.with_shared_last_name` asks for less.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ..documents import Span
from ..expressions import expression
from .names import Cluster
from .words import word_list

__all__ = ["members_of", "share_last_names"]

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
