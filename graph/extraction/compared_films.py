"""Films that a sentence may compare: known ones, likely titles, quoted and capitalised words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .capitals import TITLE
from .film_mentions import FilmMention
from .mentions import inside
from .skeleton import SlotKind
from .words import UPPER, fold, word_list

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .quotes import Quoted
    from .reading import Reading

__all__ = ["Candidate", "Candidates"]

_TITLE: Final = expression(rf"(?<![\w’'-]){TITLE}(?!\w)")
_LINKED: Final = expression(r" (?:of|the|to|for|with|vs\.?) |^(?:The|A) ")
_OF_FILMS: Final = expression(
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
_CLOSING: Final = ("”", '"', "’", "'")
_MARKS: Final = "\"“'‘_*([ "


class Candidate(NamedTuple):
    """What may be a film in a sentence.

    `mark` is what stands for it in a skeleton: a film that is known for one, a work where only
    capitals say so, a song where only quotation marks do.
    """

    span: Span
    film: Entity
    mark: SlotKind


class Candidates:
    """The films that the sentences of one document may speak of."""

    def __init__(self, reading: Reading) -> None:
        films = sorted({m.film for m in reading.films.mentions}, key=lambda film: film.name)
        self._named = {name: film for film in films for name in (*film.aliases, film.name)}
        self._likely = _likely_films(reading)
        self._reading = reading

    def known(self, sentence: Sentence) -> list[Candidate]:
        """Return the films of a sentence that are known or likely to be films, in order."""
        found = [
            Candidate(mention.span, mention.film, "film")
            for mention in inside(self._reading.films.mentions, sentence.span)
        ]
        for mention in inside(self._likely, sentence.span):
            if all(_apart(mention.span, one.span) for one in found):
                film = self._named.get(mention.film.name, mention.film)
                found.append(Candidate(mention.span, film, "film"))
        return sorted(found)

    def unknown(self, sentence: Sentence, known: list[Candidate]) -> Iterator[Candidate]:
        """Yield what may be films beside the known ones; it counts only near words that compare."""
        text = sentence.span.of(self._reading.plain)
        yield from self._quoted(sentence, known)
        if (
            _CAPITAL.search(text)
            and not text.isupper()
            and _stems().find_matches_as_indexes(text.lower())
        ):
            yield from self._capitalised(sentence, text, known)

    def _quoted(self, sentence: Sentence, known: list[Candidate]) -> Iterator[Candidate]:
        reading = self._reading
        if reading.kind != "review":
            return
        for quoted in _quotes_in(reading.quotes, sentence.span):
            name = quoted.inner.of(reading.plain).strip(" .,;:!?")
            if not (name[:1].isupper() and len(name.split()) <= _MOST_WORDS):
                continue
            if all(_apart(quoted.inner, one.span) for one in known):
                film = self._named.get(name, Entity("film", name))
                if film != reading.film and reading.names.entity_at(quoted.inner) is None:
                    start = quoted.inner.start
                    yield Candidate(Span(start, start + len(name)), film, "song")

    def _capitalised(
        self, sentence: Sentence, text: str, known: list[Candidate]
    ) -> Iterator[Candidate]:
        names = {one.film.name.casefold() for one in known}
        for start, end in _stretches(text):
            name = text[start:end]
            at = Span(sentence.span.start + start, sentence.span.start + end)
            if name.casefold() in names or not all(_apart(at, one.span) for one in known):
                continue
            before, after = text[max(0, start - 80) : start], text[end : end + 80]
            if (before.strip() or _SAID_OF_FILMS.match(after)) and _may_be_title(
                self._reading, at, name, before
            ):
                film = self._named.get(name, Entity("film", name))
                if film != self._reading.film:
                    is_quoted = text[end : end + 1] in _CLOSING
                    yield Candidate(at, film, "song" if is_quoted else "work")


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


@cache
def _stems() -> AhoCorasick:
    return AhoCorasick(sorted(word_list("comparison_stems")))


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


def _quotes_in(quotes: tuple[Quoted, ...], span: Span) -> list[Quoted]:
    """Return the quotations that lie in `span`, in order."""
    low = bisect_left(quotes, span.start, key=lambda q: q.outer.start)
    high = bisect_left(quotes, span.end, key=lambda q: q.outer.start)
    return [q for q in quotes[low:high] if q.outer.end <= span.end]


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
    if not name[0].isupper() and not _FIGURE_FIRST.match(name):
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


# "12 Lanterns at Sea", but no year before a name.
_FIGURE_FIRST: Final = expression(rf"(?!(?:1[89]|20)\d\d )\d[\d,:]*(?:st|nd|rd|th)? [{UPPER}]")
# What is said right behind a title, and of nobody but a film.
_SAID_OF_FILMS: Final = expression(
    r"[\"”'’_*]?(?: \([^()]{0,30}\))?"
    r"(?: (?:is|was|remains|may be) (?:the|a|by far the) (?:[\w-]+ ){0,3}"
    r"(?:film|movie|picture|version|western|thriller|comedy)\b"
    r"|,? (?:had|has|did|does|stole) (?:the same|all of (?:this|it)|most of (?:this|it))\b"
    r"| (?:did|does) (?:it|this|that) (?:better|worse|first|best)\b|, next to (?:it|this),)"
)
_IN_PLACE: Final = expression(r"\b(?:in|at) [\w.]+$")
_OPENER: Final = expression(
    r"(?:Compared (?:to|with)|Unlike|Like|If|Where(?:as)?|While|But|And|With|Than|Not|Though"
    rf"|Although|When|Even) (?=[{UPPER}])"
)
_AND: Final = expression(r" (?:and|or|&) ")
_OWNED: Final = expression(r"['’]s?$")
_CAPITAL: Final = expression(rf"[^.!?][\s\"'“‘(*_][{UPPER}]")


@cache
def _no_titles() -> frozenset[str]:
    lists = ("places", "nationalities", "calendar", "honorifics", "nonname", "not_places")
    return frozenset().union(*map(word_list, lists))
