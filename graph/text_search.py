"""Searching the text from inside SPARQL: two properties that the index answers, not the engine.

    ?film search:names "lantern" .
    (?sentence ?score ?text) search:sentences ("rain* guitar" 50) .

Before a query runs, each such triple becomes inline data (VALUES) with what the index found, and
all else stays: the query is SPARQL 1.1 before and after. `search:names` finds things by their
names, spelling forgiven; `search:sentences` finds the sentences of claims by words. Best first;
without a number at most 100, and a note tells when there was more.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple, NoReturn

import pyoxigraph as ox

from .iris import data_prefixes
from .query_errors import pointed_at
from .repairs_patterns import Element, Group, read_query
from .repairs_tokens import NotUnderstoodError, Token, apply, tokens_of
from .search import SearchIndex

__all__ = [
    "DEFAULT_HITS",
    "MOST_HITS",
    "NAMESPACE",
    "PREFIX",
    "Searched",
    "query_prefixes",
    "searched",
]

NAMESPACE: Final = "https://w3id.org/screensong/search#"
PREFIX: Final = "search"
"""Known in every query; one may also declare another for the namespace."""
MOST_HITS: Final = 1_000
"""Over this many rows of VALUES the engine changes to a plan many times slower."""
DEFAULT_HITS: Final = 100
_MOST_SEARCHES: Final = 8
_PROPERTIES: Final = ("names", "sentences")
_MENTION: Final = f"{PREFIX}:"
_USE: Final = 'write ?thing search:{0} "words", or (?thing ?score ?text) search:{0} ("words" 50)'
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_SHOWN_ROWS: Final = 3
_SHOWN_CHARACTERS: Final = 60
_Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Searched:
    """A query in which searches are inline data.

    `written` is the query as it was. `text` has a mark in the place of the rows, so that it is
    the same whatever was found: put them in with `whole`, last of all. `notes` tell of searches
    that found more than was taken.
    """

    written: str
    text: str
    notes: tuple[str, ...] = ()
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def whole(self, text: str) -> str:
        """Return `text` (this one, or what was made of it) with all rows."""
        for mark, rows in self.rows.items():
            text = text.replace(mark, " ".join(rows))
        return text

    def shown(self, text: str) -> str:
        """Return `text` with the first rows only, for people to read."""
        for mark, rows in self.rows.items():
            more = len(rows) - _SHOWN_ROWS
            told = [f"\n  # and {more} more\n"] if more > 0 else []
            text = text.replace(mark, " ".join([*rows[:_SHOWN_ROWS], *told]))
        return text


class _Search(NamedTuple):
    """One search of a query: the property's name, variables with `?`, words, hits at most."""

    name: str
    variables: tuple[str, ...]
    words: str
    most: int | None


class _Plan(NamedTuple):
    """A query with a mark for the rows of each search."""

    text: str
    searches: tuple[_Search, ...]


def query_prefixes(base: str) -> dict[str, str]:
    """Return the prefixes that a query may use without declaring them."""
    return {**data_prefixes(base), PREFIX: NAMESPACE}


def searched(query: str, index: SearchIndex | None) -> Searched:
    """Return the query with its searches done; one without any comes back as it is.

    Raises SyntaxError where a search is not written as it must be, and ValueError if there is no
    index to search.
    """
    if _MENTION not in query and NAMESPACE not in query:
        return Searched(query, query)
    plan = _planned(query)
    if not plan.searches:
        return Searched(query, query)
    if index is None:
        message = "this graph has no search index: search: cannot be used here"
        raise ValueError(message)
    notes: list[str] = []
    rows: dict[str, tuple[str, ...]] = {}
    for number, search in enumerate(plan.searches):
        try:
            found = _found(index, search)
        except sqlite3.Error as error:
            message = f"the search index cannot be read: {error}"
            raise ValueError(message) from error
        most = search.most or DEFAULT_HITS
        if len(found) > most and search.most is None:
            words = "".join(c for c in search.words[:_SHOWN_CHARACTERS] if c.isprintable())
            notes.append(
                f"search:{search.name} {_quoted(words)} found more than {most}, and only the best "
                f"were taken; ({_quoted(words)} {MOST_HITS}) takes up to {MOST_HITS:,}"
            )
        count = len(search.variables)
        rows[_mark(number, count)] = tuple(f"({' '.join(row[:count])})" for row in found[:most])
    return Searched(query, plan.text, tuple(dict.fromkeys(notes)), rows)


