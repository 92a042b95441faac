"""The engines that `bench/sparql.py` compares: started, asked, loaded with requests, stopped.

This file also runs by itself, in another environment, as the process that holds rdflib or
oxrdflib; so it needs nothing beyond the standard library.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

Answer = list[list[str]]


class EngineError(OSError):
    """An engine does not start or does not answer."""


def answer_requests(engine: str, file: str, folder: str) -> None:
    """Load a file, then answer one query a line with its seconds and rows."""
    query = _on_disk(file, folder) if engine == "oxigraph" else _in_rdflib(engine, file)
    print("ready", flush=True)
    signal.signal(signal.SIGALRM, _too_late)
    for line in sys.stdin:
        asked = json.loads(line)
        signal.alarm(asked["patience"])
        try:
            started = time.perf_counter()
            rows = [[_plain(term) for term in row] for row in query(asked["query"])]
            said: dict[str, Any] = {"seconds": time.perf_counter() - started, "rows": rows}
        except Exception as error:
            said = {"problem": f"{type(error).__name__}: {error}"[:80]}
        finally:
            signal.alarm(0)
        print(json.dumps(said), flush=True)


def _too_late(number: int, frame: object) -> None:
    message = "not in time"
    raise TimeoutError(message)


def _plain(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _in_rdflib(engine: str, file: str) -> Callable[[str], Iterable[Any]]:
    import rdflib

    dataset = rdflib.Dataset(store="Oxigraph" if engine == "oxrdflib" else "default")
    dataset.default_union = True
    dataset.parse(file, format="ox-nquads" if engine == "oxrdflib" else "nquads")
    return dataset.query


def _on_disk(file: str, folder: str) -> Callable[[str], Iterable[Any]]:
    """Open the engine of the oxigraph server, without its HTTP."""
    import pyoxigraph

    is_new = not Path(folder).exists()
    store = pyoxigraph.Store(folder)
    if is_new:
        store.bulk_load(path=file, format=pyoxigraph.RdfFormat.N_QUADS)
        store.optimize()
    return lambda query: store.query(query, use_default_graph_as_union=True)


class InProcess:
    """An engine asked through pipes; its own clock is what counts."""

    def __init__(self, python: str, engine: str, file: Path, folder: Path) -> None:
        self._process = subprocess.Popen(
            [python, "-W", "ignore", __file__, engine, str(file), str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if self._read() != "ready":
            message = "it does not start"
            raise EngineError(message)

    def _read(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def ask(self, query: str, patience: float) -> tuple[float, Answer]:
        assert self._process.stdin
        asked = {"query": query, "patience": max(1, int(patience))}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._read())
        if "problem" in said:
            kind = TimeoutError if said["problem"].startswith("TimeoutError") else EngineError
            raise kind(said["problem"])
        return said["seconds"], said["rows"]

    def close(self) -> None:
        _stop(self._process)


class Server:
    """A SPARQL endpoint; `process`, if there is one, is ours to stop.

    Each query is to be run, unless the server `may_keep` answers: then it may give one again.
    """

    may_keep = False

    def __init__(self, url: str, process: subprocess.Popen[str] | None = None) -> None:
        parts = urlsplit(url)
        assert parts.hostname
        self.host, self.port = parts.hostname, parts.port or 80
        self.path, self.process = parts.path, process
        self._connection: http.client.HTTPConnection | None = None

    def headers(self) -> dict[str, str]:
        cache = {} if self.may_keep else {"Cache-Control": "no-cache"}
        return {"Accept": "application/sparql-results+json", **cache}

    def request(self, query: str) -> bytes:
        lines = [f"GET {self.path}?{urlencode({'query': query})} HTTP/1.1"]
        lines += [f"Host: {self.host}:{self.port}"]
        lines += [f"{name}: {value}" for name, value in self.headers().items()]
        return "\r\n".join([*lines, "", ""]).encode()

    def ask(self, query: str, patience: float) -> tuple[float, Answer]:
        started = time.perf_counter()
        for fresh in (False, True):  # a server may have closed an idle connection
            if fresh or self._connection is None:
                self._connection = http.client.HTTPConnection(self.host, self.port, patience)
            try:
                path = f"{self.path}?{urlencode({'query': query})}"
                self._connection.request("GET", path, headers=self.headers())
                response = self._connection.getresponse()
                body = response.read()
                break
            except (http.client.HTTPException, OSError):
                self._connection.close()
                self._connection = None
                if fresh or time.perf_counter() - started > patience / 2:
                    raise
        seconds = time.perf_counter() - started
        if response.status != 200:
            message = f"{response.status}: {body[:60]!r}"
            raise EngineError(message)
        read = json.loads(body)
        names = read["head"].get("vars", [])
        rows = read.get("results", {}).get("bindings", [])
        return seconds, [[row[n]["value"] if n in row else "" for n in names] for row in rows]

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self.process is not None:
            _stop(self.process)


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def started(command: list[str], port: int, path: str, patience: float) -> Server:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    )
    server = Server(f"http://127.0.0.1:{port}{path}", process)
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            server.ask("SELECT ?s { ?s ?p ?o } LIMIT 1", 5)
            return server
        time.sleep(0.2)
    server.close()
    message = "it does not start"
    raise EngineError(message)


def rate(server: Server, query: str, clients: int, seconds: float) -> float:
    """Return answers a second over kept connections; the clients share the machine."""
    request = server.request(query)
    counts = [0] * clients
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        while time.monotonic() < end:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((server.host, server.port), 10) as connection,
            ):
                reader = connection.makefile("rb")
                while time.monotonic() < end:
                    connection.sendall(request)
                    if not _skip_answer(reader):
                        break
                    counts[number] += 1

    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _skip_answer(reader: Any) -> bool:
    """Read one whole answer; False if it is none."""
    line = reader.readline()
    good = b" 200 " in line
    length, chunked, closes = 0, False, not line
    while line := reader.readline().strip():
        name, _, value = line.lower().partition(b":")
        if name == b"content-length":
            length = int(value)
        chunked |= name == b"transfer-encoding"
        closes |= name == b"connection" and value.strip() == b"close"
    if chunked:
        while size := int(reader.readline() or b"0", 16):
            reader.read(size + 2)
        reader.readline()
    else:
        reader.read(length)
    return good and not closes


def _family(root: int) -> list[int]:
    """Return a process and its descendants."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            stat = (folder / "stat").read_text()
            parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    found = []
    for process in parents:
        above = process
        while above not in {root, 0, 1}:
            above = parents.get(above, 0)
        if above == root:
            found.append(process)
    return found


