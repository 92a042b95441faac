"""An answer on its way from a query process to whoever asked: whole, or an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

from .query_errors import (
    QueryError,
    QueryFailedError,
    ResultFormatError,
    ResultTooLargeError,
    WorkerLostError,
)
from .query_messages import DATA, END, HEAD, WHOLE
from .query_process import QueryProcess

if TYPE_CHECKING:
    from .query_pool import QueryPool

__all__ = ["Answer", "Stream"]

ResultKind = Literal["solutions", "boolean", "graph"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole result: what kind it is, the name of its format ("json", "ttl") and its bytes.

    `more` tells that only its first rows were asked for and there are more. `said` is what the
    process told at the end: rows, bytes, seconds. `notes` are what to tell whoever asked: that a
    search found more than was taken. `worked_s` is for how many seconds the query worked.
    """

    kind: ResultKind
    format: str
    body: bytes
    more: bool = False
    said: dict[str, Any] | None = None
    notes: tuple[str, ...] = ()
    worked_s: float = 0.0


class Stream:
    """An answer on its way. Iterate over its pieces once; an answer that breaks off raises.

    `is_whole` tells that it has come in full already. Its process is given back when it has been
    read, and killed if it is closed before that.
    """

    def __init__(
        self, pool: QueryPool, process: QueryProcess, query: str, client: str = ""
    ) -> None:
        self._pool = pool
        self._process: QueryProcess | None = process
        self._query = query
        self._client = client
        self._pieces: list[bytes] = []
        self.kind: ResultKind = "solutions"
        self.format = ""
        self.notes: tuple[str, ...] = ()
        self.said: dict[str, Any] = {}

    def begin(self, header: bytes) -> None:
        """Send the query and wait for the first bytes of its answer."""
        if self._process is None:
            return
        self._process.send(header, self._query)
        kind, content = self._receive(self._process)
        if kind == WHOLE:
            said, body = content
            self._begun(said)
            self._pieces.append(body)
            self._ended(said)
            return
        if kind != HEAD:
            self._ended(content)
            message = "the process answered without an answer"
            raise QueryFailedError(message)
        self._begun(content)
        process = self._process
        self._read_on()
        if not self.is_whole and process.has_more():
            self._read_on()  # the end may have come in one go with what is before it

    def _begun(self, head: dict[str, Any]) -> None:
        found = head["kind"]
        if found not in get_args(ResultKind):
            message = f"the process sent a result of unknown kind {found!r}"
            raise QueryFailedError(message)
        self.kind, self.format = found, str(head["format"])
        self.notes = tuple(head["notes"])

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
        kind, content = self._receive(self._process)
        if kind == DATA:
            self._pieces.append(content)
        elif kind == END:
            self._ended(content)

    def _receive(self, process: QueryProcess) -> tuple[bytes, Any]:
        try:
            return process.receive()
        except QueryError as error:
            error.worked_s = process.worked_s
            raise

    def _ended(self, said: dict[str, Any]) -> None:
        self.said = said
        process, self._process = self._process, None
        if process is not None:
            fit = said.get("error") != "memory"
            self._pool.give_back(process, fit=fit, client=self._client)
        error = self._error_in(said)
        if error is not None:
            error.worked_s = process.worked_s if process is not None else 0.0
            raise error

    def _error_in(self, said: dict[str, Any]) -> QueryError | None:
        message = str(said.get("message", "the query failed"))
        match said.get("error"):
            case None:
                return None
            case "syntax":
                return self._pool.syntax_error(self._query, message)
            case "too large":
                return ResultTooLargeError(message)
            case "format":
                return ResultFormatError(str(said["kind"]))
            case "memory":
                return WorkerLostError()
            case _:
                return QueryFailedError(message)

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
            self._pool.give_back(process, fit=False, client=self._client)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
