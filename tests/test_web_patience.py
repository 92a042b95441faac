"""Who waits for the rest of a request, and who must give way: never the one that has just begun."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from screensong.web.patience import Outcome, Patience

LATER = 1000.0


class Waiters:
    """Threads that wait with one patience, each for its own end of a pair of sockets."""

    def __init__(self, most: int, stack: ExitStack) -> None:
        self.patience = Patience(most)
        self._stack = stack
        self._threads = stack.enter_context(ThreadPoolExecutor(8))
        self._began = time.monotonic() + LATER

    def begin(self, address: str, begun_s: float) -> tuple[socket.socket, Future[Outcome]]:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            self._stack.callback(end.close)
        before = len(self.patience._waiting)
        gives_up = self._began + begun_s
        waiting = self._threads.submit(self.patience.wait, ours.fileno(), address, gives_up)
        turn = threading.Event()
        while len(self.patience._waiting) <= before and not waiting.done() and before < 2:
            turn.wait(0.001)
        return theirs, waiting


@pytest.fixture
def waiters() -> Iterator[Waiters]:
    with ExitStack() as stack:
        yield Waiters(2, stack)


def test_what_comes_ends_the_wait(waiters: Waiters) -> None:
    sender, waiting = waiters.begin("192.0.2.1", 0)
    sender.sendall(b"rest")
    assert waiting.result(10) == "here"


def test_the_end_of_a_connection_ends_the_wait(waiters: Waiters) -> None:
    sender, waiting = waiters.begin("192.0.2.1", 0)
    sender.close()
    assert waiting.result(10) == "here"


def test_a_request_whose_time_is_over_is_not_waited_for(waiters: Waiters) -> None:
    _, waiting = waiters.begin("192.0.2.1", -2 * LATER)
    assert waiting.result(10) == "late"


def test_the_request_that_began_first_gives_way_whenever_its_last_piece_came(
    waiters: Waiters,
) -> None:
    ends = [waiters.begin("192.0.2.1", begun) for begun in (1, 0, 2)]
    assert ends[1][1].result(10) == "crowded out"
    for place in (0, 2):
        ends[place][0].sendall(b"rest")
        assert ends[place][1].result(10) == "here"


def test_who_opens_many_crowds_out_its_own(waiters: Waiters) -> None:
    honest, patient = waiters.begin("192.0.2.2", 0)
    _, first = waiters.begin("192.0.2.1", 1)
    last, second = waiters.begin("192.0.2.1", 2)
    assert first.result(10) == "crowded out"
    for sender, waiting in ((honest, patient), (last, second)):
        sender.sendall(b"rest")
        assert waiting.result(10) == "here"
