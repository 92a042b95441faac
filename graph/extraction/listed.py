"""Prizes and movements: names that lists know, with the patterns of `listed.txt` about them."""

# ruff: noqa: E501 - a pattern is easier to read on one line.

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from .mentions import inside
from .sentence_patterns import room
from .skeleton import Skeleton, Slot, SlotKind, skeleton_of
from .words import UPPER, word_list

if TYPE_CHECKING:
    from ..reading.layout import Sentence
    from .reading import Reading

__all__ = ["find"]

_KINDS: tuple[SlotKind, ...] = ("award", "honour", "movement")
_CATEGORY = (
    r"(?:[Bb]est|[Oo]utstanding) (?:[A-Z][\w-]*|[a-z-]+)"
    r"(?: (?:[A-Z][\w-]*|picture|actor|actress|director|screenplay|film|score|song|editing))*"
)
_BEST = (
    r"[Bb]est (?:(?:[Ss]upporting|[Ll]ead|[Ff]oreign(?:[- ][Ll]anguage)?|[Aa]nimated|[Oo]riginal|[Aa]dapted|[Ff]irst|[Dd]ebut|[Nn]ew) )*"
    r"(?:[Dd]irector|[Dd]irection|[Aa]ctor|[Aa]ctress|[Pp]icture|[Ff]ilm|[Ff]eature|[Ss]creenplay|[Ss]cript|[Ss]core|[Ss]ong|[Mm]usic|[Pp]hotography"
    r"|[Cc]inematography|[Ee]diting|[Dd]rama|[Mm]usical|[Cc]omedy|[Dd]ocumentary)(?![\w-])(?: or [Cc]omedy| film| feature)?"
)
_HONOUR = (
    rf"{_BEST}(?: award| prize)?(?: (?:at|from|in) (?:the )?[A-Z][\w-]+(?: (?:[Ff]ilm )?[Ff]estival)?)?"
    rf"|(?:prize|award) for (?:the )?(?:{_BEST}|direction|music|photography|cinematography|editing)(?!\w)"
    r"|(?:directing|directors?['’]s?|screenplay|acting|audience|jury) (?:prize|award)(?!\w)"
)
_CORE = expression(_BEST)
# "Oscar Hammerstein": somebody's first name.
_OF_A_PERSON = expression(r" (?!Best|Award|Night|Sunday|For|In)[A-Z][a-z]")


class _Listed(NamedTuple):
    """A prize or a movement in the text: its mark in a skeleton, its words, and its name."""

    slot: Slot
    surface: Span
    name: str
    aliases: tuple[str, ...] = ()


def find(reading: Reading) -> Iterator[Claim]:
    """Yield what is said of prizes and movements: award and influencedBy claims."""
    if not _stems().find_matches_as_indexes(reading.plain.lower()):
        return
    for sentence in reading.layout.sentences:
        text = sentence.span.of(reading.plain)
        if _stems().find_matches_as_indexes(text.lower()) and (listed := _listed(sentence, text)):
            yield from _said_of(reading, sentence, listed)


def _said_of(reading: Reading, sentence: Sentence, listed: list[_Listed]) -> Iterator[Claim]:
    spoken_of = reading.film_of(sentence)
    skeleton = skeleton_of(reading.plain, sentence, [one.slot for one in listed])
    by_slot = {one.slot: one for one in listed}
    for slot, (pattern, sure, nominated) in _matched(skeleton).items():
        one = by_slot[slot]
        film = _film_of_prize(reading, sentence, one.slot.span) or spoken_of
        if (other := reading.version_at(one.slot.span.start)) is not None and other.is_sure:
            film = other.film
        if film is None:
            continue
        kind = "movement" if slot.kind == "movement" else "award"
        name = f"{one.name} nomination" if nominated else one.name
        aliases = _nominations(one.name) if nominated else one.aliases
        yield reading.claim(
            film, "influencedBy" if kind == "movement" else "award", Entity(kind, name, aliases),
            at=sentence.span, surface=one.surface, pattern=pattern, confidence=sure,
        )  # fmt: skip


def _nominations(prize: str) -> tuple[str, ...]:
    """Return how else a nomination for a prize is called.

    >>> _nominations("Oscar")
    ('nomination for an Oscar', 'nomination for the Oscar')
    """
    article = "an" if prize[:1] in "AEIOU" else "a"
    return (f"nomination for {article} {prize}", f"nomination for the {prize}")


