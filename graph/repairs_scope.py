"""GRAPH with a variable, where the engine lets the variable into what the braces hold.

By SPARQL 1.1 (section 18.6) the pattern in `GRAPH ?g { … }` is evaluated in each named graph by
itself, and ?g joined afterwards. The engine instead adds ?g to each triple pattern in it. That
differs for sub-selects (which lose ?g, and count or limit over all graphs), for MINUS (both sides
then share ?g), for VALUES without triples, and where the pattern binds ?g itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from .repairs_paths import repaired_triples
from .repairs_patterns import Element, Group, Query, Select
from .repairs_tokens import NotUnderstoodError, Token, apply, fresh_names

__all__ = ["Variables", "renamed_inside", "rewritten", "variables_of"]

_LONGEST = 50_000
"""A count is written twice, so that counts in counts would grow without end."""


@dataclass(frozen=True, slots=True)
class Variables:
    """Names without `?`: those a pattern may bind, and those it binds in each solution."""

    possible: frozenset[str] = frozenset()
    certain: frozenset[str] = frozenset()

    def __or__(self, other: Variables) -> Variables:
        return Variables(self.possible | other.possible, self.certain | other.certain)


def variables_of(part: Element | Group) -> Variables:
    """Return the variables in scope after `part`."""
    if isinstance(part, Group):
        if part.select is not None:
            return _projected(part.select)
        found = Variables()
        for element in part.elements:
            found |= variables_of(element)
        return found
    match part.kind:
        case "filter" | "minus":
            return Variables()
        case "optional":
            return Variables(variables_of(part.groups[0]).possible)
        case "bind":
            return Variables(frozenset((part.tokens[-2].text[1:],)))
        case "union":
            branches = [variables_of(group) for group in part.groups]
            return Variables(
                frozenset().union(*(b.possible for b in branches)),
                branches[0].certain.intersection(*(b.certain for b in branches)),
            )
        case "graph":
            own = _names([part.graph])
            return variables_of(part.groups[0]) | Variables(own, own)
        case "values":
            names = _names(part.tokens)
            unbound = any(token.upper == "UNDEF" for token in part.tokens)
            return Variables(names, frozenset() if unbound else names)
        case "triples":
            names = _names(part.tokens)
            return Variables(names, names)


def _projected(select: Select) -> Variables:
    inner = variables_of(select.where)
    if select.is_star:
        return inner
    plain = frozenset(name for name, how in select.projected() if not how)
    every = frozenset(name for name, _ in select.projected())
    return Variables(every, plain & inner.certain)


def _names(tokens: list[Token]) -> frozenset[str]:
    return frozenset(token.text[1:] for token in tokens if token.kind == "variable")


def renamed_inside(text: str, tokens: list[Token], query: Query) -> str | None:
    """Rename ?g in the first `GRAPH ?g { … ?g … }` that binds it itself; None if there is none.

    The renamed variable must be unbound or the graph: a sub-select keeps it from view. In an
    expression, where by the standard it would be unbound for ever, ?g is left: it is the graph
    there, as in the engine and in Jena, and as people mean it.
    """
    found = _first_reused(query.where, tokens)
    if found is None:
        return None
    element, reused = found
    outer = element.graph.text
    inner = fresh_names(tokens, "inside", 1)[0]
    edits = [(token.start, token.end, inner) for token in reused]
    possible = variables_of(element.groups[0]).possible
    if outer[1:] in possible:
        kept = " ".join("?" + n for n in sorted(possible - {outer[1:]}))
        same = f"FILTER(!BOUND({inner}) || sameTerm({inner}, {outer}))"
        edits.append((element.start, element.start, f"{{ SELECT {outer} {kept} {{ "))
        edits.append((element.end, element.end, f" {same} }} }}"))
    return apply(text, edits)


def _first_reused(part: Group, tokens: list[Token]) -> tuple[Element, list[Token]] | None:
    for element in part.elements:
        if element.kind == "graph" and element.graph.kind == "variable":
            name = element.graph.text[1:]
            if reused := _reused(element.groups[0], name, tokens):
                return element, reused
        for group in element.groups:
            if (found := _first_reused(group, tokens)) is not None:
                return found
    if part.select is not None:
        return _first_reused(part.select.where, tokens)
    return None


def _reused(group: Group, name: str, tokens: list[Token]) -> list[Token]:
    """Return the uses of a variable in which it is another one than the graph around `group`.

    Those are all where the group may bind it, and in sub-selects. `GRAPH ?g { FILTER(BOUND(?g)) }`
    asks whether the braces bind it: they do not (W3C test graph-variable-scope).
    """
    places = [
        place
        for place, token in enumerate(tokens)
        if token.kind == "variable"
        and token.text[1:] == name
        and group.start < token.start < group.end
    ]
    if group.select is not None or name in variables_of(group).possible:
        return [tokens[place] for place in places]
    if all(element.kind == "filter" for element in group.elements):
        return [tokens[place] for place in places if tokens[place - 2].upper == "BOUND"]
    inside = (g for e in group.elements if e.kind != "filter" for g in e.groups)
    return [token for inner in inside for token in _reused(inner, name, tokens)]


def rewritten(text: str, tokens: list[Token], query: Query) -> str:
    """Return the query with sub-selects, MINUS, VALUES and empty paths made to mean what they say.

    `renamed_inside` must have nothing left to do.
    """
    writer = _Writer(text, tokens)
    where = writer.group(query.where, "")
    return text[: query.where.start] + where + text[query.where.end :]


class _Writer:
    """Writes patterns; `graph` is the active graph: a variable, a name, or "" for the default."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = tokens

    def group(self, group: Group, graph: str) -> str:
        if group.select is not None:
            return self._select_group(group, group.select, graph)
        parts = ["{"]
        if _is_variable(graph) and _wants_graph(group):
            parts.append(f" GRAPH {graph} {{}} ")
        place = group.start + 1
        left = Variables()
        for element in group.elements:
            parts.append(self._text[place : element.start])
            if not (element.kind == "minus" and _is_idle_minus(left, element, graph)):
                parts.append(self._element(element, graph))
            left |= variables_of(element)
            place = element.end
        parts.append(self._text[place : group.end])
        return "".join(parts)

    def _element(self, element: Element, graph: str) -> str:
        if element.kind == "triples":
            new = repaired_triples(self._text, element.tokens, graph)
            return self._text[element.start : element.end] if new is None else new
        if element.kind == "graph":
            graph = element.graph.text
            written = self._nested(element.start, element.end, element.groups, graph)
            body = element.groups[0].elements
            if _is_variable(graph) or any(inner.kind == "triples" for inner in body):
                return written
            return f"{{ GRAPH {graph} {{}} {written} }}"
        return self._nested(element.start, element.end, element.groups, graph)

    def _nested(self, start: int, end: int, groups: list[Group], graph: str) -> str:
        """Write a span of the query in which `groups` are written anew."""
        parts: list[str] = []
        for group in groups:
            parts += (self._text[start : group.start], self.group(group, graph))
            start = group.end
        return "".join((*parts, self._text[start:end]))

    def _select_group(self, group: Group, select: Select, graph: str) -> str:
        where = self.group(select.where, graph)
        inner = select.where
        if not _is_variable(graph):
            return self._text[group.start : inner.start] + where + self._text[inner.end : group.end]
        return self._select_in_graph(select, where, graph)

    def _select_in_graph(self, select: Select, where: str, graph: str) -> str:
        """Write a sub-select that gives its rows for each value of the variable `graph`."""
        if select.item_groups or len(where) > _LONGEST:
            raise NotUnderstoodError
        items = self._span(select.items)
        distinct = "DISTINCT " if select.distinct else ""
        shown = "*" if select.is_star else f"{items} {graph}"
        body = f"{{ GRAPH {graph} {where} }}"
        grouping, having = select.clause("GROUP"), self._span(select.clause("HAVING"))
        order = self._span(select.clause("ORDER"))
        values = self._span(select.clause("VALUES"))
        cut = " ".join(self._span(select.clause(word)) for word in ("LIMIT", "OFFSET")).strip()
        single = select.has_aggregate and not grouping
        if (single and (order or cut or values)) or (cut and select.is_star):
            raise NotUnderstoodError
        if single:
            some = f"SELECT {shown} {body} GROUP BY {graph} {having}"
            none = f"SELECT {items} {{ FILTER(false) }} {having}"
            empty = f"{{ GRAPH {graph} {{}} {_none_left(select.where, body, graph)} }}"
            return f"{{ {{ {some} }} UNION {{ {empty} {{ {none} }} }} }}"
        by = f"{self._span(grouping)} {graph}" if grouping else ""
        whole = f"SELECT {distinct}{shown} {body} {by} {having} {order} {cut} {values}"
        if cut:
            return f"{{ GRAPH {graph} {{}} LATERAL {{ {whole} }} }}"
        return f"{{ {whole} }}"

    def _span(self, tokens: list[Token]) -> str:
        return self._text[tokens[0].start : tokens[-1].end] if tokens else ""


