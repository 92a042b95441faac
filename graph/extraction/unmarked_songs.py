"""Songs that no marks set off: a cased title beside a word that only a song can have."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Iterator

from ..documents import Span
from ..expressions import expression
from .capitals import TITLE
from .name_kinds import NameKinds
from .quotes import is_title_like
from .words import word_list

__all__ = ["unmarked_songs"]

_CUES = ("sing", "sang", "sung", "hum", "song", "tune", "track", "croon", "danc", "karaoke",
         "break", "launch", "sync", "mim", "whistl", "number", "hymn", "lullab", "belt", "jukebox", "ballad", "anthem", "single", " by ",
         "cover", "version of", "rendition", "strains", "credits", "radio", "play", "burst", "doing",
         "hits ", "numbers", "stereo", "speaker", "needle", "rap", "vocals", "lyrics by", "words by")  # fmt: skip
# "is singing “…”, Ann Example is …": behind a comma, only what is no name of a person.
_BEFORE = expression(
    r"\b(?:sing(?:s|ing)?|sang|sung|hum(?:s|med|ming)?|croon(?:s|ed|ing)?|belt(?:s|ed|ing)(?: out)?|mim(?:es|ed|ing)|whistl(?:es|ed|ing)"
    r"|lip-?sync(?:s|ed|ing)? to|danc(?:es|ed|ing)(?: \w+)? to|break(?:s|ing)? into|broke into|launch(?:es|ing)? into|bursts? into|bursting into"
    r"|(?:sing(?:s|ing)?|sang|sung) along (?:to|with)|to the (?:sound|strains|tune) of|duet(?:s|ing)? on|tears? into|tore into"
    r"|(?:cover|rendition|recording|strains|chords|arrangement|(?:cover|live|acoustic|slow|piano|Portuguese|French|Spanish) version) of"
    r"|(?:band|group|trio|quartet|orchestra|choir)(?: \w+){0,3} (?:play|plays|played|playing|strikes up)"
    r"|(?:soundtrack|music|songs?|karaoke|album|singer)\b[^.;:!?\n]{0,120}\b(?:does|doing)"
    r"|(?:song|tune|track|ballad|anthem|single|number|hymn|lullaby)(?: called| titled| entitled)?),? (?:the song |their own )?$"
)
# "The song that shows this, Some Song, is clever": set off by commas from the words before it.
_BESIDE = expression(
    r"\b(?:song|tune|ballad|duet|rap|single|number|hit|lullaby|hymn|anthem)(?: (?:by (?:[^\W\d_][\w'’.-]* ?){1,3}|[a-z]+)){1,5}, $"
)
_SET_OFF = expression(r",|\.(?!\w)|;|$")
# "songs such as Some Song, Other Song and Third Song"
_LISTED = expression(
    r"\b(?:[Ss]ongs|tunes|hits|ballads|anthems|numbers|needle[- ]drops)(?:,? (?:such as|including|include)|:) $"
)
_LIST_MARK = expression(r",? and |, ")
_ITEM = expression(TITLE.replace("and|", "").replace("|, (?:and )?(?:the|a) ", ""))
_MOST_LISTED = 8
_CLOSE = 40
_AFTER = expression(
    r",? (?:is |are |as |was |were )?(?:sung|crooned|belted(?: out)?|hummed)(?: (?:live|again|beautifully|softly|at the (?:start|end)))? by\b"
    r"|,? (?:at|on) (?:the |a )?(?:karaoke|jukebox)\b"
    r"|,? (?:is |are |was |were |being )?(?:play(?:s|ed|ing)?|heard|blar(?:es|ing)|blast(?:s|ing)|boom(?:s|ing)|rolls|comes on)(?: \w+){0,2}? "
    r"(?:over|on|under|during|from|behind) (?:the |a |its )?(?:\w+ ){0,2}(?:credits|radio|jukebox|stereo|speakers?|phone|soundtrack|boombox|titles)\b"
    r"|,? over (?:the )?(?:\w+ ){0,2}(?:credits|titles)\b"
    r"|,? (?:on|from|through|out of) (?:the|a|an|his|her|their) (?:\w+ ){0,2}(?:radio|jukebox|stereo|speakers?|boombox|turntable|record player|tannoy|juke box)\b"
    r"|,? with (?:words|lyrics|vocals) (?:by|from)\b|,? (?:vocals?|lyrics|words) by\b"
)
# "we hear Some Song by Ann Example": where music is spoken of, what is by somebody is a song.
_OF_MUSIC = expression(
    r"\b(?:songs?|soundtrack|hears?|heard|radio|jukebox|covers?|tunes?|hits?|ballads?|anthems?|single|album|karaoke|playlist"
    r"|plays? (?:over|on|under|during|from)|credits (?:have|has|roll|play)|needle[- ]drops?|pop music|dances? to)\b"
)
_OF_OTHERS = expression(
    r"\b(?:novels?|books?|plays? by|stor(?:y|ies)|films?|movies?|directed|short|poems?|paintings?|written|based|adapted)\b"
)
_JOINED = expression(r" (?:and|&) ")
_STARTS = expression(rf"(?<![\w'’-])(?={TITLE})")
_TITLE = expression(TITLE)
# "sings Some Song in Hindi": the tongue is no part of the title.
_IN_TONGUE = expression(r" in (?P<tongue>\w+)$")
_OWNER = expression(r"(?:[^\W\d_][\w.-]* ){0,3}[^\W\d_][\w.-]*['’]s? (?=[^\W\d_])")
_NEVER = frozenset({"I", "He", "She", "It", "They", "We", "You", "The", "This", "That", "A", "An"})
# "Original Music by Ann Example, lyrics by Bo Other": no title.
_CREDITED = frozenset({"Music", "Score", "Songs", "Lyrics", "Words", "Soundtrack", "Story"})
_REACH = 150
_SENTENCE_ENDS = (". ", "! ", "? ", "; ", "\n")
_UNLIKELY, _LIKELY = 0.6, 0.3


_MADE_BY = expression(
    r"\b(?:produced|remixed|mixed|arranged|sung|performed|written|recorded|covered) by (?:the )?$"
)


def unmarked_songs(plain: str, kinds: NameKinds) -> Iterator[Span]:
    """Yield titles in no marks that a word right beside them says are sung or played."""
    lowered = plain.lower()
    if not any(cue in lowered for cue in _CUES):
        return
    at = 0
    for start in _STARTS.finditer(plain):
        if start.start() < at:
            continue
        match = _TITLE.match(plain, start.start())
        if match is None:
            continue
        at = match.end()
        text = match.group().rstrip(",.:-– ")
        span = Span(match.start(), match.start() + len(text))
        before = plain[max(0, span.start - _CLOSE) : span.start]
        if _LISTED.search(before) and len(listed := list(_listed(plain, span.start, kinds))) > 1:
            at = listed[-1].end
            yield from listed
        elif not _MADE_BY.search(before):
            yield from _found(plain, span, kinds)


def _listed(plain: str, start: int, kinds: NameKinds) -> Iterator[Span]:
    """Yield the titles of a list, parted by commas and “and”, up to what is no title."""
    at = start
    for _ in range(_MOST_LISTED):
        match = _ITEM.match(plain, at)
        title = match.group().partition(" by ")[0] if match is not None else ""
        if match is None or not is_title_like(title) or kinds.somebody(title) >= _UNLIKELY:
            return
        if title.split()[-1].islower():
            return
        yield Span(at, at + len(title))
        mark = _LIST_MARK.match(plain, match.end())
        if mark is None:
            return
        at = mark.end()


def _found(plain: str, span: Span, kinds: NameKinds) -> Iterator[Span]:
    """Yield the songs of a cased stretch: all of it, what somebody owns, what is by somebody."""
    span = _trimmed(plain, span, kinds)
    text = span.of(plain)
    head = _before_by(span, text, kinds)
    owned = _OWNER.match(text)
    if head != span and (
        _is_song(plain, head, head.of(plain), kinds) or _is_by_singer(plain, span, head, kinds)
    ):
        yield head
    elif owned is not None:
        title = Span(span.start + owned.end(), span.end)
        if _is_heard(plain, title, kinds, owned=True):
            yield title
    elif head == span and _is_song(plain, span, text, kinds):
        yield span
    elif " by " in text:
        yield from _owned(plain, span, kinds)


def _before_by(span: Span, text: str, kinds: NameKinds) -> Span:
    """Return what stands before “by” and somebody; all of “Down by the Water”."""
    title, by, somebody = text.partition(" by ")
    if not by or (somebody.startswith("the ") and kinds.somebody(somebody) < _LIKELY):
        return span
    return Span(span.start, span.start + len(title))


def _trimmed(plain: str, span: Span, kinds: NameKinds) -> Span:
    """Return a stretch without the tongue it is sung in, or somebody behind “and”."""
    text = span.of(plain)
    tongue = _IN_TONGUE.search(text)
    if tongue and tongue["tongue"] in word_list("nationalities"):
        text = text[: tongue.start()]
    title, _, other = text.rpartition(" and ")
    if title and " by " not in title and kinds.somebody(other) >= _UNLIKELY:
        text = title
    return Span(span.start, span.start + len(text))


def _owned(plain: str, span: Span, kinds: NameKinds) -> Iterator[Span]:
    """Yield the titles of "Some Song and Other Song by Ann Example", with no singer in them."""
    titles = span.of(plain).rpartition(" by ")[0]
    around = _sentence_around(plain, Span(span.start, span.start + len(titles)))
    sings = kinds.chances(span.of(plain).rpartition(" by ")[2]).get("performer", 0.0) >= _LIKELY
    if _OF_OTHERS.search(around) and not sings:
        return
    of_music, at = sings or _OF_MUSIC.search(around) is not None, span.start
    for part in _JOINED.split(titles):
        at = plain.index(part, at)
        title = part.partition(" by ")[0]
        if _may_be_song(title, kinds, of_music=of_music):
            yield Span(at, at + len(title))


def _may_be_song(text: str, kinds: NameKinds, *, of_music: bool) -> bool:
    """Tell whether what is by somebody may be a song, in a sentence of music or another."""
    chances = kinds.chances(text)
    song = chances.get("song", 0.0)
    if not is_title_like(text) or text in word_list("places") or text.split()[-1].islower():
        return False
    if " by " in text:
        return False  # “Written by Ann Example - Performed”
    if len(text.split()) == 1 and (song < _LIKELY or text in _NEVER):
        return False
    person = kinds.somebody(text)
    others = sum(chances.get(kind, 0.0) for kind in ("film", "work", "place"))
    likely = song >= _UNLIKELY or (of_music and others < max(song, _LIKELY))
    return person < _LIKELY and likely


def _sentence_around(plain: str, span: Span) -> str:
    """Return what stands before and behind a title in its sentence, without the title."""
    opened = max(plain.rfind(sign, 0, span.start) for sign in _SENTENCE_ENDS)
    closed = min(
        (at for sign in _SENTENCE_ENDS if (at := plain.find(sign, span.end)) >= 0),
        default=len(plain),
    )
    return plain[opened + 1 : span.start] + plain[span.end : closed]


def _is_by_singer(plain: str, span: Span, head: Span, kinds: NameKinds) -> bool:
    """Tell whether the words behind “Some Song by Ann Example” say that it is sung or played."""
    title = head.of(plain)
    last = title.split()[-1]
    return (
        is_title_like(title)
        and " " in title
        and not (last.islower() or last in _CREDITED)
        and _is_heard(plain, span, kinds)
    )


def _is_heard(plain: str, span: Span, kinds: NameKinds, *, owned: bool = False) -> bool:
    """Tell whether words behind a title say that it is sung or played; somebody may own it."""
    text = span.of(plain)
    return (
        is_title_like(text)
        and (owned or " " in text or kinds.chances(text).get("song", 0.0) >= _LIKELY)
        and _AFTER.match(plain[span.end : span.end + _REACH].split("\n", 1)[0]) is not None
    )


def _is_song(plain: str, span: Span, text: str, kinds: NameKinds) -> bool:
    words = text.split()
    chances = kinds.chances(text)
    song = chances.get("song", 0.0)
    if len(words) == 1 and (song < _LIKELY or text in _NEVER):
        return False
    if not is_title_like(text) or text in word_list("places") or text.endswith(("'s", "’s")):
        return False
    if words[-1].islower():
        return False
    if plain[span.end : span.end + 2] in ("'s", "’s"):
        return False
    led = plain[max(0, span.start - _REACH) : span.start]
    before = _BEFORE.search(led)
    person = kinds.somebody(text)
    if before is None and _BESIDE.search(led) and _SET_OFF.match(plain, span.end):
        return person < _LIKELY and " " in text and " and " not in text
    if before is None:
        after = _AFTER.match(plain[span.end : span.end + _REACH].split("\n", 1)[0])
        return after is not None and person < max(song + chances.get("film", 0.0), _LIKELY)
    if before.group().endswith(", "):
        known = sum(chances.get(kind, 0.0) for kind in ("film", "song", "none"))
        return person < _UNLIKELY and not (" and " in text or " is " in text) and known > 0
    return person < _UNLIKELY
