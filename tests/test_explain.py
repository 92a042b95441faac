"""`screensong explain`: claims with their sentences, for people and for tools."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from screensong.cli import main
from screensong.explain_text import bars_line, explanation, print_explanation
from screensong.graph.claims import Claim, Entity, Extraction
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import extract

REVIEW = (
    "The Lamp (1999)\n\nThe Lamp was directed by Ann Rho. It rained on the day I went.\n\n"
    "Bo Oor plays Mo. It would be superb with a better ending.\n"
)


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.txt"
    path.write_text(REVIEW, encoding="utf-8")
    return path


def explain(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, words)])


def test_each_claim_shows_its_marked_sentence_and_its_pattern(review: Path) -> None:
    done = explain(review)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("lamp.txt: on film, The Lamp (1999), ")
    at = lines.index("[The Lamp] <was directed by> {Ann Rho}.")
    assert re.fullmatch(r"    0\.\d\d  The Lamp director Ann Rho", lines[at + 1])
    assert lines[at + 2].strip() == "directed-by: “directed by” a name"


def test_a_sentence_is_shown_once_with_all_its_claims(review: Path) -> None:
    lines = explain(review).stdout.splitlines()
    below = lines[lines.index("{Bo Oor} <plays> {Mo}.") + 1 :]
    assert {line.split("  ")[-1] for line in below} >= {
        *("The Lamp castMember Bo Oor", "Mo characterIn The Lamp", "Bo Oor playsCharacter Mo")
    }
    assert sum("name-plays-role: " in line for line in below) == 1


SURE = Claim(Entity("film", "The Lamp"), "director", Entity("person", "Ann Rho"), Span(17, 54))


def shown_of(document: Document, *claims: Claim, suggested: tuple[Claim, ...] = ()) -> str:
    console = Console(width=120)
    found = Extraction(document.id, "review", claims[0].subject, claims, suggested)
    with console.capture() as capture:
        print_explanation(document, found, console)
    return capture.get()


def test_what_is_not_asserted_is_said_to_be_no_triple() -> None:
    document = Document("lamp", REVIEW)
    said = replace(SURE, modality="reported", holder="some viewers")
    shown = shown_of(document, SURE, replace(said, confidence=0.8))
    assert "    1.00  The Lamp director Ann Rho\n" in shown
    assert "0.80  The Lamp director Ann Rho  (reported by some viewers: no triple)" in shown


def test_a_suggestion_names_the_bar_that_it_misses_and_asserts_nothing() -> None:
    unsure = replace(SURE, confidence=0.42, pattern="tagger")
    document = Document("lamp", REVIEW, source="lamp.txt")
    shown = shown_of(document, SURE, suggested=(unsure,))
    assert "1 claim, 1 suggested" in shown.splitlines()[0]
    assert "0.42  The Lamp director Ann Rho  (suggested; stands from 0.50: tagger alone)" in shown
    found = Extraction("lamp", "review", SURE.subject, (SURE,), (unsure,))
    (made,) = explanation(document, found)["suggested"]
    assert (made["bar"], made["bar_of"]) == (0.5, "tagger alone")
    assert "modality" not in made
    assert "0.50 tagger alone" in bars_line()


def test_a_long_stretch_between_marks_is_cut_in_its_middle() -> None:
    text = f"The Lamp (1999)\n\nThe Lamp, {'and so on ' * 90}was directed by Ann Rho.\n"
    document = Document("lamp", text)
    at = text.index("Ann Rho")
    claim = replace(SURE, evidence=Span(17, len(text) - 1), object_at=Span(at, at + 7))
    shown = shown_of(document, claim)
    (line,) = (line for line in shown.splitlines() if "{Ann Rho}" in line)
    assert " … " in line
    assert len(line) < 200


def test_a_text_in_another_language_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "lampe.txt"
    path.write_text(
        "Die Lampe (1999)\n\nder regisseur hat sich viel vorgenommen und zeigt am ende, was das"
        " licht mit einem menschen macht, der nichts mehr hat als ein zimmer.\n",
        encoding="utf-8",
    )
    assert "not in English" in explain(path).stdout.splitlines()[1]
    assert "not in English" in json.loads(explain(path, "--format", "json").stdout)["remark"]


def test_marks_are_explained_on_stderr_so_that_stdout_stays_plain(review: Path) -> None:
    done = explain(review)
    assert "[subject]  {object}  <trigger>" in done.stderr
    assert "\x1b" not in done.stdout


def test_sentences_that_gave_nothing_are_shown_only_when_asked_for(review: Path) -> None:
    assert "It rained" not in explain(review).stdout
    shown = explain(review, "--all").stdout.splitlines()
    at = shown.index("nothing in: It rained on the day I went.")
    assert at > next(i for i, line in enumerate(shown) if "{Ann Rho}" in line)
    assert at < next(i for i, line in enumerate(shown) if "Bo Oor" in line)


def test_json_has_one_line_per_document_with_true_offsets(review: Path) -> None:
    (review.parent / "other.txt").write_text("The Lamp (1999) is a film. I loved it.\n", "utf-8")
    done = explain(review.parent, "--format", "json", "--all")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["document"], second["document"]) == ("lamp", "other")
    assert first["film"]["year"] == 1999
    claim = next(c for c in first["claims"] if c["predicate"] == "director")
    assert claim["object"] == {"type": "person", "name": "Ann Rho"}
    assert (claim["pattern"], claim["modality"]) == ("directed-by", "asserted")
    assert 0 < claim["confidence"] <= 1
    for place in (claim["evidence"], *claim["marks"].values(), *first["silent"]):
        assert REVIEW[place["start"] : place["end"]] == place["text"]
    assert claim["marks"]["object"]["surface"] == "Ann Rho"


def test_a_refused_input_is_named_in_one_line_and_the_rest_goes_on(review: Path) -> None:
    (review.parent / "empty.txt").write_bytes(b"")
    done = explain(review, review.parent / "empty.txt", review.parent / "gone.txt")
    assert done.exit_code == 3
    assert "Ann Rho" in done.stdout
    refused = [line for line in done.stderr.splitlines() if line.startswith("refused")]
    assert len(refused) == 2


def test_a_text_about_no_film_has_no_claims(tmp_path: Path) -> None:
    path = tmp_path / "cake.txt"
    path.write_text("Preheat the oven. Beat two eggs with the sugar.\n", encoding="utf-8")
    head, reason = explain(path).stdout.splitlines()
    assert head == "cake.txt: on other matters, no film, 0 claims"
    assert reason.strip() == "about no film and no film music, by its words"


def test_markup_is_not_shown_and_data_of_the_page_is(tmp_path: Path) -> None:
    path = tmp_path / "lamp.html"
    path.write_text(
        '<html><head><script type="application/ld+json">{"@type": "Movie", "name": "The Lamp",'
        ' "director": {"@type": "Person", "name": "Ann Rho"}}</script></head><body>'
        "<h1>The Lamp</h1><p>The film stars <b>Bo &Oacute;or</b>, it is said.</p></body></html>",
        encoding="utf-8",
    )
    shown = explain(path).stdout
    assert "[The film] <stars> {Bo Óor}, it is said." in shown
    assert '{Ann Rho}"' in shown


def printed(console: Console) -> str:
    document = Document("lamp", REVIEW, source="lamp.txt")
    with console.capture() as capture:
        print_explanation(document, extract(document), console)
    return capture.get()


def test_a_terminal_gets_colours_and_no_brackets() -> None:
    shown = printed(Console(force_terminal=True, color_system="truecolor", no_color=False))
    assert "\x1b[1;36mThe Lamp" in shown
    assert "{Ann Rho}" not in shown


def test_a_terminal_without_colours_gets_brackets() -> None:
    shown = printed(Console(force_terminal=True, no_color=True))
    assert "{Ann Rho}" in shown


def test_text_that_looks_like_console_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(
        "The Lamp (1999)\n\nThe [bold]Lamp[/bold] film stars Bo Oor \x1b[31m.\n", "utf-8"
    )
    done = explain(path, "--all")
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
