"""What all views of one application share."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from flask import Flask, current_app

from ..graph.browse import start_page
from ..graph.browse_model import BrowsableGraph, StartPage
from ..graph.browse_ontology import Vocabulary, vocabulary
from ..graph.query_pool import QueryPool
from ..graph.void import Holdings, holdings_of
from .answer_cache import AnswerCache
from .budget import ClientBudget

__all__ = ["Site", "install", "site"]

_KEY = "screensong"


@dataclass(slots=True)
class Site:
    """The graph, the processes that run public queries, and what is read of the graph only once.

    `version` names what the graph holds, other data have another. Without a `budget` clients may
    ask as long as they like. `answers` are those kept for who asks the same again.
    """

    graph: BrowsableGraph
    pool: QueryPool
    version: str = ""
    budget: ClientBudget | None = None
    answers: AnswerCache = field(default_factory=lambda: AnswerCache(0))
    _lock: Lock = field(default_factory=Lock)
    _start: StartPage | None = None
    _vocabulary: Vocabulary | None = None
    _holdings: Holdings | None = None

    def start_page(self) -> StartPage:
        """Return the start page, made once: a snapshot does not change."""
        with self._lock:
            if self._start is None:
                self._start = start_page(self.graph)
            return self._start

    def vocabulary(self) -> Vocabulary:
        """Return how the graph uses the vocabulary, read once."""
        with self._lock:
            if self._vocabulary is None:
                self._vocabulary = vocabulary(self.graph)
            return self._vocabulary

    def holdings(self) -> Holdings:
        """Return how much of what the graph holds, counted by the build, else once now."""
        with self._lock:
            if self._holdings is None:
                self._holdings = holdings_of(self.graph.nquads_path)
            return self._holdings


def install(app: Flask, shared: Site) -> None:
    """Give `app` what its views share."""
    app.extensions[_KEY] = shared


def site(app: Flask | None = None) -> Site:
    """Return what the views of an application share, by default of the current one."""
    found: Site = (app or current_app).extensions[_KEY]
    return found