def _found(index: SearchIndex, search: _Search) -> list[_Row]:
    """Return up to one hit more than wanted: the thing, its score and the text, as SPARQL terms."""
    wanted = (search.most or DEFAULT_HITS) + 1
    if search.name == "names":
        return [
            (f"<{hit.iri}>", _number(hit.score), _quoted(hit.form))
            for hit in index.search(search.words, wanted)
        ]
    return [
        (
            f"<{hit.document}#char={hit.span.start},{hit.span.end}>",
            _number(hit.score),
            _quoted(hit.text),
        )
        for hit in index.sentences(search.words, wanted)
    ]


def _number(score: float) -> str:
    return str(Decimal(score).quantize(Decimal("0.0001")))


def _quoted(text: str) -> str:
    return str(ox.Literal(text))


def _mark(number: int, count: int) -> str:
    return f"(<tag:screensong,2026:hits-{number}>{' 0' * (count - 1)})"


@lru_cache(maxsize=64)
def _planned(query: str) -> _Plan:
    """Find the searches of a query and put marked inline data in their places."""
    try:
        tokens = tokens_of(query)
    except NotUnderstoodError:
        return _refused_as_unread(query)
    names = _names_of(tokens)
    places = [token for token in tokens if names(token)]
    if not places:
        return _Plan(query, ())
    for place, token in enumerate(tokens[:-1]):
        if token.upper == "CONSTRUCT" and tokens[place + 1].upper == "WHERE":
            _refuse(query, places[0], "CONSTRUCT WHERE takes no search: write CONSTRUCT { … } too")
    try:
        parsed = read_query(tokens)
    except NotUnderstoodError:
        return _refused_as_unread(query)
    writer = _Writer(query, names)
    for group in _groups(parsed.where):
        for element in group.elements:
            if element.kind == "triples":
                writer.block(element)
    for group in parsed.select.item_groups if parsed.select else ():
        for inner in _groups(group):
            for element in inner.elements:
                if element.kind == "triples":
                    writer.block(element)
    for token in places:
        if token.start not in writer.used:
            _refuse(query, token, _USE.format(names(token)))
    if len(writer.searches) > _MOST_SEARCHES:
        _refuse(query, places[-1], f"a query may search {_MOST_SEARCHES} times")
    return _Plan(apply(query, writer.edits), tuple(writer.searches))


def _groups(group: Group) -> Iterator[Group]:
    """Yield a group and all groups in it, those of sub-selects and EXISTS included."""
    yield group
    for element in group.elements:
        for inner in element.groups:
            yield from _groups(inner)
    if group.select is not None:
        yield from _groups(group.select.where)
        for inner in group.select.item_groups:
            yield from _groups(inner)


def _names_of(tokens: list[Token]) -> Callable[[Token], str]:
    """Return what tells the local name of a token in our namespace, "" for any other token."""
    declared = {PREFIX: NAMESPACE}
    for before, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.upper == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            declared[name.text[:-1]] = iri.text[1:-1]

    def name_of(token: Token) -> str:
        if token.kind == "iri":
            found = token.text[1:-1].removeprefix(NAMESPACE)
            return found if len(found) < len(token.text) - 2 else ""
        prefix, _, local = token.text.partition(":")
        is_ours = token.kind == "name" and declared.get(prefix) == NAMESPACE
        return local if is_ours else ""

    return name_of


def _refuse(query: str, token: Token, said: str) -> NoReturn:
    before = query[: token.start]
    line = before.count("\n") + 1
    column = token.start - (before.rfind("\n") + 1) + 1
    raise SyntaxError(pointed_at(query, line, column, said))


