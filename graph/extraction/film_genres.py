"""Genres of films: from the genre line, and from prose about the film under review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...ontology.schemes import Concept, ConceptMatch, fold, load_scheme
from ..claims import Claim, Entity, Modality
from ..documents import Span
from ..expressions import expression
from ..reading.layout import LayoutField, Sentence
from .film_of_place import film_of_place
from .mentions import inside, with_films_marked
from .modality import clause_start, modality_at
from .reading import Reading
from .words import word_list

__all__ = ["find"]

_LIST: Final = expression(r"\s*(?:[,/|;•·]|\s-\s|\band\b|&)\s*")
_FILM_NOUN: Final = expression(
    r"(?:[ /-]+(?:and |or )?(?!film|movie|flick|picture)[\w-]+){0,2}?[ -](film|movie|flick"
    r"|picture|feature|yarn|tale|epic|piece|adventure|romp|saga|caper)s?\b"
)
# These name a film by themselves ("a thriller"); the others only beside "film" or "movie".
_NOT_NOUNS: Final = frozenset(
    {"suspense", "biography", "noir", "music film", "farce", "love story", "fairy tale"}
)
_BEFORE: Final = expression(
    r"(?:\b(?:is|was|as|remains|being|this|makes?|made|making|shot|gives?\s+us|gave\s+us|it's|that's"
    r"|entertaining|called|call\s+(?:it|this)|just|\ue000\s+is"
    r"|(?:of|with|on|like)\s+(?:an?|the|this))|^|,|\ue000|–|—|:)"
    r"\s*(?:not\s+(?:just|only|merely|your)\s+)?(?:really\s+|also\s+|basically\s+"
    r"|essentially\s+|part\s+|simply\s+|still\s+|perhaps\s+)*"
    r"(?:an?|another|the|this|one\s+of\s+the|such\s+an?|typical|your)?"
    r"(?:[\s,-]+(?!(?:is|was|are|were|of|in|on|at|by|for|to|with|from|that|which|who|have|has"
    r"|had|but|like|than|about|most|many|other|any|some|all|these|those|no|his|her"
    r"|their)\b)[\w'’-]+){0,5}[\s,/-]*$"
)
_ABOUT_OTHERS: Final = expression(
    r"\b(?:unlike|most|many|other|any|all|some|few|usual|fans?\s+of|genre\s+of|as\s+in|like"
    r"|than|typical\s+of|kinds?\s+of|sort\s+of|number\s+of|love|loves|hate|prefer|watch|into"
    r"|those|these|countless)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}$"
)
_AFTER: Final = expression(
    r"\s*(?:fans?|buffs?|lovers?|aficionados?|genre|series|relief|elements?|director|actors?"
    r"|stars?|club|timing|writer|fan|school|class|teacher|queen|troupe|show|tv|routine"
    r"|number)\b"
)


_ENDS: Final = expression(
    r"\s*(?:[.,;:!?()\n\"'”’–—-]|$|\b(?:that|which|with|about|from|starring|and|or|but|by|set"
    r"|directed|who|whose|where|in\s+which|for|is|was|as|at|on"
    r"|featuring|made|written|to|loosely|based|taken|if|although|though|could|would|has|had"
    r"|have|does|did|will|can|never|takes|makes|gives|gets|goes|comes|shows|keeps|plays|works"
    r"|tries|manages|delivers|offers|might|may|should|feels|seems|looks|remains|doesn't|isn't"
    r"|wasn't|follows|tells|starts|opens|stars|like|after|without|watches|among|since)\b"
    r"|\s+of\s+(?:the\s+)?(?:(?:18|19|20)?\d0s|(?:18|19|20)\d\d|\w+ties)\b|(?<!horror)(?<!drama)\s+of\b(?!\s+(?:the|his|her|their)\b))"
)


# "It is one of those road movies", "as thrillers go": what several are, this film is
_ONE_OF_THEM: Final = expression(
    r"(?:^|(?:\b(?:it|this|film|movie|picture)|\ue000)(?:'s|’s|\s+(?:is|was|remains|ranks\s+as)))\s*"
    r"(?:\w+ly\s+|also\s+|still\s+)?one\s+of\s+(?:the|those|these)\s+(?:[\w-]+\s+){0,3}$"
)
_AS: Final = expression(r"\b(?:as|so\s+far\s+as)\s+(?:\w+\s+)?$")
_GO: Final = expression(r"\s+go(?:es)?\b")
# labels that name a film as a whole, whatever stands beside them
_SINGULAR: Final = expression(r"(?:(?P<ies>(?<=[a-z])ies)|(?<=[^s])s)$")
_WHOLE: Final = (" film", " movie", " flick", " drama", " story", " tale")
_FILM_NOUNS: Final = ("film", "movie", "picture", "flick", "films", "movies")
_OWN_KINDS: Final = frozenset(
    ("psychological", "folk", "body", "cosmic", "political", "courtroom", "conspiracy", "screwball",
     "gothic", "supernatural", "survival", "revisionist", "acid", "noodle", "backstage", "techno",
     "murder")
)  # fmt: skip
# "a horror comedy" is one genre, not two
_FIRST: Final = frozenset(("comedy", "horror", "mystery", "adventure", "fantasy", "musical"))
_SECOND: Final = frozenset(
    ("comedy", "drama", "western", "thriller", "romance", "mystery", "fantasy")
)
# "there was a comedy", "the thriller is the weaker one", "it was named best drama", "almost a
# western", "the word thriller": not what the film under review is
_NOT_THIS: Final = expression(
    r"\b(?:named|chosen(?:\s+as)?|voted|won|(?:award|prize|oscar)\s+for)\s+(?:the\s+)?best\s+"
    r"(?:\w+\s+(?:and|or)\s+)?$"
    r"|\b(?:almost|nearly|the\s+words?)\s+(?:as\s+)?(?:an?\s+)?(?:\w+\s+)?$"
    r"|\b(?:do|does|did)\s+the\s*$|\bthere(?:'s|\s+(?:is|was|were))\s[^.;:]*$|\b(?:is|was)\s+the\s*$"
)
# "Low Tide, the documentary by Gus Hart", "Low Tide is a western": the film named before it
_APPOSED: Final = expression(
    r"\ue000[\"'”’_*]*(?:\s+\([^()]*\))?"
    r"(?:,\s+(?:by\s+[\w .-]{3,30},\s+)?|\s+(?:is|was|remains)\s+)"
    r"(?:an?|the|his|her|their|[\w .-]{3,30}['’]s)\s+"
    r"(?:(?!(?:of|in|for|and|with|to|by|as)\b)[\w-]+\s+){0,4}$"
)
# "Ann Vane's comedy", "the documentary “Paper Lanterns”", "It's comedy, it's horror."
_OWNED: Final = expression(r"(?:['’]s|\b(?:his|her|their))\s+(?:[\w-]+\s+){0,3}$")
_BEFORE_TITLE: Final = expression(r"\s+[\"'“‘_*]*\s*\ue000")
_OTHER_TITLE: Final = expression(r"\s+[\"“'‘_*]")
_BARE: Final = expression(
    r"\b(?:it|this|film|movie|picture)(?:'s|’s|\s+is|\s+was)\s+(?:(?:pure|part|half|all|straight"
    r"|mostly|partly|equal\s+parts)\s+)?$|^\s*(?:half|part)\s+$"
    r"|,\s*(?:half|part)\s+$|\band\s+(?:half|part)\s+$"
)
_ALSO_ADJECTIVES: Final = frozenset(("short", "silent", "epic", "romantic", "dark"))
_BARE_ENDS: Final = expression(r"\s*(?:[.,;:!)–—]|$|\band\b)")


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
        for match, confidence in _said(reading, sentence):
            film = _apposed(reading, sentence, match) or film_of_place(
                reading, sentence, sentence.span.start + match.start
            )
            if film is None:
                continue
            name = _name_in_prose(sentence.span.of(reading.plain), match)
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
                modality=_modality(sentence.span.of(reading.nameless), match.start),
            )


def _apposed(reading: Reading, sentence: Sentence, match: ConceptMatch) -> Entity | None:
    """Return the film whose title stands right before a genre: "Low Tide, a comedy by …"."""
    text = with_films_marked(sentence.span.of(reading.plain), sentence.span, reading.films.mentions)
    title = _APPOSED.search(text, max(0, match.start - _NEAR), match.start)
    if title is None:
        return None
    last = sentence.span.start + title.start()
    return reading.film_at(Span(last, last + 1))


_NEAR: Final = 90


def _modality(text: str, start: int) -> Modality:
    """Return how the sentence claims a genre: "one of those" is no likeness to others here."""
    modality = modality_at(text, start)
    if modality != "comparative":
        return modality
    before = text[clause_start(text, start) : start].lower()
    return "asserted" if _ONE_OF_THEM.search(before) else modality


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
    one = _SINGULAR.sub(lambda end: "y" if end["ies"] else "", surface)
    if one != surface and load_scheme("film-genre").find(one) is concept:
        return _name_of(concept, one)
    same = [label for label in concept.labels if label.lower().replace("-", " ") == plain]
    if concept.name in same or concept.name.lower().replace("-", " ") == plain:
        return concept.name
    return surface.lower() if surface.lower() in map(str.lower, concept.labels) else concept.name


def _name_in_prose(text: str, match: ConceptMatch) -> str:
    """Return the genre's name with the word that makes it a kind of its own."""
    surface = text[match.start : match.end]
    if text.lower().startswith(" of manners", match.end):
        return f"{surface.lower()} of manners"
    words = text[: match.start].lower().split()
    if words and words[-1].strip("\"“'‘(") in _OWN_KINDS:
        return words[-1].strip("\"“'‘(") + " " + surface.lower()
    if surface.lower().endswith(_FILM_NOUNS):
        return match.concept.name
    if surface.lower() in _SECOND and words and words[-1] in _FIRST:
        return f"{words[-1]} {surface.lower()}"
    return _name_of(match.concept, surface)


