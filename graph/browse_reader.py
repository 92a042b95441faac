"""Reading a store for pages: labels, sentences and counts, each look-up bounded.

Look-ups go by triple pattern where they can; SPARQL is only written here, and only with terms
that are put in as terms: no text of a visitor becomes part of a query.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from ..ontology.terms import CLASS_BY_TYPE, INFERRED, NAMESPACE, PREFIXES, RELATIONS, SS
from .browse_model import BrowsableGraph, Origin, Quote, Ref, Statement
from .browse_words import BROADER, words_of
from .documents import MediaType, Span
from .reading.view import readable

__all__ = [
    "CLAIMS_READ",
    "SHOWN_RELATIONS",
    "Reader",
    "StoredClaim",
    "Term",
    "origin_of",
    "value_text",
]

CLAIMS_READ: Final = 1000
"""How many claims of one side of a look-up a page looks at."""

_INFERRED: Final = frozenset(NAMESPACE + name for name in INFERRED)

SHOWN_RELATIONS: Final = (
    frozenset(NAMESPACE + name for name in RELATIONS)
    | _INFERRED
    | {
        BROADER,
        SS.about,
    }
)

_RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_PREF_LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
_ALT_LABEL = ox.NamedNode(PREFIXES["skos"] + "altLabel")
_CLAIM_SUBJECT = ox.NamedNode(SS.claimSubject)
_CLAIM_PREDICATE = ox.NamedNode(SS.claimPredicate)
_CLAIM_OBJECT = ox.NamedNode(SS.claimObject)
_CLAIM_VALUE = ox.NamedNode(SS.claimValue)
_MODALITY = ox.NamedNode(SS.modality)
_ASSERTED = ox.NamedNode(SS.Asserted)
_DEFINITION = ox.NamedNode(PREFIXES["skos"] + "definition")
_CLASS_ORDER = tuple(dict.fromkeys((*CLASS_BY_TYPE.values(), "Document", "Claim", "Dispute")))

_FACTS = """SELECT ?p ?o (COUNT(?g) AS ?n) WHERE { GRAPH ?g { $subject ?p ?o } }
GROUP BY ?p ?o LIMIT 5000"""
_BACK_COUNTS = "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p $object } GROUP BY ?p"
_BACK = """SELECT ?s (COUNT(?g) AS ?n) WHERE { GRAPH ?g { ?s $predicate $object } }
GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT $limit OFFSET $offset"""
_DOCUMENTS = """SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {
  GRAPH ?g { $entity a ?type } FILTER(STRSTARTS(STR(?g), $documents)) }"""
_CLAIMS = """SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE {
  { ?c ss:claimSubject $entity } UNION { ?c ss:claimObject $entity } }"""

Term = ox.NamedNode | ox.Literal


def origin_of(predicate: str) -> Origin:
    """Return who says relations of this kind."""
    if predicate in _INFERRED:
        return "inferred"
    return "vocabulary" if predicate == BROADER else "documents"


def value_text(predicate: str, value: ox.Literal) -> str:
    """Return a literal as people read it."""
    return f"{value.value} minutes" if predicate == SS.runtimeMinutes else value.value


class StoredClaim:
    """A claim as its properties, read once."""

    __slots__ = ("iri", "rows")

    def __init__(self, iri: str, rows: dict[str, Term]) -> None:
        self.iri = iri
        self.rows = rows

    def text(self, predicate: str) -> str:
        """Return the value of a property as a string, or nothing."""
        found = self.rows.get(predicate)
        return found.value if found is not None else ""

    @property
    def object(self) -> Term | None:
        """Return what the claim says of its subject: an entity or a literal."""
        return self.rows.get(SS.claimObject) or self.rows.get(SS.claimValue)

    @property
    def modality(self) -> str:
        """Return how the claim is put: "asserted", "negated" …."""
        return self.text(SS.modality).removeprefix(NAMESPACE).lower()

    @property
    def polarity(self) -> str:
        """Return "positive", "negative", "mixed", or nothing if it is no opinion."""
        return self.text(SS.polarity).removeprefix(NAMESPACE).lower()

    @property
    def span(self) -> Span:
        """Return where the sentence is in the document's text."""
        start, _, end = self.text(SS.evidence).partition("#char=")[2].partition(",")
        return Span(int(start), int(end))

    @property
    def place(self) -> tuple[str, Span, str]:
        """Return what orders claims: document, place in it, IRI."""
        return self.text(SS.statedIn), self.span, self.iri


