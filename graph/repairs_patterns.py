"""The group graph patterns of a query: just enough structure to rewrite some of them.

What the reader does not know (SERVICE, LATERAL, reifiers …) makes it give up on the whole query.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .repairs_tokens import NotUnderstoodError, Token

__all__ = ["AGGREGATES", "Element", "Group", "Query", "Select", "read_query"]

ElementKind = Literal[
    "triples", "filter", "bind", "values", "optional", "minus", "graph", "union"
]  # fmt: skip
_ENDS = frozenset(("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))
AGGREGATES = frozenset(("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"))
_STARTS = frozenset(("FILTER", "BIND", "VALUES", "OPTIONAL", "MINUS", "GRAPH"))
_UNKNOWN = frozenset(("SERVICE", "LATERAL"))


@dataclass(slots=True)
class Element:
    """One part of a group; `tokens` are its own, those of nested groups included."""

    kind: ElementKind
    tokens: list[Token]
    groups: list[Group] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins in the query."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the query."""
        return self.tokens[-1].end

    @property
    def graph(self) -> Token:
        """The variable or name after GRAPH."""
        return self.tokens[1]


@dataclass(slots=True)
class Group:
    """A group with its braces: elements, or one sub-select."""

    start: int
    end: int
    elements: list[Element] = field(default_factory=list)
    select: Select | None = None


@dataclass(slots=True)
class Select:
    """A sub-select. `items` are the tokens of its projection, DISTINCT and REDUCED left out."""

    distinct: bool
    items: list[Token]
    where: Group
    tail: list[Token]
    item_groups: list[Group]

    @property
    def is_star(self) -> bool:
        """Whether all variables are projected."""
        return len(self.items) == 1 and self.items[0].is_sign("*")

    def clause(self, word: str) -> list[Token]:
        """Return the tokens of the tail's clause that begins with `word`."""
        depth, taking = 0, False
        found: list[Token] = []
        for token in self.tail:
            if depth == 0 and token.upper in _ENDS:
                taking = token.upper == word
            depth += token.is_sign("(", "{") - token.is_sign(")", "}")
            if taking:
                found.append(token)
        return found

    @property
    def has_aggregate(self) -> bool:
        """Whether the projection, HAVING or ORDER BY calls an aggregate."""
        return any(token.upper in AGGREGATES for token in (*self.items, *self.tail))

    def projected(self) -> list[tuple[str, list[Token]]]:
        """Return each projected variable with its expression's tokens ([] if it is plain)."""
        found: list[tuple[str, list[Token]]] = []
        depth, inside = 0, list[Token]()
        for token in self.items:
            depth -= token.is_sign(")")
            if depth == 0 and token.is_sign(")"):
                found.append((inside[-1].text[1:], inside[:-2]))
                inside = []
            elif depth:
                inside.append(token)
            elif token.kind == "variable":
                found.append((token.text[1:], []))
            depth += token.is_sign("(")
        return found


@dataclass(slots=True)
class Query:
    """A query: the SELECT (of a SELECT query) and the outermost group."""

    select: Select | None
    where: Group


def read_query(tokens: list[Token]) -> Query:
    """Read the structure of a whole query; raises NotUnderstoodError."""
    reader = _Reader(tokens)
    query = reader.query()
    if reader.place != len(tokens):
        raise NotUnderstoodError
    return query


