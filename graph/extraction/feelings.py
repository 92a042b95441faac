"""Feelings as a text lists them: "unflinchingly raw and tragic", "profound loneliness".

A sentence pattern finds one word of a list; here the list around it is read, and each of its
members is asked what mood of the scheme it is. What the scheme does not know is kept as it is
worded where the frame leaves no doubt that it is a mood.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from ...ontology.schemes import Concept, fold, load_scheme
from ..expressions import expression
from .any_word import AnyWord
from .words import word_list

__all__ = ["Feeling", "Frame", "feelings_at", "may_hold_a_feeling"]


class Frame(NamedTuple):
    """What the words around a list of feelings say of it.

    `kept`: what the scheme does not know is a mood too, if it looks like one. `plainly`: it is
    said of a film itself, so that words which judge are no moods. `ends`: nothing of the list
    stands behind the word that was found ("a bleak tone"). `nouns`: its members are nouns, and
    adjectives only say in what manner ("profound loneliness").
    """

    kept: bool = False
    plainly: bool = False
    ends: bool = False
    nouns: bool = False

    @classmethod
    def of(cls, needs: Collection[str]) -> Frame:
        """Return the frame that the `needs` of a pattern describe."""
        return cls("any tone" in needs, "no verdict" in needs, "ends here" in needs,
                   "as nouns" in needs)  # fmt: skip


class Feeling(NamedTuple):
    """A mood as worded in `text[start:end]`; `degree` is how far or in what manner it is one.

    `name` is that of the scheme's concept where there is one.
    """

    name: str
    start: int
    end: int
    degree: str
    is_known: bool


_WORD: Final = expression(r"[A-Za-zÀ-ÿ][\w-]*(?!')")
_LINK: Final = expression(r",? (?:and|but|yet|or|almost|even|if not) (?:also )?|, |/")
_BLANK: Final = " "
_MOST: Final = 8
_MANNERS: Final = frozenset(
    ["very", "quite", "rather", "so", "too", "pretty", "more", "most", "almost", "often", "utterly"]
)
_ALSO_ADJECTIVES: Final = frozenset(("melancholy", "haunting", "calm", "nail-biting"))
"""Words that the scheme has as nouns and that are adjectives too."""
_LIKE_A_MOOD: Final = expression(
    r"[a-z-]{3,}(?:ic|ous|ful|less|like|ish|some|ant|ing|ive|try|ly|dy|ky|ny|zy|ry|ted|ned|ged|ened)"
)
"""How an adjective that may be a mood ends; nouns and past forms of verbs end otherwise."""


def may_hold_a_feeling(lowered: str) -> bool:
    """Tell whether a sentence, in small letters, names a mood of the scheme or speaks of a tone."""
    return _words().stands_in(lowered)


@cache
def _words() -> AnyWord:
    concepts = load_scheme("mood").concepts
    labels = {fold(label) for each in concepts for label in (*each.labels, *each.hidden)}
    return AnyWord(labels | word_list("tone_words"))


def feelings_at(text: str, start: int, end: int, frame: Frame) -> Iterator[Feeling]:
    """Yield the feelings of the list in which the word `text[start:end]` stands.

    >>> tone = "The tone is raw and tragic."
    >>> [feeling.name for feeling in feelings_at(tone, 12, 15, Frame())]
    ['rawness', 'tragedy']
    """
    if frame.ends:
        text = text[:end]
    for member in _members(text, _first(text, start, frame), end):
        yield from _read(text, member, frame)


def _first(text: str, start: int, frame: Frame) -> int:
    """Return where the list begins: the adverbs and, before a noun, the adjectives before it."""
    for _ in range(_MOST):
        before = text[:start]
        link = next(
            (x for x in (", and ", " and ", ", ", " but ", _BLANK) if before.endswith(x)), ""
        )
        if not link:
            break
        word = before[: -len(link)].rpartition(" ")[2]
        if (
            not _WORD.fullmatch(word)
            or word.lower() in word_list("description_ends")
            or not word.islower()
        ):
            break
        is_manner = word.endswith("ly") or word in _MANNERS
        if not is_manner and not (frame.ends and (link == _BLANK or _is_feeling(word))):
            break
        start -= len(link) + len(word)
    return start


def _members(text: str, begin: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the words of each member of a list that begins at `begin` and holds `end`."""
    at = begin
    for _ in range(_MOST):
        words: list[tuple[int, int]] = []
        while (
            (match := _WORD.match(text, at))
            and match.group() not in word_list("description_ends")
            and match.group().islower()
        ):
            words.append(match.span())
            at = match.end()
            if not text.startswith(_BLANK, at) or _LINK.match(text, at):
                break
            at += 1
        if not words:
            return
        yield words
        link = _LINK.match(text, words[-1][1])
        if link is None or at < words[-1][1]:
            return
        at = link.end()
        if at > end and not _goes_on(text, at):
            return


