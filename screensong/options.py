"""What several verbs of the command line are told: the graph, the sources, how they are read."""

from __future__ import annotations

import os
from pathlib import Path

import click

from .graph.extractors import DEFAULT as DEFAULT_EXTRACTOR
from .graph.extractors import EXTRACTORS

__all__ = ["extractor_option", "graph_option", "jobs_option", "sources_argument"]


class _Source(click.Path):
    """A file or a folder; an empty name, as of a variable that is not set, is none."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        if value == "":
            self.fail("an empty name; give a file or a folder ('.' for this one)", param, ctx)
        return Path(super().convert(value, param, ctx))  # type: ignore[arg-type]


graph_option = click.option(
    "--graph",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("screensong-graph"),
    envvar="SCREENSONG_GRAPH",
    show_default=True,
    show_envvar=True,
    help="The graph directory.",
)
sources_argument = click.argument(
    "sources",
    metavar="SRC...",
    nargs=-1,
    required=True,
    type=_Source(path_type=Path, readable=False),
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=os.cpu_count() or 1,
    show_default="all processors",
    help="Processes that read documents.",
)

extractor_option = click.option(
    "--extractor",
    type=click.Choice(EXTRACTORS),
    default=DEFAULT_EXTRACTOR,
    show_default=True,
    help="rules: patterns alone, faster; hybrid: with the trained tagger, finds more.",
)
