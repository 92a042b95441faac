"""Fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

import screensong
from screensong.data import REVIEWS


@pytest.fixture(scope="session")
def demo_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph directory with the sample reviews; tests must not change it."""
    directory = tmp_path_factory.mktemp("sample") / "graph"
    screensong.build(directory, [REVIEWS])
    return directory
