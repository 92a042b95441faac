"""Cast: who acts in the film and as whom, and the characters that are in it.

The patterns are those of `data/words/patterns/cast.txt` and `cast_brackets.txt`; of names in
brackets the document decides the direction: "Jo Field (Ann Example)" or "Ann Example (Jo Field)".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..claims import Claim, Modality
from ..documents import Span
from ..expressions import expression
from . import characters, interviews
from .cast_pairs import is_beside_film, is_no_pair, is_ranked, pairs_in
from .cast_pronouns import parts_by_pronoun
from .cast_rows import are_joined, twins
from .films_called import film_called
from .hits import Hit, people_in
from .sentence_patterns import SentencePattern, room
from .skeleton import Skeleton, Slot
from .track_lines import is_in_song_list
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["find", "hits_in", "in_sentence"]


_NEEDS_KNOWN = "known actor or role"


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield who acts and as whom, from labelled lines and sentences."""
    yield from _borne_out(reading, list(_all_hits(reading)))


def _all_hits(reading: Reading) -> Iterator[Hit]:
    yield from _from_fields(reading)
    pairs: list[tuple[Slot, Slot, Skeleton]] = []
    for skeleton in reading.skeletons:
        if not skeleton.has("name"):
            continue
        yield from in_sentence(reading, skeleton)
        at = skeleton.sentence.span
        if is_in_song_list(reading.plain, at.start):
            continue
        for bracket in room("cast_brackets").likely(skeleton):
            for match in bracket.matches(skeleton):
                saying = bracket.says[0]
                plays = saying.relation == "playsCharacter"
                people = bracket.names(skeleton, match, saying.subject if plays else saying.object)
                roles = bracket.names(skeleton, match, "character")
                if "either order" in bracket.needs:
                    if not is_beside_film(reading.plain, roles[0].span, people[0].span):
                        pairs.append((roles[0], people[0], skeleton))
                    continue
                role = roles[0].span if roles else None
                for person in people:
                    yield Hit("cast", bracket.name, bracket.confidence, person.span, role, at=at)
    yield from _directed(reading, pairs)
    yield from interviews.hits_in(reading, cast=True)


def _directed(reading: Reading, pairs: list[tuple[Slot, Slot, Skeleton]]) -> Iterator[Hit]:
    """Decide which name in "X (Y)" is the actor: by length, by use, else as the others are."""
    judged = [_actor_is_second(reading, one, two) for one, two, _ in pairs]
    leaning = sum(judged)
    for (one, two, skeleton), score in zip(pairs, judged, strict=True):
        second = score > 0 if score else leaning >= 0
        actor, role = (two, one) if second else (one, two)
        confidence = 0.93 if score else 0.85
        yield Hit("cast", "brackets", confidence, actor.span, role.span, at=skeleton.sentence.span)


def _actor_is_second(reading: Reading, one: Slot, two: Slot) -> int:
    first, second = reading.names.cluster(one.span), reading.names.cluster(two.span)
    if first is None or second is None or first is second:
        return 0
    titled = [is_ranked(cluster.name()) for cluster in (first, second)]
    if titled[0] != titled[1]:
        return 1 if titled[0] else -1
    if first.is_full != second.is_full:
        return 1 if second.is_full else -1
    known = reading.known_people
    if (first.key in known) != (second.key in known):
        return 1 if second.key in known else -1
    return 0


def _from_fields(reading: Reading) -> Iterator[Hit]:
    for labelled in reading.layout.fields:
        if labelled.label == "castMember":
            for name, note in people_in(labelled.text(reading.layout)):
                role = _BEFORE_ROLE.sub("", note)
                named = (
                    bool(re.fullmatch(r"(?:[^\W\d_][\w.'’-]*,? ?){1,6}", role))
                    and role[:1].isupper()
                )
                yield Hit("cast", "field", 0.97, name, role if named else None, field=labelled)


