"""What `screensong.open` gives: a graph whose answers can be looped over, tabled and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal

import pyoxigraph as ox

from .graph.export import FORMATS as GRAPH_FORMATS
from .graph.iris import data_prefixes
from .graph.query_errors import syntax_error
from .graph.store import Graph
from .graph.text_search import query_prefixes

if TYPE_CHECKING:
    import rdflib

    from .graph.browse_model import EntityPage

__all__ = ["MissingPandasError", "OpenGraph", "Result", "UnknownEntityError"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ROW_FORMATS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_PYTHON: Final[dict[str, Callable[[str], object]]] = {
    _XSD + "integer": int,
    _XSD + "decimal": Decimal,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "boolean": lambda text: text in ("true", "1"),
    _XSD + "date": date.fromisoformat,
    _XSD + "dateTime": datetime.fromisoformat,
}
_MEDIA_TYPES: Final = {
    **{form.media_type.partition(";")[0]: name for name, form in _ROW_FORMATS.items()},
    **{form.media_type.partition(";")[0]: name for name, form in GRAPH_FORMATS.items()},
}
_Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class MissingPandasError(ImportError):
    """A table for pandas was asked for, and pandas is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "to_pandas() needs pandas, which Screensong does not bring along: pip install pandas"
        )


class UnknownEntityError(LookupError):
    """Nothing in the graph is called so."""

    def __init__(self, name: str, graph: Path) -> None:
        super().__init__(f"nothing in {graph} is called {name[:100]!r}; try a part of the name")
        self.name = name


class Result:
    """The answer to a query. Loop over it, as often as you like: rows, or triples.

    A row is indexed by the name or number of a variable; its values are pyoxigraph's terms or
    None. The answer to an ASK has no rows: use it as a condition. Rows are made while you loop,
    so the first come at once and none is kept. `notes` tell of text searches that took only the
    best of what they found.
    """

    def __init__(self, run: Callable[[], _Answer], base: str, notes: tuple[str, ...] = ()) -> None:
        self._run = run
        self._base = base
        self.notes = notes
        self._unused: _Answer | None = run()  # a query that is no SPARQL fails here and now
        self.variables: tuple[str, ...] = ()
        self.kind: Literal["rows", "boolean", "graph"] = "graph"
        if isinstance(self._unused, ox.QueryBoolean):
            self.kind = "boolean"
        elif isinstance(self._unused, ox.QuerySolutions):
            self.kind = "rows"
            self.variables = tuple(variable.value for variable in self._unused.variables)

    def __repr__(self) -> str:
        """Return what kind of answer this is, and its variables."""
        return f"<Result: {' '.join([self.kind, *(f'?{name}' for name in self.variables)])}>"

    def _answer(self) -> _Answer:
        """Return the answer from its beginning; the first time it is there already."""
        answer, self._unused = self._unused, None
        return self._run() if answer is None else answer

    def __iter__(self) -> Iterator[Any]:
        answer = self._answer()
        if isinstance(answer, ox.QueryBoolean):
            message = "the answer is yes or no, not rows: use it as a condition"
            raise TypeError(message)
        return iter(answer)

    def __bool__(self) -> bool:
        answer = self._answer()
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        return next(iter(answer), None) is not None

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame: a column for each variable, values as Python has them.

        IRIs are strings; what a row has no value for is None.

        Raises MissingPandasError without pandas, and TypeError for an answer without rows.
        """
        try:
            pandas = import_module("pandas")
        except ModuleNotFoundError as error:
            raise MissingPandasError from error
        if self.kind != "rows":
            message = f"only rows make a table, and the answer is a {self.kind}"
            raise TypeError(message)
        rows = [[_as_python(value) for value in row] for row in self]
        return pandas.DataFrame(rows, columns=list(self.variables))

    def serialize(
        self,
        format: str = "",  # noqa: A002 - as pyoxigraph and rdflib call it
        to: Path | str | BinaryIO | None = None,
    ) -> bytes | None:
        """Return the answer in a format, or write it to a path or binary file.

        Rows and ASK: json (the default), xml, csv, tsv. Graphs: turtle (the default), ntriples,
        trig, nquads, jsonld, rdfxml. The media type of a format is a name for it as well.

        Raises ValueError for a format that does not fit the answer.
        """
        answer = self._answer()
        known = GRAPH_FORMATS if isinstance(answer, ox.QueryTriples) else _ROW_FORMATS
        name = _MEDIA_TYPES.get(format.partition(";")[0], format) or next(iter(known))
        if name not in known:
            message = f"no format {name!r} for this answer; there are {', '.join(known)}"
            raise ValueError(message)
        target = str(to) if isinstance(to, Path) else to
        if isinstance(answer, ox.QueryTriples):
            prefixes = data_prefixes(self._base)
            return ox.serialize(answer, target, format=GRAPH_FORMATS[name], prefixes=prefixes)
        return answer.serialize(target, format=_ROW_FORMATS[name])


class OpenGraph(Graph):
    """The published snapshot of a graph directory, opened for reading."""

    def query(self, sparql: str) -> Result:  # type: ignore[override]  # richer than the engine's
        """Run a SPARQL query; the prefixes of the vocabulary and of the data are known.

        The default graph holds the union of all graphs, each triple once. Nothing here stops a
        query that takes too long; the endpoint and the command line do.

        Raises SyntaxError, with the place, if it is no SPARQL, and ForbiddenQueryError if it would
        reach outside.
        """
        search = self.searched(sparql.removeprefix("\ufeff"))
        try:
            return Result(lambda: self.run(search), self.base, search.notes)
        except SyntaxError as error:
            said = syntax_error(search.written, str(error), query_prefixes(self.base))
            raise SyntaxError(str(said)) from error

    def graph(self, name: str = "") -> rdflib.Graph:
        """Return this as a read-only rdflib Graph: the union, or one named graph by its IRI."""
        from .rdflib_store import graph_over

        return graph_over(self, name)

    def entity(self, name: str) -> EntityPage:
        """Return what the graph says of a thing, by IRI, prefixed name, label or a part of one.

        Its `facts` are values with the sentences that state them, as on its page.

        Raises UnknownEntityError if there is none.
        """
        from .graph.browse import find, page_of

        hits = find(self, self._whole(name))
        if not hits:
            raise UnknownEntityError(name, self.directory)
        return page_of(self, hits[0].iri)

    def _whole(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        namespace = data_prefixes(self.base).get(prefix) if colon else None
        return namespace + local if namespace and not local.startswith("//") else name


def _as_python(term: object) -> object:
    """Return a term as Python has it: what cannot be converted stays text."""
    if isinstance(term, ox.Literal):
        convert = _PYTHON.get(term.datatype.value)
        try:
            return convert(term.value) if convert else term.value
        except (ValueError, ArithmeticError):
            return term.value
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else term and str(term)
