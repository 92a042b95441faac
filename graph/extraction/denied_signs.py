"""What a sentence only denies is neither blame nor praise: "takes its time but never drags".

For the tagger, which names the sign of a whole sentence: its words may say that this is not so.
"""

from __future__ import annotations

from typing import Final

from ..claims import Polarity
from .modality import modality_at
from .opinion_idioms import idioms_in
from .opinion_links import plain_line
from .opinion_words import find_words
from .verdicts import verdicts_in

__all__ = ["is_only_denied"]

_OTHER: Final[dict[str, Polarity]] = {"positive": "negative", "negative": "positive"}


def is_only_denied(sentence: str, sign: str) -> bool:
    """Tell whether a sentence denies all its words of a sign, and says so by nothing else.

    >>> is_only_denied("The script takes its time but never drags.", "negative")
    True
    >>> is_only_denied("The script never drags, but the ending is a mess.", "negative")
    False
    """
    words = find_words(sentence)
    folded = plain_line(words.folded)
    phrases = [*idioms_in(folded), *verdicts_in(folded)]
    told = {(one.start, one.end): one.polarity for one in phrases}
    denied = any(
        polarity == _OTHER.get(sign) and _is_denial(folded[start:end])
        for (start, end), polarity in told.items()
    )
    for start, end, word in words.opinions:
        if any(begin <= start and end <= stop for begin, stop in told):
            continue
        polarity = word.polarity
        if modality_at(folded, start) == "negated":
            denied |= polarity == sign
            polarity = _OTHER.get(polarity, polarity)
        told[start, end] = polarity
    return denied and not {sign, "mixed"} & set(told.values())


def _is_denial(phrase: str) -> bool:
    """Tell whether a set phrase brings its own negator: "never drags"."""
    return not {"never", "not", "without"}.isdisjoint(phrase.split()) or "n't" in phrase
