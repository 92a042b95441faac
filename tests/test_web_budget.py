"""Each client has its own query time, which refills, over all processes."""

from __future__ import annotations

import os

import pytest

from screensong.web.budget import ClientBudget, TooManyQueriesError, Turn


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


def test_what_queries_may_cost_is_reserved_until_they_have_ended(clock: list[float]) -> None:
    budget = ClientBudget(30.0)
    turns = [budget.admit("192.0.2.1", 20.0, 100.0) for _ in range(2)]
    with pytest.raises(TooManyQueriesError, match="you have 2 queries under way"):
        budget.admit("192.0.2.1", 20.0, 100.0)
    assert budget.wait_s("192.0.2.1") == 0
    turns[0](1.0)
    turns[0](1.0)
    turns.append(budget.admit("192.0.2.1", 20.0, 100.0))
    for turn in turns[1:]:
        turn(20.0)
    assert budget.wait_s("192.0.2.1") == pytest.approx(22.0)


def test_a_client_has_only_so_many_queries_under_way(clock: list[float]) -> None:
    budget = ClientBudget(60.0, at_once=2)
    first, _ = (budget.admit(f"2001:db8::{number}", 0.1, 100.0) for number in range(2))
    with pytest.raises(TooManyQueriesError):
        budget.admit("2001:db8::9", 0.1, 100.0)
    assert budget.admit("2001:db8:0:1::1", 0.1, 100.0).client != first.client
    first(0.0)
    assert budget.admit("2001:db8::9", 0.1, 100.0).client


def test_a_first_query_may_cost_more_than_the_budget(clock: list[float]) -> None:
    budget = ClientBudget(1.0)
    budget.admit("192.0.2.1", 10.0, 100.0)(0.5)
    assert budget.admit("192.0.2.1", 10.0, 100.0).client


def test_queries_that_nobody_has_settled_are_forgotten_in_time(clock: list[float]) -> None:
    budget = ClientBudget(60.0, at_once=1)
    lost = budget.admit("192.0.2.1", 10.0, 100.0)
    clock[0] += 99
    with pytest.raises(TooManyQueriesError):
        budget.admit("192.0.2.1", 10.0, 100.0)
    clock[0] += 2
    budget.admit("192.0.2.1", 10.0, 100.0)(0.0)
    lost(1.0)
    assert budget.admit("192.0.2.1", 10.0, 100.0).client


def test_nobody_counts_without_a_budget() -> None:
    turn = Turn()
    assert turn.client == ""
    turn(5.0)
