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
         "break", "launch", "sync", "mim", "whistl", "number", "hymn", "lullab", "belt", "jukebox", "ballad", "anthem", "single")  # fmt: skip
# "is singing “…”, Ann Example is …": behind a comma, only what is no name of a person.
_BEFORE = expression(
    r"\b(?:sing(?:s|ing)?|sang|sung|hum(?:s|med|ming)?|croon(?:s|ed|ing)?|belt(?:s|ed|ing)(?: out)?|mim(?:es|ed|ing)|whistl(?:es|ed|ing)"
    r"|lip-?sync(?:s|ed|ing)? to|danc(?:es|ed|ing)(?: \w+)? to|break(?:s|ing)? into|launch(?:es|ing)? into"
    r"|(?:song|tune|track|ballad|anthem|single|number|hymn|lullaby)(?: called| titled| entitled)?),? (?:the song |their own )?$"
)
_AFTER = expression(
    r",? (?:is |as |was )?(?:sung|crooned|belted(?: out)?|hummed) by\b|,? (?:at|on) (?:the |a )?(?:karaoke|jukebox)\b"
)
_STARTS = expression(rf"(?<![\w'’-])(?={TITLE})")
_TITLE = expression(TITLE)
# "sings Some Song in Hindi": the tongue is no part of the title.
_IN_TONGUE = expression(r" in (?P<tongue>\w+)$")
_NEVER = frozenset({"I", "He", "She", "It", "They", "We", "You", "The", "This", "That", "A", "An"})
_REACH = 45
_UNLIKELY, _LIKELY = 0.6, 0.3


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
        tongue = _IN_TONGUE.search(text)
        if tongue and tongue["tongue"] in word_list("nationalities"):
            text = text[: tongue.start()]
        span = Span(match.start(), match.start() + len(text))
        if _is_song(plain, span, text, kinds):
            yield span


def _is_song(plain: str, span: Span, text: str, kinds: NameKinds) -> bool:
    words = text.split()
    chances = kinds.chances(text)
    song = chances.get("song", 0.0)
    if len(words) == 1 and (song < _LIKELY or text in _NEVER):
        return False
    if not is_title_like(text) or text in word_list("places") or text.endswith(("'s", "’s")):
        return False
    if plain[span.end : span.end + 2] in ("'s", "’s"):
        return False
    before = _BEFORE.search(plain[max(0, span.start - _REACH) : span.start])
    person = sum(chances.get(kind, 0.0) for kind in ("person", "performer", "character"))
    if before is None:
        after = _AFTER.match(plain[span.end : span.end + _REACH].split("\n", 1)[0])
        return after is not None and person < max(song + chances.get("film", 0.0), _LIKELY)
    if before.group().endswith(", "):
        known = sum(chances.get(kind, 0.0) for kind in ("film", "song", "none"))
        return person < _UNLIKELY and not (" and " in text or " is " in text) and known > 0
    return person < _UNLIKELY
