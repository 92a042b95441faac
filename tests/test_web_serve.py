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
from contextlib import closing, contextmanager
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
CODE = "import sys; from screensong.web.serve import serve; serve(sys.argv[1], '127.0.0.1', 0, 2)"


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
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-c", CODE, str(folder)]
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


def test_a_build_beside_a_server_changes_no_answer_until_it_starts_anew(tmp_path: Path) -> None:
    folder, review = tmp_path / "films", tmp_path / "first.txt"
    review.write_text("THE PAPER HARBOUR (1961)\n\nDirected by Ann Example.\n", encoding="utf-8")
    build(folder, [review])
    old = Manifest.read(folder)
    asked = "/sparql?query=" + quote("SELECT * { ?d a ss:Document }")
    with started(folder) as (process, port):
        before = get(port, "/documents"), get(port, asked)
        other = tmp_path / "second.txt"
        other.write_text("A BRASS WINTER (1972)\n\nDirected by Bo Example.\n", encoding="utf-8")
        build(folder, [other])
        assert Manifest.read(folder) != old
        for pid in family(process.pid):  # the workers that follow serve the same
            if "query_worker" not in command_of(pid):
                os.kill(pid, signal.SIGKILL)
        assert all((get(port, "/documents"), get(port, asked)) == before for _ in range(4))
        assert old.path(folder).exists()
    with started(folder) as (_, port):
        assert get(port, "/documents") != before[0]


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
        if "query_worker" not in Path(f"/proc/{pid}/cmdline").read_text("utf-8"):
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
