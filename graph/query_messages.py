"""Messages between a query process and who asks it, over one Unix socket.

A message is a kind (one letter), a length, and that many bytes. A request is one `QUERY`; the
reply is one `HEAD`, any number of `DATA`, and one `END`, whose JSON says whether the answer is
whole; an error before the first byte is an `END` alone. A new process says `READY` first.
"""

from __future__ import annotations

import json
import struct
from typing import Any, Final

__all__ = [
    "DATA",
    "END",
    "HEAD",
    "PREFIX",
    "QUERY",
    "READY",
    "as_json",
    "packed",
    "parts",
    "prefix",
    "request",
]

READY: Final = b"r"
QUERY: Final = b"q"
HEAD: Final = b"h"
DATA: Final = b"d"
END: Final = b"e"
PREFIX: Final = struct.Struct("!cI")
_LENGTH: Final = struct.Struct("!I")


def prefix(kind: bytes, length: int) -> bytes:
    """Return what stands before a message of so many bytes."""
    return PREFIX.pack(kind, length)


def packed(kind: bytes, content: object = b"") -> bytes:
    """Return a message: bytes as they are, anything else as JSON."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode("ascii")
    return prefix(kind, len(body)) + body


def request(header: dict[str, object], query: str) -> bytes:
    """Return the message that asks: the JSON of `header`, and the query behind it."""
    said = json.dumps(header).encode("ascii")
    return packed(QUERY, _LENGTH.pack(len(said)) + said + query.encode("utf-8"))


def parts(body: bytes) -> tuple[dict[str, Any], str]:
    """Return the header and the query of a request."""
    (length,) = _LENGTH.unpack_from(body)
    place = _LENGTH.size + length
    return as_json(body[_LENGTH.size : place]), body[place:].decode("utf-8")


def as_json(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a message."""
    found: dict[str, Any] = json.loads(body)
    return found
