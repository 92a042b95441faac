"""What kinds of subject a graph has: enough to see, without looking again, that much is right.

Subjects of one kind have the same classes and properties. A million triples have some hundreds of
kinds; a check of how many values a property has need only look at those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..ontology.check_model import Check
from ..ontology.terms import BORROWED, CLASSES, INDIVIDUALS, NAMESPACE, PREFIXES, PROPERTIES

__all__ = ["Summary", "distinct_triples"]

_TYPE = f"<{PREFIXES['rdf']}type>".encode()
_A = b"a "
_KNOWN_CLASSES = BORROWED | {NAMESPACE + name for name in CLASSES | INDIVIDUALS}
_KNOWN_PROPERTIES = BORROWED | {NAMESPACE + name for name in PROPERTIES}
_OF_WHOLE_GRAPH = frozenset(("Graph.blankNode", "Graph.unknownClass", "Graph.unknownProperty"))


def distinct_triples(nquads: Iterable[bytes]) -> Iterator[bytes]:
    """Yield each triple of sorted N-Quads lines once, without graph and full stop."""
    last = b""
    for line in nquads:
        triple = line[: line.rindex(b" <")]
        if triple != last:
            yield triple
            last = triple


@dataclass(frozen=True, slots=True)
class _Kind:
    """Subjects of the same classes that have the same properties: one value, or 2 for more."""

    classes: frozenset[str]
    values: dict[str, int]

    def is_target_of(self, check: Check) -> bool:
        return any(target in self.classes or target in self.values for target in check.targets)


class Summary:
    """The kinds of subject among the triples that it watched."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[bytes, ...], _Kind] = {}
        self._has_blank_nodes = False

    def watch(self, triples: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the triples, which come in the order of their subjects, and learn from them."""
        current, said = b"", list[bytes]()
        for triple in triples:
            subject, predicate, value = triple.split(b" ", 2)
            if subject != current:
                self._add(said)
                current, said = subject, []
            said.append(_A + value if predicate == _TYPE else predicate)
            if value.startswith(b"_:") or subject.startswith(b"_:"):
                self._has_blank_nodes = True
            yield triple
        self._add(said)

    def _add(self, said: list[bytes]) -> None:
        key = tuple(said)
        if key in self._kinds:
            return
        types = [word for word in said if word.startswith(_A)]
        values = Counter(_plain(word) for word in said if not word.startswith(_A))
        self._kinds[key] = _Kind(
            frozenset(_plain(word[len(_A) :]) for word in types),
            {predicate: min(number, 2) for predicate, number in values.items()},
        )

    def proves(self, check: Check) -> bool:
        """Tell whether no subject can break `check`; False means that it must be asked."""
        if check.name in _OF_WHOLE_GRAPH:
            return self._knows_all(check.name)
        kinds = [kind for kind in self._kinds.values() if kind.is_target_of(check)]
        if check.least:
            return check.least <= 2 and all(
                kind.values.get(check.path, 0) >= check.least for kind in kinds
            )
        if check.most == 1:
            return all(kind.values.get(check.path, 0) <= 1 for kind in kinds)
        if check.path:
            return not any(check.path in kind.values for kind in kinds)
        return bool(check.targets) and not kinds

    def _knows_all(self, name: str) -> bool:
        if name == "Graph.blankNode":
            return not self._has_blank_nodes
        if name == "Graph.unknownClass":
            return {iri for kind in self._kinds.values() for iri in kind.classes} <= _KNOWN_CLASSES
        used = {iri for kind in self._kinds.values() for iri in kind.values}
        return used <= _KNOWN_PROPERTIES


def _plain(iri: bytes) -> str:
    return iri.decode("utf-8")[1:-1]
