"""What the pages of the browser, and `screensong show`, say about a graph.

A page never shows a fact without being able to show who says so. Every look-up is bounded, so a
page about the busiest entity costs little more than one about the quietest; what is left out is
counted and can be paged through.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import ceil
from pathlib import Path

import pyoxigraph as ox

from ..ontology.terms import NAMESPACE, PREFIXES, SS
from .browse_model import (
    ApartClaims,
    BrowsableGraph,
    ClaimPage,
    DisputeSide,
    DisputeView,
    EntityPage,
    FactGroup,
    FactValue,
    Listing,
    Opinions,
    Origin,
    Ref,
    Relations,
    StartPage,
    Statement,
)
from .browse_reader import CLAIMS_READ, Reader, StoredClaim, Term, origin_of, value_text
from .browse_summary import summary_of
from .browse_words import MODALITY_WORDS, ORIGIN_WORDS, words_of
from .rules import rules
from .search import Hit, SearchIndex

__all__ = [
    "LISTS",
    "NoPageError",
    "claim_page",
    "dispute_page",
    "disputes",
    "fact_list",
    "find",
    "incoming_list",
    "list_page",
    "page_of",
    "start_page",
]

LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "films": ("Films", ("Film",)),
    "people": ("People and performers", ("Person", "Performer")),
    "songs": ("Songs", ("Song",)),
    "themes": ("Themes", ("Theme",)),
    "documents": ("Documents", ("Document",)),
}
"""The lists there are: title, and the classes whose instances they hold."""

_VALUES_SHOWN = 10
_QUOTES_SHOWN = 5
_LIST_SIZE = 50
_APART_SHOWN = 20
_DISPUTES_READ = 20_000
_POLARITIES = ("positive", "negative", "mixed")


class NoPageError(LookupError):
    """Nothing in the graph has this IRI."""

    def __init__(self, iri: str) -> None:
        super().__init__(f"nothing in this graph has the IRI {iri}")
        self.iri = iri


def page_of(graph: BrowsableGraph, iri: str) -> EntityPage:
    """Return the page of an entity.

    Raises NoPageError if the graph says nothing about `iri`.
    """
    reader = _reader(graph, iri)
    subject = reader.claims_with(SS.claimSubject, iri)
    as_object = reader.claims_with(SS.claimObject, iri)
    by_fact = _by_fact(subject)
    all_facts = [
        _fact_group(reader, iri, predicate, values, by_fact)
        for predicate, values in _in_order(reader.facts(iri))
        if predicate != SS.aspectOpinion
    ]
    counts = sorted(reader.incoming_counts(iri).items(), key=lambda item: words_of(item[0]).rank)
    all_incoming = [
        _incoming_group(reader, iri, predicate, total, _VALUES_SHOWN, 0)
        for predicate, total in counts
    ]
    facts, incoming = _from(all_facts, "documents"), _from(all_incoming, "documents")
    ref, documents = reader.ref(iri), reader.document_count(iri)
    claims, classes = reader.claim_count(iri), reader.classes(iri)
    return EntityPage(
        ref=ref,
        types=classes,
        aliases=reader.aliases(iri),
        definition=reader.definition(iri),
        summary=summary_of(classes, facts, incoming, documents, claims),
        documents=documents,
        claims=claims,
        facts=facts,
        incoming=incoming,
        unstated=_unstated(all_facts, all_incoming),
        opinions=_opinions(reader, subject),
        disputes=tuple(_dispute(reader, node) for node in _disputes_about(reader, iri)),
        apart=_apart(reader, [*subject, *as_object]),
        sparql=_query_behind(iri),
        cut=max(len(subject), len(as_object)) >= CLAIMS_READ,
        within=_within(reader, iri),
    )


def _within(reader: Reader, iri: str) -> tuple[Statement, ...]:
    """Return what is stated of things in a work: what its score evokes, where a song plays."""
    claims = sorted(reader.claims_with(SS.context, iri), key=lambda claim: claim.place)
    asserted = [claim for claim in claims if claim.modality == "asserted"]
    return tuple(reader.statement(claim) for claim in asserted[:_APART_SHOWN])


def _reader(graph: BrowsableGraph, iri: str) -> Reader:
    reader = Reader(graph)
    if not reader.exists(iri):
        raise NoPageError(iri)
    return reader


def _from(groups: list[FactGroup], origin: Origin) -> tuple[FactGroup, ...]:
    return tuple(group for group in groups if group.origin == origin)


def _unstated(facts: list[FactGroup], incoming: list[FactGroup]) -> tuple[Relations, ...]:
    origins: tuple[Origin, ...] = ("vocabulary", "inferred")
    found = [
        Relations(origin, *ORIGIN_WORDS[origin], _from(facts, origin), _from(incoming, origin))
        for origin in origins
    ]
    return tuple(one for one in found if one.facts or one.incoming)


def _group(predicate: str, title: str, values: list[FactValue], total: int) -> FactGroup:
    origin = origin_of(predicate)
    meaning = " ".join(_rules_for(predicate)) if origin == "inferred" else ""
    return FactGroup(predicate, title, tuple(values), total, origin, meaning)


def _rules_for(predicate: str) -> list[str]:
    """Return what the rules that infer a relation say."""
    name = f"ss:{predicate.removeprefix(NAMESPACE)}"
    return [rule.says for rule in rules() if any(name == made for _, made, _ in rule.head)]


def _by_fact(claims: Iterable[StoredClaim]) -> dict[tuple[str, Term], list[StoredClaim]]:
    found: dict[tuple[str, Term], list[StoredClaim]] = defaultdict(list)
    for claim in claims:
        value = claim.object
        if value is not None and claim.modality == "asserted":
            found[claim.text(SS.claimPredicate), value].append(claim)
    return found


def _in_order(facts: dict[str, dict[Term, int]]) -> list[tuple[str, dict[Term, int]]]:
    return sorted(facts.items(), key=lambda item: (words_of(item[0]).rank, item[0]))


def _fact_group(
    reader: Reader,
    iri: str,
    predicate: str,
    values: dict[Term, int],
    by_fact: dict[tuple[str, Term], list[StoredClaim]],
    offset: int = 0,
    limit: int = _VALUES_SHOWN,
) -> FactGroup:
    """Return some values of a relation, the most documented first."""
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0].value))
    shown = [
        _fact_value(reader, iri, predicate, value, documents, by_fact)
        for value, documents in ordered[offset : offset + limit]
    ]
    return _group(predicate, words_of(predicate).out, shown, len(ordered))


def _fact_value(
    reader: Reader,
    iri: str,
    predicate: str,
    value: Term,
    documents: int,
    by_fact: dict[tuple[str, Term], list[StoredClaim]],
) -> FactValue:
    claims = by_fact.get((predicate, value))
    if claims is None:
        claims = reader.claims_of_fact(iri, predicate, value, _LIST_SIZE) if documents else []
    quotes = tuple(reader.quote(claim) for claim in _one_per_document_first(claims))
    if isinstance(value, ox.Literal):
        text = value_text(predicate, value)
        return FactValue(None, text, documents, quotes[:_QUOTES_SHOWN], len(claims))
    ref = reader.ref(value.value)
    return FactValue(ref, ref.label, documents, quotes[:_QUOTES_SHOWN], len(claims))


def _one_per_document_first(claims: list[StoredClaim]) -> list[StoredClaim]:
    """Order claims so that each document is heard once before any is heard twice."""
    seen: Counter[str] = Counter()
    turns = []
    for claim in claims:
        document = claim.text(SS.statedIn)
        turns.append((seen[document], claim.place, claim))
        seen[document] += 1
    return [claim for *_, claim in sorted(turns, key=lambda turn: turn[:2])][: _QUOTES_SHOWN * 2]


def _incoming_group(
    reader: Reader, iri: str, predicate: str, total: int, limit: int, offset: int
) -> FactGroup:
    """Return some things that have `iri` as value, each with one sentence that says so."""
    values = []
    for subject, documents in reader.incoming(iri, predicate, limit, offset):
        claims = reader.claims_of_fact(subject, predicate, ox.NamedNode(iri), _LIST_SIZE)
        quotes = tuple(reader.quote(claim) for claim in claims[:1])
        ref = reader.ref(subject)
        values.append(FactValue(ref, ref.label, documents, quotes, len(claims)))
    return _group(predicate, words_of(predicate).back, values, total)


def fact_list(graph: BrowsableGraph, iri: str, predicate: str, page: int) -> tuple[FactGroup, int]:
    """Return one page of all values of a relation of `iri`, and how many pages there are.

    `predicate` is a local name. Raises NoPageError if there is no such page.
    """
    reader = _reader(graph, iri)
    wanted = _predicate(predicate)
    values = reader.facts(iri).get(wanted, {})
    pages = _pages(len(values), page, iri)
    start = (page - 1) * _LIST_SIZE
    return _fact_group(reader, iri, wanted, values, {}, start, _LIST_SIZE), pages


def incoming_list(
    graph: BrowsableGraph, iri: str, predicate: str, page: int
) -> tuple[FactGroup, int]:
    """Return one page of all things that have `iri` as value of a relation, and the pages."""
    reader = _reader(graph, iri)
    wanted = _predicate(predicate)
    total = reader.incoming_counts(iri).get(wanted, 0)
    pages = _pages(total, page, iri)
    start = (page - 1) * _LIST_SIZE
    return _incoming_group(reader, iri, wanted, total, _LIST_SIZE, start), pages


def _predicate(name: str) -> str:
    return PREFIXES["skos"] + name if name in {"broader", "related"} else NAMESPACE + name


def _pages(total: int, page: int, name: str) -> int:
    pages = ceil(total / _LIST_SIZE)
    if not 1 <= page <= pages:
        raise NoPageError(name)
    return pages


def _opinions(reader: Reader, claims: Iterable[StoredClaim]) -> tuple[Opinions, ...]:
    by_aspect: dict[str, list[StoredClaim]] = defaultdict(list)
    for claim in claims:
        if claim.polarity and claim.modality == "asserted":
            by_aspect[claim.text(SS.claimObject)].append(claim)
    found = []
    for aspect, said in by_aspect.items():
        voices = {(claim.text(SS.statedIn), claim.polarity) for claim in said}
        counts = Counter(polarity for _, polarity in voices)
        quotes = tuple(
            reader.quote(claim)
            for polarity in _POLARITIES
            for claim in [c for c in said if c.polarity == polarity][:_QUOTES_SHOWN]
        )
        shown = tuple((polarity, counts[polarity]) for polarity in _POLARITIES if counts[polarity])
        found.append(Opinions(reader.ref(aspect), shown, quotes))
    return tuple(sorted(found, key=lambda o: (-sum(n for _, n in o.counts), o.aspect.label)))


def _apart(reader: Reader, claims: Iterable[StoredClaim]) -> tuple[ApartClaims, ...]:
    by_modality: dict[str, dict[str, StoredClaim]] = defaultdict(dict)
    for claim in claims:
        by_modality[claim.modality].setdefault(claim.iri, claim)
    return tuple(
        ApartClaims(
            modality,
            title,
            meaning,
            tuple(reader.statement(c) for c in [*by_modality[modality].values()][:_APART_SHOWN]),
        )
        for modality, (title, meaning) in MODALITY_WORDS.items()
        if modality in by_modality
    )


def _disputes_about(reader: Reader, iri: str) -> list[str]:
    pattern = (None, ox.NamedNode(SS.disputeSubject), ox.NamedNode(iri), None)
    quads = reader.graph.store.quads_for_pattern(*pattern)
    return sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)})


def _dispute(reader: Reader, iri: str) -> DisputeView:
    subject = reader.values(iri, SS.disputeSubject)[0]
    predicate = reader.values(iri, SS.disputePredicate)[0]
    claims = [reader.claim(claim) for claim in reader.values(iri, SS.disputedClaim)]
    title = words_of(predicate).out
    by_side: dict[str, list[StoredClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.place):
        by_side[claim.polarity or str(claim.object)].append(claim)
        if claim.polarity:
            title = reader.ref(claim.text(SS.claimObject)).label
    sides = []
    for _, said in sorted(by_side.items(), key=_side_order):
        first = reader.statement(said[0])
        quotes = tuple(reader.quote(claim) for claim in _one_per_document_first(said))
        documents = len({claim.text(SS.statedIn) for claim in said})
        text = said[0].polarity or first.text
        value = None if said[0].polarity else first.value
        sides.append(DisputeSide(value, text, documents, quotes[:_QUOTES_SHOWN]))
    sides.sort(key=lambda side: -side.documents)
    return DisputeView(iri, reader.ref(subject), predicate, title.capitalize(), tuple(sides))


def _side_order(item: tuple[str, list[StoredClaim]]) -> tuple[int, str]:
    name = item[0]
    return (_POLARITIES.index(name) if name in _POLARITIES else 0, name)


def dispute_page(graph: BrowsableGraph, iri: str) -> DisputeView:
    """Return one dispute. Raises NoPageError if `iri` is none."""
    reader = _reader(graph, iri)
    if not reader.values(iri, SS.disputedClaim):
        raise NoPageError(iri)
    return _dispute(reader, iri)


def disputes(graph: BrowsableGraph, page: int = 1) -> tuple[tuple[DisputeView, ...], int, int]:
    """Return one page of the disputes, how many pages there are, and how many disputes.

    The first page may be empty. Raises NoPageError for a page after the last.
    """
    reader = Reader(graph)
    nodes = reader.instances(SS.Dispute, _DISPUTES_READ)
    pages = _pages(len(nodes), page, "disputed") if nodes or page != 1 else 1
    start = (page - 1) * _LIST_SIZE
    shown = (_dispute(reader, node) for node in nodes[start : start + _LIST_SIZE])
    views = sorted(shown, key=lambda d: (d.subject.label, d.title, d.iri))
    return tuple(views), pages, len(nodes)


def claim_page(graph: BrowsableGraph, iri: str) -> ClaimPage:
    """Return the page of one claim. Raises NoPageError if `iri` is none."""
    reader = _reader(graph, iri)
    claim = reader.claim(iri)
    if not claim.text(SS.quote):
        raise NoPageError(iri)
    kind = claim.text(SS.claimKind).removeprefix(NAMESPACE).removesuffix("Kind").lower()
    return ClaimPage(iri, reader.statement(claim), kind)


def list_page(graph: BrowsableGraph, name: str, page: int = 1) -> Listing:
    """Return one page of a list (see LISTS), the most documented first, what is apart last.

    Raises KeyError for an unknown list and NoPageError for a page after the last.
    """
    title, classes = LISTS[name]
    index = SearchIndex(graph.search_path)
    total, apart = index.count(classes), index.count(classes, apart=True)
    pages = _pages(total + apart, page, name) if total + apart or page != 1 else 1
    start = (page - 1) * _LIST_SIZE
    found = index.listing(classes, _LIST_SIZE, start)
    others = index.listing(classes, _LIST_SIZE - len(found), max(0, start - total), apart=True)
    return Listing(title, _counted_refs(found), _counted_refs(others), page, pages, total, apart)


def _counted_refs(hits: Iterable[Hit]) -> tuple[tuple[Ref, int], ...]:
    return tuple((Ref(hit.iri, hit.label, hit.type), hit.weight) for hit in hits)


def start_page(graph: BrowsableGraph) -> StartPage:
    """Return what the first page shows. It depends on the snapshot alone and may be kept."""
    index = SearchIndex(graph.search_path)
    views, _, disputed = disputes(graph)
    counts = [(name, index.count(classes)) for name, (_, classes) in LISTS.items()]
    claims = index.sentence_count()

    def most(name: str) -> tuple[tuple[Ref, int], ...]:
        return _counted_refs(index.listing(LISTS[name][1], 6, 0))

    return StartPage(
        counts=(*counts, ("sentences", claims)),
        unnamed=index.count(LISTS["films"][1], apart=True),
        films=most("films"),
        people=most("people"),
        songs=most("songs"),
        themes=most("themes"),
        disputes=views[:2],
        disputed=disputed,
    )


def find(graph: BrowsableGraph, wanted: str, limit: int = 20) -> list[Hit]:
    """Return what `wanted` may mean: an IRI, its end (`film/the-lamp`), or a name, best first."""
    reader = Reader(graph)
    for iri in (wanted, graph.base + wanted):
        if "/" in wanted and reader.exists(iri):
            ref = reader.ref(iri)
            return [Hit(iri, ref.type, ref.label, reader.document_count(iri), ref.label, 100.0)]
    if not Path(graph.search_path).exists():
        return []
    return SearchIndex(graph.search_path).search(wanted, limit)


def _query_behind(iri: str) -> str:
    """Return the SPARQL that gives what the page of `iri` shows."""
    node = ox.NamedNode(iri)
    return f"""PREFIX ss: <{NAMESPACE}>
SELECT ?subject ?relation ?value ?modality ?quote ?document WHERE {{
  {{ ?claim ss:claimSubject {node} }} UNION {{ ?claim ss:claimObject {node} }}
  ?claim ss:claimSubject ?subject ;
         ss:claimPredicate ?relation ;
         ss:claimObject|ss:claimValue ?value ;
         ss:modality ?modality ;
         ss:quote ?quote ;
         ss:statedIn ?document .
}}
ORDER BY ?subject ?relation ?value ?document"""
