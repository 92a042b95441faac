"""Public queries, run by processes that can be killed.

A query from outside may run for ever, eat all memory or crash the engine. Each one runs in one of
`size` processes; at its deadline the process is killed and another one forked, so such a query
costs itself and nothing else. An answer is whole or an error: one that breaks off raises.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, get_args

from .guard import admit
from .iris import DEFAULT_BASE, data_prefixes
from .query_errors import (
    PoolBusyError,
    PoolClosedError,
    PoolDownError,
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
from .query_messages import DATA, END, HEAD
from .query_process import QueryProcess

__all__ = [
    "Answer",
    "PoolBusyError",
    "PoolClosedError",
    "PoolDownError",
    "QueryError",
    "QueryFailedError",
    "QueryPool",
    "QuerySyntaxError",
    "QueryTimeoutError",
    "ResultFormatError",
    "ResultTooLargeError",
    "Stream",
    "WorkerLostError",
]

ResultKind = Literal["solutions", "boolean", "graph"]
_WEARY_QUERIES = 500
_WEARY_S = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole result: what kind it is, the name of its format ("json", "ttl") and its bytes.

    `more` tells that only its first rows were asked for and there are more. `said` is what the
    process told at the end: rows, bytes, seconds.
    """

    kind: ResultKind
    format: str
    body: bytes
    more: bool = False
    said: dict[str, Any] | None = None


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
        self._prefixes = data_prefixes(base)
        self.zygote: Zygote | None = None
        if nquads is not None and not address:
            self.zygote = Zygote(nquads, base=base, limits=self.limits, budget_mb=budget_mb)
            address = self.zygote.address
        self._address = address
        self._idle: queue.LifoQueue[QueryProcess | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._all: set[QueryProcess] = set()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def deadline_s(self) -> float:
        """Return for how many seconds a query may run."""
        return self.limits.seconds

    def ask(
        self,
        query: str,
        *,
        solutions: str | None = "json",
        graph: str | None = "ttl",
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        first: int | None = None,
        explain: bool = False,
        base_iri: str | None = None,
    ) -> Answer:
        """Run one SPARQL query and return its whole answer; see `stream`."""
        with self.stream(
            query,
            solutions=solutions,
            graph=graph,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            first=first,
            explain=explain,
            base_iri=base_iri,
        ) as found:
            body = b"".join(found)
            return Answer(found.kind, found.format, body, bool(found.said.get("more")), found.said)

    def stream(
        self,
        query: str,
        *,
        solutions: str | None = "json",
        graph: str | None = "ttl",
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        first: int | None = None,
        explain: bool = False,
        base_iri: str | None = None,
    ) -> Stream:
        """Run one SPARQL query and return its answer when its first bytes are there.

        `solutions` is the format for SELECT and ASK, `graph` that for CONSTRUCT and DESCRIBE;
        None means that such a result would not be acceptable. Without a dataset of its own
        (FROM, or the graphs given here) a query's default graph is the union of all graphs.
        With `first` an answer ends after that many rows or triples, and says if there are more;
        with `explain` its `said` has the query as it was rewritten, if it was. Relative IRIs in
        the query are below `base_iri`; without one they are errors.
        The process belongs to the stream until that is read to its end or closed.

        Raises QueryRefusedError (see `guard`) or a QueryError.
        """
        admit(query, self.limits.text)
        header: dict[str, object] = {
            "solutions": solutions,
            "graph": graph,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        if first is not None:
            header["first"] = first
        if explain:
            header["explain"] = True
        if base_iri is not None:
            header["base_iri"] = base_iri
        stream = Stream(self, self._take(), query)
        try:
            stream.begin(header)
        except BaseException:
            stream.close()
            raise
        return stream

    def warm(self) -> None:
        """Ask for all processes now, so that the first queries need not wait for them."""
        taken = [self._idle.get() for _ in range(self._idle.qsize())]
        for process in taken:
            self._idle.put(process or self._successor())

    def wait(self) -> None:
        """Wait until a process is ready for a query."""
        self._idle.put(self._take())

    def _take(self) -> QueryProcess:
        try:
            process = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            message = "all query processes are busy; try again later"
            raise PoolBusyError(message) from None
        try:
            if process is None or not process.is_alive():
                if process is not None:
                    self._drop(process)
                process = self._fresh()
            process.wait_until_ready()
        except BaseException:
            if process is not None:
                self._drop(process)
            self._idle.put(None)
            raise
        return process

    def give_back(self, process: QueryProcess, *, fit: bool) -> None:
        """Take a process back; one that is not fit, or has worked much, is replaced."""
        # a worn process has touched, and so copied, much of the memory that all share
        if fit and process.queries < _WEARY_QUERIES and process.busy_s < _WEARY_S:
            self._idle.put(process)
            return
        self._drop(process)
        self._idle.put(self._successor())

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

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Stream:
    """An answer on its way. Iterate over its pieces once; an answer that breaks off raises.

    `is_whole` tells that it has come in full already. Its process is given back when it has been
    read, and killed if it is closed before that.
    """

    def __init__(self, pool: QueryPool, process: QueryProcess, query: str) -> None:
        self._pool = pool
        self._process: QueryProcess | None = process
        self._query = query
        self._pieces: list[bytes] = []
        self.kind: ResultKind = "solutions"
        self.format = ""
        self.said: dict[str, Any] = {}

    def begin(self, header: dict[str, object]) -> None:
        """Send the query and wait for the first bytes of its answer."""
        if self._process is None:
            return
        self._process.send(header, self._query)
        kind, head = self._process.receive()
        if kind != HEAD:
            self._ended(head)
            message = "the process answered without an answer"
            raise QueryFailedError(message)
        found = head["kind"]
        if found not in get_args(ResultKind):
            message = f"the process sent a result of unknown kind {found!r}"
            raise QueryFailedError(message)
        self.kind, self.format = found, str(head["format"])
        process = self._process
        self._read_on()
        if not self.is_whole and process.has_more():
            self._read_on()  # a short answer comes in one go, its end included

    @property
    def is_whole(self) -> bool:
        """Tell whether the whole answer is here."""
        return self._process is None

    @property
    def seconds(self) -> float:
        """Return for how long the query has worked so far, or did in all."""
        if self._process is None:
            return float(self.said.get("seconds", {}).get("total", 0.0))
        return self._process.worked_s

    def _read_on(self) -> None:
        """Receive the next piece, or the end."""
        if self._process is None:
            return
        kind, content = self._process.receive()
        if kind == DATA:
            self._pieces.append(content)
        elif kind == END:
            self._ended(content)

    def _ended(self, said: dict[str, Any]) -> None:
        self.said = said
        process, self._process = self._process, None
        if process is not None:
            self._pool.give_back(process, fit=said.get("error") != "memory")
        message = str(said.get("message", "the query failed"))
        match said.get("error"):
            case None:
                return
            case "syntax":
                raise self._pool.syntax_error(self._query, message)
            case "too large":
                raise ResultTooLargeError(message)
            case "format":
                raise ResultFormatError(str(said["kind"]))
            case "memory":
                raise WorkerLostError
            case _:
                raise QueryFailedError(message)

    def __iter__(self) -> Iterator[bytes]:
        try:
            while True:
                while self._pieces:
                    yield self._pieces.pop(0)
                if self._process is None:
                    return
                self._read_on()
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the process, killing it if it is still at work."""
        process, self._process = self._process, None
        if process is not None:
            self._pool.give_back(process, fit=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
