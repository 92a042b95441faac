"""How fast is SPARQL? One run asks the same questions of Screensong's server and of others.

    python bench/sparql.py [--quads 100000 1000000] [--others PYTHON] [--endpoint NAME=URL]

Graphs of made-up films are written to --folder, and kept there for the next run: the same number
of quads gives the same graph; 5000000 takes some minutes and 10 GB of memory. Compared are:

- rdflib, and the oxigraph engine on disk, each in a process of its own, without HTTP
- oxrdflib and rdflib-endpoint from another environment: `python -m venv DIR`,
  `DIR/bin/pip install oxrdflib rdflib-endpoint uvicorn click`, then `--others DIR/bin/python`
- the oxigraph server, if `oxigraph` is on the path (`pip install oxigraph`, of the version of
  pyoxigraph); its store is optimized after the load, as ours is
- any server that runs already, such as Virtuoso 7 with the same N-Quads loaded:
  `--endpoint virtuoso=http://127.0.0.1:8890/sparql`

A query is asked up to --times times, and no more once it has taken --patience seconds; the first
is not counted. Each time it is run anew (`Cache-Control: no-cache`), but under "kept answers",
which tells what asking the same again costs; all ratios are to the runs. Answers must agree with
ours to be counted in the means. All servers listen on loopback and are stopped by their process
ids.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from made import make_graph
from sparql_engines import (
    Answer,
    InProcess,
    Server,
    free_port,
    rate,
    started,
    stream,
    wait_until_quiet,
)
from sparql_queries import MANY, PICKS, PREFIXES, QUERIES

_QUADS_PER_DOCUMENT = 484
_SCHEME_QUADS = 6_000
_RDFLIB_MOST = 300_000
_CLIENTS = (1, 8, 32)
_PATIENCE_AFTER = 40.0
_FOLDER = Path(tempfile.gettempdir()) / "screensong-bench"


class Measure(NamedTuple):
    """A median in seconds with the answer; without one, why, and the least it would have taken."""

    seconds: float = 0.0
    answer: Answer | None = None
    problem: str = ""


def _measure(engine: InProcess | Server, query: str, times: int, patience: float) -> Measure:
    taken: list[float] = []
    answer: Answer = []
    try:
        for _ in range(times + 1):
            seconds, answer = engine.ask(query, patience)
            taken.append(seconds)
            if sum(taken) > patience:
                break
    except TimeoutError:
        if isinstance(engine, Server):
            _wait_until_idle(engine)
        return Measure(patience, problem="too slow")
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Measure(problem=str(error)[:40] or type(error).__name__)
    return Measure(statistics.median(taken[1:] or taken), answer)


def _wait_until_idle(server: Server) -> None:
    """Let a server finish what nobody waits for any more: the next query is not to pay for it."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        server.ask("ASK {}", _PATIENCE_AFTER)


def _bag(answer: Answer) -> list[list[str]]:
    def cell(text: str) -> str:
        try:
            return f"{float(text):.6g}"
        except ValueError:
            return text

    return sorted([cell(text) for text in row] for row in answer)


# ---- one run


