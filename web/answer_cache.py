"""Answers kept for whoever asks the same again: a snapshot does not change, so they stay right.

Only whole answers are kept, never an error or what was cut off. They are counted in bytes, and
the one that was asked for the longest ago goes first. Each HTTP process keeps its own.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final, NamedTuple

__all__ = ["AnswerCache", "KeptAnswer"]

_BESIDE: Final = 512
"""Bytes that an entry takes beside its body, about."""


class KeptAnswer(NamedTuple):
    """A whole answer as it is sent: its body, and the headers that say what that is."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class AnswerCache:
    """Up to so many bytes of answers by tag. A tag must name all that decides the answer.

    Threads may share it. With no bytes it keeps nothing.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._answers: OrderedDict[str, KeptAnswer] = OrderedDict()
        self._lock = Lock()
        self.bytes = 0

    def get(self, tag: str) -> KeptAnswer | None:
        """Return the answer with this tag, if it is kept."""
        with self._lock:
            found = self._answers.get(tag)
            if found is not None:
                self._answers.move_to_end(tag)
            return found

    def put(self, tag: str, answer: KeptAnswer) -> None:
        """Keep an answer, unless it would take more than an eighth of the room."""
        size = len(answer.body) + _BESIDE
        if size > self._most // 8:
            return
        with self._lock:
            if tag in self._answers:
                return
            self._answers[tag] = answer
            self.bytes += size
            while self.bytes > self._most:
                _, gone = self._answers.popitem(last=False)
                self.bytes -= len(gone.body) + _BESIDE

    def __len__(self) -> int:
        return len(self._answers)
