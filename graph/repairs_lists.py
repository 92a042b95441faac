"""`?x IN (…)` over many constants, which the engine would compare with each member in turn.

That takes 25 s for 4,000 members over 100,000 quads. There are two ways around it:

- `FILTER(?x IN (…))` over IRIs or plain strings, of a variable that every solution binds, is
  inline data, which the engine looks up (0.01 s): these are equal only to themselves.
- A long list of numbers or plain strings, wherever it stands, is searched by halves
  (0.1 s): `IF(?x < m, …, …)`. Numbers are equal by value, in whatever type they are; as all members
  are of one type, any number compares with them in their order, rounded or not. A member that
  rounds to the same as the one it is told from by `<` is found as that one. What is of another
  kind than the members compares with all of them alike: one is asked in place of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .repairs_patterns import Element, Group, Query
from .repairs_scope import Variables, variables_of
from .repairs_tokens import Token, apply

__all__ = ["with_lists_as_data", "with_lists_by_halves"]

_LONG = 32
_FEW = 8
_DIGITS = 15
"""Numbers of so many digits are exact in all types but xsd:float, and rounded in order there."""
_STRING = "<http://www.w3.org/2001/XMLSchema#string>"
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:(?!.*/\.)")


def with_lists_as_data(text: str, query: Query) -> str:
    """Return the query with its lists as inline data."""
    edits: list[tuple[int, int, str]] = []
    _collect(query.where, edits)
    return apply(text, edits) if edits else text


def _collect(group: Group, edits: list[tuple[int, int, str]]) -> None:
    if group.select is not None:
        _collect(group.select.where, edits)
        return
    if any(token.kind == "blank" for element in group.elements for token in element.tokens):
        return  # triples on both sides of a FILTER may share a blank node, but not of VALUES
    bound_at: dict[str, int] = {}
    bound = Variables()
    for element in group.elements:
        bound |= variables_of(element)
        for name in bound.certain:
            bound_at.setdefault(name, element.end)
        if element.kind == "filter":
            edits += _as_data(element, bound_at)
        else:
            for inner in element.groups:
                _collect(inner, edits)


def _as_data(element: Element, bound_at: dict[str, int]) -> list[tuple[int, int, str]]:
    """Return the edits that make a filter inline data, if it is a list.

    They put it where every solution has come to bind its variable: before an OPTIONAL, say.
    """
    match element.tokens[1:]:
        case [opening, variable, word, listing, *members, closing, end]:
            signs = opening.is_sign("(") and listing.is_sign("(")
            if not (signs and closing.is_sign(")") and end.is_sign(")") and word.upper == "IN"):
                return []
        case _:
            return []
    values = members[::2]
    commas = all(token.is_sign(",") for token in members[1::2])
    if not (commas and len(members) % 2 and _are_distinct_if_written_so(values)):
        return []
    name = variable.text[1:]
    if variable.kind != "variable" or name not in bound_at:
        return []
    written = " ".join(dict.fromkeys(token.text for token in values))
    place = bound_at[name]
    data = f" VALUES {variable.text} {{ {written} }} "
    return [(place, place, data), (element.start, element.end, " ")]


def _are_distinct_if_written_so(values: list[Token]) -> bool:
    """Tell whether two of `values` are one term only if they are written alike."""
    if any("\\" in token.text for token in values):
        return False
    match {token.kind for token in values}:
        case kinds if kinds == {"iri"}:
            return all(_ABSOLUTE.match(token.text) for token in values)
        case kinds if kinds == {"name"}:
            return len({token.text.partition(":")[0] for token in values}) == 1
        case kinds if kinds == {"string"}:
            return len({_quote(token.text) for token in values}) == 1
        case _:
            return False


def _quote(text: str) -> str:
    return text[:3] if text[:3] in {'"""', "'''"} else text[0]


