"""Query processes that have copied much of the memory they share are replaced; others stay."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from screensong.graph.query_limits import QueryLimits
from screensong.graph.query_messages import DATA
from screensong.graph.query_pool import QueryPool
from screensong.graph.query_process import QueryProcess
from screensong.graph.store import write_store


@pytest.mark.parametrize(
    ("budget_mb", "copies_mb", "stays"), [(None, 1, False), (None, 1000, True), (0, 0, True)]
)
def test_a_process_over_memory_that_copied_more_than_its_share_is_replaced(
    tmp_path: Path, budget_mb: int | None, copies_mb: int, stays: bool
) -> None:
    write_store(tmp_path, [f'<x:{n:06}> <x:p> "{n}" <x:g> .\n' for n in range(20_000)])
    with QueryPool(tmp_path / "quads.nq", size=1, budget_mb=budget_mb) as pool:
        pool.wait()
        before = pool.pids()
        for process in pool._all:
            assert process.copies_mb >= 96 or budget_mb == 0
            process.copies_mb = copies_mb
        answer = pool.ask("SELECT * { ?s ?p ?o }")
        assert answer.said is not None
        assert ("copied_mb" in answer.said) == (budget_mb is None)
        pool.wait()
        assert (pool.pids() == before) == stays


def test_who_answered_last_is_asked_first_and_a_new_process_last(tmp_path: Path) -> None:
    write_store(tmp_path, ['<x:a> <x:p> "1" <x:g> .\n'])
    with QueryPool(tmp_path / "quads.nq", size=2) as pool:
        pool.warm()
        for _ in range(3):
            pool.ask("ASK { ?s ?p ?o }")
        assert sorted(process.queries for process in pool._all) == [0, 3]
        with pool.stream("SELECT * { ?s ?p ?o }"), pool.stream("ASK {}"):
            pass
        worn = max(pool._all, key=lambda process: process.queries)
        pool.give_back(pool._take(5), fit=False)
        assert worn not in pool._all
        pool.ask("ASK {}")
        assert min(process.queries for process in pool._all) == 0


def test_a_process_over_the_disk_that_was_never_asked_gives_way_to_one_over_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_store(tmp_path, ['<x:a> <x:p> "1" <x:g> .\n'])
    with QueryPool(tmp_path / "quads.nq", size=1) as pool:
        pool.warm()
        [first] = pool._all
        first._made -= 60
        said = QueryProcess.wait_until_ready

        def as_interim(process: QueryProcess, gives_up: float) -> None:
            said(process, gives_up)
            process.is_interim = process is first

        monkeypatch.setattr(QueryProcess, "wait_until_ready", as_interim)
        assert pool.ask("ASK {}").body
        assert first not in pool._all
        assert len(pool._all) == 1


@pytest.mark.parametrize(("patience", "most"), [(1000.0, 11.0), (2.0, 2.0)])
def test_what_has_come_of_an_answer_earns_it_more_time_up_to_the_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float, most: float
) -> None:
    deadlines: list[float] = []

    def message(process: QueryProcess, deadline: float) -> tuple[bytes, bytes]:
        deadlines.append(deadline)
        return DATA, b"x" * 1000

    monkeypatch.setattr(QueryProcess, "_message", message)
    limits = QueryLimits(seconds=1.0, patience=patience, flow=100)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(tmp_path / "queries"))
        listener.listen()
        process = QueryProcess(str(tmp_path / "queries"), limits)
        process.send(b"{}", "ASK {}")
        process.receive()
        process.receive()
        process.kill()
    first, second = deadlines
    assert first < second
    assert second == pytest.approx(first + most - 1.0, abs=0.9)


def test_an_answer_in_pieces_is_the_answer_in_one(tmp_path: Path) -> None:
    lines = [f'<x:{n:05}> <x:p> "{"é" * (n % 700)}" <x:g> .\n' for n in range(3_000)]
    write_store(tmp_path, lines)
    query = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
    with QueryPool(tmp_path / "quads.nq", size=1) as pool, pool.stream(query) as answer:
        pieces = list(answer)
        assert len(pieces) > 5
        assert answer.said["rows"] == 3_000
        rows = json.loads(b"".join(pieces))["results"]["bindings"]
    assert [len(row["o"]["value"]) for row in rows] == [n % 700 for n in range(3_000)]
