"""Statements about another version of the film under review: its original, its remake, its book.

"The original starred Ann Example. It was directed by Bo Other." says nothing of the remake
under review. Such stretches belong to the other film where the text names it with its year,
else to no film at all.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, Sentence
from .words import UPPER, fold, word_list

__all__ = ["OtherVersion", "other_versions"]


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A plain stretch that speaks of another version; `film` is that one, if it is named.

    `subject` tells that its sentence is about that version, not only a part of it.
    """

    span: Span
    film: Entity | None
    subject: bool


_YEAR = r"(?:18[89]|19\d|20[0-3])\d"
_FILM = r"(?:film|movie|picture|version|one|adaptation|production|telling|take|cut)"
_STAGE = r"(?:stage|television|tv|radio|theatre|broadway)"
_BOOK = r"(?:novel|novella|book|play|short story|comic book|radio play|television series|tv series|video game)"
_ROMAN = expression(r"(?:\b(?:II|III|IV|V|VI|VII|VIII)\b|\b[2-9]\b|\bPart \w+)")
# All these read text in which letters are small.
_CUES = ("original", "remake", "remade", "version", "sequel", "prequel", "older", "earlier", "same name", "same title",
         "adaptation", "production", "novel", "book", "play", "musical", "series", "other film", "first film", "first movie",
         "film", "movie")  # fmt: skip
_ORIGINAL = (
    rf"the (?:[a-z]+ )?original(?:['’]s)?(?! (?:score|music|song|screenplay|script|idea|soundtrack|story|motion|title|cast album|songs|language|cut|plan|intention))(?: {_FILM})?(?:['’]s)?\b|"
    rf"the (?:older|earlier|other|old|previous|classic) (?:{_FILM})\b|the first (?:version|adaptation|telling)\b"
)
_DATED = rf"(?:the|that|a) (?P<year>{_YEAR}) (?:[a-z]+ )?(?:{_FILM}|original|classic|remake)\b|the {_FILM} (?:of|from) (?P<of>{_YEAR})\b"
_STAGED = rf"(?:the|an?|its|their) (?:[a-z]+ )?{_STAGE} (?:play|musical|version|adaptation|production|telling)\b|the silent (?:version|original)\b"
_SAME_NAME = rf"{_FILM} (?:of|with|by) (?:the|that) same (?:name|title)\b"
_PRINTED = rf"the (?:original |source )?{_BOOK}\b(?!['’]s? (?:author|writer))"
_REMAKE = r"(?:the|an?|its) (?:[a-z]+ ){0,2}?remake\b"
_SEQUEL = r"(?:the|an?|its) (?:[a-z]+ ){0,1}?(?:sequel|prequel|follow-up)s?\b"
_NAMESAKE = expression(_SAME_NAME)
_REMADE = r"\b(?:was|were|been|being|is) (?:later |then |since |twice |also )?remade\b"
_THE_FIRST = r"the first (?:film|movie|one|part|instalment|installment)\b"
# In a text that does not say that its film is a sequel.
_OF_FIRST = (
    r"the (?:first|second|third|previous) (?:film|movie|picture|part|instalment|installment)['’]s\b|"
    r"(?:(?<=of )|(?<=in )|(?<=for ))the (?:first|second|third|previous) (?:film|movie|picture)(?=[,.;:)])"
)

