"""The bench on public sets: what is kept aside, what is mapped, and how it is counted."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from screensong.graph.documents import Span

BENCH = Path(__file__).resolve().parents[1] / "bench"
NAMES = ("public_files", "public_scores", "public_names", "public_triples", "public_sets")


@pytest.fixture(scope="module")
def bench() -> dict[str, ModuleType]:
    before = list(sys.path)
    sys.path.insert(0, str(BENCH))
    try:
        return {name: importlib.import_module(name) for name in NAMES}
    finally:
        sys.path[:] = before


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def tagged(*words: str, between: str = "\n") -> str:
    """Return the lines of a sentence from words like `Venn/I-person`."""
    return between.join(w.replace("/", "\t") if "/" in w else f"{w}\tO" for w in words) + "\n"


SUNG = ("Ida/B-musicalartist", "Venn/I-musicalartist", "sang", '"', "Low/B-song", "Lamps/I-song",
        '"', "in", "Galway/B-location", ".")  # fmt: skip
OTHER = ("Orrin/B-person", "Pell/I-person", "slept", ".")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """Return a folder with a few made-up sentences of every set."""
    write(tmp_path / "crossner/music/dev.txt", "\n".join((tagged(*SUNG), *[tagged(*OTHER)] * 2)))
    rows = [
        ("The Salt Road", "director", "Mara Quill", "The Salt Road was directed by Mara Quill."),
        ("The Salt Road", "cast member", "Ida Venn", "Ida Venn stars in The Salt Road."),
    ]
    write(
        tmp_path / "text2kgbench/ont_1_movie_train.jsonl",
        "\n".join(
            json.dumps({"sub_label": s, "rel_label": r, "obj_label": o, "sent": text})
            for s, r, o, text in rows
        ),
    )
    actor = "O\tstarring\nB-Actor\tida\nI-Actor\tvenn\nB-Year\t1999\n"
    write(tmp_path / "mit_movie/trivia10k13train.bio", actor)
    link = {
        "sentence": [word.split("/")[0] for word in SUNG],
        "ner": [[0, 1, "musicalartist"], [4, 5, "song"], [8, 8, "location"]],
        "relations": [[4, 5, 0, 1, "artifact", "", False, False],
                      [0, 1, 8, 8, "physical", "", False, False]],
    }  # fmt: skip
    write(tmp_path / "crossre/music-dev.json", json.dumps(link) + "\n")
    return tmp_path


def test_only_sentences_kept_aside_and_learnt_nowhere_else_are_read(
    bench: dict[str, ModuleType], public: Path
) -> None:
    files = bench["public_files"]
    (kept,) = files.crossner(public)
    assert kept.text == 'Ida Venn sang " Low Lamps " in Galway.'
    assert [(n.span.of(kept.text), n.label) for n in kept.names] == [
        ("Ida Venn", "musicalartist"), ("Low Lamps", "song"), ("Galway", "location"),
    ]  # fmt: skip
    films = files.text2kg(public, "films")
    assert [s.triples[0][1] for s in films] == ["director", "cast member"]
    write(public / "crossner/science/train.txt", tagged(*SUNG))
    assert files.crossner(public) == []


def test_a_request_that_several_folds_hold_is_read_once(
    bench: dict[str, ModuleType], tmp_path: Path
) -> None:
    for fold in ("dataset1", "dataset2"):
        write(
            tmp_path / f"deezer/{fold}/train.bio", tagged("like", "ida/B-Artist", "venn/I-Artist")
        )
    (request,) = bench["public_files"].deezer(tmp_path)
    assert request.names[0].span == Span(5, 13)


def test_absent_sets_give_no_sentences(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    files = bench["public_files"]
    assert files.crossner(tmp_path) == files.trivia(tmp_path) == files.deezer(tmp_path) == []
    assert files.text2kg(tmp_path, "songs") == files.crossre(tmp_path, None) == []


def test_a_triple_counts_once_and_what_is_said_beyond_is_wrong(
    bench: dict[str, ModuleType],
) -> None:
    triples = bench["public_triples"]
    sentence = bench["public_files"].Stated(
        "…",
        (("The Salt Road", "director", "Mara Quill"), ("The Salt Road", "cost", "7"),
         ("The Salt Road", "publication date", "05 October 1990")),
    )  # fmt: skip
    gold = triples.gold_triples(sentence, triples.DATED_RELATIONS)
    assert {t.object for t in gold} == {"maraquill", "1990"}
    names = frozenset({"maraquill", "quill"})
    said = [
        triples.Said(None, "director", names),
        triples.Said(frozenset({"thesaltroad"}), "director", frozenset({"maraquill"})),
        triples.Said(frozenset({"anotherfilm"}), "director", names),
        triples.Said(None, "castMember", names),
    ]
    assert triples.triple_counts(gold, said) == {
        "castMember": (0, 1, 0), "director": (1, 1, 0), "releaseYear": (0, 0, 1),
    }  # fmt: skip


def test_a_row_sums_its_sentences_and_tells_classes_apart(bench: dict[str, ModuleType]) -> None:
    counts = [{"song": (1, 0, 1), "place": (1, 1, 0)}, {"song": (2, 0, 0)}]
    row = bench["public_scores"].Row("A set", "names", counts)
    assert row.total() == (4, 1, 1)
    whole, place, song = row.lines(each=True)
    assert whole.startswith("| A set | names | 2 | 0.800 | 0.800 | 0.800 (")
    assert place.endswith("| 1 | 1 | 0 |")
    assert song.endswith("| 3 | 0 | 1 |")


def test_untold_types_are_missed_among_all_and_left_out_of_those_told(
    bench: dict[str, ModuleType],
) -> None:
    everything, told, _ = bench["public_names"].CROSSNER
    assert everything.of_label("album") == "album"
    assert told.of_label("album") is None
    assert {told.of_label(t) for t in ("musicalartist", "band", "person")} == {"people"}
    assert told.of_label("country") == told.of_label("location") == "place"


def test_the_bench_prints_a_table_and_says_what_is_absent(
    bench: dict[str, ModuleType],
    public: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["public_sets.py", "--public", str(public)])
    assert bench["public_sets"].main() == 0
    printed = capsys.readouterr().out
    rows = [line.split(" | ") for line in printed.splitlines() if line.startswith("| ")][1:]
    named = {(row[0].strip("| "), row[1]): [int(n.strip(" |")) for n in row[6:]] for row in rows}
    every = "songs and their people, names given, every pair said"
    assert named["CrossRE, kept", every] == [1, 0, 0]
    annotated = {key: right + missed for key, (right, _, missed) in named.items()}
    assert annotated["CrossNER", "names, 7 classes told"] == 3
    assert annotated["Text2KGBench films", "hybrid, title given: all it says"] == 2
    assert annotated["Text2KGBench films", "rules, title given: all it says"] == 2
    assert annotated["MIT trivia", "names, all 12 slots (untold: missed)"] == 2
    assert annotated["MIT trivia", "names, 5 classes told"] == 1
    assert "- Text2KGBench songs: absent, skipped" in printed
    assert "- Deezer music requests: absent, skipped" in printed


def test_without_the_folder_the_bench_says_so_in_one_line(
    bench: dict[str, ModuleType],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["public_sets.py", "--public", str(tmp_path / "none")])
    assert bench["public_sets"].main() == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
