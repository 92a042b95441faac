"""Which film a place of a text tells of: the films named around it are weighed against each other.

"Ann Vane, who made Paper Lanterns, …": what stands there may be said of the film under review,
of one that the sentence names, or of one named before and carried on. The scorer `told_film`
gives each film near a place a chance, from where it is named, what stands between, what role the
film has in the text, and which of them the tagger, where one has read the text, ties to the place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .clause_films import Named, film_of_clause, outside_asides, tied_film
from .known import cast_signs
from .linear import scorer, softmax, steps
from .other_makers import paragraphs_of_others
from .topics import is_only_compared, opens_with
from .untitled import called_films

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from ..tagger.answers import TaggedMention
    from .reading import Reading

__all__ = ["FilmChoice", "Named"]

_BACK = 5  # films named before the sentence that may be carried on
_REMEMBERED = 60  # places before the sentence
_OPENING = 4  # characters, for a mark and an article
_NEAR = (8, 20, 45, 90, 160)
_PAST = (1, 2, 3, 5, 8, 14)
_BETWEEN = (0, 1, 2)
_TOLD = (0.05, 0.2, 0.5, 0.8, 0.95)
_COUNTS = (1, 2, 4)
_WORDS = 6
_OF_PART = 0.97  # how likely what a part of a page says is said of its film
_WORD = expression(r"\w+|[^\w\s]")
_IN_WHICH = expression(r"[”\"’'*_]{0,2}(?: \((?:18|19|20)\d\d\))?,? (?:in|for) which (?:the |a )?")
_THAT = expression(r"\b(?:from|in|for|of|on) that (?:film|movie|picture|one)\b")
_OF_IT = expression(
    r"\W*(?:(?:The|This|Its) (?:film|movie|picture|story|plot|script|screenplay|cast|acting|score"
    r"|music|songs?|photography|dialogue|ending)|It)\b"
)
_OPENERS = frozenset(
    ("a", "all", "and", "another", "as", "both", "but", "he", "her", "here", "his", "i", "in", "it",
     "its", "one", "she", "that", "the", "their", "then", "there", "they", "this", "we", "who",
     "with")
)  # fmt: skip


class FilmChoice:
    """The films of one reading, and which of them a place tells of."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._plain = reading.plain
        named = tuple(_places(reading))
        self._called = tuple(Named(one.span, one.film) for one in reading.films.called)
        if reading.films.equal and not self._called:
            self._called = tuple(called_films(reading.plain, reading.films.reviewed, named))
        people = (Named(one.span, one.film) for one in reading.films.people)
        self.places: tuple[Named, ...] = tuple(
            sorted((*named, *self._called, *people), key=lambda place: place.span)
        )
        self._starts = [place.span.start for place in self.places]
        self._counts: dict[Entity, int] = {}
        for place in self.places:
            self._counts[place.film] = self._counts.get(place.film, 0) + 1
        self._sentence_starts = [s.span.start for s in reading.layout.sentences]
        seen: set[Entity] = set()
        self._named = [0]  # how many films the places up to each name
        for place in self.places:
            seen.add(place.film)
            self._named.append(len(seen))
        self._apart = tuple(paragraphs_of_others(reading, self.places))
        self._known: dict[Span, dict[Entity, float]] = {}

    def film(self, span: Span) -> Entity | None:
        """Return the likeliest film for what is said at `span`; None where there is none."""
        chances = self.chances(span)
        return max(chances, key=chances.__getitem__, default=None)

    def chances(self, span: Span) -> dict[Entity, float]:
        """Return the films that what is said at `span` may be said of, each with its chance."""
        if span not in self._known:
            films = self.films(span) if not self._is_of_none(span) else []
            bound = self._bound(span)
            if bound in films:
                self._known[span] = {film: float(film == bound) for film in films}
                return self._known[span]
            if (own := self._of_part(span)) in films:
                rest = (1 - _OF_PART) / max(1, len(films) - 1)
                self._known[span] = {film: _OF_PART if film == own else rest for film in films}
                return self._known[span]
            weights = scorer("told_film")
            scores = [weights.scores(row)[0] for row in self.features(span, films)]
            self._known[span] = dict(zip(films, softmax(scores), strict=True)) if films else {}
        return self._known[span]

    def _bound(self, span: Span) -> Entity | None:
        """Return the film whose relative clause begins with the place: "FILM, in which NAME …"."""
        if (tied := self.tied(span)) is not None:
            return tied
        if self._reading.films.equal:
            told = self._of_clause(span) or self._of_that(span)
            if told is not None:
                return told
        at = bisect_left(self._starts, span.start) - 1
        if at < 0 or not _IN_WHICH.fullmatch(self._plain, self.places[at].span.end, span.start):
            return None
        return self.places[at].film

    def tied(self, span: Span) -> Entity | None:
        """Return the film of the sentence that words tie a place to, if they do."""
        sentence = self._sentence(span)
        if sentence is None:
            return None
        named = [place for place in self._within(sentence.span) if not place.span.meets(span)]
        own = self._reading.films.at(span.start)
        return tied_film(self._plain, sentence.span, span, named, own) if named else None

    def _of_clause(self, span: Span) -> Entity | None:
        """Return the film that the clause of a place names, if that is sure."""
        sentence = self._sentence(span)
        if sentence is None:
            return None
        named = [place for place in self._within(sentence.span) if not place.span.meets(span)]
        return film_of_clause(self._plain, sentence.span, span, named)

    def _of_that(self, span: Span) -> Entity | None:
        """Return the film named last before a sentence that says "from that film"."""
        sentence = self._sentence(span)
        if sentence is None or not _THAT.search(self._plain, *sentence.span):
            return None
        before = bisect_left(self._starts, sentence.span.start) - 1
        return self.places[before].film if before >= 0 else None

    def _of_part(self, span: Span) -> Entity | None:
        """Return the film of the part of a page, where the sentence names no other film.

        In running prose, where the sentence goes on about it; or that of a paragraph of its own.
        """
        films, sentence = self._reading.films, self._sentence(span)
        own = films.at(span.start) if films.in_parts or films.equal else None
        apart = next((film for around, film in self._apart if around.covers(span)), None)
        own = own or apart
        if own is None or sentence is None:
            return None
        if own is not apart and not films.in_parts and not self._goes_on(sentence, own):
            return None
        inside = self._within(sentence.span)
        told = outside_asides(self._plain, sentence.span, span, inside)
        return own if all(place.film == own for place in told) else None

    def _goes_on(self, sentence: Sentence, own: Entity) -> bool:
        """Tell whether a sentence of a text about several goes on about the film of its place.

        So where its paragraph begins with that film and names no other one under review before,
        where a sentence above does and those since name no other, and where “The score …” stands
        right behind one that names it alone.
        """
        block = self._reading.layout.blocks[sentence.block].span
        above = self._within(Span(block.start, sentence.span.start))
        reviewed = {one.film for one in above}.intersection(self._reading.films.reviewed)
        if above and opens_with(self._plain, block, above[0].span) and reviewed == {own}:
            return True
        told = [one for one in above if not is_only_compared(self._plain, one.span)]
        number = bisect_left(self._sentence_starts, sentence.span.start)
        for before in reversed(self._reading.layout.sentences[:number]):
            here = [one for one in told if before.span.covers(one.span)]
            if before.block != sentence.block or any(one.film != own for one in here):
                return False
            if here:
                opens = opens_with(self._plain, before.span, here[0].span)
                right_behind = self._sentence_starts[number - 1] == before.span.start
                says = _OF_IT.match(self._plain, *sentence.span) is not None
                return opens or (right_behind and says)
        return False

    def _within(self, around: Span) -> tuple[Named, ...]:
        low, high = (bisect_left(self._starts, at) for at in (around.start, around.end))
        return self.places[low:high]

    def _is_of_none(self, span: Span) -> bool:
        """Tell whether a place of a text about several films stands where it speaks of none."""
        sentence = self._sentence(span)
        return (
            self._reading.films.equal
            and self._reading.films.at(span.start) is None
            and sentence is not None
            and not self._within(sentence.span)
        )

    def calls_in(self, around: Span) -> bool:
        """Tell whether a stretch calls a film of the text without its title: "the remake"."""
        return any(around.covers(place.span) for place in self._called)

    def films(self, span: Span) -> list[Entity]:
        """Return the films that a place may tell of: of its sentence, before it, and reviewed."""
        sentence = self._sentence(span)
        around = sentence.span if sentence else span
        low, high = (bisect_left(self._starts, at) for at in (around.start, around.end))
        found: dict[Entity, None] = {}
        if self._reading.film is not None:
            found[self._reading.film] = None
        section = self._reading.films.at(span.start)
        if section is not None:
            found[section] = None
        for place in self.places[low:high]:
            if not place.span.meets(span):
                found[place.film] = None
        carried: set[Entity] = set()
        for at in reversed(range(low)):
            film = self.places[at].film
            carried.add(film)
            if len(carried) > _BACK:
                break
            found[film] = None
            if len(carried) == self._named[low]:
                break  # those before name no other
        return list(found)

    def features(self, span: Span, films: Sequence[Entity]) -> list[list[str]]:
        """Return what the scorer looks at, for each of the films."""
        around = _Around(self, span)
        told = self._told(span)
        clause = self._of_clause(span)
        names = self._names_of(span)
        rows = []
        for film in films:
            found = [*self._of_role(film, around), *around.features(film)]
            found += cast_signs(film, [other for other in films if other != film], names)
            if clause is not None:
                found.append("of-clause" if film == clause else "of-another-clause")
            if any(told.values()):
                found += steps("told", told.get(film, 0.0), _TOLD)
            rows.append(found)
        return rows

    def _of_role(self, film: Entity, around: _Around) -> Iterator[str]:
        reading = self._reading
        role = (
            "main" if film == reading.film
            else "reviewed" if film in reading.films.reviewed
            else "other"
        )  # fmt: skip
        several = "several" if len(reading.films.reviewed) > 1 else "one"
        yield f"{role}/{several}"
        yield f"{role}:{'named' if around.inside else 'none'}-here"
        yield f"{role}:opens={around.opener}"
        if reading.films.at(around.span.start) == film:
            yield "of-section"
        if around.spoken == film:
            yield "spoken-of"
            yield f"spoken-of:{role}"
        count = self._counts.get(film, 0)
        yield from steps(f"{role}:count", count, _COUNTS)
        if role == "other" and reading.film is not None:
            most = self._counts.get(reading.film, 0)
            yield f"other:as-often={2 * count >= most}"

    def _names_of(self, span: Span) -> tuple[str, ...]:
        """Return the names of whom the place names, if of anybody."""
        cluster = self._reading.names.cluster(span)
        return () if cluster is None else (cluster.name(),)

    def _told(self, span: Span) -> dict[Entity, float]:
        """Return how surely the tagger ties what stands there to each film that it reads near."""
        tagged = self._reading.tagged
        mention = tagged.mention_at(span) if tagged is not None else None
        found: dict[Entity, float] = {}
        if tagged is not None and mention is not None:
            for other, film in _read(self._reading):
                if other is not mention:
                    found[film] = max(found.get(film, 0.0), tagged.of_film(mention, other))
            for place in self._called:
                tie = tagged.of_film_at(mention, place.span)
                found[place.film] = max(found.get(place.film, 0.0), tie)
        return found

    def _sentence(self, span: Span) -> Sentence | None:
        return self._reading.layout.sentence_at(span.start)