def _none_left(where: Group, body: str, graph: str) -> str:
    """Return what keeps of all graphs those in which `body` has no solution.

    A pattern without a constant has solutions all over: then one look into each graph is cheaper
    than all of them, else all are, which the engine finds by their constants.
    """
    kinds = {element.kind for element in where.elements}
    if where.select is None and kinds == {"triples"}:
        tokens = [token for element in where.elements for token in element.tokens]
        if all(token.kind == "variable" or token.is_sign(".", ";", ",") for token in tokens):
            return f"FILTER NOT EXISTS {body}"
    return f"MINUS {{ SELECT DISTINCT {graph} {body} }}"


def _is_variable(graph: str) -> bool:
    return graph[:1] in {"?", "$"}


def _wants_graph(group: Group) -> bool:
    """Tell whether VALUES or another GRAPH stands here without what would bind the graph."""
    kinds = {element.kind for element in group.elements}
    return bool(kinds & {"values", "graph"}) and not _binds_graph(group)


def _binds_graph(group: Group) -> bool:
    if group.select is not None:
        return True
    for element in group.elements:
        if element.kind == "triples":
            return True
        if element.kind == "union" and all(_binds_graph(branch) for branch in element.groups):
            return True
    return False


def _is_idle_minus(left: Variables, element: Element, graph: str) -> bool:
    """Tell whether MINUS in a graph named by a variable can take nothing away: drop it then.

    Raises NotUnderstoodError where that depends on the data.
    """
    if not _is_variable(graph):
        return False
    right = variables_of(element.groups[0])
    if not left.possible & right.possible:
        return True
    if not left.certain & right.certain:
        raise NotUnderstoodError
    return False
