"""How much of what a graph holds, by class, property and named graph: counted once, at the build.

Editors and agents read this (VoID) to know what can be asked. It comes from two passes over the
sorted N-Quads, never from queries. The snapshot holds it as a named graph of its own as well, which
is no part of the union, of exports or of what is counted.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ..ontology.terms import NAMESPACE, PREFIXES
from .described import description_graph
from .examples import example_triples

__all__ = [
    "DESCRIPTION",
    "FILE",
    "Holdings",
    "PropertyUse",
    "holdings_of",
    "void_triples",
    "write_description",
    "write_holdings",
]

FILE: Final = "holdings.json"
DESCRIPTION: Final = "void.nq"
_VOID: Final = "http://rdfs.org/ns/void#"
_TYPE: Final = f"<{PREFIXES['rdf']}type>".encode()


@dataclass(frozen=True, slots=True)
class PropertyUse:
    """How often a property stands: triples, and distinct subjects and objects of them."""

    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts of a graph's distinct triples. All names are IRIs.

    `links` counts triples by the class of the subject, the property and the class of the object;
    an object of no class, or a literal, counts under "". `graphs` counts quads by named graph.
    """

    triples: int
    subjects: int
    objects: int
    classes: dict[str, int]
    properties: dict[str, PropertyUse]
    links: dict[tuple[str, str, str], int]
    graphs: dict[str, int]

    def to_json(self) -> str:
        """Return this as JSON, the same for the same counts."""
        content = {
            "triples": self.triples,
            "subjects": self.subjects,
            "objects": self.objects,
            "classes": dict(sorted(self.classes.items())),
            "properties": {
                name: [use.triples, use.subjects, use.objects]
                for name, use in sorted(self.properties.items())
            },
            "links": [[*names, count] for names, count in sorted(self.links.items())],
            "graphs": dict(sorted(self.graphs.items())),
        }
        return json.dumps(content, ensure_ascii=False, indent=0) + "\n"

    @staticmethod
    def from_json(text: str) -> Holdings:
        """Return what `to_json` wrote."""
        said = json.loads(text)
        return Holdings(
            said["triples"],
            said["subjects"],
            said["objects"],
            said["classes"],
            {name: PropertyUse(*use) for name, use in said["properties"].items()},
            {(a, b, c): count for a, b, c, count in said["links"]},
            said["graphs"],
        )


def write_holdings(nquads: Path) -> Holdings:
    """Count what sorted N-Quads hold, write it beside them, synced to disk, and return it."""
    counted = _counted(nquads)
    _write(nquads.with_name(FILE), counted.to_json())
    return counted


def write_description(nquads: Path, holdings: Holdings, base: str) -> None:
    """Write the description beside N-Quads as N-Quads: VoID, and the example queries."""
    name = description_graph(base)
    triples = void_triples(holdings, f"{name.value}#dataset")
    examples = example_triples(base, f"{name.value}#example-")
    lines = {f"{triple} {name} .\n" for triple in chain(triples, examples)}
    _write(nquads.with_name(DESCRIPTION), "".join(sorted(lines)))


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def void_triples(holdings: Holdings, dataset: str) -> Iterator[ox.Triple]:
    """Yield holdings in VoID: counts of the dataset of that IRI, and its partitions."""

    def said(subject: str, name: str, value: str | int) -> ox.Triple:
        term = ox.Literal(value) if isinstance(value, int) else ox.NamedNode(value)
        return ox.Triple(ox.NamedNode(subject), ox.NamedNode(_VOID + name), term)

    is_a = ox.NamedNode(PREFIXES["rdf"] + "type")
    yield ox.Triple(ox.NamedNode(dataset), is_a, ox.NamedNode(_VOID + "Dataset"))
    yield said(dataset, "vocabulary", NAMESPACE)
    counts = {
        "triples": holdings.triples,
        "entities": sum(holdings.classes.values()),
        "distinctSubjects": holdings.subjects,
        "distinctObjects": holdings.objects,
        "classes": len(holdings.classes),
        "properties": len(holdings.properties),
    }
    for name, count in counts.items():
        yield said(dataset, name, count)
    for prop, use in holdings.properties.items():
        node = f"{dataset}-property-{_short(prop)}"
        yield said(dataset, "propertyPartition", node)
        yield said(node, "property", prop)
        yield said(node, "triples", use.triples)
        yield said(node, "distinctSubjects", use.subjects)
        yield said(node, "distinctObjects", use.objects)
    for name, count in holdings.classes.items():
        node = f"{dataset}-class-{_short(name)}"
        yield said(dataset, "classPartition", node)
        yield said(node, "class", name)
        yield said(node, "entities", count)
    totals: Counter[tuple[str, str]] = Counter()
    for (source, prop, target), count in holdings.links.items():
        totals[source, prop] += count
        if target:
            part = f"{dataset}-class-{_short(source)}-property-{_short(prop)}"
            end = f"{part}-class-{_short(target)}"
            yield said(part, "classPartition", end)
            yield said(end, "class", target)
            yield said(end, "triples", count)
    for (source, prop), count in totals.items():
        node = f"{dataset}-class-{_short(source)}"
        part = f"{node}-property-{_short(prop)}"
        yield said(node, "propertyPartition", part)
        yield said(part, "property", prop)
        yield said(part, "triples", count)


