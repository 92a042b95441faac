"""What a quoted or italic title names: a film, a song, another work, or nothing.

A trained scorer decides (`data/model/quoted.json`); what it looks at is in `quoted_features`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from ..claims import DocumentKind, Entity
from ..expressions import expression
from .linear import scorer, softmax
from .name_kinds import NameKinds
from .quoted_features import QuotedFeatures
from .quotes import Quoted, is_title_like
from .words import UPPER, fold, occurrences, word_list

__all__ = ["CLASSES", "QuotedType", "QuotedTypes", "is_judged", "told_songs"]

QuotedType = Literal["film", "song", "work", "none"]
CLASSES: tuple[QuotedType, ...] = get_args(QuotedType)
"""The classes of the scorer `quoted`, in its order."""

_FILM, _SONG, _NONE = map(CLASSES.index, ("film", "song", "none"))
_MOST_SUNG = 7
_UNCASED = 100
"""What speaks against a song whose words are not cased like a title, in units of a weight."""
_LED = 450
"""What a phrase right beside it adds to a title's class: "the film “…”", "“…”, sung by"."""
_COMPANY = 200
"""What the company of a title may add for a song and take from a film, in units of a weight."""

_VERBS = "|".join(sorted(word_list("speech_verbs")))
_SPEAKS = expression(
    r",?\s(?:(?:he|she|they|I|we|somebody|someone|(?:the|his|her|my|our) \w+"
    rf"|[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]+)?)\s)?(?:{_VERBS})\b"
)


def is_judged(quoted: Quoted) -> bool:
    """Tell whether a marked stretch may be a title: cased like one, or a song in small letters."""
    return is_title_like(quoted.text) or _may_be_sung(quoted)


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


def _is_of(quoted: Quoted, main: Entity | None) -> bool:
    """Tell whether a stretch has the words of a film's title."""
    forms = () if main is None else (main.name, *main.aliases)
    return fold(quoted.text) in map(fold, forms)


def told_songs(plain: str, quotes: Sequence[Quoted], kinds: NameKinds) -> frozenset[str]:
    """Return the quoted titles, folded, that the words beside one of their places say are songs.

    A title that also stands without quotation marks, or that is called a film, is not told.
    """
    features = QuotedFeatures(plain, quotes, "review", kinds)
    led: dict[str, set[str]] = {}
    places: Counter[str] = Counter()
    for quoted in quotes:
        if not quoted.emphasised and is_title_like(quoted.text):
            led.setdefault(quoted.text, set()).update(features.led_to(quoted))
            places[quoted.text] += 1
    return frozenset(
        fold(text)
        for text, classes in led.items()
        if classes == {"song"} and sum(1 for _ in occurrences(text, plain)) == places[text]
    )


class QuotedTypes:
    """What the quoted titles of one text name."""

    def __init__(
        self,
        plain: str,
        quotes: Sequence[Quoted],
        kind: DocumentKind,
        kinds: NameKinds | None = None,
    ) -> None:
        self._plain = plain
        self._quotes = quotes
        self._features = QuotedFeatures(plain, quotes, kind, kinds)
        self._songs: dict[tuple[bool, str], tuple[float, int]] | None = None
        self._led: dict[str, set[str]] | None = None
        self._found: dict[tuple[Quoted, Entity | None], QuotedType] = {}

    def features(self, quoted: Quoted, main: Entity | None) -> tuple[str, ...]:
        """Return what the scorer is asked with."""
        return self._features.of(quoted, main)

    def of(self, quoted: Quoted, main: Entity | None) -> QuotedType:
        """Return what a marked stretch names; `main` is the film that it may be the title of."""
        if not is_judged(quoted) or self._is_said(quoted):
            return "none"
        found = self._found.get((quoted, main))
        if found is None:
            scores = self._scores(quoted, main)
            if not _is_of(quoted, main):
                is_told = "film" in self._led_to(quoted)  # its own words weigh more
                lean = self._lean(quoted, main) // (2 if is_told else 1)
                scores[_FILM] -= lean
                scores[_SONG] += lean
            found = CLASSES[max(range(len(CLASSES)), key=scores.__getitem__)]
            self._found[quoted, main] = found
        return found

    def _is_said(self, quoted: Quoted) -> bool:
        """Tell whether somebody says what is quoted: “Nobody listens,” she says."""
        end = quoted.outer.end
        breaks_off = self._plain[end - 2 : end - 1] in ",?!…" or self._plain[end : end + 1] == ","
        return not quoted.emphasised and breaks_off and _SPEAKS.match(self._plain, end) is not None

    def _scores(self, quoted: Quoted, main: Entity | None) -> list[int]:
        """Return the score of each class by all but the habits of the text."""
        scores = scorer("quoted").scores(set(self.features(quoted, main)))
        led = self._led_to(quoted)
        for at, name in enumerate(CLASSES):
            scores[at] += _LED * (name in led)
        if not is_title_like(quoted.text):
            scores[_NONE] += _UNCASED
        return scores

    def _led_to(self, quoted: Quoted) -> frozenset[str]:
        """Return what the words beside a title say it is; beside all its places, where here none.

        “Then came “Low Tide”. … “Low Tide” is a comedy”: it is a film at its first place, too.
        """
        if self._led is None:
            self._led = {}
            for one in filter(is_judged, self._quotes):
                self._led.setdefault(fold(one.text), set()).update(self._features.led_to(one))
        anywhere = self._led.get(fold(quoted.text), set())
        return self._features.led_to(quoted) or (
            frozenset(anywhere) if len(anywhere) == 1 else frozenset()
        )

    def _lean(self, quoted: Quoted, main: Entity | None) -> int:
        """Return how far the other titles that the text sets off in the same way are songs.

        A writer who puts songs in quotation marks has films in italics or in none.
        """
        if self._songs is None:
            self._songs = dict(self._leanings(main))
        songs, number = self._songs[quoted.emphasised, ""]
        own, times = self._songs.get((quoted.emphasised, fold(quoted.text)), (0.0, 0))
        return round(_COMPANY * (songs - own) / (number - times + 1))

    def _leanings(
        self, main: Entity | None
    ) -> Iterator[tuple[tuple[bool, str], tuple[float, int]]]:
        """Yield how much more songs than films the titles are, and their number.

        By the marks and the words, and for all words of the same marks under "". The film that
        the first question is asked with stands for the main film of the text.
        """
        total: dict[tuple[bool, str], tuple[float, int]] = {}
        for quoted in self._quotes:
            if is_judged(quoted) and not _is_of(quoted, main):
                chances = softmax(self._scores(quoted, main))
                more = chances[_SONG] - chances[_FILM]
                for key in ("", fold(quoted.text)):
                    songs, number = total.get((quoted.emphasised, key), (0.0, 0))
                    total[quoted.emphasised, key] = (songs + more, number + 1)
        yield from {(False, ""): (0.0, 0), (True, ""): (0.0, 0), **total}.items()

    def in_small_letters(self, main: Entity | None) -> list[Quoted]:
        """Return the songs among quotations that are not cased like titles."""
        return [q for q in self._quotes if _may_be_sung(q) and self.of(q, main) == "song"]
