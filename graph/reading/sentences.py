"""Sentences: where one ends and the next begins, as spans of the readable text."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..documents import Span
from ..expressions import expression
from ._words import words_of

__all__ = ["LONGEST_SENTENCE", "is_wrapped", "split_sentences"]

LONGEST_SENTENCE = 1_800
"""No sentence has more characters: what reads on without a full stop is cut at a comma or blank.

Hardly a sentence of a real review is half as long. All that looks at each name or word of a
sentence and at the rest of that sentence relies on this bound: without it such work would grow
with the square of a text that is one sentence.
"""

# Before a name or a number these never end a sentence.
_NEVER_LAST = words_of(
    "mr mrs ms dr prof rev sgt capt lt col gen gov sen rep hon st ste messrs mme mlle vs "
    "feat ft dir prod approx ca cf eg ie e.g i.e n.b nb viz fig pp ed eds trans aka a.k.a "
    "cinematog starr cond arr orch perf orig incl esp dept mt ft. w www"
)
# These end a sentence only when what follows plainly starts one.
_PERHAPS_LAST = words_of(
    "jr sr inc ltd co corp bros etc u.s u.k u.s.a l.a n.y d.c a.m p.m am pm ph.d phd b.c a.d "
    "al jan feb mar apr jun jul aug sep sept oct nov dec mins min hrs hr sec secs"
)
_BEFORE_NUMBER = frozenset(["no", "nos", "vol", "vols", "op", "pt", "ch", "p", "art", "ep"])
_STARTERS = words_of(
    "a an the this that these those there here it its it's it’s he she they we you i his her "
    "their our my your in on at by for from with without of to as and but or so yet nor if "
    "when while where what who why how although though because since after before once then "
    "thus however also still even not no yes all both each every some many most much more "
    "one two another other others such is are was were do does did has have had will would "
    "can could may might must should just only like unlike despite during until perhaps "
    "maybe indeed instead meanwhile overall finally first second directed written starring"
)
_CLOSERS = "\"'”’»)]}*_"
_OPENERS = "\"'“‘«([{*_¿¡—–-"
_END = expression(r"(?:\.(?: \.)+|[.!?…。！？])[.!?…。！？]*+[\"'”’»)\]}*_]*+")
_NEWLINE = expression(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_INITIALS = expression(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_QUOTED = expression(
    r"“[^“”]{1,150}+”|«[^«»]{1,150}+»|(?<![\w.,!?])\"(?=\S)[^\"]{1,150}+\""
    r"|\([^()]{1,300}+\)|\[[^\[\]]{1,200}+\]"
)
_INITIAL = expression(r"\s[^\W\d_]\.")
_AND = expression(r"\s+&\s")
_ADDRESS = expression(r"(?:www\.|[/@])\S*\Z")
_WORD_LIMIT = 24
_SHORT_LINE = 45


def split_sentences(plain: str, span: Span, *, lines: bool = True) -> list[Span]:
    """Split the stretch `span` of `plain` into sentences, in order.

    Sentences are trimmed of white space, never overlap and together cover every other
    character of the stretch. A line break ends a sentence unless it is plainly a hard wrap
    (`is_wrapped`), or `lines` is False. None is longer than `LONGEST_SENTENCE`. Linear in the
    length of the stretch.

    >>> text = 'Dr. J. R. Name sings. "Mother!" is loud...and long.'
    >>> [s.of(text) for s in split_sentences(text, Span(0, len(text)))]
    ['Dr. J. R. Name sings.', '"Mother!" is loud...and long.']
    """
    ends = _line_ends(plain, span) if lines else []
    enclosed = [(m.start(), m.end()) for m in _QUOTED.finditer(plain, span.start, span.end)]
    enclosed_starts = [start for start, _ in enclosed]
    for match in _END.finditer(plain, span.start, span.end):
        end = match.end()
        if end >= span.end:
            break
        at = bisect_right(enclosed_starts, match.start()) - 1
        if at >= 0 and end < enclosed[at][1]:
            continue
        if _is_last(plain, span, match):
            ends.append(end)
    ends.append(span.end)
    ends.sort()
    sentences: list[Span] = []
    start = span.start
    for end in ends:
        while start < end:
            cut = _cut(plain, start, end)
            trimmed = _trimmed(plain, start, cut)
            if trimmed.start < trimmed.end:
                sentences.append(trimmed)
            start = cut
    return sentences


def _cut(plain: str, start: int, end: int) -> int:
    """Return where a stretch is cut that is too long for a sentence; its end where it is not."""
    if end - start <= LONGEST_SENTENCE:
        return end
    latest = start + LONGEST_SENTENCE
    for mark in (";", ",", " "):
        at = plain.rfind(mark, start + LONGEST_SENTENCE // 2, latest)
        if at >= 0:
            return at + 1
    return latest


# A paragraph that ends with a mark: "… and sinks. ★★½".
_MARKED = expression(
    r"[.!?…][”\"’)]? [(\[]?(?:[★⭐✭✮]{1,5}|\*{2,5})(?: ?(?:½|1/2))?[☆✩✰]*[)\]]?$|[★⭐✭✮]½?$"
)


def is_wrapped(previous: str, following: str) -> bool:
    """Tell whether a line break between two trimmed lines only wraps a longer sentence."""
    if not previous or not following:
        return False
    last = previous.rstrip(_CLOSERS)[-1:]
    if _MARKED.search(previous):
        return False
    if last in ".!?…:" or not last:
        return len(previous) >= _SHORT_LINE and len(previous) <= 110 and following[0].islower()
    if following[0].islower() or following[0] in ",;)":
        return len(previous) >= 30 or last in ",;-—–"
    return (_SHORT_LINE <= len(previous) <= 110 and len(following) > 15) or last == ","


def _line_ends(plain: str, span: Span) -> list[int]:
    ends: list[int] = []
    start = span.start
    breaks = [(m.start(), m.end()) for m in _NEWLINE.finditer(plain, span.start, span.end)]
    for index, (at, after) in enumerate(breaks):
        until = breaks[index + 1][0] if index + 1 < len(breaks) else span.end
        previous = plain[max(start, at - 400) : at].strip()
        following = plain[after : min(until, after + 400)].strip()
        if previous and not is_wrapped(previous, following):
            ends.append(at)
        start = after
    return ends


def _is_last(plain: str, span: Span, match: re.Match[str]) -> bool:
    """Tell whether the punctuation `match` ends a sentence; something follows it in the span."""
    start, end = match.span()
    marks = match.group()
    core = marks.rstrip(_CLOSERS)
    before = _word_before(plain, span, start)
    if not plain[end].isspace():
        return (
            core == marks
            and len(core) == 1
            and plain[end].isupper()
            and before.isalpha()
            and before[-2:].islower()
            and len(before) > 2
            and before.casefold() not in _NEVER_LAST
            and not _ADDRESS.search(plain, max(span.start, start - 60), start)
            and (end + 1 >= span.end or plain[end + 1].islower() or plain[end + 1].isspace())
        )
    if not before and core == "." and (start == span.start or plain[start - 1].isspace()):
        return False
    if marks == "." and _AND.match(plain, end):
        return False  # "Bo R. & the Gulls"
    following = _word_after(plain, span, end)
    if not following:
        return True
    first = following[0]
    if first.islower():
        return (
            marks == "."
            and before.isalpha()
            and before.islower()
            and (len(before) > 3 or following == "i")
            and before not in _NEVER_LAST
            and before not in _PERHAPS_LAST
        )
    if core != ".":
        return True
    folded = before.casefold()
    starts = following.casefold() in _STARTERS
    if folded in _NEVER_LAST:
        return False
    if len(before) == 1 and before.isupper():
        return starts and marks == "." and not _INITIAL.match(plain, end)  # "R. A. Name"
    if folded in _BEFORE_NUMBER:
        return not first.isdigit()
    if folded in _PERHAPS_LAST or _INITIALS.match(before):
        return starts or (folded == "etc" and first.isupper())
    numbers_line = before.isdigit() and len(before) <= 2
    return not (numbers_line and _opens_line(plain, span, start - len(before)))


def _opens_line(plain: str, span: Span, at: int) -> bool:
    """Tell whether a number at `at` counts what follows: it opens a line or a sentence."""
    before = plain[max(span.start, at - 6) : at].rstrip(" \t#(-•*")
    return not before or before[-1] in ".!?:…\r\n"


def _word_before(plain: str, span: Span, at: int) -> str:
    """Return the run of letters, digits and inner full stops that ends at `at`, bounded."""
    start = at
    low = max(span.start, at - _WORD_LIMIT)
    while start > low and (plain[start - 1].isalnum() or plain[start - 1] in ".'’&"):
        start -= 1
    return plain[start:at].lstrip(".'’")


def _word_after(plain: str, span: Span, at: int) -> str:
    stretch = plain[at : min(span.end, at + 60)].lstrip()
    stretch = stretch.lstrip(_OPENERS).lstrip()
    end = 0
    while end < len(stretch) and (stretch[end].isalnum() or stretch[end] in "'’"):
        end += 1
    return stretch[:end]


def _trimmed(plain: str, start: int, end: int) -> Span:
    text = plain[start:end]
    left = len(text) - len(text.lstrip())
    return Span(start + left, max(start + left, end - (len(text) - len(text.rstrip()))))
