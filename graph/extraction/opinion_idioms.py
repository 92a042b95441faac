"""Opinions in everyday idiom: "the score grows on you", "impressed by the acting".

The phrases stand in `data/words/opinion_idioms.txt`; what each of them is said of, the links of
`data/words/opinion_links.txt` tell.
"""

from __future__ import annotations

from .verdicts import Verdict, verdicts_in

__all__ = ["Idiom", "idioms_in"]

Idiom = Verdict
"""A phrase of the list; `aspect` is its side: "subject", "person" or "object"."""


def idioms_in(sentence: str) -> list[Idiom]:
    """Return the idioms of a sentence in lower case: of each place and side the longest."""
    kept: list[Idiom] = []
    for idiom in sorted(
        verdicts_in(sentence, "opinion_idioms"), key=lambda one: (one.start, -one.end)
    ):
        if not any(one.aspect == idiom.aspect and idiom.start < one.end for one in kept):
            kept.append(idiom)
    return kept
