"""Stretches of a text that may be names, and what speaks for the kind of each.

A candidate is a string with all the places where it stands; its features are the union over
these places, so that one clear mention ("the film X") decides the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .capitals import TITLE, Chain, opens_sentence
from .known import is_known
from .quotes import Quoted, is_title_like
from .words import fold, word_list

__all__ = ["Candidate", "candidates", "plain_word"]

_TOKEN = expression(r"\w+(?:['’]\w+)?|[^\w\s]|\n")
_TITLE = expression(TITLE)
_YEAR = expression(r"[”\"'’_*]{0,2},? ?[(\[](?:[^()\[\]\n]{1,40}[,;/] ?)?(?:18[89]|19\d|20[0-4])\d")
_LETTER = expression(r"\w")
_INITIAL = expression(r"\b[A-Z]\.")
_REACH = 6
# A text with more capitalised stretches is no review; the rest of it has no candidates.
_MOST = 5000
_NEAR = 2
_LONGEST = 3
_LISTS = ("places", "nationalities", "calendar", "organisations", "studio_words", "label_words",
          "not_titles", "nonname", "function")  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A string that may be a name: its places in the plain text in order, and its features."""

    text: str
    spans: list[Span] = field(default_factory=list)
    features: set[str] = field(default_factory=set)


@lru_cache(maxsize=20_000)
def plain_word(word: str) -> str:
    """Return a word in lower case; "Xx" for a given name and for a capitalised rare word."""
    lowered = word.lower()
    if lowered in word_list("common") or lowered in word_list("function"):
        return lowered
    return lowered if word == lowered and lowered not in word_list("given_names") else "Xx"


class _Tokens:
    """The tokens of a text, for the words around a stretch."""

    def __init__(self, plain: str) -> None:
        found = list(_TOKEN.finditer(plain))
        self.words = [plain_word(m.group()) for m in found]
        self.starts = [m.start() for m in found]

    def before(self, span: Span) -> Sequence[str]:
        at = bisect_left(self.starts, span.start)
        return self.words[max(0, at - _REACH) : at]

    def after(self, span: Span) -> Sequence[str]:
        at = bisect_left(self.starts, span.end)
        return self.words[at : at + _REACH]


def candidates(
    layout: Layout, quotes: Sequence[Quoted], runs: Sequence[Chain]
) -> dict[str, Candidate]:
    """Return the candidates of a document by their text, in order of their first place."""
    plain = layout.view.plain
    found: dict[str, Candidate] = {}
    marks: dict[Span, set[str]] = defaultdict(set)
    for span, mark in sorted(_stretches(plain, quotes, runs))[:_MOST]:
        text = " ".join(span.of(plain).split())
        candidate = found.setdefault(text, Candidate(text))
        if not candidate.spans or candidate.spans[-1] != span:
            candidate.spans.append(span)
        marks[span].add(mark)
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for span in marks:
        starts[span.start] = max(starts.get(span.start, 0), span.end)
        ends[span.end] = min(ends.get(span.end, span.start), span.start)
    tokens = _Tokens(plain)
    chain_words = _Words(runs)
    kinds = _Kinds(layout)
    lowered = plain.lower()
    for candidate in found.values():
        features = candidate.features
        features.update(_shape(candidate.text))
        features.update(_known(candidate.text))
        features.update(chain_words.of(candidate.text))
        features.add(f"count={min(len(candidate.spans), 5)}")
        first = candidate.spans[0].start
        features.add(f"first={0 if first < 3 else 1 if first < 120 else 2 if first < 500 else 3}")
        if candidate.text != lowered and _stands_small(candidate.text, plain, lowered):
            features.add("also-small")
        for span in candidate.spans:
            features.update(f"as:{mark}" for mark in marks[span])
            features.update(_overlaps(span, starts, ends))
            features.update(kinds(span))
            features.update(_context(plain, tokens, span))
    return found


def _known(text: str) -> Iterator[str]:
    """Yield what is known of such a name from elsewhere."""
    words = text.count(" ") + 1
    if is_known("film", text):
        yield f"known-film:{min(words, _LONGEST)}"
    if words > 1 and is_known("person", text):
        yield "known-person"


def _stretches(
    plain: str, quotes: Sequence[Quoted], runs: Sequence[Chain]
) -> Iterator[tuple[Span, str]]:
    for quoted in quotes:
        if len(quoted.text) < 70 and (is_title_like(quoted.text) or quoted.emphasised):
            yield quoted.inner, "emphasised" if quoted.emphasised else "quoted"
    for run in runs:
        yield run.span, "run"
        cut = plain[run.lead : run.span.start].split()
        lead = run.span.start if cut and opens_sentence(cut[0]) else run.lead
        if lead != run.span.start:
            yield Span(lead, run.span.end), "lead"
        for start in {lead, run.span.start}:
            longer = _TITLE.match(plain, start)
            if longer and longer.end() > run.span.end:
                text = re.sub(r"['’]s$", "", longer.group().rstrip(".,:-–! "))
                if start + len(text) > run.span.end:
                    yield Span(start, start + len(text)), "title"
        article = plain[max(0, run.span.start - 4) : run.span.start]
        if article == "The " and run.lead == run.span.start:
            yield Span(run.span.start - 4, run.span.end), "article"


