"""Building: the same documents give the same bytes; nothing is lost, nothing is half done."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from screensong.graph.build import build, remove
from screensong.graph.errors import (
    BaseChangeError,
    BusyGraphError,
    GraphFormatError,
    NoGraphError,
    UnknownDocumentError,
)
from screensong.graph.export import export
from screensong.graph.store import Graph, builder_lock
from screensong.ontology.terms import SS

REVIEWS = {
    "lamp.txt": "The Lamp (1999)\nDirector: Ann Rho\nCast: Bo Oor, Cy Marr\nRuntime: 101 min\n\n"
    "The Lamp is a haunting film about grief. Bo Oor plays Mo.\n",
    "lamp-again.txt": "The Lamp (1999)\nDirector: Ann Rho\nRuntime: 99 min\n\n"
    "A dull score by Di Vance sinks Ann Rho’s film.\n",
    "harbour.md": "---\ntitle: Harbour\ndate: 2003-04-05\nrating: 4/5\n---\n\n"
    "Directed by Ann Rho, _Harbour_ explores loneliness.\n",
    "tide.html": "<html><body><h1>Harbour (2003)</h1><p>Music by <b>Di Vance</b>. The film stars "
    "Cy Marr &amp; Bo Oor.</p></body></html>",
}


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    folder = tmp_path / "reviews"
    folder.mkdir()
    for name, text in REVIEWS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def nquads(directory: Path) -> bytes:
    out = io.BytesIO()
    with Graph.open(directory) as graph:
        export(graph, "nquads", out)
    return out.getvalue()


def test_what_is_built_can_be_asked(reviews: Path, tmp_path: Path) -> None:
    report = build(tmp_path / "g", [reviews])
    assert (report.added, report.replaced, report.documents) == (4, 0, 4)
    with Graph.open(tmp_path / "g") as graph:
        answer = graph.query("SELECT DISTINCT ?film { ?film ss:director ?person }")
        assert isinstance(answer, ox.QuerySolutions)
        films = {str(row["film"]) for row in answer}
    assert films == {
        "<https://w3id.org/screensong/id/film/the-lamp-1999>",
        "<https://w3id.org/screensong/id/film/harbour-2003>",
    }


def test_the_order_of_sources_changes_no_byte(reviews: Path, tmp_path: Path) -> None:
    files = sorted(reviews.iterdir())
    random.Random(7).shuffle(files)
    build(tmp_path / "a", [reviews])
    build(tmp_path / "b", files)
    for file in reversed(files):
        build(tmp_path / "c", [file])
    assert nquads(tmp_path / "a") == nquads(tmp_path / "b") == nquads(tmp_path / "c")


def test_the_number_of_processes_changes_no_byte(reviews: Path, tmp_path: Path) -> None:
    for number in range(40):
        name = f"more-{number}.txt"
        (reviews / name).write_text(f"Lamp {number} (1999)\nDirector: Ann Rho\n\nGood.\n")
    build(tmp_path / "a", [reviews], jobs=1)
    build(tmp_path / "b", [reviews], jobs=3)
    assert nquads(tmp_path / "a") == nquads(tmp_path / "b")


def test_adding_and_removing_again_changes_no_byte(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "a", [reviews / "lamp.txt"])
    build(tmp_path / "b", [reviews / "lamp.txt", reviews / "lamp-again.txt"])
    report = remove(tmp_path / "b", ["lamp-again"])
    assert (report.removed, report.documents) == (1, 1)
    assert nquads(tmp_path / "a") == nquads(tmp_path / "b")


def test_building_again_replaces(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews])
    before = nquads(tmp_path / "g")
    report = build(tmp_path / "g", [reviews])
    assert (report.added, report.replaced) == (0, 4)
    assert nquads(tmp_path / "g") == before


def test_every_source_is_converted_or_refused(reviews: Path, tmp_path: Path) -> None:
    (reviews / "empty.txt").write_bytes(b"")
    (reviews / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (reviews / "huge.txt").write_bytes(b"word " * 1_000_001)
    report = build(tmp_path / "g", [reviews, tmp_path / "missing.txt"])
    assert report.added == 4
    assert len(report.refusals) == 4
    assert report.found == 8
    assert {Path(refusal.source).name for refusal in report.refusals} == {
        "empty.txt", "noise.txt", "huge.txt", "missing.txt",
    }  # fmt: skip
    assert all("\n" not in str(refusal) for refusal in report.refusals)


def test_a_document_does_not_replace_one_of_another_source(reviews: Path, tmp_path: Path) -> None:
    (reviews / "lamp.md").write_text("# Another lamp\n\nText.\n")
    build(tmp_path / "g", [reviews / "lamp.txt"])
    before = nquads(tmp_path / "g")
    report = build(tmp_path / "g", [reviews / "lamp.md"])
    assert [str(refusal) for refusal in report.refusals] == [
        "lamp.md: has the id 'lamp' of lamp.txt; rename it, or remove that one first"
    ]
    assert nquads(tmp_path / "g") == before


def test_a_build_of_refused_sources_alone_publishes_nothing(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews])
    manifest = (tmp_path / "g" / "manifest.json").stat().st_mtime_ns
    assert build(tmp_path / "g", [tmp_path / "missing.txt"]).documents == 4
    assert (tmp_path / "g" / "manifest.json").stat().st_mtime_ns == manifest
    assert not list((tmp_path / "g" / "snapshots").glob(".draft-*"))


@pytest.mark.parametrize(
    "damage", [{"snapshot": "../../etc"}, {"base": None}, {"snapshot": "0123456789abcdef"}]
)
def test_a_damaged_manifest_is_refused_clearly(
    reviews: Path, tmp_path: Path, damage: dict[str, object]
) -> None:
    build(tmp_path / "g", [reviews])
    manifest = tmp_path / "g" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | damage))
    with pytest.raises(GraphFormatError, match="build the graph anew"):
        Graph.open(tmp_path / "g")


def test_a_killed_builder_leaves_no_readers(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": "The Lamp is a film. " * 500}) for n in range(3000)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "screensong", "build", "many.jsonl", "--jobs", "2"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as builder:
        children = Path(f"/proc/{builder.pid}/task/{builder.pid}/children")
        for _ in range(600):
            readers = children.read_text().split()
            if len(readers) >= 3:
                break
            time.sleep(0.05)
        builder.kill()
    assert len(readers) >= 3
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in readers):
            return
        time.sleep(0.05)
    pytest.fail("readers outlive their builder")


def test_the_store_holds_exactly_the_exported_quads(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews])
    with Graph.open(tmp_path / "g") as graph:
        stored = set(graph.store)
        void = ox.NamedNode(f"{graph.base}graph/void")
        others = (ox.DefaultGraph(), void)
        named = {quad for quad in stored if quad.graph_name not in others}
        described = {quad for quad in stored if quad.graph_name == void}
        assert named == set(graph.quads())
        union = {quad.triple for quad in stored - named - described}
        assert union == {quad.triple for quad in named}
        assert len(stored) - len(named) - len(described) == len(union)


def test_every_quote_is_the_text_at_its_offsets(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews])
    with Graph.open(tmp_path / "g") as graph:
        answer = graph.query(
            "SELECT ?quote ?start ?end ?document { ?c ss:quote ?quote ; ss:evidence ?s ; "
            "ss:statedIn ?document . ?s ss:start ?start ; ss:end ?end }"
        )
        assert isinstance(answer, ox.QuerySolutions)
        rows = list(answer)
        assert rows
        for row in rows:
            document = graph.documents.get(row["document"].value.rpartition("/")[2])
            assert document is not None
            span = slice(int(row["start"].value), int(row["end"].value))
            assert document.text[span] == row["quote"].value


def test_the_original_text_is_kept(reviews: Path, tmp_path: Path) -> None:
    (reviews / "crlf.txt").write_bytes("Lamp (1999)\r\n\r\nIt’s 😀 good.\r\n".encode())
    build(tmp_path / "g", [reviews])
    with Graph.open(tmp_path / "g") as graph:
        kept = graph.documents.get("crlf")
    assert kept is not None
    assert kept.text == "Lamp (1999)\r\n\r\nIt’s 😀 good.\r\n"


def test_a_second_builder_gets_a_clear_error(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews])
    before = nquads(tmp_path / "g")
    with builder_lock(tmp_path / "g"), pytest.raises(BusyGraphError, match="another build"):
        build(tmp_path / "g", [reviews])
    assert nquads(tmp_path / "g") == before


def test_a_foreign_format_is_refused_clearly(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews])
    manifest = tmp_path / "g" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99}))
    for act in (lambda: Graph.open(tmp_path / "g"), lambda: build(tmp_path / "g", [reviews])):
        with pytest.raises(GraphFormatError, match="found format 99, this version reads format 1"):
            act()


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="screensong build"):
        Graph.open(tmp_path)


def test_removing_what_is_not_there_changes_nothing_and_says_so(
    reviews: Path, tmp_path: Path
) -> None:
    build(tmp_path / "g", [reviews])
    before = nquads(tmp_path / "g")
    with pytest.raises(UnknownDocumentError, match="nearest is 'harbour'"):
        remove(tmp_path / "g", ["lamp", "harbor"])
    assert nquads(tmp_path / "g") == before
    assert not list((tmp_path / "g" / "snapshots").glob(".draft-*"))


def test_the_base_is_chosen_once(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews], base="https://films.example/id/")
    with Graph.open(tmp_path / "g") as graph:
        subjects = {str(q.subject.value) for q in graph.store}
    assert all(iri.startswith("https://films.example/id/") for iri in subjects)
    with pytest.raises(BaseChangeError, match="has the base"):
        build(tmp_path / "g", [reviews], base="https://other.example/id/")


def test_a_reader_keeps_what_it_opened_while_others_build(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews / "lamp.txt"])
    with Graph.open(tmp_path / "g") as old:
        count = len(old.store)
        for name in ("lamp-again.txt", "harbour.md", "tide.html"):
            build(tmp_path / "g", [reviews / name])
        assert len(old.store) == count
        assert old.query("ASK { ?film ss:director ?person }")
        assert old.documents.get("lamp") is not None
    with Graph.open(tmp_path / "g") as new:
        assert len(new.store) > count


def test_a_build_that_is_killed_leaves_the_graph_as_it_was(reviews: Path, tmp_path: Path) -> None:
    build(tmp_path / "g", [reviews / "lamp.txt"])
    before = nquads(tmp_path / "g")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_BUILD, str(tmp_path / "g"), str(reviews)], check=False
    )
    assert killed.returncode == 9
    assert nquads(tmp_path / "g") == before
    build(tmp_path / "g", [reviews])
    assert not list((tmp_path / "g" / "snapshots").glob(".draft-*"))


KILLED_BUILD = """
import os, sys
from pathlib import Path
from screensong.graph.build import build

def dies(stage: str, done: int) -> None:
    if stage == "store":
        os._exit(9)

build(Path(sys.argv[1]), [Path(sys.argv[2])], progress=dies)
"""


def test_an_empty_set_of_documents_is_a_graph_too(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    report = build(tmp_path / "g", [tmp_path / "none"])
    assert report.documents == 0
    with Graph.open(tmp_path / "g") as graph:
        assert not graph.query(f"ASK {{ ?c a <{SS.Claim}> }}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_gives_an_os_error(reviews: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(OSError, match="denied"):
        build(locked / "g", [reviews])
