"""The options of `query` and `serve` that cap what one query may cost."""

from __future__ import annotations

from collections.abc import Callable

import click

from .graph.query_limits import QueryLimits

__all__ = ["limit_options", "limits_of"]

_MEGABYTE = 1024 * 1024


def limit_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Add the options that cap what one query may cost."""
    caps = QueryLimits()
    for name, kind, default, text in (
        ("--max-mb", click.IntRange(1), caps.bytes // _MEGABYTE, "MiB of one answer."),
        ("--max-rows", click.IntRange(1), caps.rows, "Rows or triples of one answer."),
        ("--memory", click.IntRange(16), caps.memory_mb, "MiB for one query beside the graph."),
        ("--seconds", click.FloatRange(0.001), caps.seconds, "Time of one query."),
    ):
        option = click.option(
            name, type=kind, metavar="N", default=default, show_default=True, help=text
        )
        verb = option(verb)
    return verb


def limits_of(seconds: float, memory: int, max_rows: int, max_mb: int) -> QueryLimits:
    """Return the caps that these options say."""
    return QueryLimits(seconds, memory, max_rows, max_mb * _MEGABYTE)
