"""Settings: the named places where a film's story plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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
    r"\b(?:in|through|across|to|(?:all|around)\s+(?:of|over|around|across))\s+"
    r"(?:the\s+(?:city|town|streets|heart|middle)\s+of\s+)?"
    r"(?:(?:sunny|wartime|modern|contemporary|present-day|rural|downtown|central|war-torn|occupied"
    r"|post-war|postwar|nineteenth-century|Victorian|medieval|\d{4}s?|[’'‘]?\d\ds)\s+)?"
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
_SEEN: Final = re.compile(
    r"\b(?:shoots|films|photographs|captures|paints|lenses|pictures|shows)\s+"
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})\s+(?:as|with|like|in|at|through)\b"
    rf"|^Welcome\s+to\s+(?P<name2>{_WORD}(?:\s+{_WORD}){{0,2}})\s*[.!,]"
)
_SHOP_IN: Final = re.compile(
    r"\b(?:in|at|outside|from|around|to|inside)\s+(?:an?|the|his|her|their|some|one)\s+"
    rf"(?:[a-z-]+\s+)?(?P<name>{_WORD}(?:\s+{_WORD})?)\s+(?:[a-z-]+\s+)?(?:shop|store|bar|pub|caf[eé]"
    r"|hotel|school|suburb|neighbou?rhood|street|apartment|flat|mansion|prison|hospital|hospice"
    r"|nightclub|club|tenement|farm|factory|estate|orphanage|convent|monastery|village|slum|ghetto"
    r"|brothel|restaurant|kitchen|harbou?r|boarding\s+house|high\s+school|record\s+shop)\b"
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
    r"|arrives?|works?|falls?|starts?|begins?|opens?|who\s+is|is\s+in|are\s+in|nobody|come\s+from|sleeps?|welcome|nobody|everybody|somebody|comes?|goes|home"
    r"|journey|trip|gets?|is\s+an?|are|town|streets)\b"
)
_REAL_WORLD: Final = re.compile(
    r"\b(?:film(?:ed|ing)|shot|shooting|shoots|traveled\s+to|travelled\s+to|festival|premiered?"
    r"|released?|born|record\w*|theat(?:er|re)s?|box\s+office|dvd|screen(?:ed|ing)|saw|watched"
    r"|review|critics?|showed|sequel|marketed|channel|popular|audiences?|video|cinema|director"
    r"|producers?|tv|career|studio|produced|(?<!is )(?<!are )made)\b",
    re.IGNORECASE,
)
_MAKING: Final = re.compile(r"\b(?:filmed|filming|shot|shooting|recorded|saw|watched|screened)\b")
_NOT_SHOWN: Final = re.compile(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:shows?|shown|visits?|reach(?:es)?|sees?|seen|set)\b"
    r"|\b(?:would|could|should|might)\s+have\s+(?:been|had|gone)\b|\b[Ii]f\s+only\b"
)
_SPEAKER: Final = re.compile(r"\b(?:I|we|We|my|My|our|you|your)\b")
_SEEN_STEMS: Final = re.compile(
    r"shoots|films|photogr|captures|paints|lenses|pictures|shows|^Welcome"
)
_CAPITAL: Final = re.compile(rf"[{UPPER}]")
_CASED: Final = re.compile(rf"[{UPPER}][\w.-]*")
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
            group = "name" if match["name"] else "name2"
            name = _CUT.sub("", match[group]).strip()
            start = sentence.span.start + match.start(group)
            if (film, name) in seen or not _is_place(name):
                continue
            named = reading.names.entity_at(Span(start, start + len(name)))
            if named is not None and named.type != "place" and name not in places:
                continue
            # nobody may sleep in a town and the story still plays there
            modality = modality_at(text, match.start())
            if modality != "reported" and pattern != "set-in":
                if _NOT_SHOWN.search(text, 0, match.start()):
                    continue
                modality = "asserted"
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


@cache
def _first_words() -> frozenset[str]:
    return frozenset(place.split()[0] for place in word_list("places"))


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
    knows = any(word.rstrip(".") in _first_words() for word in _CASED.findall(text))
    for match in _SEEN.finditer(text) if knows and _SEEN_STEMS.search(text) else ():
        if _CUT.sub("", match["name"] or match["name2"]) in places:
            yield match, "seen-place", 0.7
    if not _CAPITAL.search(text, 1):
        return
    found = list(_unsure(text, places, knows=knows))
    real = bool(found) and bool(_REAL_WORLD.search(text))
    for match, pattern, confidence in found:
        street = match.group().startswith(("streets", "street", "location"))
        if (
            not real
            or (pattern == "streets-of" and street)
            or (pattern == "shop-in" and not _MAKING.search(text))
        ):
            yield match, pattern, confidence


def _unsure(
    text: str, places: frozenset[str], *, knows: bool
) -> Iterator[tuple[re.Match[str], str, float]]:
    """Yield places that count only where the sentence tells the story, not the making of it."""
    for match in _STREETS.finditer(text):
        yield match, "streets-of", 0.8
    for match in _LAND.finditer(text):
        yield match, "land-of", 0.72
    for pattern in (_VILLAGE, _TOWN_IN):
        for match in pattern.finditer(text):
            yield match, "village-in", 0.75
    if not knows:
        return
    for pattern in (_ADJECTIVAL, _YEARS, _SHOP_IN):
        for match in pattern.finditer(text):
            if match["name"] in places:
                yield match, "shop-in" if pattern is _SHOP_IN else "place-in-plot", 0.6
    told: bool | None = None
    for match in _IN_PLOT.finditer(text):
        if _CUT.sub("", match["name"]) not in places:
            continue
        if told is None:
            told = bool(_STORY.search(text)) and not _SPEAKER.search(text)
        if told:
            yield match, "place-in-plot", 0.6
