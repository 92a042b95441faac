"""What stands in which named graph: the facts that a union of the graphs no longer shows.

They are gathered in one pass over the sorted N-Quads lines of a whole graph and kept as those
lines, so that two sets of triples are compared without parsing them.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

import pyoxigraph as ox

from ..ontology.terms import INFERRED, NAMESPACE, PREFIXES, RELATIONS, SS, USUALLY_SINGLE
from .iris import Iris, digest
from .rules import inferred_quads, rules

__all__ = ["Fault", "NamedGraphs"]

_END = b" .\n"
_TYPE = f"<{PREFIXES['rdf']}type>".encode()


def _term(iri: str) -> bytes:
    return f"<{iri}>".encode()


_INFERRED = frozenset(_term(NAMESPACE + name) for name in INFERRED)
_RELATIONS = frozenset(_term(NAMESPACE + name) for name in RELATIONS)
_SINGLE = frozenset(_term(NAMESPACE + name) for name in USUALLY_SINGLE)
_PREMISES = frozenset(_term(iri) for rule in rules() for iri in rule.terms) - _INFERRED
_DISPUTED = frozenset(map(_term, (SS.disputeSubject, SS.disputePredicate, SS.disputedClaim)))
_SUBJECT, _PREDICATE, _OBJECT, _VALUE, _MODALITY, _STATED_IN, _POLARITY, _TARGET = map(
    _term,
    (
        SS.claimSubject,
        SS.claimPredicate,
        SS.claimObject,
        SS.claimValue,
        SS.modality,
        SS.statedIn,
        SS.polarity,
        SS.target,
    ),
)
_IN_DOCUMENT, _START, _FINISH, _SHA256 = map(_term, (SS.inDocument, SS.start, SS.end, SS.sha256))
_ASSERTED, _MIXED, _OPINION = map(_term, (SS.Asserted, SS.Mixed, SS.aspectOpinion))
_LOOKED_AT = frozenset(
    (
        *(_SUBJECT, _PREDICATE, _OBJECT, _VALUE, _MODALITY, _STATED_IN, _POLARITY, _TARGET),
        *(_IN_DOCUMENT, _START, _FINISH),
    )
)

_Said = Mapping[bytes, list[bytes]]


class Fault(NamedTuple):
    """Something in the wrong graph, or missing there, as terms without their brackets."""

    check: str
    message: str
    node: str
    value: str
    graph: str


class NamedGraphs:
    """Where the quads stand that it watched."""

    def __init__(self, base: str) -> None:
        self._iris = Iris(base)
        self._schemes, self._disputes, self._inferred = (
            _term(self._iris.graph(name)) for name in ("schemes", "disputes", "inferred")
        )
        self._graphs: dict[bytes, bytes] = {}
        self._digests: dict[str, set[str]] = defaultdict(set)
        self._faults: list[Fault] = []
        self._stated: set[bytes] = set()
        self._claimed: set[bytes] = set()
        self._premises: list[bytes] = []
        self._found_inferred: set[bytes] = set()
        self._found_disputes: set[bytes] = set()
        self._issues: dict[tuple[str, ...], dict[bytes, dict[bytes, set[bytes]]]] = {}

    def watch(self, nquads: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the lines, which come in the order of their subjects, and learn from them."""
        current = b""
        said: dict[bytes, list[bytes]] = {}
        places: set[bytes] = set()
        homes: set[bytes] = set()
        for line in nquads:
            subject, predicate, rest = line.split(b" ", 2)
            value, graph, _ = rest.rsplit(b" ", 2)
            if subject != current:
                self._add(current, said, places, homes)
                current, said, places, homes = subject, {}, set(), set()
            places.add(graph)
            if graph not in self._graphs:
                self._graphs[graph] = subject
            if predicate == _SUBJECT and graph != self._inferred:
                homes.add(graph)
            if predicate in _LOOKED_AT:
                said.setdefault(predicate, []).append(value)
            elif predicate == _SHA256:
                self._digests[_plain(subject)].add(_plain(value))
            if graph == self._inferred or predicate in _INFERRED:
                self._add_inferred(line, subject, predicate, value, graph)
            else:
                if predicate in _RELATIONS:
                    self._stated.add(line)
                if predicate in _PREMISES:
                    self._premises.append(line)
            if graph == self._disputes or predicate in _DISPUTED:
                self._found_disputes.add(line)
            yield line
        self._add(current, said, places, homes)

    def _add_inferred(
        self, line: bytes, subject: bytes, predicate: bytes, value: bytes, graph: bytes
    ) -> None:
        if predicate in _INFERRED and graph == self._inferred:
            self._found_inferred.add(line)
        elif predicate in _INFERRED:
            message = "what rules infer stands in the graph of inferred triples only"
            self._fault("Graph.inferredInDocument", message, subject, value, graph)
        else:
            message = "the graph of inferred triples holds what rules infer and nothing else"
            self._fault("Graph.statedInInferred", message, subject, value, graph)

    def _add(
        self, node: bytes, said: _Said, places: Collection[bytes], homes: Collection[bytes]
    ) -> None:
        if _STATED_IN in said:
            self._see_place("claim", node, said[_STATED_IN], places)
        if _SUBJECT in said:
            self._see_claim(node, said, homes)
        if _IN_DOCUMENT in said:
            self._see_place("sentence", node, said[_IN_DOCUMENT], places)
            self._see_offsets(node, said)

    def _see_place(
        self, kind: str, node: bytes, documents: list[bytes], places: Collection[bytes]
    ) -> None:
        for graph in sorted(set(places) - set(documents) - {self._inferred}):
            message = f"a {kind} stands in the graph of its document and nowhere else"
            self._fault(f"Graph.{kind}Elsewhere", message, node, documents[0], graph)

    def _see_claim(self, node: bytes, said: _Said, homes: Collection[bytes]) -> None:
        if _ASSERTED not in said.get(_MODALITY, ()):
            return
        values = [*said.get(_OBJECT, ()), *said.get(_VALUE, ())]
        for subject, predicate, value in product(said[_SUBJECT], said.get(_PREDICATE, ()), values):
            for graph in homes:
                self._claimed.add(b" ".join((subject, predicate, value, graph)) + _END)
            issue: tuple[bytes, ...] = (subject, predicate)
            if predicate == _OPINION:
                sides = said.get(_POLARITY, ())
                issue = (*issue, value, *said.get(_TARGET, ()))
            else:
                sides = [value] if predicate in _SINGLE else []
            for side, document in product(sides, said.get(_STATED_IN, ())):
                if side != _MIXED:
                    by_document = self._issues.setdefault(tuple(map(_plain, issue)), {})
                    by_document.setdefault(document, {}).setdefault(side, set()).add(node)

    def _see_offsets(self, node: bytes, said: _Said) -> None:
        starts, ends = (
            [_plain(value) for value in said.get(name, ())] for name in (_START, _FINISH)
        )
        named = {
            f"{_plain(document)}#char={start},{end}"
            for document, start, end in product(said[_IN_DOCUMENT], starts, ends)
        }
        if named and _plain(node) not in named:
            message = "the IRI of a sentence ends in its offsets"
            self._fault("Sentence.offsets", message, node, b"", said[_IN_DOCUMENT][0])

    def _fault(self, check: str, message: str, node: bytes, value: bytes, graph: bytes) -> None:
        self._faults.append(Fault(check, message, *map(_plain, (node, value, graph))))

    def proves(self, name: str) -> bool:
        """Tell whether no triple can break the check called `name`, one of two on all claims."""
        if name == "StatedTriple.TripleHasClaim":
            return self._stated <= self._claimed
        return name == "Claim.AssertedClaimHasTriple" and self._claimed <= self._stated

    def digests(self, document: str) -> set[str]:
        """Return what the graph says is the SHA-256 of the document with this IRI."""
        return self._digests.get(document, set())

    def faults(self, document_ids: Iterable[str]) -> Iterator[Fault]:
        """Yield what is wrong, in a graph that holds the documents with these ids."""
        yield from self._faults
        documents = {_term(self._iris.document(name)) for name in document_ids}
        known = documents | {self._schemes, self._disputes, self._inferred}
        for graph in sorted(self._graphs.keys() - known):
            message = "a graph is a document's, or that of schemes, disputes or inferred triples"
            yield Fault("Graph.unknown", message, *map(_plain, (self._graphs[graph], b"", graph)))
        # A triple that no claim anywhere states, or the other way round, is for the shapes.
        without_claim, without_triple = self._stated - self._claimed, self._claimed - self._stated
        message = "a direct triple stands only in graphs that hold an asserted claim for it"
        claimed = {_triple(line) for line in self._claimed} if without_claim else set()
        lines = [line for line in without_claim if _triple(line) in claimed]
        yield from _named("Graph.tripleElsewhere", message, lines)
        message = "the triple of an asserted claim stands in the graph of the claim"
        stated = {_triple(line) for line in self._stated} if without_triple else set()
        lines = [line for line in without_triple if _triple(line) in stated]
        yield from _named("Graph.claimWithoutTriple", message, lines)

    def stale(self) -> Iterator[Fault]:
        """Yield how the inferred triples and the disputes differ from what the rest gives."""
        said = (line.decode("utf-8") for line in self._premises)
        inferred = _lines_of(inferred_quads(said, self._iris))
        message = "this follows by a rule, and the graph of inferred triples lacks it"
        yield from _named("Inferred.missing", message, inferred - self._found_inferred)
        message = "this stands in the graph of inferred triples, and follows by no rule"
        yield from _named("Inferred.extra", message, self._found_inferred - inferred)
        disputes = set(self._dispute_lines())
        message = "documents dispute this, and the graph of disputes lacks it"
        yield from _named("Dispute.missing", message, disputes - self._found_disputes)
        message = "the claims of the documents do not give this dispute, or not in this graph"
        yield from _named("Dispute.extra", message, self._found_disputes - disputes)

    def _dispute_lines(self) -> Iterator[bytes]:
        """Yield the graph of disputes, by the rule of `disputes`, from the claims themselves."""
        for issue, by_document in self._issues.items():
            positions = {frozenset(sides) for sides in by_document.values()}
            if len(positions) == 1:
                continue
            rivals = {one for one in positions if any(map(one.isdisjoint, positions))}
            if not rivals:
                continue
            node = _term(self._iris.dispute(digest(*issue)))
            said = [
                (_TYPE, _term(SS.Dispute)),
                (_term(SS.disputeSubject), _term(issue[0])),
                (_term(SS.disputePredicate), _term(issue[1])),
            ]
            for sides in by_document.values():
                if frozenset(sides) in rivals:
                    claims = set().union(*sides.values())
                    said += [(_term(SS.disputedClaim), claim) for claim in claims]
            for predicate, value in said:
                yield b" ".join((node, predicate, value, self._disputes)) + _END


def _named(check: str, message: str, lines: Iterable[bytes]) -> Iterator[Fault]:
    for line in sorted(lines):
        node, _, rest = line.split(b" ", 2)
        value, graph, _ = rest.rsplit(b" ", 2)
        yield Fault(check, message, *map(_plain, (node, value, graph)))


def _lines_of(quads: Iterable[ox.Quad]) -> set[bytes]:
    out = io.BytesIO()
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    return set(out.getvalue().splitlines(keepends=True))


def _triple(line: bytes) -> bytes:
    return line[: line.rindex(b" <")]


def _plain(term: bytes) -> str:
    """Return an IRI without its brackets, or what stands between the quotes of a literal."""
    text = term.decode("utf-8")
    return text[1 : text.rindex('"')] if text.startswith('"') else text[1:-1]
