"""`screensong explain`: claims with their sentences, for people and for tools."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from screensong.cli import main
from screensong.explain_text import print_explanation
from screensong.graph.documents import Document
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
    assert lines[0].startswith("lamp.txt: review, The Lamp (1999), ")
    at = lines.index("[The Lamp] <was directed by> {Ann Rho}.")
    assert lines[at + 1].strip() == "The Lamp director Ann Rho"
    assert "directed-by: “directed by” a name · asserted · confidence 0." in lines[at + 2]


def test_marks_are_explained_on_stderr_so_that_stdout_stays_plain(review: Path) -> None:
    done = explain(review)
    assert "[subject]  {object}  <trigger>" in done.stderr
    assert "\x1b" not in done.stdout


def test_sentences_that_gave_nothing_are_shown_only_when_asked_for(review: Path) -> None:
    assert "It rained" not in explain(review).stdout
    shown = explain(review, "--all").stdout.splitlines()
    at = shown.index("It rained on the day I went.")
    assert shown[at + 1].strip() == "nothing found"
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
    assert explain(path).stdout == "cake.txt: other, no film, 0 claims\n"


def test_markup_is_not_shown_and_data_of_the_page_is(tmp_path: Path) -> None:
    path = tmp_path / "lamp.html"
    path.write_text(
        '<html><head><script type="application/ld+json">{"@type": "Movie", "name": "The Lamp",'
        ' "director": {"@type": "Person", "name": "Ann Rho"}}</script></head><body>'
        "<h1>The Lamp</h1><p>The film stars <b>Bo &Oacute;or</b>, it is said.</p></body></html>",
        encoding="utf-8",
    )
    shown = explain(path).stdout
    assert "The film <stars> {Bo Óor}, it is said." in shown
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
