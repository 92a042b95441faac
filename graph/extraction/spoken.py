"""The main film's title where no head gives it: judged from how the sentences speak of names.

What stands beside a name tells whether it is a film's: see `data/words/beside_titles.txt`.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..documents import Span
from ..expressions import expression
from .beside import shapes
from .capitals import TAIL, TITLE, Chain
from .quotes import Quoted, is_title_like
from .words import UPPER, fold, word_list

__all__ = ["likeliest_titles"]

_YEAR_AFTER = expression(
    r"[”\"'’]?,?\s*[(\[](?:[^()\[\]\n]{1,60}[,/;] ?)?(?:19|20)\d\d"
    r"(?:[,;/–-][^()\[\]\n]{0,40})?[)\]]"
)
_POSSESSIVE_BEFORE = expression(rf"[{UPPER}][\w-]+['’´`]s? (?:\w+,? ){{0,2}}[“\"'‘]?$")
# "“Some Title” is basically an excuse": what is judged in quotation marks, and is no song or book.
_OPENS = expression(r"(?:^|[.!?…)]\s+|\n\s*)$")
_JUDGED = expression(
    r"(?! [^.!?\n]*\b(?:songs?|sung|sings?|singing|tracks?|tunes?|ballads?|albums?|lyrics|singles?|numbers?|melod\w+|plays|"
    r"episodes?|novels?|books?|poems?|chapters?|sequel|remake|original)\b)"
    r" (?:is|was|has|had|isn['’]t|wasn['’]t|does|did|doesn['’]t|tries|fails|succeeds|manages|seems|feels)\b"
)
_IN_BRACKETS = expression(r"\s*\([A-Z]")
_STRONG, _WEAK, _WEAK_FOR_PERSON_LIKE = 3.0, 1.6, 0.6
_MARKED, _PLAIN, _EARLY, _SHOUTED = 1.2, 0.4, 0.8, 1.0
_OTHER, _PERSON = -1.5, -2.5
_EARLY_REACH, _LATE_REACH = 250, 150
_DATED_REACH = 600
_MOST_RANKED = 1
_MOST_WORDS = 12
_LONG = 4


@dataclass(slots=True)
class _Candidate:
    name: str
    score: float = 0.0
    cues: int = 0
    described: int = 0
    marked: int = 0
    personal: int = 0
    mentions: int = 0
    first: int = 1 << 60

    def is_supported(self) -> bool:
        """Tell whether the cues suffice: one for a marked or long title, more for a bare word."""
        if self.marked or not self.cues:
            return bool(self.cues)
        if self.personal > self.described and len(self.name.split()) < _LONG:
            return False
        if _is_person_like(self.name):
            return self.cues > 1 and self.described > 0
        return self.cues > 1 or self.described > 0 or " " in self.name


def likeliest_titles(
    plain: str, quotes: Iterable[Quoted], runs: Iterable[Chain], *, start: int = 0
) -> list[tuple[str, float]]:
    """Return titles that the sentences speak of as films with a score, best first.

    A mention scores by the words beside it ("the film X", "X is a … film", "I watched X");
    quotation marks and italics count, and words that point to a person or to a comparison
    count against. `start` is where the part of the text that is judged begins.
    """
    candidates: dict[str, _Candidate] = {}
    for quoted in quotes:
        if is_title_like(quoted.text):
            text = re.sub(r" \((?:19|20)\d\d\)$", "", quoted.text)
            _judge(candidates, plain, text, quoted.outer, start, marked=True)
    inside = [q.outer for q in quotes]
    runs = tuple(runs)
    last_names = {run.tokens[-1] for run in runs if len(run.tokens) > 1 and not run.initial}
    passed = word_list("places") | word_list("nationalities") | word_list("calendar")
    common, unnamed = word_list("common"), word_list("nonname")
    position = reached = 0
    for run in runs:
        while position < len(inside) and inside[position].end <= run.span.start:
            position += 1
        if position < len(inside) and inside[position].start <= run.span.start:
            continue
        if run.span.start < reached:
            continue
        text = _title_at(plain, run)
        single = " " not in text
        if text in unnamed:
            continue
        if text in passed or (single and (text.casefold() in common or len(text) < 3)):
            continue
        begin = run.span.start if plain.startswith(text, run.span.start) else run.lead
        if plain[max(0, begin - 4) : begin] == "The " and not text.startswith("The "):
            begin, text = begin - 4, f"The {text}"
        if text.isupper() and (number := _NUMBER_BEFORE.search(plain, max(0, begin - 6), begin)):
            begin, text = number.start(), f"{number.group()}{text}"
        span = Span(begin, begin + len(text))
        reached = span.end
        if text in last_names and "said" not in shapes("titles").told(plain, span.start, span.end):
            continue
        _judge(candidates, plain, text, span, start, marked=False)
    ranked = sorted(_merged(candidates), key=lambda c: (-c.score, c.first))
    best = [c for c in ranked if c.is_supported()][:_MOST_RANKED]
    return [(_with_own_article(c.name, plain), c.score) for c in best]


def _with_own_article(name: str, plain: str) -> str:
    """Return a title without "The" where the text mostly has it bare or with a small "the"."""
    if not name.startswith("The "):
        return name
    rest = name[4:]
    bare = len(re.findall(rf"(?<![Tt]he )(?<!\w){re.escape(rest)}", plain))
    small = len(re.findall(rf"\bthe {re.escape(rest)}", plain))
    own = len(re.findall(re.escape(name), plain))
    return rest if bare + small > own else name


def _merged(candidates: dict[str, _Candidate]) -> list[_Candidate]:
    """Give the scores of a title's tail ("Legged Mice") to the whole ("Eight Legged Mice")."""
    kept: list[_Candidate] = []
    wholes: dict[str, list[str]] = defaultdict(list)
    for key in candidates:
        words = key.split()
        for number in range(1, min(len(words) - 1, _MOST_WORDS)):
            wholes[" ".join(words[number:])].append(key)
    for key, candidate in candidates.items():
        whole = wholes[key] if " " in key else []
        usual = len(whole) == 1 and candidates[whole[0]].mentions * 3 > candidate.mentions
        if whole and not usual:
            kept.append(candidate)
        elif whole and candidate.score > 0:
            longer = candidates[whole[0]]
            longer.score += candidate.score
            longer.cues += candidate.cues
        elif not whole:
            kept.append(candidate)
    return kept