class _List(NamedTuple):
    """A long list: the edit's place, the variable, whether it is NOT IN, members in order."""

    start: int
    end: int
    variable: str
    negated: bool
    are_strings: bool
    members: list[str]


def with_lists_by_halves(text: str, tokens: list[Token]) -> str:
    """Return the query with its long lists of numbers or strings as nested comparisons."""
    edits = [(found.start, found.end, _by_halves(found)) for found in _long_lists(tokens)]
    return apply(text, edits) if edits else text


def _long_lists(tokens: list[Token]) -> Iterator[_List]:
    for place, token in enumerate(tokens):
        if token.upper != "IN" or place < 2 or not tokens[place + 1 : place + 2]:
            continue
        negated = tokens[place - 1].upper == "NOT"
        first = place - 1 - negated
        variable = tokens[first]
        # an operator before it would be part of what is looked for: `1 + ?x IN (…)`
        alone = first > 0 and tokens[first - 1].is_sign("(", "&&", "||", ",")
        if variable.kind != "variable" or not alone or not tokens[place + 1].is_sign("("):
            continue
        last = place + 2
        while last < len(tokens) and not tokens[last].is_sign(")", "("):
            last += 1
        if last == len(tokens) or tokens[last].text != ")":
            continue
        inside = tokens[place + 2 : last]
        found = _numbers_in_order(inside) or _strings_in_order(inside)
        if found is not None and len(found) >= _LONG:
            are_strings = inside[0].kind == "string"
            yield _List(
                variable.start, tokens[last].end, variable.text, negated, are_strings, found
            )


def _numbers_in_order(inside: list[Token]) -> list[str] | None:
    """Return numbers of one type by value; None if that is not what stands between the brackets."""
    found: dict[Decimal, str] = {}
    kinds: set[tuple[bool, bool]] = set()
    for member in _members(inside):
        match member:
            case [number] if number.kind == "number":
                text = number.text
            case [sign, number] if sign.is_sign("-", "+") and number.kind == "number":
                text = sign.text + number.text
            case _:
                return None
        lowered = text.lower()
        kinds.add(("e" in lowered, "." in lowered.partition("e")[0] or "e" in lowered))
        value = Decimal(text)
        if len(kinds) > 1 or sum(character.isdigit() for character in text) > _DIGITS:
            return None
        if "e" in lowered and value and not -_DIGITS <= value.adjusted() <= _DIGITS:
            return None
        found.setdefault(value, text)
    return [found[value] for value in sorted(found)]


def _strings_in_order(inside: list[Token]) -> list[str] | None:
    """Return plain strings by their characters; None if there is something else."""
    members = list(_members(inside))
    if any(len(member) != 1 or member[0].kind != "string" for member in members):
        return None
    strings = [member[0] for member in members]
    if not _are_distinct_if_written_so(strings):
        return None
    quote = len(_quote(strings[0].text))
    return sorted({token.text for token in strings}, key=lambda text: text[quote:-quote])


def _members(inside: list[Token]) -> Iterator[list[Token]]:
    member: list[Token] = []
    for token in inside:
        if token.is_sign(","):
            yield member
            member = []
        else:
            member.append(token)
    yield member


def _by_halves(found: _List) -> str:
    name, some = found.variable, found.members[0]
    kind = f"COALESCE(DATATYPE({name}) = {_STRING}, false)"
    # not NaN, which is not equal to itself, nor less than anything
    kind = kind if found.are_strings else f"isNumeric({name}) && {name} = {name}"
    tree = _tree(name, found.members)
    if found.negated:
        return f"IF({kind}, !({tree}), {name} NOT IN ({some}))"
    return f"IF({kind}, {tree}, {name} IN ({some}))"


def _tree(name: str, members: list[str]) -> str:
    if len(members) <= _FEW:
        return f"{name} IN ({', '.join(members)})"
    middle = len(members) // 2
    left, right = _tree(name, members[:middle]), _tree(name, members[middle:])
    return f"IF({name} < {members[middle]}, {left}, {right})"
