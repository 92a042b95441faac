"""The clauses of a sentence: where each begins, and what is said in it only by the way.

Which words open a clause stands in `data/words/modality_words.txt`; a comma ends a clause only
before a new subject. All read sentences in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ..expressions import expression
from .modality_file import Text, cues, way, words

__all__ = ["clause_at", "clause_start", "lowered", "starts_of", "verb_of", "without_asides"]

# No clause is longer; it keeps the cost of a long sentence in proportion to its length.
_WINDOW: Final = 500
_VERB_WITHIN: Final = 70
_ENDS: Final = expression(r"[;:!?()\"…]|\.(?=\s)|\.\.\.?|\s[-–—]+\s|—|–|,(?=\S)")
_COMMA: Final = expression(r",\s+")
# Somebody's name, which the caller has put as "Nnnn", and its verb: a clause of its own.
_NAMED: Final = expression(
    r"(?:,\s+(?:and\s+|while\s+|but\s+)?|\s(?:and|while)\s+)"
    r"(?P<name>n{3,}(?:,\s+n{3,}){0,6}(?:,?\s+and\s+n{3,})?(?:\s+(?:all|both|also))*\s+"
    r"(?:is|as|are|join|play|appear|turn|wrote|shot|composed|photographed|edited|directed|produced"
    r"|sang|did\s+(?:the|its|all|most|some)|does\s+the|starred|scored|penned|co-wrote|filmed|the|an?|(?!was\b|has\b|does\b)[a-z]{3,}s)\b)"
)
# "Made on what must have been a small budget, Nnnn was …": the main clause begins behind it.
_LED: Final = expression(
    r"^\W*[a-z]+(?:ed|en|wn|ot|ut|ung|ade|uilt)\s+(?:by|on|in|with|for|from|at|over|under|during)\b"
    r"[^;:!?]*?,\s+(?P<name>n{3,}(?:\s+n{3,}){0,5}\s+(?:was|were|is|are|has|had)\b)"
)
_SIGNS: Final = str.maketrans("’`“”‘\t\n\r\xa0", "''\"\"'    ")


@lru_cache(maxsize=256)
def lowered(sentence: str) -> str:
    """Return a sentence in small letters with plain quotation marks, as long as before."""
    low = sentence.lower()
    return (low if len(low) == len(sentence) else sentence).translate(_SIGNS)


@lru_cache(maxsize=128)
def starts_of(low: str) -> tuple[int, ...]:
    """Return the offsets at which clauses of a sentence in small letters begin, save the first."""
    found = {match.end() for match in _ENDS.finditer(low)}
    for match in _COMMA.finditer(low):
        if words("new-subject").match(low, match.end()):
            found.add(match.start() + 2)
    if "nnn" in low:
        found.update(match.start("name") for match in _NAMED.finditer(low))
        found.update(match.start("name") for match in _LED.finditer(low))
    if any(cue in low for cue in cues("new-clause")):
        found.update(match.start() for match in way("new-clause").matches(Text(low)))
    return tuple(sorted(found))


def clause_at(text: str, starts: Sequence[int], place: int) -> int:
    """Return the last of the starts up to a place; a quotation mark before it opens no clause."""
    edge = len(text[:place].rstrip('"'))
    return next((at for at in reversed(starts) if at <= edge), 0)


def clause_start(sentence: str, trigger: int) -> int:
    """Return where the clause that holds the offset `trigger` begins."""
    near = max(0, trigger - _WINDOW)
    low = lowered(sentence[near : trigger + _WINDOW])
    return near + next((at for at in reversed(starts_of(low)) if at <= trigger - near), 0)


def verb_of(sentence: str, name: int) -> int | None:
    """Return where the verb of making or acting stands whose subject begins at `name`."""
    low = lowered(sentence[name : name + _VERB_WITHIN])
    end = next((at for at in starts_of(low) if at > 0), len(low))
    other = words("no-verb").search(low, 0, end)
    found = words("making").search(low, 0, other.start() if other else end)
    return None if found is None else name + found.end() - len(found.group().split()[-1])


# --- What is said of somebody by the way -----------------------------------------------------
# "Ann Example, who supposedly trained for a year, plays …": the doubt is about the training.
_RELATIVE: Final = expression(
    r",\s+(?:who|whose|whom)(?:\s+[\w'-]+){2,14}?"
    r"(?=,\s+(?:as|is|was|are|were|has|play|played|starred|sang|gave|made|won|[a-z]+[^s\W]s)\b"
    r"|\W*$)"
    r"|(?<=\w)\s+who(?=\s+(?:apparently|reportedly|allegedly|supposedly)\b)(?:\s+[\w'-]+){3,14}?(?=\W*$)"
)
# "some fellow called Bo Example": nobody calls him anything
_CALLED: Final = expression(
    r"\b(?:an?|some|one|another|this|two)\s+(?:(?!(?:and|who|that|has|is|was)\b)[a-z'-]+\s+){1,4}?"
    r"(?P<verb>called|named)\s+(?=(?>(?:[A-Z][\w.-]*\s*)+)(?!\s*(?:'|an?\b|the\b|one\b|his\b|her\b|as\b)))"
)


@lru_cache(maxsize=64)
def without_asides(sentence: str, place: int) -> str:
    """Return a sentence with what is said only by the way blanked out, as long as before.

    A relative clause stays where it holds the offset `place`.

    >>> without_asides("Ann Example, who supposedly trained for it, is good.", 0).split()
    ['Ann', 'Example', ',', 'is', 'good.']
    """
    if " who" in sentence:
        sentence = _RELATIVE.sub(
            lambda found: found.group() if found.start() <= place < found.end() else _blank(found),
            sentence,
        )
    if " called " in sentence or " named " in sentence:
        sentence = _CALLED.sub(_blank_verb, sentence)
    return sentence


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _blank_verb(found: re.Match[str]) -> str:
    start = found.start()
    before, after = found.start("verb") - start, found.end("verb") - start
    given = found.group()
    return given[:before] + " " * (after - before) + given[after:]
