"""The data folder beside the repository that tests read and the project never ships."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """Return `path` inside the shared data folder; skip visibly where it is absent.

    With `CI` set in the environment an absent path is a failure: that machine has the folder.
    """
    found = ROOT / path
    if found.exists():
        return found
    reason = f"shared data is absent: {path}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
