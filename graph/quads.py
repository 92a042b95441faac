"""Claims as quads: direct triples, claims with their evidence, one named graph per document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from ..ontology.terms import (
    CLASS_BY_TYPE,
    DOCUMENT_SUBJECT,
    KIND_BY_RELATION,
    SS,
    ancestors,
    term,
)
from .claims import Claim, Entity, Extraction, Opinion, Rating
from .documents import Document
from .iris import Iris, digest
from .resolve import Resolution

__all__ = ["Minter", "Stated", "document_quads", "scheme_quads"]

_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_PREF_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
_ALT_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_CONCEPT_TYPES = frozenset(
    name for name, class_name in CLASS_BY_TYPE.items() if "Concept" in ancestors(class_name)
)

_Term = ox.NamedNode | ox.Literal


def _ss(name: str) -> ox.NamedNode:
    return ox.NamedNode(term(name))


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(_XSD + datatype))


def _integer(value: int) -> ox.Literal:
    return _typed(str(value), "integer")


def _decimal(value: str) -> ox.Literal:
    """Return a canonical xsd:decimal: stores rewrite "1.50" to "1.5", so it is never written."""
    plain = format(Decimal(value).normalize(), "f")
    return _typed(plain, "decimal")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with its terms."""

    claim: Claim
    iri: ox.NamedNode
    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: _Term
    context: ox.NamedNode | None = None
    target: ox.NamedNode | None = None


class Minter:
    """Turns the entities, values and claims of one document into terms."""

    def __init__(self, document_id: str, resolution: Resolution, iris: Iris) -> None:
        self.document_id = document_id
        self.iris = iris
        self._resolution = resolution

    def entity(self, entity: Entity) -> ox.NamedNode:
        """Return the IRI that an entity of the document has in the graph."""
        return ox.NamedNode(self._resolution.of(self.document_id, entity).iri)

    def state(self, claim: Claim) -> Stated:
        """Return the claim's terms; its IRI depends on the document and on nothing but content."""
        document = ox.NamedNode(self.iris.document(self.document_id))
        in_document = claim.predicate in DOCUMENT_SUBJECT
        subject = document if in_document else self.entity(claim.subject)
        obj = self._object(claim)
        polarity = claim.object.polarity if isinstance(claim.object, Opinion) else ""
        span = claim.evidence
        context, target = (
            self.entity(more) if more is not None else None
            for more in (claim.context, claim.target)
        )
        more = {"context": context, "target": target, "holder": claim.holder}
        key = digest(
            self.document_id, span.start, span.end, subject, claim.predicate, obj,
            claim.modality, polarity, *(f"{name} {said}" for name, said in more.items() if said),
        )  # fmt: skip
        iri = ox.NamedNode(self.iris.claim(key))
        return Stated(claim, iri, subject, _ss(claim.predicate), obj, context, target)

    def _object(self, claim: Claim) -> _Term:
        value = claim.object
        if isinstance(value, Entity):
            return self.entity(value)
        if isinstance(value, Opinion):
            return ox.NamedNode(self.iris.aspect(value.aspect))
        if isinstance(value, Rating):
            return ox.Literal(f"{value.value}/{value.scale}" if value.scale else value.value)
        if isinstance(value, int):
            return _integer(value)
        if claim.predicate == "reviewDate":
            return _typed(value, _DATE_TYPES[len(value)])
        return ox.Literal(value)

    def describe(self, entity: Entity) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, _Term]]:
        """Yield the type and the labels of an entity."""
        resolved = self._resolution.of(self.document_id, entity)
        node = ox.NamedNode(resolved.iri)
        yield node, _RDF_TYPE, _ss(CLASS_BY_TYPE[entity.type])
        yield node, _LABEL, ox.Literal(resolved.label)
        if entity.type in _CONCEPT_TYPES:
            yield node, _PREF_LABEL, ox.Literal(resolved.label)
        for form in (entity.name, *entity.aliases):
            if form and form != resolved.label:
                yield node, _ALT_LABEL, ox.Literal(form)


def document_quads(
    document: Document, extraction: Extraction, resolution: Resolution, iris: Iris
) -> set[ox.Quad]:
    """Return the quads of one document's graph, which is named by the document's IRI.

    They depend on the document, its extraction and the names the resolution gives.
    """
    minter = Minter(document.id, resolution, iris)
    name = ox.NamedNode(iris.document(document.id))
    triples = set(_describe_document(document, extraction, minter, name))
    made: set[ox.NamedNode] = set()
    for claim in extraction.claims:
        stated = minter.state(claim)
        if stated.iri not in made:  # two phrases of one sentence may mean one concept
            triples.update(_claim_triples(stated, document, iris))
            made.add(stated.iri)
        for entity in (claim.subject, claim.object, claim.context, claim.target):
            if isinstance(entity, Entity):
                triples.update(minter.describe(entity))
        if claim.modality == "asserted":
            triples.add((stated.subject, stated.predicate, stated.object))
    return {ox.Quad(s, p, o, name) for s, p, o in triples}


