"""Write the annotated corpus as plain documents and annotations that the scorer reads.

python -m training.lay_out --out DIR [--part train]
python bench/extraction.py --gold DIR/gold --docs DIR/docs
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .annotated import PARTS, paths, read
from .facts import to_gold

__all__ = ["lay_out", "main"]


def main() -> int:
    """Write the folders of the chosen part and say how many documents they hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for docs/ and gold/")
    parser.add_argument("--part", choices=PARTS, help="only this part; both without it")
    args = parser.parse_args()
    print(f"{lay_out(args.out, args.part)} documents in {args.out}")
    return 0


def lay_out(out: Path, part: str | None = None) -> int:
    """Write docs/<id>.txt and gold/<id>.json below `out`; returns how many."""
    for name in ("docs", "gold"):
        (out / name).mkdir(parents=True, exist_ok=True)
    files = paths(part)
    for path in files:
        document = read(path)
        (out / "docs" / f"{path.stem}.txt").write_text(document.text, "utf-8")
        gold = json.dumps(to_gold(document), ensure_ascii=False, indent=1)
        (out / "gold" / f"{path.stem}.json").write_text(gold + "\n", "utf-8")
    return len(files)


if __name__ == "__main__":
    raise SystemExit(main())
