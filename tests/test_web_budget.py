"""Each client has its own query time, which refills, over all processes."""

from __future__ import annotations

import os

import pytest

from screensong.web.budget import ClientBudget


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr("screensong.web.budget.time.monotonic", lambda: now[0])
    return now


def test_a_budget_refills_evenly(clock: list[float]) -> None:
    budget = ClientBudget(30.0)
    budget.spend("192.0.2.1", 30.0)
    assert budget.wait_s("192.0.2.1") == 0
    budget.spend("192.0.2.1", 15.0)
    assert budget.wait_s("192.0.2.1") == pytest.approx(30.0)
    assert budget.wait_s("192.0.2.2") == 0
    clock[0] += 29
    assert budget.wait_s("192.0.2.1") == pytest.approx(1.0)
    clock[0] += 2
    assert budget.wait_s("192.0.2.1") == 0


def test_an_ipv6_network_is_one_client(clock: list[float]) -> None:
    budget = ClientBudget(1.0)
    budget.spend("2001:db8::1", 5.0)
    assert budget.wait_s("2001:db8::ffff:2") > 0
    assert budget.wait_s("2001:db8:0:1::1") == 0


def test_forked_processes_share_a_budget() -> None:
    budget = ClientBudget(1.0)
    child = os.fork()
    if child == 0:
        budget.spend("192.0.2.1", 100.0)
        os._exit(0)
    os.waitpid(child, 0)
    assert budget.wait_s("192.0.2.1") > 0


def test_many_clients_forget_none_that_owes_much() -> None:
    budget = ClientBudget(1.0)
    budget.spend("192.0.2.1", 1000.0)
    for number in range(3000):
        budget.spend(f"10.0.{number // 256}.{number % 256}", 0.001)
    assert budget.wait_s("192.0.2.1") > 0
