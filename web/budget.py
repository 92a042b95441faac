"""How much query time each client has used, over all processes that serve.

A client may use some seconds of query time a minute; time, not requests, is what queries cost.
What a query may cost is reserved when it is let in and settled when it has ended, so that many at
once cannot spend what one after the other could not.
The counts stand in memory that forked processes share, and are lost when the server ends.
"""

from __future__ import annotations

import fcntl
import ipaddress
import mmap
import os
import struct
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Final, NamedTuple

from ..graph.query_errors import QueryError

__all__ = ["ClientBudget", "TooManyQueriesError", "Turn"]

_ENTRY: Final = struct.Struct("=Qdddid")
_SLOTS: Final = 4096
_TRIES: Final = 8
_MINUTE: Final = 60.0


class TooManyQueriesError(QueryError):
    """The client has as many queries under way as it may."""

    def __init__(self, under_way: int) -> None:
        theirs = "a query" if under_way == 1 else f"{under_way} queries"
        super().__init__(f"you have {theirs} under way: ask again when one has ended")
        self.under_way = under_way


class _Account(NamedTuple):
    """What is known of a client: what it owes, what its queries under way may cost besides.

    What was reserved counts until a time: the process that would have settled it may have died.
    """

    key: int
    debt: float = 0.0
    at: float = 0.0
    reserved: float = 0.0
    under_way: int = 0
    until: float = 0.0


class Turn:
    """The right to one query. Call it when that has ended, with the seconds it worked."""

    def __init__(self, budget: ClientBudget | None = None, client: str = "", reserved: float = 0):
        self._budget = budget
        self._address = client
        self._reserved = reserved

    @property
    def client(self) -> str:
        """Return a name for the client, the same for all its addresses; "" if nobody counts."""
        return _network(self._address).hex() if self._budget else ""

    def __call__(self, seconds: float) -> None:
        """Settle what the query has cost; once, whatever is said later."""
        budget, self._budget = self._budget, None
        if budget is not None:
            budget.settle(self._address, self._reserved, seconds)


class ClientBudget:
    """Seconds of query time that each client may use a minute. Make it before processes fork.

    A client is an IPv4 address, or the 64 bits that name an IPv6 network. It may have `at_once`
    queries under way. A budget that is used up refills evenly. If more clients ask than there is
    room for, the one that owes least is forgotten.
    """

    def __init__(self, seconds: float, at_once: int = 5) -> None:
        self.seconds = seconds
        self.at_once = at_once
        self._rate = seconds / _MINUTE
        self._salt = os.urandom(16)
        self._table = mmap.mmap(-1, _SLOTS * _ENTRY.size)
        self._turn = os.memfd_create("screensong-budget")  # to take turns by its lock
        weakref.finalize(self, os.close, self._turn)
        self._lock = threading.Lock()

    def wait_s(self, client: str) -> float:
        """Return for how many seconds a client must wait before it may ask; 0 if it may."""
        with self._locked():
            _, account = self._find(self._key(client))
        return max(0.0, (account.debt - self.seconds) / self._rate)

    def admit(self, client: str, seconds: float, held_s: float) -> Turn:
        """Let a client ask a query that may work for some seconds; reserve these.

        What it has reserved already counts as spent. A query that nobody has settled after
        `held_s` is held for lost.

        Raises TooManyQueriesError if the client must wait until another query of its has ended.
        """
        with self._locked():
            slot, found = self._find(self._key(client))
            spent = found.debt + found.reserved
            if found.under_way and (found.under_way >= self.at_once or spent > self.seconds):
                raise TooManyQueriesError(found.under_way)
            until = max(found.until, time.monotonic() + held_s)
            reserved, under_way = found.reserved + seconds, found.under_way + 1
            self._put(slot, found._replace(reserved=reserved, under_way=under_way, until=until))
        return Turn(self, client, seconds)

    def settle(self, client: str, reserved: float, seconds: float) -> None:
        """Note that a query which was let in has ended, and the query time it used."""
        with self._locked():
            slot, found = self._find(self._key(client))
            left, under_way = max(0.0, found.reserved - reserved), max(0, found.under_way - 1)
            changed = found._replace(debt=found.debt + seconds, reserved=left, under_way=under_way)
            self._put(slot, changed)

    def spend(self, client: str, seconds: float) -> None:
        """Note that a client used this much query time."""
        with self._locked():
            slot, found = self._find(self._key(client))
            self._put(slot, found._replace(debt=found.debt + seconds))

    def _find(self, key: int) -> tuple[int, _Account]:
        """Return the slot of a client, or one for it, and its account as it is now."""
        now = time.monotonic()
        free, least = 0, float("inf")
        for step in range(_TRIES):
            slot = (key + step) % _SLOTS
            found = _Account(*_ENTRY.unpack_from(self._table, slot * _ENTRY.size))
            debt = max(0.0, found.debt - (now - found.at) * self._rate)
            found = found._replace(debt=debt, at=now)
            if found.until < now:
                found = found._replace(reserved=0.0, under_way=0)
            if found.key == key:
                return slot, found
            if debt + found.reserved < least:
                free, least = slot, debt + found.reserved
        return free, _Account(key, at=now)

    def _put(self, slot: int, account: _Account) -> None:
        self._table[slot * _ENTRY.size : (slot + 1) * _ENTRY.size] = _ENTRY.pack(*account)

    def _key(self, client: str) -> int:
        digest = blake2b(_network(client), key=self._salt, digest_size=8).digest()
        return int.from_bytes(digest, "big") | 1

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._lock:
            fcntl.lockf(self._turn, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._turn, fcntl.LOCK_UN)


def _network(client: str) -> bytes:
    """Return what all addresses of a client have in common."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client.encode("utf-8", "replace")
    return address.packed[:8] if address.version == 6 else address.packed
