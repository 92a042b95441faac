"""Serving a graph over HTTP with gunicorn: several processes, each with threads.

Beside the HTTP processes runs one that holds the graph in memory and forks a process for each
public query (see `graph/query_zygote`): it is started first, by a process without threads. When a
build has published, both are replaced: new ones serve the new snapshot, the old ones finish what
they have begun.
"""

from __future__ import annotations

import errno
import fcntl
import ipaddress
import os
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from ..graph.errors import GraphError
from ..graph.query_errors import PoolDownError, WorkerLostError
from ..graph.query_launch import Zygote
from ..graph.query_limits import QueryLimits
from ..graph.query_process import QueryProcess
from ..graph.store import IN_USE, Graph, Manifest
from .app import create_app
from .budget import ClientBudget
from .connections import HttpProcess
from .site import site

__all__ = ["AddressError", "PortTakenError", "Settings", "serve"]

_THREADS: Final = 16
_KEPT_S: Final = 10
_GRACE_S: Final = 5
_MESSAGE_S: Final = 1.0
_CLIENT_SECONDS: Final = 60.0
_BACKLOG = 512
_LONGEST_LINE = 8190


class PortTakenError(OSError):
    """Another program listens at this address."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            errno.EADDRINUSE,
            f"port {port} on {host} is taken by another program; choose another with --port, "
            "or 0 for any free one",
        )
        self.host = host
        self.port = port

    def __str__(self) -> str:
        return str(self.strerror)


class AddressError(OSError):
    """An address at which this machine cannot listen."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            errno.EADDRNOTAVAIL,
            f"cannot listen at {host!r}, port {port}: {reason}; choose another address with --host",
        )
        self.host = host
        self.port = port

    def __str__(self) -> str:
        return str(self.strerror)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve: HTTP processes, query processes for each, what queries may cost.

    `client_seconds` is the query time of each client a minute: 0 for no limit, None for 60 where
    other machines can ask and no limit where they cannot. `names` are names of this server beside
    its address; `proxies` counts the proxies in front whose `X-Forwarded-For` is believed.
    `budget_mb` is the memory that the graph may take, by default half of the machine's; a larger
    one is read from disk, and one that leaves half of it free takes half as much again, to be fast
    (`graph.union`). Each HTTP process keeps up to `answers_mb` of answers for who asks again.
    """

    workers: int = 2
    query_workers: int = 2
    limits: QueryLimits = field(default_factory=QueryLimits)
    client_seconds: float | None = None
    names: tuple[str, ...] = ()
    proxies: int = 0
    budget_mb: int | None = None
    answers_mb: int = 32


def serve(graph_dir: Path | str, host: str, port: int, settings: Settings | None = None) -> None:
    """Serve the graph in `graph_dir` until SIGTERM or SIGINT, then return.

    Port 0 takes a free one; the address is told on stderr. On a loopback address only requests
    that name this machine are answered, so that no web page elsewhere can reach in through DNS.
    What a build publishes is served when its graph is loaded.

    Raises GraphError if there is no graph, PortTakenError or AddressError if the address cannot
    be listened at.
    """
    directory = Path(graph_dir)
    settings = settings or Settings()
    first = _Edition(directory, settings)
    try:
        listener = _listen(host, port)
    except OSError:
        first.close()
        raise
    first.zygote.start()
    at = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    print(  # noqa: T201
        f"Screensong serves {graph_dir} at http://{shown}:{at}/ (stop with Ctrl+C)",
        file=sys.stderr,
        flush=True,
    )
    server = _Server(directory, listener.detach(), settings, first, _is_loopback(host), host)
    try:
        server.run()  # it closes the listener
    except SystemExit as end:
        if end.code:
            raise
    finally:
        server.close()


class _Edition:
    """One published snapshot being served: held against removal, and ready to be forked.

    The store stays closed here: a process that forks with it open ends its children in faults.
    """

    def __init__(self, directory: Path, settings: Settings) -> None:
        self.manifest, self._hold = _held(directory)
        self.retired_at = 0.0
        self._probe: QueryProcess | None = None
        self.zygote = Zygote(
            self.manifest.path(directory) / "quads.nq",
            base=self.manifest.base,
            limits=settings.limits,
            budget_mb=settings.budget_mb,
            processes=settings.workers * settings.query_workers,
        )

    def is_ready(self) -> bool:
        """Tell whether the graph is loaded; ask again later if not."""
        self.zygote.start()
        try:
            if self._probe is None:
                self._probe = QueryProcess(self.zygote.address, self.zygote.limits)
            if not self._probe.is_ready():
                return False
            self._probe.wait_until_ready(time.monotonic() + _MESSAGE_S)
        except (PoolDownError, WorkerLostError):
            self.stop_probing()
            return False
        if self._probe.is_interim:
            self.stop_probing()
            return False
        return True

    def close(self) -> None:
        """End the zygote and let builders remove the snapshot."""
        self.stop_probing()
        self.zygote.close()
        os.close(self._hold)

    def stop_probing(self) -> None:
        """Let go of the process that told that the graph was loaded."""
        if self._probe is not None:
            self._probe.kill()
            self._probe = None


def _held(directory: Path) -> tuple[Manifest, int]:
    """Choose the published snapshot and keep builders from removing it."""
    while True:
        manifest = Manifest.read(directory)
        mark = manifest.path(directory) / IN_USE
        try:
            hold = os.open(mark, os.O_RDONLY)
        except OSError:
            # a builder may publish and prune between our two looks; then look again
            if Manifest.read(directory) == manifest:
                raise
            continue
        fcntl.flock(hold, fcntl.LOCK_SH)
        if mark.exists():  # else a builder was faster
            return manifest, hold
        os.close(hold)


def _listen(host: str, port: int) -> socket.socket:
    if not host:
        raise AddressError(host, port, "there is no host")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(host, port) from error
        raise AddressError(host, port, error.strerror or str(error)) from error
    except UnicodeError as error:
        listener.close()
        raise AddressError(host, port, "that is no name of a host") from error
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Arbiter(Arbiter):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's parent of the HTTP processes, which also looks after the snapshot."""

    def murder_workers(self) -> None:
        """Look for a new snapshot; gunicorn calls this about once a second."""
        super().murder_workers()
        if self.app.look_after():
            self.reload()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn over a socket that is open already; each process makes its own application."""

    def __init__(
        self,
        directory: Path,
        descriptor: int,
        settings: Settings,
        edition: _Edition,
        is_loopback: bool,
        host: str,
    ) -> None:
        self._directory = directory
        self._descriptor = descriptor
        self._settings = settings
        self._edition = edition
        self._old: list[_Edition] = []
        self._coming: _Edition | None = None
        names = ["localhost", "127.0.0.1", "[::1]", host, *settings.names]
        self._trusted = names if is_loopback or settings.names else None
        seconds = settings.client_seconds
        if seconds is None:
            seconds = 0.0 if is_loopback and not settings.proxies else _CLIENT_SECONDS
        self._budget = ClientBudget(seconds) if seconds else None
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"fd://{self._descriptor}",
            "workers": self._settings.workers,
            "worker_class": HttpProcess,
            "threads": _THREADS,
            "keepalive": _KEPT_S,
            "loglevel": "warning",
            "limit_request_line": _LONGEST_LINE,
            "graceful_timeout": _GRACE_S,
            "control_socket_disable": True,
            "proc_name": "screensong",
            "worker_exit": _close_pool,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        _Arbiter(self).run()

    def load(self) -> Flask:
        graph = Graph(self._directory, self._edition.manifest)
        app = create_app(
            graph,
            query_workers=self._settings.query_workers,
            limits=self._settings.limits,
            budget=self._budget,
            queries_at=self._edition.zygote.address,
            trusted_hosts=self._trusted,
            proxies=self._settings.proxies,
            answers_mb=self._settings.answers_mb,
        )
        site(app).pool.warm()
        return app

    def look_after(self) -> bool:
        """Revive a dead zygote, end those that nobody needs; tell if a new snapshot is ready."""
        self._edition.zygote.start()
        now = time.monotonic()
        for old in [one for one in self._old if now - one.retired_at > 2 * _GRACE_S]:
            old.close()
            self._old.remove(old)
        if self._coming is None:
            self._coming = self._newer()
        return self._coming is not None and self._coming.is_ready()

    def _newer(self) -> _Edition | None:
        """Return what was published since, if anything was; its graph begins to load."""
        try:
            if Manifest.read(self._directory) == self._edition.manifest:
                return None
            return _Edition(self._directory, self._settings)
        except (GraphError, OSError):
            return None  # what is being served is whole, whatever becomes of the folder

    def reload(self) -> None:
        """Take the new snapshot if its graph is loaded; the HTTP processes that follow serve it."""
        super().reload()
        if self._coming is None or not self._coming.is_ready():
            return
        self._coming.stop_probing()
        self._edition.retired_at = time.monotonic()
        self._old.append(self._edition)
        self._edition, self._coming = self._coming, None

    def close(self) -> None:
        """End all zygotes."""
        for edition in (*self._old, self._edition, self._coming):
            if edition is not None:
                edition.close()


def _close_pool(server: object, worker: Any) -> None:
    """End the query processes with the HTTP process they belong to."""
    app = getattr(worker, "wsgi", None)
    if isinstance(app, Flask):
        site(app).pool.close()
