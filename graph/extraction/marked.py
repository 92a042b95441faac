"""What a quoted title names: a film, a song, another work, or nothing."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ..claims import DocumentKind, Entity
from ..expressions import expression
from .name_kinds import NameKinds
from .quotes import Quoted, is_title_like
from .words import UPPER, fold, word_list

__all__ = ["QuotedType", "QuotedTypes"]

QuotedType = Literal["film", "song", "work", "none"]

_MUSIC = (
    r"songs?|tracks?|tunes?|singles?|numbers?|ballads?|anthem|cues?|sings?|singing|sang|sung|croon\w*|"
    r"perform(?:s|ed|ance of|ing)|renditions?|cover(?:s|ed)?|lyrics|melody|soundtrack|score|music|theme|vocals|suite|aria|riff"
)
_MUSIC_NEAR = expression(
    r"\b(?:songs?|soundtracks?|music|lyrics|tunes?|sings?|sung|tracks?|composer|score|orchestra\w*|melod\w+|strings|harp|piano|violins?|choir|waltz)\b",
    re.IGNORECASE,
)
_SOUNDING = expression(
    r"\b(?:songs?|soundtracks?|music|lyrics?|tunes?|sing(?:s|ing|er|ers)?|sang|sung|tracks?|number|cues?|melod\w+|waltz\w*|tango|"
    r"albums?|singles?|juke ?box|karaoke|chorus|vocals?|voice|ballads?|anthems?|guitars?|ukulele|drums?|drummer|piano|choir|orchestra|"
    r"cassettes?|arias?|hum(?:s|med|ming)?|whistl\w+|danc(?:e|es|ed|ing) to|play(?:s|ed|ing)? over|radio|lullaby|hymns?|duets?|B-side|rapper|raps?|"
    r"croon\w*|belt(?:s|ed|ing)|strum\w*|cover(?:s|ed)? of|rendition|composers?|score[ds]?)\b",
    re.IGNORECASE,
)
_PLAIN_MUSIC = (
    r"songs?|tracks?|tunes?|singles?|ballads?|sings?|singing|sang|sung|croon\w*|lyrics|soundtrack"
)
_SUNG_BEFORE = expression(rf"\b(?:{_PLAIN_MUSIC})\b[^.!?\n]{{0,60}}$", re.IGNORECASE)
_SONG_BEFORE = expression(rf"\b(?:{_MUSIC})\b[^.!?\n]{{0,60}}$", re.IGNORECASE)
_SONG_AFTER = expression(
    r"^(?:,? (?:and [“\"‘'][^“”\"\n]{1,60}[”\"’'] )?(?:(?:is|was|are|were) )?(?:(?:an?|the) )?(?:\w+ )?(?:songs?|tracks?|tune|single|ballad|cues?|number|sung|performed|playing|plays (?:over|during|in|as))\b|,? by [A-Z])",
    re.IGNORECASE,
)
_FILM = (
    r"films?|movies?|classics?|horror|epic|flicks?|pictures?|features?|documentar(?:y|ies)|comed(?:y|ies)|thrillers?|westerns?|sequels?|remakes?|masterpieces?|"
    r"directed|directing|starring|starred|watch(?:ed|ing)?|saw|seen|scenes? (?:in|from)|version of|cinema"
)
_FILM_BEFORE = expression(
    rf"\b(?:{_FILM})\b(?:['’]s)?[,:]?(?: (?:like|such as|called|titled|entitled|named|as|of|in|from|with|version of|adaptation of|is|was|include|including)){{0,2}}\s*$",
    re.IGNORECASE,
)
# What only a film is set beside or scored: "think “…” meets “…”", "not since “…”", "wrote for “…”".
_BESIDE_FILM = expression(
    r"(?:\b(?:think(?: of)?|imagine|picture|not since|meets|crossed with|fans of|if you (?:liked|loved|enjoyed)|scored|scoring|remade"
    r"|an? (?:cross|mix|marriage|blend|mixture) (?:between|of)|(?:wrote|composed|worked|written|work) for|scores? (?:[\w'’-]+ ){0,5}?for"
    r"|(?:it|this|that)(?: is|['’]s| was) no|(?:an?|the|some|all the|much of the) (?:warmth|sweep|charm|scale|humou?r|wit|pace|atmosphere|look|spirit"
    r"|tension|dread|grit|innocence|energy|swagger|ambition|intimacy|class|style|depth|budget) of))\s*$",
    re.IGNORECASE,
)
_SONG_NEXT = expression(r"^.{0,30}\b(?:song|tune|ballad|number|track|sung)\b")
# Read backwards, from where a title stands: the quotation that it is in line with, "“…” and ".
_COORDINATED = expression(
    r" *(?:,?(?:dna|ro|llit|ot|neht))? ?,?[”\"’'][^“”\"\n]{1,60}[“\"‘']", re.IGNORECASE
)
_FILM_AFTER = expression(
    rf"(?:,? \((?:19|20)\d\d\)|,? (?:is|was|are|were) (?:(?:both )?(?:two|three|four) of|an?|the|one of|also|just|his|her|not an?)\b[^.!?\n]{{0,45}}\b(?:{_FILM})\b|,? (?:{_FILM})\b|['’]s? (?:{_FILM}|cast|director)\b|,? (?:stars|starring|follows|tells))",
    re.IGNORECASE,
)
# "“…” and “…”, directed by": what is said of the last of a list is said of each.
_LISTED_WITH = expression(r"(?:,? ?(?:and|or|&),? [“\"‘'][^“”\"\n]{1,60}[”\"’'](?: \(\d{4}\))?)+")
_WORK_BEFORE = expression(
    r"\b(?:novels?|books?|play|plays|show|series|sitcom|poem|story|stories|comic|magazine|newspaper|journal|game|painting|"
    r"episode|album|memoir|biography|autobiography|article|essay|musical|opera|column|published in|featured in|appeared in)[^.!?\n]{0,25}$",
    re.IGNORECASE,
)
_WORK_AFTER = expression(
    r"^,? (?:(?:\w+ )?(?:novel|book|show|series|sitcom|poem|magazine|game|monologue|speech|scene|episode|album|comic))\b",
    re.IGNORECASE,
)
_ROLE_BEFORE = expression(
    r"\b(?:roles? of|as|named|called|nicknamed|dubbed|word|phrase|term|the so-called)\s*$",
    re.IGNORECASE,
)
_SPEECH_BEFORE = expression(
    r"(?:\b(?:says?|said|asks?|asked|replie[sd]|observes|shouts?|yells?|line|quote|tagline|quips?|declares?|words)[^.!?\n]{0,30})\s*$",
    re.IGNORECASE,
)
_AFTER_STOP = expression(r"[:,]\s*$")
_SAID_BEFORE = expression(
    r"\b(?:says?|said|asks?|asked|replie[sd]|shouts?|yells?|exclaims?|quips?|the lines?|tagline)[,:]? *$",
    re.IGNORECASE,
)
_COMPARED_BEFORE = expression(
    r"\b(?:like|than|unlike|with|from|of|in|preceding|to|and|or|his|her)\s*[,“\"'‘]*\s*$",
    re.IGNORECASE,
)
_POSSESSIVE_BEFORE = expression(rf"[{UPPER}][\w.-]*['’`]s? (?:[\w-]+ ){{0,3}}$")
# "The Some Name Theme" is a piece of music wherever it is quoted.
_CUE_NAME = expression(r"\S (?:Theme|Suite|Overture|Waltz|Leitmotif|Serenade|Lullaby)$")
_ALBUM_CALLED = expression(
    r"\b(?:album|record|song|track|tune|theme|piece|cue|duet|waltz|melody)\b[^.!?\n]{0,50}\b(?:called|titled|entitled|named|calls?|known as)\s*$",
    re.IGNORECASE,
)
_TUNE_AFTER = expression(
    r"^,? (?:is|comes|opens|closes|plays|begins|ends|builds|brings|runs|has|which)\b"
)
_REACH = 90
_LIKELY = 0.5


class QuotedTypes:
    """What the quoted titles of one text name: by words near, else by the chances of the name."""

    def __init__(
        self,
        plain: str,
        quotes: Sequence[Quoted],
        kind: DocumentKind,
        kinds: NameKinds | None = None,
    ) -> None:
        self._plain = plain
        self._quotes = quotes
        self._kind: DocumentKind = kind
        self._kinds = kinds
        self._marks_songs: bool | None = None

    def of(self, quoted: Quoted, main: Entity | None) -> QuotedType:
        """Judge a quoted title by the words beside it, the sentence, and the kind of document.

        `main` is the film that the title may be of. Where no word near says anything, the
        chances of the name decide, if songs rather than films stand in marks in this text.
        """
        verdict = _by_words(self._plain, quoted, self._kind, main)
        if verdict is not None:
            return verdict
        likely = self._kind != "other" and self._chance(quoted) >= _LIKELY
        if quoted.text[-1] in "!?" or not re.search(r"[^\W\d_]{2}", quoted.text):
            likely = likely and _is_sounding(self._plain, quoted)
        if likely and (_is_sounding(self._plain, quoted) or self._are_songs(main)):
            return "song"
        return _by_default(self._plain, quoted, self._kind)

    def _chance(self, quoted: Quoted) -> float:
        if self._kinds is None:
            return 0.0
        return self._kinds.chances(" ".join(quoted.text.split())).get("song", 0.0)

    def _are_songs(self, main: Entity | None) -> bool:
        """Tell whether quotation marks set off songs in this text more often than films."""
        if self._marks_songs is None:
            songs = films = likely = 0
            for quoted in self._quotes:
                if not is_title_like(quoted.text):
                    continue
                is_main = main is not None and fold(quoted.text) in map(
                    fold, (main.name, *main.aliases)
                )
                verdict = _by_words(self._plain, quoted, self._kind, main)
                songs += verdict == "song" or (
                    verdict is None and _is_sounding(self._plain, quoted)
                )
                films += verdict == "film" and not (is_main and self._kind == "soundtrack")
                likely += verdict is None and self._chance(quoted) >= _LIKELY
            named = main is not None and bool(main.name) and main.name in self._plain
            self._marks_songs = songs > films or (named and not films and likely > 1)
        return self._marks_songs

    def in_small_letters(self, main: Entity | None) -> list[Quoted]:
        """Return the songs among quotations that are not cased like titles.

        A word beside says so ("sings “…”"), or another song in the same list.
        """
        if not any(_may_be_sung(quoted) for quoted in self._quotes):
            return []
        songs = [
            self.of(q, main) == "song"
            if is_title_like(q.text)
            else _may_be_sung(q) and _is_sung(self._plain, q)
            for q in self._quotes
        ]
        order = range(1, len(songs))
        for here, there in [(i, i - 1) for i in order] + [(i - 1, i) for i in reversed(order)]:
            one, other = self._quotes[here], self._quotes[there]
            first, second = sorted((one.outer, other.outer))
            if songs[there] and not songs[here] and _may_be_sung(one):
                between = self._plain[first.end : second.start]
                songs[here] = _LISTED.fullmatch(between) is not None
        return [
            q
            for q, is_song in zip(self._quotes, songs, strict=True)
            if is_song and not is_title_like(q.text)
        ]


def _by_words(
    plain: str, quoted: Quoted, kind: DocumentKind, main: Entity | None
) -> QuotedType | None:
    """Return what the words beside a title say it is; None where they say nothing."""
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
    listed = _LISTED_WITH.match(after)
    film = bool(film_before) + 2 * bool(
        _FILM_AFTER.match(after) or (listed and _FILM_AFTER.match(after, listed.end()))
    )
    if _BESIDE_FILM.search(before) and not _SONG_NEXT.match(after):
        film += 2
    if song_before and film_before:
        song, film = (
            (song + 1, film) if song_before.start() > film_before.start() else (song, film + 1)
        )
    if song > film:
        return "song"
    if film > song:
        return "film"
    return None


def _by_default(plain: str, quoted: Quoted, kind: DocumentKind) -> QuotedType:
    text = quoted.text
    before = _sentence_before(plain, quoted.outer.start)
    after = plain[quoted.outer.end : quoted.outer.end + _REACH].split("\n", 1)[0]
    single = " " not in text and text.casefold() in word_list("common")
    ends_speech = plain[quoted.inner.end - 1] in "!?."
    spoken = text[-1] in "!?" or not _POSSESSIVE_BEFORE.search(before)
    if spoken and _AFTER_STOP.search(before) and (kind != "soundtrack" or ends_speech or single):
        return "none"
    if quoted.emphasised:
        return "none" if single else "film"
    if kind == "soundtrack":
        told = _POSSESSIVE_BEFORE.search(before) or (
            not before.strip() and _TUNE_AFTER.match(after)
        )
        return "none" if single and not told else "song"
    if _is_musical(plain, quoted.outer.start) and not re.search(
        rf"\b(?:{_FILM})\b", before[-60:], re.IGNORECASE
    ):
        return "song"
    if single:
        return "none"
    if _COMPARED_BEFORE.search(before) or _POSSESSIVE_BEFORE.search(before):
        return "film"
    return "none"


def _is_musical(plain: str, start: int) -> bool:
    """Tell whether words of music stand close before an offset in its paragraph."""
    context = plain[max(0, start - 300) : start].split("\n")[-1]
    return bool(_MUSIC_NEAR.search(context[-160:])) or len(_MUSIC_NEAR.findall(context)) > 1


def _is_sounding(plain: str, quoted: Quoted) -> bool:
    """Tell whether a word that has to do with sound stands on either side in the paragraph."""
    start, end = quoted.outer.start, quoted.outer.end
    before = plain[max(0, start - 160) : start].rsplit("\n", 1)[-1]
    return bool(
        _SOUNDING.search(before) or _SOUNDING.search(plain[end : end + 80].split("\n", 1)[0])
    )


_SUNG_JUST_BEFORE = expression(
    r"\b(?:sings?|sang|sung|singing|croons?|crooning|hums?|songs?|track|tune|single|number|ballad|lullaby|anthem|aria|performs?|version|refrain)"
    r"(?: (?:is|was|had been|called|the|his|her|a|of|titled|entitled))*,? ?(?:[“\"‘'][^“”\"\n]{1,60}[”\"’'],? and )?$",
    re.IGNORECASE,
)
_SUNG_JUST_AFTER = expression(
    r"^,? (?:(?:is|was|are) )?(?:sung|crooned|performed|hummed|the song|a song)\b|^ (?:plays|playing) (?:over|during|as|in|on)\b"
)
_LISTED = expression(r"[,;]? ?(?:and|or|then|/|&)? ?")


def _is_sung(plain: str, quoted: Quoted) -> bool:
    """Tell whether a quotation in small letters is a song by the word beside it: "sings “…”"."""
    start, end = quoted.outer.start, quoted.outer.end
    if _SUNG_JUST_BEFORE.search(plain[max(0, start - _REACH) : start]):
        return True
    return bool(_SUNG_JUST_AFTER.match(plain[end : end + 30]))


def _may_be_sung(quoted: Quoted) -> bool:
    text = quoted.text
    return (
        not quoted.emphasised
        and text[0].isalpha()
        and text[-1] not in ".!?"
        and len(text) > 2
        and len(text.split()) <= _MOST_SUNG
        and not is_title_like(text)
    )


_MOST_SUNG = 7


def _sentence_before(plain: str, start: int) -> str:
    """Return the words of the sentence before a quotation, other quotations in line left out."""
    stretch = re.split(r"[.!?]\s|\n", plain[max(0, start - 2 * _REACH) : start])[-1]
    backwards, at = stretch[::-1], 0
    while match := _COORDINATED.match(backwards, at):
        at = match.end()
    return stretch[: len(stretch) - at][-_REACH:]
