"""The process that all query processes are forked from, so that they share one graph in memory.

Started by `query_pool` as `python -m screensong.graph.query_zygote OPTIONS SNAPSHOT.nq`, before
there are threads anywhere. It loads the graph, or leaves it on disk if it is larger than the
budget, and then forks a process for each connection to its socket: some milliseconds, against the
seconds of a load. It answers nothing itself and ends with its standard input.
"""

from __future__ import annotations

import argparse
import gc
import os
import select
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from .iris import data_prefixes
from .query_limits import QueryLimits
from .query_worker import Service, work
from .store import load_union

__all__ = ["fits", "main"]

_MEMORY_PER_BYTE = 5
"""Memory of a graph in memory over the bytes of its N-Quads, the union included (measured)."""


def fits(nquads: Path, budget_mb: int) -> bool:
    """Tell whether the graph of an N-Quads file fits into that much memory."""
    return nquads.stat().st_size * _MEMORY_PER_BYTE <= budget_mb * 1024 * 1024


def main(arguments: list[str] | None = None) -> NoReturn:
    """Load, then fork a query process for each connection until standard input ends."""
    parser = argparse.ArgumentParser(prog="query_zygote")
    parser.add_argument("nquads", type=Path)
    parser.add_argument("--socket", type=int, required=True)
    parser.add_argument("--base", required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--memory-mb", type=int, required=True)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--bytes", type=int, required=True)
    parser.add_argument("--budget-mb", type=int, required=True)
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    limits = QueryLimits(options.seconds, options.memory_mb, options.rows, options.bytes)
    service = _service(options.nquads, options.base, limits, options.budget_mb)
    gc.freeze()  # else the collector of each child would touch, and so copy, the whole graph
    with socket.socket(fileno=options.socket) as listener:
        _fork_for_each(listener, service)
        # whoever started this may have been killed, and then has not tidied up
        shutil.rmtree(Path(listener.getsockname()).parent, ignore_errors=True)
    sys.exit(0)


def _service(nquads: Path, base: str, limits: QueryLimits, budget_mb: int) -> Service:
    on_disk = nquads.with_name("store")
    prefixes = data_prefixes(base)
    if on_disk.is_dir() and not fits(nquads, budget_mb):
        path = str(on_disk)
        return Service(lambda: ox.Store.read_only(path), True, prefixes, limits)
    store = ox.Store()
    load_union(store, nquads)
    return Service(lambda: store, False, prefixes, limits)


def _fork_for_each(listener: socket.socket, service: Service) -> None:
    poll = select.poll()
    poll.register(listener.fileno(), select.POLLIN)
    poll.register(0, select.POLLIN)
    while True:
        if any(descriptor == 0 for descriptor, _ in poll.poll()):
            return
        channel, _ = listener.accept()
        with channel:
            if os.fork() == 0:
                work(channel.fileno(), service)


if __name__ == "__main__":
    main()
