"""A linear look at a query from outside, before any engine parses it.

It refuses what can leave the machine or change the graph, and shapes whose planning alone takes
minutes or overflows a stack: parsers and planners of engines recurse. It does not parse SPARQL;
what passes can still be wrong, slow or too large, and `query_pool` deals with that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .query_errors import pointed_at

__all__ = [
    "DEFAULT_LIMITS",
    "ForbiddenQueryError",
    "Limits",
    "QueryRefusedError",
    "admit",
]


class QueryRefusedError(ValueError):
    """The query will not be run; the message says where and why, and what to do instead.

    `line` and `column` count from 1; 0 if it is the query as a whole.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class ForbiddenQueryError(QueryRefusedError):
    """The query asks for what nobody may do here: leave the machine or change the graph."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may at most be. `steps` counts `.`, `;`, `,` and `/` between patterns.

    It counts the members of lists too, which are patterns to engines.
    `tokens` counts words, variables and signs, which nest and chain; `terms` counts IRIs, strings
    and numbers, of which a list may well have thousands.
    """

    characters: int = 262_144
    tokens: int = 2_000
    terms: int = 20_000
    depth: int = 20
    steps: int = 60
    operators: int = 10


DEFAULT_LIMITS = Limits()


_UPDATES = frozenset(
    ("LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
)
_BOOLEANS = frozenset(("TRUE", "FALSE"))
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_IRI = re.compile(r'<[^<>"{}|^`\\\x00-\x20]*>')
_COMMENT = re.compile(r"#[^\n\r]*")
_VARIABLE = re.compile(r"[?$]\w+")
_LANGUAGE = re.compile(r"@[A-Za-z][A-Za-z0-9-]*")
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"(?:[^\W\d_](?:[\w.-]*[\w-])?|_)?:(?:[\w:.%-]|\\.)*|\w[\w-]*")
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"\r\n|\r|\n")
_UNSHOWABLE = re.compile("[\0\ud800-\udfff]")
_STRING_BY_QUOTE = {
    '"""': re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""', re.DOTALL),
    "'''": re.compile(r"'''(?:[^'\\]|\\.|'(?!''))*'''", re.DOTALL),
    '"': re.compile(r'"(?:[^"\\\n\r]|\\.)*"'),
    "'": re.compile(r"'(?:[^'\\\n\r]|\\.)*'"),
}
_PATTERN_BY_START = {
    "<": _IRI, "#": _COMMENT, "?": _VARIABLE, "$": _VARIABLE, "@": _LANGUAGE, ".": _NUMBER,
}  # fmt: skip


def admit(query: str, limits: Limits = DEFAULT_LIMITS) -> str:
    r"""Look at a query from outside and return its form, "SELECT" say; "" if it has none.

    The cost is linear in the length of the query.

    Codepoint escapes (`\u0053`) are read before the grammar by engines, so the query is looked
    at twice: as written and with them expanded.

    Raises ForbiddenQueryError for SERVICE and updates, QueryRefusedError for the rest.
    """
    if len(query) > limits.characters:
        message = f"query of {len(query)} characters; {limits.characters} is the most"
        raise QueryRefusedError(message)
    form = _scan(query, limits)
    expanded = _ESCAPE.sub(_expand, query)
    return form if expanded == query else _scan(expanded, limits)


