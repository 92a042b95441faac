"""Capitalised stretches of text: the raw material of names, with no idea yet what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..documents import Span
from ..expressions import expression
from ..reading.particles import ELIDED, PARTICLE
from .words import UPPER, word_list

__all__ = ["LINKS", "SMALL_WORDS", "TAIL", "TITLE", "Chain", "chains", "opens_sentence"]

_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’`´]"
# One capitalised token: "T’Challa", "Jean-Pierre", "B.", "M.I.A", "McGregor", "O’Hara",
# "Nyong’o", "Kai’ulani".
_PLAIN = (
    rf"[{UPPER}](?:{_LETTER}|\d)*(?:{_APOSTROPHE}(?:[{UPPER}]{_LETTER}+|(?<=[{UPPER}]{_APOSTROPHE})S\b"
    rf"|(?<={_LETTER}{_LETTER}{_APOSTROPHE})[aeiou](?:\b|{_LETTER}{{2,}})))?"
    rf"(?:[-‐–][{UPPER}]{_LETTER}*|-{_LETTER}+)*"
)
_SHORT = (
    r"(?:(?:Mrs?|Ms|Dr|Jr|Sr|St|Prof|Sgt|Lt|Capt)\."
    r"|Bros\.(?=\s(?:[a-z(&]|Records|Pictures|Music|Animation|Entertainment|Studios))"
    r"|20th(?= Century[- ]Fox))"
)
_INITIALS = rf"(?:[{UPPER}]\.[ ]?(?=[{UPPER}]))+(?:{_SHORT}|[{UPPER}]\.(?=\s?[\w,)])|{_PLAIN})"
_TOKEN = rf"(?:{_INITIALS}|[{UPPER}]\.(?=\s[{UPPER}])|{_SHORT}|{_PLAIN})"
_NICKNAME = rf"(?:[\"“][{UPPER}]\w{{1,12}}[\"”][ ]+)?"
# "Salt 'n' Pepper", "Guns N' Petals": two names that a shortened "and" joins.
_SHORT_AND = rf"(?:[ ](?:{_APOSTROPHE}[Nn]{_APOSTROPHE}?|[Nn]{_APOSTROPHE})(?=[ ][{UPPER}]))"
_CHAIN = expression(
    rf"(?<![\w]){_TOKEN}"
    rf"(?:{_SHORT_AND}?[ \u00a0]+(?:{PARTICLE}[ ]+)?{_NICKNAME}{ELIDED}?{_TOKEN}){{0,5}}"
    r"(?:, [JS]r\.)?"
)

_LINKING = (
    r"of|the|and|&|a|an|in|on|at|for|to|from|with|by|or|de|la|le|les|du|des|el|los|is|vs\.?|v\."
)
LINKS = rf"(?:{_LINKING})"
SMALL_WORDS = frozenset((*_LINKING.replace("vs\\.?|v\\.", "vs").split("|"), "vs.", "v."))
"""The words that `LINKS` matches, in small letters."""

# Cased words joined by small words: "Lamps for Sailors", "Out on the Quay: Part 2".
_WORD = rf"(?:(?:Mr|Mrs|Dr|St|Vol|Pt)\.|[{UPPER}\d][\w'’-]*(?:[.!?][\w'’-]+)*)"
TITLE = rf"{_WORD}(?:(?: (?:{LINKS} ){{0,3}}|, (?:and )?(?:the|a) |: | – | - ){_WORD}){{0,9}}[!?]?"

_VERBAL = expression(
    r"-(?:directed|helmed|penned|scripted|written|starring|produced|composed|based|style|like|"
    r"esque|era|born|led|inspired|nominated|winning|starrer|type|ish|centric|induced)$"
)


# "Sixteen-year-old Ann Example", "Oscar-winning Ann Example": what somebody is, before the name.
_DESCRIBES = expression(
    r".+-(?:year-old |(?!directed|helmed|penned|scripted|produced|starring)"
    r"(?:old|born|bred|known|[a-z]{3,}(?:ed|ing)) (?=\S+ ))"
)

# "Some Title OST": the album of a film is named by the film.
TAIL = expression(r" (?:OST|Soundtrack|DVD|CD|Blu-?[Rr]ay|LP|VHS)$")


# "Q. Who sings it?", "A. Ann Example": the marks of an interview are no initials.
_ASKED = expression(r"^[*_]{0,2}Q[.:)]\s", re.MULTILINE)
_ANSWERED = expression(r"^[*_]{0,2}A[.:)]\s", re.MULTILINE)
_MARK = expression(r"[QA]\.[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Chain:
    """A run of capitalised tokens.

    `initial` tells that it opens a sentence or a quotation; `lead` is where the run began
    before common words were cut off its head.
    """

    span: Span
    text: str
    initial: bool
    lead: int

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return the words of the chain."""
        return tuple(self.text.split())


