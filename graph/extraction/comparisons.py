"""Comparisons: a likeness, contrast or ranking that a document draws between two named films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..claims import Claim, Entity
from ..reading.layout import Sentence
from .reading import Reading

__all__ = ["find"]

_OTHER = "\ue000"
_ANY = rf"[\"“”'‘’_*(\[]*{_OTHER}"
_LIST = rf"(?:[^.;!?{_OTHER}]{{0,40}}?)"
# What stands before the other film, up to its mention.
_BEFORE: Final = re.compile(
    r"(?:\b(?:(?<!would )(?<!you )(?<!i )(?<!looks )(?<!'d )like|unlike|similar\s+to|akin\s+to"
    r"|same\s+\w+\s+as|reminiscent\s+of|comparable\s+to|reminds?\s+\w+(?:\s+\w+)?\s+of"
    r"|reminded\s+\w+(?:\s+\w+)?\s+of|reminding\s+\w+\s+of|compar(?:es?|ed|ing|ison)\s+(?:it\s+"
    r"|this\s+|favou?rably\s+|unfavou?rably\s+|well\s+)?(?:to|with)|in\s+comparison\s+(?:to"
    r"|with)"
    r"|in\s+the\s+(?:vein|style|spirit|tradition|mould|mold|league|class|footsteps|shadow)\s+of"
    r"|on\s+(?:a\s+)?par\s+with|up\s+there\s+with|rivals?|resembl(?:es?|ed|ing)"
    r"|(?:a\s+)?(?:cross|mix|hybrid|blend|combination)\s+(?:between|of)|echo(?:es|ing)?|evok"
    r"(?:es|ing)|recall(?:s|ing)|surpass(?:es|ed)|outdo(?:es)?|ripoff\s+of|rip-off\s+of"
    r"|rips?\s+off|clone\s+of|knock-?off\s+of"
    r"|superior\s+to|inferior\s+to|prefer(?:red)?|(?:better|updated|modern|realistic|evil"
    r"|lesser|poor(?:er)?|grown-up|watered-down|man's)\s+version\s+of"
    r"|nowhere\s+near|holds?\s+a\s+candle\s+to|measure\s+up\s+to|live\s+up\s+to|unlike\s+in"
    r"|as\s+in|just\s+as|compare|beside|remade\s+(?:it\s+)?as|all\s+of|the\s+whole\s+of"
    r"|next\s+to)"
    r"|\b(?:better|worse|more|less|funnier|scarier|darker|greater|weaker|stronger|inferior"
    r"|superior|er)\b[^.;!?]{0,60}\bthan"
    r"|\bas\s+(?!(?:well|soon|long|far|much)\b)(?:\w+[\s-]+){1,4}as|\bthan|\bfilms?\s+like"
    r"|\bmovies?\s+like)"
    r"\s+(?:(?:with|in|for|of|the|a|an|that|those|it|his|her|their|its|my|own|earlier|previous"
    r"|later|other|another|great|classic|evergreen|similar|original|recent|last|year's|film"
    r"|films|movie|movies|work|works|score|scores|music|soundtrack|style|style\s+of|ones?"
    r"|classics|preceding|successful|something|say|either|both|any\s+of|[\w.]+['’]s?"
    r"|[\w-]+)[\s,:“\"'‘_*(\[]*){0,7}[\"“'‘_*(\[]*$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"[\"”'’_*)\]]*,?\s+(?:(?:is|was|are|were|remains|has|had|did|does)\s+(?:still\s+|also\s+"
    r"|far\s+|much\s+|a\s+|the\s+)*(?:better|worse|superior|inferior|funnier|scarier|more\b"
    r"|less\b|far\s+better)"
    r"|comes?\s+to\s+mind|came\s+to\s+mind|springs?\s+to\s+mind|it(?:'s|\s+is)\s+not\b|this\s+"
    r"(?:is\s+not|isn't|ain't)\b|meets\b|may\s+not\s+agree|(?:also|too)\b)",
    re.IGNORECASE,
)
_FILMS_LIKE: Final = re.compile(
    r"\b(?:films?|movies?)\s+(?:like|such\s+as)\b[^.;]*\b(?:also|too|as\s+well|both)\b",
    re.IGNORECASE,
)
_CONTRAST: Final = re.compile(
    r"^(?:where(?:as)?|while|unlike|just\s+like|like|compared\s+(?:to|with))\b|\b(?:whereas"
    r"|in\s+contrast|by\s+contrast|on\s+the\s+other\s+hand|unlike\s+in)\b",
    re.IGNORECASE,
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


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `comparedTo` claims from the film under review to another film, one per film."""
    if reading.film is None or reading.kind == "other":
        return
    if all(mention.film == reading.film for mention in reading.films.mentions):
        return
    seen: set[tuple[Entity, Entity]] = set()
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        mentions = [m for m in reading.films.mentions if sentence.span.covers(m.span)]
        section = reading.films.at(sentence.span.start) or reading.film
        others = [m for m in mentions if m.film != section]
        if not others:
            continue
        text = sentence.span.of(reading.plain)
        about_main = any(m.film == section for m in mentions)
        for mention in others:
            start = mention.span.start - sentence.span.start
            end = mention.span.end - sentence.span.start
            if (section, mention.film) in seen:
                continue
            found = _pattern(reading, sentence, text, start, end, about_main)
            if found is None:
                continue
            seen.add((section, mention.film))
            pattern, confidence = found
            yield reading.claim(
                section,
                "comparedTo",
                mention.film,
                at=sentence.span,
                surface=mention.span.of(reading.plain),
                pattern=pattern,
                confidence=confidence,
                modality="asserted",
            )


def _pattern(
    reading: Reading, sentence: Sentence, text: str, start: int, end: int, about_main: bool
) -> tuple[str, float] | None:
    before = _with_lists(reading, sentence, text, start)
    if _NOT_COMPARING.search(before):
        return None
    if _BEFORE.search(before):
        return "compared-before", 0.85
    if _AFTER.match(text, end):
        return "compared-after", 0.75
    if _FILMS_LIKE.search(text) and re.search(
        r"\b(?:films?|movies?)\s+(?:like|such\s+as)\b", before, re.IGNORECASE
    ):
        return "films-like", 0.85
    if about_main and (_CONTRAST.search(text) or _RANKED.search(text)):
        return "contrast", 0.7
    return None


def _with_lists(reading: Reading, sentence: Sentence, text: str, start: int) -> str:
    """Return what stands before a film, films listed just before it taken out ("X or Y")."""
    before = text[:start].rstrip("\"“'‘_*([ ") + " "
    for mention in reversed(reading.films.mentions):
        if not sentence.span.covers(mention.span) or mention.span.end > sentence.span.start + start:
            continue
        low, high = (
            mention.span.start - sentence.span.start,
            mention.span.end - sentence.span.start,
        )
        between = before[high:]
        if re.fullmatch(
            r"[\"”'’_*)\]]*\s*(?:\(\d{4}\))?\s*(?:,|,?\s*\b(?:and|or|&)|/)\s*(?:the\s+"
            r"|even\s+)?",
            between,
        ):
            before = before[:low].rstrip("\"“'‘_*([ ") + " "
        else:
            break
    return before[-150:]
