"""Settings: the named places where a film's story plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..claims import Claim, Entity
from ..documents import Span
from .modality import modality_at
from .reading import Reading
from .words import UPPER, word_list

__all__ = ["find"]

_WORD = rf"[{UPPER}][\w'’.-]*"
_NAME = rf"(?P<name>{_WORD}(?:(?:,\s+|\s+(?:of\s+|de\s+|the\s+)?){_WORD}){{0,3}})"
_LEAD = (
    r"(?:the\s+|a\s+|an\s+)?(?:(?:[a-z-]+|\d{4}s?|[’'‘]?\d\ds|mid-\d{4}s|(?:early|late"
    r"|mid)[ -][\w-]+)\s+(?:of\s+)?){0,5}?"
)
_SURE: Final = re.compile(
    r"\b(?:set|sets|takes?\s+place|took\s+place|taking\s+place|unfolds?|location\s+is|located"
    rf"|plays\s+out)\s+(?:\w+\s+){{0,2}}?(?:in|on|at|against|inside|within)\s+{_LEAD}{_NAME}"
)
_SURE_STEMS: Final = re.compile(r"\bsets?\b|place|unfold|locat|plays out")
_STREETS: Final = re.compile(
    r"\b(?:streets?|slums?|suburbs?|outskirts|underbelly|neighbou?rhoods?|back\s?streets"
    r"|alleys|ghettos?|projects|nightlife|underworld|landscapes?|locations?)\s+(?:of"
    rf"|in)\s+{_LEAD}{_NAME}"
)
_LAND: Final = re.compile(
    r"\b(?:nation|country|kingdom|city|town|village|island|planet|land|republic|county"
    rf"|district)\s+of\s+{_NAME}"
)
_IN_PLOT: Final = re.compile(
    r"\b(?:in|through|across|to)\s+(?:the\s+(?:city|town|streets|heart|middle)\s+of\s+)?"
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})"
)
_VILLAGE: Final = re.compile(
    rf"\b[Ii]n\s+{_NAME},\s+an?\s+(?:[\w-]+\s+){{0,3}}?(?:village|town|city|island|suburb"
    r"|country|district|port|resort)\b"
)
_TOWN_IN: Final = re.compile(
    r"\b(?:village|town|city|island|farm|suburb|port|resort|prison|school)\s+(?:in|near"
    rf"|outside)\s+{_LEAD}{_NAME}"
)
_ADJECTIVAL: Final = re.compile(
    rf"\b(?:a|an|his|her|the|tiny|this)\s+(?:[a-z]+\s+)?(?P<name>{_WORD}(?:\s+{_WORD})?)\s+"
    r"(?:detective|cop|lawyer|family|neighbou?rhood|suburbs?|streets?|gangsters?|apartment"
    r"|slums?|underworld|housewife|teenagers?|night|nightlife|ghetto|musical|cab\s?driver|mob"
    r"|docks|waterfront)\b"
)
_YEARS: Final = re.compile(
    rf"^(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}),\s+(?:in\s+)?(?:the\s+)?(?:\d{{4}}s?|early|late"
    r"|present)\b"
)
_STORY: Final = re.compile(
    r"\b(?:follows?|story|tells?|about|lives?|living|finds?|meets?|travels?|returns?|moves?"
    r"|arrives?|works?|falls?|sleeps?|welcome|nobody|everybody|somebody|comes?|goes|home"
    r"|journey|trip|gets?|is\s+an?|are|town|streets)\b"
)
_REAL_WORLD: Final = re.compile(
    r"\b(?:film(?:ed|ing)|shot|shooting|shoots|traveled\s+to|travelled\s+to|festival|premiered?"
    r"|released?|born|record\w*|theat(?:er|re)s?|box\s+office|dvd|screen(?:ed|ing)|saw|watched"
    r"|review|critics?|showed|sequel|marketed|channel|popular|audiences?|video|cinema|director"
    r"|producers?|tv|career|studio|produced|made)\b",
    re.IGNORECASE,
)
_SPEAKER: Final = re.compile(r"\b(?:I|we|We|my|My|our|you|your)\b")
_CUT: Final = re.compile(r"(?:['’]s?$|[,.;:]+$)")


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `setIn` claims, one per film and place."""
    seen: set[tuple[Entity, str]] = set()
    places = word_list("places")
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item"):
            continue
        text = sentence.span.of(reading.plain)
        film = reading.film_of(sentence)
        if film is None:
            continue
        for match, pattern, confidence in _matches(text, places):
            name = _CUT.sub("", match["name"]).strip()
            start = sentence.span.start + match.start("name")
            if (film, name) in seen or not _is_place(name):
                continue
            named = reading.names.entity_at(Span(start, start + len(name)))
            if named is not None and named.type != "place" and name not in places:
                continue
            # nobody may sleep in a town and the story still plays there
            modality = modality_at(text, match.start()) if pattern == "set-in" else "asserted"
            if modality not in ("asserted", "negated"):
                continue
            seen.add((film, name))
            yield reading.claim(
                film,
                "setIn",
                Entity("place", name),
                at=sentence.span,
                surface=name,
                pattern=pattern,
                confidence=confidence,
                modality=modality,
            )


def _is_place(name: str) -> bool:
    """Tell whether a cased name may be a place: no month, nation or other capital word."""
    first = name.split()[0]
    return (
        len(name) > 2
        and first not in word_list("not_places")
        and first.rstrip("s") not in word_list("calendar")
        and name not in word_list("nationalities")
    )


def _matches(text: str, places: frozenset[str]) -> Iterator[tuple[re.Match[str], str, float]]:
    if _SURE_STEMS.search(text):
        for match in _SURE.finditer(text):
            yield match, "set-in", 0.88
    found = list(_unsure(text, places))
    real = bool(found) and bool(_REAL_WORLD.search(text))
    for match, pattern, confidence in found:
        street = match.group().startswith(("streets", "street", "location"))
        if not real or (pattern == "streets-of" and street):
            yield match, pattern, confidence


def _unsure(text: str, places: frozenset[str]) -> Iterator[tuple[re.Match[str], str, float]]:
    """Yield places that count only where the sentence tells the story, not the making of it."""
    for match in _STREETS.finditer(text):
        yield match, "streets-of", 0.8
    for match in _LAND.finditer(text):
        yield match, "land-of", 0.72
    for pattern in (_VILLAGE, _TOWN_IN):
        for match in pattern.finditer(text):
            yield match, "village-in", 0.75
    for pattern in (_ADJECTIVAL, _YEARS):
        for match in pattern.finditer(text):
            if match["name"] in places:
                yield match, "place-in-plot", 0.6
    for match in _IN_PLOT.finditer(text):
        if _CUT.sub("", match["name"]) not in places:
            continue
        if _STORY.search(text) and not _SPEAKER.search(text):
            yield match, "place-in-plot", 0.6
