"""What a query process does: it locks itself in and answers one query after the other.

Engines cannot cancel a query, can be made to crash, and can call out (SERVICE). So a process that
`query_zygote` forked closes everything but its one channel, gives up the right to open more,
caps its memory, and answers; whoever asked may kill it at any time. An alarm ends it if nobody
does. Answers go out in pieces while they are made, so that no answer is ever held whole.
"""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from . import query_messages as messages
from .query_limits import QueryLimits
from .query_reply import Reply
from .sandbox import cap_memory, close_all_but, forbid_calling_out, forbid_descriptors
from .search import SearchIndex
from .union import Stores

__all__ = ["Service", "work"]

_GRACE_S = 5
_ROOM = 1 << 16


@dataclass(frozen=True, slots=True)
class Service:
    """What a process answers from: how to get at the stores, its prefixes, what queries may cost.

    `on_disk` tells that `stores` opens files; it is then called behind the wall. An interim one is
    there only until the graph is in memory. `search` is the file of the search index, if any.
    `copies_mb` is how much a process over a graph in memory may keep of what it copied of it.
    """

    stores: Callable[[], Stores]
    on_disk: bool
    prefixes: dict[str, str]
    limits: QueryLimits
    is_interim: bool = False
    search: Path | None = None
    copies_mb: int = 0


def work(channel: int, service: Service) -> NoReturn:
    """Lock this process in, answer what comes over `channel`, end with its other end."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with socket.socket(fileno=close_all_but(channel)) as ours:
            index = _index(service.search)  # while files can still be opened
            stores, trouble = _locked_in(service)
            if stores is None:
                ours.sendall(messages.packed(messages.READY, {"error": trouble}))
            else:
                said = {
                    "pid": os.getpid(),
                    "interim": service.is_interim,
                    "copies_mb": service.copies_mb,
                }
                ours.sendall(messages.packed(messages.READY, said))
                while (body := _next(ours)) is not None:
                    # SIGALRM with its default action ends the process even in native code.
                    signal.alarm(int(service.limits.hold_seconds) + _GRACE_S)
                    Reply(
                        ours,
                        service.prefixes,
                        service.limits,
                        index,
                        shares_memory=not service.on_disk,
                    ).answer(stores, body)
                    signal.alarm(0)
        code = 0
    finally:
        os._exit(code)


def _index(path: Path | None) -> SearchIndex | None:
    try:
        return None if path is None else SearchIndex(path, keep_open=True)
    except sqlite3.Error:
        return None  # a graph without one: queries that search are told so


def _locked_in(service: Service) -> tuple[Stores | None, str]:
    fenced = forbid_calling_out()
    if service.on_disk and not fenced:
        return None, "this system cannot keep a query over a store on disk from calling out"
    try:
        stores = service.stores()
    except OSError as error:
        return None, str(error)
    cap_memory(service.limits.memory_mb)
    if not service.on_disk:
        forbid_descriptors()
    return stores, ""


def _next(channel: socket.socket) -> bytes | None:
    """Return the next request, or None if the other end is gone.

    Whoever asks waits for the answer: nothing comes behind a request.
    """
    found, whole = bytearray(), messages.PREFIX.size
    while len(found) < whole:
        try:
            part = channel.recv(_ROOM)
        except OSError:
            return None
        if not part:
            return None
        found += part
        if len(found) >= messages.PREFIX.size:
            whole = messages.PREFIX.size + messages.PREFIX.unpack_from(found)[1]
    return bytes(found[messages.PREFIX.size :])
