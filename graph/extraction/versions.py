"""Statements about another version of the film under review: its original, its remake, its book.

"The original starred Ann Example. It was directed by Bo Other." says nothing of the remake
under review. Such stretches belong to the other film where the text names it with its year,
else to no film at all.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, Sentence
from .beside import phrase
from .earlier_versions import (
    Company,
    forerunners,
    goes_on_so,
    is_in_both,
    is_made_again,
    is_past,
    told_earlier,
)
from .version_words import (
    BACK,
    BOOK_FIRST,
    CLAUSE_END,
    CLAUSE_START,
    CUES,
    DATED,
    EARLIER,
    FILM,
    FIRST_OF_ALL,
    GOES_ON,
    HIS,
    IN_ASIDE,
    INSIDE,
    IS_REMAKE,
    IS_SEQUEL,
    ITS_MAKERS,
    ITS_PART,
    LEAD_IN,
    NAMESAKE,
    NEWER,
    NEXT_OTHER,
    NOTHING,
    NOW,
    OF_FIRST,
    OLDER,
    ORIGINAL,
    ORIGINAL_OF,
    PRINTED,
    REMADE,
    REMADE_AS,
    REMAKE,
    REMAKE_OF,
    ROMAN,
    SAME_NAME,
    SEQUEL,
    SERIES,
    SERIES_NAMED,
    SOURCE_ENDS,
    SOURCE_IS,
    SPEAKS,
    STAGED,
    THE_FIRST,
    VERSION,
    VERSION_OF,
    YEAR,
    bare,
    base,
    cue_of,
    titled_of,
    whose_of,
)
from .words import UPPER, fold, word_list

__all__ = ["OtherVersion", "other_versions"]


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A plain stretch that speaks of another version; `film` is that one, if it is named.

    `subject` tells that its sentence is about that version, not only a part of it; `named` that
    it is called by the title of the film under review ("the first Low Tide"), or is a work of
    another kind, whose makers are told ("an opera by"); `whole` that nothing of the stretch is
    said of the film under review ("in the original, …").
    """

    span: Span
    film: Entity | None
    subject: bool
    named: bool = False
    whole: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether all that the stretch says is said of the other version."""
        return self.subject or self.named or self.whole


def _of(plain: str, match: re.Match[str]) -> str:
    return plain[match.start("titled") : match.end("titled")]


_YEARS = ("year", "of", "made", "titled_year")


_A_YEAR = expression(rf"\b{YEAR}\b")


def _year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    year = next((groups[one] for one in _YEARS if groups.get(one)), None)
    if year is None and groups.get("whose"):
        said = _A_YEAR.search(match.group())
        year = said.group() if said is not None else None
    return int(year) if year else None


_TITLE_BEHIND = expression(rf",? [“\"‘'*_]{{0,2}}[{UPPER}]")


def other_versions(
    layout: Layout, main: Entity | None, others: Iterable[Entity]
) -> tuple[OtherVersion, ...]:
    """Return the stretches that speak of another version of the film under review, in order."""
    plain = layout.view.plain
    lowered = plain.lower()
    if main is None or len(lowered) != len(plain):
        return ()
    if not any(cue in lowered for cue in CUES[:-2]) and not (
        re.search(DATED, lowered) or HIS.search(lowered) or bare(main.name) != base(main.name)
    ):
        return ()
    reader = _Reader(lowered, plain, main, tuple(others))
    parted = forerunners(plain, lowered) if reader.is_later else ()
    gone = [OtherVersion(name, None, subject=False, whole=True) for name in parted]
    return (*gone, *reader.read(layout))


class _Reader:
    """One document: what "the original", "the remake" and "the sequel" stand for in it."""

    def __init__(self, lowered: str, plain: str, main: Entity, others: tuple[Entity, ...]) -> None:
        self._lowered, self._plain = lowered, plain
        self._main = main
        self._others = others
        remade = re.search(REMADE, lowered) is not None
        is_remake = not remade and (IS_REMAKE.search(lowered) is not None or is_made_again(lowered))
        is_sequel = IS_SEQUEL.search(lowered) is not None or bool(ROMAN.search(main.name))
        is_sequel = is_sequel or base(main.name) != bare(main.name)
        self._is_sequel, self._is_remake = is_sequel, is_remake
        self._first = self._first_of_series()
        has_remake = remade or (not is_remake and re.search(REMAKE, lowered) is not None)
        own = REMAKE_OF.finditer(lowered) if is_remake and main.year is None else ()
        self._own = {main.year, *(int(m["year"]) for m in own)}
        parts = [ORIGINAL_OF, DATED, STAGED, SAME_NAME, PRINTED]
        self._titled = re.compile(titled_of(main.name) if EARLIER.search(lowered) else NOTHING)
        self._other = self._namesake()
        is_version = is_remake or self._titled.search(lowered) is not None
        self._told = told_earlier(plain, lowered, main.name) if is_remake else []
        self._company = Company(main.name) if is_remake else None
        # Where nothing is remade "the English version" is the same film in another language.
        land = FILM if is_remake or has_remake else FILM.replace("|version", "")
        is_told = "version" in lowered or is_remake or has_remake
        is_told = is_told or HIS.search(lowered) is not None
        self._whose = whose_of(land) if is_told else None
        self._cue = cue_of(*parts)
        is_alone = is_version and self._other is None
        self._dated = self._earlier() if is_alone else {}
        self._other = self._other or self._dated.get(min(self._dated, default=0))
        if self._other is not None or not has_remake:
            parts.append(ORIGINAL)
        if self._other is not None or not is_remake:
            parts += [REMAKE, REMADE, REMADE_AS]
        if SERIES_NAMED.search(lowered):
            parts.append(SERIES)
        if not is_sequel:
            parts += [SEQUEL, OF_FIRST]
        if is_sequel or is_remake:
            parts.append(THE_FIRST)
        self._cue = cue_of(*parts)

    @property
    def is_later(self) -> bool:
        """Whether the film under review is said to be a remake or a sequel."""
        return self._is_remake or self._is_sequel

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
                and not BACK.search(lowered)
                and (
                    GOES_ON.match(lowered)
                    or ITS_PART.match(lowered)
                    or goes_on_so(lowered)
                    or (self._company is not None and not found and is_past(lowered))
                )
            ):
                found = [OtherVersion(sentence.span, goes_on[0], subject=True)]
            else:
                found = found or list(self._of_company(sentence))
                opens = next((one for one in found if one.subject), None)
                is_another = opens is not None and opens.film != self._main
                goes_on = (opens.film,) if opens is not None and is_another else None
                if goes_on is None and found and NAMESAKE.search(lowered):
                    goes_on = (found[-1].film,)
            self._hear(sentence, found)
            yield from found

    def _of_company(self, sentence: Sentence) -> Iterator[OtherVersion]:
        """Yield the part of a sentence that begins with somebody of the earlier film."""
        told = self._company.told(sentence.span.of(self._plain)) if self._company else None
        if told is not None:
            to, film = told
            start = sentence.span.start
            yield OtherVersion(Span(start, start + to), film, subject=True)

    def _hear(self, sentence: Sentence, found: Sequence[OtherVersion]) -> None:
        """Remember whom a sentence names of either film."""
        if self._company is None:
            return
        for one in found:
            if one.subject:
                self._company.hear(one.span.of(self._plain), one.film, earlier=True)
        if not found:
            self._company.hear(sentence.span.of(self._plain), None, earlier=False)

    def _earlier_in(self, sentence: Span) -> Iterator[OtherVersion]:
        """Yield the clauses of a sentence that tell of the earlier film of a remake."""
        for told in self._told:
            if not sentence.covers(told.span):
                continue
            if told.year is not None and told.year not in self._dated:
                continue
            before = self._lowered[sentence.start : told.span.start]
            openings = [m.end() for m in CLAUSE_START.finditer(before)]
            stop = CLAUSE_END.search(self._lowered, told.span.end, sentence.end)
            clause = Span(
                sentence.start + (openings[-1] if openings else 0),
                stop.start() if stop else sentence.end,
            )
            film = self._other if told.year is None else self._dated[told.year]
            yield OtherVersion(clause, film, subject=True, named=told.titled)

    def _in_sentence(self, sentence: Sentence) -> Iterator[OtherVersion]:
        start, end = sentence.span.start, sentence.span.end
        reached = start
        for one in self._earlier_in(sentence.span):
            if one.span.start >= reached:
                reached = one.span.end
                yield one
        matches = list(self._titled.finditer(self._lowered, start, end))
        said = self._lowered[start:end]
        if any(cue in said for cue in SPEAKS):
            matches += self._cue.finditer(self._lowered, start, end)
        if self._whose is not None:
            matches += [
                m for m in self._whose.finditer(self._plain, start, end) if self._is_another(m)
            ]
        matches.sort(key=lambda m: m.start())
        for match, following in pairwise([*matches, None]):
            if match is None or match.start() < reached:
                continue
            year, titled = _year_of(match), match.groupdict().get("titled")
            film = self._film_of(match, year, titled)
            if year and film == self._main:
                reached = match.end()
                continue
            if year and self._main.year is None and film is None and not self._is_versioned():
                continue
            before = self._lowered[start : match.start()]
            stop = CLAUSE_END.search(self._lowered, match.end(), end)
            to = stop.start() if stop else end
            if following is not None and following.groupdict().get("whose"):
                to = min(to, max(following.start(), match.end()))
            if VERSION_OF.search(before) and not ITS_MAKERS.match(self._lowered, match.end()):
                to = match.end()  # "a remake of the 1951 film stars Ann Example"
            if SOURCE_IS.search(before) and BOOK_FIRST.match(match.group()):
                source_end = SOURCE_ENDS.search(self._lowered, match.end(), to)
                to = source_end.start() if source_end else to
            subject = LEAD_IN.search(before) is not None
            whole = subject or INSIDE.search(before) is not None
            if film in self._dated.values() and not (whole or titled):
                film = None  # "a remake of the 1951 film with Ann Example": who is whose?
            if whole:
                openings = [m.end() for m in CLAUSE_START.finditer(before)]
                begin = start + (openings[-1] if openings else 0)
                aside = IN_ASIDE.search(self._plain, begin, match.start())
                if aside is not None and not subject:
                    comma = self._plain.find(",", match.end(), end)
                    begin, to = aside.start(1), comma if comma > 0 else to
                    if is_in_both(self._lowered[to:end]):
                        begin = aside.end(1)
            else:
                begin = match.start()
            begin, reached = max(begin, reached), to
            opens = subject and not before.strip(" \"“'‘(")
            if stop and stop.group() == ";" and ITS_PART.match(self._lowered, stop.end(), end):
                reached = to = end
            named = bool(titled or match.groupdict().get("staged"))
            yield OtherVersion(Span(begin, to), film, subject=opens, named=named, whole=whole)
            if stop and to < end and (more := NEXT_OTHER.search(self._lowered, to, end)):
                reached = end
                yield OtherVersion(Span(more.start(), end), None, subject=False)

    def _film_of(self, match: re.Match[str], year: int | None, titled: str | None) -> Entity | None:
        """Return the film that a cue stands for, if the text tells which one it is."""
        if year is not None:
            return self._of_year(year)
        if self._other is not None:
            return self._by_age(match.group())
        if titled is not None:
            is_same = titled == bare(self._main.name)
            return None if is_same else self._first or Entity("film", _of(self._plain, match))
        is_first = self._is_sequel and FIRST_OF_ALL.match(match.group())
        return self._first if is_first else None

    def _earlier(self) -> dict[int, Entity]:
        """Return the earlier films of a remake by the years that the text gives: "the 1951 film".

        Where the remake has no year of its own, the latest is its, unless another made that film
        ("Example's 1951 version"). Not where a title follows, which may be another: "the 1951
        thriller Low Tide".
        """
        before = self._main.year or NOW
        named = [_year_of(m) for m in self._titled.finditer(self._lowered)]
        dated = list(re.finditer(DATED, self._lowered))
        made = [_year_of(m) for m in re.finditer(ORIGINAL_OF, self._lowered)]
        made += [told.year for told in self._told]
        owned = {_year_of(m) for m in self._owned()}
        years = {year for year in (*named, *made, *map(_year_of, dated)) if year and year < before}
        if self._own == {None} and len(years) > 1:
            years.discard(max(years))
        years -= self._own
        years |= {year for year in owned if year and year < before}
        other = any(m["year"] and _TITLE_BEHIND.match(self._plain, m.end()) for m in dated)
        if other or not self._main.name:
            return {}
        name = self._main.name
        return {year: Entity("film", f"{name} ({year})", (name,), year) for year in sorted(years)}

    def _owned(self) -> Iterator[re.Match[str]]:
        """Yield where a version is called by another who made it."""
        if self._whose is not None:
            yield from (m for m in self._whose.finditer(self._plain) if self._is_another(m))

    def _namesake(self) -> Entity | None:
        """Return the one other film of the same title that the text names with its year."""
        key = bare(self._main.name)
        found = {
            film
            for film in self._others
            if film.year not in (None, self._main.year)
            and key in {bare(name) for name in (film.name, *film.aliases)}
        }
        return found.pop() if len(found) == 1 else None

    def _by_age(self, words: str) -> Entity | None:
        """Return the older or the newer of two films of one title, as the words say."""
        if self._other is None:
            return None
        older, newer = sorted((self._main, self._other), key=lambda film: film.year or NOW)
        if OLDER.search(words):
            return older
        return newer if NEWER.search(words) else None

    def _first_of_series(self) -> Entity | None:
        """Return the film that a sequel's title is made of, if it is named: "Low Tide 2"."""
        first = base(self._main.name)
        for film in self._others:
            if film != self._main and first in {bare(name) for name in (film.name, *film.aliases)}:
                return film
        return None

    def _is_versioned(self) -> bool:
        cue = rf"{ORIGINAL}|the {YEAR} original\b"
        return bool(
            self._is_remake or re.search(cue, self._lowered) or any(True for _ in self._owned())
        )

    def _of_year(self, year: int) -> Entity | None:
        """Return the film of that year: the one under review, another of its title, or None."""
        if year in self._own:
            return self._main
        if year in self._dated:
            return self._dated[year]
        key = fold(self._main.name)
        for film in self._others:
            if film.year == year and key in {fold(n) for n in (film.name, *film.aliases)}:
                return film
        return None

    def _is_another(self, match: re.Match[str]) -> bool:
        """Tell whether "X's version" is by another than the maker of the film under review."""
        groups = match.groupdict()
        if " new " in match.group():
            return False
        nation = groups.get("nation") or groups.get("land")
        if nation in word_list("nationalities"):
            return True
        whose = str(groups["whose"] or groups["by"] or nation)
        if not groups["whose"] and (self._is_print(whose) or not VERSION.search(match.group())):
            return False
        name = re.escape(whose)
        title = re.escape(self._main.name)
        own = (
            rf"{name}(?:['’]s)? (?:[a-z]+ ){{0,2}}(?:directs|directed|(?:has |have )?remade|remakes|helms|{title}|(?:new )?(?:film|remake|movie)\b)|"
            rf"(?:directed|remade|made|film|movie|remake) by (?:[{UPPER}][\w.-]+ ){{0,2}}{name}\b"
        )
        spans = [m.start() for m in re.finditer(own, self._plain)]
        return not any(self._speaks_of_main(at) for at in spans) and whose not in (
            "It",
            "That",
            "This",
            "Today",
        )

    def _is_print(self, word: str) -> bool:
        """Tell whether "the X version" is the same film in another language or on another disc."""
        known = word_list("nationalities") | word_list("places")
        is_print = phrase("versions", "print").fullmatch(word.lower()) is not None
        return is_print or word in known or word in self._main.name.split()

    def _speaks_of_main(self, at: int) -> bool:
        """Tell whether no cue of another version stands before `at` in its sentence."""
        start = max(self._plain.rfind(". ", 0, at), self._plain.rfind("\n", 0, at)) + 1
        return not any(cue.search(self._lowered, start, at) for cue in (self._cue, self._titled))
