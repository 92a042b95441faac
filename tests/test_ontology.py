from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from screensong.ontology import generate, terms
from screensong.ontology.errors import OntologyError, UnknownTermError
from screensong.ontology.files import ALIGNMENTS_TTL, ONTOLOGY_OWL, ONTOLOGY_TTL
from screensong.ontology.terms import SS, ancestors, definition, descendants, label, term

ONTOLOGY = Graph().parse(ONTOLOGY_TTL)
IRI = URIRef("https://w3id.org/screensong/ontology")
DCTERMS = Namespace("http://purl.org/dc/terms/")
VANN = Namespace("http://purl.org/vocab/vann/")
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
OWN = sorted(terms.CLASSES | terms.PROPERTIES | terms.INDIVIDUALS)
GUIDELINE_RELATIONS = """
    director screenwriter producer cinematographer editor castMember playsCharacter characterIn
    composer soundtrackSong songPerformer songWriter musicGenre instrument theme filmGenre
    releaseYear runtimeMinutes rating reviewDate reviewAuthor basedOn setIn comparedTo
    influencedBy award studio recordLabel aspectOpinion
"""
FURTHER_RELATIONS = """
    musicSupervisor mood evokes mirrors scene technique occupation trait relatedTo reception
"""
CLASSES_OF_OUR_OWN = "Movement Trait Technique Reception Dispute Modality ClaimKind"
RELATIONS_OF_OUR_OWN = """
    musicSupervisor musicContributor mood evokes mirrors scene technique comparedTo relatedTo
    reception
    aspectOpinion
    broaderTheme broaderGenre
"""
WIKIDATA = "http://www.wikidata.org/entity/"
PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"


def node(name: str) -> URIRef:
    return URIRef(term(name))


def test_the_ontology_stays_small() -> None:
    assert 20 <= len(terms.CLASSES) <= 35
    assert 40 <= len(terms.PROPERTIES) <= 80


@pytest.mark.parametrize("name", OWN)
def test_every_term_has_one_label_and_one_definition_in_english(name: str) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        (text,) = ONTOLOGY.objects(node(name), predicate)
        assert isinstance(text, Literal)
        assert text.language == "en"
        assert str(text).strip() == str(text) != ""
    assert definition(term(name)).endswith(".")


def test_the_header_says_what_it_is_and_who_may_use_it() -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.created):
        assert ONTOLOGY.value(IRI, predicate)
    assert list(ONTOLOGY.objects(IRI, SKOS.changeNote))
    assert "creativecommons.org" in str(ONTOLOGY.value(IRI, DCTERMS.license))
    assert str(ONTOLOGY.value(IRI, VANN.preferredNamespacePrefix)) == "ss"
    assert str(ONTOLOGY.value(IRI, VANN.preferredNamespaceUri)) == terms.NAMESPACE
    version = str(ONTOLOGY.value(IRI, OWL.versionInfo))
    assert version == terms.VERSION
    assert ONTOLOGY.value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{version}")
    assert (IRI, OWL.imports, None) not in ONTOLOGY


def test_the_owl_file_is_up_to_date() -> None:
    assert isomorphic(Graph().parse(ONTOLOGY_OWL, format="xml"), ONTOLOGY)
    assert ONTOLOGY_OWL.read_bytes() == generate.rdf_xml(ONTOLOGY_TTL.read_text(encoding="utf-8"))


def test_the_python_names_are_up_to_date() -> None:
    written = ONTOLOGY_TTL.parent / "vocabulary.py"
    source = generate.vocabulary_source(ONTOLOGY_TTL.read_text(encoding="utf-8"))
    assert written.read_text(encoding="utf-8") == source


