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
from .comparison_cues import AFTER, BEFORE, CLOSE, EQUAL_AFTER, NOT_COMPARING
from .film_mentions import FilmMention
from .mentions import inside
from .modality import modality_at
from .quotes import Quoted
from .reading import Reading
from .words import UPPER, fold, word_list

__all__ = ["find"]

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
# "If it were like Paper Boats": no comparison yet.
_ONLY_IF: Final = re.compile(r"\b(?:[Ii]f|unless)\s+(?:only\s+)?(?:it|this|the\s+\w+)\s+were\b")
_IF_THAT: Final = re.compile(r"\b(?:if|where|whereas|while)\s+[\"“'‘_*(\[]*$", re.IGNORECASE)
_THIS: Final = re.compile(
    r",\s+(?:then\s+)?(?:this|that|it|here|the\s+(?:film|movie|new))\b", re.IGNORECASE
)
_THIS_ONE: Final = re.compile(
    r"(?:[,;:—–]|\s(?:but|while|whereas))\s+(?:\w+\s+){0,3}?(?:this\s+(?:one|film|movie|is|has|was"
    r"|does)|here|ours)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^[\s\"“'‘_*(\[]*(?:(?:But|And|Yet|Now|The|Even|Still|film|movie|original)\s+)*[\"“'‘_*(\[]*$|[—–:;]\s*[\"“'‘_*(\[]*$"
)
_EQUATION: Final = re.compile(r"(?:\bit|\bthis)(?:['’]s|\s+is)\s", re.IGNORECASE)
_RANKED: Final = re.compile(
    r"\b(?:(?:gone|went|goes)\s+(?:up|down)\b.*\b(?:gone|went|goes)\s+(?:up|down)|is\s+"
    r"(?:better|worse|funnier|darker)\s+than|but\b.*\b(?:is|was)\s+(?:pretty\s+|very\s+|also\s+"
    r"|just\s+as\s+|even\s+)*(?:\w+\s+)?(?:good|great|better|worse|bad)\s+too)\b",
    re.IGNORECASE,
)


@cache
def _stems() -> AhoCorasick:
    return AhoCorasick(sorted(word_list("comparison_stems")))


_TITLE: Final = re.compile(rf"(?<![\w’'-]){TITLE}(?!\w)")
_LINKED: Final = re.compile(r" (?:of|the|to|for|with|vs\.?) |^(?:The|A) ")
_OF_FILMS: Final = re.compile(
    r"\b(?:(?:films?|movies?|features?|flicks?|pictures?)\s+(?:like|such\s+as)|the\s+whole\s+of"
    r"|remade\s+(?:it\s+)?as|(?:people|many|some|critics)\s+mention|rips?\s+off|rip-?\s?off\s+of"
    r"|clone\s+of|knock-?off\s+of|remake\s+of|spoof\s+of|parody\s+of|sequel|prequel|original|cast\s+of"
    r"|double\s+(?:bill|feature)\s+with|poor\s+man's|fans\s+of|vein\s+of|in\s+the\s+style\s+of)$",
    re.IGNORECASE,
)
_SURE_CHANCE: Final = 0.6
_FAIR_CHANCE: Final = 0.2
_SOME_CHANCE: Final = 0.12
_MOST_WORDS: Final = 7
_MOST_TITLES: Final = 40
_MOST_LISTED: Final = 12
_WINDOW: Final = 600
_NEAR: Final = 80  # words of report further off concern another matter
_CLOSING: Final = ("”", '"', "’", "'")
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
    likely = _likely_films(reading)
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        text = sentence.span.of(reading.plain)
        section = reading.films.at(sentence.span.start) or reading.film
        here = _films_in(reading, sentence)
        here = sorted([*here, *_voted(likely, named, sentence, here)])
        contrast = bool(here) and bool(_CONTRAST.search(text) or _RANKED.search(text))
        films_like = bool(here) and bool(_FILMS_LIKE.search(text))
        about_main = any(film.film == section for film in here)
        others = [film for film in here if film.film != section]
        others += _quoted(reading, named, sentence, text, here)
        if (
            _CAPITAL.search(text)
            and not text.isupper()
            and _stems().find_matches_as_indexes(text.lower())
        ):
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
            near = max(0, other.start - _NEAR)
            modality = modality_at(text[near:], other.start - near)
            if modality != "reported" and not _ONLY_IF.search(text, near, other.start):
                modality = "asserted"
            yield reading.claim(
                section,
                "comparedTo",
                other.film,
                at=sentence.span,
                surface=text[other.start : other.end],
                pattern=pattern,
                confidence=confidence - (0.15 if other.plain else 0.0),
                modality=modality,
            )


