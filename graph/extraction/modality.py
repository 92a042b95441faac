"""Modality: whether a sentence asserts what its trigger word says, or denies, supposes, reports it.

Scope is judged by clauses: a cue counts when it stands before the trigger and no clause boundary
(a dash, "but", ", and the …") lies between. The reach of a negator is a few words. Some cues come
after: "…, or so they say", and all that is said of a name that is the subject.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..claims import Modality
from ..expressions import expression
from .modality_cues import (
    BOUNDARY,
    CLOSING,
    COMPARATIVE,
    CONDITION,
    CONTRASTED,
    COUNTERFACTUAL,
    CREDITED,
    DISPLACED,
    ELSEWHERE,
    HALF_ASKED,
    HEDGE,
    HYPOTHETICAL,
    LEAVES,
    LIKING,
    NEGATOR,
    NEW_SUBJECT,
    NOT_NEGATION,
    OBJECT_BEFORE,
    OPENING,
    OR,
    OVERRULED,
    PERHAPS,
    QUESTION,
    REPEATED,
    REPORTED,
    RUMOURED,
    SAID_AFTER,
    SHORT,
    SIMILE,
    SOUGHT,
    WITHDRAWN,
    WORD,
    WORK_BY,
)
from .modality_frames import ALL_BUT, is_doubted, is_supposed, unveiled, without_asides
from .modality_turns import passed_over, turn_of
from .modality_voices import (
    OWN_VOICE,
    is_outgrown,
    is_quoted_speech,
    is_told,
    is_told_aside,
)

__all__ = ["clause_start", "is_negated", "modality_at", "modality_of_name", "modality_of_part"]

_REACH: Final = 6
_SHORT_REACH: Final = 4
# No clause is longer; it keeps the cost of a long sentence in proportion to its length.
_WINDOW: Final = 500
_AHEAD: Final = 160
_FURTHER: Final = 320
_CONTRASTING: Final = ("unlike", "contrast", "compared")
_PLACED: Final = ("in the ", "in a", "in its", "in del", "on ", "originat", "creat")
_ASIDE: Final = expression(r"[,(–—]|\s-\s")
_REST_OF_NAME: Final = expression(r"^\w*[\"”')]*")
# "rightly hailed as …", "people say so, and they should": the writer says it too.
_ENDORSED: Final = expression(
    r"\b(?:[Nn]o\s+wonder|rightly|justly|deservedly|and\s+they\s+should|and\s+(?:so\s+do\s+)?I"
    r"|(?:he|she|they|who|it)(?:\s+(?:is|are|was|were)|'s|'re)\s+(?:quite\s+|absolutely\s+)?right"
    r"|which\s+is\s+true|and\s+(?:it(?:\s+is|'s)\s+)(?:quite\s+)?true|(?:poster|rumou?rs?|critics|papers?|reports)\s+(?:is|was|are|were)\s+right|and\s+so\s+it\s+is|I\s+(?:(?:fully|quite|wholly|must|have\s+to|can\s+only)\s+"
    r"|could(?:\s+not|n't)\s+(?=agree\s+more))?agree)\b"
)
# The verbs of a part, and how far from the name one is looked for.
_NEAR: Final = 70
_VERBS: Final = {
    "director": expression(r"\bdirect(?:s|ed|ing)?\b"),
    "screenwriter": expression(r"\b(?:writes?|wrote|written|script(?:s|ed))\b"),
    "producer": expression(r"\bproduce[sd]?\b"),
    "cinematographer": expression(r"\b(?:shot|shoots?|photograph(?:s|ed)|filmed)\b"),
    "editor": expression(r"\bedit(?:s|ed)\b"),
    "composer": expression(r"\b(?:compose[sd]?|scored|wrote|written)\b"),
    "castMember": expression(r"\b(?:play(?:s|ed)?|star(?:s|red)?|cast)\b"),
}
# "directed by the late Ann Example": the verb before a name
_HEAD: Final = expression(
    r"\b[a-z]+(?:ed|en|wn|ot|ut|ung|ade)\s+(?:\w+ly\s+)?by\s+(?:[a-z]+\s+){0,2}[\"“']?$"
)
_CLAUSE_ENDS: Final = expression(r"[;:!?]|\.(?:\s|$)|\b(?:but|yet|although|though|while|whereas)\b")


def clause_start(sentence: str, trigger: int) -> int:
    """Return where the clause that holds the offset `trigger` begins."""
    start = max(0, trigger - _WINDOW)
    for match in BOUNDARY.finditer(sentence, start, trigger):
        start = match.end() if match.group()[0] in ';:!?()“”"….-–— ' else match.start()
    return start


def is_negated(sentence: str, trigger: int) -> bool:
    """Tell whether a negator before the offset `trigger` reaches it (two of them cancel)."""
    sentence = unveiled(_plain(sentence))
    start = clause_start(sentence, trigger)
    return _is_negated(sentence[start:trigger], sentence[trigger : trigger + 30])


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
        if cue.startswith(("instead", "rather")) and NEW_SUBJECT.search(clause, match.end()):
            continue
        commas = [i for i in range(match.end(), len(clause)) if clause[i] == ","]
        # a comma ends the reach, but for "not dark, loud or long" and "not, however, long"
        listed = OR.search(clause[commas[-1] :] + after) if commas else None
        aside = len(commas) == 2 and commas[0] <= match.end() + 1
        count += not commas or bool(listed) or aside
    return count % 2 == 1


@lru_cache(maxsize=256)
def modality_at(sentence: str, trigger: int) -> Modality:
    """Return how `sentence` puts what the word at the offset `trigger` says.

    Irony counts as reported: it echoes what the writer does not say in earnest.

    >>> modality_at("It was never directed by Ann Example.", 13)
    'negated'
    """
    sentence = without_asides(unveiled(_plain(passed_over(sentence))), trigger)
    turned = _turned(sentence, trigger, None)
    if turned is not None:
        return turned
    base = max(0, trigger - _WINDOW)
    # a quotation mark right before the word opens no clause
    edge = len(sentence[base:trigger].rstrip('“"‘')) + base
    start = clause_start(sentence, edge) - base
    before, far = sentence[base:trigger], sentence[trigger : trigger + _FURTHER]
    after = far[:_AHEAD]
    clause = before[start:]
    if _reports(before, clause, after[:80]) or _echoes(before, after) or _voices(before, far):
        return "reported"
    if (
        _supposes(clause + after[:80], len(clause))
        or is_supposed(clause + after, len(clause))
        or _asks(before, clause, after)
    ):
        return "hypothetical"
    if _is_negated(clause, after[:30]) or is_doubted(clause, after) or ALL_BUT.search(before[-40:]):
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
    sentence = unveiled(_plain(passed_over(sentence)))
    turned = _turned(without_asides(sentence, start), start, end)
    if turned is not None:
        return turned
    modality = modality_at(sentence, start)
    if modality != "asserted":
        return modality
    head = _HEAD.search(sentence, max(0, start - 80), start)
    if head is not None:  # what is said of the verb is said of who did it
        turned = _turned(sentence, head.start(), None)
        if turned is not None:
            return turned
    before = sentence[max(0, start - 40) : start]
    after = _REST_OF_NAME.sub("", sentence[end : end + 120], count=1)
    if DISPLACED.search(before):
        return "negated"
    if SOUGHT.search(before) and not after.startswith("'"):
        return "hypothetical"
    if CREDITED.search(before) and OVERRULED.search(after):
        return "reported"
    if OBJECT_BEFORE.search(before) and not WORK_BY.search(before):
        return "asserted"
    if WITHDRAWN.match(after):
        return "negated"
    if COUNTERFACTUAL.match(after):
        return "hypothetical"
    return "reported" if RUMOURED.match(after) else "asserted"


def modality_of_part(sentence: str, start: int, end: int, relation: str) -> Modality:
    """Return how `sentence` puts that the name between two offsets has a part in a film.

    For a reader that points at names only: the verb of the part decides too, where one stands
    near: "Ann Example took her name off it and so never directed it".

    >>> modality_of_part("Ann Example left early and never directed it.", 0, 11, "director")
    'negated'
    """
    modality = modality_of_name(sentence, start, end)
    verb = _VERBS.get(relation)
    if modality != "asserted" or verb is None:
        return modality
    near = sentence[:start][-_NEAR:], sentence[end : end + _NEAR]
    before = [*verb.finditer(near[0])]
    after = verb.search(near[1])
    places = [start - len(near[0]) + before[-1].start()] if before else []
    places += [end + after.start()] if after else []
    verdicts = [modality_at(sentence, place) for place in places]
    return next((found for found in verdicts if found != "asserted"), "asserted")


def _turned(sentence: str, start: int, end: int | None) -> Modality | None:
    """Return what a named turn of phrase makes of a place, or nothing if none decides on it."""
    turn = turn_of(sentence, start, end)
    if turn is None or turn.gives == "asserted":
        return None
    if turn.gives == "mocked":
        return "reported"
    if turn.gives == "reported" and _ENDORSED.search(sentence):
        return None
    return turn.gives


def _voices(before: str, after: str) -> bool:
    """Tell whether others speak, or an earlier self, and the writer does not agree."""
    if is_outgrown(before, after):
        return True
    if is_told(before) or is_told_aside(before, after) or is_quoted_speech(before, after):
        return _ENDORSED.search(before + after) is None
    return False


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
    return len(clause) > len(after) or not OWN_VOICE.search(after)


def _echoes(before: str, after: str) -> bool:
    """Tell whether words after the trigger or scare quotes give it to other mouths."""
    if OPENING.search(before[-40:]) and CLOSING.match(after):
        return True
    ahead = _CLAUSE_ENDS.search(after)
    rest = after[: ahead.start()] if ahead else after
    aside = _ASIDE.search(rest)
    return aside is not None and SAID_AFTER.match(rest, aside.start()) is not None


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
    if HALF_ASKED.match(before) and _CLAUSE_ENDS.search(after) and "?" in after[:60]:
        return not re.search(r"[.;:!]", after[: after.index("?")])
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
    if not _holds(clause + after, _PLACED):
        return False
    ahead = _CLAUSE_ENDS.search(after)
    rest = after[: ahead.start()] if ahead else after
    if REPEATED.search(rest):
        return False
    leaves = LEAVES.search(rest)
    rest = rest[: leaves.start()] if leaves else rest
    return bool(ELSEWHERE.search(clause) or ELSEWHERE.search(rest))
