"""The language of sentence patterns: what its signs mean, and how a pattern is read.

    [{film} ...60] [co-]directed by [the word*3] {persons}

A blank is a blank of the text; what stands without one is joined. `[…]` may be absent, `(a|b)` is
one or the other, `{…}` a name, `{:…}` words to keep, `:by` a phrase or verb declared once,
`word*3` up to three words, `..60` up to 60 characters without a name, `...60` with any. Words are
in small letters; one with a capital stands for every way to write it. `<not then of photography>`,
`<after the>` look at what stands beside; `<start>` and `<end>` are the ends of the sentence; `~`
is a blank or none.
docs/pattern-language.md has the whole of it. Here patterns are only read; `pattern_regex.py`
compiles them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple, NoReturn

from ..expressions import expression

__all__ = [
    "Aside",
    "Blank",
    "Check",
    "Choice",
    "Gap",
    "Item",
    "Kind",
    "Mark",
    "PatternError",
    "Sequence",
    "Slot",
    "Stretch",
    "Vocabulary",
    "Word",
    "parse",
]


class PatternError(ValueError):
    """A pattern cannot be read: where, what is wrong, and what would be right."""


class Word(NamedTuple):
    """A word; a `*` in it stands for some small letters, a capital for any case."""

    text: str

    @property
    def any_case(self) -> bool:
        """Tell whether the word may stand in capitals too."""
        return self.text[0].isupper()


class Mark(NamedTuple):
    """Punctuation, as it is."""

    text: str


class Aside(NamedTuple):
    """Up to so many characters within brackets; `open`: names and other brackets' ends too."""

    most: int
    open: bool


class Blank(NamedTuple):
    """A blank of the text; an unsure one may be missing."""

    unsure: bool = False


class Slot(NamedTuple):
    """A name in the text; the last word of the slot's name says of what kind.

    With `words` it is no name: it holds these words, as they stand in the text.
    """

    name: str
    words: Sequence = ()


class Gap(NamedTuple):
    """So many words of a kind; `commas`: a comma or "and" may stand behind each."""

    kind: str
    least: int
    most: int
    commas: bool


class Stretch(NamedTuple):
    """Up to so many characters of one clause; `open`: names may be among them."""

    most: int
    open: bool


class Choice(NamedTuple):
    """One of several sequences; an optional one may be absent."""

    ways: tuple[Sequence, ...]
    optional: bool


class Check(NamedTuple):
    """What must, or must not, stand behind or before; "start" and "end" have no ways."""

    place: str
    ways: tuple[Sequence, ...] = ()
    negative: bool = False


Item = Word | Mark | Aside | Blank | Slot | Gap | Stretch | Choice | Check
Sequence = tuple[Item, ...]