def _refused_as_unread(query: str) -> NoReturn:
    """Let the engine say what is wrong with a query; if nothing is, it is written too oddly."""
    ox.Store().query(query, prefixes={PREFIX: NAMESPACE})
    message = (
        "search: cannot be used in a query that is written so: give characters for \\u escapes "
        "and spaces around < and >"
    )
    raise SyntaxError(message)


class _Writer:
    """Writes blocks of triples anew, inline data in front; `used` are the places of searches."""

    def __init__(self, query: str, names: Callable[[Token], str]) -> None:
        self._query = query
        self._names = names
        self.edits: list[tuple[int, int, str]] = []
        self.searches: list[_Search] = []
        self.used: set[int] = set()

    def block(self, element: Element) -> None:
        """Take the searches out of a block of triples, if there are any."""
        if not any(self._names(token) for token in element.tokens):
            return
        data: list[str] = []
        kept: list[str] = []
        for statement in _split(element.tokens, "."):
            subject, rest = statement[: _term(statement)], statement[_term(statement) :]
            others: list[str] = []
            for part in _split(rest, ";"):
                if self._names(part[0]):
                    self.used.add(part[0].start)
                    name = self._known(part[0])
                    variables = self._subject(subject, name)
                    for value in _split(part[1:], ",") or [[]]:
                        words, most = self._object(value, part[0])
                        data.append(self._inline(_Search(name, variables, words, most)))
                else:
                    others.append(self._text(part))
            if others or not rest:
                kept.append(f"{self._text(subject)} {' ; '.join(others)}")
        new = " ".join([*data, " . ".join(kept)])  # the last full stop is no part of the block
        self.edits.append((element.start, element.end, new))

    def _known(self, token: Token) -> str:
        name = self._names(token)
        if name not in _PROPERTIES:
            known = " and ".join(f"search:{one}" for one in _PROPERTIES)
            _refuse(self._query, token, f"there is no {token.text}: there are {known}")
        return name

    def _inline(self, search: _Search) -> str:
        mark = _mark(len(self.searches), len(search.variables))
        self.searches.append(search)
        return f"VALUES ({' '.join(search.variables)}) {{ {mark} }}"

    def _subject(self, tokens: list[Token], name: str) -> tuple[str, ...]:
        inside = tokens[1:-1] if tokens[0].is_sign("(") else tokens
        variables = tuple(f"?{token.text[1:]}" for token in inside if token.kind == "variable")
        if len(variables) != len(inside) or not 1 <= len(set(variables)) == len(variables) <= 3:
            _refuse(self._query, tokens[0], _USE.format(name))
        return variables

    def _object(self, tokens: list[Token], after: Token) -> tuple[str, int | None]:
        inside = tokens[1:-1] if tokens and tokens[0].is_sign("(") else tokens
        kinds = [token.kind for token in inside]
        if kinds not in (["string"], ["string", "number"]) or (tokens == inside and kinds[1:]):
            place = tokens[0] if tokens else after
            _refuse(self._query, place, _USE.format(self._names(after)))
        most = None
        if kinds[1:]:
            number = inside[1].text
            most = int(number) if number.isdecimal() and len(number) < 9 else 0
            if not 1 <= most <= MOST_HITS:
                _refuse(self._query, inside[1], f"a search gives 1 to {MOST_HITS:,} hits")
        return _unquoted(inside[0].text), most

    def _text(self, tokens: list[Token]) -> str:
        return self._query[tokens[0].start : tokens[-1].end] if tokens else ""


def _unquoted(text: str) -> str:
    """Return the characters of a string of SPARQL."""
    width = 3 if text[:3] in {'"""', "'''"} else 1
    inside = text[width:-width]
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), inside)


def _split(tokens: list[Token], sign: str) -> list[list[Token]]:
    """Split tokens at a sign outside brackets; empty parts are left out."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.is_sign("(", "[") - token.is_sign(")", "]")
        if depth == 0 and token.is_sign(sign):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _term(tokens: list[Token]) -> int:
    """Return how many tokens the first term has: one, or all between brackets."""
    depth = 0
    for count, token in enumerate(tokens, 1):
        depth += token.is_sign("(", "[") - token.is_sign(")", "]")
        if depth == 0:
            return count
    return len(tokens)
