"""Comparisons: a likeness, contrast or ranking that a document draws between two named films."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..claims import Claim, Entity
from ..documents import Span
from ..reading.layout import Sentence
from .capitals import TITLE
from .mentions import inside
from .reading import Reading
from .words import UPPER, word_list

__all__ = ["find"]

_FILLER = (
    r"(?:(?:with|in|for|of|the|a|an|that|those|it|his|her|their|its|my|own|earlier|previous"
    r"|later|other|another|great|classic|evergreen|similar|original|recent|last|year's|film"
    r"|films|movie|movies|work|works|score|scores|music|soundtrack|style|style\s+of|ones?"
    r"|classics|preceding|successful|something|say|either|both|any\s+of|[\w.]+['’]s?"
    r"|(?-i:[a-z])[\w-]*)[\s,:“\"'‘_*(\[]*+){0,9}+$"
)
# What stands before the other film, up to its mention.
_BEFORE: Final = re.compile(
    r"(?:\b(?:(?<!would )(?<!you )(?<!i )(?<!looks )(?<!'d )like|unlike|similar\s+to|akin\s+to"
    r"|same\s+\w+\s+as|reminiscent\s+of|comparable\s+to|reminds?\s+\w+(?:\s+\w+){0,2}\s+of"
    r"|reminded\s+\w+(?:\s+\w+){0,2}\s+of|reminding\s+\w+\s+of|mak(?:es?|ing)\s+\w+\s+think\s+of"
    r"|made\s+\w+\s+think\s+of|compar(?:es?|ed|ing|ison)\s+(?:it\s+"
    r"|this\s+|favou?rably\s+|unfavou?rably\s+|well\s+)?(?:to|with)|in\s+comparison\s+(?:to"
    r"|with)"
    r"|in\s+the\s+(?:same\s+)?(?:vein|style|spirit|tradition|mould|mold|league|class|footsteps"
    r"|shadow|manner|mood|line)\s+(?:of|as)"
    r"|on\s+(?:a\s+)?par\s+with|up\s+there\s+with|rivals?|resembl(?:es?|ed|ing)"
    r"|(?:a\s+)?(?:cross|mix|hybrid|blend|combination)\s+(?:between|of)|echo(?:es|ing)?|evok"
    r"(?:es|ing)|recall(?:s|ing)|surpass(?:es|ed)|outdo(?:es)?|outranks?|ripoff\s+of|rip-off\s+of"
    r"|rips?\s+off|clone\s+of|knock-?off\s+of|cop(?:y|ies)\s+of|version\s+of|answer\s+to"
    r"|superior\s+to|inferior\s+to|prefer(?:red)?"
    r"|nowhere\s+near|holds?\s+a\s+candle\s+to|measure\s+up\s+to|live\s+up\s+to"
    r"|as\s+in|just\s+as|compare|beside|remade\s+(?:it\s+)?as|all\s+of|the\s+whole\s+of"
    r"|next\s+to|not\s+even|grew\s+up\s+(?:on|with)|(?:only|other)\s+one\s[^.;]{0,40}?\bis"
    r"|the\s+one\s+in|(?:descendants?|cousins?|companion|sibling|kin|kinship"
    r"|affinit\w+|successor|forerunner|prequel|precursor)\b[^.;]{0,30}?\b(?:in|to|of|with)"
    r"|(?:has|have|share[sd]?)\s+(?:much|a\s+lot|more|little|something|nothing)\s+(?:in\s+common"
    r"\s+)?with|(?:does\s+not|doesn't|did\s+not|didn't)\s+(?:quite\s+)?(?:have|reach|match"
    r"|equal)\s[^.;,]{0,40}?of)"
    r"|\b(?:better|worse|more|less|funnier|scarier|darker|greater|weaker|stronger|inferior"
    r"|superior|\w{2,}er)\b[^.;!?]{0,60}\bthan"
    r"|\bas\s+(?!(?:well|soon|long|far|much)\b)(?:\w+[\s-]+){1,4}as|\bthan|\bfilms?\s+like"
    rf"|\bmovies?\s+like)[,:]?\s+{_FILLER}",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"[\"”'’_*)\]]*,?\s+(?:(?:is|was|are|were|remains|has|had|did|does)\s+(?:still\s+|also\s+"
    r"|far\s+|much\s+|it\s+|a\s+|the\s+)*(?:better|worse|superior|inferior|funnier|scarier"
    r"|more\b|less\b|far\s+better|with\s+better|same\b)"
    r"|comes?\s+to\s+mind|came\s+to\s+mind|springs?\s+to\s+mind|in\s+the\s+same\s+breath"
    r"|it(?:'s|\s+is)\s+not\b|this\s+(?:is\s+not|isn't|ain't)\b|meets\b|may\s+not\s+agree"
    r"|(?:also|too)\b|for\s+(?:instance|example)\b|instead\b(?!\s+of))",
    re.IGNORECASE,
)
_FILMS_LIKE: Final = re.compile(
    r"\b(?:films?|movies?)\s+(?:like|such\s+as)\b[^.;]*\b(?:also|too|as\s+well|both)\b"
    r"|\b(?:films?|movies?)\b[^.;]*\bthis\s+(?:one|film|movie)\s+is\s+(?:\w+\s+){0,3}"
    r"(?:best|worst|better|worse)\b",
    re.IGNORECASE,
)
_SUCH_FILMS: Final = re.compile(
    r"\b(?:films?|movies?)(?:\s+(?:like|such\s+as))?\W*$", re.IGNORECASE
)
_CONTRAST: Final = re.compile(
    r"^(?:where(?:as)?|while|unlike|just\s+like|like|compared\s+(?:to|with))\b|\b(?:whereas"
    r"|in\s+contrast|by\s+contrast|on\s+the\s+other\s+hand|unlike\s+in)\b",
    re.IGNORECASE,
)
# "If Paper Boats is the warmest thing she did, this is the noblest"
_IF_THAT: Final = re.compile(r"\b(?:if|where|whereas|while)\s+[\"“'‘_*(\[]*$", re.IGNORECASE)
_THIS: Final = re.compile(
    r",\s+(?:then\s+)?(?:this|that|it|here|the\s+(?:film|movie|new))\b", re.IGNORECASE
)
_RANKED: Final = re.compile(
    r"\b(?:(?:gone|went|goes)\s+(?:up|down)\b.*\b(?:gone|went|goes)\s+(?:up|down)|is\s+"
    r"(?:better|worse|funnier|darker)\s+than|but\b.*\b(?:is|was)\s+(?:pretty\s+|very\s+|also\s+"
    r"|just\s+as\s+|even\s+)*(?:\w+\s+)?(?:good|great|better|worse|bad)\s+too)\b",
    re.IGNORECASE,
)
_NOT_COMPARING: Final = re.compile(
    r"\b(?:starred\s+in|directed|director\s+of|creator\s+of|makers?\s+of|known\s+for"
    r"|famous\s+for|best\s+known|appeared\s+in|work\s+(?:in|on)|role\s+in|nominat\w+|awards?"
    r"|oscar|adaptation\s+of|based\s+on|remake\s+of|sequel\s+to|would\s+like|i\s+like"
    r"|looks\s+like|sounds\s+like\s+a)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


@cache
def _stems() -> AhoCorasick:
    return AhoCorasick(sorted(word_list("comparison_stems")))


_TITLE: Final = re.compile(rf"(?<![\w’'-]){TITLE}(?!\w)")
_LINKED: Final = re.compile(r" (?:of|the|to|for|with|vs\.?) |^(?:The|A) ")
_OF_FILMS: Final = re.compile(
    r"\b(?:(?:films?|movies?|features?)\s+(?:like|such\s+as)|the\s+whole\s+of"
    r"|remade\s+(?:it\s+)?as|(?:people|many|some|critics)\s+mention)$",
    re.IGNORECASE,
)
_MOST_TITLES: Final = 40
_MOST_LISTED: Final = 12
_WINDOW: Final = 600
_MARKS: Final = "\"“'‘_*([ "


class _Other(NamedTuple):
    """Another film of a sentence, by offsets there; `plain` if nothing but capitals marks it."""

    start: int
    end: int
    film: Entity
    plain: bool


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `comparedTo` claims from the film under review to another film, one per film."""
    if reading.film is None or reading.kind == "other":
        return
    seen: set[tuple[Entity, Entity]] = set()
    films = sorted({m.film for m in reading.films.mentions}, key=lambda film: film.name)
    named = {name: film for film in films for name in (*film.aliases, film.name)}
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        text = sentence.span.of(reading.plain)
        section = reading.films.at(sentence.span.start) or reading.film
        here = _films_in(reading, sentence)
        contrast = bool(here) and bool(_CONTRAST.search(text) or _RANKED.search(text))
        films_like = bool(here) and bool(_FILMS_LIKE.search(text))
        about_main = any(film.film == section for film in here)
        others = [film for film in here if film.film != section]
        if _CAPITAL.search(text) and _stems().find_matches_as_indexes(text.lower()):
            others += _titles(reading, named, sentence, text, here)
        for other in others:
            if (section, other.film) in seen:
                continue
            found = _pattern(
                text, here, other, contrast=about_main and contrast, films_like=films_like
            )
            if found is None:
                continue
            seen.add((section, other.film))
            pattern, confidence = found
            yield reading.claim(
                section,
                "comparedTo",
                other.film,
                at=sentence.span,
                surface=text[other.start : other.end],
                pattern=pattern,
                confidence=confidence - (0.15 if other.plain else 0.0),
                modality="asserted",
            )


