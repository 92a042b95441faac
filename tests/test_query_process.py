"""Query processes that have copied much of the memory they share are replaced; others stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from screensong.graph.query_pool import QueryPool
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