def _goes_on(text: str, at: int) -> bool:
    """Tell whether another feeling stands there, not a new clause."""
    match = _WORD.match(text, at)
    if match is None or match.group() in word_list("description_ends"):
        return False
    for _ in range(3):
        if match is None:
            return False
        if _is_feeling(match.group()):
            return True
        match = _WORD.match(text, match.end() + 1)
    return False


def _is_feeling(word: str) -> bool:
    return load_scheme("mood").find(word) is not None or (
        bool(_LIKE_A_MOOD.fullmatch(word))
        and not word.endswith("ing")  # ", capturing the essence": a new clause
        and word not in word_list("moods_unlisted")
    )


def _read(text: str, words: list[tuple[int, int]], frame: Frame) -> Iterator[Feeling]:
    """Yield the feelings of one member: the last word, and adjectives before it that are some."""
    judging = word_list("moods_judging") if frame.plainly else frozenset()
    whole = text[words[0][0] : words[-1][1]]
    concept = _concept(whole, frame)
    if concept is not None and whole not in judging:
        yield Feeling(concept.name, words[0][0], words[-1][1], "", is_known=True)
        return
    first = 0
    for number, (start, end) in enumerate(words):
        is_last = number + 1 == len(words)
        if frame.nouns and not is_last:
            continue
        word = text[start:end]
        concept = _concept(word, frame)
        degree = (
            _degree(text[slice(*at)] for at in words[first:number])
            if not frame.nouns
            else (text[words[0][0] : start].strip())
        )
        if concept is not None and word not in judging:
            yield Feeling(concept.name, start, end, degree, is_known=True)
            first = number + 1
        elif is_last and frame.kept and _may_be_kept(word, frame):
            yield Feeling(word, start, end, degree, is_known=False)


def _degree(words: Iterable[str]) -> str:
    """Return those of the words before a feeling that say how far it goes."""
    return " ".join(word for word in words if word.endswith("ly") or word in _MANNERS)


def _concept(word: str, frame: Frame) -> Concept | None:
    """Return the mood that a word names: an adjective, or a noun where nouns are listed.

    The scheme has its adjectives among the hidden labels.
    """
    concept = load_scheme("mood").find(word)
    if concept is None or frame.nouns or fold(word) in concept.hidden or word in _ALSO_ADJECTIVES:
        return concept
    return None


def _may_be_kept(word: str, frame: Frame) -> bool:
    return (
        bool(_LIKE_A_MOOD.fullmatch(word))
        and not word.endswith("ly")
        and (frame.ends or not word.endswith(("ed", "ing")))  # "the mood was ruined"
        and word not in word_list("moods_unlisted")
        and word not in _judgements()
    )


@cache
def _judgements() -> frozenset[str]:
    lists = ("opinion-positive", "opinion-negative", "opinion-mixed")
    return frozenset(line.partition(":")[0] for name in lists for line in word_list(name))
