"""Where films are mentioned: by known title, by year, in marks, in lists, beside cue words."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..claims import DocumentKind, Entity
from ..documents import Span
from ..expressions import expression
from ..tagger.labels import FILM_KINDS
from .capitals import LINKS, Chain
from .main_film import bare_title
from .marked import QuotedTypes
from .name_kinds import NameKinds
from .quotes import Quoted, is_title_like
from .read_titles import is_date, is_of_somebody, may_be_two, title_read
from .title_forms import year_beside
from .title_variants import foreign_title
from .unmarked_songs import unmarked_songs
from .words import UPPER, fold, occurrences, word_list

__all__ = ["FilmCollector", "FilmMention"]

# Further mentions are looked for of this many films; a longer list is no review.
_MOST_SEARCHED = 200
_SURELY = 0.8
_LIKELY = 0.85
_YEAR = r"(?:18[89]|19\d|20[0-3])\d"
_OVER_CREDITS = expression(r" (?:over|under) the (?:\w+ )?(?:opening|credits|titles|end|closing)\b")
_A_YEAR = expression(rf"\W*{_YEAR}\W*")


@dataclass(frozen=True, slots=True)
class FilmMention:
    """A stretch that names a film. `marked` tells that quotation marks or italics set it off."""

    span: Span
    film: Entity
    marked: bool


class FilmCollector:
    """Gathers film mentions; a stretch of text is given to one film only."""

    def __init__(
        self,
        plain: str,
        quotes: tuple[Quoted, ...],
        runs: tuple[Chain, ...],
        kind: DocumentKind,
        kinds: NameKinds | None = None,
    ) -> None:
        self.plain = plain
        self.types = QuotedTypes(plain, quotes, kind, kinds)
        self.quotes = quotes
        self.runs = runs
        self.mentions: list[FilmMention] = []
        self._taken: list[Span] = []
        self._starts = [r.span.start for r in runs]
        self._quote_starts = [q.outer.start for q in quotes]
        self._by_name: dict[str, Entity] = {}
        self._tagged = kinds.tagged if kinds is not None else None
        self._kinds = kinds

    def free(self, span: Span) -> bool:
        """Tell whether no film has been found in `span` yet."""
        index = bisect_right(self._taken, span) - 1
        near = self._taken[max(0, index) : index + 2]
        return all(t.end <= span.start or span.end <= t.start for t in near)

    def add(self, span: Span, film: Entity, *, marked: bool) -> None:
        """Give a stretch to a film."""
        if self.free(span) and (marked or not _is_owner(span.of(self.plain), self.plain)):
            self._taken.insert(bisect_right(self._taken, span), span)
            self.mentions.append(FilmMention(span, film, marked))

    def add_named(self, spans: Iterable[Span]) -> None:
        """Give each stretch to the film that its own words name."""
        for span in spans:
            self.add(span, self.film(span.of(self.plain), None), marked=False)

    def add_forms(self, film: Entity) -> None:
        """Find every mention of a film under any of its forms, the longest first."""
        self._by_name[_key(film.name, film.year)] = film
        self._by_name.setdefault(_key(film.name, None), film)
        common = word_list("common")
        year = film.year or year_beside(film.name, self.plain)
        for form in sorted({film.name, *film.aliases}, key=lambda f: (-len(f), f)):
            words = form.split()
            plainly = len(words) > 1 or (form.casefold() not in common and len(form) > 1)
            for start in occurrences(form, self.plain, ignore_case=True):
                span = Span(start, start + len(form))
                text = span.of(self.plain)
                dated = _DATED.match(self.plain, span.end)
                if dated and int(dated.group(1)) != year and self._cased(text, form):
                    self._add_namesake(span, film, int(dated.group(1)))
                if start and self.plain[start - 1] in "’'-":
                    continue
                quoted = self._quoted_around(span)
                marked = (
                    quoted is not None and quoted.inner.end - quoted.inner.start <= len(form) + 12
                )
                if marked and quoted and self.types.of(quoted, film) == "song":
                    continue
                if not marked and (not plainly or not self._cased(text, form)):
                    continue
                if not marked and len(words) == 1 and self._inside_longer(span):
                    continue
                if _SEQUEL.match(self.plain, span.end):
                    continue
                self.add(span, film, marked=marked)

    def _add_namesake(self, span: Span, film: Entity, year: int) -> None:
        """Give a stretch to the film of another year that bears a title under review."""
        other = Entity("film", f"{film.name} ({year})", (film.name,), year)
        self.add(span, self._by_name.setdefault(_key(film.name, year), other), marked=True)

    def _cased(self, text: str, form: str) -> bool:
        if text == form or (text.isupper() and len(text) > 3):
            return True
        return len(text.split()) > 1 and text[0].isupper() and is_title_like(text)

    def _quoted_around(self, span: Span) -> Quoted | None:
        index = bisect_right(self._quote_starts, span.start) - 1
        if index >= 0 and self.quotes[index].outer.covers(span):
            return self.quotes[index]
        return None

    def _inside_longer(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return False
        run = self.runs[index]
        if not (run.span.covers(span) and run.span != span):
            return False
        rest = run.text.replace(span.of(self.plain), " ").split()
        plain_words = word_list("nonname") | word_list("nationalities") | word_list("calendar")
        return any(w not in plain_words for w in rest)

    def film_at(self, span: Span) -> Entity:
        """Return the film that is named at a place, or around it; a new one where none is."""
        around = (mention.film for mention in self.mentions if mention.span.covers(span))
        return next(around, None) or self.film(span.of(self.plain), None)

    def film(self, name: str, year: int | None) -> Entity:
        """Return the entity for a title, a new one when it is new or of another year."""
        key = _key(name, year)
        if key in self._by_name:
            return self._by_name[key]
        known = self._by_name.get(_key(name, None))
        if known is not None and (year is None or known.year in (None, year)):
            return known
        film = Entity("film", name, (), year)
        if known is not None:
            film = Entity("film", f"{name} ({year})", (name,), year)
        self._by_name[key] = film
        self._by_name.setdefault(_key(name, None), film)
        return film

    def add_others(self, main: Entity | None) -> None:
        """Find films beside the reviewed ones: by year, marks, cue words and company."""
        found = [
            *self._with_year(),
            *self._in_marks(main),
            *self._filmographies(),
            *self._cued(),
        ]
        for span, name, year, marked in found:
            self.add(span, self.film(name, year), marked=marked)
        known = {m.film for m in self.mentions}
        for film in sorted(known, key=lambda f: (-len(f.name), f.name))[:_MOST_SEARCHED]:
            if film.name not in (main.name if main else "", *(main.aliases if main else ())):
                self.add_forms(film)
        for span, name in self._in_company():
            self.add(span, self.film(name, None), marked=False)
        for span, name in self._read():
            self.add(span, self.film(name, None), marked=False)
        for span, name in self._likely():
            self.add(span, self.film(name, None), marked=False)

    def _likely(self) -> Iterator[tuple[Span, str]]:
        """Yield what only the scorer of names takes for a film's, where no tagger has read."""
        if self._kinds is None or self._tagged is not None:
            return
        found: list[tuple[int, Span, str]] = []
        for name, candidate in self._kinds.candidates.items():
            if self._kinds.chances(name).get("film", 0.0) < _LIKELY or not is_title_like(name):
                continue
            first, *others = name.split()
            if len(others) == 1 and first.casefold() in word_list("given_names"):
                continue
            if others and others[-1] in word_list("organisations"):
                continue
            if bare_title(name) == name and not (_is_plain_word(name) or may_be_two(name)):
                found += [
                    (-len(name), span, name)
                    for span in candidate.spans
                    if not _CAUSES.match(self.plain, span.end)
                ]
        sung = list(unmarked_songs(self.plain, self._kinds)) if found else []
        for _, span, name in sorted(found):
            if any(span.meets(song) for song in sung) or self._quoted_around(span):
                continue
            if self.free(span):
                yield span, name

    def _read(self) -> Iterator[tuple[Span, str]]:
        """Yield what the tagger surely reads as a film's name, outside quotation marks."""
        for mention in self._tagged.mentions if self._tagged is not None else ():
            chance = sum(mention.kinds[kind] for kind in FILM_KINDS)
            span = title_read(mention.span, self.plain)
            name = span.of(self.plain)
            if chance < _SURELY or not self.free(span) or self._quoted_around(span):
                continue
            if self.plain.startswith(" one", span.end) or _A_YEAR.fullmatch(name):
                continue  # "not the Vane one", "Low Tide of 1951"
            if not is_title_like(name) or _is_plain_word(name) or self._is_part(span):
                continue
            if (
                name in word_list("calendar")
                or is_date(name)
                or _OVER_CREDITS.match(self.plain, span.end)
            ):
                continue  # of a band that plays there
            if bare_title(name) == name and not may_be_two(name):
                yield span, name

    def _is_part(self, span: Span) -> bool:
        """Tell whether a name is a character of an actor: "Ann Example's Mrs. Other"."""
        return self.plain.startswith(_COURTESY, span.start) and bool(
            _OWNER.search(self.plain, max(0, span.start - 3), span.start)
        )

    def _with_year(self) -> Iterator[tuple[Span, str, int | None, bool]]:
        for match in _IN_BRACKETS.finditer(self.plain):
            lead = _CLOSING.search(self.plain, max(0, match.start() - 2), match.start())
            title = _title_before(self.plain, lead.start() if lead else match.start())
            if title is not None:
                yield title, title.of(self.plain), int(match.group(1)), False

    def _in_marks(self, main: Entity | None) -> Iterator[tuple[Span, str, int | None, bool]]:
        for quoted in self.quotes:
            inner = quoted.inner
            if not is_title_like(quoted.text) or not self.free(inner):
                continue
            if self.types.of(quoted, main) != "film":
                continue
            year = re.search(rf"^(.+?) \(({_YEAR})\)$", quoted.text)
            if year:
                inner = Span(inner.start, inner.start + len(year.group(1)))
            yield inner, inner.of(self.plain), int(year.group(2)) if year else None, True

    def _filmographies(self) -> Iterator[tuple[Span, str, int | None, bool]]:
        """Yield the titles of a list in brackets after a film maker: "director A B (C; D)"."""
        for match in _LISTED.finditer(self.plain):
            start = match.start(1)
            before = self.plain[max(0, match.start() - _MAKER_REACH) : match.start()]
            if not re.search(r"[;,]", match.group(1)) or not _MAKER_BEFORE.search(before):
                continue
            for part in re.split(r"[;,]\s*(?:and )?", match.group(1)):
                at = self.plain.index(part, start)
                start = at + len(part)
                name = re.sub(r" \(\d{4}\)| Trilogy$", "", part.strip())
                if is_title_like(name) and not re.fullmatch(_YEAR, name):
                    begin = at + len(part) - len(part.lstrip())
                    yield Span(begin, begin + len(name)), name, None, False

    def _cued(self) -> Iterator[tuple[Span, str, int | None, bool]]:
        """Yield titles that a noun marks: "the film X", "the original X film", "films like X"."""
        found = list(_CUED.finditer(self.plain))
        if _RANKED.search(self.plain):
            found += _APPOSED.finditer(self.plain)
        if ", which " in self.plain:
            found += _MADE.finditer(self.plain)
        for match in found:
            group = match.lastgroup or ""
            name = match.group(group)
            if group in ("apposed", "made"):
                name = _PLACED.sub("", name)
            start = match.end(group) - len(name)
            if name.endswith(("'s", "’s")) or " is " in name:
                continue  # "in the new film Vane's part goes to", "in Rill's film Vane is Ada"
            if is_of_somebody(Span(start, start + len(name)), self.plain):
                continue
            whole = foreign_title(self.plain, start)
            name = max(name, whole.of(self.plain) if whole is not None else "", key=len)
            if whole is not None or (is_title_like(name) and not _is_plain_word(name)):
                yield Span(start, start + len(name)), name, None, False

    def _in_company(self) -> Iterator[tuple[Span, str]]:
        """Yield title runs joined to a known film by comma or "and": "A, B C and D"."""
        starts = {m.span.start: m for m in self.mentions}
        ends = {m.span.end: m for m in self.mentions}
        for run in self.runs:
            title = _TITLE_RUN.match(self.plain, run.span.start)
            if title is None or len(title.group().split()) < 2:
                continue
            span = Span(run.span.start, title.end())
            follows = re.match(
                r"(?:, and |, | and | or )[“\"'‘]?", self.plain[span.end : span.end + 8]
            )
            before = re.search(
                r"(?:, and |, | and | or )[“\"'‘]?$",
                self.plain[max(0, span.start - 8) : span.start],
            )
            neighbour = (follows and starts.get(span.end + follows.end())) or (
                before and ends.get(span.start - len(before.group()))
            )
            linked = re.search(rf" {LINKS} ", title.group()) is not None
            if neighbour and not neighbour.marked and linked and self.free(span):
                first, also, second = title.group().partition(" and ")
                of_two = " " in first and " " in second
                if also and before and (of_two or before.group() == ", "):
                    yield Span(span.start, span.start + len(first)), first
                    yield Span(span.end - len(second), span.end), second
                else:
                    yield span, title.group()


