"""`screensong show`: one entity in a terminal, each fact with a sentence that states it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from .graph.browse import find, page_of
from .graph.browse_model import EntityPage, FactGroup, Quote
from .graph.store import Graph
from .indented import print_indented

__all__ = ["show_entity"]

_OTHERS_SHOWN = 5


def show_entity(graph: Graph, name: str, console: Console) -> bool:
    """Print what `name` (a label, a part of one, or an IRI) is; tell whether there was one.

    Other entities that match are named below, so that a narrower name can be chosen.
    """
    hits = find(graph, name)
    if not hits:
        return False
    page = page_of(graph, hits[0].iri)
    _head(page, console)
    for group in (*page.facts, *page.incoming):
        _group(group, console)
    for opinion in page.opinions:
        counts = ", ".join(f"{count} {polarity}" for polarity, count in opinion.counts)
        console.print(Text(f"{opinion.aspect.label}: {counts}", style="bold"))
        _quotes(opinion.quotes, console)
    for apart in page.apart:
        console.print(Text(apart.title, style="bold"))
        for statement in apart.claims:
            value = statement.value.label if statement.value else statement.text
            print_indented(console, Text(f"{statement.verb}: {value}"), 2)
            _quotes((statement.quote,), console)
    others = hits[1 : 1 + _OTHERS_SHOWN]
    if others:
        console.print(Text("also found: " + ", ".join(f"{h.label} ({h.iri})" for h in others)))
    return True


def _head(page: EntityPage, console: Console) -> None:
    console.print(Text(page.ref.label, style="bold"), Text(f"<{page.ref.iri}>", style="dim"))
    console.print(Text(page.summary))
    if page.aliases:
        console.print(Text("also written: " + ", ".join(page.aliases)))


def _group(group: FactGroup, console: Console) -> None:
    console.print(Text(group.title, style="bold"))
    for value in group.values:
        label = value.ref.label if value.ref else value.text
        number = f"{value.documents} document{'' if value.documents == 1 else 's'}"
        line = Text.assemble(label, (f"  {number}", "dim"))
        print_indented(console, line, 2)
        _quotes(value.quotes[:1], console)
    if group.total > len(group.values):
        print_indented(console, Text(f"… {group.total - len(group.values)} more"), 2)


def _quotes(quotes: tuple[Quote, ...], console: Console) -> None:
    for quote in quotes:
        line = Text.assemble("“")
        for part, meant in quote.parts:
            line.append(part, "underline" if meant else "")
        line.append(f"”  {quote.document.label}", "dim")
        print_indented(console, line, 6)
