"""Threads that wait for the rest of a request: so many, and the one that dawdles most gives way.

Whoever sends a request in two packets must be waited for, and whoever sends half of one and no
more must not be. Which is which shows only in time: a request that is being sent comes whole
within moments, so it is never the oldest of those that are waited for.
"""

from __future__ import annotations

import os
import select
import threading
import time
from collections import Counter
from typing import Final, Literal

__all__ = ["Outcome", "Patience"]

Outcome = Literal["here", "late", "crowded out"]
_MS: Final = 1000


class Patience:
    """Up to `most` threads that wait. One more sends away another, or itself.

    The one to go is of the address that most are waited for from, so that one that opens many
    crowds out its own; of these it is the one whose request began first.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._waiting: dict[int, tuple[str, float]] = {}

    def wait(self, descriptor: int, address: str, gives_up: float) -> Outcome:
        """Wait until something comes, or a time on the monotonic clock: that of the whole request.

        Requests are told apart by that time: it is the earlier, the earlier they began.
        """
        if gives_up <= time.monotonic():
            return "late"
        bell = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        try:
            with self._lock:
                self._waiting[bell] = (address, gives_up)
                if len(self._waiting) > self._most:
                    os.eventfd_write(self._slowest(), 1)
            poll = select.poll()
            poll.register(bell, select.POLLIN)
            poll.register(descriptor, select.POLLIN)
            left_s = max(0.0, gives_up - time.monotonic())
            found = {one for one, _ in poll.poll(left_s * _MS)}
        finally:
            with self._lock:
                self._waiting.pop(bell, None)
                os.close(bell)
        if descriptor in found:
            return "here"
        return "crowded out" if bell in found else "late"

    def _slowest(self) -> int:
        """Forget the one that has to go, and return it."""
        each = Counter(address for address, _ in self._waiting.values())
        most = max(each.values())
        bell = min(
            (one for one, (address, _) in self._waiting.items() if each[address] == most),
            key=lambda one: self._waiting[one][1],
        )
        del self._waiting[bell]
        return bell
