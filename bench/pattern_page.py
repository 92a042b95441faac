"""Write docs/patterns.md: every pattern with what it reads, an example, and its counts.

python bench/pattern_page.py
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from screensong.graph.extraction.confidence import read_counts
from screensong.graph.extraction.patterns import Pattern, patterns

PAGE = Path(__file__).resolve().parents[1] / "docs" / "patterns.md"
_HEAD = "\n\n".join(
    (
        "# Patterns",
        "Every claim names the pattern that found it (`ss:pattern`; `screensong explain FILE` "
        "shows it in its sentence). This page is generated from `data/words/patterns/`, "
        "`data/words/patterns.toml` and `data/words/confidence.json` by `python "
        "bench/pattern_page.py`.",
        "What is said of people and songs in sentences is read by patterns that are shown as they "
        "are written; [pattern-language.md](pattern-language.md) says what their signs mean and "
        "how to add one. The other ways to find a claim are listed in tables.",
        "A claim's confidence is measured: `python bench/patterns.py` reads the annotated "
        "documents that were tuned on (shared documents, odd samples, `tune` half of the second "
        "set, training part of the corpus), counts the right and wrong claims of each pattern and"
        " relation, and writes both files. Small counts are shrunk: each relation of a pattern "
        "starts from the pattern as a whole, each pattern from the number beside it in the code, "
        "either with the weight of eight claims. The counts come from documents that the rules "
        "were tuned on, so for prose of another kind the confidences are too high; `python "
        "bench/patterns.py --check` says by how much, on documents kept aside too.",
        "Of the numbers: claims right / wrong, `-` where none was counted.",
        "",
    )
)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{len(patterns())} patterns in {PAGE}")
    return 0


def page() -> str:
    """Return the page."""
    parts = [_HEAD]
    for room, listed in groupby(patterns().values(), key=lambda pattern: pattern.room):
        parts.append(f"## {room.replace('_', ' ').capitalize()}\n")
        every = list(listed)
        parts.extend(_block(pattern) for pattern in every if pattern.reads)
        others = [pattern for pattern in every if not pattern.reads]
        if others:
            parts.append("| pattern | relations | looks for | example | claims |")
            parts.append("|---|---|---|---|---|")
            parts.extend(map(_row, others))
        parts.append("")
    return "\n".join(parts)


def _block(pattern: Pattern) -> str:
    """Return a sentence pattern as it is written, with its examples."""
    reads = "\n".join(f"    {line}" for line in pattern.reads)
    found = " / ".join(pattern.shown) or "(others come first)"
    return (
        f"**`{pattern.name}`** ({' '.join(pattern.relations)}; {_claims(pattern.name)}): "
        f"{pattern.description}\n\n{reads}\n\n"
        f"Finds: {found} Leaves: {' / '.join(pattern.spared)}\n"
    )


def _row(pattern: Pattern) -> str:
    example = " / ".join(line for line in pattern.example.splitlines() if line)
    cells = (
        f"`{pattern.name}`",
        " ".join(pattern.relations),
        pattern.description,
        example or "(no short one is known: others come first)",
        _claims(pattern.name),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _claims(name: str) -> str:
    pairs = read_counts().by_pattern.get(name, {}).values()
    return f"{sum(p[0] for p in pairs)} / {sum(p[1] for p in pairs)}" if pairs else "-"


if __name__ == "__main__":
    sys.exit(main())
