"""What the tagger holds possible and no finder states: claims for the scorer of claims to judge.

They are many, and most are wrong; each carries its own chance, and what is known besides decides
(`fusion.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from ..claims import Claim, Entity, Opinion, Polarity
from ..documents import Span
from ..tagger.labels import PAIRS
from .cast_pairs import are_no_pair, is_ranked, is_whose
from .denied_signs import is_only_denied
from .likely_roles import is_done_too, is_no_actor
from .main_film import bare_title
from .quotes import is_title_like
from .tagged import CREW, OBJECTS, PEOPLE, ROLES, claim_of, in_prose, is_no_name, sureness
from .words import fold, word_list

if TYPE_CHECKING:
    from ..tagger.answers import Opinion as Read
    from ..tagger.answers import TaggedMention
    from .reading import Reading

__all__ = ["possible"]

_LEAST = 0.15
_LEAST_BESIDE = sureness(0.93)
"""For someone whom the patterns give a part in the crew: to act besides."""
_LEAST_OPINION = 0.2
_KINDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("castMember", *CREW), PEOPLE),
    **{relation: kinds for relation, (_, kinds) in OBJECTS.items()},
    "characterIn": frozenset({"character"}),
    "comparedTo": frozenset({"film"}),
    "influencedBy": frozenset({"film", "work", "other"}) | PEOPLE,
}
_BESIDE = frozenset({"comparedTo", "influencedBy"})
"""What names another film, and is said of the one that the text is about there."""
_PAIR_TYPES: Mapping[str, tuple[str, str]] = {
    "playsCharacter": ("person", "character"),
    "songPerformer": ("song", "performer"),
    "songWriter": ("song", "person"),
}
_WORD = 16  # characters, for the word behind a name
_INFLUENCES = {"performer": "person", "other": "movement"}


def possible(reading: Reading, stated: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what the tagger holds possible besides the claims that are `stated`."""
    if reading.tagged is None:
        return
    said = {key for claim in stated for key in _keys(claim)}
    crew = {
        (claim.object.name, claim.evidence)
        for claim in stated
        if claim.predicate in CREW and isinstance(claim.object, Entity)
    }
    makers = {name for name, _ in crew}
    placed = {_placed(claim) for claim in stated if _is_of_rival(reading, claim)}
    played = _Played.of(stated)
    songs = _whole_songs(reading, stated)
    best: dict[tuple[object, ...], Claim] = {}
    read = (*_relations(reading), *_pairs(reading, played), *_opinions(reading))
    directing = _directing(stated) or _directing(read)
    for claim in read:
        key = _key(claim)
        if _hardly_acts(claim, makers) or _is_only_directed(reading, claim, directing):
            continue
        if _is_of_the_film(reading, claim, crew) or played.forbids(claim):
            continue
        if _is_torn(claim, songs):
            continue
        if claim.predicate in (*ROLES, "characterIn") and _placed(claim) in placed:
            continue  # its sentence says so of one film: not of another, too
        one = (*key, claim.evidence) if isinstance(claim.object, Opinion) else key
        if key not in said and (one not in best or claim.confidence > best[one].confidence):
            best[one] = claim
    yield from best.values()


