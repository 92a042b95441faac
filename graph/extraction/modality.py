"""Modality: whether a sentence asserts what its trigger word says, or denies, supposes, reports it.

What decides stands in `data/words/modality*.txt`, named and with sentences that show it; here is
only the order in which it decides: mockery, other mouths, what is taken for granted,
suppositions, denials, other works.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..claims import Modality
from ..expressions import expression
from .modality_clauses import clause_start, lowered, verb_of, without_asides
from .modality_file import words
from .modality_turns import granted, is_denied, passed_over, turn_of
from .modality_voices import is_echoed, is_outgrown, is_quoted_speech

__all__ = [
    "clause_start",
    "is_negated",
    "is_taken_back",
    "modality_at",
    "modality_of_name",
    "modality_of_part",
]

_WINDOW: Final = 500
_AHEAD: Final = 320
_LONGEST: Final = 4000
_BEHIND: Final = 120
_GOVERNED: Final = 50
# The verbs of a part, and how far from the name one is looked for.
_NEAR: Final = 70
_PARTS: Final = frozenset(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer", "castMember")
)
# "Mona (Ann Example)", with every name as "Nnn"
_MASKED: Final = expression(r"Nn{2,}")
_ACTOR_BEHIND: Final = expression(r" ?\(Nn{2,}[,)]")
_ROLE_BEFORE: Final = expression(r"\bNn{2,} ?\($")
_CLOSES: Final = (",", ")")
# "directed by the late Ann Example": the verb before a name
_HEAD: Final = expression(
    r"\b(?!(?:convinc|persuad|impress|amus|mov|charm|bor)ed\b)"  # no making
    r"[a-z]+(?:ed|en|wn|ot|ut|ung|ade)\s+(?:\w+ly\s+)?by\s+(?:[a-z]+\s+){0,2}[\"“']?$"
)


def is_negated(sentence: str, trigger: int) -> bool:
    """Tell whether a negator before the offset `trigger` reaches it (two of them cancel)."""
    return is_denied(_plain(passed_over(sentence)), trigger)


def is_taken_back(behind: str) -> bool:
    """Tell whether the text right behind a sentence takes back what that sentence said.

    >>> is_taken_back(" That, at least, is the myth. The rest is true.")
    True
    """
    return (
        words("taken-back").match(_plain(lowered(behind[:_BEHIND])).lstrip(" \n\"')")) is not None
    )


def modality_at(sentence: str, trigger: int) -> Modality:
    """Return how `sentence` puts what the word at the offset `trigger` says.

    Irony counts as reported: it echoes what the writer does not say in earnest.

    >>> modality_at("It was never directed by Ann Example.", 13)
    'negated'
    """
    sentence, trigger, _ = _around(sentence, trigger, trigger)
    return _modality_at(sentence, trigger)


@lru_cache(maxsize=256)
def _modality_at(sentence: str, trigger: int) -> Modality:
    text = without_asides(_plain(passed_over(sentence)), trigger)
    modality = _judged(text, trigger, None)
    if modality == "asserted" and sentence[trigger : trigger + 1].isupper():
        verb = verb_of(text, trigger)
        modality = modality if verb is None else _judged(text, verb, None)
    head = _governor(text, trigger) if modality == "asserted" else None
    return modality if head is None else _judged(text, head, None)


def modality_of_name(sentence: str, start: int, end: int) -> Modality:
    """Return how `sentence` puts what it says of the name between two offsets.

    A name may be the subject of what decides it: "Ann Example was first choice".

    >>> modality_of_name("The song by Ann Example was thrown out.", 12, 23)
    'negated'
    """
    while start > 0 and sentence[start - 1].isalnum():
        start -= 1
    sentence, start, end = _around(sentence, start, end)
    text = _plain(passed_over(sentence))
    modality = _judged(without_asides(text, start), start, end)
    if modality != "asserted" or turn_of(text, start, end, "presupposed"):
        return modality  # whatever the words around the name say
    modality = modality_at(sentence, start)
    near = max(0, start - 80)
    head = _HEAD.search(lowered(text[near:start])) if modality == "asserted" else None
    if head is not None:  # what is said of the verb is said of who did it
        return modality_at(sentence, near + head.start())
    return modality


def modality_of_part(sentence: str, start: int, end: int, relation: str) -> Modality:
    """Return how `sentence` puts that the name between two offsets has a part in a film.

    For a reader that points at names only: the verb of the part decides too, where one stands
    near: "Ann Example took her name off it and so never directed it".

    >>> modality_of_part("Ann Example left early and never directed it.", 0, 11, "director")
    'negated'
    """
    sentence, start, end = _around(sentence, start, end)
    modality = modality_of_name(sentence, start, end)
    if modality != "asserted" or relation not in _PARTS:
        return modality
    verb, low = words(f"of-{relation}"), lowered(sentence)
    before = [*verb.finditer(low, max(0, start - _NEAR), start)]
    after = verb.search(low, end, end + _NEAR)
    places = [before[-1].start()] if before else []
    places += [after.start()] if after else []
    verdicts = [modality_at(sentence, place) for place in places]
    return next((found for found in verdicts if found != "asserted"), "asserted")


def _governor(text: str, place: int) -> int | None:
    """Return where the verb or preposition stands that governs a place in its clause, if any.

    What is said of it is said of the place: "dealt with old age", "missed winning the prize".
    """
    near = max(0, place - _GOVERNED)
    kind = "governing-name" if text[place : place + 1].isupper() else "governing"
    found = [*words(kind).finditer(lowered(text[near:place]))]
    if not found or clause_start(text, place) > near + found[-1].start():
        return None
    return near + found[-1].start()


def _judged(text: str, start: int, end: int | None) -> Modality:
    """Return how a text puts the word at `start`, or the name from `start` to `end`."""
    if _is_in_brackets(text, start, end):
        return "comparative" if turn_of(text, start, end, "comparative") else "asserted"
    if turn_of(text, start, end, "mocked"):
        return "reported"
    others = _speaks_another(text, start)
    if not others and turn_of(text, start, end, "presupposed"):
        return "comparative" if turn_of(text, start, end, "comparative") else "asserted"
    if others or turn_of(text, start, end, "reported"):
        agreed = turn_of(text, start, end, "agreed")
        if not agreed or is_echoed(text[:start], text[start : start + _AHEAD]):
            return "reported"
    text = granted(text, start, end)
    if turn_of(text, start, end, "hypothetical"):
        return "hypothetical"
    if turn_of(text, start, end, "negated"):
        return "negated"
    likened = turn_of(text, start, end, "comparative")
    if (likened is None or likened.reach) and end is None and is_denied(text, start):
        return "negated"
    return "comparative" if likened else "asserted"


def _is_in_brackets(text: str, start: int, end: int | None) -> bool:
    """Tell whether a masked name stands in brackets behind another, or such brackets behind it.

    Who plays a part the writer says by the way, whatever is told of that part: "he has to find
    Mona (Ann Example)".
    """
    name = _MASKED.match(text, start)
    if name is None or (end is not None and end > name.end()):
        return False
    if _ACTOR_BEHIND.match(text, name.end()):
        return True
    return (
        text[name.end() : name.end() + 1] in _CLOSES
        and _ROLE_BEFORE.search(text, max(0, start - _GOVERNED), start) is not None
    )


def _speaks_another(text: str, place: int) -> bool:
    """Tell whether others speak at a place, in quotation marks, or an earlier self."""
    before = text[max(0, place - _WINDOW) : place]
    after = text[place : place + _AHEAD]
    return is_echoed(before, after) or is_quoted_speech(before, after) or is_outgrown(before, after)


def _around(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """Return what stands around a place in a sentence that goes on and on, and the place in it."""
    if len(sentence) <= _LONGEST:
        return sentence, start, end
    near = max(0, start - _LONGEST // 2)
    return sentence[near : near + _LONGEST], start - near, end - near


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("`", "'")
