"""One document while it is read: its layout, names, main film, and how a claim is made."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ..claims import Claim, DocumentKind, Entity, Modality, Value
from ..documents import Document, Span
from ..reading.layout import Layout, LayoutField, Sentence, lay_out
from ..tagger.labels import FILM_KINDS
from . import cast_elsewhere, other_films, tagged
from .both_films import told_of_all
from .bystanders import Bystanders, bystanders_of
from .capitals import chains
from .film_choice import FilmChoice
from .films import FilmMention, Films, find_films
from .hits import Hit
from .kinds import kind_of
from .likely_roles import likely_roles
from .main_film import bare_title
from .modality import modality_of_name
from .musicians import Musicians, musicians_of, without_musicians
from .name_kinds import NameKinds
from .names import Cluster, Mention, Names, cluster_names, join_first_names, named_in
from .plain_titles import without_plain_title
from .quotes import quotations
from .read_names import read_names
from .roles import field_names, find_roles, own_names
from .shared_names import parted_by_film, share_last_names
from .skeleton import Skeleton, Slot, skeleton_of, without_names
from .song_lists import ListedSong, listed_songs
from .surroundings import rough_slots
from .topics import is_only_compared
from .version_choice import VersionChoice
from .version_words import IS_OLD
from .versions import OtherVersion, other_versions
from .words import key_of, word_list

if TYPE_CHECKING:
    from ..tagger.answers import Reader, TaggedMention

__all__ = ["Reading"]


class Reading:
    """One document while it is read; the finders take their facts from it.

    `film` is the film under review, the default subject; `kind` what the document is; `titled` is
    the film's title where it is known from elsewhere; `tagged` what the tagger answers, where one
    is given. All spans are of the plain view; `claim` maps them to the document's own characters.
    """

    def __init__(
        self, document: Document, *, titled: str | None = None, tagger: Reader | None = None
    ) -> None:
        self.document = document
        self.layout: Layout = lay_out(document)
        self.plain = self.layout.view.plain
        self.quotes = quotations(self.layout)
        runs = () if self.plain.isupper() else tuple(chains(self.plain))  # capitals tell nothing
        self.tagged = read_names(tagger, self.layout)
        self.name_kinds = NameKinds(self.layout, self.quotes, runs, self.tagged)
        self.kind: DocumentKind = kind_of(self.layout, self.name_kinds)
        self.films: Films = find_films(
            self.layout, self.quotes, runs, self.kind, self.name_kinds, titled=titled
        )
        self._film_starts = [mention.span.start for mention in self.films.mentions]
        self._film_of: dict[Span, Entity | None] = {}
        self.film: Entity | None = self.films.main
        one = self.film if not self.films.equal else None  # of both each is called by name
        self.versions = other_versions(self.layout, one, {m.film for m in self.films.mentions})
        slots = rough_slots(self.layout, self.quotes, runs, self.films, self.kind, self.name_kinds)
        self._slots = slots
        self._starts = [slot.span.start for slot in slots]
        title = self.film.name if self.film is not None else ""
        self.nameless = without_plain_title(without_names(self.plain, slots), title)
        names = named_in(self.plain, [s.span for s in slots if s.kind == "name"])
        apart = own_names(self.layout)
        clusters = cluster_names(names, field_names(self.layout), apart)
        share_last_names(self.plain, clusters, apart)
        self.names = Names(clusters)
        self.known_people: set[str] = set()
        self.skeletons: tuple[Skeleton, ...] = tuple(self._skeletons())
        found = list(find_roles(self))
        found += tagged.hits_in(self, found)
        found = [*found, *likely_roles(self, found)]
        found = [*found, *other_films.hits_in(self, found)]
        found = [*found, *cast_elsewhere.hits_in(self, found)]
        found = list(told_of_all(self, found))
        self.hits = tuple(without_musicians(self, found))
        for hit in self.hits:
            for slot_type, span in hit.votes():
                if (cluster := self.names.cluster(span)) is not None:
                    cluster.votes[slot_type] += 1
        self.names = Names(list(parted_by_film(self, join_first_names(clusters, apart))))
        self.names.settle(self._mentions())

    def _skeletons(self) -> Iterator[Skeleton]:
        for sentence in self.layout.sentences:
            low = bisect_left(self._starts, sentence.span.start)
            high = bisect_left(self._starts, sentence.span.end)
            inside = [s for s in self._slots[low:high] if s.span.end <= sentence.span.end]
            yield skeleton_of(self.plain, sentence, inside)

    def _mentions(self) -> Iterator[Mention]:
        for mention in self.films.mentions:
            yield Mention(mention.span, mention.film)
        types = {"song": "song", "organisation": "studio", "place": "place", "work": "work"}
        for slot in self._slots:
            if slot.kind in types:
                span = _inner_of(slot, self.plain)
                yield Mention(span, Entity(types[slot.kind], span.of(self.plain)))
        for cluster in self.names.clusters:
            kind = self._type_of(cluster)
            if kind is not None:
                entity = cluster.entity(kind)
                for span in cluster.spans:
                    yield Mention(span, entity)

    def _type_of(self, cluster: Cluster) -> str | None:
        votes = {t: n for t, n in cluster.votes.items() if n}
        if votes:
            return max(sorted(votes), key=lambda t: votes[t])
        return "person" if cluster.is_full else None

    def entity(self, where: Span | str, kind: str) -> Entity:
        """Return the entity that a name stands for, under a type that a pattern gives it."""
        cluster = self.names.cluster(where) or self._without_mark(where) or self._around(where)
        if cluster is not None:
            return cluster.entity(kind)
        text = where if isinstance(where, str) else where.of(self.plain)
        return Entity(kind, " ".join(text.split()))

    def _without_mark(self, where: Span | str) -> Cluster | None:
        """Return whom a stretch names behind the mark of an answer: "A. Ann Example"."""
        if not isinstance(where, Span) or self.plain[where.start : where.start + 3] != "A. ":
            return None
        return self.names.cluster(Span(where.start + 3, where.end))

    def _around(self, where: Span | str) -> Cluster | None:
        """Return whom the name around a stretch names: "Ann" of "Ann Example"."""
        if not isinstance(where, Span):
            return None
        index = bisect_right(self._starts, where.start) - 1
        slot = self._slots[index] if index >= 0 else None
        within = slot is not None and slot.kind == "name" and slot.span.covers(where)
        return self.names.cluster(slot.span) if slot is not None and within else None

    def inner(self, slot: Slot) -> Span:
        """Return the span of a slot without quotation marks."""
        return _inner_of(slot, self.plain)

    @property
    def composers(self) -> set[str]:
        """Return the keys of the name clusters credited with the score."""
        found = (
            self.names.cluster(h.person) for h in self.hits if h.role == "composer" and h.person
        )
        return {cluster.key for cluster in found if cluster is not None}

    def with_shared_last_name(self, skeleton: Skeleton, slot: Slot) -> Span | str:
        """Return the span of a name; of the first in "Ann and Bo Example" the full name.

        A name that no list of given names has is a last name beside one that it has: "Falk and Bo
        Example".
        """
        cluster = self.names.cluster(slot.span)
        if cluster is None or cluster.is_full:
            return slot.span
        joined = re.match(r" (?:and|&) ", self.plain[slot.span.end : slot.span.end + 6])
        if joined is None:
            return slot.span
        after = slot.span.end + joined.end()
        following = next((s for s in skeleton.slots.values() if s.span.start == after), None)
        words = (
            following.span.of(self.plain).split() if following and following.kind == "name" else []
        )
        given = word_list("given_names")
        first = slot.span.of(self.plain)
        if len(words) != 2 or (words[0].casefold() in given and first.casefold() not in given):
            return slot.span
        return f"{first} {words[-1]}"

    def film_at(self, span: Span) -> Entity | None:
        """Return the film that a film mention (quotation marks included or not) names."""
        mentions = self.films.mentions
        index = max(0, bisect_left(self._film_starts, span.start) - 1)
        for mention in mentions[index : index + 3]:
            if span.covers(mention.span) or mention.span.covers(span):
                return mention.film
        return None

    def _mentions_in(self, start: int, end: int) -> list[FilmMention]:
        """Return the film mentions that lie wholly between two offsets."""
        low = bisect_left(self._film_starts, start)
        high = bisect_left(self._film_starts, end)
        return [m for m in self.films.mentions[low:high] if m.span.end <= end]

    def film_of(self, sentence: Sentence) -> Entity | None:
        """Return the film a sentence speaks of: one it opens with, else that of its section.

        None where it speaks of another version, which the text does not name.
        """
        if sentence.span not in self._film_of:
            self._film_of[sentence.span] = self._film_spoken_of(sentence)
        return self._film_of[sentence.span]

    def _film_spoken_of(self, sentence: Sentence) -> Entity | None:
        other = self.version_at(sentence.span.start)
        if other is not None and other.subject:
            return other.film
        if (somebody := self.version_choice.other_told(sentence.span)) is not None:
            return self.version_choice.version(somebody)
        if self.tagged is not None and self.film is None and self.films.mentions:
            carried = self._last_named(sentence)
            if carried is not None:
                return carried
        section = self.films.at(sentence.span.start)
        if len(self.films.reviewed) > 1 and not self.films.sections:
            section = self._last_reviewed(sentence) or section
        inside = self._mentions_in(sentence.span.start, sentence.span.end)
        if not inside or section is None or any(m.film == section for m in inside):
            return section
        first = inside[0]
        lead = self.plain[sentence.span.start : first.span.start]
        if re.fullmatch(r"(?:In |With |The film |The movie |And |But )?[\"“'‘_*]{0,2}", lead):
            return first.film
        return section

    def _last_named(self, sentence: Sentence) -> Entity | None:
        """Return the film that a sentence names first, else the last before it in its block."""
        inside = self._mentions_in(sentence.span.start, sentence.span.end)
        if inside:
            return inside[0].film
        start = self.layout.blocks[sentence.block].span.start
        before = self._mentions_in(start, sentence.span.start)
        told = [one for one in before if not is_only_compared(self.plain, one.span)] or before
        return told[-1].film if told else None

    def film_near(self, span: Span) -> Entity | None:
        """Return the film that the sentence or line around a stretch speaks of."""
        sentence = self.layout.sentence_at(span.start)
        return self.film_of(sentence) if sentence is not None else self.films.at(span.start)

    def film_told(self, span: Span) -> Entity | None:
        """Return the film that what is said at a place is likeliest said of."""
        if self.version_choice.is_other(span):
            return self.version_choice.film(span)
        sentence = self.layout.sentence_at(span.start)
        if sentence is not None and self.version_choice.other_told(sentence.span) is not None:
            return self.film_of(sentence)
        other = self.version_at(span.start)
        if other is not None and other.is_sure and not self.version_choice.is_this(span):
            return other.film
        return self.film_choice.film(span)

    @cached_property
    def listed_songs(self) -> tuple[ListedSong, ...]:
        """Return the songs of lists in which every line names the film of its own."""
        return tuple(listed_songs(self))

    @cached_property
    def musicians(self) -> Musicians:
        """Return who is said to make music, by names as they were first found."""
        return musicians_of(self)

    @cached_property
    def bystanders(self) -> Bystanders:
        """Return who is named and stands outside the film, by names as they were first found."""
        return bystanders_of(self)

    def is_off_screen(self, name: Span) -> bool:
        """Tell whether who bears a name makes music, or has a trade that is not acting."""
        cluster = self.names.cluster(name)
        return cluster is not None and self.musicians.hold("cast", name, cluster.key)

    @cached_property
    def version_choice(self) -> VersionChoice:
        """Return the choice between the film under review and other versions of it."""
        return VersionChoice(self)

    @cached_property
    def film_choice(self) -> FilmChoice:
        """Return the choice of the film that a place tells of."""
        return FilmChoice(self)

    @cached_property
    def films_read(self) -> tuple[tuple[TaggedMention, Entity], ...]:
        """Return the mentions that the tagger reads as films, with these."""
        mentions = self.tagged.mentions if self.tagged is not None else ()
        return tuple((m, self.film_named(m.span)) for m in mentions if m.kind in FILM_KINDS)

    def film_named(self, span: Span) -> Entity:
        """Return the film that a stretch, read as a film's name, names: a known one or a new one.

        A stretch that only lies in another film's name, or holds one, names another.
        """
        name = bare_title(" ".join(span.of(self.plain).split()))
        return self._films_by_key.get(key_of(name)) or Entity("film", name)

    @cached_property
    def _films_by_key(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for film in dict.fromkeys((*self.films.reviewed, *(m.film for m in self.films.mentions))):
            for name in (film.name, *film.aliases):
                found.setdefault(key_of(name), film)
        return found

    def _last_reviewed(self, sentence: Sentence) -> Entity | None:
        """Return the reviewed film that the sentence names first, else the last named above it.

        It looks no further back than the start of the block.
        """
        start = self.layout.blocks[sentence.block].span.start
        named = [
            m for m in self._mentions_in(start, sentence.span.end) if m.film in self.films.reviewed
        ]
        inside = [m for m in named if m.span.start >= sentence.span.start]
        if inside:
            return inside[0].film
        return named[-1].film if named else None

    def film_of_hit(self, hit: Hit) -> Entity | None:
        """Return the film that a hit speaks of."""
        if hit.film is not None:
            return self._film_or_its_first(hit, hit.film)
        if hit.field is not None:
            line = hit.field.line
            return self.films.at(line.start) if line is not None else self.film
        if hit.at is None:
            return self.film
        places = [name for name in (hit.person, hit.character) if isinstance(name, Span)]
        if places and self.version_choice.is_other(places[0]):
            return self.version_choice.film(places[0])
        is_this = bool(places) and self.version_choice.is_this(places[0])
        for place in () if is_this else places or [hit.at]:
            if (other := self.version_at(place.start)) is not None:
                return other.film
        if places and (self.tagged is not None or self.films.equal):
            return self.film_told(places[0])
        if places and (tied := self.film_choice.tied(places[0])) is not None:
            return tied
        sentence = self.layout.sentence_at(hit.at.start)
        if sentence is None:
            return self.films.at(hit.at.start)
        opened = self.version_at(sentence.span.start)
        if opened and opened.subject and places and self.version_choice.is_new(places[0]):
            return self.film  # "the original was scored by her; the new one by him"
        return self.film_of(sentence)

    def _film_or_its_first(self, hit: Hit, film: Entity) -> Entity | None:
        """Return the film that a hit names; of "the original Low Tide" that one."""
        for place in (hit.person, hit.character):
            if film == self.film and isinstance(place, Span):
                if self.version_choice.is_other(place):
                    return self.version_choice.film(place)
                return self.version_named(place)
        return film

    def version_named(self, place: Span) -> Entity | None:
        """Return the film under review, or that of "the original Low Tide" if a place is of it."""
        other = self.version_at(place.start)
        return other.film if other is not None and other.named else self.film

    def is_elsewhere(self, place: Span) -> bool:
        """Tell whether a place speaks of another version that the text does not name."""
        other = self.version_at(place.start)
        return other is not None and other.film is None and other.is_sure

    def is_wholly_of_another(self, offset: int) -> bool:
        """Tell whether a place is in a stretch that says nothing of the film under review."""
        other = self.version_at(offset)
        if other is None or not other.whole or other.film == self.film:
            return False  # what is said of its book is mostly said of the film, too
        return other.film is not None or IS_OLD.search(other.span.of(self.plain)) is not None

    def version_at(self, offset: int) -> OtherVersion | None:
        """Return the stretch about another version that an offset stands in, if any."""
        return next((v for v in self.versions if v.span.start <= offset < v.span.end), None)

    def claim(
        self,
        subject: Entity,
        predicate: str,
        object: Entity | Value,  # noqa: A002
        *,
        at: Span,
        surface: str | Span,
        pattern: str,
        confidence: float,
        modality: Modality | None = None,
    ) -> Claim:
        """Return a claim whose evidence is the plain stretch `at`.

        `surface` is the words for the object, or their plain span; the modality, unless given,
        is that of the clause around them.
        """
        words = surface if isinstance(surface, str) else surface.of(self.plain)
        if modality is None:
            start = surface.start if isinstance(surface, Span) else self.plain.find(words, at.start)
            start = start - at.start if at.start <= start < at.end else 0
            modality = modality_of_name(at.of(self.nameless), start, start + len(words))
            if modality == "comparative" and (
                self.film_choice.calls_in(at)
                or self._is_version(surface, (subject, object))
                or (isinstance(object, Entity) and self.version_choice.compares(at))
            ):
                modality = "asserted"  # "the remake" is one of the films that the text is about
        evidence = self.layout.evidence(at)
        where = self.layout.evidence(surface) if isinstance(surface, Span) else None
        return Claim(
            subject, predicate, object, evidence, words, modality, confidence, pattern,
            object_at=where,
        )  # fmt: skip

    def _is_version(self, surface: str | Span, of: tuple[Entity, Entity | Value]) -> bool:
        """Tell whether a place speaks of another version by words, and that one is meant."""
        other = self.version_at(surface.start) if isinstance(surface, Span) else None
        return other is not None and other.film is not None and other.film in of

    def field_claim(
        self,
        subject: Entity,
        predicate: str,
        object: Entity | Value,  # noqa: A002
        *,
        field: LayoutField,
        surface: str,
        pattern: str = "field",
        confidence: float = 0.97,
    ) -> Claim:
        """Return a claim whose evidence is a labelled line."""
        evidence = field.evidence(self.layout)
        return Claim(subject, predicate, object, evidence, surface, "asserted", confidence, pattern)


def _inner_of(slot: Slot, plain: str) -> Span:
    """Return the span of a slot without its quotation marks."""
    start, end = slot.span.start, slot.span.end
    while start < end and plain[start] in "“\"‘'`_*«":
        start += 1
    while end > start and plain[end - 1] in "”\"’'`_*»,.;:":
        if plain[end - 1] == "." and plain[start:end].count(".") > 1:
            break
        end -= 1
    return Span(start, end)
