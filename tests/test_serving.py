"""The options of `serve` become its settings."""

from __future__ import annotations

from typing import Any

import click
import pytest
from click.testing import CliRunner

from screensong.serving import serving_options, settings_of
from screensong.web.serve import Settings


def _settings(*words: str) -> Settings:
    found: list[Settings] = []

    @click.command()
    @serving_options
    def command(**said: Any) -> None:
        found.append(settings_of(said))

    CliRunner().invoke(command, words, catch_exceptions=False, standalone_mode=False)
    return found[0]


def test_without_options_the_settings_are_the_usual_ones() -> None:
    assert _settings() == Settings()


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        (("--answers", "0"), "answers_mb", 0),
        (("--graph-memory", "128"), "budget_mb", 128),
        (("--name", "films.example", "--name", "www.films.example"), "names",
         ("films.example", "www.films.example")),
        (("--client-seconds", "5"), "client_seconds", 5.0),
    ],
)  # fmt: skip
def test_each_option_sets_what_it_names(words: tuple[str, ...], name: str, value: object) -> None:
    assert getattr(_settings(*words), name) == value


def test_caps_of_queries_are_among_the_settings() -> None:
    limits = _settings("--seconds", "2", "--max-mb", "3").limits
    assert (limits.seconds, limits.bytes) == (2.0, 3 * 1024 * 1024)
