"""What is wrong with a query that engines only call wrong: the usual slips, by their shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

from .repairs_paths import MissingStopError, read_triples
from .repairs_patterns import Group, Select, read_query
from .repairs_scope import variables_of
from .repairs_tokens import NotUnderstoodError, Token, tokens_of

__all__ = ["Slip", "slip_in"]

_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_PROLOGUE = {"PREFIX": 3, "BASE": 2, "VERSION": 2}


class Slip(NamedTuple):
    """What is wrong, and at which character of the query."""

    said: str
    place: int


def slip_in(query: str) -> Slip | None:
    """Return the first usual slip of a query that is no SPARQL; None if it has none known."""
    try:
        tokens = tokens_of(query)
        for slip in (_wrong_form(tokens), _missing_by(tokens), _broken_iri(query, tokens)):
            if slip is not None:
                return slip
        read = read_query(tokens)
        if read.select is not None and (slip := _ungrouped(read.select)) is not None:
            return slip
        return next(_slips(read.where), None)
    except (NotUnderstoodError, RecursionError):
        return None


def _wrong_form(tokens: list[Token]) -> Slip | None:
    place = 0
    while place < len(tokens) and tokens[place].upper in _PROLOGUE:
        place += _PROLOGUE[tokens[place].upper]
    if place >= len(tokens) or tokens[place].upper in _FORMS:
        return None
    found = tokens[place]
    message = f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with {found.text}"
    return Slip(message, found.start)


def _missing_by(tokens: list[Token]) -> Slip | None:
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.upper in {"GROUP", "ORDER"} and (after is None or after.upper != "BY"):
            place = token.end if after is None else after.start
            return Slip(f"expected BY after {token.upper}", place)
    return None


def _broken_iri(query: str, tokens: list[Token]) -> Slip | None:
    """Return a `<` where no comparison can be."""
    for before, token in pairwise(tokens):
        is_start = before.is_sign("{", ".", ";", ",") or before.kind in {"iri", "name"}
        if token.is_sign("<") and is_start and ">" in query[token.end :].partition("\n")[0]:
            return Slip('an IRI in < > has no spaces, and none of "{}|^`\\', token.start)
    return None


def _slips(group: Group) -> Iterator[Slip]:
    if group.select is not None:
        if (slip := _ungrouped(group.select)) is not None:
            yield slip
        yield from _slips(group.select.where)
        return
    bound: frozenset[str] = frozenset()
    for element in group.elements:
        if element.kind == "triples":
            try:
                read_triples(element.tokens)
            except MissingStopError as error:
                message = f"there is no '.' (or ';' or ',') before {error.token.text}"
                yield Slip(message, error.token.start)
            except NotUnderstoodError:
                pass
        if element.kind == "bind":
            name = element.tokens[-2]
            if name.text[1:] in bound:
                yield Slip(f"{name.text} has a value before this; choose a new name", name.start)
        bound |= variables_of(element).possible
        for inner in element.groups:
            yield from _slips(inner)


def _ungrouped(select: Select) -> Slip | None:
    """Return a variable that is selected beside aggregates and not grouped by."""
    grouping = select.clause("GROUP")
    if select.is_star or not (grouping or select.has_aggregate):
        return None
    known = {token.text[1:] for token in grouping if token.kind == "variable"}
    depth = 0
    for token in select.items:
        depth += token.is_sign("(") - token.is_sign(")")
        if depth == 0 and token.kind == "variable" and token.text[1:] not in known:
            message = f"{token.text} is neither in GROUP BY nor in an aggregate such as COUNT"
            return Slip(message, token.start)
    return None
