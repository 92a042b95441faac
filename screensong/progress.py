"""A progress bar for builds: on a terminal it moves, in a log it says one line at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

__all__ = ["build_progress"]

_STAGES = {"read": "reading", "resolve": "resolving", "store": "storing"}


@contextmanager
def build_progress(console: Console, total: int) -> Iterator[Callable[[str, int], None]]:
    """Give a callback for `build`; `total` is the number of sources, as far as it is known."""
    columns = (
        TextColumn("[progress.description]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(_STAGES["read"], total=total)

        def advance(stage: str, done: int) -> None:
            # sources are counted beforehand; a file of records turns out to hold several
            seen = max(total, done) if stage == "read" else done
            bar.update(task, description=_STAGES[stage], completed=done, total=seen)

        yield advance
