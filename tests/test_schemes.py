from __future__ import annotations

import gzip
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

from screensong import ontology
from screensong.ontology.schemes import SCHEME_NAMES, SchemeName, UnknownSchemeError, load_scheme

from .shared_data import shared

FOLDER = Path(ontology.__file__).parent / "schemes"
SS = Namespace("https://w3id.org/screensong/ontology#")
ID = "https://w3id.org/screensong/id/"
CLASSES = {
    "theme": SS.Theme,
    "music-genre": SS.MusicGenre,
    "film-genre": SS.FilmGenre,
    "instrument": SS.Instrument,
    "aspect": SS.Aspect,
}
ASPECTS = {
    "acting", "cinematography", "dialogue", "direction", "editing", "effects", "overall", "pacing",
    "productionDesign", "score", "screenplay",
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_each_scheme_is_sound_skos_without_blank_nodes(name: SchemeName) -> None:
    graph = Graph().parse(FOLDER / f"{name}s.ttl", format="turtle")
    scheme = URIRef(f"{ID}scheme/{name}")
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    assert concepts
    for concept in concepts:
        assert str(concept).startswith(f"{ID}{name}/")
        assert (concept, RDF.type, CLASSES[name]) in graph
        assert graph.value(concept, SKOS.inScheme) == scheme
        assert len(list(graph.objects(concept, SKOS.prefLabel))) == 1
        assert set(graph.objects(concept, SKOS.broader)) <= concepts - {concept}


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_no_label_names_two_concepts_of_a_scheme(name: SchemeName) -> None:
    seen: dict[str, str] = {}
    for concept in load_scheme(name).concepts:
        for label in (*concept.labels, *concept.hidden):
            assert seen.setdefault(label.casefold(), concept.slug) == concept.slug, label


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_every_label_finds_its_own_concept(name: SchemeName) -> None:
    scheme = load_scheme(name)
    for concept in scheme.concepts:
        for label in (*concept.labels, *concept.hidden):
            assert scheme.find(label) is not None, label
        assert scheme.find(concept.name) == concept


def test_the_aspects_are_the_eleven_of_the_ontology() -> None:
    assert {concept.slug for concept in load_scheme("aspect").concepts} == ASPECTS


def test_the_schemes_have_the_breadth_that_reviews_need() -> None:
    sizes = {name: len(load_scheme(name).concepts) for name in SCHEME_NAMES}
    assert sizes["theme"] >= 150
    assert sizes["music-genre"] >= 100
    assert sizes["film-genre"] >= 60
    assert sizes["instrument"] >= 85


def test_broader_leads_up_without_a_circle() -> None:
    for name in SCHEME_NAMES:
        scheme = load_scheme(name)
        for concept in scheme.concepts:
            assert concept not in list(scheme.ancestors(concept))


def test_finding_is_tolerant_of_case_article_hyphen_and_plural() -> None:
    genres = load_scheme("film-genre")
    noir = genres.find("film noir")
    assert noir is not None
    assert genres.find("FILM  NOIR") == noir
    assert genres.find("Film-Noir") == noir
    themes = load_scheme("theme")
    assert themes.find("The Addictions") == themes.find("addiction")
    assert themes.find("perfectly unknown words") is None


def test_matches_are_whole_words_longest_first_with_the_offsets_of_the_text() -> None:
    text = "The Saxophone’s wail, a grand piano, TALKING DRUMS; no pianola, no harpist."
    found = load_scheme("instrument").matches(text)
    assert [(text[m.start : m.end], m.concept.name) for m in found] == [
        ("Saxophone", "saxophone"),
        ("grand piano", "piano"),
        ("TALKING DRUMS", "talking drum"),
    ]


def test_letters_that_grow_in_lower_case_do_not_shift_offsets() -> None:
    text = "İİİ jazz"
    (match,) = load_scheme("music-genre").matches(text)
    assert text[match.start : match.end] == "jazz"


def test_a_concept_knows_its_place_in_an_iri() -> None:
    concept = load_scheme("music-genre").find("hip-hop")
    assert concept is not None
    assert concept.path == "music-genre/hip-hop"


def test_an_unknown_scheme_is_refused_by_name() -> None:
    with pytest.raises(UnknownSchemeError, match=r"'mood'.*theme"):
        load_scheme("mood")  # type: ignore[arg-type]


def test_all_schemes_load_within_a_tenth_of_a_second() -> None:
    program = (
        "import time, pyoxigraph, ahocorasick_rs\n"
        "from screensong.ontology.schemes import SCHEME_NAMES, load_scheme\n"
        "started = time.process_time()\n"
        "for name in SCHEME_NAMES: load_scheme(name).matches('x')\n"
        "print(time.process_time() - started)"
    )
    command = [sys.executable, "-c", program]
    runs = [subprocess.run(command, check=True, capture_output=True).stdout for _ in range(3)]
    assert min(map(float, runs)) < 0.1


@pytest.mark.long
def test_every_theme_and_film_genre_occurs_in_real_reviews() -> None:
    corpus = shared("corpus/imdb50k.jsonl.gz")
    never = {
        (name, concept.slug)
        for name in ("theme", "film-genre", "aspect")
        for concept in load_scheme(name).concepts  # type: ignore[arg-type]
    }
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, 20_000):
            text = str(json.loads(line)["text"])
            for name in ("theme", "film-genre", "aspect"):
                for match in load_scheme(name).matches(text):  # type: ignore[arg-type]
                    never.discard((name, match.concept.slug))
            if not never:
                break
    assert not never
