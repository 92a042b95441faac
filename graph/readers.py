"""Readers: processes that turn sources into documents with what they say."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from .claims import Extraction
from .documents import Document, Refusal
from .errors import ReaderLostError
from .extractors import DEFAULT, Extractor, extract
from .reading.sources import read_sources
from .tagger.errors import ModelFileError

__all__ = ["read_all"]

_SMALL = 32
_CHUNK = 8
_WINDOW = 1024
_WATCH_S = 1.0


def read_all(
    sources: Iterable[Path], *, jobs: int = 1, extractor: Extractor = DEFAULT
) -> Iterator[tuple[Document, Extraction] | Refusal]:
    """Read and extract every document of `sources`, in the order of their ids.

    With `jobs` above 1 documents are extracted in that many processes; the result is the same.
    Every source gives its documents or a refusal, none is lost. A script that asks for more than
    one process needs the usual `if __name__ == "__main__":` guard.

    Raises ReaderLostError if one of the processes is killed, ModelFileError if the tagger's files
    are damaged.
    """
    read = read_sources(sources)
    first = list(islice(read, _SMALL)) if jobs > 1 else []
    if jobs <= 1 or len(first) < _SMALL:
        for item in (*first, *read):
            yield _extract_one(item, extractor)
        return
    rest = chain(first, read)
    with ProcessPoolExecutor(
        jobs, get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),)
    ) as pool:
        while window := list(islice(rest, _WINDOW)):
            try:
                one = partial(_extract_one, extractor=extractor)
                yield from pool.map(one, window, chunksize=_CHUNK)
            except BrokenProcessPool as error:
                raise ReaderLostError from error


def _end_with(parent: int) -> None:
    """End this process soon after `parent` is gone: a killed builder leaves no readers behind."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_S)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _extract_one(
    item: Document | Refusal, extractor: Extractor
) -> tuple[Document, Extraction] | Refusal:
    if isinstance(item, Refusal):
        return item
    try:
        return item, extract(item, extractor=extractor)
    except ModelFileError:
        raise
    except Exception as error:  # one bad document must not cost the others
        reason = f"cannot be read, a fault of ours ({type(error).__name__}: {error})"
        return Refusal(item.source, reason)
