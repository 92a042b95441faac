"""Building: sources in, a published snapshot out."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox

from ..ontology.files import SCHEMES
from .claims import Extraction
from .disputes import dispute_quads
from .documents import Document, Refusal
from .errors import BaseChangeError, NoGraphError, ReaderLostError, UnknownDocumentError
from .extraction import extract
from .extraction.gold import extraction_from_json, extraction_to_json
from .iris import DEFAULT_BASE, Iris
from .quads import document_quads, scheme_quads
from .reading.sources import read_sources
from .resolve import resolve
from .search import build_index
from .store import DocumentStore, Manifest, StoredDocument, builder_lock, publish, write_store

__all__ = ["BuildReport", "build", "read_all", "remove"]

Progress = Callable[[str, int], None]
"""Called with a stage ("read", "resolve", "store") and how many documents it has done."""

_SMALL = 32
_CHUNK = 8
_WINDOW = 1024


@dataclass(slots=True)
class BuildReport:
    """What became of the sources: `found == added + replaced + len(refusals)`."""

    added: int = 0
    replaced: int = 0
    removed: int = 0
    documents: int = 0
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Return how many documents or refused sources there were."""
        return self.added + self.replaced + len(self.refusals)


def _no_progress(stage: str, done: int) -> None:
    """Say nothing."""


def read_all(
    sources: Iterable[Path], *, jobs: int = 1
) -> Iterator[tuple[Document, Extraction] | Refusal]:
    """Read and extract every document of `sources`, in the order of their ids.

    With `jobs` above 1 documents are extracted in that many processes; the result is the same.
    Every source gives its documents or a refusal, none is lost. A script that asks for more than
    one process needs the usual `if __name__ == "__main__":` guard.

    Raises ReaderLostError if one of the processes is killed.
    """
    read = read_sources(sources)
    first = list(islice(read, _SMALL)) if jobs > 1 else []
    if jobs <= 1 or len(first) < _SMALL:
        for item in (*first, *read):
            yield _extract_one(item)
        return
    rest = chain(first, read)
    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver")) as pool:
        while window := list(islice(rest, _WINDOW)):
            try:
                yield from pool.map(_extract_one, window, chunksize=_CHUNK)
            except BrokenProcessPool as error:
                raise ReaderLostError from error


def _extract_one(item: Document | Refusal) -> tuple[Document, Extraction] | Refusal:
    if isinstance(item, Refusal):
        return item
    try:
        return item, extract(item)
    except Exception as error:  # one bad document must not cost the others
        reason = f"cannot be read, a fault of ours ({type(error).__name__}: {error})"
        return Refusal(item.source, reason)


def build(
    directory: Path,
    sources: Iterable[Path],
    *,
    jobs: int = 1,
    base: str | None = None,
    progress: Progress = _no_progress,
) -> BuildReport:
    """Add the documents of `sources` to the graph in `directory`, or replace those it has.

    The graph is made if there is none. Its bytes depend on the documents it then holds and the
    base, on no order, process count or earlier build.

    Raises BusyGraphError, GraphFormatError, BaseIriError or BaseChangeError.
    """
    with builder_lock(directory):
        draft = _Draft(directory, base)
        report = BuildReport()
        for done, item in enumerate(read_all(sources, jobs=jobs), 1):
            if isinstance(item, Refusal):
                report.refusals.append(item)
            else:
                document, extraction = item
                stored = StoredDocument(document, extraction_to_json(extraction))
                if draft.documents.put(stored):
                    report.replaced += 1
                else:
                    report.added += 1
            progress("read", done)
        report.documents = draft.finish(progress)
        return report


def remove(
    directory: Path, names: Iterable[str], *, progress: Progress = _no_progress
) -> BuildReport:
    """Remove documents, given by id or source file name, from the graph in `directory`.

    Raises UnknownDocumentError before anything is changed if one of them is not there, and
    NoGraphError if there is no graph.
    """
    Manifest.read(directory)
    with builder_lock(directory):
        draft = _Draft(directory, None)
        try:
            known = {s.document.id: s.document.source for s in draft.documents}
            wanted = {found for name in names for found in _matching(name, known)}
        except UnknownDocumentError:
            draft.discard()
            raise
        for document_id in sorted(wanted):
            draft.documents.remove(document_id)
        left = draft.finish(progress)
        return BuildReport(removed=len(wanted), documents=left)


def _matching(name: str, known: dict[str, str]) -> list[str]:
    """Return the ids that `name` means: an id, else all documents of that source file."""
    if name in known:
        return [name]
    found = [document_id for document_id, source in known.items() if source == Path(name).name]
    if not found:
        raise UnknownDocumentError(name, known)
    return found


class _Draft:
    """A snapshot in the making, begun as a copy of the published documents."""

    def __init__(self, directory: Path, base: str | None) -> None:
        self._directory = directory
        self._working = directory / "snapshots" / f".draft-{os.getpid()}"
        published = _published(directory)
        if published and base and published.base != base:
            raise BaseChangeError(directory, published.base, base)
        self._iris = Iris(published.base if published else base or DEFAULT_BASE)
        for left_over in directory.glob("snapshots/.draft-*"):
            shutil.rmtree(left_over)
        self._working.mkdir(parents=True)
        documents = self._working / "documents.sqlite"
        if published:
            shutil.copyfile(
                directory / "snapshots" / published.snapshot / "documents.sqlite", documents
            )
        self.documents = DocumentStore(documents, writable=True)

    def finish(self, progress: Progress) -> int:
        """Resolve, write and publish; return the number of documents."""
        count = len(self.documents)
        lines = self._lines(progress)
        name = hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()[:16]
        progress("store", count)
        self.documents.close()
        write_store(self._working, lines)
        build_index(self._working, self._iris.base)
        publish(self._directory, self._working, name, self._iris.base)
        return count

    def discard(self) -> None:
        """Throw the draft away."""
        self.documents.close()
        shutil.rmtree(self._working)

    def _lines(self, progress: Progress) -> list[str]:
        """Return all quads as sorted, distinct N-Quads lines."""
        extractions = [extraction_from_json(stored.extraction) for stored in self.documents]
        progress("resolve", len(extractions))
        resolution = resolve(extractions, self._iris)
        lines: set[str] = set()
        for stored, extraction in zip(self.documents, extractions, strict=True):
            lines.update(
                _lines_of(document_quads(stored.document, extraction, resolution, self._iris))
            )
        lines.update(_lines_of(dispute_quads(extractions, resolution, self._iris)))
        lines.update(_lines_of(scheme_quads(_scheme_triples(), DEFAULT_BASE, self._iris)))
        return sorted(lines)


def _lines_of(quads: Iterable[ox.Quad]) -> list[str]:
    text = io.BytesIO()
    ox.serialize(quads, text, ox.RdfFormat.N_QUADS)
    return [f"{line}\n" for line in text.getvalue().decode("utf-8").split("\n") if line]


def _published(directory: Path) -> Manifest | None:
    try:
        return Manifest.read(directory)
    except NoGraphError:
        return None


def _scheme_triples() -> Iterator[ox.Triple]:
    for path in sorted(SCHEMES.glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield quad.triple
