"""How long do the rules take? On the triples of made-up films, about a hundred thousand.

python bench/rules.py [--documents 330]
"""

from __future__ import annotations

import argparse
import time

from made import made_lines

from screensong.graph.iris import DEFAULT_BASE, Iris
from screensong.graph.rules import inferred_quads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=330)
    lines = made_lines(parser.parse_args().documents)
    started = time.perf_counter()
    inferred = inferred_quads(lines, Iris(DEFAULT_BASE))
    seconds = time.perf_counter() - started
    print(f"{len(lines):,} quads: {len(inferred):,} inferred in {seconds:.2f} s")


if __name__ == "__main__":
    main()
