"""Which film a place of a sentence tells of, by the clause it stands in.

"Low Tide has Ann Vane as a pilot, while The Tin Boat, from Bo Rill, stars Cy Tarn": what a clause
names is what it tells of. A sentence that names one film tells of it; where none of this decides,
nothing is said.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .beside import phrase

if TYPE_CHECKING:
    from ..claims import Entity

__all__ = ["Named", "film_of_clause", "listed", "outside_asides", "tied_film"]


class Named(NamedTuple):
    """A stretch that names a film, or calls it: "the latter"."""

    span: Span
    film: Entity


# Where a clause ends: what stands before it has no say behind it.
_ENDS: Final = expression(
    r";| [–—] |,? (?:while|whereas|but)\b|,? and (?=(?:in |for )?\ue000)|,? then (?=\ue000)"
)
_IN_NEXT: Final = expression(r"[,;] (?:and |but )?in (?:the )?\W?$")
_BEFORE: Final = 12
# "In the first he is Cy Tarn, in the second Bo Rill".
_IN: Final = expression(r"\W*(?:And |But )?[Ii]n (?:the )?\W?")
_ENDS_IN: Final = expression(rf"{_ENDS.pattern}|, (?=in \ue000)")
# "… as it never did in the earlier film", "shot under the title Low Tide": names in passing.
_IN_PASSING: Final = (
    r"(?:, (?:as|under the (?:title|name)(?: of)?) [“\"‘'*_]{0,2}"
    r"|\b(?:unlike|(?<!\bnever better )(?<!\bnever so good )than(?: (?:any|every)(?:thing|body|one))?"
    r"|as (?:it|he|she|they|we|nobody|nothing)(?: (?:never|always|once))? (?:did|was|were|had|does|is|has))"
    r" (?:in|with|for) (?:the )?[“\"‘'*_]{0,2})$"
)
_ASIDE: Final = expression(
    r"(?:, (?:who|whose|which|author of|maker of|director of|known for|best known for"
    rf"|fresh from|after|since)\b[^,;]*|\([^()]*)$|{_IN_PASSING}"
)
_PASSING: Final = expression(_IN_PASSING)
_ASIDE_ENDS: Final = expression(r"[,;)]|$")
_BEHIND: Final = expression(
    r"(?:[”\"’'*_]{0,2},?)(?: [a-z][\w'’-]*| (?:his|her|their) own){0,6}? (?:in|of|for|on|to|scored|directed)"
    r"(?: (?:the|both|(?:[A-Z][\w.-]+ ){1,3}[A-Z]?[\w-]*['’]s?))? ?[“\"‘'*_]{0,2}"
)
_POSSESSED: Final = expression(
    r"['’]s? (?:(?:new|latest|debut|first|second|third|last|own|fine|great|early|late|[a-z-]+),? ){0,4}[“\"‘'*_]{0,2}"
)
_KNOWN_FOR: Final = expression(
    r",? (?:who|whose|best known|known|remembered|famous|the [a-z]+ (?:of|behind))\b[^;:.()]{0,60}"
)
_WHO_WAS: Final = expression(
    r",? who(?:['’]s| is| was| has| had)(?: (?!(?:than|but|like|unlike)\b)[a-z'’-]+){0,8} (?:in|from|for|of) (?:the )?[“\"‘'*_]{0,2}(?:The |A |An )?"
)
_HAS_PART: Final = expression(
    r"\b(?:(?:played|portrayed|voiced|embodied|directed|written|scored|composed|photographed|shot|edited|"
    r"produced) (?:[a-z]+ly )?by|[A-Z][\w’'-]+ is) (?:the (?:[a-z]+ ){0,3})?$"
)
_PART_REACH: Final = 60
_LIST: Final = expression(
    r"[”\"’'*_]{0,2}(?: \([^()]*\))?(?:,| and| &| with|, and|, and then)(?: [a-z]+,)? [“\"‘'*_]{0,2}(?:The |A |An )?"
)


def film_of_clause(plain: str, sentence: Span, span: Span, named: Sequence[Named]) -> Entity | None:
    """Return the film that a place of a sentence tells of, if the clause says so.

    `named` are the places of the sentence that name films, in order.
    """
    by_turns = _goes_by_turns(plain, sentence, named)
    if not by_turns and (following := _of_what_follows(plain, span, named)) is not None:
        return following
    places = outside_asides(plain, sentence, span, named)
    films = {one.film for one in places}
    if len(films) == 1:
        return places[0].film
    if not films:
        return None
    clause = _clause(plain, sentence, span, places)
    inside = [one for one in places if clause.covers(one.span)]
    if not inside:
        before = [one for one in places if one.span.end <= clause.start]
        return before[-1].film if before and len(listed(plain, before)) == 1 else None
    if len({one.film for one in inside}) == 1:
        return inside[0].film
    before = [one for one in inside if one.span.end <= span.start]
    return before[-1].film if before and len(listed(plain, before)) == 1 else None


def _goes_by_turns(plain: str, sentence: Span, named: Sequence[Named]) -> bool:
    """Tell whether a sentence begins with "In" and a film, and passes so to another one."""
    first, *others = named or (None,)
    begins = first is not None and _IN.fullmatch(plain, sentence.start, first.span.start)
    return bool(begins) and any(
        _IN_NEXT.search(plain, max(sentence.start, one.span.start - _BEFORE), one.span.start)
        for one in others
    )


def _of_what_follows(plain: str, span: Span, places: Sequence[Named]) -> Entity | None:
    """Return the film right behind a place that its words tie to it: "NAME, who directed FILM"."""
    behind = next((one for one in places if one.span.start >= span.end), None)
    if behind is None:
        return None
    between = plain[span.end : behind.span.start]
    if _PASSING.search(between):
        return None
    tied = any(words.fullmatch(between) for words in (_POSSESSED, _BEHIND, _KNOWN_FOR))
    return behind.film if tied else None


def listed(plain: str, places: Sequence[Named]) -> list[Named]:
    """Return the last of some places with those that are counted up with it: "A, B and C"."""
    found = list(places[-1:])
    for one in reversed(places[:-1]):
        if not _LIST.fullmatch(plain, one.span.end, found[-1].span.start):
            break
        found.append(one)
    return found


def _clause(plain: str, sentence: Span, span: Span, places: Sequence[Named]) -> Span:
    """Return the clause around a place: what stands in it between the ends of clauses."""
    text = list(plain[sentence.start : sentence.end])
    for one in places:  # a sign for each film, which the ends of clauses look for
        held = _held(sentence, one.span)
        low = held.start
        while low > 0 and text[low - 1] in "“\"‘'*_":
            low -= 1
        for at in range(low, held.stop):
            text[at] = "\ue000"
    start, end = sentence.start, sentence.end
    ends = _ENDS_IN if _goes_by_turns(plain, sentence, places) else _ENDS
    for found in ends.finditer("".join(text)):
        at = sentence.start + found.start()
        if at < span.start:
            start = sentence.start + found.end()
        elif at >= span.end:
            end = at
            break
    return Span(start, max(end, span.end))


def outside_asides(plain: str, sentence: Span, span: Span, named: Sequence[Named]) -> list[Named]:
    """Return the films of a sentence but those that stand in asides, as seen from a place."""
    return [one for one in named if not _is_aside(plain, sentence, one.span, span)]


def _is_aside(plain: str, sentence: Span, film: Span, span: Span) -> bool:
    """Tell whether a film is only named in an aside that the place stands outside of."""
    opened = _ASIDE.search(plain, sentence.start, film.start)
    if opened is None:
        return False
    closed = _ASIDE_ENDS.search(plain, film.end, sentence.end)
    end = closed.start() if closed else sentence.end
    return not opened.start() <= span.start < end


# What leads into a film where a clause begins: "In", "and in his earlier", "Remember how in".
_LED: Final = expression(
    r"(?:^\W*|[;:—–] |, |\b(?:and|but|while|whereas|though|how|when|where|because) )(?:and |but |then |later |once |yet |still |back )?"
    r"(?:in|for)(?: (?:the|both|(?:his|her|their|[\w.-]+['’]s)(?: [a-z]+){0,3}))? $"
)
# "She was good in Low Tide", "had been so funny in Low Tide".
_PRAISED: Final = expression(
    r"[\w'’-]*(?: (?!(?:than|but|and|as|who|whom|that|which|like|unlike|in|from|of|with|for|here|not|never)\b)[a-z'’-]+){0,4} in [“\"‘'*_]{0,2}(?:The |A |An )?"
)
_PRAISE_REACH: Final = 50
_COMPARED_IN: Final = expression(r"\b(?:as|like|unlike|than|not),? (?:in|for)(?: the)? $")
_YEAR_BEHIND: Final = expression(r"[”\"’'*_]{0,2}(?: \((?:[^()]{1,30}, )?(?:18|19|20)\d\d\))?")
_SIGN: Final = "\ue0f2"  # a film's, in the shapes of `beside.py`


def tied_film(
    plain: str, sentence: Span, span: Span, named: Sequence[Named], own: Entity | None = None
) -> Entity | None:
    """Return the film to which words tie a place of a sentence: "X, in which NAME plays a nun".

    It is the last one named before the place. `named` are the places of the sentence that name
    films, in order; `own` is the film that the text is about there, to which words lead back ("but
    here NAME plays"). Nothing is said of a sentence whose words tie the place to none.
    """
    if (praised := _praised_in(plain, span, named)) is not None:
        return praised
    before = [one for one in named if one.span.end <= span.start]
    if not before:
        return own if _was_elsewhere(plain, span, named) else None
    last = before[-1]
    text = _with_signs(plain, sentence, named)
    start, end = last.span.start - sentence.start, last.span.end - sentence.start
    while start > 0 and text[start - 1] in "“\"‘'*_":
        start -= 1
    behind = _YEAR_BEHIND.match(text, end)
    end = behind.end() if behind else end
    if not _opens(text, start, end):
        return None
    back = phrase("passing", "back").search(text, end)
    at = span.start - sentence.start
    if back is None or at <= back.start():
        return last.film
    return own if phrase("passing", "returns").search(text, back.start(), at) else None


def _praised_in(plain: str, span: Span, named: Sequence[Named]) -> Entity | None:
    """Return the film that the words behind a place lead to: "Vane was good in Low Tide"."""
    behind = next((one for one in named if one.span.start >= span.end), None)
    if behind is None or behind.span.start - span.end > _PRAISE_REACH:
        return None
    return behind.film if _PRAISED.fullmatch(plain, span.end, behind.span.start) else None


def _was_elsewhere(plain: str, span: Span, named: Sequence[Named]) -> bool:
    """Tell whether an aside behind a part names a film: "played by NAME, who was good in FILM"."""
    behind = next((one for one in named if one.span.start >= span.end), None)
    return (
        behind is not None
        and _WHO_WAS.fullmatch(plain, span.end, behind.span.start) is not None
        and _HAS_PART.search(plain, max(0, span.start - _PART_REACH), span.start) is not None
    )


def _opens(text: str, start: int, end: int) -> bool:
    """Tell whether what stands before or behind a film begins to tell of it."""
    before = text[:start]
    if _LED.search(before) and not _COMPARED_IN.search(before):
        return True
    if phrase("passing", "opens").match(text, end):
        return True
    softly = phrase("passing", "opens-softly").match(text, end) is not None
    words = before.rstrip().rpartition(" ")[2]
    return softly and phrase("passing", "compared").fullmatch(words) is None


def _held(sentence: Span, place: Span) -> range:
    """Return what of a place a sentence holds, from its start: a title may go on behind its end."""
    return range(
        max(place.start, sentence.start) - sentence.start,
        min(place.end, sentence.end) - sentence.start,
    )


def _with_signs(plain: str, sentence: Span, named: Sequence[Named]) -> str:
    """Return a sentence in small letters, with signs for the films that it names."""
    text = [sign.lower()[0] for sign in plain[sentence.start : sentence.end]]
    for one in named:
        for at in _held(sentence, one.span):
            text[at] = _SIGN
    return "".join(text)
