"""What is asked of a query process, in one value; and whether its text may be run at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .guard import Limits, admit

__all__ = ["Question", "form_of"]

_REMEMBERED = 512
_LONGEST_REMEMBERED = 16_384


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

    def header(self) -> dict[str, Any]:
        """Return all but the text, as a query process reads it: what is not said is left out."""
        said: dict[str, Any] = {"solutions": self.solutions, "graph": self.graph}
        if self.default_graphs or self.named_graphs:
            said["default_graphs"] = self.default_graphs
            said["named_graphs"] = self.named_graphs
        if self.first is not None:
            said["first"] = self.first
        if self.explain:
            said["explain"] = True
        if self.base_iri is not None:
            said["base_iri"] = self.base_iri
        return said


def form_of(query: str, limits: Limits) -> str:
    """Return the form of a query ("SELECT", or "" if it has none) that may run: `guard.admit`.

    What was found of the last short texts is remembered; a refused one is looked at each time.

    Raises QueryRefusedError, ForbiddenQueryError.
    """
    if len(query) > _LONGEST_REMEMBERED:
        return admit(query, limits)
    return _form_of(query, limits)


@lru_cache(maxsize=_REMEMBERED)
def _form_of(query: str, limits: Limits) -> str:
    return admit(query, limits)