_IN_BRACKETS = expression(rf"[(\[](?:[A-Z][^()\n]{{0,40}}, ?)?({_YEAR})[)\]]")
_CLOSING = expression(r"(?:[”\"’']\s?|\s)$")
_LISTED = expression(r"\(([^()\n]{3,300})\)")
_MAKER_REACH = 90
_MAKER_BEFORE = expression(
    rf"(?:director|directed by|dir\.?:?|writer|filmmaker|helmer|composer)(?:/\w+)?:? (?:[{UPPER}][\w.'’-]+ ?){{1,4}} ?$",
    re.IGNORECASE,
)
_NAME = rf"[{UPPER}\d][\w'’-]*(?: (?:{LINKS} ){{0,2}}[{UPPER}\d][\w'’-]*){{0,6}}"
_TITLE_RUN = expression(_NAME)
_CASED = expression(rf"\b[{UPPER}]")
_CUED = expression(
    rf"\b(?:films?|movies?|sequel|remake|classic)(?: (?:like|such as|called|titled|entitled))? (?P<after>(?>{_NAME}))"
    r"(?! (?:has |have |had |ever |has ever )?(?:made|done|directed|shot|starred|appeared|been)\b)"
    rf"|\b(?:original|first|second|third|new|latest|recent|old) (?P<before>{_NAME}) (?:film|movie)s?\b"
)