def _films_in(reading: Reading, sentence: Sentence) -> list[_Other]:
    at = sentence.span.start
    return [
        _Other(mention.span.start - at, mention.span.end - at, mention.film, False)
        for mention in inside(reading.films.mentions, sentence.span)
    ]


def _titles(
    reading: Reading,
    named: dict[str, Entity],
    sentence: Sentence,
    text: str,
    films: list[_Other],
) -> Iterator[_Other]:
    """Yield titles that only capitals mark; they count right after words of comparison."""
    known = {film.film.name.casefold() for film in films}
    for start, end in _stretches(text):
        name = text[start:end]
        if any(start < film.end and film.start < end for film in films):
            continue
        at = Span(sentence.span.start + start, sentence.span.start + end)
        if name.casefold() not in known and _may_be_title(
            reading, at, name, text[max(0, start - 80) : start]
        ):
            film = named.get(name, Entity("film", name))
            if film != reading.film:
                yield _Other(start, end, film, True)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield capitalised stretches; "Some Film and Other Film" are two, "A, the B and the C" one."""
    for match in islice(_TITLE.finditer(text), _MOST_TITLES):
        name, start = match.group(), match.start()
        if opener := _OPENER.match(name):
            name, start = name[opener.end() :], start + opener.end()
        if ", the " in name or " and the " in name:
            yield start, match.end()
            continue
        for part in _AND.split(name):
            at = text.index(part, start)
            start = at + len(part)
            yield at, start


def _may_be_title(reading: Reading, at: Span, name: str, before: str) -> bool:
    """Tell whether capitalised words read as a title, not as a person, a place or a plain word."""
    words = name.split()
    linked = bool(_LINKED.search(name))
    if not before.strip() or name[0].isdigit() or not name[0].isupper():
        return False
    if (words[0].rstrip(".") in _no_titles() or name in _no_titles()) and (
        len(words) < 3 or not linked or words[0][-1] == "."
    ):
        return False
    if words[-1] in word_list("organisations") or _OWNED.search(words[-1]):
        return False
    if _IN_PLACE.search(name) or (words[0].isupper() and len(words[0]) > 2 and not name.isupper()):
        return False
    cluster = reading.names.cluster(at)
    if cluster is not None and cluster.votes:
        return False
    if linked:
        return len(words) > 1
    common = word_list("common")
    if len(words) > 1 and all(word.casefold() in common for word in words):
        return not _OWNED.search(words[0])
    if len(words) == 1 and (name.casefold() in common or len(name) < 4):
        return False
    return bool(_OF_FILMS.search(before.rstrip("\"“'‘_*([ ")))


_IN_PLACE: Final = re.compile(r"\b(?:in|at) [\w.]+$")
_OPENER: Final = re.compile(
    r"(?:Compared (?:to|with)|Unlike|Like|If|Where(?:as)?|While|But|And|With|Than|Not|Though"
    rf"|Although|When|Even) (?=[{UPPER}])"
)
_AND: Final = re.compile(r" (?:and|or|&) ")
_OWNED: Final = re.compile(r"['’]s?$")
_CAPITAL: Final = re.compile(rf"[^.!?][\s\"'“‘(*_][{UPPER}]")


@cache
def _no_titles() -> frozenset[str]:
    lists = ("places", "nationalities", "calendar", "honorifics", "nonname", "not_places")
    return frozenset().union(*map(word_list, lists))


def _pattern(
    text: str, films: list[_Other], other: _Other, *, contrast: bool, films_like: bool
) -> tuple[str, float] | None:
    before = _with_lists(text, films, other.start)
    if _NOT_COMPARING.search(before):
        return None
    if _BEFORE.search(before):
        return "compared-before", 0.85
    if _AFTER.match(text, other.end):
        return "compared-after", 0.75
    if _IF_THAT.search(before) and _THIS.search(text, other.end):
        return "contrast", 0.8
    if other.plain:
        return None
    if films_like and _SUCH_FILMS.search(before):
        return "films-like", 0.85
    if contrast:
        return "contrast", 0.7
    return None


def _with_lists(text: str, films: list[_Other], start: int) -> str:
    """Return what stands before a film, films listed just before it taken out ("X or Y")."""
    base = max(0, start - _WINDOW)
    before = text[base:start].rstrip(_MARKS) + " "
    at = bisect_left(films, start, key=lambda film: film.start)
    for film in reversed(films[max(0, at - _MOST_LISTED) : at]):
        if film.start < base or not _LISTED.fullmatch(before[film.end - base :]):
            break
        before = before[: film.start - base].rstrip(_MARKS) + " "
    return before[-120:]


_LISTED: Final = re.compile(
    r"[\"”'’_*)\]]*\s*(?:\(\d{4}\))?\s*(?:,|,?\s*\b(?:and|or|&)|/)\s*(?:the\s+|even\s+)?"
)
