"""Across documents: which entities are the same film, person, song.

Everything here is a pure function of the set of extractions: no order, clock or earlier build
has a say. Names decide first; years, shared people and shared films decide between equal names;
a near-equal spelling counts only for two people of one film.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from ..ontology.schemes import Concept, SchemeName, load_scheme
from ..ontology.terms import SEGMENT_BY_TYPE
from .claims import Claim, Entity, Extraction
from .iris import Iris, digest, folded, slug

__all__ = ["Resolution", "Resolved", "resolve"]

_ARTICLES = ("the ", "a ", "an ")
_PEOPLE_OF_FILM = frozenset(
    ["director", "screenwriter", "producer", "cinematographer", "editor", "castMember", "composer"]
)
_CONCEPT_SEGMENTS: dict[str, SchemeName] = {
    "theme": "theme",
    "music-genre": "music-genre",
    "film-genre": "film-genre",
    "instrument": "instrument",
}
_MOST_PEOPLE_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Resolved:
    """One entity of the graph: its IRI, its label, and every other form documents use."""

    iri: str
    label: str
    other_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    """One entity of one document."""

    segment: str
    document_id: str
    name: str
    year: int | None = None


class Resolution:
    """Gives the resolved entity of each entity of each document."""

    def __init__(self, resolved: Mapping[_Node, Resolved]) -> None:
        self._resolved = resolved

    def of(self, document_id: str, entity: Entity) -> Resolved:
        """Return what `entity` of that document is in the graph."""
        return self._resolved[_node(document_id, entity)]


class _Unions:
    """Disjoint sets; the smallest node stands for its set."""

    def __init__(self) -> None:
        self._parent: dict[_Node, _Node] = {}

    def find(self, node: _Node) -> _Node:
        parent = self._parent.setdefault(node, node)
        while parent != node:
            grandparent = self._parent[parent]
            self._parent[node] = grandparent
            node, parent = parent, grandparent
        return node

    def join(self, one: _Node, other: _Node) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def sets(self) -> list[list[_Node]]:
        """Return the sets, each sorted, in the order of their smallest nodes."""
        members: dict[_Node, list[_Node]] = defaultdict(list)
        for node in sorted(self._parent):
            members[self.find(node)].append(node)
        return [members[root] for root in sorted(members)]


def resolve(extractions: Iterable[Extraction], iris: Iris) -> Resolution:
    """Decide which entities of the documents are the same thing, and name them.

    Cost grows with the number of entities, not with its square: pairs are compared only
    inside one name or one film.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document_id)
    facts = _Facts(ordered)
    unions = _Unions()
    for node in facts.entities:
        unions.find(node)
    _join_people_by_name(facts, unions)
    _join_films(facts, unions)
    _join_people_of_one_film(facts, unions)
    _join_songs(facts, unions)
    _join_characters(facts, unions)
    _join_others(facts, unions)
    return Resolution(_named(facts, unions, iris))


class _Facts:
    """What the documents say that helps to tell entities apart."""

    def __init__(self, extractions: list[Extraction]) -> None:
        self.entities: dict[_Node, set[str]] = {}
        self.uses: Counter[_Node] = Counter()
        self.years: dict[_Node, set[int]] = defaultdict(set)
        self.people: dict[_Node, set[_Node]] = defaultdict(set)
        self.films_of: dict[_Node, set[_Node]] = defaultdict(set)
        self.performers: dict[_Node, set[_Node]] = defaultdict(set)
        self.types: dict[_Node, str] = {}
        for extraction in extractions:
            self._read(extraction)

    def _read(self, extraction: Extraction) -> None:
        document_id = extraction.document_id
        main = self._add(document_id, extraction.film) if extraction.film else None
        for claim in extraction.claims:
            subject = self._add(document_id, claim.subject)
            obj = self._add(document_id, claim.object) if isinstance(claim.object, Entity) else None
            self._learn(claim, subject, obj)
            for node in (subject, obj):
                if main and node and node.segment in ("person", "song", "character"):
                    self.films_of[node].add(main)

    def _learn(self, claim: Claim, subject: _Node, obj: _Node | None) -> None:
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

    def _add(self, document_id: str, entity: Entity) -> _Node:
        node = _node(document_id, entity)
        forms = (form for form in (entity.name, *entity.aliases) if form)
        self.entities.setdefault(node, set()).update(forms)
        self.types[node] = entity.type
        self.uses[node] += 1
        if entity.year is not None:
            self.years[node].add(entity.year)
        return node

    def of_segment(self, segment: str) -> Iterator[_Node]:
        """Yield the nodes of one segment in order."""
        return (node for node in sorted(self.entities) if node.segment == segment)


def _node(document_id: str, entity: Entity) -> _Node:
    return _Node(SEGMENT_BY_TYPE[entity.type], document_id, entity.name, entity.year)


