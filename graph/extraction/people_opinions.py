"""Opinions of people: an actor who "is superb as …", a director who does a fine job."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ..reading.layout import Sentence
from .ballots import Ballot, judged
from .opinion_words import OpinionWord
from .reading import Reading
from .whole_film import may_end

__all__ = ["of_people"]

_PERSON_IS: Final = re.compile(
    r"\s*(?:\([^()]{1,60}\))?(?:,\s+(?!(?:but|and|so|he|she|it)\b)[^,;:]{2,60},|,)?"
    r"(?:\s+(?:and|,)\s+[\w'.-]+(?:\s+[\w'.-]+)?)?(?:\s+at\s+least)?"
    r"\s+(?:is|was|are|were|proves|remains|'s)"
    r"(?:\s+(?:also|just|simply|truly|really|very|so|quite|pretty|rather|absolutely|both"
    r"|equally|all|as\s+always"
    r"|an?|the|utterly|totally|completely|extremely|always|not|never|somewhat|too|\w+ly|and|,))*\s+"
)
_ROLE_AFTER: Final = re.compile(
    r"\s*(?:,?\s*and\s+\w+\s+)?(?:as|in\s+(?:the|this|his|her)\s+(?:\w+\s+)?(?:role|part|film"
    r"|movie))\b"
)
_DOES_JOB: Final = re.compile(
    r"[^.;:!?]{0,50}?\b(?:does|do|did|has\s+done)\s+(?:an?|the|such\s+an?|his|her|their)?\s*"
    r"(?:\w+ly\s+|very\s+|really\s+)?"
)
_JOB: Final = re.compile(r"\s+(?:\w+\s+)?jobs?\b")
_ROLES: Final = {"castMember": "acting", "playsCharacter": "acting", "director": "direction"}


def of_people(
    reading: Reading,
    sentence: Sentence,
    folded: str,
    opinions: list[tuple[int, int, OpinionWord]],
) -> Iterator[tuple[str, Ballot]]:
    """Yield what is said of an actor ("… is superb as …") or of the director."""
    if not opinions:
        return
    roles = _roles(reading)
    mentions = reading.names.of_type("person", "performer", "character")
    low = bisect_left(mentions, sentence.span.start, key=lambda m: m.span.start)
    for mention in mentions[low:]:
        if mention.span.start >= sentence.span.end:
            break
        after = mention.span.end - sentence.span.start
        aspect = roles.get(mention.entity.name)
        for start, end, word in opinions:
            if start < after or start - after > 90 or word.polarity == "mixed":
                continue
            gap = folded[after:start]
            is_role = bool(_ROLE_AFTER.match(folded, end))
            judges = aspect or ("acting" if is_role else None)
            if judges is None or not word.judges(judges):
                continue
            if (_PERSON_IS.fullmatch(gap) and may_end(folded, end)) or (
                _DOES_JOB.fullmatch(gap) and _JOB.match(folded, end)
            ):
                ballot = judged(folded, sentence, word.polarity, start, end, "person")
                if ballot is not None:
                    yield judges, ballot


def _roles(reading: Reading) -> dict[str, str]:
    """Return the aspect that each person of the document answers for; acting wins."""
    found: dict[str, str] = {}
    for hit in reading.hits:
        aspect = _ROLES.get(hit.role)
        if aspect is None:
            continue
        for who in (hit.person, hit.character):
            if who is not None:
                name = reading.entity(who, "person").name
                if aspect == "acting" or name not in found:
                    found[name] = aspect
    return found
