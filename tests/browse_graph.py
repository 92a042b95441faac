"""A small graph of made-up films for tests of the browser, and ways to make others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from screensong.graph.documents import Document, MediaType
from screensong.graph.iris import DEFAULT_BASE
from screensong.graph.search import build_index
from screensong.graph.union import load_union

FOLDER = Path(__file__).parent / "graphs"
BASE = DEFAULT_BASE
LANTERN = BASE + "film/the-lantern-keeper-1987"
FERRY = BASE + "film/night-ferry-2001"
_MEDIA: dict[str, MediaType] = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
}


@dataclass(frozen=True)
class Documents:
    """Documents by id, in memory."""

    by_id: dict[str, Document]

    def get(self, document_id: str) -> Document | None:
        return self.by_id.get(document_id)

    def ids(self) -> list[str]:
        return sorted(self.by_id)


@dataclass(frozen=True)
class MemoryGraph:
    """What browsing needs of a graph, with the store in memory."""

    base: str
    store: ox.Store
    documents: Documents
    nquads_path: Path
    search_path: Path


def graph_of(quads: list[ox.Quad], documents: list[Document], folder: Path) -> MemoryGraph:
    """Return a graph of these quads; its files are written to `folder`."""
    lines = sorted(str(quad) for quad in quads)
    nquads = folder / "quads.nq"
    nquads.write_text("".join(f"{line} .\n" for line in lines), encoding="utf-8")
    build_index(folder, BASE)
    store = ox.Store()
    load_union(store, nquads)
    by_id = {document.id: document for document in documents}
    return MemoryGraph(BASE, store, Documents(by_id), nquads, folder / "search.sqlite")


def example_documents() -> list[Document]:
    found = []
    folder = FOLDER / "browse"
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        text = path.read_bytes().decode("utf-8")
        found.append(Document(name, text, _MEDIA[path.suffix], path.name))
    return found


def example_quads() -> list[ox.Quad]:
    return list(ox.parse(path=str(FOLDER / "browse.trig"), format=ox.RdfFormat.TRIG))


def example_graph(folder: Path) -> MemoryGraph:
    """Return the example: three documents, two films, one disputed year, one disputed opinion."""
    return graph_of(example_quads(), example_documents(), folder)
