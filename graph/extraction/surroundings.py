"""The rough kind of every name in a text, before patterns say more: a person, a place, a film."""

# ruff: noqa: E501 - a pattern is easier to read on one line.

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ..claims import DocumentKind
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .capitals import LINKS, TITLE, Chain
from .couples import couples
from .films import Films
from .marked import QuotedTypes
from .name_kinds import NameKinds
from .quotes import Quoted, is_title_like
from .skeleton import Slot
from .track_lines import track_titles
from .unmarked_songs import unmarked_songs
from .words import UPPER, word_list

__all__ = ["rough_slots"]

# What opens a run is no prize but a first name: "Oscar Vane".
_AWARD = expression(
    r"\b(?:Awards?|Globes?|BAFTAs?|Prize|Palme|Oscars|Emmys|Grammys?)\b|(?<!^)\b(?:Oscar|Emmy)\b"
)
_MAX_NAME_WORDS = 5
# "the novel The Brave and the Tall" (but "they play Max and Nell"), "drawn from The Story of Rain by".
_WORK = expression(
    r"\b(?:(?:novel|novella|book|memoir|(?:(?<=\bthe )|(?<=\bhis )|(?<=\bher )|(?<=['’]s )|(?<=\ba )|(?<=stage )|(?<=one-act ))play|short story|manga|comic|poem|opera|ballet|bestseller|autobiography),?"
    rf"(?: called| titled| entitled)? (?P<kind>{TITLE})(?=,? (?:by|which|that|in|from) |[.,;:)!?\n]|$)"
    rf"|(?:drawn|adapted|taken|based) (?:\w+ly )?(?:from|on|upon) (?P<use>{TITLE})(?= by [{UPPER}]))"
)
_AUTHOR = expression(rf" (?:of (?=(\w+) \w+$)|by (?=[{UPPER}])(?!.* by [{UPPER}]))")
_SMALL_WORD = expression(rf" {LINKS} ")
# Behind a quoted song: “Low Tide” by Silence, and the next of several.
_CASED = rf"[{UPPER}][\w’'!$-]*+(?<!['’]s)(?: [{UPPER}][\w’'!$-]*+)*+"
# “Low Tide” by Bo R. & the Gulls: the band of somebody.
_WITH_BAND = (
    rf"{_CASED}\.? (?:&|and) (?:[Tt]he|[Hh]is|[Hh]er) (?:(?:[{UPPER}]\.){{2,}}(?:['’]s)?|{_CASED})"
)
# “Low Tide” by The Gulls of Leith, by Ann of Leith, but not by Ann Vane of The Gulls.
_OF_PLACE = rf"(?:The {_CASED}|[{UPPER}][\w’-]+) of [{UPPER}][\w’-]+"
_BY = expression(
    rf",?(?: \([^()\n]{{1,20}}\))? (?:(?:(?:is|was|are|were) )?(?:sung|performed|covered|recorded|played) )?by (?P<who>{_WITH_BAND}|{_OF_PLACE}|{_CASED})"
)
_JOINED = expression(r" (?:of|and|&) ")
_INITIAL = expression(rf"[{UPPER}]\.")
_AND_BY = expression(rf"(?:, (?:and |& )?| and | & )(?P<who>{_CASED})")
_CLOSES = expression(
    r"[.,;:!?)\n]|$| (?:and|&|or|at|in|on|over|near|during|from|for|as|while|when|is|are|was|were|plays?|playing)\b"
)


def rough_slots(
    layout: Layout,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    films: Films,
    kind: DocumentKind,
    kinds: NameKinds,
) -> list[Slot]:
    """Return every named stretch with its rough kind, in order, none overlapping.

    Part of a track's title is no name: "Mona Opens" of "Mona Opens the Door".
    """
    plain = layout.view.plain
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
    for span in _titled_works(plain):
        if _is_free(slots, span):
            _insert(slots, Slot(span, "work"))
    for song in [slot for slot in slots if slot.kind == "song"]:
        for span in _performers_behind(plain, song.span.end):
            if _is_free(slots, span):
                _insert(slots, Slot(span, "name"))
    for span in couples(plain):
        if _is_free(slots, span):
            _insert(slots, Slot(span, "name"))
    last_names = {run.tokens[-1] for run in runs if len(run.tokens) > 1}
    titles = sorted(track_titles(layout, kind, kinds)) if kind != "other" else []
    for run in runs:
        slot = _slot_of_run(run, last_names)
        if slot is None or _is_in_title(slot, titles, plain):
            continue
        if _is_free(slots, slot.span):
            _insert(slots, slot)
    return slots


def _is_in_title(slot: Slot, titles: list[Span], plain: str) -> bool:
    """Tell whether a name is but part of a track's title, and owns nothing there."""
    at = bisect_right(titles, slot.span.start, key=lambda title: title.start) - 1
    return (
        slot.kind == "name"
        and at >= 0
        and titles[at].covers(slot.span)
        and titles[at] != slot.span
        and not plain.startswith(("'", "’"), slot.span.end)
    )


def _titled_works(plain: str) -> Iterator[Span]:
    """Yield titles of several words, small ones among them, behind the kind of work or its use."""
    for match in _WORK.finditer(plain):
        title, start = match[match.lastgroup or 0], match.start(match.lastgroup or 0)
        author = _AUTHOR.search(title)
        if author is not None and (
            author[1] is None or author[1].casefold() in word_list("given_names")
        ):
            title = title[: author.start()]
        if _SMALL_WORD.search(title):
            yield Span(start, start + len(title))


def _performers_behind(plain: str, at: int) -> Iterator[Span]:
    """Yield who performs the song before an offset, by one word that elsewhere names nobody.

    Where they are "of" a place, that is of their name.
    """
    found = _BY.match(plain, at)
    first = True
    while found is not None:
        who, closed = found["who"], _CLOSES.match(plain, found.end()) is not None
        if _JOINED.search(who) is not None:
            if who.rpartition(" ")[2].casefold() not in word_list("band_words"):
                yield Span(*found.span("who"))  # else two: "Ann Vane and the Harbour Choir"
        elif (
            " " not in who
            and not _INITIAL.match(plain, found.start("who"))
            and (closed or (first and who not in word_list("places")))
        ):
            never = who in word_list("calendar") or who.casefold() in word_list("function")
            if not never and not _is_of_people(who, closed=closed):
                yield Span(*found.span("who"))
        found, first = _AND_BY.match(plain, found.end()), False


def _is_of_people(word: str, *, closed: bool) -> bool:
    """Tell whether a word leads others that name a performer: "Danish singer Ann Example"."""
    known = word in word_list("nationalities") or word in word_list("demonyms")
    return known or (not closed and word.casefold() in word_list("occupations"))


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
    if (studio := _studio_in(run)) is not None and text not in last_names:
        return Slot(studio, "organisation")
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
        if word in nationalities or word in calendar or _is_number(word):
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


def _is_number(word: str) -> bool:
    """Tell whether a word is a number in words: "Seven", "Ninety-three"."""
    numbers = word_list("numbers_small") | word_list("numbers_tens")
    return all(part in numbers for part in word.casefold().split("-"))


def _studio_in(run: Chain) -> Span | None:
    """Return where a run names a known studio: "Toho" of "A Toho production", too."""
    bare = run.text.removeprefix("A ").removeprefix("An ").removeprefix("The ")
    return Span(run.span.end - len(bare), run.span.end) if bare in word_list("studios") else None
