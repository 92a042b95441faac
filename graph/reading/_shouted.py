"""Prose all in capitals, read as if written in small letters with its names in capitals.

A text that shouts keeps its characters and their places; only what is read of it changes. What a
name is, word lists tell: a given name and what follows it, a rank and what follows, words that
are no common ones, what stands in quotation marks or in the heading. The words of a sentence that
decide nothing are small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..expressions import expression
from ._words import joined_lines, words_of

__all__ = ["in_small_letters", "is_shouted"]

_READ = 3_000
_SHARE = 0.7
_WORD = expression(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LINE = expression(r"[^\r\n]++")
_ENDED = expression(r"(?:^|[.!?…:]['\"”’)]*)\s*['\"“‘(]*\Z")
_QUOTED = expression(r"[“\"](?P<inside>[^“”\"\n]{2,50})[”\"]")
_HEAD = expression(
    r"(?:(?:MY |A |THE )?(?:REVIEW|THOUGHTS)(?: OF| ON|:) )?(?P<title>[^\n(:|]{3,60}+)"
)
# A line of so many words, of which so many are small ones, is prose and no heading.
_FEWEST_WORDS, _FEWEST_SMALL = 8, 3
_LISTS = (
    "common", "function", "human_nouns", "occupations", "plot_verbs", "degree_adverbs",
    "opinion_verbs", "film_nouns", "determiners", "instruments_played",
)  # fmt: skip
_OPINIONS = ("opinion-positive", "opinion-negative", "opinion-mixed")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "est", "y", "ness")
_VERBAL = ("s", "ed", "ing", "ly")
_JOINING = words_of("de la le van von der den del di da du st")
_OWNING = words_of("MY YOUR HIS HER ITS OUR THEIR A AN THE THIS THAT")
_SMALL_IN_TITLES = words_of("a an the of and or in on at to for from by with as is")


def is_shouted(text: str) -> bool:
    """Tell whether most letters of a text are capitals, by its first 3,000 characters.

    >>> is_shouted("I LOVED IT. IT IS ALL SO SAD."), is_shouted("It is a film about NATO.")
    (True, False)
    """
    head = text[:_READ]
    small = sum(map(str.islower, head))
    return small * _SHARE < sum(map(str.isupper, head)) * (1 - _SHARE)


def in_small_letters(text: str) -> str:
    """Return a text, as long as before, with its prose in capitals in small letters.

    >>> in_small_letters("THE GOOD NEWS IS THAT ANN PLAYS HER AND IS VERY FUNNY IN IT.")
    'The good news is that Ann plays her and is very funny in it.'
    """
    first = _LINE.search(text)
    headed = first is not None and not _is_prose(first.group())
    head = _HEAD.match(text, first.start()) if first is not None and headed else None
    titles = {head["title"].strip(" -–—!.")} if head is not None else set()
    parts: list[str] = []
    at = 0
    for line in _LINE.finditer(text):
        if _is_prose(line.group()):
            parts += (text[at : line.start()], _recased(line.group(), titles))
            at = line.end()
    result = "".join((*parts, text[at:]))
    return result if len(result) == len(text) else text


def _is_prose(line: str) -> bool:
    words = line.split()
    if len(words) < _FEWEST_WORDS or not line.isupper():
        return False
    small = _known("function")
    return sum(word.strip(".,;:!?").lower() in small for word in words) >= _FEWEST_SMALL


def _recased(line: str, titles: set[str]) -> str:
    whole = [found.span() for title in titles for found in _places(title, line)]
    whole += [found.span("inside") for found in _QUOTED.finditer(line)]
    parts: list[str] = []
    at, named, owned = 0, False, False
    for word in _WORD.finditer(line):
        before = line[at : word.start()]
        named = named and before in (" ", ". ", "-")
        opens = _ENDED.search(line, 0, word.start()) is not None
        shown, named = _word(word, named, opens=opens, owned=owned)
        owned = word.group() in _OWNING
        if any(start <= word.start() and word.end() <= end for start, end in whole):
            leads = any(word.start() == start for start, _ in whole)
            shown, named = _titled(word.group(), opens=leads), False
        parts += (before, shown)
        at = word.end()
    return "".join((*parts, line[at:]))


def _places(title: str, line: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", line) if " " in title else iter(())


def _word(word: re.Match[str], named: bool, *, opens: bool, owned: bool) -> tuple[str, bool]:
    """Return how a word is read, and whether the next one may go on with its name.

    What is somebody's or one of many ("my sister", "a boat") is no name and leads to none.
    """
    low = word.group().lower()
    bare = re.sub(r"['’]s$", "", low)
    capital = low[0].upper() + low[1:]
    if bare == "i" or (len(bare) == 1 and bare != "a" and named):
        return capital, named
    if named and bare in _JOINING:
        return low, True
    if bare in _known("given"):
        is_name = bare not in _lexicon() or named
        return (capital if is_name or opens else low), is_name
    if bare in _known("ranks") and not owned:
        return capital, True
    if named and bare not in _known("function") and not bare.endswith(_VERBAL):
        return capital, bare == low
    if owned or _is_common(bare):
        return (capital if opens else low), False
    return capital, bare == low


def _titled(word: str, *, opens: bool) -> str:
    low = word.lower()
    return low if low in _SMALL_IN_TITLES and not opens else low[0].upper() + low[1:]


def _is_common(word: str) -> bool:
    known = _lexicon()
    if word in known or "'" in word or "’" in word:
        return True
    return any(
        word.endswith(ending)
        and (word[: -len(ending)] in known or word[: -len(ending)] + "e" in known)
        for ending in _ENDINGS
    )


@cache
def _known(name: str) -> frozenset[str]:
    files = {"given": "given_names", "ranks": "honorifics", "function": "function"}
    return frozenset(line.casefold().strip(".") for line in joined_lines(files[name]) if line)


@cache
def _lexicon() -> frozenset[str]:
    words = {line.casefold() for name in _LISTS for line in joined_lines(name)}
    for name in _OPINIONS:
        words.update(line.partition(":")[0].strip().casefold() for line in joined_lines(name))
    return frozenset(words)