# "in Some Title, Example's first film" and "for Some Title, which Ann Example made".
_RANK = r"(?:(?:19|20)\d\d|first|second|third|last|next|previous|earlier|later|own|debut)"
# "Jo in Some Title, Example's first film": only what stands behind the last "in" is a title.
_PLACED = expression(r"^.* (?:in|with|from|to|at|by|for) ")
_RANKED = expression(rf"['’]s {_RANK}\b")
_APPOSED = expression(
    rf"(?<=[a-z] )(?P<apposed>{_NAME}), (?:[{UPPER}][\w.-]+ ){{0,2}}[{UPPER}][\w-]+['’]s (?:{_RANK} ){{1,2}}"
    r"(?:film|movie|feature|picture|masterpiece|classic)\b"
)
_MADE = expression(
    rf"(?<=[a-z] )(?P<made>{_NAME}), which (?:[{UPPER}][\w.-]+ ){{1,3}}(?:made|directed|helmed)\b"
)


_COURTESY = ("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Mr ", "Mrs ", "Ms ", "Dr ", "Miss ")
_OWNER = expression(r"['’]s? $")
_DATED = expression(rf"[”\"’']?\s?[(\[]({_YEAR})[)\]]")
_SEQUEL = expression(r",? [-–]?\s?(?:Part )?(?:II|III|IV|V|VI|[2-9])\b")


