"""Screensong: films and their music as a knowledge graph, read from reviews.

    import screensong

    document = screensong.Document("my-review", "Ann Example’s film “The Lamp” (1999) …")
    for claim in screensong.extract(document).claims:
        print(claim.predicate, claim.evidence.of(document.text))

    with screensong.open("screensong-graph") as graph:
        for row in graph.query("SELECT ?film { ?film a ss:Film }"):
            print(row["film"])

Names are loaded when they are first used, so that `import screensong` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .graph.build import BuildReport, build, remove
    from .graph.claims import Claim, Entity, Extraction, Opinion, Rating
    from .graph.documents import Document, Refusal, Span
    from .graph.extractors import extract
    from .graph.network import path_between
    from .graph.store import Graph
    from .opened import MissingPandasError, OpenGraph, Result, UnknownEntityError

    open = OpenGraph.open  # noqa: A001 - `screensong.open(path)`, as gzip.open

__all__ = [
    "BuildReport",
    "Claim",
    "Document",
    "Entity",
    "Extraction",
    "Graph",
    "MissingPandasError",
    "OpenGraph",
    "Opinion",
    "Rating",
    "Refusal",
    "Result",
    "Span",
    "UnknownEntityError",
    "__version__",
    "build",
    "extract",
    "open",
    "path_between",
    "remove",
]

__version__ = "0.1.0"

_MODULE_BY_NAME = {
    "BuildReport": "build",
    "build": "build",
    "remove": "build",
    "Claim": "claims",
    "Entity": "claims",
    "Extraction": "claims",
    "Opinion": "claims",
    "Rating": "claims",
    "Document": "documents",
    "Refusal": "documents",
    "Span": "documents",
    "extract": "extractors",
    "path_between": "network",
    "Graph": "store",
}


_OPENED = ("MissingPandasError", "OpenGraph", "Result", "UnknownEntityError")


def __getattr__(name: str) -> object:
    if name == "open":
        return import_module(".opened", __name__).OpenGraph.open
    if name in _OPENED:
        return getattr(import_module(".opened", __name__), name)
    if name in _MODULE_BY_NAME:
        return getattr(import_module(f".graph.{_MODULE_BY_NAME[name]}", __name__), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
