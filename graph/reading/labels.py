"""Header labels: what `Dir.`, `Music by` or `Run Time` name, and which values suit them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ..expressions import expression
from ._words import entries, words_of
from .particles import ELIDED, PARTICLE_WORDS

__all__ = [
    "BARE_RATING",
    "BY_PHRASE",
    "DATE",
    "RUNTIME",
    "SITE_WORDS",
    "is_company",
    "is_names",
    "is_part_mark",
    "is_plausible",
    "labels_of",
    "short_labels_of",
]

_JOINED = expression(r"\s*(?:/|-|&|\+|,(?:\s*and\b)?|\sand\s)\s*", re.IGNORECASE)
_SHARED = {"directed", "written", "produced", "edited", "composed", "scored", "photographed"}


@cache
def _labels() -> tuple[Mapping[str, str], frozenset[str], Mapping[str, str]]:
    """Return what labels name, those of no property, and what abbreviations stand for."""
    named: dict[str, str] = {}
    useless: set[str] = set()
    short: dict[str, str] = {}
    for key, raws in entries("header_labels"):
        if key == "none":
            useless.update(raws)
        elif key.startswith("short "):
            short.update(dict.fromkeys(raws, key.removeprefix("short ")))
        else:
            named.update(dict.fromkeys(raws, key))
    return named, frozenset(useless), short


def labels_of(raw: str) -> tuple[str, ...]:
    """Return the normalised labels that a label as written names; () if it is unknown.

    A label may name several: "Writer/Director" gives ("screenwriter", "director"). A label
    known to be of no use ("Country") gives itself in lower case.
    """
    folded = " ".join(raw.casefold().replace("_", " ").split()).strip(" .:*-–—•")
    folded = folded.replace("’", "'")
    named, useless, _ = _labels()
    found = named.get(folded)
    if found:
        return (found,)
    if folded in useless:
        return (folded,)
    if len(folded) > 60 or not _JOINED.search(folded):
        return ()
    by = folded.endswith(" by")
    parts = [part for part in _JOINED.split(folded) if part]
    labels: list[str] = []
    for part in parts:
        whole = part if part.endswith(" by") or not by or part not in _SHARED else f"{part} by"
        label = named.get(whole) or named.get(part) or named.get(part.strip("."))
        if label is None and part in useless:
            continue
        if label is None:
            return ()
        if label not in labels:
            labels.append(label)
    if "composed" in folded and "producer" in labels:
        labels.remove("producer")  # "Composed and produced by": the album, not the film
    return tuple(labels)


def short_labels_of(raw: str) -> tuple[str, ...]:
    """Return what a catalogue's abbreviation stands for: "ph", "D/S"; () if it is none.

    They say so only among other labels.
    """
    known = _labels()[2]
    parts = raw.casefold().replace(".", "").strip(" *:_").split("/")
    labels = [label for part in parts if (label := known.get(part.strip()))]
    return tuple(labels) if len(labels) == len(parts) else ()


_ROLE = (
    r"(?:(?:original|film|background|musical|an? film)\s)?"
    r"(?:direct(?:ed|ion)|written|screenplay|script(?:ed)?|story|produced|edited|editing|music"
    r"|score[d]?|soundtrack|compos(?:ed|itions)|lyrics|cinematography|photograph(?:ed|y)|shot|lensed"
    r"|distributed|released|review(?:ed)?|film|posted|performed|dialogues?)"
)
BY_PHRASE = expression(
    rf"\b({_ROLE}(?:(?:\s?(?:,|/|&|\band\b)\s?){{1,2}}{_ROLE}){{0,3}}\s+by)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
DATE = expression(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:the\s+)?"
    rf"(?:{_YEAR}-[01]\d(?:-[0-3]\d)?"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|\s?[+-]\d\d:?\d\d)?)?"
    rf"|{_YEAR}/[01]?\d/[0-3]?\d"
    rf"|{_DAY}(?:\s+of)?(?:\s+|-){_MONTH}(?:,?\s+|-)(?:{_YEAR}|['’]\d\d)"
    rf"|{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}"
    rf"|{_MONTH},?\s+{_YEAR}"
    rf"|[0-3]?\d[/.][0-3]?\d[/.](?:{_YEAR}|\d\d))(?!\w)",
    re.IGNORECASE,
)
RUNTIME = expression(
    r"(?:(?:approx(?:imately|\.)?|about)\s)?(?:\d\s?h\s?[0-5]\d\b|\d{1,2}\s?(?:h(?:(?:ou)?rs?)?|hours?)\b\.?(?:,?\s?(?:and\s)?"
    r"\d{1,2}\s?(?:m(?:in(?:ute)?s?)?)\b\.?)?|\d{2,3}\s?-?m(?:in(?:ute)?s?)?\b\.?|\d{2,3}[′'’]"
    r"|\d{1,2}:\d\d(?::\d\d)?|PT\d{1,2}H(?:\d{1,2}M)?|PT\d{1,3}M)",
    re.IGNORECASE,
)
_OF = r"(?:\s?\(?(?:out\s)?of\s(?:\d{1,3}|four|five|ten|[*★]{1,10})\)?)?"
_NUMBER = r"(?:\d{1,3}(?:[.,]\d{1,2})?(?:\s?[½¼¾])?|\d\s+[1-3]/[24]|½)"
_SCALE = (
    r"(?:\s?/\s?|\s?\(?(?:out\s)?of\s(?:a\spossible\s)?|\son\s)"
    r"(?:5|10|100|4|6|20|five|ten|four)(?:\.0)?(?!\d)\)?"
)
BARE_RATING = expression(
    rf"(?:{_NUMBER}(?:\s?(?:stars?|\*|★))?{_SCALE}(?:\s?(?:stars?|\*|★))?"
    rf"|{_NUMBER}[\s-]?(?:stars?|★)(?!\w)(?:\s\(?(?:out\s)?of\s(?:\d{{1,3}}|four|five|ten)\)?)?"
    r"|[★☆✩✭✮⭐✰⯪](?:\s?(?:[★☆✩✭✮⭐✰⯪\ufe0f½⯨]|1/2))*"
    + _OF
    + r"|●[●◐○]{2,9}"
    + r"|\*(?:\s?\*){0,4}(?:\s?(?:½|1/2))?(?=\s|$|\()"
    + _OF
    + r"|(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s(?:and\s)?a\shalf|-and-a-half)?)"
    r"\s(?:stars?(?:\s\(?(?:out\s)?of\s(?:a\spossible\s)?(?:five|ten|four|5|10|4)\)?)?|out\sof\s(?:five|ten|four|5|10|4))(?:\sstars?)?"
    r"|[A-DF](?:[+\-−–]|[\s-](?:plus|minus)\b)?(?=\s*(?:$|[,;(/|]))|\d{1,3}\s?%|(?:10|\d)(?:\.\d{1,2})?(?=$|\s))",
    re.IGNORECASE,
)
_CERTIFICATE = expression(
    r"(?:rated\s)?(?:G|PG|PG-13|R|NC-17|NR|U|U/A|UA|A|12A?|15|18|TV-\w{1,3}|unrated|not rated"
    r"|M|MA|X|12\+|16\+|18\+)(?![\w+/.-])",
    re.IGNORECASE,
)
# What a site's menu offers, which no person is called: "Director: Interviews".
SITE_WORDS = words_of(
    "interviews interview profiles profile reviews review news features feature podcasts podcast "
    "articles article archive archives blog blogs videos video gallery galleries photos photo "
    "trailers trailer home contact about search login lists awards festivals events shop store "
    "forum forums newsletter subscribe more all films movies music books tv category categories "
    "tags latest browse index resources links directors actors composers credits biography "
    "filmography essays columns guides guide tba tbc tbd n/a none unknown various us see view full "
    "commentary commentaries q&a notes statement and the of with a-z"
)
_LETTER = expression(r"[A-F][+−–-]?\.?")
_PEOPLE = frozenset(
    {"director", "screenwriter", "producer", "cinematographer", "editor", "composer", "castMember"}
    | {"reviewAuthor", "studio", "recordLabel", "lyricist"}
)
_LOWER_IN_NAMES = words_of(
    "and with do das the of as y und et e i t by for others more many jr sr written based story "
    "screenplay uncredited voice music lyrics novel also feat featuring featured à vs or "
    "among"
) | {word.strip("'") for word in PARTICLE_WORDS}
_ELIDED = expression(rf"{ELIDED}(?=[^\W\d_a-z])")
_WORD = expression(r"[^\W\d_][\w’'`.-]*+")
_PARENTHESES = expression(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]")
_PROSE_WORDS = expression(
    r"\b(?:is|was|are|were|has|have|had|does|did|that|this|which|who|it|he|she|they|you|but|very"
    r"|not|his|her|their|its|it's|be|been|to|from|in|on)\b"
)


def is_names(value: str) -> bool:
    """Tell whether a value reads as names in a row, not as prose.

    >>> is_names("Ann Example, Bo de la Test & others"), is_names("The tunes are by far too loud")
    (True, False)
    """
    bare = _PARENTHESES.sub(" ", value)
    words = [_ELIDED.sub("", word) for word in _WORD.findall(bare)]
    if not words or len(value) > 3000:
        return False
    counted = [w for w in words if w.casefold().rstrip(".") not in _LOWER_IN_NAMES]
    if not counted:
        return False
    lower = sum(1 for w in counted if w[0].islower())
    if lower * 3 > len(counted):
        return False
    prose = len(_PROSE_WORDS.findall(bare))
    return prose * 8 <= len(words) and not (prose and bare.rstrip().endswith((".", "!", "?")))


_COMPANY = expression(
    r"\b(?:Films?|Pictures?|Studios?|Productions?|Entertainment|Records?|Recordings?|Music|Cinema|Company|Co|Inc|Ltd|LLC|GmbH|Corp"
    r"|Corporation|Media|Brothers|Bros|Features|International|Motion|Releasing|Distribution|Group|TV|Television|Movies?|Banner|Arts"
    r"|Creations|Network|Label|Classics|Industries|Associates|Channel|BBC|Editions|Press|Video)\b",
)


def is_company(value: str) -> bool:
    """Tell whether a name is plainly a company's: "Example Pictures", "Quay Records"."""
    return _COMPANY.search(value) is not None


