"""How much one query from outside may cost, all of it configurable."""

from __future__ import annotations

from dataclasses import dataclass, field

from .guard import DEFAULT_LIMITS, Limits

__all__ = ["QueryLimits"]


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """Seconds of work, memory beyond the graph, rows (or triples) and bytes of the answer.

    An answer that flows has one second more for each `flow` bytes that have come: a million rows
    of a large graph are much, but no work gone wrong. A slow reader may take `patience` times the
    seconds to fetch its answer: so long a process waits for it, however the answer flows. `text`
    is what the query itself may be.
    """

    seconds: float = 10.0
    memory_mb: int = 512
    rows: int = 2_000_000
    bytes: int = 512 * 1024 * 1024
    patience: float = 6.0
    flow: int = 2 * 1024 * 1024
    text: Limits = field(default=DEFAULT_LIMITS)

    @property
    def hold_seconds(self) -> float:
        """Return for how long one query may hold a process, its reader's pauses included."""
        return self.seconds * self.patience

    def __str__(self) -> str:
        return (
            f"seconds={self.seconds:g}, memory-mb={self.memory_mb}, "
            f"rows={self.rows}, bytes={self.bytes}"
        )
