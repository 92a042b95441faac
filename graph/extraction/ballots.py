"""Ballots: single opinions of a document, and the verdict they add up to."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from ..claims import Modality, Polarity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Sentence
from .link_language import book
from .modality import modality_at
from .words import word_list

__all__ = [
    "FLIPPED",
    "Ballot",
    "clearest",
    "is_only_feared",
    "judged",
    "showing",
    "sure_of",
    "verdict_of",
]

FLIPPED: Final[dict[Polarity, Polarity]] = {
    "positive": "negative",
    "negative": "positive",
    "mixed": "mixed",
}
_SURE: Final = {"subscore": 0.95, "phrase": 0.8}
_USUAL: Final = 0.75
# Plain advice and plain liking say more of the whole film than one adjective does.
_FIRM: Final = frozenset(
    [
        "recommend",
        "must-see",
        "avoid",
        "waste",
        "worst-seen",
        "best-seen",
        "one-of-the-best",
        "one-of-the-worst",
        "loved",
        "hated",
        "masterpiece",
        "dont-see",
        "junk",
        "disappointment",
        "walked-out",
        "favourite",
    ]
)
_SUMMED_UP: Final = "mixed bag"
# A minority of opinions smaller than this share does not make the verdict mixed.
_MINORITY: Final = 0.34
# "a little too sweet": more than is good; but "none too sweet", "too good to miss"
_TOO: Final = expression(r"(?<!not )(?<!n't )(?<!none )(?<!all )(?<!only )(?<!never )\btoo\s+$")
_NOT_TOO: Final = expression(
    r"\s+(?:to\s+(?:be\s+)?(?:miss|resist|ignore|pass)|for\s+words|by\s+the\s+end)|\s*!"
)
_UNINTENDED: Final = expression(
    r"\b(?:unintentionally|supposedly|allegedly|intentionally|so\s+bad\s+it(?:'s|\s+is"
    r"|\s+was))\s+(?:so\s+)?$"
)
_PLAINLY_NOT: Final = expression(
    r"(?:\bnot|n't|\bnever|\bhardly|\bneither|\bnor|\banything\s+but|\bfar\s+from(?:\s+being)?)\s+"
    r"(?!(?:need|want|require)s?\b)(?:\w+\s+){0,2}$"
)

# "not a single bad performance", "without one dull scene": praise by what there is none of
_NOT_ONE: Final = expression(
    r"\b(?:(?:not|n't|never|without)\s+(?:a\s+single|one)|nary\s+an?)\s+(?:\w+\s+)?$"
)


# "I was expecting junk, but …", "it could have been a mess": no verdict of the writer
_FEARED: Final = expression(
    r"\b(?:expect(?:ed|ing)|fear(?:ed|ing)|dread(?:ed|ing)|anticipat(?:ed|ing)|(?:prepared|braced"
    r"|bracing|braced\s+(?:my|our)sel(?:f|ves))\s+for|hop(?:ed|ing)\s+for|afraid\s+of)\s+"
    r"(?!by\b)(?:[\w'’-]+\s+){0,5}?$"
)
_THAN_EXPECTED: Final = expression(r"\b(?:than|as|what)\s+(?:i\s+|we\s+|one\s+)?(?:was\s+)?$")
# "the effects, which could have been awful, are terrific"
_SUPPOSED_ASIDE: Final = expression(
    r",\s+(?:which|who)\s+(?:could|might|would|should|may)\s+(?:so\s+)?(?:\w+ly\s+|well\s+)?have\b"
    r"[^,;:.!?]{2,60},"
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One opinion of one aspect: the sentence, its words, the rule, and whose it is (modality)."""

    polarity: Polarity
    at: Span
    surface: str
    pattern: str
    modality: Modality