def _opens_sentence(plain: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and plain[at] in " \t\u00a0\"“‘'([*_—":
        at -= 1
    return at < 0 or plain[at] in ".!?\n:…;”" or plain[at] in "\r\x0b\x0c"


def _is_trade(word: str) -> bool:
    """Tell whether a word says what somebody does and is no name: "Pianist", "Co-directors"."""
    bare = word.removeprefix("Co-").casefold()
    trades = word_list("occupations") | word_list("trades_before_names")
    known = bare in trades or bare.removesuffix("s") in trades
    return known and word not in word_list("honorifics") and bare not in word_list("given_names")


def _is_given(word: str, plain: str, end: int) -> bool:
    """Tell whether a small word is a first name: what it opens acts, as in "Will Example is"."""
    return word.casefold() in word_list("given_names") and _DOES.match(plain, end) is not None


_DOES = expression(r" (?:is|was|plays|played|stars|gives|gave|makes|has|brings|steals|shines)\b")


def _bears_prize_word(run: str, before: str) -> bool:
    """Tell whether the word for a prize is a first name: one last name behind, no article before.

    >>> _bears_prize_word("Oscar Vane", "with "), _bears_prize_word("Oscar Vane", "deserved the ")
    (True, False)
    """
    first, _, last = run.partition(" ")
    return (
        first in word_list("prizes")
        and first.casefold() in word_list("given_names")
        and re.fullmatch(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*", last) is not None
        and last.casefold() not in word_list("common")
        and _BESIDE_PRIZES.match(last) is None
        and _OF_PRIZES.search(before[-20:]) is None
    )


_BESIDE_PRIZES = expression(
    r"(?i:winn|nomin|night|sunday|season|bait|buzz|race|gold|glory|speech|party|host|ceremon|statue|conten|hopeful|snub|week|campaign|win$)"
)
_OF_PRIZES = expression(
    r"\b(?i:an?|the|his|her|their|my|its|this|that|first|only|second|won|wins|win)[ \u00a0]$"
)


def _is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb by its ending: "Mercifully"."""
    small = word.casefold()
    names = word_list("given_names") | word_list("adverbs_alike")
    return small.endswith(_adverb_endings()) and small not in names


def opens_sentence(word: str) -> bool:
    """Tell whether a word ties a sentence to the one before: "However", "Thankfully"."""
    return word.casefold() in word_list("sentence_adverbs") or _is_adverb(word)


def _is_family(name: str, before: str) -> bool:
    """Tell whether a word is a last name by which several are called: "the Example brothers"."""
    others = word_list("nationalities") | word_list("demonyms") | word_list("places")
    return " " not in name and before[-4:].casefold() == "the " and name not in others


_SIBLINGS = expression(r" (?:brothers|sisters|siblings|twins)\b")


@cache
def _adverb_endings() -> tuple[str, ...]:
    return tuple(sorted(word_list("adverb_endings")))


def _runs(plain: str) -> Iterator[tuple[int, str]]:
    """Yield where each capitalised run begins, and its words; the mark of an answer is none."""
    marked = _ASKED.search(plain) is not None and _ANSWERED.search(plain) is not None
    for match in _CHAIN.finditer(plain):
        start = match.start()
        mark = _MARK.match(plain, start) if marked else None
        if mark is not None and plain[:start].rstrip("*_ ")[-1:] in ("", "\n"):
            if mark.end() < match.end():
                yield mark.end(), plain[mark.end() : match.end()]
        else:
            yield start, match.group()


def chains(plain: str) -> Iterator[Chain]:
    """Yield the capitalised runs of a text in order, common words at a sentence start cut off.

    Possessive endings stay outside. A run ends before a verbal tail: "Ann Example-directed".
    """
    common, small = word_list("common"), word_list("function")
    drop = word_list("nonname")
    runs = list(_runs(plain))
    last_names = {run.split()[-1] for _, run in runs if " " in run}
    for lead, text in runs:
        start = lead
        initial = _opens_sentence(plain, start)
        if described := _DESCRIBES.match(text):
            start, text = start + described.end(), text[described.end() :]
        while initial or text.split(" ", 1)[0] in drop:
            if _bears_prize_word(text, plain[:start]):
                break
            head = re.split(r"[ \u00a0]+", text, maxsplit=1)
            if initial and len(head) > 1 and " " in head[1] and _is_trade(head[0]):
                start += len(text) - len(head[1])
                text = head[1]
                break
            word = head[0].rstrip(".")
            is_small = word.casefold() in common and (initial or len(head) > 1)
            if is_small and len(head) > 1 and word in word_list("honorifics"):
                break
            if is_small and len(head) > 1 and _is_given(word, plain, start + len(text)):
                break
            is_small = is_small or (initial and len(head) > 1 and _is_adverb(word))
            if len(head) == 1 and word in last_names and word.casefold() not in small:
                break
            if not (is_small or (head[0] in drop)):
                break
            if len(head) == 1:
                text = ""
                break
            start += len(text) - len(head[1])
            text, initial = head[1], False
        if tail := _VERBAL.search(text):
            text = text[: tail.start()]
        text = TAIL.sub("", text).rstrip(" -–‐")
        if (kin := _SIBLINGS.match(plain, start + len(text))) and _is_family(text, plain[:start]):
            text += kin.group()
        end = start + len(text)
        if not text or (text.isdigit()):
            continue
        if " " not in text and (text in drop or (len(text) == 1 and text in "IAOK")):
            continue
        yield Chain(Span(start, end), text, initial, lead)
