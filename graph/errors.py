"""What can go wrong with a graph directory, in one line each.

GraphError
+-- NoGraphError(FileNotFoundError)      nothing is built there
+-- GraphFormatError(ValueError)         another version wrote it
+-- BusyGraphError(RuntimeError)         another builder is at work
+-- BaseChangeError(ValueError)          the graph has another base IRI
+-- UnknownDocumentError(LookupError)    a document to remove is not there
+-- ReaderLostError(RuntimeError)        a process that reads documents died
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

__all__ = [
    "BaseChangeError",
    "BusyGraphError",
    "GraphError",
    "GraphFormatError",
    "NoGraphError",
    "ReaderLostError",
    "UnknownDocumentError",
]


class GraphError(Exception):
    """Base of what can go wrong with a graph directory."""


class NoGraphError(GraphError, FileNotFoundError):
    """The directory holds no graph."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"no graph in {directory}; make one with `screensong build REVIEWS --graph {directory}`"
        )
        self.directory = directory


class GraphFormatError(GraphError, ValueError):
    """The directory was written in a format that this version does not read."""

    def __init__(self, path: Path, found: str, expected: int) -> None:
        super().__init__(
            f"{path}: found {found}, this version reads format {expected}; "
            "build the graph anew in another directory"
        )
        self.path = path


class BusyGraphError(GraphError, RuntimeError):
    """Another process is changing the graph."""

    def __init__(self, directory: Path) -> None:
        super().__init__(f"another build is changing {directory}; try again when it has ended")
        self.directory = directory


class BaseChangeError(GraphError, ValueError):
    """A build asks for another base IRI than the graph has."""

    def __init__(self, directory: Path, found: str, wanted: str) -> None:
        super().__init__(
            f"{directory} has the base {found}, not {wanted}; a base is chosen once, "
            "build into another directory to change it"
        )


class UnknownDocumentError(GraphError, LookupError):
    """A document that is to be removed is not in the graph."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        near = get_close_matches(name, list(known), n=1, cutoff=0.5)
        hint = f"; nearest is {near[0]!r}" if near else ""
        super().__init__(f"no document {name!r} in the graph{hint}")
        self.name = name


class ReaderLostError(GraphError, RuntimeError):
    """A process that reads documents died."""

    def __init__(self) -> None:
        super().__init__(
            "a process that reads documents was killed, perhaps for want of memory; "
            "nothing was changed, try again with fewer --jobs"
        )
