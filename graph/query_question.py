"""What is asked of a query process, in one value; and whether its text may be run at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from .guard import Limits, admit
from .remembered import remembered

__all__ = ["Question", "form_of"]


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query with all that decides what its answer is.

    `solutions` is the format for SELECT and ASK, `graph` that for CONSTRUCT and DESCRIBE; None
    means that such a result would not be acceptable. Without a dataset of its own (FROM, or the
    graphs given here) a query's default graph is the union of all graphs. With `first` an answer
    ends after that many rows or triples, and says if there are more; with `explain` it says how
    the query was rewritten, if it was. Relative IRIs in the query are below `base_iri`; without
    one they are errors.
    """

    query: str
    solutions: str | None = "json"
    graph: str | None = "ttl"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    first: int | None = None
    explain: bool = False
    base_iri: str | None = None

    def header(self) -> bytes:
        """Return all but the text, as a query process reads it: what is not said is left out."""
        return _header(
            self.solutions,
            self.graph,
            self.default_graphs,
            self.named_graphs,
            self.first,
            self.explain,
            self.base_iri,
        )


@lru_cache(maxsize=64)
def _header(
    solutions: str | None,
    graph: str | None,
    default_graphs: tuple[str, ...],
    named_graphs: tuple[str, ...],
    first: int | None,
    explain: bool,
    base_iri: str | None,
) -> bytes:
    said: dict[str, object] = {"solutions": solutions, "graph": graph}
    if default_graphs or named_graphs:
        said["default_graphs"] = default_graphs
        said["named_graphs"] = named_graphs
    if first is not None:
        said["first"] = first
    if explain:
        said["explain"] = True
    if base_iri is not None:
        said["base_iri"] = base_iri
    return json.dumps(said).encode("ascii")


@remembered
def form_of(query: str, limits: Limits) -> str:
    """Return the form of a query ("SELECT", or "" if it has none) that may run: `guard.admit`.

    What was found of the last short texts is remembered; a refused one is looked at each time.

    Raises QueryRefusedError, ForbiddenQueryError.
    """
    return admit(query, limits)
