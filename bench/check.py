"""How long does `screensong check` take? On a graph of made-up films, about a million quads.

    python bench/check.py [--documents 3200] [--graph DIR] [--each]

With `--graph` an existing graph is measured, and with `--each` every check by itself.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from made import make_graph

from screensong.graph.check import check
from screensong.graph.store import Graph
from screensong.ontology.shape_queries import checks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=3200)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--each", action="store_true")
    words = parser.parse_args()
    with TemporaryDirectory() as folder:
        directory = words.graph or Path(folder)
        if words.graph is None:
            print(f"{make_graph(directory, words.documents):,} quads in named graphs")
        with Graph.open(directory) as graph:
            started = time.perf_counter()
            violations = check(graph)
            print(f"check: {time.perf_counter() - started:.1f} s, {len(violations)} violations")
            for violation in violations[:5]:
                print(f"  {violation}")
            if words.each:
                _each(graph)


def _each(graph: Graph) -> None:
    taken = []
    for one in checks():
        started = time.perf_counter()
        list(graph.query(one.query))
        taken.append((time.perf_counter() - started, one.name))
    for seconds, name in sorted(taken, reverse=True)[:40]:
        print(f"{seconds:8.3f} s  {name}")
    print(f"{sum(seconds for seconds, _ in taken):8.3f} s  all {len(taken)} checks, one by one")


if __name__ == "__main__":
    main()
