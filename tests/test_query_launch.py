"""The process that query processes are forked from: while it loads, and when it keeps dying."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from screensong.graph import query_launch
from screensong.graph.query_errors import PoolDownError, PoolLoadingError
from screensong.graph.query_launch import Zygote
from screensong.graph.query_limits import QueryLimits
from screensong.graph.query_pool import QueryPool
from screensong.graph.store import write_store

from .browse_graph import example_quads

FILMS = "SELECT ?film { ?film a ss:Film } ORDER BY ?film"
# a zygote that loads only when its file is there
SLOW = """
import sys, time
from pathlib import Path
from screensong.graph import query_zygote as zygote, union
load = union.load_union
def slowly(store, nquads):
    while not Path(sys.argv[1]).exists():
        time.sleep(0.01)
    load(store, nquads)
union.load_union = slowly
zygote._SOON_LOADED = int(sys.argv[2])
zygote.main(sys.argv[3:])
"""


@contextmanager
def loading(nquads: Path, folder: Path, *, soon_loaded: int) -> Iterator[tuple[str, Path]]:
    """Give the address of a zygote, and the file that lets it load."""
    address, mark = str(folder / "queries"), folder / "go"
    options = ["--base", "https://w3id.org/screensong/id/", "--seconds", "10", "--memory-mb", "256"]
    options += ["--rows", "1000000", "--bytes", "100000000", "--budget-mb", "10000"]
    options += ["--processes", "2", str(nquads)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address)
        listener.listen(16)
        number = str(listener.fileno())
        command = [sys.executable, "-c", SLOW, str(mark), str(soon_loaded), "--socket", number]
        process = subprocess.Popen(
            [*command, *options], stdin=subprocess.PIPE, pass_fds=(listener.fileno(),)
        )
    try:
        yield address, mark
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def nquads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    snapshot = tmp_path_factory.mktemp("snapshot")
    write_store(snapshot, sorted(f"{quad} .\n" for quad in example_quads()))
    return snapshot / "quads.nq"


def open_files(pid: int) -> int:
    return sum(path.readlink().suffix == ".sst" for path in Path(f"/proc/{pid}/fd").iterdir())


def test_queries_are_answered_from_disk_while_the_graph_is_loaded(
    nquads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screensong.graph.query_pool._INTERIM_S", 0.0)
    with (
        loading(nquads, tmp_path, soon_loaded=0) as (address, mark),
        QueryPool(address=address, size=1) as pool,
    ):
        early = pool.ask(FILMS)
        pool.wait()
        assert open_files(pool.pids()[0]) > 0
        mark.touch()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            late = pool.ask(FILMS)
            assert late.body == early.body
            pool.wait()
            if open_files(pool.pids()[0]) == 0:
                break
        assert open_files(pool.pids()[0]) == 0, "the graph is in memory, and yet read from disk"


def test_without_a_stand_in_a_query_waits_a_while_and_is_told_so(
    nquads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screensong.graph.query_pool._LOAD_S", 0.2)
    limits = QueryLimits(seconds=0.2)
    with (
        loading(nquads, tmp_path, soon_loaded=10**9) as (address, mark),
        QueryPool(address=address, size=1, limits=limits) as pool,
    ):
        for _ in range(2):
            with pytest.raises(PoolLoadingError, match="still being loaded"):
                pool.ask(FILMS)
            assert not pool.is_ready()
        mark.touch()
        pool.wait()
        assert pool.is_ready()
        assert pool.ask("ASK {}").kind == "boolean"


def test_a_process_that_keeps_dying_is_started_ever_later(
    nquads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(query_launch, "_now", lambda: now[0])
    zygote = Zygote(nquads)

    def dies() -> None:
        assert zygote.pid is not None
        handle = os.pidfd_open(zygote.pid)
        os.kill(zygote.pid, signal.SIGKILL)
        select.select([handle], [], [], 5)
        os.close(handle)

    def pause() -> float:
        """Return after how many seconds it is started again."""
        dies()
        begun = now[0]
        while True:
            zygote.start()
            if zygote.pid is not None:
                return now[0] - begun
            now[0] += 0.5

    try:
        zygote.start()
        assert [pause() for _ in range(8)] == [0, 1, 3, 7, 15, 31, 60, 60]
        now[0] += 61
        assert pause() == 0
    finally:
        zygote.close()


def test_while_a_process_rests_a_query_is_refused_at_once(nquads: Path) -> None:
    with QueryPool(nquads, size=1) as pool:
        for _ in range(2):
            pool.ask("ASK {}")
            assert pool.zygote is not None
            assert pool.zygote.pid is not None
            for pid in (pool.zygote.pid, *pool.pids()):
                handle = os.pidfd_open(pid)
                os.kill(pid, signal.SIGKILL)
                select.select([handle], [], [], 5)
                os.close(handle)
        began = time.monotonic()
        with pytest.raises(PoolDownError):
            pool.ask("ASK {}")
        assert time.monotonic() - began < 0.9
