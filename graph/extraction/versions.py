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
from functools import cache

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, Sentence
from .words import UPPER, fold, word_list

__all__ = ["OtherVersion", "other_versions"]


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A plain stretch that speaks of another version; `film` is that one, if it is named.

    `subject` tells that its sentence is about that version, not only a part of it; `named` that
    it is called by the title of the film under review ("the first Low Tide"), or is a work of
    another kind, whose makers are told ("an opera by").
    """

    span: Span
    film: Entity | None
    subject: bool
    named: bool = False


_YEAR = r"(?:18[89]|19\d|20[0-3])\d"
_FILM = r"(?:film|movie|picture|version|one|adaptation|production|telling|take|cut)"
_STAGE = r"(?:stage|television|tv|radio|theatre|broadway)"
_BOOK = r"(?:novel|novella|book|play|short story|comic book|radio play|television series|tv series|video game)"
_ROMAN = expression(r"(?:\b(?:II|III|IV|V|VI|VII|VIII)\b|\b[2-9]\b|\bPart \w+)")
# All these read text in which letters are small.
_CUES = ("original", "remake", "remade", "version", "sequel", "prequel", "older", "earlier", "same name", "same title",
         "adaptation", "production", "novel", "book", "play", "musical", "series", "other film", "the first", "the old",
         "opera", "ballet", "stag", "dance piece", "televis", "broadway", "on the radio", "west end", "remaking", "silent",
         "film", "movie")  # fmt: skip
# Said of the other version where the text has just spoken of it, of the film under review elsewhere.
_ITS_PART = expression(
    r"\W*(?:(?:and|but|its|with) )?the original (?:score|music|songs?|screenplay|script|soundtrack|story|cast)\b"
)
_ORIGINAL = (
    rf"the (?:[a-z]+ )?original(?:['’]s)?(?! (?:score|music|song|screenplay|script|idea|soundtrack|story|motion|title|cast album|songs|language|cut|plan|intention))(?: {_FILM})?(?:['’]s)?\b|"
    rf"the (?:older|earlier|other|old|previous|classic) (?:{_FILM})\b|the first (?:version|adaptation|telling)\b"
)
_DATED = rf"(?:the|that|a) (?P<year>{_YEAR}) (?:[a-z]+ )?(?:{_FILM}|original|classic|remake|thriller|comedy|drama|western|musical|weepie|melodrama|hit)\b|the {_FILM} (?:of|from) (?P<of>{_YEAR})\b"
# "The original, made in 1961 by": what stands behind it is its year.
_ORIGINAL_OF = rf"the original(?: {_FILM})?,? (?:\(|(?:(?:which|that) was )?(?:(?:made|released|shot|filmed) in|from|of|in) )(?P<made>{_YEAR})\b"
_STAGED = (
    rf"(?:the|an?|its|their) (?:[a-z]+ )?{_STAGE} (?:play|musical|version|adaptation|production|telling)\b|the silent (?:version|original)\b|"
    # "an opera by …", "a BBC series in 1987, directed by …": a work of another kind, and by whom.
    rf"(?P<staged>\b(?:began(?: life)?|started(?: out| life)?|was (?:first|originally|also)) (?:as )?an? (?:[a-z]+ )?(?:play|musical|novel|opera|ballet|book|comic|sketch|short story)\b|\b(?:{_STAGE} (?:play|musical|version|adaptation|production|telling|show|staging|revival)|(?:television|tv|bbc|radio|mini)[ -](?:series|serial|play|drama)|miniseries|staging|opera|operetta|ballet|dance piece|radio play|stage revival)"
    rf"(?=,? (?:in {_YEAR},? )?(?:by|with|directed|staged|choreographed|conducted|produced|composed|starring|from|of {_YEAR}|that (?:was|had|ran|starred)|which (?:was|had|ran|starred))\b"
    # "the ballet Low Tide, by Ann Example"
    rf"| [“\"‘'*_]{{0,2}}(?:(?!(?:is|was|are|were|we|he|she|they|that|which|who|and)\b)[\w'’-]+ ?){{1,5}}[”\"’'*_]{{0,2}},? (?:by|choreographed|composed|conducted|staged)\b))|"
    rf"(?<=[.!?] )(?:onstage|on stage),? |\b(?:on broadway|in the west end|for television in {_YEAR})\b"
)
_SAME_NAME = rf"{_FILM} (?:of|with|by) (?:the|that) same (?:name|title)\b"
_PRINTED = rf"the (?:original |source )?{_BOOK}\b(?!['’]s? (?:author|writer))"
_REMAKE = r"(?:the|an?|its) (?:[a-z]+ ){0,2}?remake\b"
_SEQUEL = r"(?:the|an?|its) (?:[a-z]+ ){0,1}?(?:sequel|prequel|follow-up)s?\b"
_NAMESAKE = expression(_SAME_NAME)
_REMADE = r"\b(?:was|were|been|being|is) (?:later |then |since |twice |also )?remade\b"
# "Bo Other remade it as Low Tide", with others in it.
_REMADE_AS = r"(?:[\w.'’-]+ ){1,2}(?:later |then )?remade (?:it|this|this one) (?:in \d{4} )?as (?!an? |the same)"
_THE_FIRST = r"the first (?:film|movie|one|part|instalment|installment)\b"
# In a text that does not say that its film is a sequel.
_OF_FIRST = (
    r"the (?:first|second|third|previous) (?:film|movie|picture|part|instalment|installment)['’]s\b|"
    r"(?:(?<=of )|(?<=in )|(?<=for ))the (?:first|second|third|previous) (?:film|movie|picture)(?=[,.;:)])"
)

_IS_REMAKE = expression(
    r"\b(?:this|his|her|their|new|[a-z]+['’]s)(?: [a-z-]+){0,2} remake\b|\b(?:is|was|as|be) (?:just |only |yet )?(?:a|another|the|one more)(?: [a-z-]+,?){0,3} remake\b|"
    r"\bremake of\b|\bremaking\b|\b(?:to|would|will|could|should|and|not|did|who) remake\b|\b(?:has|have|had) remade\b|\bremade (?:a|an|the|as|by|from)\b|\bnew version\b|\bupdated?\b[^.]{0,30}\b(?:classic|original)"
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
# "Ann Example as Jo, a part that Bo Other, who had it in the original, made colder"
_IN_ASIDE = expression(rf"((?:[{UPPER}][\w.'’-]* ){{0,2}}[{UPPER}][\w'’-]*), who\b[^,;]*$")
_VERSION_OF = expression(
    r"\b(?:remake|version|adaptation|update|retelling|sequel|prequel|film|cover)s? (?:of|to) $"
)
# "based on the novel by Ann Example, adapted by …": a source, of which nothing else is told.
_SOURCE_IS = expression(r"\b(?:based (?:\w+ )?(?:up)?on|from|after|out of) $")
_SOURCE_ENDS = expression(r"[,;()]| and (?:was |is )?(?:[a-z]+ed|written|shot|made)\b")
_BOOK_FIRST = expression(_PRINTED)
_ITS_MAKERS = expression(
    r"[”\"’'*_]{0,2},? (?:with|starring|by|directed|made|written|scored|from|that|which|in which|who|whose|about)\b"
)
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


_EARLIER = expression(
    r"\bthe (?:original|first|old|older|earlier|previous|silent) [“\"‘'*_]{0,2}(?:the |an? )?"
)


# Of these one stands in every sentence that says of another version what it is.
_SPEAKS = ("original", "older", "earlier", "the other", "the old", "previous", "classic", "the first", "the second",
           "the third", "remake", "remade", "serial", "series", "sequel", "prequel", "follow-up", "same name", "same title",
           "novel", "book", "play", "short story", "video game", "comic", "sketch", "staging", "stage", "opera", "ballet",
           "dance piece", "musical", "broadway", "west end", "television", "tv", "bbc", "radio", "mini", "theatre", "silent",
           "18", "19", "20")  # fmt: skip


@cache
def _cue_of(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


# "had the part in Example's original", "Example's, in 1954, had Ann Other".
_HIS_ORIGINAL = r"original(?= (?:film|movie|version)\b| (?:is|was|had|has|stars|starred|gave|did|remains)\b|[.,;:!?)]|$)"
_HIS_DATED = rf"(?:,? (?:in|from|of) {_YEAR},| (?:film |version )?(?:in|from|of) {_YEAR},?(?= (?:had|has|starred|stars|gave|was)\b))"
_HIS = expression(rf"['’]s?(?: {_HIS_ORIGINAL}|{_HIS_DATED})")


@cache
def _whose_of(land: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<whose>[{UPPER}][\w-]+)['’]s?(?: (?:[a-z]+ ){{0,2}}?(?:version\b|{_HIS_ORIGINAL})|{_HIS_DATED})|\bIn the (?P<nation>[{UPPER}][a-z]+) (?:{land})\b|\b[Tt]he (?P<land>[{UPPER}][a-z]+) (?:original|remake)\b"
    )


def _titled(title: str) -> str:
    """Return what names an earlier film by the title under review: "the first Low Tide (1951)".

    A sequel's title has a number or a subtitle behind it: "Low Tide 2".
    """
    names = "|".join(re.escape(name) for name in (_bare(title), _base(title)))
    if not names.strip("|"):
        return _NOTHING
    return rf"{_EARLIER.pattern}(?P<titled>{names})\b(?:[”\"’'*_]{{0,2}} (?:of |from |\()(?P<titled_year>{_YEAR})\b)?"


def _bare(title: str) -> str:
    """Return a title in small letters without article."""
    return _ARTICLE.sub("", title.lower())


def _base(title: str) -> str:
    """Return a title in small letters without article, number and subtitle."""
    bare = _bare(title)
    return _NUMBERED.sub("", bare) or bare


def _of(plain: str, match: re.Match[str]) -> str:
    return plain[match.start("titled") : match.end("titled")]


_YEARS = ("year", "of", "made", "titled_year")


def _year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    year = next((groups[one] for one in _YEARS if groups.get(one)), None)
    return int(year) if year else None


_TWO = 2
_TITLE_BEHIND = expression(rf",? [“\"‘'*_]{{0,2}}[{UPPER}]")


_OLDER = expression(r"\b(?:original|older|old|earlier|previous|classic|first|silent)\b")
_NEWER = expression(r"\bremake\b")
_NOW = 9999
# Where a television series is spoken of, "the series" is that one.
_SERIES_NAMED = expression(r"\b(?:television|tv|bbc|radio) series\b")
_SERIES = r"the series\b"
_NOTHING = "(?P<titled>(?!))"
_FIRST_OF_ALL = expression(
    r"the (?:original|first (?:film|movie|picture|one|part|instalment|installment))"
)
_ARTICLE = expression(r"^(?:the|an?) ")
_NUMBERED = expression(
    r"(?:[:–—-] .*| (?:part )?(?:[ivx]+|\d+|two|three|four|five|six|returns|again))+$"
)


def other_versions(
    layout: Layout, main: Entity | None, others: Iterable[Entity]
) -> tuple[OtherVersion, ...]:
    """Return the stretches that speak of another version of the film under review, in order."""
    plain = layout.view.plain
    lowered = plain.lower()
    if main is None or len(lowered) != len(plain):
        return ()
    if not any(cue in lowered for cue in _CUES[:-2]) and not (
        re.search(_DATED, lowered) or _HIS.search(lowered)
    ):
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
        is_sequel = is_sequel or _base(main.name) != _bare(main.name)
        self._is_sequel = is_sequel
        self._first = self._first_of_series()
        has_remake = remade or (not is_remake and re.search(_REMAKE, lowered) is not None)
        parts = [_ORIGINAL_OF, _DATED, _STAGED, _SAME_NAME, _PRINTED]
        self._titled = re.compile(_titled(main.name) if _EARLIER.search(lowered) else _NOTHING)
        self._other = self._namesake()
        is_version = is_remake or self._titled.search(lowered) is not None
        self._dated = self._original() if is_version and self._other is None else None
        self._other = self._other or self._dated
        if self._other is not None or not has_remake:
            parts.append(_ORIGINAL)
        if self._other is not None or not is_remake:
            parts += [_REMAKE, _REMADE, _REMADE_AS]
        if _SERIES_NAMED.search(lowered):
            parts.append(_SERIES)
        if not is_sequel:
            parts += [_SEQUEL, _OF_FIRST]
        else:
            parts.append(_THE_FIRST)
        self._cue = _cue_of(*parts)
        # Where nothing is remade "the English version" is the same film in another language.
        land = _FILM if is_remake or has_remake else _FILM.replace("|version", "")
        is_told = "version" in lowered or is_remake or has_remake
        is_told = is_told or _HIS.search(lowered) is not None
        self._whose = _whose_of(land) if is_told else None

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
                and (_GOES_ON.match(lowered) or _ITS_PART.match(lowered))
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
        matches = list(self._titled.finditer(self._lowered, start, end))
        said = self._lowered[start:end]
        if any(cue in said for cue in _SPEAKS):
            matches += self._cue.finditer(self._lowered, start, end)
        if self._whose is not None:
            matches += [
                m for m in self._whose.finditer(self._plain, start, end) if self._is_another(m)
            ]
        for match in sorted(matches, key=lambda m: m.start()):
            if match.start() < reached:
                continue
            year, titled = _year_of(match), match.groupdict().get("titled")
            film = self._film_of(match, year, titled)
            if year and (
                film == self._main
                or (self._main.year is None and film is None and not self._is_versioned())
            ):
                continue
            before = self._lowered[start : match.start()]
            stop = _CLAUSE_END.search(self._lowered, match.end(), end)
            to = stop.start() if stop else end
            if _VERSION_OF.search(before) and not _ITS_MAKERS.match(self._lowered, match.end()):
                to = match.end()  # "a remake of the 1951 film stars Ann Example"
            if _SOURCE_IS.search(before) and _BOOK_FIRST.match(match.group()):
                source_end = _SOURCE_ENDS.search(self._lowered, match.end(), to)
                to = source_end.start() if source_end else to
            subject = _LEAD_IN.search(before) is not None
            whole = subject or _INSIDE.search(before) is not None
            if film == self._dated and not (whole or titled):
                film = None  # "a remake of the 1951 film with Ann Example": who is whose?
            if whole:
                openings = [m.end() for m in _CLAUSE_START.finditer(before)]
                begin = start + (openings[-1] if openings else 0)
                aside = _IN_ASIDE.search(self._plain, begin, match.start())
                if aside is not None and not subject and aside.start(1) > begin:
                    comma = self._plain.find(",", match.end(), to)
                    begin, to = aside.start(1), comma if comma > 0 else to
            else:
                begin = match.start()
            reached = to
            opens = subject and not before.strip(" \"“'‘(")
            if stop and stop.group() == ";" and _ITS_PART.match(self._lowered, stop.end(), end):
                reached = to = end
            named = bool(titled or match.groupdict().get("staged"))
            yield OtherVersion(Span(begin, to), film, subject=opens, named=named)
            if stop and to < end and (more := _NEXT_OTHER.search(self._lowered, to, end)):
                reached = end
                yield OtherVersion(Span(more.start(), end), None, subject=False)

    def _film_of(self, match: re.Match[str], year: int | None, titled: str | None) -> Entity | None:
        """Return the film that a cue stands for, if the text tells which one it is."""
        if year is not None:
            return self._of_year(year)
        if self._other is not None:
            return self._by_age(match.group())
        if titled is not None:
            is_same = titled == _bare(self._main.name)
            return None if is_same else self._first or Entity("film", _of(self._plain, match))
        is_first = self._is_sequel and _FIRST_OF_ALL.match(match.group())
        return self._first if is_first else None

    def _original(self) -> Entity | None:
        """Return the original of a remake by the one year that the text gives it: "the 1951 film".

        Where the remake has no year of its own, the later of two is its. Not where a title follows,
        which may be another: "the 1951 thriller Low Tide".
        """
        before = self._main.year or _NOW
        named = [_year_of(m) for m in self._titled.finditer(self._lowered)]
        dated = list(re.finditer(_DATED, self._lowered))
        made = [_year_of(m) for m in re.finditer(_ORIGINAL_OF, self._lowered)]
        years = {year for year in (*named, *made, *map(_year_of, dated)) if year and year < before}
        if self._main.year is None and len(years) == _TWO:
            years = {min(years)}
        other = any(m["year"] and _TITLE_BEHIND.match(self._plain, m.end()) for m in dated)
        if len(years) != 1 or other or not self._main.name:
            return None
        (year,) = years
        name = self._main.name
        return Entity("film", f"{name} ({year})", (name,), year)

    def _namesake(self) -> Entity | None:
        """Return the one other film of the same title that the text names with its year."""
        key = _bare(self._main.name)
        found = {
            film
            for film in self._others
            if film.year not in (None, self._main.year)
            and key in {_bare(name) for name in (film.name, *film.aliases)}
        }
        return found.pop() if len(found) == 1 else None

    def _by_age(self, words: str) -> Entity | None:
        """Return the older or the newer of two films of one title, as the words say."""
        if self._other is None:
            return None
        older, newer = sorted((self._main, self._other), key=lambda film: film.year or _NOW)
        if _OLDER.search(words):
            return older
        return newer if _NEWER.search(words) else None

    def _first_of_series(self) -> Entity | None:
        """Return the film that a sequel's title is made of, if it is named: "Low Tide 2"."""
        base = _base(self._main.name)
        for film in self._others:
            if film != self._main and base in {_bare(name) for name in (film.name, *film.aliases)}:
                return film
        return None

    def _is_versioned(self) -> bool:
        cue = rf"{_ORIGINAL}|the {_YEAR} original\b"
        return bool(_IS_REMAKE.search(self._lowered) or re.search(cue, self._lowered))

    def _of_year(self, year: int) -> Entity | None:
        """Return the film of that year: the one under review, another of its title, or None."""
        if self._main.year == year:
            return self._main
        if self._dated is not None and self._dated.year == year:
            return self._dated
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
        return not any(cue.search(self._lowered, start, at) for cue in (self._cue, self._titled))
