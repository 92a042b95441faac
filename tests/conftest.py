"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import screensong
from screensong.data import REVIEWS

# Examples vary from run to run where people look for faults, and never where a red run would
# only say that luck ran out: there each push gets the same ones.
settings.register_profile("steady", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("steady")


@pytest.fixture(scope="session")
def demo_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graph directory with the sample reviews; tests must not change it."""
    directory = tmp_path_factory.mktemp("sample") / "graph"
    screensong.build(directory, [REVIEWS])
    return directory