_IS_REMAKE = expression(
    r"\b(?:this|his|her|their|new|[a-z]+['’]s)(?: [a-z-]+){0,2} remake\b|\b(?:is|was|as|be) (?:just |only |yet )?(?:a|another|the|one more)(?: [a-z-]+,?){0,3} remake\b|"
    r"\bremake of\b|\b(?:has|have|had) remade\b|\bremade (?:a|an|the|as|by|from)\b|\bnew version\b|\bupdated?\b[^.]{0,30}\b(?:classic|original)"
)
_IS_SEQUEL = expression(
    r"\b(?:this|his|her|their|second|third|new)(?: [a-z-]+){0,2} sequel\b|\b(?:is|was|as) (?:a|the)(?: [a-z-]+){0,3} sequel\b|\bsequel to\b|\bsecond (?:film|part|movie)\b"
)
_COMPARED = expression(
    r"\b(?:than|like|unlike|as|to|of|from|with|by|imitat\w+|cop(?:y|ies)|echo\w*|recalls?|seen|watch|read|miss|see|about)\s*(?:in )?$"
)
_LEAD_IN = expression(
    rf"(?:^|[;(]|\b(?:but|while|whereas|where|though|and|yet)\b)\W*(?:(?:but|and|yet|so|now|still|however|{_YEAR}|meanwhile|of course|then),? )*$"
)
_INSIDE = expression(r"\b(?:in|for) $")
_CLAUSE_END = expression(
    r";|,? but\b|,? while\b|,? whereas\b|, (?:here|this|it|now)\b|\bhere it is\b|, the (?:new|present)\b|\)"
)
_CLAUSE_START = expression(r";|\bbut\b|\bwhile\b|\bwhereas\b|\(")
_GOES_ON = expression(
    r"^\W*(?:it|its|that (?:film|one|version|movie)|there|the second|the other|the third|neither|both)\b"
    r"(?!['’]s (?:all|no|a pity|hard|not)| is (?:hard|a pity|a shame|clear|easy))"
)
_NEXT_OTHER = expression(
    r"\bthe (?:second|third|other|later|last)(?: one| remake| version)? (?:was|is|starred|stars|had|has|came)\b"
)
_BACK = expression(
    rf"\b(?:this (?:film|movie|picture|version|one|time|new|remake)|the new (?:{_FILM})|here\b|the remake)"
)


def other_versions(
    layout: Layout, main: Entity | None, others: Iterable[Entity]
) -> tuple[OtherVersion, ...]:
    """Return the stretches that speak of another version of the film under review, in order."""
    plain = layout.view.plain
    lowered = plain.lower()
    if main is None or len(lowered) != len(plain):
        return ()
    if not any(cue in lowered for cue in _CUES[:-2]) and not re.search(_DATED, lowered):
        return ()
    return tuple(_Reader(lowered, plain, main, tuple(others)).read(layout))


