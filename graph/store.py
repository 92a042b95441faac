"""A graph on disk: immutable snapshots, one of them published, documents beside the quads.

    <directory>/manifest.json            format, base IRI, the published snapshot
    <directory>/lock                     held by the one builder
    <directory>/snapshots/<digest>/      quads.nq (sorted), store/ (RocksDB), documents.sqlite,
                                         search.sqlite, holdings.json and void.nq (what is in
                                         it), in-use (locked by readers)

A snapshot is written whole and then named in the manifest by an atomic rename: a reader sees the
old one or the new one, never a half. Its name is a digest of what it holds.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from .described import graphs_seen
from .documents import Document, Field, MediaType, Span
from .errors import BusyGraphError, GraphFormatError, NoGraphError
from .guard import Limits, admit
from .iris import DEFAULT_BASE
from .repairs import query_repaired
from .search import SearchIndex
from .text_search import Searched, query_prefixes, searched
from .union import load_union
from .void import write_description, write_holdings

__all__ = [
    "FORMAT",
    "IN_USE",
    "DocumentStore",
    "Graph",
    "Manifest",
    "StoredDocument",
    "builder_lock",
    "publish",
    "write_store",
]

FORMAT = 1
IN_USE = "in-use"
_OWN_LIMITS = Limits(
    characters=50_000_000,
    tokens=5_000_000,
    terms=5_000_000,
    depth=60,
    steps=1_000,  # thousands overflow the stack of the engine's planner
    operators=20,
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a graph directory says about itself."""

    base: str
    snapshot: str

    @staticmethod
    def read(directory: Path) -> Manifest:
        """Return the manifest of `directory`.

        Raises NoGraphError if there is none and GraphFormatError if its format is not ours.
        """
        path = directory / "manifest.json"
        try:
            content = json.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            raise NoGraphError(directory) from None
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise GraphFormatError(path, f"not JSON ({error})", FORMAT) from error
        found = content.get("format") if isinstance(content, dict) else None
        if found != FORMAT:
            raise GraphFormatError(path, f"format {found!r}", FORMAT)
        base, snapshot = content.get("base"), content.get("snapshot")
        if not isinstance(base, str) or not re.fullmatch(r"[0-9a-f]{16}", str(snapshot)):
            raise GraphFormatError(path, "no base or no name of a snapshot", FORMAT)
        manifest = Manifest(base, str(snapshot))
        if not manifest.path(directory).is_dir():
            raise GraphFormatError(path, f"the name of a snapshot that is gone, {snapshot}", FORMAT)
        return manifest

    def path(self, directory: Path) -> Path:
        """Return the folder of the published snapshot."""
        return directory / "snapshots" / self.snapshot

    def publish(self, directory: Path) -> None:
        """Make this manifest the one that readers see: one atomic rename, synced to disk."""
        content = {"format": FORMAT, "base": self.base, "snapshot": self.snapshot}
        temporary = directory / "manifest.json.new"
        with temporary.open("w", encoding="utf-8") as out:
            json.dump(content, out, indent=1)
            out.write("\n")
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(directory / "manifest.json")
        _sync_folder(directory)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def builder_lock(directory: Path) -> Iterator[None]:
    """Hold the right to change the graph in `directory`, which is made if it is not there.

    Raises BusyGraphError at once if another process holds it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyGraphError(directory) from None
        yield


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with what was read from it, as JSON (see `extraction.gold`)."""

    document: Document
    extraction: str