def _short(name: str) -> str:
    for prefix, namespace in PREFIXES.items():
        local = name.removeprefix(namespace)
        if local != name and re.fullmatch(r"[\w-]+", local):
            return f"{prefix}-{local}"
    return sha256(name.encode("utf-8")).hexdigest()[:16]


def holdings_of(nquads: Path) -> Holdings:
    """Return what the build counted of these N-Quads; without that, count now."""
    try:
        return Holdings.from_json(nquads.with_name(FILE).read_text("utf-8"))
    except FileNotFoundError:
        return _counted(nquads)


def _counted(nquads: Path) -> Holdings:
    classes_of, graphs = _first_look(nquads)
    classes: Counter[bytes] = Counter()
    triples: Counter[bytes] = Counter()
    subjects: Counter[bytes] = Counter()
    objects: defaultdict[bytes, set[int]] = defaultdict(set)
    links: Counter[tuple[bytes, bytes, bytes]] = Counter()
    count = subject_count = 0
    for subject, said in groupby(_distinct(nquads), key=lambda triple: triple[0]):
        subject_count += 1
        own = classes_of.get(subject, ())
        classes.update(own)
        used = set()
        for _, predicate, value in said:
            count += 1
            triples[predicate] += 1
            used.add(predicate)
            objects[predicate].add(hash(value))  # equal hashes are one in 2**64
            for target in classes_of.get(value) or (b"",):
                links.update((one, predicate, target) for one in own)
        subjects.update(used)
    return Holdings(
        count,
        subject_count,
        len(set().union(*objects.values())),
        {_iri(name): number for name, number in classes.items()},
        {
            _iri(name): PropertyUse(number, subjects[name], len(objects[name]))
            for name, number in triples.items()
        },
        {(_iri(a), _iri(b), _iri(c)): number for (a, b, c), number in links.items()},
        {_iri(name): number for name, number in graphs.items()},
    )


def _first_look(nquads: Path) -> tuple[dict[bytes, tuple[bytes, ...]], Counter[bytes]]:
    """Return the classes of each subject that has any, and the quads of each graph."""
    found: dict[bytes, tuple[bytes, ...]] = {}
    known: dict[tuple[bytes, ...], tuple[bytes, ...]] = {}
    graphs: Counter[bytes] = Counter()
    with nquads.open("rb") as lines:
        for line in lines:
            place = line.rindex(b" <")
            graphs[line[place + 1 : line.rindex(b">") + 1]] += 1
            subject, predicate, value = line[:place].split(b" ", 2)
            if predicate == _TYPE:
                classes = tuple(sorted({*found.get(subject, ()), value}))
                found[subject] = known.setdefault(classes, classes)
    return found, graphs


def _distinct(nquads: Path) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield each triple of sorted N-Quads once."""
    last = b""
    with nquads.open("rb") as lines:
        for line in lines:
            triple = line[: line.rindex(b" <")]
            if triple != last:
                last = triple
                subject, predicate, value = triple.split(b" ", 2)
                yield subject, predicate, value


def _iri(term: bytes) -> str:
    return term.decode("utf-8").strip("<>")