def judged(
    folded: str, sentence: Sentence, polarity: Polarity, trigger: int, end: int, pattern: str
) -> Ballot | None:
    """Return the ballot for an opinion word, or None where it is not really given.

    A negator turns praise to blame and "not bad" to praise, but "not perfect" is no blame; what
    is only supposed or said of another film counts for nothing.
    """
    if _UNINTENDED.search(folded, max(0, trigger - 24), trigger):
        return None
    if is_only_feared(folded, trigger):
        return None
    if "have" in folded:
        folded = _SUPPOSED_ASIDE.sub(lambda aside: _unless(aside, trigger), folded)
    modality = modality_at(folded, trigger)
    if modality in ("hypothetical", "comparative"):
        return None
    if polarity == "negative" and _NOT_ONE.search(folded, max(0, trigger - 40), trigger):
        return Ballot("positive", sentence.span, folded[trigger:end], pattern, "asserted")
    if polarity == "positive" and modality == "asserted" and _is_too_much(folded, trigger, end):
        polarity = "negative"
    if modality == "negated":
        if polarity == "negative" and not _PLAINLY_NOT.search(
            folded, max(0, trigger - 40), trigger
        ):
            return None  # "without wooden actors" is no praise of them
        if polarity == "positive" and _denies_little(folded, trigger, end):
            return None
        polarity, modality = FLIPPED[polarity], "asserted"
    return Ballot(polarity, sentence.span, folded[trigger:end], pattern, modality)


def _denies_little(folded: str, trigger: int, end: int) -> bool:
    """Tell whether only the highest praise is denied: what is "not perfect" may be good."""
    if folded[trigger:end] not in word_list("opinion_extremes"):
        return False
    return not folded[max(0, trigger - 24) : trigger].rstrip().endswith(_FAR_FROM)


_FAR_FROM: Final = ("far from", "far from being", "anything but", "nowhere near", "less than")


def _is_too_much(folded: str, trigger: int, end: int) -> bool:
    """Tell whether a word of praise is one of excess: "a little too sweet"."""
    before = _TOO.search(folded, max(0, trigger - 24), trigger)
    return before is not None and _NOT_TOO.match(folded, end) is None


def sure_of(pattern: str) -> float:
    """Return how sure a ballot of a pattern is before counts correct it: as its link says."""
    link = book().links.get(pattern)
    return link.sure if link is not None else _SURE.get(pattern, _USUAL)


def is_only_feared(folded: str, trigger: int) -> bool:
    """Tell whether the word was only feared or hoped for: "I was expecting junk, but …".

    Whoever says that they expected better or more did not get it: that is no fear.
    """
    if folded.startswith(_BEYOND, trigger):
        return False
    feared = _FEARED.search(folded, max(0, trigger - 60), trigger)
    return feared is not None and not _THAN_EXPECTED.search(folded, 0, feared.start())


_BEYOND: Final = ("better", "more")


def _unless(aside: re.Match[str], trigger: int) -> str:
    inside = aside.start() <= trigger < aside.end()
    return aside.group() if inside else " " * len(aside.group())


def verdict_of(ballots: list[Ballot]) -> Polarity:
    """Return what ballots on one aspect add up to: mixed unless one side clearly outweighs.

    Whoever sums up in so many words that it is a mixed bag has weighed both sides already.
    """
    if any(ballot.polarity == "mixed" and _SUMMED_UP in ballot.surface for ballot in ballots):
        return "mixed"
    weights: dict[Polarity, int] = {"positive": 0, "negative": 0, "mixed": 0}
    for ballot in ballots:
        firm = ballot.pattern in _FIRM and ballot.polarity != "mixed"
        weights[ballot.polarity] += 2 if firm else 1
    praise, blame, both = weights.values()
    if both > praise and both > blame:
        return "mixed"
    total = praise + blame
    if min(praise, blame) >= max(1.0, _MINORITY * total):
        return "mixed"
    return "positive" if praise > blame else "negative"


def clearest(ballots: list[Ballot], polarity: Polarity) -> Ballot:
    """Return the ballot whose sentence shows the verdict best: most voices for it, then first."""
    voices: dict[Span, int] = defaultdict(int)
    for ballot in ballots:
        voices[ballot.at] += 1 if polarity in ("mixed", ballot.polarity) else -1
    fitting = [b for b in ballots if b.polarity == polarity] or ballots
    return max(
        fitting,
        key=lambda b: (sure_of(b.pattern), voices[b.at], -b.at.start),
    )


def showing(ballots: list[Ballot], polarity: Polarity) -> list[Ballot]:
    """Return the ballots whose sentences together show the verdict, the clearest of each side.

    A mixed one is shown by praise and by blame; by one ballot where only that says both.
    """
    if polarity != "mixed":
        return [clearest(ballots, polarity)]
    sides = [[b for b in ballots if b.polarity == sign] for sign in ("positive", "negative")]
    both = [b for b in ballots if b.polarity == "mixed"]
    if both and not all(sides):
        return [clearest(both, "mixed")]
    return [clearest(side, side[0].polarity) for side in sides if side]
