"""Titles that no chain of capitals holds as a whole, or that it holds with a word too many.

"127 Hours" opens with a figure, "Home stars …" with an everyday word that a sentence begins with,
and in "Nine Queens I admire", "Low Tide in 1941" and "Saw Low Tide" a word stands too many. A mark
may part a title ("Low... Low Tide", "Tides! A Comedy"), a heading or a maker stand before it
("Old Favourites: Low Tide", "ANN VANE'S LOW TIDE"), and one in another language has small words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ..documents import Span
from ..expressions import expression
from .words import word_list

__all__ = ["foreign_title", "title_variants"]

_FIGURE = expression(r"(?:^|(?<=[\s(“\"'‘]))(?:\d{1,4}(?:st|nd|rd|th)?|\d{1,2}:\d\d) $")
_BEFORE = 8
_TOO_LONG = expression(
    r"(?: in (?:18|19|20)\d\d| [A-Z]|(?:, an?)? \d+| [oO]n [A-Z][a-z]+day| again| (?i:at) \d+"
    r"| (?:in|at) (?:the )?[A-Z][^\W\d_]+)$"
)
_TOO_EARLY = expression(
    r"^(?:(?:Re-?)?[Ww]atch(?:ed|ing)?(?: of)?|Saw|See|Seeing|Caught|Finished|Enter|With|In|From"
    r"|And|But|When|Like|After|Before|Of|For|To|So|If|As|Is|Was|This|That|Then) "
    r"(?=[^\W\d_]*[A-Z\d])"
)
# Where a name goes on behind a mark: "Low... Low Tide", "Tides! A Comedy".
_LONGEST_MARK = 3
_MARK = expression(r"(?<=\w)(?:\.{2,3}|…|!|\?) (?=(?P<article>(?:The|An?) (?=[A-Z]))?[^\W\d_])")
# The maker in a line of capitals, and what a heading says before the title.
_OWNER = expression(r"['’]S (?=[^\W\d_]{2})")
_HEADED = expression(r"(?<=\w\w): (?=[^\W_])")
# "Mon oncle est loin": words of another language, of which only the first has a capital.
_CAPITALISED = expression(r"(?<![\w'’])(?:[LD]['’]|(?P<word>[A-Z][a-z]{1,3}) )(?=[^\W\d_])")
_WORD = expression(r"[^\W\d_][\w'’-]*")
_MOST_FOREIGN = 6
_OPENS = expression(
    r"(?:^|[.!?…][”\"’')\]]{0,2} |\n)(?P<word>[A-Z][a-z]{1,14}) "
    r"(?!comes?\b|came\b|goes\b|went\b)(?P<verb>[a-z]+(?:n['’]t)?)\b"
)
_SHORTEST = 2


def title_variants(
    names: Iterable[tuple[str, Sequence[Span]]], plain: str
) -> Iterator[tuple[str, Span]]:
    """Yield stretches of the text that may be titles, each with what it is beside a name.

    `names` come with their places. The order is theirs; the words that open a sentence come last.
    """
    names = list(names)
    for name, spans in names:
        late, early = _TOO_LONG.search(name), _TOO_EARLY.match(name)
        for span in spans:
            figure = _FIGURE.search(plain, max(0, span.start - _BEFORE), span.start)
            if figure is not None and figure.end() == span.start:
                yield "figure", Span(figure.start(), span.end)
            if late is not None and late.start() >= _SHORTEST:
                yield "shorter", Span(span.start, span.start + late.start())
            if early is not None:
                yield "later", Span(span.start + early.end(), span.end)
            yield from _parts(name, span)
    yield from _joined([span for _, spans in names for span in spans], plain)
    yield from _foreign(plain)
    for match in _OPENS.finditer(plain):
        verb = match["verb"].replace("’", "'")
        if verb in word_list("verbs_of_films") and match["word"].lower() not in _no_titles():
            yield "opening", Span(*match.span("word"))


def _parts(name: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield what stands behind the maker in a name in capitals, and each side of a colon."""
    if owner := _OWNER.search(name):
        yield "owned", Span(span.start + owner.end(), span.end)
    if colon := _HEADED.search(name):
        yield "head", Span(span.start, span.start + colon.start())
        yield "headed", Span(span.start + colon.end(), span.end)


def _joined(spans: Sequence[Span], plain: str) -> Iterator[tuple[str, Span]]:
    """Yield each two names that only a mark parts."""
    marks = {match.start(): match for match in _MARK.finditer(plain)}
    if not marks:
        return
    begins: dict[int, int] = {}
    for span in spans:
        begins[span.start] = max(span.end, begins.get(span.start, 0))
    for span in spans:
        inner = next((at for at in range(span.end - _LONGEST_MARK, span.end + 1) if at in marks), 0)
        if inner <= span.start:
            continue
        after = (marks[inner].end(), marks[inner].end("article"))
        if end := max(begins.get(at, 0) for at in after):
            yield "joined", Span(span.start, end)


def _foreign(plain: str) -> Iterator[tuple[str, Span]]:
    for match in _CAPITALISED.finditer(plain):
        if (title := _foreign_from(match, plain)) is not None:
            yield "foreign", title


def foreign_title(plain: str, at: int) -> Span | None:
    """Return the title in another language that begins at a place, with its small words."""
    match = _CAPITALISED.match(plain, at)
    return _foreign_from(match, plain) if match is not None else None


def _foreign_from(match: re.Match[str], plain: str) -> Span | None:
    opening, links = word_list("title_foreign_openings"), word_list("title_foreign_links")
    if match["word"] is not None and match["word"] not in opening:
        return None
    end, at, is_small, is_linked = 0, match.end(), False, False
    for _ in range(_MOST_FOREIGN):
        word = _WORD.match(plain, at)
        if word is None:
            break
        is_link = word.group() in links
        if not is_link and word.group() in word_list("common"):
            break
        if not is_link:
            end, is_small = word.end(), is_small or is_linked or word.group()[0].islower()
        is_linked = is_linked or (is_link and end > 0)
        if plain[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    return Span(match.start(), end) if is_small else None


@cache
def _no_titles() -> frozenset[str]:
    lists = ("function", "human_nouns", "film_nouns", "aspect_words", "no_subjects")
    never = frozenset(word.lower() for name in lists for word in word_list(name))
    return never - word_list("title_small_subjects")