class Reader:
    """Reads one graph for one page; what it has looked up it remembers."""

    def __init__(self, graph: BrowsableGraph) -> None:
        self.graph = graph
        self._store = graph.store
        self._documents = ox.Literal(graph.base + "document/")
        self._other_graphs = [
            ox.NamedNode(f"{graph.base}graph/{name}")
            for name in ("schemes", "disputes", "inferred")
        ]
        self._nodes: dict[tuple[str, str], list[ox.NamedNode]] = {}
        self._refs: dict[str, Ref] = {}
        self._media: dict[str, MediaType] = {}

    def exists(self, iri: str) -> bool:
        """Tell whether `iri` has a type, that is, a page."""
        node = _node(iri)
        return node is not None and any(self._objects(node, _RDF_TYPE))

    def classes(self, iri: str) -> tuple[str, ...]:
        """Return the local names of the classes of `iri`, the most telling first."""
        node = ox.NamedNode(iri)
        classes = ((name, ox.NamedNode(NAMESPACE + name)) for name in _CLASS_ORDER)
        return tuple(name for name, term in classes if self._has(node, _RDF_TYPE, term))

    def ref(self, iri: str) -> Ref:
        """Return what `iri` is called; without a label the end of the IRI stands for it."""
        known = self._refs.get(iri)
        if known is None:
            node = ox.NamedNode(iri)
            labels = [*self._objects(node, _LABEL, 50)] or [*self._objects(node, _PREF_LABEL, 50)]
            names = sorted(term.value for term in labels)
            label = names[0] if names else re.split(r"[/#]", iri.rstrip("/"))[-1]
            types = {term.value for term in self._objects(node, _RDF_TYPE, 50)}
            classes = (name for name in _CLASS_ORDER if NAMESPACE + name in types)
            known = self._refs[iri] = Ref(iri, label, next(classes, ""))
        return known

    def aliases(self, iri: str, limit: int = 12) -> tuple[str, ...]:
        """Return the other names of `iri`, in order."""
        found = {term.value for term in self._objects(ox.NamedNode(iri), _ALT_LABEL)}
        return tuple(sorted(found - {self.ref(iri).label}))[:limit]

    def definition(self, iri: str) -> str:
        """Return the definition of a concept, or nothing."""
        return next((t.value for t in self._objects(ox.NamedNode(iri), _DEFINITION)), "")

    def _objects(
        self, subject: ox.NamedNode, predicate: ox.NamedNode, limit: int = 10_000
    ) -> Iterator[Term]:
        for quad in islice(self._store.quads_for_pattern(subject, predicate, None, None), limit):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.object

    def facts(self, iri: str) -> dict[str, dict[Term, int]]:
        """Return the values of each shown relation of `iri`, with the documents that state them."""
        found: dict[str, dict[Term, int]] = {}
        for row in self._rows(_FACTS, subject=ox.NamedNode(iri)):
            predicate, value = row["p"].value, row["o"]
            if predicate in SHOWN_RELATIONS:
                found.setdefault(predicate, {})[value] = int(row["n"].value)
        for quad in self._not_from_documents(ox.NamedNode(iri), None, None):
            values, value = found.get(quad.predicate.value, {}), quad.object
            if isinstance(value, ox.NamedNode | ox.Literal) and value in values:
                values[value] -= 1
        return found

    def incoming_counts(self, iri: str) -> dict[str, int]:
        """Return how many things have `iri` as value, by relation."""
        rows = self._rows(_BACK_COUNTS, object=ox.NamedNode(iri))
        counts = {row["p"].value: int(row["n"].value) for row in rows}
        return {p: n for p, n in counts.items() if p in SHOWN_RELATIONS}

    def incoming(self, iri: str, predicate: str, limit: int, offset: int) -> list[tuple[str, int]]:
        """Return things that have `iri` as value, with documents, the most documented first."""
        rows = self._rows(
            _BACK,
            object=ox.NamedNode(iri),
            predicate=ox.NamedNode(predicate),
            limit=limit,
            offset=offset,
        )
        others = Counter(
            str(quad.subject)
            for quad in self._not_from_documents(None, ox.NamedNode(predicate), ox.NamedNode(iri))
        )
        counts = ((row["s"].value, int(row["n"].value)) for row in rows)
        return [(subject, number - others[f"<{subject}>"]) for subject, number in counts]

    def _not_from_documents(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """Return matching quads of the graphs that are no document's: schemes, inferences."""
        for graph in self._other_graphs:
            yield from islice(
                self._store.quads_for_pattern(subject, predicate, value, graph), 10_000
            )

    def document_count(self, iri: str) -> int:
        """Return in how many documents `iri` occurs."""
        return self._number(_DOCUMENTS, iri)

    def claim_count(self, iri: str) -> int:
        """Return how many claims have `iri` as subject or object."""
        return self._number(_CLAIMS, iri)

    def _number(self, query: str, iri: str) -> int:
        return next(int(row["n"].value) for row in self._rows(query, entity=ox.NamedNode(iri)))

    def _rows(self, query: str, **terms: Term | int) -> Iterable[ox.QuerySolution]:
        """Run one of the queries above; `$name` stands for a term or a number."""
        known: dict[str, Term | int] = {"documents": self._documents, **terms}
        text = re.sub(r"\$(\w+)", lambda found: str(known[found.group(1)]), query)
        answer = self._store.query(text, prefixes=dict(PREFIXES))
        if not isinstance(answer, ox.QuerySolutions):
            message = "a page query must be a SELECT"
            raise TypeError(message)
        return answer

    def claim(self, iri: str) -> StoredClaim:
        """Return the claim `iri`."""
        node, rows = ox.NamedNode(iri), {}
        for quad in islice(self._store.quads_for_pattern(node, None, None, None), 100):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                rows[quad.predicate.value] = quad.object
        return StoredClaim(iri, rows)

    def claims_with(self, predicate: str, iri: str, limit: int = CLAIMS_READ) -> list[StoredClaim]:
        """Return claims with `iri` as `predicate` (say, ss:claimSubject), in document order."""
        quads = islice(
            self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri), None),
            limit,
        )
        nodes = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
        return sorted((self.claim(node) for node in nodes), key=lambda claim: claim.place)

    def claims_of_fact(
        self, subject: str, predicate: str, value: Term, limit: int
    ) -> list[StoredClaim]:
        """Return asserted claims behind one direct triple, in document order.

        The search starts from the side with fewer claims, and looks at no more than CLAIMS_READ.
        """
        node, relation = ox.NamedNode(subject), ox.NamedNode(predicate)
        link = _CLAIM_OBJECT if isinstance(value, ox.NamedNode) else _CLAIM_VALUE
        by_subject = self._claim_nodes(_CLAIM_SUBJECT, node)
        by_value = self._claim_nodes(link, value)
        other = (link, value) if len(by_subject) <= len(by_value) else (_CLAIM_SUBJECT, node)
        must = (other, (_CLAIM_PREDICATE, relation), (_MODALITY, _ASSERTED))
        found = []
        for claim in min(by_subject, by_value, key=len):
            if all(self._has(claim, p, o) for p, o in must):
                found.append(self.claim(claim.value))
                if len(found) == limit:
                    break
        return sorted(found, key=lambda claim: claim.place)

    def _claim_nodes(self, link: ox.NamedNode, value: Term) -> list[ox.NamedNode]:
        known = self._nodes.get((link.value, str(value)))
        if known is None:
            quads = islice(self._store.quads_for_pattern(None, link, value, None), CLAIMS_READ)
            subjects = (q.subject for q in quads if isinstance(q.subject, ox.NamedNode))
            known = self._nodes[link.value, str(value)] = list(dict.fromkeys(subjects))
        return known

    def _has(self, node: ox.NamedNode, predicate: ox.NamedNode, value: Term) -> bool:
        return any(self._store.quads_for_pattern(node, predicate, value, None))

    def values(self, iri: str, predicate: str) -> list[str]:
        """Return the values of one property, in order."""
        found = self._objects(ox.NamedNode(iri), ox.NamedNode(predicate))
        return sorted({term.value for term in found})

    def instances(self, class_iri: str, limit: int) -> list[str]:
        """Return IRIs of instances of a class, in order; `limit` is how many are looked at."""
        pattern = (None, _RDF_TYPE, ox.NamedNode(class_iri), None)
        quads = islice(self._store.quads_for_pattern(*pattern), limit)
        return sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)})

    def media_type(self, document: str) -> MediaType:
        """Return the media type of a document; unknown ones are plain text."""
        known = self._media.get(document)
        if known is None:
            match self.values(document, SS.mediaType):
                case ["text/html"]:
                    known = "text/html"
                case ["text/markdown"]:
                    known = "text/markdown"
                case _:
                    known = "text/plain"
            self._media[document] = known
        return known

    def quote(self, claim: StoredClaim) -> Quote:
        """Return the sentence of a claim as people read it, with the words meant picked out."""
        document = claim.text(SS.statedIn)
        media = self.media_type(document)
        text = readable(claim.text(SS.quote), media)
        surface = readable(claim.text(SS.surfaceForm), media)
        return Quote(
            claim.iri,
            self.ref(document),
            claim.span,
            _parts(text, surface),
            claim.modality,
            float(claim.text(SS.confidence) or 0),
            claim.text(SS.pattern),
            claim.polarity,
        )

    def statement(self, claim: StoredClaim) -> Statement:
        """Return a claim in words."""
        predicate, value = claim.text(SS.claimPredicate), claim.object
        is_entity = isinstance(value, ox.NamedNode)
        ref = self.ref(value.value) if value is not None and is_entity else None
        text = value_text(predicate, value) if isinstance(value, ox.Literal) else ""
        return Statement(
            self.ref(claim.text(SS.claimSubject)),
            words_of(predicate).said,
            ref,
            ref.label if ref else text,
            self.quote(claim),
        )


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _parts(text: str, surface: str) -> tuple[tuple[str, bool], ...]:
    """Split a sentence around the first whole-word occurrence of `surface`."""
    found = re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", text) if surface else None
    start = found.start() if found else text.find(surface) if surface else -1
    if start < 0:
        return ((text, False),)
    end = start + len(surface)
    parts = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return tuple(part for part in parts if part[0])
