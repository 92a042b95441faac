"""The command line as scripts see it: words, streams, exit statuses."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner, Result

from screensong.answers import write_answer
from screensong.cli import main

REVIEW = (
    "The Lamp (1999)\nDirector: Ann Rho\nCast: Bo Oor, Cy Marr\nRuntime: 101 min\n\n"
    "The Lamp is a haunting film about grief. Bo Oor plays Mo.\n"
)


def screensong(*words: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.txt"
    path.write_text(REVIEW, encoding="utf-8")
    return path


@pytest.fixture
def built(review: Path, tmp_path: Path) -> Path:
    assert screensong("build", review, "--graph", tmp_path / "g").exit_code == 0
    return tmp_path / "g"


def test_build_says_what_it_did_on_stderr_only(review: Path, tmp_path: Path) -> None:
    done = screensong("build", review, "--graph", tmp_path / "g")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "1 added; 1 document in the graph" in done.stderr


def test_build_with_a_refused_input_goes_on_and_exits_3(review: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = screensong("build", review, tmp_path / "empty.txt", "--graph", tmp_path / "g")
    assert done.exit_code == 3
    assert "empty.txt" in done.stderr
    assert "1 added, 1 refused" in done.stderr


def test_build_without_sources_is_a_usage_error() -> None:
    assert screensong("build").exit_code == 2


def test_the_graph_directory_can_come_from_the_environment(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENSONG_GRAPH", str(built))
    assert screensong("query", "ASK { ?film ss:director ?person }").stdout == "yes\n"


def test_remove_takes_a_document_out(built: Path) -> None:
    assert screensong("remove", "lamp.txt", "--graph", built).exit_code == 0
    assert screensong("query", "ASK { ?c a ss:Claim }", "--graph", built).stdout == "no\n"


def test_remove_of_an_unknown_document_fails_in_one_line(built: Path) -> None:
    done = screensong("remove", "lmap", "--graph", built)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "nearest is 'lamp'" in done.stderr


def test_extract_writes_the_shape_of_the_gold(review: Path, tmp_path: Path) -> None:
    assert screensong("extract", review, "--out", tmp_path / "out").exit_code == 0
    found = json.loads((tmp_path / "out" / "lamp.json").read_text("utf-8"))
    assert set(found) == {"id", "kind", "film", "facts"}
    assert (found["id"], found["kind"], found["film"]["title"]) == ("lamp", "review", "The Lamp")
    for fact in found["facts"]:
        assert {"s", "p", "o", "evidence"} == set(fact)
        assert fact["evidence"] in REVIEW
    director = next(f for f in found["facts"] if f["p"] == "director")
    assert director["o"] == {"type": "person", "name": "Ann Rho"}


DIRECTORS = "SELECT ?name { ?film ss:director/rdfs:label ?name }"


def test_query_answers_in_each_row_format(built: Path) -> None:
    answers = {
        form: screensong("query", DIRECTORS, "--graph", built, "--format", form).stdout
        for form in ("table", "json", "xml", "csv", "tsv")
    }
    assert answers["table"].splitlines() == ["name", "Ann Rho", "(1 row)"]
    (binding,) = json.loads(answers["json"])["results"]["bindings"]
    assert binding["name"]["value"] == "Ann Rho"
    assert "<literal>Ann Rho</literal>" in answers["xml"]
    assert list(csv.reader(io.StringIO(answers["csv"]))) == [["name"], ["Ann Rho"]]
    assert answers["tsv"].splitlines() == ["?name", '"Ann Rho"']


@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("ntriples", "nt")])
def test_query_answers_graphs_in_each_graph_format(built: Path, form: str, parser: str) -> None:
    construct = "CONSTRUCT { ?film ss:director ?person } { ?film ss:director ?person }"
    answer = screensong("query", construct, "--graph", built, "--format", form).stdout
    assert len(rdflib.Graph().parse(data=answer, format=parser)) == 1


def test_query_reads_a_file_and_stdin(built: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(DIRECTORS)
    from_file = screensong("query", "-f", tmp_path / "q.rq", "--graph", built)
    from_stdin = screensong("query", "-f", "-", "--graph", built, stdin=DIRECTORS)
    assert from_file.stdout == from_stdin.stdout != ""


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?x { ?x ", "expected"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { ss:a ss:b ss:c }", "not allowed"),
    ],
)
def test_a_query_that_cannot_be_answered_fails_with_a_reason(
    built: Path, query: str, words: str
) -> None:
    done = screensong("query", query, "--graph", built)
    assert done.exit_code == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_format_that_does_not_fit_the_answer_is_named(built: Path) -> None:
    done = screensong("query", DIRECTORS, "--graph", built, "--format", "turtle")
    assert done.exit_code == 1
    assert "the answer is rows, not a graph" in done.stderr


def test_a_table_does_not_steer_the_terminal(built: Path) -> None:
    out = io.BytesIO()
    write_answer(built, 'SELECT ("a\\u001b[31mred\\tb" AS ?x) {}', "table", out)
    assert "a\\u001b[31mred" in out.getvalue().decode()
    assert b"\x1b" not in out.getvalue()


def test_a_table_shows_labels_and_other_formats_iris(built: Path) -> None:
    query = "SELECT ?film ?who { ?film ss:director ?who }"
    rows = screensong("query", query, "--graph", built).stdout.splitlines()
    assert [row.split() for row in rows[:2]] == [["film", "who"], ["The", "Lamp", "Ann", "Rho"]]
    plain = screensong("query", query, "--graph", built, "--format", "csv").stdout
    assert "/person/ann-rho" in plain
    kinds = "SELECT ?p (1 AS ?n) ?none { VALUES ?p { ss:director } }"
    shown = screensong("query", kinds, "--graph", built).stdout
    assert shown.splitlines()[1].split() == ["ss:director", "1"]


def test_a_query_is_explained_beside_its_answer(built: Path) -> None:
    done = screensong("query", DIRECTORS, "--graph", built, "--explain", "--format", "csv")
    assert done.stdout.split() == ["name", "Ann", "Rho"]
    assert "the query ran as it is written" in done.stderr
    assert "find and write" in done.stderr
    counted = "SELECT * { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?film ss:director ?who } } }"
    rewritten = screensong("query", counted, "--graph", built, "--explain").stderr
    assert "the query that ran:\nSELECT" in rewritten


@pytest.mark.parametrize(
    ("caps", "words"),
    [
        (("--max-rows", "3"), "more than 3 rows"),
        (("--seconds", "0.3"), "longer than 0.3 seconds"),
        (("--max-mb", "1", "--seconds", "20"), "more than 1,048,576 bytes"),
    ],
)
def test_a_query_over_a_cap_fails_and_says_which(
    built: Path, caps: tuple[str, ...], words: str
) -> None:
    many = "".join(f"VALUES ?{name} {{ {' '.join(map(str, range(300)))} }}" for name in "abcd")
    select = "SELECT *" if "--seconds" not in caps[:1] else "SELECT (COUNT(*) AS ?n)"
    done = screensong("query", f"{select} {{ {many} }}", "--graph", built, "--format", "csv", *caps)
    assert done.exit_code == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_syntax_error_has_a_caret_below_the_place(built: Path) -> None:
    done = screensong("query", "SELECT ?film\nWHERE { ?film x:director ?who }", "--graph", built)
    *_, said, line, caret = done.stderr.rstrip("\n").splitlines()
    assert said == "screensong: line 2, column 15: the prefix x: is not declared"
    assert line.strip() == "WHERE { ?film x:director ?who }"
    assert caret.strip() == "^"


@pytest.mark.parametrize("query", ["", " "])
def test_an_empty_query_fails_with_a_reason(built: Path, query: str) -> None:
    done = screensong("query", query, "--graph", built)
    assert done.exit_code == 1
    assert done.stderr.startswith("screensong: ")


def test_a_query_file_that_is_not_utf8_is_named(built: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"ASK { ?s ?p '\xff' }")
    done = screensong("query", "-f", tmp_path / "q.rq", "--graph", built)
    assert done.exit_code == 1
    assert "q.rq: not UTF-8" in done.stderr


def test_a_source_that_cannot_be_read_does_not_stop_the_others(
    review: Path, tmp_path: Path
) -> None:
    done = screensong("build", tmp_path / "missing.txt", review, "--graph", tmp_path / "g")
    assert done.exit_code == 3
    assert "refused" in done.stderr
    assert "1 added, 1 refused" in done.stderr


@pytest.mark.parametrize("verb", ["build", "explain", "extract"])
def test_an_empty_name_is_no_source_and_never_the_folder_one_stands_in(verb: str) -> None:
    ran = screensong(verb, "")
    assert ran.exit_code == 2
    assert "an empty name" in ran.stderr


def test_a_base_that_is_no_iri_is_a_usage_error(review: Path, tmp_path: Path) -> None:
    assert screensong("build", review, "--graph", tmp_path / "g", "--base", "x").exit_code == 2


def test_export_writes_through_a_pipe_and_leaves_it_one(built: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["wc", "-l", str(pipe)], stdout=subprocess.PIPE, text=True) as reader:
        done = screensong("export", "--graph", built, "--format", "nquads", "-o", pipe)
        lines = reader.communicate(timeout=30)[0]
    assert done.exit_code == 0
    assert int(lines.split()[0]) > 100
    assert pipe.is_fifo()


def test_export_to_a_folder_is_a_usage_error(built: Path, tmp_path: Path) -> None:
    assert screensong("export", "--graph", built, "-o", tmp_path).exit_code == 2


def test_query_without_a_query_is_a_usage_error(built: Path) -> None:
    assert screensong("query", "--graph", built).exit_code == 2


def test_export_to_a_file_and_to_stdout_is_the_same(built: Path, tmp_path: Path) -> None:
    screensong("export", "--graph", built, "--format", "nquads", "-o", tmp_path / "x.nq")
    printed = screensong("export", "--graph", built, "--format", "nquads")
    assert printed.stdout_bytes == (tmp_path / "x.nq").read_bytes() != b""


def test_show_gives_facts_with_their_sentences(built: Path) -> None:
    done = screensong("show", "the lamp", "--graph", built)
    assert done.exit_code == 0
    assert "Ann Rho" in done.stdout
    assert "Bo Oor plays Mo." in done.stdout
    assert not any(line.endswith(" ") for line in done.stdout.splitlines())


def test_show_of_nothing_known_fails(built: Path) -> None:
    done = screensong("show", "zzzzzzzz", "--graph", built)
    assert done.exit_code == 1
    assert "zzzzzzzz" in done.stderr


def test_stats_counts(built: Path) -> None:
    words = screensong("stats", "--graph", built).stdout.split()
    assert words[words.index("documents") + 1] == "1"
    assert int(words[words.index("claims") + 1]) >= 5


def test_check_finds_nothing_wrong_with_what_was_built(built: Path) -> None:
    done = screensong("check", "--graph", built)
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("verb", ["query", "export", "show", "stats", "check", "serve", "remove"])
def test_a_verb_without_a_graph_fails_in_one_line(verb: str, tmp_path: Path) -> None:
    words = {"query": ["ASK {}"], "show": ["x"], "remove": ["x"]}.get(verb, [])
    done = screensong(verb, *words, "--graph", tmp_path / "none")
    assert done.exit_code == 1
    assert done.stderr.startswith("screensong: no graph in")
    assert done.stderr.count("\n") == 1


def test_a_taken_port_is_a_clear_error(built: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "screensong", "serve", "--graph", str(built), "--port", port],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert re.search(rf"port {port} .*(taken|in use)", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", list(main.commands))
def test_the_help_of_a_verb_fits_one_screen(verb: str) -> None:
    help_text = screensong(verb, "--help").stdout
    assert 3 < len(help_text.splitlines()) <= 24


def test_an_output_whose_reader_left_is_no_traceback(built: Path) -> None:
    script = f"{sys.executable} -m screensong export --graph '{built}' | head -c 10 >/dev/null"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