def _said(reading: Reading, sentence: Sentence) -> Iterator[tuple[ConceptMatch, float]]:
    text = sentence.span.of(reading.plain)
    matches = load_scheme("film-genre").matches(text)
    if not matches:
        return
    folded = fold(text)
    folded = with_films_marked(folded, sentence.span, reading.films.mentions)
    if folded.rstrip("\"'”’) ").endswith("?"):
        return
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
        if _ONE_OF_THEM.search(before) or (_AS.search(before) and _GO.match(folded, match.end)):
            yield match, 0.65
            continue
        if _ABOUT_OTHERS.search(before[-60:]) or _NOT_THIS.search(before[-90:]):
            continue
        with_film = bool(noun) or (surface.endswith(_WHOLE) and surface not in _NOT_NOUNS)
        plural = surface.endswith("s") and not surface.endswith("ss")
        if with_film and noun is not None and noun.group().endswith("s"):
            plural = True
        if plural:
            continue
        alone = match.concept.slug in word_list("film_genre_nouns") and surface not in _NOT_NOUNS
        title = _BEFORE_TITLE.match(folded, match.end)
        titled = title is not None
        if title is not None:
            last = Span(sentence.span.start + title.end() - 1, sentence.span.start + title.end())
            if reading.film_at(last) != reading.film_of(sentence):
                continue  # "her comedy “Other Doors”"
        if (
            alone
            and not (with_film or titled)
            and (not _ENDS.match(folded, match.end) or _is_cased(text, match))
        ):
            continue
        if (with_film or alone) and _BEFORE.search(before[-90:]):
            yield match, 0.8 if with_film else 0.7
        elif alone and (
            titled
            or (not _OTHER_TITLE.match(folded, match.end) and _is_owned(reading, sentence, before))
        ):
            yield match, 0.7
        elif (
            surface not in _ALSO_ADJECTIVES
            and _BARE.search(before[-40:])
            and _BARE_ENDS.match(folded, match.end)
        ):
            yield match, 0.65


def _is_owned(reading: Reading, sentence: Sentence, before: str) -> bool:
    """Tell whether somebody's comedy must be the film: no other film stands in the sentence."""
    if not _OWNED.search(before[-50:]):
        return False
    film = reading.film_of(sentence)
    return all(m.film == film for m in inside(reading.films.mentions, sentence.span))
