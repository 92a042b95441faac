"""The command line: each verb parses its words, calls one room, and says what came of it.

Results go to stdout, talk to stderr. Exit status: 0 done, 1 failed or violations found,
2 usage, 3 done but some inputs were refused. A verb imports what only it needs, so that the quick
ones stay quick: reading and the browser take half a second to load.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TextIO

import click
from rich.console import Console
from rich.table import Table

from . import __version__
from .answers import FORMATS as ANSWER_FORMATS
from .answers import write_answer
from .graph.documents import Refusal
from .graph.errors import GraphError
from .graph.export import FORMATS as RDF_FORMATS
from .graph.export import export
from .graph.extractors import Extractor
from .graph.guard import QueryRefusedError
from .graph.iris import BaseIriError
from .graph.query_errors import QueryError
from .graph.reading.sources import list_sources
from .graph.statistics import statistics
from .graph.store import Graph
from .limits import limit_options, limits_of
from .options import extractor_option, graph_option, jobs_option, sources_argument
from .progress import build_progress
from .serving import serving_options, settings_of

if TYPE_CHECKING:
    from .graph.build import BuildReport
    from .graph.silence import Remark

__all__ = ["main"]

_FAILED, _USAGE, _REFUSED = 1, 2, 3
_LONGEST_ECHO = 100
_NAMED = 5


def _talk() -> Console:
    return Console(stderr=True, highlight=False)


def _results() -> Console:
    """Return a console on stdout that cuts nothing off when it is no terminal."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 200)


def _say(line: str, style: str = "") -> None:
    _talk().print(line, style=style, markup=False, soft_wrap=True)


def _fail(error: Exception | str, status: int = _FAILED) -> NoReturn:
    _say(f"screensong: {error}", "red")
    raise SystemExit(status)


def _edge(verb: Callable[..., None]) -> Callable[..., None]:
    """Turn what may go wrong into one line and an exit status."""

    @wraps(verb)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            verb(*args, **kwargs)
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output left: nothing more to say
            raise SystemExit(_FAILED) from None
        except BaseIriError as error:
            _fail(error, _USAGE)
        except PermissionError as error:
            _fail(f"{error.filename}: {error.strerror}; look at who owns it")
        except FileNotFoundError as error:
            folder = Path(str(error.filename)).parent
            _fail(error if folder.exists() else f"{folder}: no such folder")
        except (GraphError, OSError) as error:
            _fail(error)

    return guarded


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, prog_name="screensong")
def main() -> None:
    """Turn film reviews and soundtrack articles into a knowledge graph, and ask it.

    Every triple can show the sentence that states it.
    """


@main.command("build")
@sources_argument
@graph_option
@jobs_option
@extractor_option
@click.option("--base", metavar="IRI", help="Base of the data IRIs, chosen at the first build.")
@_edge
def _build(
    sources: tuple[Path, ...], directory: Path, jobs: int, extractor: Extractor, base: str | None
) -> None:
    """Add the documents of SRC (files or folders) to the graph, or replace those it has.

    Reads plain text, Markdown, HTML, JSONL, JSON, CSV and TSV. What cannot be read is refused
    with a line that says why; the rest goes on.
    """
    from .graph.build import build

    with build_progress(_talk(), len(list_sources(sources))) as progress:
        report = build(
            directory, sources, jobs=jobs, extractor=extractor, base=base, progress=progress
        )
    _say_refusals(report.refusals)
    _say_remarks(report.remarks)
    _say_built(report, directory)
    raise SystemExit(_REFUSED if report.refusals else 0)


def _say_refusals(refusals: Iterable[Refusal]) -> None:
    for refusal in refusals:
        _say(f"refused {refusal}", "yellow")


def _say_remarks(remarks: Iterable[Remark]) -> None:
    """Say of which documents little or nothing came, in one line for each reason."""
    by_reason: dict[str, list[str]] = {}
    for remark in remarks:
        by_reason.setdefault(remark.reason, []).append(remark.source)
    for reason, sources in by_reason.items():
        shown = ", ".join(sources[:_NAMED])
        more = f" and {len(sources) - _NAMED:,} more" if len(sources) > _NAMED else ""
        _say(f"little or nothing in {shown}{more}: {reason}")


