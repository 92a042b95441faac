"""The vocabulary is OWL 2 DL, says the OWL API; and it would say so if it were not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest

from screensong.ontology.files import ALIGNMENTS_TTL, ONTOLOGY_OWL, ONTOLOGY_TTL, SCHEMES
from screensong.ontology.terms import PREFIXES

PROGRAM = Path(__file__).parent / "java" / "Profile.java"
OWL_API = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
REVIEWS = Path(__file__).parent / "graphs" / "reviews.trig"
# The OWL 2 datatype map has no dates: what a document says of its date is left out.
NO_OWL_DATATYPES = {f"{PREFIXES['xsd']}{name}" for name in ("date", "gYear", "gYearMonth")}
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + (
    "@prefix : <urn:x:> .\n<urn:x> a owl:Ontology .\n"
    ":A a owl:Class . :B a owl:Class . :p a owl:ObjectProperty . :q a owl:ObjectProperty . "
    ":d a owl:DatatypeProperty . :n a owl:AnnotationProperty . :i a owl:NamedIndividual , :A .\n"
)
SOUND = {
    "sound": ":A rdfs:subClassOf :B . :p rdfs:domain :A . :d rdfs:range xsd:integer . :i :d 1 .",
    "sound-chain": ":p owl:propertyChainAxiom ( :q :p ) . :q a owl:FunctionalProperty .",
    "sound-annotation": ":i :n :p .",
}
BROKEN = {
    "undeclared-class": (":A rdfs:subClassOf :Unknown .", "UseOfUndeclaredClass"),
    "undeclared-object-property": (":p rdfs:subPropertyOf :unknown .", "UseOfUndeclaredObjectP"),
    "undeclared-data-property": (":i :unknown 1 .", "UseOfUndeclared"),
    "object-and-data-property": (":p a owl:DatatypeProperty .", "IllegalPunning"),
    "object-and-annotation-property": (":p a owl:AnnotationProperty .", "IllegalPunning"),
    "data-and-annotation-property": (":d a owl:AnnotationProperty .", "IllegalPunning"),
    "class-and-datatype": (":A a rdfs:Datatype .", "DatatypeIRIAlsoUsedAsClassIRI"),
    "reserved-class": ("owl:Reserved a owl:Class .", "UseOfReservedVocabularyForClassIRI"),
    "reserved-property": (
        "rdfs:member a owl:ObjectProperty . :i rdfs:member :i .",
        "UseOfReservedVocabularyForObjectPropertyIRI",
    ),
    "functional-chain": (
        ":p owl:propertyChainAxiom ( :q :q ) ; a owl:FunctionalProperty .",
        "UseOfNonSimplePropertyInFunctionalPropertyAxiom",
    ),
    "asymmetric-above-a-chain": (
        ":p owl:propertyChainAxiom ( :q :p ) ; rdfs:subPropertyOf :r . "
        ":r a owl:ObjectProperty , owl:AsymmetricProperty .",
        "UseOfNonSimplePropertyInAsymmetric",
    ),
    "irreflexive-transitive": (
        ":p a owl:TransitiveProperty , owl:IrreflexiveProperty .",
        "UseOfNonSimplePropertyInIrreflexivePropertyAxiom",
    ),
    "disjoint-transitive": (
        ":p a owl:TransitiveProperty ; owl:propertyDisjointWith :q .",
        "UseOfNonSimplePropertyInDisjointPropertiesAxiom",
    ),
    "circle-of-chains": (
        ":p owl:propertyChainAxiom ( :q :q ) . :q owl:propertyChainAxiom ( :p :p ) .",
        "UseOfPropertyInChainCausesCycle",
    ),
    "unknown-datatype": (':d rdfs:range :money . :i :d "1"^^:money .', "UseOfU"),
    "wrong-number": (':i :d "many"^^xsd:integer .', "LexicalNotInLexicalSpace"),
}


def rdf_xml(turtle: str) -> bytes:
    quads = {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    return ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.RDF_XML) or b""


def violations(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Return, for each of the files, what the OWL API finds wrong with it."""
    if shutil.which("javac") is None:
        if os.environ.get("CI"):
            pytest.fail("the OWL API needs a Java with its compiler, which is absent")
        pytest.skip("the OWL API needs a Java with its compiler, which is absent")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = ["java", "-cp", str(OWL_API), str(PROGRAM), *files]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        name, what = line.split("\t", 1)
        if what.isdigit():
            assert int(what) > 0, f"{name} was not read"
            found[name] = []
        else:
            found[name].append(what)
    assert set(found) == set(files)
    return found


def together(*paths: Path) -> bytes:
    """Return the triples of several files, but for the headers of all ontologies but the first."""
    kept: set[ox.Triple] = set()
    headers: list[ox.NamedNode] = []
    for path in paths:
        triples = [quad.triple for quad in ox.parse(path=path)]
        own = {t.subject for t in triples if t.object == ox.NamedNode(PREFIXES["owl"] + "Ontology")}
        headers += sorted(own - set(headers[:1]), key=str)
        kept.update(t for t in triples if t.subject not in headers[1:])
    plain = [
        t
        for t in kept
        if not (isinstance(t.object, ox.Literal) and t.object.datatype.value in NO_OWL_DATATYPES)
    ]
    return ox.serialize(sorted(plain, key=str), format=ox.RdfFormat.RDF_XML) or b""


def test_the_vocabulary_its_alignments_its_schemes_and_a_graph_are_owl_2_dl(
    tmp_path: Path,
) -> None:
    files = {
        "vocabulary": ONTOLOGY_OWL.read_bytes(),
        "alignments": together(ONTOLOGY_TTL, ALIGNMENTS_TTL),
        "graph": together(ONTOLOGY_TTL, REVIEWS),
        "schemes": together(ONTOLOGY_TTL, *sorted(SCHEMES.glob("*.ttl"))),
    }
    assert violations(files, tmp_path) == {name: [] for name in files}


def test_each_sort_of_violation_is_found_and_nothing_else_is(tmp_path: Path) -> None:
    texts = {**SOUND, **{name: text for name, (text, _) in BROKEN.items()}}
    found = violations({name: rdf_xml(HEAD + text) for name, text in texts.items()}, tmp_path)
    assert {name for name in texts if not found[name]} == set(SOUND)
    for name, (_, kind) in BROKEN.items():
        assert any(line.startswith(kind) for line in found[name]), (name, found[name])
