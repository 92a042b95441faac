"""The title in a stretch that a reader of names takes for one: without opening, maker and cast."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from ..documents import Span
from ..expressions import expression
from .known import is_known
from .name_kinds import NameKinds
from .words import UPPER, word_list

__all__ = ["bare_read", "is_date", "is_of_somebody", "may_be_two", "title_read", "without_cast"]

# What a reader of names may take into a title: "In" at the start of a sentence, its maker.
_ENTERED = expression(
    rf"(?:In|For|With|On|From|After|Then|And|But|Both|About|Watched|Rewatched|Saw|Caught|Rent|Rented|To [a-z]+) (?=[{UPPER}\d])"
)
_OWNED = expression(
    rf"(?:[{UPPER}][\w.-]* (?:and|&) )?(?P<given>[{UPPER}][\w.-]*)(?: [{UPPER}][\w.-]+)? (?P<last>[{UPPER}][\w.-]+)['’]s? (?=[{UPPER}\d])"
)

# "Directed by Ann Vane, Slate", "Starring Ann Vane and Bo Rill, Slate", "Unlike Slate, Tin": only
# what stands behind the comma is a title.
_PARTED = expression(
    r"(?:(?:Co-)?(?:Directed|Written|Produced|Scored|Shot|Photographed|Adapted|Based|Inspired|Released|Set|Made)"
    r"(?:,? (?:and |& )?(?:directed|written|produced|starring|scored|edited|shot))*(?: \w+ly)? (?:by|from|on|in|at)\b"
    rf"|(?:Co-)?Starring|Featuring|Unlike|Compared (?:to|with))(?= )[^.!?;\n]*, (?=[{UPPER}\d])"
)
# "I don't think Slate", "Everyone says Slate", "You could argue that Slate": what is held of a title.
_HELD = expression(
    r"(?:[A-Z][\w'’]*,? (?:[Ii](?:['’][a-z]+)? )?)(?:[a-z'’]+ ){0,4}(?:thinks?|thought|believes?|says?|said|argues?|claims?|feels?|felt|suppose|"
    r"guess|suspect|insists?|agrees?|doubt|know|knew|hope|wish|heard|hear|found|find|swear|admits?|told|maintains?|reckons?) (?:(?:me|us|you) )?(?:that )?"
    rf"(?=[{UPPER}\d])"
)
# "In Ann Vane's film Bo Rill was the keeper": whom it stars, and no title.
_THEIR_FILM = expression(
    r"['’]s (?:[a-z]+ ){0,2}(?:film|movie|version|remake|original|adaptation|picture) $"
)
# "In Vane's film Jo was played by": who is in it, whatever the name.
_IN_FILM = expression(
    rf"\bIn (?:the (?:[\w-]+ ){{1,2}}|(?:[{UPPER}][\w.-]+ ){{0,3}}[{UPPER}][\w-]+['’]s? (?:[a-z]+ ){{0,2}})"
    r"(?:film|movie|picture|version|remake|original|adaptation) $"
)
_ACTS = expression(
    r" (?:also |only |still |even |once |then |[a-z]+ly )?(?:was|is|plays|played|gives|gave|gets|got|does|did|makes|made|takes|took|had|has|sang|sings|never) "
    r"(?!an? [^.,;:\n]{0,60}\b(?:film|movie|picture|drama|comedy|thriller|western|biopic|documentary)\b)"
)
# "The Last Winter of" before "Ann Vane": a title that is read only in part.
_UNENDED = expression(r"(?P<title>.+) (?:of|in|to|for|from|with|the)")
_REST = expression(rf"(?: [{UPPER}][\w'’-]*[\w])+")
# "LOW TIDE: For those of": the title in capitals, and what is said of it.
_SHOUTED = expression(rf"(?P<title>[{UPPER}][{UPPER}\d '’&,.!?-]{{3,}}): .* [a-z]+")
_THEIR_REACH = 40
_FULL_NAME = (2, 3)  # words
_LONGEST = 4


def is_of_somebody(span: Span, plain: str) -> bool:
    """Tell whether a name behind "Ann Vane's film" is that of somebody who does something."""
    words = span.of(plain).split()
    before = plain[max(0, span.start - _THEIR_REACH) : span.start]
    if len(words) < _LONGEST and _IN_FILM.search(before) and _ACTS.match(plain, span.end):
        return True
    if len(words) not in _FULL_NAME or words[0].casefold() not in word_list("given_names"):
        return False
    return bool(_THEIR_FILM.search(before) and _ACTS.match(plain, span.end))


def title_read(span: Span, plain: str) -> Span:
    """Return the title in a stretch read as a film's: "In Tin Harvest", "Ann Vane's Tin Harvest".

    What parts it from the words behind it is none of it: "Tin Harvest: a boat, a dog".
    """
    span = Span(span.start, span.start + len(span.of(plain).rstrip(":;, ")))
    if shouted := _SHOUTED.fullmatch(plain, span.start, span.end):
        span = Span(span.start, shouted.end("title"))
    elif unended := _UNENDED.fullmatch(plain, span.start, span.end):
        rest = _REST.match(plain, span.end)
        span = Span(span.start, rest.end() if rest else unended.end("title"))
    if parted := _PARTED.match(plain, span.start, span.end):
        span = Span(parted.end(), span.end)
    if held := _HELD.match(plain, span.start, span.end):
        span = Span(held.end(), span.end)
    name = span.of(plain)
    before = plain[max(0, span.start - 3) : span.start].rstrip("\"“‘'*_ ")
    opening = _ENTERED.match(name) if not before or before[-1] in ".!?:;\n" else None
    owner = _OWNED.match(name, opening.end() if opening else 0)
    if owner and (
        owner["given"].casefold() in word_list("given_names")
        or (
            owner["given"].rstrip(".") not in word_list("honorifics")  # "Mrs Vane's Boat"
            and plain.count(owner["last"]) > plain.count(owner.group())
        )
    ):
        return Span(span.start + owner.end(), span.end)
    return Span(span.start + opening.end(), span.end) if opening else span


_ORDINAL = expression(r"\d{1,2}(?:st|nd|rd|th)")
_OF_DAYS = frozenset({"Boxing", "Day", "Eve", "Morning", "Night", "New", "Year's", "Year’s"})
_FEASTS = frozenset({"Christmas", "Easter", "Halloween", "Thanksgiving", "Valentine"})


def is_date(name: str) -> bool:
    """Tell whether a name is that of a day or a month: "November 3rd", "Christmas Eve"."""
    words = name.split()
    days = [word for word in words if word in word_list("calendar") or _ORDINAL.fullmatch(word)]
    if not _OF_DAYS.issuperset(word for word in words if word not in days):
        return False
    return len(words) > 1 or (bool(days) and name not in _FEASTS)


def bare_read(span: Span, plain: str) -> Span:
    """Return the title in a stretch without what leads to it: "In Tin Harvest", "Jo in Slate"."""
    entered = _ENTERED.match(plain, span.start, span.end)
    if entered is not None and not is_known("film", span.of(plain)):
        span = Span(entered.end(), span.end)
    return _of_part(span, plain)


def _of_part(span: Span, plain: str) -> Span:
    """Return the known title in "Ann in Tin Harvest", unless that is a title itself."""
    name = span.of(plain)
    part, inside, title = name.rpartition(" in ")
    if is_known("film", name):
        return Span(span.start, span.end - (name.count(".") == 1 and name.endswith(".")))
    if not inside or not is_known("film", title):
        return span
    return Span(span.start + len(part) + len(inside), span.end)


def without_cast(span: Span, kinds: NameKinds) -> Span:
    """Return a title without whoever acts in it: "Ann Vane and Bo Rill in Slate"."""
    cast, inside, title = span.of(kinds.plain).partition(" in ")
    if not inside or title not in kinds.candidates:
        return span
    chances = kinds.chances(cast.rpartition(" and ")[2])
    somebody = chances.get("person", 0.0) + chances.get("performer", 0.0)
    if somebody <= chances.get("film", 0.0):
        return span
    return Span(span.start + len(cast) + len(inside), span.end)


def may_be_two(name: str) -> bool:
    """Tell whether a name read as one may be two titles: "Tin Harvest and Low Tide"."""
    joined = any(rest[:1].isupper() for rest in name.split(" and ")[1:])
    return joined and not is_known("film", name)