def test_generating_twice_in_other_processes_gives_the_same_bytes() -> None:
    program = (
        "import sys; from screensong.ontology import files, generate; "
        "sys.stdout.buffer.write(generate.rdf_xml(files.ONTOLOGY_TTL.read_text('utf-8')))"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.check_output(command) == ONTOLOGY_OWL.read_bytes()


def test_a_blank_node_in_the_source_is_refused() -> None:
    with pytest.raises(OntologyError, match="blank node"):
        generate.rdf_xml("<urn:a> <urn:b> [] .")


# ---------------------------------------------------------------- OWL 2 DL by hand


def test_only_the_lists_of_property_chains_are_blank_nodes() -> None:
    for subject, predicate, thing in ONTOLOGY:
        in_list = predicate in (RDF.first, RDF.rest)
        assert not isinstance(subject, BNode) or in_list
        assert not isinstance(thing, BNode) or in_list or predicate == OWL.propertyChainAxiom


def test_no_property_above_a_chain_is_declared_to_be_what_only_simple_properties_may_be() -> None:
    with_chain = {
        name for name in terms.PROPERTIES if (node(name), OWL.propertyChainAxiom, None) in ONTOLOGY
    }
    not_simple = with_chain | {above for name in with_chain for above in ancestors(name)}
    assert not_simple == {"musicContributor", "contributor", "broaderTheme", "broaderGenre"}
    only_simple = {OWL.FunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty}
    for name in not_simple:
        assert not only_simple & set(ONTOLOGY.objects(node(name), RDF.type))


def test_every_term_is_of_one_kind() -> None:
    kinds = {OWL.Class, OWL.NamedIndividual, *PROPERTY_KINDS}
    for name in OWN:
        assert len(kinds & set(ONTOLOGY.objects(node(name), RDF.type))) == 1, name


def test_every_term_that_is_used_is_declared() -> None:
    builtin = (str(RDF), str(RDFS), str(OWL), str(XSD))
    for triple in ONTOLOGY:
        for used in triple:
            known = isinstance(used, Literal | BNode) or str(used).startswith(
                (*builtin, str(IRI) + "/")
            )
            elsewhere = triple[1] == DCTERMS.license and used == triple[2]
            assert known or elsewhere or (used, RDF.type, None) in ONTOLOGY, used


def test_domains_and_ranges_fit_the_kind_of_property() -> None:
    for name in sorted(terms.PROPERTIES):
        types = set(ONTOLOGY.objects(node(name), RDF.type))
        ranges = set(ONTOLOGY.objects(node(name), RDFS.range))
        assert len(ranges) <= 1
        assert len(set(ONTOLOGY.objects(node(name), RDFS.domain))) <= 1
        if OWL.ObjectProperty in types:
            assert all((found, RDF.type, OWL.Class) in ONTOLOGY for found in ranges)
        elif OWL.DatatypeProperty in types:
            assert all(found == RDFS.Literal or str(found).startswith(str(XSD)) for found in ranges)
        else:
            assert not ranges


def test_a_subproperty_fits_its_superproperty() -> None:
    for name, supers in terms.SUPERPROPERTIES.items():
        for parent in supers:
            for place in (terms.DOMAINS, terms.RANGES):
                (narrow,), (wide,) = place[name], place[parent]
                assert narrow == wide or wide in ancestors(narrow), (name, parent)
            kinds = [set(ONTOLOGY.objects(node(n), RDF.type)) for n in (name, parent)]
            assert OWL.ObjectProperty in kinds[0] & kinds[1]


def test_no_class_or_property_is_above_itself() -> None:
    assert not [name for name in terms.CLASSES | terms.PROPERTIES if name in ancestors(name)]


def test_no_class_is_disjoint_with_one_above_it() -> None:
    for one, other in ONTOLOGY.subject_objects(OWL.disjointWith):
        names = [str(found).removeprefix(terms.NAMESPACE) for found in (one, other)]
        assert names[0] != names[1]
        assert names[0] not in ancestors(names[1])
        assert names[1] not in ancestors(names[0])


def test_nothing_is_typed_as_a_date_that_the_reasoner_rejects() -> None:
    dates = {XSD.date, XSD.gYear, XSD.gYearMonth, XSD.duration}
    assert not [n for t in ONTOLOGY for n in t if n in dates or getattr(n, "datatype", 0) in dates]


def test_the_predicate_of_a_claim_is_an_annotation() -> None:
    for name in ("claimPredicate", "disputePredicate", "usuallySingle", "kindOfClaims"):
        assert (node(name), RDF.type, OWL.AnnotationProperty) in ONTOLOGY


def test_the_alignments_use_terms_of_ours_and_import_nothing() -> None:
    alignments = Graph().parse(ALIGNMENTS_TTL)
    subjects = {s for s in alignments.subjects() if str(s).startswith(terms.NAMESPACE)}
    assert len(subjects) > 30
    assert all((subject, RDF.type, None) in ONTOLOGY for subject in subjects)
    assert (None, OWL.imports, None) not in alignments


def test_every_class_and_relation_is_aligned_but_those_that_have_no_counterpart() -> None:
    alignments = Graph().parse(ALIGNMENTS_TTL)
    aligned = {str(s).removeprefix(terms.NAMESPACE) for s in alignments.subjects()}
    assert terms.CLASSES - aligned == set(CLASSES_OF_OUR_OWN.split())
    assert (terms.RELATIONS | terms.INFERRED) - aligned == set(RELATIONS_OF_OUR_OWN.split())


def test_what_the_alignments_reason_with_is_declared_and_of_the_same_kind() -> None:
    alignments = Graph().parse(ALIGNMENTS_TTL)
    both = alignments + ONTOLOGY
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for ours, theirs in alignments.subject_objects(predicate):
            kinds = {OWL.Class, *PROPERTY_KINDS}
            (one,), (other,) = (kinds & set(both.objects(n, RDF.type)) for n in (ours, theirs))
            assert one == other, (ours, theirs)


def test_wikidata_is_an_annotation_and_nothing_more() -> None:
    alignments = Graph().parse(ALIGNMENTS_TTL)
    matches = [
        (predicate, str(thing).removeprefix(WIKIDATA))
        for _, predicate, thing in alignments
        if str(thing).startswith(WIKIDATA)
    ]
    assert len(matches) > 40
    for predicate, name in matches:
        assert predicate == SKOS.closeMatch
        assert re.fullmatch(r"[PQ][1-9]\d*", name)
    assert (SKOS.closeMatch, RDF.type, OWL.AnnotationProperty) in alignments


# ---------------------------------------------------------------- terms


def test_terms_knows_what_the_ontology_has() -> None:
    found = {
        str(subject).removeprefix(terms.NAMESPACE)
        for subject in ONTOLOGY.subjects(RDF.type)
        if str(subject).startswith(terms.NAMESPACE)
    }
    assert found == set(OWN)
    assert all(getattr(SS, name) == terms.NAMESPACE + name for name in OWN)


def test_the_relations_are_those_of_the_guidelines_and_a_few_more() -> None:
    assert set(GUIDELINE_RELATIONS.split()) | set(FURTHER_RELATIONS.split()) == terms.RELATIONS
    assert not terms.INFERRED & terms.RELATIONS
    assert set(terms.KIND_BY_RELATION.values()) <= terms.INDIVIDUALS
    assert {"reviewAuthor", "reviewDate"} == terms.DOCUMENT_SUBJECT
    assert {"releaseYear", "runtimeMinutes"} <= terms.USUALLY_SINGLE <= terms.RELATIONS


def test_every_type_of_entity_has_a_class_and_a_segment() -> None:
    assert set(terms.CLASS_BY_TYPE) == set(terms.SEGMENT_BY_TYPE)
    assert set(terms.CLASS_BY_TYPE.values()) <= terms.CLASSES
    assert terms.SEGMENT_BY_TYPE["performer"] == terms.SEGMENT_BY_TYPE["person"]


def test_terms_are_found_by_name_and_named_by_iri() -> None:
    assert term("castMember") == SS.castMember
    assert label(SS.castMember) == "cast member"
    assert definition(SS.setIn) == "The story of the film happens in the place."


def test_an_unknown_term_names_the_nearest() -> None:
    with pytest.raises(UnknownTermError) as caught:
        term("compozer")
    assert str(caught.value) == (
        "unknown term 'compozer' in https://w3id.org/screensong/ontology#; nearest is 'composer'"
    )
    assert caught.value.nearest == "composer"
    with pytest.raises(KeyError):
        label("https://w3id.org/screensong/ontology#compozer")
    with pytest.raises(UnknownTermError):
        definition("http://www.w3.org/2002/07/owl#Class")


def test_ancestors_and_descendants_go_all_the_way() -> None:
    assert ancestors("composer") == {"musicContributor", "contributor"}
    assert "songWriter" in descendants("contributor")
    assert descendants("CreativeWork") == {"Film", "Song", "Work"}


def test_importing_terms_loads_no_rdf_engine() -> None:
    program = (
        "import sys, screensong.ontology.terms; "
        "print(sorted({'rdflib', 'pyoxigraph', 'owlready2'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.check_output(command, text=True).strip() == "[]"


# ---------------------------------------------------------------- the page


def test_the_page_says_how_many_terms_there_are() -> None:
    (counts,) = re.findall(r"(\d+) classes and (\d+) properties", PAGE.read_text(encoding="utf-8"))
    assert tuple(map(int, counts)) == (len(terms.CLASSES), len(terms.PROPERTIES))


def test_the_page_has_a_row_for_every_class_and_property() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `ss:(\w+)` \| ([^|]*) \|", page, re.MULTILINE)
    described = dict(rows)
    assert len(described) == len(rows)
    assert set(described) == terms.CLASSES | terms.PROPERTIES
    for name, text in described.items():
        assert text.strip() == terms.DEFINITIONS[name], name
