"""Opinions in everyday idiom: "the score grows on you", "impressed by the acting", "What a score!".

The phrases stand in `data/words/opinion_idioms.txt`; here is read what each of them is said of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..claims import Polarity
from ..expressions import expression
from .opinion_links import Link
from .opinion_words import PARTICIPLES, Cue
from .verdicts import Verdict, verdicts_in

__all__ = ["Idiom", "exclaimed", "idioms_in", "of_an_aspect"]

Idiom = Verdict
"""A phrase of the list; `aspect` is its side: "subject", "person" or "object"."""

_FAR: Final = 90
# What may stand between an aspect and what is said of it: whose it is, an aside, a joined aspect.
_NOUNS: Final = r"(?!(?:but|who|that|which|because|when|while|although|though|is|are|was|were)\b)"
_GAP: Final = expression(
    rf"(?:\s+(?:of|by|in|from|on|for|between|itself|alone|here|too|also|throughout)\b"
    rf"(?:\s+{_NOUNS}[\w'’.\"-]+){{0,5}}?)?"
    r"(?:\s+and\s+(?:the\s+|its\s+)?[\w-]+)?"
    r"(?:,(?!\s*(?:but|and|so|it|he|she)\b)[^,;:!?]{2,60},)?(?:,?\s+(?:which|that))?"
    r"(?:,?\s+(?:also|both|all|alone|sometimes|often|occasionally|soon|eventually|finally"
    r"|at\s+times|in\s+places|for\s+me|at\s+least|of\s+course|however|though),?)*\s*"
)
# The aspect is what the phrase is said of, not what something else is in or about.
_INSIDE: Final = expression(r"\b(?:of|in|about|to|for|with|from|like|than)\s+(?:\w+\s+){0,2}$")
_OBJECT: Final = expression(
    r"\s+(?:by\s+|with\s+)?(?:both\s+|all\s+(?:of\s+)?|most\s+of\s+)?"
    r"(?:(?:the|its|his|her|their|this|that|some\s+of\s+the|[\w.-]+['’]s?)\s+)(?:[\w'’-]+\s+){0,2}"
)
_FIRST_PERSON: Final = expression(r"\b(?:i|i'm|i’m|we|you|me|us)\b")
_WHAT_A: Final = expression(r"(?:^|[\s\"“(,;:-])what\s+(?:an?\s+)?(?:\w+[\s,]+){0,2}$")
_SHOUT: Final = expression(r"(?:\s+(?:this\s+is|it\s+is|by\s+[\w'’. ]{2,40}))?\s*!")


def idioms_in(sentence: str) -> list[Idiom]:
    """Return the idioms of a sentence in lower case: of each place and side the longest."""
    kept: list[Idiom] = []
    for idiom in sorted(
        verdicts_in(sentence, "opinion_idioms"), key=lambda one: (one.start, -one.end)
    ):
        if not any(one.aspect == idiom.aspect and idiom.start < one.end for one in kept):
            kept.append(idiom)
    return kept


def of_an_aspect(sentence: str, idioms: Iterable[Idiom], cues: list[Cue]) -> Iterator[Link]:
    """Yield the idioms that judge an aspect, as links from the phrase to the aspect."""
    aspects = [cue for cue in cues if cue.aspect != "overall"]
    for idiom in idioms if aspects else ():
        if idiom.aspect == "subject":
            cue = _subject(sentence, idiom.start, aspects)
        elif idiom.aspect == "object" and _FIRST_PERSON.search(sentence, 0, idiom.start):
            cue = _object(sentence, idiom.end, aspects)
        else:
            continue
        if cue is not None:
            end = max(idiom.end, cue.end)
            yield Link(cue.aspect, idiom.polarity, idiom.start, end, "idiom")


def exclaimed(sentence: str, cues: list[Cue], judged: Iterable[int]) -> Iterator[Link]:
    """Yield praise by exclamation alone: "What a soundtrack!".

    Where a word of opinion stands within (at one of the offsets `judged`), that word judges.
    """
    if "what" not in sentence or "!" not in sentence:
        return
    praise: Polarity = "positive"
    words = list(judged)
    for cue in cues:
        what = _WHAT_A.search(sentence, max(0, cue.start - 40), cue.start)
        if (
            what is not None
            and cue.aspect != "overall"
            and _SHOUT.match(sentence, cue.end)
            and not any(what.start() <= at < cue.end for at in words)
        ):
            yield Link(cue.aspect, praise, cue.start, cue.end, "idiom")


def _subject(sentence: str, start: int, cues: list[Cue]) -> Cue | None:
    for cue in reversed(cues):
        if cue.end > start:
            continue
        if start - cue.end > _FAR:
            return None
        word = sentence[cue.start : cue.end]
        if (word not in PARTICIPLES or word == "cast") and _GAP.fullmatch(sentence, cue.end, start):
            if _INSIDE.search(sentence, max(0, cue.start - 30), cue.start):
                continue
            return cue
    return None


def _object(sentence: str, end: int, cues: list[Cue]) -> Cue | None:
    for cue in cues:
        if end < cue.start <= end + _FAR and _OBJECT.fullmatch(sentence, end, cue.start):
            return cue
    return None
