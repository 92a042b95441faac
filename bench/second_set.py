"""Lay out the annotated audience reviews as documents and annotations that the scorer reads.

    python bench/second_set.py --corpus ../shared/corpus/imdb50k.jsonl.gz --out DIR [--part tune]
    python bench/extraction.py --gold DIR/gold --docs DIR/docs

The repository holds offsets and labels only (bench/gold/imdb-reviews.json); the words come from
the corpus, a `.jsonl` or `.jsonl.gz` file of records with `split`, `cls`, `id` and `text`.

The hundred reviews serve evaluation only: nothing is ever trained on them. Rules and word lists may
be tuned on the 50 marked `tune`; of the 50 marked `hold` only totals are looked at.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import zlib
from pathlib import Path
from typing import Any

LABELS = Path(__file__).resolve().parent / "gold" / "imdb-reviews.json"
PARTS = ("tune", "hold")
UNTITLED = "Film under review"


class SecondSetError(Exception):
    """The reviews cannot be laid out; the message says why."""


def main() -> int:
    """Write the folders of the chosen part and say how many documents they hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True, help="the reviews, .jsonl[.gz]")
    parser.add_argument("--out", type=Path, required=True, help="folder for docs/ and gold/")
    parser.add_argument("--part", choices=PARTS, help="only this half; both without it")
    args = parser.parse_args()
    try:
        materialise(args.corpus, args.out, args.part)
    except SecondSetError as problem:
        print(f"bench/second_set: {problem}", file=sys.stderr)
        return 1
    print(f"{len(entries(args.part))} documents in {args.out}")
    return 0


def materialise(source: Path, out: Path, part: str | None) -> None:
    """Write `docs/<id>.txt` and `gold/<id>.json` of one part (`None`: both) under `out`.

    Nothing is written unless every review is found with the text that was annotated, and unless
    the two folders hold no other files: the scorer would count them.
    """
    wanted = entries(part)
    texts = read_texts(source, {entry["review"] for entry in wanted})
    written: dict[Path, str] = {}
    for entry in wanted:
        text = texts[entry["review"]]
        name = document_id(entry["review"])
        annotation = json.dumps(annotate(entry, text), ensure_ascii=False, indent=1)
        written[out / "docs" / f"{name}.txt"] = text
        written[out / "gold" / f"{name}.json"] = annotation + "\n"
    for folder in (out / "docs", out / "gold"):
        stray = sorted(set(folder.glob("*")) - set(written))
        if stray:
            message = f"{folder} holds other files ({stray[0].name}, …); give an empty folder"
            raise SecondSetError(message)
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in written.items():
        path.write_text(content, encoding="utf-8", newline="")


def entries(part: str | None) -> list[dict[str, Any]]:
    """Return the stored annotations of one part, or of both."""
    if part is not None and part not in PARTS:
        message = f"there is no part {part!r}, only {' and '.join(PARTS)}"
        raise SecondSetError(message)
    stored = json.loads(LABELS.read_text(encoding="utf-8"))
    return [entry for entry in stored if part is None or entry["part"] == part]


def document_id(review: str) -> str:
    """Return the file stem of a review: `train/pos/12` is `train-pos-12`."""
    return review.replace("/", "-")


def read_texts(source: Path, reviews: set[str]) -> dict[str, str]:
    """Return the annotated reviews' texts, each checked against its stored sha256."""
    digests = {entry["review"]: entry["sha256"] for entry in entries(None)}
    found: dict[str, str] = {}
    opener = gzip.open if source.suffix == ".gz" else open
    try:
        with opener(source, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                review = f"{record['split']}/{record['cls']}/{record['id']}"
                if review in reviews:
                    found[review] = record["text"]
    except (OSError, EOFError, zlib.error) as problem:
        message = f"cannot read the corpus {source}: {problem}"
        raise SecondSetError(message) from problem
    except (ValueError, KeyError, TypeError) as problem:
        message = f"{source} is no file of review records (split, cls, id, text): {problem!r}"
        raise SecondSetError(message) from problem
    missing = sorted(reviews - set(found))
    if missing:
        message = f"{source} lacks {len(missing)} annotated reviews: {', '.join(missing[:5])}"
        raise SecondSetError(message)
    changed = sorted(
        review
        for review, text in found.items()
        if hashlib.sha256(text.encode()).hexdigest() != digests[review]
    )
    if changed:
        message = (
            f"{len(changed)} reviews of {source} differ from the text that was annotated "
            f"(sha256): {', '.join(changed[:5])}"
        )
        raise SecondSetError(message)
    return found


def annotate(entry: dict[str, Any], text: str) -> dict[str, Any]:
    """Return an annotation in the scorer's shape, its names cut from `text`."""
    stored = entry["film"]
    title = stored["title"]
    film: dict[str, Any] = {
        "title": UNTITLED if title is None else cut(text, title),
        "year": stored["year"],
    }
    if stored["aliases"]:
        film["aliases"] = [cut(text, span) for span in stored["aliases"]]
    if title is None:
        film["titleInText"] = False
    facts = []
    for fact in entry["facts"]:
        spelt = {
            "s": entity(fact["s"], text),
            "p": fact["p"],
            "o": fact["o"] if "at" not in fact["o"] else entity(fact["o"], text),
            "evidence": cut(text, fact["evidence"]),
        }
        if fact.get("optional") or is_untitled(fact["o"]):
            spelt["optional"] = True
        facts.append(spelt)
    return {
        "id": document_id(entry["review"]),
        "kind": entry["kind"],
        "film": film,
        "facts": facts,
    }


def is_untitled(stored: dict[str, Any]) -> bool:
    """Tell whether a stored end of a fact is a main film that the text never names.

    The scorer takes any name for such a film as a subject but not as an object, so a fact with
    it as object can only be optional.
    """
    return "at" in stored and stored["at"] is None


def entity(stored: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a stored entity with its names; one without a place is the untitled main film."""
    if is_untitled(stored):
        return {"type": stored["type"], "name": UNTITLED}
    named = {"type": stored["type"], "name": cut(text, stored["at"])}
    if stored.get("aliases"):
        named["aliases"] = [cut(text, span) for span in stored["aliases"]]
    return named


def cut(text: str, span: list[int]) -> str:
    """Return the characters of a stored [start, end]."""
    return text[span[0] : span[1]]


if __name__ == "__main__":
    sys.exit(main())
