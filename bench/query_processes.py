"""What it costs to run public queries in processes of their own, over one graph.

    python -m bench.query_processes GRAPH [--workers 4]

Prints the time of queries in this process and through the pool, the time from the death of a query
process to the next answer, and the memory of all processes together (proportional set size: what
several share counts once).
"""

from __future__ import annotations

import argparse
import os
import re
import select
import signal
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from screensong.graph.iris import data_prefixes
from screensong.graph.query_pool import QueryPool
from screensong.graph.store import Manifest
from screensong.graph.union import load_union

QUERIES = {
    "ASK {}": "ASK {}",
    "10 films": "SELECT ?film { ?film a ss:Film } LIMIT 10",
    "1,000 rows": "SELECT ?film ?who { ?film ss:director ?who } LIMIT 1000",
}
SCAN = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def median_ms(times: int, run: Callable[[], object]) -> float:
    """Return the median of that many runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def memory_mb(pids: list[int]) -> int:
    """Return the memory of processes, shares divided among who shares them."""
    total = 0
    for pid in pids:
        found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"))
        total += int(found.group(1)) if found else 0
    return total // 1024


def respawn_ms(pool: QueryPool) -> float:
    """Kill the one process of a pool; return the time until the next answer."""
    [pid] = pool.pids()
    handle = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    select.select([handle], [], [])
    os.close(handle)
    begun = time.perf_counter()
    pool.ask("ASK {}")
    return (time.perf_counter() - begun) * 1000


def overhead(nquads: Path, base: str) -> None:
    """Print the time of queries in this process, and through a pool over memory and over disk."""
    store = ox.Store()
    load_union(store, nquads)
    prefixes = data_prefixes(base)

    def direct(query: str) -> None:
        answer = store.query(query, prefixes=prefixes)
        assert not isinstance(answer, ox.QueryTriples)
        answer.serialize(format=ox.QueryResultsFormat.JSON)

    for kind, budget in (("memory", None), ("disk", 0)):
        with QueryPool(nquads, base=base, size=1, budget_mb=budget) as pool:
            pool.ask("ASK {}")
            for name, query in QUERIES.items():
                inside = median_ms(200, lambda query=query: direct(query))
                through = median_ms(200, lambda query=query: pool.ask(query))
                print(f"{name:12} {inside:6.2f} ms in process, {through:6.2f} ms by {kind} worker")
            print(f"next answer {median_of_respawns(pool):.0f} ms after a death ({kind})")


def median_of_respawns(pool: QueryPool) -> float:
    """Return the median of some respawns."""
    return statistics.median(respawn_ms(pool) for _ in range(9))


def memory(nquads: Path, base: str, workers: int) -> None:
    """Print the memory of a zygote with many workers: idle, and after all read everything."""
    with QueryPool(nquads, base=base, size=workers) as pool:
        pool.warm()
        streams = [pool.stream("SELECT * { ?s ?p ?o } LIMIT 200000") for _ in range(workers)]
        assert pool.zygote is not None
        assert pool.zygote.pid is not None
        for stream in streams:
            list(stream)
        family = [pool.zygote.pid, *pool.pids()]
        print(f"{workers} workers and the zygote: {memory_mb(family)} MB")
        for _ in range(4 * workers):
            pool.ask(SCAN)
        print(f"after full scans: {memory_mb([pool.zygote.pid, *pool.pids()])} MB")


def main() -> None:
    """Measure one graph directory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", type=Path)
    parser.add_argument("--workers", type=int, default=4)
    options = parser.parse_args()
    manifest = Manifest.read(options.graph)
    nquads = manifest.path(options.graph) / "quads.nq"
    print(f"{sum(1 for _ in nquads.open('rb')):,} quads")
    memory(nquads, manifest.base, options.workers)
    overhead(nquads, manifest.base)


if __name__ == "__main__":
    main()
