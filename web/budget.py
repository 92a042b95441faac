"""How much query time each client has used, over all processes that serve.

A client may use some seconds of query time a minute; time, not requests, is what queries cost.
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
from typing import Final

__all__ = ["ClientBudget"]

_ENTRY: Final = struct.Struct("=Qdd")
_SLOTS: Final = 4096
_TRIES: Final = 8
_MINUTE: Final = 60.0


class ClientBudget:
    """Seconds of query time that each client may use a minute. Make it before processes fork.

    A client is an IPv4 address, or the 64 bits that name an IPv6 network. A budget that is used
    up refills evenly. If more clients ask than there is room for, the one that owes least is
    forgotten.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._rate = seconds / _MINUTE
        self._salt = os.urandom(16)
        self._table = mmap.mmap(-1, _SLOTS * _ENTRY.size)
        self._turn = os.memfd_create("screensong-budget")  # to take turns by its lock
        weakref.finalize(self, os.close, self._turn)
        self._lock = threading.Lock()

    def wait_s(self, client: str) -> float:
        """Return for how many seconds a client must wait before it may ask; 0 if it may."""
        with self._locked():
            _, debt = self._find(self._key(client))
        return max(0.0, (debt - self.seconds) / self._rate)

    def spend(self, client: str, seconds: float) -> None:
        """Note that a client used this much query time."""
        key = self._key(client)
        with self._locked():
            slot, debt = self._find(key)
            entry = _ENTRY.pack(key, debt + seconds, time.monotonic())
            self._table[slot * _ENTRY.size : (slot + 1) * _ENTRY.size] = entry

    def _find(self, key: int) -> tuple[int, float]:
        """Return the slot of a client, or one for it, and what it owes now."""
        now = time.monotonic()
        free, least = 0, float("inf")
        for step in range(_TRIES):
            slot = (key + step) % _SLOTS
            found, debt, at = _ENTRY.unpack_from(self._table, slot * _ENTRY.size)
            left = max(0.0, debt - (now - at) * self._rate)
            if found == key:
                return slot, left
            if left < least:
                free, least = slot, left
        return free, 0.0

    def _key(self, client: str) -> int:
        try:
            address = ipaddress.ip_address(client)
        except ValueError:
            name = client.encode("utf-8", "replace")
        else:
            name = address.packed[:8] if address.version == 6 else address.packed
        digest = blake2b(name, key=self._salt, digest_size=8).digest()
        return int.from_bytes(digest, "big") | 1

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._lock:
            fcntl.lockf(self._turn, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._turn, fcntl.LOCK_UN)
