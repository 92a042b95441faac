"""Public queries run in processes of their own: a bad one costs itself and nothing else."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from screensong.graph.guard import Limits
from screensong.graph.query_limits import QueryLimits
from screensong.graph.query_pool import (
    PoolBusyError,
    PoolClosedError,
    QueryError,
    QueryPool,
    QuerySyntaxError,
    QueryTimeoutError,
    Question,
    ResultFormatError,
    ResultTooLargeError,
    WorkerLostError,
)
from screensong.graph.store import Graph

from .browse_graph import example_graph

LOOSE = Limits(
    characters=10**6, tokens=10**6, terms=10**6, depth=10**6, steps=10**6, operators=10**6
)
VALUES = " ".join(map(str, range(1000)))


@pytest.fixture(scope="module")
def nquads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_graph(tmp_path_factory.mktemp("graph")).nquads_path


@pytest.fixture(scope="module")
def pool(nquads: Path) -> Iterator[QueryPool]:
    with QueryPool(nquads, size=1, limits=QueryLimits(seconds=20, bytes=20_000)) as pool:
        yield pool


def rows(
    pool: QueryPool, query: str, default: Sequence[str] = (), named: Sequence[str] = ()
) -> list[dict[str, object]]:
    asked = Question(query, default_graphs=tuple(default), named_graphs=tuple(named))
    answer = pool.ask(asked)
    found = json.loads(answer.body)
    result: list[dict[str, object]] = found["results"]["bindings"]
    return result


def count(pool: QueryPool, pattern: str) -> int:
    [row] = rows(pool, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    number = row["n"]
    assert isinstance(number, dict)
    return int(number["value"])


def test_the_default_graph_is_the_union_and_named_graphs_say_who(pool: QueryPool) -> None:
    assert count(pool, "?film ss:releaseYear ?year") == 3
    assert count(pool, "GRAPH document:lantern-review { ?film ss:releaseYear ?year }") == 1


def test_a_triple_that_several_documents_state_counts_once(pool: QueryPool) -> None:
    assert count(pool, "?film a ss:Film") == 2
    assert count(pool, "GRAPH ?document { ?film a ss:Film }") == 5


def test_a_dataset_in_the_query_or_beside_it_replaces_the_union(pool: QueryPool) -> None:
    review = "https://w3id.org/screensong/id/document/lantern-review"
    ask = "SELECT ?y {} WHERE {{ ?film ss:releaseYear ?y }}"
    assert len(rows(pool, ask.format(f"FROM <{review}>"))) == 1
    assert len(rows(pool, ask.format(""), default=[review])) == 1
    assert rows(pool, ask.format(""), named=[review]) == []


def test_each_kind_of_query_answers_in_the_format_asked_for(pool: QueryPool) -> None:
    assert pool.ask(Question("ASK {}", solutions="xml")).body.startswith(b"<?xml")
    assert pool.ask(Question("SELECT (1 AS ?x) {}", solutions="csv")).body == b"x\r\n1\r\n"
    assert pool.ask(Question("SELECT (1 AS ?x) {}", solutions="tsv")).body == b"?x\n1\n"
    turtle = pool.ask(Question("CONSTRUCT { ?f a ss:Film } WHERE { ?f a ss:Film }", graph="ttl"))
    assert turtle.kind == "graph"
    assert b"film:night-ferry-2001" in turtle.body


def test_a_kind_of_result_that_cannot_be_sent_is_an_error(pool: QueryPool) -> None:
    with pytest.raises(ResultFormatError) as refused:
        pool.ask(Question("CONSTRUCT WHERE { ?s ?p ?o }", solutions="csv", graph=None))
    assert refused.value.kind == "graph"


def test_text_that_is_no_sparql_is_a_syntax_error(pool: QueryPool) -> None:
    with pytest.raises(QuerySyntaxError) as wrong:
        pool.ask("SELECT ?x\nWHERE { ?x ?y }")
    assert (wrong.value.line, wrong.value.column) == (2, 16)
    head, line, caret = str(wrong.value).split("\n")
    assert head.startswith("line 2, column 16: ")
    assert (line, caret) == ("  WHERE { ?x ?y }", "                 ^")


def test_a_function_that_is_not_there_is_named(pool: QueryPool) -> None:
    with pytest.raises(QuerySyntaxError, match=r"^there is no function <http://e/f> here"):
        pool.ask("SELECT (<http://e/f>(1) AS ?x) {}")


def test_a_byte_order_mark_before_a_query_is_passed_over(pool: QueryPool) -> None:
    assert pool.ask("\ufeffASK {}").kind == "boolean"


def test_a_prefix_that_nobody_declared_is_named(pool: QueryPool) -> None:
    with pytest.raises(QuerySyntaxError, match="the prefix dbo: is not declared"):
        pool.ask("SELECT * { ?film ss:director ?who . ?who dbo:birthPlace ?place }")


def test_an_answer_over_the_cap_is_an_error_not_a_short_answer(pool: QueryPool) -> None:
    with pytest.raises(ResultTooLargeError, match="more than 20,000 bytes"):
        pool.ask("SELECT * { ?s ?p ?o . ?a ?b ?c }")
    assert pool.ask("ASK {}").kind == "boolean"


def _ends(pid: int, *, within_s: float) -> bool:
    """Tell whether a process is gone in time: a killed one is still there while it is torn down."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    with os.fdopen(handle, "rb", buffering=0):
        return bool(select.select([handle], [], [], within_s)[0])


