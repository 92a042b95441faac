"""What is plainly known takes back what was only guessed against it.

A guess is what the tagger alone or a trained scorer reads ("likely-cast"); what a pattern finds is
known. Each claim is weighed for itself (`fusion.py`): only beside the others does it show that a
role has its actor already, that a film has its director, that "Jo" is the Jo Vane named in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity
from ..expressions import expression
from .first_films import are_of_one_series
from .likely_roles import is_done_too
from .sentence_patterns import phrase
from .tagged import CREW, PATTERN
from .words import UPPER, occurrences

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["is_guess", "without_contradicted"]

_MAY_DIRECT: Final = 0.3
"""The least chance with which the tagger may read a name as the director's."""


def without_contradicted(
    reading: Reading, claims: Iterable[Claim], known: Sequence[Claim] = ()
) -> list[Claim]:
    """Return the claims less those that others of them, or those `known`, contradict."""
    claims = list(claims)
    facts = _Facts(reading, known or claims)
    named = [facts.in_full(claim) for claim in claims if not facts.contradict(claim)]
    return [claim for claim in named if claim is not None]


def is_guess(claim: Claim) -> bool:
    """Tell whether no pattern states a claim: the tagger or a trained scorer holds it likely."""
    return claim.pattern == PATTERN or claim.pattern.startswith("likely-")