def _title_key(title: str) -> str:
    key = folded(title)
    for article in _ARTICLES:
        if key.startswith(article) and len(key) > len(article):
            return key[len(article) :]
    return key


def _by_key(nodes: Iterable[_Node], facts: _Facts) -> dict[str, list[_Node]]:
    """Group nodes by each folded form of their names; longest-known form first."""
    groups: dict[str, list[_Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted({_title_key(form) for form in facts.entities[node]}):
            groups[key].append(node)
    return dict(sorted(groups.items()))


def _join_people_by_name(facts: _Facts, unions: _Unions) -> None:
    by_name: dict[str, _Node] = {}
    for node in facts.of_segment("person"):
        key = folded(node.name)
        if key in by_name:
            unions.join(by_name[key], node)
        else:
            by_name[key] = node


def _join_films(facts: _Facts, unions: _Unions) -> None:
    for nodes in _by_key(facts.of_segment("film"), facts).values():
        groups = _films_of_one_title(nodes, facts, unions)
        for group in groups:
            for node in group[1:]:
                unions.join(group[0], node)


def _films_of_one_title(nodes: list[_Node], facts: _Facts, unions: _Unions) -> list[list[_Node]]:
    """Split films of one title: years at most one apart, or a person in common, are one film.

    A film without a year joins the group it shares a person with, else the only group there is.
    """
    dated = sorted((n for n in nodes if facts.years[n]), key=lambda n: (min(facts.years[n]), n))
    groups: list[list[_Node]] = []
    for node in dated:
        home = next((g for g in groups if _same_film(node, g, facts, unions)), None)
        if home is None:
            groups.append([node])
        else:
            home.append(node)
    undated: list[_Node] = []
    for node in (n for n in nodes if not facts.years[n]):
        home = next((g for g in groups if _share_person(node, g, facts, unions)), None)
        if home is None and len(groups) == 1:
            home = groups[0]
        (undated if home is None else home).append(node)
    return [*groups, undated] if undated else groups


def _same_film(node: _Node, group: list[_Node], facts: _Facts, unions: _Unions) -> bool:
    years = facts.years[node]
    near = any(abs(a - b) <= 1 for other in group for a in facts.years[other] for b in years)
    return near or _share_person(node, group, facts, unions)


def _share_person(node: _Node, group: list[_Node], facts: _Facts, unions: _Unions) -> bool:
    people = {unions.find(person) for person in facts.people[node]}
    return any(unions.find(person) in people for other in group for person in facts.people[other])


def _join_people_of_one_film(facts: _Facts, unions: _Unions) -> None:
    """Join a last name alone with the one full name of its film, and near-equal spellings."""
    people_by_film: dict[_Node, set[_Node]] = defaultdict(set)
    for node in facts.of_segment("person"):
        for film in facts.films_of[node]:
            people_by_film[unions.find(film)].add(unions.find(node))
    for film in sorted(people_by_film):
        people = sorted(people_by_film[film])[:_MOST_PEOPLE_COMPARED]
        for index, one in enumerate(people):
            for other in people[index + 1 :]:
                if _is_variant(one.name, other.name):
                    unions.join(one, other)
        for one in people:
            words = folded(one.name).split()
            if len(words) != 1:
                continue
            full = {
                unions.find(p) for p in people if _is_last_name(words[0], folded(p.name).split())
            }
            if len(full) == 1:
                unions.join(one, full.pop())


def _is_last_name(word: str, words: list[str]) -> bool:
    return len(words) > 1 and words[-1] == word


def _is_variant(one: str, other: str) -> bool:
    """Tell whether two full names differ by one or two letters, or by a middle name only.

    >>> _is_variant("Elisabetta Rho", "Elizabetta Rho"), _is_variant("Ann Rho", "Ian Rho")
    (True, False)
    """
    first, second = folded(one).split(), folded(other).split()
    if min(len(first), len(second)) < 2:
        return False
    if len(first) != len(second):
        return (first[0], first[-1]) == (second[0], second[-1])
    changed = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(changed) != 1:
        return False
    a, b = changed[0]
    return min(len(a), len(b)) >= 5 and DamerauLevenshtein.distance(a, b) <= 1


def _join_songs(facts: _Facts, unions: _Unions) -> None:
    """Join songs of one title that share a performer, a writer or a film."""
    for nodes in _by_key(facts.of_segment("song"), facts).values():
        ties: dict[_Node, _Node] = {}
        for node in nodes:
            for tie in sorted(facts.performers[node] | facts.films_of[node]):
                root = unions.find(tie)
                if root in ties:
                    unions.join(ties[root], node)
                ties.setdefault(root, node)


def _join_characters(facts: _Facts, unions: _Unions) -> None:
    """Join characters of one film with equal names, and a short name with the one full name."""
    by_film: dict[_Node, list[_Node]] = defaultdict(list)
    for node in facts.of_segment("character"):
        for film in sorted({unions.find(film) for film in facts.films_of[node]})[:1]:
            by_film[film].append(node)
    for film in sorted(by_film):
        by_name: dict[str, _Node] = {}
        for node in by_film[film]:
            unions.join(by_name.setdefault(folded(node.name), node), node)
        for key, node in sorted(by_name.items()):
            full = {
                unions.find(other)
                for name, other in by_name.items()
                if name != key and f" {key} " in f" {name} "
            }
            if len(full) == 1:
                unions.join(node, full.pop())


def _join_others(facts: _Facts, unions: _Unions) -> None:
    by_key: dict[tuple[str, str], _Node] = {}
    for node in sorted(facts.entities):
        if node.segment in ("film", "person", "song", "character"):
            continue
        unions.join(by_key.setdefault((node.segment, _concept_key(node)), node), node)


def _concept_key(node: _Node) -> str:
    concept = _concept(node)
    return slug(node.name) if concept is None else concept.slug


def _concept(node: _Node) -> Concept | None:
    """Return the concept of our schemes that a node's name is a label of."""
    scheme = _CONCEPT_SEGMENTS.get(node.segment)
    return None if scheme is None else load_scheme(scheme).find(node.name)


def _named(facts: _Facts, unions: _Unions, iris: Iris) -> dict[_Node, Resolved]:
    """Give each set of nodes its label and IRI; sets that would share an IRI are told apart."""
    sets = unions.sets()
    film_names: dict[_Node, str] = {}
    resolved: dict[_Node, Resolved] = {}
    for segment in ("film", "person", "song", "character", None):
        wanted = [
            nodes
            for nodes in sets
            if nodes[0].segment == segment
            or (segment is None and nodes[0].segment not in ("film", "person", "song", "character"))
        ]
        slugs = _told_apart(
            wanted,
            [_slug_of(nodes, facts, unions, film_names) for nodes in wanted],
            lambda nodes: _distinction(nodes, facts, resolved),
        )
        slugs = _told_apart(wanted, slugs, lambda nodes: digest(nodes[0].document_id, nodes)[:6])
        for nodes, unique in zip(wanted, slugs, strict=True):
            if segment == "film":
                film_names[unions.find(nodes[0])] = unique
            label = _label(nodes, facts)
            forms = sorted({form for node in nodes for form in facts.entities[node]} - {label})
            entity = Resolved(iris.entity(facts.types[nodes[0]], unique), label, tuple(forms))
            resolved.update(dict.fromkeys(nodes, entity))
    return resolved


def _told_apart(
    sets: list[list[_Node]], slugs: list[str], distinction: Callable[[list[_Node]], str]
) -> list[str]:
    """Lengthen each slug that more than one set has by what distinguishes the set."""
    count = Counter(slugs)
    return [
        f"{name}-{distinction(nodes)}" if count[name] > 1 else name
        for nodes, name in zip(sets, slugs, strict=True)
    ]


def _slug_of(
    nodes: list[_Node], facts: _Facts, unions: _Unions, film_names: Mapping[_Node, str]
) -> str:
    label, segment = _label(nodes, facts), nodes[0].segment
    if segment == "film":
        years = Counter(year for node in nodes for year in facts.years[node])
        year = min(years, key=lambda y: (-years[y], y)) if years else None
        if not nodes[0].name:
            return f"of-{slug(nodes[0].document_id)}"
        name = slug(label)
        return name if year is None or name.endswith(f"-{year}") else f"{name}-{year}"
    if segment == "character":
        films = sorted({unions.find(film) for node in nodes for film in facts.films_of[node]})
        return f"{slug(label)}-{film_names[films[0]]}" if films else slug(label)
    if segment in _CONCEPT_SEGMENTS:
        return _concept_key(nodes[0])
    return slug(label)


def _distinction(nodes: list[_Node], facts: _Facts, resolved: Mapping[_Node, Resolved]) -> str:
    """Return what tells equal slugs apart: the performer or film of a song, else a digest."""
    for ties in (facts.performers, facts.films_of):
        labels = sorted({resolved[t].label for node in nodes for t in ties[node] if t in resolved})
        if labels and nodes[0].segment == "song":
            return slug(labels[0])
    return digest(nodes[0].document_id, nodes[0].name)[:6]


def _label(nodes: list[_Node], facts: _Facts) -> str:
    """Return the name most documents use; of equally used ones the longest, then the first.

    A film that its document never names is labelled by the document.
    """
    if not nodes[0].name:
        return f"film reviewed in {nodes[0].document_id}"
    concept = _concept(nodes[0])
    if concept is not None:
        return concept.name
    documents: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        documents[node.name].add(node.document_id)
    return min(documents, key=lambda name: (-len(documents[name]), -len(name), name))
