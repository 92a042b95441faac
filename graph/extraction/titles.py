"""A title as a head of a document gives it, cleaned of what stands around it."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..expressions import expression
from .quotes import is_title_like
from .words import word_list

__all__ = [
    "MUSIC_FROM",
    "WORK",
    "YEAR",
    "HeadTitle",
    "bare_form",
    "clean_title",
    "headline_title",
    "is_plausible_title",
    "ungraded",
]

WORK = r"(?:film|movie|music|soundtrack|score|ost|album|cinema|dvd|blu-ray)"
YEAR = r"(?P<year>(?:18[89]|19\d|20[0-3])\d)"


@dataclass(frozen=True, slots=True)
class HeadTitle:
    """A title that the head of a document gives; `offset` is where its line starts.

    `given` tells that a label or a record says in so many words that this is the title.
    """

    title: str
    pattern: str
    offset: int
    year: int | None = None
    composer: str | None = None
    director: str | None = None
    given: bool = False


_SERIES = expression(
    r"^(?:[A-Z]{3,6} (?:19|20)\d\d|(?:film|movie|music|soundtrack|dvd|blu-ray|quick|short|mini)?[ -]?reviews?"
    r"|(?:film |movie |dvd |video )?capsules?|(?:now|also) (?:playing|showing)|(?:new )?on (?:dvd|video|blu-ray|screen)|at the (?:movies|cinema|pictures)|(?:film|movie|album|score|soundtrack|pick|dvd|video) of the (?:day|week|month|year)|quick takes?|out (?:now|this week)"
    r"|soundtrack|music|retro(?:spective)?)\s*[:–—-]\s*"
    r"|^(?:cinema|films?|movies?|albums?|popular|trending|streaming)(?::| [–—-]) +(?=\S)"
    r"|^(?:(?:my|some|a few|quick|brief|random|short|final|first|more|initial|scattered) (?:\w+ )?(?:notes|thoughts|words|impressions|musings|remarks)"
    r"|(?:thoughts|musings|ramblings)) (?:on|about):? (?=[“\"‘']?(?-i:[A-Z\d]))",
    re.IGNORECASE,
)
# "(12A, 116 mins)", "(Finland, 2002, dir: Ann Vane)": one of what brackets behind a title list is a
# certificate, a running time or a year.
_MINUTES = r"\d{2,3}\s?(?:mins?|minutes|m)\b\.?"
_CERTIFICATE = r"(?:U|PG|PG-13|NC-17|MA ?15\+?|R18\+?|12A?|15|18|X|AA)"
_FACTS = rf"\((?:[^(),;]{{1,40}}[,;] ?)*(?:{_CERTIFICATE}|{_MINUTES}|(?:[^()\d,;]{{1,30}} )?(?:18|19|20)\d\d)(?:[,;][^(),;]{{1,40}})*\)"
_TAIL = expression(
    rf"(?:\s*[–—:|-]\s*(?:an? )?(?:{WORK} )*reviews?|\s+{WORK} reviews?|\s*{_FACTS}(?:,?\s*{_MINUTES})?|\s+on (?:dvd|blu-ray|vhs|4k)"
    r"|(?<=[\w)])(?:\s*[★☆✮½]+| +\*{1,5}(?: ?(?:½|1/2))?)|(?<=\w)(?:,|:| [–—-]) (?-i:an?)|(?<=\w): (?-i:[A-F])[+–−-]?"
    r"|\s*\((?:the )?original (?:(?:motion picture|film|movie) )?(?:soundtrack|score|music)(?: album| recording)?\)"
    r"|\s*[–—:(-]+\s*(?:music|songs) from the (?:original )?(?:motion picture|film|movie)\)?)\s*$",
    re.IGNORECASE,
)
# "#7: Some Title", "No. 7 – Some Title", "7. Some Title": the head of an entry in a list.
_NUMBERED = expression(
    r"^(?:(?:#|No\.? ?)\d{1,3}\s*[.:)–—-]?\s*|\d{1,2}[.)]\s+)(?=\S)", re.IGNORECASE
)
# "★★★ Some Title", "B+ Some Title": its mark before a title.
_MARKED = expression(r"^(?:[★☆]+½?|[A-F][+–−-]) +(?=[“\"‘'*_]*[A-Z\d])")
_LETTERED = expression(r"^[A-DF] +(?=[“\"‘'*_]*[A-Z\d])")
# "Some Review | Some Title | 1986": the parts that a line is divided into, and those that label it.
_BARRED = expression(r" *\| *")
_LABEL = expression(r"(?:[\w'’-]+ ){0,2}reviews?|(?:19|20)\d\d|", re.IGNORECASE)
MUSIC_FROM = (
    r"(?:original )?(?:music|songs|score|selections) (?:from|for) (?:and inspired by )?the"
    r" (?:original )?(?:motion picture|film|movie)(?: soundtrack)?:? "
)
"""What stands before the title of a film on a record."""
_OF_RECORD = expression(rf"^{MUSIC_FROM}(?=\S)", re.IGNORECASE)
# "From the film “Some Title” (dir. Ann Vane)": what is quoted, even where the closing mark is cut.
_OF_FILM = expression(
    r"(?:[a-z,]+ ){0,3}from the (?:[\w'’]+ ){0,2}?(?:film|movie|motion picture|documentary)[,:]? [“\"](?P<title>[^“”\"]{2,80})(?:[”\"].*)?",
    re.IGNORECASE,
)
# "“Some Title”: What Else a Headline Says", "'Some Title' is a marvel": the words in quotation marks
# are the title. A closing mark alone is what is left where the opening one is already cut.
_QUOTED = expression(
    r"(?:“(?P<double>[^“”]{2,80})”|\"(?P<plain>[^\"]{2,80})\"|[‘'](?P<single>[^“”\"]{2,80}?)[’']"
    r"|(?P<closed>[^“”]{2,80})”)(?=:| [–—-] |,? [a-z])[^“”\"]+"
)
_HASHES = expression(r"^#{1,6}\s+(?=\S)")
_BRACKETS = "“”\"‘’'`_* "


def ungraded(titles: Sequence[str]) -> list[str]:
    """Return the titles of a page, cleaned, without the bare letters that mark them.

    >>> ungraded(["B+ Low Tide", "A Slate Roof", "C Tin Harvest"])
    ['Low Tide', 'Slate Roof', 'Tin Harvest']
    >>> ungraded(["A Slate Roof", "Low Tide"])
    ['A Slate Roof', 'Low Tide']
    """
    marked = sum(_MARKED.match(title) is not None for title in titles)
    lettered = sum(_LETTERED.match(title) is not None for title in titles)
    cleaned = [clean_title(title) for title in titles]
    if not marked or marked + lettered < len(titles):
        return cleaned
    return [
        _LETTERED.sub("", title) if _LETTERED.match(raw) else title
        for raw, title in zip(titles, cleaned, strict=True)
    ]


def clean_title(text: str) -> str:
    """Return a title without series prefix ("TIFF 2009:"), "review" tail, year and marks."""
    text = _HASHES.sub("", " ".join(text.split()))
    if "|" in text:
        parts = _BARRED.split(text)
        text = next((part for part in parts if not _LABEL.fullmatch(part)), text)
    quoted = _OF_FILM.fullmatch(text)
    text = quoted["title"] if quoted else _OF_RECORD.sub("", text)
    text = _MARKED.sub("", _NUMBERED.sub("", _SERIES.sub("", text)))
    while (shorter := _TAIL.sub("", text).strip()) != text:
        text = shorter
    text = _quoted_title(text)
    while len(text) > 1 and text[0] in _BRACKETS and (text[-1] in _BRACKETS or text[0] in "_* "):
        text = text[1:-1] if text[-1] in _BRACKETS else text[1:]
    return text.strip(" _*:,;|–—")


def _quoted_title(text: str) -> str:
    """Return what a headline quotes at its start, where other words follow; else the headline."""
    if (quoted := _QUOTED.fullmatch(text)) is None:
        return text
    title = next(group for group in quoted.groups() if group is not None).strip(" ,")
    return title if is_title_like(title) else text


# "Some Title at 25", "Some Title turns 40: a second look", "Some Title, thirty years on".
_JUBILEE = expression(
    r"(?P<title>[^:\n]{2,60}?)(?: (?i:at) (?:\d?[05]|100)| turns \d{2,3}|[,:]? (?:\d{2,3}|[a-z]+(?:ty|teen)|ten) years (?:on|later|after))"
    r"(?:(?:[:,]| [–—-]) .*)?[.!?]?"
)
# "Why Some Title still matters", "How “Some Title” changed everything".
_WHY = expression(
    r"(?:Why|How|What) (?P<title>[^:\n]{2,60}?) (?:(?:still|only|never|really|always) )?(?:matters?|deserves|remains|works?|endures|holds|changed|"
    r"should|gets?|got|will|refuses|made|makes|became|is|was|has|does|did|can|lasts|stands|speaks|needs)\b.*"
)
# "Ann Example Shines in ‘Some Title’": what the end of a headline quotes, where no song is meant.
_QUOTED_LAST = expression(
    r"(?!.*\b(?i:sings?|sang|songs?|singles?|albums?|tracks?|episodes?|novels?|books?|stage|plays? on|ballads?|covers?|series|video)\b)"
    r"[^“”\"‘\n]{6,90} (?:in|of|to|with|from|for|behind|called) (?:“(?P<double>[^“”\"]{2,60})”|\"(?P<plain>[^“”\"]{2,60})\"|[‘'](?P<single>[^“”\"‘]{2,60})['’])[.!?]?"
)


def headline_title(text: str) -> str | None:
    """Return the title that the words of a headline are about, None where they name none so."""
    found = _JUBILEE.fullmatch(text) or _WHY.fullmatch(text) or _QUOTED_LAST.fullmatch(text)
    if found is None:
        return None
    title = clean_title(next(group for group in found.groups() if group is not None))
    return title if is_plausible_title(title) and is_title_like(title) else None


# "Slate? Still perfect", where nothing is asked; "Slate, the Vane one": what is said of which.
_ASKS = expression(
    r"\b(?:who|whose|what|where|why|when|how|which|is|are|was|were|am|do|does|did|can|could|shall|should|"
    r"will|would|have|has|had|quo|guess)(?:['’](?:s|re|d|ll)|n['’]t)?\b|,|n['’]t\b",
    re.IGNORECASE,
)
_FEW_WORDS = 3
_WHICH_ONE = expression(r", the [^,.!?]{1,40}$")
_ONE = expression(r"[”\"’']? (?:one|version|remake|original|film|movie)\b")


def bare_form(title: str, behind: str) -> str:
    """Return a title without the mark that asks nothing, and without which one of its name it is.

    `behind` is what follows it in the text.
    """
    which = _WHICH_ONE.search(title)
    if which is not None and _ONE.match(behind):
        return title[: which.start()]
    few = len(title.split()) <= _FEW_WORDS
    if title.endswith("?") and few and behind.startswith(" ") and not _ASKS.search(title):
        return title[:-1]
    return title


def is_plausible_title(title: str) -> bool:
    """Tell whether a cleaned line may be a title: no label, sentence or lone punctuation."""
    words = title.split()
    if not 1 <= len(words) <= _MAX_WORDS or not title or title[-1] in ".;":
        return False
    lowered = title.casefold()
    if re.search(r"\d/\d|^(?:the|this) (?:film|movie)\b", lowered) or (
        lowered.startswith("i ") and not is_title_like(title)
    ):
        return False
    if lowered in word_list("not_titles") or _RELEASE_LINE.match(title) or _SET.match(title):
        return False
    if lowered.split()[0] in ("by", "review", "reviewed", "posted"):
        return False
    return any(c.isalpha() for c in title) or (title.isdigit() and len(title) <= 4)


_MAX_WORDS = 14
# "Set in Oslo in 1952, …" opens a sentence.
_SET = expression(r"Set (?:in|on|at|against|around|during|amid) ")
# "Opens in cinemas on Friday", "Cert. 12A", "Out 3 March": when and for whom a film is shown.
_RELEASE_LINE = expression(
    r"(?:Opens|Opening|Released|Out|Now showing|Showing)(?: (?:now|in|on|at|from|this|next)\b|,? ?\d|"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|In (?:cinemas|theaters|theatres)\b|"
    r"Cert(?:ificate)?\b[.:]? ?(?:U|PG|A|X|AA|\d\d?A?)\b"
)
