"""The union of all graphs, which is the default graph of a query: its stores, and who needs it.

A store of all quads holds the union too, for queries that use both. But the engine finds triples
in memory by walking all quads of a subject, a predicate or an object, in whatever graph; so a
query that names no graph is answered in two thirds of the time from a store of the union alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from .remembered import remembered
from .repairs_tokens import NotUnderstoodError, tokens_of
from .void import DESCRIPTION

__all__ = ["Stores", "fits", "load_union", "loaded", "names_graphs"]

_MEMORY_PER_BYTE = 5
"""Memory of a store of all quads over the bytes of its N-Quads, the union included (measured)."""
_MEMORY_WITH_UNION = 10
"""The same with a store of the union beside it: 6, and room for what query processes copy."""
_CHUNK = 16 * 1024 * 1024
_NAMING = re.compile(r"GRAPH|FROM|\\u", re.IGNORECASE)
_OTHER_TEXT = frozenset(("iri", "string", "variable"))


class Stores(NamedTuple):
    """What a query may be asked of: all quads with their union; the union alone, if there is room.

    Both have the same default graph.
    """

    quads: ox.Store
    union: ox.Store | None = None

    def for_query(self, query: str) -> ox.Store:
        """Return the store for a query that has no dataset beside its text."""
        if self.union is None or names_graphs(query):
            return self.quads
        return self.union


@remembered
def names_graphs(query: str) -> bool:
    """Tell whether a query may name a graph (GRAPH, FROM); if in doubt, it does.

    Engines need no space after a keyword: what seems to be the prefix of a name may begin with one.
    """
    if not _NAMING.search(query):
        return False
    try:
        tokens = tokens_of(query)
    except NotUnderstoodError:
        return True
    words = (token.text.partition(":")[0] for token in tokens if token.kind not in _OTHER_TEXT)
    return any(_NAMING.search(word) for word in words)


def fits(nquads: Path, budget_mb: int, *, with_union: bool = False) -> bool:
    """Tell whether the graph of an N-Quads file fits into that much memory."""
    per_byte = _MEMORY_WITH_UNION if with_union else _MEMORY_PER_BYTE
    return nquads.stat().st_size * per_byte <= budget_mb * 1024 * 1024


def loaded(nquads: Path, budget_mb: int) -> Stores:
    """Load an N-Quads file into memory, and its union once more if both fit; no thread is left."""
    store = ox.Store()
    if not fits(nquads, budget_mb, with_union=True):
        load_union(store, nquads)
        return Stores(store)
    union = ox.Store()
    with ThreadPoolExecutor(1) as beside:
        done = beside.submit(_load_triples, union, nquads)
        load_union(store, nquads)
    done.result()
    return Stores(store, union)


def load_union(store: ox.Store, nquads: Path) -> None:
    """Load an N-Quads file into `store`, and the union of its graphs into the default graph.

    The engine can read all graphs as one, but then counts a triple once for each graph that has
    it (oxigraph issue 1919). A default graph that holds each triple once is right, and faster.
    Every quad must be in a named graph, and of valid terms: a build writes no others. The
    description of the graph beside the file, if there is one, becomes a named graph only.
    """
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS, lenient=True)
    _load_triples(store, nquads)
    if (description := nquads.with_name(DESCRIPTION)).is_file():
        store.bulk_load(path=str(description), format=ox.RdfFormat.N_QUADS)


def _load_triples(store: ox.Store, nquads: Path) -> None:
    for triples in _triples(nquads):
        store.bulk_load(input=triples, format=ox.RdfFormat.N_TRIPLES, lenient=True)


def _triples(nquads: Path) -> Iterator[bytes]:
    """Yield the N-Triples of an N-Quads file in large pieces, by cutting the graph off each line.

    A triple of several graphs comes several times.
    """
    with nquads.open("rb") as lines:
        while chunk := lines.readlines(_CHUNK):
            yield b" .\n".join([*(line.rpartition(b" <")[0] for line in chunk), b""])
