"""What a quoted title names: a film, a song, another work, or nothing."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from typing import Literal

from ..claims import DocumentKind, Entity
from .quotes import Quoted
from .words import UPPER, fold, word_list

__all__ = ["QuotedType", "is_sung", "type_of_quoted"]

QuotedType = Literal["film", "song", "work", "none"]

_MUSIC = (
    r"songs?|tracks?|tunes?|singles?|numbers?|ballads?|anthem|cues?|sings?|singing|sang|sung|croon\w*|"
    r"perform(?:s|ed|ance of|ing)|renditions?|cover(?:s|ed)?|lyrics|melody|soundtrack|score|music|theme|vocals|suite|aria|riff"
)
_MUSIC_NEAR = re.compile(
    r"\b(?:songs?|soundtracks?|music|lyrics|tunes?|sings?|sung|tracks?|composer|score|orchestra\w*|melod\w+|strings|harp|piano|violins?|choir|waltz)\b",
    re.IGNORECASE,
)
_PLAIN_MUSIC = (
    r"songs?|tracks?|tunes?|singles?|ballads?|sings?|singing|sang|sung|croon\w*|lyrics|soundtrack"
)
_SUNG_BEFORE = re.compile(rf"\b(?:{_PLAIN_MUSIC})\b[^.!?\n]{{0,60}}$", re.IGNORECASE)
_SONG_BEFORE = re.compile(rf"\b(?:{_MUSIC})\b[^.!?\n]{{0,60}}$", re.IGNORECASE)
_SONG_AFTER = re.compile(
    r"^(?:,? (?:and [“\"‘'][^“”\"\n]{1,60}[”\"’'] )?(?:(?:is|was|are|were) )?(?:(?:an?|the) )?(?:\w+ )?(?:songs?|tracks?|tune|single|ballad|cues?|number|sung|performed|playing|plays (?:over|during|in|as))\b|,? by [A-Z])",
    re.IGNORECASE,
)
_FILM = (
    r"films?|movies?|classics?|horror|epic|flicks?|pictures?|features?|documentar(?:y|ies)|comed(?:y|ies)|thrillers?|westerns?|sequels?|remakes?|masterpieces?|"
    r"directed|directing|starring|starred|watch(?:ed|ing)?|saw|seen|scenes? (?:in|from)|version of|cinema"
)
_FILM_BEFORE = re.compile(
    rf"\b(?:{_FILM})\b(?:['’]s)?[,:]?(?: (?:like|such as|called|titled|entitled|named|as|of|in|from|with|version of|adaptation of|is|was|include|including)){{0,2}}\s*$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"[“\"‘'][^“”\"\n]{1,60}[”\"’'],? ?(?:(?:and|or|till|to|then),?)? *$", re.IGNORECASE
)
_FILM_AFTER = re.compile(
    rf"^(?:,? \((?:19|20)\d\d\)|,? (?:is|was) (?:an?|the|one of|also|just|his|her|not an?)\b[^.!?\n]{{0,45}}\b(?:{_FILM})\b|,? (?:{_FILM})\b|['’]s? (?:{_FILM}|cast|director)\b|,? (?:stars|starring|follows|tells))",
    re.IGNORECASE,
)
_WORK_BEFORE = re.compile(
    r"\b(?:novels?|books?|play|plays|show|series|sitcom|poem|story|stories|comic|magazine|newspaper|journal|game|painting|"
    r"episode|album|memoir|biography|autobiography|article|essay|musical|opera|column|published in|featured in|appeared in)[^.!?\n]{0,25}$",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"^,? (?:(?:\w+ )?(?:novel|book|show|series|sitcom|poem|magazine|game|monologue|speech|scene|episode|album|comic))\b",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"\b(?:roles? of|as|named|called|nicknamed|dubbed|word|phrase|term|the so-called)\s*$",
    re.IGNORECASE,
)
_SPEECH_BEFORE = re.compile(
    r"(?:\b(?:says?|said|asks?|asked|replie[sd]|observes|shouts?|yells?|line|quote|tagline|quips?|declares?|words)[^.!?\n]{0,30}|[:,])\s*$",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\b(?:says?|said|asks?|asked|replie[sd]|shouts?|yells?|exclaims?|quips?|the lines?|tagline)[,:]? *$",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"\b(?:like|than|unlike|with|from|of|in|preceding|to|and|or|his|her)\s*[,“\"'‘]*\s*$",
    re.IGNORECASE,
)
_POSSESSIVE_BEFORE = re.compile(rf"[{UPPER}][\w.-]*['’`]s? (?:[\w-]+ ){{0,3}}$")
# "The Some Name Theme" is a piece of music wherever it is quoted.
_CUE_NAME = re.compile(r"\S (?:Theme|Suite|Overture|Waltz|Leitmotif|Serenade|Lullaby)$")
_ALBUM_CALLED = re.compile(
    r"\b(?:album|record|song|track|tune|theme|piece|cue|duet|waltz|melody)\b[^.!?\n]{0,50}\b(?:called|titled|entitled|named|calls?|known as)\s*$",
    re.IGNORECASE,
)
_TUNE_AFTER = re.compile(
    r"^,? (?:is|comes|opens|closes|plays|begins|ends|builds|brings|runs|has|which)\b"
)
_REACH = 90


def type_of_quoted(
    plain: str, quoted: Quoted, kind: DocumentKind, main: Entity | None
) -> QuotedType:
    """Judge a quoted title by the words beside it, the sentence, and the kind of document."""
    text = quoted.text
    if (
        main is not None
        and main.name
        and fold(text) in {fold(f) for f in (main.name, *main.aliases)}
    ):
        before = plain[max(0, quoted.outer.start - _REACH) : quoted.outer.start]
        is_song = kind == "soundtrack" and re.search(r"\b(?:title )?(?:song|track)\s*$", before)
        return "song" if is_song else "film"
    before = _sentence_before(plain, quoted.outer.start)
    after = plain[quoted.outer.end : quoted.outer.end + _REACH].split("\n", 1)[0]
    single = " " not in text and text.casefold() in word_list("common")
    if _CUE_NAME.search(text) or (kind != "other" and _ALBUM_CALLED.search(before)):
        return "song"
    if _WORK_BEFORE.search(before) or _WORK_AFTER.match(after):
        return "work"
    if _ROLE_BEFORE.search(before):
        return "none"
    ends_speech = plain[quoted.inner.end - 1] in "!?."
    spoken = text[-1] in "!?" or not _POSSESSIVE_BEFORE.search(before)
    if spoken and _SPEECH_BEFORE.search(before) and (kind != "soundtrack" or ends_speech or single):
        return "none"
    if _SAID_BEFORE.search(before):
        return "none"
    if re.search(r" \((?:19|20)\d\d\)$", text):
        return "film"
    sung = _SONG_BEFORE if kind == "soundtrack" else _SUNG_BEFORE
    song_before, film_before = sung.search(before), _FILM_BEFORE.search(before)
    song = bool(song_before) + 2 * bool(_SONG_AFTER.match(after))
    film = bool(film_before) + 2 * bool(_FILM_AFTER.match(after))
    if song_before and film_before:
        song, film = (
            (song + 1, film) if song_before.start() > film_before.start() else (song, film + 1)
        )
    if song > film:
        return "song"
    if film > song:
        return "film"
    if quoted.emphasised:
        return "none" if single else "film"
    if kind == "soundtrack":
        told = _POSSESSIVE_BEFORE.search(before) or (
            not before.strip() and _TUNE_AFTER.match(after)
        )
        return "none" if single and not told else "song"
    context = plain[max(0, quoted.outer.start - 300) : quoted.outer.start].split("\n")[-1]
    musical = len(_MUSIC_NEAR.findall(context)) > 1 or _MUSIC_NEAR.search(context[-160:])
    if musical and not re.search(rf"\b(?:{_FILM})\b", before[-60:], re.IGNORECASE):
        return "song"
    if single:
        return "none"
    if _COMPARED_BEFORE.search(before) or _POSSESSIVE_BEFORE.search(before):
        return "film"
    return "none"


_SUNG_JUST_BEFORE = re.compile(
    r"\b(?:sings?|sang|sung|singing|croons?|crooning|hums?|song|track|aria|performs?)(?: (?:is|called|the|his|her|a|of|titled|entitled))*,? ?"
    r"(?:[“\"‘'][^“”\"\n]{1,60}[”\"’'] and )?$",
    re.IGNORECASE,
)


def is_sung(plain: str, quoted: Quoted) -> bool:
    """Tell whether a quotation in small letters is a song by the word before: "sings “…”"."""
    text = quoted.text
    if not text[:1].isupper() or len(text.split()) > _MOST_SUNG or text[-1] in ".!?":
        return False
    return bool(
        _SUNG_JUST_BEFORE.search(plain[max(0, quoted.outer.start - _REACH) : quoted.outer.start])
    )


_MOST_SUNG = 7


def _sentence_before(plain: str, start: int) -> str:
    """Return the words of the sentence before a quotation, other quotations in line left out."""
    stretch = re.split(r"[.!?]\s|\n", plain[max(0, start - 2 * _REACH) : start])[-1]
    while match := _COORDINATED.search(stretch):
        stretch = stretch[: match.start()]
    return stretch[-_REACH:]
