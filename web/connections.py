"""How HTTP processes treat their connections: quickly, and none for longer than it deserves.

Gunicorn's threads read and write without any limit of time, so a few clients that dawdle would
take all of them; and each request on a kept connection goes through the main thread twice. Here
a thread is given to a connection when something has come, a request must come whole within some
seconds, no more than half of the threads ever wait for the rest of one (see `patience`), and a
piece of an answer must be taken within some seconds. A thread stays with a connection for a
second after an answer, as long as nobody else needs it. Nobody waits for a client to close its
end, either.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import TConn, ThreadWorker
from werkzeug.exceptions import (
    HTTPException,
    RequestTimeout,
    RequestURITooLarge,
    ServiceUnavailable,
)

from .patience import Patience
from .plain_requests import PlainAnswer, PlainReader, PlainRequest, Remembered, remembering

__all__ = ["HttpProcess"]

_REQUEST_S: Final = 15.0
"""For so long a request may come, from its first byte to its last."""
_STALL_S: Final = 30.0
"""So long a client may take for a piece of an answer: 128 KiB at most."""
_STAY_MS: Final = 1000
"""So long a thread waits for the next request on its connection, if nobody else needs it."""
_RETRY_S: Final = 2
_LINGER_S: Final = 2.0
"""So long a client may go on sending what nobody reads: a reset might overtake its answer."""


class _Client(socket.socket):
    """A connection that breaks when its client is too slow.

    It blocks, as Python has it, but where a call would really have to wait: a socket with a time
    limit of its own would wait even if told not to.
    """

    patience: Patience
    """What lets a thread wait for more of a request."""
    address = ""
    _gives_up = 0.0
    _problem: HTTPException | None = None
    _head: bytes | None = None

    def expect_request(self) -> None:
        """Give the next request its time, from now on."""
        self._gives_up = time.monotonic() + _REQUEST_S
        self._head = b""

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Receive more of a request, within the time for all of it; once too late, never.

        Raises an HTTPException, which applications turn into an answer, as they would not an
        OSError: for werkzeug that is a bad request. Who has its answer is not told again.
        """
        self.setblocking(True)
        while self._problem is None:
            try:
                return super().recv(size, flags | socket.MSG_DONTWAIT)
            except BlockingIOError:
                pass
            match self.patience.wait(self.fileno(), self.address, self._gives_up):
                case "late":
                    said = f"The request did not come within {_REQUEST_S:g} seconds."
                    self._problem = RequestTimeout(said)
                case "crowded out":
                    said = "The rest of the request did not come, and others wait; try again later."
                    self._problem = ServiceUnavailable(said, retry_after=_RETRY_S)
        if self._head != b"":
            raise ConnectionResetError(errno.ECONNRESET, "the request came too slowly")
        raise self._problem

    def setblocking(self, flag: bool, /) -> None:
        """Let the connection block or not; to say so again is no call of the system."""
        if flag != (self.gettimeout() is None) or (not flag and self.gettimeout() != 0):
            super().setblocking(flag)

    def has_data(self) -> bool:
        """Tell whether something has come, the end of the connection included."""
        try:
            super().recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def leaves(self) -> bool:
        """Throw away what has come; tell if there will be no more."""
        try:
            return not super().recv(65_536, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """Send a piece of an answer, within the time for one; its head waits for what follows."""
        if self._head == b"":
            self._head = data
            return
        head, self._head = self._head, None
        rest = memoryview(head + data if head else data)
        with contextlib.suppress(BlockingIOError):
            rest = rest[super().send(rest, flags | socket.MSG_DONTWAIT) :]
        if not rest:
            return
        try:
            self.settimeout(_STALL_S)
            super().sendall(rest, flags)
        except TimeoutError:
            raise BrokenPipeError(errno.EPIPE, "the answer is not taken") from None
        finally:
            self.settimeout(None)

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> int:
        """Send a file as an answer, its head first, within the time for a piece."""
        head, self._head = self._head, None
        if head:
            self.sendall(head)
        try:
            self.settimeout(_STALL_S)
            return super().sendfile(file, offset, count)
        except TimeoutError:
            raise BrokenPipeError(errno.EPIPE, "the answer is not taken") from None
        finally:
            self.settimeout(None)

    def cut(self) -> None:
        """Send no more, not even why: what has gone is a part of an answer."""
        with contextlib.suppress(OSError):
            self.shutdown(socket.SHUT_WR)

    def flush(self) -> None:
        """Send a head that nothing follows."""
        if self._head:
            with contextlib.suppress(OSError):
                self.sendall(b"")
        self._head = None


class _Connection(TConn):  # type: ignore[misc]  # gunicorn has no types
    """A connection that is closed in the poller, not by a thread that waits.

    Plain requests are read without gunicorn (`plain_requests`).
    """

    linger: Callable[[_Client], None]
    remembered: Remembered
    parser: Any

    def init(self) -> None:  # gunicorn's way
        """Make the parser, if there is none yet."""
        super().init()
        if not isinstance(self.parser, PlainReader):
            longest = self.cfg.limit_request_line
            self.parser = PlainReader(self.parser, self, self.remembered, longest)

    def close(self, graceful: bool = False) -> None:  # gunicorn's way
        """Let go of the connection; if graceful, see to it that the answer arrives."""
        if graceful:
            self.linger(self.sock)
        else:
            super().close()


class HttpProcess(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's process with threads, with the habits above."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._under_way = 0
        self._lingering: deque[tuple[float, _Client]] = deque()
        self._patience = Patience(max(1, self.cfg.threads // 2))
        self._remembered = remembering(self.cfg)

    def init_process(self) -> None:  # gunicorn's way
        """Begin, after the fork."""
        self._bell = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)  # rings while threads lack
        super().init_process()

    def handle_exit(self, sig: Any, frame: Any) -> None:  # gunicorn's way
        """Begin to end; threads that only stay need not wait for it."""
        super().handle_exit(sig, frame)
        os.eventfd_write(self._bell, 1)

    def accept(self, listener: Any) -> None:
        """Accept a connection; a thread gets it when its first request comes."""
        try:
            accepted, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED):
                raise
            return
        client = _Client(fileno=accepted.detach())
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.patience, client.address = self._patience, str(address[0])
        self.nr_conns += 1
        conn = _Connection(self.cfg, client, address, listener.getsockname())
        conn.linger, conn.remembered = self._linger, self._remembered
        if client.has_data():
            conn.data_ready = True
            self.enqueue_req(conn)
            return
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        self.poller.register(client, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def enqueue_req(self, conn: Any) -> None:
        """Hand a connection to a thread; if there is none, call those that only stay."""
        self._under_way += 1
        if self._under_way > self.cfg.threads:
            os.eventfd_write(self._bell, 1)
        super().enqueue_req(conn)

    def finish_request(self, conn: Any, future: Any) -> None:
        """Take a connection back from its thread."""
        self._under_way -= 1
        if self._under_way == self.cfg.threads:
            with contextlib.suppress(BlockingIOError):
                os.eventfd_read(self._bell)
        super().finish_request(conn, future)

    def handle(self, conn: Any) -> Any:
        """Answer a request, and those that follow at once."""
        kept = self._handle(conn)
        while kept is True and self._may_stay() and self._says_more(conn):
            kept = self._handle(conn)
        return kept

    def _handle(self, conn: Any) -> Any:
        conn.sock.expect_request()
        try:
            return super().handle(conn)
        finally:
            conn.sock.flush()

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request that has been read; tell if the connection is kept."""
        if not isinstance(req, PlainRequest):
            return super().handle_request(req, conn)
        stays = self.alive and len(self.keepalived_conns) < self.max_keepalived
        answer = PlainAnswer(conn.sock, stays=stays)
        answer.send(self.wsgi(req.environ, answer.start))
        return stays

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer what went wrong before there was a request; gunicorn does all but slowness."""
        if isinstance(exc, LimitRequestLine):
            exc = RequestURITooLarge("The address is too long; send a long query by POST.")
        if not isinstance(exc, HTTPException):
            if isinstance(req, PlainRequest):  # gunicorn knows only its own
                self.log.error("A request went wrong: %s", req.uri)
                req = None
            super().handle_error(req, client, addr, exc)
            return
        status, said = HTTPStatus(exc.code or 500), f"{exc.description}\n".encode()
        head = [f"HTTP/1.1 {status.value} {status.phrase}", "Connection: close"]
        head += ["Content-Type: text/plain; charset=utf-8", f"Content-Length: {len(said)}"]
        if isinstance(exc, ServiceUnavailable):
            head.append(f"Retry-After: {_RETRY_S}")
        with contextlib.suppress(OSError):
            client.sendall("\r\n".join([*head, "", ""]).encode() + said)

    def _linger(self, client: _Client) -> None:
        """Say that this is the end, and close when the client does, or soon."""
        try:
            client.shutdown(socket.SHUT_WR)
            client.setblocking(False)
            self.poller.register(client, EVENT_READ, self._drain)
        except (OSError, ValueError, KeyError):
            client.close()
            return
        self._lingering.append((time.monotonic() + _LINGER_S, client))

    def _drain(self, client: _Client) -> None:
        """Throw away what a client goes on sending."""
        if client.leaves():
            self.poller.unregister(client)
            client.close()

    def murder_pending(self) -> None:
        """Close what has waited too long; the main thread calls this all the time."""
        super().murder_pending()
        while self._lingering and self._lingering[0][0] <= time.monotonic():
            _, client = self._lingering.popleft()
            if client.fileno() >= 0:
                self.poller.unregister(client)
                client.close()

    def _may_stay(self) -> bool:
        """Tell whether no other connection waits for a thread."""
        return bool(self.alive and self._under_way < self.cfg.threads)

    def _says_more(self, conn: Any) -> bool:
        """Wait a moment for the next request; no longer if another connection needs the thread."""
        if conn.parser.unreader.buf.getvalue():
            return False  # it is here already, at least in part: a matter of fairness
        poll = select.poll()
        poll.register(conn.sock.fileno(), select.POLLIN)
        poll.register(self._bell, select.POLLIN)
        return any(descriptor != self._bell for descriptor, _ in poll.poll(_STAY_MS))
