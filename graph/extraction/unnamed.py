"""Whether a text that names no title is plainly about one film all the same."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re

from ..claims import DocumentKind, Entity
from ..reading.layout import Layout

__all__ = ["UNNAMED", "is_about_one_film"]

UNNAMED = Entity("film", "")
"""The film of a document that never names it; it is no film of any other document."""

_ONE = re.compile(
    r"\b(?:this|the|that|it(?:['’]s| is| was)|an?|such an?|its|his|her|their) (?:[\w'’-]+,? ){0,3}?"
    r"(?:film|movie|flick|picture|documentary|sequel|remake|adaptation|biopic|thriller|soundtrack)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\bth(?:is|e|at) (?:[\w'’-]+ ){0,2}?(?:film|movie|flick|picture|documentary|sequel|remake|adaptation|biopic|feature)\b(?! (?:industry|business|festival|maker|critic|star|theat|poster|buff|fan))",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:films|movies|flicks|pictures)\b", re.IGNORECASE)
_CRAFT = re.compile(
    r"\b(?:acting|acted|actors?|actress(?:es)?|cast|directors?|directed|directing|direction|plot|story|storyline|screenplay|"
    r"script|scenes?|characters?|performances?|soundtrack|score|cinematography|camera|ending|dialogue|dialog|effects|"
    r"watch(?:ed|ing)?|saw|seen|rent(?:ed|al)?|dvd|video|theat(?:er|re)s?|cinema|sequel|stars?|starring|screen|comedy|horror|drama|film|movie)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:(?:this|the) (?:\w+ ){0,2}?(?:show|series|sitcom|programme|program|soap|miniseries|mini-series|anime series)|"
    r"episodes?|seasons? (?:\d+|one|two|three|four|five)|first season|second season|tv show|pilot)\b",
    re.IGNORECASE,
)
_OTHER_THING = re.compile(
    r"\b(?:this|the) (?:\w+ ){0,2}?(?:book|novel|game|restaurant|recipe|product|album|concert|play|website|software|app|exhibition|hotel|dish)\b|"
    r"\b(?:gameplay|tablespoons?|teaspoons?|preheat|click|install)\b",
    re.IGNORECASE,
)
_MOST_READ = 20_000
_CRAFT_NEEDED = 3


def is_about_one_film(layout: Layout, kind: DocumentKind) -> bool:
    """Tell whether the words are those of a review of one film: "this movie", acting, plot.

    A television series, a book, a list of many films and a text with too few such words give
    False. Only the first 20,000 characters have a say.
    """
    if kind == "other":
        return False
    text = layout.view.plain[:_MOST_READ]
    definite = len(_DEFINITE.findall(text))
    one = len(_ONE.findall(text))
    craft = len({word.lower() for word in _CRAFT.findall(text)})
    series = len(_SERIES.findall(text))
    other = len(_OTHER_THING.findall(text))
    if series > definite or (other > 2 and other > 2 * definite):
        return False
    many = len(_MANY.findall(text))
    if many > 3 + 3 * definite:
        return False
    if definite:
        return craft >= _CRAFT_NEEDED or definite > 1
    return one > 0 and craft > _CRAFT_NEEDED or craft > 2 * _CRAFT_NEEDED
