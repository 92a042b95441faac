"""Themes: what a document plainly says that a film is about.

The patterns of `data/words/patterns/themes.txt` say where a theme is named, `phrases.py` cuts what
stands there, and here is what may be a theme at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ...ontology.schemes import load_scheme
from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .film_of_place import film_of_place
from .mentions import FILM, with_films_marked
from .modality import modality_at
from .phrases import Phrase, any_of, phrases_in
from .reading import Reading
from .sentence_patterns import SentencePattern, phrase, room
from .skeleton import Skeleton
from .words import UPPER, word_list

__all__ = ["Theme", "find", "themes_in"]

_SEVERAL = 2
_IN_SCHEME = 0.1
_ANSWER = 0.8
_LONGEST_WORD = 12
_CLAUSE = 3
_ASKING: Final = frozenset({"how", "what", "why", "whether", "who", "where", "when"})
_NAME: Final = expression(rf"(?:\w+\s+)?[{UPPER}][a-z]+(?:\s+[{UPPER}]|['’]s?\b|$)")


class Theme(NamedTuple):
    """A theme as a sentence words it, in lower case; offsets are those of the sentence.

    `film` is where the text names the film of it, if it does so right there.
    """

    text: str
    start: int
    end: int
    pattern: str
    confidence: float
    film: Span | None = None


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `theme` claims, one per film and phrase, the first sentence that names it."""
    seen: set[tuple[Entity, str]] = set()
    asked = False
    for skeleton in reading.skeletons:
        sentence = skeleton.sentence
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        if film_of_place(reading, sentence, sentence.span.start) is None:
            continue
        text = sentence.span.of(reading.plain)
        found = list(_answers(text)) if asked else []
        asked = phrase("asks-what-about").search(skeleton.lowered) is not None
        marked = with_films_marked(text, sentence.span, reading.films.mentions)
        for theme in (*found, *themes_in(skeleton, marked)):
            named = reading.film_at(theme.film) if theme.film is not None else None
            about = named or film_of_place(reading, sentence, sentence.span.start + theme.start)
            if about is None:
                continue
            key = theme.text.rstrip("s")
            if (about, key) in seen:
                continue
            modality = modality_at(sentence.span.of(reading.nameless), theme.start)
            lead = text[: theme.start].lower()
            if modality == "hypothetical" and not phrase("means-to-be").search(lead):
                continue
            if modality == "comparative" and phrase("unlike-this").search(lead):
                continue  # "unlike the novel, which is about …"
            seen.add((about, key))
            yield reading.claim(
                about, "theme", Entity("theme", theme.text), at=sentence.span,
                surface=text[theme.start : theme.end], pattern=theme.pattern,
                confidence=theme.confidence,
                modality=modality if modality in ("negated", "reported") else "asserted",
            )  # fmt: skip


class _Place(NamedTuple):
    """Where a pattern points at themes: it begins there, and these are its stretches.

    Of several that begin at one place, one that names the film comes first, then the shortest.
    """

    start: int
    filmless: bool
    length: int
    pattern: SentencePattern
    stretches: list[tuple[int, int | None]]
    film: Span | None


def themes_in(skeleton: Skeleton, text: str) -> Iterator[Theme]:
    """Yield the themes that a sentence names. `text` is its own, with the titles of films marked.

    What one pattern has taken, a later one does not take again.
    """
    folded = text.lower()
    if len(folded) != len(text):
        return
    begun = skeleton.sentence.span.start
    places: list[_Place] = []
    for one in room("themes").likely(skeleton):
        for match in one.matches(skeleton):
            if one.says[0].object == "name":
                yield from _lives(skeleton, one, match, text)
                continue
            stretches = [
                (
                    skeleton.plain_offset(start) - begun,
                    skeleton.plain_offset(end) - begun if end < match.end() else None,
                )
                for start, end in one.stretches(match, one.says[0].object)
            ]
            film = next((slot.span for slot in one.names(skeleton, match, "film")), None)
            places.append(
                _Place(stretches[0][0], film is None, -match.start(), one, stretches, film)
            )
    done = 0
    for place in sorted(places, key=lambda place: place[:3]):
        if place.start >= done:
            for theme in _themes(place, text, folded):
                done = max(done, theme.end)
                yield theme


def _themes(place: _Place, text: str, folded: str) -> Iterator[Theme]:
    """Yield what may be a theme of the phrases that a pattern points at."""
    one = place.pattern
    found: list[Phrase] = []
    for start, end in place.stretches:
        for index, part in enumerate(phrases_in(folded, start, end)):
            somebody = _is_person(part.text, folded, part.start)
            if not index and (somebody or _names_themes(part.text)):
                break
            if not index and "whole theme" in one.needs and not _is_whole(part, start):
                break
            if not somebody and _may_be_theme(part, text):
                found.append(part if end is None else _last_known(part))
    known = [_is_known(part.text) for part in found]
    if "several known themes" in one.needs and sum(known) < max(_SEVERAL, len(known) - 1):
        return
    for part, is_known in zip(found, known, strict=True):
        plain = text[part.start + 1 : part.end].islower()
        if is_known or _is_named_as_theme(part.text, one.needs, listed=any(known), plain=plain):
            confidence = one.confidence + _IN_SCHEME * is_known
            yield Theme(part.text, part.start, part.end, one.name, confidence, place.film)


