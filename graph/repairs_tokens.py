"""The tokens of a SPARQL query, for rewriting it without touching strings, comments or IRIs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["Kind", "NotUnderstoodError", "Token", "apply", "fresh_names", "tokens_of"]

Kind = Literal["iri", "string", "language", "blank", "name", "variable", "number", "word", "sign"]


class NotUnderstoodError(Exception):
    """The query has a form that repairs leave alone."""


class Token(NamedTuple):
    """One token; `text` is its characters, upper-cased in `upper` for words that are keywords."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def upper(self) -> str:
        """The keyword this token may be, "" for anything but a word."""
        return self.text.upper() if self.kind == "word" else ""

    def is_sign(self, *signs: str) -> bool:
        """Tell whether this is one of `signs`."""
        return self.kind == "sign" and self.text in signs


_START = r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
_START += r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
_INSIDE = _START + r"_0-9\-\u00B7\u0300-\u036F\u203F-\u2040"
_PREFIX = rf"(?:[{_START}](?:[{_INSIDE}.]*[{_INSIDE}])?)?"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = (
    rf"(?:(?:[{_START}_0-9:]|{_ESCAPED})"
    rf"(?:(?:[{_INSIDE}.:]|{_ESCAPED})*(?:[{_INSIDE}:]|{_ESCAPED}))?)?"
)
_TOKEN = re.compile(
    rf"""
    (?P<skip>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
  | (?P<blank>_:[{_START}_0-9](?:[{_INSIDE}.]*[{_INSIDE}])?)
  | (?P<name>{_PREFIX}:{_LOCAL})
  | (?P<variable>[?$][{_START}_0-9][{_START}_0-9\u00B7\u0300-\u036F\u203F-\u2040]*)
  | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)
  | (?P<word>[A-Za-z][A-Za-z0-9_]*)
  | (?P<sign>&&|\|\||!=|<=|>=|\^\^|<<\(|\)>>|<<|>>|\{{\||\|\}}|[(){{}}\[\].;,=<>+\-*/!|^?~])
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS: dict[str, Kind] = {
    "iri": "iri", "string": "string", "language": "language", "blank": "blank", "name": "name",
    "variable": "variable", "number": "number", "word": "word", "sign": "sign",
}  # fmt: skip
_LEFT_OPERANDS = frozenset(("variable", "number", "string"))


def tokens_of(query: str) -> list[Token]:
    """Return the tokens of `query`, white space and comments left out.

    Raises NotUnderstoodError for what no token begins with, for escapes outside strings and names
    (they are read before tokens are), and where engines disagree on what is an IRI (`?a<?b&&?c>d`).
    """
    found: list[Token] = []
    place, length = 0, len(query)
    while place < length:
        match = _TOKEN.match(query, place)
        if match is None or match.end() == place:
            raise NotUnderstoodError
        if match.lastgroup != "skip":
            token = Token(_KINDS[match.lastgroup or ""], match.group(), place, match.end())
            if token.kind == "iri" and found:
                before = found[-1]
                if before.end == place and before.kind in _LEFT_OPERANDS:
                    raise NotUnderstoodError
            found.append(token)
        place = match.end()
    if any("\\u" in t.text or "\\U" in t.text for t in found):
        raise NotUnderstoodError
    return found


def apply(query: str, edits: list[tuple[int, int, str]]) -> str:
    """Return `query` with each (start, end, text) put in place; edits must not overlap."""
    parts: list[str] = []
    place = 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        parts += (query[place:start], text)
        place = end
    return "".join((*parts, query[place:]))


def fresh_names(tokens: list[Token], stem: str, count: int) -> list[str]:
    """Return `count` variables, with their `?`, that the query does not use."""
    used = {token.text[1:] for token in tokens if token.kind == "variable"}
    names: list[str] = []
    number = 0
    while len(names) < count:
        if (name := f"{stem}{number}") not in used:
            names.append("?" + name)
        number += 1
    return names