def _expand(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code <= 0x10FFFF else "\0"


def _scan(query: str, limits: Limits) -> str:
    look = _Look(limits)
    place, length = 0, len(query)
    try:
        while place < length:
            place = look.take(query, place)
    except QueryRefusedError as refused:
        raise _with_place(refused, query, place) from None
    return look.form


def _with_place(refused: QueryRefusedError, query: str, place: int) -> QueryRefusedError:
    """Return a refusal with the line and column it is about, and a caret below the place."""
    breaks = [found.end() for found in _BREAK.finditer(query, 0, place)]
    line, column = len(breaks) + 1, place - (breaks[-1] if breaks else 0) + 1
    shown = _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", query)
    said = pointed_at(shown, line, column, str(refused))
    return type(refused)(said, line, column)


class _Look:
    """The counts of one look."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._tokens = 0
        self._terms = 0
        self.form = ""
        self._open: list[str] = []
        self._steps = 0
        self._run = 0
        self._after_term = False
        self._after_bracket = False
        self._expects_data = False

    def take(self, query: str, place: int) -> int:
        """Look at the token at `place` and return where the next one starts."""
        char = query[place]
        if char == "\0" or "\ud800" <= char <= "\udfff":
            message = f"the character U+{ord(char):04X} cannot be part of a query"
            raise QueryRefusedError(message)
        if char.isspace():
            space = _SPACE.match(query, place)
            return space.end() if space else place + 1
        if char in "\"'":
            self._term()
            self._member()
            return self._string(query, place)
        if char == "\\":
            self._token()
            return place + 2
        if char.isalnum() or char in "_:" or char in _PATTERN_BY_START:
            pattern = _NUMBER if char.isdecimal() else _PATTERN_BY_START.get(char, _NAME)
            found = pattern.match(query, place)
            if found:
                is_name = pattern is _NAME
                is_word = is_name and ":" not in found.group()
                if pattern in (_IRI, _NUMBER, _LANGUAGE) or (is_name and not is_word):
                    self._term()
                elif pattern is not _COMMENT:
                    self._token()
                if is_name:
                    self._word(found.group())
                if is_word and found.group().upper() not in _BOOLEANS:
                    self._after_term = False
                elif pattern not in (_COMMENT, _LANGUAGE):
                    self._member()
                self._run = 0
                return found.end()
        # the commas and type marks of a list are as many as its terms
        if char in ",^":
            self._term()
        else:
            self._token()
        self._sign(char)
        return place + 1

    def _term(self) -> None:
        self._terms += 1
        if self._terms > self._limits.terms:
            message = f"query of more than {self._limits.terms} values; ask in several queries"
            raise QueryRefusedError(message)

    def _token(self) -> None:
        self._tokens += 1
        if self._tokens > self._limits.tokens:
            message = f"query of more than {self._limits.tokens} words and signs; ask for less"
            raise QueryRefusedError(message)

    def _string(self, query: str, place: int) -> int:
        quote = query[place : place + 3]
        quote = quote if quote in _STRING_BY_QUOTE else query[place]
        found = _STRING_BY_QUOTE[quote].match(query, place)
        if found is None:
            message = "the string that starts here does not end"
            raise QueryRefusedError(message)
        if "\0" in found.group() or re.search("[\ud800-\udfff]", found.group()):
            message = "this string holds a character that cannot be there"
            raise QueryRefusedError(message)
        self._run = 0
        return found.end()

    def _word(self, word: str) -> None:
        prefix, colon, _ = word.partition(":")
        bare = prefix.upper()
        # Parsers need no space after a keyword: `trueSERVICE<…>` and `SERVICEx:y` both call out.
        if "SERVICE" in bare:
            message = "SERVICE is not allowed here: this endpoint answers from its own graph only"
            raise ForbiddenQueryError(message)
        if not colon and bare in _FORMS and not self.form:
            self.form = bare
        if not colon and bare == "VALUES":
            self._expects_data = True
        if not colon and bare in _UPDATES:
            message = f"{bare} is not allowed here: the graph is read-only"
            raise ForbiddenQueryError(message)

    def _member(self) -> None:
        """Count what follows another term in a list: two triple patterns, for engines.

        Inline data has rows in such brackets, but no patterns; `a + b` counts once, which is rare.
        """
        if self._after_term and self._open[-1:] == ["("] and not self._expects_data:
            self._step()
        self._after_term, self._after_bracket = True, False

    def _step(self) -> None:
        self._steps += 1
        if self._steps > self._limits.steps:
            message = (
                f"more than {self._limits.steps} triple patterns, path steps or list members; "
                "split the query into smaller ones"
            )
            raise QueryRefusedError(message)

    def _sign(self, char: str) -> None:
        self._run = self._run + 1 if char in "!+-*|&=^" else 0
        if self._run > self._limits.operators:
            message = f"more than {self._limits.operators} operators in a row"
            raise QueryRefusedError(message)
        if char in "([{":
            self._opened(char)
        elif char in ")]}":
            if self._open:
                self._open.pop()
            self._after_term = self._after_bracket = True
            return
        elif char in ".;/" or (char == "," and self._open[-1:] != ["("]):
            self._step()
        if char not in "+-":  # these may be the sign of a number
            self._after_term = False
        self._after_bracket = False

    def _opened(self, char: str) -> None:
        if self._after_bracket:
            self._member()
        if char == "{" and self._expects_data:
            char, self._expects_data = "data", False
        elif char == "(" and self._open[-1:] == ["data"]:
            char = "row"
        self._open.append(char)
        if len(self._open) > self._limits.depth:
            message = f"brackets nested deeper than {self._limits.depth}"
            raise QueryRefusedError(message)
