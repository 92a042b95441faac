"""Serving: one clear address, one clear error, and nothing left behind at the end."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from screensong.graph.build import build
from screensong.graph.errors import NoGraphError
from screensong.graph.search import build_index
from screensong.graph.store import DocumentStore, Manifest, StoredDocument, write_store
from screensong.web.serve import AddressError, PortTakenError, serve

from .browse_graph import BASE, example_documents, example_quads

SNAPSHOT = "0123456789abcdef"
CODE = """
import sys
from screensong.graph.query_limits import QueryLimits
from screensong.web.serve import Settings, serve
serve(sys.argv[1], "127.0.0.1", 0, eval(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    snapshot = folder / "snapshots" / SNAPSHOT
    snapshot.mkdir(parents=True)
    write_store(snapshot, sorted(f"{quad} .\n" for quad in example_quads()))
    documents = DocumentStore(snapshot / "documents.sqlite", writable=True)
    for document in example_documents():
        documents.put(StoredDocument(document, "{}"))
    documents.close()
    build_index(snapshot, BASE)
    Manifest(BASE, SNAPSHOT).publish(folder)
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with started(folder) as running:
        yield running


@contextmanager
def started(
    folder: Path, settings: str = "Settings()"
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-c", CODE, str(folder), settings]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        told = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert told, line
        try:
            yield process, int(told.group(1))
        finally:
            process.terminate()
            process.wait(timeout=20)


def get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read()


def family(parent: int) -> set[int]:
    """Return the ids of a process's living descendants."""
    found: set[int] = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            child = int(path.parent.name)
            found |= {child} | family(child)
    return found


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_server_answers_and_ends_with_all_its_processes(
    server: tuple[subprocess.Popen[str], int], end: signal.Signals
) -> None:
    process, port = server
    assert get(port, "/healthz") == (200, b"ok\n")
    status, body = get(port, "/sparql?query=" + quote("SELECT * { ?f ss:releaseYear ?y }"))
    assert status == 200
    assert len(json.loads(body)["results"]["bindings"]) == 3
    assert get(port, "/id/film/night-ferry-2001")[0] == 200
    assert get(port, "/", host="evil.example")[0] == 400
    running = family(process.pid)
    assert len(running) >= 3
    process.send_signal(end)
    assert process.stderr is not None
    said = process.stderr.read()
    assert process.wait(timeout=20) == 0, said
    assert said == ""
    deadline = time.monotonic() + 10
    while (left := {pid for pid in running if is_alive(pid)}) and time.monotonic() < deadline:
        os.sched_yield()
    assert left == set()


def test_a_new_build_is_served_soon_and_no_request_is_dropped(tmp_path: Path) -> None:
    folder, review = tmp_path / "films", tmp_path / "first.txt"
    review.write_text("THE PAPER HARBOUR (1961)\n\nDirected by Ann Example.\n", encoding="utf-8")
    build(folder, [review])
    asked = "/sparql?query=" + quote("SELECT * { ?d a ss:Document }")
    with started(folder) as (_, port):
        seen: list[tuple[int, int]] = []

        def ask() -> None:
            status, body = get(port, asked)
            rows = len(json.loads(body)["results"]["bindings"]) if status == 200 else -1
            seen.append((status, rows))

        ask()
        other = tmp_path / "second.txt"
        other.write_text("A BRASS WINTER (1972)\n\nDirected by Bo Example.\n", encoding="utf-8")
        build(folder, [other])
        deadline = time.monotonic() + 20
        while seen[-20:].count((200, 2)) < 20 and time.monotonic() < deadline:
            ask()
        assert set(seen) == {(200, 1), (200, 2)}
        assert seen[-20:] == [(200, 2)] * 20
        # queries that name graphs are asked of another store: that is a new one too
        by_graph = "/sparql?query=" + quote("SELECT * { GRAPH ?d { ?d a ss:Document } }")
        assert len(json.loads(get(port, by_graph)[1])["results"]["bindings"]) == 2
        assert b"/id/document/second" in get(port, "/documents")[1]


def test_a_zygote_that_is_killed_comes_back(
    server: tuple[subprocess.Popen[str], int],
) -> None:
    process, port = server
    asked = "/sparql?query=" + quote("ASK {}")
    assert get(port, asked)[0] == 200
    for pid in family(process.pid):
        if "query_zygote" in command_of(pid):
            with suppress(ProcessLookupError):  # it may have ended with its parent
                os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    lucky = 0
    while lucky < 10 and time.monotonic() < deadline:
        status, _ = get(port, asked)
        assert status in {200, 503}
        lucky = lucky + 1 if status == 200 else 0
    assert lucky == 10


HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SETTINGS = "Settings(limits=QueryLimits(seconds=2, bytes=4_000_000))"


def test_an_answer_that_breaks_off_ends_its_connection(folder: Path) -> None:
    with started(folder, SETTINGS) as (process, port):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            connection.request("GET", "/sparql?query=" + quote(HUGE))
            response = connection.getresponse()
            assert response.status == 200
            with pytest.raises(http.client.IncompleteRead):
                response.read()
        with socket.create_connection(("127.0.0.1", port), timeout=30) as old:
            old.sendall(f"GET /sparql?query={quote(HUGE)} HTTP/1.0\r\n\r\n".encode())
            assert b" 503 " in old.makefile("rb").readline()
        assert get(port, "/sparql?query=" + quote("ASK {}"))[0] == 200
        process.send_signal(signal.SIGTERM)
        assert process.stderr is not None
        said = process.stderr.read()
    assert "an answer broke off: the result has more than 4,000,000 bytes" in said
    assert "Traceback" not in said


def test_a_client_that_leaves_frees_its_process(folder: Path) -> None:
    with started(folder, "Settings(workers=1, query_workers=1)") as (_, port):
        for _ in range(3):
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as left:
                left.request("GET", "/sparql?query=" + quote(HUGE))
                left.getresponse().read(1000)
        assert get(port, "/sparql?query=" + quote("ASK {}"))[0] == 200


def test_all_http_processes_share_one_graph_in_memory(folder: Path) -> None:
    with started(folder, "Settings(workers=3, query_workers=2)") as (process, port):
        deadline = time.monotonic() + 10
        zygotes: list[int] = []
        while len(zygotes) < 1 + 3 * 2 and time.monotonic() < deadline:
            get(port, "/sparql?query=" + quote("ASK {}"))  # children keep the command line
            zygotes = [pid for pid in family(process.pid) if "query_zygote" in command_of(pid)]
        assert len(zygotes) == 1 + 3 * 2
        parents = {parent_of(pid) for pid in zygotes}
        assert len(parents - {process.pid}) == 1


def parent_of(pid: int) -> int:
    status = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace")
    return int(status.rpartition(")")[2].split()[1])


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_query_processes_end_even_if_the_http_process_is_killed(
    server: tuple[subprocess.Popen[str], int],
) -> None:
    process, port = server
    get(port, "/sparql?query=" + quote("ASK {}"))
    running = family(process.pid)
    process.kill()
    for pid in running:
        if "query_zygote" not in command_of(pid):
            with suppress(ProcessLookupError):  # it may have ended with its parent
                os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while (left := {pid for pid in running if is_alive(pid)}) and time.monotonic() < deadline:
        os.sched_yield()
    assert left == set()


def test_a_port_that_is_taken_is_one_clear_error(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"port {port} on 127.0.0.1 is taken") as taken:
            serve(folder, "127.0.0.1", port)
    assert taken.value.port == port


@pytest.mark.parametrize("host", ["192.0.2.1", "::g", "a..b", "", "x" * 70])
def test_an_address_that_is_not_ours_is_one_clear_error(folder: Path, host: str) -> None:
    with pytest.raises(
        AddressError, match=r"^cannot listen at .*; choose another .* --host$"
    ) as bad:
        serve(folder, host, 8000)
    assert bad.value.host == host
    assert "Errno" not in str(bad.value)


def test_a_folder_without_a_graph_is_refused_before_anything_listens(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        serve(tmp_path, "127.0.0.1", 0)
