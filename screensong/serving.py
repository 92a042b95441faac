"""The options of `serve`: what it listens with, and what it may take of the machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .limits import limit_options, limits_of

if TYPE_CHECKING:
    from .web.serve import Settings

__all__ = ["serving_options", "settings_of"]

Verb = Callable[..., None]

_OPTIONS = (
    click.option(
        "--workers",
        type=click.IntRange(1, 64),
        metavar="N",
        default=2,
        show_default=True,
        help="HTTP processes.",
    ),
    click.option(
        "--query-workers",
        type=click.IntRange(1, 64),
        metavar="N",
        default=2,
        show_default=True,
        help="Query processes for each.",
    ),
    limit_options,
    click.option(
        "--client-seconds",
        type=click.FloatRange(0),
        metavar="N",
        help="Query time of a client a minute; 0: any.  [60; on loopback 0]",
    ),
    click.option(
        "--graph-memory",
        "budget_mb",
        type=click.IntRange(0),
        metavar="N",
        help="MiB for the graph, else read from disk.  [half of all]",
    ),
    click.option(
        "--answers",
        "answers_mb",
        type=click.IntRange(0),
        metavar="N",
        default=32,
        show_default=True,
        help="MiB of answers to keep; 0: none.",
    ),
    click.option("--name", "names", multiple=True, help="A name of this server (repeatable)."),
    click.option(
        "--proxies",
        type=click.IntRange(0, 10),
        metavar="N",
        default=0,
        show_default=True,
        help="Proxies of yours in front.",
    ),
)


def serving_options(verb: Verb) -> Verb:
    """Add the options that `settings_of` reads."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def settings_of(said: dict[str, Any]) -> Settings:
    """Return the settings that the options say; those of queries are among them."""
    from .web.serve import Settings

    own = {
        name: said.pop(name)
        for name in (
            "workers", "query_workers", "client_seconds", "budget_mb", "answers_mb", "names",
            "proxies",
        )
    }  # fmt: skip
    return Settings(**own, limits=limits_of(**said))
