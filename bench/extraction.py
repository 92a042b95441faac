"""Measure extraction against annotated documents: quality, evidence, speed, start-up, memory.

    python bench/extraction.py [--strict] [--errors 40]
    python bench/extraction.py --gold data/gold --docs data/reviews

Without options both development sets are measured: the one beside the repository, and the sample
corpus of the project where it is annotated.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.gold import to_gold
from screensong.graph.reading.sources import read_sources

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "gold"


def main() -> int:
    """Print the figures of every set that is present."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder of <id>.json annotations")
    parser.add_argument("--docs", type=Path, help="folder of the documents")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score.py")
    parser.add_argument("--strict", action="store_true", help="only the strict score")
    parser.add_argument("--errors", type=int, default=0, help="list so many errors")
    parser.add_argument("--only", help="comma-separated document ids")
    args = parser.parse_args()
    if bool(args.gold) != bool(args.docs):
        parser.error("--gold and --docs go together")
    if not args.scorer.is_file():
        return refuse(f"no scorer at {args.scorer}; give --scorer")
    if args.gold:
        sets = [(args.gold, args.docs)]
    else:
        sets = [(SHARED / "gold", SHARED / "docs"), (ROOT / "data/gold", ROOT / "data/reviews")]
        sets = [pair for pair in sets if any(pair[0].rglob("*.json"))]
        if not sets:
            return refuse(f"no annotations (*.json) in {SHARED / 'gold'} or {ROOT / 'data/gold'}")
    scorer = load_scorer(args.scorer)
    only = set(args.only.split(",")) if args.only else None
    for gold, docs in sets:
        if not any(gold.rglob("*.json")):
            return refuse(f"no annotations (*.json) in {gold}")
        if not docs.is_dir():
            return refuse(f"no folder of documents at {docs}")
        measure(scorer, gold, docs, only=only, strict=args.strict, errors=args.errors)
    print(f"cold start: {cold_start():.2f} s for a new process to extract one short document")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process: {peak:.0f} MB")
    return 0


def refuse(reason: str) -> int:
    """Say in one line why nothing is measured."""
    print(f"bench/extraction: {reason}", file=sys.stderr)
    return 1


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from its path."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        message = f"{path} is not a Python module"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(
    scorer: ModuleType, gold: Path, docs: Path, *, only: set[str] | None, strict: bool, errors: int
) -> None:
    """Read and extract every annotated document as a build does; print score and speed."""
    documents = [
        document
        for document in read_sources([docs])
        if isinstance(document, Document)
        and (gold / f"{document.id}.json").exists()
        and (not only or document.id in only)
    ]
    print(f"== {len(documents)} documents of {docs}, annotations of {gold}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("gold", "docs", "out"):
            (folder / part).mkdir()
        for document in documents:
            flat = document.id.replace("/", "__")  # the scorer knows no folders
            noted = json.loads((gold / f"{document.id}.json").read_text("utf-8")) | {"id": flat}
            _write(folder / "gold" / f"{flat}.json", json.dumps(noted))
            _write(folder / "docs" / f"{flat}.txt", document.text)
            found = to_gold(document, extract(document)) | {"id": flat}
            _write(folder / "out" / f"{flat}.json", json.dumps(found))
        for is_strict in [True] if strict else [False, True]:
            print(f"-- {'strict' if is_strict else 'default'}")
            parts = [str(folder / part) for part in ("gold", "out", "docs")]
            scored = scorer.score(*parts, is_strict)
            listed = errors if strict or not is_strict else 0
            shown = argparse.Namespace(by_kind=False, by_tag=False, per_doc=False, errors=listed)
            scorer.report(*scored, shown)
    words = sum(len(d.text.split()) for d in documents)
    started, runs = time.process_time(), 0
    while runs < 2 or time.process_time() - started < 1.0:
        for document in documents:
            extract(document)
        runs += 1
    spent = time.process_time() - started
    per_second = runs * words / spent
    print(
        f"speed: {runs * len(documents) / spent:.0f} documents/s on one core "
        f"({words / max(1, len(documents)):.0f} words each), "
        f"{per_second / 300:.0f} of 300 words"
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def cold_start() -> float:
    """Return the seconds a new process needs to import the package and extract one text."""
    program = (
        "from screensong.graph.documents import Document\n"
        "from screensong.graph.extraction import extract\n"
        "extract(Document('d', 'Some Film (1999)\\n\\nThe score by Bo Example is superb.'))"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