def _memory_mb(root: int) -> float:
    """Return the proportional memory of a process and its descendants."""
    total = 0
    for process in _family(root):
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            total += int(rollup.partition("\nPss:")[2].split()[0])
    return total / 1024


def _ticks(root: int) -> int:
    """Return how much a process and its descendants have computed."""
    total = 0
    for process in _family(root):
        with contextlib.suppress(OSError):
            numbers = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            total += int(numbers[11]) + int(numbers[12])
    return total


def wait_until_quiet(server: Server, patience: float) -> None:
    """Wait until a server has done what it does after its start: load the graph into memory."""
    assert server.process
    deadline = time.monotonic() + patience
    before, quiet = -1, 0
    while quiet < 3 and time.monotonic() < deadline:
        now = _ticks(server.process.pid)
        quiet = quiet + 1 if now - before < 5 else 0
        before = now
        time.sleep(1.0)


def stream(server: Server, many: str) -> str:
    """Fetch many rows: when the first byte comes, how long all take, how memory grows."""
    assert server.process
    before, peak = _memory_mb(server.process.pid), 0.0
    connection = http.client.HTTPConnection(server.host, server.port, 60)
    accept = {"Accept": "application/sparql-results+json"}
    started = time.perf_counter()
    query = urlencode({"query": many})
    connection.request("GET", f"{server.path}?{query}", headers=accept)
    response = connection.getresponse()
    response.read(1)
    first, size, looked = time.perf_counter() - started, 1, 0.0
    try:
        while part := response.read(1 << 18):
            size += len(part)
            if time.perf_counter() - looked > 0.3:
                looked = time.perf_counter()
                peak = max(peak, _memory_mb(server.process.pid))
    except http.client.HTTPException as error:
        return f"broken off after {size / 1e6:.0f} MB ({type(error).__name__})"
    finally:
        connection.close()
    took = time.perf_counter() - started
    return (
        f"{size / 1e6:.0f} MB: first byte after {first * 1000:.1f} ms, "
        f"all in {took:.1f} s; memory {before:.0f} MB before, {peak:.0f} MB at most while streaming"
    )


if __name__ == "__main__":
    answer_requests(*sys.argv[1:4])