class Kind(NamedTuple):
    """A kind of word: the kind that it is made from, what it bars, or the only words it has."""

    base: str
    barred: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What patterns may refer to: phrases, verbs by form, and kinds of words.

    `verbs` has for each verb its forms: "base", "s", "d", "n" and "ing". `marks` has the slots
    that are no name, and the sign that stands for each in a text.
    """

    phrases: Mapping[str, Sequence]
    verbs: Mapping[str, Mapping[str, tuple[str, ...]]]
    kinds: Mapping[str, Kind]
    marks: Mapping[str, str] = field(default_factory=dict)


# The last group of each alternative says which sign was read.
_TOKEN = expression(
    r"(?P<blank>\s+)|(?P<unsure>~)|(?P<remark>\(…\))|…(?P<aside>\d*)|(?P<open>[(\[])|(?P<bar>\|)|(?P<close>[)\]>])"
    r"|\{(?P<slot>:?[a-z -]+)\}|:(?P<ref>[A-Za-z][a-z-]*)(?P<forms>(?:\.[a-z]+)*)"
    r"|(?P<kind>[A-Za-z][A-Za-z-]*)(?P<commas>,?)\*(?P<least>\d+-)?(?P<gap>\d+)"
    r"|(?P<dots>\.\.\.?)(?P<stretch>\d+)|<(?P<check>not then|not after|then|after|start|end)\b ?"
    r"|\"(?P<quoted>[^\"]+)\"|(?P<word>\*(?![A-Za-z0-9])|\*?[A-Za-z0-9][\w*-]*(?:'[\w-]+)*)"
    r"|(?P<mark>'s\b|[,.;!?/&='–—•“”-])"
)
_BLANK = (Blank(),)
# Most of a pattern is words with blanks between.
_PLAIN = expression(r"[a-z]+(?: [a-z]+)*(?=[ |()\[\]]|$)")
# Most brackets hold nothing but such words between bars.
_LISTED = expression(r"(?P<words>[a-z]+(?: [a-z]+)*(?:\|[a-z]+(?: [a-z]+)*)*)(?P<close>[)\]])")
_ASIDE = 90
_CLOSING = {"(": ")", "[": "]", "<": ">"}
_FORMS = ("base", "s", "d", "n", "ing")


def parse(text: str, vocabulary: Vocabulary, where: str) -> Sequence:
    """Read a pattern; `where` names the place for an error."""
    return _Parser(text, vocabulary, where).whole()


class _Parser:
    def __init__(self, text: str, vocabulary: Vocabulary, where: str) -> None:
        self._text, self._words, self._where = text.strip(), vocabulary, where
        self._at = 0

    def whole(self) -> Sequence:
        ways = self._ways("")
        if len(ways) > 1:
            self._fail("a bar outside brackets", "“(this|that)”, or a second line “reads”")
        if not ways[0]:
            self._fail("an empty pattern", "words and slots")
        return ways[0]

    def _fail(self, what: str, right: str) -> NoReturn:
        shown = f"{self._text[: self._at]}⟨here⟩{self._text[self._at :]}"
        message = f"{self._where}: {what}; expected {right}: {shown}"
        raise PatternError(message)

    def _ways(self, opened: str) -> tuple[Sequence, ...]:
        """Read sequences between bars up to the bracket that closes what was opened."""
        ways: list[list[Item]] = [[]]
        begun = self._at
        while self._at < len(self._text):
            plain = _PLAIN.match(self._text, self._at)
            if plain is not None:
                ways[-1] += _words(plain.group())
                self._at = plain.end()
                continue
            match = _TOKEN.match(self._text, self._at)
            if match is None:
                odd = self._text[self._at]
                self._fail(f"the sign “{odd}” means nothing here", f'letters, or “"{odd}"”')
            sign = match.lastgroup
            if sign == "close":
                if match["close"] != _CLOSING.get(opened):
                    self._fail(f"“{match['close']}” closes nothing", "its opening bracket")
                self._at = match.end()
                before = self._text[begun - 2 : begun - 1] if opened != "<" else ""
                behind = self._text[self._at : self._at + 1] if opened != "<" else ""
                joined = bool(before.strip(" (|[")), bool(behind.strip(" )|]"))
                return tuple(_trimmed(way, *joined) for way in ways)
            if sign == "bar":
                ways.append([])
                self._at = match.end()
            else:
                ways[-1].extend(self._items(match))
        if opened:
            self._at = begun
            self._fail(f"“{opened}” is never closed", f"“{_CLOSING[opened]}” behind the part")
        return tuple(_trimmed(way) for way in ways)

    def _items(self, match: re.Match[str]) -> Sequence:
        items: Sequence
        sign, text = match.lastgroup, match.group()
        if sign in ("open", "check"):
            self._at = match.end()
            return (self._bracket(match),)
        if sign == "word":
            items = (Word(text),)
        elif sign == "blank":
            items = _BLANK
        elif sign == "slot":
            items = (self._slot(match["slot"]),)
        elif sign == "forms":
            items = self._reference(match["ref"], match["forms"])
        elif sign == "gap":
            items = (self._gap(match),)
        elif sign == "stretch":
            items = (Stretch(int(match["stretch"]), match["dots"] == "..."),)
        elif sign == "aside":
            items = (Aside(int(match["aside"] or _ASIDE), open=bool(match["aside"])),)
        elif sign == "unsure":
            items = (Blank(unsure=True),)
        elif sign == "quoted" and match["quoted"][0].isalpha():
            items = (Word(match["quoted"]),)
        else:
            items = (Mark(match["quoted"] or text),)
        self._at = match.end()
        return items

    def _bracket(self, match: re.Match[str]) -> Item:
        if match["open"]:
            listed = _LISTED.match(self._text, self._at)
            if listed is not None and listed["close"] == _CLOSING[match["open"]]:
                self._at = listed.end()
                ways = tuple(map(_words, listed["words"].split("|")))
                return Choice(ways, optional=match["open"] == "[")
            return Choice(self._ways(match["open"]), optional=match["open"] == "[")
        ways = self._ways("<")
        place = match["check"].rpartition(" ")[2]
        if (place in ("start", "end")) != (ways == ((),)):
            right = "“<start>”, “<end>”" if place in ("start", "end") else "words behind it"
            self._fail(f"“<{match['check']}” so", right)
        negative = match["check"].startswith("not ")
        return Check(place, () if ways == ((),) else ways, negative=negative)

    def _slot(self, name: str) -> Slot:
        if not name.startswith(":"):
            mark = self._words.marks.get(name)
            return Slot(name, (Mark(mark),) if mark else ())
        if name[1:] not in self._words.phrases:
            self._fail(f"“{{{name}}}” is not declared", _near(name[1:], self._words.phrases))
        return Slot(name[1:], self._words.phrases[name[1:]])

    def _gap(self, match: re.Match[str]) -> Gap:
        if match["kind"] not in self._words.kinds:
            right = _near(match["kind"], self._words.kinds)
            self._fail(f"“{match['kind']}” is no kind of word", right)
        least = int(match["least"][:-1]) if match["least"] else 0
        return Gap(match["kind"], least, int(match["gap"]), bool(match["commas"]))

    def _reference(self, name: str, forms: str) -> Sequence:
        words = self._words
        if name in words.phrases and not forms:
            return words.phrases[name]
        verb = name.lower()
        if verb not in words.verbs:
            right = _near(verb, (*words.phrases, *words.verbs))
            self._fail(f"“:{name}{forms}” is not declared", right)
        by_form = words.verbs[verb]
        wanted = forms.split(".")[1:] or list(_FORMS)
        for form in wanted:
            if form not in _FORMS:
                self._fail(f"“.{form}” is no form of a verb", "." + ", .".join(_FORMS))
        every = dict.fromkeys(word for form in wanted for word in by_form[form])
        ways = map(_words, every if name == verb else map(str.capitalize, every))
        return (Choice(tuple(ways), optional=False),)


@lru_cache(maxsize=8192)
def _words(text: str) -> Sequence:
    """Return words with a blank between: "turns in"."""
    items: list[Item] = []
    for word in text.split():
        items += (*_BLANK, Word(word))
    return tuple(items[1:])


def _near(name: str, known: object) -> str:
    names = list(known) if isinstance(known, (tuple, Mapping)) else []
    close = get_close_matches(name, names, 1)
    return f"perhaps “{close[0]}”" if close else "a name declared in words.txt"


def _trimmed(items: list[Item], keep_first: bool = False, keep_last: bool = False) -> Sequence:
    """Return the items without blanks at the ends, save where the bracket is joined to a word."""
    start, end, blank = 0, len(items), _BLANK[0]
    while start < end and not keep_first and items[start] is blank:
        start += 1
    while end > start and not keep_last and items[end - 1] is blank:
        end -= 1
    return tuple(items[start:end])