def _is_named_as_theme(words: str, needs: frozenset[str], *, listed: bool, plain: bool) -> bool:
    """Tell whether a phrase that the scheme does not know is a theme where it stands.

    `listed`: another of its list is known. `plain`: it is in small letters.
    """
    several = " " in words
    if not needs.isdisjoint(("known theme", "whole theme")):
        return False
    if not needs and listed and several:
        return True
    if _thing().search(words):
        return False
    if "theme or experience" in needs:
        return plain and (_is_experience(words) or listed or (not several and _is_abstract(words)))
    return _is_abstract(words) or listed or " of " in words


def _is_whole(part: Phrase, start: int) -> bool:
    """Tell whether the scheme knows all of a phrase that begins there, without an article."""
    return part.start == start and load_scheme("theme").find(part.text) is not None


def _may_be_theme(part: Phrase, text: str) -> bool:
    """Tell whether a phrase may name a theme: no name, no word that never does."""
    words = part.text
    if FILM in words or words in word_list("theme_never") or words.isdigit():
        return False
    if words.split()[0] in _ASKING and words.count(" ") < _CLAUSE:
        return False  # "about how hard it is to help": the beginning of a clause
    if " " not in words and _word_before(text, part.start).lower() in word_list("owners"):
        return False  # "his family", "a friend"
    said = text[part.start : part.end]
    named = _NAME.match(said) is not None and said.split()[0] not in word_list("nationalities")
    return not named or load_scheme("theme").find(words) is not None


def _lives(
    skeleton: Skeleton, one: SentencePattern, match: re.Match[str], text: str
) -> Iterator[Theme]:
    """Yield the life of somebody who is named in full."""
    for slot in one.names(skeleton, match, "name"):
        begun = skeleton.sentence.span.start
        start, end = slot.span.start - begun, slot.span.end - begun
        if " " in text[start:end]:
            yield Theme(f"life of {text[start:end]}", start, end, one.name, one.confidence)


def _last_known(part: Phrase) -> Phrase:
    """Return the last word where only that is a theme of the scheme: "quiet grief"."""
    scheme = load_scheme("theme")
    last = part.text.rpartition(" ")[2]
    if scheme.find(part.text) is not None or scheme.find(last) is None:
        return part
    return Phrase(last, part.end - len(last), part.end)


def _answers(text: str) -> Iterator[Theme]:
    """Yield the themes of an answer: "What is it about?" - "Memory."."""
    folded = text.lower()
    begin = len(text) - len(text.lstrip(' .!–—-"“”').removeprefix("A. "))
    for part in phrases_in(folded, begin) if len(folded) == len(text) else ():
        if load_scheme("theme").find(part.text) is None:
            return
        yield Theme(part.text, part.start, part.end, "theme-answered", _ANSWER)


def _is_person(words: str, text: str, start: int) -> bool:
    """Tell whether a phrase, before which an article may stand, is somebody: "two brothers"."""
    said = f"{_word_before(text, start)} {words}"
    return any(_person().match(whole) is not None for whole in (words, said))


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - _LONGEST_WORD) : start].rstrip().rpartition(" ")[2]


@cache
def _person() -> re.Pattern[str]:
    human, group = any_of("human_nouns"), any_of("people_groups")
    several = rf"{any_of('numbers_small')}\s+(?:[\w-]+\s+){{0,2}}?(?:{human}|{group})s?"
    between = r"(?:(?!of\b)[\w-]+\s+){0,3}?"
    one = rf"(?:an?|his|her|one|some)\s+{between}(?:{human}|{group})s?|the\s+{between}{human}"
    return re.compile(rf"(?:{several}|{one})\b")


def _names_themes(words: str) -> bool:
    """Tell whether a phrase speaks of themes itself, so that another pattern reads them."""
    return not word_list("theme_words").isdisjoint(words.split())


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('theme_things')}\b")


def _is_known(words: str) -> bool:
    """Tell whether the scheme knows a phrase, or several words of it as one theme.

    Single hidden labels are inflections: they name a theme alone, not inside a longer phrase.
    """
    scheme = load_scheme("theme")
    if scheme.find(words) is not None:
        return True
    if _thing().search(words):
        return False
    return any(
        " " in (label := words[match.start : match.end]) or label in match.concept.labels
        for match in scheme.matches(words)
    )


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"\w{any_of('abstract_endings')}\b")


def _is_abstract(words: str) -> bool:
    """Tell whether a phrase holds an abstract noun."""
    return _abstract().search(words) is not None


@cache
def _experience() -> re.Pattern[str]:
    lived, alone = any_of("theme_experiences"), any_of("theme_experiences_alone")
    return re.compile(rf"{lived}(?:\s+(?!to\b)[a-z-]+){{1,4}}|{alone}")


def _is_experience(words: str) -> bool:
    """Tell whether a phrase is what everybody lives through; a step of a plot is none."""
    return _experience().fullmatch(words) is not None
