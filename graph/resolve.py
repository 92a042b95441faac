"""Across documents: which entities are the same film, person, song.

Everything here is a pure function of the set of extractions: no order, clock or earlier build
has a say. Names decide first; years, shared people and shared films decide between equal names;
a near-equal spelling counts only for two people of one film.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from .claims import Entity, Extraction
from .entities import DocumentFacts, Node, Unions, node_of
from .iris import Iris, folded
from .naming import Resolved, concept_key, named

__all__ = ["Resolution", "resolve"]

_ARTICLES = ("the ", "a ", "an ")
_MOST_PEOPLE_COMPARED = 400


class Resolution:
    """Gives the resolved entity of each entity of each document."""

    def __init__(self, resolved: Mapping[Node, Resolved]) -> None:
        self._resolved = resolved

    def of(self, document_id: str, entity: Entity) -> Resolved:
        """Return what `entity` of that document is in the graph."""
        return self._resolved[node_of(document_id, entity)]


def resolve(extractions: Iterable[Extraction], iris: Iris) -> Resolution:
    """Decide which entities of the documents are the same thing, and name them.

    Cost grows with the number of entities, not with its square: pairs are compared only
    inside one name or one film.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document_id)
    facts = DocumentFacts(ordered)
    unions = Unions()
    for node in facts.entities:
        unions.find(node)
    _join_people_by_name(facts, unions)
    _join_films(facts, unions)
    _join_people_of_one_film(facts, unions)
    _join_songs(facts, unions)
    _join_characters(facts, unions)
    _join_others(facts, unions)
    return Resolution(named(facts, unions, iris))


def _title_key(title: str) -> str:
    key = folded(title)
    for article in _ARTICLES:
        if key.startswith(article) and len(key) > len(article):
            return key[len(article) :]
    return key


def _by_key(nodes: Iterable[Node], facts: DocumentFacts) -> dict[str, list[Node]]:
    """Group nodes by each folded form of their names; longest-known form first."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted({_title_key(form) for form in facts.entities[node]}):
            groups[key].append(node)
    return dict(sorted(groups.items()))


def _join_people_by_name(facts: DocumentFacts, unions: Unions) -> None:
    by_name: dict[str, Node] = {}
    for node in facts.of_segment("person"):
        key = folded(node.name)
        if key in by_name:
            unions.join(by_name[key], node)
        else:
            by_name[key] = node


def _join_films(facts: DocumentFacts, unions: Unions) -> None:
    for nodes in _by_key(facts.of_segment("film"), facts).values():
        groups = _films_of_one_title(nodes, facts, unions)
        for group in groups:
            for node in group[1:]:
                unions.join(group[0], node)


def _films_of_one_title(
    nodes: list[Node], facts: DocumentFacts, unions: Unions
) -> list[list[Node]]:
    """Split films of one title: years at most one apart, or a person in common, are one film.

    A film without a year joins the group it shares a person with, else the only group there is.
    What one document tells apart by the year, as a remake from its original, are two films, also
    where the remake has no year or both share an actor: the remake joins the only group left, and
    a film without a year in another document may be either.
    """
    dated = sorted((n for n in nodes if facts.years[n]), key=lambda n: (min(facts.years[n]), n))
    groups: list[list[Node]] = []
    for node in dated:
        home = next(
            (
                g
                for g in groups
                if not _is_told_apart(node, g) and _same_film(node, g, facts, unions)
            ),
            None,
        )
        if home is None:
            groups.append([node])
        else:
            home.append(node)
    without = [n for n in nodes if not facts.years[n]]
    left = {n: [g for g in groups if not _is_told_apart(n, g)] for n in without}
    is_one = all(len(homes) == len(groups) for homes in left.values())
    undated: list[Node] = []
    for node, homes in left.items():
        home = next((g for g in homes if _share_person(node, g, facts, unions)), None)
        if home is None and len(homes) == 1 and (is_one or len(homes) < len(groups)):
            home = homes[0]
        (undated if home is None else home).append(node)
    return [*groups, undated] if undated else groups


def _is_told_apart(node: Node, group: list[Node]) -> bool:
    """Tell whether the document of a film calls another one of a group by title and year."""
    return any(
        other.document_id == node.document_id and (_is_by_year(node) or _is_by_year(other))
        for other in group
    )


def _is_by_year(node: Node) -> bool:
    return node.year is not None and node.name.endswith(f" ({node.year})")


def _same_film(node: Node, group: list[Node], facts: DocumentFacts, unions: Unions) -> bool:
    years = facts.years[node]
    near = any(abs(a - b) <= 1 for other in group for a in facts.years[other] for b in years)
    return near or _share_person(node, group, facts, unions)


def _share_person(node: Node, group: list[Node], facts: DocumentFacts, unions: Unions) -> bool:
    people = {unions.find(person) for person in facts.people[node]}
    return any(unions.find(person) in people for other in group for person in facts.people[other])


def _join_people_of_one_film(facts: DocumentFacts, unions: Unions) -> None:
    """Join a last name alone with the one full name of its film, and near-equal spellings."""
    people_by_film: dict[Node, set[Node]] = defaultdict(set)
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


def _join_songs(facts: DocumentFacts, unions: Unions) -> None:
    """Join songs of one title that share a performer, a writer or a film."""
    for nodes in _by_key(facts.of_segment("song"), facts).values():
        ties: dict[Node, Node] = {}
        for node in nodes:
            for tie in sorted(facts.performers[node] | facts.films_of[node]):
                root = unions.find(tie)
                if root in ties:
                    unions.join(ties[root], node)
                ties.setdefault(root, node)


def _join_characters(facts: DocumentFacts, unions: Unions) -> None:
    """Join characters of one film with equal names, and a short name with the one full name."""
    by_film: dict[Node, list[Node]] = defaultdict(list)
    for node in facts.of_segment("character"):
        for film in sorted({unions.find(film) for film in facts.films_of[node]})[:1]:
            by_film[film].append(node)
    for film in sorted(by_film):
        by_name: dict[str, Node] = {}
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


def _join_others(facts: DocumentFacts, unions: Unions) -> None:
    by_key: dict[tuple[str, str], Node] = {}
    for node in sorted(facts.entities):
        if node.segment in ("film", "person", "song", "character"):
            continue
        unions.join(by_key.setdefault((node.segment, concept_key(node)), node), node)