def _overlaps(span: Span, starts: dict[int, int], ends: dict[int, int]) -> Iterator[str]:
    if starts[span.start] > span.end:
        yield "goes-on"
    if ends[span.end] < span.start:
        yield "goes-back"


class _Kinds:
    """What kind of block a stretch stands in."""

    def __init__(self, layout: Layout) -> None:
        self._blocks = layout.blocks
        self._starts = [block.span.start for block in layout.blocks]
        self._plain = layout.view.plain
        self._labels = {
            f.line.start: f.label for f in layout.fields if f.line is not None and f.raw_label
        }

    def __call__(self, span: Span) -> Iterator[str]:
        at = bisect_left(self._starts, span.start + 1) - 1
        if at < 0:
            return
        block = self._blocks[at]
        yield f"in:{block.kind}"
        start = self._plain.rfind("\n", 0, span.start) + 1
        end = self._plain.find("\n", span.end)
        end = len(self._plain) if end < 0 else end
        rest = self._plain[start : span.start] + self._plain[span.end : end]
        if not _LETTER.search(rest):
            yield "alone-on-line"
            if at == 0:
                yield "alone-on-first-line"
        elif end - start < 90:
            yield f"short-line:{at == 0}"
        label = self._labels.get(block.span.start)
        if label is not None:
            yield f"field:{label}"


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for word in word_list("honorifics"))


@lru_cache(maxsize=20_000)
def _shape(text: str) -> tuple[str, ...]:
    """Return what the letters of a string alone say."""
    return tuple(_shape_features(text))


def _shape_features(text: str) -> Iterator[str]:
    words = text.split()
    number = len(words)
    yield f"words={min(number, 6)}"
    small = [w for w in words if w[0].islower()]
    if small:
        yield "small-inside"
        yield "small-start" if words[0] in small else "small-later"
    if text.isupper() and len(text) > 3:
        yield "capitals"
    for mark in ":!?&,'’-.":
        if mark in text:
            yield f"has{mark}"
    if any(c.isdigit() for c in text):
        yield "digit"
    if _INITIAL.search(text):
        yield "initial"
    folded = fold(text)
    head, last = words[0].lower(), words[-1].lower()
    if plain_word(words[0]) == head:
        yield f"head={head}"
    if plain_word(words[-1]) == last:
        yield f"last={last}"
    yield f"end3={last[-3:]}"
    yield f"end2={last[-2:]}:{min(number, 3)}"
    yield f"start3={head[:3]}"
    common = word_list("common")
    everyday = sum(w.lower() in common for w in words)
    extent = "all" if everyday == number else "some" if everyday else "none"
    yield f"everyday={extent}:{min(number, 4)}"
    given = word_list("given_names")
    yield f"given={fold(words[0]) in given}:{min(number, 4)}"
    if number > 1 and fold(words[-1]) in given:
        yield "given-last"
    for name in _LISTS:
        entries = word_list(name)
        if text in entries or folded in entries:
            yield f"is-{name}"
        elif number > 1 and (words[-1] in entries or words[-1].lower() in entries):
            yield f"ends-{name}"
    if head.rstrip(".") in _honorifics():
        yield "honorific"


class _Words:
    """How the words of a string stand in the longer runs of its document."""

    def __init__(self, runs: Sequence[Chain]) -> None:
        self.lasts: set[str] = set()
        self.firsts: set[str] = set()
        for run in runs:
            words = run.tokens
            if len(words) > 1:
                self.lasts.add(words[-1])
                if len(words) == 2:
                    self.firsts.add(words[0])
        self.alone = {run.text for run in runs if len(run.tokens) == 1}

    def of(self, text: str) -> Iterator[str]:
        words = text.split()
        if len(words) == 1:
            if text in self.lasts:
                yield "last-of-longer"
            if text in self.firsts:
                yield "first-of-longer"
        else:
            if words[-1] in self.alone:
                yield "last-stands-alone"
            if words[0] in self.alone:
                yield "first-stands-alone"


def _stands_small(text: str, plain: str, lowered: str) -> bool:
    small = text.lower()
    at = lowered.find(small)
    while at >= 0:
        if plain[at : at + len(small)] == small:
            return True
        at = lowered.find(small, at + 1)
    return False


def _context(plain: str, tokens: _Tokens, span: Span) -> Iterator[str]:
    before, after = tokens.before(span), tokens.after(span)
    yield f"b1={before[-1] if before else '^'}"
    yield f"a1={after[0] if after else '$'}"
    if len(before) > 1:
        yield f"b2={before[-2]} {before[-1]}"
    if len(after) > 1:
        yield f"a2={after[0]} {after[1]}"
    if len(after) > 2 and after[0] in ",(’'\"”":
        yield f"a3={after[0]} {after[1]} {after[2]}"
    for word in before[:-1]:
        if word.isalpha() and len(word) > 2:
            yield f"b:{word}"
    for word in after[1:]:
        if word == "\n":
            break
        if word.isalpha() and len(word) > 2:
            yield f"a:{word}"
    if plain[span.end : span.end + 2] in ("'s", "’s"):
        yield "possessive"
    if _YEAR.match(plain, span.end):
        yield "year-after"
