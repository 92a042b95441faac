from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import owlready2
import pytest

from screensong.ontology.errors import JavaMissingError, ReasonerError
from screensong.ontology.files import ONTOLOGY_OWL
from screensong.ontology.reasoning import check_consistency
from screensong.ontology.terms import NAMESPACE

REVIEWS = Path(__file__).parent / "graphs" / "reviews.trig"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@pytest.fixture
def _java() -> None:
    if shutil.which("java") is None:
        reason = "HermiT needs Java, which is absent"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def ntriples(text: str) -> bytes:
    """Write out `ss:name` in lines of N-Triples."""
    words = text.split(" ")
    return " ".join(f"<{NAMESPACE}{w[3:]}>" if w.startswith("ss:") else w for w in words).encode()


@pytest.mark.usefixtures("_java")
def test_the_ontology_is_consistent_and_every_class_can_have_a_member() -> None:
    report = check_consistency()
    assert report.consistent
    assert report.unsatisfiable == ()
    assert report.skipped == 0


@pytest.mark.usefixtures("_java")
def test_the_small_graph_is_consistent_and_its_dates_are_left_out() -> None:
    report = check_consistency(REVIEWS)
    assert report.consistent
    assert report.reasons == ()
    # Four review dates, each as a direct triple and as the value of its claim.
    assert report.skipped == 8


@pytest.mark.usefixtures("_java")
@pytest.mark.parametrize(
    ("triples", "reason"),
    [
        (
            f"<urn:x> {TYPE} ss:Film .\n<urn:x> {TYPE} ss:Person .\n",
            "urn:x is both Person by its type and Film by its type",
        ),
        (
            "<urn:x> ss:director <urn:y> .\n<urn:y> ss:composer <urn:z> .\n",
            "urn:y is both Person by director and Film by composer",
        ),
    ],
)
def test_a_thing_that_is_film_and_person_is_found(triples: str, reason: str) -> None:
    report = check_consistency(ntriples(triples))
    assert not report.consistent
    assert report.reasons == (reason,)


@pytest.mark.usefixtures("_java")
def test_a_claim_with_two_modalities_is_found_though_no_reason_is_given() -> None:
    report = check_consistency(
        ntriples("<urn:c> ss:modality ss:Asserted .\n<urn:c> ss:modality ss:Negated .\n")
    )
    assert not report.consistent
    assert report.reasons == ()


@pytest.mark.usefixtures("_java")
def test_a_class_that_can_have_no_member_is_named() -> None:
    sub = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    owl_class = "<http://www.w3.org/2002/07/owl#Class>"
    report = check_consistency(
        ntriples(
            f"<urn:Odd> {TYPE} {owl_class} .\n<urn:Odd> {sub} ss:Film .\n"
            f"<urn:Odd> {sub} ss:Person .\n"
        )
    )
    assert report.consistent
    assert report.unsatisfiable == ("urn:Odd",)


@pytest.mark.usefixtures("_java")
def test_a_performer_may_be_a_person_and_imports_are_not_fetched() -> None:
    report = check_consistency(
        ntriples(
            f"<urn:x> {TYPE} ss:Performer .\n<urn:x> {TYPE} ss:Person .\n"
            "<urn:o> <http://www.w3.org/2002/07/owl#imports> <http://unreachable.invalid/> .\n"
        )
    )
    assert report.consistent


@pytest.mark.usefixtures("_java")
def test_nothing_is_left_behind_when_a_graph_is_inconsistent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check_consistency(ntriples(f"<urn:x> {TYPE} ss:Film .\n<urn:x> {TYPE} ss:Person .\n"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_java")
def test_a_failure_of_the_reasoner_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlready2.reasoning, "JAVA_MEMORY", -1)
    with pytest.raises(ReasonerError, match="HermiT could not reason"):
        check_consistency()


def test_without_java_the_error_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlready2, "JAVA_EXE", "no-such-java")
    with pytest.raises(JavaMissingError, match="'no-such-java' is not on the PATH"):
        check_consistency()


def test_owlready2_reads_the_shipped_owl_file() -> None:
    world = owlready2.World()
    try:
        ontology = world.get_ontology(ONTOLOGY_OWL.as_uri()).load()
        film = world[NAMESPACE + "Film"]
        assert film in ontology.classes()
        assert world[NAMESPACE + "director"].domain == [film]
    finally:
        world.close()
