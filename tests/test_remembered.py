"""What was found of short texts is kept; long texts and errors are not."""

from __future__ import annotations

import pytest

from screensong.graph.remembered import remembered


def test_a_short_text_is_looked_at_once_a_long_one_each_time() -> None:
    looked: list[int] = []

    @remembered
    def length(text: str, more: int = 0) -> int:
        """Count."""
        looked.append(len(text))
        return len(text) + more

    assert [length("film"), length("film"), length("film", 1)] == [4, 4, 5]
    assert [length("f" * 20_000) for _ in range(2)] == [20_000] * 2
    assert looked == [4, 4, 20_000, 20_000]
    assert length.__doc__ == "Count."


def test_errors_are_not_kept() -> None:
    looked: list[str] = []

    @remembered
    def refused(text: str) -> str:
        looked.append(text)
        raise ValueError(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="film"):
            refused("film")
    assert looked == ["film", "film"]