class _Facts:
    """What is known of one document: its asserted claims, by relation and by either side's name."""

    def __init__(self, reading: Reading, claims: Iterable[Claim]) -> None:
        self._reading = reading
        self._claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.modality == "asserted" and isinstance(claim.object, Entity):
                for name in {claim.subject.name, claim.object.name}:
                    self._claims[claim.predicate, name].append(claim)

    def contradict(self, claim: Claim) -> bool:
        """Tell whether a claim cannot be true beside what is known."""
        if not isinstance(claim.object, Entity):
            return False
        name = claim.object.name
        if claim.predicate == "cinematographer" and self._only_directs(claim, name):
            return True
        if claim.predicate in _ACTED and self._is_only_a_part(claim, name):
            return True
        if claim.predicate in _OF_RECORDS and self._is_credit_of_a_song(claim, name):
            return True
        if claim.predicate in _OF_SONGS and self._is_the_title(claim, name):
            return True
        return is_guess(claim) and (
            (claim.predicate in _PARTS and self._is_known_otherwise(claim, name))
            or (claim.predicate == "castMember" and self._does_not_act(claim, name))
            or (claim.predicate == "playsCharacter" and self._has_another_actor(claim, name))
            or (claim.predicate == "director" and self._has_another_director(claim, name))
            or (claim.predicate == "characterIn" and self._is_called_an_actor(claim))
            or (claim.predicate in _OF_SONGS and self._hardly_of_a_song(claim, name))
        )

    def in_full(self, claim: Claim) -> Claim | None:
        """Return a claim with the full name of a maker who is named as a maker's kin.

        "Ann Vane wrote it with her brother Tom" is of Tom Vane. Whoever is of other kin may have
        another name: no guess stands for a given name alone.
        """
        name = claim.object.name if isinstance(claim.object, Entity) else ""
        if claim.predicate not in CREW or " " in name:
            return claim
        sentence = self._sentence(claim)
        kin = next((kin for kin in _KIN.finditer(sentence) if kin["name"] == name), None)
        if kin is None:
            return claim
        owner = self._maker_in(sentence[: kin.start()], claim.subject.name)
        if owner and kin["of_one_name"]:
            full = f"{name} {owner.rpartition(' ')[2]}"
            return replace(claim, object=Entity("person", full, (name,)))
        return None if is_guess(claim) else claim

    def _maker_in(self, words: str, film: str) -> str:
        """Return the maker of a film whom words name last, else its only director."""
        makers = {
            name: words.rfind(name.rpartition(" ")[2])
            for role in CREW
            for name in self._names(role, film)
            if " " in name
        }
        last = max(makers, key=makers.__getitem__, default="")
        if last and makers[last] >= 0:
            return last
        directors = self._names("director", film)
        return directors.pop() if len(directors) == 1 else ""

    def _names(self, predicate: str, film: str) -> set[str]:
        """Return who has a part in a film."""
        return {
            claim.object.name
            for claim in self._claims[predicate, film]
            if claim.subject.name == film and isinstance(claim.object, Entity)
        }

    def _sentence(self, claim: Claim) -> str:
        return claim.evidence.of(self._reading.document.text)

    def _is_known_otherwise(self, claim: Claim, name: str) -> bool:
        """Tell whether a name signs the text there, or is short for one with the same part.

        "Jo" says nothing beside "Jo Vane", nor where it is the last name of two.
        """
        others = self._names(claim.predicate, claim.subject.name) if " " not in name else ()
        signed = any(one.evidence == claim.evidence for one in self._claims["reviewAuthor", name])
        return signed or any(
            name in (words[0], words[-1]) for other in others if len(words := other.split()) > 1
        )

    def _does_not_act(self, claim: Claim, name: str) -> bool:
        """Tell whether somebody directs the film or sings in it, and no word says that they act."""
        sings = _SINGER.search(self._sentence(claim).partition(name)[0])
        if sings and self._claims["songPerformer", name]:
            return True
        if is_done_too("castMember", self._sentence(claim)):
            return False
        if not all(map(is_guess, self._claims["castMember", name])):
            return False
        directed = [one for one in self._claims["director", name] if one.subject == claim.subject]
        if not all(map(is_guess, directed)):
            return True
        return self._reads_as_director(claim, name)

    def _reads_as_director(self, claim: Claim, name: str) -> bool:
        """Tell whether the tagger is surer elsewhere that a name directs than that it ever acts."""
        reading = self._reading
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

    def _has_another_actor(self, claim: Claim, role: str) -> bool:
        """Tell whether somebody else of the same film is surer to play a role."""
        if self._reading.versions or self._reading.films.equal:
            return False  # each film has its own actor
        own = self._films_with(claim.subject.name)
        return any(
            other.confidence > claim.confidence
            and other.subject.name != claim.subject.name
            and other.evidence != claim.evidence
            and own == self._films_with(other.subject.name)
            for other in self._claims["playsCharacter", role]
        )

    def _films_with(self, actor: str) -> set[Entity]:
        return {claim.subject for claim in self._claims["castMember", actor]}

    def _has_another_director(self, claim: Claim, name: str) -> bool:
        """Tell whether another directs a film, or this one only another of its series."""
        if phrase("says-who-directs").search(self._sentence(claim)):
            return False
        film = claim.subject
        others = self._claims["director", film.name]
        return any(
            not is_guess(one) and one.subject == film and one.evidence != claim.evidence
            for one in others
        ) or any(
            not is_guess(one) and are_of_one_series(one.subject.name, film.name)
            for one in self._claims["director", name]
        )

    def _only_directs(self, claim: Claim, name: str) -> bool:
        """Tell whether it is only a director whose "camera" does this or that.

        "Vane shot it with Bo Rill" says who stood at the camera, too.
        """
        sentence = self._sentence(claim)
        directs = any(one.subject == claim.subject for one in self._claims["director", name])
        if directs and _OWN_CAMERA.search(sentence) is not None:
            return True
        return any(
            one.evidence == claim.evidence
            and (shot := _SHOT_WITH.search(sentence)) is not None
            and sentence.startswith(other, shot.end())
            and name.rpartition(" ")[2] in sentence[: shot.start()]
            for other in self._names("cinematographer", claim.subject.name) - {name}
            for one in self._claims["cinematographer", other]
        )

    def _is_the_title(self, claim: Claim, name: str) -> bool:
        """Tell whether a song has the film's title, and no words beside it speak of a song."""
        song = name if claim.predicate == "soundtrackSong" else claim.subject.name
        film = self._reading.film
        of_song = claim.predicate == "soundtrackSong" or claim.subject.type == "song"
        if film is None or not of_song or song.casefold() != film.name.casefold():
            return False
        if self._reading.kind == "soundtrack" or _TITLE_SONG.search(self._reading.plain):
            return False
        stated = [
            one
            for one in self._claims["soundtrackSong", song]
            if isinstance(one.object, Entity) and one.object.name == song
        ]
        return not any(
            one.pattern in _LISTED or self._sings_beside(one, song) for one in (claim, *stated)
        )

    def _sings_beside(self, claim: Claim, song: str) -> bool:
        """Tell whether words near a title, in the sentence of a claim, speak of a song."""
        sentence = self._sentence(claim)
        if any(one.evidence == claim.evidence for one in self._claims["instrument", song]):
            return True
        return any(
            _OF_A_SONG.search(sentence, max(0, at - _BESIDE), end + _BESIDE)
            or _SINGS.search(sentence, max(0, at - _BESIDE), at)
            for at, end in _places(sentence, song)
        )

    def _is_only_a_part(self, claim: Claim, name: str) -> bool:
        """Tell whether a full name is that of a character, whoever else may be called so.

        "Emma Vane (no, not that one) is a cook. She's played by Ida Penn."
        """
        who = claim.subject.name if claim.predicate == "playsCharacter" else name
        cluster = self._reading.names.cluster(who)
        if cluster is None:
            return False
        if cluster.key in self._reading.bystanders.characters:
            return True
        if claim.predicate == "castMember" and self._is_a_band(claim, name):
            return True
        told = self._claims["playsCharacter", who]
        if " " not in who or any(one.subject.name == who for one in told):
            return False
        return max((one.confidence for one in told), default=0.0) > claim.confidence

    def _is_a_band(self, claim: Claim, name: str) -> bool:
        """Tell whether a name only says where a player is from: "Bo Rill from Harbor"."""
        sentence = self._sentence(claim)
        return any(_FROM_BAND.search(sentence, 0, at) for at, _ in _places(sentence, name))

    def _is_credit_of_a_song(self, claim: Claim, name: str) -> bool:
        """Tell whether words tie a name to a song there: "“Low Tide”, produced by Bo Rill"."""
        sentence = self._sentence(claim)
        songs = {
            _named(one.object)
            for one in self._claims["soundtrackSong", claim.subject.name]
            if one.evidence == claim.evidence
        }
        return any(
            _CREDIT_OF_SONG.fullmatch(sentence, end, at)
            for song in songs
            for _, end in _places(sentence, song)
            for at, _ in _places(sentence, name)
        )

    def _hardly_of_a_song(self, claim: Claim, name: str) -> bool:
        """Tell whether a character is to sing, or a singer to have written, and no word says so."""
        if claim.predicate == "songPerformer":
            sentence = self._sentence(claim)
            if any(
                _HERS.search(sentence, 0, at) for at, _ in _places(sentence, claim.subject.name)
            ):
                return True  # whom the pronoun means, `song_pronouns` tells
            return any(role.subject.name != name for role in self._claims["playsCharacter", name])
        return (
            claim.predicate == "songWriter"
            and claim.pattern == PATTERN
            and any(one.subject == claim.subject for one in self._claims["songPerformer", name])
            and not _WRITTEN.search(self._sentence(claim))
        )

    def _is_called_an_actor(self, claim: Claim) -> bool:
        """Tell whether "Jo is Ann Vane, a newcomer" has somebody read as a character."""
        _, name, behind = self._sentence(claim).rpartition(claim.subject.name)
        return bool(name) and _AN_ACTOR.match(behind) is not None


