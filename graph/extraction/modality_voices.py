"""Voices: words in quotation marks, and what the writer once thought.

Speech of others and scare quotes echo what the writer does not say; "it seemed superb at the
time; today …" takes an earlier view back. Who else says so without quotation marks stands in
`data/words/modality_voices.txt`. All read text whose apostrophes are plain.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..expressions import expression
from .modality_clauses import lowered
from .modality_file import cues, words
from .words import UPPER

__all__ = [
    "is_echoed",
    "is_outgrown",
    "is_quoted_speech",
    "speaks_of_now",
    "speaks_of_then",
    "with_voices_marked",
]

_WORD: Final = expression(r"\w[\w'-]*")
# Scare quotes: a few words in quotation marks that are no title.
_OPENING: Final = expression(r"(?:^|[\s(])(?:[“\"‘]|'(?=\w))(?:[a-z][\w'-]*,?\s){0,2}$")
_QUOTES: Final = "“\"‘'"
_CLOSING: Final = expression(r"[a-z][\w'’-]*(?:\s[\w'-]+){0,3}[,.!]?(?:[”\"’]|'(?!\w))")


def is_echoed(before: str, after: str) -> bool:
    """Tell whether the place between two stretches stands in scare quotes."""
    near = before[-40:]
    if not any(mark in near for mark in _QUOTES):
        return False
    return bool(_OPENING.search(near) and _CLOSING.match(after))


# --- Speech in quotation marks ---------------------------------------------------------------
_QUOTED_WORDS: Final = 3


@cache
def _speaking(where: str) -> re.Pattern[str]:
    """Return who speaks: behind the closing mark, right behind it, or ahead of the opening one."""
    said = words("said").pattern
    other = r"(?!(?:i|we)\b)"
    if where == "behind":
        return re.compile(
            rf"\"\s*(?:[–—-]+\s*|\(){other}(?:[\w.'-]+[\s,]+){{0,4}}[\w'-]+[.)]*\s*$"
            rf"|\"\s*[,.–—-]?\s*(?:{said}\s+{other}\w|{other}(?:[\w.'-]+\s+){{1,6}}?{said})"
        )
    if where == "right behind":  # '"The best film of the year," raves the Courier'
        return re.compile(rf"\"\s*[–—-]?\s*{said}\s+{other}\w")
    return re.compile(
        rf"(?:^|\s){other}[\w'-]+\s+(?:\w+ly\s+)?{said}(?:\s+(?:me|us|him|her|that))?[,:]?\s*$"
        r"|\bin\s+the\s+words\s+of\s+[\w. ]{2,40}[,:]?\s*$"
    )


def is_quoted_speech(before: str, after: str) -> bool:
    """Tell whether the place between two stretches stands in somebody's quoted speech."""
    opened = max(before.rfind("“"), before.rfind('"') if before.count('"') % 2 else -1)
    if opened < 0 or before.rfind("”") > opened:
        return False
    closed = min((i for i in (after.find("”"), after.find('"')) if i >= 0), default=-1)
    said = before[opened + 1 :] + (after[:closed] if closed >= 0 else after)
    if len(_WORD.findall(said)) < _QUOTED_WORDS:
        return False
    low = lowered(after)
    ends = said.rstrip().endswith((",", "!", "."))  # no title ends so
    if closed >= 0 and ends and _speaking("right behind").match(low, closed):
        return True
    if not words("speech").search(lowered(said)):
        return False
    if closed >= 0 and _speaking("behind").match(low, closed):
        return True
    lead = lowered(before[max(0, opened - 60) : opened])
    return _speaking("ahead").search(lead) is not None


# --- A critic or a paper by name that judges: "Ann Vane, in her column, called it brilliant" ----
_JUDGE: Final = rf"[{UPPER}][\w'’.-]+"
_NAMED_JUDGE: Final = expression(
    rf"(?:^|(?<=[\s\"“(]))(?P<who>(?!(?:I|He|She|They|We|You|It|Who|This|That|The|A|An|And|But|Some"
    rf"|Everyone|Everybody|Nobody|No|If|What)\b){_JUDGE}(?:\s+(?:of\s+(?:the\s+)?)?{_JUDGE}){{0,3}}"
    r"(?:,\s+[^,;:.!?]{3,40},)?)(?=\s+(?:(?:once|famously|has|also|even|\w+ly)\s+)*"
    r"(?P<judged>[a-z]+)\s+(?:that\s+)?(?:the|this|it|its)\b)"
)
_LEAST_NAME: Final = 4


def with_voices_marked(text: str, folded: str) -> str:
    """Return the sentence `folded` (`text` in lower case) with each judge's name as "my xxx".

    Offsets stay. In lower case a name could not be told from other words, and what a friend of
    the writer says is told already.
    """
    if len(text) != len(folded) or not words("judged").search(folded):
        return folded
    for found in _NAMED_JUDGE.finditer(text):
        start, end = found.span("who")
        if end - start >= _LEAST_NAME and words("judged").fullmatch(found["judged"]):
            folded = f"{folded[:start]}my {'x' * (end - start - 3)}{folded[end:]}"
    return folded


# --- An earlier self -------------------------------------------------------------------------
_PART_OF_TIME: Final = expression(r"[;:!?]|\.\s|\b(?:but|yet|though|whereas|while)\b")


def speaks_of_now(sentence: str) -> bool:
    """Tell whether a sentence sets the present against the past."""
    return words("now").search(lowered(sentence)) is not None


def speaks_of_then(sentence: str) -> bool:
    """Tell whether a sentence speaks of the past alone."""
    low = lowered(sentence)
    return words("then").search(low) is not None and "still" not in low and not speaks_of_now(low)


def is_outgrown(before: str, after: str) -> bool:
    """Tell whether the words tell of an earlier view that the sentence goes on to take back."""
    before, after = lowered(before), lowered(after)
    if not any(cue in after for cue in cues("now")):
        return False
    now = words("now").search(after)
    if now is None or "still" in after:
        return False
    start = max((found.end() for found in _PART_OF_TIME.finditer(before)), default=0)
    stop = _PART_OF_TIME.search(after, 0, now.start()) or now
    return words("then").search(before[start:] + after[: stop.start()]) is not None
