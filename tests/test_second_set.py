"""The second development set: offsets that fit the corpus, labels that the scorer knows."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.shared_data import shared

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "bench" / "second_set.py"
CORPUS = "corpus/imdb50k.jsonl.gz"
ENDS = {
    "director": ("film", "person"),
    "screenwriter": ("film", "person"),
    "producer": ("film", "person"),
    "cinematographer": ("film", "person"),
    "editor": ("film", "person"),
    "castMember": ("film", "person"),
    "playsCharacter": ("person", "character"),
    "characterIn": ("character", "film"),
    "composer": ("film", "person"),
    "soundtrackSong": ("film", "song"),
    "songPerformer": ("film song", "performer"),
    "songWriter": ("film song", "person"),
    "musicGenre": ("film song", "musicGenre"),
    "instrument": ("film song", "instrument"),
    "theme": ("film", "theme"),
    "filmGenre": ("film", "filmGenre"),
    "basedOn": ("film", "work"),
    "setIn": ("film", "place"),
    "comparedTo": ("film", "film"),
    "influencedBy": ("film", "film person work movement"),
    "award": ("film", "award"),
    "studio": ("film", "studio"),
    "recordLabel": ("film", "label"),
    "reviewAuthor": ("film", "person"),
}
VALUES = ("releaseYear", "runtimeMinutes", "rating", "reviewDate", "aspectOpinion")
ASPECTS = {
    *("acting", "direction", "score", "cinematography", "editing", "screenplay"),
    *("productionDesign", "pacing", "dialogue", "effects", "overall"),
}


def module_of(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


second_set = module_of(SCRIPT)
ENTRIES: list[dict[str, Any]] = json.loads(second_set.LABELS.read_text(encoding="utf-8"))
FACTS = [(entry["review"], fact) for entry in ENTRIES for fact in entry["facts"]]


def spans_of(entry: dict[str, Any]) -> Iterator[list[int]]:
    film = entry["film"]
    yield from [film["title"]] if film["title"] else []
    yield from film["aliases"]
    for fact in entry["facts"]:
        yield fact["evidence"]
        for side in (fact["s"], fact["o"]):
            yield from [side["at"]] if side.get("at") else []
            yield from side.get("aliases", [])


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found: dict[str, str] = second_set.read_texts(shared(CORPUS), {e["review"] for e in ENTRIES})
    return found


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("second")
    second_set.materialise(shared(CORPUS), out, None)
    return out


def test_a_hundred_different_reviews_are_halved_into_tune_and_hold() -> None:
    assert len({entry["review"] for entry in ENTRIES}) == len(ENTRIES) == 100
    parts = [entry["part"] for entry in ENTRIES]
    assert parts.count("tune") == parts.count("hold") == 50


def test_the_stored_annotations_hold_no_text() -> None:
    def strings(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                yield from [] if key == "sha256" else strings(value)
        elif isinstance(node, list):
            for value in node:
                yield from strings(value)
        elif isinstance(node, str):
            yield node

    assert max(len(string) for string in strings(ENTRIES)) <= 20


@pytest.mark.parametrize("name", sorted(ENDS))
def test_a_relation_joins_entities_of_its_types(name: str) -> None:
    subjects, objects = ENDS[name]
    for review, fact in FACTS:
        if fact["p"] == name:
            assert fact["s"]["type"] in subjects.split(), review
            assert fact["o"]["type"] in objects.split(), review


def test_every_relation_is_known_and_values_are_of_its_kind() -> None:
    for review, fact in FACTS:
        name, value = fact["p"], fact["o"].get("value")
        assert name in ENDS or name in VALUES, review
        assert (name in VALUES) == ("at" not in fact["o"]), review
        if name == "aspectOpinion":
            assert value["aspect"] in ASPECTS, review
            assert value["polarity"] in ("positive", "negative", "mixed"), review
        elif name == "releaseYear":
            assert 1890 <= value <= 2030, review
        elif name == "runtimeMinutes":
            assert 1 <= value <= 600, review
        elif name == "rating":
            assert set(fact["o"]) == {"value", "scale"}, review


def test_no_fact_is_stored_twice() -> None:
    for entry in ENTRIES:
        seen = [json.dumps([f["s"], f["p"], f["o"]], sort_keys=True) for f in entry["facts"]]
        assert len(set(seen)) == len(seen), entry["review"]


def test_one_aspect_of_a_film_has_at_most_one_required_judgement() -> None:
    for entry in ENTRIES:
        required = [
            (json.dumps(fact["s"]), fact["o"]["value"]["aspect"])
            for fact in entry["facts"]
            if fact["p"] == "aspectOpinion" and not fact.get("optional")
        ]
        assert len(set(required)) == len(required), entry["review"]


def test_offsets_lie_within_the_text_and_cut_whole_words(texts: dict[str, str]) -> None:
    for entry in ENTRIES:
        text = texts[entry["review"]]
        for start, end in spans_of(entry):
            assert 0 <= start < end <= len(text), entry["review"]
            piece = text[start:end]
            assert piece == piece.strip(), (entry["review"], piece)
            before, after = text[start - 1 : start], text[end : end + 1]
            assert not (before.isalnum() and piece[0].isalnum()), (entry["review"], piece)
            assert not (after.isalnum() and piece[-1].isalnum()), (entry["review"], piece)


def test_evidence_is_a_sentence_or_line_of_one_paragraph(texts: dict[str, str]) -> None:
    for review, fact in FACTS:
        quoted = texts[review][slice(*fact["evidence"])]
        assert 2 <= len(quoted) <= 900, review
        assert "<br />" not in quoted, (review, quoted)


def test_evidence_names_the_object_or_stands_near_it(texts: dict[str, str]) -> None:
    for review, fact in FACTS:
        named = fact["s"] if fact["p"] == "characterIn" else fact["o"]
        if "at" not in named:
            continue
        text = texts[review]
        start, end = fact["evidence"]
        names = [text[slice(*span)] for span in [named["at"], *named.get("aliases", [])]]
        inside = any(name in text[start:end] for name in names)
        near = any(name in text[max(0, start - 500) : end + 200] for name in names)
        assert inside or near, (review, fact["p"], names)


@pytest.mark.parametrize("options", [[], ["--strict"]])
def test_the_set_scores_full_marks_against_itself(
    folders: Path, tmp_path: Path, options: list[str]
) -> None:
    gold, found = str(folders / "gold"), tmp_path / "found.json"
    command = [sys.executable, str(shared("gold/score.py")), gold, "--gold", gold]
    command += ["--docs", str(folders / "docs"), "--errors", "9", "--json", str(found), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    score = json.loads(found.read_text(encoding="utf-8"))
    assert score["micro_all"] == [1.0, 1.0, 1.0], done.stdout
    required = sum(
        not fact.get("optional") and not second_set.is_untitled(fact["o"]) for _, fact in FACTS
    )
    assert score["evidence"]["tp"] == score["evidence"]["overlap"] == required
    assert score["evidence"]["verbatim"] == score["evidence"]["predictions"] == len(FACTS)


def test_documents_are_the_reviews_as_the_corpus_has_them(
    folders: Path, texts: dict[str, str]
) -> None:
    assert len(list((folders / "gold").iterdir())) == len(ENTRIES)
    for entry in ENTRIES:
        path = folders / "docs" / f"{second_set.document_id(entry['review'])}.txt"
        assert path.read_bytes().decode("utf-8") == texts[entry["review"]]


def test_the_command_lays_out_one_half(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--corpus", str(shared(CORPUS))]
    command += ["--out", str(tmp_path / "out"), "--part", "tune"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert "50 documents" in done.stdout
    assert len(list((tmp_path / "out" / "docs").iterdir())) == 50


def records(path: Path, *, text: str, review: str | None = None) -> Path:
    """Write a corpus with every annotated review (or one), each of the same text."""
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for entry in ENTRIES:
            if review in (None, entry["review"]):
                split, label, number = entry["review"].split("/")
                record = {"split": split, "cls": label, "id": int(number), "text": text}
                lines.write(json.dumps(record) + "\n")
    return path


def test_a_changed_text_is_refused_by_its_digest(tmp_path: Path) -> None:
    corpus = records(tmp_path / "corpus.jsonl.gz", text="Other words.")
    assert hashlib.sha256(b"Other words.").hexdigest() not in {e["sha256"] for e in ENTRIES}
    with pytest.raises(second_set.SecondSetError, match="differ from the text that was annotated"):
        second_set.materialise(corpus, tmp_path / "out", None)
    assert not (tmp_path / "out").exists()


def test_a_corpus_without_the_reviews_is_refused_by_name(tmp_path: Path) -> None:
    corpus = records(tmp_path / "corpus.jsonl.gz", text="x", review=ENTRIES[0]["review"])
    with pytest.raises(second_set.SecondSetError, match="lacks 99 annotated reviews"):
        second_set.materialise(corpus, tmp_path / "out", None)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("absent.jsonl.gz", None, "cannot read the corpus"),
        ("plain.jsonl.gz", b"no gzip", "cannot read the corpus"),
        ("other.jsonl", b'{"title": "x"}\n', "no file of review records"),
        ("prose.jsonl", b"Just words.\n", "no file of review records"),
    ],
)
def test_what_is_no_corpus_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(second_set.SecondSetError, match=reason):
        second_set.materialise(tmp_path / name, tmp_path / "out", None)


def test_a_folder_with_other_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "other.txt").write_text("Other words.", encoding="utf-8")
    with pytest.raises(second_set.SecondSetError, match="holds other files"):
        second_set.materialise(shared(CORPUS), tmp_path, "hold")
