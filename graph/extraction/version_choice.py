"""Of which version a name is told, in a text about a film that was made twice.

"Wayne had the part in 1969", "Vane shot his in black and white": who is named is of the film under
review or of another version of it, and as a rule of the same one all through a text. The tagger
says it of each place; the scorer `versions` weighs what it says of all places of one name, whether
the text speaks of versions at all, and what is known of the casts of both. Which film the other
version is, the text tells by its year or its title, if it tells it at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .beside import phrase
from .earlier_versions import remade_films
from .first_films import are_of_one_series, followed, speaks_of_sequel
from .known import cast_signs
from .linear import scorer, steps
from .new_version import told_new
from .tagged import PEOPLE
from .version_words import OLDER, bare, base
from .words import UPPER, key_of

if TYPE_CHECKING:
    from ..tagger.answers import Tagged
    from .reading import Reading

__all__ = ["DatedVersion", "VersionChoice"]

_YEAR: Final = expression(r"\b(?:18[89]|19\d|20[0-3])\d\b")
_ASKED: Final = PEOPLE | {"song"}
_OTHER: Final = 0.25
"""The chance from which a name or a year is held to be of another version (F1 was best with it)."""
_READ: Final = 0.3
"""The mean chance of the tagger without which no name is held to be of another version."""
_THIS: Final = 0.5
"""The mean chance of the tagger from which a name is held to be of the film under review."""
_HALF: Final = 0.5
_CHANCES: Final = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_COUNTS: Final = (0, 1, 2, 4)
_NEAR: Final = 60


# "the 1951 Swedish film Le Vent", "Le Vent (1951)": what stands between a year and a title
_TITLED: Final = expression(
    r" (?:[\w-]+ ){0,4}(?:film|movie|picture|thriller|comedy|drama|western|hit|classic|original)"
    r",? [“\"‘'*_]{0,2}"
)
_DATED_SO: Final = expression(r"[”\"’'*_]{0,2},? (?:from |of )?\(?")
_CAME_OUT_IN: Final = expression(r"[”\"’'*_]{0,2} in ")


# "as Jo, a part that Bo Other had in the original"
_A_PART: Final = expression(r"(?:an?|the|his|her) (?:[a-z]+ )?(?:role|part|character|job|turn)\b")
_OWNER: Final = expression(rf"[{UPPER}][\w.-]*(?: (?:[a-z]{{1,3}} )?[{UPPER}][\w.-]*){{0,3}}$")


class DatedVersion(NamedTuple):
    """Another version of the film under review, and the year in the text by which it is told."""

    film: Entity
    at: Span


class VersionChoice:
    """Of which version what one text names is told; of none where no tagger has read it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        main = reading.film
        others = [mention.film for mention in reading.films.mentions]
        self._followed = followed(main, others, reading.plain) if main is not None else None
        is_numbered = main is not None and base(main.name) != bare(main.name)
        self._is_of_series = is_numbered or self._followed is not None
        is_asked = main is not None and not reading.films.equal
        self._tagged: Tagged | None = reading.tagged if is_asked else None
        self._chances: dict[Span, float] = {}

    def is_other(self, place: Span) -> bool:
        """Tell whether a place names somebody, or something, of another version."""
        if self.chance(place) < _OTHER:
            return False
        return _mean(self._read(self._places(place)), "other") >= _READ

    def chance(self, place: Span) -> float:
        """Return the chance that a place names somebody, or something, of another version.

        It is 0 where a text tells plainly that they belong to the new one.
        """
        if not self._is_asked(place) or self._is_told_new(place):
            return 0.0
        return self._chance(self._places(place))

    def is_this(self, place: Span) -> bool:
        """Tell whether a place names somebody, or something, of the film under review."""
        if not self._is_asked(place) or self.is_other(place) or self._is_in_own(place):
            return False
        if self._is_told_new(place):
            return True
        if self._is_wholly_old(place):
            return False  # "in the original somebody sang it"
        if self._is_of_known(place):
            return False  # "the original was directed by somebody"
        return _mean(self._read(self._places(place)), "this") >= _THIS

    def _is_in_own(self, place: Span) -> bool:
        """Tell whether a place is in a stretch that itself is told of the film under review."""
        version = self._reading.version_at(place.start)
        return version is not None and version.is_sure and version.film == self._reading.film

    def is_new(self, place: Span) -> bool:
        """Tell whether words say of a place that it is of the film under review."""
        return any(new.covers(place) for new in self._new)

    def _is_told_new(self, place: Span) -> bool:
        """Tell whether words say of a name that it is of the film under review.

        If not where it stands, then elsewhere, and nowhere that it is of another version.
        """
        if self.is_new(place):
            return True
        places = self._places(place)
        return any(map(self.is_new, places)) and not any(map(self._is_old, places))

    def _is_of_known(self, place: Span) -> bool:
        """Tell whether words say of a place that it is of an earlier film that they tell."""
        version = self._reading.version_at(place.start)
        return version is not None and version.film is not None and self._is_old(place)

    def _is_old(self, place: Span) -> bool:
        version = self._reading.version_at(place.start)
        return version is not None and version.is_sure and version.film != self._reading.film

    def _is_wholly_old(self, place: Span) -> bool:
        """Tell whether a place is in a stretch that is said wholly of an older film."""
        version = self._reading.version_at(place.start)
        words = version.span.of(self._reading.plain) if version is not None else ""
        is_old = self._kind(place) == "song" or OLDER.search(words) is not None
        return is_old and self._reading.is_wholly_of_another(place.start)

    @cached_property
    def _new(self) -> Sequence[Span]:
        return (*told_new(self._reading), *self._owners(), *self._has_part())

    def _owners(self) -> Iterator[Span]:
        """Yield who owns the title of the film under review with its year behind it."""
        main, plain = self._reading.film, self._reading.plain
        if main is None or main.year is None or not main.name:
            return
        title = rf"[“\"‘'*_]{{0,2}}{re.escape(main.name)}[”\"’'*_]{{0,2}}"
        for owns in re.finditer(rf"['’]s? {title} [(\[]{main.year}[)\]]", plain):
            if (owner := _OWNER.search(plain, 0, owns.start())) is not None:
                yield Span(*owner.span())

    def _has_part(self) -> Iterator[Span]:
        """Yield who has a part now, before it is said who had it in another version."""
        for version in self._reading.versions:
            start = version.span.start
            sentence = self._reading.layout.sentence_at(start)
            if sentence is None or version.film == self._reading.film or not version.whole:
                continue
            if not version.subject and _A_PART.match(self._reading.plain, start):
                ends = [v.span.end for v in self._reading.versions if v.span.end <= start]
                yield Span(max([sentence.span.start, *ends]), start)

    def signs(self, places: Sequence[Span]) -> list[str]:
        """Return what is known of the places of one name, or of a year, for the scorer.

        None of what no tagger has read.
        """
        read = self._read(places)
        if not read:
            return []
        other = _mean(read, "other")
        found = [*steps("other", other, _CHANCES), *steps("this", _mean(read, "this"), _CHANCES)]
        found += steps("most", max(chances["other"] for chances in read), _CHANCES)
        found += steps("many", self._many, _COUNTS)
        found.append(f"two={self._is_of_two}")
        found.append(f"series={self._is_of_series}")
        found += steps(f"two={self._is_of_two}:other", other, _CHANCES)
        found += steps("places", len(read), _COUNTS)
        stretches = {self._stretch(place) for place in places}
        found += [f"stretch={stretch}" for stretch in sorted(stretches)]
        if len(stretches) == 1:
            found.append(f"stretches={stretches.pop()}")
        kind = self._kind(places[0])
        found.append(f"kind={kind}")
        name = max((place.of(self._reading.plain) for place in places), key=len)
        if kind == "year":
            found += steps("year:other", other, _CHANCES)
        elif self._reading.film is not None:
            found += cast_signs(self._reading.film, self.films, (name,))
        return found

    def other_told(self, sentence: Span) -> Span | None:
        """Return the first whom a sentence names if it names people of another version alone."""
        people = self._people_in(sentence)
        return people[0] if people and all(map(self.is_other, people)) else None

    def compares(self, sentence: Span) -> bool:
        """Tell whether a sentence names people of another version: what it compares is stated."""
        return any(map(self.is_other, self._people_in(sentence)))

    def _people_in(self, sentence: Span) -> list[Span]:
        mentions = self._tagged.mentions if self._tagged is not None else ()
        low, high = (
            bisect_left(mentions, at, key=lambda mention: mention.span.start)
            for at in (sentence.start, sentence.end)
        )
        return [mention.span for mention in mentions[low:high] if mention.kind in PEOPLE]

    def film(self, place: Span) -> Entity | None:
        """Return the other version that a place tells of, if the text says which film that is."""
        version = self.version(place)
        told = self._reading.film_choice.film(place)
        if told is None or told == self._reading.film:
            return version
        places = [at.span for at, film in self._reading.films_read if film == told]
        if places and (version is None or any(map(self._is_dated, places))):
            return told  # an original of another title, which the year is of
        return version

    def version(self, place: Span) -> Entity | None:
        """Return the other version that a place tells of, if its year or a word tells which."""
        version = self._reading.version_at(place.start)
        if version is not None and version.film not in (None, self._reading.film):
            return version.film
        films = self.films
        if len(films) <= 1:
            return films[0] if films else None
        before = [one.film for one in self.dated if one.at.start < place.start]
        return before[-1] if before else None

    def _is_dated(self, title: Span) -> bool:
        """Tell whether a year stands near a title: that of the film which it names."""
        start = max(0, title.start - _NEAR)
        return _YEAR.search(self._reading.plain, start, title.end + _NEAR) is not None

    @cached_property
    def dated(self) -> Sequence[DatedVersion]:
        """Return the years of other versions in the order of the text."""
        return tuple(self._dated()) if self._tagged is not None else ()

    def _dated(self) -> Iterator[DatedVersion]:
        main = self._reading.film
        if main is None or self._is_of_series or speaks_of_sequel(self._reading.plain):
            return  # the years of a series are of other titles
        known = {film.year: film for film in self._named()}
        for year in _YEAR.finditer(self._reading.plain):
            number, at = int(year.group()), Span(*year.span())
            if number == main.year or self._is_of_another_part(at):
                continue
            if (told := self._reading.version_at(at.start)) is not None and told.film == main:
                continue  # "the remake came out in 2019"
            if self._chance((at,)) < _OTHER:
                continue
            if (titled := self._titled(at)) is not None:
                if titled in self.remade:
                    yield DatedVersion(titled, at)
            elif number not in known and (remade := self._only_remade) is not None:
                yield DatedVersion(remade, at)  # "the remake of Gull. … In 1951 …"
            else:
                name = main.name
                film = Entity("film", f"{name} ({number})", (name,), number)
                yield DatedVersion(known.setdefault(number, film), at)

    def _titled(self, year: Span) -> Entity | None:
        """Return the film of another title that a year stands beside: "the 1951 film Le Vent"."""
        reading = self._reading
        behind = _TITLED.match(reading.plain, year.end)
        places = {behind.end(), behind.end() + 2} if behind is not None else set[int]()
        mentions = [(one.span, one.film) for one in reading.films.mentions]
        mentions += [(one.span, film) for one, film in reading.films_read]
        return next(
            (
                film
                for at, film in mentions
                if key_of(film.name) != key_of(reading.film.name if reading.film else "")
                and (at.start in places or self._is_of_year(at, year))
            ),
            None,
        )

    def _is_of_year(self, title: Span, year: Span) -> bool:
        """Tell whether a year stands right behind a title; "X in 1951" only if X is sure."""
        plain = self._reading.plain
        is_sure = self._reading.film_at(title) is not None
        ways = (_DATED_SO, _CAME_OUT_IN) if is_sure else (_DATED_SO,)
        return any(way.fullmatch(plain, title.end, year.start) for way in ways)

    @cached_property
    def remade(self) -> frozenset[Entity]:
        """The films of other titles that the one under review is said to be a remake of."""
        plain = self._reading.plain
        films = {mention.film for mention in self._reading.films.mentions}
        films |= {film for _, film in self._reading.films_read}
        return frozenset(film for _, film in remade_films(plain, plain.lower(), films))

    @property
    def _only_remade(self) -> Entity | None:
        """The one film of another title that the one under review is a remake of."""
        own = {key_of(name) for name in _names(self._reading.film)} if self._reading.film else set()
        others = [film for film in self.remade if own.isdisjoint(map(key_of, _names(film)))]
        return others[0] if len(others) == 1 else None

    @cached_property
    def films(self) -> Sequence[Entity]:
        """Return the other versions that the text tells apart, each once."""
        return tuple(dict.fromkeys((*self._named(), *(one.film for one in self.dated))))

    def _named(self) -> Iterator[Entity]:
        """Yield the other versions that are named by words or by the title with a year."""
        main = self._reading.film
        for version in self._reading.versions:
            if version.film is not None and version.film != main:
                yield version.film
        key = key_of(main.name) if main is not None else ""
        for mention in self._reading.films.mentions:
            film = mention.film
            is_dated = film.year is not None and key in map(key_of, _names(film))
            if film != main and (is_dated or self._is_of_one_series(film)):
                yield film

    def _is_of_one_series(self, film: Entity) -> bool:
        """Tell whether a film is an earlier one of the series of the film under review."""
        main = self._reading.film
        if main is None or not self._is_of_series:
            return False
        return film == self._followed or are_of_one_series(film.name, main.name)

    def _is_asked(self, place: Span) -> bool:
        asked = self._tagged is not None and self._kind(place) in _ASKED
        return asked and not self._is_of_another_part(place)

    def _is_of_another_part(self, place: Span) -> bool:
        """Tell whether a place is in the part of another film on a page of several."""
        films = self._reading.films
        return films.in_parts and films.at(place.start) != films.main

    def _kind(self, place: Span) -> str:
        """Return what a place names, as the tagger reads it, or that it is a year."""
        if place.of(self._reading.plain).isdigit():
            return "year"
        mention = self._tagged.mention_at(place) if self._tagged is not None else None
        return mention.kind if mention is not None else "none"

    def _places(self, place: Span) -> Sequence[Span]:
        """Return the places of the name that stands at one."""
        cluster = self._reading.names.cluster(place)
        return tuple(cluster.spans) if cluster is not None else (place,)

    def _chance(self, places: Sequence[Span]) -> float:
        """Return the chance that a name is of another version."""
        key = places[0]
        if key not in self._chances:
            signs = self.signs(places)
            self._chances[key] = scorer("versions").chances(signs)["other"] if signs else 0.0
        return self._chances[key]

    def _read(self, places: Sequence[Span]) -> list[dict[str, float]]:
        """Return what the tagger says of each place that it has read."""
        if self._tagged is None:
            return []
        return [chances for place in places if (chances := self._tagged.versions_at(place))]

    def _stretch(self, place: Span) -> str:
        """Return how surely words around a place tell of another version."""
        version = self._reading.version_at(place.start)
        return "none" if version is None else "sure" if version.is_sure else "part"

    @cached_property
    def _many(self) -> int:
        """How many names of the text are likely to be of another version, by the tagger alone."""
        mentions = self._tagged.mentions if self._tagged is not None else ()
        asked = [mention.span for mention in mentions if mention.kind in _ASKED]
        other = [at for at in asked if _mean(self._read([at]), "other") > _HALF]
        return len({at.of(self._reading.plain) for at in other})

    @cached_property
    def _is_of_two(self) -> bool:
        """Whether the text has words with which two versions of a film are told of."""
        return phrase("versions", "of-two").search(self._reading.plain.lower()) is not None


def _mean(read: Sequence[Mapping[str, float]], version: str) -> float:
    return sum(chances[version] for chances in read) / len(read) if read else 0.0


def _names(film: Entity) -> tuple[str, ...]:
    return (film.name, *film.aliases)
