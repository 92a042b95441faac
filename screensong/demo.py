"""The demo: the sample reviews become a graph, which then answers three questions."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .data import REVIEWS
from .graph.build import build
from .graph.export import export
from .graph.reading.sources import list_sources
from .graph.reading.view import readable
from .graph.statistics import statistics
from .graph.store import Graph
from .indented import print_indented
from .progress import build_progress

__all__ = ["run_demo"]

_COUNTED = ("documents", "films", "people", "songs", "themes", "claims")
_ROWS = 6

_QUESTIONS = {
    "Whose music do documents name in more than one film?": """
        SELECT ?composer ?film ?quote ?document {
          { SELECT ?person { ?any ss:composer ?person }
            GROUP BY ?person HAVING (COUNT(DISTINCT ?any) > 1) }
          ?claim ss:claimPredicate ss:composer ; ss:claimObject ?person ;
            ss:claimSubject/rdfs:label ?film ; ss:modality ss:Asserted .
          ?person rdfs:label ?composer .
          { SELECT ?claim (SAMPLE(?q) AS ?quote) (SAMPLE(?d) AS ?document)
            { ?claim ss:quote ?q ; ss:statedIn ?d } GROUP BY ?claim }
        } ORDER BY ?composer ?film ?document""",
    "Who performs which song, and in which film is it heard?": """
        SELECT ?performer ?song ?film ?quote ?document {
          ?claim ss:claimPredicate ss:songPerformer ; ss:claimSubject ?track ;
            ss:claimObject/rdfs:label ?performer ; ss:quote ?quote ; ss:statedIn ?document ;
            ss:modality ss:Asserted .
          ?track rdfs:label ?song .
          ?movie ss:soundtrackSong ?track ; rdfs:label ?film .
        } ORDER BY ?performer ?song ?film ?document""",
    "On what do two documents disagree?": """
        SELECT ?film ?about ?says ?quote ?document {
          ?dispute ss:disputeSubject/rdfs:label ?film ; ss:disputePredicate ?property ;
            ss:disputedClaim ?claim .
          ?claim ss:quote ?quote ; ss:statedIn ?document .
          OPTIONAL { ?claim ss:claimValue ?value }
          OPTIONAL { ?claim ss:claimObject/rdfs:label ?aspect ; ss:polarity ?opinion }
          BIND (COALESCE(?aspect, STRAFTER(STR(?property), "#")) AS ?about)
          BIND (COALESCE(STR(?value), LCASE(STRAFTER(STR(?opinion), "#"))) AS ?says)
        } ORDER BY ?film ?about ?says ?document""",
}


def run_demo(directory: Path, results: Console, talk: Console) -> None:
    """Build the sample reviews into `directory`, write `graph.ttl` there, and ask.

    Counts, questions and answers go to `results`, the progress bar to `talk`.
    """
    with build_progress(talk, len(list_sources([REVIEWS]))) as progress:
        build(directory, [REVIEWS], progress=progress)
    turtle = directory / "graph.ttl"
    with Graph.open(directory) as graph:
        with turtle.open("wb") as out:
            export(graph, "turtle", out)
        counts = statistics(graph)
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column()
        table.add_column(justify="right")
        for name in _COUNTED:
            table.add_row(name, f"{counts[name]:,}")
        results.print(table)
        for question, query in _QUESTIONS.items():
            _ask(graph, question, query, results)
    results.print(f"\nwritten: {turtle}", markup=False)
    talk.print(f"next: screensong serve --graph {directory}", markup=False)


def _ask(graph: Graph, question: str, query: str, results: Console) -> None:
    """Print a question, its first answers, and the sentence behind each."""
    results.print()
    results.print(Text(question, style="bold"))
    answer = graph.run(query)
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - all three are SELECTs
    rows = list(answer)
    for row in rows[:_ROWS]:
        *facts, quote, document = (_text(row[variable]) for variable in answer.variables)
        results.print(Text("  " + " · ".join(fact for fact in facts if fact)))
        name = document.partition("/document/")[2]
        source = graph.documents.get(name)
        words = readable(quote, source.media_type) if source else quote
        line = Text.assemble((f"“{' '.join(words.split())}”", "italic"), (f"  {name}", "dim"))
        print_indented(results, line, 6)
    if not rows:
        results.print("  no answer")
    if len(rows) > _ROWS:
        results.print(f"  … and {len(rows) - _ROWS} more answers")


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else ""