class _Reader:
    """One document: what "the original", "the remake" and "the sequel" stand for in it."""

    def __init__(self, lowered: str, plain: str, main: Entity, others: tuple[Entity, ...]) -> None:
        self._lowered, self._plain = lowered, plain
        self._main = main
        self._others = others
        remade = re.search(_REMADE, lowered) is not None
        is_remake = not remade and _IS_REMAKE.search(lowered) is not None
        is_sequel = _IS_SEQUEL.search(lowered) is not None or bool(_ROMAN.search(main.name))
        has_remake = remade or (not is_remake and re.search(_REMAKE, lowered) is not None)
        parts = [_DATED, _STAGED, _SAME_NAME, _PRINTED]
        if not has_remake:
            parts.append(_ORIGINAL)
        if not is_remake:
            parts += [_REMAKE, _REMADE]
        if not is_sequel:
            parts += [_SEQUEL, _OF_FIRST]
        else:
            parts.append(_THE_FIRST)
        self._cue = re.compile("|".join(f"(?:{part})" for part in parts))
        self._whose = (
            re.compile(
                rf"(?P<whose>[{UPPER}][\w-]+)['’]s? (?:[a-z]+ ){{0,2}}?version\b|\bIn the (?P<nation>[{UPPER}][a-z]+) (?:{_FILM})\b|\b[Tt]he (?P<land>[{UPPER}][a-z]+) (?:original|remake)\b"
            )
            if "version" in lowered or is_remake or has_remake
            else None
        )

    def read(self, layout: Layout) -> Iterator[OtherVersion]:
        block = -1
        goes_on: tuple[Entity | None] | None = None
        for sentence in layout.sentences:
            if sentence.block != block:
                block, goes_on = sentence.block, None
            if layout.blocks[block].kind not in ("paragraph", "quote", "item", "field"):
                continue
            found = list(self._in_sentence(sentence))
            opens = next((one for one in found if one.subject), None)
            lowered = sentence.span.of(self._lowered)
            if (
                opens is None
                and goes_on is not None
                and not _BACK.search(lowered)
                and _GOES_ON.match(lowered)
            ):
                yield OtherVersion(sentence.span, goes_on[0], subject=True)
                continue
            goes_on = (opens.film,) if opens is not None else None
            if goes_on is None and found and _NAMESAKE.search(lowered):
                goes_on = (found[-1].film,)
            yield from found

    def _in_sentence(self, sentence: Sentence) -> Iterator[OtherVersion]:
        start, end = sentence.span.start, sentence.span.end
        reached = start
        matches = list(self._cue.finditer(self._lowered, start, end))
        if self._whose is not None:
            matches += [
                m for m in self._whose.finditer(self._plain, start, end) if self._is_another(m)
            ]
        for match in sorted(matches, key=lambda m: m.start()):
            if match.start() < reached:
                continue
            groups = match.groupdict()
            year = groups.get("year") or groups.get("of")
            film = self._of_year(int(year)) if year else None
            if year and (
                film == self._main
                or (self._main.year is None and film is None and not self._is_versioned())
            ):
                continue
            before = self._lowered[start : match.start()]
            stop = _CLAUSE_END.search(self._lowered, match.end(), end)
            to = stop.start() if stop else end
            subject = _LEAD_IN.search(before) is not None
            whole = subject or _INSIDE.search(before) is not None
            if whole:
                openings = [m.end() for m in _CLAUSE_START.finditer(before)]
                begin = start + (openings[-1] if openings else 0)
            else:
                begin = match.start()
            reached = to
            opens = subject and not before.strip(" \"“'‘(")
            yield OtherVersion(Span(begin, to), film, subject=opens)
            if stop and (more := _NEXT_OTHER.search(self._lowered, to, end)):
                reached = end
                yield OtherVersion(Span(more.start(), end), None, subject=False)

    def _is_versioned(self) -> bool:
        return bool(_IS_REMAKE.search(self._lowered) or re.search(_ORIGINAL, self._lowered))

    def _of_year(self, year: int) -> Entity | None:
        """Return the film of that year: the one under review, another of its title, or None."""
        if self._main.year == year:
            return self._main
        key = fold(self._main.name)
        for film in self._others:
            if film.year == year and key in {fold(n) for n in (film.name, *film.aliases)}:
                return film
        return None

    def _is_another(self, match: re.Match[str]) -> bool:
        """Tell whether "X's version" is by another than the maker of the film under review."""
        groups = match.groupdict()
        nation = groups.get("nation") or groups.get("land")
        if nation is not None:
            return nation in word_list("nationalities")
        name = re.escape(groups["whose"])
        title = re.escape(self._main.name)
        own = (
            rf"{name}(?:['’]s)? (?:[a-z]+ ){{0,2}}(?:directs|directed|(?:has |have )?remade|remakes|helms|{title}|(?:new )?(?:film|remake|movie)\b)|"
            rf"(?:directed|remade|made|film|movie|remake) by (?:[{UPPER}][\w.-]+ ){{0,2}}{name}\b"
        )
        spans = [m.start() for m in re.finditer(own, self._plain)]
        return not any(self._speaks_of_main(at) for at in spans) and groups["whose"] not in (
            "It",
            "That",
            "This",
            "Today",
        )

    def _speaks_of_main(self, at: int) -> bool:
        """Tell whether no cue of another version stands before `at` in its sentence."""
        start = max(self._plain.rfind(". ", 0, at), self._plain.rfind("\n", 0, at)) + 1
        return self._cue.search(self._lowered, start, at) is None
