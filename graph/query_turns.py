"""Turns at the query processes: no client holds all of them while others might ask."""

from __future__ import annotations

import threading
from collections import Counter

from .query_errors import PoolBusyError

__all__ = ["Turns"]


class Turns:
    """Who holds how many of some processes. A client without a name ("") is never held up.

    Where there are several, each client leaves one to the others. Nobody is refused for that: the
    next question of a client waits for an earlier one of its own, so short ones do not notice.
    """

    def __init__(self, size: int) -> None:
        self._most = max(1, size - 1)
        self._held: Counter[str] = Counter()
        self._changed = threading.Condition()

    def wait(self, client: str, seconds: float) -> None:
        """Wait until a client may hold one process more, and note that it does.

        Raises PoolBusyError if its own queries take longer than that.
        """
        if not client:
            return
        with self._changed:
            if not self._changed.wait_for(lambda: self._held[client] < self._most, seconds):
                message = "your other queries are still at work; try again later"
                raise PoolBusyError(message)
            self._held[client] += 1

    def end(self, client: str) -> None:
        """Note that a client holds one process less."""
        if not client:
            return
        with self._changed:
            self._held[client] -= 1
            if self._held[client] <= 0:
                del self._held[client]
            self._changed.notify_all()
