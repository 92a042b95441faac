"""Plain requests are read as gunicorn reads them, and everything else is left to it."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser
from gunicorn.http.wsgi import create

from screensong.web.plain_requests import PlainAnswer, PlainReader, PlainRequest, remembering

HEAD = b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: films.example\r\n"
CFG = Config()
VARYING = {"wsgi.input", "wsgi.errors", "wsgi.early_hints", "gunicorn.socket", "wsgi.multithread"}


class Wire:
    """A connection on which some packets have come."""

    client = ("192.0.2.7", 4711)
    server = ("192.0.2.1", 80)

    def __init__(self, *packets: bytes) -> None:
        self.sock = self
        self._packets = list(packets)
        self.sent = b""
        self.is_cut = False

    def recv(self, _size: int) -> bytes:
        return self._packets.pop(0) if self._packets else b""

    def sendall(self, data: bytes) -> None:
        self.sent += data

    def cut(self) -> None:
        self.is_cut = True


def reader(*packets: bytes) -> PlainReader:
    wire = Wire(*packets)
    parser = RequestParser(CFG, wire, wire.client)
    return PlainReader(parser, wire, remembering(CFG), 8190)


def plain(packet: bytes) -> dict[str, Any]:
    read = next(reader(packet))
    assert isinstance(read, PlainRequest)
    return read.environ


def by_gunicorn(packet: bytes) -> dict[str, Any]:
    wire = Wire(packet)
    read = next(RequestParser(CFG, wire, wire.client))
    return dict(create(read, wire, wire.client, wire.server, CFG)[1])


@pytest.mark.parametrize(
    "packet",
    [
        b"GET /sparql HTTP/1.1\r\n\r\n",
        HEAD + b"\r\n",
        HEAD + b"Accept: text/csv\r\nAccept: */*;q=0.1\r\nConnection: keep-alive\r\n\r\n",
        HEAD + b"X-Forwarded-For: 192.0.2.9\r\nX-Forwarded-Proto: https\r\n\r\n",
        HEAD + b"X_Odd: dropped\r\n\r\n",
        HEAD.replace(b"?query=", b"?a=b?c&%zz=&query=") + b"\r\n",
        HEAD.replace(b"GET", b"POST") + b"Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nASK",
    ],
)
def test_a_plain_request_says_what_gunicorn_would_say(packet: bytes) -> None:
    ours, theirs = plain(packet), by_gunicorn(packet)
    for name in VARYING:
        ours.pop(name, None), theirs.pop(name, None)
    assert ours == theirs


def test_the_body_is_there_and_the_same_headers_serve_other_queries() -> None:
    request = b"POST /sparql HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\n"
    connection = reader(request + b"ASK", request + b"{?}", HEAD + b"\r\n")
    assert next(connection).environ["wsgi.input"].read() == b"ASK"
    assert connection.finish_body()
    assert next(connection).environ["wsgi.input"].read() == b"{?}"
    assert next(connection).environ["QUERY_STRING"] == "query=ASK%20%7B%7D"


def test_what_one_request_changes_no_other_one_sees() -> None:
    connection = reader(HEAD + b"\r\n", HEAD + b"\r\n")
    next(connection).environ["REMOTE_ADDR"] = "changed"
    assert next(connection).environ["REMOTE_ADDR"] == "192.0.2.7"


@pytest.mark.parametrize(
    "packet",
    [
        b"GET /sparql HTTP/1.0\r\n\r\n",
        b"GET /about HTTP/1.1\r\nHost: a.example\r\n\r\n",
        b"HEAD /sparql HTTP/1.1\r\nHost: a.example\r\n\r\n",
        HEAD + b"Connection: close\r\n\r\n",
        HEAD + b"X: " + b"y" * 5000 + b"\r\n\r\n",
        HEAD + b"Content-Length: 3\r\n\r\nASK" + HEAD + b"\r\n",
        HEAD + b"\r\n" + HEAD + b"\r\n",
        HEAD.replace(b"GET", b"POST") + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD.replace(b"GET", b"POST") + b"Content-Length: 30\r\n\r\nASK",
    ],
)
def test_what_is_not_plain_is_left_to_gunicorn_as_it_came(packet: bytes) -> None:
    read = next(reader(packet))
    assert not isinstance(read, PlainRequest)
    assert read.path in {"/sparql", "/about"}


def test_a_request_in_two_packets_is_read_by_gunicorn() -> None:
    read = next(reader(HEAD, b"\r\n"))
    assert (read.path, read.headers) == ("/sparql", [("HOST", "films.example")])


@pytest.mark.parametrize(
    "packet",
    [
        HEAD + b"Host: other.example\r\n\r\n",
        HEAD + b"No colon\r\n\r\n",
        HEAD + b"Bad: a\x00b\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        HEAD + b" folded: a\r\n\r\n",
        HEAD.replace(b"ASK", b"A" * 9000) + b"\r\n",
        HEAD.replace(b"ASK", b"A\x80") + b"\r\n",
    ],
    ids=["two hosts", "no colon", "control", "two lengths", "folded", "too long", "not ASCII"],
)
def test_what_gunicorn_refuses_is_refused(packet: bytes) -> None:
    for _ in range(2):
        with pytest.raises(ParseException):
            next(reader(packet))


def test_the_end_of_a_connection_ends_its_requests() -> None:
    with pytest.raises(StopIteration):
        next(reader(b""))


def answered(body: Iterable[bytes], *headers: tuple[str, str], status: str = "200 OK") -> Wire:
    wire = Wire()
    answer = PlainAnswer(wire, stays=True)
    answer.start(status, list(headers))
    answer.send(body)
    return wire


def as_client(said: bytes) -> http.client.HTTPResponse:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(said)
        response = http.client.HTTPResponse(ours)
        response.begin()
        return response


def test_an_answer_of_known_length_goes_as_it_is() -> None:
    said = answered((b"yes",), ("Content-Type", "text/plain"), ("Content-Length", "3")).sent
    response = as_client(said)
    assert (response.status, response.read()) == (200, b"yes")
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Connection"] == "keep-alive"
    assert response.headers["Date"].endswith(" GMT")


def test_an_answer_that_flows_goes_in_chunks_to_its_end() -> None:
    response = as_client(answered((b"one", b"", b"two" * 10)).sent)
    assert response.read() == b"one" + b"two" * 10


def test_a_status_without_a_body_has_none() -> None:
    said = answered((), ("ETag", '"a"'), status="304 Not Modified").sent
    assert said.endswith(b'ETag: "a"\r\n\r\n')
    assert b"chunked" not in said


def test_what_breaks_off_is_cut_and_never_looks_whole() -> None:
    def broken() -> Iterator[bytes]:
        yield b"one"
        message = "broken"
        raise ValueError(message)

    wire = Wire()
    answer = PlainAnswer(wire, stays=True)
    answer.start("200 OK", [])
    with pytest.raises(ValueError, match="broken"):
        answer.send(broken())
    assert wire.is_cut
    assert wire.sent.endswith(b"3\r\none\r\n")


def test_what_breaks_before_its_first_byte_sends_nothing() -> None:
    wire = Wire()
    answer = PlainAnswer(wire, stays=True)
    answer.start("200 OK", [])
    with pytest.raises(ZeroDivisionError):
        answer.send(str(1 // 0).encode() for _ in range(1))
    assert (wire.sent, wire.is_cut) == (b"", False)


@pytest.mark.parametrize("value", ["a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b"])
def test_a_header_never_becomes_two(value: str) -> None:
    with pytest.raises(ValueError, match="header"):
        answered((), ("X-Note", value))
