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
from ..documents import Span
from ..expressions import expression
from .cast_pairs import is_likened
from .first_films import are_of_one_series
from .known_facts import KnownFacts, is_guess, places
from .likely_roles import is_done_too
from .sentence_patterns import phrase
from .song_vetoes import contradict_of_songs
from .tagged import CREW
from .words import UPPER, word_list

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
    if claim.predicate in CREW and _is_of_no_credit(known, claim, name):
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
        or (claim.predicate == "screenwriter" and _wrote_the_book(known, claim, name))
        or (claim.predicate == "characterIn" and _is_called_an_actor(known, claim))
        or (claim.predicate in _IN_STORY and _is_likened(known, claim, name))
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


def _is_of_no_credit(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether words beside a name say that it is no credit of the film.

    Who sits on a jury made nothing; a label brought a record out; nobody is "shot by a burglar
    named Bo Rill" with a camera; in "scenes with Gus Hart's Max" an actor has a part.
    """
    sentence = known.sentence(claim)
    spots = list(places(sentence, name))
    if any(_ON_JURY.search(sentence, 0, at) for at, _ in spots):
        return True
    if claim.predicate == "cinematographer":
        return any(_VICTIM.search(sentence, 0, at) for at, _ in spots)
    if claim.predicate != "director":
        return False
    return _is_a_label(known, claim, name) or any(
        _is_an_actors_part(known, claim, sentence, at, end) for at, end in spots
    )


def _is_a_label(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a name with a year in brackets is a studio's or a record label's."""
    head = known.sentence(claim)
    found = [
        at for at, end in places(head, name) if _THEN_YEAR.match(head, end) and head[at - 1] == "("
    ]
    if not found:
        return False
    if name in word_list("studios") or name.split()[-1] in word_list("studio_words") | word_list(
        "label_words"
    ):
        return True
    film = claim.subject.name
    named = (*known.about("recordLabel", name), *known.about("studio", name))
    return any(one.subject.name == film for one in named) or any(
        _ALBUM.search(head, 0, at) for at in found
    )


def _is_an_actors_part(known: KnownFacts, claim: Claim, sentence: str, at: int, end: int) -> bool:
    """Tell whether "with Gus Hart's Max" names a part: one word that begins no film's title."""
    owned = _OWNED.match(sentence, end)
    if owned is None:
        return False
    film, told = known.reading.film, claim.subject
    own = (film.name, *film.aliases) if film is not None else ()
    if _SCENES_WITH.search(sentence, 0, at):
        titles = own
    elif is_guess(claim) and _BESIDE.search(sentence, 0, at):
        titles = (*own, told.name, *told.aliases)
    else:
        return False
    return not any(sentence.startswith(title, owned.start(1)) for title in titles if title)


def _wrote_the_book(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether somebody only wrote the book: "Bo Rill, who wrote the novel"."""
    sentence = known.sentence(claim)
    return not _OF_SCRIPT.search(sentence) and any(
        _WROTE_BOOK.match(sentence, end) for _, end in places(sentence, name)
    )


def _is_likened(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a sentence only likens two characters: "Jo Reed is Cy Lund in space"."""
    sentence = known.sentence(claim)
    told = name if claim.predicate == "castMember" else claim.subject.name
    return any(
        told in (pair["first"], pair["second"])
        and is_likened(sentence, Span(*pair.span("first")), Span(*pair.span("second")))
        for pair in _IS_ANOTHER.finditer(sentence)
    )


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
_IN_STORY: Final = frozenset({"castMember", "playsCharacter", "characterIn"})
_FULL_NAME = rf"[{UPPER}][\w.'’-]*(?: [{UPPER}][\w.'’-]*)+?"
_IS_ANOTHER: Final = expression(
    rf"(?<!\w )(?P<first>{_FULL_NAME})(?:['’]s| is| was)(?: [a-z]+){{0,3}} "
    rf"(?P<second>{_FULL_NAME})(?![\w'’-]| [{UPPER}])"
)
_TRADE = r"(?:(?:the |an? )(?:[\w-]+ ){0,3})?"
_ON_JURY: Final = expression(
    r"\b[Jj]ury(?: president| chair(?:man|woman)?| head| member)?,? "
    r"(?:(?:which |that )?(?:is |was )?(?:chaired|headed|led|presided over) by |"
    r"under |was |is |- ?|: ?)"
    rf"{_TRADE}$|\b[Jj]ury (?:president|chair(?:man|woman)?|head|member),? {_TRADE}$|"
    r"\b(?:[Pp]resident|[Cc]hair(?:man|woman)?|[Hh]ead) of (?:the|its|that|a|this) "
    rf"(?:[\w-]+ ){{0,3}}jury(?:,| was| is|:)? {_TRADE}$"
)
_AT_CAMERA = (
    r"(?:cameram[ae]n|camerawoman|cinematographer|photographer|newcomer|veteran|debutante?|student|"
    r"lensman|director|artist|legend|master|beginner|genius|wizard|crew|team|DP|friend)"
)
# A burglar who is named shoots somebody, and so does whoever shoots a wife.
_VICTIM: Final = expression(
    rf"\b(?:shot|filmed) (?:dead |down |twice |once )?by an? (?!(?:[\w-]+ ){{0,4}}{_AT_CAMERA}\b)"
    r"(?:[a-z-]+ ){1,5}(?:named|called),? $|"
    r"\b(?:wife|husband|mother|father|brother|sister|son|daughter|lover|uncle|aunt|man|woman|boy|girl|"
    r"policeman|cop|sheriff|partner|gambler|burglar|victim) (?:who )?"
    r"(?:is|was|has been|had been|gets|got|being) shot (?:dead |down |twice |once )?by "
    r"(?:the |an? )?(?:[a-z-]+ ){0,3}$|\bshot (?:dead|to death) by (?:the |an? )?(?:[a-z-]+ ){0,3}$"
)
_THEN_YEAR: Final = expression(r"[,;]? (?:18|19|20)\d\d\)")
_ALBUM: Final = expression(
    r"(?i:\b(?:soundtrack|original (?:film |motion picture )?score|ost|music from)\b)"
)
_OWNED: Final = expression(rf"['’]s? ([{UPPER}][\w-]+)(?! [{UPPER}]|[\w'’-])")
_SCENES_WITH: Final = expression(
    r"\b(?:[Ee]verything|[Aa]nything|[Nn]othing|[Ss]cenes?|ones?|[Mm]oments?|[Pp]arts|[Bb]its?|[Ss]tuff|[Ss]hots|"
    r"business|affair|romance|friendship|duel|fight|chemistry) (?:with|for|between) $"
)
_BESIDE: Final = expression(r"\b(?:with|for|by) $")
_WROTE_BOOK: Final = expression(
    r",? (?:who|having|had|has) (?:also |had |has )?(?:wrote|written) "
    r"(?:the|an?|his|her) (?:[\w-]+ ){0,3}"
    r"(?:novel|book|memoir|novella|play|short story|stories|poem)\b"
)
_OF_SCRIPT: Final = expression(
    r"(?i:\b(?:screen\w*|scripts?|scripted|adapt\w*|co-?wr\w+|too|both|himself|herself)\b)"
)
_AN_ACTOR: Final = expression(
    r"(?: \([^()]*\))?, (?:an?|the) (?:[\w-]+,? ){0,3}"
    r"(?:newcomer|actor|actress|unknown|débutante?)\b"
)
