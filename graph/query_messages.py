"""Messages between a query process and who asks it, over one Unix socket.

A message is a kind (one letter), a length, and that many bytes. A request is one `QUERY`; the
reply is one `HEAD`, any number of `DATA`, and one `END`, whose JSON says whether the answer is
whole; an error before the first byte is an `END` alone. A short answer is one `WHOLE` instead,
which says all that, its bytes behind it. A new process says `READY` first.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

__all__ = [
    "DATA",
    "END",
    "HEAD",
    "PREFIX",
    "QUERY",
    "READY",
    "WHOLE",
    "as_json",
    "packed",
    "parts",
    "prefix",
    "request",
    "whole",
    "whole_parts",
]

READY: Final = b"r"
QUERY: Final = b"q"
HEAD: Final = b"h"
DATA: Final = b"d"
END: Final = b"e"
WHOLE: Final = b"w"
PREFIX: Final = struct.Struct("!cI")
_LENGTH: Final = struct.Struct("!I")


def prefix(kind: bytes, length: int) -> bytes:
    """Return what stands before a message of so many bytes."""
    return PREFIX.pack(kind, length)


def packed(kind: bytes, content: object = b"") -> bytes:
    """Return a message: bytes as they are, anything else as JSON."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode("ascii")
    return prefix(kind, len(body)) + body


def request(header: bytes, query: str) -> bytes:
    """Return the message that asks: `header`, which is JSON, and the query behind it."""
    return packed(QUERY, _LENGTH.pack(len(header)) + header + query.encode("utf-8"))


def parts(body: bytes) -> tuple[Mapping[str, Any], str]:
    """Return the header and the query of a request."""
    (length,) = _LENGTH.unpack_from(body)
    place = _LENGTH.size + length
    return _header(body[_LENGTH.size : place]), body[place:].decode("utf-8")


@lru_cache(maxsize=64)
def _header(body: bytes) -> Mapping[str, Any]:
    return MappingProxyType(as_json(body))


def whole(said: dict[str, object], pieces: Iterable[bytes]) -> bytes:
    """Return the message that is a whole answer: what `HEAD` and `END` say, and its bytes."""
    head = json.dumps(said).encode("ascii")
    body = b"".join((_LENGTH.pack(len(head)), head, *pieces))
    return prefix(WHOLE, len(body)) + body


def whole_parts(body: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what a whole answer says of itself, and its bytes."""
    (length,) = _LENGTH.unpack_from(body)
    place = _LENGTH.size + length
    return as_json(body[_LENGTH.size : place]), body[place:]


def as_json(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a message."""
    found: dict[str, Any] = json.loads(body.decode("ascii"))
    return found
