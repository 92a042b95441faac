"""Opinions of people: an actor who "is superb as …", a director who does a fine job."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from ..claims import Polarity
from ..documents import Span
from ..reading.layout import Sentence
from .ballots import Ballot, judged
from .mentions import inside
from .names import Mention
from .opinion_idioms import Idiom
from .opinion_words import OpinionWord
from .reading import Reading
from .whole_film import may_end
from .words import word_list

__all__ = ["People", "of_people", "people_of"]

_ASIDE = (
    r"\s*(?:\([^()]{1,60}\))?(?:,\s+(?!(?:but|and|so|he|she|it)\b)[^,;:]{2,80},|,)?"
    r"(?:\s+as\s+(?:[\w.'-]+\s*){1,4})?"
    r"(?:(?:\s+and|,\s+and|,)\s+(?!(?:he|she|it|they|the|this|his|her|which|who|that)\b)[\w'.-]+(?:\s+[\w'.-]+)?)*"
    r"(?:\s+at\s+least|\s+in\s+particular|\s+himself|\s+herself)?"
)
_DEGREE = (
    r"(?:\s+(?:also|just|simply|truly|really|very|so|quite|pretty|rather|absolutely|both"
    r"|equally|all|as\s+always|as\s+ever|as\s+usual|again|particularly|especially|here|once\s+again"
    r"|utterly|totally|completely|extremely|always|not|never|somewhat|too|nothing\s+short\s+of"
    r"|a\s+little|a\s+bit|at\s+(?:his|her|their)|\w+ly|and|,))*\s+"
)
_SUBJECT_GAP: Final = re.compile(rf"{_ASIDE}(?:\s+who)?\s+|(?=['’]s\b)")
_PERSON_IS: Final = re.compile(
    rf"{_ASIDE}\s+(?:(?:is|was|are|were)(?:n't)?|proves|remains|looks?|seems?|feels?|gives|'s)"
    rf"(?:\s+(?:an?|the))?{_DEGREE}"
)
_ROLE_AFTER: Final = re.compile(
    r"\s*(?:,?\s*and\s+\w+\s+)?(?:as|in\s+(?:the|this|his|her)\s+(?:\w+\s+)?(?:role|part|film"
    r"|movie))\b"
)
_SO_THAT: Final = re.compile(r"\s+that\b|\s+as\b")
_DOES_JOB: Final = re.compile(
    r"[^.;:!?]{0,50}?\b(?:does|do|did|has\s+done|have\s+done)\s+(?:an?|the|such\s+an?|his|her"
    r"|their)?\s*(?:\w+ly\s+|very\s+|really\s+)?"
)
_JOB: Final = re.compile(r"\s+(?:\w+\s+)?(?:jobs?|work|turn)\b")
# "plays her with real warmth", "acts it beautifully", "plays the part so well"
_PLAYS: Final = re.compile(
    r"(?:[^.;:!?]{0,40}?\s)?(?:plays?|played|acts?|acted|portrays?|portrayed|performs?|performed"
    r"|handles?|does|did|embod(?:y|ies)|inhabits?|sings?)\b[^.;:!?]{0,50}?\s(?:with\s+(?:\w+\s+)?"
    r"|(?:so|very|really|extremely|quite)\s+|)(?:her|his|it|him|them|the\s+\w+(?:\s+\w+)?)?\s*"
)
_MAKES: Final = re.compile(
    rf"{_ASIDE}\s+(?:makes|made|gives\s+us|cuts)\s+(?:such\s+)?(?:an?|the)\s+"
)
_BEFORE: Final = re.compile(
    r"\b(?:the|a|an|always|ever|by|with|from|and|as|usually)\s+(?:\w+ly[\s-]+|always\s+|ever[\s-]"
    r"|very\s+)*$"
)
_PRAISED: Final = re.compile(
    r"\b(?:kudos|hats?\s+off|bravo|praise|credit|applause|congratulations)\s+(?:(?:also|must|should"
    r"|go|goes|is|due)\s+)*(?:to|for)\s+(?:\w+\s+){0,2}$"
)
_PRONOUN: Final = re.compile(
    r"^[\s\"'“(]*(?:and\s+|but\s+)?(?:he|she|both|they|all\s+(?:three|four)|the\s+two)"
    rf"(?:'s|\s+(?:is|are|was|were)){_DEGREE}"
)
_ROLES: Final = {
    "cast": "acting",
    "director": "direction",
    "composer": "score",
    "cinematographer": "cinematography",
    "screenwriter": "screenplay",
    "editor": "editing",
}
_OF: Final = re.compile(r"\b(?:of|by|about|on|to|for|from|like|than)\s+(?:[\w'. ]{1,24}\band\s+)?$")
_AMONG: Final = re.compile(
    r"[,)]\s+(?:(?:directed|written|made|shot)\s+)?(?:by|with|from|starring|featuring)"
    r"\s+(?:[\w'’.]+(?:\s+[\w'’.]+)?(?:,|,?\s+and)\s+)*$"
)
_ORDER: Final = ("acting", "direction", "score", "cinematography", "screenplay", "editing")
_REACH: Final = 90


class People(NamedTuple):
    """Where people are named, in order, and the aspect that each of them answers for."""

    mentions: tuple[Mention, ...]
    roles: dict[str, str]


def of_people(
    reading: Reading,
    sentence: Sentence,
    folded: str,
    opinions: list[tuple[int, int, OpinionWord]],
    idioms: Iterable[Idiom],
    people: People,
) -> Iterator[tuple[str, Ballot]]:
    """Yield what is said of an actor ("… is superb as …"), the director, the composer.

    A person without a role is taken for an actor only where the words judge acting.
    """
    mentions, roles = people
    low = bisect_left(mentions, sentence.span.start, key=lambda m: m.span.start)
    yield from _pronouns(
        mentions[max(0, low - 4) : low], sentence, reading, folded, opinions, roles
    )
    for mention in inside(mentions, sentence.span):
        before = mention.span.start - sentence.span.start
        after = mention.span.end - sentence.span.start
        aspect = roles.get(mention.entity.name)
        if aspect is None and _OF.search(folded, max(0, before - 40), before):
            continue  # "the footage of Ann Example is superb"
        if folded.startswith(",", after) and _AMONG.search(folded, max(0, before - 80), before):
            continue  # "the film, with Ann Example and Bo Other, is superb"
        plays = mention.entity.type != "character"
        said = [i for i in idioms if i.aspect == "person" or (aspect is not None and plays)]
        yield from _verbs(sentence, folded, before, after, aspect, said)
        first = bisect_left(opinions, before - _REACH, key=itemgetter(0))
        for start, end, word in opinions[first:]:
            if start - after > _REACH:
                break
            if word.polarity == "mixed":
                continue
            if end <= before:
                if (
                    aspect == "acting"
                    and word.judges("acting")
                    and folded[end:before].isspace()
                    and _BEFORE.search(folded, max(0, start - 30), start)
                ):
                    yield from _ballot(aspect, folded, sentence, word.polarity, start, end)
                continue
            if start < after or _is_between(mentions, sentence, after, start):
                continue
            judges = aspect or _unknown(folded, start, end)
            if judges and word.judges(judges) and _says(folded, after, start, end, judges):
                yield from _ballot(judges, folded, sentence, word.polarity, start, end)


def _unknown(folded: str, start: int, end: int) -> str | None:
    """Return the aspect that a word of opinion judges in a person whose role is not told."""
    is_role = bool(_ROLE_AFTER.match(folded, end))
    return "acting" if is_role or folded[start:end] in word_list("opinion_playing") else None


def _says(folded: str, after: int, start: int, end: int, aspect: str) -> bool:
    gap = folded[after:start]
    if gap.startswith(("'s ", "’s ")):
        return False
    if _PERSON_IS.fullmatch(gap):
        so = re.search(r"\bso\s+$", gap) and _SO_THAT.match(folded, end)
        return bool(so) or may_end(folded, end)
    if _DOES_JOB.fullmatch(gap) and _JOB.match(folded, end):
        return True
    if aspect != "acting":
        return False
    surface = folded[start:end]
    if _MAKES.fullmatch(gap):
        return True
    manner = surface.endswith("ly") or surface == "well" or surface in word_list("opinion_nouns")
    return manner and bool(_PLAYS.fullmatch(gap))


def _is_between(mentions: tuple[Mention, ...], sentence: Sentence, after: int, start: int) -> bool:
    """Tell whether another name stands after the first clause: then the word is of that one."""
    low, high = sentence.span.start + after, sentence.span.start + start
    for mention in inside(mentions, Span(low, high)):
        at = mention.span.start - sentence.span.start
        between = sentence.span.start + start - mention.span.end
        if between > 0 and at - after > 40:
            return True
    return False


def _verbs(
    sentence: Sentence,
    folded: str,
    before: int,
    after: int,
    aspect: str | None,
    idioms: Iterable[Idiom],
) -> Iterator[tuple[str, Ballot]]:
    """Yield praise and blame that lie in a phrase: "steals every scene", "sleepwalks"."""
    if folded.startswith(("'s ", "’s "), after):
        return
    done = after
    for idiom in idioms:
        near = done <= idiom.start <= after + 240
        if near and idiom.aspect != "object" and _SUBJECT_GAP.fullmatch(folded, after, idiom.start):
            judges = aspect or "acting"
            yield from _ballot(judges, folded, sentence, idiom.polarity, idiom.start, idiom.end)
            done = idiom.end
    praised = _PRAISED.search(folded, max(0, before - 60), before)
    if praised is not None and aspect is not None:
        yield from _ballot(aspect, folded, sentence, "positive", praised.start(), before)


def _pronouns(
    named: tuple[Mention, ...],
    sentence: Sentence,
    reading: Reading,
    folded: str,
    opinions: list[tuple[int, int, OpinionWord]],
    roles: dict[str, str],
) -> Iterator[tuple[str, Ballot]]:
    """Yield "She is superb." where the sentence before names someone who acts."""
    block = reading.layout.blocks[sentence.block].span
    if not opinions or not any(
        roles.get(m.entity.name) == "acting"
        and sentence.span.start - m.span.start < 240
        and m.span.start >= block.start
        for m in named
    ):
        return
    for start, end, word in opinions:
        if (
            word.polarity != "mixed"
            and folded[start:end] in word_list("opinion_playing")
            and _PRONOUN.fullmatch(folded[:start])
            and may_end(folded, end)
        ):
            yield from _ballot("acting", folded, sentence, word.polarity, start, end)


def _ballot(
    aspect: str, folded: str, sentence: Sentence, polarity: Polarity, start: int, end: int
) -> Iterator[tuple[str, Ballot]]:
    ballot = judged(folded, sentence, polarity, start, end, "person")
    if ballot is not None:
        yield aspect, ballot


def people_of(reading: Reading) -> People:
    """Return the people of a document and the aspect that each answers for; acting wins."""
    found: dict[str, str] = {}
    for hit in reading.hits:
        aspect = _ROLES.get(hit.role)
        if aspect is None or hit.weak:
            continue
        for who in (hit.person, hit.character):
            if who is not None:
                name = reading.entity(who, "person").name
                if name not in found or _ORDER.index(aspect) < _ORDER.index(found[name]):
                    found[name] = aspect
    return People(reading.names.of_type("person", "performer", "character"), found)
