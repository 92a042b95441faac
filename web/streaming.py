"""Answers on their way to a client: compressed or not, whole or visibly cut off."""

from __future__ import annotations

import errno
import logging
import time
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Final

from flask import Request, Response

from ..graph.query_pool import QueryError, Stream

__all__ = ["CutOffError", "compressible", "send", "tag_of", "takes_gzip"]

_LOG: Final = logging.getLogger(__name__)
_SMALL: Final = 1024
_GZIP: Final = zlib.MAX_WBITS | 16
_LEVEL: Final = 5


class CutOffError(ConnectionResetError):
    """An answer broke off after its first byte: the connection must end, or it would look whole."""

    def __init__(self, reason: object) -> None:
        super().__init__(errno.ECONNRESET, f"the answer broke off: {reason}")


def takes_gzip(request: Request) -> bool:
    """Tell whether a client takes gzip."""
    return request.accept_encodings["gzip"] > 0


def tag_of(*parts: object) -> str:
    """Return an ETag that depends on all the parts and their order."""
    joined = "\x1f".join(str(part) for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def send(
    request: Request, stream: Stream, content_type: str, spent: Callable[[float], None]
) -> Response:
    """Return the response that carries an answer; `spent` is told the seconds it took."""
    gzip = takes_gzip(request)
    body = _Body(stream, gzip, spent)
    if stream.is_whole or request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
        # in HTTP/1.0 the end of the connection is the end of the body: cut and whole look alike
        response = Response(body.whole(), content_type=content_type)
        gzip = body.gzip
    else:
        response = Response(content_type=content_type)
        response.response = body
    if gzip:
        response.headers["Content-Encoding"] = "gzip"
    return response


def compressible(request: Request, response: Response) -> None:
    """Compress a response that is all there, if the client takes it and it is worth it."""
    body = response.get_data()
    if takes_gzip(request) and len(body) >= _SMALL:
        response.set_data(_packed(body))
        response.headers["Content-Encoding"] = "gzip"


def _packed(body: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(body) + packer.flush()


class _Body:
    """The body of an answer; a server iterates over it once and closes it."""

    def __init__(self, stream: Stream, gzip: bool, spent: Callable[[float], None]) -> None:
        self.gzip = gzip
        self._stream = stream
        self._spent: Callable[[float], None] | None = spent
        self._begun = time.monotonic() - stream.seconds
        self._was_whole = stream.is_whole

    def whole(self) -> bytes:
        """Return all of it."""
        try:
            body = b"".join(self._stream)
        finally:
            self.close()
        self.gzip = self.gzip and len(body) >= _SMALL
        return _packed(body) if self.gzip else body

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
            held = time.monotonic() - self._begun
            spent(self._stream.seconds if self._was_whole else held)
