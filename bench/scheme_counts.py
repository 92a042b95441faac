"""Count in how many reviews each concept of the schemes is named.

    python bench/scheme_counts.py ../shared/corpus/imdb50k.jsonl.gz ../shared/gold

A corpus is a `.jsonl` or `.jsonl.gz` file of records with a `text`, or a folder of `.txt` and `.md`
files. With --never the status is 1 where a concept is named by none.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from screensong.ontology.schemes import SCHEME_NAMES, load_scheme


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a corpus."""
    if path.is_dir():
        for file in sorted((*path.rglob("*.txt"), *path.rglob("*.md"))):
            yield file.read_text(encoding="utf-8")
        return
    reader = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield str(json.loads(line)["text"])


def main() -> int:
    """Print the counts; with --never only the concepts that no text names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, help="read at most so many texts of each corpus")
    parser.add_argument("--never", action="store_true", help="list only concepts never found")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    read = 0
    for path in args.corpus:
        if not path.exists():
            print(f"scheme_counts: no corpus at {path}", file=sys.stderr)
            return 1
        for text in itertools.islice(texts(path), args.limit):
            read += 1
            named = (
                m.concept.path for name in SCHEME_NAMES for m in load_scheme(name).matches(text)
            )
            counts.update(set(named))
    print(f"{read} texts")
    missing = 0
    for name in SCHEME_NAMES:
        concepts = load_scheme(name).concepts
        never = [concept.slug for concept in concepts if not counts[concept.path]]
        print(f"{name}: {len(concepts)} concepts, {len(never)} never found {never or ''}")
        missing += len(never)
        if not args.never:
            for concept in sorted(concepts, key=lambda c: (-counts[c.path], c.slug)):
                print(f"  {counts[concept.path]:6d}  {concept.name}")
    return 1 if args.never and missing else 0


if __name__ == "__main__":
    sys.exit(main())