def test_a_query_past_its_deadline_is_stopped_and_the_next_one_answers(nquads: Path) -> None:
    endless = (
        f"SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {VALUES} }} VALUES ?b {{ {VALUES} }} "
        f"VALUES ?c {{ {VALUES} }} }}"
    )
    with QueryPool(nquads, size=1, limits=QueryLimits(seconds=0.5, text=LOOSE)) as small:
        small.ask("ASK {}")
        [first] = small.pids()
        with pytest.raises(QueryTimeoutError):
            small.ask(endless)
        assert small.ask("ASK {}").kind == "boolean"
        assert small.pids() != [first]
        assert _ends(first, within_s=10)


MEMORY = [
    f"SELECT * {{ VALUES ?a {{ {VALUES} }} VALUES ?b {{ {VALUES} }} VALUES ?c {{ {VALUES} }} }} "
    "ORDER BY DESC(?a)",
    'SELECT (STRLEN(?x40) AS ?n) { BIND("aaaaaaaaaaaaaaaa" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    + "}",
]


@pytest.mark.parametrize("query", MEMORY)
def test_a_query_that_eats_memory_loses_its_process_only(nquads: Path, query: str) -> None:
    with QueryPool(
        nquads, size=1, limits=QueryLimits(seconds=20, memory_mb=64, text=LOOSE)
    ) as small:
        with pytest.raises((WorkerLostError, QueryError)):
            small.ask(query)
        assert small.ask("ASK {}").kind == "boolean"


def test_a_query_that_crashes_the_engine_is_an_error(nquads: Path) -> None:
    nested = "SELECT * { ?s ?p ?o FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }"
    with QueryPool(nquads, size=1, limits=QueryLimits(seconds=20, text=LOOSE)) as small:
        with pytest.raises(WorkerLostError):
            small.ask(nested)
        assert small.ask("ASK {}").kind == "boolean"


