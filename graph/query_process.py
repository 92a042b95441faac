"""One query process, seen from who asks it: a socket to it, and the right to kill it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from typing import Any

from .query_errors import PoolDownError, PoolLoadingError, QueryTimeoutError, WorkerLostError
from .query_limits import QueryLimits
from .query_messages import (
    DATA,
    END,
    PREFIX,
    READY,
    WHOLE,
    as_json,
    request,
    whole_parts,
)

__all__ = ["QueryProcess"]

_ROOM = 1 << 18


class QueryProcess:
    """A process forked for the connection that this opens. Used by one thread at a time."""

    def __init__(self, address: str, limits: QueryLimits) -> None:
        self.pid = 0
        self.queries = 0
        self.busy_s = 0.0
        self.worked_s = 0.0
        self.is_interim = False
        self.copied_mb = 0
        self.copies_mb = 0
        self._made = time.monotonic()
        self._limits = limits
        self._handle = -1
        self._buffer = bytearray(_ROOM)
        self._start = self._end = 0
        self._delivered = 0
        self._gives_up = 0.0
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(address)
        except OSError as error:
            self._socket.close()
            message = "no query process could be started; try again later"
            raise PoolDownError(message) from error
        self._poll = select.poll()
        self._poll.register(self._socket.fileno(), select.POLLIN)

    def is_ready(self) -> bool:
        """Tell whether the process has its graph, or has said at least that it began."""
        return self.pid > 0 or bool(self._poll.poll(0))

    @property
    def age_s(self) -> float:
        """Return the seconds since this was made."""
        return time.monotonic() - self._made

    def wait_until_ready(self, gives_up: float) -> None:
        """Wait for the fork, and for the graph if it is still loading, until a time; once.

        Raises PoolLoadingError if it is not ready by then; one may wait again.
        """
        if self.pid:
            return
        try:
            kind, said = self._message(gives_up)
        except QueryTimeoutError as error:
            raise PoolLoadingError from error
        except WorkerLostError as error:
            message = "the query process could not load the graph"
            raise PoolDownError(message) from error
        if kind != READY or "pid" not in said:
            message = f"the query process could not start: {said.get('error', 'no reason given')}"
            raise PoolDownError(message)
        try:
            self._handle = os.pidfd_open(said["pid"])
        except ProcessLookupError as error:
            raise WorkerLostError from error
        self.pid = said["pid"]
        self.is_interim = bool(said.get("interim"))
        self.copies_mb = int(said.get("copies_mb", 0))

    def is_alive(self) -> bool:
        """Tell whether the process waits for a query: whatever it says unasked is its end."""
        return not self._poll.poll(0) or not self.pid

    def send(self, header: bytes, query: str) -> None:
        """Send a query; its time begins."""
        self.queries += 1
        self.worked_s = 0.0
        self._delivered = 0
        self._gives_up = time.monotonic() + self._limits.hold_seconds
        try:
            self._socket.sendall(request(header, query))
        except OSError:
            raise WorkerLostError from None

    def receive(self) -> tuple[bytes, Any]:
        """Return the next message: its kind, and its bytes or what its JSON says, or both.

        Only waiting here counts as the query's time, not what a reader takes for a piece; and
        what has come by now earns it more of it.

        Raises QueryTimeoutError or WorkerLostError; the process is then of no further use.
        """
        begun = time.monotonic()
        allowed = self._limits.seconds + self._delivered / self._limits.flow
        deadline = min(begun + allowed - self.worked_s, self._gives_up)
        try:
            kind, content = self._message(deadline)
        finally:
            spent = time.monotonic() - begun
            self.worked_s += spent
            self.busy_s += spent
        if kind == DATA:
            self._delivered += len(content)
        elif kind in (WHOLE, END):
            said = content[0] if kind == WHOLE else content
            self.copied_mb = int(said.get("copied_mb", 0))
        return kind, content

    def has_more(self) -> bool:
        """Tell whether something is here to receive without waiting."""
        return self._end > self._start or bool(self._poll.poll(0))

    def _message(self, deadline: float) -> tuple[bytes, Any]:
        self._fill(PREFIX.size, deadline)
        kind, length = PREFIX.unpack_from(self._buffer, self._start)
        self._fill(PREFIX.size + length, deadline)
        begin, end = self._start + PREFIX.size, self._start + PREFIX.size + length
        with memoryview(self._buffer) as all_of_it:
            body = bytes(all_of_it[begin:end])
        self._start = end
        if end == self._end:
            self._start = self._end = 0
        if kind == WHOLE:
            return kind, whole_parts(body)
        return kind, body if kind == DATA else as_json(body)

    def _fill(self, count: int, deadline: float) -> None:
        """Receive until so many bytes are here, into one buffer that stays."""
        if self._start + count > len(self._buffer):
            del self._buffer[: self._start]
            self._start, self._end = 0, self._end - self._start
            self._buffer += bytes(max(_ROOM, count) - len(self._buffer))
        while self._end - self._start < count:
            left = deadline - time.monotonic()
            if left <= 0 or not self._poll.poll(left * 1000):
                message = (
                    f"the query was stopped: it took longer than {self._limits.seconds:g} seconds; "
                    "ask for less, or add a LIMIT"
                )
                raise QueryTimeoutError(message)
            try:
                with memoryview(self._buffer) as all_of_it, all_of_it[self._end :] as room:
                    received = self._socket.recv_into(room)
            except OSError:
                received = 0
            if not received:
                raise WorkerLostError
            self._end += received

    def kill(self) -> None:
        """End the process and let go of it; doing so twice is no error."""
        if self._handle >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
            self._handle = -1
        self._socket.close()
