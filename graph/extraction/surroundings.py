"""The rough kind of every name in a text, before patterns say more: a person, a place, a film."""

from __future__ import annotations

from bisect import bisect_left

from ..claims import DocumentKind
from ..documents import Span
from ..expressions import expression
from .capitals import Chain
from .films import Films
from .marked import QuotedTypes
from .name_kinds import NameKinds
from .quotes import Quoted, is_title_like
from .skeleton import Slot
from .unmarked_songs import unmarked_songs
from .words import word_list

__all__ = ["rough_slots"]

_AWARD = expression(r"\b(?:Awards?|Oscars?|Globes?|BAFTAs?|Prize|Emmys?|Grammys?|Palme)\b")
_MAX_NAME_WORDS = 5


def rough_slots(
    plain: str,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    films: Films,
    kind: DocumentKind,
    kinds: NameKinds,
) -> list[Slot]:
    """Return every named stretch with its rough kind, in order, none overlapping."""
    slots: list[Slot] = []
    quoted_by_inner = {q.inner: q for q in quotes}
    for mention in films.mentions:
        quoted = quoted_by_inner.get(mention.span)
        slots.append(Slot(quoted.outer if quoted else mention.span, "film"))
    slots.sort(key=lambda s: s.span)
    types = films.types or QuotedTypes(plain, quotes, kind, kinds)
    for quoted in quotes:
        if is_title_like(quoted.text) and _is_free(slots, quoted.outer):
            found = types.of(quoted, films.main)
            if found in ("song", "work"):
                _insert(slots, Slot(quoted.outer, "song" if found == "song" else "work"))
    for quoted in types.in_small_letters(films.main):
        if _is_free(slots, quoted.outer):
            _insert(slots, Slot(quoted.outer, "song"))
    for span in unmarked_songs(plain, kinds) if kind != "other" else ():
        if _is_free(slots, span):
            _insert(slots, Slot(span, "song"))
    last_names = {run.tokens[-1] for run in runs if len(run.tokens) > 1}
    for run in runs:
        slot = _slot_of_run(run, last_names)
        if slot is not None and _is_free(slots, slot.span):
            _insert(slots, slot)
    return slots


def _is_free(slots: list[Slot], span: Span) -> bool:
    at = bisect_left(slots, span.start, key=lambda s: s.span.start)
    if at < len(slots) and slots[at].span.start < span.end:
        return False
    return at == 0 or slots[at - 1].span.end <= span.start


def _insert(slots: list[Slot], slot: Slot) -> None:
    slots.insert(bisect_left(slots, slot.span.start, key=lambda s: s.span.start), slot)


def _slot_of_run(run: Chain, last_names: set[str]) -> Slot | None:
    """Return the slot of a capitalised run, or None where it names nothing of use."""
    calendar = word_list("calendar")
    nationalities = word_list("nationalities") | word_list("demonyms")
    words, start = list(run.tokens), run.span.start
    text = run.text
    if text in word_list("places"):
        return Slot(run.span, "place")
    if words[-1] in word_list("organisations") and len(words) > 1:
        return Slot(run.span, "organisation")
    if _AWARD.search(text):
        return None
    while words and (
        words[0].split("-")[0] in nationalities or (len(words) > 2 and words[0] in calendar)
    ):
        cut = len(words[0])
        cut += len(text[cut:]) - len(text[cut:].lstrip())
        start, text, words = start + cut, text[cut:], words[1:]
    if not words or len(words) > _MAX_NAME_WORDS or all(w in calendar for w in words):
        return None
    span = Span(start, run.span.end)
    if text in word_list("places"):
        return Slot(span, "place")
    common = word_list("common")
    if len(words) == 1:
        word = words[0]
        if len(word) == 1 or (word.isupper() and len(word) <= 4 and word not in last_names):
            return None
        if (
            word in nationalities
            or word in calendar
            or word.casefold() in word_list("numbers_small")
        ):
            return None
        if word.casefold() in common and word not in last_names:
            return None
        if word.rstrip(".") in word_list("honorifics") or word in word_list("nonname"):
            return None
    elif all(w.casefold() in common or w in word_list("nonname") for w in words) or all(
        w.casefold() in word_list("album_words") for w in words
    ):
        return None
    return Slot(span, "name")
