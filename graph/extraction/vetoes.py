"""What is plainly known takes back what was only guessed against it.

A guess is what the tagger alone or a trained scorer reads ("likely-cast"); what a pattern finds is
known. Each claim is weighed for itself (`fusion.py`): only beside the others does it show that a
role has its actor already, that a film has its director, that "Jo" is the Jo Vane named in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..expressions import expression
from .first_films import are_of_one_series
from .known_facts import KnownFacts, is_guess, places
from .likely_roles import is_done_too
from .sentence_patterns import phrase
from .song_vetoes import contradict_of_songs
from .tagged import CREW
from .words import UPPER

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["without_contradicted"]

_MAY_DIRECT: Final = 0.3
"""The least chance with which the tagger may read a name as the director's."""


def without_contradicted(
    reading: Reading, claims: Iterable[Claim], known: Sequence[Claim] = ()
) -> list[Claim]:
    """Return the claims less those that others of them, or those `known`, contradict."""
    claims = list(claims)
    facts = KnownFacts(reading, known or claims)
    named = [_in_full(facts, claim) for claim in claims if not _is_contradicted(facts, claim)]
    return [claim for claim in named if claim is not None]


def _is_contradicted(known: KnownFacts, claim: Claim) -> bool:
    """Tell whether a claim cannot be true beside what is known."""
    if not isinstance(claim.object, Entity):
        return False
    name = claim.object.name
    if claim.predicate == "cinematographer" and _only_directs(known, claim, name):
        return True
    if claim.predicate in _ACTED and _is_only_a_part(known, claim, name):
        return True
    if contradict_of_songs(known, claim, name):
        return True
    return is_guess(claim) and (
        (claim.predicate in _PARTS and _is_known_otherwise(known, claim, name))
        or (claim.predicate == "castMember" and _does_not_act(known, claim, name))
        or (claim.predicate == "playsCharacter" and _has_another_actor(known, claim, name))
        or (claim.predicate == "director" and _has_another_director(known, claim, name))
        or (claim.predicate == "characterIn" and _is_called_an_actor(known, claim))
    )


def _in_full(known: KnownFacts, claim: Claim) -> Claim | None:
    """Return a claim with the full name of a maker who is named as a maker's kin.

    "Ann Vane wrote it with her brother Tom" is of Tom Vane. Whoever is of other kin may have
    another name: no guess stands for a given name alone.
    """
    name = claim.object.name if isinstance(claim.object, Entity) else ""
    if claim.predicate not in CREW or " " in name:
        return claim
    sentence = known.sentence(claim)
    kin = next((kin for kin in _KIN.finditer(sentence) if kin["name"] == name), None)
    if kin is None:
        return claim
    owner = _maker_in(known, sentence[: kin.start()], claim.subject.name)
    if owner and kin["of_one_name"]:
        full = f"{name} {owner.rpartition(' ')[2]}"
        return replace(claim, object=Entity("person", full, (name,)))
    return None if is_guess(claim) else claim


def _maker_in(known: KnownFacts, words: str, film: str) -> str:
    """Return the maker of a film whom words name last, else its only director."""
    makers = {
        name: words.rfind(name.rpartition(" ")[2])
        for role in CREW
        for name in known.names(role, film)
        if " " in name
    }
    last = max(makers, key=makers.__getitem__, default="")
    if last and makers[last] >= 0:
        return last
    directors = known.names("director", film)
    return directors.pop() if len(directors) == 1 else ""