_TITLE_AT = expression(TITLE)
_NUMBER_BEFORE = expression(r"(?<![\w.])\d{1,4} $")


def _title_at(plain: str, run: Chain) -> str:
    """Return the run, longer where small words or a colon lead on to further cased words."""
    head = plain[run.lead : run.span.start].split()
    if any(
        w.casefold() not in word_list("function") and w not in word_list("nonname") for w in head
    ):
        longest = _TITLE_AT.match(plain, run.lead)
        if longest and longest.end() >= run.span.end and is_title_like(longest.group()):
            return re.sub(r"['’]s$", "", longest.group().rstrip(".,-– "))
    match = _TITLE_AT.match(plain, run.span.start)
    longer = match.group().rstrip(".,-– ") if match else ""
    follows = longer[len(run.text) :] if longer.startswith(run.text) else ""
    title = run.text
    if follows[:1] == " " and (
        not _LOOSE_LINK.match(follows)
        or (_TITLE_LINK.match(follows) and _closes_title(follows))
        or (len(follows) > 3 and plain.count(longer) > 1)
    ):
        title = TAIL.sub("", longer)
    return re.sub(r"['’]s$", "", title)


_LOOSE_LINK = expression(r" (?:and|with|by|from|or|to|is|in|at|for|on)\b")
_TITLE_LINK = expression(r" (?:to|for|in|on|at|is)\b")


def _closes_title(follows: str) -> bool:
    """Tell whether the words behind a small word are everyday words: "Talk to Me", no name."""
    words = [word for word in follows.split() if word[:1].isupper()]
    return bool(words) and all(
        word.casefold() in word_list("common") and word not in word_list("places") for word in words
    )


def _is_person_like(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 3 or text.isupper() or not all(w[0].isupper() for w in words):
        return False
    return any(w.casefold() not in word_list("common") for w in words)


def _judge(
    candidates: dict[str, _Candidate], plain: str, text: str, at: Span, origin: int, *, marked: bool
) -> None:
    key = fold(text).removeprefix("the ")
    if not key:
        return
    if re.fullmatch(r"\w+ly", text):
        return
    candidate = candidates.setdefault(key, _Candidate(text))
    candidate.mentions += 1
    candidate.marked += marked
    candidate.first = min(candidate.first, at.start)
    if len(text) > len(candidate.name) or candidate.name.isupper():
        candidate.name = text
    before, after = plain[max(0, at.start - 45) : at.start], plain[at.end : at.end + 120]
    early = at.start - origin < _EARLY_REACH
    late = marked and len(plain) - at.end < _LATE_REACH
    dated = bool(_YEAR_AFTER.match(after))
    prompt = dated and at.start - origin < _DATED_REACH
    gives = shapes("titles").told(plain, at.start, at.end)
    part, said, told, named = (key in gives for key in ("part", "said", "told", "named"))
    strong = named + said + part
    weak = ("seen" in gives) + told
    strong, weak = strong + prompt, weak + (dated and not prompt)
    weak += (marked or text.isupper()) and bool(_POSSESSIVE_BEFORE.search(before))
    opens = at.start == origin or not before.strip(" \n“\"'‘*_")
    strong += opens and told and not strong
    person_like = not marked and _is_person_like(text)
    if person_like and named:
        strong, weak = strong - 1, weak + 2
    judged = marked and bool(_OPENS.search(before) and _JUDGED.match(after))
    strong += judged and not strong and "other" not in gives
    words = text.casefold().split()
    shouted = text.isupper() and len(text) > 3 and any(w not in word_list("common") for w in words)
    if not marked and len(words) == 1 and not strong:
        weak = min(weak, 1)
    if not marked and "many" in gives:
        strong = weak = 0
    candidate.described += said + prompt + part
    candidate.described += opens and strong > 0
    candidate.cues += strong + weak + (marked and early) + (shouted and early and len(words) > 1)
    candidate.score += (_MARKED if marked else _PLAIN) + _STRONG * strong
    candidate.score += (_WEAK_FOR_PERSON_LIKE if person_like else _WEAK) * weak
    if (early and (marked or strong or weak or shouted)) or (late and (strong or weak)):
        candidate.score += _EARLY + (_SHOUTED if shouted else 0)
    if not strong and "other" in gives:
        candidate.score += _OTHER
    personal = ("behind" in gives or _IN_BRACKETS.match(after)) and not dated
    if not marked and (personal or "before" in gives):
        candidate.personal += 1
        candidate.score += _PERSON
