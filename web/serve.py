"""Serving a graph over HTTP with gunicorn: several processes, each with threads."""

from __future__ import annotations

import errno
import fcntl
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from ..graph.store import IN_USE, Graph, Manifest
from .app import create_app
from .site import site

__all__ = ["AddressError", "PortTakenError", "serve"]

_THREADS = 8
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


def serve(graph_dir: Path | str, host: str, port: int, workers: int = 2) -> None:
    """Serve the graph in `graph_dir` until SIGTERM or SIGINT, then return.

    Port 0 takes a free one; the address is told on stderr. On a loopback address only requests
    that name this machine are answered, so that no web page elsewhere can reach in through DNS.
    What is published when the server starts is served until it ends, whatever is built meanwhile.

    Raises GraphError if there is no graph, PortTakenError or AddressError if the address cannot
    be listened at.
    """
    directory = Path(graph_dir)
    with _held(directory) as manifest:
        listener = _listen(host, port)
        at = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        print(  # noqa: T201
            f"Screensong serves {graph_dir} at http://{shown}:{at}/ (stop with Ctrl+C)",
            file=sys.stderr,
            flush=True,
        )
        trusted = ["localhost", "127.0.0.1", "[::1]", host] if _is_loopback(host) else None
        descriptor = listener.detach()  # the server closes it
        try:
            _Server(directory, manifest, descriptor, workers, trusted).run()
        except SystemExit as end:
            if end.code:
                raise


@contextmanager
def _held(directory: Path) -> Iterator[Manifest]:
    """Choose the published snapshot and keep builders from removing it.

    The store stays closed here: a process that forks with it open ends its children in faults.
    """
    while True:
        manifest = Manifest.read(directory)
        mark = manifest.path(directory) / IN_USE
        try:
            hold = mark.open("rb")
        except OSError:
            # a builder may publish and prune between our two looks; then look again
            if Manifest.read(directory) == manifest:
                raise
            continue
        with hold:
            fcntl.flock(hold, fcntl.LOCK_SH)
            if mark.exists():  # else a builder was faster
                yield manifest
                return


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


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn over a socket that is open already; each process makes its own application."""

    def __init__(
        self,
        directory: Path,
        manifest: Manifest,
        descriptor: int,
        workers: int,
        trusted: list[str] | None,
    ) -> None:
        self._directory = directory
        self._manifest = manifest
        self._descriptor = descriptor
        self._workers = workers
        self._trusted = trusted
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"fd://{self._descriptor}",
            "workers": self._workers,
            "worker_class": "gthread",
            "threads": _THREADS,
            "loglevel": "warning",
            "limit_request_line": _LONGEST_LINE,
            "graceful_timeout": 5,
            "control_socket_disable": True,
            "proc_name": "screensong",
            "worker_exit": _close_pool,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        graph = Graph(self._directory, self._manifest)
        return create_app(graph, trusted_hosts=self._trusted)


def _close_pool(server: object, worker: Any) -> None:
    """End the query processes with the HTTP process they belong to."""
    app = getattr(worker, "wsgi", None)
    if isinstance(app, Flask):
        site(app).pool.close()
