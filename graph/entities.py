"""The entities of all documents before they are told apart: what is said that helps with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..ontology.terms import SEGMENT_BY_TYPE
from .claims import Claim, Entity, Extraction

__all__ = ["DocumentFacts", "Node", "Unions", "node_of"]

_PEOPLE_OF_FILM = frozenset(
    ["director", "screenwriter", "producer", "cinematographer", "editor", "castMember", "composer"]
)


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One entity of one document."""

    segment: str
    document_id: str
    name: str
    year: int | None = None


class DocumentFacts:
    """What the documents say that helps to tell entities apart."""

    def __init__(self, extractions: list[Extraction]) -> None:
        self.entities: dict[Node, set[str]] = {}
        self.uses: Counter[Node] = Counter()
        self.years: dict[Node, set[int]] = defaultdict(set)
        self.people: dict[Node, set[Node]] = defaultdict(set)
        self.films_of: dict[Node, set[Node]] = defaultdict(set)
        self.performers: dict[Node, set[Node]] = defaultdict(set)
        self.types: dict[Node, str] = {}
        for extraction in extractions:
            self._read(extraction)

    def _read(self, extraction: Extraction) -> None:
        document_id = extraction.document_id
        main = self._add(document_id, extraction.film) if extraction.film else None
        for claim in extraction.claims:
            subject = self._add(document_id, claim.subject)
            obj = self._add(document_id, claim.object) if isinstance(claim.object, Entity) else None
            self._learn(claim, subject, obj)
            for more in (claim.context, claim.target):
                if more is not None:
                    self._add(document_id, more)
            for node in (subject, obj):
                if main and node and node.segment in ("person", "song", "character"):
                    self.films_of[node].add(main)

    def _learn(self, claim: Claim, subject: Node, obj: Node | None) -> None:
        if claim.modality != "asserted":
            return
        if claim.predicate == "releaseYear" and isinstance(claim.object, int):
            self.years[subject].add(claim.object)
        if obj is None:
            return
        if claim.predicate in _PEOPLE_OF_FILM:
            self.people[subject].add(obj)
        if subject.segment == "film" and obj.segment in ("person", "song", "character"):
            self.films_of[obj].add(subject)
        if claim.predicate == "characterIn":
            self.films_of[subject].add(obj)
        if claim.predicate in ("songPerformer", "songWriter"):
            self.performers[subject].add(obj)

    def _add(self, document_id: str, entity: Entity) -> Node:
        node = node_of(document_id, entity)
        forms = (form for form in (entity.name, *entity.aliases) if form)
        self.entities.setdefault(node, set()).update(forms)
        self.types[node] = entity.type
        self.uses[node] += 1
        if entity.year is not None:
            self.years[node].add(entity.year)
        return node

    def of_segment(self, segment: str) -> Iterator[Node]:
        """Yield the nodes of one segment in order."""
        return (node for node in sorted(self.entities) if node.segment == segment)


def node_of(document_id: str, entity: Entity) -> Node:
    """Return the node of an entity of that document."""
    return Node(SEGMENT_BY_TYPE[entity.type], document_id, entity.name, entity.year)


class Unions:
    """Disjoint sets; the smallest node stands for its set."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        """Return the node that stands for the set of `node`, itself if it is in none yet."""
        parent = self._parent.setdefault(node, node)
        while parent != node:
            grandparent = self._parent[parent]
            self._parent[node] = grandparent
            node, parent = parent, grandparent
        return node

    def join(self, one: Node, other: Node) -> None:
        """Make the sets of two nodes one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def sets(self) -> list[list[Node]]:
        """Return the sets, each sorted, in the order of their smallest nodes."""
        members: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self._parent):
            members[self.find(node)].append(node)
        return [members[root] for root in sorted(members)]
