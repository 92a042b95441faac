"""Actors and characters in a row: where the row goes on, and who of two plays which of two.

"Ann Example plays the widow, Bo Other the thief": behind the comma stands the next actor, and no
widow's name. "Ann Example and Bo Other are fine as Jo and Cy" gives each one a part.
"""

from __future__ import annotations

from itertools import pairwise

from ..documents import Span
from ..expressions import expression
from .skeleton import Skeleton, Slot
from .words import UPPER

__all__ = ["are_joined", "goes_on", "twins"]


def goes_on(plain: str, role: Span, *, full: bool) -> bool:
    """Tell whether a name behind a comma is the next of a row, and not what the one before bears.

    A full name is one where another name or a verb follows it, a short one where an article does.
    """
    if plain[max(0, role.start - 2) : role.start].rstrip() != ",":
        return False
    return (_FULL_GOES_ON if full else _SHORT_GOES_ON).match(plain, role.end) is not None


_FULL_GOES_ON = expression(
    rf"(?: and|,)\s(?:the [a-z]+ )?[{UPPER}]|"
    r"\s(?!(?:who|whose|whom|that|and|or|but|when|while|until|before|because|since|so|then|if)\b)[a-z]"
)
_SHORT_GOES_ON = expression(r"\s(?:the|a|an|his|her|their|another|one)\s[a-z]")


def are_joined(skeleton: Skeleton, names: list[Slot]) -> bool:
    """Tell whether the last of several names stands behind “and”, as the last of a list does."""
    if len(names) < 2:
        return True
    at = {slot: offset for offset, slot in skeleton.slots.items()}
    between = skeleton.text[at[names[-2]] + 1 : at[names[-1]]]
    return _AND.search(between) is not None


_AND = expression(r"\b(?:and|or|nor)\b|[&/;]")


def twins(skeleton: Skeleton, actor: Slot, role: Slot) -> tuple[tuple[Slot, Slot], ...]:
    """Return who plays whom where both names of a pair are the inner ones of two by two.

    "Ann Example and Bo Other are fine as Jo and Cy" pairs Bo Other with Jo: neither is right.
    """
    offsets = sorted(skeleton.slots)
    where = {skeleton.slots[offset]: i for i, offset in enumerate(offsets)}
    i, j = where[actor], where[role]
    if not 0 < i < j < len(offsets) - 1:
        return ()
    between = [skeleton.text[one + 1 : two] for one, two in pairwise(offsets)]
    first, second = skeleton.slots[offsets[i - 1]], skeleton.slots[offsets[j + 1]]
    if not first.kind == second.kind == "name":
        return ()
    if between[i - 1] not in _JOINTS or between[j] not in _JOINTS:
        return ()
    if (
        i > 1
        and between[i - 2] in (", ", *_JOINTS)
        and not _IS_PART.search(skeleton.text, 0, offsets[i - 2])
    ):
        return ()  # three of one row
    if _NEXT_PART.match(skeleton.text, offsets[j + 1] + 1):
        return ()
    return (first, role), (actor, second)


_JOINTS = (" and ", " & ")
# Before a name: it is a character, and begins no row of actors.
_IS_PART = expression(r"\bas (?:(?:the|his|her|a|an) [\w ,'-]{0,30})?$")
# Behind the second character: it is the actor of another.
_NEXT_PART = expression(
    r"[ ,]+(?:who |both |also )?"
    r"(?:as|is|are|was|were|plays?|played|has|does|gets|makes|in the)\b",
)
