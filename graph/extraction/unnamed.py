"""Whether a text that names no title is plainly about one film all the same."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from typing import TYPE_CHECKING

from ..claims import DocumentKind, Entity
from ..expressions import expression
from ..reading.layout import Layout
from ..tagger.labels import FILM_KINDS
from .words import key_of

if TYPE_CHECKING:
    from ..tagger.answers import Tagged

__all__ = ["UNNAMED", "is_about_one"]

UNNAMED = Entity("film", "")
"""The film of a document that never names it; it is no film of any other document."""

_NOUN = r"(?:film|movie|flick|picture|documentary|sequel|remake|adaptation|biopic)"
# All these read text in lower case.
_DEFINITE = expression(
    rf"\bth(?:is|e|at) (?:[\w'’-]+ ){{0,2}}?{_NOUN}\b(?! (?:industry|business|festival|maker|critic|star|theat|poster|buff|fan))"
)
_ONE = expression(
    rf"\b(?:it(?:['’]s| is| was)|an?|its|his|her|their) (?:[\w'’-]+,? ){{0,3}}?(?:{_NOUN[3:-1]}|thriller|soundtrack)\b"
)
_MANY = frozenset(["films", "movies", "flicks", "pictures"])
_CRAFT = frozenset(
    [
        "acting", "acted", "actor", "actors", "actress", "actresses", "cast", "director", "directors", "directed",
        "directing", "direction", "plot", "story", "storyline", "screenplay", "script", "scene", "scenes", "character",
        "characters", "performance", "performances", "soundtrack", "score", "cinematography", "camera", "ending",
        "dialogue", "dialog", "effects", "watch", "watched", "watching", "saw", "seen", "rent", "rented", "rental",
        "dvd", "video", "theater", "theaters", "theatre", "theatres", "cinema", "sequel", "star", "stars", "starring",
        "screen", "comedy", "horror", "drama", "film", "movie",
    ]
)  # fmt: skip
_WORD = expression(r"[a-z]+")
_SERIES = expression(
    r"\b(?:th(?:is|e) (?:\w+ ){0,2}?(?:show|series|sitcom|programme|program|soap|miniseries|mini-series)\b|"
    r"episodes?\b|seasons? (?:\d+|one|two|three|four|five)\b|first season\b|second season\b|tv show\b|pilot\b)"
)
_OTHER_THING = expression(
    r"\bth(?:is|e) (?:\w+ ){0,2}?(?:book|novel|game|restaurant|recipe|product|album|concert|play|website|software|app|exhibition|hotel|dish)\b|"
    r"\b(?:gameplay|tablespoons?|teaspoons?|preheat|click|install)\b"
)
# What the tagger reads in a text about one film that it does not name.
_PARTS = ("castMember", "director", "composer", "screenwriter", "characterIn")
_IN_PART, _SOME, _MANY_FILMS = 0.5, 4, 6
_MOST_READ = 20_000
_CRAFT_NEEDED = 3
_MOST_OTHERS = 3


def is_about_one(layout: Layout, kind: DocumentKind, tagged: Tagged | None) -> bool:
    """Tell whether a text that names no title is about one film: by its words, and as it is read.

    Of texts that the tagger had not seen and whose title was not found, 29 of 44 about several
    films name six or more, and 6 of 316 about one.
    """
    if tagged is None:
        return _has_its_words(layout, kind)
    plain = layout.view.plain
    films = {key_of(m.span.of(plain)) for m in tagged.mentions if m.kind in FILM_KINDS}
    if len(films) >= _MANY_FILMS:
        return False
    parts = sum(any(m.relations[part] > _IN_PART for part in _PARTS) for m in tagged.mentions)
    return parts >= _SOME or _has_its_words(layout, kind)


def _has_its_words(layout: Layout, kind: DocumentKind) -> bool:
    """Tell whether the words are those of a review of one film: "this movie", acting, plot.

    A television series, a book, a list of many films and a text with too few such words give
    False. Only the first 20,000 characters have a say.
    """
    if kind == "other":
        return False
    text = layout.view.plain[:_MOST_READ].lower()
    words = _WORD.findall(text)
    craft_words = [word for word in words if word in _CRAFT]
    craft = len(set(craft_words))
    if not craft:
        return False
    definite = len(_DEFINITE.findall(text))
    other = len(_OTHER_THING.findall(text))
    if len(_SERIES.findall(text)) > definite:
        return False
    if other > 2 and other > 2 * definite and other * 2 > len(craft_words):
        return False
    if sum(word in _MANY for word in words) > _MOST_OTHERS + 3 * definite:
        return False
    if definite:
        return craft >= _CRAFT_NEEDED - 1 or definite > 1
    return craft > _CRAFT_NEEDED or (
        craft == _CRAFT_NEEDED and not other and _ONE.search(text) is not None
    )
