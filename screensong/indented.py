"""Indented lines: wrapped below themselves in a terminal, each one line and unpadded in a pipe."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

__all__ = ["print_indented"]


def print_indented(console: Console, text: Text, indent: int) -> None:
    """Print a text behind `indent` blanks; scripts get one line for one sentence."""
    if console.is_terminal and text:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    else:
        console.print(Text.assemble(" " * indent, text), soft_wrap=True)