@pytest.mark.parametrize("budget_mb", [None, 0], ids=["memory", "disk"])
def test_a_worker_cannot_call_out_even_if_the_guard_were_passed(
    demo_graph: Path, monkeypatch: pytest.MonkeyPatch, budget_mb: int | None
) -> None:
    with Graph.open(demo_graph) as graph:
        nquads = graph.nquads_path
    monkeypatch.setattr("screensong.graph.guard._Look._word", lambda self, word: None)
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        address = f"<http://127.0.0.1:{canary.getsockname()[1]}/>"
        with QueryPool(nquads, size=1, limits=QueryLimits(seconds=5), budget_mb=budget_mb) as small:
            for call in (
                f"SELECT * {{ SERVICE {address} {{ ?s ?p ?o }} }}",
                f"SELECT * {{ SERVICE SILENT {address} {{ ?s ?p ?o }} }}",
                f"ASK {{ FILTER EXISTS {{ SERVICE {address} {{ ?s ?p ?o }} }} }}",
            ):
                with suppress(QueryError):
                    small.ask(call)
            small.ask("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
        with pytest.raises(TimeoutError):
            canary.accept()


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_of_too_many_rows_is_an_error_in_each_format(nquads: Path, form: str) -> None:
    with QueryPool(nquads, size=1, limits=QueryLimits(rows=100)) as small:
        fine = small.ask(Question("SELECT * { ?s ?p ?o } LIMIT 100", solutions=form))
        assert fine.said is not None
        assert fine.said["rows"] == 100
        with pytest.raises(ResultTooLargeError, match="more than 100 rows"):
            small.ask(Question("SELECT * { ?s ?p ?o } LIMIT 101", solutions=form))
        with pytest.raises(ResultTooLargeError, match="more than 100 rows"):
            small.ask(Question("SELECT ?none { ?s ?p ?o } LIMIT 101", solutions=form))
        with pytest.raises(ResultTooLargeError, match="more than 100 triples"):
            small.ask("CONSTRUCT WHERE { ?s ?p ?o }")


def test_the_first_rows_say_whether_there_are_more(pool: QueryPool, nquads: Path) -> None:
    three = pool.ask(Question("SELECT * { ?s ?p ?o } LIMIT 4", first=3))
    assert (len(json.loads(three.body)["results"]["bindings"]), three.more) == (3, True)
    assert not pool.ask(Question("SELECT * { ?s ?p ?o } LIMIT 3", first=3)).more
    assert pool.ask(Question("CONSTRUCT WHERE { ?s ?p ?o }", first=3)).more
    with QueryPool(nquads, size=1, limits=QueryLimits(rows=2)) as small:
        two = small.ask(Question("SELECT * { ?s ?p ?o } LIMIT 4", first=3))
        assert (len(json.loads(two.body)["results"]["bindings"]), two.more) == (2, True)
    row = 'SELECT ("é"@fr AS ?a) (1 AS ?b) (<x:y> AS ?c) ?d {}'
    whole, first = (json.loads(pool.ask(Question(row, first=n)).body) for n in (None, 9))
    assert first["results"] == whole["results"]


def test_an_answer_streams_and_one_that_is_left_costs_its_process_only(nquads: Path) -> None:
    huge = f"SELECT * {{ VALUES ?a {{ {VALUES} }} VALUES ?b {{ {VALUES} }} }}"
    with QueryPool(nquads, size=1, limits=QueryLimits(text=LOOSE)) as one:
        one.ask("ASK {}")
        [pid] = one.pids()
        with one.stream(Question(huge, solutions="csv")) as stream:
            assert not stream.is_whole
            assert next(iter(stream)).startswith(b"a,b\r\n")
        assert one.ask("ASK {}").kind == "boolean"
        assert one.pids() != [pid]
        with one.stream(Question(huge, solutions="tsv")) as stream:
            assert sum(piece.count(b"\n") for piece in stream) == 1_000_001
        assert stream.said["rows"] == 1_000_000


def test_an_answer_that_breaks_off_raises(nquads: Path) -> None:
    huge = f"SELECT * {{ VALUES ?a {{ {VALUES} }} VALUES ?b {{ {VALUES} }} }}"
    limits = QueryLimits(bytes=1_000_000, text=LOOSE)
    with QueryPool(nquads, size=1, limits=limits) as one:
        stream = one.stream(huge)
        with pytest.raises(ResultTooLargeError):
            list(stream)
        assert one.ask("ASK {}").kind == "boolean"


def test_a_process_that_dies_costs_one_query_and_another_is_there_at_once(nquads: Path) -> None:
    with QueryPool(nquads, size=1) as one:
        one.ask("ASK {}")
        took = []
        for _ in range(5):
            [pid] = one.pids()
            handle = os.pidfd_open(pid)
            os.kill(pid, signal.SIGKILL)
            select.select([handle], [], [], 5)  # until it is gone
            os.close(handle)
            begun = time.perf_counter()
            assert one.ask("ASK {}").kind == "boolean"
            took.append(time.perf_counter() - begun)
        assert sorted(took)[2] < 0.1, took


def test_a_zygote_that_dies_is_replaced(nquads: Path) -> None:
    with QueryPool(nquads, size=1) as one:
        one.ask("ASK {}")
        assert one.zygote is not None
        assert one.zygote.pid is not None
        for pid in (one.zygote.pid, one.pids()[0]):
            handle = os.pidfd_open(pid)
            os.kill(pid, signal.SIGKILL)
            select.select([handle], [], [], 5)
            os.close(handle)
        assert one.ask("ASK {}").kind == "boolean"


def test_no_client_holds_all_processes(nquads: Path) -> None:
    huge = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with QueryPool(nquads, size=2, limits=QueryLimits(seconds=1)) as pool:
        with pool.stream(huge, "one"):
            with pytest.raises(PoolBusyError, match="your other queries are still at work"):
                pool.ask("ASK {}", "one")
            assert pool.ask("ASK {}", "another").kind == "boolean"
        assert pool.ask("ASK {}", "one").kind == "boolean"
        with pool.stream(huge), pool.stream("ASK {}"):  # who has no name may have all
            pass


def test_what_fails_ends_the_turn_of_its_client_and_tells_what_it_cost(nquads: Path) -> None:
    many = "".join(f"VALUES ?{name} {{ {VALUES} }}" for name in "abc")
    with QueryPool(nquads, size=2, limits=QueryLimits(seconds=1, bytes=20_000)) as pool:
        with pytest.raises(QuerySyntaxError):
            pool.ask("SELECT ?x\nWHERE { ?x ?y }", "one")
        with pytest.raises(QueryTimeoutError) as late:
            pool.ask(f"SELECT (COUNT(*) AS ?n) {{ {many} }}", "one")
        assert late.value.worked_s >= 1
        with pytest.raises(ResultTooLargeError):
            pool.ask("SELECT * { ?s ?p ?o . ?a ?b ?c }", "one")
        assert pool.ask("ASK {}", "one").worked_s > 0


def test_a_graph_larger_than_the_budget_is_read_from_disk(demo_graph: Path) -> None:
    with Graph.open(demo_graph) as graph:
        nquads = graph.nquads_path
    ask = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 2000"
    with QueryPool(nquads, size=1) as memory, QueryPool(nquads, size=1, budget_mb=0) as disk:
        assert memory.ask(ask).body == disk.ask(ask).body
        assert open_files(memory.pids()[0]) == 0
        assert open_files(disk.pids()[0]) > 0


def open_files(pid: int) -> int:
    return sum(path.readlink().suffix == ".sst" for path in Path(f"/proc/{pid}/fd").iterdir())


def test_threads_share_a_pool(nquads: Path) -> None:
    found: list[int] = []
    with QueryPool(nquads, size=2, limits=QueryLimits(seconds=20)) as shared:
        shared.wait()  # where many wait, they do not wait long: not for a process to start
        threads = [
            threading.Thread(target=lambda: found.append(count(shared, "?f a ss:Film")))
            for _ in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [2] * 12
        assert len(shared.pids()) <= 2


def test_closing_leaves_no_process_and_takes_no_more_queries(nquads: Path) -> None:
    pool = QueryPool(nquads, size=1)
    pool.ask("ASK {}")
    [pid] = pool.pids()
    handle = os.pidfd_open(pid)
    pool.close()
    try:
        assert select.select([handle], [], [], 5)[0], "the process outlives its pool"
    finally:
        os.close(handle)
    with pytest.raises(PoolClosedError):
        pool.ask("ASK {}")


def test_a_snapshot_that_cannot_be_loaded_is_a_clear_error(tmp_path: Path) -> None:
    with (
        QueryPool(tmp_path / "absent.nq", size=1) as pool,
        pytest.raises(QueryError, match="could not load the graph"),
    ):
        pool.ask("ASK {}")