class _Around:
    """What stands around one place."""

    def __init__(self, choice: FilmChoice, span: Span) -> None:
        self.span = span
        reading = choice._reading
        self._plain = choice._plain
        sentence = choice._sentence(span)
        self.start = sentence.span.start if sentence else span.start
        end = sentence.span.end if sentence else span.end
        block = reading.layout.blocks[sentence.block].span.start if sentence else self.start
        self._block_start = block
        low, high = bisect_left(choice._starts, self.start), bisect_left(choice._starts, end)
        self.inside = [place for place in choice.places[low:high] if not place.span.meets(span)]
        self._before = choice.places[max(0, low - _REMEMBERED) : low]
        self._above = [p for p in self._before if p.span.start >= block]
        self._sentence_starts = choice._sentence_starts
        self._number = bisect_left(self._sentence_starts, self.start)
        self.spoken = reading.film_of(sentence) if sentence else reading.films.at(span.start)
        first = _WORD.search(self._plain, self.start, end)
        word = first.group().lower() if first else ""
        self.opener = word if word in _OPENERS else "-"

    def features(self, film: Entity) -> Iterator[str]:
        here = [place for place in self.inside if place.film == film]
        above = [p.film for p in self._above]
        if film in above:
            yield "above-in-block"
            if len(set(above)) == 1:
                yield "only-above-in-block"
            if above[-1] == film:
                yield f"last-above-in-block:{'named' if self.inside else 'none'}-here"
            if above[0] == film:
                yield f"first-above-in-block:{'named' if self.inside else 'none'}-here"
        elif not above and self._before and self._before[-1].film == film:
            yield f"last-of-earlier:{'named' if self.inside else 'none'}-here"
        if here:
            yield from self._in_sentence(here)
        else:
            yield from self._carried(film)

    def _in_sentence(self, here: Sequence[Named]) -> Iterator[str]:
        yield "here"
        if len({place.film for place in self.inside}) == 1:
            yield "here-alone"
        if self.inside[0] is here[0]:
            yield "here-first"
        if here[0].span.start - self.start < _OPENING:
            yield "here-opens"
        before = [place for place in here if place.span.end <= self.span.start]
        after = [place for place in here if place.span.start >= self.span.end]
        if before:
            last = before[-1]
            between = [p for p in self.inside if last.span.end <= p.span.start < self.span.start]
            yield from self._gap("before", last.span.end, self.span.start, between, last.film)
        if after:
            first = after[0]
            between = [p for p in self.inside if self.span.end <= p.span.start < first.span.start]
            yield from self._gap("after", self.span.end, first.span.start, between, first.film)

    def _gap(
        self, side: str, start: int, end: int, between: Sequence[Named], film: Entity
    ) -> Iterator[str]:
        yield from steps(side, -(end - start), tuple(-n for n in reversed(_NEAR)))
        others = len({place.film for place in between} - {film})
        yield f"{side}:others={min(2, others)}"
        words = [word.lower() for word in _WORD.findall(self._plain[start:end])]
        if len(words) <= _WORDS:
            yield f"{side}:words={' '.join(words[:3])}"
            for word in words:
                yield f"{side}:{word}"
        if words:
            near = words[-1] if side == "after" else words[0]
            yield f"{side}:next={near}"
            yield f"{side}:last={words[0] if side == 'after' else words[-1]}"
        text = self._plain[start:end]
        yield f"{side}:brackets={text.count('(') - text.count(')')}"
        for sign in (";", ",", "—"):
            if sign in text:
                yield f"{side}:holds{sign}"

    def _carried(self, film: Entity) -> Iterator[str]:
        last = next((place for place in reversed(self._before) if place.film == film), None)
        if last is None:
            yield "not-before"
            return
        yield "carried"
        past = self._number - (bisect_left(self._sentence_starts, last.span.start + 1) - 1)
        yield from steps("past", -past, tuple(-n for n in reversed(_PAST)))
        later = {p.film for p in self._before if p.span.start > last.span.start} - {film}
        yield f"later={min(3, len(later))}"
        yield f"later={min(3, len(later))}:{'named' if self.inside else 'none'}-here"
        if last.span.start >= self._block_start:
            yield "same-block"
        if past == 1 and 0 < self._number <= len(self._sentence_starts):
            yield f"just-before:opens={self.opener}"
            begin = self._sentence_starts[self._number - 1]
            if last.span.start - begin < _OPENING:
                yield "just-before:first"


def _read(reading: Reading) -> Iterator[tuple[TaggedMention, Entity]]:
    """Yield the mentions that the tagger reads as films, but what a heading calls all of them."""
    heading = reading.films.heading
    return ((one, film) for one, film in reading.films_read if one.span.start >= heading)


def _places(reading: Reading) -> Iterator[Named]:
    """Yield the places that name films, in order: found by patterns, else read by the tagger."""
    found = [Named(mention.span, mention.film) for mention in reading.films.mentions]
    called = [one.span for one in reading.films.called]
    starts = [place.span.start for place in found]
    read = []
    for mention, film in _read(reading):
        at = max(0, bisect_left(starts, mention.span.start) - 1)
        near = [place.span for place in found[at : at + 3]]
        if not any(span.meets(mention.span) for span in (*near, *called)):
            read.append(Named(mention.span, film))
    yield from sorted([*found, *read], key=lambda place: place.span)