# "an Ann Example-directed film", "Ann Example's film": whose name it is, and no title.
_CAUSES = expression(r"-|['’]s?\b (?:[a-z-]+ ){0,3}(?:film|movie|picture|direction)\b")


def _is_owner(name: str, plain: str) -> bool:
    """Tell whether what was read as a film's name is its maker's: "The second is Ann Vane's"."""
    words = name.split()
    if not words or not words[-1].endswith(("'s", "’s")) or not 1 < len(words) < 4:
        return False
    given = words[0].casefold() in word_list("given_names")
    return all(map(_CASED.match, words)) and (given or plain.count(words[-1][:-2]) > 1)


def _is_plain_word(name: str) -> bool:
    lists = ("nonname", "places", "nationalities", "calendar", "organisations", "honorifics")
    return name.casefold() in word_list("common") or any(
        name.split()[0] in word_list(n) for n in lists
    )


def _key(name: str, year: int | None) -> str:
    return f"{fold(name).removeprefix('the ')}|{year or ''}"


# “Low Tide” by The Gulls in Some Title: the film of a song behind who performs it.
_SUNG_IN = expression(
    rf"[”\"],? (?:as |is |was )?(?:sung |performed |played |covered |recorded )?(?:by|from) [^\n.!?;\"“”]{{2,50}}? (?:in|from) (?={_NAME}[!?]?$)"
)
_OPENERS = frozenset(
    ("in", "with", "like", "from", "after", "before", "since", "as", "and", "but", "for",
     "unlike", "see", "saw", "caught", "watched", "rewatched", "also", "both", "when",
     "while", "of", "by", "to", "at", "on", "than")
)  # fmt: skip


