"""The shipped tagger and what extraction makes of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from screensong.graph.build import build
from screensong.graph.documents import Document
from screensong.graph.extraction import Reading
from screensong.graph.extraction.gold import extraction_from_json, extraction_to_json
from screensong.graph.extraction.tagged import PATTERN, sureness
from screensong.graph.extractors import extract
from screensong.graph.store import Graph
from screensong.graph.tagger.errors import ModelFileError
from screensong.graph.tagger.model import FOLDER, Tagger, shipped_tagger

TEXT = """The Salt Road

I saw The Salt Road on Sunday, in an empty hall, with the heating off. Mara Quill directed it, and
Ida Venn plays Tess, a ferry pilot who has stopped speaking. Orrin Pell turns up as her brother and
very nearly steals the film. It was shot in Galway. You hear "Low Lamps" twice on a car radio.
"""


def test_the_shipped_files_are_those_that_the_card_names() -> None:
    card = json.loads((FOLDER / "card.json").read_text("utf-8"))
    assert shipped_tagger().digest == card["model"]["sha256"]
    assert (FOLDER / "model.onnx").stat().st_size < 25_000_000


@pytest.mark.parametrize("name", ["model.onnx", "vocabulary.txt"])
def test_a_changed_file_is_refused_with_its_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "tagger"
    shutil.copytree(FOLDER, folder)
    with (folder / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelFileError, match=f"{name} is not the file that card.json names"):
        Tagger(folder)


def test_a_missing_file_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match=r"card\.json cannot be read"):
        Tagger(tmp_path)


def test_the_tagger_knows_people_where_no_pattern_names_them() -> None:
    reading = Reading(Document("d", TEXT), tagger=shipped_tagger())
    assert reading.tagged is not None
    kinds = {m.span.of(reading.plain): m.kind for m in reading.tagged.mentions}
    assert kinds["Mara Quill"] == "person"
    assert kinds["Ida Venn"] == "person"
    assert reading.film is not None
    assert reading.film.name == "The Salt Road"


def test_claims_of_the_tagger_point_at_their_words() -> None:
    found = [claim for claim in extract(Document("d", TEXT)).claims if claim.pattern == PATTERN]
    for claim in found:
        assert claim.object_at is not None
        assert claim.evidence.covers(claim.object_at)
        assert claim.object_at.of(TEXT) == claim.surface


def test_rules_alone_name_no_tagger_and_suggest_nothing() -> None:
    extraction = extract(Document("d", TEXT), extractor="rules")
    assert PATTERN not in {claim.pattern for claim in extraction.claims}
    assert extraction.suggested == ()


def test_suggested_claims_are_kept_but_in_no_graph(tmp_path: Path) -> None:
    extraction = extract(Document("d", TEXT))
    assert extraction_from_json(extraction_to_json(extraction)) == extraction
    stated = {(c.subject, c.predicate, c.object) for c in extraction.claims}
    assert not stated & {(c.subject, c.predicate, c.object) for c in extraction.suggested}
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    build(tmp_path / "graph", [tmp_path / "d.txt"], jobs=1)
    graph = Graph.open(tmp_path / "graph")
    count = graph.query("SELECT (COUNT(*) AS ?n) { ?c a ss:Claim }")
    assert int(next(iter(count))["n"].value) == len(extraction.claims)


def test_two_processes_read_a_text_alike() -> None:
    program = (
        "import sys; from screensong import Document, extract\n"
        "from screensong.graph.extraction.gold import extraction_to_json\n"
        "sys.stdout.write(extraction_to_json(extract(Document('d', sys.stdin.read()))))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], input=TEXT, capture_output=True, text=True, check=True,
            timeout=120,
        ).stdout
        for _ in range(2)
    }  # fmt: skip
    assert runs == {extraction_to_json(extract(Document("d", TEXT)))}


def test_a_surer_reading_is_a_surer_claim_and_never_certain() -> None:
    chances = [0.0, 0.3, 0.9, 0.99, 0.999, 1.0]
    assert [sureness(c) for c in chances] == sorted(sureness(c) for c in chances)
    assert 0 < sureness(0.0) < sureness(1.0) < 1
