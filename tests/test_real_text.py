"""Text that nobody here wrote goes all the way: read, built, checked, exported."""

from __future__ import annotations

import gzip
import io
import json
import shutil
from itertools import islice
from pathlib import Path

import pytest
import rdflib

from screensong.graph.build import build
from screensong.graph.check import check
from screensong.graph.documents import Refusal
from screensong.graph.export import export
from screensong.graph.extraction.gold import to_gold
from screensong.graph.readers import read_all
from screensong.graph.store import Graph

from .shared_data import shared

_REVIEWS = 200


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the seed documents, the gold documents and real reviews as records."""
    folder = tmp_path_factory.mktemp("real")
    for part in ("seeds", "gold/docs"):
        for path in sorted(shared(part).glob("*.txt")):
            shutil.copy(path, folder)
    with gzip.open(shared("corpus/imdb50k.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 0, _REVIEWS * 50, 50)]
    with (folder / "reviews.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(
            json.dumps({"id": f"{r['split']}-{r['cls']}-{r['id']}", "text": r["text"]}) + "\n"
            for r in rows
        )
    return folder


@pytest.fixture(scope="module")
def graph(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    directory = tmp_path_factory.mktemp("graph")
    report = build(directory, [texts], jobs=2)
    assert report.refusals == []
    assert report.added == _REVIEWS + 28
    return Graph.open(directory)


def test_nothing_in_the_graph_breaks_a_shape_or_misquotes(graph: Graph) -> None:
    assert [str(violation) for violation in check(graph)] == []


def test_rdflib_reads_every_triple_of_the_turtle(graph: Graph) -> None:
    turtle = io.BytesIO()
    export(graph, "turtle", turtle)
    parsed = rdflib.Graph().parse(data=turtle.getvalue(), format="turtle")
    triples = {(q.subject, q.predicate, q.object) for q in graph.quads()}
    assert len(parsed) == len(triples) > 5_000


def test_every_extracted_fact_has_evidence_from_its_file(texts: Path) -> None:
    facts = 0
    for item in read_all([texts]):
        assert not isinstance(item, Refusal)
        document, extraction = item
        source = texts / document.source
        if source.suffix == ".txt":
            with source.open(encoding="utf-8", newline="") as file:
                assert file.read() == document.text
        for fact in to_gold(document, extraction)["facts"]:
            assert 2 <= len(fact["evidence"]) <= 900
            assert fact["evidence"] in document.text
            facts += 1
    assert facts > 500