class DocumentStore:
    """The documents of one snapshot, by id. Iterates in the order of ids."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        mode = "rwc" if writable else "ro"
        uri = f"{path.resolve().as_uri()}?mode={mode}" + ("" if writable else "&immutable=1")
        self._rows = sqlite3.connect(uri, uri=True, check_same_thread=False)
        if writable:
            self._rows.execute(
                "CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, source TEXT, "
                "media_type TEXT, text TEXT, fields TEXT, extraction TEXT) WITHOUT ROWID"
            )

    def put(self, stored: StoredDocument) -> None:
        """Add a document, or replace the one with its id."""
        document = stored.document
        fields = json.dumps(
            [
                [f.label, f.value.start, f.value.end, f.line.start, f.line.end]
                for f in document.fields
            ]
        )
        self._rows.execute(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.source,
                document.media_type,
                document.text,
                fields,
                stored.extraction,
            ),
        )

    def remove(self, document_id: str) -> None:
        """Remove a document, if it is there."""
        self._rows.execute("DELETE FROM document WHERE id = ?", (document_id,))

    def get(self, document_id: str) -> Document | None:
        """Return the document with that id, or None."""
        row = self._rows.execute(
            "SELECT id, source, media_type, text, fields FROM document WHERE id = ?",
            (document_id,),
        ).fetchone()
        return _document(row) if row else None

    def source_of(self, document_id: str) -> str | None:
        """Return the source file of the document with that id, or None."""
        row = self._rows.execute("SELECT source FROM document WHERE id = ?", (document_id,))
        found = row.fetchone()
        return None if found is None else str(found[0])

    def sources(self) -> dict[str, str]:
        """Return the source file of every document by id, in the order of ids."""
        return dict(self._rows.execute("SELECT id, source FROM document ORDER BY id").fetchall())

    def ids(self) -> list[str]:
        """Return the ids of all documents in order."""
        return [row[0] for row in self._rows.execute("SELECT id FROM document ORDER BY id")]

    def __iter__(self) -> Iterator[StoredDocument]:
        rows = self._rows.execute(
            "SELECT id, source, media_type, text, fields, extraction FROM document ORDER BY id"
        )
        return (StoredDocument(_document(row[:5]), row[5]) for row in rows)

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM document").fetchone()[0]
        return count

    def close(self) -> None:
        """Write what was changed and let go of the file; doing so twice is no error."""
        with contextlib.suppress(sqlite3.ProgrammingError):
            self._rows.commit()
        self._rows.close()


def _document(row: tuple[str, str, MediaType, str, str]) -> Document:
    document_id, source, media_type, text, fields = row
    return Document(
        document_id,
        text,
        media_type,
        source,
        tuple(Field(f[0], Span(f[1], f[2]), Span(f[3], f[4])) for f in json.loads(fields)),
    )


class Graph:
    """The published snapshot of a graph directory, opened for reading.

    It stays what it was when opened, whatever is built beside it: builders leave a snapshot that
    a reader holds. `store` may be used by several threads; its default graph holds the union of
    all named graphs.
    """

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self.directory = directory
        self.base = manifest.base
        self.snapshot = manifest.snapshot
        self.path = manifest.path(directory)
        hold = os.open(self.path / IN_USE, os.O_RDONLY)
        self._release = weakref.finalize(self, os.close, hold)
        fcntl.flock(hold, fcntl.LOCK_SH)
        self.nquads_path = self.path / "quads.nq"
        self.search_path = self.path / "search.sqlite"
        self.store = ox.Store.read_only(str(self.path / "store"))
        self.documents = DocumentStore(self.path / "documents.sqlite")

    @classmethod
    def open(cls, directory: Path | str) -> Self:
        """Open what is published in `directory`.

        Raises NoGraphError if nothing is, GraphFormatError if another version wrote it.
        """
        folder = Path(directory)
        while True:
            manifest = Manifest.read(folder)
            try:
                return cls(folder, manifest)
            except OSError:
                # a builder may publish and prune between our two looks; then look again
                if Manifest.read(folder) == manifest:
                    raise

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL query: `run`, by the name that people look for."""
        return self.run(sparql)

    def run(
        self,
        sparql: str | Searched,
        *,
        prefixes: Mapping[str, str] | None = None,
        default_graph: ox.NamedNode | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL query; the prefixes of the vocabulary and of the data are known.

        The default graph holds the union of all graphs, each triple once (`described` tells of
        the one that describes them). Text from outside
        goes through `query_pool` instead: nothing here can stop a query.

        Raises SyntaxError if it is no SPARQL, ForbiddenQueryError if it would reach outside.
        """
        search = self.searched(sparql) if isinstance(sparql, str) else sparql
        return query_repaired(
            self.store,
            search,
            prefixes={**query_prefixes(self.base), **(prefixes or {})},
            default_graph=default_graph or graphs_seen(search.written, self.base),
        )

    def searched(self, sparql: str) -> Searched:
        """Return a query with its searches done (`text_search`), for `run`; it has notes on them.

        Raises as `run` does, and ValueError if there is no index to search.
        """
        admit(sparql, _OWN_LIMITS)
        has_index = self.search_path.is_file()
        return searched(sparql, SearchIndex(self.search_path) if has_index else None)

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad of the named graphs in the order of their N-Quads lines."""
        quads: Iterator[ox.Quad] = ox.parse(path=str(self.nquads_path), format=ox.RdfFormat.N_QUADS)
        return quads

    def close(self) -> None:
        """Let go of the snapshot; the store is freed with the last reference to it."""
        self.documents.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def write_store(snapshot: Path, lines: Iterable[str], *, base: str = DEFAULT_BASE) -> None:
    """Write the sorted N-Quads of a snapshot, what they hold (`void`), and its store, all synced.

    `base` is that of the names in them.
    """
    (snapshot / IN_USE).touch()
    nquads = snapshot / "quads.nq"
    with nquads.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())
    write_description(nquads, write_holdings(nquads), base)
    store = ox.Store(str(snapshot / "store"))
    load_union(store, nquads)
    store.optimize()  # one sorted run each: a look-up of a term takes a third of the time
    store.flush()


def publish(directory: Path, working: Path, name: str, base: str) -> None:
    """Move the finished folder `working` to its snapshot name and show it to readers.

    Older snapshots are removed unless a reader holds them: a store whose files vanish hangs.
    """
    snapshots = directory / "snapshots"
    final = snapshots / name
    if final.exists():  # the same documents as before: what is published is this already
        shutil.rmtree(working)
    else:
        working.rename(final)
    _sync_folder(snapshots)
    Manifest(base, name).publish(directory)
    for old in sorted(snapshots.iterdir()):
        if old.name != name:
            _remove_unheld(old)


def _remove_unheld(snapshot: Path) -> None:
    """Remove a snapshot that no reader has open; a reader that died holds nothing."""
    doomed = snapshot.with_name(f".draft-{snapshot.name.lstrip('.')}")
    try:
        with (snapshot / IN_USE).open("rb") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            snapshot.rename(doomed)  # a removal that is cut short leaves no half snapshot
    except (BlockingIOError, FileNotFoundError):
        return
    shutil.rmtree(doomed)
