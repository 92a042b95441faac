"""Public queries, run by processes that can be killed.

A query from outside may run for ever, eat all memory or crash the engine. Each one runs in one of
`size` processes; at its deadline the process is killed and another one forked, so such a query
costs itself and nothing else. An answer is whole or an error: one that breaks off raises.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from pathlib import Path
from typing import Self

from .iris import DEFAULT_BASE
from .query_errors import (
    PoolBusyError,
    PoolClosedError,
    PoolDownError,
    PoolLoadingError,
    QueryError,
    QueryFailedError,
    QuerySyntaxError,
    QueryTimeoutError,
    ResultFormatError,
    ResultTooLargeError,
    WorkerLostError,
    syntax_error,
)
from .query_launch import Zygote
from .query_limits import QueryLimits
from .query_process import QueryProcess
from .query_question import Question, form_of
from .query_stream import Answer, Stream
from .query_turns import Turns
from .text_search import query_prefixes

__all__ = [
    "Answer",
    "PoolBusyError",
    "PoolClosedError",
    "PoolDownError",
    "PoolLoadingError",
    "QueryError",
    "QueryFailedError",
    "QueryPool",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "Question",
    "ResultFormatError",
    "ResultTooLargeError",
    "Stream",
    "WorkerLostError",
]

_WEARY_QUERIES = 5_000
_WEARY_S = 20.0
_INTERIM_S = 2.0
_CROWD = 2
_CROWDED_S = 1.0
_LOAD_S = 10.0
_START_S = 300.0


class QueryPool:
    """Processes that answer queries over one snapshot. Threads may share it.

    They are forked from a zygote: one given by its address, or one of the pool's own over
    `nquads`. Each may use the limits' memory beyond the graph. Queries may use the usual
    prefixes, those of data below `base` too, without declaring them. `close` (or the end of this
    process) ends them all.
    """

    def __init__(
        self,
        nquads: Path | None = None,
        *,
        address: str = "",
        base: str = DEFAULT_BASE,
        size: int = 2,
        limits: QueryLimits | None = None,
        budget_mb: int | None = None,
    ) -> None:
        self.limits = limits or QueryLimits()
        self._prefixes = query_prefixes(base)
        self.zygote: Zygote | None = None
        if nquads is not None and not address:
            self.zygote = Zygote(
                nquads, base=base, limits=self.limits, budget_mb=budget_mb, processes=size
            )
            address = self.zygote.address
        self._address = address
        # a server tells its clients to come back; whoever has a zygote of their own would wait
        self._load_s = _START_S if self.zygote else max(self.limits.seconds, _LOAD_S)
        self._idle = _Idle()
        for _ in range(size):
            self._idle.put(None)
        self._size = size
        self._waiting = 0
        self._all: set[QueryProcess] = set()
        self._lock = threading.Lock()
        self._turns = Turns(size)
        self._closed = False

    @property
    def deadline_s(self) -> float:
        """Return for how many seconds a query may run."""
        return self.limits.seconds

    def ask(self, question: Question | str, client: str = "") -> Answer:
        """Return the whole answer to a question, or to a query with nothing else said."""
        with self.stream(question, client) as found:
            body = b"".join(found)
            more = bool(found.said.get("more"))
            said, notes = found.said, found.notes
            return Answer(found.kind, found.format, body, more, said, notes, found.seconds)

    def stream(self, question: Question | str, client: str = "") -> Stream:
        """Return the answer to a question when its first bytes are there.

        The process belongs to the stream until that is read to its end or closed. All questions
        of one `client`, if it has a name, leave one process to others, where there are several;
        its next question waits for its own.

        Raises QueryRefusedError (see `guard`) or a QueryError.
        """
        asked = Question(question) if isinstance(question, str) else question
        form_of(asked.query, self.limits.text)
        self._turns.wait(client, self.limits.seconds)
        try:
            process = self._take(self._load_s)
        except BaseException:
            self._turns.end(client)
            raise
        stream = Stream(self, process, asked.query, client)
        try:
            stream.begin(asked.header())
        except BaseException:
            stream.close()
            raise
        return stream

    def warm(self) -> None:
        """Ask for all processes now, so that the first queries need not wait for them."""
        with contextlib.suppress(queue.Empty):
            for _ in range(self._idle.qsize()):
                self._idle.put_last(self._idle.get_nowait() or self._successor())

    def wait(self) -> None:
        """Wait until a process is ready for a query, however long the graph takes to load."""
        self._idle.put(self._take(_START_S))

    def is_ready(self) -> bool:
        """Tell whether some process has its graph, so that a query need not wait for one."""
        with self._lock:
            return any(process.is_ready() for process in self._all)

    def _take(self, seconds: float) -> QueryProcess:
        """Return a process; wait for so many seconds at most until it has its graph."""
        gives_up = time.monotonic() + seconds
        process = self._next()
        try:
            if process is not None and (_is_outdated(process) or not process.is_alive()):
                self._drop(process)
                process = None
            if process is None:
                process = self._fresh()
            process.wait_until_ready(gives_up)
            if _is_outdated(process):  # it has waited since before the graph was in memory
                self._drop(process)
                process = None
                process = self._fresh()
                process.wait_until_ready(gives_up)
        except PoolLoadingError:
            self._idle.put(process)
            raise
        except BaseException:
            if process is not None:
                self._drop(process)
            self._idle.put(None)
            raise
        return process

    def _next(self) -> QueryProcess | None:
        """Return a process at rest, or wait for one; where many wait already, not for long."""
        with contextlib.suppress(queue.Empty):
            return self._idle.get_nowait()
        with self._lock:
            self._waiting += 1
            is_crowded = self._waiting > _CROWD * self._size
        seconds = min(self.limits.seconds, _CROWDED_S) if is_crowded else self.limits.seconds
        try:
            return self._idle.get(timeout=seconds)
        except queue.Empty:
            message = "all query processes are busy; try again later"
            raise PoolBusyError(message) from None
        finally:
            with self._lock:
                self._waiting -= 1

    def give_back(self, process: QueryProcess, *, fit: bool, client: str = "") -> None:
        """Take a process back from a client; one not fit, or that worked much, is replaced."""
        try:
            self._rest(process, fit=fit)
        finally:
            self._turns.end(client)

    def _rest(self, process: QueryProcess, *, fit: bool) -> None:
        if fit and not _is_weary(process) and not _is_outdated(process):
            self._idle.put(process)
            return
        self._drop(process)
        self._idle.put_last(self._successor())

    def _successor(self) -> QueryProcess | None:
        """Return a new process that nobody waits for yet; None if there can be none now."""
        try:
            return self._fresh()
        except (PoolClosedError, PoolDownError):
            return None

    def _fresh(self) -> QueryProcess:
        with self._lock:
            if self._closed:
                message = "the query pool is closed"
                raise PoolClosedError(message)
            if self.zygote is not None:
                self.zygote.start()
            fresh = QueryProcess(self._address, self.limits)
            self._all.add(fresh)
        return fresh

    def _drop(self, process: QueryProcess) -> None:
        process.kill()
        with self._lock:
            self._all.discard(process)

    def syntax_error(self, query: str, said: str) -> QuerySyntaxError:
        """Return what the engine said of a query as people can use it."""
        return syntax_error(query, said, self._prefixes)

    def pids(self) -> list[int]:
        """Return the ids of the present query processes, for watching them."""
        with self._lock:
            return sorted(process.pid for process in self._all if process.pid)

    def close(self) -> None:
        """End all processes. Later queries raise PoolClosedError."""
        with self._lock:
            self._closed = True
            processes, self._all = self._all, set()
        for process in processes:
            process.kill()
        if self.zygote is not None:
            self.zygote.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Idle(queue.LifoQueue["QueryProcess | None"]):
    """The processes at rest. Who worked last comes first: it has its pages of the graph already.

    A process that has just been made waits behind all others: it has time to start.
    """

    def put_last(self, process: QueryProcess | None) -> None:
        """Put a process behind all others."""
        with self.mutex:
            self.queue.insert(0, process)
            self.unfinished_tasks += 1
            self.not_empty.notify()


def _is_weary(process: QueryProcess) -> bool:
    """Tell whether a process has touched, and so copied, much of the memory that all share."""
    is_worn = process.queries >= _WEARY_QUERIES or process.busy_s >= _WEARY_S
    return is_worn or process.copied_mb > process.copies_mb


def _is_outdated(process: QueryProcess) -> bool:
    """Tell whether a process over the disk may have one over memory as its successor by now."""
    return process.is_interim and process.age_s > _INTERIM_S
