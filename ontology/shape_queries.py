"""The SHACL shapes as SPARQL, to check graphs that are too large for a SHACL engine.

Each constraint of `shapes.ttl` becomes one query that lists what breaks it; nothing is written
down twice, and a shape with a constraint that has no translation here raises ShapeError. A
million triples take seconds where a SHACL engine takes many minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from .check_model import Check, found_by, place_of
from .errors import ShapeError
from .files import SHAPES_TTL
from .terms import BORROWED, CLASSES, INDIVIDUALS, NAMESPACE, PROPERTIES, RELATIONS, descendants

__all__ = ["Check", "checks", "translate"]

_QUOTE_SHAPE: Final = "Quote"
_DATES: Final = frozenset({XSD.date, XSD.gYear, XSD.gYearMonth})
_RELATION_IRIS: Final = frozenset(NAMESPACE + name for name in RELATIONS)
_NUMBERS: Final = frozenset({XSD.integer, XSD.decimal})
_NODE_KINDS: Final = {SH.IRI: "isIRI({v})", SH.Literal: "isLiteral({v})"}
_TARGETS: Final = frozenset({SH.targetClass, SH.targetSubjectsOf})
_NOT_CONSTRAINTS: Final = _TARGETS | {RDF.type, SH.message, SH.path, SH.property}

# pyoxigraph 0.5 plans a NOT EXISTS of several triple patterns badly (minutes instead of parts of a
# second); MINUS, which SHACL forbids, is one hash join. They mean the same where no inner filter
# uses outer variables. One triple pattern is quicker as NOT EXISTS: a look-up for each row.
_LARGE_NOT_EXISTS: Final = re.compile(r"FILTER\s+NOT\s+EXISTS\s*\{(?!\s*\S+\s+[^\s|/]+\s+\S+\s*\})")


@cache
def checks(*, quotes: bool = True) -> tuple[Check, ...]:
    """Return a check for every constraint of the shapes, and three that SHACL has no words for.

    Without `quotes` those on quotes are left out: for a graph that was exported without them.
    """
    found = translate(Graph().parse(SHAPES_TTL)) + _EXTRA
    return tuple(check for check in found if quotes or check.shape != _QUOTE_SHAPE)


def translate(shapes: Graph) -> tuple[Check, ...]:
    """Return one check for every constraint of every node shape in `shapes`, sorted by name.

    Raises ShapeError for a constraint, target or path without a translation.
    """
    found: list[Check] = []
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        found += _Shape(shapes, shape).checks()
    return tuple(sorted(found, key=lambda check: check.name))


class _Shape:
    """One node shape, read from `graph`."""

    def __init__(self, graph: Graph, shape: Node) -> None:
        self.graph = graph
        self.node = shape
        self.name = _local_name(shape)
        self.targets: frozenset[str] = frozenset()
        self.target = self._target()

    def checks(self) -> Iterator[Check]:
        message = _text(self.graph.value(self.node, SH.message), f"breaks {self.name}")
        for constraint, value in self._constraints(self.node):
            if constraint == SH.sparql:
                yield self._sparql(value)
            elif constraint == SH.xone:
                yield self._check(message, self._xone(value), [constraint])
            else:
                # A node shape's own constraints are about the node itself.
                body = f"{self.target} BIND (?node AS ?value) {self._bad(constraint, value)}"
                yield self._check(message, body, [constraint])
        for properties in self.graph.objects(self.node, SH.property):
            yield from self._property(properties, message)

    def _target(self) -> str:
        classes = sorted(self.graph.objects(self.node, SH.targetClass), key=str)
        subjects_of = sorted(self.graph.objects(self.node, SH.targetSubjectsOf), key=str)
        if classes and not subjects_of:
            names = _with_subclasses(classes)
            self.targets = frozenset(name.strip("<>") for name in names)
            return _chosen("class", "a", names)
        if subjects_of and not classes:
            self.targets = frozenset(str(node) for node in subjects_of)
            return _chosen("property", "", [node.n3() for node in subjects_of])
        message = f"shape {self.name} needs either targetClass or targetSubjectsOf"
        raise ShapeError(message)

    def _constraints(self, node: Node) -> Iterator[tuple[URIRef, Node]]:
        for predicate, value in sorted(self.graph.predicate_objects(node)):
            if isinstance(predicate, URIRef) and predicate not in _NOT_CONSTRAINTS:
                yield predicate, value

    def _property(self, node: Node, inherited: str) -> Iterator[Check]:
        path = self.graph.value(node, SH.path)
        if not isinstance(path, URIRef):
            message = f"shape {self.name} has a path that is no property: {path}"
            raise ShapeError(message)
        message = _text(self.graph.value(node, SH.message), inherited)
        step = f"?node {path.n3()} ?value ."
        implied = (self.node, SH.targetSubjectsOf, path) in self.graph
        every = step if implied else f"{self.target} {step}"
        conditions: dict[URIRef, str] = {}
        for constraint, value in self._constraints(node):
            if constraint in _CONDITIONS:
                conditions[constraint] = self._condition(constraint, value)
                continue
            if constraint == SH.minCount:
                body = _too_few(self.target, path.n3(), int(str(value)))
            elif constraint == SH.maxCount:
                body = _too_many(every, path.n3(), int(str(value)))
            elif constraint == SH.uniqueLang:
                other = f"?node {path.n3()} ?other . FILTER (!sameTerm(?value, ?other))"
                language = 'FILTER (LANG(?value) != "" && LANG(?value) = LANG(?other))'
                body = f"{every} {other} {language}"
            elif constraint == SH.lessThan:
                other = f"?node {value.n3()} ?other ."
                body = f"{every} {other} FILTER (!COALESCE(?value < ?other, false))"
            else:
                body = f"{every} {self._bad(constraint, value)}"
            number = int(str(value)) if constraint in (SH.minCount, SH.maxCount) else 0
            yield self._check(message, body, [constraint], path, number=number)
        if conditions:
            # Every value is looked at once, and only the few bad ones are joined with the target.
            broken = " || ".join(conditions.values())
            body = f"{{ SELECT ?node ?value WHERE {{ {step} FILTER ({broken}) }} }}"
            body = body if implied else f"{body} {self.target}"
            yield self._check(message, body, list(conditions), path)

    def _bad(self, constraint: URIRef, value: Node) -> str:
        """Return filters that keep those `?value` that break the constraint."""
        if constraint == SH["class"]:
            return " ".join(
                f"FILTER NOT EXISTS {{ ?value a {name} }}" for name in _with_subclasses([value])
            )
        if constraint == SH["or"]:
            # All alternatives are broken: their filters, one after the other.
            return " ".join(
                self._bad(inner, operand)
                for alternative in Collection(self.graph, value)
                for inner, operand in self._constraints(alternative)
            )
        if constraint not in _CONDITIONS:
            message = f"shape {self.name} uses {_local_name(constraint)}: no SPARQL for it here"
            raise ShapeError(message)
        return f"FILTER ({self._condition(constraint, value)})"

    def _condition(self, constraint: URIRef, value: Node) -> str:
        operand = value.n3()
        if constraint == SH["in"]:
            operand = ", ".join(item.n3() for item in Collection(self.graph, value))
        return f"({_CONDITIONS[constraint](operand)})"

    def _xone(self, alternatives: Node) -> str:
        counted: list[str] = []
        for alternative in Collection(self.graph, alternatives):
            inner = self.graph.value(alternative, SH.property)
            facts = dict(self._constraints(inner)) if inner is not None else {}
            path = self.graph.value(inner, SH.path)
            if set(facts) != {SH.minCount} or path is None or int(str(facts[SH.minCount])) != 1:
                message = f"shape {self.name}: an alternative of xone is one property, minCount 1"
                raise ShapeError(message)
            counted.append(f"IF(EXISTS {{ ?node {path.n3()} ?any{len(counted)} }}, 1, 0)")
        return f"{self.target} FILTER ({' + '.join(counted)} != 1)"

    def _sparql(self, constraint: Node) -> Check:
        select = _text(self.graph.value(constraint, SH.select), "")
        body = re.sub(r"[$?]this\b", "?node", select[select.index("{") + 1 : select.rindex("}")])
        body = _LARGE_NOT_EXISTS.sub("MINUS {", body)
        message = _text(self.graph.value(constraint, SH.message), f"breaks {self.name}")
        return Check(
            name=f"{self.name}.{_local_name(constraint)}",
            message=message,
            found=found_by(f"{self.target} {' '.join(body.split())}"),
            place=place_of(properties=self.targets & _RELATION_IRIS),
            shape=self.name,
            components=("SPARQLConstraintComponent",),
            targets=self.targets,
        )

    def _check(
        self,
        message: str,
        body: str,
        constraints: list[URIRef],
        path: URIRef | None = None,
        *,
        number: int = 0,
    ) -> Check:
        parts = [self.name, _local_name(constraints[0])]
        if path is not None:
            last = "value" if constraints[0] in _CONDITIONS else parts.pop()
            parts = [self.name, _local_name(path), last]
        return Check(
            name=".".join(parts),
            message=message,
            found=found_by(body),
            # What is missing stands nowhere: then the place is that of the node.
            place=place_of(None if SH.minCount in constraints else path),
            shape=self.name,
            components=tuple(_component(constraint) for constraint in constraints),
            path=str(path) if path else "",
            targets=self.targets,
            least=number if constraints == [SH.minCount] else 0,
            most=number if constraints == [SH.maxCount] else 0,
        )


def _datatype(operand: str) -> str:
    datatype = URIRef(operand.strip("<>"))
    wrong = f"!isLiteral(?value) || DATATYPE(?value) != {operand}"
    # A literal that is none by its datatype's grammar breaks the constraint too.
    if datatype in _NUMBERS:
        return f"{wrong} || !isNumeric(?value)"
    if datatype in _DATES:
        return f"{wrong} || !COALESCE(isLiteral({operand}(STR(?value))), false)"
    return wrong


_CONDITIONS: Final[dict[URIRef, Callable[[str], str]]] = {
    SH.datatype: _datatype,
    SH["in"]: lambda operand: f"?value NOT IN ({operand})",
    SH.nodeKind: lambda operand: "!" + _NODE_KINDS[URIRef(operand.strip("<>"))].format(v="?value"),
    SH.minLength: lambda operand: f"isBlank(?value) || STRLEN(STR(?value)) < {_number(operand)}",
    SH.pattern: lambda operand: f"isBlank(?value) || !REGEX(STR(?value), {operand})",
    SH.minInclusive: lambda operand: f"!COALESCE(?value >= {operand}, false)",
    SH.maxInclusive: lambda operand: f"!COALESCE(?value <= {operand}, false)",
}


def _number(operand: str) -> str:
    return operand.split("^^")[0].strip('"')


def _too_few(target: str, path: str, least: int) -> str:
    if least == 1:
        return f"{target} FILTER NOT EXISTS {{ ?node {path} ?any0 }}"
    counted = f"{target} OPTIONAL {{ ?node {path} ?any0 }}"
    return (
        f"{{ SELECT ?node WHERE {{ {counted} }} "
        f"GROUP BY ?node HAVING (COUNT(DISTINCT ?any0) < {least}) }}"
    )


def _too_many(every: str, path: str, most: int) -> str:
    if most == 1 and "SELECT" not in every:
        return f"{every} ?node {path} ?other . FILTER (!sameTerm(?value, ?other))"
    return (
        f"{{ SELECT ?node WHERE {{ {every} }} "
        f"GROUP BY ?node HAVING (COUNT(DISTINCT ?value) > {most}) }}"
    )


def _chosen(kind: str, verb: str, names: list[str]) -> str:
    """Return a pattern that binds `?node`: of one of these classes, or with one of these verbs."""
    patterns = [f"?node {verb} {name} ." if verb else f"?node {name} ?any ." for name in names]
    if len(patterns) == 1:
        return patterns[0]
    # A subquery, because pyoxigraph 0.5 joins VALUES with what follows as a cross product.
    verbs = f"?node {verb} ?{kind} ." if verb else f"?node ?{kind} ?any ."
    chosen = f"VALUES ?{kind} {{ {' '.join(names)} }} {verbs}"
    return f"{{ SELECT DISTINCT ?node WHERE {{ {chosen} }} }}"


def _with_subclasses(classes: Iterable[Node]) -> list[str]:
    names: set[str] = set()
    for node in classes:
        name = str(node).removeprefix(NAMESPACE)
        names |= {node.n3(), *(f"<{NAMESPACE}{other}>" for other in descendants(name))}
    return sorted(names)


def _component(constraint: URIRef) -> str:
    name = _local_name(constraint)
    return f"{name[0].upper()}{name[1:]}ConstraintComponent"


def _local_name(node: Node) -> str:
    if isinstance(node, BNode):
        message = "a shape or SPARQL constraint needs a name: it is a blank node"
        raise ShapeError(message)
    return re.split(r"[#/]", str(node))[-1]


def _text(node: Node | None, otherwise: str) -> str:
    return str(node) if isinstance(node, Literal) else otherwise


def _extra(name: str, message: str, body: str) -> Check:
    return Check(name, message, found_by(body), place_of(), shape="")


_BORROWED: Final = sorted(f"<{iri}>" for iri in BORROWED)
_OWN_PROPERTIES: Final = sorted(f"<{NAMESPACE}{name}>" for name in PROPERTIES)
_OWN_NAMES: Final = sorted(f"<{NAMESPACE}{name}>" for name in CLASSES | INDIVIDUALS)
_EXTRA: Final = (
    _extra(
        "Graph.blankNode",
        "a graph has no blank nodes: name every node with an IRI",
        "?node ?predicate ?value . FILTER (isBlank(?node) || isBlank(?value))",
    ),
    _extra(
        "Graph.unknownClass",
        "a class is one of this vocabulary, or one that it borrows",
        "{ SELECT DISTINCT ?value WHERE { ?typed a ?value } } "
        f"FILTER (?value NOT IN ({', '.join(_OWN_NAMES + _BORROWED)})) "
        "?node a ?value .",
    ),
    _extra(
        "Graph.unknownProperty",
        "a property is one of this vocabulary, or one that it borrows",
        "{ SELECT DISTINCT ?value WHERE { ?used ?value ?object } } "
        f"FILTER (?value NOT IN ({', '.join(_OWN_PROPERTIES + _BORROWED)})) "
        "?node ?value ?anything .",
    ),
)