def is_part_mark(value: str) -> bool:
    """Tell whether a value is a mark with its scale, as given to one part ("Story: 3/5")."""
    return bool(re.search(r"/|of|[★*]", value) and BARE_RATING.fullmatch(value.strip()))


def is_plausible(label: str, value: str) -> bool:
    """Tell whether a value suits a normalised label; prose after a label does not."""
    length = len(value)
    if not value or length > 3000:
        return False
    if label in _PEOPLE:
        limit = 1500 if label == "castMember" else 400
        if all(word.strip(",:;.()&|/").casefold() in SITE_WORDS for word in value.split()):
            return False
        return length <= limit and is_names(value) and not _LETTER.fullmatch(value)
    if label == "title":
        return length <= 120 and not (length > 40 and value.endswith("."))
    if label == "year":
        # "1968", or behind a country: "Italy/USA, 1968".
        led = rf"\W{{0,3}}(?:[A-Z][\w./ -]{{0,20}},? ){{0,2}}?{_YEAR}\b"
        return bool(re.match(led, value)) and length <= 40
    if label in {"filmGenre", "musicGenre"}:
        return length <= 140 and not value.endswith((".", "!", "?"))
    if label == "runtime":
        return length <= 60 and bool(RUNTIME.match(value) or re.match(r"\d{2,3}$", value))
    if label == "rating":
        return length <= 80 and bool(BARE_RATING.match(value)) and not _CERTIFICATE.fullmatch(value)
    if label == "reviewDate":
        return length <= 80 and bool(DATE.search(value))
    if label == "releaseDate":
        return length <= 80 and bool(DATE.search(value) or re.search(_YEAR, value))
    if label == "tracklist":
        return length > 3
    if label in {"setIn", "basedOn", "award", "song"}:
        return length <= 160 and not (length > 60 and value.endswith("."))
    return length <= 120 and not (len(value.split()) > 8 and value.endswith((".", "!", "?")))
