"""Genres of films: from the genre line, and from prose about the film under review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...ontology.schemes import Concept, ConceptMatch, fold, load_scheme
from ..claims import Claim, Entity
from ..documents import Span
from ..reading.layout import LayoutField, Sentence
from .mentions import with_films_marked
from .modality import clause_start, modality_at
from .reading import Reading
from .words import word_list

__all__ = ["find"]

_LIST: Final = re.compile(r"\s*(?:[,/|;•·]|\s-\s|\band\b|&)\s*")
_FILM_NOUN: Final = re.compile(
    r"(?:[ /-]+(?:and |or )?(?!film|movie|flick|picture)[\w-]+){0,2}?[ -](film|movie|flick"
    r"|picture|feature|yarn|tale|epic|piece)s?\b"
)
# These name a film by themselves ("a thriller"); the others only beside "film" or "movie".
_NOT_NOUNS: Final = frozenset(
    {"suspense", "biography", "noir", "music film", "farce", "love story"}
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:is|was|as|remains|being|this|makes|made|it's|that's|what's|entertaining|called|just"
    r"|(?:of|with|on|like)\s+(?:an?|the|this))|^|,|\ue000|–|—|:)"
    r"\s*(?:not\s+(?:just|only|merely|your)\s+)?(?:really\s+|also\s+|basically\s+"
    r"|essentially\s+|part\s+|simply\s+|still\s+|perhaps\s+|almost\s+)*"
    r"(?:an?|another|the|this|one\s+of\s+the|such\s+an?|typical|your)?"
    r"(?:[\s,-]+(?!(?:is|was|are|were|of|in|on|at|by|for|to|with|from|that|which|who|have|has"
    r"|had|but|like|than|about|most|many|other|any|some|all|these|those|no|his|her"
    r"|their)\b)[\w'’-]+){0,5}[\s,/-]*$"
)
_ABOUT_OTHERS: Final = re.compile(
    r"\b(?:unlike|most|many|other|any|all|some|few|usual|fans?\s+of|genre\s+of|as\s+in|like"
    r"|than|typical\s+of|kinds?\s+of|sort\s+of|number\s+of|love|loves|hate|prefer|watch|into"
    r"|those|these|countless)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}$"
)
_AFTER: Final = re.compile(
    r"\s*(?:fans?|buffs?|lovers?|aficionados?|genre|series|relief|elements?|director|actors?"
    r"|stars?|club|timing|writer|fan|school|class|teacher|queen|troupe|show|tv|routine"
    r"|number)\b"
)


_ENDS: Final = re.compile(
    r"\s*(?:[.,;:!?()\n\"'”’–—-]|$|\b(?:that|which|with|about|from|starring|and|or|but|by|set"
    r"|directed|who|where|for|is|was|as|at|on"
    r"|featuring|made|written|to|loosely|based|taken|if|although|though|could|would|has|had"
    r"|have|does|did|will|can|never|takes|makes|gives|gets|goes|comes|shows|keeps|plays|works"
    r"|tries|manages|delivers|offers|might|may|should|feels|seems|looks|remains|doesn't|isn't"
    r"|wasn't|follows|tells|starts|opens|stars|like)\b|(?<!horror)"
    r"(?<!drama)\s+of\b)"
)


def _is_cased(text: str, match: ConceptMatch) -> bool:
    """Tell whether the word is part of a name ("Western Civilization")."""
    return text[match.start].isupper() and (
        text[match.end :].lstrip()[:1].isupper() or text[: match.start].rstrip()[-1:].islower()
    )


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `filmGenre` claims, one per film and genre, labelled lines first."""
    seen: set[tuple[Entity, str]] = set()
    for field in reading.layout.fields:
        if field.label != "filmGenre":
            continue
        film = _film_of_field(reading, field)
        for name, surface in _listed(field.text(reading.layout)):
            if film is not None and (film, name) not in seen:
                seen.add((film, name))
                genre = Entity("filmGenre", name)
                yield reading.field_claim(film, "filmGenre", genre, field=field, surface=surface)
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        film = reading.film_of(sentence)
        if film is None:
            continue
        for match, confidence in _said(reading, sentence):
            name = match.concept.name
            if (film, name) in seen:
                continue
            seen.add((film, name))
            yield reading.claim(
                film,
                "filmGenre",
                Entity("filmGenre", name),
                at=sentence.span,
                surface=sentence.span.of(reading.plain)[match.start : match.end],
                pattern="genre-in-prose",
                confidence=confidence,
                modality=modality_at(sentence.span.of(reading.plain), match.start),
            )


def _film_of_field(reading: Reading, field: LayoutField) -> Entity | None:
    return reading.films.at(field.line.start) if field.line else reading.film


def _listed(value: str) -> Iterator[tuple[str, str]]:
    for part in _LIST.split(value):
        surface = part.strip(" .\t*_[]")
        words = surface.split()
        if not 1 <= len(words) <= 3 or not any(c.isalpha() for c in surface):
            continue
        concept = load_scheme("film-genre").find(surface)
        yield (_name_of(concept, surface) if concept else surface.lower()), surface


def _name_of(concept: Concept, surface: str) -> str:
    """Return the word used, in the scheme's spelling where only hyphens or case differ."""
    plain = surface.lower().replace("-", " ")
    same = [label for label in concept.labels if label.lower().replace("-", " ") == plain]
    if concept.name in same or concept.name.lower().replace("-", " ") == plain:
        return concept.name
    return surface.lower() if surface.lower() in map(str.lower, concept.labels) else concept.name


def _said(reading: Reading, sentence: Sentence) -> Iterator[tuple[ConceptMatch, float]]:
    text = sentence.span.of(reading.plain)
    matches = load_scheme("film-genre").matches(text)
    if not matches:
        return
    folded = fold(text)
    folded = with_films_marked(folded, sentence.span, reading.films.mentions)
    for match in matches:
        if (
            folded[match.start : match.end].strip("\ue000 ") == ""
            or "\ue000" in folded[match.start : match.end]
        ):
            continue
        here = Span(sentence.span.start + match.start, sentence.span.start + match.end)
        if reading.names.entity_at(here) is not None or _AFTER.match(folded, match.end):
            continue
        surface = folded[match.start : match.end]
        before = folded[clause_start(folded, match.start) : match.start]
        if folded.startswith("-", match.end):
            continue
        noun = _FILM_NOUN.match(folded, match.end)
        if _ABOUT_OTHERS.search(before[-60:]):
            continue
        with_film = bool(noun) or surface.endswith((" film", " movie", " flick"))
        plural = surface.endswith("s") and not surface.endswith("ss")
        if with_film and noun is not None and noun.group().endswith("s"):
            plural = True
        if plural:
            continue
        alone = match.concept.slug in word_list("film_genre_nouns") and surface not in _NOT_NOUNS
        if (
            alone
            and not with_film
            and (not _ENDS.match(folded, match.end) or _is_cased(text, match))
        ):
            continue
        if (with_film or alone) and _BEFORE.search(before[-90:]):
            yield match, 0.8 if with_film else 0.7
