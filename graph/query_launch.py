"""Start and end the process that query processes are forked from (`query_zygote`)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from pathlib import Path

from .iris import DEFAULT_BASE
from .query_limits import QueryLimits

__all__ = ["Zygote", "default_budget_mb"]

_BACKLOG = 256
_LONG_LIFE_S = 60.0
_LONGEST_PAUSE_S = 60.0
_now = time.monotonic


def default_budget_mb() -> int:
    """Return half of this machine's memory, which graphs in memory may take by default."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2 // 1024 // 1024


class Zygote:
    """One graph, ready to be forked. Connections to `address` become query processes.

    It is started by the first `start` and again by a later one that finds it dead: at once if it
    lived for a minute, else after a pause that doubles with each death. Threads may share it. The
    graph is held in memory if it fits `budget_mb`, else read from disk; what it leaves of that is
    shared by as many `processes` as there will be, for what they copy of the graph.
    """

    def __init__(
        self,
        nquads: Path,
        *,
        base: str = DEFAULT_BASE,
        limits: QueryLimits | None = None,
        budget_mb: int | None = None,
        processes: int = 4,
    ) -> None:
        self.limits = limits or QueryLimits()
        self._owner = os.getpid()
        self._folder = Path(tempfile.mkdtemp(prefix="screensong-"))
        self._tidy = weakref.finalize(self, _remove, self._folder, self._owner)
        self.address = str(self._folder / "queries")
        budget = default_budget_mb() if budget_mb is None else budget_mb
        self._options = [
            "--base", base, "--seconds", str(self.limits.seconds),
            "--memory-mb", str(self.limits.memory_mb), "--rows", str(self.limits.rows),
            "--bytes", str(self.limits.bytes), "--budget-mb", str(budget),
            "--processes", str(processes), str(nquads),
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._started_at = 0.0
        self._early_deaths = 0
        self._rests_until = 0.0

    def start(self) -> None:
        """See to it that the process lives, now or after its pause; its graph may be loading."""
        with self._lock:
            if self._process is not None:
                if self._process.poll() is None:
                    return
                self._bury(self._process)
                self._process = None
                self._rests_until = self._pause_after_death()
            if _now() < self._rests_until:
                return
            self._started_at = _now()
            Path(self.address).unlink(missing_ok=True)
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
                listener.bind(self.address)
                listener.listen(_BACKLOG)
                number = listener.fileno()
                command = [
                    sys.executable, "-P", "-m", f"{__package__}.query_zygote",
                    "--socket", str(number), *self._options,
                ]  # fmt: skip
                self._process = subprocess.Popen(  # noqa: S603
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(number,),
                )

    @property
    def pid(self) -> int | None:
        """Return the id of the process, or None if it was never started."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process; the query processes live until who asked them lets go.

        Only who made this can end it: a process forked from that one leaves it alone.
        """
        if os.getpid() != self._owner:
            return
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._bury(self._process)
                self._process = None
            self._tidy()

    def _pause_after_death(self) -> float:
        """Return when the next process may start, now that one has died."""
        now = _now()
        if now - self._started_at >= _LONG_LIFE_S:
            self._early_deaths = 0
        pause = min(2.0**self._early_deaths - 1, _LONGEST_PAUSE_S)  # the first is none
        self._early_deaths += 1
        return now + pause

    @staticmethod
    def _bury(process: subprocess.Popen[bytes]) -> None:
        process.wait()
        if process.stdin is not None:
            process.stdin.close()


def _remove(folder: Path, owner: int) -> None:
    """Remove the folder of the socket, unless this is a process forked from its owner."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
