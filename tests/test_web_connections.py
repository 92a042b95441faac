"""Clients that dawdle, send too much or ask for many things at once: the others do not notice."""

from __future__ import annotations

import http.client
import select
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from .test_web_serve import folder, get, started

__all__ = ["folder"]

ASKED = "/sparql?query=" + quote("ASK { ?film a ss:Film }")
MANY = 24


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with started(folder, "Settings(workers=1, query_workers=2)") as (_, number):
        assert get(number, ASKED)[0] == 200
        yield number


def connected(port: int, stack: ExitStack) -> socket.socket:
    return stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /sparql?qu",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 100000\r\n\r\nASK",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n",
    ],
    ids=["nothing", "half a line", "half a header", "half a body", "half of the chunks"],
)
def test_requests_that_do_not_come_to_an_end_hold_up_nobody(port: int, begun: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(MANY):
            connected(port, stack).sendall(begun)
        began = time.monotonic()
        for _ in range(5):
            assert get(port, ASKED) == (200, get(port, ASKED)[1])
        assert time.monotonic() - began < 4


def test_while_many_dawdle_a_request_in_two_packets_is_answered(port: int) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
    half = head + b"Content-Length: 100\r\n\r\nAS"
    with ExitStack() as stack:
        slow = [connected(port, stack) for _ in range(MANY)]
        for client in slow:
            client.sendall(half)
        for _ in range(5):
            client = connected(port, stack)
            client.sendall(head + b"Content-Length: 6\r\n\r\n")
            get(port, "/healthz")  # the server has time to look
            client.sendall(b"ASK {}")
            assert [status for status, _ in answers(client, 1)] == [200]
        told = slow[0].recv(10_000)
    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"\r\nRetry-After: 2\r\n" in told


def test_half_a_head_that_gives_way_is_told_so(port: int) -> None:
    with ExitStack() as stack:
        slow = [connected(port, stack) for _ in range(MANY)]
        for client in slow:
            client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        told = slow[0].recv(10_000)
    assert told.startswith(b"HTTP/1.1 503 ")
    assert b"\r\nRetry-After: 2\r\n" in told


def test_one_client_leaves_others_a_process(folder: Path) -> None:
    settings = "Settings(workers=1, query_workers=2, client_seconds=60)"
    with started(folder, settings) as (_, number), ExitStack() as stack:
        assert get(number, ASKED)[0] == 200
        greedy = [connected(number, stack) for _ in range(12)]
        poll = select.poll()
        for place, client in enumerate(greedy):
            loose = " ".join(f"?s{place}_{part} ?p{part} ?o{part} ." for part in range(6))
            query = quote(f"SELECT (COUNT(*) AS ?n) {{ {loose} }}")
            request = f"GET /sparql?query={query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            client.sendall(request.encode())
            poll.register(client, select.POLLIN)
        told = set()
        while len(told) < len(greedy) - 5:
            told |= {descriptor for descriptor, _ in poll.poll(10_000)}
        for client in greedy:
            if client.fileno() in told:
                assert [status for status, _ in answers(client, 1)] == [429]
        other = http.client.HTTPConnection(
            "127.0.0.1", number, timeout=30, source_address=("127.0.0.2", 0)
        )
        stack.callback(other.close)
        other.request("GET", ASKED, headers={"Cache-Control": "no-cache"})
        assert other.getresponse().status == 200


def test_a_request_may_come_in_pieces(port: int) -> None:
    with ExitStack() as stack:
        client = connected(port, stack)
        for piece in (b"GET ", ASKED.encode(), b" HTTP/1.1\r\nHo", b"st: 127.0.0.1\r\n", b"\r\n"):
            client.sendall(piece)
            get(port, "/healthz")  # the server has time to look
        assert client.makefile("rb").readline() == b"HTTP/1.1 200 OK\r\n"


def test_requests_sent_together_are_answered_in_their_order(port: int) -> None:
    paths = ["/healthz", ASKED, "/nothing", ASKED, "/robots.txt"] * 4
    request = "".join(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" for path in paths)
    with ExitStack() as stack:
        client = connected(port, stack)
        client.sendall(request.encode())
        statuses = [status for status, _ in answers(client, len(paths))]
    assert statuses == [200, 200, 404, 200, 200] * 4


def test_a_connection_is_kept_for_many_requests(port: int) -> None:
    with ExitStack() as stack:
        client = connected(port, stack)
        for _ in range(200):
            client.sendall(f"GET {ASKED} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            [(status, body)] = answers(client, 1)
            assert (status, b"true" in body) == (200, True)
        client.sendall(f"HEAD {ASKED} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        assert client.recv(12) == b"HTTP/1.1 200"


def test_an_address_that_is_too_long_is_told_to_come_by_post(port: int) -> None:
    with ExitStack() as stack:
        client = connected(port, stack)
        long = "x" * 9000
        client.sendall(f"GET /sparql?query={long} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        [(status, body)] = answers(client, 1)
    assert status == 414
    assert b"POST" in body
    assert b"<" not in body


def test_connections_that_are_kept_hold_up_no_others(port: int) -> None:
    request = f"GET {ASKED} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    with ExitStack() as stack:
        idle = [connected(port, stack) for _ in range(MANY)]
        for client in idle:
            client.sendall(request)
            assert [status for status, _ in answers(client, 1)] == [200]
        head = request.replace(b"GET", b"POST")[:-2] + b"Content-Length: 6\r\n\r\nASK"
        slow = [connected(port, stack) for _ in range(MANY)]
        for client in slow:
            client.sendall(head)
        began = time.monotonic()
        for client in idle:
            client.sendall(request)
        assert [status for client in idle for status, _ in answers(client, 1)] == [200] * MANY
        assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n", b"4"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", b"4"),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 300 + b"\r\n", b"4"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n", b"4"),
        (b"nonsense\r\n\r\n", b"4"),
        (
            b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 600000\r\n"
            b"Content-Type: application/sparql-query\r\n\r\n",
            b"413",
        ),
        (
            b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Type: application/sparql-query\r\n\r\n"
            + (b"8000\r\n" + b" " * 0x8000 + b"\r\n")
            * 20,
            b"413",
        ),
        (
            b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n"
            b"Content-Length: 3\r\nContent-Type: application/sparql-query\r\n\r\n",
            b"4",
        ),
    ],
    ids=["line", "header", "headers", "length", "nonsense", "body", "chunked body", "both lengths"],
)
def test_what_is_too_much_or_no_request_is_refused(
    port: int, request_: bytes, status: bytes
) -> None:
    with ExitStack() as stack:
        client = connected(port, stack)
        client.sendall(request_)
        assert client.recv(12).removeprefix(b"HTTP/1.1 ").startswith(status)
    assert get(port, ASKED)[0] == 200


def test_answers_that_are_not_fetched_hold_up_no_page(port: int) -> None:
    huge = quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    with ExitStack() as stack:
        for _ in range(MANY):
            client = connected(port, stack)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall(f"GET /sparql?query={huge} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        began = time.monotonic()
        assert get(port, "/healthz")[0] == 200
        assert time.monotonic() - began < 25  # those that find no process wait for one: 10 seconds


def answers(client: socket.socket, count: int) -> Iterator[tuple[int, bytes]]:
    with client.makefile("rb") as reader:
        for _ in range(count):
            status = int(reader.readline().split()[1])
            length = 0
            while line := reader.readline().strip().lower():
                name, _, value = line.partition(b":")
                if name == b"content-length":
                    length = int(value)
            yield status, reader.read(length)


@pytest.mark.parametrize("name", ["screensong.css", "favicon.svg"])
def test_files_come_whole_behind_their_head(port: int, name: str) -> None:
    held = (Path(__file__).parents[1] / "web" / "static" / name).read_bytes()
    with ExitStack() as stack:
        client = connected(port, stack)
        for _ in range(2):
            client.sendall(f"GET /static/{name} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert list(answers(client, 1)) == [(200, held)]
