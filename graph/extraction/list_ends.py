"""Where a list of names ends whose last name begins the next clause."""

from __future__ import annotations

from typing import Final

from ..expressions import expression

__all__ = ["end_of_list"]

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


def end_of_list(text: str, start: int, end: int) -> int:
    """Return where a list of names ends in a skeleton that the next clause may go on with."""
    if (last := _NEXT_CLAUSE.search(text, start, end)) and _ITS_VERB.match(text, end):
        return last.start()
    if (last := _TOGETHER.search(text, start, end)) and _ITS_DEED.match(text, end):
        return last.start()
    return end