# "voice of", "as the boy": what stands before a character's name in brackets.
_BEFORE_ROLE = expression(
    r"^(?:(?:as|voice of|voice:) )?(?:(?:the|a|an|his|her|their) (?:[a-z-]+ ){1,3})?"
)


def _pairs(
    reading: Reading,
    cast: SentencePattern,
    skeleton: Skeleton,
    actors: list[Slot],
    roles: list[Slot],
) -> Iterator[Hit]:
    """Yield "A and B play X and Y" pair by pair; one actor may have all the roles.

    A full name behind a short one is no second role: "A plays Jo, and Bo Other is Cy".
    """
    at = skeleton.sentence.span
    listed = cast.says[0].subject == "persons"
    if listed and not are_joined(skeleton, actors):
        return
    if len(actors) == 1 and actors[0].span < roles[0].span and _is_full(reading, actors[0].span):
        if listed and not are_joined(skeleton, roles):
            roles = roles[:1]
        if not _is_full(reading, roles[0].span) or _is_ranked_name(reading, roles[0]):
            roles = [role for role in roles if not _is_full(reading, role.span)]
        actors *= len(roles)
    if len(actors) != len(roles):
        return
    people = [_named_in_full(reading, skeleton, actor) for actor in actors]
    if all(people):
        for person, role in zip(people, roles, strict=True):
            yield Hit("cast", cast.name, cast.confidence, person, role.span, at=at)


def _named_in_full(reading: Reading, skeleton: Skeleton, actor: Slot) -> Span | str | None:
    """Return an actor's place, or the full name of the first in "Ann and Bo Example", if full."""
    if _is_full(reading, actor.span):
        return actor.span
    named = reading.with_shared_last_name(skeleton, actor)
    return named if isinstance(named, str) else None


def _is_full(reading: Reading, span: Span) -> bool:
    cluster = reading.names.cluster(span)
    return cluster is not None and cluster.is_full