def _named(thing: object) -> str:
    return thing.name if isinstance(thing, Entity) else ""


def _places(sentence: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name begins and ends in a sentence."""
    return ((at, at + len(name)) for at in occurrences(name, sentence)) if name else iter(())


_OWN_CAMERA: Final = expression(
    r"(?:['’]s?|\b[Ww]hose|\b[Hh]is|\b[Hh]er) (?:[a-z-]+ )?(?:camera|lens)\b(?! ?work)"
)
_SINGER: Final = expression(
    r"\b(?:singer|vocalist|rapper|crooner|songwriter|soprano|tenor|band|group|duo),? $"
)
_OF_SONGS: Final = frozenset({"soundtrackSong", "songWriter", "songPerformer"})
_PARTS: Final = frozenset({"castMember", "songWriter", "songPerformer", *CREW})
_NAME = rf"[{UPPER}][\w'’-]+"
_KIN: Final = expression(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}"
    r"(?:(?P<of_one_name>brother|sister|twin|son|daughter|father)|"
    rf"wife|husband|partner|mother|cousin|friend|nephew|niece),? (?P<name>{_NAME})"
)
_SHOT_WITH: Final = expression(r"\b(?:shot|shoots|filmed|films)\b[^.;,:!?]{0,60}? with ")
_ACTED: Final = frozenset({"castMember", "playsCharacter", "songPerformer"})
_OF_RECORDS: Final = frozenset({"castMember", "producer", "director", "editor"})
_LISTED: Final = frozenset({"track-list", "performer-dash-song", "song-dash-performer"})
# X sings “A”, and her rendition of “B”
_HERS: Final = expression(
    r"[”\"’'*_][^.;!?“”\"]*\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}"
    r"(?:rendition|version|cover|performance|recording|take) of [“\"‘'*_]*$"
)
_FROM_BAND: Final = expression(
    rf"[{UPPER}][\w'’-]+ [{UPPER}][\w'’-]+,? (?:formerly )?"
    r"(?:(?:the )?(?:singer|drummer|bassist|guitarist) )?(?:from|of) (?:the (?:band |group )?)?$"
)
_DEED = (
    r"(?:co-)?(?:produced|written|composed|penned|sung|performed|crooned|arranged|recorded|mixed|"
    r"remixed|covered|played)"
)
# “Low Tide”, produced by Bo Rill and sung by The Gulls featuring Ann Vane
_CREDIT_OF_SONG: Final = expression(
    rf"[,.;]?[”\"’'*_]{{0,2}}(?: \([^()]*\))?,? (?:(?:is|was|which is|which was) )?"
    rf"(?=(?:{_DEED}|by|feat)\b)"
    rf"(?:(?:{_DEED}|by|and|&|with|featuring|feat\.|ft\.|the|of|[{UPPER}][\w.'’-]*),? )*"
    r"(?:by|featuring|feat\.|ft\.|with|and|&) (?:the )?"
)
_BESIDE: Final = 60
_OF_A_SONG: Final = expression(
    r"\b(?:songs?|tracks?|tunes?|ballads?|singles?|anthem|lyrics?|number|lullaby|waltz|hymn|theme|cue|"
    r"melody|chorus|refrain|record(?:s|ed|ing)?|sung|performed by|rendition|cover of)\b"
)
_SINGS: Final = expression(r"\b(?:s[ai]ngs?|singing|performs|croons?|crooning|hum(?:s|med|ming))\b")
_AN_ACTOR: Final = expression(
    r"(?: \([^()]*\))?, (?:an?|the) (?:[\w-]+,? ){0,3}"
    r"(?:newcomer|actor|actress|unknown|débutante?)\b"
)
_WRITTEN: Final = expression(
    r"\b(?:by\b|wr[io]t|pen(?:ned|s)\b|compos|words|lyric|songsmith|songwrit)"
)
_TITLE_SONG: Final = expression(
    r"\b[Tt](?:itle|heme) (?:song|track|tune|number|ballad)\b|\b[Tt]he (?:soundtrack )?album\b"
)
