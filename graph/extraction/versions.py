"""Statements about another version of the film under review: its original, its remake, its book.

"The original starred Ann Example. It was directed by Bo Other." says nothing of the remake
under review. Such stretches belong to the other film where the text names it with its year,
else to no film at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from ..claims import Entity
from ..documents import Span
from ..reading.layout import Layout, Sentence
from .earlier_versions import (
    Company,
    forerunners,
    is_called_new,
    is_followed_by_makers,
    is_in_both,
    is_made_again,
    is_titled,
    is_told_twice,
    original_called,
    remade_films,
    told_earlier,
    without_asides,
)
from .first_films import calls_first, cues_of_series, follows
from .version_carry import Carry, OtherVersion
from .version_films import (
    by_age,
    first_of_series,
    identified,
    long_before,
    names_another,
    namesake,
    own_years,
    titled_alike,
)
from .version_makers import Makers
from .version_words import (
    A_YEAR,
    BOOK_FIRST,
    CALLED_SO,
    CLAUSE_END,
    CLAUSE_START,
    DATED,
    EARLIER,
    FILM,
    HIS,
    IN_ASIDE,
    IN_SEQUEL,
    INSIDE,
    IS_REMAKE,
    IS_SEQUEL,
    ITS_MAKERS,
    ITS_PART,
    LEAD_IN,
    MADE,
    NEXT_OTHER,
    NOTHING,
    NOW,
    OF_FIRST,
    ORIGINAL,
    ORIGINAL_OF,
    PRINTED,
    REMADE,
    REMADE_AS,
    REMAKE,
    SAME_NAME,
    SEQUEL,
    SERIES,
    SERIES_NAMED,
    SOURCE_ENDS,
    SOURCE_IS,
    SPEAKS,
    STAGED,
    THAN,
    THERE_WAS,
    TURNS_BACK,
    VERSION_OF,
    YEAR,
    bare,
    base,
    cue_of,
    titled_of,
    whose_of,
    year_of,
)

__all__ = ["OtherVersion", "other_versions"]


def other_versions(
    layout: Layout, main: Entity | None, others: Iterable[Entity]
) -> tuple[OtherVersion, ...]:
    """Return the stretches that speak of another version of the film under review, in order."""
    plain = layout.view.plain
    lowered = plain.lower()
    if main is None or len(lowered) != len(plain):
        return ()
    reader = _Reader(lowered, plain, main, tuple(others))
    parted = forerunners(plain, lowered, is_later=reader.is_later)
    gone = [OtherVersion(name, None, subject=False, whole=True) for name in parted]
    return (*gone, *reader.read(layout))


class _Reader:
    """One document: what "the original", "the remake" and "the sequel" stand for in it."""

    def __init__(self, lowered: str, plain: str, main: Entity, others: tuple[Entity, ...]) -> None:
        self._lowered, self._plain = lowered, plain
        self._main = main
        self._others = others
        remade = re.search(REMADE, lowered) is not None
        self._identified = tuple(identified(plain, main))
        is_remake = not remade and (IS_REMAKE.search(lowered) is not None or is_made_again(lowered))
        self._is_numbered = base(main.name) != bare(main.name)
        is_sequel = follows(main, others, plain)
        self._is_sequel, self._is_remake = is_sequel, is_remake
        has_remake = remade or (not is_remake and re.search(REMAKE, lowered) is not None)
        self._own = own_years(main, plain)
        self._before = max((year for year in self._own if year), default=NOW)
        parts = [ORIGINAL_OF, DATED, STAGED, SAME_NAME, PRINTED]
        is_asked = self._is_numbered or EARLIER.search(lowered) is not None
        self._titled = re.compile(titled_of(main.name) if is_asked else NOTHING)
        self._other = namesake(main, others)
        is_titled = any(not m["before"] for m in self._titled.finditer(lowered))
        self._first = first_of_series(main, others, plain, called=is_titled)
        is_version = is_remake or is_titled or is_called_new(plain, main.name)
        told = told_earlier(plain, lowered, main.name)
        is_version = is_version or (not is_sequel and is_told_twice(lowered, told))
        if not is_version and not is_sequel and self._before < NOW:
            years = [one.year for one in told] + [year_of(m) for m in re.finditer(DATED, lowered)]
            years += [year_of(m) for m in self._titled.finditer(lowered)]
            years += [film.year for _, film in self._identified]
            is_version = any(year < self._before - 1 for year in years if year)
        self._long_before = tuple(long_before(plain, main))
        is_version = is_version or any(surely for *_, surely in self._long_before)
        self._is_version = is_version or has_remake
        self._told = told if self._is_version else []
        self._remade = tuple(remade_films(plain, lowered, (f for f in others if f != main)))
        # Where nothing is remade "the English version" is the same film in another language.
        land = FILM if is_remake or has_remake else FILM.replace("|version", "")
        is_told = "version" in lowered or self._is_version or bool(HIS.search(lowered))
        self._cue = cue_of(*parts, ORIGINAL)
        self._makers = Makers(plain, main.name, self._speaks_of_main, is_told=self.is_later)
        self._whose = whose_of(land) if is_told or self._makers.known else None
        self._cue = cue_of(*parts)
        self._latest: Entity | None = None
        of_first = IS_SEQUEL.search(lowered) is not None and not is_remake
        is_alone = is_version and self._other is None and not of_first
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
            parts += cues_of_series(main)
        self._cue = cue_of(*parts)

    @property
    def is_later(self) -> bool:
        """Whether the film under review is said to be a remake or a sequel."""
        return self._is_version or self._is_sequel

    def read(self, layout: Layout) -> Iterator[OtherVersion]:
        """Yield what the sentences tell of other versions, as each goes on with the one before."""
        carry = Carry(
            self._plain, self._main, is_later=self.is_later,
            company=Company(self._main.name) if self.is_later else None,
        )  # fmt: skip
        return carry.read(layout, self._in_sentence)

    def _earlier_in(self, sentence: Span) -> Iterator[OtherVersion]:
        """Yield the clauses of a sentence that tell of the earlier film of a remake."""
        for span, called in self._identified:
            if sentence.covers(span):
                self._latest = self._of_year(called.year or 0) or self._as_named(called)
                yield OtherVersion(sentence, self._latest, subject=True, named=True, whole=True)
                return
        said = IN_SEQUEL.match(self._lowered, sentence.start, sentence.end)
        if said is not None and self._is_sequel:
            stop = CLAUSE_END.search(self._lowered, said.end(), sentence.end)
            own = Span(sentence.start, stop.start() if stop else sentence.end)
            yield OtherVersion(own, self._main, subject=True, whole=True)
            return
        for span, owner, surely in self._long_before:
            if sentence.covers(span) and (surely or self._is_by_another(owner)):
                yield OtherVersion(span, self._other, subject=False, named=True, whole=True)
        for span, remade in self._remade:
            if sentence.covers(span):
                self._latest = remade
                if is_followed_by_makers(self._lowered, span.end):
                    stop = CLAUSE_END.search(self._lowered, span.end, sentence.end)
                    to = stop.start() if stop else sentence.end
                    yield OtherVersion(Span(span.end, to), remade, subject=False, named=True)
                    return
        for told in self._told:
            if not sentence.covers(told.span):
                continue
            film = self._latest or self._other
            film = None if told.titled and self._latest is not None else film  # it may be a third
            if told.year is not None:
                film = self._of_year(told.year)
                if film in (None, self._main) or self._names_another(told.span.start):
                    continue
            stop = CLAUSE_END.search(self._lowered, told.span.end, sentence.end)
            start = self._clause_start(sentence.start, told.span.start)
            if VERSION_OF.search(self._lowered[start : told.span.start].removesuffix("the ")):
                start = told.span.start
            clause = Span(start, stop.start() if stop else sentence.end)
            film = self._of_its_year(film, clause)
            self._latest = film or self._latest
            subject = clause.start == sentence.start
            yield OtherVersion(clause, film, subject=subject, named=told.titled, whole=True)

    def _of_its_year(self, film: Entity | None, at: Span) -> Entity | None:
        """Return a film, unless what is told of it has another year."""
        years = {int(year) for year in A_YEAR.findall(at.of(self._plain))}
        is_its = film in (None, self._first) or not years
        return film if is_its or (film is not None and film.year in years) else None

    def _names_another(self, at: int) -> bool:
        """Tell whether a film of another title is named before a place in its line."""
        line = self._plain[self._plain.rfind("\n", 0, at) + 1 : at]
        return names_another(without_asides(line), self._main, self._others)

    def _as_named(self, called: Entity) -> Entity:
        """Return the film of a title as the text names it elsewhere, if it does."""
        films = [film for film in (*self._others, self._first) if film != self._main]
        alike = (
            film for film in films if film is not None and bare(film.name) == bare(called.name)
        )
        return next(alike, called)

    def _is_by_another(self, owner: str) -> bool:
        known = self._makers.known
        return self._is_remake or (bool(known) and owner.split()[-1] not in known)

    def _called_alike(self, match: re.Match[str]) -> Entity | None:
        """Return the film of a year that is said to have the title under review, too."""
        said = CALLED_SO.match(self._lowered, match.end())
        if said is None or said["in"] is None or bare(said["title"]) != bare(self._main.name):
            return None
        year, name = int(said["in"]), self._main.name
        is_its = year in self._own or self._main.year is None
        return None if is_its else Entity("film", f"{name} ({year})", (name,), year)

    def _clause_start(self, start: int, at: int) -> int:
        """Return where the clause of a place begins in a sentence."""
        openings = CLAUSE_START.finditer(self._lowered, start)
        found = [m.end() for m in takewhile(lambda m: m.end() <= at, openings)]
        return found[-1] if found else start

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
        matches += self._owned(start, end)
        matches.sort(key=lambda m: m.start())
        for match, following in pairwise([*matches, None]):
            if match is None or match.start() < reached:
                continue
            year, titled = year_of(match), match.groupdict().get("titled")
            film = self._film_of(match, year, titled)
            if year and film != self._main and not titled and self._names_another(match.start()):
                film = None
            if match.groupdict().get("before") and (film is None or not self._is_version):
                continue
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
            elif following is not None and (
                BOOK_FIRST.match(match.group()) or (year is None and year_of(following))
            ):
                to = min(to, following.start())  # "closer to the novel than the 1951 film"
            subject = LEAD_IN.search(before) is not None
            is_made = bool(self._is_numbered and titled and MADE.search(before))
            inside = INSIDE.search(f"{before}|{match.group()}") and not THAN.search(before)
            is_there = THERE_WAS.match(before) is not None
            whole = subject or is_made or is_there or bool(inside)
            made = year is not None and is_followed_by_makers(self._lowered, match.end())
            if film in self._dated.values() and not (whole or titled or made):
                film = None  # "a remake of the 1951 film with Ann Example": who is whose?
            if whole:
                begin = self._clause_start(start, match.start())
                turn = TURNS_BACK.search(self._lowered, begin, match.start()) if inside else None
                begin = turn.end("turn") if turn is not None else begin
                aside = IN_ASIDE.search(self._plain, begin, match.start())
                if aside is not None and not subject:
                    comma = self._plain.find(",", match.end(), end)
                    begin, to = aside.start(1), comma if comma > 0 else to
                    if is_in_both(self._lowered[to:end]):
                        begin = aside.end(1)
            else:
                begin = match.start()
            begin, reached = max(begin, reached), to
            opens = (
                is_made
                or is_there
                or (whole and before.strip(" \"“'‘(") in ("", "when", "after", "in"))
            )
            if stop and stop.group() == ";" and ITS_PART.match(self._lowered, stop.end(), end):
                reached = to = end
            alike = self._called_alike(match)
            film = alike or film
            named = bool(titled or made or alike or match.groupdict().get("staged"))
            film = self._of_its_year(film, Span(match.start(), to)) if titled else film
            self._latest = film if film not in (None, self._main) else self._latest
            yield OtherVersion(Span(begin, to), film, subject=opens, named=named, whole=whole)
            if stop and to < end and (more := NEXT_OTHER.search(self._lowered, to, end)):
                reached = end
                yield OtherVersion(Span(more.start(), end), None, subject=False)

    def _film_of(self, match: re.Match[str], year: int | None, titled: str | None) -> Entity | None:
        """Return the film that a cue stands for, if the text tells which one it is."""
        if titled not in (None, bare(self._main.name)):
            return self._first
        if year is not None:
            return self._of_year(year)
        if self._other is not None:
            is_whose = match.groupdict().get("whose") and len(self._dated) == 1
            return self._other if is_whose else by_age(match.group(), self._main, self._other)
        is_first = titled is None and self._is_sequel and calls_first(match.group(), self._main)
        return self._first if is_first else original_called(match, self._remade)

    def _earlier(self) -> dict[int, Entity]:
        """Return the earlier films of a remake by the years that the text gives: "the 1951 film".

        Where the remake has no year of its own, the latest is its, unless another made that film
        ("Example's 1951 version"). Not where a title follows, which may be another: "the 1951
        thriller Low Tide".
        """
        before = self._before
        named = [year_of(m) for m in self._titled.finditer(self._lowered)]
        dated = list(re.finditer(DATED, self._lowered))
        made = [year_of(m) for m in re.finditer(ORIGINAL_OF, self._lowered)]
        made += [told.year for told in self._told]
        owned = {year_of(m) for m in self._owned()}
        years = {year for year in (*named, *made, *map(year_of, dated)) if year and year < before}
        surely = {*named, *(told.year for told in self._told if told.titled)}
        if self._own == {None} and len(years) > 1 and max(years) not in surely:
            years.discard(max(years))
        years -= self._own
        years |= {year for year in owned if year and year < before}
        other = any(m["year"] and is_titled(self._plain, Span(*m.span())) for m in dated)
        if other or self._is_numbered or not self._main.name:
            return {}  # the earlier film of "Low Tide 2" is "Low Tide"
        name = self._main.name
        return {year: Entity("film", f"{name} ({year})", (name,), year) for year in sorted(years)}

    def _owned(self, *between: int) -> Iterator[re.Match[str]]:
        """Yield where a version is called by another who made it."""
        found = self._whose.finditer(self._plain, *between) if self._whose is not None else ()
        yield from filter(self._makers.is_another, found)

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
        return titled_alike(self._main, self._others, year)

    def _speaks_of_main(self, at: int) -> bool:
        """Tell whether no cue of another version stands before `at` in its sentence."""
        start = max(self._plain.rfind(". ", 0, at), self._plain.rfind("\n", 0, at)) + 1
        if any(start <= told.span.start < at for told in self._told):
            return False
        return not any(cue.search(self._lowered, start, at) for cue in (self._cue, self._titled))
