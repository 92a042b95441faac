"""Modality: whether a sentence asserts what its trigger word says, or denies, supposes, reports it.

Scope is judged by clauses: a cue counts when it stands before the trigger and no clause boundary
(a dash, "but", ", and the …") lies between. The reach of a negator is a few words. Some cues come
after: "…, or so they say", and all that is said of a name that is the subject.
"""

from __future__ import annotations

import re
from typing import Final

from ..claims import Modality
from .modality_cues import (
    BOUNDARY,
    CLOSING,
    COMPARATIVE,
    CONDITION,
    CONTRASTED,
    COUNTERFACTUAL,
    ELSEWHERE,
    HEDGE,
    HYPOTHETICAL,
    LIKING,
    MOCKED,
    NEGATOR,
    NOT_NEGATION,
    OBJECT_BEFORE,
    OPENING,
    OR,
    PERHAPS,
    QUESTION,
    REPORTED,
    RUMOURED,
    SAID_AFTER,
    SHORT,
    SIMILE,
    WITHDRAWN,
    WORD,
    WORK_BY,
)

__all__ = ["clause_start", "is_negated", "modality_at", "modality_of_name"]

_REACH: Final = 6
_SHORT_REACH: Final = 4
# No clause is longer; it keeps the cost of a long sentence in proportion to its length.
_WINDOW: Final = 500
_AHEAD: Final = 160
# The reviewer speaks again: "critics call it dull, but I was thrilled".
_OWN_VOICE: Final = re.compile(r";|\b(?:but|yet|however|though|I)\b")
_MOCKING: Final = ("said no", "and i", "right", "foot", "not!", "pigs", "pull the")
_CONTRASTING: Final = ("unlike", "contrast", "compared")
_ASIDE: Final = re.compile(r"[,(–—]|\s-\s")
_REST_OF_NAME: Final = re.compile(r"^\w*[\"”')]*")
# "rightly hailed as …", "people say so, and they should": the writer says it too.
_ENDORSED: Final = re.compile(
    r"\b(?:rightly|justly|deservedly|and\s+they\s+(?:should|are\s+right)|and\s+(?:so\s+do\s+)?I)\b"
)
_CLAUSE_ENDS: Final = re.compile(r"[;:!?]|\.(?:\s|$)|\b(?:but|yet|although|though|while|whereas)\b")


def clause_start(sentence: str, trigger: int) -> int:
    """Return where the clause that holds the offset `trigger` begins."""
    start = max(0, trigger - _WINDOW)
    for match in BOUNDARY.finditer(sentence, start, trigger):
        start = match.end() if match.group()[0] in ';:!?()“”"….-–— ' else match.start()
    return start


def is_negated(sentence: str, trigger: int) -> bool:
    """Tell whether a negator before the offset `trigger` reaches it (two of them cancel)."""
    start = clause_start(sentence, trigger)
    return _is_negated(_plain(sentence[start:trigger]), _plain(sentence[trigger : trigger + 30]))


def _is_negated(clause: str, after: str) -> bool:
    if NEGATOR.search(clause) is None:
        return False
    clause = NOT_NEGATION.sub(lambda found: " " * len(found.group()), clause)
    count = 0
    for match in NEGATOR.finditer(clause):
        cue = match.group().casefold()
        reach = _SHORT_REACH if cue in SHORT or cue.startswith("fail") else _REACH
        if len(WORD.findall(clause, match.end())) > reach:
            continue
        commas = [i for i in range(match.end(), len(clause)) if clause[i] == ","]
        # a comma ends the reach, but for "not dark, loud or long" and "not, however, long"
        listed = OR.search(clause[commas[-1] :] + after) if commas else None
        aside = len(commas) == 2 and commas[0] <= match.end() + 1
        count += not commas or bool(listed) or aside
    return count % 2 == 1


def modality_at(sentence: str, trigger: int) -> Modality:
    """Return how `sentence` puts what the word at the offset `trigger` says.

    Irony counts as reported: it echoes what the writer does not say in earnest.

    >>> modality_at("It was never directed by Ann Example.", 13)
    'negated'
    """
    base = max(0, trigger - _WINDOW)
    # a quotation mark right before the word opens no clause
    edge = len(sentence[base:trigger].rstrip('“"‘')) + base
    start = clause_start(sentence, edge) - base
    text = _plain(sentence[base : trigger + _AHEAD])
    before, after = text[: trigger - base], text[trigger - base :]
    clause = before[start:]
    if _reports(before, clause, after[:80]) or _echoes(before, after):
        return "reported"
    if _supposes(clause + after[:80], len(clause)) or _asks(before, clause, after):
        return "hypothetical"
    if _is_negated(clause, after[:30]):
        return "negated"
    return "comparative" if _compares(before, clause, after) else "asserted"


