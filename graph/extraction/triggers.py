"""The words of a sentence by which a claim is known where its pattern does not hold them.

Which words tell of a relation `data/words/told_by.txt` lists; which stand for the film itself are
few: "the film", "this thriller", and "it" where a sentence begins with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .mentions import inside
from .opinion_words import find_words
from .people_opinions import People
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["aspect_words_at", "between", "film_words", "pronoun_of", "told_by"]

_FAR: Final = 90
_JUDGED: Final = "aspectOpinion"
_CLAUSE: Final = expression(r"[.;:!?\n|](?:\s|$)")
_LINK: Final = expression(r"[\s,(–—-]*((?:[a-z'’]+ ){0,4}[a-z'’]+)[\s(]*[\"“‘'*_]?")
_TOO_FAR: Final = 40
_IT: Final = expression(
    r"\W{0,3}(?P<it>It|This|That)(?:['’]s|\s+(?!(?:is|was)\s+(?:[A-Z]|hard|easy|clear|true|time|"
    r"said|not\s+(?:until|easy|hard))|takes\s+|seems\s+|helps\b|would\s+be)"
    r"(?:[a-z]+ly\s+|also\s+|even\s+)?(?:[a-z]+s|was|had|did|made|won|took|came|ran|told|will|can)\b)"
)
_ITS: Final = expression(r"\b(?P<it>[Ii]ts)(?P<own>\s+(?:[\w'’-]+,?\s+){0,2}[\"“‘'*_]?)$")
_ALONE: Final = frozenset({"a", "an", "the", "and", "or", "but", "his", "her", "their", "one"})
_ON: Final = (
    r"(?=[^\w\s-]|\s*$|\s+(?:is|was|has|had|with|by|in|on|at|of|to|from|for|and|but|that|which|the|an?|"
    r"its?|i|we|you|they|he|she|his|her|there|[a-z]+s|[a-z]+ed|[a-z]+ly)\b)"
)


def told_by(plain: str, within: Span, relation: str, thing: Span) -> Span | None:
    """Return the words of a sentence nearest to `thing` that tell of a relation, if any.

    They lie within the sentence or line `within`, in the clause of the thing rather than outside.
    """
    start = max(within.start, thing.start - _FAR)
    right_before = _next(relation).search(plain, start, thing.start)
    best: tuple[bool, int, Span] | None = None
    for match in _words(relation).finditer(plain, start, min(within.end, thing.end + _FAR)):
        at = Span(*match.span())
        if at.meets(thing):
            continue
        low, high = (at.end, thing.start) if at.start < thing.start else (thing.end, at.start)
        rank = _CLAUSE.search(plain, low, high) is not None, high - low, at
        best = min(best, rank) if best is not None else rank
    if right_before is not None and (best is None or best[0] or best[1] > 1):
        return Span(*right_before.span("words"))
    return best[2] if best is not None else None


def between(plain: str, subject: Span, thing: Span) -> Span | None:
    """Return the few small words that lead from one mention to the other, if nothing else does."""
    low, high = (subject, thing) if subject.start < thing.start else (thing, subject)
    if high.start - low.end > _TOO_FAR:
        return None
    match = _LINK.fullmatch(plain, low.end, high.start)
    if match is None or _ALONE.issuperset(match[1].split()):
        return None
    return Span(*match.span(1))


def film_words(plain: str, within: Span, near: Span, relation: str) -> Span | None:
    """Return the words of a sentence that stand for the film where it is not named, if any do.

    Of several "the film" before `near` the last one counts, else the first behind it. "Its" is
    the film's where what follows is judged, or told by a word of the relation ("its director").
    """
    found = [Span(*match.span()) for match in _film().finditer(plain, within.start, within.end)]
    found = [at for at in found if not at.meets(near)]
    if found:
        behind = bisect_left(found, near)
        return found[behind - 1] if behind else found[0]
    begins = _IT.match(plain, within.start, within.end)
    if begins is not None and begins.end("it") <= near.start:
        return Span(*begins.span("it"))
    tied = _ITS.search(plain, max(within.start, near.start - _FAR), near.start)
    if tied is None or (relation != _JUDGED and not _words(relation).search(tied["own"])):
        return None
    return Span(*tied.span("it"))


def pronoun_of(reading: Reading, thing: Entity, within: Span, near: Span) -> Span | None:
    """Return the "he" or "she" of a sentence, the nearest, that stands for somebody."""
    cluster = reading.names.cluster(thing.name)
    found = [at for at in cluster.pronouns if within.covers(at)] if cluster is not None else []
    return min(found, key=lambda at: abs(at.start - near.start), default=None)


def aspect_words_at(
    plain: str, people: People, aspect: str, within: Span, judged: Span
) -> Span | None:
    """Return what an opinion judges, as its sentence words it, nearest to the words of opinion.

    That is a word for the aspect ("the photography"), or the name of who answers for it.
    """
    found = [
        Span(within.start + cue.start, within.start + cue.end)
        for cue in find_words(within.of(plain)).cues
        if cue.aspect == aspect
    ]
    found += [
        mention.span
        for mention in inside(people.mentions, within)
        if people.roles.get(mention.entity.name, "acting") == aspect
    ]
    found = [at for at in found if not at.meets(judged)]
    return min(found, key=lambda at: _gap(at, judged), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in sorted(word_list("told_by")):
        relation, _, words = line.partition(":")
        found[relation] = [word.strip() for word in words.split(",")]
    return found


@cache
def _words(relation: str) -> re.Pattern[str]:
    return re.compile(_any(_lists().get(relation, ())) or r"(?!)", re.IGNORECASE)


@cache
def _next(relation: str) -> re.Pattern[str]:
    words = _any(_lists().get(f"{relation} next", ()))
    return re.compile(
        rf"(?P<words>{words})\s+(?:the\s+)?[\"“‘'*_(]{{0,2}}$" if words else r"(?!)", re.IGNORECASE
    )


def _any(words: list[str] | tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    each = (
        re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+") + (r"\w*" if "*" in word else "")
        for word in ordered
    )
    inner = "|".join(each)
    return rf"(?<![\w-])(?:{inner})(?!\w)" if inner else ""


@cache
def _film() -> re.Pattern[str]:
    genres = (name.replace("-", "[ -]") for name in word_list("film_genre_nouns"))
    names = {*word_list("film_nouns"), "flick", "feature", *genres}
    nouns = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:the|this)(?:\s+whole)?\s+(?:{nouns}){_ON}", re.IGNORECASE)
