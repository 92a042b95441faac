"""Query processes that have copied much of the memory they share are replaced; others stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from screensong.graph import query_pool
from screensong.graph.query_pool import QueryPool
from screensong.graph.store import write_store


@pytest.mark.parametrize(("budget_mb", "stays"), [(None, False), (0, True)])
def test_a_process_over_memory_that_copied_much_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, budget_mb: int | None, stays: bool
) -> None:
    monkeypatch.setattr(query_pool, "_WEARY_MB", 1)
    write_store(tmp_path, [f'<x:{n:06}> <x:p> "{n}" <x:g> .\n' for n in range(20_000)])
    with QueryPool(tmp_path / "quads.nq", size=1, budget_mb=budget_mb) as pool:
        pool.wait()
        before = pool.pids()
        answer = pool.ask("SELECT * { ?s ?p ?o }")
        assert answer.said is not None
        assert ("copied_mb" in answer.said) != stays
        pool.wait()
        assert (pool.pids() == before) == stays
