"""Titles that no chain of capitals holds as a whole, or that it holds with a word too many.

"127 Hours" opens with a figure, "Home stars …" with an everyday word that a sentence begins with,
and in "Nine Queens I admire", "Low Tide in 1941" and "Saw Low Tide" a word stands too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ..documents import Span
from ..expressions import expression
from .words import word_list

__all__ = ["title_variants"]

_FIGURE = expression(r"(?:^|(?<=[\s(“\"'‘]))(?:\d{1,4}(?:st|nd|rd|th)?|\d{1,2}:\d\d) $")
_BEFORE = 8
_TOO_LONG = expression(r"(?: in (?:18|19|20)\d\d| I|(?:, an?)? \d+| [oO]n [A-Z][a-z]+day)$")
_TOO_EARLY = expression(
    r"^(?:(?:Re-?)?[Ww]atch(?:ed|ing)?(?: of)?|Saw|See|Seeing|Caught|Finished|Enter|With|In|From"
    r"|And|But|When|Like|After|Before|Of|For|To|So|If|As|Is|Was) (?=[^\W\d_]*[A-Z\d])"
)
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
    for match in _OPENS.finditer(plain):
        verb = match["verb"].replace("’", "'")
        if verb in word_list("verbs_of_films") and match["word"].lower() not in _no_titles():
            yield "opening", Span(*match.span("word"))


@cache
def _no_titles() -> frozenset[str]:
    lists = ("function", "human_nouns", "film_nouns", "aspect_words", "no_subjects")
    never = frozenset(word.lower() for name in lists for word in word_list(name))
    return never - word_list("title_small_subjects")
