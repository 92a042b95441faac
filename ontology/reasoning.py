"""Is a graph consistent with the vocabulary? owlready2 and HermiT give the answer.

For the vocabulary itself and for small graphs (some thousands of triples): HermiT's time grows
much faster than the graph. Large graphs are checked by `shape_queries`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from subprocess import CalledProcessError
from typing import Final

import owlready2
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from .errors import JavaMissingError, ReasonerError
from .files import ONTOLOGY_TTL
from .terms import DATATYPE_PROPERTIES, DOMAINS, NAMESPACE, RANGES, ancestors

__all__ = ["ConsistencyReport", "check_consistency", "entailed"]

_RDF_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_IMPORTS: Final = NamedNode(_OWL + "imports")
_DISJOINT: Final = NamedNode(_OWL + "disjointWith")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
# HermiT stops with an error at any other datatype, xsd:date and xsd:gYear among them.
_KNOWN_DATATYPES: Final = frozenset(
    {_XSD + name for name in ("string", "integer", "decimal", "double", "boolean", "dateTime")}
    | {"http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
)


@dataclass(frozen=True, slots=True)
class ConsistencyReport:
    """What the reasoner found.

    `unsatisfiable` are IRIs of classes that cannot have a member. `reasons` are sentences on the
    nodes that are, by type or by domain and range, two things that are never the same; HermiT
    itself gives no reasons, so there may be none although `consistent` is False. `skipped` counts
    the triples that were left out because HermiT rejects the datatype of their literal.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    reasons: tuple[str, ...]
    triples: int
    skipped: int


def check_consistency(*sources: Path | bytes) -> ConsistencyReport:
    """Reason over the vocabulary together with `sources`, each a file or N-Triples.

    Files are read by their suffix (.ttl, .nt, .nq, .trig, .owl, .rdf); named graphs are merged
    and owl:imports is ignored, so that nothing is fetched. Takes some seconds at least.

    Raises JavaMissingError without Java, ReasonerError where HermiT cannot read the triples.
    """
    _need_java()
    every = [triple for source in (ONTOLOGY_TTL, *sources) for triple in _read(source)]
    known = sorted({triple for triple in every if _is_known(triple)}, key=str)
    consistent, unsatisfiable = _reason(serialize(known, format=RdfFormat.N_TRIPLES) or b"")
    return ConsistencyReport(
        consistent=consistent,
        unsatisfiable=unsatisfiable,
        reasons=() if consistent else tuple(_clashes(known)),
        triples=len(known),
        skipped=sum(1 for triple in every if not _is_known(triple)),
    )


def entailed(properties: Iterable[str], *sources: Path | bytes) -> set[tuple[str, str, str]]:
    """Return the triples with these properties (IRIs) that follow from vocabulary and `sources`.

    For the comparison with the rules, on small graphs: HermiT asks each property of each thing.

    Raises JavaMissingError, and ReasonerError where the graph is inconsistent or unreadable.
    """
    _need_java()
    every = [triple for source in (ONTOLOGY_TTL, *sources) for triple in _read(source)]
    known = sorted({triple for triple in every if _is_known(triple)}, key=str)
    ntriples = serialize(known, format=RdfFormat.N_TRIPLES) or b""
    with closing(owlready2.World()) as world:
        world.get_ontology(NAMESPACE).load(fileobj=BytesIO(ntriples))
        try:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        except (owlready2.OwlReadyInconsistentOntologyError, owlready2.OwlReadyJavaError) as error:
            _remove_left_over(error)
            message = f"HermiT could not reason: {error}"
            raise ReasonerError(message) from error
        names = {iri: world[iri].python_name for iri in properties}
        subjects = {t.subject.value for t in known if isinstance(t.subject, NamedNode)}
        things = (world[iri] for iri in sorted(subjects))
        return {
            (thing.iri, iri, value.iri)
            for thing in things
            if isinstance(thing, owlready2.Thing)
            for iri, name in names.items()
            for value in getattr(thing, f"INDIRECT_{name}")
        }


def _need_java() -> None:
    if shutil.which(owlready2.JAVA_EXE) is None:
        message = f"HermiT needs Java, and '{owlready2.JAVA_EXE}' is not on the PATH; install a JRE"
        raise JavaMissingError(message)


def _read(source: Path | bytes) -> Iterator[Triple]:
    if isinstance(source, bytes):
        quads = parse(source, format=RdfFormat.N_TRIPLES)
    elif source.suffix == ".owl":
        quads = parse(path=source, format=RdfFormat.RDF_XML)
    else:
        quads = parse(path=source)
    for quad in quads:
        if quad.predicate != _IMPORTS:
            yield quad.triple


def _is_known(triple: Triple) -> bool:
    node = triple.object
    return not isinstance(node, Literal) or node.datatype.value in _KNOWN_DATATYPES


def _reason(ntriples: bytes) -> tuple[bool, tuple[str, ...]]:
    with closing(owlready2.World()) as world:
        world.get_ontology(NAMESPACE).load(fileobj=BytesIO(ntriples))
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError as error:
            _remove_left_over(error)
            return False, ()
        except owlready2.OwlReadyJavaError as error:
            _remove_left_over(error)
            message = f"HermiT could not reason: {error}"
            raise ReasonerError(message) from error
        classes = {cls.iri for cls in world.inconsistent_classes()}
        return True, tuple(sorted(classes - {_OWL + "Nothing"}))


def _remove_left_over(error: Exception) -> None:
    """Remove the file that owlready2 0.51 leaves behind when HermiT fails."""
    cause = error.__context__
    if isinstance(cause, CalledProcessError):
        Path(str(cause.cmd[-1]).removeprefix("file:///")).unlink(missing_ok=True)


def _clashes(triples: Iterable[Triple]) -> Iterator[str]:
    """Explain the plain cases: a node of two disjoint classes, given or by domain and range."""
    triples = list(triples)
    disjoint = {(_name(t.subject), _name(t.object)) for t in triples if t.predicate == _DISJOINT}
    why: dict[str, dict[str, str]] = {}
    for triple in triples:
        predicate = _name(triple.predicate)
        given: list[tuple[object, str, str]] = [
            (triple.subject, name, predicate) for name in DOMAINS.get(predicate, ())
        ]
        if triple.predicate == _RDF_TYPE:
            given.append((triple.subject, _name(triple.object), "its type"))
        elif predicate not in DATATYPE_PROPERTIES:
            given += [(triple.object, name, predicate) for name in RANGES.get(predicate, ())]
        for node, name, reason in given:
            for kind in (name, *ancestors(name)):
                why.setdefault(_name(node), {}).setdefault(kind, f"{name} by {reason}")
    for place, kinds in sorted(why.items()):
        for one, other in sorted(disjoint):
            if one in kinds and other in kinds:
                yield f"{place} is both {kinds[one]} and {kinds[other]}"


def _name(node: object) -> str:
    return node.value.removeprefix(NAMESPACE) if isinstance(node, NamedNode) else str(node)
