"""Learn which films and actors there are: reads lists of films, writes data/model/known.bin.

    python -m training.known --films DIR

`--films` holds the lists of wikipedia-movie-data (`movies-*.json`, MIT): titles and casts, facts of
films of 1900 to 2023, most of them American. Written are sorted checksums, four bytes each, of the
key of each title, of each actor's folded name, and of each title with each actor of its cast; of a
title of several years, that it is, and each actor with the year.
"""

from __future__ import annotations

import argparse
import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from screensong.graph.extraction.known import checksum
from screensong.graph.extraction.words import key_of

from .learn import MODEL

__all__ = ["main", "statements", "table_of"]


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--films", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODEL / "known.bin")
    args = parser.parse_args()
    lists = sorted(args.films.glob("movies-*.json"))
    if not lists:
        parser.error(f"{args.films} holds no lists of films (movies-*.json)")
    films = [film for path in lists for film in json.loads(path.read_text("utf-8"))]
    found = set(statements(films))
    args.out.write_bytes(table_of(found))
    print(f"{args.out}: {len(found)} statements of {len(lists)} lists")
    return 0


def statements(films: Sequence[dict[str, object]]) -> Iterator[int]:
    """Yield the checksums of what lists say of films: each has a `title`, `year` and `cast`."""
    years: dict[str, set[object]] = defaultdict(set)
    for film in films:
        years[key_of(str(film["title"]))].add(film["year"])
    for film in films:
        title, cast = str(film["title"]), film.get("cast") or ()
        has_versions = len(years[key_of(title)]) > 1
        yield checksum("film", title)
        if has_versions:
            yield checksum("versions", title)
        for name in cast if isinstance(cast, Sequence) else ():
            if len(name.split()) > 1:
                yield checksum("person", name)
                yield checksum("cast", title, name)
                if has_versions:
                    yield checksum("cast", title, name, str(film["year"]))


def table_of(checksums: Iterable[int]) -> bytes:
    """Return checksums as the file holds them: sorted, four bytes each, the lowest first."""
    table = array("I", sorted(checksums))
    if sys.byteorder == "big":
        table.byteswap()
    return table.tobytes()


if __name__ == "__main__":
    raise SystemExit(main())
