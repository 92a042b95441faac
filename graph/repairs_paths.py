"""Property paths of length zero from or to a constant that the graph does not hold.

By SPARQL 1.1 (section 18.4) `:absent :p* ?x` has the solution `?x = :absent`; the engine gives
none. The repair adds that solution where the constant is no node of the graph, and only there.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from .repairs_tokens import NotUnderstoodError, Token

__all__ = ["MissingStopError", "read_triples", "repaired_triples"]

_MOST_PATHS = 3
_NO_PROPERTY = "<tag:screensong,2026:nothing>"


class MissingStopError(NotUnderstoodError):
    """A triple ends, and another one begins at `token` without a sign between them."""

    def __init__(self, token: Token) -> None:
        super().__init__()
        self.token = token


class Triple(NamedTuple):
    """Tokens of subject, verb and object, and whether the verb is a path that may be empty."""

    subject: list[Token]
    verb: list[Token]
    object: list[Token]
    may_be_empty: bool

    def text(self, query: str) -> str:
        parts = (self.subject, self.verb, self.object)
        return " ".join(query[part[0].start : part[-1].end] for part in parts) + " ."

    @property
    def has_constant_end(self) -> bool:
        return self.subject[0].kind != "variable" or self.object[0].kind != "variable"


def repaired_triples(query: str, tokens: list[Token], graph: str) -> str | None:
    """Return a block of triples with its empty paths written out; None if there is none.

    `graph` is what stands after GRAPH around the block, "" in the default graph. A block with
    blank nodes or collections is left alone: their scope is the block.
    """
    if not any(token.is_sign("*", "?") for token in tokens):
        return None
    try:
        triples = read_triples(tokens)
    except NotUnderstoodError:
        return None
    hit = [place for place, t in enumerate(triples) if t.may_be_empty and t.has_constant_end]
    if not hit or len(hit) > _MOST_PATHS:
        return None
    # All of the block stands in each branch: the engine orders joins only within one.
    branches: list[str] = []
    for absent in product((False, True), repeat=len(hit)):
        parts = [triple.text(query) for triple in triples]
        for place, is_absent in zip(hit, absent, strict=True):
            if is_absent:
                parts[place] = _solution(query, triples[place], graph)
        branches.append(f"{{ {' '.join(parts)} }}")
    return " UNION ".join(branches)


def read_triples(tokens: list[Token]) -> list[Triple]:
    """Read a block of triples; raises NotUnderstoodError, as MissingStopError if that is why."""
    return _Reader(tokens).block()


def _solution(query: str, triple: Triple, graph: str) -> str:
    """Return a group with the one solution of an empty path at an absent constant."""
    parts = (triple.subject, triple.object)
    ends = [query[p[0].start : p[-1].end] for p in parts if p[0].kind != "variable"]
    there = f"GRAPH {graph} {{}} " if graph else ""
    absent = f"FILTER NOT EXISTS {{ {ends[0]} {_NO_PROPERTY}? {ends[0]} }}"
    if len(ends) == 2:
        return f"{{ {there}FILTER(sameTerm({ends[0]}, {ends[1]})) {absent} }}"
    variable = next(part[0].text for part in parts if part[0].kind == "variable")
    return f"{{ {there}VALUES {variable} {{ {ends[0]} }} {absent} }}"


class _Reader:
    """Reads triples whose ends are single terms."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def _peek(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self, *signs: str) -> bool:
        token = self._peek()
        if token is None or not token.is_sign(*signs):
            return False
        self._place += 1
        return True

    def block(self) -> list[Triple]:
        found: list[Triple] = []
        while self._peek() is not None:
            subject = self._end()
            while True:
                first = self._place
                empty = self._verb()
                verb = self._tokens[first : self._place]
                found.append(Triple(subject, verb, self._end(), empty))
                while self._take(","):
                    found.append(Triple(subject, verb, self._end(), empty))
                ended = True
                while self._take(";"):
                    token = self._peek()
                    ended = token is None or token.is_sign(".", ";")
                if ended:
                    break
            if (token := self._peek()) is not None and not self._take("."):
                if token.kind == "sign":
                    raise NotUnderstoodError
                raise MissingStopError(token)
        return found

    def _end(self) -> list[Token]:
        """Read a variable or a constant."""
        first = self._place
        self._take("+", "-")
        token = self._peek()
        if token is None:
            raise NotUnderstoodError
        self._place += 1
        match token.kind:
            case "variable" | "iri" | "name" | "number":
                pass
            case "word" if token.upper in {"TRUE", "FALSE"}:
                pass
            case "string":
                after = self._peek()
                if (after is not None and after.kind == "language") or self._take("^^"):
                    self._place += 1
            case _:
                raise NotUnderstoodError
        if self._place - first > 1 and token.kind not in {"string", "number"}:
            raise NotUnderstoodError
        return self._tokens[first : self._place]

    def _verb(self) -> bool:
        token = self._peek()
        if token is not None and token.kind == "variable":
            self._place += 1
            return False
        return self._alternatives()

    def _alternatives(self) -> bool:
        empty = self._sequence()
        while self._take("|"):
            empty |= self._sequence()
        return empty

    def _sequence(self) -> bool:
        empty = self._step()
        while self._take("/"):
            empty &= self._step()
        return empty

    def _step(self) -> bool:
        self._take("^")
        if self._take("!"):
            if self._take("("):
                while not self._take(")"):
                    if self._peek() is None:
                        raise NotUnderstoodError
                    self._place += 1
            else:
                self._take("^")
                self._name()
            empty = False
        elif self._take("("):
            empty = self._alternatives()
            if not self._take(")"):
                raise NotUnderstoodError
        else:
            self._name()
            empty = False
        if self._take("*", "?"):
            return True
        self._take("+")
        return empty

    def _name(self) -> None:
        token = self._peek()
        if token is None or not (token.kind in {"iri", "name"} or token.text == "a"):
            raise NotUnderstoodError
        self._place += 1