_Triple = tuple[ox.NamedNode, ox.NamedNode, _Term]


def _describe_document(
    document: Document, extraction: Extraction, minter: Minter, name: ox.NamedNode
) -> Iterator[_Triple]:
    yield name, _RDF_TYPE, ox.NamedNode(SS.Document)
    yield name, ox.NamedNode(SS.sourceFile), ox.Literal(document.source)
    yield name, ox.NamedNode(SS.mediaType), ox.Literal(document.media_type)
    yield name, ox.NamedNode(SS.sha256), ox.Literal(document.sha256)
    label = document.id
    if extraction.film is not None:
        film = minter.entity(extraction.film)
        yield name, ox.NamedNode(SS.about), film
        yield from minter.describe(extraction.film)
        if extraction.film.name:
            label = f"{extraction.film.name} ({document.id})"
    yield name, _LABEL, ox.Literal(label)


def _claim_triples(stated: Stated, document: Document, iris: Iris) -> Iterator[_Triple]:
    claim, node = stated.claim, stated.iri
    name = ox.NamedNode(iris.document(document.id))
    sentence = ox.NamedNode(iris.sentence(document.id, claim.evidence))
    yield node, _RDF_TYPE, ox.NamedNode(SS.Claim)
    yield node, ox.NamedNode(SS.claimKind), _ss(KIND_BY_RELATION[claim.predicate])
    yield node, ox.NamedNode(SS.claimSubject), stated.subject
    yield node, ox.NamedNode(SS.claimPredicate), stated.predicate
    has_object = isinstance(stated.object, ox.NamedNode)
    yield node, ox.NamedNode(SS.claimObject if has_object else SS.claimValue), stated.object
    yield node, ox.NamedNode(SS.quote), ox.Literal(claim.evidence.of(document.text))
    yield node, ox.NamedNode(SS.evidence), sentence
    yield node, ox.NamedNode(SS.statedIn), name
    yield node, ox.NamedNode(SS.modality), _ss(claim.modality.capitalize())
    yield node, ox.NamedNode(SS.confidence), _decimal(f"{claim.confidence:.3f}")
    if isinstance(claim.object, Opinion):
        yield node, ox.NamedNode(SS.polarity), _ss(claim.object.polarity.capitalize())
    if isinstance(claim.object, Rating):
        yield from _rating_triples(node, claim.object)
    yield from _words(stated)
    yield sentence, _RDF_TYPE, ox.NamedNode(SS.Sentence)
    yield sentence, ox.NamedNode(SS.inDocument), name
    yield sentence, ox.NamedNode(SS.start), _integer(claim.evidence.start)
    yield sentence, ox.NamedNode(SS.end), _integer(claim.evidence.end)


def _words(stated: Stated) -> Iterator[_Triple]:
    """Yield what else the claim says of itself; most claims say little of it."""
    claim = stated.claim
    strings = {
        SS.surfaceForm: claim.surface,
        SS.subjectForm: claim.subject_surface,
        SS.trigger: claim.trigger,
        SS.degree: claim.degree,
        SS.holder: claim.holder,
        SS.pattern: claim.pattern,
    }
    for predicate, said in strings.items():
        if said:
            yield stated.iri, ox.NamedNode(predicate), ox.Literal(said)
    for predicate, thing in ((SS.context, stated.context), (SS.target, stated.target)):
        if thing is not None:
            yield stated.iri, ox.NamedNode(predicate), thing


def _rating_triples(node: ox.NamedNode, rating: Rating) -> Iterator[_Triple]:
    if re.fullmatch(r"\d+(\.\d+)?", rating.value):
        yield node, ox.NamedNode(SS.ratingValue), _decimal(rating.value)
    if rating.scale is not None and re.fullmatch(r"\d+(\.\d+)?", rating.scale):
        yield node, ox.NamedNode(SS.ratingScale), _decimal(rating.scale)


def scheme_quads(triples: Iterable[ox.Triple], default_base: str, iris: Iris) -> set[ox.Quad]:
    """Return the shipped concept schemes as quads of their own graph, moved below the base.

    A concept's preferred label is its `rdfs:label` too, as with all entities.
    """
    graph = ox.NamedNode(iris.graph("schemes"))

    def moved(iri: ox.NamedNode) -> ox.NamedNode:
        if not iri.value.startswith(default_base):
            return iri
        return ox.NamedNode(iris.base + iri.value.removeprefix(default_base))

    quads = set()
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode):
            continue  # the schemes hold no blank nodes: a test of theirs sees to it
        subject, obj = moved(triple.subject), triple.object
        obj = moved(obj) if isinstance(obj, ox.NamedNode) else obj
        quads.add(ox.Quad(subject, triple.predicate, obj, graph))
        if triple.predicate == _PREF_LABEL and isinstance(obj, ox.Literal):
            quads.add(ox.Quad(subject, _LABEL, ox.Literal(obj.value), graph))
    return quads
