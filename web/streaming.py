"""Answers on their way to a client: compressed or not, whole or visibly cut off."""

from __future__ import annotations

import errno
import logging
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import Response

from ..graph.query_errors import QueryError
from ..graph.query_stream import Stream
from .asked import Asked, takes_gzip
from .negotiation import TYPE_BY_FORMAT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

__all__ = ["CutOffError", "Reply", "compressible", "send", "tag_of"]

_LOG: Final = logging.getLogger(__name__)
_SMALL: Final = 1024
_GZIP: Final = zlib.MAX_WBITS | 16
_LEVEL: Final = 1
"""The fastest: a tenth more bytes than at level 5, in a third of the time."""


class CutOffError(ConnectionResetError):
    """An answer broke off after its first byte: the connection must end, or it would look whole."""

    def __init__(self, reason: object) -> None:
        super().__init__(errno.ECONNRESET, f"the answer broke off: {reason}")


def tag_of(*parts: object) -> str:
    """Return an ETag that depends on all the parts and their order."""
    joined = "\x1f".join(map(str, parts))
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Reply:
    """An answer to a request, as WSGI sends it and Flask can pass it on."""

    def __init__(self, body: bytes | Iterable[bytes], status: HTTPStatus, **headers: str) -> None:
        self.body = body
        self.status = status
        self.headers = [(name.replace("_", "-"), value) for name, value in headers.items()]

    def __call__(self, asked: Asked, start_response: StartResponse) -> Iterable[bytes]:
        """Send it."""
        body, headers = self.body, self.headers
        if isinstance(body, bytes):
            headers = [*headers, ("Content-Length", str(len(body)))]
        start_response(f"{self.status.value} {self.status.phrase}", headers)
        if asked.method != "HEAD":
            return (body,) if isinstance(body, bytes) else body
        if isinstance(body, StreamedBody):
            body.close()
        return ()

    def as_response(self) -> Response:
        """Return it as views of Flask do."""
        response = Response(status=self.status, headers=self.headers)
        if isinstance(self.body, bytes):
            response.set_data(self.body)
        else:
            response.response = self.body
        return response


def send(asked: Asked, stream: Stream, spent: Callable[[float], None]) -> Reply:
    """Return the reply that carries an answer; `spent` is told the seconds it took."""
    gzip = asked.takes_gzip
    content: bytes | StreamedBody
    if stream.is_whole or asked.is_http_10:
        # in HTTP/1.0 the end of the connection is the end of the body: cut and whole look alike
        content = _whole(stream, spent)
        gzip = gzip and len(content) >= _SMALL
        content = _packed(content) if gzip else content
    else:
        content = StreamedBody(stream, spent, gzip=gzip)
    reply = Reply(content, HTTPStatus.OK)
    reply.headers.append(("Content-Type", TYPE_BY_FORMAT[stream.format]))
    if gzip:
        reply.headers.append(("Content-Encoding", "gzip"))
    return reply


def _whole(stream: Stream, spent: Callable[[float], None]) -> bytes:
    """Return all of an answer; `spent` is told the seconds it took, read or broken off."""
    was_whole, begun = stream.is_whole, time.monotonic() - stream.seconds
    try:
        return b"".join(stream)
    finally:
        stream.close()
        spent(stream.seconds if was_whole else time.monotonic() - begun)


def compressible(accepted: str, response: Response) -> None:
    """Compress a response that is all there, if the Accept-Encoding likes it and it is worth it."""
    body = response.get_data()
    if takes_gzip(accepted) and len(body) >= _SMALL:
        response.set_data(_packed(body))
        response.headers["Content-Encoding"] = "gzip"


def _packed(body: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(body) + packer.flush()


class StreamedBody:
    """The body of an answer; a server iterates over it once and closes it."""

    def __init__(self, stream: Stream, spent: Callable[[float], None], *, gzip: bool) -> None:
        self.gzip = gzip
        self._stream = stream
        self._spent: Callable[[float], None] | None = spent
        self._begun = time.monotonic() - stream.seconds

    def __iter__(self) -> Iterator[bytes]:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP) if self.gzip else None
        try:
            is_first = True
            for piece in self._stream:
                if packer is None:
                    yield piece
                    continue
                packed = packer.compress(piece)
                if is_first:  # whoever waits gets to see something at once
                    packed += packer.flush(zlib.Z_SYNC_FLUSH)
                    is_first = False
                if packed:
                    yield packed
            if packer is not None:
                yield packer.flush()
        except QueryError as error:
            _LOG.warning("an answer broke off: %s", error)
            raise CutOffError(error) from error
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the process that makes the answer; account for its time."""
        self._stream.close()
        spent, self._spent = self._spent, None
        if spent is not None:
            # a reader that dawdles holds a process: that costs as much as a query that works
            spent(time.monotonic() - self._begun)
