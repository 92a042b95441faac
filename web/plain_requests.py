"""Plain requests: what a program asks of `/sparql` in one packet, read and answered briefly.

To read and check the headers of a request, and to check and write those of its answer, takes
gunicorn longer than a short query takes. A program sends the same headers each time: so what
gunicorn makes of a block of headers is remembered here, and only the first line is read anew.
Whatever is not of this plain shape (other addresses, half a request, two at once, `Expect`,
chunks, the end of the connection) is left to gunicorn as it came.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from email.utils import formatdate
from functools import lru_cache
from io import BytesIO
from typing import Any, Final, NamedTuple

from gunicorn import SERVER
from gunicorn.http.errors import ParseException
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader
from gunicorn.http.wsgi import create

from .endpoint import PATH

__all__ = ["PlainAnswer", "PlainReader", "PlainRequest", "Remembered", "remembering"]

_MOST: Final = 16_384
_LONGEST_BLOCK: Final = 4_096
_REMEMBERED: Final = 256
_FIRST_LINE: Final = re.compile(
    rb"(GET|POST) (%b(?:\?([!\"$-~]*))?) HTTP/1\.1\r\n" % re.escape(PATH.encode())
)
_UNUSUAL: Final = frozenset(("EXPECT", "TRANSFER-ENCODING", "UPGRADE"))
_BODILESS: Final = ("1", "204", "304")
_FINE: Final = bytes({*range(0x20, 0x7F), *range(0x80, 0x100), *b"\t\r\n"})
"""What the lines of headers may hold."""

Environ = dict[str, Any]
Remembered = Callable[[bytes, bytes, str, Any], Environ | None]
"""What gunicorn makes of a method, a block of headers, and the addresses of client and server."""


class PlainRequest(NamedTuple):
    """A request, read: what WSGI says of it."""

    environ: Environ

    @property
    def uri(self) -> str:
        """Return the address asked for: what gunicorn's log names when something goes wrong."""
        return str(self.environ["RAW_URI"])


def remembering(cfg: Any) -> Remembered:
    """Return what reads headers as gunicorn does with this configuration, each block once.

    It gives None for what must go gunicorn's way. Callers change copies only.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def environ_of(method: bytes, block: bytes, host: str, server: Any) -> Environ | None:
        client = (host, 0)
        try:
            read = Request(cfg, IterUnreader([method + b" / HTTP/1.1\r\n" + block]), client)
        except (ParseException, OSError, StopIteration):
            return None
        if read.should_close() or any(name in _UNUSUAL for name, _ in read.headers):
            return None
        _, environ = create(read, None, client, server, cfg)
        del environ["wsgi.early_hints"]  # it would write to a connection that is none
        environ["wsgi.multithread"] = True
        return dict(environ)

    return environ_of


class PlainReader:
    """Reads the requests of one connection, standing in front of gunicorn's parser."""

    def __init__(self, parser: Any, connection: Any, remembered: Remembered, longest: int) -> None:
        self._parser = parser
        self._connection = connection
        self._remembered = remembered
        self._longest = longest
        self._is_plain = False

    @property
    def unreader(self) -> Any:
        """Return what gunicorn has read ahead."""
        return self._parser.unreader

    def __next__(self) -> Any:
        """Return the next request: a plain one, or gunicorn's."""
        self._is_plain = False
        if not self.unreader.buf.getvalue():
            data = self._connection.sock.recv(_MOST)
            if (plain := self._read(data)) is not None:
                self._is_plain = True
                return plain
            self.unreader.unread(data)
        return next(self._parser)

    def finish_body(self, **how: Any) -> bool:
        """Pass what is left of a request's body; a plain request has been read whole."""
        return self._is_plain or bool(self._parser.finish_body(**how))

    def _read(self, data: bytes) -> PlainRequest | None:
        first = _FIRST_LINE.match(data)
        if first is None or first.end() - 2 > self._longest:
            return None
        begin, end = first.end(), data.find(b"\r\n\r\n", first.end() - 2) + 4
        if not begin < end < begin + _LONGEST_BLOCK:
            return None
        host, port = self._connection.client[:2]
        known = self._remembered(first[1], data[begin:end], host, self._connection.server)
        if known is None or int(known.get("CONTENT_LENGTH", 0)) != len(data) - end:
            return None
        environ = known.copy()
        environ["REQUEST_METHOD"] = first[1].decode("ascii")
        environ["RAW_URI"] = first[2].decode("ascii")
        environ["QUERY_STRING"] = (first[3] or b"").decode("ascii")
        environ["PATH_INFO"] = PATH
        environ["REMOTE_PORT"] = str(port)
        environ["wsgi.input"] = BytesIO(data[end:])
        environ["gunicorn.socket"] = self._connection.sock
        return PlainRequest(environ)


class PlainAnswer:
    """The answer to a plain request on its way over `connection`, which is kept if it `stays`."""

    def __init__(self, connection: Any, *, stays: bool) -> None:
        self._connection = connection
        self._stays = stays
        self._head = b""
        self._is_chunked = False

    def start(
        self, status: str, headers: list[tuple[str, str]], _problem: object = None
    ) -> Callable[[bytes], object]:
        """Take the status and the headers, as WSGI has it."""
        has_length = any(name.lower() == "content-length" for name, _ in headers)
        self._is_chunked = not has_length and not status.startswith(_BODILESS)
        lines = [
            f"HTTP/1.1 {status}",
            f"Server: {SERVER}",
            f"Date: {_date(int(time.time()))}",
            f"Connection: {'keep-alive' if self._stays else 'close'}",
            *(["Transfer-Encoding: chunked"] if self._is_chunked else ()),
            *[f"{name}: {value}" for name, value in headers],
        ]
        head = "\r\n".join(lines).encode("latin-1")
        breaks = len(lines) - 1
        if head.translate(None, _FINE) or {head.count(b"\r"), head.count(b"\n")} != {breaks}:
            message = "a header holds what none may hold"
            raise ValueError(message)
        self._head = head + b"\r\n\r\n"
        return self._piece

    def send(self, body: Iterable[bytes]) -> None:
        """Send head and body; what breaks off after its first byte ends the connection."""
        is_whole = False
        try:
            for piece in body:
                self._piece(piece)
            self._begin()
            if self._is_chunked:
                self._connection.sendall(b"0\r\n\r\n")
            is_whole = True
        finally:
            if not is_whole and not self._head:
                self._connection.cut()
            if close := getattr(body, "close", None):
                close()

    def _begin(self) -> None:
        head, self._head = self._head, b""
        if head:
            self._connection.sendall(head)

    def _piece(self, data: bytes) -> None:
        self._begin()
        if self._is_chunked and data:
            data = b"%X\r\n%b\r\n" % (len(data), data)
        if data:
            self._connection.sendall(data)


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)
