"""A small evaluator of SPARQL's algebra as section 18 of the standard writes it, for tests.

It knows the patterns that rewriting concerns and is slow and plain on purpose. A pattern is a
node with `evaluate(dataset, graph)` and `text()`; a solution is a dict without unbound variables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "Bind", "Bound", "Count", "Dataset", "Exists", "Filter", "Graph", "Join", "Minus", "Optional",
    "Path", "Pattern", "Same", "Select", "Triple", "Union", "Values", "bag",
]  # fmt: skip

Solution = dict[str, str]
Triples = frozenset[tuple[str, str, str]]
Dataset = dict[str, Triples]  # graph name to triples; "" is the default graph


def _is_variable(term: str) -> bool:
    return term.startswith("?")


def _compatible(left: Solution, right: Solution) -> bool:
    return all(right.get(name, value) == value for name, value in left.items())


def _put(pattern: str, solution: Solution) -> str:
    return solution.get(pattern, pattern)


def bag(solutions: Sequence[Solution]) -> Counter[frozenset[tuple[str, str]]]:
    """Return solutions as a multiset."""
    return Counter(frozenset(solution.items()) for solution in solutions)


class Pattern:
    """A graph pattern."""

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        """Return the solutions with `graph` active."""
        raise NotImplementedError

    def text(self) -> str:
        """Return SPARQL that stands within the braces of a group."""
        raise NotImplementedError

    def possible(self) -> frozenset[str]:
        """Return the variables that a solution may bind."""
        raise NotImplementedError

    def told(self, name: str, value: str) -> Pattern:
        """Return this with `value` for a variable in conditions, unless the pattern binds it.

        This is where the project leaves section 18 of the standard: in an expression in
        `GRAPH ?g { … }`, ?g is the graph.
        """
        return self


def _nodes(triples: Triples) -> set[str]:
    return {node for subject, _, object_ in triples for node in (subject, object_)}


@dataclass(frozen=True)
class Triple(Pattern):
    """One triple pattern."""

    subject: str
    predicate: str
    object: str

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        pattern = (self.subject, self.predicate, self.object)
        found: list[Solution] = []
        for triple in data.get(graph, frozenset()):
            solution: Solution = {}
            for wanted, term in zip(pattern, triple, strict=True):
                if solution.setdefault(wanted, term) != term or not (
                    _is_variable(wanted) or wanted == term
                ):
                    break
            else:
                found.append({n: v for n, v in solution.items() if _is_variable(n)})
        return found

    def possible(self) -> frozenset[str]:
        return frozenset(term for term in (self.subject, self.object) if _is_variable(term))

    def text(self) -> str:
        return f"{self.subject} {self.predicate} {self.object} ."


@dataclass(frozen=True)
class Path(Pattern):
    """One of `p*`, `p?`, `(p*|q)`, `(p?/q*)` between two ends."""

    subject: str
    path: str
    object: str

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        triples = data.get(graph, frozenset())
        ends = {t for t in (self.subject, self.object) if not _is_variable(t)}
        pairs = self._pairs(triples, _nodes(triples) | ends)
        found: list[Solution] = []
        for subject, object_ in pairs:
            left = {self.subject: subject} if _is_variable(self.subject) else {}
            right = {self.object: object_} if _is_variable(self.object) else {}
            if _put(self.subject, left) != subject or _put(self.object, right) != object_:
                continue
            if _compatible(left, right):
                found.append({**left, **right})
        return found

    def _pairs(self, triples: Triples, nodes: set[str]) -> list[tuple[str, str]]:
        def step(name: str) -> set[tuple[str, str]]:
            return {(s, o) for s, p, o in triples if p == name}

        def optional(name: str) -> set[tuple[str, str]]:
            return step(name) | {(n, n) for n in nodes}

        def closure(name: str) -> set[tuple[str, str]]:
            found = optional(name)
            while True:
                more = {(s, o) for s, m in found for n, o in step(name) if m == n} - found
                if not more:
                    return found
                found |= more

        match self.path:
            case ":p*":
                return list(closure(":p"))
            case ":p?":
                return list(optional(":p"))
            case "(:p*|:q)":
                return list(closure(":p") | step(":q"))
            case "(:p?|:q*)":
                return list(optional(":p") | closure(":q"))
            case _:
                assert self.path == "(:p?/:q*)"
                return [(s, o) for s, m in optional(":p") for n, o in closure(":q") if m == n]

    def possible(self) -> frozenset[str]:
        return frozenset(term for term in (self.subject, self.object) if _is_variable(term))

    def text(self) -> str:
        return f"{self.subject} {self.path} {self.object} ."


@dataclass(frozen=True)
class Values(Pattern):
    """Inline data; None is UNDEF."""

    names: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        return [
            {name: term for name, term in zip(self.names, row, strict=True) if term is not None}
            for row in self.rows
        ]

    def possible(self) -> frozenset[str]:
        return frozenset(self.names)

    def text(self) -> str:
        rows = " ".join(f"({' '.join(term or 'UNDEF' for term in row)})" for row in self.rows)
        return f"VALUES ({' '.join(self.names)}) {{ {rows} }}"


@dataclass(frozen=True)
class Bind(Pattern):
    """A term given a name, on its own in a group."""

    term: str
    name: str

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        return [{self.name: self.term}]

    def possible(self) -> frozenset[str]:
        return frozenset((self.name,))

    def text(self) -> str:
        return f"{{ BIND({self.term} AS {self.name}) }}"


@dataclass(frozen=True)
class Join(Pattern):
    """Patterns one after the other."""

    parts: tuple[Pattern, ...]

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        found: list[Solution] = [{}]
        for part in self.parts:
            others = part.evaluate(data, graph)
            found = [{**a, **b} for a in found for b in others if _compatible(a, b)]
        return found

    def possible(self) -> frozenset[str]:
        return frozenset().union(*(part.possible() for part in self.parts))

    def told(self, name: str, value: str) -> Pattern:
        if name in self.possible():
            return self
        return Join(tuple(part.told(name, value) for part in self.parts))

    def text(self) -> str:
        return " ".join(f"{{ {part.text()} }}" for part in self.parts)


@dataclass(frozen=True)
class Union(Pattern):
    """Either of two."""

    left: Pattern
    right: Pattern

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        return self.left.evaluate(data, graph) + self.right.evaluate(data, graph)

    def possible(self) -> frozenset[str]:
        return self.left.possible() | self.right.possible()

    def told(self, name: str, value: str) -> Pattern:
        if name in self.possible():
            return self
        return Union(self.left.told(name, value), self.right.told(name, value))

    def text(self) -> str:
        return f"{{ {self.left.text()} }} UNION {{ {self.right.text()} }}"


@dataclass(frozen=True)
class Optional(Pattern):
    """A pattern that may add to another."""

    left: Pattern
    right: Pattern

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        found: list[Solution] = []
        others = self.right.evaluate(data, graph)
        for solution in self.left.evaluate(data, graph):
            merged = [{**solution, **other} for other in others if _compatible(solution, other)]
            found += merged or [solution]
        return found

    def possible(self) -> frozenset[str]:
        return self.left.possible() | self.right.possible()

    def told(self, name: str, value: str) -> Pattern:
        if name in self.possible():
            return self
        return Optional(self.left.told(name, value), self.right.told(name, value))

    def text(self) -> str:
        return f"{self.left.text()} OPTIONAL {{ {self.right.text()} }}"


@dataclass(frozen=True)
class Minus(Pattern):
    """A pattern without what another has."""

    left: Pattern
    right: Pattern

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        others = self.right.evaluate(data, graph)
        return [
            solution
            for solution in self.left.evaluate(data, graph)
            if not any(
                _compatible(solution, other) and solution.keys() & other.keys() for other in others
            )
        ]

    def possible(self) -> frozenset[str]:
        return self.left.possible()

    def told(self, name: str, value: str) -> Pattern:
        if name in self.possible():
            return self
        return Minus(self.left.told(name, value), self.right.told(name, value))

    def text(self) -> str:
        return f"{self.left.text()} MINUS {{ {self.right.text()} }}"


@dataclass(frozen=True)
class Bound:
    """A condition: a variable is bound."""

    name: str

    def holds(self, solution: Solution, data: Dataset, graph: str) -> bool:
        return self.name in solution or not _is_variable(self.name)

    def told(self, name: str, value: str) -> Bound:
        return Bound(value if self.name == name else self.name)

    def text(self) -> str:
        return f"BOUND({self.name})"


@dataclass(frozen=True)
class Same:
    """A condition: two variables are bound to one term."""

    left: str
    right: str

    def holds(self, solution: Solution, data: Dataset, graph: str) -> bool:
        left, right = _put(self.left, solution), _put(self.right, solution)
        return left == right and not _is_variable(left)

    def told(self, name: str, value: str) -> Same:
        return Same(*(value if term == name else term for term in (self.left, self.right)))

    def text(self) -> str:
        return f"sameTerm({self.left}, {self.right})"


@dataclass(frozen=True)
class Exists:
    """A condition: a triple is there once variables are put in."""

    triple: Triple

    def holds(self, solution: Solution, data: Dataset, graph: str) -> bool:
        t = self.triple
        put = Triple(_put(t.subject, solution), t.predicate, _put(t.object, solution))
        return bool(put.evaluate(data, graph))

    def told(self, name: str, value: str) -> Exists:
        t = self.triple
        return Exists(
            Triple(_put(t.subject, {name: value}), t.predicate, _put(t.object, {name: value}))
        )

    def text(self) -> str:
        return f"EXISTS {{ {self.triple.text()} }}"


@dataclass(frozen=True)
class Filter(Pattern):
    """A pattern kept where a condition holds."""

    inner: Pattern
    condition: Bound | Same | Exists

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        return [
            solution
            for solution in self.inner.evaluate(data, graph)
            if self.condition.holds(solution, data, graph)
        ]

    def possible(self) -> frozenset[str]:
        return self.inner.possible()

    def told(self, name: str, value: str) -> Pattern:
        if name in self.possible():
            return self
        return Filter(self.inner.told(name, value), self.condition.told(name, value))

    def text(self) -> str:
        return f"{{ {self.inner.text()} FILTER({self.condition.text()}) }}"


@dataclass(frozen=True)
class Graph(Pattern):
    """A pattern in a named graph."""

    name: str
    inner: Pattern

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        if not _is_variable(self.name):
            return self.inner.evaluate(data, self.name) if self.name in data else []
        return [
            {**solution, self.name: name}
            for name in data
            if name
            for solution in self.inner.told(self.name, name).evaluate(data, name)
            if solution.get(self.name, name) == name
        ]

    def possible(self) -> frozenset[str]:
        own = {self.name} if _is_variable(self.name) else set()
        return self.inner.possible() | own

    def told(self, name: str, value: str) -> Pattern:
        return self  # the graph around another one is out of sight in it

    def text(self) -> str:
        return f"GRAPH {self.name} {{ {self.inner.text()} }}"


@dataclass(frozen=True)
class Select(Pattern):
    """A sub-select of some variables; with none named, of all."""

    inner: Pattern
    names: tuple[str, ...] = ()
    distinct: bool = False

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        found = self.inner.evaluate(data, graph)
        if self.names:
            found = [{n: v for n, v in s.items() if n in self.names} for s in found]
        return (
            [dict(items) for items in dict.fromkeys(frozenset(s.items()) for s in found)]
            if (self.distinct)
            else found
        )

    def possible(self) -> frozenset[str]:
        return frozenset(self.names) or self.inner.possible()

    def text(self) -> str:
        distinct = "DISTINCT " if self.distinct else ""
        return f"{{ SELECT {distinct}{' '.join(self.names) or '*'} {{ {self.inner.text()} }} }}"


@dataclass(frozen=True)
class Count(Pattern):
    """A sub-select that counts, over all or by one variable."""

    inner: Pattern
    name: str
    by: str = ""

    def evaluate(self, data: Dataset, graph: str) -> list[Solution]:
        groups: Counter[str | None] = Counter() if self.by else Counter({None: 0})
        for solution in self.inner.evaluate(data, graph):
            groups[solution.get(self.by) if self.by else None] += 1
        return [
            {self.name: str(count), **({self.by: value} if value is not None else {})}
            for value, count in groups.items()
        ]

    def possible(self) -> frozenset[str]:
        return frozenset(name for name in (self.name, self.by) if name)

    def text(self) -> str:
        by = f" GROUP BY {self.by}" if self.by else ""
        keys = f"{self.by} " if self.by else ""
        count = f"(COUNT(*) AS {self.name})"
        return f"{{ SELECT {keys}{count} {{ {self.inner.text()} }}{by} }}"
