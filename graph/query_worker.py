"""The process that runs public queries: loads a snapshot, locks itself in, answers one by one.

Started by `query_pool` as `python -m screensong.graph.query_worker OPTIONS SNAPSHOT.nq`. Engines
cannot cancel a query, can be made to crash, and can call out (SERVICE); so this process holds the
graph in memory, then gives up the right to open anything: every new descriptor, a socket too,
fails. Memory is capped, core dumps are off, and an alarm ends it if its parent is gone.

Messages are length-prefixed on stdin and stdout (see `read_message`, `write_message`); the end
of stdin ends the process.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

import pyoxigraph as ox

from .iris import data_prefixes
from .store import load_union

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["GRAPH_FORMATS", "SOLUTION_FORMATS", "read_message", "write_message"]

SOLUTION_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
_HEAD = struct.Struct("!IQ")
_GRACE_S = 5


def read_message(stream: BinaryIO) -> tuple[dict[str, object], bytes] | None:
    """Return the next message, a header and a body, or None at the end of the stream."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    header_length, body_length = _HEAD.unpack(head)
    header: dict[str, object] = json.loads(stream.read(header_length))
    return header, stream.read(body_length)


def write_message(stream: BinaryIO, header: dict[str, object], body: bytes = b"") -> None:
    """Write a message and flush it."""
    packed = json.dumps(header).encode("ascii")
    stream.write(_HEAD.pack(len(packed), len(body)) + packed)
    stream.write(body)
    stream.flush()


class _TooLargeError(Exception):
    """The answer grew over the cap."""


class _CappedBuffer(io.BytesIO):
    """A buffer to serialise into that refuses to grow over `cap` bytes."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self._cap = cap

    def write(self, data: ReadableBuffer, /) -> int:
        if self.tell() + memoryview(data).nbytes > self._cap:
            raise _TooLargeError
        return super().write(data)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Load, lock, answer until stdin ends."""
    parser = argparse.ArgumentParser(prog="query_worker")
    parser.add_argument("nquads")
    parser.add_argument("--base", required=True)
    parser.add_argument("--memory-mb", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--max-bytes", type=int, required=True)
    options = parser.parse_args(arguments)
    prefixes = data_prefixes(options.base)
    store = ox.Store()
    load_union(store, Path(options.nquads))
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    write_message(answers, {"ready": len(store)})
    _lock_in(options.memory_mb)
    while (message := read_message(requests)) is not None:
        # SIGALRM with its default action ends the process even inside native code.
        signal.alarm(int(options.seconds) + _GRACE_S)
        header, body = _answer(store, message, prefixes, options.max_bytes)
        signal.alarm(0)
        write_message(answers, header, body)
    sys.stdout.flush()
    os._exit(0)


def _lock_in(memory_mb: int) -> None:
    """Give up core dumps, further memory than asked, and every new file or socket."""
    void = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(void, descriptor)
    os.close(void)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open("/proc/self/statm", encoding="ascii") as counts:  # noqa: PTH123
        in_use = int(counts.read().split()[0]) * resource.getpagesize()
    most = in_use + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    # A new descriptor takes the lowest free number: forbid that number and all above it.
    lowest_free = os.dup(0)
    os.close(lowest_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, lowest_free))


def _answer(
    store: ox.Store,
    message: tuple[dict[str, object], bytes],
    prefixes: dict[str, str],
    max_bytes: int,
) -> tuple[dict[str, object], bytes]:
    header, query = message
    try:
        found = _query(store, query.decode("utf-8"), header, prefixes)
        return _serialised(found, header, prefixes, max_bytes)
    except _TooLargeError:
        return {"error": "too large"}, b""
    except SyntaxError as error:
        return {"error": "syntax", "message": str(error)}, b""
    except (ValueError, OSError, RuntimeError) as error:
        return {"error": "failed", "message": f"{type(error).__name__}: {error}"}, b""
    except MemoryError:
        return {"error": "memory"}, b""


_Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def _query(
    store: ox.Store, query: str, header: dict[str, object], prefixes: dict[str, str]
) -> _Found:
    """Run the query over the dataset that the header asks for."""
    default, named = header.get("default_graphs"), header.get("named_graphs")
    if not default and not named:
        return store.query(query, prefixes=prefixes)
    return store.query(
        query,
        prefixes=prefixes,
        default_graph=[ox.NamedNode(g) for g in default] if isinstance(default, list) else [],
        named_graphs=[ox.NamedNode(g) for g in named] if isinstance(named, list) else [],
    )


def _serialised(
    found: _Found, header: dict[str, object], prefixes: dict[str, str], max_bytes: int
) -> tuple[dict[str, object], bytes]:
    buffer = _CappedBuffer(max_bytes)
    if isinstance(found, ox.QueryTriples):
        kind, name = "graph", header.get("graph")
        if isinstance(name, str):
            ox.serialize(found, buffer, format=GRAPH_FORMATS[name], prefixes=prefixes)
    else:
        kind = "boolean" if isinstance(found, ox.QueryBoolean) else "solutions"
        name = header.get("solutions")
        if isinstance(name, str):
            found.serialize(buffer, format=SOLUTION_FORMATS[name])
    if not isinstance(name, str):
        return {"error": "format", "kind": kind}, b""
    return {"kind": kind, "format": name}, buffer.getvalue()


if __name__ == "__main__":
    main()
