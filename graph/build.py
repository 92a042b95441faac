"""Building: sources in, a published snapshot out."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from ..ontology.files import SCHEMES
from .claims import Extraction
from .disputes import dispute_quads
from .documents import Document, Refusal
from .errors import BaseChangeError, NoGraphError, UnknownDocumentError
from .extraction.gold import extraction_from_json, extraction_to_json
from .extractors import DEFAULT, Extractor
from .iris import DEFAULT_BASE, Iris
from .quads import document_quads, scheme_quads
from .readers import read_all
from .resolve import resolve
from .rules import inferred_quads
from .search import build_index
from .silence import Remark, remark_on
from .store import DocumentStore, Manifest, StoredDocument, builder_lock, publish, write_store

__all__ = ["BuildReport", "build", "remove"]

Progress = Callable[[str, int], None]
"""Called with a stage ("read", "resolve", "store") and how many documents it has done."""


@dataclass(slots=True)
class BuildReport:
    """What became of the sources: `found == added + replaced + len(refusals)`.

    `remarks` are of documents that were added or replaced and gave nothing, or hardly anything.
    """

    added: int = 0
    replaced: int = 0
    removed: int = 0
    documents: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Return how many documents or refused sources there were."""
        return self.added + self.replaced + len(self.refusals)


def _no_progress(stage: str, done: int) -> None:
    """Say nothing."""


def build(
    directory: Path,
    sources: Iterable[Path],
    *,
    jobs: int = 1,
    extractor: Extractor = DEFAULT,
    base: str | None = None,
    progress: Progress = _no_progress,
) -> BuildReport:
    """Add the documents of `sources` to the graph in `directory`, or replace those it has.

    The graph is made if there is none. Its bytes depend on the documents it then holds, the
    extractor that read each, and the base, on no order, process count or earlier build. A
    document whose id another source file already has is refused; if all are refused, nothing
    changes.

    Raises BusyGraphError, GraphFormatError, BaseIriError, BaseChangeError or ReaderLostError.
    """
    with builder_lock(directory), _Draft(directory, base) as draft:
        report = BuildReport()
        for done, item in enumerate(read_all(sources, jobs=jobs, extractor=extractor), 1):
            refusal = item if isinstance(item, Refusal) else draft.put(*item, report)
            if refusal is not None:
                report.refusals.append(refusal)
            progress("read", done)
        if draft.is_new or report.added or report.replaced:
            draft.finish(progress)
        report.documents = draft.count
        return report


def remove(
    directory: Path, names: Iterable[str], *, progress: Progress = _no_progress
) -> BuildReport:
    """Remove documents, given by id or source file name, from the graph in `directory`.

    Raises UnknownDocumentError before anything is changed if one of them is not there, and
    NoGraphError if there is no graph.
    """
    Manifest.read(directory)
    with builder_lock(directory), _Draft(directory, None) as draft:
        known = draft.documents.sources()
        wanted = {found for name in names for found in _matching(name, known)}
        for document_id in sorted(wanted):
            draft.documents.remove(document_id)
        draft.finish(progress)
        return BuildReport(removed=len(wanted), documents=draft.count)


def _matching(name: str, known: dict[str, str]) -> list[str]:
    """Return the ids that `name` means: an id, else all documents of that source file."""
    if name in known:
        return [name]
    found = [document_id for document_id, source in known.items() if source == Path(name).name]
    if not found:
        raise UnknownDocumentError(name, known)
    return found


class _Draft:
    """A snapshot in the making, begun as a copy of the published documents.

    As a context manager it removes what was not finished.
    """

    def __init__(self, directory: Path, base: str | None) -> None:
        self._directory = directory
        self._working = directory / "snapshots" / f".draft-{os.getpid()}"
        published = _published(directory)
        if published and base and published.base != base:
            raise BaseChangeError(directory, published.base, base)
        self.is_new = published is None
        self._iris = Iris(published.base if published else base or DEFAULT_BASE)
        for left_over in directory.glob("snapshots/.draft-*"):
            shutil.rmtree(left_over)
        self._working.mkdir(parents=True)
        documents = self._working / "documents.sqlite"
        if published:
            shutil.copyfile(published.path(directory) / "documents.sqlite", documents)
        self.documents = DocumentStore(documents, writable=True)
        self.count = len(self.documents)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.documents.close()
        shutil.rmtree(self._working, ignore_errors=True)

    def put(
        self, document: Document, extraction: Extraction, report: BuildReport
    ) -> Refusal | None:
        """Add or replace a document, or refuse it if its id belongs to another source file."""
        holder = self.documents.source_of(document.id)
        if holder is not None and holder != document.source:
            reason = f"has the id {document.id!r} of {holder}; rename it, or remove that one first"
            return Refusal(document.source, reason)
        self.documents.put(StoredDocument(document, extraction_to_json(extraction)))
        if holder is None:
            report.added += 1
        else:
            report.replaced += 1
        if (remark := remark_on(document, extraction)) is not None:
            report.remarks.append(remark)
        return None

    def finish(self, progress: Progress) -> None:
        """Resolve, write and publish."""
        self.count = len(self.documents)
        lines = self._lines(progress)
        name = hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()[:16]
        progress("store", self.count)
        self.documents.close()
        write_store(self._working, lines, base=self._iris.base)
        build_index(self._working, self._iris.base)
        publish(self._directory, self._working, name, self._iris.base)

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
        lines.update(_lines_of(inferred_quads(lines, self._iris)))
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
