"""Free phrases: where one that begins here ends, and how a list of them is cut into its parts.

"grief, the cost of fame and revenge that nobody wants" is "grief", "cost of fame", "revenge". The
words that decide are lists in `data/words`: `phrase_ends`, before which a phrase is over;
`phrase_leads`, which say nothing at its beginning; `phrase_asides`, between commas; `phrase_pairs`,
whose "and" joins two words to one; `clause_words`, which stand in clauses only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ..expressions import expression
from .words import word_list

__all__ = ["Phrase", "any_of", "phrases_in"]

_LONGEST = 220
_MOST, _MOST_WORDS = 8, 7
_LOOK_BACK = 8
_HELD: Final = " +++ "  # stands for an "and" that parts nothing

_SIGN: Final = r"[.;:!?()\[\]\n“”\"]|\s[-–—]+\s|—"
# "human" goes on behind "deeply human bonds"; at the end an adverb belongs to no phrase.
_ADVERB: Final = r"\s(?!{alike}\b)\w+ly\b(?!\s[a-z]+\s)"
_SEPARATOR: Final = expression(
    r"\s*,\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?(?:about\s+)?"
    r"|\s+(?:and|or|as\s+well\s+as|&|versus|as\s+much\s+as)\s+(?:about\s+)?"
)
_BETWEEN: Final = expression(r"\bbetween\s+\w+\s+and\s+\w+|\sand\sits\s")
_JOINING: Final = expression(r"\b(?:and|or|&)\b")
# "loss and", where what came behind was cut off
_LEFT_OVER: Final = expression(r"(?:[\s,]+(?:and|or|but|also|both|mostly|most|even))+\s*$")
# marks that end nothing: "vs.", a single word in quotation marks
_INNER: Final = expression(r"(?<=\bvs)\.|[“\"](?=[a-z]+[”\"])|(?<=[a-z])[”\"](?=\s[a-z])")


class Phrase(NamedTuple):
    """A phrase as the text words it, in lower case; offsets are those of the text."""

    text: str
    start: int
    end: int


def any_of(name: str) -> str:
    """Return an expression for one of the entries of a word list; a blank in it is any blank."""
    entries = sorted(word_list(name), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries) + ")"


@cache
def _end() -> re.Pattern[str]:
    adverb = _ADVERB.format(alike=any_of("adverbs_alike"))
    purpose = "".join(f"(?<!{word})" for word in sorted(word_list("phrase_purposes")))
    return re.compile(rf"{_SIGN}|\s{any_of('phrase_ends')}\b|{purpose}\sfor\b|{adverb}")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf",\s+{any_of('phrase_asides')},(?=\s)")


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('phrase_pairs')}\b(?!['’])")


@cache
def _lead() -> re.Pattern[str]:
    articles, leads = any_of("determiners"), any_of("phrase_leads")
    return re.compile(rf"(?:(?:{articles}|{leads})\s+(?:(?:of|into|at)\s+)?)+")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"{any_of('determiners')}\s+")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('clause_words')}\b")


@cache
def _again(word: str) -> re.Pattern[str]:
    """Return what finds a preposition said again: "deals with loss and with trust"."""
    said = re.escape(word) if word in ("with", "on", "of", "into", "about") else "about"
    return re.compile(
        rf"(?<=\band )(?:also\s+)?{said}(?= )|(?<=\bor ){said}(?= )|(?<=, ){said}(?= )"
    )


def phrases_in(text: str, start: int, end: int | None = None) -> Iterator[Phrase]:
    """Yield the phrases of a list that begins at `start`, in order.

    It goes on to where its clause ends; up to `end`, where that is known, and then there is none
    if the clause ends before. `text` is in small letters.

    >>> [p.text for p in phrases_in("it explores grief, the cost of fame and revenge.", 12)]
    ['grief', 'cost of fame', 'revenge']
    """
    stretch, verb = _stretch(text, start, end)
    at, separator = 0, ""
    for index, found in enumerate([*_SEPARATOR.finditer(stretch), None]):
        raw = stretch[at : found.start() if found else len(stretch)]
        begin = start + at + len(raw) - len(raw.lstrip(" ,'’‘*_"))
        at = found.end() if found else len(stretch)
        if found is None and verb and index and "," in separator:
            return  # ", and the first two come across": a new clause
        separator = found.group() if found else ""
        words = raw.strip(" ,'’‘*_").replace(_HELD, " and ")
        if index >= _MOST:
            return
        kept = _without_lead(words)
        size = len(kept.split())
        if size > _MOST_WORDS and index == 0:
            return
        if 1 <= size <= _MOST_WORDS and not _clause().search(kept):
            begin += len(words) - len(kept)
            yield Phrase(" ".join(kept.split()), begin, begin + len(kept))


def _stretch(text: str, start: int, end: int | None) -> tuple[str, bool]:
    """Return the characters of a list of phrases, and whether a verb ends it.

    What is cut inside is blank, so that places stay.
    """
    before = text[max(0, start - _LOOK_BACK) : start]
    ahead = text[start : end if end is not None else start + _LONGEST]
    for inner in (_INNER, _aside()):
        ahead = inner.sub(_blanked, ahead)
    ahead, again = _again(before.split()[-1] if before.split() else "").subn(_blanked, ahead)
    over = _end().search(before + ahead, len(before))
    if over is not None:
        if end is not None:
            return "", False
        ahead = ahead[: over.start() - len(before)]
    for joined in (_BETWEEN, _pair()):
        ahead = joined.sub(lambda match: match.group().replace(" and ", _HELD), ahead)
    ahead = _LEFT_OVER.sub("", ahead)
    comma = ahead.rfind(",")
    listed = again or end is not None or before.rstrip().endswith(":")
    if comma >= 0 and not listed and not _JOINING.search(ahead, comma):
        return ahead[: ahead.find(",")], False  # an aside, not a list
    return ahead, over is not None and over.group().strip() in word_list("clause_verbs")


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_lead(words: str) -> str:
    """Return a phrase without what says nothing; "life", "nature" keep what stands before."""
    lead = _lead().match(words)
    kept = words[lead.end() :] if lead is not None else words
    if kept in ("", "life", "nature"):
        article = _article().match(words)
        return words[article.end() :] if article is not None else words
    return kept
