"""The annotated corpus: its format is read exactly, and every document of it holds to the rules."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from training import check
from training.annotated import CORPUS, AnnotationError, parse, paths, read
from training.check import faults, overlaps
from training.facts import to_gold
from training.split import part_of

from .shared_data import shared

HEAD = "kind: review\nstyle: capsule\nregion: uk\nfilm: f1\n---\n"


def test_marks_come_out_of_the_text_and_keep_their_offsets() -> None:
    document = parse("one", HEAD + "[[Ann Vane|p1]]'s [[Low Tide|f1]]. {f1 director p1} Fine.")
    assert document.text == "Ann Vane's Low Tide. Fine."
    assert [document.text[m.start : m.end] for m in document.mentions] == ["Ann Vane", "Low Tide"]
    assert [(f.subject, f.relation, f.object) for f in document.facts] == [("f1", "director", "p1")]
    gold = to_gold(document)["facts"]
    assert [(f["p"], f["o"]["name"], f["evidence"]) for f in gold] == [
        ("director", "Ann Vane", "Ann Vane's Low Tide.")
    ]


def test_an_aspect_praised_and_blamed_is_mixed_and_other_modes_stand_apart() -> None:
    document = parse(
        "one",
        HEAD + "[[Low Tide|f1]] looks fine. {f1 cinematography + \"looks fine\"} "
        "Its shots drag. {f1 cinematography - \"drag\"} "
        "[[Bo Rill|p1]] nearly played in it. {f1 castMember p1 !negated}",
    )  # fmt: skip
    gold = to_gold(document)
    assert [f["o"]["value"] for f in gold["facts"]] == [
        {"aspect": "cinematography", "polarity": "mixed"}
    ]
    assert [(f["p"], f["mode"]) for f in gold["unasserted"]] == [("castMember", "negated")]


def test_what_a_text_says_of_a_film_that_it_never_names_can_be_told_right() -> None:
    document = parse("one", HEAD + "It stars [[Ann Vane|p1]]. {f1 castMember p1}")
    gold = to_gold(document)
    scorer = runpy.run_path(str(shared("gold/score.py")), run_name="scorer")
    film, ann = {"type": "film", "name": ""}, {"type": "person", "name": "Ann Vane"}
    said = {"s": film, "p": "castMember", "o": ann, "evidence": "It stars Ann Vane."}
    for strict in (False, True):
        judged = scorer["Doc"](gold, document.text)
        predicted = {"film": {"title": None}, "facts": [said]}
        assert scorer["fact_match"](gold["facts"][0], said, judged, predicted, strict)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("[[Low Tide|f1]] {f1 director}", "line 6: {f1 director} is not"),
        ("[[Low Tide|z1]]", "line 6: no type has the letter 'z'"),
        ("A line.\n[[Low Tide|f]]", "line 7: 'f'"),
        ("[[Low Tide|f1]] } here", "'}' outside a mark"),
    ],
)
def test_a_fault_of_the_format_is_named_with_its_line(body: str, says: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        parse("one", HEAD + body)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("[[Low Tide|f1]] is by [[Ann|p1]]. {f1 director f1}", "the object is not a person"),
        ("[[Low Tide|f1]] is slow. {f1 pacing - \"dull\"}", "'dull' are not in that sentence"),
        ("[[Low Tide|f1]]. {f1 director p4}", "object p4 is never named"),
        ("[[Low Tide's|f1]] end.", "possessive"),
        ("Nothing.", "film f1 of the head is not mentioned"),
    ],
)  # fmt: skip
def test_a_fault_of_the_annotation_is_found(body: str, says: str) -> None:
    assert any(says in fault for fault in faults(parse("one", HEAD + body)))


def test_a_place_goes_by_one_name() -> None:
    body = HEAD + "[[Low Tide|f1]]"
    assert list(faults(parse("one", body))) == []
    (fault,) = faults(parse("one", body.replace("region: uk", "region: us")))
    assert fault.startswith("no region 'us'; take one of regions.txt")


def test_texts_that_are_not_there_to_compare_with_are_missed_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.txt"
    path.write_text(HEAD + "[[Low Tide|f1]] is short.", "utf-8")
    monkeypatch.setattr(check, "SHARED", tmp_path / "none")
    monkeypatch.setattr("sys.argv", ["check", "--quiet", str(path)])
    assert check.main() == 0
    assert "words in common with them were NOT looked for" in capsys.readouterr().out


def test_eight_words_in_common_with_another_text_are_found() -> None:
    words = "one two three four five six seven eight"
    document = parse("one", HEAD + f"[[Low Tide|f1]] {words}")
    assert list(overlaps({"one": document}, [("other", f"so {words} and")], 8))
    assert not list(overlaps({"one": document}, [("other", "one two three")], 8))


def test_the_corpus_has_at_least_four_hundred_documents() -> None:
    assert len(paths()) >= 400


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_document_of_the_corpus_holds_to_the_rules(path: Path) -> None:
    assert list(faults(read(path))) == []


def test_no_film_stands_in_both_parts_and_no_file_outside_them() -> None:
    assert list(CORPUS.glob("*.txt")) == []
    for part in ("train", "validation"):
        assert {part_of(read(path)) for path in paths(part)} == {part}


def test_no_two_documents_share_eight_words_in_a_row() -> None:
    documents = {path.stem: read(path) for path in paths()}
    texts = [(name, document.text) for name, document in documents.items()]
    assert list(overlaps(documents, texts, 8)) == []