class _Reader:
    """Reads tokens in order; `place` is the next one."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self.place = 0

    def _peek(self) -> Token:
        if self.place >= len(self._tokens):
            raise NotUnderstoodError
        return self._tokens[self.place]

    def _next(self) -> Token:
        token = self._peek()
        self.place += 1
        return token

    def query(self) -> Query:
        while self._peek().upper in {"PREFIX", "BASE", "VERSION"}:
            self.place += 3 if self._peek().upper == "PREFIX" else 2
        form = self._peek().upper
        if form == "SELECT":
            select = self._select(top=True)
            return Query(select, select.where)
        if form not in {"ASK", "CONSTRUCT", "DESCRIBE"}:
            raise NotUnderstoodError
        self.place += 1
        if form == "CONSTRUCT" and self._peek().is_sign("{"):
            while not self._next().is_sign("}"):
                pass
        while not self._peek().is_sign("{"):
            self.place += 1
        where = self._group()
        self.place = len(self._tokens)
        return Query(None, where)

    def _select(self, *, top: bool = False) -> Select:
        self.place += 1
        distinct = self._peek().upper in {"DISTINCT", "REDUCED"}
        self.place += distinct
        first = self.place
        groups: list[Group] = []
        while not self._peek().is_sign("{") and self._peek().upper not in {"WHERE", "FROM"}:
            self._term(groups)
        items = self._tokens[first : self.place]
        while not self._peek().is_sign("{"):
            self.place += 1
        where = self._group()
        first = self.place
        while self.place < len(self._tokens) and not self._peek().is_sign("}"):
            self._term(groups, braces=True)
        if top and self.place != len(self._tokens):
            raise NotUnderstoodError
        return Select(distinct, items, where, self._tokens[first : self.place], groups)

    def _term(self, groups: list[Group], *, braces: bool = False) -> None:
        """Pass a token, or all between matching brackets; collect the groups of EXISTS."""
        token = self._peek()
        if token.upper == "EXISTS":
            self.place += 1
            groups.append(self._group())
            return
        self.place += 1
        if token.is_sign("(") or (braces and token.is_sign("{")):
            while not self._peek().is_sign(")", "}"):
                self._term(groups)
            self.place += 1
        elif token.is_sign("{", "{|", "<<", "<<("):
            raise NotUnderstoodError

    def _group(self) -> Group:
        opening = self._next()
        if not opening.is_sign("{"):
            raise NotUnderstoodError
        group = Group(opening.start, opening.end)
        if self._peek().upper == "SELECT":
            group.select = self._select()
        else:
            while not self._peek().is_sign("}"):
                if self._peek().is_sign("."):
                    self.place += 1
                    continue
                group.elements.append(self._element())
        group.end = self._next().end
        return group

    def _element(self) -> Element:
        first = self.place
        token = self._peek()
        groups: list[Group] = []
        kind: ElementKind
        match token.upper:
            case "FILTER":
                kind = "filter"
                self.place += 1
                while self._peek().kind in {"word", "name", "iri"}:
                    if self._peek().upper == "EXISTS":
                        break
                    self.place += 1
                self._term(groups)
            case "BIND":
                kind = "bind"
                self.place += 1
                self._term(groups)
            case "VALUES":
                kind = "values"
                self.place += 1
                self._values()
            case "OPTIONAL" | "MINUS":
                kind = "optional" if token.upper == "OPTIONAL" else "minus"
                self.place += 1
                groups.append(self._group())
            case "GRAPH":
                kind = "graph"
                self.place += 2
                groups.append(self._group())
            case _ if token.is_sign("{"):
                kind = "union"
                groups.append(self._group())
                while self._peek().upper == "UNION":
                    self.place += 1
                    groups.append(self._group())
            case _:
                kind = "triples"
                self._triples()
        return Element(kind, self._tokens[first : self.place], groups)

    def _values(self) -> None:
        while not self._peek().is_sign("{"):
            self.place += 1
        while not self._next().is_sign("}"):
            pass

    def _triples(self) -> None:
        """Pass triples up to what ends their block; a full stop at the end is not part of it."""
        first = self.place
        while True:
            token = self._peek()
            if token.is_sign("{|", "|}", "<<", ">>", "<<(", ")>>", "~"):
                raise NotUnderstoodError
            if token.is_sign("}", "{") or token.upper in _STARTS:
                break
            if token.upper in _UNKNOWN:
                raise NotUnderstoodError
            self.place += 1
        if self.place == first:
            raise NotUnderstoodError
        while self._tokens[self.place - 1].is_sign("."):
            self.place -= 1