def _films_in(reading: Reading, sentence: Sentence) -> list[_Other]:
    at = sentence.span.start
    return [
        _Other(mention.span.start - at, mention.span.end - at, mention.film, False)
        for mention in inside(reading.films.mentions, sentence.span)
    ]


def _likely_films(reading: Reading) -> list[FilmMention]:
    """Return stretches that are likely titles of films, in order, none overlapping."""
    kinds = reading.name_kinds
    found: list[tuple[float, int, Span, str]] = []
    for name, candidate in kinds.candidates.items():
        chance = kinds.chances(name)["film"]
        if chance >= _SURE_CHANCE and not _is_of_a_person(reading, candidate.spans[0]):
            found += [(-chance, -len(name), span, name) for span in candidate.spans]
    kept: list[FilmMention] = []
    for _, _, span, name in sorted(found):
        if all(span.end <= k.span.start or k.span.end <= span.start for k in kept):
            kept.append(FilmMention(span, Entity("film", name), False))
    return sorted(kept, key=lambda m: m.span)


def _is_of_a_person(reading: Reading, span: Span) -> bool:
    cluster = reading.names.cluster(span)
    return cluster is not None and bool(cluster.votes)


def _voted(
    likely: list[FilmMention], named: dict[str, Entity], sentence: Sentence, films: list[_Other]
) -> Iterator[_Other]:
    """Yield the likely titles of a sentence that are no mentions of known films."""
    at = sentence.span.start
    for mention in inside(likely, sentence.span):
        start, end = mention.span.start - at, mention.span.end - at
        if all(end <= film.start or film.end <= start for film in films):
            film = named.get(mention.film.name, mention.film)
            yield _Other(start, end, film, False)


def _quoted(
    reading: Reading,
    named: dict[str, Entity],
    sentence: Sentence,
    text: str,
    films: list[_Other],
) -> Iterator[_Other]:
    """Yield quoted titles of unknown kind; they count right after words of comparison."""
    at = sentence.span.start
    for quoted in _quotes_in(reading.quotes, sentence.span):
        start, end = quoted.inner.start - at, quoted.inner.end - at
        name = text[start:end].strip(" .,;:!?") if end <= len(text) else ""
        if not (
            name[:1].isupper() and len(name.split()) <= _MOST_WORDS and reading.kind == "review"
        ):
            continue
        if all(end <= film.start or film.end <= start for film in films):
            film = named.get(name, Entity("film", name))
            thing = reading.names.entity_at(quoted.inner)
            if film != reading.film and thing is None:
                yield _Other(start, start + len(name), film, True)


def _quotes_in(quotes: tuple[Quoted, ...], span: Span) -> list[Quoted]:
    """Return the quotations that lie in `span`, in order."""
    low = bisect_left(quotes, span.start, key=lambda q: q.outer.start)
    high = bisect_left(quotes, span.end, key=lambda q: q.outer.start)
    return [q for q in quotes[low:high] if q.outer.end <= span.end]


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
    if _IN_PLACE.search(name) or (words[0].isupper() and len(words[0]) > 2):
        return False
    cluster = reading.names.cluster(at)
    if cluster is not None and cluster.votes:
        return False
    chances = reading.name_kinds.chances(name)
    film = chances.get("film", 0.0)
    of_films = bool(_OF_FILMS.search(before.rstrip(_MARKS)))
    if of_films or max(chances.get("person", 0.0), chances.get("place", 0.0)) > max(0.6, 2 * film):
        return of_films
    if linked:
        return len(words) > 1
    common = word_list("common")
    everyday = [word.casefold() in common for word in words]
    if len(words) == 1:
        return not everyday[0] and len(name) >= 4 and film >= _FAIR_CHANCE
    if all(everyday):
        return not _OWNED.search(words[0])
    given = fold(words[0]) in word_list("given_names")
    return not given and (film >= _SOME_CHANCE or any(everyday))


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
    if NOT_COMPARING.search(before):
        return None
    if BEFORE.search(before):
        return "compared-before", 0.85
    quoted = other.plain and text[other.end : other.end + 1] in _CLOSING
    if quoted:
        return None
    if AFTER.match(text, other.end):
        return "compared-after", 0.75
    if (close := CLOSE.search(before)) is not None:
        equation = _EQUATION.match(close.group())
        if equation is None or EQUAL_AFTER.match(text, other.end):
            return "equated", 0.75
    if _IF_THAT.search(before) and _THIS.search(text, other.end):
        return "contrast", 0.8
    if not other.plain and _SUBJECT.search(before) and _THIS_ONE.search(text, other.end):
        return "contrast", 0.75
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