def _title_before(plain: str, end: int) -> Span | None:
    """Return the title that ends at `end`: cased words and the small words between them."""
    stretch = plain[max(0, end - 90) : end]
    if sung := _SUNG_IN.search(stretch):
        return Span(end - len(stretch) + sung.end(), end)
    stretch = re.split(r"[.!?;:]\s|\n|[“\"]", stretch)[-1]
    for cased in _CASED.finditer(stretch):
        foreign = foreign_title(plain, end - len(stretch) + cased.start())
        if foreign is not None and foreign.end == end:
            return foreign
    match = re.search(rf"{_NAME}[!?]?$", stretch)
    if match is None:
        return None
    text = match.group()
    while " " in text and text.split(" ", 1)[0].casefold() in _OPENERS:
        text = text.split(" ", 1)[1]
        if text.split(" ", 1)[0].casefold() in _OPENERS and text[0].islower():
            continue
    owner = re.match(rf"([{UPPER}][\w.-]+(?: [{UPPER}][\w.-]+)+)['’]s? (?=.)", text)
    if owner and (
        (text[owner.end() :].isupper() and not owner.group(1).isupper())
        or plain.count(owner.group(1)) > 1
        or plain.count(text[owner.end() :]) > 1
        or (
            text.split(" ", 1)[0].casefold() in word_list("given_names")
            and " " in text[owner.end() :]
        )
    ):
        text = text[owner.end() :]
    if not text or not (text[0].isupper() or text[0].isdigit()) or _is_plain_word(text):
        return None
    return Span(end - len(text), end)
