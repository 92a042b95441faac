"""Two who share the name behind their titles: "Mr. and Mrs. Example" are two people."""

from __future__ import annotations

import re

from ..documents import Span
from ..expressions import expression
from .words import UPPER, word_list

__all__ = ["couples", "is_of_her"]

_TITLE = rf"(?:{'|'.join(sorted(map(re.escape, word_list('honorifics'))))})\.?"
_COUPLE = expression(
    rf"(?<![\w.])(?P<one>{_TITLE}) (?:and|&) (?P<other>{_TITLE})"
    rf" (?P<name>(?:[{UPPER}]['’])?[{UPPER}][\w-]+(?: [{UPPER}][\w-]+)?)"
)
_OF_HER = (
    "Mrs.",
    "Mrs ",
    "Ms.",
    "Ms ",
    "Miss ",
    "Lady ",
    "Madame ",
    "Frau ",
    "Queen ",
    "Princess ",
)


def couples(plain: str) -> dict[Span, str]:
    """Return where the first title of each couple stands, with the name that it is short for.

    >>> couples("Mr. and Mrs. Vane run the inn.")
    {Span(start=0, end=3): 'Mr. Vane'}
    """
    return {
        Span(*found.span("one")): f"{found['one']} {found['name']}"
        for found in _COUPLE.finditer(plain)
        if found["one"] != found["other"]
    }


def is_of_her(name: str) -> bool:
    """Tell whether a name has the title of a woman: "Mrs. Vane", but not "Dr. Vane"."""
    return name.startswith(_OF_HER)
