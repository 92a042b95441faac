"""Titles with "and" or a comma inside, which the tagger may read as several names.

"Tin and Harvest", "Hush, Little Gull": whether that is one film or two, the tagger tells by the
words alone, and parts many a title. It is one where it is known from elsewhere, where marks or a
line hold just that, where the text repeats it and never names the pieces by themselves, or where
its words say so: "Ann and Her Boat", "Goodbye, Mr. Vane", "Row, Man, Row".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from ..tagger.labels import FILM_KINDS
from .known import is_known
from .title_runs import CASED, is_run
from .words import occurrences

if TYPE_CHECKING:
    from ..tagger.answers import TaggedMention

__all__ = ["whole_titles"]

_LINK: Final = expression(r"(?:,? (?:and|&) |, )(?:(?:[Tt]he|[Aa]n?|in) )*")
_LINKED: Final = expression(r", | (?:and|&) ")
_MARKS: Final = expression(r"[\"'“”‘’*_]")
_DATED: Final = expression(
    r"[\"'”’*_]{0,2}(?:,? ?[(\[]?(?:18|19|20)\d\d[)\]]?)?[\"'”’*_.:]{0,2}\s*(?:\n|$)"
)
_LINE: Final = expression(r"(?:^|\n)[#>*_\"'“‘ ]*$")
_WHOSE: Final = expression(r"[^,]+ (?:and|&) (?:(?:[Hh]er|[Hh]is|[Tt]heir)\b[^,]+|I|Me)")
_CALL: Final = expression(
    r"(?i:hello|hail|good[- ]?bye|farewell|good ?(?:morning|night|evening)|merry christmas|hush"
    r"|cry|o|sorry|danger), (?![^,]* (?:and|&) )[^,]+"
)
_TWICE: Final = expression(
    r"(?P<first>\w+) (?P<last>[^\W\d]+), (?!(?P=first)\b)\w+ (?P=last)|(?P<run>\w+), \w+, (?P=run)"
)
_MOST: Final = 4  # pieces
_WORDS: Final = 5
_FILM: Final = 0.3
_AGAIN: Final = 2  # places
_REACH: Final = 60  # characters


def whole_titles(plain: str, mentions: Sequence[TaggedMention]) -> list[Span]:
    """Return the stretches that are one title and not read as one; none meets another."""
    found: list[Span] = []
    for span in (*_known(plain, mentions), *_linked(plain, mentions)):
        if not any(span.meets(other) for other in found):
            found.append(span)
    return found


def _known(plain: str, mentions: Sequence[TaggedMention]) -> Iterator[Span]:
    """Yield the titles known from elsewhere that hold what is read as a film."""
    for mention in mentions:
        if _as_film(mention) < _FILM:
            continue
        low, high = max(0, mention.span.start - _REACH), mention.span.end + _REACH
        words = [match.span() for match in CASED.finditer(plain, low, high)]
        starts = [start for start, _ in words if start <= mention.span.start][-_WORDS:]
        ends = [end for _, end in words if end >= mention.span.end][:_WORDS]
        wholes = ((start, end) for start in starts for end in reversed(ends))
        for start, end in sorted(wholes, key=lambda whole: whole[0] - whole[1]):
            name = plain[start:end]
            if Span(start, end) == mention.span or not _LINKED.search(name):
                continue
            if is_run(name) and is_known("film", name.replace(" & ", " and ")):
                yield Span(start, end)
                break


def _linked(plain: str, mentions: Sequence[TaggedMention]) -> Iterator[Span]:
    """Yield the runs of mentions that marks, repetition or their words show to be one title."""
    for first, mention in enumerate(mentions):
        last = first
        run = [mention.span]
        while last + 1 < min(len(mentions), first + _MOST) and _LINK.fullmatch(
            plain, mentions[last].span.end, mentions[last + 1].span.start
        ):
            last += 1
            run.append(mentions[last].span)
        for end in range(len(run), 1, -1):
            if _is_whole(plain, mentions[first : first + end]):
                yield Span(run[0].start, run[end - 1].end)
                break


def _is_whole(plain: str, pieces: Sequence[TaggedMention]) -> bool:
    films = [_as_film(piece) for piece in pieces]
    if max(films) < _FILM:
        return False
    span = Span(pieces[0].span.start, pieces[-1].span.end)
    name = span.of(plain)
    if any(shape.fullmatch(name) for shape in (_WHOSE, _CALL, _TWICE)):
        return True
    return (min(films) >= _FILM and _is_apart(span, plain)) or _is_repeated(name, pieces, plain)


def _as_film(mention: TaggedMention) -> float:
    return sum(mention.kinds[kind] for kind in FILM_KINDS)


def _is_apart(span: Span, plain: str) -> bool:
    """Tell whether marks or a line hold a stretch and nothing else but its year."""
    before, after = plain[max(0, span.start - 1) : span.start], plain[span.end : span.end + 1]
    if _MARKS.fullmatch(before) and _MARKS.fullmatch(after):
        return not _MARKS.search(span.of(plain))
    led = _LINE.search(plain[max(0, span.start - _WORDS) : span.start])
    return led is not None and _DATED.match(plain, span.end) is not None


def _is_repeated(name: str, pieces: Sequence[TaggedMention], plain: str) -> bool:
    """Tell whether a name stands in a text often, and each of its pieces only in it."""
    often = sum(1 for _ in occurrences(name, plain))
    return often >= _AGAIN and all(
        sum(1 for _ in occurrences(piece.span.of(plain), plain)) == often for piece in pieces
    )
