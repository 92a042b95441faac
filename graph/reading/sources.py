"""Sources: the files and folders a user gives, read into documents; what cannot be is refused."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..documents import Document, Refusal
from ._decoding import LARGEST, UnreadableError, decode, megabytes, sniff_media_type, suffix_of
from ._records import RECORD_SUFFIXES, read_records
from .view import view_of

__all__ = ["Source", "list_sources", "read_source", "read_sources", "sniff_media_type"]

_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
_FORMATS = ".txt, .md, .html, .json, .jsonl, .csv or .tsv"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read, or one path that gives nothing (`reason` says why).

    `id` is the id of its document, or the first part of its records' ids. `shown` is the name
    people see: the path below the folder that was given.
    """

    id: str
    shown: str
    path: Path
    reason: str = ""


def list_sources(paths: Iterable[Path]) -> list[Source]:
    """Return every file below `paths`, sorted by id; the order of `paths` makes no difference.

    Folders are walked to the bottom, hidden files and folders in them are passed over, links to
    folders are not followed. A file reached twice counts once.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        for source in _below(path):
            key = source.path.resolve()
            known = found.get(key)
            # The longer id says more: a file given beside its folder keeps its place there.
            if known is None or (-len(source.id), source) < (-len(known.id), known):
                found[key] = source
    return sorted(found.values())


def read_sources(paths: Iterable[Path]) -> Iterator[Document | Refusal]:
    """Yield one document or one refusal for every file and record, sorted by the ids of files.

    A later source with the id of an earlier one is refused. Each file is opened when its turn
    comes; of JSON Lines and CSV files one record is held at a time.
    """
    holder_by_id: dict[str, str] = {}
    for source in list_sources(paths):
        for item in read_source(source):
            if isinstance(item, Refusal):
                yield item
                continue
            holder = holder_by_id.setdefault(item.id, item.source)
            if holder is item.source:
                yield item
            elif holder == item.source:
                yield Refusal(
                    str(source.path), f"has the same id {item.id!r} as another {holder}; rename it"
                )
            else:
                yield Refusal(
                    item.source, f"has the same id {item.id!r} as {holder}; rename one of them"
                )


def read_source(source: Source) -> Iterator[Document | Refusal]:
    """Yield the document of one file or the documents of its records, or a refusal."""
    if source.reason:
        yield Refusal(source.shown, source.reason)
        return
    suffix = suffix_of(source.path)
    try:
        if suffix in RECORD_SUFFIXES:
            for item in read_records(source.path, suffix, source.id, source.shown):
                yield item if isinstance(item, Refusal) else replace(item, id=_clean(item.id))
        else:
            yield _document(source, suffix)
    except OSError as error:
        yield Refusal(source.shown, f"cannot be read: {error.strerror or type(error).__name__}")


def _document(source: Source, suffix: str) -> Document | Refusal:
    size = source.path.stat().st_size
    if size > LARGEST:
        reason = f"{megabytes(size)}; the limit is {megabytes(LARGEST)} for a document, split it"
        return Refusal(source.shown, reason)
    try:
        text = decode(source.path.read_bytes(), declared=suffix in {".html", ".htm", ".xhtml"})
    except UnreadableError as error:
        return Refusal(source.shown, str(error))
    media_type = sniff_media_type(text, suffix)
    if media_type == "text/html" and not view_of(text, media_type).plain.strip():
        return Refusal(
            source.shown, "holds no readable text, only markup; save the page with its text"
        )
    return Document(source.id, text, media_type, source.shown)


def _below(path: Path) -> Iterator[Source]:
    shown = _shown(path)
    if not path.exists():
        broken = path.is_symlink()
        reason = "a link that leads nowhere" if broken else "no such file or folder"
        yield Source(_clean(path.name), shown, path, reason)
    elif path.is_file():
        yield _file(path, Path(path.name) if path.name else path)
    elif path.is_dir():
        empty = True
        for folder, folders, names in os.walk(path, onerror=None):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    empty = False
                    inside = Path(folder, name)
                    yield _file(inside, inside.relative_to(path))
        if empty:
            yield Source(
                _clean(path.name), shown, path, f"an empty folder; put {_FORMATS} files there"
            )
    else:
        yield Source(_clean(path.name), shown, path, "not a file or folder")


def _file(path: Path, below: Path) -> Source:
    suffix = suffix_of(path)
    stem = below.with_name(below.name[: len(below.name) - len(suffix)]) if suffix else below
    identifier, shown = _clean(stem.as_posix()), _shown(below)
    if suffix not in _TEXT_SUFFIXES and suffix not in RECORD_SUFFIXES:
        reason = f"not a format that is read ({suffix}); give {_FORMATS}"
        return Source(identifier, shown, path, reason)
    if not path.is_file():
        return Source(identifier, shown, path, "not a regular file")
    return Source(identifier, shown, path)


def _shown(path: Path) -> str:
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _clean(name: str) -> str:
    """Return a name as an id: letters, digits and `._-/` stay, runs of others become one `-`."""
    composed = unicodedata.normalize("NFC", name)
    kept = "".join(char if char.isalnum() or char in "._-/" else " " for char in composed)
    parts = ("-".join(part.split()) for part in kept.split("/"))
    return "/".join(part if part.strip(".") else "-" for part in parts if part) or "-"
