"""Labels and IRIs for entities that were told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..ontology.schemes import Concept, SchemeName, load_scheme
from .entities import DocumentFacts, Node, Unions
from .iris import Iris, digest, slug

__all__ = ["Resolved", "concept_key", "named"]

_SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_CONCEPT_SEGMENTS: dict[str, SchemeName] = {
    "theme": "theme",
    "music-genre": "music-genre",
    "film-genre": "film-genre",
    "instrument": "instrument",
    "aspect": "aspect",
    "mood": "mood",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """One entity of the graph: its IRI, its label, and every other form documents use."""

    iri: str
    label: str
    other_forms: tuple[str, ...] = ()


def concept_key(node: Node) -> str:
    """Return the slug of the concept that a node's name is a label of, else of the name."""
    concept = _concept(node)
    return slug(node.name) if concept is None else concept.slug


def _concept(node: Node) -> Concept | None:
    """Return the concept of our schemes that a node's name is a label of."""
    scheme = _CONCEPT_SEGMENTS.get(node.segment)
    return None if scheme is None else load_scheme(scheme).find(node.name)


def named(facts: DocumentFacts, unions: Unions, iris: Iris) -> dict[Node, Resolved]:
    """Give each set of nodes its label and IRI; sets that would share an IRI are told apart."""
    sets = unions.sets()
    film_names: dict[Node, str] = {}
    resolved: dict[Node, Resolved] = {}
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
    sets: list[list[Node]], slugs: list[str], distinction: Callable[[list[Node]], str]
) -> list[str]:
    """Lengthen each slug that more than one set has by what distinguishes the set."""
    count = Counter(slugs)
    return [
        f"{name}-{distinction(nodes)}" if count[name] > 1 else name
        for nodes, name in zip(sets, slugs, strict=True)
    ]


def _slug_of(
    nodes: list[Node], facts: DocumentFacts, unions: Unions, film_names: Mapping[Node, str]
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
        return concept_key(nodes[0])
    return slug(label)


def _distinction(nodes: list[Node], facts: DocumentFacts, resolved: Mapping[Node, Resolved]) -> str:
    """Return what tells equal slugs apart: the performer or film of a song, else a digest."""
    for ties in (facts.performers, facts.films_of):
        labels = sorted({resolved[t].label for node in nodes for t in ties[node] if t in resolved})
        if labels and nodes[0].segment == "song":
            return slug(labels[0])
    return digest(nodes[0].document_id, nodes[0].name)[:6]


def _label(nodes: list[Node], facts: DocumentFacts) -> str:
    """Return the name most documents use; of equally used ones the longest, then the first.

    A name in capitals counts only where there is no other, and is written calmly then.

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
    spoken = {name: ids for name, ids in documents.items() if not _is_shouted(name)} or documents
    label = min(spoken, key=lambda name: (-len(spoken[name]), -len(name), name))
    return _calm(label) if _is_shouted(label) else label


def _is_shouted(name: str) -> bool:
    """Tell whether a name of several words stands in capitals, as heads of reviews often do."""
    return name.isupper() and len(name.split()) > 1 and len(name) > 8


def _calm(name: str) -> str:
    """Return a shouted name as it would be written in a sentence.

    >>> _calm("A LAMP FOR THE HARBOUR")
    'A Lamp for the Harbour'
    """
    words = [word.capitalize() for word in name.split()]
    return " ".join(
        word.lower() if index and word.lower() in _SMALL_WORDS else word
        for index, word in enumerate(words)
    )
