"""What is no song of the film, and who has no part in a song, by the words beside the names."""

from __future__ import annotations

from typing import Final

from ..claims import Claim, Entity
from ..expressions import expression
from .known_facts import KnownFacts, is_guess, places
from .tagged import PATTERN
from .words import UPPER

__all__ = ["contradict_of_songs"]


def contradict_of_songs(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether what is known of songs contradicts a claim with an object of that name."""
    if claim.predicate in _OF_RECORDS and _is_credit_of_a_song(known, claim, name):
        return True
    return claim.predicate in _OF_SONGS and (
        _is_the_title(known, claim, name)
        or (is_guess(claim) and _hardly_of_a_song(known, claim, name))
        or (claim.predicate == "songPerformer" and _only_acts(known, claim, name))
    )


def _is_the_title(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a song has the film's title, and no words beside it speak of a song."""
    song = name if claim.predicate == "soundtrackSong" else claim.subject.name
    film = known.reading.film
    of_song = claim.predicate == "soundtrackSong" or claim.subject.type == "song"
    if film is None or not of_song or song.casefold() != film.name.casefold():
        return False
    if known.reading.kind == "soundtrack" or _TITLE_SONG.search(known.reading.plain):
        return False
    stated = [
        one
        for one in known.about("soundtrackSong", song)
        if isinstance(one.object, Entity) and one.object.name == song
    ]
    return not any(
        one.pattern in _LISTED or _sings_beside(known, one, song) for one in (claim, *stated)
    )


def _sings_beside(known: KnownFacts, claim: Claim, song: str) -> bool:
    """Tell whether words near a title, in the sentence of a claim, speak of a song."""
    sentence = known.sentence(claim)
    if any(one.evidence == claim.evidence for one in known.about("instrument", song)):
        return True
    return any(
        _OF_A_SONG.search(sentence, max(0, at - _BESIDE), end + _BESIDE)
        or _SINGS.search(sentence, max(0, at - _BESIDE), at)
        for at, end in places(sentence, song)
    )


def _is_credit_of_a_song(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether words tie a name to a song there: "“Low Tide”, produced by Bo Rill"."""
    sentence = known.sentence(claim)
    songs = {
        one.object.name
        for one in known.about("soundtrackSong", claim.subject.name)
        if one.evidence == claim.evidence and isinstance(one.object, Entity)
    }
    return any(
        _CREDIT_OF_SONG.fullmatch(sentence, end, at)
        for song in songs
        for _, end in places(sentence, song)
        for at, _ in places(sentence, name)
    )


def _hardly_of_a_song(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a character is to sing, or a singer to have written, and no word says so."""
    if claim.predicate == "songPerformer":
        sentence = known.sentence(claim)
        if any(_HERS.search(sentence, 0, at) for at, _ in places(sentence, claim.subject.name)):
            return True  # whom the pronoun means, `song_pronouns` tells
        return any(role.subject.name != name for role in known.about("playsCharacter", name))
    return (
        claim.predicate == "songWriter"
        and claim.pattern == PATTERN
        and any(one.subject == claim.subject for one in known.about("songPerformer", name))
        and not _WRITTEN.search(known.sentence(claim))
    )


def _only_acts(known: KnownFacts, claim: Claim, name: str) -> bool:
    """Tell whether a song is played to an actor, or in a clause beside: nobody is said to sing it.

    "“Low Tide” belongs to Gus Hart in the film"; "Gus Hart plays Max, and “Low Tide” is a waltz".
    """
    if claim.pattern == "song-belongs-to":
        acts = known.about("castMember", name)
        return bool(acts) and not _VOICES.search(known.reading.plain)
    sentence = known.sentence(claim)
    if claim.pattern == "performer-turns-song":
        return any(_TORN.search(sentence, 0, at) for at, _ in places(sentence, name))
    if not is_guess(claim):
        return False
    plays = any(
        one.evidence == claim.evidence and one.subject.name == name and not is_guess(one)
        for one in known.about("playsCharacter", name)
    )
    return plays and any(
        _NEXT_CLAUSE.search(sentence, end, at)
        and not _VOICES.search(sentence)
        and _IS_SAID_OF.match(sentence, behind)
        and not _BACK.search(sentence, behind)
        for _, end in places(sentence, name)
        for at, behind in places(sentence, claim.subject.name)
        if end < at
    )


_OF_SONGS: Final = frozenset({"soundtrackSong", "songWriter", "songPerformer"})
_OF_RECORDS: Final = frozenset({"castMember", "producer", "director", "editor"})
_TITLE_SONG: Final = expression(
    r"\b[Tt](?:itle|heme) (?:song|track|tune|number|ballad)\b|\b[Tt]he (?:soundtrack )?album\b"
)
_LISTED: Final = frozenset({"track-list", "performer-dash-song", "song-dash-performer"})
_BESIDE: Final = 60
_OF_A_SONG: Final = expression(
    r"\b(?:songs?|tracks?|tunes?|ballads?|singles?|anthem|lyrics?|number|lullaby|waltz|hymn|theme|cue|"
    r"melody|chorus|refrain|record(?:s|ed|ing)?|sung|performed by|rendition|cover of)\b"
)
_SINGS: Final = expression(r"\b(?:s[ai]ngs?|singing|performs|croons?|crooning|hum(?:s|med|ming))\b")
_VOICES: Final = expression(
    r"(?i:\b(?:s[aiu]ng(?:s|ing|ers?)?|vocals?|vocalists?|voices?|voiced|croon\w*|belt(?:s|ed|ing)|perform(?:s|ed)|"
    r"renditions?|covers?|musicals?|solos?|duets?|bands?|showstoppers?)\b)"
)
# The name of a band is read in part only: of “Bright Harbour turn Ivy Stone's …” the “Harbour”.
_TORN: Final = expression(
    rf"(?:^|[.,;:!?] )(?!(?:The|And|But|Here|Then|Now|When|So) )[{UPPER}]\w+ $"
)
_NEXT_CLAUSE: Final = expression(
    r", (?:and|but|while|though) (?:the (?:song|tune|theme) )?[“\"‘'*_]*$"
)
_IS_SAID_OF: Final = expression(r"[”\"’'*_]{0,2} (?:is|was|has (?:since|long|been|become)) ")
_BACK: Final = expression(r"\b(?:he|she|they|his|hers?|theirs?|him|them)\b")
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
# X sings “A”, and her rendition of “B”
_HERS: Final = expression(
    r"[”\"’'*_][^.;!?“”\"]*\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}"
    r"(?:rendition|version|cover|performance|recording|take) of [“\"‘'*_]*$"
)
_WRITTEN: Final = expression(
    r"\b(?:by\b|wr[io]t|pen(?:ned|s)\b|compos|words|lyric|songsmith|songwrit)"
)
