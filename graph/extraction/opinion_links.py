"""Which aspect of a film an opinion word judges: the links of `opinion_links.txt`, applied.

"a haunting score" (attributive), "the score, by Bo Example, is haunting" (predicative), "the
score hauntingly evokes" (verbal), "beautifully shot" (participle). Anything else is no link.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from ..claims import Polarity
from ..expressions import expression
from .link_language import Way, book, phrase, slots_of
from .opinion_turns import is_corrected, turns_of
from .opinion_words import Cue, OpinionWord, aspect_words
from .verdicts import Verdict

__all__ = ["Judgement", "fillers", "judgements_in", "plain_line", "ways_with"]

_FAR: Final = 90
_NONE: Final[frozenset[str]] = frozenset()
_NEAREST: Final = 6
_WISHED: Final = tuple(f"{word} " for word in ("more", "less", "most", "least", "only"))
_RANKED: Final = ("the most ", "his most ", "her most ", "its most ", "their most ")
_INITIAL: Final = expression(r"\b(?:[a-z]|mr|mrs|ms|dr|st)(\.)(?=\s?[a-z])")
_BLANK: Final = str.maketrans("\n\r\t\u00a0", "    ")


class Judgement(NamedTuple):
    """An opinion about an aspect; `trigger`-`end` are its words in the sentence."""

    aspect: str
    polarity: Polarity
    trigger: int
    end: int
    pattern: str


class _Thing(NamedTuple):
    """A word that names an aspect, and the slots that it may fill."""

    start: int
    end: int
    aspect: str
    slots: frozenset[str]


def plain_line(folded: str) -> str:
    """Return a sentence in small letters for links to read, of the same length.

    Line ends become blanks; the full stop of an initial ends no sentence.
    """
    folded = folded.translate(_BLANK)
    if "." in folded[:-1]:
        folded = _INITIAL.sub(lambda match: match.group()[:-1] + "'", folded)
    return folded


def ways_with(part: str, slots: Collection[str], sentence: str) -> list[Way]:
    """Return the ways of a part that tie one of the slots, and of which a cue stands there.

    The slot "" is that of links without a word of opinion.
    """
    return [
        way
        for way in book().parts[part]
        if way.word in slots and any(cue in sentence for cue in way.cues)
    ]


def fillers(sentence: str, start: int, end: int, word: OpinionWord) -> frozenset[str]:
    """Return the slots that a word of opinion may fill where it stands."""
    followed = sentence[end : end + 1].isspace() and sentence[end + 1 : end + 2].isalnum()
    return slots_of("opinion", sentence[start:end], followed, word.polarity == "mixed")


def judgements_in(
    sentence: str,
    opinions: list[tuple[int, int, OpinionWord]],
    idioms: Iterable[Verdict],
    cues: Sequence[Cue],
) -> Iterator[Judgement]:
    """Yield the opinions about aspects that a sentence in lower case states.

    Offsets of `opinions`, `idioms`, `cues` and the judgements are those of the sentence. The film
    as a whole is not looked for here.
    """
    things = [_thing(sentence, cue) for cue in cues if cue.aspect != "overall"]
    if not things:
        return
    yield from _by_words(sentence, opinions, things)
    for idiom in idioms:
        at = (idiom.start, idiom.end)
        found = _first_tie(sentence, at, {f"{idiom.aspect}-idiom"}, things)
        if found is not None:
            way, thing = found
            end = max(idiom.end, thing.end)
            yield Judgement(thing.aspect, idiom.polarity, idiom.start, end, way.link.name)
    yield from _by_form(sentence, opinions, things)


def _thing(sentence: str, cue: Cue) -> _Thing:
    surface = sentence[cue.start : cue.end]
    doing = surface in aspect_words("doing")
    slots = slots_of("participle", surface, False, False) if doing else _NONE
    if not doing or surface in aspect_words("thing"):
        slots |= slots_of("aspect", surface, False, False)
    return _Thing(cue.start, cue.end, cue.aspect, slots)


def _near(things: list[_Thing], start: int, end: int, *, ahead: bool) -> Iterator[_Thing]:
    """Yield the things ahead of a stretch, or behind it, the nearest first."""
    if ahead:
        low = bisect_left(things, end, key=itemgetter(0))
        for thing in things[low : low + _NEAREST]:
            if thing.start - end > _FAR:
                return
            yield thing
    else:
        high = bisect_left(things, start, key=itemgetter(0))
        for thing in reversed(things[max(0, high - _NEAREST) : high]):
            if start - thing.end > _FAR:
                return
            if thing.end <= start:
                yield thing


def _tied(sentence: str, way: Way, word: tuple[int, int], thing: _Thing) -> bool:
    if way.thing not in thing.slots:
        return False
    return way.ties(sentence, word, (thing.start, thing.end)) is not None


def _by_words(
    sentence: str,
    opinions: list[tuple[int, int, OpinionWord]],
    things: list[_Thing],
) -> Iterator[Judgement]:
    turned: set[tuple[str, int]] = set()
    for index, (start, end, word) in enumerate(opinions):
        following = opinions[index + 1] if index + 1 < len(opinions) else None
        if sentence[start:end].endswith("ly") and following and following[0] == end + 1:
            continue  # "painfully slow": the second word judges
        slots = fillers(sentence, start, end, word)
        before = sentence[max(0, start - 12) : start]
        if "best" not in slots and before.endswith(_WISHED) and not before.endswith(_RANKED):
            continue  # "more interesting characters" are wished for; "the only good actor"
        found = _first_tie(sentence, (start, end), slots, things)
        if found is None:
            continue
        way, thing = found
        name = way.link.name
        for aspect in _coordinated(sentence, things, thing, way.link.joins):
            if not word.judges(aspect) or (aspect, start) in turned:
                continue
            if name == "predicative" and (other := is_corrected(sentence, opinions, index)):
                later, stop, _ = following or (start, end, word)
                if other.judges(aspect):
                    yield Judgement(aspect, other.polarity, later, stop, name)
                continue
            yield Judgement(aspect, word.polarity, start, end, name)
            if name != "predicative":
                continue
            for later, stop, other in turns_of(sentence, opinions, index):
                if other.judges(aspect):
                    turned.add((aspect, later))
                    yield Judgement(aspect, other.polarity, later, stop, name)


def _first_tie(
    sentence: str,
    at: tuple[int, int],
    slots: Collection[str],
    things: list[_Thing],
) -> tuple[Way, _Thing] | None:
    """Return the first way that ties a word to something: ahead, then behind, the nearest first."""
    near = {ahead: list(_near(things, *at, ahead=ahead)) for ahead in (True, False)}
    if not (near[True] or near[False]):
        return None
    ways = ways_with("aspects", slots, sentence)
    for ahead in (True, False):
        fitting = [way for way in ways if way.is_ahead == ahead] if near[ahead] else []
        for thing in near[ahead] if fitting else ():
            for way in fitting:
                if _tied(sentence, way, at, thing):
                    return way, thing
    return None


def _by_form(
    sentence: str,
    opinions: list[tuple[int, int, OpinionWord]],
    things: list[_Thing],
) -> Iterator[Judgement]:
    """Yield what links without a word of opinion say: "I loved the acting", "there is no plot"."""
    ways = ways_with("aspects", ("",), sentence)
    for thing in things if ways else ():
        for way in ways:
            if way.thing not in thing.slots or way.link.sign is None:
                continue
            tied = way.ties(sentence, None, (thing.start, thing.end))
            if tied is None:
                continue
            start = tied[0]
            if way.link.alone and any(start <= at < thing.end for at, _, _ in opinions):
                continue
            for aspect in _coordinated(sentence, things, thing, way.link.joins):
                yield Judgement(aspect, way.link.sign, start, thing.end, way.link.name)


def _coordinated(sentence: str, things: list[_Thing], thing: _Thing, step: int) -> list[str]:
    """Return the aspects of a thing and of those joined to it ("acting and direction")."""
    aspects = [thing.aspect]
    index = things.index(thing)
    joined = phrase("joined")
    while step and 0 <= index + step < len(things):
        first, second = sorted((things[index], things[index + step]))
        if not joined.fullmatch(sentence, first.end, second.start):
            break
        index += step
        if things[index].aspect not in aspects:
            aspects.append(things[index].aspect)
    return aspects