def _borne_out(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the sure hits, and of the others those whose actor or role is one elsewhere too.

    Last come pairs of names of which neither has been paired surely.
    """
    settled = [
        replace(hit, character=None)
        if isinstance(hit.person, Span)
        and isinstance(hit.character, Span)
        and is_no_pair(reading, hit.person, hit.character, doubtful=_is_doubtful(hit))
        else hit
        for hit in _known_elsewhere(reading, hits)
    ]
    yield from settled
    paired = {
        span
        for hit in settled
        if hit.character is not None
        for span in (hit.person, hit.character)
        if isinstance(span, Span)
    }
    yield from parts_by_pronoun(reading, paired)
    for skeleton in reading.skeletons:
        yield from pairs_in(reading, skeleton, paired)


def _is_doubtful(hit: Hit) -> bool:
    pattern = room("cast").by_name.get(hit.pattern)
    return pattern is not None and _NEEDS_KNOWN in pattern.needs


def _known_elsewhere(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    doubtful = [hit for hit in hits if _is_doubtful(hit)]
    sure = [hit for hit in hits if not _is_doubtful(hit)]
    yield from sure
    if not doubtful:
        return
    actors = {_key(reading, h.person) for h in sure if not h.weak}
    roles = {_key(reading, h.character) for h in sure}
    signs: Counter[str] = Counter()
    for cluster, _, _, _, weight in characters.hits_in(reading):
        signs[cluster.key] += weight
    for hit in doubtful:
        actor, role = _key(reading, hit.person), _key(reading, hit.character)
        if hit.character is None and actor in actors:
            yield hit  # "Example is back", who acted in the first film
        if not actor or not role or actor == role or actor in roles or role in actors:
            continue
        if role in reading.known_people:
            continue
        crew = actor in reading.known_people and actor not in actors
        known_role = role in roles or signs[role] >= _ENOUGH_SIGNS or _is_titled(reading, hit)
        named = reading.names.cluster(hit.person) if hit.person is not None else None
        if actor in actors or (known_role and not crew and named is not None and named.is_full):
            yield hit


_ENOUGH_SIGNS = 2


def _is_titled(reading: Reading, hit: Hit) -> bool:
    """Tell whether the role is named with a rank or a courtesy title: "Major Field"."""
    return isinstance(hit.character, Span) and _has_title(hit.character.of(reading.plain))


def _has_title(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[0].rstrip(".") in word_list("honorifics")


def _key(reading: Reading, name: Span | str | None) -> str:
    cluster = reading.names.cluster(name) if name is not None else None
    return cluster.key if cluster is not None else ""


def in_sentence(reading: Reading, skeleton: Skeleton) -> Iterator[Hit]:
    """Yield what the patterns of the cast find in a sentence."""
    seen: set[Span] = set()
    at = skeleton.sentence.span
    for cast in room("cast").likely(skeleton):
        saying = cast.says[0]
        plays = saying.relation == "playsCharacter"
        for match in cast.matches(skeleton):
            actors = cast.names(skeleton, match, saying.subject if plays else saying.object)
            roles = cast.names(skeleton, match, saying.object) if plays else []
            if not actors or not _is_full_enough(reading, cast, actors[0]):
                continue
            called = film_called(reading, skeleton, match, cast.names(skeleton, match, "film"))
            found = list(_of_match(reading, cast, skeleton, actors, roles))
            for hit in found:
                if saying.respectively or hit.person not in seen:
                    yield replace(hit, film=called.film, elsewhere=called.elsewhere)
                    for film in () if roles else called.more:
                        yield replace(hit, film=film)
            for slot, other in () if roles else called.others:
                yield Hit("cast", cast.name, cast.confidence, slot.span, film=other, at=at)
            if _NEEDS_KNOWN not in cast.needs and (found or not saying.respectively):
                seen.update(a.span for a in actors)


def _of_match(
    reading: Reading,
    cast: SentencePattern,
    skeleton: Skeleton,
    actors: list[Slot],
    roles: list[Slot],
) -> Iterator[Hit]:
    """Yield the hits of one match, of whichever film."""
    sure = cast.name, cast.confidence
    at = skeleton.sentence.span
    if cast.says[0].respectively:
        yield from _pairs(reading, cast, skeleton, actors, roles)
    elif roles and "either order" in cast.needs and _is_turned(reading, actors[0], roles[0]):
        yield Hit("cast", *sure, roles[0].span, actors[0].span, at=at)
    elif roles and (both := twins(skeleton, actors[0], roles[0])):
        for actor, role in both:
            person = _named_in_full(reading, skeleton, actor) or actor.span
            yield Hit("cast", *sure, person, role.span, at=at)
    elif roles and cast.says[0].subject == "persons":
        for actor in actors:
            person = _named_in_full(reading, skeleton, actor) or actor.span
            yield Hit("cast", *sure, person, roles[0].span, at=at)
    elif roles:
        more = [role for role in roles[1:] if not _is_full(reading, role.span)]
        for role in [roles[0], *(more if _NEEDS_KNOWN in cast.needs else ())]:
            yield Hit("cast", *sure, actors[0].span, role.span, at=at)
    elif not _is_ranked(reading, cast, actors[0]):
        for actor in actors:
            person = _named_in_full(reading, skeleton, actor) or actor.span
            yield Hit("cast", *sure, person, at=at, weak=cast.weak)


def _is_turned(reading: Reading, first: Slot, second: Slot) -> bool:
    """Tell whether the character stands before the actor: "Sheriff Reed is Ann Example"."""
    one, two = reading.names.cluster(first.span), reading.names.cluster(second.span)
    if one is None or two is None or not two.is_full:
        return False
    return is_ranked(one.name()) and not is_ranked(two.name())


def _is_ranked_name(reading: Reading, name: Slot) -> bool:
    cluster = reading.names.cluster(name.span)
    return cluster is not None and is_ranked(cluster.name())


def _is_full_enough(reading: Reading, cast: SentencePattern, actor: Slot) -> bool:
    return "full name" not in cast.needs or _is_full(reading, actor.span)


def _is_ranked(reading: Reading, cast: SentencePattern, actor: Slot) -> bool:
    """Tell whether an actor must have no rank, and has one: "introduces Captain Reed"."""
    return "no rank" in cast.needs and _has_title(actor.span.of(reading.plain))


def find(reading: Reading) -> Iterator[Claim]:
    """Yield castMember, playsCharacter and characterIn claims."""
    crew = {
        reading.entity(h.person, "person").name
        for h in reading.hits
        if h.role != "cast" and not h.weak and h.person is not None
    }
    acting = {
        reading.entity(h.person, "person").name
        for h in reading.hits
        if h.role == "cast" and not h.weak and h.person is not None
    }
    for hit in reading.hits:
        film = reading.film_of_hit(hit)
        if hit.role != "cast" or hit.person is None or film is None or hit.elsewhere:
            continue
        person = reading.entity(hit.person, "person")
        if hit.weak and (
            not _is_known(reading, hit) or (person.name in crew and person.name not in acting)
        ):
            continue
        yield from _claims_of(reading, hit)


def _is_known(reading: Reading, hit: Hit) -> bool:
    """Tell whether an uncertain hit names someone by a full name who is no character."""
    cluster = reading.names.cluster(hit.person) if hit.person is not None else None
    if cluster is None or not cluster.is_full or cluster.votes["character"]:
        return False
    return reading.name_kinds.likeliest(cluster.name()) not in _NO_ACTORS


_NO_ACTORS = frozenset({"song", "film", "place", "character"})


def _claims_of(reading: Reading, hit: Hit) -> Iterator[Claim]:
    film = reading.film_of_hit(hit)
    if film is None or hit.person is None:
        return
    person = reading.entity(hit.person, "person")
    facts = [(film, "castMember", person, hit.person)]
    if hit.character is not None:
        character = reading.entity(hit.character, "character")
        if character.name == person.name:
            return
        facts.append((person, "playsCharacter", character, hit.character))
        facts.append((character, "characterIn", film, hit.character))
    acts: Modality | None = None
    for subject, predicate, thing, surface in facts:
        if hit.field is not None:
            text = surface if isinstance(surface, str) else surface.of(reading.plain)
            yield reading.field_claim(subject, predicate, thing, field=hit.field, surface=text)
        elif hit.at is not None:
            claim = reading.claim(
                subject, predicate, thing, at=hit.at, surface=surface, pattern=hit.pattern,
                confidence=hit.confidence, modality=acts if _is_aside(hit) else None,
            )  # fmt: skip
            if hit.pattern in _LITTLE_TO_DO and claim.modality == "negated":
                claim = replace(claim, modality="asserted")
            if acts == "asserted" and claim.modality == "comparative" and _is_as_good(reading, hit):
                claim = replace(claim, modality="asserted")
            acts = acts or claim.modality
            yield claim


_AS_GOOD = expression(r"\bas [a-z'’-]+ as (?:(?:the|a|an|his|her|their) [a-z'’ -]{0,40})?,? ?$")
_PART_REACH = 70


def _is_as_good(reading: Reading, hit: Hit) -> bool:
    """Tell whether somebody is "as funny as" a character: in that part, not beside it."""
    if not isinstance(hit.character, Span):
        return False
    start = hit.character.start
    return _AS_GOOD.search(reading.plain[max(0, start - _PART_REACH) : start]) is not None


def _is_aside(hit: Hit) -> bool:
    """Tell whether a remark says who plays a character: what the character wishes is not its."""
    return hit.pattern in room("cast_brackets").by_name or hit.pattern in _REMARKS


# Who has nothing to do in a film is in it.
_LITTLE_TO_DO = frozenset({"does-well"})
_REMARKS = frozenset({"role-played-by", "pairs-played-by", "role-who-is-played-by"})
