"""The answer to one query, made and sent in pieces by the process that runs it."""

from __future__ import annotations

import json
import os
import re
import resource
import socket
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from . import query_messages as messages
from .described import graphs_seen
from .query_limits import QueryLimits
from .remembered import remembered
from .repairs import query_repaired, repaired
from .search import SearchIndex
from .text_search import NAMESPACE, PREFIX, Searched, searched
from .union import Stores

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["GRAPH_FORMATS", "SOLUTION_FORMATS", "Reply"]

SOLUTION_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
_ROW_MARKS = {
    "json": (b"},{", b'"bindings":[{'),
    "xml": (b"<result>",),
    "csv": (b"\n",),
    "tsv": (b"\n",),
}
_TAIL = max(len(mark) for marks in _ROW_MARKS.values() for mark in marks) - 1
_MARK = "\ufeff"  # some editors begin files with it
_UNKNOWN_FUNCTION = re.compile(r"The custom function (<.*>) is not supported")
_FIRST_PIECE = 32 * 1024
_PIECE = 128 * 1024
_Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


_repaired = remembered(repaired)


def _mentioned(prefixes: dict[str, str], query: str) -> dict[str, str]:
    """Return the prefixes that a query may use: to the engine each costs as much as a small plan.

    An escape may spell one otherwise.
    """
    if "\\u" in query or "\\U" in query:
        return prefixes
    return {name: iri for name, iri in prefixes.items() if f"{name}:" in query}


class _TooLargeError(Exception):
    """The answer grew over a cap."""


