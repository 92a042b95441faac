"""Record labels: who put the album out, in the head of a music page and in prose."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .reading import Reading
from .words import UPPER, fold, word_list

__all__ = ["LABELS", "find"]

_WORD = rf"[{UPPER}][\w&'’-]*(?:\.(?=\w)[\w&'’-]*)*"
_NAME = rf"{_WORD}(?: (?:(?:of|&|the|and) )?{_WORD}){{0,3}}!?"
_YEAR = r"(?:19[2-9]\d|20[0-3]\d)"
_DISC = r"(?:LPs?|2xLP|CDs?|vinyl|pressing|reissue|re-issue|press|cassette|cat\. ?no|double album|gatefold|45|7-inch|7\")"
LABELS: tuple[tuple[str, re.Pattern[str], float, bool], ...] = (
    ("label-catalogue", expression(rf"(?:^|[\s(|·,/–—-])(?P<who>{_WORD}(?: {_WORD}){{0,2}}?) (?:[A-Z]{{1,5}}[- ]?\d{{2,6}}|(?!{_YEAR})\d{{3,6}})\b", re.MULTILINE), 0.85, True),
    ("label-brackets-year", expression(rf"\((?P<who>{_NAME})(?: ?/ ?{_NAME})?,? {_YEAR}[),]"), 0.8, True),
    ("label-brackets", expression(rf"\((?P<who>{_NAME})\),? *(?:{_YEAR}|s/h|{_DISC}|$)", re.MULTILINE), 0.8, True),
    ("says-own-label", expression(rf"^(?:.{{0,80}}[|·•]|.{{0,80}} //|.{{0,60}}\b(?:cassette|OST|soundtrack|score)[,:]) (?P<who>{_NAME}),?(?: (?:[|·•]|//)|,? (?:Rs|£|\$|{_YEAR}))", re.MULTILINE | re.IGNORECASE), 0.8, True),
    ("label-beside-disc", expression(rf"(?P<who>{_NAME}) {_DISC}\b"), 0.75, True),
    ("disc-comma-label", expression(rf"\b(?:\d ?)?{_DISC}, (?P<who>{_NAME})(?=[,.;]|$)", re.MULTILINE), 0.85, True),
    ("the-label-pressing", expression(rf"\b(?:the|my|an?|original) (?P<who>{_NAME}) (?:pressing|reissue|re-issue|LP|vinyl|disc|label|edition of the (?:score|soundtrack|album))\b"), 0.85, False),
    ("label-put-out", expression(rf"(?P<who>{_NAME}) (?:(?:has|have|had|also|then|later|first|finally|duly|recently|now) )*(?:put (?:it|them|the (?:album|score|soundtrack|record)) out|pressed (?:it|so|the|up)|(?:re-?)?(?:issued|issues|released|pressed)(?: it| them| the (?:album|score|soundtrack|record|LP|disc|music)))\b"), 0.8, False),
    ("album-released-by", expression(rf"\b(?:album|soundtrack|score|LP|record|disc|CD|single)\b[^.!?\n]{{0,60}}\b(?:released|issued|reissued|put out|pressed|out) (?:by|on|through|via|thru) (?:the )?(?P<who>{_NAME})"), 0.85, False),
    ("released-by-label", expression(rf"(?:^|[.!?]\s)(?:[Rr]eleased|[Ii]ssued|[Rr]eissued|[Oo]ut now) (?:by|on) (?P<who>{_NAME})(?=[.,;]|$)", re.MULTILINE), 0.8, True),
    ("says-label", expression(rf"\b(?:says|reads|has|with) (?P<who>{_NAME}) on the (?:label|spine|sleeve)\b"), 0.85, False),
    ("disc-on-label", expression(rf"\b(?:45|single|LP|album|CD|disc|7-inch|record|vinyl) (?:is |was |came out |out )?on (?P<who>{_NAME})(?=[.,;:)]|$)", re.MULTILINE), 0.8, False),
)  # fmt: skip
"""Name, pattern, confidence, and whether it counts in writing about music only."""

_WORDS_OF_MUSIC = (
    "soundtrack", "album", "score", "record", "vinyl", " lp", "cd", "pressing", "single", "label",
    "45",
)  # fmt: skip
_HEAD = 500
_DOUBTFUL = frozenset({"label-put-out", "disc-on-label"})
_MUSIC_HEAD = expression(rf"\b(?:{_DISC[3:-1]}|OST|original soundtrack|original score)\b")
_NO_LABELS = frozenset({
    "various", "ost", "music", "side", "disc", "track", "tracks", "no", "rs", "vol", "volume", "part",
    "the", "it", "a", "i", "original", "new", "old", "his", "her", "our", "my", "album", "soundtrack",
    "lp", "cd", "ep", "lps", "score", "various artists", "side one", "side two", "film", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `recordLabel` claims."""
    if reading.kind == "other" or reading.film is None:
        return
    plain = reading.plain
    lowered = plain.lower()
    if not any(word in lowered for word in _WORDS_OF_MUSIC):
        return
    is_music = reading.kind == "soundtrack" or _MUSIC_HEAD.search(plain, 0, _HEAD) is not None
    seen: set[str] = set()
    for name, regex, confidence, of_music in LABELS:
        if (of_music or name in _DOUBTFUL) and not is_music:
            continue
        for match in regex.finditer(plain, 0, _HEAD if of_music else len(plain)):
            span = Span(*match.span("who"))
            text = span.of(plain)
            if fold(text) in seen or not _may_be_label(reading, span, text):
                continue
            film = reading.films.at(span.start)
            sentence = reading.layout.sentence_at(span.start)
            if film is None:
                continue
            at = sentence.span if sentence is not None else _line(plain, span)
            seen.add(fold(text))
            yield reading.claim(
                film, "recordLabel", Entity("label", text), at=at, surface=span,
                pattern=name, confidence=confidence,
            )  # fmt: skip


def _line(plain: str, span: Span) -> Span:
    start = plain.rfind("\n", 0, span.start) + 1
    end = plain.find("\n", span.end)
    return Span(start, end if end >= 0 else len(plain))


def _may_be_label(reading: Reading, span: Span, text: str) -> bool:
    """Tell whether a name can be a company: not the film, a person, a place or a plain word."""
    words = text.split()
    if (
        fold(text) in _NO_LABELS
        or fold(words[0]) in _NO_LABELS
        or reading.film_at(span) in reading.films.reviewed
    ):
        return False
    if text in word_list("nationalities") or (text in word_list("places") and " " in text):
        return False
    if words[-1] in word_list("label_words"):
        return True
    chances = reading.name_kinds.chances(text)
    company = chances.get("organization", 0.0)
    if len(words) == 1 and text.casefold() in word_list("common") and company < _LIKELY:
        return False
    cluster = reading.names.cluster(span)
    if cluster is not None and (cluster.is_full or len(cluster.spans) > 1) and company < _LIKELY:
        return False
    return chances.get("song", 0.0) < _LIKELY


_LIKELY = 0.3