def _is_of_rival(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim is of one film of several, or of another version of the one reviewed.

    What its sentence says of that film it does not say of the next.
    """
    film = claim.object if claim.predicate == "characterIn" else claim.subject
    choice = reading.version_choice
    return reading.films.equal or film in choice.films or film in choice.remade


def _placed(claim: Claim) -> tuple[str, str, Span]:
    """Return a part in a film, who has it and the sentence that says so, whatever the film."""
    who = claim.subject if claim.predicate == "characterIn" else claim.object
    return claim.predicate, who.name if isinstance(who, Entity) else "", claim.evidence


class _Played(NamedTuple):
    """Who plays and who is played by what is stated, as each is named.

    A rank tells a role ("Inspector Reed"); another full name may be an actor's that a pattern has
    misread as a role.
    """

    actors: frozenset[str]
    roles: frozenset[str]
    last_names: frozenset[str]

    @classmethod
    def of(cls, stated: Iterable[Claim]) -> _Played:
        """Return them by the asserted claims of patterns."""
        pairs = [
            (claim.subject.name, claim.object.name)
            for claim in stated
            if claim.predicate == "playsCharacter"
            and claim.modality == "asserted"
            and isinstance(claim.object, Entity)
        ]
        actors = frozenset(actor for actor, _ in pairs)
        acting = [
            claim.object.name
            for claim in stated
            if claim.predicate == "castMember" and isinstance(claim.object, Entity)
        ]
        last_names = frozenset(name.split()[-1] for name in (*acting, *actors) if " " in name)
        return cls(actors, frozenset(role for _, role in pairs if role not in actors), last_names)

    def forbids(self, claim: Claim) -> bool:
        """Tell whether a claim has one of the roles act, or one of the actors be played."""
        thing = claim.object
        if claim.predicate == "playsCharacter" and isinstance(thing, Entity):
            if claim.subject.name in self.last_names:
                return True
            return self._is_role(claim.subject.name) or thing.name in self.actors
        if claim.predicate == "castMember" and isinstance(thing, Entity):
            if thing.name in self.last_names:
                return True
            return is_ranked(thing.name) or (" " not in thing.name and self._is_role(thing.name))
        return claim.predicate == "characterIn" and claim.subject.name in self.actors

    def _is_role(self, name: str) -> bool:
        if name in self.actors:
            return False
        return name in self.roles or any(role.endswith(f" {name}") for role in self.roles)


def _is_of_the_film(reading: Reading, claim: Claim, crew: set[tuple[str, Span]]) -> bool:
    """Tell whether who is said to have written a song made the film, and no song stands there."""
    return (
        claim.predicate == "songWriter"
        and isinstance(claim.object, Entity)
        and (claim.object.name, claim.evidence) in crew
        and claim.subject.name not in claim.evidence.of(reading.document.text)
    )


def _whole_songs(reading: Reading, stated: Iterable[Claim]) -> frozenset[str]:
    """Return the songs that are stated, and all that is set off like a title, folded."""
    songs = {
        claim.object.name
        for claim in stated
        if claim.predicate == "soundtrackSong" and isinstance(claim.object, Entity)
    }
    quoted = (one.text for one in reading.quotes if is_title_like(one.text))
    return frozenset(map(fold, (*songs, *quoted)))


def _is_torn(claim: Claim, songs: frozenset[str]) -> bool:
    """Tell whether a claim is of a song that is only a piece of one, or of a word in small letters.

    Of "Sleep, Little Gull" neither "Sleep," nor "Little Gull" is a song; nor "feeling" anywhere.
    """
    song = claim.object if claim.predicate == "soundtrackSong" else claim.subject
    if not isinstance(song, Entity) or song.type != "song":
        return False
    name = fold(song.name)
    if name in songs:
        return False
    pieces = (f" {whole} " for whole in songs)
    return song.name.islower() or any(f" {name} " in piece for piece in pieces)


def _hardly_acts(claim: Claim, makers: set[str]) -> bool:
    """Tell whether a claim has one of the makers act besides, and is not sure enough of it."""
    return (
        claim.predicate == "castMember"
        and isinstance(claim.object, Entity)
        and claim.object.name in makers
        and claim.confidence < _LEAST_BESIDE
    )


def _directing(claims: Iterable[Claim]) -> set[tuple[Entity, Entity]]:
    """Return the films with their directors, of whom a claim is sure enough."""
    return {
        (claim.subject, claim.object)
        for claim in claims
        if claim.predicate == "director"
        and isinstance(claim.object, Entity)
        and claim.confidence >= _HALF
    }


def _is_only_directed(
    reading: Reading, claim: Claim, directing: set[tuple[Entity, Entity]]
) -> bool:
    """Tell whether a claim gives another part to a director by a sentence that does not say so."""
    return (
        isinstance(claim.object, Entity)
        and (claim.subject, claim.object) in directing
        and not is_done_too(claim.predicate, claim.evidence.of(reading.document.text))
    )


def _keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Yield the key of a claim; of a source, one for each wording: "the book by Ann Example"."""
    yield _key(claim)
    if claim.predicate == "basedOn" and isinstance(claim.object, Entity):
        for words in claim.object.aliases:
            yield _key(replace(claim, object=Entity(claim.object.type, words)))


def _key(claim: Claim) -> tuple[str, ...]:
    thing = claim.object
    if isinstance(thing, Opinion):
        words = thing.aspect
    else:
        words = thing.name.casefold() if isinstance(thing, Entity) else str(thing)
    if claim.predicate == "basedOn":
        words = words.removeprefix("the ")
    return claim.predicate, claim.subject.name.casefold(), words


def _relations(reading: Reading) -> Iterator[Claim]:
    """Yield what may be said of a film at each mention outside labelled lines."""
    elsewhere = {(hit.role, hit.person) for hit in reading.hits if hit.elsewhere}
    for mention in in_prose(reading):
        likely = [
            relation
            for relation, kinds in _KINDS.items()
            if mention.relations[relation] >= _LEAST
            and mention.kind in kinds
            and (ROLES.get(relation), mention.span) not in elsewhere
        ]
        told = reading.film_told(mention.span) if likely else None
        for relation in likely:
            if relation == "soundtrackSong" and _is_no_song(reading, mention):
                continue
            if relation in ROLES and _makes_music(reading, ROLES[relation], mention.span):
                continue
            if _is_bystander(reading, relation, mention.span):
                continue
            if relation == "castMember" and is_no_actor(reading, mention.span):
                continue
            if relation == "setIn" and reading.film_at(mention.span) is not None:
                continue  # a title that is a place's name, too
            film = reading.film_near(mention.span) if relation in _BESIDE else told
            thing = _thing(reading, relation, mention)
            if film is None or thing == film:
                continue
            subject, value = (thing, film) if relation == "characterIn" else (film, thing)
            chance = mention.relations[relation]
            yield claim_of(reading, subject, relation, value, mention.span, chance)


def _makes_music(reading: Reading, role: str, at: Span) -> bool:
    cluster = reading.names.cluster(at)
    return cluster is not None and reading.musicians.hold(role, at, cluster.key)


def _is_bystander(reading: Reading, relation: str, at: Span) -> bool:
    """Tell whether a place names nobody of the film: somebody outside it, or a small word."""
    cluster = reading.names.cluster(at)
    if cluster is None:
        name = at.of(reading.plain)
        if relation == "characterIn":
            return is_no_name(name)
        if relation == "soundtrackSong" and len(name) == 1:
            return True  # the mark of a film: "… B"
        return relation in ROLES and _is_small(name)
    return reading.bystanders.forbid(relation, cluster.key)


def _is_small(name: str) -> bool:
    return " " not in name and (
        name.islower() or name.casefold() in word_list("common") | word_list("trades_before_names")
    )


def _is_no_song(reading: Reading, mention: TaggedMention) -> bool:
    """Tell whether a name is a whole soundtrack, or stands in a heading without marks."""
    name = mention.span.of(reading.plain)
    after = reading.plain[mention.span.end : mention.span.end + _WORD].split()[:1]
    block = reading.layout.blocks[reading.layout.block_of(mention.span.start)]
    marked = any(quoted.outer.meets(mention.span) for quoted in reading.quotes)
    whole = any(bare_title(words) != words for words in (name, " ".join((name, *after))))
    return whole or (block.kind == "heading" and not marked) or _is_a_film(reading, mention.span)


def _is_a_film(reading: Reading, span: Span) -> bool:
    """Tell whether a name is one of another film than the one under review, by all that is known.

    A song may bear the title of its film.
    """
    return reading.film_at(span) not in (None, reading.film)


def _thing(reading: Reading, relation: str, mention: TaggedMention) -> Entity:
    """Return what a mention stands for as the object (of characterIn, the subject)."""
    if relation in OBJECTS:
        return _named(reading, mention.span, OBJECTS[relation][0])
    if relation == "characterIn":
        return reading.entity(mention.span, "character")
    kind = mention.kind if relation in ("comparedTo", "influencedBy") else "person"
    if kind == "film":
        return reading.film_named(mention.span)
    return reading.entity(mention.span, _INFLUENCES.get(kind, kind))


def _named(reading: Reading, span: Span, kind: str) -> Entity:
    known = reading.names.entity_at(span)
    if known is not None and known.type == kind:
        return known
    return Entity(kind, " ".join(span.of(reading.plain).split()))


def _pairs(reading: Reading, played: _Played) -> Iterator[Claim]:
    """Yield who may play whom, and who may sing or have written what."""
    tagged = reading.tagged
    if tagged is None:
        return
    for relation in PAIRS:
        of_left, of_right = _PAIR_TYPES[relation]
        for pair in tagged.pairs(relation, _LEAST):
            left, right = tagged.mentions[pair.left].span, tagged.mentions[pair.right].span
            if of_left == "song" and _is_a_film(reading, left):
                continue
            if relation == "playsCharacter" and (
                reading.is_elsewhere(left)
                or reading.film_at(left) is not None
                or _is_bystander(reading, "castMember", left)
                or is_whose(reading.plain, right)
                or are_no_pair(reading.plain, left, right)
            ):
                continue
            subject = (
                _named(reading, left, "song") if of_left == "song"
                else reading.entity(left, of_left)
            )  # fmt: skip
            thing = reading.entity(right, of_right)
            if (
                relation == "playsCharacter"
                and thing.name in played.roles
                and not _are_in_one_sentence(reading, left, right)
            ):
                continue
            yield claim_of(reading, subject, relation, thing, right, pair.chance)


def _are_in_one_sentence(reading: Reading, one: Span, other: Span) -> bool:
    sentence = reading.layout.sentence_at(one.start)
    return sentence is not None and sentence.span.covers(other)


def _opinions(reading: Reading) -> Iterator[Claim]:
    """Yield what may be praised or blamed: of each film and aspect once, what is mixed twice."""
    found: dict[tuple[Entity, str], list[Read]] = defaultdict(list)
    for read in reading.tagged.opinions(_LEAST_OPINION) if reading.tagged is not None else ():
        film = reading.film_told(read.trigger)
        at = reading.layout.sentence_at(read.trigger.start)
        if at is not None and is_only_denied(at.span.of(reading.plain), read.sign):
            continue
        if film is not None:
            found[film, read.aspect].append(read)
    for (film, aspect), reads in found.items():
        reads.sort(key=lambda read: read.chance)
        best = {read.sign: read for read in reads if read.chance >= _HALF}
        best = best or {reads[-1].sign: reads[-1]}
        polarity = cast("Polarity", "mixed" if len(best) > 1 else next(iter(best)))
        opinion = Opinion(aspect, polarity)
        for read in best.values():
            yield claim_of(reading, film, "aspectOpinion", opinion, read.trigger, read.chance)


_HALF = 0.5