def modality_of_name(sentence: str, start: int, end: int) -> Modality:
    """Return how `sentence` puts what it says of the name between two offsets.

    A name may be the subject of what decides it: "Ann Example was first choice".

    >>> modality_of_name("The song by Ann Example was thrown out.", 12, 23)
    'negated'
    """
    while start > 0 and sentence[start - 1].isalnum():
        start -= 1
    modality = modality_at(sentence, start)
    if modality != "asserted":
        return modality
    before = sentence[max(0, start - 40) : start]
    if OBJECT_BEFORE.search(before) and not WORK_BY.search(before):
        return "asserted"
    after = _REST_OF_NAME.sub("", _plain(sentence[end : end + 80]), count=1)
    if WITHDRAWN.match(after):
        return "negated"
    if COUNTERFACTUAL.match(after):
        return "hypothetical"
    return "reported" if RUMOURED.match(after) else "asserted"


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("`", "'")


def _reports(before: str, clause: str, ahead: str) -> bool:
    found = list(REPORTED.finditer(before))
    if not found:
        return False
    last = found[-1]
    after = before[last.end() :]
    if _ENDORSED.search(before[max(0, last.start() - 30) :] + ahead):
        return False
    return len(clause) > len(after) or not _OWN_VOICE.search(after)


def _echoes(before: str, after: str) -> bool:
    """Tell whether words after the trigger, scare quotes or mockery give it to other mouths."""
    if OPENING.search(before[-40:]) and CLOSING.match(after):
        return True
    ahead = _CLAUSE_ENDS.search(after)
    rest = after[: ahead.start()] if ahead else after
    aside = _ASIDE.search(rest)
    if aside is not None and SAID_AFTER.match(rest, aside.start()):
        return True
    return _holds(before + after, _MOCKING) and MOCKED.search(before + after) is not None


def _supposes(clause: str, trigger: int) -> bool:
    """Tell whether the word at `trigger` of a clause is only supposed, wished or planned."""
    first = WORD.search(clause, trigger)
    end = first.end() if first else trigger
    for match in HYPOTHETICAL.finditer(clause, 0, end):
        if match.start() >= trigger:
            break
        words = match.group().casefold().split()
        gap = clause[match.end() : max(match.end(), trigger)]
        if words[0] in ("may", "might", "could") and "have" not in words and HEDGE.match(gap):
            continue
        if len(WORD.findall(gap)) <= 9:
            return True
    return bool(CONDITION.match(clause, trigger)) or bool(PERHAPS.match(clause))


def _holds(text: str, cues: tuple[str, ...]) -> bool:
    """Tell whether one of the cues occurs: a cheap test before a pattern."""
    low = text.lower()
    return any(cue in low for cue in cues)


def _asks(before: str, clause: str, after: str) -> bool:
    """Tell whether the clause is a yes-no question: a rhetorical "isn't it …" is none."""
    if not QUESTION.match(clause):
        return False
    lead = before[: len(before) - len(clause)].rstrip()
    end = _CLAUSE_ENDS.search(after)
    return (not lead or lead[-1] in ",;:!?.–—-") and end is not None and end.group() == "?"


def _compares(before: str, clause: str, after: str) -> bool:
    for match in COMPARATIVE.finditer(clause):
        window = clause[max(0, match.start() - 24) : match.end() + 10]
        if len(WORD.findall(clause, match.end())) <= 6 and not LIKING.search(window):
            return True
    if clause.endswith(" as ") and SIMILE.match(after):
        return True
    if _holds(before, _CONTRASTING) and CONTRASTED.search(before):
        return True
    if not _holds(clause + after, ("in the ", "on ")):
        return False
    ahead = _CLAUSE_ENDS.search(after)
    rest = after[: ahead.start()] if ahead else after
    return bool(ELSEWHERE.search(clause) or ELSEWHERE.search(rest))
