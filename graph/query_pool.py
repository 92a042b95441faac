"""Public queries, run by worker processes that can be killed.

A query from outside may run for ever, eat all memory or crash the engine. Each one runs in one of
`size` processes; at its deadline the process is killed and a new one started, so such a query
costs itself and nothing else. An answer is whole or an error, never cut short.
"""

from __future__ import annotations

import json
import os
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, Self

from .guard import DEFAULT_LIMITS, Limits, admit
from .iris import DEFAULT_BASE

__all__ = [
    "Answer",
    "PoolBusyError",
    "PoolClosedError",
    "QueryError",
    "QueryFailedError",
    "QueryPool",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "ResultFormatError",
    "ResultTooLargeError",
    "WorkerLostError",
]

ResultKind = Literal["solutions", "boolean", "graph"]
_HEAD = struct.Struct("!IQ")
_START_S = 120.0


class QueryError(Exception):
    """Base of what can become of a query instead of an answer."""


class QuerySyntaxError(QueryError, ValueError):
    """The text is no SPARQL query."""


class QueryTimeoutError(QueryError, TimeoutError):
    """The query was stopped at its deadline."""


class ResultTooLargeError(QueryError, OverflowError):
    """The whole answer would be larger than the cap."""


class ResultFormatError(QueryError, LookupError):
    """No acceptable format fits this kind of query; `kind` is what the query gives."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"none of the accepted formats can carry the result ({kind})")
        self.kind = kind


class QueryFailedError(QueryError, RuntimeError):
    """The engine gave up on the query."""


class WorkerLostError(QueryError, RuntimeError):
    """The process that ran the query died: out of memory, or a crash of the engine."""


class PoolBusyError(QueryError, TimeoutError):
    """All processes were at work for as long as one query may take."""


class PoolClosedError(QueryError, RuntimeError):
    """The pool was closed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A result, serialised: what kind it is, the name of its format ("json", "ttl") and bytes."""

    kind: ResultKind
    format: str
    body: bytes


class QueryPool:
    """Worker processes over the N-Quads of one snapshot. Threads may share it.

    Processes start with the first query; each loads its own copy of the graph into memory and
    may use `memory_mb` beyond that. Queries may use the usual prefixes, those of data below
    `base` too, without declaring them. `close` (or the end of this process) ends them all.
    """

    def __init__(
        self,
        nquads: Path,
        *,
        base: str = DEFAULT_BASE,
        size: int = 2,
        deadline_s: float = 10.0,
        memory_mb: int = 512,
        max_bytes: int = 16 * 1024 * 1024,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self.deadline_s = deadline_s
        self.max_bytes = max_bytes
        self._limits = limits
        self._command = [
            sys.executable, "-P", "-m", f"{__package__}.query_worker",
            "--memory-mb", str(memory_mb), "--seconds", str(deadline_s),
            "--max-bytes", str(max_bytes), "--base", base, str(nquads),
        ]  # fmt: skip
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def ask(
        self,
        query: str,
        *,
        solutions: str | None = "json",
        graph: str | None = "ttl",
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Run one SPARQL query and return its whole answer.

        `solutions` is the format for SELECT and ASK, `graph` that for CONSTRUCT and DESCRIBE;
        None means that such a result would not be acceptable. Without a dataset of its own
        (FROM, or the graphs given here) a query's default graph is the union of all graphs.

        Raises QueryRefusedError (see `guard`) or a QueryError.
        """
        admit(query, self._limits)
        header: dict[str, object] = {
            "solutions": solutions,
            "graph": graph,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        worker = self._take()
        successor: _Worker | None = worker
        try:
            reply, body = worker.ask(header, query.encode("utf-8"), self.deadline_s)
        except BaseException:
            successor = self._replace(worker)
            raise
        finally:
            self._idle.put(successor)
        return self._answer(reply, body)

    def _answer(self, reply: dict[str, object], body: bytes) -> Answer:
        match reply.get("error"):
            case None:
                kind = reply["kind"]
                if kind not in ("solutions", "boolean", "graph"):
                    message = f"the worker sent a result of unknown kind {kind!r}"
                    raise QueryFailedError(message)
                return Answer(kind, str(reply["format"]), body)
            case "syntax":
                raise QuerySyntaxError(reply["message"])
            case "too large":
                message = f"the result is larger than {self.max_bytes:,} bytes; add a LIMIT"
                raise ResultTooLargeError(message)
            case "format":
                raise ResultFormatError(str(reply["kind"]))
            case "memory":
                raise _lost()
            case _:
                raise QueryFailedError(reply.get("message", "the query failed"))

    def _take(self) -> _Worker:
        try:
            worker = self._idle.get(timeout=self.deadline_s)
        except queue.Empty:
            message = "all query processes are busy; try again later"
            raise PoolBusyError(message) from None
        try:
            if worker is None or not worker.is_alive():
                worker = self._replace(worker)
            worker.wait_until_ready()
        except BaseException:
            if worker is not None:
                self._drop(worker)
            self._idle.put(None)
            raise
        return worker

    def _replace(self, worker: _Worker | None) -> _Worker:
        """End a worker and start the next; it loads while nobody waits for it."""
        if worker is not None:
            self._drop(worker)
        with self._lock:
            if self._closed:
                message = "the query pool is closed"
                raise PoolClosedError(message)
            fresh = _Worker(self._command)
            self._all.add(fresh)
        return fresh

    def _drop(self, worker: _Worker) -> None:
        worker.kill()
        with self._lock:
            self._all.discard(worker)

    def pids(self) -> list[int]:
        """Return the process ids of the present workers, for watching them."""
        with self._lock:
            return sorted(worker.pid for worker in self._all)

    def close(self) -> None:
        """Kill all workers and wait for them. Later queries raise PoolClosedError."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, set()
        for worker in workers:
            worker.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _lost() -> WorkerLostError:
    return WorkerLostError("the query ran out of memory or crashed the engine; ask for less")


class _Worker:
    """One process and the two pipes to it. Used by one thread at a time."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        self._ready = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Wait for the graph to be loaded; does nothing after the first time."""
        if not self._ready:
            try:
                self._receive(time.monotonic() + _START_S)
            except (QueryTimeoutError, WorkerLostError) as error:
                message = "the query process could not load the graph"
                raise QueryFailedError(message) from error
            self._ready = True

    def ask(
        self, header: dict[str, object], body: bytes, seconds: float
    ) -> tuple[dict[str, object], bytes]:
        """Send a request and return the reply.

        Raises QueryTimeoutError or WorkerLostError; the worker is then of no further use.
        """
        packed = json.dumps(header).encode("ascii")
        stdin = self._pipe(self._process.stdin)
        try:
            stdin.write(_HEAD.pack(len(packed), len(body)) + packed + body)
        except BrokenPipeError:
            raise _lost() from None
        return self._receive(time.monotonic() + seconds)

    def _receive(self, deadline: float) -> tuple[dict[str, object], bytes]:
        header_length, body_length = _HEAD.unpack(self._read(_HEAD.size, deadline))
        header: dict[str, object] = json.loads(self._read(header_length, deadline))
        return header, self._read(body_length, deadline)

    def _read(self, count: int, deadline: float) -> bytes:
        descriptor = self._pipe(self._process.stdout).fileno()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        found = bytearray()
        while len(found) < count:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                message = "the query was stopped: it took longer than allowed"
                raise QueryTimeoutError(message)
            part = os.read(descriptor, min(count - len(found), 1 << 20))
            if not part:
                raise _lost()
            found += part
        return bytes(found)

    def kill(self) -> None:
        """End the process, wait for it, close the pipes."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            self._pipe(stream).close()

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            message = "a worker has no pipe"
            raise QueryFailedError(message)
        return stream