def _graph(folder: Path, quads: int) -> Path:
    """Return a graph of about so many quads, made if it is not there."""
    directory = folder / f"films-{quads}"
    if not (directory / "manifest.json").exists():
        make_graph(directory, max(20, (quads - _SCHEME_QUADS) // _QUADS_PER_DOCUMENT))
    return directory


def _ours(directory: Path, workers: int) -> Server:
    port = free_port()
    command = [
        sys.executable, "-m", "screensong", "serve", "--graph", str(directory),
        "--port", str(port), "--workers", str(workers),
    ]  # fmt: skip
    server = started(command, port, "/sparql", 300)
    wait_until_quiet(server, 300)
    return server


def _others(words: argparse.Namespace, nquads: Path, quads: int) -> Iterator[
    tuple[str, InProcess | Server]
]:  # fmt: skip
    """Start one engine after the other; tell which are left out, and why."""

    def rdflib_endpoint() -> Server:
        port = free_port()
        command = [
            words.others, "-m", "rdflib_endpoint", "serve", "--host", "127.0.0.1",
            "--port", str(port), str(nquads),
        ]  # fmt: skip
        return started(command, port, "/", 300)

    def oxigraph() -> Server:
        port, location = free_port(), words.folder / f"oxigraph-{quads}"
        if not location.exists():
            load = ["oxigraph", "load", "--location", str(location), "--file", str(nquads)]
            subprocess.run(load, check=True, capture_output=True)
            optimize = ["oxigraph", "optimize", "--location", str(location)]
            subprocess.run(optimize, check=True, capture_output=True)
        command = ["oxigraph", "serve-read-only", "--location", str(location), "--bind"]
        command += [f"127.0.0.1:{port}", "--union-default-graph"]
        return started(command, port, "/query", 30)

    small = "" if quads <= words.rdflib_most else "too many quads for rdflib: --rdflib-most"
    here, disk = sys.executable, words.folder / f"pyoxigraph-{quads}"
    elsewhere = "" if words.others else "no --others"
    starts: list[tuple[str, str, Any]] = [
        ("rdflib", small, lambda: InProcess(here, "rdflib", nquads, disk)),
        ("oxrdflib", elsewhere, lambda: InProcess(words.others, "oxrdflib", nquads, disk)),
        ("rdflib-endpoint", elsewhere or small, rdflib_endpoint),
        ("oxigraph on disk", "", lambda: InProcess(here, "oxigraph", nquads, disk)),
        ("oxigraph server", "" if shutil.which("oxigraph") else "not installed", oxigraph),
    ]
    named = dict(pair.split("=", 1) for pair in words.endpoint)
    starts += [(n, "", lambda url=url: Server(url)) for n, url in named.items()]
    if "virtuoso" not in named:
        starts.append(("Virtuoso", "no --endpoint virtuoso=URL", None))
    for name, reason, start in starts:
        if reason or name in words.without:
            reason = reason or "as asked"
            print(f"left out: {name} ({reason})")
            continue
        try:
            engine = start()
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"left out: {name} ({error})")
            continue
        try:
            yield name, engine
        finally:
            engine.close()


def _filled(server: Server) -> dict[str, str]:
    """Return the queries with names from the graph."""
    picks: dict[str, str] = {}
    for name, query in PICKS.items():
        row = server.ask(PREFIXES + query, 60)[1][0]
        picks[f"{{{name}}}"] = f"<{row[0]}>"
        if name == "film":
            picks["{label}"] = row[1]
    filled: dict[str, str] = {}
    for title, query in QUERIES.items():
        for mark, value in picks.items():
            query = query.replace(mark, value)
        filled[title] = PREFIXES + query
    return filled


def run(words: argparse.Namespace, quads: int) -> None:
    """Measure one size and print a table in Markdown."""
    directory = _graph(words.folder, quads)
    nquads = next(directory.glob("snapshots/*/quads.nq"))
    with nquads.open("rb") as lines:
        counted = sum(1 for _ in lines)
    print(f"\n## {counted:,} quads, load {os.getloadavg()[0]:.1f}\n")
    server = _ours(directory, words.workers)
    found: dict[str, dict[str, Measure]] = {}
    rates: dict[str, list[float]] = {}
    try:
        queries = _filled(server)

        def take(name: str, engine: InProcess | Server) -> None:
            found[name] = {
                title: _measure(engine, query, words.times, words.patience)
                for title, query in queries.items()
            }
            if isinstance(engine, Server):
                short = queries["label look-up"]
                rates[name] = [rate(engine, short, clients, 2.0) for clients in _CLIENTS]

        take("Screensong", server)
        server.may_keep = True
        take("Screensong, kept answers", server)
        server.may_keep = False
        streamed = stream(server, MANY)
        for name, engine in _others(words, nquads, quads):
            take(name, engine)
    finally:
        server.close()
    _print_table(found, queries)
    print("\nrequests a second (label look-up), at 1, 8 and 32 clients:\n")
    for name, values in rates.items():
        print(f"- {name}: {' / '.join(f'{value:,.0f}' for value in values)}")
    print(f"\na million rows (or all there are), {streamed}")


def _print_table(found: dict[str, dict[str, Measure]], queries: dict[str, str]) -> None:
    ours = found["Screensong"]
    others = [name for name in found if name != "Screensong"]
    ratios: dict[str, list[float]] = {name: [] for name in others}
    unfinished = dict.fromkeys(others, 0)
    differing: list[str] = []
    print(f"\n| median ms | rows | Screensong | {' | '.join(others)} |")
    print(f"| --- | ---: | ---: |{' ---: |' * len(others)}")
    for title in queries:
        own = ours[title]
        cells = [str(len(own.answer or [])), own.problem or f"{own.seconds * 1000:.2f}"]
        for name in others:
            other = found[name][title]
            if own.answer is None or (other.answer is None and not other.seconds):
                cells.append(other.problem or f"{other.seconds * 1000:.2f}")
                continue
            ratio = other.seconds / own.seconds
            cells.append(f"{other.seconds * 1000:.2f} ({ratio:.1f}x)")
            if other.answer is None:
                cells[-1] = f"> {other.seconds * 1000:.0f} (> {ratio:.1f}x)"
                unfinished[name] += 1
                ratios[name].append(ratio)
            elif _bag(other.answer) == _bag(own.answer):
                ratios[name].append(ratio)
            else:
                cells[-1] += " differs"
                differing.append(f"{title}: {name} {len(other.answer)} rows")
        print(f"| {title} | {' | '.join(cells)} |")
    print()
    for name, values in ratios.items():
        if values:
            mean = statistics.geometric_mean(values)
            least = f", at least: {unfinished[name]} were not finished" if unfinished[name] else ""
            print(f"- {name} / Screensong: {mean:.1f} (geometric mean of {len(values)}{least})")
    print(f"- answers that differ from ours: {'; '.join(differing) or 'none'}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=_FOLDER)
    parser.add_argument("--others", default="", metavar="PYTHON")
    parser.add_argument("--endpoint", action="append", default=[], metavar="NAME=URL")
    parser.add_argument("--without", action="append", default=[], metavar="NAME")
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--patience", type=float, default=5.0)
    parser.add_argument("--rdflib-most", type=int, default=_RDFLIB_MOST, metavar="QUADS")
    parser.add_argument("--workers", type=int, default=2)
    words = parser.parse_args()
    print(f"machine: {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for quads in words.quads:
        run(words, quads)


if __name__ == "__main__":
    main()
