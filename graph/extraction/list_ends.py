"""Where a list of names ends whose last name begins the next clause, and where that begins."""

from __future__ import annotations

from typing import Final

from ..expressions import expression

__all__ = ["end_of_list", "start_of_list"]

# "by Ann Example, and Bo Other sings it": the last name of the list begins the next clause.
_NEXT_CLAUSE: Final = expression(r"(?:, and|,|;) \ue001$")
_ITS_VERB: Final = expression(
    r"(?:, (?:his|her|their|an?|the) [a-z' -]{1,30},)?"
    r"(?: (?:himself|herself|also|then|who|[a-z]+ly))?"
    r" (?!(?:as|besides|perhaps|always|sometimes|across|towards|unless|others|red)\b)"
    r"(?:[a-z]{2,}(?:s|ed)|wrote|sang|shot|had|did|made|gave|took|can|could|will|would|cut|lit|led)\b"
)
# "The producer was Ann Example and Bo Other edited it": what two did together is no such deed.
_TOGETHER: Final = expression(r"(?<=\ue001) (?:and|&) \ue001$")
_ITS_DEED: Final = expression(
    r" (?:also |then )?(?:(?:edit|cut|photograph|produc|compos|scor|provid|suppli|handl|play)"
    r"(?:s|ed|es)|wrote|shot|did|is|was) (?:it|the|this|all|behind|in charge|at)\b"
    r"| (?:edit|photograph|produc|compos|scor)ed(?=[.,;]|$)"
)
# "a script by Ann Example and Bo Other, and Cy Third and Di Fourth play": two lists.
_NEXT_LIST: Final = expression(
    r"(?:(?<=and \ue001)|(?<=& \ue001)), (?:and|while) \ue001(?:, \ue001)*(?:,? and \ue001)?$"
)
_THEIR_VERB: Final = expression(
    r" (?:also |both |all )?(?:play|star|appear|sing|make|give|are|were|have|co-star|portray)\b"
)
# "a script by Ann Example, and Bo Other gives": whose work it is acts in no next clause.
_OBJECT: Final = expression(r"\bby (?:the )?(?:[a-z'-]+ ){0,2}$")
_NEXT_SUBJECT: Final = expression(r"(?:, (?:and|while)|(?<=\ue001) while) (?=\ue001)")
_LAST_SUBJECT: Final = expression(r"(?<=\ue001) and (?=\ue001$)")
_ONE_DOES: Final = expression(r" (?:[a-z]+ly |also )?(?:is|was|has|[a-z]{2,}s)\b")
_BEFORE = 30


def end_of_list(text: str, start: int, end: int) -> int:
    """Return where a list of names ends in a skeleton that the next clause may go on with."""
    if (last := _NEXT_CLAUSE.search(text, start, end)) and _ITS_VERB.match(text, end):
        return last.start()
    if (last := _TOGETHER.search(text, start, end)) and _ITS_DEED.match(text, end):
        return last.start()
    if (last := _NEXT_LIST.search(text, start, end)) and _THEIR_VERB.match(text, end):
        return last.start()
    return end


def start_of_list(text: str, start: int, end: int) -> int:
    """Return where the subject of a clause begins that a list of names in a skeleton ends with.

    Names before it are those by whom something is, told in the clause before.
    """
    if not _OBJECT.search(text, max(0, start - _BEFORE), start):
        return start
    if (next_one := _NEXT_SUBJECT.search(text, start, end)) is None:
        one = _ONE_DOES.match(text, end)
        next_one = _LAST_SUBJECT.search(text, start, end) if one else None
    return start if next_one is None else next_one.end()
