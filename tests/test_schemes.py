from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

from screensong import ontology
from screensong.ontology.schemes import SCHEME_NAMES, SchemeName, UnknownSchemeError, load_scheme

from .seeds_graph import bare_quads
from .shared_data import shared

FOLDER = Path(ontology.__file__).parent / "schemes"
SS = Namespace("https://w3id.org/screensong/ontology#")
ID = "https://w3id.org/screensong/id/"
PAGE = Path(__file__).parents[1] / "docs" / "ontology.md"
COUNTS = Path(__file__).parents[1] / "bench" / "scheme_counts.py"
LITERARY_THEMES = "https://themeontology.org/theme.php?name="
MATCHES = (SKOS.closeMatch, SKOS.narrowMatch, SKOS.broadMatch)
CLASSES = {
    "theme": SS.Theme,
    "mood": SS.Mood,
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
    assert sizes["mood"] >= 90
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
    with pytest.raises(UnknownSchemeError, match=r"'colour'.*theme"):
        load_scheme("colour")


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


def counted(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(COUNTS), *map(str, words)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_count_is_of_texts_that_name_a_concept_by_any_of_its_labels(tmp_path: Path) -> None:
    folder = tmp_path / "texts" / "deeper"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text("Jazz, jazz, and a mournful cello.", "utf-8")
    (folder / "two.md").write_text("A jazzy score of deep sorrow.", "utf-8")
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps({"text": "The cellos play jazz."}) + "\n", "utf-8")
    done = counted(folder.parent, records)
    assert done.returncode == 0
    assert done.stdout.startswith("3 texts\n")
    lines = {line.split(maxsplit=1)[1]: line.split()[0] for line in done.stdout.splitlines()}
    assert (lines["jazz"], lines["cello"], lines["grief"], lines["erhu"]) == ("3", "2", "2", "0")


def test_a_concept_that_no_text_names_is_listed_and_fails_the_command(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Jazz.", "utf-8")
    done = counted("--never", tmp_path)
    assert done.returncode == 1
    assert "'erhu'" in done.stdout
    assert "'jazz'" not in done.stdout


def test_a_corpus_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    done = counted(tmp_path / "nothing")
    assert (done.returncode, done.stderr.strip()) == (
        1, f"scheme_counts: no corpus at {tmp_path / 'nothing'}"
    )  # fmt: skip


@pytest.mark.long
def test_every_concept_of_every_scheme_is_named_in_real_reviews() -> None:
    done = counted("--never", shared("corpus/imdb50k.jsonl.gz"), shared("gold"))
    assert done.returncode == 0, done.stdout


def test_the_page_says_how_many_concepts_each_scheme_has() -> None:
    rows = re.findall(r"\| (\d+) \| \[([\w-]+)s\.ttl\]", PAGE.read_text("utf-8"))
    sizes = {name: len(load_scheme(name).concepts) for name in SCHEME_NAMES}
    assert {name: int(number) for number, name in rows} == sizes


def matches() -> list[tuple[str, str]]:
    """Return the themes that match one of the Literary Theme Ontology, each with its name there."""
    graph = Graph().parse(FOLDER / "themes.ttl", format="turtle")
    return [
        (str(subject).rpartition("/")[2], unquote(str(value).removeprefix(LITERARY_THEMES)))
        for predicate in MATCHES
        for subject, value in graph.subject_objects(predicate)
    ]


def test_more_than_half_of_the_themes_match_one_of_the_literary_theme_ontology() -> None:
    themes = [theme for theme, _ in matches()]
    assert len(set(themes)) > len(load_scheme("theme").concepts) / 2
    assert len(set(matches())) == len(matches())


def test_every_match_is_a_theme_that_the_literary_theme_ontology_has() -> None:
    known = {
        theme["name"]
        for theme in json.loads((shared("authority/lto") / "lto_themes.json").read_text("utf-8"))
    }
    assert len(known) > 1000
    assert not {name for _, name in matches()} - known


def test_every_mood_of_the_seeds_is_a_concept_of_the_scheme() -> None:
    moods = {
        quad.subject.value.rpartition("/")[2]
        for quad in bare_quads()
        if quad.object == ox.NamedNode(SS.Mood) and isinstance(quad.subject, ox.NamedNode)
    }
    assert len(moods) > 10
    assert not moods - set(load_scheme("mood").by_slug)
