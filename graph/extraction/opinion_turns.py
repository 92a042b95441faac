"""Opinions that turn within a sentence: "gorgeous in places and murky in others"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..expressions import expression
from .opinion_words import OpinionWord

__all__ = ["is_corrected", "turns_of"]

_SOFTLY: Final = (
    r"(?:(?:also|a\s+(?:little|bit|touch|tad)|rather|quite|very|too|just|only|downright|simply|plain"
    r"|more|sometimes|often|occasionally|at\s+(?:times|others)|elsewhere|equally|\w+ly)[\s,]+)*"
)
_IS: Final = (
    r"(?:is|are|was|were|seems?|looks?|sounds?|feels?|strikes?\s+me\s+as|becomes?|became|turns?|turned"
    r"|gets?|got|grows?|grew|ends?(?:\s+up)?|ended(?:\s+up)?|remains?)"
)
# What may stand between praise and blame of one thing, said one after the other.
_TURN: Final = expression(
    r"(?:\s+(?:once|enough|here|sometimes|often|one\s+\w+|to\s+(?:start|begin)\s+with|now\s+and\s+then"
    r"|half\s+the\s+time|when\s+i\s+[\w\s]{2,20}|(?:in|at|for|on|during|as|back)\s+[\w\s'-]{1,30}?))?\s*"
    r"(?:,?\s*(?:and|but|yet|or|then|though|although|while|if|even\s+if|only\s+to)\s+(?:then\s+)?"
    r"|[;,–—-]\s*(?:but\s+|then\s+|and\s+)?(?:then|now|today|nowadays|these\s+days|elsewhere|at\s+others)[\s,]+)"
    rf"(?:now[\s,]+|today[\s,]+)?(?:(?:(?:it|they)\s+)?{_IS}\s+|(?:it|they)(?:'s|'re)\s+"
    r"|i\s+find\s+(?:it|them)\s+)?" + _SOFTLY,
)
# The second word judges the same thing, and heads no noun of its own.
_CLOSED: Final = expression(
    r"\s*(?:$|[.,;:!?()\"”’–—-]|(?:in|at|elsewhere|the\s+(?:next|other|rest)|when|while|towards?|by"
    r"|later|overall|as|on|during|for|and|or|throughout|too|here|there|by\s+the\s+end)\b)"
)
_FAR: Final = 70
# "isn't haunting, it's harrowing": a stronger word in place of the first
_NOT_BEFORE: Final = expression(
    r"(?:n't|n’t|\bnot|\bnever)\s+(?:(?:just|only|merely|simply|so|very|really|exactly)\s+)*(?:an?\s+)?$"
)
_RATHER: Final = expression(
    r"\s*[,;:–—-]+\s*(?:(?:it|he|she|they|this)(?:\s+(?:is|was|are|were)|['’](?:s|re))|but(?:\s+rather)?)\s+"
    + _SOFTLY
)


def turns_of(
    sentence: str, opinions: list[tuple[int, int, OpinionWord]], index: int
) -> Iterator[tuple[int, int, OpinionWord]]:
    """Yield the later words that turn the judgement of the word at `index` around."""
    _, at, first = opinions[index]
    for start, end, word in opinions[index + 1 :]:
        if start - at > _FAR:
            return
        if word.polarity == first.polarity or word.polarity == "mixed":
            continue
        if _TURN.fullmatch(sentence, at, start) and _CLOSED.match(sentence, end):
            yield start, end, word
            return


def is_corrected(
    sentence: str, opinions: list[tuple[int, int, OpinionWord]], index: int
) -> OpinionWord | None:
    """Return the word of opinion that takes the place of a denied one at `index`, if any.

    "isn't haunting, it's harrowing": no blame. Only where both are praise, or both blame: else
    the denial is meant as it stands.
    """
    start, end, word = opinions[index]
    if index + 1 == len(opinions) or not _NOT_BEFORE.search(sentence, max(0, start - 40), start):
        return None
    later, _, other = opinions[index + 1]
    same = other.polarity == word.polarity
    return other if same and _RATHER.fullmatch(sentence, end, later) else None