class Reply:
    """The answer to one query, sent in pieces.

    A process that `shares_memory` with its parent copies each page that it touches, even to read:
    the engine counts its references there. The end of an answer tells how much that is by now.
    """

    def __init__(
        self,
        channel: socket.socket,
        prefixes: dict[str, str],
        limits: QueryLimits,
        index: SearchIndex | None = None,
        *,
        shares_memory: bool = False,
    ) -> None:
        self._channel = channel
        self._index = index
        self._shares_memory = shares_memory
        self._notes: tuple[str, ...] = ()
        self._prefixes = prefixes
        self._base = prefixes["document"].removesuffix("document/")
        self._head: dict[str, object] = {}
        self._pieces: list[bytes] = []
        self._held = 0
        self._threshold = _FIRST_PIECE
        self._bytes = 0
        self._rows = 0
        self._most = (limits.rows, limits.bytes)
        self._marks: tuple[bytes, ...] = ()
        self._tail = b""
        self._times: dict[str, float] = {}
        self._rewritten = ""

    def answer(self, stores: Stores, body: bytes) -> None:
        """Run the query in `body` and send what comes of it."""
        end: dict[str, object]
        begun = time.perf_counter()
        try:
            header, query = messages.parts(body)
            query = query.removeprefix(_MARK)
            search = searched(query, self._index)
            self._notes = search.notes
            better = _repaired(search.text)
            self._times["rewrite"] = time.perf_counter() - begun
            found = self._evaluated(stores, search, better, header)
            self._times["plan"] = time.perf_counter() - begun - self._times["rewrite"]
            if better != query and header.get("explain"):
                self._rewritten = search.shown(better)
            end = self._sent(found, header)
        except _TooLargeError as error:
            end = {"error": "too large", "message": str(error)}
        except SyntaxError as error:
            end = {"error": "syntax", "message": str(error)}
        except UnicodeDecodeError:
            end = {"error": "syntax", "message": "the query is not UTF-8"}
        except (ValueError, RuntimeError) as error:
            if (unknown := _unknown_function(str(error))) is not None:
                end = {"error": "syntax", "message": unknown}
            else:
                end = {"error": "failed", "message": f"{type(error).__name__}: {error}"}
        except MemoryError:
            end = {"error": "memory"}
        except OSError as error:
            end = {"error": "failed", "message": error.strerror or str(error)}
        self._times["total"] = time.perf_counter() - begun
        end |= {"rows": self._rows, "bytes": self._bytes, "seconds": self._times}
        if self._rewritten:
            end["rewritten"] = self._rewritten
        if self._shares_memory:
            faults = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
            end["copied_mb"] = faults * resource.getpagesize() // 1024 // 1024
        if self._head and "error" not in end:
            self._out(messages.whole(self._head | end, self._pieces))
        else:
            self._send(messages.packed(messages.END, end))

    def _evaluated(
        self, stores: Stores, search: Searched, better: str, header: Mapping[str, Any]
    ) -> _Found:
        options: dict[str, Any] = {
            "prefixes": _mentioned({**self._prefixes, PREFIX: NAMESPACE}, search.written),
            "base_iri": header.get("base_iri"),
        }
        default = [ox.NamedNode(name) for name in header.get("default_graphs", ())]
        named = [ox.NamedNode(name) for name in header.get("named_graphs", ())]
        if default or named:
            options |= {"default_graph": default, "named_graphs": named}
        elif (seen := graphs_seen(search.written, self._base)) is not None:
            options["default_graph"] = seen
        store = stores.quads if "default_graph" in options else stores.for_query(search.written)
        return query_repaired(store, search, better, **options)

    def _sent(self, found: _Found, header: Mapping[str, Any]) -> dict[str, object]:
        kind = "solutions"
        if isinstance(found, ox.QueryTriples):
            kind = "graph"
        elif isinstance(found, ox.QueryBoolean):
            kind = "boolean"
        form = header.get("graph" if kind == "graph" else "solutions")
        out = cast("IO[bytes]", self)  # the engine calls `write`, nothing else
        if form is None:
            return {"error": "format", "kind": kind}
        self._head = {"kind": kind, "format": form, "notes": self._notes}
        first = header.get("first")
        first = first if first is None else min(first, self._most[0])
        if isinstance(found, ox.QueryTriples):
            triples = self._counted(iter(found) if first is None else islice(found, first))
            ox.serialize(triples, out, format=GRAPH_FORMATS[form], prefixes=self._prefixes)
        elif isinstance(found, ox.QuerySolutions) and first is not None:
            rows = _first_rows(found, first)
            self._rows = len(rows)
            self.write(_as_result(found, rows))
        else:
            self._marks = _ROW_MARKS[form] if kind == "solutions" else ()
            self._rows = -1 if b"\n" in self._marks else 0  # the names of the columns
            found.serialize(out, format=SOLUTION_FORMATS[form])
            self._join()
        if first is None or isinstance(found, ox.QueryBoolean):
            return {"more": False}
        return {"more": next(iter(found), None) is not None}

    def _counted(self, triples: Iterator[ox.Triple]) -> Iterator[ox.Triple]:
        most = self._most[0]
        for triple in triples:
            self._rows += 1
            if self._rows > most:
                raise _TooLargeError(_too_large("triples", most))
            yield triple

    def write(self, data: ReadableBuffer, /) -> int:
        """Take a part of the answer from the engine, as a file would: 8 KiB each time."""
        piece = bytes(data)
        self._bytes += len(piece)
        if self._bytes > self._most[1]:
            raise _TooLargeError(_too_large("bytes", self._most[1]))
        self._pieces.append(piece)
        self._held += len(piece)
        if self._held >= self._threshold:
            self._join()
            self._send()
        return len(piece)

    def flush(self) -> None:
        """Do nothing: pieces go out by their size, and at the end."""

    def _join(self) -> None:
        """Make one piece of those that wait, and count the rows in it.

        A mark may lie across two pieces, or stand in a value: then a row counts twice.
        """
        body = b"".join(self._pieces)
        self._pieces = [body]
        for mark in self._marks:
            short = len(mark) - 1
            border = self._tail[len(self._tail) - short :] + body[:short] if short else b""
            self._rows += body.count(mark) + border.count(mark)
        self._tail = body[-_TAIL:]
        if self._marks and self._rows > self._most[0]:
            raise _TooLargeError(_too_large("rows", self._most[0]))

    def _send(self, end: bytes = b"") -> None:
        """Send what waits, all at once: the head if it has not gone, one piece, the end."""
        parts = [messages.packed(messages.HEAD, self._head)] if self._head else []
        if self._held:
            parts += (messages.prefix(messages.DATA, self._held), *self._pieces)
        self._out(b"".join((*parts, end)))
        self._head, self._held = {}, 0
        self._pieces.clear()
        self._threshold = _PIECE

    def _out(self, message: bytes) -> None:
        try:
            self._channel.sendall(message)
        except OSError:
            os._exit(0)  # who asked is gone


def _unknown_function(said: str) -> str | None:
    found = _UNKNOWN_FUNCTION.match(said)
    if found is None:
        return None
    known = "only those of SPARQL, and casts such as xsd:integer"
    return f"there is no function {found.group(1)} here, {known}"


def _too_large(what: str, most: int) -> str:
    return f"the result has more than {most:,} {what}; add a LIMIT, or ask for less"


def _first_rows(found: ox.QuerySolutions, count: int) -> list[dict[str, object]]:
    """Return the first solutions as SPARQL JSON has them."""
    names = [variable.value for variable in found.variables]
    return [
        {name: _as_json(row[name]) for name in names if row[name] is not None}
        for row in islice(found, count)
    ]


def _as_result(found: ox.QuerySolutions, rows: list[dict[str, object]]) -> bytes:
    names = [variable.value for variable in found.variables]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode("ascii")


def _as_json(term: object) -> dict[str, object]:
    if isinstance(term, ox.Literal):
        said: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            said["xml:lang"] = term.language
        elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
            said["datatype"] = term.datatype.value
        return said
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    return {"type": "triple", "value": str(term)}
