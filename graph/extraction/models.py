"""Trained models of `data/model`: each read once, and replaced by another for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from ... import data

__all__ = ["Models"]

T = TypeVar("T")


class Models(Generic[T]):
    """Models of one kind by name; `read` makes one from the text of its file."""

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read
        self._held: dict[str, T] = {}

    def get(self, name: str) -> T:
        """Return the model of `data/model/<name>.json`, read once."""
        if name not in self._held:
            path = Path(data.__file__).parent / "model" / f"{name}.json"
            self._held[name] = self._read(path.read_text("utf-8"))
        return self._held[name]

    @contextmanager
    def replaced(self, name: str, other: T) -> Iterator[None]:
        """Let `get(name)` return another model inside the block: for training and its checks."""
        before = self._held.get(name)
        self._held[name] = other
        try:
            yield
        finally:
            if before is None:
                del self._held[name]
            else:
                self._held[name] = before