def _say_built(report: BuildReport, directory: Path) -> None:
    parts = [
        f"{count} {word}"
        for count, word in (
            (report.added, "added"),
            (report.replaced, "replaced"),
            (report.removed, "removed"),
            (len(report.refusals), "refused"),
        )
        if count
    ]
    said = ", ".join(parts) or "nothing changed"
    held = f"{report.documents} document{'' if report.documents == 1 else 's'} in the graph"
    _say(f"{directory}: {said}; {held}")


@main.command("remove")
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@graph_option
@_edge
def _remove(documents: tuple[str, ...], directory: Path) -> None:
    """Remove documents, given by id or by source file name, from the graph."""
    from .graph.build import remove

    _say_built(remove(directory, documents), directory)


@main.command("extract")
@sources_argument
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for one JSON file per document.",
)
@jobs_option
@extractor_option
@_edge
def _extract(sources: tuple[Path, ...], out: Path, jobs: int, extractor: Extractor) -> None:
    """Write what each document states as JSON: subject, relation, object and evidence."""
    from .graph.extraction.gold import to_gold
    from .graph.readers import read_all
    from .graph.silence import remark_on

    refusals: list[Refusal] = []
    remarks: list[Remark] = []
    count = 0
    for item in read_all(sources, jobs=jobs, extractor=extractor):
        if isinstance(item, Refusal):
            refusals.append(item)
            continue
        document, extraction = item
        if (remark := remark_on(document, extraction)) is not None:
            remarks.append(remark)
        path = out / f"{document.id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(to_gold(document, extraction), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
        count += 1
    _say_refusals(refusals)
    _say_remarks(remarks)
    _say(f"{out}: {count} written, {len(refusals)} refused")
    raise SystemExit(_REFUSED if refusals else 0)


@main.command("explain")
@sources_argument
@click.option("--all", "silent", is_flag=True, help="Show sentences that gave nothing, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: one line per document.",
)
@extractor_option
@_edge
def _explain(sources: tuple[Path, ...], silent: bool, form: str, extractor: Extractor) -> None:
    """Show what each document states, sentence by sentence, and the pattern that found it.

    Marked are the words for the subject, for the object and for what ties them.
    """
    from .explain_text import bars_line, explanation, legend, print_explanation
    from .graph.readers import read_all

    console, refusals, shown = _results(), [], 0
    if form == "text":
        _talk().print(legend(coloured=console.is_terminal and not console.no_color))
        if extractor == "hybrid":
            _say(bars_line())
    for item in read_all(sources, extractor=extractor):
        if isinstance(item, Refusal):
            refusals.append(item)
            continue
        if form == "json":
            click.echo(json.dumps(explanation(*item, silent=silent), ensure_ascii=False))
        else:
            console.print("\n" if shown else "", end="")
            print_explanation(*item, console, silent=silent)
        shown += 1
    _say_refusals(refusals)
    raise SystemExit(_REFUSED if refusals else 0)


@main.command("query")
@click.argument("query", required=False)
@click.option("-f", "--file", "source", type=click.File("r", encoding="utf-8"), help="Query file.")
@graph_option
@click.option(
    "--format", "form", type=click.Choice(ANSWER_FORMATS), default="table", show_default=True
)
@click.option("--explain", is_flag=True, help="Tell the query that ran and where time went.")
@limit_options
@_edge
def _query(
    query: str | None, source: Any, directory: Path, form: str, explain: bool, **caps: Any
) -> None:
    """Ask the graph in SPARQL. The prefixes ss:, rdfs:, skos:, xsd: and owl: are known.

    The default graph is the union of all documents; GRAPH ?document { ... } asks who says so.
    Formats, caps and messages are those of the endpoint; a table shows labels for IRIs.
    """
    if (query is None) == (source is None):
        message = "give a query, or a file with -f (- reads stdin)"
        raise click.UsageError(message)
    try:
        text = query if query is not None else _text_of(source)
        told = write_answer(
            directory, text, form, sys.stdout.buffer, limits=limits_of(**caps), explain=explain
        )
    except (QueryRefusedError, QueryError, ValueError) as error:
        _fail(error)
    for line in (told.note, told.explanation):
        if line:
            _say(line)