def _is_known_otherwise(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a name signs the text there, or is short for one with the same part.

    "Jo" says nothing beside "Jo Vane", nor where it is the last name of two.
    """
    others = known.names(claim.predicate, claim.subject.name) if " " not in name else ()
    signed = any(one.evidence == claim.evidence for one in known.about("reviewAuthor", name))
    return signed or any(
        name in (words[0], words[-1]) for other in others if len(words := other.split()) > 1
    )


def _does_not_act(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether somebody directs the film or sings in it, and no word says that they act."""
    sings = _SINGER.search(known.sentence(claim).partition(name)[0])
    if sings and known.about("songPerformer", name):
        return True
    if is_done_too("castMember", known.sentence(claim)):
        return False
    if not all(map(is_guess, known.about("castMember", name))):
        return False
    directed = [one for one in known.about("director", name) if one.subject == claim.subject]
    if not all(map(is_guess, directed)):
        return True
    return _reads_as_director(known, claim, name)


def _reads_as_director(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether the tagger is surer elsewhere that a name directs than that it ever acts."""
    reading = known.reading
    cluster = reading.names.cluster(name)
    read = reading.tagged.mentions if reading.tagged is not None and cluster else ()
    own = [one for one in read if reading.names.cluster(one.span) is cluster]
    elsewhere = [
        one.relations["director"]
        for one in own
        if not claim.evidence.covers(reading.layout.evidence(one.span))
    ]
    acts = (one.relations["castMember"] for one in own)
    return max(elsewhere, default=0.0) > max(_MAY_DIRECT, *acts, 0.0)


def _has_another_actor(known: KnownFacts, claim: Claim, role: str) -> bool:
    """Tell whether somebody else of the same film is surer to play a role."""
    if known.reading.versions or known.reading.films.equal:
        return False  # each film has its own actor
    own = _films_with(known, claim.subject.name)
    return any(
        other.confidence > claim.confidence
        and other.subject.name != claim.subject.name
        and other.evidence != claim.evidence
        and own == _films_with(known, other.subject.name)
        for other in known.about("playsCharacter", role)
    )


def _films_with(known: KnownFacts, actor: str) -> set[Entity]:
    return {claim.subject for claim in known.about("castMember", actor)}


def _has_another_director(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether another directs a film, or this one only another of its series."""
    if phrase("says-who-directs").search(known.sentence(claim)):
        return False
    film = claim.subject
    others = known.about("director", film.name)
    return any(
        not is_guess(one) and one.subject == film and one.evidence != claim.evidence
        for one in others
    ) or any(
        not is_guess(one) and are_of_one_series(one.subject.name, film.name)
        for one in known.about("director", name)
    )


def _only_directs(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether it is only a director whose "camera" does this or that.

    "Vane shot it with Bo Rill" says who stood at the camera, too.
    """
    sentence = known.sentence(claim)
    directs = any(one.subject == claim.subject for one in known.about("director", name))
    if directs and _OWN_CAMERA.search(sentence) is not None:
        return True
    return any(
        one.evidence == claim.evidence
        and (shot := _SHOT_WITH.search(sentence)) is not None
        and sentence.startswith(other, shot.end())
        and name.rpartition(" ")[2] in sentence[: shot.start()]
        for other in known.names("cinematographer", claim.subject.name) - {name}
        for one in known.about("cinematographer", other)
    )


def _is_only_a_part(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a full name is that of a character, whoever else may be called so.

    "Emma Vane (no, not that one) is a cook. She's played by Ida Penn."
    """
    who = claim.subject.name if claim.predicate == "playsCharacter" else name
    cluster = known.reading.names.cluster(who)
    if cluster is None:
        return False
    if cluster.key in known.reading.bystanders.characters:
        return True
    if claim.predicate == "castMember" and _is_a_band(known, claim, name):
        return True
    told = known.about("playsCharacter", who)
    if " " not in who or any(one.subject.name == who for one in told):
        return False
    return max((one.confidence for one in told), default=0.0) > claim.confidence


def _is_a_band(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a name only says where a player is from: "Bo Rill from Harbor"."""
    sentence = known.sentence(claim)
    return any(_FROM_BAND.search(sentence, 0, at) for at, _ in places(sentence, name))


def _is_called_an_actor(known: KnownFacts, claim: Claim) -> bool:
    """Tell whether "Jo is Ann Vane, a newcomer" has somebody read as a character."""
    _, name, behind = known.sentence(claim).rpartition(claim.subject.name)
    return bool(name) and _AN_ACTOR.match(behind) is not None


_PARTS: Final = frozenset({"castMember", "songWriter", "songPerformer", *CREW})
_ACTED: Final = frozenset({"castMember", "playsCharacter", "songPerformer"})
_OWN_CAMERA: Final = expression(
    r"(?:['’]s?|\b[Ww]hose|\b[Hh]is|\b[Hh]er) (?:[a-z-]+ )?(?:camera|lens)\b(?! ?work)"
)
_SINGER: Final = expression(
    r"\b(?:singer|vocalist|rapper|crooner|songwriter|soprano|tenor|band|group|duo),? $"
)
_NAME = rf"[{UPPER}][\w'’-]+"
_KIN: Final = expression(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}"
    r"(?:(?P<of_one_name>brother|sister|twin|son|daughter|father)|"
    rf"wife|husband|partner|mother|cousin|friend|nephew|niece),? (?P<name>{_NAME})"
)
_SHOT_WITH: Final = expression(r"\b(?:shot|shoots|filmed|films)\b[^.;,:!?]{0,60}? with ")
_FROM_BAND: Final = expression(
    rf"[{UPPER}][\w'’-]+ [{UPPER}][\w'’-]+,? (?:formerly )?"
    r"(?:(?:the )?(?:singer|drummer|bassist|guitarist) )?(?:from|of) (?:the (?:band |group )?)?$"
)
_AN_ACTOR: Final = expression(
    r"(?: \([^()]*\))?, (?:an?|the) (?:[\w-]+,? ){0,3}"
    r"(?:newcomer|actor|actress|unknown|débutante?)\b"
)
