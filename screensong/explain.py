"""`screensong why`: a triple in a terminal, down to the sentences that it stands on."""

from __future__ import annotations

from pyoxigraph import Literal
from rich.console import Console
from rich.text import Text

from .graph.browse_reader import Reader
from .graph.iris import data_prefixes
from .graph.reading.view import readable
from .graph.store import Graph
from .graph.why import Node, Reason, Said, Triple, why
from .indented import print_indented

__all__ = ["explain"]

_SAID_SHOWN = 20
_INDENT = 2


def explain(graph: Graph, words: tuple[str, str, str], console: Console) -> bool:
    """Print why the graph has the triple that `words` mean; tell whether it has it.

    Words are IRIs or prefixed names, the last one also the text of a literal.
    """
    reason = why(graph, *words)
    if reason is None:
        return False
    _Printer(graph, console).reason(reason, 0)
    return True


class _Printer:
    def __init__(self, graph: Graph, console: Console) -> None:
        self._reader = Reader(graph)
        self._prefixes = data_prefixes(graph.base)
        self._console = console

    def reason(self, reason: Reason, depth: int) -> None:
        self._line(Text(self._triple(reason.triple), style="bold"), depth)
        for said in reason.said[:_SAID_SHOWN]:
            self._line(self._sentence(said), depth + _INDENT)
        if len(reason.said) > _SAID_SHOWN:
            self._line(Text(f"… {len(reason.said) - _SAID_SHOWN} more claims"), depth + _INDENT)
        for derivation in reason.derivations:
            line = Text(f"inferred by rule {derivation.rule.name}: {derivation.rule.says}")
            self._line(line, depth + _INDENT)
            for premise in derivation.premises:
                self.reason(premise, depth + 2 * _INDENT)
        if not reason.said and not reason.derivations:
            graphs = ", ".join(self._name(iri) for iri in reason.graphs)
            self._line(Text(f"no document's statement; in {graphs}"), depth + _INDENT)

    def _triple(self, triple: Triple) -> str:
        return " ".join(self._node(node) for node in triple)

    def _node(self, node: Node) -> str:
        return f'"{node.value}"' if isinstance(node, Literal) else self._name(node.value)

    def _name(self, iri: str) -> str:
        """Return an IRI as a prefixed name where a prefix fits."""
        for prefix, start in self._prefixes.items():
            if iri.startswith(start) and iri != start:
                return f"{prefix}:{iri.removeprefix(start)}"
        return f"<{iri}>"

    def _sentence(self, said: Said) -> Text:
        where = f"  {self._reader.ref(said.document).label}, characters {said.start}-{said.end}"
        quote = readable(said.quote, self._reader.media_type(said.document))
        return Text.assemble(f"“{quote}”", (where, "dim"))

    def _line(self, text: Text, depth: int) -> None:
        print_indented(self._console, text, depth)