def _text_of(source: TextIO) -> str:
    try:
        return source.read()
    except UnicodeDecodeError as error:
        message = f"{source.name}: not UTF-8 ({error.reason} at byte {error.start})"
        raise ValueError(message) from None


@main.command("export")
@graph_option
@click.option("--format", "form", type=click.Choice(list(RDF_FORMATS)), default="turtle")
@click.option("--no-quotes", is_flag=True, help="Leave the sentences out; offsets stay.")
@click.option(
    "-o",
    "path",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default=Path("-"),
    help="Output file.",
)
@_edge
def _export(directory: Path, form: str, no_quotes: bool, path: Path) -> None:
    """Write the whole graph as RDF, to stdout or a file."""
    with Graph.open(directory) as graph, _output(path) as out:
        export(graph, form, out, quotes=not no_quotes)


@contextmanager
def _output(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing: stdout for "-", a file whole or not at all, a pipe as it is."""
    if str(path) == "-":
        yield sys.stdout.buffer
    elif path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
    else:
        target = path.resolve()
        unfinished = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with unfinished.open("wb") as out:
                yield out
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


@main.command("show")
@click.argument("name", metavar="NAME_OR_IRI")
@graph_option
@_edge
def _show(name: str, directory: Path) -> None:
    """Show a film, person, song or theme: its facts, each with a sentence that states it."""
    from .show import show_entity

    with Graph.open(directory) as graph:
        if not show_entity(graph, name, _results()):
            asked = name if len(name) <= _LONGEST_ECHO else f"{name[:_LONGEST_ECHO]}…"
            _fail(f"nothing in {directory} is called {asked!r}; try a part of the name")


@main.command("why")
@click.argument("subject")
@click.argument("predicate")
@click.argument("object_", metavar="OBJECT")
@graph_option
@_edge
def _why(subject: str, predicate: str, object_: str, directory: Path) -> None:
    """Show what a triple stands on: its sentences, or the rule and premises that gave it.

    Name the three as IRIs or with prefixes (film:the-lamp-1999 ss:director person:ann-rho);
    OBJECT may also be a value (1999).
    """
    from .explain import explain

    with Graph.open(directory) as graph:
        if not explain(graph, (subject, predicate, object_), _results()):
            _fail(f"{directory} has no triple {subject} {predicate} {object_}")


@main.command("stats")
@graph_option
@_edge
def _stats(directory: Path) -> None:
    """Count documents, entities, claims and triples."""
    with Graph.open(directory) as graph:
        _results().print(count_table(statistics(graph)))


def count_table(counts: dict[str, int]) -> Table:
    """Return a small table of counts."""
    table = Table(box=None, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    return table


@main.command("check")
@graph_option
@_edge
def _check(directory: Path) -> None:
    """Check the graph against its shapes and every quote against its document."""
    from .graph.check import check

    with Graph.open(directory) as graph:
        violations = check(graph)
    for violation in violations:
        click.echo(str(violation))
    _say(f"{directory}: {len(violations)} violations")
    raise SystemExit(_FAILED if violations else 0)


@main.command("serve")
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", default=8000, show_default=True)
@serving_options
@_edge
def _serve(directory: Path, host: str, port: int, **said: Any) -> None:
    """Open the graph to a web browser, and to SPARQL clients at /sparql."""
    from .web.serve import PortTakenError, serve

    try:
        serve(directory, host, port, settings_of(said))
    except PortTakenError as error:
        _fail(error)


@main.command("demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("screensong-demo"),
    show_default=True,
    help="Folder of the demo graph.",
)
@_edge
def _demo(out: Path) -> None:
    """Convert the sample reviews and ask three questions about them."""
    from .demo import run_demo

    run_demo(out, _results(), _talk())