_FOR = expression(
    r"(?: (?:award|prize))?(?: \([^()]{2,20}\))?(?: (?:at|in) [A-Z][\w ]{2,20})? (?:for|with|(?:(?:went|goes|fell|given) )?to) [\"“‘'*_]{0,2}"
)
_WHICH_WON = expression(
    r"[\"”’'*_]{0,2}(?: by [\w. '’-]{3,40})?(?: \([^()]{2,40}\))?,? (?:(?:for |with )?which |whose |that )?"
    r"(?:[\w’']+ ){0,6}?(?:won|got|received|took|earned|brought|chosen|awarded|given|shared|picked up)\b[^.;:]{0,30}"
)


def _film_of_prize(reading: Reading, sentence: Sentence, prize: Span) -> Entity | None:
    """Return the film that the words beside a prize give it to: "an Oscar for Low Tide"."""
    plain, before = reading.plain, None
    for mention in inside(reading.films.mentions, sentence.span):
        start, end = mention.span.start, mention.span.end
        if start >= prize.end and _FOR.fullmatch(plain, prize.end, start):
            return mention.film
        if end <= prize.start and _WHICH_WON.fullmatch(plain, end, prize.start):
            before = mention.film
    return before


def _matched(skeleton: Skeleton) -> dict[Slot, tuple[str, float, bool]]:
    """Return which pattern speaks first of each name, how surely, and whether of a nomination."""
    found: dict[Slot, tuple[str, float, bool]] = {}
    for one in room("listed").likely(skeleton):
        slot = one.says[0].object
        for match in one.matches(skeleton):
            for name in one.names(skeleton, match, slot):
                nominated = slot.startswith("nominated")
                found.setdefault(name, (one.name, one.confidence, nominated))
    return found


def _listed(sentence: Sentence, text: str) -> list[_Listed]:
    """Return the prizes and movements of a sentence, in order."""
    base, found = sentence.span.start, []
    for match in _names().finditer(text):
        kind = next(kind for kind in _KINDS if match[kind])
        if _OF_A_PERSON.match(text, match.end()) and match[kind] == "Oscar":
            continue
        name = match[kind]
        aliases = _other_forms(kind, name)
        if kind == "award" and name.endswith("s") and aliases:
            name, aliases = aliases[0], (name,)
        if match["category"]:
            aliases = ()
            name = f"{name} for {match['category']}"
        whole = Span(base + match.start(), base + match.end())
        surface = Span(base + match.start(kind), base + match.end(kind))
        found.append(_Listed(Slot(whole, kind), surface, name, aliases))
    return found


def _other_forms(kind: str, name: str) -> tuple[str, ...]:
    """Return "Oscar" for "Oscars", and "best director" for "the prize for best director"."""
    if kind == "award":
        return (name[:-1],) if name[:-1] in word_list("prizes") and name.endswith("s") else ()
    core = _CORE.search(name) if kind == "honour" else None
    return (core.group(),) if core is not None and core.group() != name else ()


@cache
def _names() -> re.Pattern[str]:
    prizes = rf"{_any_of('prizes')}|(?:[A-Z][\w-]+ ){{1,3}}(?:Award|Prize)"
    movements = rf"(?:[{UPPER}][\w-]+ )*(?i:{_any_of('movements')}(?: cinema)?)(?!\w)"
    return re.compile(
        rf"\b(?:(?:the )?(?P<award>{prizes})(?: (?:for|in) (?:the )?(?P<category>{_CATEGORY}))?"
        rf"|(?P<honour>{_HONOUR})|(?P<movement>{movements}))"
    )


def _any_of(words: str) -> str:
    """Return an expression for the entries of a word list, the longest first, and their plurals."""
    names = sorted(word_list(words), key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(re.escape(name) for name in names)})s?".replace("'", "['’]")


@cache
def _stems() -> AhoCorasick:
    """Return the search for what every prize and movement holds, in lower case."""
    listed = word_list("prizes") | word_list("movements")
    stems = {name.lower().partition("'")[0] for name in listed}
    return AhoCorasick(sorted(stems | {"best ", "award", "prize"}))
