"""The process that all query processes are forked from, so that they share one graph in memory.

Started by `query_pool` as `python -m screensong.graph.query_zygote OPTIONS SNAPSHOT.nq`, before
there are threads anywhere. It loads the graph, or leaves it on disk if it is larger than the
budget, and then forks a process for each connection to its socket: some milliseconds, against the
seconds of a load. It answers nothing itself and ends with its standard input.

Meanwhile a stand-in, forked before the load, forks processes over the store on disk: slower ones,
but nobody waits for the load. They say that they are interim, and who asks replaces them soon.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import select
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from .iris import data_prefixes
from .query_limits import QueryLimits
from .query_worker import Service, work
from .sandbox import forbid_calling_out
from .union import Stores, fits, loaded

__all__ = ["main"]

_SOON_LOADED = 16 * 1024 * 1024
"""So many bytes of N-Quads are loaded within a second."""
_LEAST_COPIES_MB = 96


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
    parser.add_argument("--processes", type=int, required=True)
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    limits = QueryLimits(options.seconds, options.memory_mb, options.rows, options.bytes)
    prefixes, on_disk = data_prefixes(options.base), options.nquads.with_name("store")
    is_large = on_disk.is_dir() and not fits(options.nquads, options.budget_mb)
    with socket.socket(fileno=options.socket) as listener:
        listener.setblocking(False)  # two may accept for a moment, and one comes too late
        if is_large:
            service = _over_disk(on_disk, prefixes, limits)
        elif on_disk.is_dir() and options.nquads.stat().st_size > _SOON_LOADED:
            with _stand_in(listener, _over_disk(on_disk, prefixes, limits, is_interim=True)):
                service = _in_memory(options, prefixes, limits)
        else:
            service = _in_memory(options, prefixes, limits)
        gc.freeze()  # else the collector of each child would touch, and so copy, the whole graph
        _fork_for_each(listener, service, (0,))
        # whoever started this may have been killed, and then has not tidied up
        shutil.rmtree(Path(listener.getsockname()).parent, ignore_errors=True)
    sys.exit(0)


def _over_disk(
    folder: Path, prefixes: dict[str, str], limits: QueryLimits, *, is_interim: bool = False
) -> Service:
    path = str(folder)
    search = folder.with_name("search.sqlite")
    return Service(
        lambda: Stores(ox.Store.read_only(path)), True, prefixes, limits, is_interim, search
    )


def _in_memory(
    options: argparse.Namespace, prefixes: dict[str, str], limits: QueryLimits
) -> Service:
    stores = loaded(options.nquads, options.budget_mb)
    search = options.nquads.with_name("search.sqlite")
    copies = max(_LEAST_COPIES_MB, (options.budget_mb - _held_mb()) // options.processes)
    return Service(lambda: stores, False, prefixes, limits, search=search, copies_mb=copies)


def _held_mb() -> int:
    """Return the memory that this process has held at most so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def _stand_in(listener: socket.socket, service: Service) -> Iterator[None]:
    """Let a child fork for each connection meanwhile, if it can keep queries from calling out."""
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        if _can_fence():
            _fork_for_each(listener, service, (0, theirs))
        os._exit(0)
    os.close(theirs)
    try:
        yield
    finally:
        os.close(ours)  # the child sees it, and also the death of this process


def _can_fence() -> bool:
    """Tell whether a process over the store on disk can be locked in here: try it with one."""
    theirs, ours = os.pipe()
    if os.fork() == 0:
        os.write(ours, b"1" if forbid_calling_out() else b"0")
        os._exit(0)
    os.close(ours)
    try:
        return os.read(theirs, 1) == b"1"
    finally:
        os.close(theirs)


def _fork_for_each(listener: socket.socket, service: Service, ends: tuple[int, ...]) -> None:
    """Fork a query process for each connection until the other side of one of `ends` closes."""
    poll = select.poll()
    for descriptor in (listener.fileno(), *ends):
        poll.register(descriptor, select.POLLIN)
    while True:
        if any(descriptor in ends for descriptor, _ in poll.poll()):
            return
        try:
            channel, _ = listener.accept()
        except BlockingIOError:
            continue
        with channel:
            channel.setblocking(True)
            if os.fork() == 0:
                work(channel.fileno(), service)


if __name__ == "__main__":
    main()
